from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from kg.errors import BusyError, ShareError
from kg.stores.places import Places
from kg.stores.process import Patience, Process


def patience(seconds: float) -> Patience:
    return Patience(time.monotonic() + seconds, seconds, Event())


@pytest.fixture
def apart() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


def has_place(places: Places, client: str | None) -> bool:
    """Does the client get a place at once? It keeps it."""
    try:
        places.take(client, patience(0.05))
    except BusyError:
        return False
    return True


def waiter(apart: ThreadPoolExecutor, places: Places, client: str, order: list[str]) -> Future[None]:
    """Waits apart for a place, and notes its name when it has it."""

    def wait() -> None:
        process: Process | None = places.take(client, patience(20))
        order.append(client)
        places.give(client, process)

    before = places.waiting
    future = apart.submit(wait)
    while places.waiting == before:
        time.sleep(0)  # until it stands in line
    return future


@pytest.mark.parametrize(("count", "share"), [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (8, 4)])
def test_a_client_has_half_of_the_places_at_most(count: int, share: int) -> None:
    places = Places(count, max_waiting=4)
    assert [has_place(places, "a") for _ in range(share + 1)] == [True] * share + [False]
    assert has_place(places, "b") is (count > share)


def test_the_last_free_place_is_for_a_client_that_has_none() -> None:
    places = Places(4, max_waiting=4)
    assert [has_place(places, client) for client in "aabb"] == [True, True, True, False]
    assert has_place(places, "c")
    assert not has_place(places, "d")


def test_the_program_itself_has_no_share() -> None:
    places = Places(3, max_waiting=4)
    assert [has_place(places, None) for _ in range(4)] == [True, True, True, False]


def test_whoever_has_the_fewest_running_comes_next_then_whoever_came_first(apart: ThreadPoolExecutor) -> None:
    places, order = Places(4, max_waiting=8), list[str]()
    held = [(client, places.take(client, patience(1))) for client in ("a", "x", "y", "z")]
    waiting = [waiter(apart, places, client, order) for client in ("a", "b", "c")]
    for client, process in held:
        if client != "a":
            places.give(client, process)
    for future in waiting:
        future.result(timeout=20)
    assert order[:2] == ["b", "c"]


def test_a_line_is_shared_too() -> None:
    places = Places(2, max_waiting=4)  # one running and two waiting of the same client
    lines = [places.in_line("a") for _ in range(4)]
    for line in lines[:3]:
        line.__enter__()
    with pytest.raises(ShareError, match="3 of your queries") as caught:
        lines[3].__enter__()
    assert (caught.value.limit, caught.value.allowed) == ("share", 3)
    others = [places.in_line(client) for client in "bcde"]
    for line in others[:3]:
        line.__enter__()
    with pytest.raises(BusyError, match="6 queries are running or waiting"):
        others[3].__enter__()
    lines[0].__exit__(None, None, None)
    with places.in_line("a"):
        assert places.load == 6


def test_who_gives_up_waiting_holds_nobody_up() -> None:
    places = Places(1, max_waiting=4)
    process = places.take("a", patience(1))
    assert not has_place(places, "b")
    places.give("a", process)
    assert has_place(places, "c")
