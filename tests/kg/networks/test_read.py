"""From a real store to the networks: what counts, and what does not."""

from __future__ import annotations

from datetime import date

import pytest

from kg.networks import alignment, disputes
from kg.networks.choosing import Wanted
from kg.networks.read import read
from kg.networks.records import Material
from tests.newsroom import ATTACK, MINISTRY, NORTHLAND, OUTLET, SOUTHLAND, VANYA, fill, newsroom


@pytest.fixture(scope="module")
def material() -> Material:
    """What the newsroom's store says."""
    return read(fill())


def pairs_of(material: Material, wanted: Wanted) -> set[frozenset[str]]:
    return {frozenset((tie.a, tie.b)) for tie in disputes.build(material, wanted).ties}


def test_contradictions_that_count_are_read_with_quotes_days_and_disputes(material: Material) -> None:
    room = newsroom()
    assert {one.iri for one in material.conflicts} == {one.iri for one in room.contradictions}
    denial = next(one for one in material.conflicts if one.iri == room.contradictions[0].iri)
    assert {denial.a.quote, denial.b.quote} == {room.contradictions[0].a.quote, room.contradictions[0].b.quote}
    assert (denial.disputes, denial.kind, denial.level) == ((room.disputes[0].iri,), "denial", "world")
    assert denial.day == date(2020, 10, 5)


def test_undecided_and_rejected_pairs_tie_nobody(material: Material) -> None:
    room = newsroom()
    apart = {(one.a, one.b) for one in room.not_contradictions} | {
        (p.a.statement, p.b.statement) for p in room.undecided
    }
    found = {(one.a.statement, one.b.statement) for one in material.conflicts}
    assert found.isdisjoint(apart | {(b, a) for a, b in apart})


def test_actors_are_the_sides_spoken_for_or_the_speakers(material: Material) -> None:
    assert pairs_of(material, Wanted()) == {
        frozenset((OUTLET.iri, NORTHLAND.iri)), frozenset((SOUTHLAND.iri, NORTHLAND.iri)),
    }  # fmt: skip
    assert disputes.build(material).within == {NORTHLAND.iri: 1}  # its president changes position
    assert pairs_of(material, Wanted(by="speaker")) == {
        frozenset((OUTLET.iri, NORTHLAND.iri)), frozenset((MINISTRY.iri, VANYA.iri)),
    }  # fmt: skip


def test_names_and_kinds_are_those_of_the_store(material: Material) -> None:
    found = {actor.iri: (actor.label, actor.kind) for actor in disputes.build(material).actors}
    assert found[SOUTHLAND.iri] == (SOUTHLAND.labels["en"], "government")
    assert material.titles[ATTACK.iri][0] == "Northland attacked Riverton"


def test_the_attack_sets_northland_against_who_reports_it(material: Material) -> None:
    # On the attack: the outlet and Southland affirm it, Northland denies it twice (as a side of the dispute).
    signs = {frozenset((tie.a, tie.b)): tie.sign for tie in alignment.build(material, over="disputes").ties}
    assert signs == {
        frozenset((OUTLET.iri, SOUTHLAND.iri)): 1,
        frozenset((OUTLET.iri, NORTHLAND.iri)): -1,
        frozenset((SOUTHLAND.iri, NORTHLAND.iri)): -1,
    }
