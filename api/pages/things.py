"""One thing a page: a dispute, a contradiction, a claim, an actor, an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import StoreOf, expand
from api.marks import make_notes
from api.templating import render
from kg.errors import NotFoundError, StoreError
from kg.stores.base import Store
from kg.views import actors, articles, claims, disputes, receipts, statements, timelines
from kg.views.paging import MAX_CURSOR
from kg.views.records import ClaimView, ContradictionView, DisputeView, NotContradictionView, StatementView

router = APIRouter(include_in_schema=False)
Cursor = Annotated[str | None, Query(max_length=MAX_CURSOR)]
Position = Annotated[int, Path(ge=1, le=1000)]
Kind = Annotated[str, Query(max_length=20)]
POLARITIES = ("affirms", "denies", "conditional", "uncommitted")
CARDS = 50
SHOWN = 20  # statements of each side of a dispute, and reasons between them
LETTERS = "ABCDEFGH"


@router.get("/disputes/{name}")
def show_dispute(request: Request, store: StoreOf, name: str) -> Response:
    """Two sides, the reasons between them, and look-alikes."""
    dispute = disputes.read(store, expand("dispute", name), limit=SHOWN)
    badges = number_statements(dispute)
    return render(
        request,
        "dispute.html",
        dispute=dispute,
        badge_by_statement=badges,
        pairs=order_pairs(dispute, badges),
        look_alikes=group_look_alikes(dispute.look_alikes),
    )


@router.get("/disputes/{name}/sides/{position}")
def show_side(request: Request, store: StoreOf, name: str, position: Position, *, cursor: Cursor = None) -> Response:
    """All statements that show one side of a dispute, latest first; `position` is 1 for the first side."""
    dispute = disputes.read(store, expand("dispute", name), limit=1)
    side = next((one for one in dispute.sides if one.position == position), None)
    if side is None:
        raise NotFoundError(f"the dispute {name!r} has no side {position}")
    wanted = statements.Wanted(dispute=dispute.iri, side=position)
    return render(
        request,
        "side.html",
        dispute=dispute,
        side=side,
        page=statements.find(store, wanted, cursor=cursor, limit=CARDS),
    )


@router.get("/contradictions/{name}")
def show_contradiction(request: Request, store: StoreOf, name: str) -> Response:
    """One pair with the reason between."""
    iri = expand("contradiction", name)
    return render(
        request,
        "contradiction.html",
        receipt=receipts.read(store, iri),
        dispute=disputes.find_by_contradiction(store, iri),
    )


@router.get("/claims/{name}")
def show_claim(request: Request, store: StoreOf, name: str, cursor: Cursor = None) -> Response:
    """One claim, its statements grouped by attitude."""
    claim = claims.read(store, expand("claim", name), cursor=cursor)
    return render(
        request,
        "claim.html",
        claim=claim,
        groups=group_by_polarity(claim.statements),
        reviews=_reviews(store, claim) if claim.ratings else (),
    )


@router.get("/actors/{name}")
def show_actor(request: Request, store: StoreOf, name: str, *, kind: Kind = "", cursor: Cursor = None) -> Response:
    """One actor: profile, changes of position, timeline with what others tell of its silence, or one of these alone."""
    iri = expand("actor", name)
    kinds = (kind,) if kind in timelines.KINDS else timelines.KINDS
    return render(
        request,
        "actor.html",
        actor=actors.read(store, iri),
        timeline=timelines.read(store, iri, cursor=cursor, kinds=kinds),
        kind=kind,
        query=urlencode({"kind": kind}) if kind else "",
    )


@router.get("/articles/{name}")
def show_article(request: Request, store: StoreOf, name: str) -> Response:
    """One article: its text with statements marked, and the list of them beside it."""
    article = articles.read(store, expand("article", name))
    said = sum(statement.whole is None for statement in article.statements)
    return render(request, "article.html", article=article, notes=make_notes(article.statements), said=said)


def _reviews(store: Store, claim: ClaimView) -> tuple[object, ...]:
    """The ratings of people as ClaimReview JSON-LD; none where one of them lacks what a ClaimReview must have."""
    from kg.interchange.claim_reviews import claim_reviews  # brings the RDF library, which other pages do without

    try:
        return claim_reviews(store, claim=claim.claim.iri)
    except StoreError:
        return ()


def number_statements(dispute: DisputeView) -> dict[str, str]:
    """A short name for each statement of a dispute, by IRI: "A1", "A2", "B1"."""
    return {
        statement.iri: f"{LETTERS[place % len(LETTERS)]}{number}"
        for place, side in enumerate(dispute.sides)
        for number, statement in enumerate(side.statements, start=1)
    }


def order_pairs(
    dispute: DisputeView, badges: Mapping[str, str]
) -> list[tuple[ContradictionView, StatementView, StatementView]]:
    """Each contradiction with its two statements, side A before side B."""

    def place(end: StatementView) -> tuple[str, str]:
        return (badges.get(end.iri, "~"), end.iri)

    return [(pair, min(pair.a, pair.b, key=place), max(pair.a, pair.b, key=place)) for pair in dispute.contradictions]


def group_look_alikes(pairs: Iterable[NotContradictionView]) -> list[list[NotContradictionView]]:
    """Pairs that were set aside for the same reason together, in order of first appearance."""
    groups: dict[tuple[str, str], list[NotContradictionView]] = {}
    for pair in pairs:
        groups.setdefault((pair.guard, pair.reason), []).append(pair)
    return list(groups.values())


def group_by_polarity(found: Iterable[StatementView]) -> list[tuple[str, list[StatementView]]]:
    """Statements by attitude to the claim, in a fixed order; empty groups are left out."""
    groups: dict[str, list[StatementView]] = {polarity: [] for polarity in POLARITIES}
    for statement in found:
        groups[statement.polarity or "uncommitted"].append(statement)
    return [(polarity, group) for polarity, group in groups.items() if group]
