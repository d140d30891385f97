"""What every contradiction rule must do, run over all that are listed, on the statements of the shipped article."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg import contradictions, pipeline, settings
from kg.articles import read
from kg.contradictions import RULES
from kg.contradictions.base import Rule, Setting, Verdict
from kg.graph import write
from kg.model import ArticleRecord, StatedClaim

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@pytest.fixture(scope="module")
def knowledge() -> pipeline.Knowledge:
    return pipeline.load_knowledge(settings.seeds_folder())


@pytest.fixture(scope="module")
def stated(knowledge: pipeline.Knowledge) -> tuple[StatedClaim, ...]:
    names = ("000_ead8aff7d69fa291", "en-panarmenian-20201004", "en-newizv-20201104")
    found: list[StatedClaim] = []
    for name in names:
        article = next(iter(read(settings.seeds_folder() / "articles" / f"{name}.txt")))
        record: ArticleRecord = pipeline.analyse(article, knowledge)  # type: ignore[arg-type]  # seeds are never refused
        found.extend(record.stated)
    return tuple(found)


def test_names_are_unique_and_kinds_and_levels_are_known() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    known = {quad.subject.value for quad in write.vocabulary_quads() if hasattr(quad.subject, "value")}
    for rule in RULES:
        assert f"https://w3id.org/claimgraph/vocab/contradiction-type/{rule.kind}" in known
        assert f"https://w3id.org/claimgraph/vocab/level/{rule.level}" in known


def outcome(rule: Rule, left: StatedClaim, right: StatedClaim, setting: Setting) -> tuple[object, ...] | None:
    """What a rule says of a pair, without the order in which it names the two."""
    found = rule.compare(left, right, setting)
    if not isinstance(found, Verdict):
        return None if found is None else (found,)
    return (found.agreement, sorted(found.shared), sorted(found.assumed), len(found.clash))


@every_rule
def test_a_rule_does_not_mind_the_order(
    rule: Rule, stated: tuple[StatedClaim, ...], knowledge: pipeline.Knowledge
) -> None:
    setting = Setting(knowledge.frames, knowledge.sides())
    for left, right in combinations(stated, 2):
        assert outcome(rule, left, right, setting) == outcome(rule, right, left, setting)


@every_rule
def test_nothing_contradicts_itself(rule: Rule, stated: tuple[StatedClaim, ...], knowledge: pipeline.Knowledge) -> None:
    setting = Setting(knowledge.frames, knowledge.sides())
    assert [one.key for one in stated if rule.compare(one, one, setting) is not None] == []


def test_findings_do_not_depend_on_the_order_and_explain_themselves(
    stated: tuple[StatedClaim, ...], knowledge: pipeline.Knowledge
) -> None:
    found = contradictions.find(stated, knowledge.frames, knowledge.sides())
    assert found == contradictions.find(stated[::-1], knowledge.frames, knowledge.sides())
    for contradiction in found.contradictions:
        assert contradiction.why
        assert contradiction.clash
        assert contradiction.a.statement < contradiction.b.statement
        assert 0 < contradiction.confidence <= 1
        assert contradiction.a.quote
        assert contradiction.b.quote
