"""Communities, centrality, bridges and balance against small graphs worked out by hand."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import combinations, product

import pytest

from kg.errors import InputError, TooLargeError
from kg.networks import balance, bounds, communities, measures
from kg.networks.bounds import Bounds
from tests.kg.networks.making import network

# Two triangles, abc and def, joined by the tie cd.
#   a   e
#   |\ /|
#   | c-d-f   (d-e, d-f, e-f; a-b, a-c, b-c)
#   b
DUMBBELL = dict.fromkeys(("ab", "ac", "bc", "cd", "de", "df", "ef"), 1.0)


def test_communities_of_two_joined_triangles_are_the_triangles() -> None:
    # Modularity of {abc, def}: 7 ties; each side has 3 inside and degrees of 7: 2 * (3/7 - (7/14)^2) = 6/7 - 1/2.
    found = communities.find(network(DUMBBELL))
    assert found.groups == (("a", "b", "c"), ("d", "e", "f"))
    assert found.modularity == pytest.approx(6 / 7 - 1 / 2, abs=1e-6)


def test_ties_of_disagreement_join_nobody() -> None:
    found = communities.find(network({"ab": 1.0, "bc": -1.0, "cd": 1.0}))
    assert found.groups == (("a", "b"), ("c", "d"))


def test_who_has_no_tie_of_agreement_is_alone() -> None:
    assert communities.find(network({"ab": -1.0})).groups == (("a",), ("b",))
    assert communities.find(network({"ab": -1.0})).modularity is None


def test_centrality_of_two_joined_triangles() -> None:
    # Paths through c: from a and b to d, e, f: 6 of the 10 pairs of others, each its only shortest path; d likewise.
    found = {one.actor: one for one in measures.measure(network(DUMBBELL)).actors}
    assert {letter: found[letter].betweenness for letter in "abcdef"} == {
        "a": 0.0, "b": 0.0, "c": 0.6, "d": 0.6, "e": 0.0, "f": 0.0,
    }  # fmt: skip
    assert (found["c"].ties, found["c"].degree, found["c"].strength) == (3, 0.6, 3.0)
    assert (found["a"].ties, found["a"].degree) == (2, 0.4)
    # Eigenvector: x_c = x_d = y, the others x; t x = x + y, t y = 2 x + y, so t = 1 + sqrt 2 and y = sqrt 2 x; 4 x² + 2
    # y² = 1.
    assert found["a"].eigenvector == pytest.approx(8**-0.5, abs=1e-5)
    assert found["c"].eigenvector == pytest.approx(0.5, abs=1e-5)


def test_bridges_and_cut_points_of_two_joined_triangles() -> None:
    found = measures.measure(network(DUMBBELL))
    assert found.bridges == (("c", "d"),)
    assert {one.actor for one in found.actors if one.is_cut_point} == {"c", "d"}
    assert found.parts == 1


def test_eigenvector_centrality_that_does_not_settle_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "STEPS", 1)
    assert {one.eigenvector for one in measures.measure(network(DUMBBELL)).actors} == {None}


# One triple of each kind: abc +++, ade +--, bfg ++-, chi ---.
CENSUS = {
    "ab": 1, "ac": 1, "bc": 1, "ad": 1, "ae": -1, "de": -1, "bf": 1, "bg": 1, "fg": -1, "ch": -1, "ci": -1, "hi": -1,
}  # fmt: skip


def test_the_census_counts_triples_by_their_signs() -> None:
    found = balance.measure(network({pair: float(sign) for pair, sign in CENSUS.items()}))
    assert found.census == {"+++": 1, "++-": 1, "+--": 1, "---": 1}
    assert (found.balanced, found.unbalanced, found.share) == (2, 2, 0.5)
    assert [(triple.actors, triple.signs) for triple in found.triples] == [
        (("b", "f", "g"), "++-"),
        (("c", "h", "i"), "---"),
    ]


def test_frustration_adds_up_over_blocks_that_share_an_actor() -> None:
    # The four triples share actors but no ties: the two unbalanced ones need one tie each.
    found = balance.measure(network({pair: float(sign) for pair, sign in CENSUS.items()})).frustration
    assert (found.least, found.most, found.ties, found.is_exact) == (2, 2, 12, True)
    (camps,) = found.camps
    assert camps.unfit == 2
    assert camps.first[0] == "a"


def test_two_camps_fit_wholly() -> None:
    ties = dict.fromkeys(("ab", "ac", "bc", "de"), 1.0) | dict.fromkeys(("ad", "ae", "bd", "be", "cd", "ce"), -1.0)
    found = balance.measure(network(ties))
    assert (found.frustration.most, found.share) == (0, 1.0)
    assert (found.frustration.camps[0].first, found.frustration.camps[0].second) == (("a", "b", "c"), ("d", "e"))


def test_camps_of_a_dispute_network_go_by_the_number_of_contradictions() -> None:
    # All three contradict each other, a and b most: one tie cannot fit, and the lightest, bc, is left inside a camp.
    found = balance.measure(network({"ab": 9, "ac": 4, "bc": 2}, name="dispute")).frustration
    assert (found.least, found.most) == (1, 1)
    (camps,) = found.camps
    assert (camps.first, camps.second, camps.unfit, camps.weight) == (("a",), ("b", "c"), 1, 2.0)


def brute(ties: dict[str, float]) -> int:
    """The frustration index by all divisions, with nothing shared with the code under test."""
    letters = sorted(set("".join(ties)))
    divisions = (dict(zip(letters, camps, strict=True)) for camps in product((0, 1), repeat=len(letters)))
    return min(sum((of[a] == of[b]) == (weight < 0) for (a, b), weight in ties.items()) for of in divisions)


@pytest.mark.parametrize("seed", range(8))
def test_frustration_is_the_least_over_all_divisions(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 # repeatable, not secret
    ties = {a + b: dice.choice((1.0, -1.0)) for a, b in combinations("abcdefgh", 2) if dice.random() < 0.55}
    found = balance.measure(network(ties)).frustration
    assert (found.least, found.most) == (brute(ties), brute(ties))


@pytest.mark.parametrize("seed", range(4))
def test_bounds_of_a_large_block_hold_the_true_number(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(seed)  # noqa: S311 # repeatable, not secret
    ties = {a + b: dice.choice((1.0, -1.0)) for a, b in combinations("abcdefghij", 2) if dice.random() < 0.6}
    monkeypatch.setattr(balance, "EXACT", 3)
    found = balance.measure(network(ties)).frustration
    assert found.least <= brute(ties) <= found.most <= brute(ties) + 1


def test_nothing_to_measure_is_no_fault() -> None:
    found = measures.measure(network({}))
    assert (found.actors, found.parts, found.balance.share, found.balance.frustration.ties) == ((), 0, None, 0)


def test_measures_are_the_same_in_every_process() -> None:
    """Sets of text come in another order in every process; no measure may follow it."""
    code = (
        "import random\nfrom itertools import combinations\nfrom kg.networks import measures\n"
        "from tests.kg.networks.making import network\ndice = random.Random(3)\n"
        "ties = {a + b: dice.choice((0.5, 1.0, -1.0)) for a, b in combinations('abcdefghijklmnopqrstuvwx', 2)"
        " if dice.random() < 0.2}\nprint(measures.measure(network(ties)))"
    )
    found = {
        subprocess.run(  # noqa: S603  our own interpreter and our own code
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_a_network_is_cut_to_its_heaviest_and_says_so() -> None:
    # Strength: a 3 + 2 = 5, b 3 + 1 = 4, c 2 + 1 = 3, d 0.5, e 0.5.
    whole = network({"ab": 3, "ac": 2, "bc": 1, "de": -0.5})
    found = bounds.cut(whole, Bounds(actors=3, ties=2))
    assert [tie.a + tie.b for tie in found.ties] == ["ab", "ac"]
    assert [actor.iri for actor in found.actors] == ["a", "b", "c"]
    assert (found.left_out.actors, found.left_out.ties) == (2, 2)
    assert bounds.cut(whole) == whole


@pytest.mark.parametrize(("values", "error"), [({"actors": 0}, InputError), ({"ties": 10**6}, TooLargeError)])
def test_bounds_are_bounded(values: dict[str, int], error: type[Exception]) -> None:
    with pytest.raises(error):
        Bounds(**values)
