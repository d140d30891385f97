"""The alignment network: two actors are tied when both took a position on the same issue, alike or not.

The base is a table of actors and issues (`holdings`), as in discourse network analysis (Leifeld, "Discourse Network
Analysis", in The Oxford Handbook of Political Networks, 2017): an actor's statement affirms or denies a claim. Sides of
a dispute are such positions too, and group claims that word one issue differently. How often an actor says the same
does not count, only that it does.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

import networkx as nx

from kg.errors import InputError
from kg.networks.choosing import EVERYTHING, ChosenPositions, Wanted, actor_of, choose_positions
from kg.networks.records import NOTHING, Actor, AlignmentTie, LeftOut, Material, Network, Position, Shared

Over = Literal["issues", "claims", "disputes"]
OVER = ("issues", "claims", "disputes")
Normalised = Literal["average", "jaccard", "cosine", "no"]
NORMALISED = ("average", "jaccard", "cosine", "no")
MAX_HOLDERS = 400  # actors on one issue: 79 800 pairs; an issue with more is counted and left out
MOST_COMPARED = 150_000  # pairs of actors in all: four seconds; the issues of most actors are left out first
MAX_SHARED = 1_000  # issues that one tie keeps with their quotes; all of them are counted


@dataclass(frozen=True, slots=True)
class Holding:
    """One actor's position on one issue; `statements` are those behind it, the earliest first."""

    actor: str
    issue: str
    taken: str
    statements: tuple[Position, ...]


def build(
    material: Material,
    wanted: Wanted = EVERYTHING,
    *,
    over: Over = "issues",
    normalised: Normalised = "average",
) -> Network:
    """Who takes the same positions as whom, and who the opposite ones.

    Args:
        material: what the store says.
        wanted: what is counted.
        over: "claims", "disputes", or "issues": a claim counts for the dispute that it belongs to, where it does.
        normalised: what agreements less disagreements are divided by. "average": the mean number of positions of the
            two; "jaccard": the number of positions that either holds; "cosine": the product of the lengths of their
            rows, which is the root of the product of their numbers; "no": nothing, and then weights may pass 1.

    The counts are those of the subtract network of Discourse Network Analyzer, duplicates left out across the range: a
    position that both hold is an agreement, two different positions on one issue are a disagreement, and who held both
    positions over time has one of each with somebody who holds one of them.

    Raises:
        InputError: `over` or `normalised` is none of these.
    """
    chosen = choose_positions(material, wanted)
    return of_positions(material, assign(chosen, over), normalised=normalised, left_out=chosen.left_out)


def of_positions(
    material: Material,
    positions: Iterable[Position],
    *,
    normalised: Normalised = "average",
    left_out: LeftOut = NOTHING,
    most_compared: int = MOST_COMPARED,
) -> Network:
    """The alignment network of these positions, whose issues are assigned already.

    Issues with few actors come first; once `most_compared` pairs of actors were compared, the others are left out.
    """
    if normalised not in NORMALISED:
        raise InputError(f"normalised must be {', '.join(NORMALISED)}, not {normalised!r}")
    held = hold(positions)
    by_issue: dict[str, dict[str, list[Holding]]] = defaultdict(lambda: defaultdict(list))
    size_by_actor: dict[str, int] = defaultdict(int)
    for one in held:
        by_issue[one.issue][one.actor].append(one)
        size_by_actor[one.actor] += 1
    compared = _affordable({issue: len(holders) for issue, holders in by_issue.items()}, most_compared)
    between: dict[tuple[str, str], list[Shared]] = defaultdict(list)
    for issue in sorted(compared):
        label = next(iter(material.titles.get(issue, ())), issue)
        for (a, left), (b, right) in combinations(sorted(by_issue[issue].items()), 2):
            between[a, b].extend(_compare(issue, label, left, right))
    names = {one.actor: one.statements[0].said.name for one in reversed(held)}
    actors: tuple[Actor, ...] = tuple(
        actor_of(material, iri, name=names[iri]) for iri in sorted({iri for pair in between for iri in pair})
    )
    return Network(
        "alignment",
        actors,
        tuple(_tie(a, b, shared, sizes=size_by_actor, by=normalised) for (a, b), shared in sorted(between.items())),
        issues=len(by_issue),
        left_out=replace(left_out, crowded=len(by_issue) - len(compared)),
    )


def _affordable(size_by_issue: Mapping[str, int], most_compared: int) -> set[str]:
    """The issues whose actors can be compared in pairs, those of few actors first."""
    found: set[str] = set()
    for issue, size in sorted(size_by_issue.items(), key=lambda entry: (entry[1], entry[0])):
        most_compared -= size * (size - 1) // 2
        if size > MAX_HOLDERS or most_compared < 0:
            break
        found.add(issue)
    return found


def hold(positions: Iterable[Position]) -> tuple[Holding, ...]:
    """The two-mode base: who holds which position on which issue, by actor, issue and position."""
    found: dict[tuple[str, str, str], list[Position]] = defaultdict(list)
    for one in positions:
        found[one.said.actor, one.issue, one.taken].append(one)
    return tuple(
        Holding(actor, issue, taken, tuple(sorted(statements, key=_order)))
        for (actor, issue, taken), statements in sorted(found.items())
    )


def bipartite(chosen: ChosenPositions, *, over: Over = "issues") -> nx.Graph[str]:
    """The base as a networkx graph: nodes have `bipartite` 0 (actors) or 1 (issues), edges a `sign` and `positions`.

    `sign` is 1 for who affirms a claim, -1 for who denies it, 0 for who did both, and 0 for sides of a dispute, which
    `positions` names.
    """
    graph: nx.Graph[str] = nx.Graph()
    taken: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in hold(assign(chosen, over)):
        actor = chosen.material.actors.get(one.actor)
        label = next(iter(chosen.material.titles.get(one.issue, ())), one.issue)
        graph.add_node(one.actor, bipartite=0, label=actor.label if actor else one.statements[0].said.name)
        graph.add_node(one.issue, bipartite=1, label=label)
        taken[one.actor, one.issue].append(one.taken)
    for (actor_iri, issue), positions in taken.items():
        sign = ("affirms" in positions) - ("denies" in positions)
        graph.add_edge(actor_iri, issue, sign=sign, positions=tuple(positions))
    return graph


def assign(chosen: ChosenPositions, over: Over = "issues") -> tuple[Position, ...]:
    """The positions with the issue that each counts for.

    Raises:
        InputError: `over` is none of the three.
    """
    if over not in OVER:
        raise InputError(f"over must be {', '.join(OVER)}, not {over!r}")
    if over == "claims":
        return chosen.claims
    if over == "disputes":
        return chosen.sides
    return (*chosen.sides, *_outside(chosen))


def _outside(chosen: ChosenPositions) -> Iterable[Position]:
    """Positions on claims, those that a dispute holds as positions on that dispute.

    A statement that shows a side itself is there already. Another one with the same claim and the same polarity as a
    statement of a side holds that side; where they belong to several sides, it stays with its claim.
    """
    by_statement: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in chosen.material.showings:
        by_statement[one.said.statement].append((one.issue, one.taken))
    sides: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for one in chosen.material.positions:
        sides[one.issue, one.taken].update(by_statement.get(one.said.statement, ()))
    for one in chosen.claims:
        if one.said.statement in by_statement:
            continue
        found = sides[one.issue, one.taken]
        if len(found) == 1:
            ((dispute, taken),) = found
            yield replace(one, issue=dispute, taken=taken)
        else:
            yield one


def _compare(issue: str, label: str, left: list[Holding], right: list[Holding]) -> list[Shared]:
    """Every position of one against every position of the other."""
    return [
        Shared(issue, label, one.taken == other.taken, one.statements[0], other.statements[0])
        for one in left
        for other in right
    ]


def _tie(a: str, b: str, shared: list[Shared], *, sizes: Mapping[str, int], by: Normalised) -> AlignmentTie:
    agreements = sum(one.is_agreement for one in shared)
    disagreements = len(shared) - agreements
    norms: Mapping[str, float] = {
        "average": (sizes[a] + sizes[b]) / 2,
        "jaccard": sizes[a] + sizes[b] - agreements,
        "cosine": math.sqrt(sizes[a] * sizes[b]),
        "no": 1,
    }
    days = sorted(day for one in shared if (day := one.day))
    return AlignmentTie(
        a,
        b,
        agreements,
        disagreements,
        round((agreements - disagreements) / norms[by], 6),
        tuple(shared[:MAX_SHARED]),
        days[0] if days else None,
        days[-1] if days else None,
    )


def _order(one: Position) -> tuple[bool, str, str]:
    return (one.said.day is None, str(one.said.day or ""), one.said.statement)
