"""The project's own gold is whole: valid, divided by events, and consistent with its guide where a program can tell."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks import parts
from benchmarks.parts import GOLD, HALVES
from benchmarks.spans import fill_spans
from kg import languages
from kg.errors import InputError

# Commitments that the guide allows each act; acts that are not named allow all three.
ALLOWED = {
    "demand": {"none"},
    "offer": {"none"},
    "question": {"none"},
    "apologise": {"yes"},
    "praise": {"yes"},
    "condemn": {"yes", "no"},
}
MARKS = ('"', "“", "”", "«", "»")


def annotations() -> list[tuple[str, str, dict[str, Any]]]:
    """Name, text and annotation of every article."""
    files = sorted(path for path in GOLD.glob("*/*.json") if not path.name.startswith("cluster-"))
    return [
        (path.stem, path.with_suffix(".txt").read_bytes().decode(), json.loads(path.read_text(encoding="utf-8")))
        for path in files
    ]


def statements() -> list[tuple[str, dict[str, Any]]]:
    """Article with key, and the statement."""
    return [(f"{name}#{row['key']}", row) for name, _, gold in annotations() for row in gold["statements"]]


def test_every_event_has_one_half_and_both_halves_have_some() -> None:
    found = parts.read_parts()
    assert {part.half for part in found} == set(HALVES)
    for part, articles in found.items():
        assert articles, part
    for lang in {part.lang for part in found}:
        sizes = [sum(len(a.statements) for a in articles) for part, articles in found.items() if part.lang == lang]
        assert min(sizes) / sum(sizes) >= 0.4, lang


@pytest.mark.parametrize(
    ("splits", "told"),
    [
        pytest.param('[en]\ntune = ["en-one"]\ntest = []\n', "en-two", id="an event without a half"),
        pytest.param(
            '[en]\ntune = ["en-one"]\ntest = ["en-two", "en-six"]\n', "en-six", id="an event without articles"
        ),
        pytest.param('[en]\ntune = ["en-one", "en-two"]\ntest = ["en-two"]\n', "twice", id="an event in both halves"),
        pytest.param('[en]\ntune = ["en-one", "en-two"]\n', "test", id="one half only"),
    ],
)
def test_a_wrong_division_is_refused(tmp_path: Path, splits: str, told: str) -> None:
    (tmp_path / "en").mkdir()
    for name in ("en-one-a", "en-two-a"):
        (tmp_path / "en" / f"{name}.txt").write_text("Text", encoding="utf-8")
        (tmp_path / "en" / f"{name}.json").write_text('{"statements": []}', encoding="utf-8")
    (tmp_path / "splits.toml").write_text(splits, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        parts.read_parts(tmp_path)


def test_every_article_has_a_sidecar_that_fits_it() -> None:
    for name, text, gold in annotations():
        path = GOLD / name[:2] / f"{name}.toml"
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        assert gold["id"] == name
        assert facts["lang"] == name[:2]
        assert facts["lang"] in languages.available()
        assert facts["title"] == text.splitlines()[0], name


def test_keys_are_numbered_and_spans_are_those_of_the_words() -> None:
    for name, text, gold in annotations():
        rows = gold["statements"]
        assert [row["key"] for row in rows] == [f"s{number}" for number in range(1, len(rows) + 1)], name
        assert fill_spans(rows, text) == rows, name


def test_nested_statements_lie_inside_their_parents() -> None:
    for name, _, gold in annotations():
        by_key = {row["key"]: row for row in gold["statements"]}
        for row in gold["statements"]:
            if row["parent"] is not None:
                outer, inner = by_key[row["parent"]]["content_spans"], row["content_spans"]
                assert outer[0][0] <= inner[0][0], (name, row["key"])
                assert inner[-1][1] <= outer[-1][1], (name, row["key"])


def test_commitment_is_one_that_the_guide_allows_the_act() -> None:
    wrong = [
        f"{key}: {row['act']} / {row['commitment']}"
        for key, row in statements()
        if row["commitment"] not in ALLOWED.get(row["act"], {"yes", "no", "none"})
    ]
    assert wrong == []


def test_content_leaves_out_the_conjunction_and_the_outer_marks() -> None:
    wrong = [
        key
        for key, row in statements()
        for words in row["content"]
        if re.match(r"bahwa ", words) or (len(row["content"]) == 1 and words[0] in MARKS and words[-1] in MARKS)
    ]
    # Quoted words at either end with others between them: the marks are not the outer ones.
    assert [key for key in wrong if not _has_marks_inside(dict(statements())[key])] == []


def _has_marks_inside(row: dict[str, Any]) -> bool:
    return any(mark in row["content"][0][1:-1] for mark in MARKS)


def test_speakers_are_named_in_the_script_of_the_article() -> None:
    for script, lang in ((r"[؀-ۿ]", "ar"), (r"[Ѐ-ӿ]", "ru")):
        named = {row["speaker"] for key, row in statements() if key.startswith(lang)} - {"unattributed"}
        assert [speaker for speaker in sorted(named) if not re.search(script, speaker)] == []


def test_clusters_name_articles_and_statements_that_exist() -> None:
    known = {key for key, _ in statements()}
    texts = {name: text for name, text, _ in annotations()}
    for path in sorted(GOLD.glob("*/cluster-*.json")):
        cluster = json.loads(path.read_text(encoding="utf-8"))
        assert set(cluster["articles"]) <= set(texts), path.name
        for pair in (*cluster["contradictions"], *cluster["not_contradictions"]):
            for side in (pair["a"], pair["b"], *(key for also in pair.get("also", []) for key in also)):
                if isinstance(side, str):
                    assert side in known, (path.name, side)
                else:
                    assert side["text"] in texts[side["article"]], (path.name, side)


def test_pairs_are_divided_by_event_and_their_words_are_verbatim() -> None:
    lines = (GOLD / "pairs" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [json.loads(line) for line in lines]
    assert len({pair["id"] for pair in pairs}) == len(pairs) == 540
    half_of: dict[str, str] = {}
    for pair in pairs:
        assert half_of.setdefault(pair["event"], pair["split"]) == pair["split"]
        assert all(pair[side]["content"] in pair[side]["context"] for side in "ab"), pair["id"]
    assert set(half_of.values()) == set(HALVES)


def test_the_readme_counts_what_is_there() -> None:
    readme = (GOLD / "README.md").read_text(encoding="utf-8")
    found = parts.read_parts()
    for lang in sorted({part.lang for part in found}):
        articles = [article for part, of_part in found.items() if part.lang == lang for article in of_part]
        events = {parts.event_of(article.name) for article in articles}
        count = sum(len(article.statements) for article in articles)
        assert f"| `{lang}` | {len(articles)} | {count} | {len(events)} |" in readme
