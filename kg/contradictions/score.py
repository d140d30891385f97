"""From a rule's verdict to a contradiction: confidence and one plain sentence. Never says who is right."""

from __future__ import annotations

import tomllib
from functools import cache
from math import sqrt
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from kg import ids
from kg.contradictions.base import Rule, Verdict, is_heard
from kg.model import Contradiction, Mode, StatedClaim


class Weights(BaseModel):
    """The content of `weights.toml`: factors between 0 and 1, and one explanation for each rule."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    assumed: float
    same_article: float
    unheard: float
    narrator: float
    grouped: float
    found: float
    lowest: float
    base: dict[str, float]
    why: dict[str, str]


@cache
def weights() -> Weights:
    """The weights of this version."""
    return Weights.model_validate(tomllib.loads((Path(__file__).parent / "weights.toml").read_text(encoding="utf-8")))


def judge(rule: Rule, verdict: Verdict) -> Contradiction | None:
    """The contradiction that a verdict makes; None when it is too unsure to keep."""
    numbers = weights()
    first, second = verdict.first, verdict.second
    confidence = numbers.base[rule.name] * verdict.agreement * sqrt(first.confidence * second.confidence)
    confidence *= numbers.assumed ** len(verdict.assumed)
    for stated in (first, second):
        confidence *= numbers.unheard if not is_heard(stated) else 1.0
        is_retold = stated.mode is Mode.NARRATOR and rule.level != "attribution"
        confidence *= numbers.narrator if is_retold else 1.0
    if first.article == second.article:
        confidence *= numbers.same_article
    if confidence < numbers.lowest:
        return None
    a, b = sorted((first, second), key=lambda one: one.statement)
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
    )


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
