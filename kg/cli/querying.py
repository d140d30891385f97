"""The command that answers SPARQL: a file, a text, or a query of the catalogue by its name."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import StoreOption, load_settings, reading, say
from kg.cli.lists import short
from kg.cli.tables import print_rows, print_table
from kg.errors import InputError
from kg.graph import catalogue
from kg.graph.catalogue import Query
from kg.ids import BASE
from kg.index.sparql import ask
from kg.stores import Store
from kg.stores.worker import QueryPool
from kg.views import articles, asked

MEDIA_TYPES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
}
LIST_TABLE = ("name", "takes", "question")


class QueryFormat(StrEnum):
    """Formats of an answer to SPARQL."""

    TABLE = "table"
    JSON = "json"
    XML = "xml"
    CSV = "csv"
    TSV = "tsv"
    TTL = "ttl"


def query(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE.rq]", help="File with a SPARQL query.")] = None,
    text: Annotated[str | None, typer.Option("-e", help="The query itself.")] = None,
    name: Annotated[str | None, typer.Option("--name", help="A query of the catalogue; see --list.")] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", metavar="KEY=VALUE", help="Value of a parameter of --name; give one for each."),
    ] = None,
    is_list: Annotated[bool, typer.Option("--list", help="List the queries of the catalogue and stop.")] = False,
    store: StoreOption = None,
    output_format: Annotated[QueryFormat | None, typer.Option("--format")] = None,
) -> None:
    """Answer a SPARQL query, or one of the catalogue by name; it runs apart, with a deadline and a memory limit.

    Actors, outlets and places may be given by name, articles by their id, concepts by their short name:
    `claimgraph query --name actor-timeline --param "actor=Ilham Aliyev" --param since=2020-10-01`.
    """
    if [file is not None, text is not None, name is not None, is_list].count(True) != 1:
        raise typer.BadParameter("give one of: a file, -e TEXT, --name NAME, --list")
    if param and name is None:
        raise typer.BadParameter("--param goes with --name")
    if is_list:
        _print_list(output_format)
    elif name is not None:
        _answer_named(name, _pairs(param or ()), store, output_format or QueryFormat.TABLE)
    else:
        _answer(text if text is not None else _read(file), store, output_format)


def _answer(sparql: str, store: str | None, output_format: QueryFormat | None) -> None:
    with reading(store) as opened:
        if output_format is QueryFormat.TABLE:
            _print_rows(opened, _run(opened, sparql, QueryFormat.JSON, store), None)
        else:
            _write(_run(opened, sparql, output_format, store))


def _answer_named(name: str, given: Mapping[str, str], store: str | None, output_format: QueryFormat) -> None:
    wanted = catalogue.find(name)
    if output_format is QueryFormat.TTL:
        raise typer.BadParameter("a query of the catalogue gives rows: take table, json, xml, csv or tsv")
    # What is wrong with the parameters is told before a store is opened, as far as it can be.
    catalogue.check_names(wanted, given)
    with reading(store) as opened:
        values = catalogue.read_values(wanted, asked.by_name(opened, wanted, given))
        sparql = catalogue.fill(wanted, values)
        if output_format is QueryFormat.TABLE:
            _print_rows(opened, _run(opened, sparql, QueryFormat.JSON, store), wanted)
        else:
            _write(_run(opened, sparql, output_format, store))


def _run(opened: Store, sparql: str, output_format: QueryFormat | None, store: str | None) -> bytes:
    """The answer in this format, worked out in a process of its own."""
    settings = load_settings(store=store)
    pool = QueryPool(
        opened,
        workers=1,
        deadline_seconds=settings.deadline_seconds,
        memory_bytes=settings.memory_bytes,
        row_limit=settings.row_limit,
    )
    try:
        accept = MEDIA_TYPES[output_format.value] if output_format else ()
        return ask(opened, sparql, partial(pool.run, accept=accept)).body
    finally:
        pool.close()


def _write(body: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(body if body.endswith(b"\n") else body + b"\n")


def _print_rows(store: Store, body: bytes, wanted: Query | None) -> None:
    """Rows as a table for people: concepts by their short name, articles by their id.

    Of a query of the catalogue the names and numbers of things are left out; other formats have them.
    """
    try:
        found = json.loads(body)
    except ValueError as error:
        raise InputError("only rows make a table: take --format ttl for triples") from error
    if "boolean" in found:
        print("yes" if found["boolean"] else "no")
        return
    columns = found["head"]["vars"]
    hidden = _things(wanted) if wanted else set()
    ids = articles.ids(store)
    rows = [{name: _shown(row[name], ids) for name in columns if name in row} for row in found["results"]["bindings"]]
    # A column that is empty throughout tells nothing.
    filled = {name for row in rows for name in row}
    print_rows(rows, [name for name in columns if name not in hidden and name in filled])
    if wanted:
        rest = f"; --format csv has {len(columns)} columns" if hidden else ""
        say(f"{len(rows)} row{'' if len(rows) == 1 else 's'}{rest}")


def _things(query: Query) -> set[str]:
    """Columns that name things by their IRI, which nobody reads in a table; articles and concepts are shown."""
    return {
        column.name
        for column in query.columns
        if column.type.datatype is None and column.type.short not in ("article", "concept", "class", "IRI")
    }


def _shown(term: Mapping[str, str], ids: Mapping[str, str]) -> str:
    """A literal as it is; of an IRI what a reader can use: the article's id, the concept's name, the first letters."""
    value = term["value"]
    if term["type"] != "uri":
        return value
    if value.startswith(f"{BASE}id/"):
        return ids.get(value) or short(value)
    return value.rsplit("/", 1)[-1].rsplit("#", 1)[-1] if value.startswith(BASE) else value


def _print_list(output_format: QueryFormat | None) -> None:
    queries = catalogue.queries().values()
    if output_format is QueryFormat.JSON:
        print(json.dumps([asdict(asked.view(query)) for query in queries], ensure_ascii=False, indent=2))
    elif output_format in (None, QueryFormat.TABLE):
        print_table([_line(query) for query in queries], LIST_TABLE, whole=LIST_TABLE[:1])
    else:
        raise typer.BadParameter("the list is printed as table or json")


def _line(query: Query) -> dict[str, str]:
    takes = [parameter.name if parameter.is_required else f"[{parameter.name}]" for parameter in query.parameters]
    return {"name": query.name, "takes": " ".join(takes), "question": query.question["en"]}


def _pairs(texts: Iterable[str]) -> dict[str, str]:
    """KEY=VALUE texts as a mapping; a later one of the same key counts."""
    found = {}
    for text in texts:
        key, sign, value = text.partition("=")
        if not sign or not key.strip():
            raise typer.BadParameter(f"--param takes KEY=VALUE, not {text!r}")
        found[key.strip()] = value
    return found


def _read(file: Path | None) -> str:
    if file is None:
        raise InputError("no query was given")
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read as UTF-8 text ({error})") from error


COMMANDS = (query,)
