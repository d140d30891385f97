"""Where a mistake is: every text here is refused by the engine, and ¶ stands before the terminal to point at."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.errors import ParseError
from kg.graph import catalogue, queries
from kg.sandbox import grammar
from kg.sandbox.diagnosis import MAX_CHARACTERS, diagnose
from kg.sandbox.lexis import terminals
from kg.stores.outside import OutsideWriter
from kg.stores.oxigraph import OxigraphStore

MARK = "¶"
QUERIES = {
    "missing dot": "SELECT * WHERE {\n ?s <x:a> ?o\n ¶?s <x:b> ?p }",
    "missing close brace": "SELECT * WHERE { ?s ?p ?o¶ ",
    "extra close brace": "SELECT * WHERE { ?s ?p ?o } ¶}",
    "undeclared prefix": "SELECT * WHERE { ?s ¶ex:p ?o }",
    "undeclared default prefix": "SELECT * WHERE { ?s ¶:p ?o }",
    "misspelt word": "¶SELCT * WHERE { ?s ?p ?o }",
    "misspelt where": "SELECT * ¶WEHRE { ?s ?p ?o }",
    "misspelt filter": "SELECT * WHERE { ?s ?p ?o ¶FITLER(?o > 1) }",
    "filter no paren": "SELECT * WHERE { ?s ?p ?o FILTER ¶?o > 1 }",
    "unterminated string": 'SELECT * WHERE { ?s ?p ¶"abc }',
    "unterminated string nl": 'SELECT * WHERE { ?s ?p ¶"abc\n" }',
    "unterminated iri": "SELECT * WHERE { ?s ¶<http://x ?o }",
    "iri with space": "SELECT * WHERE { ?s ¶<http://x y> ?o }",
    "unknown function": "SELECT * WHERE { ?s ?p ?o FILTER(¶FOO(?o)) }",
    "wrong args": "SELECT * WHERE { ?s ?p ?o FILTER(STRLEN(?o¶, 1)) }",
    "missing var in bind": "SELECT * WHERE { BIND(1 AS ¶) }",
    "bind var in use": "SELECT * WHERE { ?s ?p ?o BIND(1 AS ¶?o) }",
    "group missing": "SELECT ¶?s (COUNT(?o) AS ?n) WHERE { ?s ?p ?o }",
    "group other": "SELECT ?s ¶?o (COUNT(?p) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s",
    "literal as predicate": 'SELECT * WHERE { ?s ¶"a" ?o }',
    "two objects": "SELECT * WHERE { ?s ?p ?o ¶?q }",
    "limit word": "SELECT * WHERE { ?s ?p ?o } LIMIT ¶ten",
    "limit neg": "SELECT * WHERE { ?s ?p ?o } LIMIT ¶-1",
    "limit missing": "SELECT * WHERE { ?s ?p ?o } LIMIT¶",
    "order by nothing": "SELECT * WHERE { ?s ?p ?o } ORDER BY¶",
    "order after limit ok?": "SELECT * WHERE { ?s ?p ?o } LIMIT 1 ¶GROUP BY ?s",
    "select no vars": "SELECT ¶WHERE { ?s ?p ?o }",
    "select comma": "SELECT ?a¶, ?b WHERE { ?a ?p ?b }",
    "select as without parens": "SELECT ¶COUNT(?a) AS ?n WHERE { ?a ?p ?b }",
    "select expr no as": "SELECT (COUNT(?a)¶) WHERE { ?a ?p ?b }",
    "prefix no colon": "PREFIX ¶ex <http://x/> SELECT * {}",
    "prefix no brackets": "PREFIX ex: ¶http://x/ SELECT * {}",
    "prefix with dot": "PREFIX ex: <http://x/> ¶. SELECT * {}",
    "@prefix": "¶@prefix ex: <http://x/> . SELECT * {}",
    "values count": "SELECT * { VALUES (?a ?b) { ¶(1) } }",
    "values missing": "SELECT * { VALUES ?a { ¶?b } }",
    "union without": "SELECT * { { ?a ?b ?c } UNION ¶?d ?e ?f }",
    "optional without": "SELECT * { OPTIONAL ¶?d ?e ?f }",
    "double eq": "SELECT * { ?a ?b ?c FILTER(?a =¶= ?b) }",
    "and word": "SELECT * { ?a ?b ?c FILTER(?a = ?b ¶AND ?b = ?c) }",
    "single &": "SELECT * { ?a ?b ?c FILTER(?a = ?b ¶& ?b = ?c) }",
    "missing paren": "SELECT * { ?a ?b ?c FILTER(?a = ?b ¶}",
    "extra paren": "SELECT * { ?a ?b ?c FILTER(?a = ?b)¶) }",
    "missing operand": "SELECT * { ?a ?b ?c FILTER(?a = ¶) }",
    "semicolon at wrong": "SELECT * { ?a ¶; ?b ?c }",
    "var with dash": "SELECT ?my¶-var { ?my ?b ?c }",
    "bad lang": "SELECT * { ?a ?b 'x'¶@ }",
    "bad datatype": "SELECT * { ?a ?b 'x'^^¶'y' }",
    "update in query": "¶INSERT DATA { <x:a> <x:b> <x:c> }",
    "delete in query": "¶DELETE WHERE { ?a ?b ?c }",
    "empty": "¶",
    "only comment": "# just this¶",
    "only prefix": "PREFIX ex: <http://x/>¶",
    "construct template var in path": "CONSTRUCT { ?a <x:p>¶/<x:q> ?b } WHERE { ?a ?b ?c }",
    "describe nothing": "DESCRIBE¶",
    "ask nothing": "ASK¶",
    "path in wrong": "SELECT * { ?a <x:a>/¶?b ?c }",
    "graph without": "SELECT * { GRAPH ¶{ ?a ?b ?c } }",
    "text after": "SELECT * { ?a ?b ?c } ¶hello",
    "two queries": "SELECT * { ?a ?b ?c } ¶SELECT * { ?a ?b ?c }",
    "semicolon end": "SELECT * { ?a ?b ?c } ¶;",
    "as same var": "SELECT (1 AS ?a) (2 AS ¶?a) {}",
    "as var in where": "SELECT (1 AS ¶?a) { ?a ?b ?c }",
    "agg in filter": "SELECT * { ?a ?b ?c FILTER(¶COUNT(?a) > 1) }",
    "bnode shared": "SELECT * { { _:x ?b ?c } { ¶_:x ?d ?e } }",
    "smart quote": "SELECT * { ?a ?b ¶“x” }",
    "nbsp": "SELECT *¶\xa0{ ?a ?b ?c }",
    "arabic comma": "SELECT * { ?a ?b ?c¶، ?d }",
    "non ascii before": "SELECT * { ?a ?b 'тест 中文' . ?c !¶! ?d }",
    "emoji before": "SELECT * { ?a ?b '🙂🙂' . ?c !¶! ?d }",
    "tab before": "SELECT * {\n\t\t?a ?b 'x' . ?c !¶! ?d }",
    "crlf": "SELECT * {\r\n ?a ?b 'x' .\r\n ?c !¶! ?d }",
    "number bad": "SELECT * { ?a ?b 1.2¶.3 }",
    "missing as": "SELECT (1 ¶?x) {}",
    "in no list": "SELECT * { ?a ?b ?c FILTER(?a IN ¶?b) }",
    "not alone": "SELECT * { ?a ?b ?c FILTER(NOT ¶?b) }",
    "exists parens": "SELECT * { FILTER EXISTS ¶(?a ?b ?c) }",
    "having none": "SELECT ?a { ?a ?b ?c } HAVING ¶?a",
    "curly in select": "SELECT * FROM ¶{ ?a ?b ?c }",
    "escape bad": "SELECT * { ?a ?b 'a¶\\q' }",
    "missing object": "SELECT * { ?s ?p ¶. }",
    "missing object end": "SELECT * { ?s ?p ¶}",
    "missing predicate": "SELECT * { ?s ¶. ?a ?b ?c }",
    "comma for semi": "SELECT * { ?s ?p ?o , ¶}",
    "keyword typo desc": "SELECT * { ?s ?p ?o } ORDER BY ¶DECS(?s)",
    "order by word": "SELECT * { ?s ?p ?o } ORDER ¶?s",
    "group word": "SELECT ?s { ?s ?p ?o } GROUP ¶?s",
    "offset": "SELECT * { ?s ?p ?o } OFFSET ¶'1'",
    "minus": "SELECT * { ?s ?p ?o MINUS ¶?x }",
    "distinct twice": "SELECT DISTINCT ¶DISTINCT ?s { ?s ?p ?o }",
    "bool case": "SELECT * { ?s ?p ¶True }",
    "a as subject": "SELECT * { ¶a ?p ?o }",
    "bracket": "SELECT * { ?s ?p [ ?q ?r ¶}",
    "coll": "SELECT * { ?s ?p ( 1 2 ¶}",
    "regex escape": 'SELECT * { ?s ?p ?o FILTER REGEX(?o, "¶\\d+") }',
}
UPDATES = {
    "data with a variable": "INSERT DATA { <x:a> <x:b> ¶?c }",
    "deleted data with a variable": "INSERT DATA { <x:a> <x:b> 1 } ; DELETE DATA { ¶?a <x:b> 1 }",
    "deleted data with a blank node": "DELETE DATA { <x:a> <x:b> ¶_:c }",
    "deleted template with a blank node": "DELETE { ?a <x:b> ¶[] } WHERE { ?a ?b ?c }",
    "no where": "DELETE { ?a ?b ?c }¶",
    "a word for a graph": "CLEAR ¶<x:g>",
    "into": "INSERT ¶INTO <x:g> { <x:a> <x:b> 1 }",
    "no semicolon": "CLEAR DEFAULT ¶CLEAR ALL",
    "no to": "COPY <x:a> ¶<x:b>",
    "with and data": "WITH <x:g> INSERT ¶DATA { <x:a> <x:b> 1 }",
    "using before": "DELETE { ?a ?b ?c } ¶FROM <x:g> WHERE { ?a ?b ?c }",
    "a query": "¶SELECT * { ?a ?b ?c }",
    "path in a template": "INSERT { ?a <x:p>¶/<x:q> ?c } WHERE { ?a ?b ?c }",
    "filter in data": "INSERT DATA { <x:a> <x:b> 1 . ¶FILTER(true) }",
    "third line": "PREFIX x: <x:>\nINSERT DATA { x:a x:b 1 } ;\nDELETE WHERE { ?s ?p ?o ¶?q }",
    "undeclared prefix": "DELETE WHERE { ?s ¶x:b ?o }",
    "bound again": "INSERT { ?a <x:p> ?c } WHERE { ?a ?b ?c BIND(1 AS ¶?c) }",
    "graph twice": "INSERT DATA { GRAPH <x:g> { ¶GRAPH <x:h> { <x:a> <x:b> 1 } } }",
}


def marked(text: str) -> tuple[str, tuple[int, int]]:
    """The text without its mark; line and column of the mark."""
    before, _, after = text.partition(MARK)
    return before + after, (before.count("\n") + 1, len(before) - before.rfind("\n"))


@pytest.mark.parametrize("name", QUERIES)
def test_a_mistake_in_a_query_is_pointed_at(name: str) -> None:
    query, place = marked(QUERIES[name])
    with pytest.raises(SyntaxError) as caught:
        ox.Store().query(query)
    found = diagnose(query, str(caught.value))
    assert found is not None
    assert (found.line, found.column) == place
    assert len(found.reason) < 200


@pytest.mark.parametrize("name", UPDATES)
def test_a_mistake_in_an_update_is_pointed_at(name: str) -> None:
    update, (line, column) = marked(UPDATES[name])
    writer = OutsideWriter(OxigraphStore(), deadline_seconds=30, memory_bytes=10**9)
    with pytest.raises(ParseError, match=f"the update does not parse at line {line}, column {column}: ") as caught:
        writer.update(update)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_what_was_expected_is_told_in_words() -> None:
    def reason(query: str) -> str:
        found = diagnose(query)
        return found.reason if found else ""

    assert reason("SELECT * { ?s ?p . }") == '"." cannot stand here; expected a term'
    assert reason("SELECT * { FILTER(1 = ) }") == '")" cannot stand here; expected an expression'
    assert reason("SELECT * { ?s ?p 1 } LIMIT -1").endswith("expected a whole number")
    assert reason("SELECT * { ?s ?p 1") == ('the text ends where a pattern or "," or "." or ";" or "}" was expected')
    assert reason("SELECT * { ?s ?p “x” }") == 'the character "“" (U+201C) means nothing here; expected a term'
    assert reason("INSERT DATA {}") == "this is an update, which is sent as an update (SPARQL 1.1 Protocol, section 2)"
    assert reason("ASK { ?s ?p 'C:\\dir' }") == '"\\d" is no escape; a backslash itself is written "\\\\"'


def test_one_terminal_decides_what_comes_next() -> None:
    known = grammar.load()
    for name, rule in known.rules.items():
        for node in grammar.parts(rule):
            if node.kind == "one":
                beginnings = [first for part in node.parts for first in known.firsts[part]]
                assert len(beginnings) == len(set(beginnings)), (name, sorted(beginnings))


GOOD = [
    *(queries.load(name).sparql for name in sorted(queries.catalogue())),
    *(q.sparql for q in catalogue.queries().values()),
]


@pytest.mark.parametrize("query", GOOD)
def test_a_good_query_has_no_mistake(query: str) -> None:
    assert grammar.check(query, "QueryText") is None
    assert diagnose(query) is None


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?a ?b ?c FILTER(?a<?b&&?c>?a) }",
        "ASK { ?a ?b -1, +.5e3, 1.e2, .5, 'x'@en-GB, 'x'^^<x:t>, ( 1 [] () ) ; a <x:t> ; . }",
        "BASE <x:y> PREFIX : <#> PREFIX a.b: <x:> ASK { a.b:c.d :e\\,f%20 _:b.c . } # end",
        "SELECT ?a-1 (1 AS ?b) {}".replace("?a-1", "(?a-1 AS ?c)"),
        "ASK { ?a !(<x:a>|^<x:b>)+/^a?|(<x:c>)* ?b FILTER(?a NOT IN () && NOT EXISTS {}) }",
        "SELECT (GROUP_CONCAT(DISTINCT ?a ; separator = ', ') AS ?b) { VALUES (?a ?c) { (1 UNDEF) ('x' <x:y>) } }",
        "DESCRIBE <x:\\u00e9> ?a FROM <x:g> FROM NAMED <x:h>",
        "CONSTRUCT WHERE { ?a ?b ?c } LIMIT 1 OFFSET 2 VALUES ?a { <x:y> }",
    ],
)
def test_rare_forms_are_no_mistakes(query: str) -> None:
    ox.Store().query(query)
    assert grammar.check(query, "QueryText") is None


def test_updates_of_the_project_are_no_mistakes() -> None:
    found = [path for path in Path(kg.__file__).parent.rglob("*.ru") if "?graph" not in path.read_text("utf-8")]
    for path in found:
        text = path.read_text("utf-8").replace("?notes", "<x:notes>")
        assert grammar.check(text, "UpdateText") is None, path
    assert found


@settings(max_examples=300, deadline=None)
@given(query=st.sampled_from(GOOD), seed=st.integers(0, 10**9))
def test_what_the_engine_takes_has_no_mistake_and_none_is_seen_before_it_is_made(query: str, seed: int) -> None:
    """One terminal is taken away, doubled or put elsewhere."""
    chance = random.Random(seed)  # noqa: S311  no secret
    found = list(terminals(query))[:-1]
    at, other = chance.randrange(len(found)), chance.choice(found)
    one, before = found[at], found[max(at - 1, 0)]  # "(" and ")" that meet are one terminal
    end = one.start + len(one.text)
    put = chance.choice(("", f"{one.text} {one.text}", other.text))
    changed = f"{query[: one.start]} {put} {query[end:]}"
    stop = grammar.check(changed, "QueryText")
    assert stop is None or stop.found.start >= before.start
    try:
        with suppress(RuntimeError):  # read, and then impossible to answer
            ox.Store().query(changed)
    except SyntaxError:
        return
    assert stop is None


def test_long_texts_are_left_to_the_engine() -> None:
    assert diagnose("SELEC" + " " * MAX_CHARACTERS) is None


def test_nesting_without_end_is_read() -> None:
    found = diagnose("ASK " + "{" * 40_000)
    assert found is not None
    assert found.column == 40_005
