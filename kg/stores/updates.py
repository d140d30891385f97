"""The update texts that every store sends: each is a single SPARQL request, so that it happens whole or not at all.

Quads become text by pyoxigraph's own N-Triples writer, parameters by `kg.stores.binding`: nothing is escaped by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.ids import sha256
from kg.stores import files
from kg.stores.base import CATALOG_GRAPH, DERIVED_GRAPHS, REFERENCE_GRAPH, REVIEW_GRAPHS, VOCABULARY_GRAPH, Change
from kg.stores.binding import bind

MAX_NAMED = 1_000  # graphs that one note in the log may name; past it the note says that anything may have changed
MAX_LOG = 20_000  # writes that an index may have missed and still catch up with; older ones mean building it anew
ANYTHING = CATALOG_GRAPH  # said to be changed by a write of which nobody knows what it changed
_VERSION = "next-version.ru"
_CURATED = (REFERENCE_GRAPH, VOCABULARY_GRAPH)


def replace_article(graph: str, quads: Iterable[Quad], known: Iterable[NamedNode]) -> str:
    """The request that puts these quads in place of an article's graph and removes what then stands on nothing.

    Args:
        graph: IRI of the article's graph.
        quads: its new content; none to delete it.
        known: the nodes of its old content that derived facts may stand on (`article-nodes.rq`). Looking for derived
            facts without ground takes time in proportion to all of them, so it is done only when such a node goes.
    """
    checked = _checked(quads, allowed=(graph,))
    is_gap = bool(set(known) - {quad.subject for quad in checked})
    return _replacement((graph,), checked, *(("clean-derived.ru",) if is_gap else ()))


def replace_derived(quads: Iterable[Quad]) -> str:
    """The request that rewrites all derived graphs."""
    return _replacement(DERIVED_GRAPHS, _checked(quads, allowed=DERIVED_GRAPHS))


def put_reference(quads: Iterable[Quad]) -> str:
    """The request that rewrites those curated graphs that the quads name."""
    checked = _checked(quads, allowed=_CURATED)
    named = sorted({str(quad.graph_name)[1:-1] for quad in checked})
    return _replacement(named, checked)


def put_review(review: str, quads: Iterable[Quad]) -> str:
    """The request that writes one review into its own graph."""
    graph = REVIEW_GRAPHS + review.rsplit("/", 1)[-1]
    return _replacement((graph,), _checked(quads, allowed=(graph,)))


def change(asked: Change, *, graphs: Sequence[str] = (), is_gap: bool = False) -> str:
    """The request that changes what somebody wants changed by hand.

    Args:
        asked: what is to go and to come.
        graphs: IRIs of all named graphs of the store; needed only where everything goes.
        is_gap: nodes go on which derived facts may stand.
    """
    everything = graphs if asked.is_emptied else ()
    named = f"GRAPH ?graph {{ ?s ?p ?o }} FILTER(?graph != <{CATALOG_GRAPH}>)"
    steps = [
        *(("CLEAR DEFAULT",) if asked.is_emptied else ()),
        *(f"DROP SILENT GRAPH {NamedNode(graph)}" for graph in everything),
        *(bind(files.body("drop-graph.ru"), {"graph": NamedNode(graph)}) for graph in asked.dropped),
    ]
    if asked.deleted:
        values = "\n".join(sorted({f"({t.subject} {t.predicate} {t.object})" for t in _kept_triples(asked.deleted)}))
        steps.append(f"DELETE DATA {{\n{_in_graphs(asked.deleted)}}}")
        steps.append(
            f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES (?s ?p ?o) {{\n{values}\n}} FILTER NOT EXISTS {{ {named} }} }}"
        )
    if asked.inserted:
        bare = "".join(f"{triple} .\n" for triple in _kept_triples(asked.inserted))
        steps.append(f"INSERT DATA {{\n{bare}{_in_graphs(asked.inserted)}}}")
    after = ("clean-derived.ru",) if is_gap else ()
    touched = asked.graphs()
    return conclude(
        [*steps, *map(files.body, after)] or ["INSERT DATA {}"],
        [line for name in after for line in files.prefixes(name)],
        changed=(ANYTHING,) if asked.is_emptied or len(touched) > MAX_NAMED else touched,
        is_cleaned=is_gap,
    )


def _in_graphs(quads: Iterable[Quad]) -> str:
    lines: dict[str, list[str]] = {}
    for quad in quads:
        lines.setdefault(str(check_kept(quad).graph_name), []).append(f"{Triple(*quad.triple)} .\n")
    return "".join(f"GRAPH {graph} {{\n{''.join(found)}}}\n" for graph, found in sorted(lines.items()))


def _kept_triples(quads: Iterable[Quad]) -> tuple[Triple, ...]:
    return tuple(sorted({check_kept(quad).triple for quad in quads}, key=str))


def filling(quads: Iterable[Quad]) -> str:
    """The request that writes quads of any named graphs into a store that is empty."""
    found = [check_kept(quad) for quad in quads]
    graphs = sorted({str(quad.graph_name)[1:-1] for quad in found})
    return _replacement(graphs, _checked(found, allowed=graphs))


def filled(digest: str) -> str:
    """The request that moves the version on after quads with this checksum were written past the updates."""
    return conclude((f"# {digest}\nINSERT DATA {{}}",), changed=(ANYTHING,))


def check_kept(quad: Quad) -> Quad:
    """The quad itself.

    Raises:
        ValueError: it is in the default graph or among the store's own notes, or holds a blank node or a triple term.
    """
    if not isinstance(quad.graph_name, NamedNode) or quad.graph_name.value == CATALOG_GRAPH:
        raise ValueError(f"only named graphs are kept, and not {CATALOG_GRAPH}: {quad}")
    if not _is_kept(quad):
        raise ValueError(f"blank nodes and triple terms are not kept: {quad}")
    return quad


def _replacement(graphs: Sequence[str], quads: Sequence[Quad], *after: str) -> str:
    """One request: drop these graphs, insert the quads, run the named files, move the version on."""
    drops = [bind(files.body("drop-graph.ru"), {"graph": NamedNode(graph)}) for graph in graphs]
    inserts = [_insertion(graph, quads) for graph in graphs]
    steps = [step for step in (*drops, *inserts, *map(files.body, after)) if step]
    prefixes = [line for name in after for line in files.prefixes(name)]
    return conclude(steps, prefixes, changed=graphs, is_cleaned="clean-derived.ru" in after)


def conclude(
    steps: Sequence[str], prefixes: Iterable[str] = (), *, changed: Iterable[str], is_cleaned: bool = False
) -> str:
    """One request of these updates that moves the version on: every write ends here, so that no index misses one.

    All prefixes stand at the top, because pyoxigraph 0.5.13 takes no prologue after a semicolon.

    Args:
        steps: updates without their prefixes, at least one.
        prefixes: the declarations that they need.
        changed: IRIs of the named graphs that they may change; `ANYTHING` where that is not known, which makes every
            index read the whole store again.
        is_cleaned: derived facts without ground are removed too (`clean-derived.ru`).
    """
    values: dict[str, NamedNode | Literal] = {
        "catalog": NamedNode(CATALOG_GRAPH),
        "digest": Literal(sha256("\n".join(steps))),
        "changed": Literal(" ".join(sorted(changed))),
        "isCleaned": Literal(is_cleaned),
        "limit": Literal(MAX_LOG),
    }
    heading = sorted({*prefixes, *files.prefixes(_VERSION)})
    return "\n".join((*heading, " ;\n".join((*steps, bind(files.body(_VERSION), values)))))


def _insertion(graph: str, quads: Sequence[Quad]) -> str:
    own = [quad for quad in quads if quad.graph_name == NamedNode(graph)]
    if not own:
        return ""
    lines = (serialize((quad.triple for quad in own), format=RdfFormat.N_TRIPLES) or b"").decode("utf-8")
    return f"INSERT DATA {{\n{lines}GRAPH <{graph}> {{\n{lines}}}\n}}"


def _checked(quads: Iterable[Quad], *, allowed: Sequence[str]) -> tuple[Quad, ...]:
    """The quads without doubles, in a fixed order.

    Raises:
        ValueError: a quad is in a graph that may not be written here, or holds a blank node or a triple term.
    """
    names = {NamedNode(graph) for graph in allowed}
    found = sorted(set(quads), key=str)
    for quad in found:
        if quad.graph_name not in names:
            raise ValueError(f"graph {quad.graph_name} may not be written here, only {', '.join(allowed)}")
        if not _is_kept(quad):
            raise ValueError(f"blank nodes and triple terms are not kept: {Triple(*quad.triple)}")
    return tuple(found)


def _is_kept(quad: Quad) -> bool:
    return isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
