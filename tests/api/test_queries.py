"""The query catalogue for readers of the editor page, without scripts, and for programs."""

from __future__ import annotations

import html
import re

import httpx2 as httpx
import pyoxigraph as ox
import pytest
import rdflib

from kg.graph import catalogue
from tests.newsroom import VANYA

BROWSER = {"Accept": "text/html"}
FORMS = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")


def page(client: httpx.Client, **parameters: str) -> httpx.Response:
    return client.get("/sparql", params=parameters, headers=BROWSER)


def test_every_query_can_be_picked_by_its_title(client: httpx.Client) -> None:
    text = html.unescape(page(client).text)
    for query in catalogue.queries().values():
        assert f'<option value="{query.name}">{query.title["en"]}</option>' in text


def test_a_picked_query_shows_its_question_its_fields_and_its_text(client: httpx.Client) -> None:
    text = html.unescape(page(client, example="statements-of-an-act").text)
    assert "Who threatens, condemns" in text
    assert 'lang="id">Siapa mengancam' in text
    assert re.search(r'<select id="param-act" name="param\.act" required>', text)
    assert "<option>apologise</option>" in text
    assert "SELECT ?act ?statement" in text


def test_the_form_answers_with_names_in_the_place_of_iris(client: httpx.Client) -> None:
    given = {"param.actor": "vanya orlova", "param.since": "2020-10-06"}
    response = page(client, example="actor-timeline", run="1", **given)
    assert response.status_code == 200
    assert "Northland would not negotiate" in response.text
    assert "We did not fire at anyone" not in response.text
    # The text that ran is in the editor, ready to be changed, and the form keeps what was given.
    assert f"cg:speaker <{VANYA.iri}>" in html.unescape(response.text)
    assert 'value="vanya orlova"' in response.text


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [
        ({"example": "actor-timeline"}, 400, "needs actor"),
        ({"example": "actor-timeline", "param.actor": "Nobody"}, 404, "no actor 'Nobody'"),
        ({"example": "actor-timeline", "param.actor": "Orlova", "param.until": "soon"}, 400, "takes a date"),
        ({"example": "overview", "param.colour": "<b>red</b>"}, 400, "no parameter 'colour'"),
    ],
    ids=["missing", "actor", "date", "unknown"],
)
def test_a_mistake_in_the_form_is_told(client: httpx.Client, given: dict[str, str], status: int, told: str) -> None:
    response = page(client, run="1", **given)
    assert response.status_code == status
    assert told in html.unescape(response.text)
    assert "<b>red" not in response.text


def test_programs_list_the_queries(client: httpx.Client) -> None:
    listed = client.get("/api/v1/queries?limit=200").json()["items"]
    assert [entry["name"] for entry in listed] == list(catalogue.queries())
    one = client.get("/api/v1/queries/stances").json()
    assert one == next(entry for entry in listed if entry["name"] == "stances")
    assert {"title", "question", "parameters", "columns", "fewest_rows", "most_rows", "sparql"} <= one.keys()


def test_an_unknown_query_is_a_problem_with_near_names(client: httpx.Client) -> None:
    response = client.get("/api/v1/queries/stance")
    assert response.status_code == 404
    assert "did you mean stances" in response.json()["detail"]


@pytest.mark.parametrize("kind", FORMS)
def test_the_catalogue_is_rdf_in_each_form(client: httpx.Client, kind: str) -> None:
    response = client.get("/.well-known/sparql-examples", headers={"Accept": kind})
    assert response.headers["content-type"].split(";")[0] == kind
    form = ox.RdfFormat.from_media_type(kind)
    assert form is not None
    triples = {quad.triple for quad in ox.parse(response.content, format=form)}
    plain = client.get("/.well-known/sparql-examples", headers={"Accept": "application/n-triples"}).content
    assert triples == {quad.triple for quad in ox.parse(plain, format=ox.RdfFormat.N_TRIPLES)}


def test_clients_find_the_examples_as_others_publish_them(client: httpx.Client) -> None:
    """The form of the SIB's sparql-examples: what its tools ask for to list examples."""
    graph = rdflib.Graph().parse(data=client.get("/.well-known/sparql-examples").text, format="turtle")
    found = graph.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT ?query ?comment ?select "
        "WHERE { ?query a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select ?select "
        'FILTER(LANG(?comment) = "en") }'
    )
    assert len(found) == len(catalogue.queries())


def test_no_other_form_is_given(client: httpx.Client) -> None:
    assert client.get("/.well-known/sparql-examples", headers={"Accept": "image/png"}).status_code == 406
