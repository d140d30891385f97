"""What programs are told about the server: the service description, and VoID with counts that are so."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2 as httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCAT, DCTERMS, RDF, VOID, Literal, Namespace, URIRef

from kg.ids import BASE
from kg.index.sparql import MATCHES
from kg.stores.base import OWN_GRAPH, Change
from kg.stores.oxigraph import OxigraphStore
from kg.stores.worker import QueryPool
from tests.serving import PLAIN, serving

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
CG = Namespace(f"{BASE}ns#")
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
FORMS = (
    "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json", "application/trig",
    "application/n-quads",
)  # fmt: skip


def read(response: httpx.Response) -> rdflib.Graph:
    """The answer as an rdflib graph; the engine reads all six forms, rdflib one of them."""
    assert response.status_code == 200, response.text
    form = ox.RdfFormat.from_media_type(response.headers["content-type"].partition(";")[0])
    triples = [quad.triple for quad in ox.parse(response.content, format=form)]
    return rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")


def number(client: httpx.Client, pattern: str, what: str = "*") -> int:
    query = f"PREFIX cg: <{CG}> SELECT (COUNT({what}) AS ?n) WHERE {{ {pattern} }}"
    return int(client.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_the_endpoint_describes_itself_under_the_address_it_was_asked_at(client: httpx.Client, path: str) -> None:
    graph = read(client.get(path, headers={"Accept": "text/turtle"}))
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert list(graph.objects(service, SD.endpoint)) == [URIRef(str(client.base_url).rstrip("/") + path)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", ["/sparql", "/void"])
def test_descriptions_come_in_every_form(client: httpx.Client, path: str, form: str) -> None:
    response = client.get(path, headers={"Accept": form})
    assert response.headers["content-type"].partition(";")[0] == form
    assert len(read(response)) > 20


def test_a_browser_still_gets_the_editor_and_rows_need_a_query(client: httpx.Client) -> None:
    assert client.get("/sparql", headers=BROWSER).headers["content-type"].startswith("text/html")
    assert client.get("/sparql", headers={"Accept": "text/csv"}).status_code == 400
    assert client.get("/sparql").headers["content-type"].startswith("text/turtle")


def test_the_description_fits_the_schema(client: httpx.Client) -> None:
    """Classes and properties as https://www.w3.org/ns/sparql-service-description has them."""
    graph = read(client.get("/sparql"))
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert set(graph.objects(service, SD.supportedLanguage)) == {SD.SPARQL11Query, SD.SPARQL11Update}
    assert SD.UnionDefaultGraph in set(graph.objects(service, SD.feature))
    assert URIRef(MATCHES) in set(graph.objects(service, SD.propertyFeature))
    assert len(set(graph.objects(service, SD.resultFormat))) == 10
    (dataset,) = graph.objects(service, SD.defaultDataset)
    assert (dataset, RDF.type, SD.Dataset) in graph
    (default,) = graph.objects(dataset, SD.defaultGraph)
    assert (default, RDF.type, SD.Graph) in graph
    named = list(graph.objects(dataset, SD.namedGraph))
    assert named
    for node in named:
        assert (node, RDF.type, SD.NamedGraph) in graph
        ((name,), (content,)) = (list(graph.objects(node, p)) for p in (SD.name, SD.graph))
        assert (content, RDF.type, SD.Graph) in graph
        assert number(client, f"GRAPH <{name}> {{ ?s ?p ?o }}") > 0
    known = {"Service", "Dataset", "Graph", "NamedGraph", "Feature", "endpoint", "supportedLanguage", "feature",
             "resultFormat", "inputFormat", "propertyFeature", "defaultEntailmentRegime", "defaultDataset",
             "defaultGraph", "namedGraph", "name", "graph"}  # fmt: skip
    used = {term.removeprefix(SD) for triple in graph for term in triple[1:] if str(term).startswith(SD)}
    assert used - {"SPARQL11Query", "SPARQL11Update", "UnionDefaultGraph"} <= known


def test_the_search_property_of_the_description_works(client: httpx.Client) -> None:
    (feature,) = read(client.get("/sparql")).subjects(RDF.type, SD.Feature)
    query = f'SELECT * WHERE {{ ?thing <{feature}> "negotiate" }}'
    assert client.get("/sparql", params={"query": query}).json()["results"]["bindings"]


def test_the_numbers_are_those_that_queries_give(client: httpx.Client) -> None:
    graph = read(client.get("/void"))
    (data,) = graph.subjects(RDF.type, VOID.Dataset)
    told = {
        str(p).removeprefix(str(VOID)): int(o)
        for p, o in graph.predicate_objects(data)
        if isinstance(o, Literal) and o.datatype
    }
    assert told["triples"] == number(client, "?s ?p ?o")
    assert told["entities"] == told["distinctSubjects"] == number(client, "?s ?p ?o", "DISTINCT ?s")
    assert told["distinctObjects"] == number(client, "?s ?p ?o", "DISTINCT ?o")
    assert told["properties"] == len(list(graph.objects(data, VOID.propertyPartition)))
    assert told["classes"] == len(list(graph.objects(data, VOID.classPartition)))
    assert told["documents"] == 4
    for kind in (CG.Dispute, CG.StatementAct):
        (part,) = graph.subjects(VOID["class"], kind)
        assert int(str(graph.value(part, VOID.entities))) == number(client, f"?s a <{kind}>")
    (part,) = graph.subjects(VOID.property, CG.speaker)
    assert int(str(graph.value(part, VOID.triples))) == number(client, "?s cg:speaker ?o")


def test_the_description_leads_to_the_data(client: httpx.Client) -> None:
    graph = read(client.get("/void"))
    (data,) = graph.subjects(RDF.type, DCAT.Dataset)
    address = str(client.base_url).rstrip("/")
    assert graph.value(data, VOID.sparqlEndpoint) == URIRef(f"{address}/sparql")
    assert str(graph.value(data, VOID.uriSpace)) == f"{BASE}id/"
    assert "belong to their publishers" in str(graph.value(data, DCTERMS.rights))
    assert list(graph.subjects(DCTERMS.license)) == [URIRef(f"{BASE}ns")], "only the ontology is ours to license"
    assert CG[""] in set(graph.objects(data, VOID.vocabulary))
    examples = list(graph.objects(data, VOID.exampleResource))
    assert len(examples) == 6
    for example in examples:
        assert str(example).startswith(f"{BASE}id/")
        assert number(client, f"<{example}> ?p ?o") > 0
    dumps = set(graph.objects(data, VOID.dataDump))
    assert len(dumps) == 7
    assert client.get(f"{address}/dumps/claimgraph.nq").status_code == 200
    assert dumps <= {URIRef(address + item["path"]) for item in client.get("/dumps").json()}
    assert len(list(graph.objects(data, DCAT.distribution))) == 2 + len(dumps)
    (service,) = graph.subjects(RDF.type, DCAT.DataService)
    assert graph.value(service, DCAT.endpointURL) == URIRef(f"{address}/sparql")


def test_the_well_known_address_leads_to_the_description(client: httpx.Client) -> None:
    asked = client.get("/.well-known/void")
    assert (asked.status_code, asked.headers["location"]) == (303, str(client.base_url).rstrip("/") + "/void")
    assert asked.headers["access-control-allow-origin"] == "*"


@pytest.fixture
def empty() -> Iterator[tuple[OxigraphStore, httpx.Client]]:
    store = OxigraphStore()
    with (
        QueryPool(store, workers=1, deadline_seconds=20, memory_bytes=1_000_000_000, row_limit=1000) as pool,
        serving(store, pool) as address,
        httpx.Client(base_url=address, timeout=30, verify=PLAIN) as client,
    ):
        yield store, client


def test_an_empty_store_is_described_and_a_write_is_seen(empty: tuple[OxigraphStore, httpx.Client]) -> None:
    store, client = empty
    assert triples_told(client.get("/void")) == 0
    tag = client.get("/void").headers["etag"]
    assert client.get("/void", headers={"If-None-Match": tag}).status_code == 304
    quad = ox.Quad(ox.NamedNode("a:s"), ox.NamedNode("a:p"), ox.Literal("x"), ox.NamedNode(OWN_GRAPH))
    store.change(Change(inserted=(quad,)))
    assert triples_told(client.get("/void", headers={"If-None-Match": tag})) == 1


def triples_told(response: httpx.Response) -> int:
    graph = read(response)
    (data,) = graph.subjects(RDF.type, VOID.Dataset)
    return int(str(graph.value(data, VOID.triples)))
