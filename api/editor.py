"""The page for people who write SPARQL: an editor, the catalogue, and a query's rows as a table without scripts."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import PAGE_BY_KIND
from api.examples import groups, pick, write
from api.options import Options
from api.templating import local, render
from kg.errors import BusyError, InputError, NotFoundError, TooLargeError
from kg.graph import catalogue
from kg.ids import BASE

JSON = "application/sparql-results+json"
SHOWN_ROWS = 500
SHOWN_CHARACTERS = 100_000
SHORT = 8  # characters of a name's last part, as the command line shows them
PREFIXES: Mapping[str, str] = {
    "cg": f"{BASE}ns#",
    "act": f"{BASE}vocab/speech-act/",
    "polarity": f"{BASE}vocab/polarity/",
    "frame": f"{BASE}vocab/frame/",
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
STARTER = "contradictions"
Ask = Callable[[str], Awaitable[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row: its text, its language, and the page about it where there is one."""

    text: str
    lang: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The first rows of an answer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_cut: bool
    limit: int = SHOWN_ROWS


async def show_editor(request: Request, query: str | None, *, ask: Ask, options: Options) -> Response:
    """The editor page, with the answer to the query where there is one.

    Args:
        request: its `example` parameter names a query of the catalogue; with `run`, that query is answered with the
            values of `param.NAME`.
        query: what to run; None for the example, or to run nothing.
        ask: gives the media type and the bytes of the answer, rows as SPARQL JSON; its errors become part of the page.
        options: the deadline, to be told to the reader.
    """
    chosen = pick(request.query_params)
    table, triples, error, status = None, None, None, 200
    try:
        if chosen is not None and query is None and "run" in request.query_params:
            query = await run_in_threadpool(write, request.app.state.store, chosen)
        if query is not None:
            kind, answer = await ask(query)
            table = read_table(answer) if kind == JSON else None
            triples = answer.decode("utf-8")[:SHOWN_CHARACTERS] if kind != JSON else None
    except BusyError as failure:
        error, status = str(failure), 503
    except NotFoundError as failure:
        error, status = str(failure), 404
    except (InputError, TooLargeError) as failure:
        error, status = str(failure), 400
    return render(
        request,
        "sparql.html",
        status=status,
        query=query or (chosen.query.sparql if chosen else catalogue.find(STARTER).sparql),
        table=table,
        triples=triples,
        error=error,
        chosen=chosen,
        groups=groups(),
        endpoint=str(request.url.replace(query="", fragment="")),
        seconds=f"{options.query_seconds:g}",
        settings={"prefixes": dict(PREFIXES)},
    )


def read_table(answer: bytes) -> Table:
    """The first rows of SPARQL 1.1 JSON results; an ASK gives one cell."""
    found = json.loads(answer)
    if "boolean" in found:
        return Table(("answer",), ((Cell("yes" if found["boolean"] else "no"),),), is_cut=False)
    columns = tuple(found["head"]["vars"])
    rows = found["results"]["bindings"]
    cells = tuple(tuple(_cell(row.get(name)) for name in columns) for row in rows[:SHOWN_ROWS])
    return Table(columns, cells, is_cut=len(rows) > SHOWN_ROWS)


def _cell(term: Mapping[str, str] | None) -> Cell:
    if term is None:
        return Cell("")
    if term["type"] != "uri":
        return Cell(term.get("value", ""), term.get("xml:lang"))
    iri, href = term["value"], _page(term["value"])
    if href is None:
        return Cell(_abbreviate(iri))
    # The link has the whole name; beside quotes nobody reads the rest of it.
    return Cell(f"{urlsplit(iri).path.rsplit('/', 2)[-2]}/{local(iri)[:SHORT]}…", href=href)


def _page(iri: str) -> str | None:
    """The page of this site about the thing; None for things without one."""
    kind = urlsplit(iri).path.rsplit("/", 2)[-2:-1]
    if iri.startswith(f"{BASE}id/") and kind and kind[0] in PAGE_BY_KIND:
        return f"/{PAGE_BY_KIND[kind[0]]}/{local(iri)}"
    return None


def _abbreviate(iri: str) -> str:
    """The IRI with a known prefix; whole where there is none."""
    for prefix, start in PREFIXES.items():
        rest = iri.removeprefix(start)
        if rest != iri and rest.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{rest}"
    return iri
