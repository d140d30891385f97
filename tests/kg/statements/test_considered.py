"""Why a statement is one and what was left out: every rule is described, and nothing is dropped without a reason."""

from __future__ import annotations

import pytest

from kg import languages, sentences
from kg.model import Span, Statement
from kg.statements import Considered, consider, describe, extract, row_named
from kg.statements.catalogue import CATALOGUE
from tests.texts import make_article


def read(text: str, tag: str = "en") -> tuple[tuple[Statement, ...], tuple[Considered, ...]]:
    pack = languages.load(tag)
    title_end = text.find("\n\n")
    article = make_article(text, lang=tag, title=Span(0, title_end) if title_end > 0 else None)
    layout = sentences.split(article, pack)
    return extract(article, layout, pack), consider(article, layout, pack)


@pytest.mark.parametrize("rule", CATALOGUE)
def test_the_example_of_a_rule_is_found_by_it(rule: str) -> None:
    text = CATALOGUE[rule]
    found, _ = read(text.example, text.lang)
    assert rule in {statement.rule for statement in found}


@pytest.mark.parametrize("tag", languages.available())
def test_whatever_finds_a_statement_is_described(tag: str) -> None:
    found, left_out = read("\n".join(golden.text for golden in languages.load(tag).golden), tag)
    assert found
    assert left_out
    assert all(describe(statement.rule).what for statement in found)
    assert all(describe(item.rule).what for item in left_out if item.rule is not None)


def test_a_statement_names_the_row_that_decided_its_act() -> None:
    (denial, *_), _ = read("“We never entered the village,” the commander said.")
    row = row_named(denial.act_rule)
    assert row is not None
    assert row.act is denial.act
    assert row_named("the cue's own act") is None


def test_a_silence_is_left_out_with_its_reason() -> None:
    text = "The ministry has not yet confirmed the attack."
    _, (item, *_) = read(text)
    assert "silence" in item.why
    assert item.cue is not None
    assert item.cue.of(text) == "confirmed"


def test_a_candidate_that_lost_names_the_statement_that_was_preferred() -> None:
    found, left_out = read(
        "“The bridge is safe,” Holt said, according to the ministry, and denied the report that it fell."
    )
    keys = {statement.key for statement in found}
    rivals = {item.rival for item in left_out if item.rival is not None}
    assert rivals
    assert rivals <= keys


def test_a_cue_without_a_speaker_says_what_it_lacks() -> None:
    text = "They must say that the bridge was safe."
    _, left_out = read(text)
    assert [(item.cue.of(text), item.rule) for item in left_out if item.cue is not None] == [("say", None)]
    assert "must" in left_out[0].why
