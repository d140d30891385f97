"""The command that measures: eval."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from kg import evaluation, pipeline
from kg.cli.common import load_settings
from kg.errors import InputError
from kg.evaluation import GoldArticle, Layout, read_gold


class ReportFormat(StrEnum):
    """Formats of an evaluation."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def eval_(
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDER...", help="Folders of gold, scored together.")],
    layout: Annotated[
        Layout,
        typer.Option(
            "--layout",
            help="gold: NAME.txt with NAME.json. polnear: a compartment with text/ and attributions/. "
            "pfsa-id: files of tokens with labels.",
        ),
    ] = Layout.GOLD,
    predictions: Annotated[
        Path | None, typer.Option("--predictions", help="JSON lines of `extract`; made here when not given.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language of the texts, where their gold is silent.")
    ] = None,
    errors: Annotated[int, typer.Option("--errors", min=0, help="List at most so many mistakes of each kind.")] = 0,
    output_format: Annotated[ReportFormat, typer.Option("--format")] = ReportFormat.TEXT,
) -> None:
    """Score extracted statements against gold: per language, mode and act, with confusions and mistakes."""
    articles = _read_all(folders, layout)
    if predictions is not None:
        given = evaluation.read_predictions(_read_rows(predictions), articles)
        comparisons = tuple(evaluation.compare_with_given(articles, given, lang=lang))
    else:
        knowledge = pipeline.load_knowledge(load_settings().seeds)
        comparisons = tuple(evaluation.compare_with_pipeline(articles, knowledge, lang=lang))
    report = evaluation.make_report(comparisons, errors=errors)
    if output_format is ReportFormat.JSON:
        print(json.dumps(evaluation.as_dict(report), ensure_ascii=False))
    elif output_format is ReportFormat.MARKDOWN:
        print(evaluation.as_markdown(report))
    else:
        print(evaluation.as_text(report))


def _read_all(folders: list[Path], layout: Layout) -> tuple[GoldArticle, ...]:
    """The articles of all folders.

    Raises:
        BadParameter: a folder is missing or holds no gold of this layout.
        InputError: gold is wrong, or two folders have articles of one name.
    """
    folder_of: dict[str, str] = {}
    found: list[GoldArticle] = []
    for folder in folders:
        articles = read_gold(folder, layout)
        if not articles:
            raise typer.BadParameter(f"{folder}: holds no gold in the layout {layout.value!r}", param_hint="FOLDER")
        for article in articles:
            other = folder_of.setdefault(article.name, article.folder)
            if other != article.folder:
                raise InputError(f"{article.name}: stands in {other} and in {article.folder}; score them apart")
        found += articles
    return tuple(found)


def _read_rows(path: Path) -> list[dict[str, Any]]:
    """JSON lines.

    Raises:
        InputError: the file cannot be read, or a line is no JSON object.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{number}: expected a JSON object: {error}") from error
        if not isinstance(row, dict):
            raise InputError(f"{path}:{number}: expected a JSON object, not {line[:40]!r}")
        rows.append(row)
    return rows


COMMANDS = (eval_,)
