"""A demand and its refusal, where one of the two says much more than the other (R13).

What is refused is the thing demanded if the act that is refused stands in the demand, or if what the demand asks for
first stands in the refusal. Fires on "the company is deaf to its staff and needs to raise wages" against "we will not
raise wages", on "a special session to rebuke the mayor" against "would not support calling the council into a special
session". Leaves alone what shares only things or speech, another's resignation, and the same act on another thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.contradictions import meaning
from kg.contradictions.alignment import Alignment, Contact, align, likeness
from kg.contradictions.base import Outcome, Rule, Setting, is_heard
from kg.contradictions.matter import is_of_another_thing
from kg.contradictions.meaning import Clause, Unit
from kg.contradictions.open_world import is_open, verdict
from kg.model import Act, StatedClaim

_ASKING = frozenset({Act.DEMAND, Act.ASSERT, Act.ACCUSE, Act.CONDEMN})
_ANSWERING = frozenset({Act.REFUSE, Act.PROMISE, Act.ASSERT, Act.DENY})
_TOLD = frozenset({"event", "state"})
_TALK = frozenset(
    {"request", "demand", "reject", "want", "urge", "propose", "plan", "support", "agree", "disagree"}
)  # about what is asked
_OWN = frozenset({"resign", "retire", "apologize", "stay-in-office"})  # what each can only do himself
_ANSWER = 30  # days between a demand and its refusal
_HEAD = 3  # units that tell what is asked for, or refused, first
_LEAST = 0.6  # weight of the act that both tell


def _compare(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """What one demands, another refuses."""
    if left.side == right.side or not is_open(left, right):
        return None
    for asking, answer in ((left, right), (right, left)):
        if asking.act not in _ASKING or answer.act not in _ANSWERING or not is_heard(answer):
            continue
        if asking.act is not Act.DEMAND and answer.act is not Act.REFUSE:
            continue
        pair = align(left, right, setting)
        if pair.days is not None and abs(pair.days) > _ANSWER:
            return None
        found = _refused(pair, asking, answer, setting)
        if found is not None:
            return found
    return None


def _refused(pair: Alignment, asking: StatedClaim, answer: StatedClaim, setting: Setting) -> Outcome:
    is_left = asking is pair.left
    for contact in pair.contacts:
        asked, refused = (contact.left, contact.right) if is_left else (contact.right, contact.left)
        if not (asking.act is Act.DEMAND or asked.is_demanded) or asked.is_conditional or refused.is_conditional:
            continue
        act = _act(contact, refused, answer, is_left=is_left) or _contrary(contact, asked, refused, answer)
        if act is None or (asked.is_negated and act.keys & asked.negated):
            continue
        rest = contact.left_only if is_left else contact.right_only
        is_told = any(unit.kind == "quality" and unit not in rest for unit in _head(asked))  # "a special session"
        if not is_told and is_of_another_thing(contact, asking, answer):
            continue
        if _is_anothers(act, asking, answer, setting):
            continue
        is_first = any(act.keys & unit.reach for unit in _head(asked))
        agreement = 0.4 + 0.25 * _is_asked_of(asked, answer, setting) + 0.15 * is_first
        return verdict(pair, contact, "will: demanded / refused", agreement + 0.2 * min(1.0, contact.matter / 2))
    return None


def _act(contact: Contact, refused: Clause, answer: StatedClaim, *, is_left: bool) -> Unit | None:
    """The act that is refused, where the demand tells it too."""
    asked, rest = (contact.left, contact.right_only) if is_left else (contact.right, contact.left_only)
    met = [unit for unit in refused.units if unit not in rest and _is_act(unit)]
    is_will = answer.act is Act.REFUSE or refused.is_future
    if refused.is_negated and refused.negated and is_will:
        found = next((unit for unit in met if unit.keys & refused.negated), None)
    elif answer.act is Act.REFUSE and not contact.opposed:
        head = _head(refused)
        is_whole = len(head) > 1 and not any(unit in rest for unit in head)
        found = head[0] if is_whole else next((unit for unit in met if unit in head), None)
    else:
        return None
    if found is None and answer.act is Act.REFUSE:
        head = _head(asked)
        found = next((unit for unit in met if any(unit.keys & one.keys for one in head)), None)
    return found


def _contrary(contact: Contact, asked: Clause, refused: Clause, answer: StatedClaim) -> Unit | None:
    """What he will do instead of what is asked for first: "he is staying put" to who asks him to go."""
    if answer.act not in (Act.REFUSE, Act.PROMISE) or refused.is_negated:
        return None
    printed = {word for pair in contact.opposed for word in pair}
    head = [unit for unit in _head(asked) if unit.printed in printed and _is_act(unit)]
    return next((unit for unit in refused.units if unit.printed in printed and _is_act(unit)), None) if head else None


def _is_act(unit: Unit) -> bool:
    return unit.kind in _TOLD and unit.weight >= _LEAST and not unit.keys & _TALK


def _head(clause: Clause) -> Sequence[Unit]:
    """What the clause tells first, besides names and talk of asking."""
    return [unit for unit in clause.units if unit.kind not in ("name", "speech", "day") and not unit.keys & _TALK][
        :_HEAD
    ]


def _is_asked_of(asked: Clause, answer: StatedClaim, setting: Setting) -> bool:
    """Is he who refuses named in the demand?"""
    mine = meaning.Unit(answer.speaker_name, "name", 1.0, _keys(answer))
    return any(unit.kind == "name" and likeness(unit, mine, setting) for unit in asked.units)


def _keys(answer: StatedClaim) -> frozenset[str]:
    names = {f"~{meaning.skeleton(word)}" for word in answer.speaker_name.split() if word[0].isupper()}
    return frozenset({f"@{answer.speaker}", f"@{answer.side}"} | names)


def _is_anothers(act: Unit, asking: StatedClaim, answer: StatedClaim, setting: Setting) -> bool:
    """Is somebody else asked to do what each can only do himself?"""
    agent = asking.claim.slot("agent")
    if not act.keys & _OWN or agent is None or not agent.is_entity:
        return False
    return setting.side(agent.value) not in (answer.speaker, answer.side, setting.side(answer.speaker))


OPEN_DEMAND = Rule("open-demand", "refusal", "norm", _compare)
