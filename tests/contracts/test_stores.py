"""What every kind of store must do, run over each of them; the remote one talks to a real server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.errors import NotFoundError, QueryError, StoreError, TooLargeError
from kg.graph import identity, write
from kg.ids import graph_iri, mint
from kg.stores import STORES, OxigraphStore, Store, open_store, pieces, select, updates
from kg.stores.base import CATALOG_GRAPH, DERIVED_GRAPHS, REFERENCE_GRAPH, VOCABULARY_GRAPH, Changes, Rows, Triples
from tests.kg.graph import sample
from tests.kg.stores.endpoint import endpoint

FIRST, SECOND, THIRD = (mint("article", url=f"https://news.example/{n}") for n in "abc")
S, P, CG = NamedNode("https://x.example/s"), NamedNode("https://x.example/p"), "https://w3id.org/claimgraph/ns#"
PREFIXES = f"PREFIX cg: <{CG}> PREFIX prov: <http://www.w3.org/ns/prov#>"
EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"


@pytest.fixture(params=STORES, ids=lambda kind: kind.__name__)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    if request.param is OxigraphStore:
        opened: Store = open_store(str(tmp_path / "store"))
        yield opened
        opened.close()
        return
    with endpoint() as address:
        opened = open_store(address)
        assert isinstance(opened, request.param)
        yield opened
        opened.close()


def quads(article: str, *values: str) -> list[Quad]:
    return [Quad(S, P, Literal(value), NamedNode(graph_iri(article))) for value in values]


def contents(store: Store) -> tuple[set[str], list[tuple[str, ...]]]:
    """Named graphs and default graph, comparable."""
    return {str(quad) for quad in store.quads()}, [tuple(map(str, row)) for row in select(store, EVERYTHING).rows]


def count(store: Store, pattern: str) -> int:
    (row,) = select(store, f"{PREFIXES} SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}").values()
    return int(row["n"] or 0)


def fill(store: Store) -> None:
    for record in (sample.RECORD, sample.SECOND_RECORD):
        store.replace_article(record.article.iri, write.article_quads(record, sample.DIRECTORY))
    store.replace_derived(write.derived_quads(sample.FOUND, (sample.DISPUTE,), sample.STATED))


def test_an_empty_store(store: Store) -> None:
    assert (store.articles(), list(store.quads()), store.version()) == (0, [], "0")


def test_what_was_there_before_goes(store: Store) -> None:
    store.replace_article(FIRST, quads(FIRST, "old", "kept"))
    store.replace_article(FIRST, quads(FIRST, "new", "kept"))
    assert {row["o"] for row in select(store, EVERYTHING).values()} == {"new", "kept"}
    assert (store.articles(), len(list(store.quads()))) == (1, 2)


def test_a_triple_in_three_graphs_counts_once(store: Store) -> None:
    for article in (FIRST, SECOND, THIRD):
        store.replace_article(article, quads(article, "shared"))
    assert count(store, "?s ?p ?o") == 1
    assert count(store, "GRAPH ?g { ?s ?p ?o } FILTER(!CONTAINS(STR(?g), 'catalog'))") == 3


def test_a_shared_triple_stays_until_the_last_article_goes(store: Store) -> None:
    for article in (FIRST, SECOND):
        store.replace_article(article, quads(article, "shared", article))
    store.delete_article(FIRST)
    assert {row["o"] for row in select(store, EVERYTHING).values()} == {"shared", SECOND}
    store.delete_article(SECOND)
    assert contents(store) == (set(), [])


def test_an_unknown_article_cannot_be_deleted(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.delete_article(FIRST)


def test_deleting_and_ingesting_again_gives_an_equal_store(store: Store) -> None:
    fill(store)
    before = contents(store)
    store.delete_article(sample.SECOND.iri)
    assert contents(store) != before
    fill(store)
    assert contents(store) == before


def test_the_same_article_again_changes_nothing(store: Store) -> None:
    fill(store)
    before = contents(store)
    store.replace_article(sample.ARTICLE.iri, write.article_quads(sample.RECORD, sample.DIRECTORY))
    assert contents(store) == before


def test_a_store_tells_whether_it_holds_exactly_this(store: Store) -> None:
    assert not store.holds_article(FIRST, quads(FIRST, "a"))
    store.replace_article(FIRST, quads(FIRST, "a", "b"))
    assert store.holds_article(FIRST, quads(FIRST, "b", "a"))
    assert not store.holds_article(FIRST, quads(FIRST, "a"))
    assert not store.holds_article(FIRST, quads(FIRST, "a", "c"))


def test_derived_facts_go_with_their_statements(store: Store) -> None:
    fill(store)
    assert count(store, "?c a cg:Contradiction") == 3
    store.delete_article(sample.SECOND.iri)
    assert count(store, "?c a cg:Contradiction") == 2
    assert count(store, f"<{sample.DISPUTE.iri}> cg:hasContradiction ?c") == 1
    assert (
        count(store, "?x cg:sideA|cg:sideB|cg:statement|cg:hasContradiction ?y FILTER NOT EXISTS { ?y a ?kind }") == 0
    )
    assert (
        count(store, "?stance a cg:Stance FILTER NOT EXISTS { ?stance <http://www.w3.org/ns/prov#wasDerivedFrom> ?s }")
        == 0
    )
    for graph in DERIVED_GRAPHS:
        assert count(store, f"GRAPH <{graph}> {{ ?s ?p ?o }} FILTER NOT EXISTS {{ ?s ?p ?o }}") == 0


def test_a_new_text_without_a_statement_takes_its_contradictions_along(store: Store) -> None:
    fill(store)
    kept = [quad for quad in write.article_quads(sample.RECORD) if quad.subject != NamedNode(sample.DENIAL.statement)]
    store.replace_article(sample.ARTICLE.iri, kept)
    assert [row["c"] for row in select(store, f"{PREFIXES} SELECT ?c WHERE {{ ?c a cg:Contradiction }}").values()] == [
        sample.IMPLIED_DENIAL.iri
    ]


def test_an_implied_claim_that_goes_takes_its_contradictions_along(store: Store) -> None:
    fill(store)
    implied = NamedNode(identity.implied_iri(sample.IMPLIED))
    quads = write.article_quads(sample.RECORD, sample.DIRECTORY)
    store.replace_article(sample.ARTICLE.iri, [quad for quad in quads if implied not in (quad.subject, quad.object)])
    assert count(store, f"<{sample.IMPLIED_DENIAL.iri}> ?p ?o") == 0
    assert count(store, "?c a cg:Contradiction") == 2


def test_a_dispute_goes_with_its_last_contradiction(store: Store) -> None:
    fill(store)
    store.delete_article(sample.ARTICLE.iri)
    kinds = "cg:Dispute, cg:DisputeSide, cg:Showing, cg:Contradiction, cg:NotContradiction"
    assert count(store, f"?x a ?kind FILTER(?kind IN ({kinds}))") == 0
    # The admission stands in the second article: what it says is still held.
    assert count(store, "?x a cg:Stance") == 1


def test_a_review_outlives_the_article_and_comes_back_to_it(store: Store) -> None:
    review, decision = write.review_quads(
        sample.CHANGE.iri, decision="rejected", person="Ana", at=datetime(2021, 1, 1, tzinfo=UTC)
    )
    fill(store)
    store.put_review(review, decision)
    store.delete_article(sample.SECOND.iri)
    fill(store)
    assert count(store, "?r cg:reviewOf ?c . ?c a cg:Contradiction") == 1


def test_reference_graphs_are_replaced_one_by_one(store: Store) -> None:
    both = {"a": REFERENCE_GRAPH, "v": VOCABULARY_GRAPH}
    store.put_reference([Quad(S, P, Literal(value), NamedNode(graph)) for value, graph in both.items()])
    store.put_reference([Quad(S, P, Literal("b"), NamedNode(REFERENCE_GRAPH))])
    assert {row["o"] for row in select(store, EVERYTHING).values()} == {"b", "v"}


@pytest.mark.parametrize(
    "quad",
    [
        Quad(S, P, Literal("x"), NamedNode(graph_iri(SECOND))),
        Quad(S, P, Literal("x")),
        Quad(BlankNode(), P, Literal("x"), NamedNode(graph_iri(FIRST))),
        Quad(S, P, BlankNode(), NamedNode(graph_iri(FIRST))),
    ],
    ids=["other-graph", "default-graph", "blank-subject", "blank-object"],
)
def test_what_may_not_be_written_changes_nothing(store: Store, quad: Quad) -> None:
    store.replace_article(FIRST, quads(FIRST, "old"))
    before, version = contents(store), store.version()
    with pytest.raises(ValueError, match=r"not be written here|not kept"):
        store.replace_article(FIRST, [*quads(FIRST, "new"), quad])
    assert (contents(store), store.version()) == (before, version)


TRICKY = [
    'a "quoted" word', "it's", "back\\slash", "two\nlines", "tab\tand\rreturn",
    "\u2028PREFIX x: <y>", "\x85\x0b\x0c\x1c",
    '" } ; DROP ALL ; INSERT DATA { <a> <b> "', "'''", '"""',
    "\\u0041", "\U0001f600 \u0301", "# no comment", "", "\x00", "\ufffe",
]  # fmt: skip


def test_any_text_is_only_text(store: Store) -> None:
    store.replace_article(FIRST, quads(FIRST, *TRICKY))
    assert {row["o"] for row in select(store, EVERYTHING).values()} == set(TRICKY)
    for value in TRICKY:
        rows = select(store, "SELECT ?s ?o WHERE { ?s ?p ?o }", {"o": Literal(value)})
        assert [row["s"] for row in rows.values()] == [S.value], repr(value)


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(ANY_TEXT, min_size=1, max_size=4))
def test_any_text_comes_back_as_it_went(store: Store, values: set[str]) -> None:
    store.replace_article(FIRST, quads(FIRST, *values))
    assert {row["o"] for row in select(store, EVERYTHING).values()} == values


def test_an_error_half_way_keeps_nothing(store: Store) -> None:
    store.replace_article(FIRST, quads(FIRST, "old"))
    before = contents(store)

    def breaking() -> Iterator[Quad]:
        yield from quads(FIRST, "new")
        raise RuntimeError("the source broke off")

    with pytest.raises(RuntimeError, match="broke off"):
        store.replace_article(FIRST, breaking())
    assert contents(store) == before


SUBSTITUTED = {
    "pattern": "SELECT ?s ?o WHERE { ?s ?p ?o } ORDER BY ?o",
    "filter": "SELECT ?s ?t ?o WHERE { ?t ?p ?o FILTER(?t = ?s) } ORDER BY ?o",
    "not-exists": "SELECT ?s ?t WHERE { ?t ?p ?o FILTER NOT EXISTS { ?s ?p ?o } } ORDER BY ?t",
    "sub-select": "SELECT ?s ?n WHERE { { SELECT ?s (COUNT(?o) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s } } ORDER BY ?s",
    "group": "SELECT ?s (COUNT(?o) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s ORDER BY ?s",
    "optional": "SELECT ?s ?t ?o WHERE { ?t ?p ?x OPTIONAL { ?s ?p ?o } } ORDER BY ?t ?o",
    "string": 'SELECT ?s ?x WHERE { ?s ?p ?o BIND("?s # <?s>" AS ?x) } ORDER BY ?o',
    "dollar": "SELECT $s ?o WHERE { $s ?p ?o } ORDER BY ?o",
    "distinct": "SELECT DISTINCT ?s WHERE { ?s ?p ?o } ORDER BY ?s",
}


@pytest.mark.parametrize("name", SUBSTITUTED)
def test_a_substituted_variable_has_one_value_everywhere(store: Store, name: str) -> None:
    """The expected rows are those that pyoxigraph's own substitution gives."""
    graph = NamedNode(graph_iri(FIRST))
    found = [Quad(NamedNode(f"https://x.example/{n}"), P, Literal(value), graph) for n, value in enumerate("aab")]
    found.append(Quad(S, P, Literal("own"), graph))
    store.replace_article(FIRST, found)
    plain = ox.Store()
    plain.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in found)
    expected = plain.query(SUBSTITUTED[name], substitutions={ox.Variable("s"): S})
    assert isinstance(expected, ox.QuerySolutions)
    answer = select(store, SUBSTITUTED[name], {"s": S})
    assert [tuple(map(str, row)) for row in answer.rows] == [tuple(map(str, row)) for row in expected]


def test_answers_of_all_forms(store: Store) -> None:
    store.replace_article(FIRST, quads(FIRST, "b", "a"))
    rows = store.query("SELECT ?o ?nothing WHERE { ?s ?p ?o } ORDER BY ?o")
    assert isinstance(rows, Rows)
    assert list(rows.values()) == [{"o": "a", "nothing": None}, {"o": "b", "nothing": None}]
    assert store.query("ASK { ?s ?p 'a' }") is True
    triples = store.query("CONSTRUCT { ?s ?p 'same' } WHERE { ?s ?p ?o }")
    assert isinstance(triples, Triples)
    assert [str(triple.object) for triple in triples.triples] == ['"same"']


def test_select_refuses_other_forms(store: Store) -> None:
    with pytest.raises(QueryError, match="SELECT query was expected"):
        select(store, "ASK { ?s ?p ?o }")


@pytest.mark.parametrize("form", ["SELECT * WHERE { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_more_rows_than_allowed_are_an_error_and_never_cut(store: Store, form: str) -> None:
    store.replace_article(FIRST, quads(FIRST, "a", "b"))
    assert store.query(form, limit_rows=2)
    with pytest.raises(TooLargeError, match="more than 1 row"):
        store.query(form, limit_rows=1)


def test_a_fault_in_a_query_has_line_and_column(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        store.query("SELECT *\nWHERE { ?s ?p }")
    assert (caught.value.line, caught.value.column) == (2, 16)


def test_the_version_changes_with_every_write_and_only_then(store: Store) -> None:
    seen = [store.version()]
    for change in (
        lambda: store.replace_article(FIRST, quads(FIRST, "a")),
        lambda: store.replace_article(FIRST, quads(FIRST, "b")),
        lambda: store.replace_derived([]),
        lambda: store.put_reference([Quad(S, P, Literal("r"), NamedNode(REFERENCE_GRAPH))]),
        lambda: store.delete_article(FIRST),
    ):
        change()
        select(store, EVERYTHING)
        seen.append(store.version())
    assert len(set(seen)) == len(seen)


def test_the_same_writes_give_the_same_version(store: Store) -> None:
    other = OxigraphStore()
    for target in (store, other):
        target.replace_article(FIRST, quads(FIRST, "a", "b"))
        target.delete_article(FIRST)
    assert store.version() == other.version()


def test_a_store_tells_which_graphs_were_written_since_a_version(store: Store) -> None:
    fill(store)
    seen, article = store.version(), sample.SECOND.iri
    assert store.changes(seen) == Changes(seen)
    store.put_reference([Quad(S, P, Literal("r"), NamedNode(REFERENCE_GRAPH))])
    store.replace_article(FIRST, quads(FIRST, "a"))
    assert store.changes(seen) == Changes(store.version(), tuple(sorted((REFERENCE_GRAPH, graph_iri(FIRST)))))
    between = store.version()
    store.delete_article(article)
    assert store.changes(between) == Changes(store.version(), (graph_iri(article),), is_cleaned=True)
    store.replace_derived([])
    assert {*DERIVED_GRAPHS, graph_iri(article)} == set((store.changes(between) or Changes("")).graphs)


def test_a_version_of_another_history_is_not_remembered(store: Store) -> None:
    other = OxigraphStore()
    for target, article in ((store, FIRST), (other, SECOND)):
        target.replace_article(article, quads(article, "a"))
        target.replace_article(article, quads(article, "b"))
    assert store.changes(other.version()) is None
    assert (store.changes("0") or Changes("")).graphs == (graph_iri(FIRST),)


def test_the_log_of_writes_has_an_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "MAX_LOG", 3)
    versions = [store.version()]
    for number in range(6):
        store.replace_article(FIRST, quads(FIRST, str(number)))
        versions.append(store.version())
    assert [store.changes(version) is None for version in versions] == [True, True, True, False, False, False, False]
    assert count(store, f"GRAPH <{CATALOG_GRAPH}> {{ ?s ?p ?o }}") == 3 + 3 * 3


def test_one_graph_can_be_read_alone(store: Store) -> None:
    fill(store)
    graph = graph_iri(sample.SECOND.iri)
    assert graph in store.graphs()
    assert CATALOG_GRAPH not in store.graphs()
    assert {str(quad) for quad in store.quads(graph)} == {
        str(quad) for quad in store.quads() if quad.graph_name == NamedNode(graph)
    }


def test_a_snapshot_is_a_store_of_its_own(store: Store, tmp_path: Path) -> None:
    fill(store)
    store.snapshot(tmp_path / "copy")
    before = contents(store)
    store.delete_article(sample.SECOND.iri)
    copy = open_store(str(tmp_path / "copy"))
    assert contents(copy) == before
    copy.close()


def test_a_snapshot_never_overwrites(store: Store, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(StoreError, match="does not exist yet"):
        store.snapshot(tmp_path / "taken")


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_rdflib_sees_the_same_triples(store: Store) -> None:
    store.replace_article(FIRST, quads(FIRST, "a", "b"))
    found = store.as_rdflib().query("SELECT ?o WHERE { ?s ?p ?o }")
    assert {str(row[0]) for row in found} == {"a", "b"}


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.articles()


def test_no_kind_of_store_accepts_an_unknown_scheme() -> None:
    with pytest.raises(StoreError, match="give a folder"):
        open_store("ftp://x.example/store")


def test_an_empty_store_is_filled_as_if_its_parts_had_been_written(store: Store) -> None:
    model = OxigraphStore()
    fill(model)
    store.fill(pieces.of_quads(model.quads()))
    assert contents(store) == contents(model)
    assert store.version() != "0"
    with pytest.raises(StoreError, match="empty"):
        store.fill(pieces.of_quads(model.quads()))
    assert contents(store) == contents(model)


@pytest.mark.parametrize("graph", [DefaultGraph(), NamedNode(CATALOG_GRAPH)], ids=["default", "catalog"])
def test_filling_takes_named_graphs_only(store: Store, graph: NamedNode | DefaultGraph) -> None:
    with pytest.raises(ValueError, match="named graphs"):
        store.fill(pieces.of_quads([Quad(S, P, Literal("x"), graph)]))
    with pytest.raises(ValueError, match="blank"):
        store.fill(pieces.of_quads([Quad(S, P, BlankNode(), NamedNode(graph_iri(FIRST)))]))
    assert store.articles() == 0
