"""The files of `ontology/examples`: for each class one node as the writers write it, and the same with one mistake.

`python -m tests.ontology.examples` writes them anew; the tests compare. All valid files together, with `world.ttl` for
what they point to, are one sound graph; with a file of `invalid/` in place of its namesake the graph breaks one shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib
from pyoxigraph import Quad
from rdflib import SH, Graph

import ontology
from kg.graph.vocabulary import NAMESPACE, VOCABULARY, Outside
from kg.ids import BASE
from tests.kg.graph.mutants import Draft
from tests.ontology.mistakes import Example, examples, quads

FOLDER = Path(ontology.__file__).parent / "examples"
WORLD = "world"
ID = f"{BASE}id/"
SHAPES = f"{BASE}shapes#"
_PREFIXES = {
    "cg": NAMESPACE, "dct": "http://purl.org/dc/terms/", "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#", "prov": "http://www.w3.org/ns/prov#", "schema": "https://schema.org/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # fmt: skip
_KINDS = [
    "actor",
    "actor-judgement",
    "agent",
    "article",
    "change",
    "claim",
    "claim-match",
    "condition",
    "contradiction",
    "dispute",
    "identity",
    "implied",
    "mention",
    "membership",
    "not-contradiction",
    "office",
    "position-change",
    "review",
    "run",
    "selector",
    "showing",
    "side",
    "silence",
    "slot",
    "span",
    "stance",
    "statement",
    "version",
    "via",
    "wire-copy",
]
_SCHEMES = [
    "commitment",
    "contradiction-type",
    "explicitness",
    "factuality",
    "frame",
    "level",
    "mention-kind",
    "mode",
    "polarity",
    "position-change",
    "review-status",
    "role",
    "sameness",
    "speech-act",
]


def valid(example: Example) -> tuple[Quad, ...]:
    """What the world says of the node; of a span also where it lies."""
    own = [quad for quad in quads() if quad.subject == example.node]
    selectors = {quad.object for quad in own if quad.predicate == Outside.OA_HAS_SELECTOR}
    return (*own, *(quad for quad in quads() if quad.subject in selectors))


def invalid(example: Example) -> tuple[Quad, ...]:
    """The same with the mistake."""
    draft = Draft(valid(example))
    example.mistake(draft)
    return tuple(draft.quads)


def rest() -> tuple[Quad, ...]:
    """What the examples point to."""
    shown = {quad for example in examples() for quad in valid(example)}
    return tuple(quad for quad in quads() if quad not in shown)


def message(shape: str) -> str:
    """The words of the shape of this name."""
    return str(_shapes().value(rdflib.URIRef(SHAPES + shape), SH.message))


@cache
def _shapes() -> Graph:
    return Graph().parse(ontology.path("shapes.ttl")) + Graph().parse(ontology.path("shapes-full.ttl"))


def files() -> Mapping[str, str]:
    """Every file by its path under the folder."""
    found = {f"{WORLD}.ttl": f"# What the examples beside this file point to.\n\n{_turtle(rest())}"}
    for example in examples():
        found[f"{example.name}.ttl"] = f"# A cg:{example.name} as it should be.\n\n{_turtle(valid(example))}"
        found[f"invalid/{example.name}.ttl"] = (
            f"# Wrong: {example.wrong}\n# cgs:{example.shape}: {message(example.shape)}\n\n{_turtle(invalid(example))}"
        )
    return found


def _turtle(given: Iterable[Quad]) -> str:
    """Turtle in a fixed order; the prefixes that are used and no others."""
    text = "\n".join(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in sorted(given, key=str))
    graph = Graph(bind_namespaces="none")
    names = _PREFIXES | {kind: f"{ID}{kind}/" for kind in _KINDS}
    for prefix, namespace in (names | {f"v-{scheme}": f"{VOCABULARY}{scheme}/" for scheme in _SCHEMES}).items():
        graph.bind(prefix, namespace)
    graph.parse(data=text, format="nt")
    return graph.serialize(format="turtle").strip() + "\n"


def read(name: str) -> tuple[Quad, ...]:
    """The triples of a file of the folder."""
    return tuple(ox.parse(path=str(FOLDER / name), format=ox.RdfFormat.TURTLE))


def main() -> None:
    """Write the folder anew."""
    (FOLDER / "invalid").mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
