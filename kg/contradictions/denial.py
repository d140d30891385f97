"""One affirms, another denies the same claim (R01, R02), or denies what the other takes for granted (R16).

Fires on "Armenian forces shelled Ganja" against "Armenia denied shelling Ganja" and "we have not fired at anything".
Leaves alone: a denial of being the attacker against a report that names no attacker; a denial for one territory against
an attack from an unknown one; denials of another day, place or agent; the same side speaking twice; wishes.
"""

from __future__ import annotations

from kg.contradictions.base import (
    OPEN,
    WINDOW,
    WISHES,
    Guarded,
    Match,
    Outcome,
    Rule,
    Setting,
    Verdict,
    assumptions,
    by_polarity,
    is_dated,
    is_heard,
    is_same_time,
    match_role,
    roles_of,
    told_on,
)
from kg.model import Commitment, Frame, StatedClaim

_MISSING = 0.85  # agreement lost for each role that only one side fills
_UNDATED = 4  # roles' worth of agreement lost where nothing tells when one of them was said or happened
_SAYING = "state"  # who said what is the attribution rule's matter


def _compare_denial(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    if "presupposed" in (left.explicitness, right.explicitness):
        return None
    return _compare(left, right, setting)


def _compare_presupposition(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    if "presupposed" not in (left.explicitness, right.explicitness):
        return None
    return _compare(left, right, setting)


def _compare(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    pair = by_polarity(left, right)
    frame = setting.frames.get(left.claim.frame)
    if pair is None or frame is None or left.claim.frame != right.claim.frame or frame.id in (OPEN, _SAYING):
        return None
    affirming, denying = pair
    if affirming.side == denying.side or _is_wish(affirming) or _is_wish(denying) or not is_heard(denying):
        return None
    if frame.kind != "state" and not is_same_time(affirming, denying):
        return None
    if (scoped := _scoped(affirming, denying, setting)) is not None:
        return scoped
    matches = _matches(affirming, denying, setting)
    if matches is None or not any(match.state == "same" for match in matches):
        return None
    guard = _guard(affirming, denying, matches, frame)
    return guard if guard is not None else _verdict(affirming, denying, matches, setting)


def _scoped(affirming: StatedClaim, denying: StatedClaim, setting: Setting) -> Guarded | None:
    """A denial of what came from one territory leaves open that it came from elsewhere."""
    origin, reported = denying.claim.origin, affirming.claim.origin
    if origin is None or (reported is not None and reported.value == origin.value):
        return None
    whose = setting.side(origin.value)
    agent = affirming.claim.slot("agent")
    is_blamed = agent is not None and setting.side(agent.value) == whose
    compared = [match_role(role, affirming, denying, setting) for role in roles_of(affirming, denying, setting)]
    states = {match.state for match in compared if match is not None}
    if "different" in states or not (is_blamed or "same" in states or setting.side(denying.side) == whose):
        return None
    return Guarded(
        "scoped-denial", f"the denial is only about what came from {origin.label}, which the report leaves open"
    )


def _is_wish(stated: StatedClaim) -> bool:
    return stated.act in WISHES and stated.explicitness == "explicit"


def _matches(affirming: StatedClaim, denying: StatedClaim, setting: Setting) -> list[Match] | None:
    """All roles but the agent compared; None when one differs, or the denial may be about something else."""
    matches: list[Match] = []
    for role in roles_of(affirming, denying, setting):
        match = match_role(role, affirming, denying, setting)
        if match is None:
            continue
        if match.state == "different" or match.state == "right":
            return None  # the denial is about another thing, or about a narrower one than was affirmed
        if match.state == "left" and not _is_universal(denying):
            return None
        matches.append(match)
    agent = match_role("agent", affirming, denying, setting)
    return [*matches, agent] if agent is not None else matches


def _is_universal(denying: StatedClaim) -> bool:
    """A negated sentence denies every case ("has not fired"); "denied firing" only the case at hand."""
    return denying.commitment is Commitment.YES and denying.explicitness == "explicit"


def _guard(affirming: StatedClaim, denying: StatedClaim, matches: list[Match], frame: Frame) -> Guarded | None:
    agent = next((match for match in matches if match.role == "agent"), None)
    if agent is not None and agent.state == "right":
        return Guarded(
            "agentless",
            f"{affirming.speaker_name} does not say who did it; {denying.speaker_name} only denies having done it",
        )
    if agent is not None and agent.state == "different":
        return Guarded("other-agent", f"the denial is about another agent than the report ({agent.label})")
    if frame.kind == "event" and _is_before(affirming, denying, matches):
        return Guarded("later-event", "the denial was made before the event that the other reports")
    return None


def _is_before(affirming: StatedClaim, denying: StatedClaim, matches: list[Match]) -> bool:
    """Was it denied before it happened?

    Where the report gives no day: a denial of everything ("has not fired at Kelmar") two days before the report of one
    thing ("fired at Podhora") speaks of what had been reported until then.
    """
    told, event = told_on(denying), affirming.claim.time
    if told is None:
        return False
    if event is not None and is_dated(event):
        return event.first > told
    reported = told_on(affirming)
    named = {slot.value for slot in denying.claim.slots if slot.role != "agent"}
    is_general = not any(slot.value in named for slot in affirming.claim.slots if slot.role != "agent")
    has_object = any(match.role != "agent" for match in matches)
    return has_object and is_general and reported is not None and reported - told >= WINDOW


def _verdict(affirming: StatedClaim, denying: StatedClaim, matches: list[Match], setting: Setting) -> Verdict:
    shared = [match for match in matches if match.state == "same"]
    missing = sum(match.state in ("left", "right") for match in matches)
    missing += _UNDATED * any(one.claim.time is None and told_on(one) is None for one in (affirming, denying))
    origin = match_role("origin", affirming, denying, setting)
    words = [f"{match.role}: {match.label}" for match in shared]
    if origin is not None and origin.state == "same":
        words.append(f"origin: {origin.label}")
    if affirming.claim.time is not None and denying.claim.time is not None and is_dated(affirming.claim.time):
        words.append(f"day: {affirming.claim.time.first.isoformat()}")
    return Verdict(
        affirming,
        denying,
        _MISSING**missing,
        tuple(words),
        "polarity: affirmed / denied",
        assumptions(affirming, denying),
    )


DENIAL = Rule("denial", "denial", "world", _compare_denial)
PRESUPPOSITION = Rule("presupposition", "presupposition", "world", _compare_presupposition)
