"""The networks command as people and scripts see it, over a store in a folder; one test starts a process."""

from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx
import pytest

from tests.kg.cli.running import Done, call, run
from tests.newsroom import NORTHLAND, OUTLET, SOUTHLAND, fill


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom's store in a folder."""
    folder = tmp_path_factory.mktemp("networks") / "store"
    fill().snapshot(folder)
    return folder


def networks(store: Path, *arguments: str) -> Done:
    return call("networks", *arguments, "--store", store)


def test_the_summary_names_ties_actors_communities_and_balance(store: Path) -> None:
    done = run("networks", "alignment", "--over", "disputes", "--store", store)
    text = done.stdout.decode()
    assert done.returncode == 0
    assert [line for line in text.splitlines() if line.startswith(("Ties", "Actors", "Communities", "Balance"))] == [
        "Ties: 3",
        "Actors: 3",
        "Communities of actors who take the same positions: 1",
        "Balance: 1 of 1 triples balance (+++ 0, ++- 0, +-- 1, --- 0)",
    ]
    assert "0 of 3 ties fit no division into two camps" in text


def test_pairs_print_both_quotes(store: Path) -> None:
    done = networks(store, "dispute", "--show", "pairs", "--actor", SOUTHLAND.labels["en"])
    assert "serangan di Riverton" in done.stdout.decode()
    assert "We did not fire at anyone" in done.stdout.decode()


def test_json_is_one_object_with_days_as_text(store: Path) -> None:
    found = json.loads(networks(store, "dispute", "--format", "json").stdout)
    assert {actor["iri"] for actor in found["actors"]} == {NORTHLAND.iri, OUTLET.iri, SOUTHLAND.iri}
    assert {tie["first"] for tie in found["ties"]} == {"2020-10-05"}
    changes = json.loads(networks(store, "dispute", "--show", "changes", "--format", "json").stdout)
    assert [(window["first"], window["ties"]) for window in changes] == [("2020-10-01", 2)]


def test_files_for_gephi_go_to_stdout(store: Path) -> None:
    done = networks(store, "dispute", "--format", "gexf")
    assert len(nx.read_gexf(io.BytesIO(done.stdout))) == 3


def test_what_is_left_out_is_told_on_stderr(store: Path) -> None:
    done = networks(store, "dispute", "--max-ties", "1")
    assert "1 ties are beyond --max-actors and --max-ties" in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("dispute", "--since", "yesterday"), 2),
        (("dispute", "--max-actors", "100000"), 1),
        (("dispute", "--show", "pairs", "--actor", "Nobody"), 1),
    ],
    ids=["day", "bound", "actor"],
)
def test_what_cannot_be_asked_is_refused_without_output(store: Path, arguments: tuple[str, ...], code: int) -> None:
    done = networks(store, *arguments)
    assert (done.returncode, done.stdout) == (code, b"")
    assert done.stderr
