"""How one actor's position changes over time: reversed, hardened, softened, conditions, promises kept and broken.

In: all stated claims. Out: `PositionChange` records, each with the two statements. Precision comes first: both are said
outright by the same actor, of the same kind of claim or its declared opposite, with no role filled differently, on
different days. Whatever others report of it is no change.

| before | after | change |
|---|---|---|
| will do it | will not (or has done the opposite) | reversed, promise broken |
| will do it, if … | will not | hardened |
| will not | will do it, if … | softened |
| will do it | will do it, if … | condition added |
| will do it, if … | will do it | condition dropped, unless somebody told since that the condition is met |
| if A | if A and B; if B | condition added; conditions changed |
| will do it | has done it | promise kept |
| it is so | it is not so | reversed, when both speak of one event |

Leaves alone: an offer under conditions beside a vow for the case that they are not met, said on one day; two events;
predictions; what is only implied.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from kg import ids
from kg.contradictions.base import OPEN, is_dated, is_heard, match_role, roles_of
from kg.contradictions.issues import POSITION, families, is_open
from kg.contradictions.score import gloss
from kg.contradictions.setting import Setting, told_on
from kg.model import Act, Contradiction, Frame, Mode, Polarity, PositionChange, StatedClaim

_WILL = frozenset({Act.PROMISE, Act.OFFER, Act.THREATEN, Act.REFUSE})
_TOLD = frozenset({Act.ASSERT, Act.CONFIRM, Act.DENY})
_YES, _IF, _NO = "yes", "if", "no"
_SWITCHED = {_YES: _NO, _NO: _YES, _IF: _NO}
# Stances before and after on something that one will do.
_WILLED = {
    (_YES, _NO): "reversed",
    (_NO, _YES): "reversed",
    (_IF, _NO): "hardened",
    (_NO, _IF): "softened",
    (_YES, _IF): "condition-added",
    (_IF, _YES): "condition-dropped",
}


class _Words(BaseModel):
    """The content of `changes.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    least: float
    open: float
    factor: float
    why: dict[str, str]


@cache
def _words() -> _Words:
    return _Words.model_validate(tomllib.loads((Path(__file__).parent / "changes.toml").read_text(encoding="utf-8")))


def find(
    stated: Sequence[StatedClaim],
    frames: Mapping[str, Frame],
    sides: Mapping[str, str] | None = None,
    contradictions: Sequence[Contradiction] = (),
) -> tuple[PositionChange, ...]:
    """The changes of position of all actors, by actor and day.

    Args:
        stated: stated claims of all articles, in any order.
        frames: all frames by notation.
        sides: IRI of an actor to its side's, IRI of a place to its country's government.
        contradictions: as found; those between two open claims of one actor are changes of its position.

    Returns:
        For each statement one typed change at most: from the last earlier one of the same actor that it departs from.
    """
    setting = Setting(frames, {**{one.speaker: one.side for one in stated}, **(sides or {})})
    met = {one.claim.iri: day for one in stated if one.polarity is Polarity.AFFIRMS and (day := told_on(one))}
    found: list[PositionChange] = []
    for matter in _by_matter(stated, frames):
        for number, after in enumerate(matter):
            earlier = (_change(before, after, setting, met) for before in reversed(matter[:number]))
            found.extend([change for change in earlier if change is not None][:1])
    found.extend(change for pair in contradictions if (change := _of_words(pair)) is not None)
    return tuple(sorted(found, key=lambda change: (change.after.speaker, str(told_on(change.after)), change.iri)))


def _by_matter(stated: Sequence[StatedClaim], frames: Mapping[str, Frame]) -> Iterator[list[StatedClaim]]:
    """What each speaker says of each family of frames, in order of saying; open claims have no family."""
    family_by_frame, least = families(frames), _words().least
    matters: dict[tuple[str, str], list[StatedClaim]] = defaultdict(list)
    for one in stated:
        is_own = one.mode is not Mode.NARRATOR and one.explicitness == "explicit" and is_heard(one)
        if is_own and one.claim.frame != OPEN and one.confidence >= least and told_on(one) is not None:
            matters[one.speaker, family_by_frame.get(one.claim.frame, one.claim.frame)].append(one)
    for key in sorted(matters):
        yield sorted(matters[key], key=lambda one: (told_on(one) or date.min, one.article, one.statement))


def _of_words(found: Contradiction) -> PositionChange | None:
    """The change that a rule saw between two open claims of one actor, when it is sure enough."""
    before, after = sorted((found.a, found.b), key=lambda one: (told_on(one) or date.min, one.statement))
    first, second = told_on(before), told_on(after)
    is_sure = found.kind == POSITION and is_open(found) and found.confidence >= _words().open
    if not is_sure or before.speaker != after.speaker or first is None or second is None or first >= second:
        return None
    is_deed = before.act is Act.PROMISE and after.act in _TOLD
    return _made("promise-broken" if is_deed else "reversed", before, after, confidence=found.confidence)


def _change(
    before: StatedClaim, after: StatedClaim, setting: Setting, met: Mapping[str, date]
) -> PositionChange | None:
    first, second = told_on(before), told_on(after)
    if first is None or second is None or first >= second or not _is_one_matter(before, after, setting):
        return None
    kind = _kind(before, after, setting, met)
    if kind is None:
        return None
    sure = _words().factor * (before.confidence * after.confidence) ** 0.5
    return _made(kind, before, after, confidence=round(sure, 3))


def _made(kind: str, before: StatedClaim, after: StatedClaim, *, confidence: float) -> PositionChange:
    first, second = told_on(before) or date.min, told_on(after) or date.min
    return PositionChange(
        iri=ids.mint("position-change", before=before.statement, after=after.statement, kind=kind),
        kind=kind,
        before=before,
        after=after,
        days=(second - first).days,
        confidence=confidence,
        why=_words().why[kind].format(who=after.speaker_name, before=gloss(before), after=gloss(after)),
    )


def _is_one_matter(before: StatedClaim, after: StatedClaim, setting: Setting) -> bool:
    """The same frame or its opposite, a role filled alike, none differently; of dated events, one."""
    frame = setting.frames.get(before.claim.frame)
    is_opposite = frame is not None and after.claim.frame in frame.opposites
    if frame is None or not (before.claim.frame == after.claim.frame or is_opposite):
        return False
    roles = ("agent", *roles_of(before, after, setting), "origin")
    matches = [match for role in roles if (match := match_role(role, before, after, setting)) is not None]
    if any(match.state == "different" for match in matches) or not any(match.state == "same" for match in matches):
        return False
    ours, theirs = before.claim.time, after.claim.time
    if ours is not None and theirs is not None and is_dated(ours) and is_dated(theirs):
        return ours.overlaps(theirs)
    return True


def _stance(stated: StatedClaim) -> str | None:
    if stated.polarity is Polarity.CONDITIONAL or (stated.act is Act.OFFER and stated.conditions):
        return _IF
    if stated.polarity is Polarity.DENIES:
        return _NO
    return _YES if stated.polarity is Polarity.AFFIRMS else None


def _kind(before: StatedClaim, after: StatedClaim, setting: Setting, met: Mapping[str, date]) -> str | None:
    one, other = _stance(before), _stance(after)
    if one is None or other is None:
        return None
    is_opposite = before.claim.frame != after.claim.frame
    if is_opposite and other is _NO:
        return None  # not to do the opposite is not to do it
    other = _SWITCHED[other] if is_opposite else other
    if before.act in _WILL and after.act in _WILL:
        return _of_will(before, after, (one, other), met)
    if before.act in _WILL and after.act in _TOLD:
        return _of_deed(before, after, (one, other), setting)
    if before.act in _TOLD and after.act in _TOLD and not is_opposite:
        return _of_fact(before, after, (one, other), setting)
    return None


def _of_will(before: StatedClaim, after: StatedClaim, stances: tuple[str, str], met: Mapping[str, date]) -> str | None:
    if stances == (_IF, _IF):
        return _of_conditions(set(before.conditions), set(after.conditions))
    kind = _WILLED.get(stances)
    first = told_on(before)
    if kind == "condition-dropped" and first is not None:
        is_met = any(iri in met and met[iri] >= first for iri in before.conditions)
        return None if is_met or not before.conditions else kind  # what was asked for has come about
    return kind


def _of_conditions(before: set[str], after: set[str]) -> str | None:
    """How the conditions changed; None where a list is not known, or the lists are the same."""
    if not before or not after or before == after:
        return None
    return "condition-added" if before < after else "condition-dropped" if after < before else "conditions-changed"


def _of_deed(before: StatedClaim, after: StatedClaim, stances: tuple[str, str], setting: Setting) -> str | None:
    """What was promised, against what the same actor later tells of its own doing."""
    agent = after.claim.slot("agent")
    is_own = agent is not None and setting.side(agent.value) == setting.side(after.side)
    if not is_own or before.act not in (Act.PROMISE, Act.REFUSE) or after.act is Act.DENY:
        return None
    if before.claim.frame != after.claim.frame and not is_dated(after.claim.time):
        return None  # "is ready to stop" is no deed
    if stances == (_YES, _YES):
        return "promise-kept"
    return "promise-broken" if stances in ((_NO, _YES), (_YES, _NO)) and after.polarity is Polarity.AFFIRMS else None


def _of_fact(before: StatedClaim, after: StatedClaim, stances: tuple[str, str], setting: Setting) -> str | None:
    """Affirmed, then denied, or the other way round: of a state, or of one event on a known day."""
    if stances not in ((_YES, _NO), (_NO, _YES)):
        return None
    frame = setting.frames[before.claim.frame]
    if frame.kind == "state":
        return "reversed"
    ours, theirs = before.claim.time, after.claim.time
    is_one_event = ours is not None and theirs is not None and is_dated(ours) and is_dated(theirs)
    return "reversed" if is_one_event else None
