from __future__ import annotations

from collections import Counter

import pytest
import rdflib
from pyoxigraph import NamedNode

from kg.errors import NotFoundError, QueryError, TooLargeError
from kg.graph import queries
from kg.ids import graph_iri
from kg.stores import OxigraphStore
from tests.kg.graph import sample
from tests.kg.graph.conftest import fill
from tests.kg.graph.engines import as_dataset, plain

CATALOGUE = queries.catalogue()

# A value for every parameter that a query of the catalogue takes.
VALUES = {
    "node": sample.DENIAL.statement,
    "act": "https://w3id.org/claimgraph/vocab/speech-act/deny",
    "actor": sample.VALE.iri,
    "article": sample.ARTICLE.iri,
    "claim": sample.ATTACK.iri,
    "class": "https://w3id.org/claimgraph/ns#Contradiction",
    "commitment": "https://w3id.org/claimgraph/vocab/commitment/no",
    "contradiction": sample.CHANGE.iri,
    "denier": sample.ARMY.iri,
    "dispute": sample.DISPUTE.iri,
    "graph": graph_iri(sample.ARTICLE.iri),
    "holder": sample.NORLAND.iri,
    "kind": "https://w3id.org/claimgraph/vocab/contradiction-type/denial",
    "level": "https://w3id.org/claimgraph/vocab/level/world",
    "outlet": sample.OUTLET.iri,
    "reference": "https://w3id.org/claimgraph/graph/reference",
    "side": sample.NORLAND.iri,
    "speaker": sample.VALE.iri,
    "statement": sample.OFFER.statement,
    "subject": sample.CHANGE.iri,
    "type": "https://w3id.org/claimgraph/vocab/contradiction-type/denial",
}


def ask(store: OxigraphStore, name: str, **values: str) -> list[dict[str, str | None]]:
    return list(queries.run(store, name, **values).values())


def only(rows: list[dict[str, str | None]], *columns: str) -> list[tuple[str | None, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


@pytest.mark.parametrize("name", CATALOGUE)
def test_query_follows_the_rules_of_the_folder(name: str) -> None:
    assert queries.check(CATALOGUE[name]) == ()


@pytest.fixture(scope="module")
def both() -> tuple[OxigraphStore, rdflib.Dataset]:
    """The sample world in the store and in rdflib, which shares no code with it."""
    store = fill(OxigraphStore())
    return store, as_dataset(store)


# rdflib 7.6 warns about names that its own query engine still uses.
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
@pytest.mark.parametrize("is_bound", [False, True], ids=["free", "bound"])
@pytest.mark.parametrize("name", CATALOGUE)
def test_two_engines_give_the_same_rows(both: tuple[OxigraphStore, rdflib.Dataset], name: str, is_bound: bool) -> None:
    store, dataset = both
    query = CATALOGUE[name]
    wanted = [p.name for p in query.parameters if is_bound or p.is_required]
    values = {key: VALUES[key] for key in wanted}
    found = queries.run(store, name, **values)
    bindings = {key: rdflib.URIRef(value) for key, value in values.items()}
    other = dataset.query(query.sparql, initBindings=bindings)
    ours = Counter(tuple(plain(term) for term in row) for row in found.rows)
    theirs = Counter(
        tuple(plain(row.get(rdflib.Variable(column), bindings.get(column))) for column in found.variables)
        for row in other.bindings
    )
    assert ours == theirs


def test_dispute_sides_come_in_their_order(store: OxigraphStore) -> None:
    rows = ask(store, "view-dispute-sides", dispute=sample.DISPUTE.iri)
    assert only(rows, "position", "label") == [("1", "Norland fired"), ("2", "Norland did not fire")]


def test_an_unknown_query_is_not_found(store: OxigraphStore) -> None:
    with pytest.raises(NotFoundError, match="'no-such'"):
        queries.run(store, "no-such")


@pytest.mark.parametrize("name", ["../../../etc/passwd", "a/b", "", "A"])
def test_a_name_cannot_leave_the_folder(store: OxigraphStore, name: str) -> None:
    with pytest.raises(NotFoundError):
        queries.run(store, name)


def test_a_missing_parameter_is_named(store: OxigraphStore) -> None:
    with pytest.raises(QueryError, match="missing: \\['article'\\]"):
        queries.run(store, "view-article-text")


def test_an_unknown_parameter_is_named(store: OxigraphStore) -> None:
    with pytest.raises(QueryError, match="unknown: \\['colour'\\]"):
        queries.run(store, "view-articles", colour="https://x.example/red")


@pytest.mark.parametrize("value", ["x> } ; DROP ALL #", "no iri", 'https://x.example/">'])
def test_a_parameter_that_is_no_iri_is_refused(store: OxigraphStore, value: str) -> None:
    with pytest.raises(QueryError, match="must be an IRI"):
        queries.run(store, "view-article-text", article=value)


def test_too_many_rows_are_refused_and_not_cut(store: OxigraphStore) -> None:
    with pytest.raises(TooLargeError, match="more than 1"):
        queries.run(store, "view-articles", limit_rows=1)


HEAD = "# purpose: x\n# param s (optional): a\n# column s: s\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# purpose: x\n# column s: s\nSELECT ?s WHERE { ?s ?p ?o }", "has no ORDER BY"),
        ("# purpose: x\nSELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s", "describes []"),
        (
            "# purpose: x\n# param s (optional): a\n# column p: p\nSELECT ?p { ?s ?p ?a } ORDER BY ?p",
            "is not projected",
        ),
        (f"{HEAD}SELECT ?s {{ ?s ?p ?o FILTER(BOUND(?s)) }} ORDER BY ?s", "cannot be bound"),
        (f"{HEAD}SELECT ?s {{ ?s ?p ?o BIND(STR(?s) AS ?x) }} ORDER BY ?s", "cannot be bound"),
        ("# purpose: x\n# column s: s\nSELECT ?s { ?s ?p ?o FILTER(?o = NOW()) } ORDER BY ?s", "NOW("),
        ("# purpose: x\nASK { ?s ?p ?o }", "is not a SELECT"),
        ("# purpose: x\nSELECT {", "does not parse"),
    ],
    ids=["order", "columns", "projected", "bound", "bind", "clock", "form", "syntax"],
)
def test_check_finds(text: str, fault: str) -> None:
    assert any(fault in found for found in queries.check(queries.parse("made-up", text)))


def test_a_query_without_purpose_is_refused() -> None:
    with pytest.raises(QueryError, match="one purpose line"):
        queries.parse("made-up", "SELECT * { ?s ?p ?o }")


def test_a_shared_claim_counts_once(store: OxigraphStore) -> None:
    """Two articles and the reference graph hold this triple; a careless union would count it three times."""
    label = "Army of Norland"
    graphs = {quad.graph_name for quad in store.quads() if quad.subject == NamedNode(sample.ARMY.iri)}
    assert len(graphs) == 3
    assert only(ask(store, "view-actor-names", actor=sample.ARMY.iri), "name", "isLabel").count((label, "true")) == 1
