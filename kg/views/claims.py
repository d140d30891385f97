"""Claims: the list, and one with everything said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.graph.ratings import ratings
from kg.graph.vocabulary import concept
from kg.index import lists
from kg.index.cards import ClaimCard
from kg.stores.base import Store, text
from kg.views import contradictions, silences
from kg.views.lookup import Lookup, Row, ask, looking, need, notation, read_when
from kg.views.paging import DEFAULT_LIMIT, MAX_LIMIT, after, check_limit, part
from kg.views.records import ClaimLine, ClaimRef, ClaimView, Page, SlotView, StatementView

MAX_PAIRS = 10  # contradictions shown with a claim, the surest of them
MAX_SILENCES = 10
STATEMENTS = 20  # of a claim in one part, where nobody says how many


def find(store: Store, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT) -> Page[ClaimLine]:
    """Claims, most stated first."""
    check_limit(limit)
    columns = ("statements", "affirmed", "denied", "articles")
    with looking(store) as lookup:
        rows = lists.part_of(lookup.connection, "claim_line", columns, after=after(cursor), limit=limit + 1)
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
    check_limit(limit)
    slots = [*ask(store, "view-claim-slots", claim=iri)]
    required = [need(row, "condition") for row in ask(store, "view-claim-conditions", claim=iri)]
    matched = [need(row, "other") for row in ask(store, "view-claim-matches", claim=iri)]
    rated = ratings(store, iri)
    with looking(store) as lookup:
        claim, card = lookup.claim(iri), lookup.claim_card(iri)
        rows = lists.readings(lookup.connection, iri, after=after(cursor), limit=limit + 1)
        pairs, number = lists.pairs_of_claim(lookup.connection, iri, limit=MAX_PAIRS)
        said, following = part(rows, limit)
        return ClaimView(
            claim=claim,
            slots=read_slots(lookup, slots),
            time=read_when(card) if card.first is not None else None,
            quantity=write_quantity(card),
            statements=tuple(_reading(lookup, claim, *found[1:]) for found in said),
            contradictions=tuple(contradictions.build(lookup, pair) for pair in pairs),
            conditions=tuple(map(lookup.claim, required)),
            same=tuple(map(lookup.claim, matched)),
            pairs=number,
            next=following,
            silences=silences.of_claim(lookup, iri, limit=MAX_SILENCES),
            ratings=rated,
        )


def affirming(store: Store, iri: str) -> tuple[StatementView, ...]:
    """Statements that affirm a claim, as they were said: the first 200, whatever else is said of it."""
    with looking(store) as lookup:
        return lookup.statements(
            lists.stating(lookup.connection, iri, concept("polarity", "affirms").value, limit=MAX_LIMIT)
        )


def write_quantity(card: ClaimCard) -> str | None:
    """The number claimed: "about 5 (person)", "at least 3 (missile)", "2 to 4 (day)"; None where there is none."""
    low, high, unit = card.low, card.high, card.unit
    if low is None and high is None:
        return None
    about = "about " if card.is_approximate else ""
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


def read_slots(lookup: Lookup, rows: Sequence[Row]) -> tuple[SlotView, ...]:
    """Filled roles in their order, from rows of `view-claim-slots`; assumed are those that no article gives outright.

    Of several ways in which articles put one filler, the first by alphabet counts.
    """
    found: dict[tuple[str, str], SlotView] = {}
    given = {(need(row, "role"), text(row["filler"])) for row in rows if text(row["isAssumed"]) not in ("true", "1")}
    for row in rows:
        role, filler = notation(need(row, "role")), text(row["filler"])
        words = lookup.actor(filler).label if filler else text(row["label"]) or text(row["words"]) or ""
        is_assumed = (need(row, "role"), filler) not in given
        view = SlotView(role, words, filler, text(row["isActor"]) in ("true", "1"), is_assumed)
        found.setdefault((role, filler or text(row["words"]) or ""), view)
    return tuple(found.values())
