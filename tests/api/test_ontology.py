"""The ontology over HTTP: one address in five forms, files by name, and the way there from the IRIs of its terms."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import httpx2 as httpx
import pyoxigraph as ox
import pytest
from pyoxigraph import RdfFormat
from rdflib import RDF

import ontology
from api.errors import MEDIA_TYPE
from kg.graph import terminology
from kg.graph.vocabulary import NAMESPACE, Class, Outside, Property
from kg.ids import BASE

FORMS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/n-triples": RdfFormat.N_TRIPLES,
}
NAMES = dict(zip(("ontology.ttl", "ontology.jsonld", "ontology.rdf", "ontology.nt"), FORMS.values(), strict=True))
KNOWN = terminology.load()
WHOLE = {
    quad.triple
    for name in terminology.FILES
    for quad in ox.parse(path=str(ontology.path(name)), format=RdfFormat.TURTLE)
}


def triples(text: str, form: RdfFormat) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text, format=form)}


class Anchors(HTMLParser):
    """The ids of a page, and where its links to its own places lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of one tag."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value and value.startswith("#") and value != "#main":
                self.targets.add(value[1:])


@pytest.fixture
def html(client: httpx.Client) -> str:
    answer = client.get("/ontology", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    return answer.text


@pytest.mark.parametrize("media_type", FORMS)
def test_every_form_holds_the_whole_ontology(client: httpx.Client, media_type: str) -> None:
    answer = client.get("/ontology", headers={"Accept": media_type})
    assert answer.headers["content-type"].split(";")[0] == media_type
    assert triples(answer.text, FORMS[media_type]) == WHOLE


@pytest.mark.parametrize("name", NAMES)
def test_every_form_has_a_name_of_its_own(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/ontology/{name}", headers={"Accept": "*/*"})
    assert triples(answer.text, NAMES[name]) == WHOLE


@pytest.mark.parametrize(
    ("accept", "given"), [("application/json", "application/ld+json"), ("application/xml", "application/rdf+xml")]
)
def test_wider_names_of_a_form_are_understood(client: httpx.Client, accept: str, given: str) -> None:
    assert client.get("/ontology", headers={"Accept": accept}).headers["content-type"].split(";")[0] == given


def test_a_form_that_nobody_can_write_is_refused_with_a_problem(client: httpx.Client) -> None:
    answer = client.get("/ontology", headers={"Accept": "image/png"})
    assert (answer.status_code, answer.headers["content-type"]) == (406, MEDIA_TYPE)
    assert "text/turtle" in answer.json()["detail"]


@pytest.mark.parametrize("name", [*ontology.FILES, "examples/Claim.ttl", "examples/invalid/Claim.ttl"])
def test_every_file_is_served_as_it_is(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/ontology/{name}")
    assert answer.content == ontology.path(name).read_bytes()
    assert answer.headers["content-type"].split(";")[0] in ("text/turtle", "application/ld+json")


@pytest.mark.parametrize(
    "name", ["no-such.ttl", "../pyproject.toml", "..%2Fpyproject.toml", "__init__.py", "examples/", "%00"]
)
def test_nothing_else_is_served(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/ontology/{name}", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, MEDIA_TYPE)


@pytest.mark.parametrize("path", ["/ontology", "/ontology/context.jsonld", "/ontology/ontology.nt"])
def test_a_client_that_has_it_is_told_so(client: httpx.Client, path: str) -> None:
    first = client.get(path, headers={"Accept": "*/*"})
    again = client.get(path, headers={"Accept": "*/*", "If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")


def test_forms_have_tags_of_their_own(client: httpx.Client) -> None:
    tags = {client.get("/ontology", headers={"Accept": kind}).headers["etag"] for kind in ("text/html", *FORMS)}
    assert len(tags) == 1 + len(FORMS)


def test_head_is_get_without_a_body(client: httpx.Client) -> None:
    head, get = (client.request(m, "/ontology/claimgraph.ttl") for m in ("HEAD", "GET"))
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", get.headers["etag"])


def test_pages_of_other_sites_may_read_the_context(client: httpx.Client) -> None:
    answer = client.get("/ontology/context.jsonld", headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_the_version_has_an_address(client: httpx.Client) -> None:
    answer = client.get(f"/ontology/{KNOWN.version}", headers={"Accept": "text/turtle"})
    assert f"<{NAMESPACE.removesuffix('#')}/{KNOWN.version}>" in answer.text


def test_the_namespace_leads_to_the_page(client: httpx.Client) -> None:
    answer = client.get("/ns")
    assert (answer.status_code, answer.headers["location"]) == (303, "/ontology")


@pytest.mark.parametrize("name", ["speech-act", "speech-act/deny", "frame/attack"])
def test_a_concept_leads_to_its_place_on_the_page(client: httpx.Client, name: str, html: str) -> None:
    answer = client.get(f"/vocab/{name}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/ontology#vocab/{name}")
    assert f"vocab/{name}" in Anchors(html).ids


def test_every_iri_of_the_ontology_leads_somewhere(client: httpx.Client, html: str) -> None:
    """Terms, concepts, schemes, links and the version: what our own files name can be looked up."""
    ids = Anchors(html).ids
    ours = {str(node) for node in terminology.whole().all_nodes() if str(node).startswith(BASE)} - {KNOWN.prior_version}
    paths = {iri.removeprefix(BASE.removesuffix("/")).split("#")[0] for iri in ours}
    assert f"/ns/{KNOWN.version}" in paths
    for path in sorted(paths):
        answer = client.get(path, headers={"Accept": "text/turtle"})
        assert answer.status_code == 303, path
        target, _, place = answer.headers["location"].partition("#")
        assert not place or place in ids, path
        assert target in ("/ontology", f"/ontology/{KNOWN.version}"), path


@pytest.mark.parametrize("path", ["/ns/0.0.1", "/alignment/nothing", "/alignment/"])
def test_an_unknown_version_or_link_is_missing(client: httpx.Client, path: str) -> None:
    assert client.get(path, headers={"Accept": "application/json"}).status_code == 404


def test_an_unknown_concept_is_missing(client: httpx.Client) -> None:
    assert client.get("/vocab/speech-act/mumble", headers={"Accept": "application/json"}).status_code == 404


def test_every_term_has_a_place_of_its_own_on_the_page(html: str) -> None:
    ids = Anchors(html).ids
    assert len(ids) == len(set(ids))
    terms = {
        str(term).removeprefix(NAMESPACE)
        for term in terminology.whole().subjects(RDF.type)
        if str(term).startswith(NAMESPACE)
    }
    assert terms <= set(ids)


def test_every_link_inside_the_page_has_a_place_to_go(html: str) -> None:
    anchors = Anchors(html)
    assert anchors.targets - set(anchors.ids) == set()


def test_the_page_shows_words_rules_links_and_examples_of_a_class(html: str) -> None:
    (card,) = re.findall(r'<article class="card term" id="Silence">.*?</article>', html, re.DOTALL)
    for words in (
        "kebungkaman",
        "takes no position",
        "tidak mengambil sikap",
        "cgs:SilenceSaysNothing",
        "prov:Entity",
        "cg:silentAsOf &#34;2020-10-06&#34;",
        "Not reporting an attack is taken for denying it.",
    ):
        assert words in card


def test_the_page_shows_frames_with_plover_codes(html: str) -> None:
    (row,) = re.findall(r'<tr id="vocab/frame/attack">.*?</tr>', html, re.DOTALL)
    assert "PLOVER code ASSAULT" in row
    assert "menyerang" in row


def test_a_deprecated_term_says_what_to_use_instead(html: str) -> None:
    (card,) = re.findall(r'<article class="card term" id="plover">.*?</article>', html, re.DOTALL)
    assert "deprecated" in card
    assert "skos:notation" in card


def test_the_context_gives_the_triples_that_the_example_has(client: httpx.Client) -> None:
    """What is written with the context's short names is what the ontology's terms say."""
    context = client.get("/ontology/context.jsonld").json()["@context"]
    said = {"@context": context, "id": "https://x.example/s", "type": "Silence", "silentAsOf": "2020-10-06"}
    subject = ox.NamedNode("https://x.example/s")
    assert triples(json.dumps(said), RdfFormat.JSON_LD) == {
        ox.Triple(subject, Outside.RDF_TYPE, Class.SILENCE),
        ox.Triple(subject, Property.SILENT_AS_OF, ox.Literal("2020-10-06", datatype=Outside.XSD_DATE)),
    }
