"""Silence: told by somebody else's statement, of whoever is named first, and never a statement of the silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import NamedNode, Quad

from kg.graph import read, validate, write
from kg.graph.silences import silences
from kg.graph.vocabulary import Class, Outside, Property
from kg.model import Interval
from kg.stores import OxigraphStore
from tests import factories
from tests.kg.graph import sample

RECORD = sample.SILENT_RECORD
QUADS = write.article_quads(RECORD, sample.DIRECTORY)
UNHEARD, UNANSWERED = silences(RECORD)


def test_the_actor_that_is_named_first_is_silent() -> None:
    assert UNHEARD.actor == sample.SUDLAND.iri


def test_of_two_names_at_one_place_the_longer_one_counts() -> None:
    assert UNANSWERED.actor == sample.ARMY.iri


def test_the_outlet_tells_it_up_to_the_day_of_publication() -> None:
    telling = RECORD.stated[0]
    assert (UNHEARD.statement, UNHEARD.article, UNHEARD.as_of) == (
        telling.statement,
        sample.THIRD.iri,
        date(2020, 10, 6),
    )


def test_a_known_day_of_telling_comes_before_that_of_publication() -> None:
    told = replace(RECORD.statements[0], said=Interval(date(2020, 10, 2), date(2020, 10, 3)))
    (found, _) = silences(replace(RECORD, statements=(told, RECORD.statements[1])))
    assert found.as_of == date(2020, 10, 3)


def test_nobody_is_silent_where_nobody_is_named() -> None:
    assert silences(replace(RECORD, mentions=())) == ()


def test_a_place_is_never_silent() -> None:
    mentions = (factories.mention(sample.SILENT_TEXT, "Lund", sample.LUND),)
    assert silences(replace(RECORD, mentions=mentions)) == ()


def test_who_speaks_of_himself_is_not_silent() -> None:
    own = replace(RECORD.statements[0], actor=sample.SUDLAND.iri)
    assert UNHEARD.iri not in {s.iri for s in silences(replace(RECORD, statements=(own, RECORD.statements[1])))}


def test_statements_without_the_note_tell_of_no_silence() -> None:
    assert silences(sample.RECORD) == ()


def test_what_is_written_comes_back() -> None:
    store = OxigraphStore()
    store.replace_article(sample.THIRD.iri, QUADS)
    store.replace_article(sample.ARTICLE.iri, write.article_quads(sample.RECORD, sample.DIRECTORY))
    assert read.silences(store) == (UNHEARD, UNANSWERED)


def test_silence_without_a_day_comes_back() -> None:
    record = replace(RECORD, article=replace(sample.THIRD, published=None))
    store = OxigraphStore()
    store.replace_article(sample.THIRD.iri, write.article_quads(record, sample.DIRECTORY))
    assert read.silences(store) == silences(record)
    assert [silence.as_of for silence in silences(record)] == [None, None]


def test_the_graph_conforms() -> None:
    assert validate.check_article(QUADS, full=True) == validate.Report(())


@pytest.mark.parametrize("predicate", [Property.SPEECH_ACT, Property.POLARITY, Property.SPEAKER])
def test_a_silence_takes_no_position(predicate: NamedNode) -> None:
    nodes = {quad.subject for quad in QUADS if quad.predicate == Outside.RDF_TYPE and quad.object == Class.SILENCE}
    assert nodes == {NamedNode(UNHEARD.iri), NamedNode(UNANSWERED.iri)}
    assert not [
        quad for quad in QUADS if isinstance(quad, Quad) and quad.subject in nodes and quad.predicate == predicate
    ]
