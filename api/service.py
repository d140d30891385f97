"""What programs are told about this server: its SPARQL Service Description, and the data's VoID and DCAT description.

Both are lists of triples. Service: https://www.w3.org/TR/sparql11-service-description/. Data:
https://www.w3.org/TR/void/ and https://www.w3.org/TR/vocab-dcat-3/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

import kg
from api.census import Census, Count
from api.dumps import address as dump_address
from kg.graph.vocabulary import Class
from kg.ids import BASE
from kg.index.sparql import MATCHES
from kg.interchange import registry
from kg.interchange.formats import Format
from kg.interchange.rdf import PREFIXES
from kg.stores.base import DERIVED_GRAPHS, OWN_GRAPH, REFERENCE_GRAPH, VOCABULARY_GRAPH

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID, DCAT, DCT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"
FORMAT, FOAF = "http://www.w3.org/ns/formats/", "http://xmlns.com/foaf/0.1/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"  # of the ontology, not of what is in the graph
RIGHTS = (
    "Quotes and texts of articles belong to their publishers and are shown as evidence; who uses them needs to look at "
    "each publisher's terms. No licence is given for them here. The ontology is under CC BY 4.0."
)
MEDIA = "https://www.iana.org/assignments/media-types/"
NAMESPACES: Mapping[str, str] = {
    **PREFIXES, "sd": SD, "void": VOID, "dcat": DCAT, "formats": FORMAT, "foaf": FOAF,
}  # fmt: skip
RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "JSON-LD", "RDF_XML", "TriG", "N-Quads",
)  # fmt: skip
INPUT_FORMATS = RESULT_FORMATS[4:]
# Graphs that a description names; those of articles and reviews are too many, and are found by a query.
GRAPHS: Mapping[str, str] = {
    OWN_GRAPH: "What was written to the default graph from outside",
    REFERENCE_GRAPH: "Curated actors and places",
    VOCABULARY_GRAPH: "The ontology with its concepts",
    **{graph: f"Derived facts: {graph.rsplit('/', 1)[-1]}" for graph in DERIVED_GRAPHS},
}
DUMPED = ("nq", "trig", "ttl", "rdf", "jsonld", "csv", "parquet")
EXAMPLES = (Class.DISPUTE, Class.CONTRADICTION, Class.CLAIM, Class.STATEMENT_ACT, Class.ACTOR, Class.ARTICLE)
TITLE = "ClaimGraph: who said what about what, when, and who contradicts it"
ABOUT = (
    "Statements, claims, stances, contradictions and disputes found in news articles, each with its speaker, its exact "
    "words and the place in the text. What is contradicted is shown with both sides; nothing is called right or wrong."
)
Node = NamedNode | BlankNode | Literal


def describe_service(endpoint: str, graphs: Iterable[str]) -> tuple[Triple, ...]:
    """The service description.

    Args:
        endpoint: the address at which it was asked for.
        graphs: IRIs of the store's named graphs.
    """
    service, dataset = NamedNode(f"{endpoint}#service"), NamedNode(f"{endpoint}#dataset")
    default = NamedNode(f"{endpoint}#default")
    named = [graph for graph in GRAPHS if graph in set(graphs)]
    return (
        *_facts(service, {
            RDF_TYPE: _iris(SD + "Service"),
            SD + "endpoint": _iris(endpoint),
            SD + "supportedLanguage": _iris(SD + "SPARQL11Query", SD + "SPARQL11Update"),
            SD + "feature": _iris(SD + "UnionDefaultGraph"),
            SD + "resultFormat": _iris(*(FORMAT + name for name in RESULT_FORMATS)),
            SD + "inputFormat": _iris(*(FORMAT + name for name in INPUT_FORMATS)),
            SD + "propertyFeature": _iris(MATCHES),
            SD + "defaultEntailmentRegime": _iris("http://www.w3.org/ns/entailment/Simple"),
            SD + "defaultDataset": (dataset,),
            RDFS + "seeAlso": _iris(_sibling(endpoint, "/void"), _sibling(endpoint, "/openapi.json")),
        }),
        *_facts(NamedNode(MATCHES), {
            RDF_TYPE: _iris(SD + "Feature"),
            RDFS + "label": (Literal("full-text search", language="en"),),
            RDFS + "comment": (Literal(
                'Statements and claims that hold these words: ?thing text:matches "words", or (?thing ?score ?excerpt) '
                'text:matches ("words" 20).', language="en"),),
        }),
        *_facts(dataset, {
            RDF_TYPE: _iris(SD + "Dataset"),
            SD + "defaultGraph": (default,),
            SD + "namedGraph": tuple(NamedNode(f"{endpoint}#graph-{number}") for number, _ in enumerate(named)),
        }),
        *_facts(default, {
            RDF_TYPE: _iris(SD + "Graph"),
            RDFS + "comment": (Literal("The union of all named graphs, each triple once.", language="en"),),
        }),
        *(fact for number, graph in enumerate(named) for fact in _named_graph(endpoint, number, graph)),
    )  # fmt: skip


def describe_data(address: str, census: Census) -> tuple[Triple, ...]:
    """The VoID description, which is a DCAT one as well.

    Args:
        address: of the description itself.
        census: what to tell.
    """
    data, endpoint = NamedNode(f"{address}#data"), _sibling(address, "/sparql")
    examples = [census.example_of(kind.value) for kind in EXAMPLES]
    return (
        *_facts(NamedNode(address), {
            RDF_TYPE: _iris(VOID + "DatasetDescription"),
            DCT + "title": (Literal(f"Description of the data at {urlsplit(address).netloc}", language="en"),),
            FOAF + "primaryTopic": (data,),
        }),
        *_facts(data, {
            RDF_TYPE: _iris(VOID + "Dataset", DCAT + "Dataset"),
            DCT + "title": (Literal(TITLE, language="en"),),
            DCT + "description": (Literal(ABOUT, language="en"),),
            DCT + "rights": (Literal(RIGHTS, language="en"),),
            DCT + "conformsTo": _iris(f"{BASE}ns"),
            VOID + "sparqlEndpoint": _iris(endpoint),
            VOID + "uriSpace": (Literal(f"{BASE}id/"),),
            VOID + "dataDump": _iris(*(_sibling(address, dump_address(form.name)) for form in _dumps())),
            VOID + "exampleResource": _iris(*(example for example in examples if example)),
            VOID + "vocabulary": _iris(*_vocabularies((*census.classes, *census.properties))),
            VOID + "feature": _iris(*(FORMAT + name for name in INPUT_FORMATS)),
            VOID + "triples": _numbers(census.triples),
            VOID + "entities": _numbers(census.subjects),
            VOID + "classes": _numbers(len(census.classes)),
            VOID + "properties": _numbers(len(census.properties)),
            VOID + "distinctSubjects": _numbers(census.subjects),
            VOID + "distinctObjects": _numbers(census.objects),
            VOID + "documents": _numbers(census.articles),
        }),
        *_partitions(data, "class", "entities", census.classes),
        *_partitions(data, "property", "triples", census.properties),
        *_facts(NamedNode(f"{BASE}ns"), {DCT + "license": _iris(LICENCE)}),
        *_distributions(data, address, endpoint),
    )  # fmt: skip


def _named_graph(endpoint: str, number: int, graph: str) -> Iterator[Triple]:
    node, content = NamedNode(f"{endpoint}#graph-{number}"), NamedNode(f"{endpoint}#content-{number}")
    yield from _facts(node, {
        RDF_TYPE: _iris(SD + "NamedGraph"), SD + "name": _iris(graph), SD + "graph": (content,),
    })  # fmt: skip
    yield from _facts(content, {
        RDF_TYPE: _iris(SD + "Graph"), RDFS + "label": (Literal(GRAPHS[graph], language="en"),),
    })  # fmt: skip


def _partitions(data: NamedNode, what: str, counted: str, counts: Sequence[Count]) -> Iterator[Triple]:
    for count in counts:
        part = BlankNode()
        yield Triple(data, NamedNode(f"{VOID}{what}Partition"), part)
        yield from _facts(part, {VOID + what: _iris(count.iri), VOID + counted: _numbers(count.number)})


def _distributions(data: NamedNode, address: str, endpoint: str) -> Iterator[Triple]:
    """How to get at the data: by query, graph by graph, and as files."""
    service = NamedNode(f"{endpoint}#service")
    ways: list[tuple[str, str, Mapping[str, Iterable[Node]]]] = [
        ("by-query", "SPARQL 1.1", {DCAT + "accessURL": _iris(endpoint), DCAT + "accessService": (service,)}),
        ("by-graph", "Graph Store Protocol", {DCAT + "accessURL": _iris(_sibling(address, "/graphs"))}),
        *((f"as-{form.name}", form.title, _download(address, form)) for form in _dumps()),
    ]
    for name, title, facts in ways:
        way = NamedNode(f"{address}#{name}")
        yield Triple(data, NamedNode(DCAT + "distribution"), way)
        told: dict[str, Iterable[Node]] = {
            DCT + "title": (Literal(title, language="en"),),
            DCT + "rights": (Literal(RIGHTS, language="en"),),
        }
        yield from _facts(way, {RDF_TYPE: _iris(DCAT + "Distribution"), **told, **facts})
    yield from _facts(service, {
        RDF_TYPE: _iris(DCAT + "DataService", SD + "Service"),
        DCT + "title": (Literal(f"ClaimGraph {kg.__version__}", language="en"),),
        DCAT + "endpointURL": _iris(endpoint),
        DCAT + "endpointDescription": _iris(endpoint, _sibling(address, "/openapi.json")),
        DCAT + "servesDataset": (data,),
        SD + "endpoint": _iris(endpoint),
    })  # fmt: skip


def _dumps() -> tuple[Format, ...]:
    """The formats in which all of the graph can be had; the others leave out most of it on purpose."""
    return tuple(registry.find(name) for name in DUMPED)


def _download(address: str, form: Format) -> dict[str, tuple[NamedNode, ...]]:
    url = _sibling(address, dump_address(form.name))
    return {
        DCAT + "accessURL": _iris(url),
        DCAT + "downloadURL": _iris(url),
        DCAT + "mediaType": _iris(MEDIA + form.media_type),
    }


def _vocabularies(counts: Iterable[Count]) -> tuple[str, ...]:
    """Namespaces of these terms, sorted: to the last hash or slash, where there is one."""
    ends = ((count.iri, max(count.iri.rfind("#"), count.iri.rfind("/")) + 1) for count in counts)
    return tuple(sorted({iri[:end] for iri, end in ends if end}))


def _sibling(address: str, path: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}{path}"


def _facts(subject: NamedNode | BlankNode, facts: Mapping[str, Iterable[Node]]) -> Iterator[Triple]:
    return (Triple(subject, NamedNode(name), value) for name, values in facts.items() for value in values)


def _iris(*iris: str) -> tuple[NamedNode, ...]:
    return tuple(NamedNode(iri) for iri in iris)


def _numbers(number: int) -> tuple[Literal, ...]:
    return (Literal(number),)
