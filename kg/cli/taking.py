"""Commands that take articles in: extract (no store), ingest, demo."""

from __future__ import annotations

import time
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import pipeline
from kg.articles import Refused, Repeated, read_inputs
from kg.cli import explaining, output
from kg.cli.common import StoreOption, load_settings, report_refused, say
from kg.cli.tables import print_table
from kg.model import Article
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.articles.fetch import Fetcher

EXTRACT_COLUMNS = ("article", "key", "parent", "mode", "act", "commitment", "speaker", "quote")


class ExtractFormat(StrEnum):
    """Formats of extracted statements."""

    JSONL = "jsonl"
    TABLE = "table"


Paths = Annotated[list[str], typer.Argument(metavar="PATH|URL|-...", help="Files, folders, addresses, or - for stdin.")]


def extract(
    paths: Paths,
    output_format: Annotated[
        ExtractFormat | None, typer.Option("--format", help="jsonl unless given; not with --explain.")
    ] = None,
    parts: Annotated[bool, typer.Option("--parts", help="Also the parts of compound statements.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell for each statement why it is one, and what was left out.")
    ] = False,
) -> None:
    """Print the statements of articles; no store is needed."""
    if explain and output_format is not None:
        raise typer.BadParameter("--explain has a format of its own: leave --format out")
    settings = load_settings()
    knowledge = pipeline.load_knowledge(settings.seeds)
    refused: list[Refused] = []
    for item in pipeline.analyse_all(_articles(paths, settings), knowledge):
        if isinstance(item, Refused):
            refused.append(item)
            continue
        if isinstance(item, Repeated):
            say(f"note {item.article.id}: the same text as {item.first}: skipped")
            continue
        for note in item.article.notes:
            say(f"note {item.article.id}: {note}")
        if explain:
            print(explaining.as_text(item, pipeline.consider(item.article), with_parts=parts))
            continue
        rows = output.extracted(item, with_parts=parts)
        if output_format is ExtractFormat.TABLE:
            words = {s.key: s.words(item.article.text) for s in item.statements}
            print_table([{**row, "quote": words[str(row["key"])]} for row in rows], EXTRACT_COLUMNS)
        else:
            output.print_jsonl(rows)
    if report_refused(refused):
        raise typer.Exit(1)


def ingest(paths: Paths, store: StoreOption = None) -> None:
    """Read articles and keep what they say in the store."""
    from kg.cli import summary  # stores and what is read out of them: not needed to extract
    from kg.stores import open_store

    settings = load_settings(store=store)
    knowledge = pipeline.load_knowledge(settings.seeds)
    opened = open_store(settings.store)
    try:
        report = pipeline.ingest(_articles(paths, settings), opened, knowledge)
    finally:
        opened.close()
    for name, note in report.notes:
        say(f"note {name}: {note}")
    say(summary.of_run(report))
    if report_refused(report.refused):
        raise typer.Exit(1)


def demo(
    no_serve: Annotated[bool, typer.Option("--no-serve", help="End after the print.")] = False,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65535, help="Port of the pages.")] = None,
    store: StoreOption = None,
) -> None:
    """Load the shipped articles, print what was found, and serve the pages on this machine."""
    from kg.cli import serving, summary  # as above
    from kg.stores import open_store

    settings = load_settings(port=port, store=store)
    started = time.monotonic()
    knowledge = pipeline.load_knowledge(settings.seeds)
    opened = open_store(settings.store)
    try:
        report = pipeline.ingest(_articles([str(settings.seeds / "articles")], settings), opened, knowledge)
        summary.print_findings(opened, report, seconds=time.monotonic() - started)
        refused = report_refused(report.refused)
        if not no_serve:
            serving.serve_store(opened, settings)
    finally:
        opened.close()
    if refused:
        raise typer.Exit(1)


def _articles(paths: list[str], settings: Settings) -> Iterator[Article | Refused]:
    fetcher = _fetcher(settings) if any("://" in path for path in paths) else None
    return read_inputs([_given(path) for path in paths], fetcher=fetcher, limit_bytes=settings.max_article_bytes)


def _fetcher(settings: Settings) -> Fetcher:
    from kg.articles.fetch import Fetcher  # loads the HTTP client: only where there is an address

    return Fetcher(limit_bytes=settings.max_article_bytes, allow_private=settings.allow_private_urls)


def _given(path: str) -> str | Path:
    return path if path == "-" or "://" in path else Path(path)


COMMANDS = (demo, ingest, extract)
