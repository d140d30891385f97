"""The update texts that every store sends: each is a single SPARQL request, so that it happens whole or not at all.

Quads become text by pyoxigraph's own N-Triples writer, parameters by `kg.stores.binding`: nothing is escaped by hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.ids import sha256
from kg.stores import cleaning, files
from kg.stores.base import CATALOG_GRAPH, CURATED_GRAPHS, DERIVED_GRAPHS, REVIEW_GRAPHS, Change
from kg.stores.binding import bind

MAX_NAMED = 1_000  # graphs that one note in the log may name; past it the note says that anything may have changed
MAX_LOG = 20_000  # writes that an index may have missed and still catch up with; older ones mean building it anew
ANYTHING = CATALOG_GRAPH  # said to be changed by a write of which nobody knows what it changed
_VERSION = "next-version.ru"
_OBJECTS = (NamedNode, Literal)


@dataclass(frozen=True, slots=True)
class Replacement:
    """What whole graphs shall hold: their IRIs, and quads of these graphs without doubles, in a fixed order.

    `digest` is a checksum of it, by which every kind of store counts its versions. `is_article`: derived facts that
    stand on what the graph no longer holds go as well.
    """

    graphs: tuple[str, ...]
    quads: tuple[Quad, ...]
    digest: str
    is_article: bool = False


def replace_article(graph: str, quads: Iterable[Quad]) -> Replacement:
    """These quads in place of an article's graph; none to delete it."""
    return _replacement((graph,), quads, is_article=True)


def replace_derived(quads: Iterable[Quad]) -> Replacement:
    """These quads in place of all derived graphs."""
    return _replacement(DERIVED_GRAPHS, quads)


def put_reference(quads: Iterable[Quad]) -> Replacement:
    """These quads in place of those curated graphs that they name."""
    found = tuple(quads)
    named = {str(quad.graph_name)[1:-1] for quad in found}
    return _replacement(
        tuple(graph for graph in sorted(CURATED_GRAPHS) if graph in named), found, allowed=CURATED_GRAPHS
    )


def put_review(review: str, quads: Iterable[Quad]) -> Replacement:
    """One review in its own graph."""
    graph = REVIEW_GRAPHS + review.rsplit("/", 1)[-1]
    return _replacement((graph,), quads)


def write_whole(wanted: Replacement, known: Iterable[NamedNode] = ()) -> str:
    """The request that drops the graphs and inserts all quads, whatever the store holds.

    Args:
        wanted: what the graphs shall hold.
        known: the nodes of an article's old content that derived facts may stand on (`article-nodes.rq`).
    """
    drops = [bind(files.body("drop-graph.ru"), {"graph": NamedNode(graph)}) for graph in wanted.graphs]
    inserts = [_data("INSERT", wanted.quads, [quad.triple for quad in wanted.quads])] if wanted.quads else []
    gone = set(known) - {quad.subject for quad in wanted.quads}
    return _concluded((*drops, *inserts), wanted, cleaning.steps(gone) if wanted.is_article else ())


def write_difference(
    wanted: Replacement,
    removed: Collection[Quad],
    lost: Collection[Triple],
    added: Collection[Quad],
    cleaned: Sequence[str],
) -> str:
    """The request that changes the graphs no more than is needed.

    Args:
        wanted: what the graphs hold afterwards.
        removed: quads that they hold now and shall not.
        lost: triples that no graph holds afterwards: they leave the default graph too.
        added: quads that they do not hold yet.
        cleaned: the steps of the cleaning, see `kg.stores.cleaning`.
    """
    kept = {str(quad.graph_name)[1:-1] for quad in wanted.quads}
    steps = [_data("DELETE", removed, lost)] if removed else []
    steps += [_data("INSERT", added, [quad.triple for quad in added])] if added else []
    steps += [f"DROP SILENT GRAPH {NamedNode(graph)}" for graph in wanted.graphs if graph not in kept]
    return _concluded(steps, wanted, cleaned)


def emptying(asked: Change, version: str) -> str:
    """The request that drops everything and writes what comes in its place; the chain of versions goes on.

    It holds data only. Then the engine drops everything at once; with a pattern anywhere in the same request it takes
    quad by quad, which took 6 s at a hundred thousand quads and over two minutes at a million.

    Args:
        asked: what comes.
        version: of the store before it.
    """
    old = "" if version == "0" else version
    new = sha256(old + sha256("".join(sorted(str(check_kept(quad)) for quad in asked.inserted))))
    catalog, before, after = (NamedNode(CATALOG_GRAPH + end) for end in ("", f"/{version}", f"/{new}"))
    log = f"{CATALOG_GRAPH}#"
    notes = (
        Triple(catalog, NamedNode("http://www.w3.org/2002/07/owl#versionInfo"), Literal(new)),
        Triple(catalog, NamedNode(f"{log}length"), Literal(1)),
        Triple(catalog, NamedNode(f"{log}oldest"), before),
        Triple(before, NamedNode(f"{log}next"), after),
        Triple(before, NamedNode(f"{log}changed"), Literal(ANYTHING)),
        Triple(before, NamedNode(f"{log}isCleaned"), Literal(value=False)),
    )
    written = f"INSERT DATA {{ GRAPH {catalog} {{\n{_lines(notes)}}} }}"
    new_data = [_data("INSERT", asked.inserted, _kept_triples(asked.inserted))] if asked.inserted else []
    return " ;\n".join(("DROP ALL", written, *new_data))


def change(asked: Change, *, gone: Collection[NamedNode] = ()) -> str:
    """The request that changes what somebody wants changed by hand and leaves something.

    Args:
        asked: what is to go and to come.
        gone: nodes that may go on which derived facts may stand.
    """
    named = f"GRAPH ?graph {{ ?s ?p ?o }} FILTER(?graph != <{CATALOG_GRAPH}>)"
    steps = [bind(files.body("drop-graph.ru"), {"graph": NamedNode(graph)}) for graph in asked.dropped]
    if asked.deleted:
        values = "\n".join(sorted({f"({t.subject} {t.predicate} {t.object})" for t in _kept_triples(asked.deleted)}))
        steps.append(f"DELETE DATA {{\n{_in_graphs(asked.deleted)}}}")
        steps.append(
            f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES (?s ?p ?o) {{\n{values}\n}} FILTER NOT EXISTS {{ {named} }} }}"
        )
    if asked.inserted:
        bare = "".join(f"{triple} .\n" for triple in _kept_triples(asked.inserted))
        steps.append(f"INSERT DATA {{\n{bare}{_in_graphs(asked.inserted)}}}")
    return _changed(steps, asked, gone)


def change_difference(
    asked: Change,
    removed: Collection[Quad],
    lost: Collection[Triple],
    added: Collection[Quad],
    gone: Collection[NamedNode],
) -> str:
    """The same request for a store that was looked at.

    Args:
        asked: what is wanted.
        removed: quads of named graphs that go.
        lost: triples that no graph holds afterwards: they leave the default graph too.
        added: quads that are not there yet.
        gone: nodes that may go on which derived facts may stand.
    """
    kept = {quad.graph_name for quad in asked.inserted}
    steps = [_data("DELETE", removed, lost)] if removed else []
    steps += [_data("INSERT", added, list(dict.fromkeys(quad.triple for quad in added)))] if added else []
    steps += [f"DROP SILENT GRAPH {NamedNode(graph)}" for graph in asked.dropped if NamedNode(graph) not in kept]
    return _changed(steps, asked, gone)


def _changed(steps: Sequence[str], asked: Change, gone: Collection[NamedNode]) -> str:
    touched = asked.graphs()
    return conclude(
        [*steps, *cleaning.steps(gone)] or ["INSERT DATA {}"],
        cleaning.prefixes(),
        changed=(ANYTHING,) if len(touched) > MAX_NAMED else touched,
        is_cleaned=bool(gone),
    )


def _in_graphs(quads: Iterable[Quad]) -> str:
    lines: dict[str, list[str]] = {}
    for quad in quads:
        lines.setdefault(str(check_kept(quad).graph_name), []).append(f"{Triple(*quad.triple)} .\n")
    return "".join(f"GRAPH {graph} {{\n{''.join(found)}}}\n" for graph, found in sorted(lines.items()))


def _kept_triples(quads: Iterable[Quad]) -> tuple[Triple, ...]:
    return tuple(sorted({check_kept(quad).triple for quad in quads}, key=str))


def filling(pieces: Iterable[bytes]) -> str:
    """The request that writes N-Quads of any named graphs into a store that is empty."""
    try:
        found = [check_kept(quad) for piece in pieces for quad in parse(piece, format=RdfFormat.N_QUADS)]
    except SyntaxError as error:
        raise ValueError(str(error)) from error
    graphs = tuple(sorted({str(quad.graph_name)[1:-1] for quad in found}))
    return write_whole(_replacement(graphs, found))


def filled(digest: str) -> str:
    """The request that moves the version on after quads with this checksum were written past the updates."""
    return conclude((f"# {digest}\nINSERT DATA {{}}",), changed=(ANYTHING,))


def check_kept(quad: Quad) -> Quad:
    """The quad itself.

    Raises:
        ValueError: it is in the default graph or among the store's own notes, or holds a blank node, a
            triple term or a text with a base direction: what RDF 1.1 does not have, or what no content names.
    """
    if not isinstance(quad.graph_name, NamedNode) or quad.graph_name.value.startswith(CATALOG_GRAPH):
        raise ValueError(f"only named graphs are kept, and not {CATALOG_GRAPH}: {quad}")
    if not _is_kept(quad) or (isinstance(quad.object, Literal) and quad.object.direction is not None):
        raise ValueError(f"blank nodes, triple terms and texts with a base direction are not kept: {quad}")
    return quad


def _concluded(steps: Iterable[str], wanted: Replacement, cleaned: Sequence[str]) -> str:
    """The request of these steps, and of those of the cleaning."""
    return conclude(
        (*steps, *cleaned),
        cleaning.prefixes(),
        changed=wanted.graphs,
        is_cleaned=bool(cleaned),
        digest=wanted.digest,
    )


def conclude(
    steps: Sequence[str],
    prefixes: Iterable[str] = (),
    *,
    changed: Iterable[str],
    is_cleaned: bool = False,
    digest: str | None = None,
) -> str:
    """One request of these updates that moves the version on: every write ends here, so that no index misses one.

    All prefixes stand at the top, because pyoxigraph 0.5.13 takes no prologue after a semicolon.

    Args:
        steps: updates without their prefixes, at least one.
        prefixes: the declarations that they need.
        changed: IRIs of the named graphs that they may change; `ANYTHING` where that is not known, which makes every
            index read the whole store again.
        is_cleaned: derived facts without ground are removed too (`kg.stores.cleaning`).
        digest: checksum of what is written, by which the version moves on; None for that of the steps.
    """
    values: dict[str, NamedNode | Literal] = {
        "catalog": NamedNode(CATALOG_GRAPH),
        "digest": Literal(digest or sha256("\n".join(steps))),
        "changed": Literal(" ".join(sorted(changed))),
        "isCleaned": Literal(is_cleaned),
        "limit": Literal(MAX_LOG),
    }
    heading = sorted({*prefixes, *files.prefixes(_VERSION)})
    return "\n".join((*heading, " ;\n".join((*steps, bind(files.body(_VERSION), values)))))


def _data(word: str, own: Iterable[Quad], bare: Collection[Triple]) -> str:
    """`INSERT DATA` or `DELETE DATA`: quads in their graphs, and triples in the default graph."""
    by_graph: dict[str, list[Triple]] = {}
    for quad in own:
        by_graph.setdefault(str(quad.graph_name), []).append(quad.triple)
    parts = [(f"GRAPH {graph} {{\n", _lines(triples), "}\n") for graph, triples in by_graph.items()]
    # The default graph nearly always changes like the one graph that does: its lines are written once.
    is_same = len(by_graph) == 1 and set(bare) == set(*by_graph.values())
    lines = parts[0][1] if is_same else _lines(bare)
    return f"{word} DATA {{\n{lines}{''.join(piece for part in parts for piece in part)}}}"


def _lines(triples: Iterable[Triple]) -> str:
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode("utf-8")


def _replacement(
    graphs: Sequence[str], quads: Iterable[Quad], *, allowed: Sequence[str] = (), is_article: bool = False
) -> Replacement:
    """The quads without doubles, in a fixed order; `allowed` are the graphs that they may be in, if not only `graphs`.

    Raises:
        ValueError: a quad is in a graph that may not be written here, or holds a blank node or a triple term.
    """
    found = tuple(quads)
    # One call of the writer for all lines takes a third of the time of one for each.
    lines = (serialize(found, format=RdfFormat.N_QUADS) or b"").split(b"\n")
    by_line = dict(sorted(dict(zip(lines, found, strict=False)).items()))
    names = {NamedNode(graph) for graph in allowed or graphs}
    for quad in by_line.values():
        if quad.graph_name not in names:
            raise ValueError(f"graph {quad.graph_name} may not be written here, only {', '.join(allowed or graphs)}")
        if not _is_kept(quad):
            raise ValueError(f"blank nodes and triple terms are not kept: {Triple(*quad.triple)}")
    digest = hashlib.sha256(b"\n".join((*(graph.encode() for graph in graphs), *by_line))).hexdigest()
    return Replacement(tuple(graphs), tuple(by_line.values()), digest, is_article)


def _is_kept(quad: Quad) -> bool:
    return isinstance(quad.subject, NamedNode) and isinstance(quad.object, _OBJECTS)
