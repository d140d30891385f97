"""Every class has an example that the writers write and the shapes pass, and one that a shape refuses and names."""

from __future__ import annotations

import re
from functools import cache

import pytest
from pyoxigraph import Quad
from rdflib import OWL, RDF, Graph, Literal

import ontology
from kg.graph import validate
from kg.graph.vocabulary import NAMESPACE, Outside
from tests.ontology import examples
from tests.ontology.examples import FOLDER, SHAPES, WORLD
from tests.ontology.mistakes import Example

EVERY = examples.examples()
TERMS = Graph().parse(ontology.path("claimgraph.ttl"))
of_each_class = pytest.mark.parametrize("example", EVERY, ids=[example.name for example in EVERY])


@cache
def whole() -> tuple[Quad, ...]:
    """All valid files together."""
    return tuple(quad for path in sorted(FOLDER.glob("*.ttl")) for quad in examples.read(path.name))


def test_the_files_are_what_the_writers_write() -> None:
    """After a change of the writers or shapes: `python -m tests.ontology.examples`, then look at the difference."""
    there = {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in FOLDER.rglob("*.ttl")}
    assert there == dict(examples.files())


def test_every_class_has_an_example() -> None:
    live = set(TERMS.subjects(RDF.type, OWL.Class)) - set(TERMS.subjects(OWL.deprecated, Literal(True)))
    assert {example.kind.value for example in EVERY} == {str(term) for term in live}


def test_together_the_valid_examples_conform() -> None:
    assert validate.check_article(whole(), full=True) == validate.Report(())


@of_each_class
def test_the_valid_example_is_of_its_class(example: Example) -> None:
    triples = [quad.triple for quad in examples.read(f"{example.name}.ttl")]
    assert any(
        t.subject == example.node and t.predicate == Outside.RDF_TYPE and t.object == example.kind for t in triples
    )


@of_each_class
def test_the_invalid_example_is_refused_by_the_shape_it_names(example: Example) -> None:
    broken = examples.read(f"invalid/{example.name}.ttl")
    own = set(examples.read(f"{example.name}.ttl"))
    report = validate.check_article((*(quad for quad in whole() if quad not in own), *broken), full=True)
    text = (FOLDER / "invalid" / f"{example.name}.ttl").read_text("utf-8")
    (shape, message) = re.findall(r"^# cgs:(\w+): (.+)$", text, re.MULTILINE)[0]
    told = {v.message for v in report.violations if v.focus == example.node.value and v.shape == SHAPES + shape}
    assert told, f"{shape} does not refuse it"
    assert {re.sub(r"\{\?\w+\}", "…", message)} == {re.sub(r"https?://\S+(?=[ ,.:;])", "…", words) for words in told}


def test_examples_use_only_declared_terms() -> None:
    used = {part.value for quad in whole() for part in (quad.predicate, quad.object) if hasattr(part, "value")}
    declared = {str(term) for term in TERMS.subjects(RDF.type)}
    assert {iri for iri in used if iri.startswith(NAMESPACE)} <= declared


def test_the_rest_of_the_world_is_beside_them() -> None:
    assert (FOLDER / f"{WORLD}.ttl").is_file()
