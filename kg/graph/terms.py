"""Values to RDF terms and back, in one fixed form each, and the list that collects the quads of one graph.

pyoxigraph rewrites numbers when it stores them ("0.90" becomes "0.9", an xsd:nonNegativeInteger an xsd:integer): the
forms written here are those that stay as they are.
Language tags come back in lower case from pyoxigraph; `tag` restores the customary case.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.vocabulary import Outside
from kg.model import Interval

Value = NamedNode | Literal | None


class Sink:
    """The quads of one graph, collected; None values leave no trace.

    Raises:
        ValueError: from `add`, when a string is no IRI.
    """

    def __init__(self, graph: str) -> None:
        self._graph = NamedNode(graph)
        self._quads: set[Quad] = set()

    def add(self, subject: str, pairs: Mapping[NamedNode, Value | tuple[Value, ...]]) -> None:
        """Say of the subject, for each property, the value or the values."""
        node = NamedNode(subject)
        for predicate, values in pairs.items():
            for value in values if isinstance(values, tuple) else (values,):
                if value is not None:
                    self._quads.add(Quad(node, predicate, value, self._graph))

    def quads(self) -> tuple[Quad, ...]:
        """All quads, each once, in a fixed order."""
        return tuple(sorted(self._quads, key=str))


def iri(value: str | None) -> NamedNode | None:
    """The IRI; None for None."""
    return None if value is None else NamedNode(value)


def iris(values: tuple[str, ...]) -> tuple[NamedNode, ...]:
    """The IRIs, in the same order."""
    return tuple(NamedNode(value) for value in values)


def words(value: str | None) -> Literal | None:
    """A plain string; None for None.

    Raises:
        ValueError: it holds half of a surrogate pair, which RDF cannot write down.
    """
    return None if value is None else Literal(value)


def labels(values: Mapping[str, str]) -> tuple[Literal, ...]:
    """One literal per language tag."""
    return tuple(Literal(value, language=lang) for lang, value in sorted(values.items()))


def number(value: float | None) -> Literal | None:
    """An xsd:decimal in the shortest form that gives the same float again; never 1E+2, never 0.90."""
    if value is None:
        return None
    exact = Decimal(repr(value)) + 0  # adding 0 turns -0 into 0
    return Literal(format(exact.normalize(), "f"), datatype=Outside.XSD_DECIMAL)


def integer(value: int) -> Literal:
    """An xsd:integer, for text positions too: the narrower xsd:nonNegativeInteger does not survive storing."""
    return Literal(str(value), datatype=Outside.XSD_INTEGER)


def truth(value: bool) -> Literal:
    """An xsd:boolean."""
    return Literal("true" if value else "false", datatype=Outside.XSD_BOOLEAN)


def day(value: date | None) -> Literal | None:
    """An xsd:date; None for None."""
    return None if value is None else Literal(value.isoformat(), datatype=Outside.XSD_DATE)


def address(value: str | None) -> Literal | None:
    """An xsd:anyURI literal: an address as given, which need not be a correct IRI."""
    return None if value is None else Literal(value, datatype=Outside.XSD_ANY_URI)


def tag(lowered: str) -> str:
    """A language tag in the case of BCP 47, section 2.1.1: `az-latn` becomes `az-Latn`, `pt-br` becomes `pt-BR`."""
    first, *rest = lowered.split("-")
    cased = [part.title() if len(part) == 4 and part.isalpha() else part for part in rest]
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in cased)])


def interval_of(row: Mapping[str, str | None], prefix: str) -> Interval | None:
    """The interval whose parts are in these columns (`{prefix}First` …); None where there is none."""
    first, last = row[f"{prefix}First"], row[f"{prefix}Last"]
    if first is None or last is None:
        return None
    return Interval(
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        precision=row[f"{prefix}Precision"] or "unknown",
        part=row[f"{prefix}Part"],
        is_assumed=row[f"{prefix}Assumed"] == "true",
        note=row[f"{prefix}Note"],
    )
