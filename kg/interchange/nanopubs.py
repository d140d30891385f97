"""Nanopublications of single contradictions: what was found, from what, and who published it, under a trusty URI.

Four graphs: the head; the assertion, with both quotes, their speakers and their articles; the provenance; information
on the publication, with a signature where a key is given. No clock: the same store and key give the same bytes.
Source: Nanopublication Guidelines (2013, section 3), and the signing process that nanopublication servers check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg import __version__
from kg.errors import InputError, NotFoundError
from kg.graph import queries
from kg.graph.vocabulary import Class, Outside
from kg.ids import BASE, mint
from kg.interchange import rdf, signing, trusty
from kg.interchange.formats import Format, Wanted
from kg.stores.base import CONTRADICTIONS_GRAPH, Store

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

ADDRESS = f"{BASE}np/"
NP, NPX = "http://www.nanopub.org/nschema#", "http://purl.org/nanopub/x/"
_GRAPHS = (
    ("Head", ""), ("assertion", "hasAssertion"), ("provenance", "hasProvenance"), ("pubinfo", "hasPublicationInfo"),
)  # fmt: skip
_SOURCES = (Class.ARTICLE_VERSION, Class.DETECTION_RUN)
_RIGHTS = "The quoted words belong to the articles that they come from."
_CREATED, _CREATOR = NamedNode("http://purl.org/dc/terms/created"), NamedNode("http://purl.org/dc/terms/creator")
_DCT_RIGHTS = NamedNode("http://purl.org/dc/terms/rights")


@dataclass(frozen=True, slots=True)
class Verified:
    """A nanopublication that is what its address says; `public_key` is that of its signature, None without one."""

    uri: str
    public_key: str | None


def nanopublication(store: Store, contradiction: str, *, key: RSAPrivateKey | None = None) -> tuple[Quad, ...]:
    """The four graphs of one contradiction, the head first.

    Raises:
        NotFoundError: the store has no such contradiction.
    """
    this = ADDRESS + trusty.BLANK_CODE
    assertion, provenance = _parts(store, contradiction)
    told = (
        *_in(f"{this}#Head", _head(this)),
        *_in(f"{this}#assertion", assertion),
        *_in(f"{this}#provenance", _provenance(f"{this}#assertion", provenance)),
        *_in(f"{this}#pubinfo", _information(this, provenance)),
    )
    quads = _signed(told, this, key) if key is not None else told
    final = trusty.renamed(quads, trusty.BLANK_CODE, trusty.artifact_code(quads))
    return tuple(sorted(final, key=lambda quad: (str(quad.graph_name), str(quad.triple))))


def verify(quads: Iterable[Quad]) -> Verified:
    """Check a nanopublication: its four graphs, its address, and its signature where it has one.

    Raises:
        InputError: something does not hold; the text says what.
    """
    found = tuple(quads)
    uri = _uri(found)
    code = trusty.code_of(uri)
    if code is None:
        raise InputError(f"{uri} is no trusty URI")
    try:
        expected = trusty.artifact_code(found, code)
    except ValueError as error:
        raise InputError(str(error)) from error
    if expected != code:
        raise InputError(f"{uri} does not hold what it was made for: its content has the code {expected}")
    return Verified(uri, _checked_signature(found, code))


def _uri(quads: tuple[Quad, ...]) -> str:
    """The address of the only nanopublication in the quads, whose graphs are all there and no others."""
    heads = [q for q in quads if q.predicate == Outside.RDF_TYPE and q.object == NamedNode(f"{NP}Nanopublication")]
    if len(heads) != 1:
        raise InputError(f"expected one nanopublication, found {len(heads)}")
    uri, head = str(heads[0].subject)[1:-1], heads[0].graph_name
    named = [head]
    for _, link in _GRAPHS[1:]:
        values = [q.object for q in quads if q.graph_name == head and q.predicate == NamedNode(NP + link)]
        if len(values) != 1 or not isinstance(values[0], NamedNode):
            raise InputError(f"the head must name one graph by np:{link}")
        named.append(values[0])
    if len(set(named)) != len(_GRAPHS) or {quad.graph_name for quad in quads} != set(named):
        raise InputError("expected four graphs with something in each: head, assertion, provenance, publication info")
    return uri


def _checked_signature(quads: tuple[Quad, ...], code: str) -> str | None:
    values = {
        name: [q.object.value for q in quads if q.predicate.value == NPX + name and isinstance(q.object, Literal)]
        for name in ("hasSignature", "hasPublicKey")
    }
    if not values["hasSignature"]:
        return None
    if [len(found) for found in values.values()] != [1, 1]:
        raise InputError("expected one signature with one public key")
    rest = (quad for quad in quads if quad.predicate.value != f"{NPX}hasSignature")
    signature, public_key = values["hasSignature"][0], values["hasPublicKey"][0]
    if not signing.is_signed(trusty.normal_form(rest, code), signature=signature, by=public_key):
        raise InputError("the signature does not belong to this content and this public key")
    return public_key


def _signed(quads: tuple[Quad, ...], this: str, key: RSAPrivateKey) -> tuple[Quad, ...]:
    graph, node = NamedNode(f"{this}#pubinfo"), NamedNode(f"{this}#sig")
    pairs = (
        ("hasAlgorithm", Literal("RSA")),
        ("hasPublicKey", Literal(signing.public_key(key))),
        ("hasSignatureTarget", NamedNode(this)),
    )
    announced = (*quads, *(Quad(node, NamedNode(NPX + name), value, graph) for name, value in pairs))
    signature = Literal(signing.sign(key, trusty.normal_form(announced)))
    return (*announced, Quad(node, NamedNode(f"{NPX}hasSignature"), signature, graph))


def _head(this: str) -> Iterator[Triple]:
    yield Triple(NamedNode(this), Outside.RDF_TYPE, NamedNode(f"{NP}Nanopublication"))
    for name, link in _GRAPHS[1:]:
        yield Triple(NamedNode(this), NamedNode(NP + link), NamedNode(f"{this}#{name}"))


def _provenance(assertion: str, found: Iterable[Triple]) -> Iterator[Triple]:
    """What was found, and that the assertion is derived from both text versions and made by the run."""
    for triple in found:
        yield triple
        if triple.predicate == Outside.RDF_TYPE and triple.object == Class.ARTICLE_VERSION:
            yield Triple(NamedNode(assertion), Outside.PROV_WAS_DERIVED_FROM, triple.subject)
        if triple.predicate == Outside.RDF_TYPE and triple.object == Class.DETECTION_RUN:
            yield Triple(NamedNode(assertion), Outside.PROV_WAS_GENERATED_BY, triple.subject)


def _information(this: str, provenance: Iterable[Triple]) -> Iterator[Triple]:
    """Who published it; as its time the later one of those at which the two articles were taken in."""
    node, program = NamedNode(this), NamedNode(mint("agent", software=__version__))
    yield Triple(node, _CREATOR, program)
    yield Triple(program, Outside.RDFS_LABEL, Literal(f"ClaimGraph {__version__}"))
    yield Triple(node, _DCT_RIGHTS, Literal(_RIGHTS, language="en"))
    times = [t.object for t in provenance if t.predicate == Outside.PROV_GENERATED_AT_TIME]
    if times:
        yield Triple(node, _CREATED, max(times, key=str))


def _in(graph: str, triples: Iterable[Triple]) -> Iterator[Quad]:
    return (Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph)) for triple in triples)


def _parts(store: Store, contradiction: str) -> tuple[tuple[Triple, ...], tuple[Triple, ...]]:
    """What is asserted, and what it comes from: the text versions and the run.

    Raises:
        NotFoundError: the store has no such contradiction.
    """
    rows = [*queries.run(store, "contradiction-parts", contradiction=contradiction)]
    if not rows:
        raise NotFoundError(f"no contradiction {contradiction}")
    triples = [Triple(row["subject"], row["predicate"], row["object"]) for row in rows]
    sources = {t.subject for t in triples if t.predicate == Outside.RDF_TYPE and t.object in _SOURCES}
    return (
        tuple(triple for triple in triples if triple.subject not in sources),
        tuple(triple for triple in triples if triple.subject in sources),
    )


def _write(store: Store, out: BinaryIO, wanted: Wanted) -> None:
    key = signing.load_key(wanted.key) if wanted.key is not None else None
    names = [wanted.only] if wanted.only is not None else sorted(_found(store))
    for name in names:
        quads = nanopublication(store, name, key=key)
        this = _uri(quads)
        prefixes = {**rdf.PREFIXES, "np": NP, "npx": NPX, "this": this, "sub": f"{this}#"}
        text = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=prefixes) or b""
        out.write(text + b"\n")


def _found(store: Store) -> Iterator[str]:
    for quad in store.quads(CONTRADICTIONS_GRAPH):
        if quad.predicate == Outside.RDF_TYPE and quad.object == Class.CONTRADICTION:
            yield str(quad.subject)[1:-1]


FORMATS: Mapping[str, Format] = {
    "nanopub": Format(
        "nanopub", "application/trig", "Nanopublications of contradictions: of one with --of, signed with --key",
        "everything but contradictions and what shows them", _write, takes_one=True,
    )
}  # fmt: skip
