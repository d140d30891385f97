"""Floors only go up while the gold stays, and a changed gold is never taken silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import accuracy, floors, parts, quality
from benchmarks.floors import Floors
from benchmarks.parts import Part
from kg.articles import Hints
from kg.evaluation import GoldArticle, MarkedStatement, Score, compare, score
from kg.model import Span

PART = Part("en", "test")
TEXT = "word " * 1000


def scored(found: int, *, of: int = 1000) -> Score:
    """The figures of a set in which so many statements were found; nothing else was predicted."""
    spans = [(Span(5 * number, 5 * number + 4),) for number in range(of)]
    gold = tuple(MarkedStatement(f"s{number}", span, act="deny") for number, span in enumerate(spans))
    given = [MarkedStatement(f"p{number}", span, act="deny") for number, span in enumerate(spans[:found])]
    return score([compare(GoldArticle("one", "set", TEXT, Hints(lang="en"), gold), given, lang="en")])


def test_a_floor_lies_a_little_under_its_figure() -> None:
    new, changes = floors.pin(Floors("", {}), {PART: scored(500)}, gold_sha256="a")
    assert new.gold_sha256 == "a"
    assert new.by_part[PART]["F@0.5"] == pytest.approx(2 / 3 - 0.01, abs=0.001)
    assert new.by_part[PART]["act"] == 0.99
    assert "resolved" not in new.by_part[PART]
    assert "en test act: 0.99 is new" in changes


def test_two_of_the_statements_judged_may_be_lost() -> None:
    new, _ = floors.pin(Floors("", {}), {PART: scored(20, of=40)}, gold_sha256="a")
    assert new.by_part[PART]["F@0.5"] == pytest.approx(2 / 3 - 2 / 40, abs=0.001)
    assert new.by_part[PART]["act"] == 0.9


def test_better_figures_raise_the_floor() -> None:
    low, _ = floors.pin(Floors("", {}), {PART: scored(500)}, gold_sha256="a")
    high, changes = floors.pin(low, {PART: scored(900)}, gold_sha256="a")
    assert high.by_part[PART]["F@0.5"] > low.by_part[PART]["F@0.5"]
    assert any(change.startswith("en test F@0.5: raised from") for change in changes)


def test_worse_figures_do_not_lower_the_floor_of_the_same_gold() -> None:
    high, _ = floors.pin(Floors("", {}), {PART: scored(900)}, gold_sha256="a")
    same, changes = floors.pin(high, {PART: scored(500)}, gold_sha256="a")
    assert same == high
    assert any("F@0.5: stays at" in change and "not lowered" in change for change in changes)


def test_a_changed_gold_may_lower_the_floor_and_says_so() -> None:
    high, _ = floors.pin(Floors("", {}), {PART: scored(900)}, gold_sha256="a")
    low, changes = floors.pin(high, {PART: scored(500)}, gold_sha256="b")
    assert low.by_part[PART]["F@0.5"] < high.by_part[PART]["F@0.5"]
    assert changes[0].startswith("the gold has changed")
    assert any("F@0.5: lowered from" in change for change in changes)


def test_a_figure_below_its_floor_is_a_problem() -> None:
    kept, _ = floors.pin(Floors("", {}), {PART: scored(900)}, gold_sha256="a")
    assert floors.find_problems(kept, {PART: scored(900)}, gold_sha256="a") == ()
    (*problems,) = floors.find_problems(kept, {PART: scored(500)}, gold_sha256="a")
    assert any(problem.startswith("en test: F@0.5 is 0.6667, below its floor") for problem in problems)


def test_a_changed_gold_is_refused_until_the_floors_are_set_anew() -> None:
    kept, _ = floors.pin(Floors("", {}), {PART: scored(900)}, gold_sha256="a")
    (problem,) = floors.find_problems(kept, {PART: scored(1000)}, gold_sha256="b")
    assert "pin" in problem


def test_a_part_without_floors_or_without_gold_is_a_problem() -> None:
    kept, _ = floors.pin(Floors("", {}), {PART: scored(900)}, gold_sha256="a")
    problems = floors.find_problems(kept, {Part("id", "test"): scored(900)}, gold_sha256="a")
    assert "en test: has no gold any more" in problems
    assert "id test: F@0.5 has no floor" in problems


def test_floors_are_kept_and_read_again(tmp_path: Path) -> None:
    kept, _ = floors.pin(Floors("", {}), {PART: scored(900)}, gold_sha256="a")
    floors.write_floors(kept, tmp_path / "floors.json")
    assert floors.read_floors(tmp_path / "floors.json") == kept


def test_the_floors_in_the_project_are_those_of_its_gold() -> None:
    kept = floors.read_floors()
    assert kept.gold_sha256 == parts.checksum()
    assert set(kept.by_part) == set(parts.read_parts())
    assert all(0 < value < 1 for values in kept.by_part.values() for value in values.values())


def test_the_checksum_changes_with_any_text_label_fact_or_split(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    names = ("en/en-one-a.txt", "en/en-one-a.json", "en/en-one-a.toml", "splits.toml")
    for name in names:
        (tmp_path / name).write_text("1", encoding="utf-8")
    seen = {parts.checksum(tmp_path)}
    for name in names:
        (tmp_path / name).write_text("2", encoding="utf-8")
        seen.add(parts.checksum(tmp_path))
    assert len(seen) == len(names) + 1


def test_the_page_shows_this_gold_every_language_and_figures_above_the_floors() -> None:
    page = quality.PAGE.read_text(encoding="utf-8")
    kept = floors.read_floors()
    assert f"`{kept.gold_sha256}`" in page
    sections = page.split("\n## ")
    for half in parts.HALVES:
        (table,) = (section for section in sections if section.startswith(f"{half.capitalize()} half"))
        rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("|")]
        head, _, *body = rows
        shown = {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in body}
        assert set(shown) == {part.lang for part in kept.by_part}
        for lang, row in shown.items():
            wanted = kept.by_part[Part(lang, half)]
            assert float(row["F@0.5"]) >= wanted["F@0.5"] - 0.0005, (lang, half)
            assert float(row["strict F"]) >= wanted["strict"] - 0.0005, (lang, half)
    for lang in {part.lang for part in kept.by_part}:
        assert any(section.startswith(f"{lang}: ") for section in sections)
    assert "It is written news" in page


def test_the_page_is_the_same_for_the_same_figures() -> None:
    scores = {PART: scored(900), Part("en", "tune"): scored(500)}
    page = quality.write_page(scores, gold_sha256="a")
    assert page == quality.write_page(dict(scores), gold_sha256="a")
    assert "| en | 1 | 1000 | 900 |" in page


def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert accuracy.main(["lower"]) == 2
    assert "pin" in capsys.readouterr().err
