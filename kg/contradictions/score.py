"""From the rules' verdicts to a contradiction: confidence and one plain sentence. Never says who is right."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from kg import ids
from kg.contradictions import features, weighing
from kg.contradictions.base import Rule, Verdict
from kg.contradictions.features import Evidence
from kg.model import Contradiction, StatedClaim


class Weights(BaseModel):
    """The content of `weights.toml`: bounds of confidence, how plain each rule's case is, and its explanation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    found: float
    lowest: float
    weighed_beside: frozenset[str]
    plain: dict[str, float]
    prior: dict[str, float]
    why: dict[str, str]


@cache
def weights() -> Weights:
    """The weights of this version."""
    return Weights.model_validate(tomllib.loads((Path(__file__).parent / "weights.toml").read_text(encoding="utf-8")))


def judge(evidence: Evidence) -> Contradiction | None:
    """The contradiction that the verdicts on a pair make together; None when it is too unsure to keep.

    The plainest of the rules gives kind, level and explanation; how sure it is follows from all that is known.
    """
    known = features.of(evidence)
    confidence = weighing.learned().confidence(known)
    if confidence < weights().lowest:
        return None
    rule, verdict = max(evidence.verdicts, key=_plainness)
    a, b = sorted((verdict.first, verdict.second), key=lambda one: one.statement)
    return Contradiction(
        iri=ids.contradiction_iri(rule.name, a.statement, b.statement),
        rule=rule.name,
        kind=rule.kind,
        level=rule.level,
        a=a,
        b=b,
        confidence=round(confidence, 3),
        why=_why(rule, verdict),
        shared=verdict.shared,
        clash=verdict.clash,
        assumed=verdict.assumed,
        reasons=weighing.reasons(known),
    )


def _plainness(given: tuple[Rule, Verdict]) -> tuple[float, str]:
    rule, verdict = given
    return weights().plain[rule.name] * verdict.agreement, rule.name


def _why(rule: Rule, verdict: Verdict) -> str:
    sentence = (
        weights()
        .why[rule.name]
        .format(
            first=verdict.first.speaker_name,
            second=verdict.second.speaker_name,
            claim=gloss(verdict.first),
            other=gloss(verdict.second),
        )
    )
    parts = [f"rule {rule.name}", f"same {', '.join(verdict.shared)}" if verdict.shared else "", verdict.clash]
    details = "; ".join(part for part in parts if part)
    assumed = f" Taken for granted: {'; '.join(verdict.assumed)}." if verdict.assumed else ""
    return f"{sentence} ({details}.){assumed}"


def gloss(stated: StatedClaim) -> str:
    """The claim in English where there is a plain sentence for it, else the words as printed."""
    return stated.claim.labels.get("en") or stated.claim.labels.get(stated.lang) or stated.quote
