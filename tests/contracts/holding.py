"""What the tests of stores write, and how they look at what a store holds."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import write
from kg.ids import graph_iri, mint
from kg.stores import Store, select
from tests.kg.graph import sample

FIRST, SECOND, THIRD = (mint("article", url=f"https://news.example/{n}") for n in "abc")
S, P, CG = NamedNode("https://x.example/s"), NamedNode("https://x.example/p"), "https://w3id.org/claimgraph/ns#"
PREFIXES = f"PREFIX cg: <{CG}> PREFIX prov: <http://www.w3.org/ns/prov#>"
EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"


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
