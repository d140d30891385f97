"""The networks over HTTP: JSON with places, files for Gephi, parts, bounds and refusals."""

import io

import httpx2 as httpx
import networkx as nx
import pytest

from api.materials import Materials
from kg.errors import BusyError
from kg.networks import disputes
from kg.networks.read import read
from kg.networks.records import Network
from tests.newsroom import NORTHLAND, OUTLET, SOUTHLAND, VANYA, fill, newsroom

BASE = "/api/v1/networks"


def test_a_network_comes_with_places_and_what_was_left_out(client: httpx.Client) -> None:
    found = client.get(f"{BASE}/dispute").json()
    assert found["actors"][0]["iri"] == NORTHLAND.iri  # the strongest first
    assert all(-1.25 <= actor[axis] <= 1.25 for actor in found["actors"] for axis in "xy")
    assert {tie["contradictions"] for tie in found["ties"]} == {1}
    assert found["left_out"] == {"actors": 0, "ties": 0, "pairs": 0, "unnamed": 0, "undated": 0, "crowded": 0}


def test_a_network_is_cut_and_says_so(client: httpx.Client) -> None:
    found = client.get(f"{BASE}/dispute?max_ties=1").json()
    assert len(found["ties"]) == 1
    assert found["left_out"]["ties"] == 1
    assert found["left_out"]["pairs"] == 1
    assert client.get(f"{BASE}/dispute?max_ties=1000000").status_code == 400


@pytest.mark.parametrize(
    ("kind", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)], ids=["graphml", "gexf"]
)
def test_a_network_is_a_file_for_gephi(client: httpx.Client, kind: str, read: object) -> None:
    by_name = client.get(f"{BASE}/alignment?format={kind}")
    by_header = client.get(f"{BASE}/alignment", headers={"Accept": f"application/{kind}+xml"})
    assert by_name.content == by_header.content
    assert by_name.headers["content-type"] == f"application/{kind}+xml"
    assert f"alignment.{kind}" in by_name.headers["content-disposition"]
    assert set(read(io.BytesIO(by_name.content))) >= {NORTHLAND.iri, OUTLET.iri}  # type: ignore[operator]  # either reader


def test_measures_name_every_actor(client: httpx.Client) -> None:
    found = client.get(f"{BASE}/alignment/measures?over=disputes").json()
    assert {name["label"] for name in found["names"].values()} >= {NORTHLAND.labels["en"]}
    assert [[actor["iri"] for actor in one["actors"]] for one in found["communities"]] == [
        sorted((OUTLET.iri, SOUTHLAND.iri)), [NORTHLAND.iri],
    ]  # fmt: skip
    # The outlet and Southland agree, Northland disagrees with both: one balanced triple, +--.
    assert found["balance"]["census"] == {"+++": 0, "++-": 0, "+--": 1, "---": 0}
    assert found["balance"]["frustration"]["most"] == 0


def test_pairs_behind_a_tie_have_both_quotes(client: httpx.Client) -> None:
    (pair,) = client.get(
        f"{BASE}/dispute/pairs", params={"a": NORTHLAND.iri, "b": SOUTHLAND.iri.rsplit("/", 1)[-1]}
    ).json()["items"]
    assert {pair["a"]["quote"], pair["b"]["quote"]} == {"serangan di Riverton", "We did not fire at anyone"}
    assert client.get(f"{BASE}/dispute/pairs", params={"a": VANYA.iri}).json()["items"] == []
    assert client.get(f"{BASE}/dispute/pairs", params={"a": VANYA.iri, "by": "speaker"}).json()["items"] == [
        pair | {side: pair[side] | {"actor": pair[side]["speaker"]} for side in "ab"}
    ]


def test_issues_behind_a_tie_have_both_quotes(client: httpx.Client) -> None:
    found = client.get(f"{BASE}/alignment/issues", params={"a": NORTHLAND.iri, "b": SOUTHLAND.iri}).json()["items"]
    assert all(one["a"]["said"]["quote"] and one["b"]["said"]["quote"] for one in found)
    assert {one["is_agreement"] for one in found} == {False}


def test_changes_come_window_by_window(client: httpx.Client) -> None:
    first = client.get(f"{BASE}/dispute/changes?window=week&limit=1").json()
    assert (first["items"][0]["first"], first["items"][0]["last"]) == ("2020-10-05", "2020-10-11")
    assert first["items"][0]["born"] == sorted(sorted((NORTHLAND.iri, one.iri)) for one in (OUTLET, SOUTHLAND))


@pytest.mark.parametrize(
    "path",
    [
        "quarrel", "dispute?by=party", "dispute?since=yesterday", "dispute?since=2020-02-01&until=2020-01-01",
        "dispute?max_actors=0", "alignment?over=words", "dispute?nonsense=1", "dispute/changes?window=year",
        "dispute/changes?days=0", "dispute?format=pdf",
    ],
)  # fmt: skip
def test_what_a_network_does_not_understand_is_refused(client: httpx.Client, path: str) -> None:
    response = client.get(f"{BASE}/{path}")
    assert (response.status_code, response.json()["status"]) == (400, 400)


def test_a_dispute_that_cannot_be_is_missing(client: httpx.Client) -> None:
    assert client.get(f"{BASE}/dispute?dispute=x").status_code == 404
    assert client.get(f"{BASE}/dispute?dispute={'a' * 26}").json()["ties"] == []


def test_a_network_in_no_known_form_is_not_acceptable(client: httpx.Client) -> None:
    assert client.get(f"{BASE}/dispute", headers={"Accept": "image/png"}).status_code == 406


def test_the_same_question_is_answered_once_until_the_store_changes() -> None:
    store = fill()
    materials = Materials(store)
    made = [materials.answer("how many", lambda material: [len(material.conflicts)]) for _ in range(2)]
    assert made[0] is made[1]
    store.delete_article(newsroom().records[0].article.iri)
    assert materials.answer("how many", lambda material: [len(material.conflicts)]) == [1]


def test_picture_measures_and_quotes_of_a_page_are_made_from_one_network() -> None:
    """The network is built once, and again for another question or another state of the store."""
    store = fill()
    materials, built = Materials(store), list[str]()

    def ask(kind: str, question: str) -> Network:
        def build() -> Network:
            built.append(question)
            return disputes.build(read(store))

        return materials.answer((kind, question), lambda _: materials.network(question, build))

    assert ask("view", "all") is ask("measures", "all") is ask("pairs", "all")
    ask("view", "some")
    store.delete_article(newsroom().records[0].article.iri)
    ask("view", "some")
    assert built == ["all", "some", "some"]


def test_who_waits_too_long_for_other_networks_is_told_to_try_again() -> None:
    materials = Materials(fill(), patience_seconds=0.01)
    with pytest.raises(BusyError, match="try again"):
        materials.answer("outer", lambda _: materials.answer("inner", lambda _: None))
