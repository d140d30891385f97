"""Requests with what is expected of their answers, and the runner that sends them one after the other."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

import httpx2 as httpx
import rdflib
from rdflib.compare import isomorphic

NEW = "{new address}"  # in a path: the address that the last answer told in `Location`
ROWS = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
TRUTH = ROWS[:2]
RDF = ("text/turtle", "application/rdf+xml", "application/n-triples")
GOOD, BAD = (200, 201, 204), (400, 405, 415)


@dataclass(frozen=True, slots=True)
class Step:
    """One request. `told`: graph that a good answer must hold, as Turtle; `forms`: media types it may have."""

    method: str
    path: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    statuses: Sequence[int] = GOOD
    forms: Sequence[str] = ()
    is_true: bool | None = None
    told: str | None = None
    tells_address: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A test by the name it has in the W3C manifest, and what it is about in our words."""

    name: str
    about: str
    steps: tuple[Step, ...]


def address_of(path: str, **parameters: str | Sequence[str]) -> str:
    """A path with parameters; a list gives one parameter several times."""
    pairs = [
        (name, value) for name, given in parameters.items() for value in ([given] if isinstance(given, str) else given)
    ]
    return path + "?" + "&".join(f"{name.replace('_', '-')}={quote(value, safe='')}" for name, value in pairs)


def run(client: httpx.Client, case: Case) -> None:
    """Send the requests of a case and see that each answer is as expected."""
    new = ""
    for number, step in enumerate(case.steps, start=1):
        path = step.path.replace(NEW, quote(new, safe=""))
        response = client.request(step.method, path, content=step.body, headers=dict(step.headers))
        where = f"{case.name}, request {number}: {step.method} {path}: {response.status_code} {response.text[:500]}"
        assert response.status_code in step.statuses, where
        if step.tells_address:
            new = response.headers["location"]
        if step.forms:
            assert response.headers["content-type"].partition(";")[0] in step.forms, where
        if step.is_true is not None:
            assert response.json()["boolean"] is step.is_true, where
        if step.told is not None:
            assert response.headers["content-type"] == "text/turtle; charset=utf-8", where
            assert isomorphic(_graph(response.content), _graph(step.told.encode())), where


def _graph(turtle: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(io.BytesIO(turtle), format="turtle")
