"""The vocabulary of ClaimGraph as files: ontology, concept schemes, frames, shapes, alignments, context, examples.

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
    "outside.ttl",
    "queries.ttl",
    "query-shapes.ttl",
    "context.jsonld",
)


def examples() -> tuple[str, ...]:
    """Names of the example files, sorted: "examples/Claim.ttl", and "examples/invalid/Claim.ttl" with one mistake."""
    folder = Path(__file__).parent
    return tuple(sorted(path.relative_to(folder).as_posix() for path in (folder / "examples").rglob("*.ttl")))


def path(name: str) -> Path:
    """Where the file or example of this name lies.

    Raises:
        FileNotFoundError: the ontology has no such file.
    """
    if name not in FILES and name not in examples():
        raise FileNotFoundError(f"the ontology has no file {name!r}; it has {', '.join(FILES)} and examples")
    return Path(__file__).parent / name


def query_files() -> tuple[Path, ...]:
    """The files of the query catalogue, one query each, by name."""
    return tuple(sorted(Path(__file__).with_name("queries").glob("*.ttl")))
