"""Actors: search by name in any script, and one actor's profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.errors import NotFoundError
from kg.ids import fold
from kg.index import lists, silences
from kg.stores.base import Store, text
from kg.views import identities
from kg.views.lookup import Lookup, Row, ask, labels_of, looking, need, notation, read_day
from kg.views.paging import DEFAULT_LIMIT, MAX_LIMIT, after, check_limit, part
from kg.views.profiles import ActorLine, ActorView, OfficeView, Opponent
from kg.views.records import Page


def find(
    store: Store, words: str | None = None, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT
) -> Page[ActorLine]:
    """Actors with most statements first; those who are judged to be one are one line, under the head of them.

    Args:
        store: where to look.
        words: part of a name in any script, compared without case; None for all actors.
        cursor: where to go on.
        limit: 1 to 200.
    """
    check_limit(limit)
    with looking(store) as lookup:
        rows = lists.actors(lookup.connection, fold(words or ""), after=after(cursor), limit=limit + 1)
        shown, following = part(rows, limit)
        return Page(tuple(ActorLine(lookup.actor(iri), number) for _, iri, number in shown), following)


def named(store: Store, name: str) -> str:
    """The IRI of the actor of this name; of several the one who says most. An IRI stands for itself.

    Raises:
        NotFoundError: nobody of this name is in the store.
    """
    if "://" in name:
        return name
    found = find(store, name, limit=MAX_LIMIT).items
    if not found:
        raise NotFoundError(f"no actor {name!r} in the store; `claimgraph query` can list them")
    exact = [line for line in found if line.actor.label.casefold() == name.casefold()]
    return max(exact or found, key=lambda line: (line.statements, line.actor.iri)).actor.iri


def read(store: Store, iri: str) -> ActorView:
    """One actor.

    Raises:
        NotFoundError: the store has no such actor.
    """
    rows = [*ask(store, "view-actor", actor=iri)]
    if not rows:
        raise NotFoundError(f"no actor {iri}")
    labels = labels_of(rows, "label")
    members = identities.members(store, iri)
    names = {need(row, "name") for member in members for row in ask(store, "view-actor-names", actor=member)}
    wikidata, speaks_for = text(rows[0]["wikidata"]), text(rows[0]["speaksFor"])
    offices = [*ask(store, "view-actor-offices", actor=iri)]
    judgements = identities.judgements(store, iri)
    with looking(store) as lookup:
        connection = lookup.connection
        acts = {notation(act): number for act, number in lists.acts(connection, members).items()}
        return ActorView(
            actor=lookup.actor(iri),
            labels=labels,
            names=tuple(sorted(names - set(labels.values()))),
            wikidata=notation(wikidata) if wikidata else None,
            speaks_for=lookup.actor(speaks_for) if speaks_for else None,
            offices=_offices(lookup, offices),
            statements=sum(acts.values()),
            acts=dict(sorted(acts.items(), key=lambda entry: (-entry[1], entry[0]))),
            contradicted_by=_opponents(lookup, members, lists.opposed(connection, members), lists.heads(connection)),
            joined=tuple(lookup.actor(member) for member in members if member != iri),
            judgements=judgements,
            silences=silences.count(connection, members),
        )


def _offices(lookup: Lookup, rows: Iterable[Row]) -> tuple[OfficeView, ...]:
    offices = {
        OfficeView(
            notation(need(row, "role")), lookup.actor(need(row, "of")), read_day(row["since"]), read_day(row["until"])
        )
        for row in rows
    }
    return tuple(sorted(offices, key=lambda office: (str(office.since or ""), office.role, office.of.iri)))


def _opponents(
    lookup: Lookup, members: Sequence[str], opposed: Sequence[tuple[str, str, str]], heads: Mapping[str, str]
) -> tuple[Opponent, ...]:
    """Speakers on the other side of this actor's own contradictions, most often first; itself is left out."""
    pairs: Counter[str] = Counter()
    for _, a, b in opposed:
        others = {heads.get(one, one) for one in {a, b} - set(members)}
        if len(others) == 1 and {a, b} & set(members):
            pairs.update(others)
    order = sorted(pairs.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(Opponent(lookup.actor(other), number) for other, number in order)
