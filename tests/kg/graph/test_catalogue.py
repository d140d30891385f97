"""The catalogue's files, their parameters, and equal rows from two engines that share no code."""

from __future__ import annotations

import warnings
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyoxigraph import NamedNode

import ontology
from kg.errors import NotFoundError, QueryError, TooLargeError
from kg.graph import catalogue
from kg.graph.catalogue import Parameter, Query
from kg.index.sparql import expand
from kg.sandbox.tokens import keywords, tokens
from kg.stores.base import select
from kg.views import asked
from tests.kg.graph import catalogue_world as world
from tests.kg.graph import sample
from tests.kg.graph.engines import plain

QUERIES = catalogue.queries()

# A value for every parameter of the catalogue, with which each query still finds something in the sample world.
VALUES = {
    "accuser": sample.ORR.iri,
    "act": "threaten",
    "actor": sample.VALE.iri,
    "article": sample.ARTICLE.iri,
    "claim": sample.ATTACK.iri,
    "class": "https://w3id.org/claimgraph/ns#Government",
    "contradiction": world.BRIDGE.iri,
    "day": "2020-10-07",
    "denier": sample.ARMY.iri,
    "dispute": world.BRIDGE_DISPUTE.iri,
    "guard": "reviewed",
    "holder": sample.NORLAND.iri,
    "kind": "reversed",
    "lang": "id",
    "outlet": world.COURIER.iri,
    "since": "2020-10-06",
    "speaker": sample.VALE.iri,
    "statement": sample.OFFER.statement,
    "sureness": "0.5",
    "topic": sample.LUND.iri,
    "type": "denial",
    "unit": "person",
    "until": "2020-10-31",
    "words": "LUND",
}
# Where the value above finds nothing in this query, though the query is right.
ELSE = {
    ("answers-to-conditions", "speaker"): sample.VALE.iri,
    ("chains-of-sources", "statement"): sample.DEMANDED.statement,
    ("disputes-on-a-topic", "topic"): "bridge",
    ("known-only-from-adversary", "speaker"): sample.ORR.iri,
    ("metonyms", "actor"): sample.SUDLAND.iri,
    ("nested-attributions", "speaker"): sample.ORR.iri,
    ("nested-attributions", "statement"): sample.INNER.statement,
    ("one-sided-outlets", "outlet"): world.HARIAN.iri,
    ("position-changes", "actor"): sample.NORLAND.iri,
    ("refusals", "speaker"): sample.ORR.iri,
    ("same-claim-in-other-words", "claim"): sample.CEASE.iri,
    ("unnamed-sources", "outlet"): world.HARIAN.iri,
    ("wire-copies", "statement"): sample.NARRATION.statement,
    ("quotes-with-words", "speaker"): sample.ORR.iri,
    ("said-before-and-after", "words"): "bridge",
    ("search-quotes", "speaker"): sample.ORR.iri,
    ("silences", "actor"): sample.NORLAND.iri,
    ("silences", "article"): world.COURIER_ARTICLE.iri,
}


def values_of(query: Query, names: set[str]) -> dict[str, str]:
    return {name: ELSE.get((query.name, name), VALUES[name]) for name in names}


def test_there_are_at_least_thirty_queries() -> None:
    assert len(QUERIES) >= 30


def test_the_eight_main_queries_are_marked() -> None:
    assert sorted(name for name, query in QUERIES.items() if "main" in query.keywords) == [
        "actor-timeline",
        "claims-with-words",
        "contradictions-about",
        "position-changes",
        "provenance-of-a-statement",
        "stances",
        "statements-per-source-and-month",
        "who-contradicts-whom",
    ]


def ways(query: Query) -> list[set[str]]:
    """Sets of parameters to try: the required ones, each optional one with them, and all."""
    required = {parameter.name for parameter in query.parameters if parameter.is_required}
    every = {parameter.name for parameter in query.parameters}
    tried = [required, *(required | {name} for name in sorted(every - required))]
    return [way for number, way in enumerate(tried) if way not in tried[:number]]


CASES = [
    pytest.param(query, names, id="-".join([query.name, *sorted(names)]))
    for query in QUERIES.values()
    for names in ways(query)
]


# rdflib 7.6 warns about names that its own query engine still uses.
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
@pytest.mark.parametrize(("query", "names"), CASES)
def test_two_engines_give_the_same_rows_in_the_promised_shape(query: Query, names: set[str]) -> None:
    store, dataset = world.both()
    given = values_of(query, names)
    found = asked.answer(store, query.name, given)
    assert catalogue.misfits(query, found) == ()
    assert len(found) > 0, "the sample world has nothing that this query finds"
    sparql = expand(store, catalogue.fill(query, catalogue.read_values(query, given)))
    ours = Counter(tuple(plain(term) for term in row) for row in found.rows)
    theirs = Counter(
        tuple(plain(row.get(rdflib.Variable(column))) for column in found.variables)
        for row in dataset.query(sparql).bindings
    )
    assert ours == theirs


# Values that nothing in the sample world has.
NOTHING = {
    "act": "praise",
    "kind": "hardened",
    "lang": "zz",
    "since": "9999-12-31",
    "sureness": "1",
    "type": "tension",
    "until": "0001-01-01",
    "guard": "zzz",
    "topic": "zzz",
    "unit": "zzz",
    "words": "zzz",
}
RESTRICTING = [
    pytest.param(query, parameter, id=f"{query.name}-{parameter.name}")
    for query in QUERIES.values()
    for parameter in query.parameters
    # This one sorts the rows into before and after, and leaves none out.
    if (query.name, parameter.name) != ("said-before-and-after", "day")
]


@pytest.mark.parametrize(("query", "parameter"), RESTRICTING)
def test_a_value_that_nothing_has_leaves_no_row(query: Query, parameter: Parameter) -> None:
    """So each parameter does restrict, also where it stands inside an OPTIONAL or a sub-query."""
    store = world.store()
    required = {other.name for other in query.parameters if other.is_required}
    nowhere = NOTHING.get(parameter.name, "https://x.example/nothing")
    if parameter.type.datatype is None and parameter.name == "topic":
        nowhere = "https://x.example/nothing"
    given = values_of(query, required) | {parameter.name: nowhere}
    assert len(asked.answer(store, query.name, given)) == 0


@pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))
def test_a_query_follows_the_rules_of_the_catalogue(query: Query) -> None:
    words = {word.text for word in keywords(query.sparql)}
    assert "ORDER" in words or query.most_rows == 1, "rows would come in any order"
    assert not words & {"MINUS", "SERVICE", "FROM", "NOW", "RAND", "UUID", "STRUUID", "LIMIT", "OFFSET"}
    variables = {token.text[1:] for token in tokens(query.sparql) if token.kind == "variable"}
    assert {parameter.name for parameter in query.parameters} <= variables
    assert max(len(line) for line in query.sparql.splitlines()) <= 160
    assert query.sparql.startswith("PREFIX ")


@pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))
def test_a_query_runs_as_it_stands_in_its_file(query: Query) -> None:
    """A reader may copy the text without knowing of parameters: it then asks about everything."""
    store = world.store()
    answer = store.query(query.sparql)
    assert not isinstance(answer, bool)


@pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))
def test_rows_about_words_come_with_the_speaker_and_the_article(query: Query) -> None:
    """Who reads a quote must see who said it and where it is printed."""
    columns = {column.name for column in query.columns}
    for quote, speaker, article in (
        ("quote", {"speakerName", "accuserName", "reporterName"}, "article"),
        ("aQuote", {"aName"}, "aArticle"),
        ("bQuote", {"bName"}, "bArticle"),
        ("denial", {"denierName"}, "denialArticle"),
        ("affirmation", {"affirmerName"}, "affirmationArticle"),
        ("answerQuote", {"answerName"}, "answerArticle"),
        ("outcomeQuote", {"outcomeName"}, "outcomeArticle"),
        ("beforeQuote", {"beforeName"}, "beforeArticle"),
        ("afterQuote", {"afterName"}, "afterArticle"),
    ):
        if quote in columns:
            assert columns & speaker
            assert article in columns


@pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))
def test_only_the_queries_for_reviewers_show_pairs_that_are_not_found(query: Query) -> None:
    for_reviewers = {"undecided-pairs": "UndecidedPair", "look-alikes": "NotContradiction", "overview": "UndecidedPair"}
    names = {token.text for token in tokens(query.sparql) if token.kind == "name"}
    unfound = {name.removeprefix("cg:") for name in names & {"cg:UndecidedPair", "cg:NotContradiction"}}
    assert unfound == ({for_reviewers[query.name]} if query.name in for_reviewers else set())
    if "cg:sideA" in names and not unfound:
        assert "cg:Contradiction" in names, "a pair of any class would count as a contradiction"


@pytest.mark.parametrize("words", ["Lund", "ceasefire", "valley", "Roket"])
def test_a_search_finds_the_statements_whose_quotes_contain_the_words(words: str) -> None:
    """Against engines that know nothing of the index; words that no other word of the sample is an inflection of."""
    store, dataset = world.both()
    found = Counter(plain(row[0]) for row in asked.answer(store, "search-quotes", {"words": words}).rows)
    plainly = catalogue.fill(catalogue.find("quotes-with-words"), {"words": ox.Literal(words)})
    assert found == Counter(plain(row[0]) for row in select(store, plainly).rows)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        assert found == Counter(str(row[rdflib.Variable("statement")]) for row in dataset.query(plainly).bindings)


def test_a_near_name_is_proposed() -> None:
    with pytest.raises(NotFoundError, match="did you mean actor-timeline"):
        catalogue.find("actors-timeline")


@pytest.mark.parametrize("name", ["../shapes", "a/b", "", "zzzzzz"])
def test_an_unknown_name_is_not_found(name: str) -> None:
    with pytest.raises(NotFoundError, match="there is no query"):
        catalogue.find(name)


@pytest.mark.parametrize(
    ("name", "given", "error"),
    [
        ("actor-timeline", {}, r"needs actor \(actor, such as 'Ilham Aliyev'\)"),
        ("actor-timeline", {"colour": "red"}, "no parameter 'colour'; it takes actor"),
        ("actor-timeline", {"actor": "somebody"}, "'actor' takes an actor, not 'somebody'"),
        ("actor-timeline", {"actor": "https://x.example/a> } #"}, "'actor' takes an actor"),
        ("actor-timeline", {"actor": sample.VALE.iri, "since": "yesterday"}, "'since' takes a date, not 'yesterday'"),
        ("contradictions", {"sureness": "very"}, "'sureness' takes a decimal, not 'very'"),
        ("contradictions", {"sureness": "NaN"}, "'sureness' takes a decimal, not 'NaN'"),
        ("contradictions", {"type": "quarrel"}, "'type' takes one of denial, exclusive"),
        ("statements-of-an-act", {"act": " "}, "needs act"),
    ],
    ids=["missing", "unknown", "no-iri", "injection", "date", "decimal", "nan", "concept", "blank"],
)
def test_a_wrong_parameter_is_named_with_what_is_taken(name: str, given: dict[str, str], error: str) -> None:
    with pytest.raises(QueryError, match=error):
        catalogue.read_values(catalogue.find(name), given)


def test_text_of_a_value_is_data() -> None:
    store = world.store()
    wicked = '") } ; DROP ALL # \\" \' """ ?x'
    assert len(asked.answer(store, "quotes-with-words", {"words": wicked})) == 0


def test_the_last_part_of_an_iri_stands_for_it() -> None:
    query = catalogue.find("actor-timeline")
    short = sample.VALE.iri.rsplit("/", 1)[-1]
    assert catalogue.read_values(query, {"actor": short}) == {"actor": NamedNode(sample.VALE.iri)}


def test_too_many_rows_are_refused_and_not_cut() -> None:
    store = world.store()
    with pytest.raises(TooLargeError, match="more than 1"):
        asked.answer(store, "articles", limit_rows=1)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("sh:SPARQLSelectExecutable", "sh:SPARQLAskExecutable", "must describe"),
        ("column:lang , ", "", "the query gives"),
        ("@id", "@fr", "English and Indonesian"),
        ("cgq:fewestRows 0 ;", "", "exactly one fewestRows"),
        ("SELECT ?lang", "SELECT lang", "languages.ttl"),
        ("rdfs:label", "rdfs:", "label is needed"),
        ("a sh:SPARQL", "a [] , sh:SPARQL", "only IRIs and literals"),
        ("ORDER BY", "ORDER", "languages.ttl"),
    ],
    ids=["kind", "columns", "language", "rows", "syntax", "title", "blank-node", "sparql"],
)
def test_a_file_that_is_wrong_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    file = next(path for path in ontology.query_files() if path.name == "languages.ttl")
    text = file.read_text("utf-8")
    assert old in text
    (tmp_path / file.name).write_text(text.replace(old, new), "utf-8")
    with pytest.raises(QueryError, match=fault):
        catalogue.load(tmp_path / file.name)


def test_rows_of_another_shape_are_told() -> None:
    store = world.store()
    rows = asked.answer(store, "reviews")
    assert catalogue.misfits(catalogue.find("languages"), rows)[0].startswith("has the columns")
    query = catalogue.find("overview")
    assert catalogue.misfits(query, type(rows)(tuple(c.name for c in query.columns), ())) == ("has 0 rows",)
    odd = (ox.Literal("many"), *([None] * (len(query.columns) - 1)))
    faults = catalogue.misfits(query, type(rows)(tuple(c.name for c in query.columns), (odd,)))
    assert faults[0] == '?articles holds "many", which is no integer'
    assert "?outlets is empty in a row" in faults
