"""The data dictionary of the tables: `datapackage.json` by the Frictionless Table Schema, a README, a page of the docs.

All of it is made from `tables.toml` and the ontology: `python -m kg.interchange.dictionary` prints the page.
Source: Data Package and Table Schema, Frictionless Data, specifications version 1.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg import __version__
from kg.interchange.schema import OTHER, OTHER_ABOUT, OTHER_COLUMNS, ROW_ABOUT, Column, Table, tables

Json = dict[str, Any]  # Any: JSON's own free form
_FIELD: dict[str, Json] = {
    "address": {"type": "string"},
    "boolean": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "class": {"type": "string"},
    "concept": {"type": "string"},
    "date": {"type": "date", "format": "default"},
    "decimal": {"type": "number"},
    "integer": {"type": "integer"},
    "iri": {"type": "string"},
    "string": {"type": "string"},
    "text": {"type": "string"},
    "texts": {"type": "object"},
    "time": {"type": "datetime", "format": "any"},
}
_MEDIA = {".csv": "text/csv", ".parquet": "application/vnd.apache.parquet"}
_NOTES = """\
One row is one thing as one graph tells of it; `id` and `graph` together name the row. An empty cell means that nothing
is known, or that there is none. Several values are a JSON array in CSV and a list in Parquet; texts by language are a
JSON object in CSV and a list of pairs in Parquet. Dates are ISO 8601. Nothing in here says who is right.

CSV: UTF-8 with a byte order mark, commas, quotes doubled, lines ended by CR LF. A text that starts with a character
which spreadsheets take for a formula (= + - @, tab, line end, their full-width forms) or with an apostrophe has an
apostrophe in front, and an empty text is a lone apostrophe: take one leading apostrophe away to have it as it was.
"""


def describe(folder: Path, suffix: str) -> None:
    """Write `datapackage.json` and `README.md` for the tables that the folder holds."""
    held = [table for table in (*tables(), None) if (folder / f"{_name(table)}{suffix}").exists()]
    package = json.dumps(datapackage(held, suffix), ensure_ascii=False, indent=1) + "\n"
    (folder / "datapackage.json").write_text(package, "utf-8", newline="\n")
    (folder / "README.md").write_text("".join(_readme(held, suffix)), "utf-8", newline="\n")


def datapackage(held: Iterable[Table | None], suffix: str) -> Json:
    """The descriptor of a package with these tables; None stands for the table of leftovers."""
    kept = list(held)
    names = {_name(table) for table in kept}
    return {
        "profile": "tabular-data-package" if suffix == ".csv" else "data-package",
        "name": "claimgraph",
        "title": "ClaimGraph: who is reported to have said what about what, when, and what contradicts what",
        "version": __version__,
        "resources": [_resource(table, suffix, names) for table in kept],
    }


def page() -> str:
    """The data dictionary as a page of the docs."""
    head = (
        "# Data dictionary\n\nThe tables of `claimgraph export --format csv` and `--format parquet`. Made by "
        "`python -m kg.interchange.dictionary`; do not edit.\n\n"
    )
    return "".join((head, _NOTES, *(_section(table, level="##") for table in (*tables(), None))))


def _name(table: Table | None) -> str:
    return table.name if table is not None else OTHER


def _resource(table: Table | None, suffix: str, names: set[str]) -> Json:
    schema: Json = {"fields": list(_fields(table)), "missingValues": [""]}
    if table is not None:
        schema["primaryKey"] = ["id", "graph"]
        keys = [_foreign_key(c) for c in table.columns if c.target in names and not c.is_many]
        if keys:
            schema["foreignKeys"] = keys
    resource: Json = {
        "name": _name(table).replace("_", "-"),
        "path": f"{_name(table)}{suffix}",
        "title": _name(table).replace("_", " "),
        "description": table.about if table is not None else OTHER_ABOUT,
        "format": suffix.removeprefix("."),
        "mediatype": _MEDIA[suffix],
        "schema": schema,
    }
    if suffix == ".csv":
        resource |= {"profile": "tabular-data-resource", "encoding": "utf-8"}
    return resource


def _foreign_key(column: Column) -> Json:
    target = str(column.target).replace("_", "-")
    return {"fields": column.name, "reference": {"resource": target, "fields": "id"}}


def _fields(table: Table | None) -> Iterator[Json]:
    if table is None:
        for name in OTHER_COLUMNS:
            yield {"name": name, **_FIELD["boolean" if name == "is_iri" else "string"], "description": ROW_ABOUT[name]}
        return
    yield {"name": "id", "type": "string", "description": ROW_ABOUT["id"], "constraints": {"required": True}}
    for column in table.columns:
        kind = {"type": "array"} if column.is_many else _FIELD[column.base]
        yield {"name": column.name, **kind, "description": _about(column), "rdfType": column.predicate.value}
        for name in column.fields[1:]:
            yield {"name": name, "type": "string", "description": f"Language tag of {column.name}."}
    yield {"name": "graph", "type": "string", "description": ROW_ABOUT["graph"], "constraints": {"required": True}}


def _about(column: Column) -> str:
    about = column.about
    if column.base == "concept":
        about += f" A notation of vocab/{column.kind.partition(':')[2]}."
    if column.target is not None:
        about += f" See the table {column.target}."
    return about


def _readme(held: Iterable[Table | None], suffix: str) -> Iterator[str]:
    yield f"# ClaimGraph as {'CSV' if suffix == '.csv' else 'Parquet'} tables\n\n{_NOTES}\n"
    yield "`claimgraph import` makes the whole graph of these files again. Every column: `datapackage.json`.\n\n"
    for table in held:
        yield f"- **{_name(table)}{suffix}**: {table.about if table is not None else OTHER_ABOUT}\n"


def _section(table: Table | None, *, level: str) -> str:
    about = table.about if table is not None else OTHER_ABOUT
    lines = [f"\n{level} {_name(table)}\n\n{about}\n\n| column | type | what it is |\n| --- | --- | --- |\n"]
    lines += [
        f"| `{one['name']}` | {_shown_type(one, table)} | {_cell(one['description'])} |\n" for one in _fields(table)
    ]
    return "".join(lines)


def _shown_type(field: Json, table: Table | None) -> str:
    column = next((one for one in table.columns if one.name == field["name"]), None) if table is not None else None
    if column is None:
        return str(field["type"])
    shown = {"class": "class", "texts": "texts by language", "iri": "IRI"}.get(column.base, column.base)
    return f"list of {shown}" if column.is_many else shown


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(page())
