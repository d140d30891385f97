"""The side index of a store: search in any language, sort keys of lists, counts. SQLite; made from the store alone.

index_of(store)     the index, brought up to date with the store before every use
search.find         statements and claims by their words
sparql.expand       the same from a SPARQL query: `?thing text:matches "words"`
"""

from kg.index.opening import Index, index_of

__all__ = ["Index", "index_of"]
