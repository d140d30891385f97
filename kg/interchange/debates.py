"""Formats for those who study debates: a table for Discourse Network Analyzer, and networks of actors for Gephi.

The table has the columns of the event list that Discourse Network Analyzer 3 writes (`Exporter.eventCSV`: semicolons
between, `agreement` as 1 and 0, times to the second), and behind them the IRIs of ours, so that every line leads back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import partial
from typing import BinaryIO

from kg.graph import queries
from kg.interchange.formats import Format, Wanted
from kg.model import EntityKind
from kg.networks import alignment, bounds, choosing, disputes, files
from kg.networks.bounds import MOST_ACTORS, MOST_TIES, Bounds
from kg.networks.read import read
from kg.networks.records import Actor, Material, NetworkName, Position, Quoted
from kg.stores.base import Store

COLUMNS = (
    "statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text",
    "person", "organization", "concept", "agreement", "statement IRI", "document IRI", "concept IRI",
)  # fmt: skip
NETWORKS: tuple[NetworkName, ...] = ("dispute", "alignment")
Cell = str | int
_Article = Mapping[str, str | None]


def dna_rows(store: Store) -> Iterator[tuple[Cell, ...]]:
    """One row for each claim that a named speaker outright affirms or denies, by day, statement and claim.

    `person` is the speaker where it is a person, and `organization` then the side that it speaks for; any other speaker
    is the `organization`. The day is the latest on which it can have been said, else that of publication; an empty cell
    where neither is known. Numbers of statements and documents count from 1: the program knows no IRIs.
    """
    material = read(store)
    articles = {row["article"] or "": row for row in queries.run(store, "view-articles").values()}
    numbers = {article: number for number, article in enumerate(sorted(articles), start=1)}
    found = sorted(choosing.choose_positions(material).claims, key=_order)
    for number, one in enumerate(found, start=1):
        article = articles.get(one.said.article, {})
        person, organization = _speaker(material, one.said)
        yield (
            number,
            _time(one.said, article),
            numbers.get(one.said.article, 0),
            _line(article.get("headline") or article.get("id") or ""),
            "",
            _line(_outlet(material, article)),
            "",
            "",
            _line(one.said.quote),
            _line(person),
            _line(organization),
            _line(next(iter(material.titles.get(one.issue, ())), one.issue)),
            1 if one.taken == "affirms" else 0,
            one.said.statement,
            one.said.article,
            one.issue,
        )


def _order(one: Position) -> tuple[str, str, str]:
    return (str(one.said.day or ""), one.said.statement, one.issue)


def _time(said: Quoted, article: _Article) -> str:
    day = said.day.isoformat() if said.day else (article.get("published") or "")[:10]
    return f"{day} 00:00:00" if day else ""


def _speaker(material: Material, said: Quoted) -> tuple[str, str]:
    """Person and organisation; "" for what there is none of."""
    speaker, side = (_actor(material, iri) for iri in (said.speaker, said.side))
    label = speaker.label if speaker else said.name
    if speaker is None or speaker.kind != EntityKind.PERSON:
        return "", label
    return label, side.label if side and side.iri != speaker.iri else ""


def _actor(material: Material, iri: str) -> Actor | None:
    return material.actors.get(material.heads.get(iri, iri))


def _outlet(material: Material, article: _Article) -> str:
    outlet = material.actors.get(article.get("outlet") or "")
    return article.get("source") or (outlet.label if outlet else "")


def _line(words: str) -> str:
    """The words on one line: readers of such tables take a line end for the end of a row."""
    return " ".join(words.split())


def _write_dna(store: Store, out: BinaryIO, wanted: Wanted) -> None:
    del wanted
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(dna_rows(store))
    text.flush()
    text.detach()  # the stream is the caller's


def _write_network(store: Store, out: BinaryIO, wanted: Wanted, *, name: NetworkName, kind: str) -> None:
    del wanted
    build = disputes.build if name == "dispute" else alignment.build
    out.write(files.write(bounds.cut(build(read(store)), Bounds(MOST_ACTORS, MOST_TIES)), kind))


def _network(name: NetworkName, kind: str) -> Format:
    what = "who contradicts whom" if name == "dispute" else "who takes the same or the opposite positions"
    return Format(
        name=f"{name}.{kind}",
        media_type=files.MEDIA_TYPES[kind],
        title=f"The {name} network, {what}, with places, for Gephi",
        lost=f"all but actors and ties; of more than {MOST_ACTORS} actors or {MOST_TIES} ties the weakest",
        write=partial(_write_network, name=name, kind=kind),
    )


FORMATS: Mapping[str, Format] = {
    "dna.csv": Format(
        name="dna.csv",
        media_type="text/csv",
        title="Statements for Discourse Network Analyzer: actor, organisation, concept, agreement, date",
        lost="all but affirmed and denied claims of named speakers",
        write=_write_dna,
    ),
    **{form.name: form for form in (_network(name, kind) for name in NETWORKS for kind in files.MEDIA_TYPES)},
}
