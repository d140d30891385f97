"""The disputes of the seed articles: few, each one a person would recognise."""

from __future__ import annotations

import pytest

from kg.contradictions import Findings, changes, disputes
from kg.model import ArticleRecord, Dispute, PositionChange
from kg.pipeline import Knowledge


@pytest.fixture(scope="module")
def found(
    seeds: tuple[tuple[ArticleRecord, ...], Knowledge, Findings],
) -> tuple[tuple[Dispute, ...], tuple[PositionChange, ...]]:
    records, knowledge, findings = seeds
    stated = [one for record in records for one in record.stated]
    labels = {iri: entity.labels for iri, entity in knowledge.directory.entities.items()}
    grouped = disputes.group(findings.contradictions, labels, knowledge.frames, stated)
    return grouped, changes.find(stated, knowledge.frames, knowledge.sides(), findings.contradictions)


def test_there_are_fewer_than_twenty_disputes(found: tuple[tuple[Dispute, ...], object]) -> None:
    assert len(found[0]) < 20


@pytest.mark.parametrize(
    "title",
    [
        "Who fired at Mingachevir, 4 October 2020?",
        "Who fired at Mingachevir (reported 9 October 2020)?",
        "Who fired at Mingachevir, 10 October 2020?",
        "Who fired at Ganja, 11 October 2020?",
        "Who fired at Ordubad, 15 October 2020?",
        "To whom does Nagorno-Karabakh belong?",
        "How many conditions did Ilham Aliyev set?",
        "Apologise: of whom did Ilham Aliyev demand it?",
        "When was Jabrayil taken?",
        "Who started the fighting?",
        "Who broke the ceasefire, 10 October 2020?",
    ],
)
def test_dispute_that_a_reader_expects_is_there_once(found: tuple[tuple[Dispute, ...], object], title: str) -> None:
    assert [dispute.titles["en"] for dispute in found[0]].count(title) == 1


def test_no_title_names_a_government_for_a_country(found: tuple[tuple[Dispute, ...], object]) -> None:
    assert not [one for one in found[0] if "Government of" in one.titles["en"] or "Pemerintah" in one.titles["id"]]


def test_the_strike_of_4_october_has_two_sides_and_many_outlets(found: tuple[tuple[Dispute, ...], object]) -> None:
    (strike,) = [one for one in found[0] if one.titles["id"] == "Siapa yang menembaki Mingachevir, 4 Oktober 2020?"]
    affirmed, denied, *others = strike.sides
    accused = "Armed Forces of Armenia attacked Mingachevir"
    assert affirmed.label.startswith(f"affirms: {accused}")
    assert denied.label.startswith(f"denies: {accused}")
    assert len({*affirmed.outlets, *denied.outlets}) >= 6
    # Some say or deny it of the army of Karabakh: another doer, so positions of their own behind the two great ones.
    assert all("Artsakh Defence Army attacked Mingachevir" in side.label for side in others)


def test_each_side_is_said_to_have_broken_the_truce_of_10_october(found: tuple[tuple[Dispute, ...], object]) -> None:
    (broken,) = [
        one for one in found[0] if one.titles["id"] == "Siapa yang melanggar gencatan senjata, 10 Oktober 2020?"
    ]
    labels = [side.label for side in broken.sides]
    assert [label for label in labels if "Armenia broke the ceasefire" in label]
    assert [label for label in labels if "Armed Forces of Azerbaijan broke the ceasefire" in label]
    assert len({outlet for side in broken.sides for outlet in side.outlets}) >= 3


def test_the_terms_of_november_are_others_than_those_of_october(
    found: tuple[object, tuple[PositionChange, ...]],
) -> None:
    changed = {(change.kind, change.before.speaker_name, change.days) for change in found[1]}
    assert ("conditions-changed", "Ilham Aliyev", 30) in changed
