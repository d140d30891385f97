"""Terms of our namespace that the ontology does not have, or has given up: slips that no shape can see.

A shape looks at what is there under the right name. A misspelt "speeker" is to it a property of no interest, and
whoever wrote it thinks that the statement has a speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import pyoxigraph as ox
from rdflib import DCTERMS, OWL, RDFS, SKOS, Graph

import ontology
from kg.graph.vocabulary import NAMESPACE
from kg.stores.base import NO_SUBSTITUTIONS, Answer, Rows, Substitutions

# Asking for the terms first and for their nodes only where something is wrong takes a seventh of the time of grouping
# at once (1 M quads: 0.3 against 1.9 processor seconds).
_USED = "SELECT DISTINCT ?term WHERE { ?node ?term ?value }", "SELECT DISTINCT ?term WHERE { ?node a ?term }"
_NODES = "SELECT DISTINCT ?node ?term WHERE { { ?node ?term ?value } UNION { ?node a ?term } } ORDER BY ?node LIMIT 100"


class Asked(Protocol):
    """What answers a SELECT: a store, or an article that is in none yet."""

    def query(self, sparql: str, substitutions: Substitutions = NO_SUBSTITUTIONS) -> Answer:
        """Rows of a SELECT."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A node, the term that it uses, and what is the matter; at most the first 100 nodes by IRI of each term."""

    node: str
    term: str
    message: str
    is_deprecated: bool


def strangers(store: Asked) -> Iterator[Stranger]:
    """All uses of terms of our namespace that the ontology does not declare, or has deprecated; by term and node."""
    declared, deprecated = _terms()
    used = {term for query in _USED for term in _column(store, query, "term") if term.startswith(NAMESPACE)}
    for term in sorted(used - declared | used & deprecated.keys()):
        name = f"cg:{term.removeprefix(NAMESPACE)}"
        message = deprecated.get(term, f"The ontology has no {name}: is it misspelt?")
        for node in _column(store, _NODES, "node", {"term": ox.NamedNode(term)}):
            yield Stranger(node, term, message, is_deprecated=term in deprecated)


def _column(store: Asked, query: str, name: str, substitutions: Substitutions = NO_SUBSTITUTIONS) -> tuple[str, ...]:
    answer = store.query(query, substitutions)
    rows = answer.values() if isinstance(answer, Rows) else ()
    return tuple(value for row in rows if (value := row[name]) is not None)


@cache
def _terms() -> tuple[frozenset[str], dict[str, str]]:
    """The terms that the ontology declares, and of the deprecated ones what to use instead."""
    graph = Graph().parse(ontology.path("claimgraph.ttl"))
    declared = frozenset(str(term) for term in graph.subjects(RDFS.isDefinedBy))
    deprecated = {
        str(term): f"cg:{str(term).removeprefix(NAMESPACE)} is deprecated: use {graph.qname(str(instead))}. "
        f"{graph.value(term, SKOS.changeNote)}"
        for term, instead in graph.subject_objects(DCTERMS.isReplacedBy)
        if (term, OWL.deprecated, None) in graph
    }
    return declared, deprecated
