"""Trusty URIs of RDF: an address that holds the checksum of what it names, so that anybody sees a change.

Source: T. Kuhn, "Trusty URI Specification", version 1 (2015), module RA. Blank nodes are not allowed.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

MODULE = "RA"
BLANK_CODE = MODULE + "_" * 43  # stands for the code while it is not known yet
_CODE = re.compile(r"RA[A-Za-z0-9_-]{43}")
_Key = tuple[str, str, str, bool, str, str, str]


def code_of(uri: str) -> str | None:
    """The artifact code of a trusty URI; None where it is none."""
    tail = re.split(r"[^A-Za-z0-9_-]", uri)[-1]
    return tail if _CODE.fullmatch(tail) else None


def artifact_code(quads: Iterable[Quad], code: str = BLANK_CODE) -> str:
    """The code that these quads should have.

    Args:
        quads: the whole content; IRIs that name it hold `code`.
        code: what stands in the place of the code so far, or the code that is to be checked.
    """
    digest = hashlib.sha256(normal_form(quads, code).encode("utf-8")).digest()
    return MODULE + base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def normal_form(quads: Iterable[Quad], code: str = BLANK_CODE) -> str:
    """The text that is hashed, and signed: four lines for each quad, in the order of the specification.

    Raises:
        ValueError: a quad has a blank node.
    """
    keyed = sorted((_key(quad, code), _lines(quad, code)) for quad in set(quads))
    return "".join(lines for _, lines in keyed)


def renamed(quads: Iterable[Quad], code: str, new: str) -> tuple[Quad, ...]:
    """The quads with another code in their IRIs."""

    def rename(term: NamedNode | Literal) -> NamedNode | Literal:
        return NamedNode(term.value.replace(code, new)) if isinstance(term, NamedNode) else term

    return tuple(Quad(*map(rename, _terms(quad))) for quad in quads)  # type: ignore[arg-type]  # subjects stay IRIs


def _terms(quad: Quad) -> tuple[NamedNode, NamedNode, NamedNode | Literal, NamedNode]:
    subject, value, graph = quad.subject, quad.object, quad.graph_name
    if not (isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal) and isinstance(graph, NamedNode)):
        raise ValueError(f"a trusty URI needs IRIs and named graphs, no blank nodes: {quad}")  # noqa: TRY004 - a value
    return subject, quad.predicate, value, graph


def _key(quad: Quad, code: str) -> _Key:
    """Where a quad stands: IRIs before literals, texts with a language before those with a datatype."""
    subject, predicate, value, graph = _terms(quad)
    places = (_blanked(graph, code), _blanked(subject, code), _blanked(predicate, code))
    if isinstance(value, NamedNode):
        return (*places, False, _blanked(value, code), "", "")
    return (*places, True, value.value, "" if value.language else value.datatype.value, value.language or "")


def _lines(quad: Quad, code: str) -> str:
    subject, predicate, value, graph = _terms(quad)
    lines = (*(_blanked(term, code) for term in (graph, subject, predicate)), _shown(value, code))
    return "".join(f"{line}\n" for line in lines)


def _blanked(term: NamedNode, code: str) -> str:
    return term.value.replace(code, " ")


def _shown(value: NamedNode | Literal, code: str) -> str:
    if isinstance(value, NamedNode):
        return _blanked(value, code)
    text = value.value.replace("\\", "\\\\").replace("\n", "\\n")
    return f"@{value.language.lower()} {text}" if value.language else f"^{value.datatype.value} {text}"
