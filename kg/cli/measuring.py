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
from kg.evaluation import GoldArticle, Layout, cluster_report, clusters, pair_report, read_gold, reidentification
from kg.evaluation.clusters import Outcome
from kg.evaluation.pairs import is_file_of_pairs, judge_pairs, read_pairs
from kg.evaluation.reidentification import Item


class ReportFormat(StrEnum):
    """Formats of an evaluation."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def eval_(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", help="Folders of gold, or files of labelled pairs (.jsonl), scored together."
        ),
    ],
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
    """Score against gold: statements and, where it has clusters, contradictions of folders; files of labelled pairs."""
    if any(is_file_of_pairs(path) for path in paths):
        _print_pairs(paths, errors=errors, output_format=output_format)
        return
    articles = _read_all(paths, layout)
    outcomes: dict[str, tuple[Outcome, ...]] = {}
    speakers: tuple[Item, ...] = ()
    if predictions is not None:
        given = evaluation.read_predictions(_read_rows(predictions), articles)
        comparisons = tuple(evaluation.compare_with_given(articles, given, lang=lang))
    else:
        knowledge = pipeline.load_knowledge(load_settings().seeds)
        comparisons = tuple(evaluation.compare_with_pipeline(articles, knowledge, lang=lang))
        if layout is Layout.GOLD:
            outcomes = _compare_clusters(paths, knowledge, lang=lang)
            speakers = _join_speakers(paths, articles, knowledge, lang=lang)
    report = evaluation.make_report(comparisons, errors=errors)
    if output_format is ReportFormat.JSON:
        found = {key: cluster_report.as_dict(outcome, errors=errors) for key, outcome in outcomes.items()}
        named = {"speakers_joined": reidentification.as_dict(speakers)} if speakers else {}
        print(json.dumps({**evaluation.as_dict(report), **named, **found}, ensure_ascii=False))
    elif output_format is ReportFormat.MARKDOWN:
        shown = (cluster_report.as_markdown(outcome, heading=_HEADINGS[key]) for key, outcome in outcomes.items())
        table = reidentification.table(speakers)
        joined = (f"## {table.heading}\n\n{table.as_markdown()}",) if speakers else ()
        print("\n\n".join((evaluation.as_markdown(report), *joined, *shown)))
    else:
        shown = (
            cluster_report.as_text(outcome, heading=_HEADINGS[key], errors=errors) for key, outcome in outcomes.items()
        )
        joined = (reidentification.table(speakers).as_text(),) if speakers else ()
        print("\n\n".join((evaluation.as_text(report), *joined, *shown)))


_HEADINGS = {"contradictions": "the whole product", "contradictions_given": "the gold's statements given"}


def _join_speakers(
    folders: list[Path], articles: tuple[GoldArticle, ...], knowledge: pipeline.Knowledge, *, lang: str | None
) -> tuple[Item, ...]:
    """Who is taken for whom across the articles of each cluster of these folders."""
    found = {name: names for folder in folders for name, names in reidentification.read_clusters(folder).items()}
    return reidentification.find_items(found, articles, knowledge, lang=lang)


def _compare_clusters(
    folders: list[Path], knowledge: pipeline.Knowledge, *, lang: str | None
) -> dict[str, tuple[Outcome, ...]]:
    """What is reported in the clusters of these folders, with the product's statements and with the gold's own."""
    found = tuple(cluster for folder in folders for cluster in clusters.read_clusters(folder, lang=lang))
    if not found:
        return {}
    analysers = (clusters.analyse_all, clusters.analyse_given)
    return {
        key: tuple(clusters.run(found, knowledge, analyse=analyse))
        for key, analyse in zip(_HEADINGS, analysers, strict=True)
    }


def _print_pairs(paths: list[Path], *, errors: int, output_format: ReportFormat) -> None:
    """Score files of labelled pairs.

    Raises:
        BadParameter: a folder stands among the files.
        InputError: a file holds something else.
    """
    for path in paths:
        if not is_file_of_pairs(path):
            raise typer.BadParameter(f"{path}: files of pairs and folders are scored apart", param_hint="PATH")
    pairs = [pair for path in paths for pair in read_pairs(path)]
    knowledge = pipeline.load_knowledge(load_settings().seeds)
    judged = tuple(judge_pairs(pairs, knowledge))
    if output_format is ReportFormat.JSON:
        print(json.dumps(pair_report.as_dict(judged, errors=errors), ensure_ascii=False))
    elif output_format is ReportFormat.MARKDOWN:
        print(pair_report.as_markdown(judged))
    else:
        print(pair_report.as_text(judged, errors=errors))


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
            raise typer.BadParameter(f"{folder}: holds no gold in the layout {layout.value!r}", param_hint="PATH")
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
