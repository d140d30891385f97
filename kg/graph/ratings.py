"""Ratings of claims by people: how one is written, and those that stand.

A rating is a person's verdict on a claim, on a scale of that person's or organisation's own: a schema:ClaimReview. It
is never made by a program, and nothing in this project is worked out from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg.graph import queries
from kg.graph.reviews import WITHDRAWN
from kg.graph.terms import Sink, address, number, words
from kg.graph.vocabulary import Outside
from kg.ids import mint
from kg.stores.base import REVIEW_GRAPHS, Store


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a rating stands: `value` from `worst` to `best`, and what it is called there.

    Raises:
        ValueError: the value is not on the scale, the scale has no length, or the rating has no name.
    """

    value: float
    worst: float
    best: float
    name: str

    def __post_init__(self) -> None:
        if not self.worst < self.best:
            raise ValueError(f"the worst rating ({self.worst:g}) must be below the best one ({self.best:g})")
        if not self.worst <= self.value <= self.best:
            raise ValueError(f"the rating {self.value:g} is not between {self.worst:g} and {self.best:g}")
        if not self.name.strip():
            raise ValueError("a rating needs its name on the scale, in words")


@dataclass(frozen=True, slots=True)
class Rating:
    """One person's rating of one claim; `at` is an xsd:dateTime with a zone, `page` the address of the full review."""

    iri: str
    claim: str  # IRI
    scale: Scale
    person: str  # name
    at: str
    page: str | None = None
    note: str | None = None


def rating_quads(
    claim: str, scale: Scale, *, person: str, at: datetime, page: str | None = None, note: str | None = None
) -> tuple[str, tuple[Quad, ...]]:
    """A person's rating of a claim, with the IRI of the review; its graph is one of the review graphs.

    Raises:
        ValueError: the time has no zone, the person no name, or the page no web address.
    """
    if at.tzinfo is None:
        raise ValueError(f"the time of a rating needs a time zone: {at}")
    if not person.strip():
        raise ValueError("a rating needs the name of the person who gives it")
    if page is not None and (urlsplit(page).scheme not in ("http", "https") or not urlsplit(page).hostname):
        raise ValueError(f"{page!r} is no web address: expected one that starts with https://")
    moment = at.isoformat()
    review = mint("claim-review", claim=claim, person=person, at=moment)
    who, rating = mint("person", name=person), mint("rating", review=review)
    sink = Sink(REVIEW_GRAPHS + review.rsplit("/", 1)[-1])
    sink.add(
        review,
        {
            Outside.RDF_TYPE: Outside.SCHEMA_CLAIM_REVIEW,
            Outside.SCHEMA_ITEM_REVIEWED: NamedNode(claim),
            Outside.SCHEMA_REVIEW_RATING: NamedNode(rating),
            Outside.SCHEMA_REVIEW_BODY: words(note),
            Outside.SCHEMA_URL: address(page),
            Outside.PROV_WAS_ATTRIBUTED_TO: NamedNode(who),
            Outside.PROV_GENERATED_AT_TIME: ox.Literal(moment, datatype=Outside.XSD_DATE_TIME),
        },
    )
    sink.add(
        rating,
        {
            Outside.RDF_TYPE: Outside.SCHEMA_RATING,
            Outside.SCHEMA_RATING_VALUE: number(scale.value),
            Outside.SCHEMA_WORST_RATING: number(scale.worst),
            Outside.SCHEMA_BEST_RATING: number(scale.best),
            Outside.SCHEMA_ALTERNATE_NAME: words(scale.name),
        },
    )
    sink.add(who, {Outside.RDF_TYPE: Outside.PROV_PERSON, Outside.SCHEMA_NAME: words(person)})
    return review, sink.quads()


def ratings(store: Store, claim: str | None = None) -> tuple[Rating, ...]:
    """The ratings that stand, by claim and person: the latest of each, unless that person took it back afterwards.

    What is no rating on its own scale, or has no readable time, is left out: only this program checks both before it
    writes them.

    Args:
        store: where to look.
        claim: IRI of the claim; None for those of all claims.
    """
    latest: dict[tuple[str, str], tuple[datetime, Rating | None]] = {}
    name = "claim-ratings"
    rows = queries.run(store, name) if claim is None else queries.run(store, name, claim=claim)
    for row in rows.values():
        found = {name: value for name, value in row.items() if value is not None}
        key = (found["claim"], found["who"])
        try:
            at = _moment(found["at"])
            rating = None if found.get("decision") == WITHDRAWN else _rating(found)
        except ValueError:
            continue
        if key not in latest or at >= latest[key][0]:
            latest[key] = (at, rating)
    return tuple(rating for _, (_, rating) in sorted(latest.items()) if rating is not None)


def _moment(text: str) -> datetime:
    """An xsd:dateTime; one without a zone is taken as UTC.

    Raises:
        ValueError: it is none.
    """
    at = datetime.fromisoformat(text)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def _rating(row: dict[str, str]) -> Rating:
    scale = Scale(float(row["value"]), float(row["worst"]), float(row["best"]), row["words"])
    return Rating(row["review"], row["claim"], scale, row["name"], row["at"], row.get("page"), row.get("note"))
