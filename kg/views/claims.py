"""Claims: the list, and one with everything said about it."""

from __future__ import annotations

from dataclasses import replace

from kg.stores.base import Store, text
from kg.views import contradictions
from kg.views.lookup import Lookup, Row, ask, need, notation, read_when
from kg.views.paging import DEFAULT_LIMIT, descending, page
from kg.views.records import ClaimLine, ClaimRef, ClaimView, Page, SlotView, StatementView


def find(store: Store, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT) -> Page[ClaimLine]:
    """Claims, most stated first."""
    lookup = Lookup(store)
    found = page(ask(store, "view-claim-keys"), key=_key, cursor=cursor, limit=limit)
    return Page(tuple(_line(row, lookup) for row in found.items), found.next)


def read(store: Store, iri: str) -> ClaimView:
    """One claim.

    Raises:
        NotFoundError: the store has no such claim.
    """
    lookup = Lookup(store)
    claim = lookup.claim(iri)
    row = next(iter(ask(store, "view-claim", claim=iri)))
    said = [_reading(found, lookup, claim) for found in ask(store, "claim-statements", claim=iri)]
    required = ask(store, "view-claim-conditions", claim=iri)
    return ClaimView(
        claim=claim,
        slots=read_slots(lookup, iri),
        time=read_when(row) if row["first"] is not None else None,
        quantity=write_quantity(row),
        statements=tuple(sorted({_order(statement): statement for statement in said}.values(), key=_order)),
        contradictions=contradictions.find_between(lookup, {statement.iri for statement in said}),
        conditions=tuple(lookup.claim(need(found, "condition")) for found in required),
        same=tuple(lookup.claim(need(found, "other")) for found in ask(store, "claim-matches", claim=iri)),
    )


def write_quantity(row: Row) -> str | None:
    """The number claimed: "about 5 (person)", "at least 3 (missile)", "2 to 4 (day)"; None where there is none."""
    low, high, unit = (text(row[name]) for name in ("low", "high", "unit"))
    if low is None and high is None:
        return None
    about = "about " if text(row["isApproximate"]) in ("true", "1") else ""
    if low == high:
        number = plain(low)
    elif high is None:
        number = f"at least {plain(low)}"
    elif low is None:
        number = f"up to {plain(high)}"
    else:
        number = f"{plain(low)} to {plain(high)}"
    return f"{about}{number} ({unit})" if unit else about + number


def plain(number: str | None) -> str:
    """The number without an empty fraction: "5" for "5.0"."""
    whole, _, rest = (number or "").partition(".")
    return whole if not rest.strip("0") else f"{whole}.{rest.rstrip('0')}"


def _line(row: Row, lookup: Lookup) -> ClaimLine:
    return ClaimLine(
        lookup.claim(need(row, "claim")),
        int(need(row, "statements")),
        int(need(row, "affirmed")),
        int(need(row, "denied")),
        int(need(row, "articles")),
    )


def _reading(row: Row, lookup: Lookup, claim: ClaimRef) -> StatementView:
    """The statement with its attitude to this claim, which its words may only imply."""
    statement = lookup.statement(need(row, "statement"))
    return replace(
        statement, claim=claim, polarity=need(row, "polarity"), explicitness=text(row["explicitness"]) or "explicit"
    )


def read_slots(lookup: Lookup, iri: str) -> tuple[SlotView, ...]:
    """Filled roles in their order; of several ways in which articles put one filler, the first by alphabet.

    A filler is assumed where no article gives it outright.
    """
    found: dict[tuple[str, str], SlotView] = {}
    rows = [*ask(lookup.store, "view-claim-slots", claim=iri)]
    given = {(need(row, "role"), text(row["filler"])) for row in rows if text(row["isAssumed"]) not in ("true", "1")}
    for row in rows:
        role, filler = notation(need(row, "role")), text(row["filler"])
        words = lookup.actor(filler).label if filler else text(row["label"]) or text(row["words"]) or ""
        is_assumed = (need(row, "role"), filler) not in given
        view = SlotView(role, words, filler, text(row["isActor"]) in ("true", "1"), is_assumed)
        found.setdefault((role, filler or text(row["words"]) or ""), view)
    return tuple(found.values())


def _order(statement: StatementView) -> tuple[str, str, str]:
    return (str(statement.said.last or ""), statement.iri, statement.explicitness)


def _key(row: Row) -> tuple[str, str]:
    return (descending(int(need(row, "statements"))), need(row, "claim"))
