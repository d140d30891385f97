"""Every example in the documents holds: Turtle is part of a sound graph, queries find rows, JSON-LD can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

import ontology
from kg.graph import terminology, validate
from tests.ontology import world

DOCS = Path(ontology.__file__).parents[1] / "docs"
SCHEMES = ("frame", "polarity", "factuality", "mode", "explicitness")
PREFIXES = {
    "act": "https://w3id.org/claimgraph/vocab/speech-act/", "cg": "https://w3id.org/claimgraph/ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
} | {scheme: f"https://w3id.org/claimgraph/vocab/{scheme}/" for scheme in SCHEMES}  # fmt: skip
HEAD = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (DOCS / name).read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("text", blocks("ontology.md", "turtle"))
def test_turtle_says_what_the_writers_write(text: str) -> None:
    shown = {quad.triple for quad in ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE)}
    assert shown <= {quad.triple for quad in world.quads()}


def test_the_world_that_the_turtle_is_part_of_conforms() -> None:
    assert validate.check_article(world.quads(), full=True) == validate.Report(())


@pytest.mark.parametrize("text", blocks("ontology.md", "sparql"))
def test_queries_find_something(text: str) -> None:
    store = ox.Store()
    store.extend(world.quads())
    for name in terminology.FILES:
        store.load(path=str(ontology.path(name)), format=ox.RdfFormat.TURTLE)
    found = store.query(HEAD + text)
    assert isinstance(found, ox.QuerySolutions)
    assert list(found)


@pytest.mark.parametrize("text", blocks("ontology.md", "json"))
def test_json_says_what_the_writers_write(text: str) -> None:
    context = json.loads(ontology.path("context.jsonld").read_text("utf-8"))
    said = json.dumps({**json.loads(text), **context})
    shown = {quad.triple for quad in ox.parse(said, format=ox.RdfFormat.JSON_LD)}
    assert shown
    assert shown <= {quad.triple for quad in world.quads()}


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.name)
def test_turtle_in_every_document_can_be_read(path: Path) -> None:
    for text in blocks(path.relative_to(DOCS).as_posix(), "turtle"):
        assert list(ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE))


def test_every_file_of_the_ontology_is_in_the_document() -> None:
    text = (DOCS / "ontology.md").read_text("utf-8")
    assert [name for name in ontology.FILES if f"`{name}`" not in text] == []
