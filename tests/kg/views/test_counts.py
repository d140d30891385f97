"""Counts from the index against counts from the graph itself."""

from __future__ import annotations

from collections import Counter

from kg.stores import OxigraphStore, select
from kg.views import contradictions, counts
from tests.newsroom import fill, newsroom

MONTHS = """
PREFIX cg: <https://w3id.org/claimgraph/ns#> PREFIX dct: <http://purl.org/dc/terms/> PREFIX schema: <https://schema.org/>
SELECT ?outlet ?month (COUNT(?statement) AS ?number) WHERE {
  ?statement cg:reportedIn/schema:publisher ?outlet .
  OPTIONAL { ?statement cg:saidNotAfter ?day }
  FILTER NOT EXISTS { ?statement dct:isPartOf ?whole }
  BIND(COALESCE(SUBSTR(STR(?day), 1, 7), "") AS ?month)
} GROUP BY ?outlet ?month
"""


def test_oppositions_are_the_contradictions_by_speakers_and_kind(store: OxigraphStore) -> None:
    expected: Counter[tuple[str, str, str]] = Counter()
    for pair in contradictions.find(store).items:
        a, b = sorted((pair.a.speaker.iri, pair.b.speaker.iri))
        expected[a, b, pair.kind] += 1
    found = counts.oppositions(store).items
    assert {(line.a.iri, line.b.iri, line.kind): line.contradictions for line in found} == expected
    assert found[0].contradictions == max(expected.values())


def test_months_are_those_of_the_graph(store: OxigraphStore) -> None:
    expected = {
        (row["outlet"], row["month"] or None): int(row["number"] or 0) for row in select(store, MONTHS).values()
    }
    assert {(line.source.iri, line.month): line.statements for line in counts.months(store).items} == expected


def test_counts_come_in_parts() -> None:
    whole = counts.months(fill()).items
    walked, cursor = [], None
    own = fill()
    while True:
        part = counts.months(own, cursor=cursor, limit=1)
        walked += part.items
        cursor = part.next
        if cursor is None:
            break
    assert tuple(walked) == whole


def test_counts_follow_a_write() -> None:
    own = fill()
    before = sum(line.contradictions for line in counts.oppositions(own).items)
    assert before == len(newsroom().contradictions)
    own.replace_derived([])
    assert counts.oppositions(own).items == ()
    for record in newsroom().records:
        own.delete_article(record.article.iri)
    assert counts.months(own).items == ()
