"""What the 34 tests of the W3C's SPARQL 1.1 Protocol manifest ask for, in our own words and with our own data.

https://www.w3.org/TR/sparql11-protocol/, sections 2.1 (query) and 2.2 (update).
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.api.w3c.steps import BAD, GOOD, RDF, ROWS, TRUTH, Case, Step, address_of

FORM, QUERY, UPDATE = (
    {"Content-Type": f"application/{kind}"} for kind in ("x-www-form-urlencoded", "sparql-query", "sparql-update")
)
ONE, TWO, THREE = (f"https://protocol.example/{n}" for n in ("one", "two", "three"))
NONE = "https://protocol.example/holds-nothing"
KIND = "<https://protocol.example/Note>"
# Before every case: each of the three graphs says of its own address that it is a note.
DATA = " ".join(f"GRAPH <{graph}> {{ <{graph}> a {KIND} }}" for graph in (ONE, TWO, THREE))
BOTH = f"{{ <{ONE}> a ?t . <{TWO}> a ?t }}"
NAMED = f"{{ GRAPH ?g {{ <{ONE}> a ?t }} GRAPH ?h {{ <{TWO}> a ?t }} }}"
MARK = "https://protocol.example/mark"
FRESH = f"DROP ALL ; INSERT DATA {{ {DATA} }} ;"


def _ask(query: str, *, graphs: Sequence[str] = (), named: Sequence[str] = (), method: str = "POST") -> Step:
    dataset = {"default_graph_uri": graphs, "named_graph_uri": named}
    if method == "GET":
        return Step("GET", address_of("/sparql/", query=query, **dataset), forms=TRUTH, is_true=True)
    return Step("POST", address_of("/sparql/", **dataset), query.encode(), QUERY, forms=TRUTH, is_true=True)


def _answered_as(query: str, forms: Sequence[str]) -> tuple[Step, ...]:
    return (Step("POST", address_of("/sparql/", default_graph_uri=NONE), query.encode(), QUERY, forms=forms),)


def _tell(update: str, *, graphs: Sequence[str] = (), named: Sequence[str] = ()) -> Step:
    path = address_of("/sparql/", using_graph_uri=graphs, using_named_graph_uri=named)
    return Step("POST", path, update.encode(), UPDATE, GOOD)


def _marked(*graphs: str) -> Step:
    """Are these of the three marked, and no other?"""
    marks = " ".join(f"GRAPH <{MARK}> {{ <{graph}> a <{MARK}> }}" for graph in graphs)
    others = " ".join(
        f"FILTER NOT EXISTS {{ GRAPH <{MARK}> {{ <{graph}> a <{MARK}> }} }}"
        for graph in (ONE, TWO, THREE) if graph not in graphs
    )  # fmt: skip
    return _ask(f"ASK {{ {marks} {others} }}")


def _refused(method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> tuple[Step, ...]:
    return (Step(method, path, body.encode(), headers or {}, BAD),)


def _in_utf16(word: str, kind: dict[str, str]) -> tuple[Step, ...]:
    headers = {"Content-Type": f"{kind['Content-Type']}; charset=UTF-16"}
    return (Step("POST", "/sparql/", word.encode("utf-16"), headers, BAD),)


_MARK_NOTES = f"INSERT {{ GRAPH <{MARK}> {{ ?s a <{MARK}> }} }} WHERE"

CASES: tuple[Case, ...] = (
    Case("query_post_form", "a query in a form, its default graph in the address", (
        Step("POST", address_of("/sparql/", default_graph_uri=NONE), b"query=ASK%20%7B%7D", FORM, forms=TRUTH,
             is_true=True),
    )),
    Case("query_dataset_default_graphs_get", "two graphs merged into the default graph, by GET",
         (_ask(f"ASK {BOTH}", graphs=(ONE, TWO), method="GET"),)),
    Case("query_dataset_default_graphs_post", "the same, by POST", (_ask(f"ASK {BOTH}", graphs=(ONE, TWO)),)),
    Case("query_dataset_named_graphs_post", "two graphs that GRAPH may name, by POST",
         (_ask(f"ASK {NAMED}", named=(ONE, TWO)),)),
    Case("query_dataset_named_graphs_get", "the same, by GET",
         (_ask(f"ASK {NAMED}", named=(ONE, TWO), method="GET"),)),
    Case("query_dataset_full", "a default graph and named graphs; neither sees the other",
         (_ask(f"ASK {{ <{THREE}> a ?t {NAMED} FILTER NOT EXISTS {{ <{ONE}> a ?t }} }}", graphs=(THREE,),
               named=(ONE, TWO)),)),
    Case("query_multiple_dataset", "the request's dataset goes before FROM of the query",
         (_ask(f"ASK FROM <{THREE}> {{ {NAMED} FILTER NOT EXISTS {{ <{THREE}> a ?t }} }}", named=(ONE, TWO)),)),
    Case("query_get", "a query by GET", (_ask("ASK {}", graphs=(NONE,), method="GET"),)),
    Case("query_content_type_select", "rows come in a form for rows", _answered_as("SELECT (2 AS ?two) {}", ROWS)),
    Case("query_content_type_ask", "yes or no comes in a form for that", _answered_as("ASK {}", TRUTH)),
    Case("query_content_type_describe", "a description comes as RDF", _answered_as(f"DESCRIBE <{ONE}>", RDF)),
    Case("query_content_type_construct", "made triples come as RDF; relative addresses are resolved",
         _answered_as("CONSTRUCT { <this> <is> 2 } {}", RDF)),
    Case("update_dataset_default_graph", "a pattern sees one graph that the request names", (
        _tell(f"{FRESH} {_MARK_NOTES} {{ ?s a {KIND} }}", graphs=(ONE,)), _marked(ONE))),
    Case("update_dataset_default_graphs", "a pattern sees two of three graphs", (
        _tell(f"{FRESH} {_MARK_NOTES} {{ ?s a {KIND} }}", graphs=(ONE, TWO)), _marked(ONE, TWO))),
    Case("update_dataset_named_graphs", "GRAPH may name two of three graphs", (
        _tell(f"{FRESH} {_MARK_NOTES} {{ GRAPH ?g {{ ?s a {KIND} }} }}", named=(ONE, TWO)), _marked(ONE, TWO))),
    Case("update_dataset_full", "one graph as the default graph, another by its name", (
        _tell(
            f"{FRESH} INSERT {{ GRAPH <{MARK}> {{ ?s a <{MARK}> ; <{MARK}> ?in }} }} WHERE {{"
            f"{{ GRAPH ?in {{ ?s a {KIND} }} }} UNION {{ ?s a {KIND} BIND('by default' AS ?in) }} }}",
            graphs=(ONE,), named=(TWO,),
        ),
        _marked(ONE, TWO),
        _ask(f"ASK {{ GRAPH <{MARK}> {{ <{ONE}> <{MARK}> 'by default' . <{TWO}> <{MARK}> <{TWO}> }} }}"),
    )),
    Case("update_post_form", "an update in a form", (Step("POST", "/sparql/", b"update=CLEAR+ALL", FORM, GOOD),)),
    Case("update_post_direct", "an update as it is", (_tell("CLEAR ALL"),)),
    Case("update_base_uri", "a relative address in data becomes a whole one", (
        _tell(f"CLEAR SILENT GRAPH <{MARK}> ; INSERT DATA {{ GRAPH <{MARK}> {{ <{ONE}> <{MARK}> <short> }} }}"),
        _ask(f"ASK {{ GRAPH <{MARK}> {{ ?s ?p ?o FILTER(isIRI(?o) && STRENDS(STR(?o), '/short')) }} }}"),
    )),
    Case("query_post_direct", "a query as it is, by POST", (_ask("ASK {}"),)),
    Case("bad_query_method", "PUT is no way to ask", _refused("PUT", address_of("/sparql/", query="ASK {}"), "", FORM)),
    Case("bad_multiple_queries", "two queries at once",
         _refused("GET", address_of("/sparql/", query=("ASK {}", "SELECT * {}")))),
    Case("bad_query_wrong_media_type", "a query that calls itself plain text",
         _refused("POST", "/sparql/", "ASK {}", {"Content-Type": "text/plain"})),
    Case("bad_query_missing_form_type", "a form that does not say it is one",
         _refused("POST", "/sparql/", "query=ASK%20%7B%7D")),
    Case("bad_query_missing_direct_type", "a query that does not say it is one",
         _refused("POST", "/sparql/", "ASK {}")),
    Case("bad_query_non_utf8", "a query in UTF-16", _in_utf16("ASK {}", QUERY)),
    Case("bad_query_syntax", "a query that breaks off", _refused("GET", address_of("/sparql/", query="ASK {"))),
    Case("bad_update_get", "an update by GET", _refused("GET", address_of("/sparql/", update="CLEAR ALL"))),
    Case("bad_multiple_updates", "two updates at once",
         _refused("POST", "/sparql/", "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM)),
    Case("bad_update_wrong_media_type", "an update that calls itself plain text",
         _refused("POST", "/sparql/", "CLEAR NAMED", {"Content-Type": "text/plain"})),
    Case("bad_update_missing_form_type", "a form with an update that does not say it is one",
         _refused("POST", "/sparql/", "update=CLEAR%20NAMED")),
    Case("bad_update_non_utf8", "an update in UTF-16", _in_utf16("CLEAR NAMED", UPDATE)),
    Case("bad_update_syntax", "an update that clears nothing there is",
         _refused("POST", "/sparql/", "update=CLEAR%20XYZ", FORM)),
    Case("bad_update_dataset_conflict", "the request and the update both name a dataset", _refused(
        "POST", address_of("/sparql/", using_named_graph_uri=ONE),
        f"WITH <{TWO}> DELETE {{ ?s a ?t }} INSERT {{ ?s a <{MARK}> }} WHERE {{ ?s a ?t }}", UPDATE)),
)  # fmt: skip
