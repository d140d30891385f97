"""Graphs of any size that look like those which articles make: named-graph quads, deterministic in seed and size.

Records are made up and written by the project's own `kg.graph.write`, so that every quad has the form that real ones
have. An article takes about 2 200 quads in its own graph and 250 derived ones (the 29 seeds: 2 320 and 640).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from random import Random

from pyoxigraph import Quad, RdfFormat, serialize

from benchmarks.store import articles, findings, wording, world
from benchmarks.store.world import Event, World
from kg.graph import frames as frame_files
from kg.graph import write
from kg.model import ArticleRecord, Entity

SEED = 5
_QUADS_OF_AN_ARTICLE = 2_450  # derived ones included; only the size of the world hangs on it
_LARGEST_EVENT = 0.1  # of all articles


@dataclass(frozen=True, slots=True)
class Batch:
    """The articles of one event with all quads that they add; the first batch holds reference facts instead.

    `directory`: everybody who is known beforehand, by IRI.
    """

    event: Event | None
    records: tuple[ArticleRecord, ...]
    quads: tuple[Quad, ...]
    directory: Mapping[str, Entity]

    def article_quads(self, record: ArticleRecord) -> tuple[Quad, ...]:
        """All that one of the articles yields, its recording at noon of its day among it."""
        return _article(record, self.directory)


def batches(size: int, seed: int = SEED) -> Iterator[Batch]:
    """Batches until there are at least `size` quads; no quad comes twice.

    Args:
        size: quads in named graphs; the copy in the default graph is not counted.
        seed: another seed gives another world.
    """
    rng = Random(f"{seed} {size}")  # noqa: S311 # repeatable, not secret
    wanted = max(1, size // _QUADS_OF_AN_ARTICLE)
    around = world.make(rng, wanted)
    reference = (*write.reference_quads(around.directory.values()), *write.vocabulary_quads())
    batch = Batch(None, (), tuple(dict.fromkeys(reference)), around.directory)
    made, number, shared = 0, 0, set[Quad]()
    while True:
        fresh = tuple(quad for quad in batch.quads if quad not in shared)
        made += len(fresh)
        shared.update(quad for quad in fresh if "/id/run/" in str(quad.subject))  # rules' runs are in every batch
        yield replace(batch, quads=fresh)
        if made >= size:
            return
        batch = _batch(rng, around, number, most=max(3, int(wanted * _LARGEST_EVENT)))
        number += 1


def quads(size: int, seed: int = SEED) -> Iterator[Quad]:
    """All quads of `batches`."""
    for batch in batches(size, seed):
        yield from batch.quads


def to_file(size: int, file: Path, seed: int = SEED) -> tuple[int, int]:
    """Write N-Quads.

    Returns:
        How many quads and how many articles were written.
    """
    written = count = 0
    with file.open("wb") as out:
        for batch in batches(size, seed):
            text = BytesIO()
            serialize(batch.quads, text, format=RdfFormat.N_QUADS)
            out.write(text.getvalue())
            written += len(batch.quads)
            count += len(batch.records)
    return written, count


def _batch(rng: Random, around: World, number: int, *, most: int) -> Batch:
    frames = frame_files.load()
    count = min(most, int(rng.paretovariate(0.9)))
    event = world.event(rng, around, number, articles=count, frames=frames)
    records: list[ArticleRecord] = []
    prints: list[tuple[int, int]] = []
    for nth in range(count):
        day = event.first_day + timedelta(days=min(nth // 2, 60) + rng.randrange(3))
        publisher = wording.zipf(rng, around.publishers)
        known = {record.stated[0].outlet for record in records}
        if records and publisher.outlet.iri not in known and rng.random() < 0.08:
            prints.append((len(records) - 1, len(records)))
            records.append(articles.reprint(records[-1], publisher, day=day, nth=nth, about=event))
        else:
            records.append(articles.record(rng, event, publisher, frames, nth=nth, day=day))
    found = [quad for record in records for quad in _article(record, around.directory)]
    return Batch(event, tuple(records), (*found, *findings.derive(rng, records, prints)), around.directory)


def _article(record: ArticleRecord, directory: Mapping[str, Entity]) -> tuple[Quad, ...]:
    day = record.article.published
    at = datetime.combine(day, time(12), UTC) if day else datetime(2020, 1, 1, tzinfo=UTC)
    return (*write.article_quads(record, directory), write.recording_quad(record.article, at))
