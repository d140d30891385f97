"""Bad input is named and refused or noted, nothing is half-written, and the rest of the batch is kept.

Batches are ingested in real processes; what they left is looked at by the entry point (`tests/kg/cli/running.py`).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.kg.cli.running import call, lines, run

GOOD = 'Bendungan Aman\n\n"Bendungan itu aman," kata Direktur Sari Wening, Senin (5/10/2020).\n'


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """A folder with one good article."""
    folder = tmp_path / "batch"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "good.toml").write_text('published = "2020-10-05"\nlang = "id"\n', encoding="utf-8")
    return folder


def articles_in(store: Path) -> int:
    text = "SELECT ?a WHERE { ?a a <https://w3id.org/claimgraph/ns#Article> }"
    return len(call("query", "-e", text, "--store", store, "--format", "csv").stdout.split()) - 1


BROKEN = {
    "empty.txt": (b"", "empty"),
    "spaces.txt": (b" \n\t\n", "empty"),
    "binary.txt": (bytes(range(256)) * 8, "binary"),
    "line.jsonl": (b'{"text": "' + b"a" * 50_000_000 + b'"}\n', "limit"),
    "broken.jsonl": (b'{"text": \n', "line 1"),
}


def test_a_batch_with_much_that_cannot_be_read_keeps_the_rest(batch: Path, tmp_path: Path) -> None:
    for name, (data, _) in BROKEN.items():
        (batch / name).write_bytes(data)
    done = run("ingest", batch, "--store", tmp_path / "store")
    message = done.stderr.decode()
    assert done.returncode == 1
    assert [name for name in BROKEN if name not in message] == []
    assert "Traceback" not in message
    assert articles_in(tmp_path / "store") == 1


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_named_and_the_rest_is_kept(batch: Path, tmp_path: Path, name: str) -> None:
    data, reason = BROKEN[name]
    (batch / name).write_bytes(data)
    store = tmp_path / "store"
    done = call("ingest", batch, "--store", store)
    message = done.stderr.decode()
    assert done.returncode == 1
    assert name in message
    assert reason in message.lower().replace("broken.jsonl:1", "line 1")
    assert articles_in(store) == 1


def test_a_wrong_encoding_is_read_with_a_note(batch: Path, tmp_path: Path) -> None:
    text = "Le maire dément. «Nous n'avons rien reçu à l'été», a déclaré le maire Léon Marché. " * 4
    (batch / "latin.txt").write_bytes(text.encode("cp1252"))
    (batch / "latin.toml").write_text('published = "2020-10-05"\nlang = "fr"\n', encoding="utf-8")
    store = tmp_path / "store"
    done = run("ingest", batch, "--store", store)
    message = done.stderr.decode()
    assert "note latin" in message
    assert "utf-8" in message.lower()
    assert articles_in(store) == 2


def test_unbalanced_quotation_marks_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "odd.txt"
    file.write_text('“Kami menang, kata Bupati Seta.\n\n"Kami pulang," ujar Rini Adi.\n', encoding="utf-8")
    done = call("extract", file)
    assert done.returncode == 0
    assert "Rini Adi" in {row["speaker"] for row in lines(done)}


def test_no_date_and_an_unknown_language_are_noted(tmp_path: Path) -> None:
    file = tmp_path / "plain.jsonl"
    rows = [
        {"id": "undated", "lang": "id", "text": '"Kami menang," kata Rini Adi.'},
        {"id": "foreign", "lang": "sw", "published": "2020-10-05", "text": "“Tumeshinda,” alisema Rini Adi."},
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = call("extract", file)
    message = done.stderr.decode()
    assert done.returncode == 0
    assert "note undated" in message
    assert "date" in message
    assert "note foreign" in message
    assert [row["said_at"] for row in lines(done) if row["article"] == "undated"] == [None]


def test_the_same_article_twice_is_kept_once_and_an_edited_one_replaces_it(tmp_path: Path) -> None:
    def row(words: str) -> bytes:
        article = {
            "id": "dam",
            "url": "https://example.org/dam?utm_source=feed",
            "lang": "en",
            "published": "2020-10-05",
            "source": "Test Daily",
            "title": "Dam",
            "text": words,
        }
        return json.dumps(article).encode() + b"\n"

    store, file = tmp_path / "store", tmp_path / "dam.jsonl"
    file.write_bytes(row("“The dam is safe,” said Sari Wening.") * 2)
    done = run("ingest", file, "--store", store)
    assert done.returncode == 0
    assert b"twice" in done.stderr or b"skipped" in done.stderr
    assert articles_in(store) == 1
    before = call("export", "--store", store).stdout

    file.write_bytes(row("“The dam is safe,” said Sari Wening."))
    assert call("ingest", file, "--store", store).returncode == 0
    assert call("export", "--store", store).stdout == before

    file.write_bytes(row("“The dam is not safe,” said Sari Wening."))
    assert call("ingest", file, "--store", store).returncode == 0
    assert articles_in(store) == 1
    after = call("export", "--store", store).stdout.decode()
    assert "The dam is not safe" in after
    assert "“The dam is safe" not in after
