from __future__ import annotations

import math

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import terms
from kg.ids import graph_iri, mint
from kg.stores import OxigraphStore

ARTICLE = mint("article", url="https://news.example/terms")


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.9, "0.9"), (1.0, "1"), (100.0, "100"), (1e22, "1" + "0" * 22), (-0.0, "0"), (1e-7, "0.0000001"), (2, "2")],
)
def test_number_has_no_exponent_and_no_spare_zero(value: float, expected: str) -> None:
    assert terms.number(value) == ox.Literal(
        expected, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    )


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_number_gives_the_same_float_again(value: float) -> None:
    literal = terms.number(value)
    assert literal is not None
    assert math.isclose(float(literal.value), value, rel_tol=0, abs_tol=0)


@given(st.floats(min_value=0, max_value=1e15), st.integers(0, 10**9))
def test_numbers_stay_as_written_in_a_store(value: float, position: int) -> None:
    graph = ox.NamedNode(graph_iri(ARTICLE))
    node = ox.NamedNode(ARTICLE)
    literals = [found for found in (terms.number(value), terms.integer(position)) if found]
    quads = {ox.Quad(node, ox.NamedNode(f"http://p/{n}"), literal, graph) for n, literal in enumerate(literals)}
    store = OxigraphStore()
    store.replace_article(ARTICLE, quads)
    assert {str(quad) for quad in store.quads()} == {str(quad) for quad in quads}


@pytest.mark.parametrize("tag", ["en", "id", "az-Latn", "pt-BR", "zh-Hant-TW", "kab", "sr-Cyrl", "de-1996"])
def test_tag_restores_the_case_that_storing_loses(tag: str) -> None:
    literal = ox.Literal("x", language=tag)
    assert terms.tag(literal.language or "") == tag


def test_words_with_half_a_surrogate_pair_are_refused() -> None:
    with pytest.raises(ValueError, match="literal value"):
        terms.words("a\ud800b")
