"""Who is who: the actors that are judged to be one with an actor, and the judgements behind it."""

from __future__ import annotations

from pyoxigraph import Literal

from kg.errors import NotFoundError
from kg.index import index_of, lists
from kg.stores.base import Store, text
from kg.views.lookup import ask, looking, need, notation
from kg.views.profiles import JudgementView


def members(store: Store, actor: str) -> tuple[str, ...]:
    """IRIs of all actors that are one with this one, itself among them, sorted."""
    with index_of(store).reading() as connection:
        return lists.members_of(connection, actor)


def head(store: Store, actor: str) -> str:
    """The actor that stands for this one; itself where it was joined with nobody."""
    return heads(store).get(actor, actor)


def heads(store: Store) -> dict[str, str]:
    """For each joined actor the one that stands for it."""
    with index_of(store).reading() as connection:
        return lists.heads(connection)


def judgements(store: Store, actor: str) -> tuple[JudgementView, ...]:
    """Every judgement on this actor, the likeliest to be the same first."""
    rows = [*ask(store, "view-actor-judgements", actor=actor)]
    found = {}
    with looking(store) as lookup:
        for row in rows:
            why, other = row["why"], need(row, "other")
            found[other] = JudgementView(
                need(row, "judgement"),
                lookup.actor(other),
                notation(text(row["sameness"])),
                float(need(row, "likelihood")),
                why.value if isinstance(why, Literal) else "",
            )
    return tuple(sorted(found.values(), key=lambda one: (-one.likelihood, one.iri)))


def compared(store: Store, judgement: str) -> tuple[str, str]:
    """IRIs of the two actors that a judgement is about.

    Raises:
        NotFoundError: the store has no such judgement.
    """
    rows = [row for row in ask(store, "view-actor-judgements") if text(row["judgement"]) == judgement]
    if not rows:
        raise NotFoundError(f"no judgement {judgement}")
    first, second = sorted({need(rows[0], "actor"), need(rows[0], "other")})
    return first, second
