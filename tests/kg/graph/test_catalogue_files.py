"""The catalogue's files against their SHACL shapes, and the page in the docs against the files."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, SH, SKOS, BNode, Graph, Literal, Namespace, URIRef

import ontology
from kg.graph import catalogue
from tests.kg.graph import catalogue_page

CGQ = Namespace("https://w3id.org/claimgraph/query#")
SCHEMA = Namespace("https://schema.org/")
COLUMNS = Graph().parse(ontology.path("queries.ttl"))
SHAPES = Graph().parse(ontology.path("query-shapes.ttl"))
NAME = "said-before-and-after"
QUERY = URIRef(catalogue.QUERIES + NAME)
PARAMETER = URIRef(f"{QUERY}.day")


def conforms(graph: Graph) -> tuple[bool, str]:
    ok, _, text = validate(graph + COLUMNS, shacl_graph=SHAPES, inference="none")
    return ok, text


def one(name: str) -> Graph:
    return Graph().parse(next(path for path in ontology.query_files() if path.stem == name))


def test_every_file_conforms() -> None:
    whole = Graph()
    for path in ontology.query_files():
        whole.parse(path)
    assert conforms(whole) == (True, conforms(whole)[1])


def test_there_are_no_blank_nodes() -> None:
    for path in ontology.query_files():
        assert not [node for node in Graph().parse(path).all_nodes() if isinstance(node, BNode)]


MISTAKES: dict[str, tuple[Callable[[Graph], object], str]] = {
    "title in one language": (lambda g: g.remove((QUERY, RDFS.label, None)), "one title in English"),
    "question without its mark": (
        lambda g: g.set((QUERY, RDFS.comment, Literal("Who said it.", lang="en"))), "question mark",
    ),
    "no text": (lambda g: g.remove((QUERY, SH.select, None)), "one text"),
    "text without prefixes": (lambda g: g.set((QUERY, SH.select, Literal("SELECT * {}"))), "all the prefixes"),
    "no keyword": (lambda g: g.remove((QUERY, SCHEMA.keywords, None)), "keywords"),
    "no column": (lambda g: g.remove((QUERY, CGQ.gives, None)), "at least one column"),
    "unknown column": (lambda g: g.add((QUERY, CGQ.gives, URIRef("https://x.example/c"))), "columns are those"),
    "column both ways": (
        lambda g: g.add((QUERY, CGQ.mayGive, next(g.objects(QUERY, CGQ.gives)))), "not also said to be always",
    ),
    "no number of rows": (lambda g: g.remove((QUERY, CGQ.fewestRows, None)), "at least"),
    "fewer rows than none": (lambda g: g.set((QUERY, CGQ.fewestRows, Literal(-1))), "at least"),
    "not a select": (lambda g: g.remove((QUERY, RDF.type, SH.SPARQLSelectExecutable)), "is a SELECT"),
    "parameter that is not described": (
        lambda g: g.add((QUERY, SH.parameter, URIRef("https://x.example/p"))), "described as a sh:Parameter",
    ),
    "parameter without example": (lambda g: g.remove((PARAMETER, SKOS.example, None)), "has an example"),
    "parameter of no type": (lambda g: g.remove((PARAMETER, SH.datatype, None)), "takes literals or IRIs"),
    "parameter of two types": (
        lambda g: g.add((PARAMETER, SH["class"], URIRef("https://x.example/C"))), "takes literals or IRIs",
    ),
    "parameter without meaning": (lambda g: g.remove((PARAMETER, SH.description, None)), "English and in Indonesian"),
    "parameter with a question mark": (lambda g: g.set((PARAMETER, SH.name, Literal("?day"))), "without its question"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_shape_names(mistake: str) -> None:
    graph = one(NAME)
    change, message = MISTAKES[mistake]
    assert conforms(graph)[0]
    change(graph)
    ok, text = conforms(graph)
    assert not ok
    assert message in " ".join(text.split())


def test_the_page_in_the_docs_is_of_today() -> None:
    """After a change of a query: `python -m tests.kg.graph.catalogue_page`, then look at the difference."""
    assert catalogue_page.PAGE.read_text("utf-8") == catalogue_page.write()
