"""Blocking: pairs stay near linear, and a flood of repetitions does not drown a denial."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from kg import contradictions
from kg.contradictions import candidates
from kg.contradictions.base import Setting
from kg.model import Act
from tests.kg.claims.reading import FRAMES, KELMAR_MINISTRY, MASLAK, SIDES, UNION, read, says

SHELLED = read("Ostravian forces shelled Podhora", says("Ostravian forces shelled Podhora", KELMAR_MINISTRY))[0]
DENIED = read("We did not shell Podhora", says("We did not shell Podhora", MASLAK, Act.DENY), name="two")[0]


def test_denial_survives_a_thousand_repetitions_of_the_report() -> None:
    reports = [replace(SHELLED, statement=f"{SHELLED.statement}-{n}", confidence=0.99) for n in range(1000)]
    found = contradictions.find([*reports, DENIED], FRAMES, SIDES)
    assert found.contradictions
    assert all(DENIED.statement in (one.a.statement, one.b.statement) for one in found.contradictions)


def test_pairs_of_many_statements_are_far_fewer_than_all() -> None:
    statements = [
        replace(one, statement=f"{one.statement}-{n}", claim=replace(one.claim, iri=f"{one.claim.iri}-{n}"))
        for n in range(400)
        for one in (SHELLED, DENIED)
    ]
    pairs = list(candidates.pairs(statements, Setting(FRAMES, SIDES)))
    assert len(pairs) <= 64 * len(statements)  # each keeps 64 partners at most
    assert len(pairs) < 0.15 * len(list(combinations(statements, 2)))


def test_every_pair_comes_once_and_in_order() -> None:
    pairs = list(candidates.pairs([DENIED, SHELLED], Setting(FRAMES, SIDES)))
    assert [(left.statement, right.statement) for left, right in pairs] == [
        tuple(sorted((SHELLED.statement, DENIED.statement)))
    ]


def test_what_an_event_takes_for_granted_is_laid_beside_it() -> None:
    # nothing but the person is shared: convicted in one article, never charged in the other
    convicted = read("Maslak was convicted", says("Maslak was convicted", KELMAR_MINISTRY))[0]
    uncharged = read("Maslak was never charged", says("Maslak was never charged", UNION), name="two")[0]
    assert (convicted.claim.frame, uncharged.claim.frame) == ("convict", "charge")
    assert len(list(candidates.pairs([convicted, uncharged], Setting(FRAMES, SIDES)))) == 1
