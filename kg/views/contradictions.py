"""Contradictions: the list, filtered by speaker, level and confidence, and one with both sides quoted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.errors import NotFoundError
from kg.graph.vocabulary import concept
from kg.index import cards, index_of, lists
from kg.stores.base import Store, text
from kg.views.lookup import Lookup, ask, looking, need, notation
from kg.views.paging import DEFAULT_LIMIT, after, check_limit, part
from kg.views.records import ContradictionView, Page, ReviewView, StatementView


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of contradictions is narrowed to; `actor`, `dispute` are IRIs, `level` a notation, None for no limit.

    `is_undecided`: the pairs that are too unsure to be counted as found, instead of those that were.
    """

    actor: str | None = None
    level: str | None = None
    min_confidence: float = 0.0
    is_undecided: bool = False
    dispute: str | None = None


ANY = Wanted()


def find(
    store: Store, wanted: Wanted = ANY, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT
) -> Page[ContradictionView]:
    """Contradictions, surest first."""
    check_limit(limit)
    with looking(store) as lookup:
        connection = lookup.connection
        rows = lists.pairs(
            connection,
            is_undecided=wanted.is_undecided,
            level=concept("level", wanted.level).value if wanted.level else None,
            min_confidence=wanted.min_confidence,
            actors=lists.members_of(connection, wanted.actor) if wanted.actor else None,
            dispute=wanted.dispute,
            after=after(cursor),
            limit=limit + 1,
        )
        shown, following = part(rows, limit)
        return Page(tuple(build(lookup, iri) for _, iri in shown), following)


def identify(store: Store, name: str) -> str:
    """The IRI of a contradiction, an undecided pair, or one that a person decided on.

    Args:
        store: where to look.
        name: the IRI, its last part, or a beginning of that which only one has.

    Raises:
        NotFoundError: nothing is named so, or more than one thing; the text names those.
    """
    if "://" in name:
        return name
    known = [need(row, "pair") for row in ask(store, "view-pair-names")]
    found = [iri for iri in known if notation(iri).startswith(name.casefold())]
    exact = [iri for iri in found if notation(iri) == name.casefold()]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise NotFoundError(f"no contradiction {name!r}; `claimgraph contradictions` lists them")
    raise NotFoundError(f"{name!r} is the beginning of {len(found)}: {', '.join(notation(iri) for iri in found[:5])}")


def statements_of(store: Store, iri: str) -> tuple[str, str]:
    """The two statements of a pair, in order of their IRIs; of a pair that is no more, as the last review gives them.

    Raises:
        NotFoundError: the store has no such pair, and nobody decided on one.
    """
    with index_of(store).reading() as connection:
        card = cards.pair(connection, iri)
    if card is not None:
        return card.a, card.b
    reviewed = [row for row in ask(store, "read-pair-reviews") if need(row, "subject") == iri]
    if not reviewed:
        raise NotFoundError(f"no contradiction {iri}")
    return need(reviewed[-1], "a"), need(reviewed[-1], "b")


def read(store: Store, iri: str) -> ContradictionView:
    """One contradiction, or one undecided pair.

    Raises:
        NotFoundError: the store has no such contradiction.
    """
    with looking(store) as lookup:
        if cards.pair(lookup.connection, iri) is not None:
            return build(lookup, iri)
    raise NotFoundError(_missing(store, iri))


def build(lookup: Lookup, iri: str) -> ContradictionView:
    """One contradiction with both statements, the earlier one first where both days are known.

    Raises:
        NotFoundError: the store has no such contradiction.
    """
    card = cards.pair(lookup.connection, iri)
    if card is None:
        raise NotFoundError(f"no contradiction {iri}")
    a, b = sorted((_side(lookup, card.a, card.reading_a), _side(lookup, card.b, card.reading_b)), key=_said)
    return ContradictionView(
        iri=iri,
        rule=card.rule,
        kind=notation(card.kind),
        level=notation(card.level),
        a=a,
        b=b,
        confidence=card.confidence,
        why=card.why,
        shared=card.shared,
        clash=card.clash or "",
        assumed=card.assumed,
        is_undecided=card.is_undecided,
        review=read_review(lookup, card.a, card.b),
    )


def _missing(store: Store, iri: str) -> str:
    """Why there is no such contradiction: somebody rejected it, or there never was one."""
    reviews = [row for row in ask(store, "read-pair-reviews") if need(row, "subject") == iri]
    if not reviews:
        return f"no contradiction {iri}"
    last = reviews[-1]
    note = f": {text(last['note'])}" if last["note"] is not None else ""
    decision = notation(need(last, "decision"))
    return f"no contradiction {iri}: {decision} by {need(last, 'name')} on {need(last, 'at')[:10]}{note}"


def read_review(lookup: Lookup, one: str, other: str) -> ReviewView | None:
    """What a person last decided on this pair of statements; None where nobody did."""
    judgement = lookup.judgements().get((min(one, other), max(one, other)))
    if judgement is None:
        return None
    return ReviewView(judgement.decision, judgement.person, judgement.at, judgement.note)


def _side(lookup: Lookup, iri: str, reading: str | None) -> StatementView:
    """The statement of one side, with the claim that is in conflict where its words only imply that one."""
    statement = lookup.statement(iri)
    implied = cards.reading(lookup.connection, reading) if reading is not None else None
    if implied is None:
        return statement
    return replace(
        statement,
        claim=lookup.claim(implied.claim),
        polarity=notation(implied.polarity),
        explicitness=notation(implied.explicitness),
    )


def _said(statement: StatementView) -> tuple[str, int, str]:
    return (str(statement.said.last or ""), statement.spans[0].start, statement.iri)
