"""What two statements have in common may be an act or an attribute, and not the thing that it is told of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg import contradictions
from kg.contradictions import Guarded
from kg.model import Act, Contradiction, Entity
from tests.kg.claims.reading import FERRIES, KADLEC, MASLAK, NO, NONE, UNION
from tests.kg.contradictions.test_open_rules import SETTING, Side, judged, one, side

FOUND = 0.3
NO_CONTRADICTIONS = {
    "another-thing-en": (
        side("en", "the footage should be released", UNION, Act.DEMAND, NONE),
        side("en", "to release the tax returns before the vote", MASLAK, Act.REFUSE, NO),
    ),
    # "the footage be released"
    "another-thing-id": (
        side("id", "rekaman dirilis", UNION, Act.DEMAND, NONE),
        side("en", "to release the tax returns before the vote", MASLAK, Act.REFUSE, NO),
    ),
    # "that the video be published" / "to publish the salaries of the ministers"
    "another-thing-fr": (
        side("fr", "que la vidéo soit publiée", UNION, Act.DEMAND, NONE),
        side("fr", "de publier les salaires des ministres", MASLAK, Act.REFUSE, NO),
    ),
    "a-few-words-en": (
        side("en", "all four parties would have to agree for a special session to be called", KADLEC, Act.DEMAND, NONE),
        side("en", "he would not bring the members back into a special session to weigh sanctions", MASLAK, Act.REFUSE),
    ),
    "a-forecast-is-no-will-en": (
        side(
            "en",
            "the party should immediately choose a successor for Radka Velk in case of illness",
            UNION,
            Act.DEMAND,
            NONE,
        ),
        side(
            "en",
            "there is absolutely no chance that Radka Velk will withdraw in favour of a successor",
            MASLAK,
            Act.DENY,
        ),
    ),
    "which-of-a-kind-en": (
        side("en", "the plan would raise taxes on big companies", UNION),
        side("en", "the plan would help small companies to export", FERRIES),
    ),
    "which-of-a-kind-id": (
        side("id", "rencana itu menaikkan pajak perusahaan besar", UNION),
        side("id", "rencana itu membantu perusahaan kecil mengekspor", FERRIES),
    ),
}


@pytest.mark.parametrize(("left", "right"), NO_CONTRADICTIONS.values(), ids=NO_CONTRADICTIONS)
def test_one_act_on_two_things_is_no_contradiction(left: Side, right: Side) -> None:
    found = judged(left, right)
    assert not isinstance(found, Contradiction) or found.confidence < FOUND


@pytest.mark.parametrize(
    ("lang", "text", "inner"),
    [
        ("en", "the ferry company urged the crew to report every fault at once", "the crew to report every fault"),
        # "the company asked the crew to report every fault"
        ("id", "perusahaan tidak mengulangi kesalahan dan meminta awak melaporkan cacat", "awak melaporkan cacat"),
    ],
)
def test_what_is_told_within_a_statement_does_not_clash_with_it(lang: str, text: str, inner: str) -> None:
    outer, told = (one(side(lang, words, who, act), "a") for words, who, act in _nested(text, inner))
    found = contradictions.compare(outer[0], replace(told[0], statement=f"{told[0].statement}-inner"), SETTING)
    assert isinstance(found, Guarded)
    assert found.guard == "told-within"


def _nested(text: str, inner: str) -> tuple[tuple[str, Entity, Act], tuple[str, Entity, Act]]:
    return (text, FERRIES, Act.PROMISE), (inner, UNION, Act.DEMAND)


WHAT_IS_NEGATED = {
    "en": (
        side("en", "there is no threat to people who miss the prayer on the island", UNION),
        side("en", "people may keep the prayer on the island at home", FERRIES),
    ),
    # "there is no threat to people who leave the prayer" / "people keep the prayer"
    "id": (
        side("id", "tidak ada ancaman bagi warga yang meninggalkan ibadah di pulau", UNION),
        side("id", "warga menjalankan ibadah di pulau dari rumah", FERRIES),
    ),
    "en-saying": (
        side("en", "Kadlec did not state that the minister had pressed him to lie to the council", UNION, Act.DENY),
        side("en", "Kadlec had repeatedly lied to the council", FERRIES, Act.ACCUSE),
    ),
}


@pytest.mark.parametrize(("left", "right"), WHAT_IS_NEGATED.values(), ids=WHAT_IS_NEGATED)
def test_a_negator_denies_what_it_stands_before(left: Side, right: Side) -> None:
    found = judged(left, right)
    assert not isinstance(found, Contradiction) or found.rule != "open-denial"
