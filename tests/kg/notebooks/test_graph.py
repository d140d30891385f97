"""`from kg import Graph` over a real store: results, tables, networks, SPARQL, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import rdflib

from kg import Graph
from kg.errors import InputError, NotFoundError, QueryError, TooLargeError
from kg.notebooks import NetworkResult, RowsResult, tables
from kg.notebooks.tables import MissingExtraError
from kg.stores.worker import QueryPool
from tests.newsroom import ATTACK, NORTHLAND, VANYA, fill, newsroom
from tests.serving import serving

PREFIX = "PREFIX cg: <https://w3id.org/claimgraph/ns#>\n"


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """The newsroom."""
    with Graph(fill()) as opened:
        yield opened


def test_importing_the_package_stays_cheap() -> None:
    heavy = "{'networkx', 'rdflib', 'polars', 'pandas', 'kg.notebooks'}"
    code = f"import sys, kg; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603  our own code
    assert done.stdout.strip() == b"[]"


def test_a_store_in_a_folder_is_opened_and_let_go(tmp_path: Path) -> None:
    fill().snapshot(tmp_path / "store")
    with Graph.open(tmp_path / "store") as first:
        assert first.counts().disputes == 1
    with Graph.open(str(tmp_path / "store")) as again:
        assert "in 1 disputes" in repr(again)
    with pytest.raises(NotFoundError, match="no store in"):
        Graph.open(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_running_server_is_opened_by_its_address(graph: Graph) -> None:
    pool = QueryPool(graph.store, workers=1, deadline_seconds=8.0, memory_bytes=1_000_000_000, row_limit=10_000)
    try:
        with serving(graph.store, pool) as address, Graph.open(f"{address}/sparql") as remote:
            assert remote.contradictions().records == graph.contradictions().records
            assert remote.network("dispute").table == graph.network("dispute").table
            assert len(remote.query("contradictions")) == 3
    finally:
        pool.close()


def test_contradictions_are_records_with_both_quotes(graph: Graph) -> None:
    found = graph.contradictions()
    assert [pair.confidence for pair in found] == [0.86, 0.71, 0.64]
    assert all(pair.a.quote and pair.b.quote for pair in found)
    assert (found.has_more, repr(found)) == (False, "<3 contradictions>")
    assert [pair.kind for pair in graph.contradictions(level="position")] == ["position-change"]
    assert [pair.confidence for pair in graph.contradictions(min_confidence=0.8)] == [0.86]
    assert [pair.is_undecided for pair in graph.contradictions(undecided=True)] == [True]


def test_a_result_says_when_there_is_more(graph: Graph) -> None:
    found = graph.contradictions(limit=1)
    assert (len(found), found.has_more) == (1, True)
    assert "and there are more" in found.title
    with pytest.raises(TooLargeError):
        graph.contradictions(limit=10_001)
    with pytest.raises(InputError):
        graph.contradictions(limit=0)


def test_actors_are_found_by_name_in_any_script(graph: Graph) -> None:
    by_name, by_iri = graph.contradictions(actor="Ваня Орлова"), graph.contradictions(actor=VANYA.iri)
    assert by_name.records == by_iri.records != ()
    with pytest.raises(NotFoundError, match="no actor"):
        graph.contradictions(actor="Nobody At All")


def test_every_result_is_the_same_table_in_pandas_and_polars(graph: Graph) -> None:
    results = (
        graph.contradictions(), graph.disputes(), graph.statements(), graph.timeline("Orlova"), graph.claims(),
        graph.actors(), graph.contradictions(min_confidence=1.0),
    )  # fmt: skip
    words = {pl.String: "string", pl.Float64: "float64", pl.Int64: "Int64", pl.Date: "datetime64"}
    for result in results:
        pandas, polars = result.to_pandas(), result.to_polars()
        assert list(pandas.columns) == polars.columns
        assert len(pandas) == len(polars) == len(result)
        for name, kind in polars.schema.items():
            assert str(pandas[name].dtype).startswith(words[type(kind)])
            assert pandas[name].isna().tolist() == polars[name].is_null().to_list()
    first = graph.contradictions().to_polars().row(0, named=True)
    assert (first["a_quote"], first["confidence"]) == (graph.contradictions()[0].a.quote, 0.86)


def test_contradictions_as_a_network_tie_speakers_with_both_quotes(graph: Graph) -> None:
    network = graph.contradictions().to_networkx()
    assert network.number_of_edges() == 3
    assert network.nodes[VANYA.iri]["label"] == "Vanya Orlova"
    assert all(tie["a_quote"] and tie["b_quote"] for *_, tie in network.edges(data=True))
    assert network.has_edge(VANYA.iri, VANYA.iri)  # a change of position is between two statements of one


def test_other_results_as_networks(graph: Graph) -> None:
    assert graph.statements(actor=VANYA.iri).to_networkx().has_edge(VANYA.iri, ATTACK.iri)
    assert graph.disputes().to_networkx().has_edge(NORTHLAND.iri, newsroom().disputes[0].iri)
    assert set(graph.actors("Orlova").to_networkx()) == {VANYA.iri}
    assert ATTACK.iri in graph.claims().to_networkx()


def test_a_timeline_marks_changes(graph: Graph) -> None:
    found = graph.timeline("Vanya Orlova")
    assert found.to_polars()["change"].drop_nulls().to_list() == ["reversed"]
    assert len(graph.timeline(VANYA.iri, since=date(2020, 10, 9))) == 1


def test_statements_are_narrowed_by_words_of_the_vocabulary(graph: Graph) -> None:
    assert {one.act for one in graph.statements(act="deny")} == {"deny"}
    assert len(graph.statements(claim=ATTACK.iri.rsplit("/", 1)[-1])) == len(graph.statements(claim=ATTACK.iri)) > 0
    with pytest.raises(InputError, match="expected"):
        graph.statements(act="shout")


def test_select_gives_rows_of_python_values(graph: Graph) -> None:
    rows = graph.sparql(
        PREFIX + "SELECT ?quote ?day ?depth ?confidence ?none WHERE { ?s cg:speaker ?speaker ; cg:quote ?quote ;"
        " cg:saidNotAfter ?day ; cg:attributionDepth ?depth ; cg:confidence ?confidence } ORDER BY ?day ?quote",
        speaker=VANYA.iri,
    )
    assert isinstance(rows, RowsResult)
    assert (type(rows[0]["day"]), type(rows[0]["depth"]), type(rows[0]["confidence"])) == (date, int, float)
    assert rows[0]["none"] is None
    assert rows.to_polars().schema["day"] == pl.Date
    assert str(rows.to_pandas()["day"].dtype).startswith("datetime64")


def test_parameters_are_bound_and_never_pasted(graph: Graph) -> None:
    nasty = '" } DELETE WHERE { ?s ?p ?o } #'
    found = graph.sparql("SELECT ?s WHERE { ?s ?p ?words }", words=nasty)
    assert isinstance(found, RowsResult)
    assert len(found) == 0
    assert graph.counts().articles == 4
    with pytest.raises(QueryError):
        graph.sparql("SELECT ?s WHERE { ?s ?p ?o }", o="http://bad iri/>")


def test_words_are_searched_and_may_be_a_parameter(graph: Graph) -> None:
    search = "PREFIX text: <https://w3id.org/claimgraph/text#> " + PREFIX
    found = graph.sparql(search + "SELECT ?q WHERE { ?s text:matches ?words ; cg:quote ?q }", words="serangan riverton")
    assert "serangan di Riverton" in [row["q"] for row in found]


def test_construct_gives_an_rdflib_graph_and_ask_a_bool(graph: Graph) -> None:
    made = graph.sparql(PREFIX + "CONSTRUCT { ?s cg:quote ?q } WHERE { ?s cg:quote ?q }")
    assert isinstance(made, rdflib.Graph)
    assert len(made) == len(graph.statements())
    assert graph.sparql(PREFIX + "ASK { ?s a cg:Dispute }") is True


def test_too_many_rows_are_refused_and_not_cut(graph: Graph) -> None:
    with pytest.raises(TooLargeError):
        graph.sparql("SELECT * WHERE { ?s ?p ?o }", limit_rows=10)


def test_rows_as_a_network(graph: Graph) -> None:
    rows = graph.query("contradictions")
    assert rows.to_networkx("aSpeaker", "bSpeaker").number_of_edges() == len(rows) > 0
    with pytest.raises(InputError, match="no columns"):
        rows.to_networkx("aSpeaker", "nothing")


def test_example_queries_are_listed_and_take_values_of_python(graph: Graph) -> None:
    known = graph.queries().to_polars()["name"].to_list()
    assert len(known) >= 30
    assert {"contradictions", "position-changes"} <= set(known)
    assert [row["confidence"] for row in graph.query("contradictions", sureness=0.8)] == [0.86]


def test_named_queries_say_what_they_take(graph: Graph) -> None:
    with pytest.raises(NotFoundError):
        graph.query("no-such-query")
    with pytest.raises(QueryError):
        graph.query("contradictions", nonsense=VANYA.iri)
    assert len(graph.query("actor-timeline", actor="Orlova", since=date(2020, 10, 6))) == 1


def test_the_store_is_an_rdflib_dataset(graph: Graph) -> None:
    dispute = rdflib.URIRef("https://w3id.org/claimgraph/ns#Dispute")
    # The default graph: rdflib 7.6 warns of its own calls where the dataset itself is asked.
    found = graph.as_rdflib().default_graph.subjects(rdflib.RDF.type, dispute)
    assert [str(one) for one in found] == [newsroom().disputes[0].iri]


def test_networks_of_actors(graph: Graph, tmp_path: Path) -> None:
    found = graph.network("alignment", over="disputes")
    assert isinstance(found, NetworkResult)
    assert [len(group) for group in found.communities()] == [2, 1]
    assert set(found.to_polars()["agreements"].to_list()) == {0, 1}
    assert set(found.to_networkx().nodes[NORTHLAND.iri]) >= {"x", "y", "community", "label"}
    assert found.save(tmp_path / "network.gexf").read_bytes().startswith(b"<?xml")
    assert len(graph.network("dispute", by="speaker", min_confidence=0.8)) == 1
    with pytest.raises(InputError):
        found.save(tmp_path / "network.pdf")
    with pytest.raises(TooLargeError):
        graph.network(max_actors=10_000)


def test_a_missing_package_names_its_extra() -> None:
    with pytest.raises(MissingExtraError, match=r"pip install 'claimgraph\[notebook\]'"):
        tables.load("no_such_package_at_all", extra="notebook")
