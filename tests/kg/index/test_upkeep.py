"""An index that followed many writes holds what one holds that was made from scratch: every row of every table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.graph import identity, silences, write
from kg.graph.vocabulary import Property
from kg.ids import graph_iri
from kg.index import index_of
from kg.stores import STORES, OxigraphStore, Store, open_store, updates
from kg.stores.base import OWN_GRAPH, Change
from tests.kg.graph import sample
from tests.kg.index.rows import built, dump
from tests.kg.stores.endpoint import endpoint
from tests.newsroom import fill, newsroom


@pytest.fixture(params=STORES, ids=lambda kind: kind.__name__)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param is OxigraphStore:
        opened: Store = OxigraphStore(tmp_path / "store")
        yield opened
        opened.close()
        return
    with endpoint() as address:
        opened = open_store(address)
        yield opened
        opened.close()


def put(store: Store, *, without: str | None = None, said: date | None = None) -> None:
    """The first sample article, less the quads on one node, or moved to another day."""
    record = sample.RECORD
    if said is not None:
        record = replace(record, article=replace(record.article, published=said))
    quads = write.article_quads(record, sample.DIRECTORY)
    gone = NamedNode(without) if without else None
    store.replace_article(sample.ARTICLE.iri, [quad for quad in quads if gone not in (quad.subject, quad.object)])


def put_second(store: Store) -> None:
    store.replace_article(sample.SECOND.iri, write.article_quads(sample.SECOND_RECORD, sample.DIRECTORY))


def put_third(store: Store) -> None:
    store.replace_article(sample.THIRD.iri, write.article_quads(sample.SILENT_RECORD, sample.DIRECTORY))


def derive(store: Store) -> None:
    store.replace_derived(write.derived_quads(sample.FOUND, (sample.DISPUTE,), sample.STATED))


SILENT_ON = Quad(
    NamedNode(silences.silences(sample.SILENT_RECORD)[0].iri), Property.SILENT_ON, NamedNode(sample.ATTACK.iri),
    NamedNode(OWN_GRAPH),
)  # fmt: skip
STEPS: dict[str, Callable[[Store], None]] = {
    "an article": put,
    "another": put_second,
    "one that tells of silences": put_third,
    "derived facts": derive,
    "a statement goes with its contradictions": lambda store: put(store, without=sample.DENIAL.statement),
    "it comes back, its contradictions not": put,
    "derived facts again": derive,
    "another day": lambda store: put(store, said=date(2021, 5, 5)),
    "an implied claim goes": lambda store: put(store, without=identity.implied_iri(sample.IMPLIED)),
    "and all derived facts come again": derive,
    "a silence is on a claim": lambda store: store.change(Change(inserted=(SILENT_ON,))),
    "the silences go": lambda store: store.delete_article(sample.THIRD.iri),
    "an article goes": lambda store: store.delete_article(sample.SECOND.iri),
    "reference facts": lambda store: store.put_reference(write.reference_quads(sample.DIRECTORY.values())),
    "no derived facts": lambda store: store.replace_derived([]),
    "nothing is left": lambda store: store.delete_article(sample.ARTICLE.iri),
}


def test_following_gives_the_rows_that_building_gives(store: Store) -> None:
    for name, step in STEPS.items():
        step(store)
        with index_of(store).reading() as connection:
            followed = dump(connection)
        assert followed == built(store), name


def test_following_several_writes_at_once_gives_them_too(store: Store) -> None:
    put(store)
    derive(store)
    index_of(store).refresh()
    for step in STEPS.values():
        step(store)
    put_second(store)
    with index_of(store).reading() as connection:
        assert dump(connection) == built(store)


def test_who_is_who_is_followed(tmp_path: Path) -> None:
    filled = fill()
    index_of(filled).refresh()
    room = newsroom()
    for record in room.records[:2]:
        filled.delete_article(record.article.iri)
        with index_of(filled).reading() as connection:
            assert dump(connection) == built(filled)


def test_a_graph_of_any_name_is_read(store: Store) -> None:
    put(store)
    other = f"{graph_iri(sample.ARTICLE.iri)}/copy"
    quads = [Quad(*quad.triple, NamedNode(other)) for quad in store.quads(graph_iri(sample.ARTICLE.iri))]
    assert isinstance(store, object)
    index_of(store).refresh()

    text = "\n".join(f"GRAPH <{other}> {{ {quad.triple} }}" for quad in quads)
    store._update(updates.conclude([f"INSERT DATA {{ {text} }}"], changed=[other]))  # type: ignore[attr-defined]  # as outside updates do
    with index_of(store).reading() as connection:
        assert dump(connection) == built(store)
