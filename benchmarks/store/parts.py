"""The rows of the table in `docs/speed.md`, each measured by one function."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import quote, urlsplit

import uvicorn
from pyoxigraph import NamedNode

from api.app import create_app
from api.options import Options
from benchmarks.store import questions, rivals
from benchmarks.store.measuring import Task, Timing, compare
from benchmarks.store.questions import Question
from kg.index import counting, index_of
from kg.stores import OxigraphStore, pieces
from kg.stores.worker import QueryPool
from kg.views import claims, disputes, timelines

_PAGE = 20
_ALL = 1_000_000  # more rows than any table has


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure: rounds, and seconds for the rounds of one rival at one question.

    `has_rdflib`: rdflib is among the rivals. It takes 1.7 GB for a million quads; ten million would take 17.
    """

    repeats: int = 100
    seconds: float = 40.0
    has_rdflib: bool = True


def main_queries(file: Path, disk: OxigraphStore, plan: Plan) -> tuple[Timing, ...]:
    """The catalogue's main queries: rdflib in memory, pyoxigraph and the project's store in memory and on disk."""
    memory = OxigraphStore()
    memory.fill(pieces.of_file(file))
    asked = {
        **({rivals.RDFLIB: rivals.ask_rdflib(rivals.open_rdflib(file))} if plan.has_rdflib else {}),
        f"{rivals.RAW} memory": rivals.ask_raw(rivals.raw_of(memory)),
        f"{rivals.OWN} memory": rivals.ask_own(memory),
        f"{rivals.RAW} disk": rivals.ask_raw(rivals.raw_of(disk)),
        f"{rivals.OWN} disk": rivals.ask_own(disk),
    }
    tasks = [
        Task(question.name, name, _asking(ask, question))
        for question in questions.main_questions(disk)
        for name, ask in asked.items()
    ]
    timings = compare(tasks, repeats=plan.repeats, seconds=plan.seconds)
    memory.close()
    return timings


def ahead(disk: OxigraphStore, plan: Plan) -> tuple[Timing, ...]:
    """What is worked out ahead against the same answer out of the statements, from the same store on disk."""
    raw = rivals.ask_raw(rivals.raw_of(disk))
    plain, kept = questions.reversals()
    pairs, months = questions.counted()

    def count(read: Callable[..., Sequence[object]]) -> Callable[[int], int]:
        def asked(_: int) -> int:
            with index_of(disk).reading() as connection:
                return len(read(connection, limit=_ALL))

        return asked

    tasks = [
        Task(plain.name, rivals.RAW, _asking(raw, plain)),
        Task(kept.name, rivals.OWN, _asking(rivals.ask_own(disk), kept)),
        Task(pairs.name, rivals.RAW, _asking(raw, pairs)),
        Task(pairs.name, rivals.OWN, count(counting.opposed)),
        Task(months.name, rivals.RAW, _asking(raw, months)),
        Task(months.name, rivals.OWN, count(counting.months)),
    ]
    return compare(tasks, repeats=plan.repeats, seconds=plan.seconds)


def pages(small: OxigraphStore, large: OxigraphStore, plan: Plan) -> tuple[Timing, ...]:
    """The first page of a timeline and of the disputes, and one claim; from both stores, and over HTTP."""
    with _served(small) as small_ask, _served(large) as large_ask:
        tasks = [
            task
            for name, store, fetch in (("small", small, small_ask), ("large", large, large_ask))
            for task in _page_tasks(name, store, fetch)
        ]
        return compare(tasks, repeats=plan.repeats, seconds=plan.seconds)


@dataclass(frozen=True, slots=True)
class Load:
    """One load in a process of its own: seconds of the clock and of the processors, and the most memory it had."""

    rival: str
    seconds: float
    cpu_seconds: float
    peak_bytes: int
    quads: int


def loading(file: Path, folder: Path, plan: Plan, *, rounds: int = 3) -> tuple[Load, ...]:
    """Load the file by turns into rdflib and into the project's stores; each time in a new process."""
    found = []
    for number in range(rounds):
        for rival in (*((rivals.RDFLIB,) if plan.has_rdflib else ()), f"{rivals.OWN} memory", f"{rivals.OWN} disk"):
            place = folder / f"load-{number}"
            command = [sys.executable, "-m", "benchmarks.store.loading", rival, str(file), str(place)]
            done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 # our own module
            found.append(Load(rival, **json.loads(done.stdout)))
    return tuple(found)


def _asking(ask: rivals.Ask, question: Question) -> Callable[[int], int]:
    return lambda number: ask(question.text(number))


def _page_tasks(name: str, store: OxigraphStore, fetch: Callable[[str], int]) -> Iterator[Task]:
    actors = [value.value for value in questions.ranked(store, "actor") if isinstance(value, NamedNode)]
    claims_ = [value.value for value in questions.ranked(store, "claim") if isinstance(value, NamedNode)]

    def of(values: list[str], number: int) -> str:
        return values[number % len(values)]

    def shown(_: object) -> int:
        return 1  # pages of two stores hold different numbers of rows

    yield Task("timeline", name, lambda n: shown(timelines.read(store, of(actors, n), limit=_PAGE)))
    yield Task("disputes", name, lambda _: shown(disputes.find(store, limit=_PAGE)))
    yield Task("claim", name, lambda n: shown(claims.read(store, of(claims_, n))))
    timeline = "/api/v1/actors/{}/timeline?limit=20"
    yield Task("timeline over HTTP", name, lambda n: fetch(timeline.format(quote(of(actors, n), safe=""))))
    yield Task("disputes over HTTP", name, lambda _: fetch("/api/v1/disputes?limit=20"))
    yield Task("claim over HTTP", name, lambda n: fetch(f"/api/v1/claims/{quote(of(claims_, n), safe='')}"))


@contextmanager
def _served(store: OxigraphStore) -> Iterator[Callable[[str], int]]:
    """The application on a free port; the function fetches one address of it and takes the whole answer."""
    pool = QueryPool(store, workers=1, deadline_seconds=20, memory_bytes=1_000_000_000, row_limit=10_000)
    config = uvicorn.Config(
        create_app(Options(), store, pool),
        port=0,
        log_level="warning",
        ws="none",
        lifespan="off",
        timeout_keep_alive=600,  # seconds; others have their turn between two requests
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        thread.join(timeout=0.01)
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    connection = HTTPConnection(host, port)

    def fetch(path: str) -> int:
        connection.request("GET", urlsplit(path).geturl(), headers={"Accept": "application/json"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise AssertionError(f"{path} was answered with {answer.status}")
        return 1

    try:
        yield fetch
    finally:
        connection.close()
        server.should_exit = True
        thread.join(timeout=10)
        pool.close()
