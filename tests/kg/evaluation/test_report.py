"""A report shows the same figures to people, pages and programs, and lists what went wrong."""

from __future__ import annotations

import json

from kg.evaluation import Comparison, as_dict, as_markdown, as_text, compare, make_report
from tests.kg.evaluation.gold_sets import article, gold, predicted

TEXT = "one two three four five six | seven *eight* nine ten"


def comparisons() -> list[Comparison]:
    wanted = (gold(TEXT, "one two", speaker="Sari", act="deny"), gold(TEXT, "| seven *eight*", key="s2", act="assert"))
    given = (predicted(TEXT, "one two", speaker="Rini", act="assert"), predicted(TEXT, "ten", key="p2", act="deny"))
    english = compare(article(TEXT, *wanted), given, lang="en")
    other = article(TEXT, gold(TEXT, "one two", act="deny"), name="two", folder="more")
    return [english, compare(other, (predicted(TEXT, "one two", act="deny"),), lang="id")]


def test_json_has_the_figures_at_the_top_and_apart() -> None:
    found = json.loads(json.dumps(as_dict(make_report(comparisons(), errors=5))))
    assert found["gold"] == 3
    assert found["F@0.5"] == {"P": 0.6667, "R": 0.6667, "F": 0.6667}
    assert set(found["languages"]) == {"en", "id"}
    assert found["languages"]["id"]["strict"]["F"] == 1.0
    assert set(found["folders"]) == {"set", "more"}
    assert found["groups"]["act"]["deny"]["gold"] == 2
    assert found["confusion"]["act"] == {"deny": {"assert": 1, "deny": 1}}


def test_mistakes_are_missed_extra_and_wrong() -> None:
    errors = as_dict(make_report(comparisons(), errors=5))["errors"]
    assert [(item["kind"], item["key"]) for item in errors] == [("missed", "s2"), ("extra", "p2"), ("wrong", "s1")]
    assert errors[2]["wrong"]["act"] == {"gold": "deny", "predicted": "assert"}
    assert errors[2]["wrong"]["resolved"] == {"gold": "Sari", "predicted": "Rini"}


def test_mistakes_are_listed_up_to_the_limit_of_each_kind() -> None:
    missing = compare(article(TEXT, gold(TEXT, "one"), gold(TEXT, "ten", key="s2")), (), lang="en")
    assert [item.key for item in make_report([missing], errors=1).mistakes] == ["s1"]
    assert make_report([missing]).mistakes == ()


def test_text_shows_every_table_and_mistake() -> None:
    shown = as_text(make_report(comparisons(), errors=5))
    for words in ("Figures", "F@0.5", "By act", "act: gold (rows)", "missed dam s2", "extra dam p2", "wrong dam s1"):
        assert words in shown


def test_markdown_takes_words_of_an_article_for_no_markup() -> None:
    shown = as_markdown(make_report(comparisons(), errors=5))
    assert "\\| seven \\*eight\\*" in shown
    for table in (block for block in shown.split("\n\n") if block.startswith("|")):
        assert len({line.count("|") for line in table.splitlines()}) == 1


def test_the_same_comparisons_give_the_same_report() -> None:
    assert as_text(make_report(comparisons(), errors=5)) == as_text(make_report(comparisons(), errors=5))
