"""What people decided on a pair goes before what the rules say."""

from __future__ import annotations

from kg import contradictions
from kg.graph import frames
from kg.model import Contradiction, PairJudgement
from tests.kg.graph import sample

STATED = sample.STATED


def found(decision: str | None = None) -> contradictions.Findings:
    (raised,) = before()
    pair = (raised.a.statement, raised.b.statement)
    judged = PairJudgement(*pair, decision, "Ana", "2021-01-02T00:00:00+00:00", "two days") if decision else None
    return contradictions.find(STATED, frames.load(), judgements={pair: judged} if judged else {})


def before() -> tuple[Contradiction, ...]:
    findings = contradictions.find(STATED, frames.load())
    return (*findings.contradictions, *findings.undecided)[:1]


def test_a_rejected_pair_is_no_contradiction_and_says_why() -> None:
    (raised,) = before()
    findings = found("rejected")
    pairs = {(one.a.statement, one.b.statement) for one in (*findings.contradictions, *findings.undecided)}
    assert (raised.a.statement, raised.b.statement) not in pairs
    (kept,) = (one for one in findings.not_contradictions if one.guard == "reviewed")
    assert (kept.a, kept.b) == (raised.a.statement, raised.b.statement)
    assert kept.reason == "Ana judged on 2021-01-02 that these two do not contradict each other: two days"


def test_a_confirmed_pair_is_found_however_sure_the_rule_is() -> None:
    (raised,) = before()
    assert raised.iri in {one.iri for one in found("confirmed").contradictions}


def test_an_unclear_decision_leaves_the_pair_to_the_rules() -> None:
    assert found("unclear") == found()


def test_a_pair_whose_statement_is_gone_is_not_listed() -> None:
    judged = PairJudgement("x:a", "x:b", "rejected", "Ana", "2021-01-02T00:00:00+00:00")
    findings = contradictions.find(STATED, frames.load(), judgements={("x:a", "x:b"): judged})
    assert [one.guard for one in findings.not_contradictions if one.guard == "reviewed"] == []
