"""Quads that are hard to write down: every script, controls, quotes, line ends, empty texts, odd IRIs and numbers."""

from __future__ import annotations

from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.vocabulary import NAMESPACE, Class, Outside, Property, concept
from kg.ids import BASE
from kg.stores.base import ARTICLE_GRAPHS, CONTRADICTIONS_GRAPH, REFERENCE_GRAPH, REVIEW_GRAPHS

XSD = "http://www.w3.org/2001/XMLSchema#"
PIECES = (
    "", " ", "'", '"', '""', "\\", "\\n", "\n", "\r", "\r\n", "\t", "\0", "\x01", "\x1f", "\x7f", "\x85", "\u2028",
    "\ufeff", "\ufffe", "\uffff", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "＝1", "null", "[]", "{}", "<b>",
    "&amp;", "]]>", "a,b;c|d", "한국어", "العربية", "हिन्दी", "ภาษาไทย", "e\u0301", "é", "\u202e", "😀", "\U0010ffff",
    "\ue000", "1e5",
)  # fmt: skip
texts = st.one_of(
    st.sampled_from(PIECES),
    st.lists(st.sampled_from(PIECES), max_size=5).map("".join),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=40),
)
languages = st.sampled_from(("en", "id", "az-latn", "zh-hant-tw", "x-private", "sl-rozaj-biske", "de-1996", "en-gb"))
iris = st.one_of(
    st.sampled_from(
        (
            f"{BASE}id/actor/aaaaaaaaaaaaaaaaaaaaaaaaaa", f"{BASE}id/statement/aaaaaaaaaaaaaaaaaaaaaaaaaa",
            f"{BASE}id/claim/bbbbbbbbbbbbbbbbbbbbbbbbbb", f"{BASE}ns#Claim", f"{BASE}ns#",
            f"{BASE}vocab/level/position", f"{BASE}vocab/level/",
            f"{BASE}vocab/level/a/b", f"{BASE}vocab/speech-act/deny", f"{BASE}vocab/mode/type",
            "http://a.example/../b", "http://a.example/é?q=1&r=2#'x", "urn:isbn:1", "prov:Entity", "cg:x", "id:1",
            "text:y", "mailto:a@b.example", "https://schema.org//x", "https://schema.org/", "tag:a,2020:b",
            "http://a.example/(1)*", "http://a.example/%20%C3%A9",
        )
    ),
    st.integers(0, 9).map(lambda n: f"{BASE}id/slot/{'abcdefghij'[n] * 26}"),
).map(NamedNode)  # fmt: skip
_OWN = [value for name, value in vars(Property).items() if name.isupper()]
_OUTSIDE = [value for name, value in vars(Outside).items() if name.isupper() and "XMLSchema" not in value.value]
properties = st.sampled_from([*_OWN, *_OUTSIDE, NamedNode(NAMESPACE + "nothing"), NamedNode("http://a.example/p")])
values = st.one_of(
    texts.map(Literal),
    st.builds(lambda text, tag: Literal(text, language=tag), texts, languages),
    st.dates().map(lambda day: Literal(day.isoformat(), datatype=Outside.XSD_DATE)),
    st.integers(-(10**20), 10**20).map(lambda n: Literal(str(n), datatype=Outside.XSD_INTEGER)),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(
        lambda n: Literal(format(n, "f"), datatype=Outside.XSD_DECIMAL)
    ),
    st.booleans().map(lambda yes: Literal(str(yes).lower(), datatype=Outside.XSD_BOOLEAN)),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(XSD + kind)),
        texts,
        st.sampled_from(("date", "dateTime", "decimal", "integer", "boolean", "anyURI", "string", "double", "odd")),
    ),
    iris,
    st.sampled_from((concept("level", "world"), concept("speech-act", "deny"), concept("mode", "direct"))),
)
classes = st.sampled_from([value for name, value in vars(Class).items() if name.isupper()])
graphs = st.sampled_from(
    (f"{ARTICLE_GRAPHS}{'a' * 26}", f"{ARTICLE_GRAPHS}{'b' * 26}", f"{REVIEW_GRAPHS}{'c' * 26}", CONTRADICTIONS_GRAPH,
     REFERENCE_GRAPH)
).map(NamedNode)  # fmt: skip
quads = st.lists(
    st.one_of(
        st.builds(Quad, iris, properties, values, graphs),
        st.builds(lambda node, kind, graph: Quad(node, Outside.RDF_TYPE, kind, graph), iris, classes, graphs),
    ),
    max_size=25,
)
