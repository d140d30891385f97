"""The dispute network against counts made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import InputError
from kg.networks import disputes
from kg.networks.choosing import Wanted
from tests.kg.networks.making import conflict, material, said

# m is a ministry of the government g; h is an adversary; o an outlet; u a source without a name.
G, M, H = said("g", "g1", day=1), said("m", "m1", day=3, side="g"), said("h", "h1", day=2)
PAPER, U, LATE = said("o", "o1", day=9), said("u", "u1", day=4), said("h", "h2", day=20)
MATERIAL = material(
    conflicts=(
        conflict(G, H, dispute="riverton"),
        conflict(M, H, kind="exclusive", confidence=0.6, dispute="riverton"),
        conflict(M, LATE, dispute="talks"),
        conflict(PAPER, H, confidence=0.8),
        conflict(U, G),
        conflict(G, M, kind="position-change"),
    ),
    kinds={"o": "outlet", "u": "unknown"},
    titles={"riverton": ("Did the North attack Riverton?",), "talks": ("Will there be talks?",)},
)


def weights(wanted: Wanted) -> dict[str, float]:
    return {tie.a + tie.b: tie.weight for tie in disputes.build(MATERIAL, wanted).ties}


def test_ties_count_the_contradictions_between_those_for_whom_words_count() -> None:
    # g speaks for itself and through m: g1/h1, m1/h1 and m1/h2 are three between g and h; o1/h1 is one between h and o.
    found = disputes.build(MATERIAL)
    assert {tie.a + tie.b: tie.weight for tie in found.ties} == {"gh": 3, "ho": 1}
    tie = found.ties[0]
    assert tie.kinds == {"denial": 2, "exclusive": 1}  # type: ignore[union-attr]  # a dispute network's tie
    assert tie.levels == {"world": 3}  # type: ignore[union-attr]
    assert tie.disputes == ("riverton", "talks")  # type: ignore[union-attr]


def test_a_tie_lasts_from_the_first_day_both_stood_to_the_last() -> None:
    # Days of the pairs are those of the later statement: 2 (g1 1, h1 2), 3 (m1 3, h1 2) and 20 (h2).
    tie = disputes.build(MATERIAL).ties[0]
    assert (tie.first, tie.last) == (date(2020, 10, 2), date(2020, 10, 20))


def test_every_tie_gives_its_pairs_with_both_quotes_the_surest_first() -> None:
    tie = disputes.build(MATERIAL).ties[0]
    pairs = tie.pairs  # type: ignore[union-attr]
    assert [one.confidence for one in pairs] == [0.9, 0.9, 0.6]
    assert {(one.a.quote, one.b.quote) for one in pairs} >= {("words of g1", "words of h1")}


def test_contradictions_within_one_actor_and_of_unnamed_sources_are_counted_apart() -> None:
    found = disputes.build(MATERIAL)
    assert found.within == {"g": 1}
    assert found.left_out.unnamed == 1
    assert {actor.iri for actor in found.actors} == {"g", "h", "o"}


def test_by_speaker_a_ministry_is_an_actor_of_its_own() -> None:
    assert weights(Wanted(by="speaker")) == {"gh": 1, "hm": 2, "ho": 1, "gm": 1}
    assert disputes.build(MATERIAL, Wanted(by="speaker")).within == {}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(min_confidence=0.7), {"gh": 2, "ho": 1}),
        (Wanted(since=date(2020, 10, 3)), {"gh": 2, "ho": 1}),
        (Wanted(until=date(2020, 10, 3)), {"gh": 2}),
        (Wanted(since=date(2020, 10, 3), until=date(2020, 10, 3)), {"gh": 1}),
        (Wanted(dispute="talks"), {"gh": 1}),
        (Wanted(topic="RIVERTON north"), {"gh": 2}),
        (Wanted(topic="words of o1"), {"ho": 1}),
        (Wanted(topic="nothing of the kind"), {}),
        (Wanted(with_outlets=False), {"gh": 3}),
        (Wanted(with_unnamed=True), {"gh": 3, "ho": 1, "gu": 1}),
    ],
    ids=["confidence", "since", "until", "one day", "dispute", "topic", "quote", "no topic", "no outlets", "unnamed"],
)
def test_what_is_asked_for_narrows_the_network(wanted: Wanted, expected: dict[str, float]) -> None:
    assert weights(wanted) == expected


def test_actors_who_are_judged_to_be_one_are_one() -> None:
    joined = material(
        conflicts=(conflict(said("a", "a1"), said("b", "b1")), conflict(said("c", "c1"), said("b", "b2"))),
        heads={"c": "a"},
    )
    assert {tie.a + tie.b: tie.weight for tie in disputes.build(joined).ties} == {"ab": 2}


def test_an_undated_pair_is_counted_as_left_out_where_days_are_asked_for() -> None:
    undated = material(conflicts=(conflict(said("a", "a1"), said("b", "b1")),))
    found = disputes.build(undated, Wanted(since=date(2020, 1, 1)))
    assert (found.ties, found.left_out.undated) == ((), 1)
    assert len(disputes.build(undated).ties) == 1


@pytest.mark.parametrize(
    "values",
    [{"by": "party"}, {"min_confidence": 1.5}, {"since": date(2020, 2, 1), "until": date(2020, 1, 1)}],
    ids=["by", "confidence", "days"],
)
def test_what_cannot_be_asked_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(InputError):
        Wanted(**values)  # type: ignore[arg-type]  # that is the point
