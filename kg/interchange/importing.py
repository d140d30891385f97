"""A file into a store, all or nothing: read, check against the shapes in a scratch store, then put in place.

What is refused: blank nodes (every name in the graph is made from content), triples outside named graphs, the notes of
a store, an article in another graph than its own, whatever breaks a shape, and too many quads. Graphs that somebody
else wrote to the store come along as they are.
"""

from __future__ import annotations

import shutil
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InputError
from kg.graph import validate
from kg.graph.vocabulary import Class, Outside
from kg.ids import graph_iri
from kg.interchange import merging, registry
from kg.interchange.formats import Format
from kg.stores import OxigraphStore, open_store, pieces
from kg.stores.base import ARTICLE_GRAPHS, CATALOG_GRAPH, REVIEW_GRAPHS, Store, select, text

MOST_QUADS = 20_000_000  # about 5 GB of N-Quads; a larger graph is cut by article and loaded where it is to stay
MOST_NAMED = 10  # violations in one message
# Parts of a package tell which of the two table formats it is.
_BY_PART: Mapping[str, str] = MappingProxyType({".csv": "csv", ".parquet": "parquet"})
# Counted by the engine: reading a million quads to count them takes ten seconds.
_SIZE = f"SELECT (COUNT(*) AS ?quads) {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{CATALOG_GRAPH}>) }}"
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What the file holds, and what of it the store held before."""

    quads: int
    articles: int
    reviews: int
    replaced: int = 0  # graphs that the store held with other content
    unchanged: int = 0  # graphs that it held alike


def form_of(source: Path) -> Format:
    """The format of this file or folder, by the end of its name, or by what a folder or zip holds.

    Raises:
        InputError: no format that can be read back fits.
    """
    name = source.suffix.removeprefix(".").lower()
    if source.is_dir() or name == "zip":
        parts = {_BY_PART.get(Path(part).suffix) for part in _parts(source)} - {None}
        name = str(parts.pop()) if len(parts) == 1 else ""
    readable = registry.readable()
    if name not in readable:
        raise InputError(f"{source}: no format that can be imported; expected one of {', '.join(readable)}")
    return registry.find(name)


def import_file(
    source: Path,
    place: str,
    *,
    most_quads: int = MOST_QUADS,
    is_replacing: bool = False,
    derive: Callable[[Store], object] | None = None,
    tell: Tell = lambda _: None,
) -> Imported:
    """Put what a file holds into a store, all of it or nothing.

    A store that holds something already keeps it: articles, reviews and other graphs that it does not know are added,
    those that it holds alike are left alone, and its derived facts are worked out anew over all articles.

    Args:
        source: the file or folder.
        place: folder of the store, missing or not; or the address of an endpoint that holds nothing.
        most_quads: more are refused.
        is_replacing: a graph that the store holds with other content gets that of the file; else the file is refused.
        derive: works out the derived facts of a store that held something before; None to refuse such a store.
        tell: is told what goes on.

    Raises:
        InputError: the file is refused; the text says where and why. Nothing was changed.
        BusyError: another program has the store open.
        StoreError: the endpoint holds something already, or the store cannot be written.
    """
    if not source.exists():
        raise InputError(f"there is no {source}")
    form = form_of(source)
    target = None if "://" in place else Path(place)
    if target is not None:
        target = target.resolve() if target.is_symlink() else target
        target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".claimgraph-import-", dir=target.parent if target else None) as folder:
        made = Path(folder) / "store"
        with _holding(OxigraphStore(made)) as scratch:
            tell(f"reading {source.name} as {form.name}")
            found = _filled(scratch, form, source, most_quads)
            tell(f"checking {found.quads} quads of {found.articles} articles")
            _check(scratch, source)
            if target is None:
                _send(scratch, place)
            elif not _is_free(target):
                if derive is None:
                    raise InputError(
                        f"{target} holds something already: import into a new folder, or say how to derive"
                    )
                way = _Way(is_replacing, derive, tell)
                return _merged(scratch, target, Path(folder), source=source, way=way, found=found)
        if target is not None:
            if target.exists():
                target.rmdir()
            shutil.move(made, target)
    return found


@dataclass(frozen=True, slots=True)
class _Way:
    """How a file is put into a store that holds something."""

    is_replacing: bool
    derive: Callable[[Store], object]
    tell: Tell


def _merged(scratch: Store, target: Path, folder: Path, *, source: Path, way: _Way, found: Imported) -> Imported:
    """Write a copy of the store, and put it in the store's place when all of it is right.

    The store stays locked until just before that, so that no other program writes what would then be lost.
    """
    copy = folder / "copy"
    with _holding(OxigraphStore(target)) as held:
        plan = merging.compare(held, scratch)
        if plan.other and not way.is_replacing:
            raise InputError(_difference(plan.other, source, target))
        if plan.is_idle:
            return replace(found, unchanged=len(plan.same))
        way.tell(f"{len(plan.new)} new graphs, {len(plan.other)} replaced, {len(plan.same)} the same as before")
        held.snapshot(copy)
        with _holding(OxigraphStore(copy)) as written:
            merging.write(written, scratch, plan)
            way.tell("working out the derived facts anew")
            way.derive(written)
    old = folder / "old"
    target.rename(old)
    try:
        copy.rename(target)
    except OSError:
        old.rename(target)
        raise
    return replace(found, replaced=len(plan.other), unchanged=len(plan.same))


@contextmanager
def _holding(store: OxigraphStore) -> Iterator[OxigraphStore]:
    try:
        yield store
    finally:
        store.close()


def _difference(graphs: tuple[str, ...], source: Path, target: Path) -> str:
    named = "\n".join(graphs[:MOST_NAMED])
    more = f"\n… and {len(graphs) - MOST_NAMED} more" if len(graphs) > MOST_NAMED else ""
    return (
        f"{source.name}: {target} holds these with other content; nothing was changed "
        f"(`--replace` takes them from the file):\n{named}{more}"
    )


def _parts(source: Path) -> Iterator[str]:
    if source.is_dir():
        yield from (path.name for path in source.iterdir())
        return
    try:
        with zipfile.ZipFile(source) as archive:
            yield from archive.namelist()
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(f"{source} is no zip that can be read: {error}") from error


def _is_free(target: Path) -> bool:
    """Is there nothing in this folder yet?

    Raises:
        InputError: there is something, but it is no store.
    """
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return True
    if not (target / "CURRENT").is_file():  # every folder of the engine's database has it
        raise InputError(f"{target} holds something that is no store: import into a store or a new folder")
    return False


def _send(scratch: Store, place: str) -> None:
    store = open_store(place)
    try:
        store.fill(pieces.of_quads(scratch.quads()))
    finally:
        store.close()


def _filled(scratch: OxigraphStore, form: Format, source: Path, most_quads: int) -> Imported:
    if form.read is None:
        raise InputError(f"{form.name} cannot be read back")
    quads = _checked(form.read(source), source, most_quads)
    if form.name == "nq" and source.is_file():
        try:
            scratch.fill(_counted(pieces.of_file(source), source, most_quads))
        except ValueError as error:
            deque(quads, maxlen=0)  # once more quad by quad: this error tells the line
            raise InputError(f"{source.name}: {error}") from error
    else:
        scratch.fill(pieces.of_quads(quads))
    graphs = scratch.graphs()
    if not graphs:
        raise InputError(f"{source.name} holds no quads")
    return Imported(
        int(text(select(scratch, _SIZE).rows[0][0]) or 0),
        sum(graph.startswith(ARTICLE_GRAPHS) for graph in graphs),
        sum(graph.startswith(REVIEW_GRAPHS) for graph in graphs),
    )


def _counted(parts: Iterable[bytes], source: Path, most_quads: int) -> Iterator[bytes]:
    """The pieces, as long as there are not too many lines in them; one line holds one quad at most."""
    lines = 0
    for piece in parts:
        lines += piece.count(b"\n")
        if lines > most_quads:
            raise InputError(f"{source.name} holds more than {most_quads} quads, or that many lines")
        yield piece


def _checked(quads: Iterable[Quad], source: Path, most_quads: int) -> Iterator[Quad]:
    """The quads that a store may hold.

    Raises:
        InputError: at the first that it may not, or one too many.
    """
    for number, quad in enumerate(quads, start=1):
        if number > most_quads:
            raise InputError(f"{source.name} holds more than {most_quads} quads")
        reason = _reason_against(quad)
        if reason is not None:
            raise InputError(f"{source.name}, {_place(source, number)}: {reason}: {str(quad)[:300]}")
        yield quad


def _place(source: Path, number: int) -> str:
    """Where the quad with this number stands: its line, where quads have lines of their own."""
    if source.suffix != ".nq":
        return f"quad {number}"
    with source.open("rb") as file:
        held = (line for line, told in enumerate(file, start=1) if told.strip() and not told.lstrip().startswith(b"#"))
        return f"line {next(islice(held, number - 1, None), number)}"


def _reason_against(quad: Quad) -> str | None:
    if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode | Literal):
        return "blank nodes and triple terms are not kept, every thing has a name made from its content"
    if isinstance(quad.object, Literal) and quad.object.direction is not None:
        return "texts with a base direction are not kept"
    if not isinstance(quad.graph_name, NamedNode):
        return "this triple stands in no named graph"
    if quad.graph_name.value.startswith(CATALOG_GRAPH):
        return "a store makes its own notes, they are not imported"
    return None


def _check(scratch: Store, source: Path) -> None:
    """Check what was read against the shapes, and that each article stands in its own graph.

    Raises:
        InputError: something is wrong; the first mistakes are named.
    """
    wrong = [*_strays(scratch)]
    if not wrong:
        report = validate.check_store(scratch)
        wrong = [f"{found.focus}: {found.message}" for found in report.violations]
    if wrong:
        more = f"\n… and {len(wrong) - MOST_NAMED} more" if len(wrong) > MOST_NAMED else ""
        raise InputError(f"{source.name} breaks the shapes of the ontology:\n" + "\n".join(wrong[:MOST_NAMED]) + more)


def _strays(scratch: Store) -> Iterator[str]:
    for graph in scratch.graphs():
        if graph.startswith((ARTICLE_GRAPHS, REVIEW_GRAPHS)):
            kinds = (Class.ARTICLE,) if graph.startswith(ARTICLE_GRAPHS) else merging.REVIEWS
            typed = (q.subject for q in scratch.quads(graph) if q.predicate == Outside.RDF_TYPE and q.object in kinds)
            if [_graph_of(str(node)[1:-1]) for node in typed] != [graph]:
                yield f"{graph}: expected exactly the article or review that this graph is named after"


def _graph_of(name: str) -> str:
    """The graph in which this article or review must stand."""
    return graph_iri(name) if "/id/article/" in name else REVIEW_GRAPHS + name.rsplit("/", 1)[-1]
