"""ClaimReview JSON-LD: ratings of claims by people, and nothing else.

A contradiction, confirmed or not, is no verdict and never leaves as one. Fields are those that Google's documentation
of "Fact Check (ClaimReview)" requires or recommends; `claim-review-shapes.ttl` checks each review before it is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, BinaryIO

import pyoxigraph as ox
import rdflib
from rdflib import SH

from kg.errors import NotFoundError, StoreError
from kg.graph.ratings import Rating, ratings
from kg.interchange.formats import Format, Wanted
from kg.model import EntityKind
from kg.stores.base import Store
from kg.views import claims
from kg.views.records import ArticleRef, ClaimView, StatementView

CONTEXT = "https://schema.org"
Json = Any  # Any: JSON's own free form


def claim_reviews(store: Store, *, claim: str | None = None) -> tuple[Json, ...]:
    """A ClaimReview for each rating that stands, by claim and person; all that is wanted, or those of one claim.

    A claim that nobody in the store affirms any more has no author to name: its ratings wait until somebody does.

    Raises:
        StoreError: a review lacks something that a ClaimReview must have.
    """
    found = []
    for rating in ratings(store, claim):
        made = _review(store, rating)
        if made is not None:
            _check(made)
            found.append(made)
    return tuple(found)


def problems(review: Json) -> tuple[str, ...]:
    """What is wrong with a ClaimReview, in words; sorted."""
    import pyshacl  # other formats do without, and it takes long to load

    local = {**review, "@context": {"@vocab": f"{CONTEXT}/"}}  # the published context lies elsewhere
    triples = (quad.triple for quad in ox.parse(json.dumps(local), format=ox.RdfFormat.JSON_LD))
    data = rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    outcome: Any = pyshacl.validate(data, shacl_graph=_shapes(), inference="none", advanced=False)  # it has no types
    report: rdflib.Graph = outcome[1]
    return tuple(sorted({str(report.value(result, SH.resultMessage)) for result in report.objects(None, SH.result)}))


def _review(store: Store, rating: Rating) -> Json | None:
    try:
        view = claims.read(store, rating.claim, limit=1)
    except NotFoundError:
        return None
    affirming = claims.affirming(store, rating.claim)
    if not affirming:
        return None
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "@id": rating.iri,
        "url": rating.page or rating.claim,
        "datePublished": rating.at[:10],
        "author": {"@type": "Person", "name": rating.person},
        "claimReviewed": view.claim.label,
        **({"reviewBody": rating.note} if rating.note else {}),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": rating.scale.value,
            "worstRating": rating.scale.worst,
            "bestRating": rating.scale.best,
            "alternateName": rating.scale.name,
        },
        "itemReviewed": _claim(view, affirming),
    }


def _claim(view: ClaimView, affirming: Iterable[StatementView]) -> Json:
    """The claim with whoever is reported to have affirmed it first, and the articles that report it of that speaker."""
    ordered = sorted(affirming, key=lambda one: (str(one.said.last or "9999"), one.iri))
    author = ordered[0].speaker
    said = ordered[0].said.last
    own = {one.article.iri: one.article for one in ordered if one.speaker.iri == author.iri}
    return {
        "@type": "Claim",
        "@id": view.claim.iri,
        "name": view.claim.label,
        "author": {
            "@type": "Person" if author.kind == EntityKind.PERSON.value else "Organization",
            "@id": author.iri,
            "name": author.label,
        },
        **({"datePublished": said.isoformat()} if said else {}),
        "appearance": [_article(article) for article in own.values()],
    }


def _article(article: ArticleRef) -> Json:
    return {
        "@type": "NewsArticle",
        "url": article.url or article.paraphrase_of or article.iri,
        "headline": article.title,
        "inLanguage": article.lang,
        **({"datePublished": article.published.isoformat()} if article.published else {}),
        **({"publisher": {"@type": "Organization", "name": article.outlet.label}} if article.outlet else {}),
    }


def _check(review: Json) -> None:
    wrong = _problems_of(json.dumps(review))
    if wrong:
        raise StoreError(f"the rating {review['@id']} cannot leave as a ClaimReview: {'; '.join(wrong)}")


@lru_cache(maxsize=256)
def _problems_of(review: str) -> tuple[str, ...]:
    """The same review is checked once, however often a page shows it."""
    return problems(json.loads(review))


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(
        data=files("kg.interchange").joinpath("claim-review-shapes.ttl").read_text("utf-8"), format="turtle"
    )


def _write(store: Store, out: BinaryIO, wanted: Wanted) -> None:
    made = [{**review} for review in claim_reviews(store, claim=wanted.only)]
    for review in made:
        del review["@context"]
    out.write(json.dumps({"@context": CONTEXT, "@graph": made}, ensure_ascii=False, indent=1).encode() + b"\n")


FORMATS: Mapping[str, Format] = {
    "claimreview": Format(
        "claimreview", "application/ld+json", "ClaimReview JSON-LD of the claims that people rated",
        "everything but ratings of claims by people", _write, takes_one=True,
    )
}  # fmt: skip
