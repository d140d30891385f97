"""Replacing articles in a store by their text without one sentence, and by the whole text again."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from random import Random

from pyoxigraph import Quad

from benchmarks.store import edits, generate, rivals
from benchmarks.store.measuring import Task, Timing, compare
from benchmarks.store.parts import Plan
from kg.stores import OxigraphStore, select

_ARTICLES = "SELECT ?a { ?a a <https://w3id.org/claimgraph/ns#Article> } ORDER BY ?a"
OUT, IN = "a sentence taken out", "the sentence put in again"


@dataclass(frozen=True, slots=True)
class Replaced:
    """What replacements took, and what the article's graph lost and got when the sentence went (medians, quads)."""

    timings: tuple[Timing, ...]
    articles: int
    quads: float
    removed: float
    added: float


@dataclass(frozen=True, slots=True)
class _Texts:
    """An article's quads for its whole text, and for that without a sentence."""

    article: str
    whole: tuple[Quad, ...]
    less: tuple[Quad, ...]


def replacing(disk: OxigraphStore, size: int, plan: Plan) -> Replaced:
    """Take a sentence out of an article, put one into another, by turns; the articles lie anywhere in the store.

    Args:
        disk: a store of this many generated quads.
        size: how many were asked of the generator, which makes the same articles again.
        plan: how often.
    """
    chosen = _chosen(disk, size, plan.repeats)
    shorten, restore = cycle(chosen), cycle(chosen)
    ahead = next(shorten)  # whoever's turn it is: at least one article lacks its sentence
    disk.replace_article(ahead.article, ahead.less)

    def take_out(_: int) -> int:
        texts = next(shorten)
        disk.replace_article(texts.article, texts.less)
        return 1

    def put_in(_: int) -> int:
        texts = next(restore)
        disk.replace_article(texts.article, texts.whole)
        return 1

    tasks = [Task(OUT, rivals.OWN, take_out), Task(IN, rivals.OWN, put_in)]
    timings = compare(tasks, repeats=plan.repeats, seconds=10 * plan.seconds)
    return Replaced(
        timings,
        articles=len(chosen),
        quads=statistics.median(len(texts.whole) for texts in chosen),
        removed=statistics.median(len({*texts.whole} - {*texts.less}) for texts in chosen),
        added=statistics.median(len({*texts.less} - {*texts.whole}) for texts in chosen),
    )


def _chosen(disk: OxigraphStore, size: int, count: int) -> tuple[_Texts, ...]:
    """This many articles, or all, each with a sentence to lose."""
    rng = Random(size)  # noqa: S311 # repeatable, not secret
    articles = [str(row["a"]) for row in select(disk, _ARTICLES).values()]
    wanted = set(rng.sample(articles, min(count, len(articles))))
    found = [texts for batch in generate.batches(size) for texts in _texts(rng, batch, wanted)]
    rng.shuffle(found)
    return tuple(found)


def _texts(rng: Random, batch: generate.Batch, wanted: set[str]) -> Iterator[_Texts]:
    for record in batch.records:
        if record.article.iri in wanted:
            less = edits.shortened(rng, record)
            yield _Texts(record.article.iri, batch.article_quads(record), batch.article_quads(less))
