"""The eight main queries of the catalogue with parameters of all sizes, and the three that are answered from ahead.

Parameters are spread over ranks: the best known actor, the second, the fourth, the eighth …, so that a median does not
rest on the largest answers or on empty ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.graph import catalogue
from kg.stores.base import Store, Term, select

_CG = "PREFIX cg: <https://w3id.org/claimgraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
_SETS = 10  # parameters of each question

# Which things to ask about: the most frequent first. `?x` is the value, `?n` how often it is there.
_RANKED = {
    "actor": "SELECT ?x (COUNT(?s) AS ?n) { ?s cg:speaker ?x } GROUP BY ?x ORDER BY DESC(?n) ?x",
    "holder": "SELECT ?x (COUNT(?s) AS ?n) { ?s a cg:Stance ; cg:holder ?x } GROUP BY ?x ORDER BY DESC(?n) ?x",
    "topic": "SELECT ?x (COUNT(?c) AS ?n) { ?c cg:place|cg:theme|cg:patient ?x } GROUP BY ?x ORDER BY DESC(?n) ?x",
    # Pages of two stores are compared with equal content: claims of two statements each.
    "claim": "SELECT ?x (COUNT(?s) AS ?n) { ?s cg:expresses ?x } GROUP BY ?x HAVING(COUNT(?s) = 2) ORDER BY ?x",
    "statement": "SELECT ?x (COUNT(?e) AS ?n) { ?x cg:expresses ?c ; cg:evidence ?e } GROUP BY ?x ORDER BY DESC(?n) ?x",
    "words": """SELECT ?x (COUNT(?c) AS ?n) { ?c a cg:Claim ; cg:place/rdfs:label ?x FILTER(LANG(?x) = "en") }
                GROUP BY ?x ORDER BY DESC(?n) ?x""",
}

_REVERSALS = """PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX polarity: <https://w3id.org/claimgraph/vocab/polarity/>
SELECT ?before ?after WHERE {
  VALUES (?was ?is) { (polarity:affirms polarity:denies) (polarity:denies polarity:affirms) }
  ?before cg:speaker ?speaker ; cg:expresses ?claim ; cg:polarity ?was ; cg:saidLast ?first .
  ?after cg:speaker ?speaker ; cg:expresses ?claim ; cg:polarity ?is ; cg:saidLast ?last .
  FILTER(?first < ?last)
  FILTER NOT EXISTS {
    ?between cg:speaker ?speaker ; cg:expresses ?claim ; cg:polarity ?held ; cg:saidLast ?day .
    FILTER(?held IN (polarity:affirms, polarity:denies))
    FILTER(?day > ?first || (?day = ?first && STR(?between) > STR(?before)))
    FILTER(?day < ?last || (?day = ?last && STR(?between) < STR(?after)))
  }
}"""
_CHANGES = """PREFIX cg: <https://w3id.org/claimgraph/ns#>
SELECT ?before ?after WHERE { ?change a cg:PositionChange ; cg:before ?before ; cg:after ?after }"""
# Who contradicts whom, how often, by kind; speakers that are judged to be one count as one.
_OPPOSED = """PREFIX cg: <https://w3id.org/claimgraph/ns#>
SELECT ?one ?other ?kind (COUNT(DISTINCT ?pair) AS ?pairs) WHERE {
  ?pair a cg:Contradiction ; cg:contradictionType ?kind ; cg:sideA ?a ; cg:sideB ?b .
  ?a cg:speaker ?left . ?b cg:speaker ?right .
  OPTIONAL { ?first cg:hasMember ?left ; cg:head ?leftHead }
  OPTIONAL { ?second cg:hasMember ?right ; cg:head ?rightHead }
  BIND(COALESCE(?leftHead, ?left) AS ?x)
  BIND(COALESCE(?rightHead, ?right) AS ?y)
  BIND(IF(STR(?x) < STR(?y), ?x, ?y) AS ?one)
  BIND(IF(STR(?x) < STR(?y), ?y, ?x) AS ?other)
} GROUP BY ?one ?other ?kind"""
_MONTHS = """PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX dct: <http://purl.org/dc/terms/> PREFIX schema: <https://schema.org/>
SELECT ?outlet ?month (COUNT(?statement) AS ?number) WHERE {
  ?statement cg:reportedIn/schema:publisher ?outlet .
  OPTIONAL { ?statement cg:saidNotAfter ?day }
  FILTER NOT EXISTS { ?statement dct:isPartOf ?whole }
  BIND(COALESCE(SUBSTR(STR(?day), 1, 7), "") AS ?month)
} GROUP BY ?outlet ?month"""


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its parameters put in, one text for each set; `name` is that of the catalogue."""

    name: str
    texts: tuple[str, ...]

    def text(self, number: int) -> str:
        """The text of this round."""
        return self.texts[number % len(self.texts)]


def main_questions(store: Store) -> tuple[Question, ...]:
    """The queries that the catalogue marks as main, asked about what this store holds."""
    found = [query for query in catalogue.queries().values() if "main" in query.keywords]
    return tuple(_question(store, query) for query in found)


def counted() -> tuple[Question, Question]:
    """Who contradicts whom, and statements by outlet and month, out of the whole graph."""
    return Question("actor-pairs", (_OPPOSED,)), Question("statements-per-month", (_MONTHS,))


def reversals() -> tuple[Question, Question]:
    """Who took the opposite position when: worked out from all statements, and as the graph has it worked out ahead."""
    return Question("position-changes", (_REVERSALS,)), Question("position-changes", (_CHANGES,))


def ranked(store: Store, name: str, count: int = _SETS) -> list[Term]:
    """Values of a parameter: ranks 1, 2, 4, 8 … of what there is most of, then evenly over the rest."""
    values = [row[0] for row in select(store, f"{_CG} {_RANKED[name]}").rows if row[0] is not None]
    ranks = [2**power - 1 for power in range(count // 2)]
    step = max(1, len(values) // (count - len(ranks)))
    chosen = dict.fromkeys([*ranks, *range(0, len(values), step)])
    return [values[rank] for rank in chosen if rank < len(values)][:count]


def _question(store: Store, query: catalogue.Query) -> Question:
    required = [parameter.name for parameter in query.parameters if parameter.is_required]
    name = next(iter(required), "holder" if query.name == "stances" else None)
    if name is None:
        return Question(query.name, (catalogue.fill(query, {}),))
    return Question(query.name, tuple(_filled(query, name, value) for value in ranked(store, name)))


def _filled(query: catalogue.Query, name: str, value: Term) -> str:
    given: Mapping[str, NamedNode | Literal]
    if isinstance(value, Literal):
        given = {name: Literal(value.value)}
    elif isinstance(value, NamedNode):
        given = {name: value}
    else:
        raise TypeError(f"no parameter can be {value}")
    return catalogue.fill(query, given)
