"""Somebody denies having said what an outlet has him say (R09).

The level is "attribution": whether the words are true is another matter. Fires on an article's "teachers are a burden",
said by X, against X's "I never said that teachers are a burden". Leaves alone denials of the matter itself, and words
that have little in common.
"""

from __future__ import annotations

from kg.contradictions.base import Outcome, Rule, Setting, Verdict, assumptions, overlap, told_on
from kg.model import Commitment, Polarity, StatedClaim

_SAYING = "state"
_OVERLAP = 0.6
_LEAST = 2  # words that must agree


def _compare(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    for denying, saying in ((left, right), (right, left)):
        if not _is_denial_of_saying(denying, setting) or not _is_earlier(saying, denying):
            continue
        if saying.speaker == denying.speaker or _is_report_of(saying, denying):
            return _judge(saying, denying)
    return None


def _is_report_of(saying: StatedClaim, denying: StatedClaim) -> bool:
    """Does somebody else say that the denier said something?"""
    agent = saying.claim.slot("agent")
    is_saying = saying.claim.frame == _SAYING and saying.polarity is Polarity.AFFIRMS
    return is_saying and agent is not None and agent.value == denying.speaker


def _is_denial_of_saying(stated: StatedClaim, setting: Setting) -> bool:
    if stated.claim.frame != _SAYING or stated.polarity is not Polarity.DENIES:
        return False
    agent = stated.claim.slot("agent")
    return agent is not None and setting.side(agent.value) in (stated.speaker, setting.side(stated.speaker))


def _is_earlier(saying: StatedClaim, denying: StatedClaim) -> bool:
    one, other = told_on(saying), told_on(denying)
    return saying.commitment is not Commitment.NO and (one is None or other is None or one <= other)


def _judge(saying: StatedClaim, denying: StatedClaim) -> Outcome:
    theme = denying.claim.slot("theme")
    if theme is None or theme.is_entity or (saying.claim.frame == _SAYING and saying.speaker == denying.speaker):
        return None
    words = set(theme.value.split())
    said = {word.strip(".,;:!?\"'“”").casefold() for word in saying.quote.split()}
    if len(words & said) < _LEAST or overlap(words, said) < _OVERLAP:
        return None
    shared = (f"words: {' '.join(sorted(words & said))}",)
    return Verdict(saying, denying, 1.0, shared, "saying: reported / denied", assumptions(saying, denying))


ATTRIBUTION = Rule("attribution", "attribution", "attribution", _compare)
