"""Queries of the catalogue on the command line: found by name, their parameters as people write them.

Lists and tables come from real processes; rows of single queries and refusals from the command's entry point.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.graph import catalogue
from kg.stores import open_store
from tests.kg.cli.running import call, run
from tests.kg.graph import catalogue_world as world


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("catalogue") / "store"
    opened = open_store(str(folder))
    world.fill(opened)
    opened.close()
    return folder


def rows(*arguments: object) -> list[dict[str, str]]:
    done = call("query", *arguments, "--format", "csv")
    assert done.returncode == 0, done.stderr
    return [*csv.DictReader(io.StringIO(done.stdout.decode("utf-8")))]


def test_the_list_has_every_query_with_what_it_takes() -> None:
    listed = run("query", "--list").stdout.decode("utf-8").splitlines()
    assert {line.split()[0] for line in listed[1:]} == set(catalogue.queries())
    assert any(line.split()[:4] == ["actor-timeline", "actor", "[since]", "[until]"] for line in listed)


def test_the_list_is_data_for_programs() -> None:
    listed = json.loads(call("query", "--list", "--format", "json").stdout)
    acts = next(entry for entry in listed if entry["name"] == "statements-of-an-act")
    assert acts["question"]["id"].startswith("Siapa mengancam")
    assert acts["parameters"][0] == {
        "name": "act", "meaning": {"en": "the speech act", "id": "tindak tuturnya"}, "type": "concept",
        "choices": [
            "assert", "deny", "confirm", "accuse", "demand", "offer", "promise", "threaten", "condemn", "praise",
            "refuse", "question", "apologise", "other",
        ],
        "required": True, "example": "threaten",
    }  # fmt: skip
    assert {"name", "meaning", "type", "always"} == set(acts["columns"][0])


def test_an_actor_is_given_by_name_and_a_day_by_its_date(store: Path) -> None:
    found = rows(
        "--name", "actor-timeline", "--param", "actor=army of norland", "--param", "since=2020-10-08", "--store", store
    )
    assert {row["quote"] for row in found} == {"We fired on Lund"}


def test_a_place_an_outlet_an_article_and_a_concept_are_given_by_name(store: Path) -> None:
    assert rows("--name", "contradictions-about", "--param", "topic=Lund", "--store", store)
    assert rows("--name", "single-source-claims", "--param", "outlet=Hill Courier", "--store", store)
    assert rows("--name", "statements-of-an-article", "--param", "article=harian", "--store", store)
    assert [
        row["quote"] for row in rows("--name", "statements-of-an-act", "--param", "act=threaten", "--store", store)
    ] == ["menutup sungai"]


def test_without_a_format_people_get_a_table(store: Path) -> None:
    done = run("query", "--name", "numbers-that-differ", "--store", store)
    told = dict(line.split(maxsplit=1) for line in done.stdout.decode("utf-8").splitlines()[1:])
    assert (told["aName"], told["bName"]) in {("Orr", "unattributed"), ("unattributed", "Orr")}
    assert {told["aArticle"], told["bArticle"]} == {"harian", "courier"}
    assert done.stderr.decode("utf-8").startswith("1 row")


def test_any_query_may_be_shown_as_a_table(store: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/claimgraph/ns#Article> }"
    assert run("query", "-e", text, "--store", store, "--format", "table").stdout.split() == [b"n", b"4"]
    assert call("query", "-e", "ASK {}", "--store", store, "--format", "table").stdout == b"yes\n"
    triples = call("query", "-e", "CONSTRUCT WHERE { ?s ?p ?o }", "--store", store, "--format", "table")
    assert (triples.returncode, triples.stdout) == (1, b"")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--name", "actors-timeline"], 1, "did you mean actor-timeline"),
        (["--name", "actor-timeline"], 1, "needs actor (actor, such as"),
        (["--name", "actor-timeline", "--param", "actor=Nobody"], 1, "no actor 'Nobody'"),
        (["--name", "actor-timeline", "--param", "speaker=Orr"], 1, "no parameter 'speaker'; it takes actor"),
        (["--name", "said-before-and-after", "--param", "actor=Orr", "--param", "day=soon"], 1, "takes a date"),
        (["--name", "statements-of-an-article", "--param", "article=none"], 1, "no article 'none'"),
        (["--name", "overview", "--param", "actor"], 2, "KEY=VALUE"),
        (["--name", "overview", "-e", "ASK {}"], 2, "give one of"),
        (["-e", "ASK {}", "--param", "a=b"], 2, "--param goes with --name"),
        (["--list", "--format", "xml"], 2, "table or json"),
        (["--name", "overview", "--format", "ttl"], 2, "gives rows"),
    ],
    ids=["name", "missing", "actor", "unknown", "date", "article", "pair", "two", "alone", "list", "triples"],
)
def test_a_mistake_is_told_with_what_is_taken(store: Path, arguments: list[str], code: int, told: str) -> None:
    done = call("query", *arguments, "--store", store)
    assert (done.returncode, done.stdout) == (code, b"")
    assert told in " ".join(done.stderr.decode("utf-8").replace("│", " ").split())
