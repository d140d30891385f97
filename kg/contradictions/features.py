"""What is known of a pair before it is said how sure its contradiction is: plain numbers with readable names.

In: what every rule says of the pair, and how the two meanings lie to each other. Out: features by name, each about 0
to 1; a feature that is 0 is left out. The weights learned for them stand in `learned.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log1p, sqrt

from kg.contradictions.alignment import Alignment, Contact
from kg.contradictions.base import Guarded, Rule, Verdict, is_heard
from kg.model import Act, Mode

_MATTER = 4.0  # weight of common matter from which more says nothing more
_MONTH = log1p(31)
_NAMES = 3
_ASSUMED = 3
_CLOSE = 2  # statements
_NUMBER = re.compile(r"\d+")  # in a statement's key: its place in the article


@dataclass(frozen=True, slots=True)
class Evidence:
    """A pair: the verdicts and guards of all rules that say something of it, and its meanings side by side."""

    verdicts: tuple[tuple[Rule, Verdict], ...]
    guards: tuple[Guarded, ...]
    pair: Alignment


# What a speaker does, as far as it matters to whether two statements clash.
_DEEDS: Mapping[Act, str] = {
    Act.ASSERT: "affirm",
    Act.CONFIRM: "affirm",
    Act.OTHER: "affirm",
    Act.ACCUSE: "affirm",
    Act.DENY: "deny",
    Act.REFUSE: "refuse",
    Act.DEMAND: "demand",
    Act.OFFER: "offer",
    Act.PROMISE: "offer",
    Act.THREATEN: "offer",
    Act.CONDEMN: "judge",
    Act.PRAISE: "judge",
    Act.APOLOGISE: "judge",
    Act.QUESTION: "ask",
}


def of(evidence: Evidence) -> dict[str, float]:
    """The features of a pair."""
    found = {name: float(measure(evidence)) for name, measure in MEASURES.items()}
    found |= {f"rule {rule.name}": 1.0 for rule, _ in evidence.verdicts}
    found |= {f"guard {guarded.guard}": 1.0 for guarded in evidence.guards}
    found[f"acts {' and '.join(sorted(_DEEDS[one.act] for one in (evidence.pair.left, evidence.pair.right)))}"] = 1.0
    return {name: round(value, 4) for name, value in found.items() if value}


def _acts(evidence: Evidence) -> set[Act]:
    return {evidence.pair.left.act, evidence.pair.right.act}


def _most(evidence: Evidence, measure: Callable[[Contact], float], *, sign: int | None = None) -> float:
    """The highest value over the contacts of clauses, all or those that are held alike (1) or not (-1)."""
    pair = evidence.pair
    stance = pair.stance_left * pair.stance_right
    chosen = (one for one in pair.contacts if sign is None or stance * one.parity * sign > 0)
    return max(map(measure, chosen), default=0.0)


def _matter(contact: Contact) -> float:
    return min(contact.shared_weight, _MATTER) / _MATTER


def _any_clause(evidence: Evidence, name: str) -> bool:
    return any(getattr(clause, name) for one in evidence.pair.contacts for clause in (one.left, one.right))


def _days(evidence: Evidence) -> float:
    days = evidence.pair.days
    return min(log1p(abs(days)) / _MONTH, 1.0) if days is not None else 0.0


def _is_close(evidence: Evidence) -> bool:
    """Does one article tell both within a few statements? What is answered mostly stands near its answer."""
    pair = evidence.pair
    if pair.left.article != pair.right.article:
        return False
    one, other = (_NUMBER.search(stated.key) for stated in (pair.left, pair.right))
    return one is not None and other is not None and abs(int(one[0]) - int(other[0])) <= _CLOSE


def _is_retold(evidence: Evidence) -> bool:
    """Does the outlet itself say one of the two, and is it not about what the outlet reports somebody to have said?"""
    modes = (evidence.pair.left.mode, evidence.pair.right.mode)
    return Mode.NARRATOR in modes and all(rule.level != "attribution" for rule, _ in evidence.verdicts)


def _open(evidence: Evidence) -> Sequence[Verdict]:
    return [verdict for rule, verdict in evidence.verdicts if not rule.name.startswith("weighed")]


# What can only speak for a contradiction, and what only against: the fit gives them no weight of the other sign.
IN_FAVOUR = frozenset(
    {
        "agreement that the rules see",
        "accused and denied",
        "demanded and refused",
        "common matter",
        "common matter, held against each other",
        "both covered, held against each other",
        "opposites",
        "opposites, held against each other",
        "one clause covered",
        "both clauses covered",
        "the shorter statement covered",
        "other numbers of one thing",
        "sureness of both statements",
        "somebody denies",
    }
)
AGAINST = frozenset(
    {
        "things assumed",
        "a hidden speaker",
        "the outlet's own voice",
        "one side, two speakers",
        "both covered, held alike",
        "not yet so",
        "under a condition",
        "if",
        "only possible",
        "numbers that allow each other",
        "the same number",
        "other names",
        "other days",
        "two languages",
    }
)
MEASURES: Mapping[str, Callable[[Evidence], float]] = {
    "agreement that the rules see": lambda e: max((v.agreement for v in _open(e)), default=0.0),
    "things assumed": lambda e: min(min((len(v.assumed) for v in _open(e)), default=0), _ASSUMED) / _ASSUMED,
    "sureness of both statements": lambda e: sqrt(e.pair.left.confidence * e.pair.right.confidence),
    "in one article": lambda e: e.pair.left.article == e.pair.right.article,
    "told close by": _is_close,
    "the outlet's own voice": _is_retold,
    "a hidden speaker": lambda e: not (is_heard(e.pair.left) and is_heard(e.pair.right)),
    "one speaker": lambda e: e.pair.is_one_speaker,
    "one side, two speakers": lambda e: e.pair.is_one_side and not e.pair.is_one_speaker,
    "days between": _days,
    "days between, one speaker": lambda e: _days(e) * e.pair.is_one_speaker,
    "two languages": lambda e: e.pair.left.lang != e.pair.right.lang,
    "somebody denies": lambda e: Act.DENY in _acts(e),
    "both deny": lambda e: _acts(e) == {Act.DENY},
    "accused and denied": lambda e: _acts(e) == {Act.ACCUSE, Act.DENY},
    "demanded and refused": lambda e: _acts(e) == {Act.DEMAND, Act.REFUSE},
    "demanded, not refused": lambda e: Act.DEMAND in _acts(e) and Act.REFUSE not in _acts(e),
    "somebody refuses": lambda e: Act.REFUSE in _acts(e),
    "somebody promises": lambda e: Act.PROMISE in _acts(e),
    "somebody confirms": lambda e: Act.CONFIRM in _acts(e),
    "not held by its speaker": lambda e: 0 in (e.pair.stance_left, e.pair.stance_right),
    "denied as worded": lambda e: -1 in (e.pair.stance_left, e.pair.stance_right),
    "held by one, denied by the other": lambda e: e.pair.stance_left * e.pair.stance_right == -1,
    "held by both as worded": lambda e: e.pair.stance_left == e.pair.stance_right == 1,
    "both denied as worded": lambda e: e.pair.stance_left == e.pair.stance_right == -1,
    "under a condition": lambda e: bool(e.pair.left.conditions or e.pair.right.conditions),
    "common matter": lambda e: _most(e, _matter),
    "common matter, held against each other": lambda e: _most(e, _matter, sign=-1),
    "common matter, held alike": lambda e: _most(e, _matter, sign=1),
    "one clause covered": lambda e: _most(e, lambda one: max(one.cover_left, one.cover_right)),
    "both clauses covered": lambda e: _most(e, lambda one: min(one.cover_left, one.cover_right)),
    "both covered, held against each other": lambda e: _most(
        e, lambda one: min(one.cover_left, one.cover_right), sign=-1
    ),
    "both covered, held alike": lambda e: _most(e, lambda one: min(one.cover_left, one.cover_right), sign=1),
    "the shorter statement covered": lambda e: max(e.pair.cover_left, e.pair.cover_right),
    "the longer statement covered": lambda e: min(e.pair.cover_left, e.pair.cover_right),
    "opposites": lambda e: _most(e, lambda one: bool(one.opposed)),
    "opposites, held against each other": lambda e: _most(e, lambda one: bool(one.opposed), sign=-1),
    "other numbers": lambda e: _most(e, lambda one: one.numbers == "other"),
    "other numbers of one thing": lambda e: _most(e, lambda one: one.strength if one.numbers == "other" else 0.0),
    "numbers that allow each other": lambda e: _most(e, lambda one: one.numbers == "allowed"),
    "the same number": lambda e: _most(e, lambda one: one.numbers == "same"),
    "names in common": lambda e: min(e.pair.names_shared, _NAMES) / _NAMES,
    "other names": lambda e: e.pair.names_other,
    "other days": lambda e: e.pair.days_other,
    "only possible": lambda e: _any_clause(e, "is_possible"),
    "not yet so": lambda e: _any_clause(e, "is_not_yet"),
    "if": lambda e: _any_clause(e, "is_conditional"),
    "all or none": lambda e: _any_clause(e, "is_universal"),
    "some": lambda e: _any_clause(e, "is_partial"),
    "only": lambda e: _any_clause(e, "is_only"),
    "will be": lambda e: _any_clause(e, "is_future"),
    "called true or untrue": lambda e: _any_clause(e, "is_judged"),
}
