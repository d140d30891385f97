"""The alignment network against agreement and disagreement counted by hand."""

from __future__ import annotations

import math
from datetime import date

import pytest

from kg.errors import InputError
from kg.networks import alignment
from kg.networks.alignment import Normalised, Over
from kg.networks.choosing import choose_positions
from kg.networks.records import AlignmentTie, Material, Position
from tests.kg.networks.making import material, position, said, showing

# Who holds what (+ affirms, - denies):
#        claim1 claim2 claim3
#   a      +      +      -
#   b      +      -      -
#   c      -
#   d                   + and -
TABLE = {
    "a": {"claim1": "+", "claim2": "+", "claim3": "-"},
    "b": {"claim1": "+", "claim2": "-", "claim3": "-"},
    "c": {"claim1": "-"},
    "d": {"claim3": "+-"},
}
WORDS = {"+": "affirms", "-": "denies"}


def held(table: dict[str, dict[str, str]]) -> list[Position]:
    return [
        position(said(actor, f"{actor}-{issue}-{sign}", day=day), issue, WORDS[sign])
        for day, (actor, issues) in enumerate(table.items(), start=1)
        for issue, signs in issues.items()
        for sign in signs
    ]


MATERIAL = material(positions=held(TABLE))


def ties(of: Material, *, over: Over = "issues", normalised: Normalised = "average") -> dict[str, AlignmentTie]:
    found = alignment.build(of, over=over, normalised=normalised).ties
    return {tie.a + tie.b: tie for tie in found if isinstance(tie, AlignmentTie)}


def test_agreements_and_disagreements_are_counted_by_issue() -> None:
    # a and b: claim1 alike, claim2 not, claim3 alike. a and c: claim1 not. a and d: d holds both of claim3: one of
    # each.
    counts = {pair: (tie.agreements, tie.disagreements) for pair, tie in ties(MATERIAL).items()}
    assert counts == {"ab": (2, 1), "ac": (0, 1), "ad": (1, 1), "bc": (0, 1), "bd": (1, 1)}


def test_weights_divide_by_the_mean_number_of_positions() -> None:
    # Positions held: a 3, b 3, c 1, d 2. ab: (2-1)/3; ac and bc: -1/2; ad and bd: 0.
    assert {pair: tie.weight for pair, tie in ties(MATERIAL).items()} == {
        "ab": 0.333333, "ac": -0.5, "ad": 0.0, "bc": -0.5, "bd": 0.0,
    }  # fmt: skip
    assert {pair: tie.sign for pair, tie in ties(MATERIAL).items()} == {"ab": 1, "ac": -1, "ad": 0, "bc": -1, "bd": 0}


@pytest.mark.parametrize(
    ("normalised", "ab", "ac"),
    [("no", 1.0, -1.0), ("jaccard", 1 / 4, -1 / 4), ("cosine", 1 / 3, -1 / math.sqrt(3))],
)
def test_other_norms(normalised: Normalised, ab: float, ac: float) -> None:
    # jaccard: positions that either of a and b holds: 3 + 3 - 2 shared = 4; of a and c: 3 + 1 - 0 = 4.
    found = ties(MATERIAL, normalised=normalised)
    assert found["ab"].weight == pytest.approx(ab, abs=1e-6)
    assert found["ac"].weight == pytest.approx(ac, abs=1e-6)


def test_a_tie_shows_the_earliest_statement_of_each_on_each_issue() -> None:
    twice = material(
        positions=(
            position(said("a", "late", day=9), "claim1", "affirms"),
            position(said("a", "early", day=2), "claim1", "affirms"),
            position(said("b", "b1", day=5), "claim1", "denies"),
        )
    )
    (tie,) = ties(twice).values()
    (shared,) = tie.shared
    assert (shared.a.said.quote, shared.b.said.quote) == ("words of early", "words of b1")
    assert (shared.is_agreement, tie.first, tie.last) == (False, date(2020, 10, 5), date(2020, 10, 5))


def test_saying_it_again_adds_nothing() -> None:
    again = material(positions=[*held(TABLE), position(said("a", "again", day=8), "claim1", "affirms")])
    assert {k: t.weight for k, t in ties(again).items()} == {k: t.weight for k, t in ties(MATERIAL).items()}


# A dispute over one issue that three statements put as two claims: a1 and b1 (claim "fired") on side 1, c1 (claim
# "held fire") on side 2. d1 affirms "held fire" in words that no pair shows, and e1 is about something else.
SPLIT = material(
    positions=(
        position(said("a", "a1"), "fired", "affirms"),
        position(said("b", "b1"), "fired", "affirms"),
        position(said("c", "c1"), "held fire", "affirms"),
        position(said("d", "d1"), "held fire", "affirms"),
        position(said("e", "e1"), "talks", "affirms"),
        position(said("a", "a2"), "talks", "denies"),
    ),
    showings=(
        showing(said("a", "a1"), "dispute", 1), showing(said("b", "b1"), "dispute", 1), showing(said("c", "c1"),
        "dispute", 2),
    ),
)  # fmt: skip


def test_claims_of_one_dispute_are_one_issue() -> None:
    # Issues: the dispute (a, b side 1; c, d side 2) and the claim "talks" (a denies, e affirms).
    found = {pair: (tie.agreements, tie.disagreements) for pair, tie in ties(SPLIT).items()}
    assert found == {"ab": (1, 0), "ac": (0, 1), "ad": (0, 1), "ae": (0, 1), "bc": (0, 1), "bd": (0, 1), "cd": (1, 0)}
    assert alignment.build(SPLIT).issues == 2


def test_claims_alone_and_disputes_alone() -> None:
    assert set(ties(SPLIT, over="claims")) == {"ab", "cd", "ae"}
    assert set(ties(SPLIT, over="disputes")) == {"ab", "ac", "bc"}


def test_the_base_is_a_two_mode_graph_of_actors_and_issues() -> None:
    graph = alignment.bipartite(choose_positions(MATERIAL))
    assert {node for node, mode in graph.nodes(data="bipartite") if mode == 0} == set("abcd")
    assert graph.edges["a", "claim1"]["sign"] == 1
    assert graph.edges["c", "claim1"]["sign"] == -1
    assert graph.edges["d", "claim3"] == {"sign": 0, "positions": ("affirms", "denies")}
    assert graph.number_of_edges() == 8


def test_an_issue_that_very_many_hold_is_counted_and_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "MAX_HOLDERS", 2)
    found = alignment.build(MATERIAL)
    assert found.left_out.crowded == 2  # claim1 has three holders, claim3 too
    assert {tie.a + tie.b for tie in found.ties} == {"ab"}


def test_an_unknown_way_to_count_is_refused() -> None:
    with pytest.raises(InputError, match="over must be"):
        alignment.build(MATERIAL, over="words")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InputError, match="normalised must be"):
        alignment.build(MATERIAL, normalised="twice")  # type: ignore[arg-type]
