"""The query catalogue for programs: a list in JSON, and the SHACL descriptions as RDF."""

from __future__ import annotations

from functools import cache
from typing import Any

import pyoxigraph as ox
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import ontology
from api.dependencies import PagingQuery
from api.errors import NotAcceptableError
from api.negotiation import choose
from api.routes.describe import failures
from kg.graph import catalogue
from kg.views import asked
from kg.views.asked import QueryView
from kg.views.paging import page
from kg.views.records import Page

router = APIRouter(tags=["queries"])
FORMS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
PREFIXES = {
    "cg": "https://w3id.org/claimgraph/ns#",
    "cgq": "https://w3id.org/claimgraph/query#",
    "column": "https://w3id.org/claimgraph/query/column/",
    "parameter": "https://w3id.org/claimgraph/query/parameter/",
    "query": "https://w3id.org/claimgraph/query/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
ALIASES = {"application/json": "application/ld+json", "application/xml": "application/rdf+xml"}
ANSWERS: dict[int | str, dict[str, Any]] = {  # Any: OpenAPI's own free form
    200: {
        "description": "Every query of the catalogue, as `sh:SPARQLExecutable`.",
        "content": {kind: {"schema": {"type": "string"}} for kind in FORMS},
    }
}


@router.get("/api/v1/queries", response_model=Page[QueryView], responses=failures(400))
def list_queries(query: PagingQuery) -> Page[QueryView]:
    """The queries of the catalogue by name: question, parameters, columns and text of each."""
    views = (asked.view(found) for found in catalogue.queries().values())
    return page(views, key=lambda view: (view.name, view.name), cursor=query.cursor, limit=query.limit)


@router.get("/api/v1/queries/{name}", responses=failures(404))
def show_query(name: str) -> QueryView:
    """One query of the catalogue."""
    return asked.view(catalogue.find(name))


@router.get("/.well-known/sparql-examples", responses={**ANSWERS, **failures(406)})
def describe_queries(request: Request) -> Response:
    """The catalogue as RDF: a `sh:SPARQLExecutable` for each query, its parameters and the columns of its rows."""
    chosen = choose(request.headers.get("accept"), (*FORMS, *ALIASES))
    if chosen is None:
        raise NotAcceptableError(f"the catalogue can be read as {', '.join(FORMS)}")
    kind = ALIASES.get(chosen, chosen)
    return Response(_written(kind), media_type=kind, headers={"Vary": "Accept"})


@cache
def _written(kind: str) -> bytes:
    files = (ontology.path("queries.ttl"), *ontology.query_files())
    triples = {quad.triple: None for path in files for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)}
    prefixes = PREFIXES if kind != "application/n-triples" else None
    return ox.serialize(triples, format=FORMS[kind], prefixes=prefixes) or b""
