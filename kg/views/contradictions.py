"""Contradictions: the list, filtered by speaker, level and confidence, and one with both sides quoted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.errors import NotFoundError
from kg.graph.vocabulary import concept
from kg.index import index_of, lists
from kg.stores.base import Store, text
from kg.views.lookup import Lookup, Row, ask, need, notation
from kg.views.paging import DEFAULT_LIMIT, after, check_limit, part
from kg.views.records import ContradictionView, Page, ReviewView, StatementView


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of contradictions is narrowed to; `actor` an IRI, `level` a notation, None for no limit.

    `is_undecided`: the pairs that are too unsure to be counted as found, instead of those that were.
    """

    actor: str | None = None
    level: str | None = None
    min_confidence: float = 0.0
    is_undecided: bool = False


ANY = Wanted()


def find(
    store: Store, wanted: Wanted = ANY, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT
) -> Page[ContradictionView]:
    """Contradictions, surest first."""
    check_limit(limit)
    lookup = Lookup(store)
    with index_of(store).reading() as connection:
        rows = lists.pairs(
            connection,
            is_undecided=wanted.is_undecided,
            level=concept("level", wanted.level).value if wanted.level else None,
            min_confidence=wanted.min_confidence,
            actors=lists.members_of(connection, wanted.actor) if wanted.actor else None,
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
    rows = [*ask(store, "view-contradiction", contradiction=iri)]
    if rows:
        return need(rows[0], "a"), need(rows[0], "b")
    reviewed = [row for row in ask(store, "read-pair-reviews") if need(row, "subject") == iri]
    if not reviewed:
        raise NotFoundError(f"no contradiction {iri}")
    return need(reviewed[-1], "a"), need(reviewed[-1], "b")


def read(store: Store, iri: str) -> ContradictionView:
    """One contradiction, or one undecided pair.

    Raises:
        NotFoundError: the store has no such contradiction.
    """
    return build(Lookup(store), iri)


def build(lookup: Lookup, iri: str) -> ContradictionView:
    """One contradiction with both statements, the earlier one first where both days are known.

    Raises:
        NotFoundError: the store has no such contradiction.
    """
    rows = [*ask(lookup.store, "view-contradiction", contradiction=iri)]
    if not rows:
        raise NotFoundError(_missing(lookup.store, iri))
    row = rows[0]
    a, b = sorted((_reading(lookup, row, "a"), _reading(lookup, row, "b")), key=_said)
    return ContradictionView(
        iri=iri,
        rule=need(row, "rule"),
        kind=notation(need(row, "type")),
        level=notation(need(row, "level")),
        a=a,
        b=b,
        confidence=float(need(row, "confidence")),
        why=need(row, "why"),
        shared=_words(rows, "shared"),
        clash=text(row["clash"]) or "",
        assumed=_words(rows, "assumed"),
        is_undecided=notation(need(row, "class")) == "UndecidedPair",
        review=read_review(lookup, need(row, "a"), need(row, "b")),
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


def _reading(lookup: Lookup, row: Row, side: str) -> StatementView:
    """The statement of this side, with the claim that is in conflict where its words only imply that one."""
    statement = lookup.statement(need(row, side))
    claim = text(row[f"{side}Claim"])
    if claim is None:
        return statement
    polarity, explicitness = (notation(text(row[f"{side}{name}"])) for name in ("Polarity", "Explicitness"))
    return replace(statement, claim=lookup.claim(claim), polarity=polarity, explicitness=explicitness)


def _words(rows: Iterable[Row], use: str) -> tuple[str, ...]:
    return tuple(sorted({need(row, "words") for row in rows if text(row["use"]) == use}))


def _said(statement: StatementView) -> tuple[str, int, str]:
    return (str(statement.said.last or ""), statement.spans[0].start, statement.iri)
