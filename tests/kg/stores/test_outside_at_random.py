"""Any series of updates from outside leaves the default graph the union of the named graphs, and does what it says."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from kg.stores import OxigraphStore
from kg.stores.base import OWN_GRAPH
from tests.kg.stores.writing import PREFIX, union_holds, writer_of

_NODES = st.sampled_from([":a", ":b", ":c", "1", "'x'@en"])
_GRAPHS = st.sampled_from([":g", ":h", ":i"])
_QUADS = st.builds(
    lambda s, o, g: (f"{s} :p {o} .", g), st.sampled_from([":a", ":b", ":c"]), _NODES, st.none() | _GRAPHS
)
_BLOCKS = st.lists(_QUADS, min_size=1, max_size=4).map(
    lambda quads: " ".join(text if graph is None else f"GRAPH {graph} {{ {text} }}" for text, graph in quads)
)
_PLACES = st.sampled_from(["DEFAULT", ":g", ":h", ":i"])
_GROUND = st.one_of(
    _BLOCKS.map("INSERT DATA {{ {} }}".format),
    _BLOCKS.map("INSERT DATA {{ {} }}".format),
    _BLOCKS.map("DELETE DATA {{ {} }}".format),
    _GRAPHS.map("CLEAR GRAPH {}".format),
    st.sampled_from(["CLEAR DEFAULT", "DROP ALL"]),
)
_LOOKING = st.one_of(
    st.builds("{} SILENT {} TO {}".format, st.sampled_from(["ADD", "MOVE", "COPY"]), _PLACES, _PLACES),
    st.sampled_from([
        "DELETE { ?s :p ?o } WHERE { ?s :p ?o }",
        "DELETE WHERE { GRAPH ?g { :a ?p ?o } }",
        "INSERT { GRAPH :i { ?o :p [ :p ?s ] } } WHERE { ?s :p ?o FILTER(isIRI(?o)) }",
        "WITH :g DELETE { ?s :p ?o } INSERT { ?s :q ?o } WHERE { ?s :p ?o }",
        "INSERT { ?s ?p ?o } USING :h WHERE { ?s ?p ?o }",
        "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH :h { ?s ?p ?g } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DROP NAMED",
    ]),
)  # fmt: skip
_UPDATES = st.lists(st.one_of(_GROUND, _GROUND, _LOOKING), min_size=1, max_size=4).map(" ;\n".join)


@given(updates=st.lists(_UPDATES, min_size=1, max_size=4))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_updates_leave_the_default_graph_the_union(updates: list[str]) -> None:
    store = OxigraphStore()
    writer = writer_of(store)
    for update in updates:
        writer.update(PREFIX + update)
        assert union_holds(store)
        assert set(store.graphs()) == {str(quad.graph_name)[1:-1] for quad in store.quads()}


@given(updates=st.lists(st.lists(_GROUND, min_size=1, max_size=5), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_updates_by_name_do_what_the_engine_does(updates: list[list[str]]) -> None:
    """The same operations on a plain store of the engine, whose default graph stands for ours."""
    store, plain = OxigraphStore(), ox.Store()
    for operations in updates:
        writer_of(store).update(PREFIX + " ;\n".join(operations))
        plain.update(PREFIX + " ;\n".join(operations).replace("CLEAR GRAPH", "CLEAR SILENT GRAPH"))
    own = {
        str(Quad(q.subject, q.predicate, q.object)) if str(q.graph_name) == f"<{OWN_GRAPH}>" else str(q)
        for q in store.quads()
    }
    assert own == {str(quad) for quad in plain}
    assert union_holds(store)
