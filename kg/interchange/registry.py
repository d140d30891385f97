"""All formats by name. A module of this folder with a mapping `FORMATS` joins here, with the names that it brings."""

from __future__ import annotations

from importlib import import_module

from kg.errors import InputError
from kg.interchange.formats import Format

# Each name's module: a format is loaded when it is asked for, because some of them load large libraries.
_MODULES = {
    **dict.fromkeys(("nq", "trig", "ttl", "rdf"), "rdf"),
    "jsonld": "json_ld",
    "csv": "csv_tables",
    "parquet": "parquet_tables",
    "claimreview": "claim_reviews",
    "nanopub": "nanopubs",
    **dict.fromkeys(("dna.csv", "dispute.graphml", "dispute.gexf", "alignment.graphml", "alignment.gexf"), "debates"),
}
NAMES: tuple[str, ...] = tuple(_MODULES)


def find(name: str) -> Format:
    """The format of this name.

    Raises:
        InputError: there is none.
    """
    if name not in _MODULES:
        raise InputError(f"format {name!r}: expected {', '.join(sorted(NAMES))}")
    found: Format = import_module(f"kg.interchange.{_MODULES[name]}").FORMATS[name]
    return found


def readable() -> tuple[str, ...]:
    """Names of the formats that can be read back."""
    return tuple(name for name in NAMES if find(name).read is not None)
