"""Contradictions: typed, explained conflicts between two statements, and pairs that only look like one.

In: all stated claims of the store, in any order. Out: `Findings`, sorted, the same for any order of the input.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg import ids
from kg.contradictions import candidates, copies, judged, sameness
from kg.contradictions.alignment import align
from kg.contradictions.attribution import ATTRIBUTION
from kg.contradictions.base import Guarded, Rule, Setting, Verdict
from kg.contradictions.denial import DENIAL, PRESUPPOSITION
from kg.contradictions.features import Evidence
from kg.contradictions.matter import within
from kg.contradictions.open_answer import OPEN_ANSWER, OPEN_REPLY
from kg.contradictions.open_demands import OPEN_DEMAND
from kg.contradictions.open_events import OPEN_AGENT, OPEN_ROLE, OPEN_SETTING
from kg.contradictions.open_reports import OPEN_ATTRIBUTION, OPEN_REPORT
from kg.contradictions.open_will import OPEN_ADMISSION, OPEN_POSITION, OPEN_PROMISE, OPEN_REFUSAL
from kg.contradictions.open_wording import OPEN_CONDITION, OPEN_MISQUOTE, OPEN_MODALITY
from kg.contradictions.open_world import (
    OPEN_DENIAL,
    OPEN_OPPOSITE,
    OPEN_PRESUPPOSITION,
    OPEN_QUANTIFIER,
    OPEN_QUANTITY,
    OPEN_REBUTTAL,
)
from kg.contradictions.positions import CONDITIONS, POSITION, REFUSAL
from kg.contradictions.quantity import QUANTITY
from kg.contradictions.reports import RECIPIENT, TERMS
from kg.contradictions.score import judge, weights
from kg.contradictions.values import AGENT, EXCLUSIVE, OPPOSITE
from kg.contradictions.vectors import Embedder
from kg.contradictions.weighed import WEIGHED
from kg.model import ClaimMatch, Contradiction, Frame, NotContradiction, PairJudgement, StatedClaim, WireCopy

__all__ = ["RULES", "Findings", "Guarded", "Setting", "compare", "find", "gather", "gather_picked"]

NO_JUDGEMENTS: Mapping[tuple[str, str], PairJudgement] = MappingProxyType({})
_TENSION = 0.39  # what may both hold is never surer than this, and opens no dispute
TYPED: tuple[Rule, ...] = (
    DENIAL,
    PRESUPPOSITION,
    EXCLUSIVE,
    AGENT,
    OPPOSITE,
    QUANTITY,
    REFUSAL,
    POSITION,
    CONDITIONS,
    ATTRIBUTION,
    RECIPIENT,
    TERMS,
)
# What the typed rules leave open is compared by what the words mean.
BY_MEANING: tuple[Rule, ...] = (
    OPEN_DENIAL,
    OPEN_PRESUPPOSITION,
    OPEN_REBUTTAL,
    OPEN_OPPOSITE,
    OPEN_QUANTITY,
    OPEN_QUANTIFIER,
    OPEN_ATTRIBUTION,
    OPEN_REPORT,
    OPEN_REFUSAL,
    OPEN_DEMAND,
    OPEN_PROMISE,
    OPEN_POSITION,
    OPEN_ADMISSION,
    OPEN_ANSWER,
    OPEN_REPLY,
    OPEN_AGENT,
    OPEN_SETTING,
    OPEN_ROLE,
    OPEN_MISQUOTE,
    OPEN_CONDITION,
    OPEN_MODALITY,
)
RULES: tuple[Rule, ...] = (*TYPED, *BY_MEANING, *WEIGHED)


@dataclass(frozen=True, slots=True)
class Findings:
    """All contradictions, surest first, the tempting pairs that are none, and the pairs that stay open.

    `undecided`: too unsure to be counted as found, sure enough for a reviewer to look at; surest first.
    `matches`: claims that say the same in other words, by IRI. `copies`: statements that are prints of one.
    """

    contradictions: tuple[Contradiction, ...]
    not_contradictions: tuple[NotContradiction, ...]
    undecided: tuple[Contradiction, ...] = ()
    matches: tuple[ClaimMatch, ...] = ()
    copies: tuple[WireCopy, ...] = ()


def find(
    stated: Sequence[StatedClaim],
    frames: Mapping[str, Frame],
    sides: Mapping[str, str] | None = None,
    *,
    judgements: Mapping[tuple[str, str], PairJudgement] = NO_JUDGEMENTS,
    embedder: Embedder | None = None,
) -> Findings:
    """Compare all statements worth comparing.

    Args:
        stated: stated claims of all articles.
        frames: all frames by notation.
        judgements: what people decided on pairs, by the IRIs of the two statements in order; it goes before the rules.
        embedder: brings more statements together across languages; None: those that share meanings.
        sides: IRI of an actor to its side's, IRI of a place to its country's government. What speakers stand for is
            known from the statements themselves; without this, actors that never speak are taken as sides of their own.

    Returns:
        One contradiction at most for each pair of statements: the surest. One that is less sure than `found` of the
        weights is undecided. A pair that some rule guards and none raises is a not-contradiction, and so is one that a
        person rejected; one that a person confirmed is found.
    """
    setting = Setting(frames, {**{one.speaker: one.side for one in stated}, **(sides or {})})
    best: dict[tuple[str, str], Contradiction] = {}
    guarded: dict[tuple[str, str], Guarded] = {}
    matches: dict[str, ClaimMatch] = {}
    for left, right in candidates.pairs(stated, setting, embedder):
        pair = (left.statement, right.statement)
        found = compare(left, right, setting)
        if isinstance(found, Guarded):
            guarded.setdefault(pair, found)
        elif found is not None and (pair not in best or found.confidence > best[pair].confidence):
            best[pair] = found
        is_opposed = isinstance(found, Contradiction) and found.confidence >= weights().found
        if not is_opposed and (match := sameness.judge(left, right, setting)) is not None:
            matches[match.iri] = max(match, matches.get(match.iri, match), key=lambda one: one.score)
    ordered = sorted(best.values(), key=lambda found: (-found.confidence, found.iri))
    found_pairs, undecided = judged.settle(ordered, judgements, least=weights().found)
    rejected = judged.rejected(judgements, {one.statement for one in stated})
    set_aside = {(pair.a, pair.b) for pair in rejected}
    kept = [
        *rejected,
        *(
            NotContradiction(
                ids.mint("not-contradiction", a=a, b=b, guard=outcome.guard), a, b, outcome.reason, outcome.guard
            )
            for (a, b), outcome in guarded.items()
            if (a, b) not in best and (a, b) not in set_aside
        ),
    ]
    return Findings(
        contradictions=found_pairs,
        not_contradictions=tuple(sorted(kept, key=lambda found: (found.a, found.b))),
        undecided=undecided,
        matches=tuple(matches[iri] for iri in sorted(matches)),
        copies=copies.find(stated),
    )


def compare(left: StatedClaim, right: StatedClaim, setting: Setting) -> Contradiction | Guarded | None:
    """Ask the rules about one pair: a contradiction, else the first guard, else nothing.

    A tension (both may hold) is kept at a low confidence, however much speaks for it. What a guard speaks against is
    found or is none: it is not left undecided.
    """
    evidence = gather(left, right, setting)
    if evidence is None:
        return None
    found = judge(evidence) if evidence.verdicts else None
    if found is not None and found.kind == "tension" and found.confidence > _TENSION:
        found = replace(found, confidence=_TENSION)
    is_sure = found is not None and found.confidence >= weights().found
    return found if is_sure else next(iter(evidence.guards), found)


def gather(left: StatedClaim, right: StatedClaim, setting: Setting) -> Evidence | None:
    """What the rules say of one pair, or None.

    Where a typed rule answers, the words are not asked. Rules by meaning say what they see, and the pair is weighed
    beside them, unless one of their guards forbids it; some guards only speak against it.
    """
    told = within(left, right)
    outcomes = _ask(TYPED, left, right, setting)
    if not outcomes and told is not None:
        return Evidence((), (told,), align(left, right, setting))
    if not outcomes:
        outcomes = _ask(BY_MEANING, left, right, setting)
        if all(outcome.guard in weights().weighed_beside for _, outcome in outcomes if isinstance(outcome, Guarded)):
            outcomes += _ask(WEIGHED, left, right, setting)
    return _evidence(outcomes, left, right, setting) if outcomes else None


def gather_picked(left: StatedClaim, right: StatedClaim, setting: Setting) -> Evidence:
    """What the rules say of a pair that somebody brings: it is weighed too where a guard speaks against it."""
    outcomes = _ask(TYPED, left, right, setting) or _ask(BY_MEANING, left, right, setting)
    if not any(isinstance(outcome, Verdict) for _, outcome in outcomes):
        outcomes += _ask(WEIGHED, left, right, setting)
    return _evidence(outcomes, left, right, setting)


def _evidence(
    outcomes: Sequence[tuple[Rule, Verdict | Guarded]], left: StatedClaim, right: StatedClaim, setting: Setting
) -> Evidence:
    verdicts = tuple((rule, outcome) for rule, outcome in outcomes if isinstance(outcome, Verdict))
    guards = tuple(outcome for _, outcome in outcomes if isinstance(outcome, Guarded))
    return Evidence(verdicts, guards, align(left, right, setting))


def _ask(
    rules: Sequence[Rule], left: StatedClaim, right: StatedClaim, setting: Setting
) -> list[tuple[Rule, Verdict | Guarded]]:
    outcomes = ((rule, rule.compare(left, right, setting)) for rule in rules)
    return [(rule, outcome) for rule, outcome in outcomes if outcome is not None]
