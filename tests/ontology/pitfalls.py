"""Reads `pitfalls.toml` and brings the prefixes that its queries and mutants use."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

NS = "https://w3id.org/claimgraph/ns#"
VOCAB = "https://w3id.org/claimgraph/vocab/"
PREFIXES = {
    "act": f"{VOCAB}speech-act/", "cg": NS, "dct": "http://purl.org/dc/terms/", "frame": f"{VOCAB}frame/",
    "owl": "http://www.w3.org/2002/07/owl#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#", "vocab": VOCAB, "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pitfall:
    """What is wrong (a name for people), the query for `?x` that finds it, and Turtle that makes `falls` fall in."""

    name: str
    query: str
    mutant: str
    falls: str

    @property
    def sparql(self) -> str:
        """The whole query."""
        prefixes = "".join(f"PREFIX {prefix}: <{namespace}> " for prefix, namespace in PREFIXES.items())
        return f"{prefixes} SELECT DISTINCT ?x WHERE {{ {self.query} }}"

    @property
    def turtle(self) -> str:
        """The whole mutant."""
        return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items()) + self.mutant

    @property
    def node(self) -> str:
        """The IRI of the node that falls in."""
        prefix, _, local = self.falls.partition(":")
        return self.falls.strip("<>") if self.falls.startswith("<") else PREFIXES[prefix] + local


EVERY = tuple(
    Pitfall(**entry) for entry in tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["pitfall"]
)
