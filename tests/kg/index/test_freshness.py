"""The index is never behind its store: after writes of any kind, threads, other processes, kills, copies and damage."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from kg.errors import StoreError
from kg.index import index_of, search
from kg.index.opening import FILE
from kg.stores import STORES, OxigraphStore, Store, open_store, updates
from tests.kg.index.newsstand import article_iri, put, quads, statement_iri
from tests.kg.index.rows import built, dump
from tests.kg.stores.endpoint import endpoint

ROOT = Path(__file__).parents[3]


@pytest.fixture(params=[*STORES, None], ids=["remote", "folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param is OxigraphStore:
        opened: Store = OxigraphStore(tmp_path / "store")
    elif request.param is None:
        opened = OxigraphStore()
    else:
        with endpoint() as address:
            opened = open_store(address)
            yield opened
            opened.close()
        return
    yield opened
    opened.close()


def found(store: Store, words: str) -> set[str]:
    return {hit.iri for hit in search.find(index_of(store), words).hits}


def test_every_write_is_seen_at_once(store: Store) -> None:
    assert found(store, "kota") == set()
    put(store, "one", "id", "kota tenang", claim="kota aman")
    put(store, "two", "id", "kota ramai", claim="kota aman")
    assert len(found(store, "kota")) == 3
    put(store, "one", "id", "desa tenang")
    assert found(store, "tenang") == {statement_iri("one")}
    assert found(store, "desa kota") == set()
    assert len(found(store, "aman")) == 1
    store.delete_article(article_iri("two"))
    assert found(store, "kota") == set()


def test_a_write_of_which_nobody_knows_what_it_changed_is_seen_too(store: Store) -> None:
    put(store, "one", "id", "kota tenang")
    assert found(store, "kota")
    new = quads("two", "id", "desa ramai")
    text = "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in new)
    store._update(  # type: ignore[attr-defined]  # what updates from outside go through
        updates.conclude([f"INSERT DATA {{ {text} }}"], changed=[updates.ANYTHING])
    )
    assert found(store, "desa") == {statement_iri("two")}
    assert found(store, "kota") == {statement_iri("one")}


def test_a_history_that_is_forgotten_means_reading_everything(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "MAX_LOG", 2)
    put(store, "one", "id", "kota satu")
    assert found(store, "kota")
    for number in range(5):
        put(store, str(number), "id", "desa")
    store.delete_article(article_iri("one"))
    assert found(store, "kota") == set()
    assert len(found(store, "desa")) == 5


def test_threads_that_write_and_search_at_once_see_their_own_writes(store: Store) -> None:
    wrong: list[str] = []

    def work(name: str) -> None:
        for number in range(5):
            put(store, name, "id", f"kota{number} {name}")
            if found(store, f"kota{number} {name}") != {statement_iri(name)} or found(
                store, f"kota{number - 1} {name}"
            ):
                wrong.append(f"{name} {number}")

    threads = [Thread(target=work, args=(f"thread{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_the_index_lies_in_the_folder_and_outlives_the_store_object(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    first = OxigraphStore(folder)
    put(first, "one", "id", "kota tenang")
    assert found(first, "kota")
    first.close()
    assert (folder / FILE).is_file()
    again = OxigraphStore(folder)
    put(again, "two", "id", "kota ramai")
    assert found(again, "kota") == {statement_iri("one"), statement_iri("two")}
    again.close()


def test_writes_without_a_look_at_the_index_are_caught_up_with(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    for name in ("one", "two", "three"):
        opened = OxigraphStore(folder)
        put(opened, name, "id", f"kota {name}")
        if name != "two":
            assert found(opened, "kota") >= {statement_iri(name)}
        opened.close()


def test_a_copy_that_went_another_way_is_read_anew(tmp_path: Path) -> None:
    one, other = OxigraphStore(tmp_path / "one"), OxigraphStore(tmp_path / "other")
    put(one, "one", "id", "kota satu")
    put(other, "other", "id", "kota dua")
    assert found(one, "kota") == {statement_iri("one")}
    one.close()
    assert found(other, "kota")
    other.close()
    for path in (tmp_path / "one").glob(f"{FILE}*"):
        shutil.copy(path, tmp_path / "other" / path.name)
    again = OxigraphStore(tmp_path / "other")
    assert found(again, "kota") == {statement_iri("other")}
    again.close()


def test_a_restored_older_folder_is_not_taken_for_the_newer_one(tmp_path: Path) -> None:
    folder, kept = tmp_path / "store", tmp_path / "kept"
    opened = OxigraphStore(folder)
    put(opened, "one", "id", "kota satu")
    assert found(opened, "kota")
    opened.snapshot(kept)
    put(opened, "one", "id", "desa dua")
    assert found(opened, "desa")
    opened.close()
    for path in folder.glob(f"{FILE}*"):
        shutil.copy(path, kept / path.name)
    restored = OxigraphStore(kept)
    assert (found(restored, "kota"), found(restored, "desa")) == ({statement_iri("one")}, set())
    put(restored, "one", "id", "pulau tiga")
    assert (found(restored, "kota"), found(restored, "pulau")) == (set(), {statement_iri("one")})
    restored.close()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100], ids=["empty", "something else"])
def test_a_file_that_is_no_index_is_made_anew(tmp_path: Path, content: bytes) -> None:
    opened = OxigraphStore(tmp_path / "store")
    put(opened, "one", "id", "kota tenang")
    (tmp_path / "store" / FILE).write_bytes(content)
    assert found(opened, "kota") == {statement_iri("one")}
    opened.close()


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6])
def test_a_damaged_index_is_made_anew(tmp_path: Path, share: float) -> None:
    file = tmp_path / "store" / FILE
    opened = OxigraphStore(tmp_path / "store")
    put(opened, "one", "id", *(f"kota nomor {number} " + f"panjang{number} " * 50 for number in range(300)))
    assert len(found(opened, "kota")) == 300
    opened.close()
    size = file.stat().st_size
    with file.open("r+b") as damaged:
        damaged.seek(int(size * share) // 4096 * 4096)
        damaged.write(b"\xff" * (size // 3 // 4096 * 4096))
    again = OxigraphStore(tmp_path / "store")
    with suppress(StoreError):  # told once where SQLite notices only while reading
        found(again, "kota")
    assert len(found(again, "kota")) == 300
    again.close()


WRITER = """
    import sys
    from pathlib import Path
    from kg.index import index_of, search
    from kg.stores import OxigraphStore
    from tests.kg.index.newsstand import put

    store = OxigraphStore(Path(sys.argv[1]))
    for number in range(100_000):
        put(store, f"a{number % 40}", "id", f"kota{number % 40} tenang" + " panjang" * 200, f"putaran{number}")
        if number % 3 == 0:
            assert search.find(index_of(store), f"putaran{number}").hits
        print(number, flush=True)
"""


@pytest.mark.parametrize("number", [0, 7, 60])
def test_a_kill_in_the_middle_leaves_an_index_that_is_right(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "store"
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}) as writer:  # noqa: S603  # this file's own program
        assert writer.stdout is not None
        for line in writer.stdout:
            if int(line) >= number:
                break
        writer.send_signal(signal.SIGKILL)
    opened = OxigraphStore(folder)
    rows = opened.query("SELECT ?s ?q { ?s <https://w3id.org/claimgraph/ns#quote> ?q }")
    quotes = {row[0].value: row[1].value for row in rows.rows}  # type: ignore[union-attr]  # rows of a SELECT
    assert len(quotes) > number
    assert found(opened, "tenang") == {iri for iri, quote in quotes.items() if "tenang" in quote}
    for iri, quote in quotes.items():
        if quote.startswith("putaran"):
            assert found(opened, quote) == {iri}
    with index_of(opened).reading() as connection:
        assert dump(connection) == built(opened)
    opened.close()
