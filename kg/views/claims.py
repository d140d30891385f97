"""Claims: the list, and one with everything said about it."""

from __future__ import annotations

from dataclasses import replace

from kg.index import index_of, lists
from kg.stores.base import Store, text
from kg.views import contradictions
from kg.views.lookup import Lookup, Row, ask, need, notation, read_when
from kg.views.paging import DEFAULT_LIMIT, after, check_limit, part
from kg.views.records import ClaimLine, ClaimRef, ClaimView, Page, SlotView, StatementView

MAX_PAIRS = 10  # contradictions shown with a claim, the surest of them
STATEMENTS = 20  # of a claim in one part, where nobody says how many


def find(store: Store, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT) -> Page[ClaimLine]:
    """Claims, most stated first."""
    check_limit(limit)
    lookup = Lookup(store)
    columns = ("statements", "affirmed", "denied", "articles")
    with index_of(store).reading() as connection:
        rows = lists.part_of(connection, "claim_line", columns, after=after(cursor), limit=limit + 1)
    shown, following = part(rows, limit)
    return Page(tuple(ClaimLine(lookup.claim(iri), *numbers) for _, iri, *numbers in shown), following)


def read(store: Store, iri: str, *, cursor: str | None = None, limit: int = STATEMENTS) -> ClaimView:
    """One claim with a part of what is said about it, as it was said; of its contradictions the surest.

    Args:
        store: where to look.
        iri: the claim.
        cursor: where to go on with the statements.
        limit: most statements, 1 to 200.

    Raises:
        NotFoundError: the store has no such claim.
    """
    lookup = Lookup(store)
    claim = lookup.claim(iri)
    row = lookup.claim_row(iri)
    check_limit(limit)
    with index_of(store).reading() as connection:
        rows = lists.readings(connection, iri, after=after(cursor), limit=limit + 1)
        pairs, number = lists.pairs_of_claim(connection, iri, limit=MAX_PAIRS)
    said, following = part(rows, limit)
    required = ask(store, "view-claim-conditions", claim=iri)
    return ClaimView(
        claim=claim,
        slots=read_slots(lookup, iri),
        time=read_when(row) if row["first"] is not None else None,
        quantity=write_quantity(row),
        statements=tuple(_reading(lookup, claim, *found[1:]) for found in said),
        contradictions=tuple(contradictions.build(lookup, pair) for pair in pairs),
        conditions=tuple(lookup.claim(need(found, "condition")) for found in required),
        same=tuple(lookup.claim(need(found, "other")) for found in ask(store, "view-claim-matches", claim=iri)),
        pairs=number,
        next=following,
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


def _reading(lookup: Lookup, claim: ClaimRef, iri: str, polarity: str, explicitness: str) -> StatementView:
    """The statement with its attitude to this claim, which its words may only imply."""
    return replace(lookup.statement(iri), claim=claim, polarity=notation(polarity), explicitness=notation(explicitness))


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
