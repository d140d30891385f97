"""Gold folders are read whole, and what is wrong in them is named with file, statement and field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluation import MarkedStatement, read_gold
from kg.model import Span
from tests.kg.evaluation.gold_sets import TEXT, place, row, write


def test_a_statement_is_read_with_its_fields(tmp_path: Path) -> None:
    given = row(
        "The dam is safe",
        speaker="Sari Wening",
        speaker_mention="Sari Wening",
        speaker_mention_span=place("Sari Wening"),
        act="assert",
        commitment="yes",
        mode="direct",
    )
    (article,) = read_gold(write(tmp_path, given))
    mention = Span(*place("Sari Wening"))
    content = (Span(*place("The dam is safe")),)
    assert article.text == TEXT
    assert article.statements == (MarkedStatement("s1", content, "Sari Wening", mention, "assert", "yes", "direct"),)


def test_fields_that_are_not_annotated_are_unknown(tmp_path: Path) -> None:
    (article,) = read_gold(write(tmp_path, row("hiding a report")))
    (statement,) = article.statements
    assert (statement.speaker, statement.act, statement.commitment, statement.mode) == (None, None, None, None)


def test_offsets_are_code_points_and_line_ends_are_kept(tmp_path: Path) -> None:
    text = "Bendungan 🌊\r\n\r\nSari: aman.\r\n"
    (article,) = read_gold(write(tmp_path, row("aman", text), text=text))
    assert article.statements[0].content[0].of(article.text) == "aman"


def test_the_sidecar_gives_the_language_before_the_gold_does(tmp_path: Path) -> None:
    folder = write(tmp_path, row("hiding a report"), lang="en")
    assert read_gold(folder)[0].hints.lang == "en"
    (folder / "dam.toml").write_text('lang = "id"\npublished = "2025-01-02"\n', encoding="utf-8")
    (article,) = read_gold(folder)
    assert article.hints.lang == "id"
    assert str(article.hints.published) == "2025-01-02"


def test_clusters_and_texts_without_gold_are_passed_over(tmp_path: Path) -> None:
    folder = write(tmp_path, row("hiding a report"))
    (folder / "cluster-dam.json").write_text(json.dumps({"cluster": "dam", "contradictions": []}), encoding="utf-8")
    (folder / "other.txt").write_text("No gold.", encoding="utf-8")
    assert [article.name for article in read_gold(folder)] == ["dam"]


def test_a_folder_without_gold_gives_none(tmp_path: Path) -> None:
    assert read_gold(tmp_path) == ()


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no span": ({"key": "s7", "content": ["hiding"]}, "content_spans"),
    "empty list of spans": ({"key": "s7", "content_spans": []}, "content_spans"),
    "outside": ({"key": "s7", "content_spans": [[10, 5000]]}, "outside"),
    "reversed": ({"key": "s7", "content_spans": [[12, 10]]}, "12..10"),
    "no number": ({"key": "s7", "content_spans": [[1, "x"]]}, "[1, 'x']"),
    "not verbatim": (
        {"key": "s7", "content": ["hiding a letter"], "content_spans": [place("hiding a report")]},
        "letter",
    ),
    "fewer words than spans": ({"key": "s7", "content": [], "content_spans": [place("hiding")]}, "content"),
    "cue not verbatim": ({**row("hiding"), "key": "s7", "cue": "denies", "cue_span": place("denied")}, "cue"),
    "condition not verbatim": (
        {**row("hiding"), "key": "s7", "conditions": ["if"], "condition_spans": [place("She")]},
        "conditions",
    ),
    "speaker outside": ({**row("hiding"), "key": "s7", "speaker_mention_span": [0, 999]}, "speaker_mention_span"),
    "unknown act": ({**row("hiding"), "key": "s7", "act": "say"}, "'say'"),
    "unknown commitment": ({**row("hiding"), "key": "s7", "commitment": "maybe"}, "'maybe'"),
    "narrator": ({**row("hiding"), "key": "s7", "mode": "narration"}, "'narration'"),
    "no such parent": ({**row("hiding"), "key": "s7", "parent": "s9"}, "'s9'"),
    "its own parent": ({**row("hiding"), "key": "s7", "parent": "s7"}, "'s7'"),
    "speaker no text": ({**row("hiding"), "key": "s7", "speaker": 7}, "speaker"),
}


@pytest.mark.parametrize("name", BAD)
def test_wrong_gold_is_refused_with_file_key_and_field(tmp_path: Path, name: str) -> None:
    given, told = BAD[name]
    with pytest.raises(InputError, match=r"dam\.json s7") as raised:
        read_gold(write(tmp_path, given))
    assert told in str(raised.value)


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"dam\.json s1: this key stands 2 times"):
        read_gold(write(tmp_path, row("hiding"), row("report")))


def test_gold_without_its_text_is_refused(tmp_path: Path) -> None:
    (write(tmp_path, row("hiding")) / "dam.txt").unlink()
    with pytest.raises(InputError, match=r"dam\.json.*dam\.txt"):
        read_gold(tmp_path)


def test_broken_json_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "dam.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"dam\.json: expected JSON"):
        read_gold(tmp_path)
