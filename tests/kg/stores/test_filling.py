"""Filling an empty store from text gives what writing quad by quad gives, and refuses what that refuses."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat

from kg.errors import StoreError
from kg.ids import graph_iri, mint
from kg.stores import OxigraphStore, filling, pieces
from kg.stores.base import CATALOG_GRAPH
from kg.stores.updates import check_kept

ARTICLE = mint("article", url="https://news.example/1")
GRAPH = NamedNode(graph_iri(ARTICLE))
P = NamedNode("https://x.example/p")

_CHARACTERS = st.sampled_from([*'abé😀 <>.#@^"\\\t_:{}%/', " <https://x.example/g> ."])
_WORDS = st.lists(_CHARACTERS | st.characters(exclude_categories=("Cs",)), max_size=8).map("".join)
_RAW = st.text(st.sampled_from("ab \\\"nu0041UDF8\r'<>."), max_size=8)
_NAMES = st.sampled_from(
    [
        *("https://x.example/a", "http://x.example/a#b", "https://x.example/a?b=(c)&d=~e", "https://x.example/%C3%A9"),
        *("https://x.example", "https://x.example/#a#b", "https://x.example/%G", "https://x.example:8/a", "urn:isbn:1"),
        *("https://é.example/ü", "https://x.example/\\u00e9", "https://x.example/a b", "https://x.example/a\\b"),
        *("http://[::1]/a", "http://[x/a", "https://x.example/{a}", "https://x.example/a\tb", CATALOG_GRAPH, "rel", ""),
    ]
)
_IRIS = _NAMES.map("<{}>".format)
_TAGS = st.sampled_from(["en", "az-Latn", "zh-Hant-TW", "en-GB", "a", "en--ltr", "toolonglanguage", "de-1996", "x-a"])
_KINDS = st.sampled_from(["http://www.w3.org/2001/XMLSchema#" + name for name in ("string", "date", "integer")])
_RDF = st.sampled_from(["http://www.w3.org/1999/02/22-rdf-syntax-ns#" + name for name in ("langString", "HTML")])


def _written(text: str) -> str:
    return str(Literal(text))


_TEXTS = _WORDS.map(_written) | _RAW.map('"{}"'.format)
_LITERALS = st.one_of(
    _TEXTS,
    st.tuples(_TEXTS, _TAGS).map("@".join),
    st.tuples(_TEXTS, (_KINDS | _RDF | _NAMES).map("<{}>".format)).map("^^".join),
)
_ODD = st.sampled_from(["_:b", "<<( <https://x.example/a> <https://x.example/a> _:b )>>", "?x", "a"])
_GAPS = st.sampled_from([" "] * 12 + ["", "  ", "\t"])
_ENDS = st.sampled_from(["."] * 8 + [". # <https://x.example/a> .", ".# c", "", ". ."])
_OTHERS = st.sampled_from(["", "  ", "# <https://x.example/a> .", "# a", "rubbish <https://x.example/a> ."])


@st.composite
def _statements(draw: st.DrawFn, odd: bool) -> str:
    """One line, nearly a quad; without `odd` one that may be right."""
    iri = (
        _IRIS
        if odd
        else st.sampled_from(["<https://x.example/a>", "<http://x.example/b#c>", "<https://x.example/%C3>"])
    )
    other = _ODD if odd else iri
    terms = [draw(iri), draw(iri), draw(st.one_of(iri, _LITERALS, other)), draw(iri)]
    if odd:
        spot = draw(st.integers(0, 9))
        terms = terms[:3] if spot == 4 else [draw(_ODD) if at == spot else term for at, term in enumerate(terms)]
    gap, end = (draw(_GAPS), draw(_ENDS)) if odd else (" ", ".")
    return gap.join((*terms, end))


_GOOD = st.sampled_from(["https://x.example/a", "http://x.example/a#b"]).map("<{}>".format)
_PLAIN = st.tuples(_GOOD, _GOOD, _GOOD | _WORDS.map(_written), _GOOD).map(lambda terms: " ".join((*terms, ".")))
_LINES = st.one_of(*[_PLAIN] * 6, *[_statements(odd=False)] * 2, _statements(odd=True), _OTHERS)
_ENDINGS = st.sampled_from(["\n"] * 30 + ["\r\n", "\r", "\n\n"])


def _model(text: bytes) -> set[Quad] | None:
    """What a store shall hold, worked out quad by quad; None for what is refused."""
    try:
        return {check_kept(quad) for quad in ox.parse(text, format=RdfFormat.N_QUADS)}
    except (SyntaxError, ValueError):
        return None


def _filled(given_: Iterable[bytes], *, is_on_disk: bool = False, folder: Path | None = None) -> set[Quad] | None:
    inner = ox.Store(str(folder)) if folder else ox.Store()
    try:
        filling.fill(inner, given_, is_on_disk=is_on_disk)
    except ValueError:
        return None
    return set(inner)


def _with_union(quads: set[Quad] | None) -> set[Quad] | None:
    return None if quads is None else quads | {Quad(*quad.triple) for quad in quads}


@settings(max_examples=400)
@given(st.lists(st.tuples(_LINES, _ENDINGS).map("".join), max_size=6).map("".join), st.integers(1, 40))
@example('<https://x.example/a> <https://x.example/a> "a" . # <https://x.example/a> .\n', 9)
@example("<https://x.example/a> <https://x.example/a> <https://x.example/a> .\n", 9)
@example('<https://x.example/a> <https://x.example/a> "a" <https://x.example/a> . # <https://x.example/a> .\n', 9)
@example('<https://x.example/a> <https://x.example/a> "a\\n <https://x.example/a> ." <https://x.example/a> .', 9)
def test_text_gives_what_its_quads_give_one_by_one(text: str, size: int) -> None:
    """Any text: the same quads, each triple once more in the default graph; or refused as they are."""
    whole = text.encode()
    lines = [line for line in whole.splitlines(keepends=True) if line]
    parts = [b"".join(lines[at : at + size]) for at in range(0, len(lines), size)]
    # A line end of its own inside a line ("\r" in a text) divides nothing for the parser: then all comes as one piece.
    given_ = parts if b"\r" not in whole else [whole]
    assert _filled(given_) == _with_union(_model(whole))


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=12), min_size=1, max_size=6, unique=True))
def test_filling_and_writing_give_the_same_quads(values: list[str]) -> None:
    """Any text, languages and datatypes: the triple in the default graph is cut out of the quad's own line."""
    objects = [
        *map(Literal, values),
        *(Literal(value, language="az-latn") for value in values),
        *(Literal(value, datatype=NamedNode("https://x.example/kind")) for value in values),
        NamedNode("https://x.example/a"),
    ]
    given_ = [Quad(P, P, found, GRAPH) for found in objects]
    filled, written = OxigraphStore(), OxigraphStore()
    filled.fill(pieces.of_quads(given_))
    written.replace_article(ARTICLE, given_)
    assert {str(quad) for quad in filled.quads()} == {str(quad) for quad in written.quads()}
    bare = [{str(quad) for quad in store._store if quad.graph_name == DefaultGraph()} for store in (filled, written)]
    assert bare[0] == bare[1]
    assert len(bare[0]) == len(given_)


def test_what_may_not_be_kept_is_found_among_many(tmp_path: Path) -> None:
    good = [Quad(P, P, Literal(f'"{number}" <https://x.example/g> .'), GRAPH) for number in range(2_000)]
    notes = NamedNode(f"{CATALOG_GRAPH}/gone")
    for bad in (
        Quad(P, P, BlankNode("b"), GRAPH),
        Quad(BlankNode("b"), P, P, GRAPH),
        Quad(P, P, P),
        Quad(P, P, P, notes),
    ):
        store = OxigraphStore(tmp_path / str(hash(str(bad))))
        with pytest.raises(ValueError, match="kept"):
            store.fill(pieces.of_quads([*good, bad, *good]))
        store.close()


def test_two_loading_threads_on_disk_give_what_one_in_memory_gives(tmp_path: Path) -> None:
    """Pieces that share most names and many triples, read by two threads at once: each time the same."""
    rng = random.Random(1)  # noqa: S311 # repeatable, not secret
    names = [NamedNode(f"https://x.example/{number}") for number in range(300)]
    texts = [Literal(f"text {number}", language="en") for number in range(300)]
    for round_ in range(4):
        quads = [
            Quad(rng.choice(names), rng.choice(names[:9]), rng.choice([*names, *texts]), rng.choice(names[:20]))
            for _ in range(2_000)
        ]
        lines = [f"{quad} .\n".encode() for quad in quads]
        given_ = [b"".join(lines[at : at + 200]) for at in range(0, len(lines), 200)]
        folder = tmp_path / str(round_)
        assert _filled(given_, is_on_disk=True, folder=folder) == _with_union(set(quads))


def test_an_error_of_a_loading_thread_is_told(tmp_path: Path) -> None:
    """The pattern lets bytes through that are no UTF-8; the engine's reader does not."""
    store = OxigraphStore(tmp_path / "store")
    with pytest.raises(ValueError, match="UTF-8"):
        store.fill([b'<https://x.example/a> <https://x.example/a> "\xff" <https://x.example/a> .\n'])
    store.close()


def test_a_file_comes_in_pieces_of_whole_lines(tmp_path: Path) -> None:
    file = tmp_path / "some.nq"
    lines = [b"x" * length + b"\n" for length in (3, 0, 50, 7, 7, 7, 1)] + [b"last"]
    file.write_bytes(b"".join(lines))
    for size in (1, 8, 14, 1_000):
        found = [*pieces.of_file(file, size)]
        assert b"".join(found) == file.read_bytes()
        assert all(piece.endswith(b"\n") for piece in found[:-1])
    assert [*pieces.of_file(file, 1)] == lines


def test_a_file_without_line_ends_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "some.nq"
    file.write_bytes(b"x" * 5_000)
    monkeypatch.setattr(pieces, "LONGEST_LINE", 1_000)
    with pytest.raises(ValueError, match="more than 1000 bytes"):
        [*pieces.of_file(file, 100)]


def test_the_checksum_of_a_fill_hangs_on_the_text_alone() -> None:
    text = [f"<https://x.example/{number}> <{P.value}> <{P.value}> <{GRAPH.value}> .\n".encode() for number in range(9)]
    cut = [b"".join(text), *text]
    versions = set()
    for given_ in (cut[:1], cut[1:]):
        store = OxigraphStore()
        store.fill(given_)
        versions.add(store.version())
        with pytest.raises(StoreError, match="empty"):
            store.fill(given_)
    assert len(versions) == 1


@pytest.mark.parametrize("end", ["<https://x.example/{}", '"{}', '"{}"', '"{}"@en <https://x.example/{}'])
@pytest.mark.parametrize("filler", ["a", "\\n", "#", "a#", "\\"])
def test_lines_that_do_not_fit_take_time_by_their_length_alone(end: str, filler: str) -> None:
    def seconds(length: int) -> float:
        text = f"<https://x.example/a> <https://x.example/a> {end.replace('{}', filler * length)}\n".encode()
        began = time.process_time()
        assert _divided_or_none(text * 2) is None
        return time.process_time() - began

    assert seconds(400_000) < 2  # a pattern that tries again takes hours


def _divided_or_none(piece: bytes) -> tuple[bytes, bytes] | None:
    try:
        return filling._divided(piece)
    except ValueError:
        return None
