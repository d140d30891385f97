"""The dispute network: two actors are tied when a statement of one contradicts a statement of the other."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.networks.choosing import EVERYTHING, ChosenConflicts, Wanted, actor_of, choose_conflicts
from kg.networks.records import Actor, Conflict, DisputeTie, Material, Network


def build(material: Material, wanted: Wanted = EVERYTHING) -> Network:
    """Who contradicts whom, how often, over what, and from when to when.

    A tie weighs as many contradictions as lie between the two. Contradictions of an actor with itself are counted
    apart.
    """
    return of_chosen(choose_conflicts(material, wanted))


def of_chosen(chosen: ChosenConflicts) -> Network:
    """The dispute network of what was chosen already."""
    between: dict[tuple[str, str], list[Conflict]] = defaultdict(list)
    within: Counter[str] = Counter()
    names: dict[str, str] = {}
    for one in chosen.conflicts:
        names.setdefault(one.a.actor, one.a.name)
        names.setdefault(one.b.actor, one.b.name)
        if one.a.actor == one.b.actor:
            within[one.a.actor] += 1
        else:
            first, second = sorted((one.a.actor, one.b.actor))
            between[first, second].append(one)
    actors: tuple[Actor, ...] = tuple(
        actor_of(chosen.material, iri, name=names[iri]) for iri in sorted({iri for pair in between for iri in pair})
    )
    return Network(
        "dispute",
        actors,
        tuple(_tie(a, b, pairs) for (a, b), pairs in sorted(between.items())),
        dict(sorted(within.items())),
        left_out=chosen.left_out,
    )


def _tie(a: str, b: str, pairs: list[Conflict]) -> DisputeTie:
    days = sorted(day for one in pairs if (day := one.day))
    return DisputeTie(
        a,
        b,
        tuple(sorted(pairs, key=lambda one: (-one.confidence, one.iri))),
        dict(sorted(Counter(one.kind for one in pairs).items())),
        dict(sorted(Counter(one.level for one in pairs).items())),
        tuple(sorted({iri for one in pairs for iri in one.disputes})),
        days[0] if days else None,
        days[-1] if days else None,
    )
