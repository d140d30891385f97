"""Routes for programs, in the order of the OpenAPI file. A new one is added here, and is tested at once."""

from __future__ import annotations

from fastapi import APIRouter

from api.routes import (
    actors,
    articles,
    claims,
    contradictions,
    counts,
    exports,
    graphs,
    health,
    networks,
    ontology,
    queries,
    search,
    service,
    sparql,
)

ROUTERS: tuple[APIRouter, ...] = (
    contradictions.router,
    claims.router,
    actors.router,
    articles.router,
    counts.router,
    networks.router,
    search.router,
    sparql.router,
    queries.router,
    ontology.router,
    graphs.router,
    service.router,
    exports.router,
    health.router,
)
