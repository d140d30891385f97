"""Offsets of gold are computed from its words, the right occurrence of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.spans import fill_spans, main
from kg.errors import InputError

TEXT = "Sari said yes. Sari said no if asked.\n"


def test_words_are_found_and_occurrences_are_counted_from_one() -> None:
    given = {
        "key": "s1",
        "speaker_mention": "Sari",
        "cue": "said",
        "content": ["no"],
        "conditions": ["if asked"],
        "occ": {"speaker_mention": 2, "cue": 2},
    }
    (filled,) = fill_spans([given], TEXT)
    assert filled["speaker_mention_span"] == [15, 19]
    assert filled["cue_span"] == [20, 24]
    assert filled["content_spans"] == [[25, 27]]
    assert filled["condition_spans"] == [[28, 36]]


def test_what_is_not_marked_has_no_place() -> None:
    (filled,) = fill_spans([{"key": "s1", "content": ["yes"], "cue": None}], TEXT)
    assert (filled["cue_span"], filled["speaker_mention_span"], filled["condition_spans"]) == (None, None, [])


@pytest.mark.parametrize("occurrence", [1, 3])
def test_words_that_do_not_stand_there_are_refused(occurrence: int) -> None:
    words = "never" if occurrence == 1 else "Sari"
    with pytest.raises(InputError, match=f"s4: content 0: '{words}'"):
        fill_spans([{"key": "s4", "content": [words], "occ": {"content0": occurrence}}], TEXT)


def test_a_file_is_rewritten_in_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "one.json"
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    path.write_text(json.dumps({"id": "one", "statements": [{"key": "s1", "content": ["yes"]}]}), encoding="utf-8")
    assert main([str(path)]) == 0
    assert json.loads(path.read_text(encoding="utf-8"))["statements"][0]["content_spans"] == [[10, 13]]
    path.write_text(json.dumps({"id": "one", "statements": [{"key": "s1", "content": ["perhaps"]}]}), encoding="utf-8")
    assert main([str(path)]) == 1
    assert "one.json: s1" in capsys.readouterr().err
