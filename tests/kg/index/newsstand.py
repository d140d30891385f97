"""Small articles in many languages, as quads, and stores filled with them: what the tests of the index search."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.vocabulary import Class, Outside, Property
from kg.ids import graph_iri, mint
from kg.stores import Store


def article_iri(name: str) -> str:
    return mint("article", url=f"https://news.example/{name}")


def statement_iri(name: str, number: int = 0) -> str:
    return mint("statement", of=name, number=number)


def quads(name: str, lang: str, *quotes: str, claim: str | None = None) -> list[Quad]:
    """An article with one statement for each quote, and a claim's sentence in the same language."""
    graph, article = NamedNode(graph_iri(article_iri(name))), NamedNode(article_iri(name))
    found = [
        Quad(article, Outside.RDF_TYPE, Class.ARTICLE, graph),
        Quad(article, Outside.SCHEMA_IN_LANGUAGE, Literal(lang), graph),
    ]
    for number, quote in enumerate(quotes):
        node = NamedNode(statement_iri(name, number))
        found.append(Quad(node, Outside.RDF_TYPE, Class.STATEMENT_ACT, graph))
        found.append(Quad(node, Property.QUOTE, Literal(quote), graph))
    if claim is not None:
        node = NamedNode(mint("claim", label=claim))
        found.append(Quad(node, Outside.RDF_TYPE, Class.CLAIM, graph))
        found.append(Quad(node, Outside.RDFS_LABEL, Literal(claim, language=lang), graph))
    return found


def put(store: Store, name: str, lang: str, *quotes: str, claim: str | None = None) -> None:
    """Write the article, in place of what it was before."""
    store.replace_article(article_iri(name), quads(name, lang, *quotes, claim=claim))
