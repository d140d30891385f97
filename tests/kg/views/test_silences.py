"""A silence is shown with the words that tell of it, by their own speaker, and never as a statement of the silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pyoxigraph import NamedNode, Quad

from kg.graph import write
from kg.graph.vocabulary import Property
from kg.stores import OxigraphStore
from kg.stores.base import OWN_GRAPH, Change
from kg.views import actors, claims, silences, timelines
from kg.views.silences import Wanted
from tests.kg.graph import sample


@pytest.fixture
def store() -> Iterator[OxigraphStore]:
    """Three articles: the third tells that Sudland has not reported an attack and that an army did not answer."""
    opened = OxigraphStore()
    for record in (sample.RECORD, sample.SECOND_RECORD, sample.SILENT_RECORD):
        opened.replace_article(record.article.iri, write.article_quads(record, sample.DIRECTORY))
    yield opened
    opened.close()


def test_silences_say_who_by_whom_and_in_which_words(store: OxigraphStore) -> None:
    found = silences.find(store).items
    assert {(one.actor.label, one.told.speaker.iri, one.told.quote) for one in found} == {
        ("Government of Sudland", sample.OUTLET.iri, "Sudland has not reported any attack on Lund."),
        ("Army of Norland", sample.OUTLET.iri, "Norland's army did not answer questions."),
    }
    assert {one.as_of for one in found} == {date(2020, 10, 6)}
    assert all(one.told.article.iri == sample.THIRD.iri and one.on == () for one in found)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(actor=sample.SUDLAND.iri), 1),
        (Wanted(actor=sample.OUTLET.iri), 0),
        (Wanted(teller=sample.OUTLET.iri), 2),
        (Wanted(teller=sample.ARMY.iri), 0),
        (Wanted(article=sample.THIRD.iri), 2),
        (Wanted(article=sample.ARTICLE.iri), 0),
        (Wanted(claim=sample.ANSWERED.iri), 1),
        (Wanted(claim=sample.ATTACK.iri), 0),
        (Wanted(since=date(2020, 10, 6)), 2),
        (Wanted(since=date(2020, 10, 7)), 0),
        (Wanted(until=date(2020, 10, 6)), 2),
        (Wanted(until=date(2020, 10, 5)), 0),
        (Wanted(actor=sample.ARMY.iri, claim=sample.REPORTED.iri), 0),
    ],
    ids=lambda value: str(value) if isinstance(value, int) else None,
)
def test_silences_are_filtered(store: OxigraphStore, wanted: Wanted, expected: int) -> None:
    assert len(silences.find(store, wanted).items) == expected


def test_silences_come_in_parts(store: OxigraphStore) -> None:
    whole = silences.find(store).items
    first = silences.find(store, limit=1)
    rest = silences.find(store, cursor=first.next, limit=1)
    assert (*first.items, *rest.items) == whole
    assert rest.next is None


def test_a_timeline_has_silences_only_where_they_are_asked_for(store: OxigraphStore) -> None:
    said = timelines.read(store, sample.ARMY.iri)
    both = timelines.read(store, sample.ARMY.iri, kinds=timelines.KINDS)
    alone = timelines.read(store, sample.ARMY.iri, kinds=(timelines.SILENCE,))
    assert [entry for entry in both.items if entry.silence is None] == list(said.items)
    assert [entry for entry in both.items if entry.silence is not None] == list(alone.items)
    (entry,) = alone.items
    assert entry.silence is not None
    assert entry.silence.actor.iri == sample.ARMY.iri
    assert entry.statement == entry.silence.told
    assert entry.statement.speaker.iri == sample.OUTLET.iri
    days = [entry.statement.said.last for entry in both.items if entry.statement.said.last]
    assert days == sorted(days)
    assert both.changes == said.changes


def test_a_timeline_with_silences_comes_in_parts_and_is_cut_to_days(store: OxigraphStore) -> None:
    whole = timelines.read(store, sample.ARMY.iri, kinds=timelines.KINDS).items
    found, cursor = [], None
    for _ in whole:
        part = timelines.read(store, sample.ARMY.iri, kinds=timelines.KINDS, cursor=cursor, limit=1)
        found += part.items
        cursor = part.next
    assert (tuple(found), cursor) == (whole, None)
    day = date(2020, 10, 6)
    cut = timelines.read(store, sample.ARMY.iri, kinds=timelines.KINDS, since=day, until=day).items
    assert [entry.silence is not None for entry in cut] == [True]


def test_a_claim_shows_silences_that_are_told_with_it_or_on_it(store: OxigraphStore) -> None:
    (told,) = claims.read(store, sample.ANSWERED.iri).silences
    assert told.actor.iri == sample.ARMY.iri
    assert claims.read(store, sample.ATTACK.iri).silences == ()
    on = Quad(NamedNode(told.iri), Property.SILENT_ON, NamedNode(sample.ATTACK.iri), NamedNode(OWN_GRAPH))
    store.change(Change(inserted=(on,)))  # a reviewer, or another program
    (found,) = claims.read(store, sample.ATTACK.iri).silences
    assert (found.iri, [claim.iri for claim in found.on]) == (told.iri, [sample.ATTACK.iri])
    store.change(Change(deleted=(on,)))
    assert claims.read(store, sample.ATTACK.iri).silences == ()


def test_a_silence_goes_with_its_article(store: OxigraphStore) -> None:
    assert actors.read(store, sample.ARMY.iri).silences == 1
    store.delete_article(sample.THIRD.iri)
    assert silences.find(store).items == ()
    assert actors.read(store, sample.ARMY.iri).silences == 0
