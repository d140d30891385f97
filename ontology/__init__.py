"""The vocabulary of ClaimGraph as files: ontology, concept schemes, frames, shapes, alignments, JSON-LD context.

Reading a file through `path` works the same way in a checkout and in an installed wheel.
"""

from __future__ import annotations

from pathlib import Path

FILES = (
    "claimgraph.ttl",
    "vocab.ttl",
    "frames.ttl",
    "shapes.ttl",
    "shapes-full.ttl",
    "alignments.ttl",
    "context.jsonld",
)


def path(name: str) -> Path:
    """Where the file of this name lies.

    Raises:
        FileNotFoundError: the ontology has no such file.
    """
    if name not in FILES:
        raise FileNotFoundError(f"the ontology has no file {name!r}; it has {', '.join(FILES)}")
    return Path(__file__).with_name(name)
