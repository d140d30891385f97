"""Every listed route keeps the same promises: problems, paging, documents. A new route is tested once it is listed."""

import httpx2 as httpx
import pytest
from fastapi.routing import APIRoute

from api.errors import MEDIA_TYPE
from api.routes import ROUTERS
from kg.ids import BASE
from tests.newsroom import ATTACK, VANYA, newsroom

ROUTES = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
DATA = [route for route in ROUTES if route.path.startswith("/api/")]
LISTS = [route for route in DATA if "{" not in route.path]
THINGS = [route for route in DATA if "{id:path}" in route.path]
NOBODY = "a" * 26
NEEDED = {"/api/v1/search": "?q=attack OR serangan OR kota"}  # what a list cannot do without


def name(route: APIRoute) -> str:
    return f"{','.join(sorted(route.methods or ()))} {route.path}"


def path_of(route: APIRoute, given: str) -> str:
    return route.path.replace("{id:path}", given)


def list_path(route: APIRoute) -> str:
    return route.path + NEEDED.get(route.path, "?limit=60")


def iri_for(route: APIRoute) -> str:
    """Something that exists, for each kind of thing."""
    room = newsroom()
    known = {
        "articles": room.records[0].article.iri, "claims": ATTACK.iri, "actors": VANYA.iri,
        "contradictions": room.contradictions[0].iri, "disputes": room.disputes[0].iri,
        "explanations": room.contradictions[0].iri,
    }  # fmt: skip
    return known[route.path.split("/")[3]]


def assert_problem(response: httpx.Response, status: int) -> dict[str, object]:
    assert response.status_code == status
    assert response.headers["content-type"] == MEDIA_TYPE
    body: dict[str, object] = response.json()
    assert body["status"] == status
    assert {"type", "title", "detail", "code"} <= body.keys()
    assert "Traceback" not in response.text
    return body


@pytest.mark.parametrize("route", ROUTES, ids=name)
def test_every_route_is_documented(route: APIRoute) -> None:
    assert route.include_in_schema
    assert route.description
    assert route.tags
    assert route.responses or route.path == "/health"


@pytest.mark.parametrize("route", LISTS, ids=name)
def test_every_list_comes_in_parts(client: httpx.Client, route: APIRoute) -> None:
    whole = client.get(list_path(route)).json()
    walked, cursor = [], None
    while True:
        part = client.get(list_path(route) + "&limit=1" + (f"&cursor={cursor}" if cursor else "")).json()
        assert len(part["items"]) <= 1
        walked += part["items"]
        cursor = part["next"]
        if cursor is None:
            break
    assert walked == whole["items"]


@pytest.mark.parametrize("route", LISTS, ids=name)
@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "cursor=!", "cursor=WyJhIl0", "nonsense=1"])
def test_every_list_refuses_what_it_does_not_understand(client: httpx.Client, route: APIRoute, query: str) -> None:
    assert_problem(client.get(f"{list_path(route)}&{query}"), 400)


@pytest.mark.parametrize("route", THINGS, ids=name)
@pytest.mark.parametrize("given", [NOBODY, "x", "..%2F..", "%00", f"{BASE}id/nothing/{NOBODY}", "é" * 26])
def test_every_thing_that_is_not_there_is_missing(client: httpx.Client, route: APIRoute, given: str) -> None:
    assert_problem(client.get(path_of(route, given)), 404)


@pytest.mark.parametrize("route", THINGS, ids=name)
def test_every_thing_is_found_by_its_last_part_and_by_its_iri(client: httpx.Client, route: APIRoute) -> None:
    iri = iri_for(route)
    short, whole = client.get(path_of(route, iri.rsplit("/", 1)[-1])), client.get(path_of(route, iri))
    assert short.status_code == 200
    assert short.json() == whole.json()
    assert client.get(path_of(route, iri.replace("/", "%2F"))).json() == short.json()


@pytest.mark.parametrize("route", THINGS, ids=name)
def test_every_thing_refuses_parameters_it_does_not_know(client: httpx.Client, route: APIRoute) -> None:
    assert_problem(client.get(path_of(route, iri_for(route)) + "?nonsense=1"), 400)


@pytest.mark.parametrize("route", DATA, ids=name)
def test_every_data_route_only_reads(client: httpx.Client, route: APIRoute) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert_problem(client.request(method, path_of(route, NOBODY)), 405)


@pytest.mark.parametrize("route", LISTS, ids=name)
def test_every_list_is_tagged_with_the_version_of_the_store(client: httpx.Client, route: APIRoute) -> None:
    first = client.get(list_path(route))
    again = client.get(list_path(route), headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(list_path(route), headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("route", [*LISTS, *[r for r in ROUTES if r.path == "/health"]], ids=name)
def test_head_is_get_without_the_body(client: httpx.Client, route: APIRoute) -> None:
    head, get = client.head(route.path), client.get(route.path)
    assert head.content == b""
    assert head.status_code == get.status_code
    assert head.headers["content-type"] == get.headers["content-type"]


def test_a_missing_thing_has_no_tag(client: httpx.Client) -> None:
    assert "etag" not in client.get(f"/api/v1/claims/{NOBODY}").headers


def test_statements_are_filtered(client: httpx.Client) -> None:
    found = client.get("/api/v1/statements", params={"claim": ATTACK.iri, "act": "deny"}).json()["items"]
    assert {item["polarity"] for item in found} == {"denies"}
    assert_problem(client.get("/api/v1/statements?act=shout"), 400)


def test_contradictions_are_filtered(client: httpx.Client) -> None:
    found = client.get("/api/v1/contradictions?min_confidence=0.7").json()["items"]
    assert [item["confidence"] for item in found] == [0.86, 0.71]
    assert_problem(client.get("/api/v1/contradictions?min_confidence=2"), 400)


def test_a_timeline_is_json_or_csv(client: httpx.Client) -> None:
    path = f"/api/v1/actors/{VANYA.iri.rsplit('/', 1)[-1]}/timeline"
    as_json = client.get(path).json()
    assert as_json["actor"]["label"] == "Vanya Orlova"
    for response in (client.get(path, headers={"Accept": "text/csv"}), client.get(f"{path}?format=csv")):
        assert response.headers["content-type"].startswith("text/csv")
        lines = response.text.splitlines()
        assert lines[0].startswith("said_first,said_last")
        assert len(lines) == len(as_json["items"]) + 1
    assert_problem(client.get(path, headers={"Accept": "image/png"}), 406)
    assert_problem(client.get(f"{path}?format=xls"), 400)


def test_a_timeline_as_csv_links_to_its_next_part(client: httpx.Client) -> None:
    path = f"/api/v1/actors/{VANYA.iri.rsplit('/', 1)[-1]}/timeline"
    first = client.get(f"{path}?format=csv&limit=2")
    assert first.links["next"]["url"].startswith(str(client.base_url))
    assert len(client.get(first.links["next"]["url"]).text.splitlines()) == 3


def test_health_tells_the_version(client: httpx.Client) -> None:
    assert client.get("/health").json()["status"] == "ok"


def test_openapi_describes_what_is_answered(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    text = client.get("/openapi.json").text
    assert "422" not in text
    assert {route.path.replace(":path", "") for route in ROUTES} == set(document["paths"])
    assert all(op.get("summary") for ops in document["paths"].values() for op in ops.values())


def test_undecided_and_rejected_pairs_are_lists_of_their_own(client: httpx.Client) -> None:
    room = newsroom()
    (unsure,) = client.get("/api/v1/contradictions?undecided=true").json()["items"]
    assert (unsure["iri"], unsure["is_undecided"]) == (room.undecided[0].iri, True)
    assert unsure["iri"] not in {one["iri"] for one in client.get("/api/v1/contradictions").json()["items"]}
    (judged,) = client.get("/api/v1/not-contradictions?guard=reviewed").json()["items"]
    assert judged["review"] == {
        "decision": "rejected", "person": "Ana", "at": "2021-01-02T00:00:00Z", "note": "talks are no attack",
    }  # fmt: skip


def test_an_explanation_is_the_whole_receipt(client: httpx.Client) -> None:
    pair = newsroom().contradictions[0].iri
    found = client.get(f"/api/v1/explanations/{pair.rsplit('/', 1)[-1]}").json()
    assert found["contradiction"]["iri"] == pair
    assert found["dissolves"]
    assert {found["a"]["polarity"], found["b"]["polarity"]} == {"affirms", "denies"}
