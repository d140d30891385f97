"""SERVICE and LOAD are refused in any disguise, and the words are allowed wherever they are only words."""

from __future__ import annotations

from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.sandbox.refusals import find_refused

NOWHERE = "<http://127.0.0.1:9/>"  # the engine refuses this port, which is for other uses: nobody is asked in truth
PROLOGUE = "PREFIX service: <https://x.example/service#> PREFIX : <https://x.example/load#>\n"

tempting = st.text(st.sampled_from("SERVICEserviceLOADload <>#'{}().;:?-\\\"\n\r\té…"), max_size=12)
comment = st.builds(
    lambda text, end: f"#{text}{end}", st.text("SERVICE LOAD<>'\"{}\\(", max_size=12), st.sampled_from("\n\r")
)
gap = st.one_of(st.sampled_from([" ", "\n", "\t", "\r\n"]), comment)
gaps = st.lists(gap, min_size=1, max_size=3).map("".join)


def quoted(mark: str) -> st.SearchStrategy[str]:
    """A string in these marks that holds anything, escaped where it must be."""
    breaks = {"\\": "\\\\", mark[0]: f"\\{mark[0]}"} | ({} if len(mark) == 3 else {"\n": "\\n", "\r": "\\r"})
    return tempting.map(lambda text: mark + "".join(breaks.get(sign, sign) for sign in text) + mark)


string = st.sampled_from(['"', "'", '"""', "'''"]).flatmap(quoted)
fillers = st.one_of(
    string.map(lambda text: f"FILTER(BOUND(?service) || {text} < ?load)"),
    string.map(lambda text: f"BIND({text}@en-load AS ?{'x'})" if "\n" not in text else f"FILTER({text} != ?x)"),
    string.map(lambda text: f"OPTIONAL {{ ?load service:load {text} ; :SERVICE ?service }}"),
    string.map(lambda text: f'VALUES ?y {{ "a" {text} service:SERVICE <https://x.example/SERVICE#LOAD> }}'),
    st.sampled_from(["FILTER(1<2)", "FILTER(1<2&&3>2)", "_:service :load service: .", "?s a service:service.load ."]),
)


def body(parts: list[tuple[str, str]]) -> str:
    """Patterns with what stands between them; a variable of BIND and the name of a blank node stand in one only."""
    texts = [
        pattern.replace("?x)", f"?x{number})").replace("_:service ", f"_:service{number} ")
        for number, (pattern, _) in enumerate(parts)
    ]
    return "".join(f"{between}{text}{between}" for text, (_, between) in zip(texts, parts, strict=True))


patterns = st.lists(st.tuples(fillers, gaps), max_size=4).map(body)


@settings(max_examples=300, deadline=None)
@given(patterns)
def test_the_words_alone_are_allowed(pattern: str) -> None:
    query = f"{PROLOGUE}ASK {{{pattern}}}"
    ox.Store().query(query)  # it parses
    assert find_refused(query) is None


def disguised(word: str) -> st.SearchStrategy[str]:
    """The keyword with each letter in either case, as it is or as an escape."""
    letters = [
        st.one_of(
            *(st.sampled_from([sign, f"\\u{ord(sign):04X}", f"\\U{ord(sign):08x}"]) for sign in {low, low.upper()})
        )
        for low in word.lower()
    ]
    return st.tuples(*letters).map("".join)


@settings(max_examples=300, deadline=None)
@given(patterns, st.one_of(gap, st.just("")), disguised("SERVICE"), gaps, patterns)
def test_the_keyword_is_refused_and_pointed_at(before: str, edge: str, word: str, after: str, rest: str) -> None:
    start = f"{PROLOGUE}ASK {{{before}{edge}" if not before else f"{PROLOGUE}ASK {{ {{{before}}}{edge}"
    rest = rest.replace(" AS ?x", " AS ?z").replace("_:service", "_:other")  # as in `body`
    query = f"{start}{word}{after}{NOWHERE} {{ }}{rest}}}"
    if "\\" not in word:  # this engine takes no escapes in keywords; another may
        with suppress(OSError):
            ox.Store().query(query)  # it parses
    found = find_refused(query)
    assert found is not None
    lines = start.split("\n")
    assert (found.word, found.line, found.column) == ("SERVICE", len(lines), len(lines[-1]) + 1)


@settings(max_examples=200, deadline=None)
@given(gap, disguised("LOAD"), gaps)
def test_loading_is_refused_in_an_update(before: str, word: str, after: str) -> None:
    start = f"INSERT DATA {{ <x:a> <x:load> 'LOAD' }} ;{before}"
    update = f"{start}{word}{after}{NOWHERE}"
    if "\\" not in word:
        with pytest.raises(OSError, match="port"):
            ox.Store().update(update)  # the engine would go there
    found = find_refused(update)
    assert found is not None
    lines = start.split("\n")
    assert (found.word, found.line, found.column) == ("LOAD", len(lines), len(lines[-1]) + 1)


SHREDS = [
    '"', "'", '"""', "'''", "#", "\n", "\r", "<", ">", "1", "2", "(", ")", "{", "}", ".", ";", "&&", "<2", "1>", "\\",
    " ", "VALUES ?x ", "FILTER", "BIND(1 AS ?y)", "{ }", "a:b", "PREFIX a: <x:>", "\\u0022", "\\u0023", "\\u003C", "é",
]  # fmt: skip
shreds = st.lists(st.sampled_from(SHREDS), max_size=8).map("".join)


@settings(max_examples=2000, deadline=None)
@given(shreds, st.sampled_from(["SERVICE", "service", "\\u0053ERVICE"]), shreds, shreds)
def test_whatever_makes_the_engine_fetch_is_refused(before: str, word: str, between: str, after: str) -> None:
    """Shreds of SPARQL around the keyword: most do not parse, some hide it from one reader but not from another."""
    query = f"ASK {{ {before}{word}{between}{NOWHERE} {{ }}{after} }}"
    try:
        ox.Store().query(query)
    except SyntaxError:
        return
    except OSError:
        assert find_refused(query) is not None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT * WHERE {\n  SERVICE <http://x.example/> { ?s ?p ?o } }", (2, 3)),
        ("SELECT * {\n\\u0020 'é' \\u0053ERVICE <x:> {} }", (2, 12)),
        ("ASK{FILTER(1<2)SERVICE#>\n<http://x.example/>{}}", (1, 16)),
        ('ASK { VALUES ?x { """a" } SERVICE <x:> {} }', (1, 27)),  # a long string without an end is two short ones
        ("LOAD <x:y>", (1, 1)),
    ],
)
def test_the_place_is_that_of_the_text_as_written(text: str, place: tuple[int, int]) -> None:
    found = find_refused(text)
    assert found is not None
    assert (found.line, found.column) == place
