"""An article without a sentence is what its writers make of the shorter text, and little of its graph changes."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.store import edits, generate, replacing
from benchmarks.store.parts import Plan
from kg.graph import read, validate
from kg.model import ArticleRecord
from kg.stores import OxigraphStore, pieces

SIZE = 40_000
BATCHES = tuple(generate.batches(SIZE))
RECORDS = tuple(record for batch in BATCHES for record in batch.records)
DIRECTORY = BATCHES[0].directory


def shortened(record: ArticleRecord) -> ArticleRecord:
    return edits.shortened(Random(record.article.id), record)  # noqa: S311 # repeatable, not secret


def test_every_span_of_the_shorter_text_covers_the_words_it_covered() -> None:
    for record in RECORDS:
        less = shortened(record)
        old = {one.statement: one.quote for one in record.stated}
        said = {one.key: one.words(less.article.text) for one in less.statements}
        words = {mention.span.of(record.article.text) for mention in record.mentions}
        assert {mention.span.of(less.article.text) for mention in less.mentions} <= words
        assert all(said[one.key] == one.quote == old[one.statement] for one in less.stated)


def test_statements_of_other_sentences_keep_their_identity() -> None:
    for record in RECORDS:
        old, new = ({one.statement for one in each.stated} for each in (record, shortened(record)))
        assert new < old
        assert len(old - new) <= 4


def test_the_shorter_articles_keep_every_shape_and_read_back() -> None:
    store = OxigraphStore()
    store.put_reference(BATCHES[0].quads)
    few = [shortened(record) for record in RECORDS[:3]]
    for batch in BATCHES:
        for record in few:
            if record.article.iri in {one.article.iri for one in batch.records}:
                store.replace_article(record.article.iri, batch.article_quads(record))
    report = validate.check_store(store)
    assert (report.violations, report.warnings) == ((), ())
    assert read.stated_claims(store) == tuple(sorted((one for record in few for one in record.stated), key=read.order))


def test_a_quarter_of_an_article_changes_at_most() -> None:
    store = OxigraphStore()
    store.fill(pieces.of_quads(quad for batch in BATCHES for quad in batch.quads))
    found = replacing.replacing(store, SIZE, Plan(repeats=4, seconds=1))
    assert [timing.question for timing in found.timings] == [replacing.OUT, replacing.IN]
    assert found.articles == 4
    assert 0 < found.added < found.removed < found.quads / 4


@pytest.mark.parametrize("seed", range(5))
def test_any_sentence_may_be_the_one_that_goes(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 # repeatable, not secret
    gone = {edits.shortened(rng, RECORDS[0]).article.sha256 for _ in range(20)}
    assert len(gone) > 3
