"""Search from SPARQL: a property that stands for the index, written out as VALUES before a query runs.

    PREFIX text: <https://w3id.org/claimgraph/text#>
    ?thing text:matches "words" .                                  statements and claims that hold the words
    ?thing text:matches "kata"@id .                                only in articles in this language
    ?thing text:matches ("words" 20) .                             only the best 20
    (?thing ?score ?excerpt) text:matches ("words" 20) .           with how well each fits, and the words around

The pattern has one solution for each hit, as if the store held such a triple. What goes to the engine is plain SPARQL
1.1, so it means the same in every engine. More than `kg.index.search.MAX_HITS` hits are an error, never cut; who wants
the best of many says how many.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError, QueryError, TooLargeError
from kg.ids import BASE
from kg.index import search
from kg.index.opening import Index, index_of
from kg.index.patterns import Pattern, fault, find
from kg.index.search import MAX_HITS, Hit
from kg.sandbox.tokens import unescape
from kg.stores.base import Store

NAMESPACE = f"{BASE}text#"
MATCHES = f"{NAMESPACE}matches"
MAX_PATTERNS = 8  # of one query
MAX_CHARACTERS = 100_000  # of a query that is read here, in the server, which answers others meanwhile
T = TypeVar("T")


def expand(store: Store, query: str) -> str:
    """The query with each search in it written out; unchanged where there is none.

    Lines stay lines, so that an engine's faults name the right one.

    Raises:
        QueryError: the property is used in another way than those above, or its words cannot be understood.
        TooLargeError: there are more hits than may be.
    """
    if NAMESPACE not in query and NAMESPACE in unescape(query):
        raise QueryError(f"write {NAMESPACE} without escapes")
    if NAMESPACE in query and len(query) > MAX_CHARACTERS:
        raise TooLargeError(
            f"a query that searches may have {MAX_CHARACTERS:,} characters, this one has {len(query):,}"
        )
    patterns = find(query, MATCHES) if NAMESPACE in query else ()
    if not patterns:
        return query
    if len(patterns) > MAX_PATTERNS:
        raise QueryError(f"a query may search {MAX_PATTERNS} times, this one does {len(patterns)} times")
    index = index_of(store)
    edits = [(pattern.start, pattern.start, _values(index, pattern, query)) for pattern in patterns]
    edits += [(*pattern.gone, "\n" * query.count("\n", *pattern.gone)) for pattern in patterns]
    for start, end, text in sorted(edits, reverse=True):
        query = query[:start] + text + query[end:]
    return query


def ask(store: Store, query: str, run: Callable[[str], T]) -> T:
    """What `run` answers to the query with its searches written out.

    Args:
        store: where to search.
        query: as somebody wrote it.
        run: hands a query to an engine, and raises QueryError where it does not parse.

    Raises:
        QueryError: as `expand`; and as `run`, with lines and columns of the query as it was written.
    """
    expanded = expand(store, query)
    try:
        return run(expanded)
    except QueryError:
        if expanded != query:
            run(query)  # finds the same fault where the writer of the query sees it
        raise


def _values(index: Index, pattern: Pattern, query: str) -> str:
    try:
        found = search.find(
            index, pattern.words, lang=pattern.lang, limit=MAX_HITS if pattern.limit is None else pattern.limit
        )
    except InputError as error:
        raise fault(query, pattern.token, str(error)) from error
    if found.is_cut and pattern.limit is None:
        raise TooLargeError(
            f"more than {MAX_HITS:,} statements and claims match {pattern.words!r}; "
            f'add a word, or ask for the best by text:matches ("…" 100)'
        )
    if not found.hits:  # not an empty list of values, which rdflib 7.6 cannot read
        nothing = " ".join("UNDEF" for _ in pattern.variables)
        return f"VALUES ({' '.join(pattern.variables)}) {{ ({nothing}) }} FILTER(false) "
    rows = (_row(hit, pattern) for hit in found.hits)
    if len(pattern.variables) == 1:
        return f"VALUES {pattern.variables[0]} {{ {' '.join(rows)} }} "
    return f"VALUES ({' '.join(pattern.variables)}) {{ {' '.join(f'({row})' for row in rows)} }} "


def _row(hit: Hit, pattern: Pattern) -> str:
    terms = [str(NamedNode(hit.iri))]
    if len(pattern.variables) > 1:
        terms.append(str(Literal(hit.score)))
    if len(pattern.variables) > 2:
        terms.append(str(Literal(search.excerpt(hit.text, hit.lang, pattern.words), language=hit.lang)))
    return " ".join(terms)
