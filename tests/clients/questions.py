"""What every client asks, and what the answer is."""

from __future__ import annotations

from kg.ids import BASE
from tests.newsroom import newsroom

PREFIX = f"PREFIX cg: <{BASE}ns#>\n"
ARTICLES = PREFIX + "SELECT ?article WHERE { ?article a cg:Article } ORDER BY ?article"
LABELS = PREFIX + 'SELECT ?label WHERE { ?actor a cg:Actor ; rdfs:label ?label FILTER(LANG(?label) = "ar") }'
LABELS = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n" + LABELS
ANY = PREFIX + "ASK { ?article a cg:Article }"
GRAPH = PREFIX + "CONSTRUCT { ?article a cg:Article } WHERE { ?article a cg:Article }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
BROKEN = "SELECT *\nWHERE { ?s ?p }"  # the second line ends too early
IRIS = sorted(record.article.iri for record in newsroom().records)
ARTICLE = f"{BASE}ns#Article"
ARABIC = "نشرة الشمال"
