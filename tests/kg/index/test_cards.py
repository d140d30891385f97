"""Cards: what several graphs tell of one thing is put together, kept once, and nothing odd keeps the rest from it."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import write
from kg.graph.vocabulary import Class, Outside, Property
from kg.ids import graph_iri
from kg.index import cards, index_of
from kg.index.cards import NameCard
from kg.stores import OxigraphStore, Store
from tests.kg.graph import sample

PERSON = "https://people.example/vale"


def name(store: Store, article: str, *labels: tuple[str, str], kind: NamedNode = Class.ACTOR) -> None:
    """An article that says only how somebody is called."""
    graph, person = NamedNode(graph_iri(article)), NamedNode(PERSON)
    quads = [Quad(person, Outside.RDFS_LABEL, Literal(label, language=lang), graph) for lang, label in labels]
    store.replace_article(article, [Quad(person, Outside.RDF_TYPE, kind, graph), *quads])


def named(store: Store) -> NameCard | None:
    with index_of(store).reading() as connection:
        return cards.name(connection, PERSON)


def kept(store: Store) -> int:
    with index_of(store).reading() as connection:
        return int(connection.execute("SELECT count(*) FROM card").fetchone()[0])


def test_the_english_name_goes_before_others_whichever_article_gives_it() -> None:
    store = OxigraphStore()
    name(store, "https://news.example/1", ("ru", "Вейл"), ("az-Latn", "Veyl"))
    assert named(store) == ("az-Latn", "Veyl", [Class.ACTOR.value])
    name(store, "https://news.example/2", ("en", "Vale"), kind=Class.PERSON)
    assert named(store) == ("en", "Vale", (Class.ACTOR.value, Class.PERSON.value))
    store.delete_article("https://news.example/2")
    assert named(store) == ("az-Latn", "Veyl", [Class.ACTOR.value])
    store.delete_article("https://news.example/1")
    assert named(store) is None


def test_what_several_articles_tell_alike_is_kept_once() -> None:
    store = OxigraphStore()
    for number in range(3):
        name(store, f"https://news.example/{number}", ("en", "Vale"))
    assert kept(store) == 1
    store.delete_article("https://news.example/1")
    assert (kept(store), named(store)) == (1, ("en", "Vale", [Class.ACTOR.value]))
    store.delete_article("https://news.example/0")
    store.delete_article("https://news.example/2")
    assert kept(store) == 0


@pytest.mark.parametrize(
    ("property_", "odd"),
    [
        (Property.ATTRIBUTION_DEPTH, "deep"), (Property.ATTRIBUTION_DEPTH, "1.5"), (Property.CONFIDENCE, "high"),
        (Property.CONFIDENCE, "NaN"), (Outside.OA_START, "first"), (Outside.OA_END, "-1"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.value.rsplit("#")[-1],
)  # fmt: skip
def test_a_number_that_is_none_hides_its_own_node_alone(property_: NamedNode, odd: str) -> None:
    store = OxigraphStore()
    store.replace_article(sample.SECOND.iri, write.article_quads(sample.SECOND_RECORD, sample.DIRECTORY))
    quads = write.article_quads(sample.RECORD, sample.DIRECTORY)
    broken = [
        Quad(q.subject, q.predicate, Literal(odd), q.graph_name) if q.predicate == property_ else q for q in quads
    ]
    assert broken != quads
    store.replace_article(sample.ARTICLE.iri, broken)
    with index_of(store).reading() as connection:
        assert cards.statement(connection, sample.DENIAL.statement) is None
        assert cards.article(connection, sample.ARTICLE.iri) is not None
        assert cards.statement(connection, sample.ADMISSION.statement) is not None
