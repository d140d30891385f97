"""Every rule can be explained, in words that take no side."""

from __future__ import annotations

import re

import pytest

from kg.contradictions import RULES
from kg.contradictions.base import Rule
from kg.contradictions.explanations import explain

PARTIAL = re.compile(r"\b(lie[sd]?|lying|false|true|truth|wrong|honest|admits?)\b", re.IGNORECASE)


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_says_what_it_finds_and_what_would_dissolve_it(rule: Rule) -> None:
    found = explain(rule.name, rule.kind)
    assert found.what.endswith(".")
    assert found.dissolves
    assert not PARTIAL.search(" ".join((found.what, *found.dissolves)))


def test_a_rule_without_words_of_its_own_is_explained_by_its_kind() -> None:
    assert explain("no-such-rule", "denial") == explain("denial", "denial")
