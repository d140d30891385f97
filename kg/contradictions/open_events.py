"""One event told in two ways, by meaning: another doer (R03, R15), another place or day (R07), other roles (R08).

Fires on "the captain steered" against "the first mate steered", on "Ostravia fired first" against "Kelmar fired first",
on "Kadlec met the miners at the harbour" against "at the airport", on "adviser Kadlec" against "spokesman Kadlec".
Leaves alone: what two may have done, a name against a description, a place within a place, two events of one kind.
"""

from __future__ import annotations

from itertools import pairwise

from kg.contradictions import doing
from kg.contradictions.alignment import Alignment, Contact, align, is_opposed, likeness
from kg.contradictions.base import WINDOW, Guarded, Outcome, Rule, Setting, is_heard
from kg.contradictions.meaning import Clause, Unit
from kg.contradictions.open_world import facing, sign_of, verdict, why_not
from kg.model import StatedClaim

_FIRST_SHOT = frozenset({"shoot-first"})  # what only one of two can have done
_FIRST = frozenset({"first", "provoke"})  # the same where they are told of one deed
_DEEDS = frozenset({"event", "state"})
_TELLING = frozenset({"event", "state", "quality", "relation"})
_CORE = 1.0  # weight of the event that both tell
_MATTER = 2.0  # weight of the event and one thing more
_FULL = 2.4  # the same where the day or place is all that differs
_COVERED = 0.5  # share of both clauses that must meet
_SPOKEN = frozenset({"other-day", "other-thing"})  # guards that name the very thing these rules are about


def _compare_agent(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """Two who are each said to have done one thing."""
    pair = facing(left, right, setting)
    if pair is None or not _is_near(pair):
        return None
    for contact in pair.contacts:
        if not _is_told_alike(pair, contact):
            continue
        ours, theirs = doing.agent(pair.left, contact.left), doing.agent(pair.right, contact.right)
        if ours is None or theirs is None or not _are_two(ours, theirs, setting):
            continue
        is_first = _is_of_one_beginning(contact)
        if not is_first and not _is_one_deed(contact, ours, theirs):
            continue
        if (ours.kind == "name") is not (theirs.kind == "name") and not is_first:
            return Guarded("granularity", "one names who did it, the other says what he is: they may be the same")
        guard = why_not(pair, contact)
        if guard is not None and guard.guard != "other-thing":
            return guard
        agreement = 0.5 + 0.3 * is_first + 0.2 * contact.strength
        return verdict(pair, contact, f"agent: {ours.printed} / {theirs.printed}", agreement)
    return None


def _is_of_one_beginning(contact: Contact) -> bool:
    """Do both tell who was first to do the same, or who provoked the same?

    "The first lady" and "her first year" have no deed in common, "provoke" alone does not tell what.
    """
    shared = _shared_keys(contact)
    if _FIRST_SHOT & shared:
        return True
    met = [unit for unit in contact.left.units if unit not in contact.left_only and not unit.keys & _FIRST]
    return bool(_FIRST & shared) and any(unit.kind in _DEEDS for unit in met)


def _is_one_deed(contact: Contact, ours: Unit, theirs: Unit) -> bool:
    """Is all that either tells of the deed told by the other too, but for the doer?"""
    if contact.matter < _MATTER or ours not in contact.left_only or theirs not in contact.right_only:
        return False
    rest = [unit for unit in (*contact.left_only, *contact.right_only) if unit not in (ours, theirs)]
    return not any(unit.kind in _TELLING or unit.kind == "name" for unit in rest)


def _are_two(ours: Unit, theirs: Unit, setting: Setting) -> bool:
    return not likeness(ours, theirs, setting) and not is_opposed(ours, theirs)


def _shared_keys(contact: Contact) -> frozenset[str]:
    """What both clauses may mean."""
    met = [unit for unit in contact.left.units if unit not in contact.left_only]
    theirs = [unit for unit in contact.right.units if unit not in contact.right_only]
    return frozenset(key for unit in met for key in unit.keys | unit.wider) & frozenset(
        key for unit in theirs for key in unit.keys | unit.wider
    )


def _is_near(pair: Alignment) -> bool:
    """Was it told within days, as one event is?"""
    return pair.days is None or abs(pair.days) <= WINDOW.days


def _is_told_alike(pair: Alignment, contact: Contact) -> bool:
    """Do both affirm that the event was, in clauses that tell it plainly?"""
    clauses = (contact.left, contact.right)
    if sign_of(pair, contact) <= 0 or contact.opposed or contact.numbers == "other" or contact.core < _CORE:
        return False
    if pair.stance_left < 0:
        return False
    return not any(clause.is_negated or clause.is_demanded or clause.is_future for clause in clauses)


def _compare_setting(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """One event that two tell of two places or days."""
    pair = facing(left, right, setting)
    if pair is None or not _is_near(pair) or pair.is_one_speaker:
        return None
    for contact in pair.contacts:
        covered = min(contact.cover_left, contact.cover_right)
        if not _is_told_alike(pair, contact) or contact.matter < _FULL or covered < _COVERED:
            continue
        guard = why_not(pair, contact)
        if guard is not None and guard.guard not in _SPOKEN:
            return guard
        found = _days_apart(contact) or _places_apart(pair, contact, setting)
        if found is None or isinstance(found, Guarded):
            return found
        if not pair.names_shared:
            return Guarded("different-event", "nothing named shows that the two tell of one event")
        return verdict(pair, contact, found, 0.4 + 0.6 * contact.strength)
    return None


def _days_apart(contact: Contact) -> str | None:
    """The two days in words, where they are all that differs."""
    ours, theirs = contact.left_only, contact.right_only
    rest = (*ours, *theirs)
    if not (ours and theirs) or not all(_is_day(unit) for unit in rest):
        return None
    return f"day: {ours[0].printed} / {theirs[0].printed}"


def _is_day(unit: Unit) -> bool:
    return any(key.startswith("day:") for key in unit.keys)


def _places_apart(pair: Alignment, contact: Contact, setting: Setting) -> str | Guarded | None:
    """The two places in words, where they are all that differs; a guard where one may lie in the other."""
    ours = _only(doing.places(pair.left, contact.left), contact.left_only)
    theirs = _only(doing.places(pair.right, contact.right), contact.right_only)
    if ours is None or theirs is None:
        return None
    if ours.kind != theirs.kind or ours.wider & theirs.keys or theirs.wider & ours.keys:
        return Guarded("granularity", "one place may lie in the other")
    if likeness(ours, theirs, setting):
        return None
    return f"place: {ours.printed} / {theirs.printed}"


def _only(places: tuple[Unit, ...], rest: tuple[Unit, ...]) -> Unit | None:
    """The one place that the other does not name, where nothing else is left over."""
    found = [unit for unit in rest if unit in places]
    return found[0] if len(found) == len(rest) == 1 else None


def _compare_role(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """One name with two callings: mostly a slip of one report, so it is told as unsure."""
    if left.article == right.article or left.statement == right.statement or not (is_heard(left) and is_heard(right)):
        return None
    pair = align(left, right, setting)
    if not _is_near(pair):
        return None
    for contact in pair.contacts:
        ours, theirs = _called(contact.left, contact.right, setting), _called(contact.right, contact.left, setting)
        if ours is None or theirs is None or not _are_two(ours, theirs, setting):
            continue
        if ours in contact.left_only and theirs in contact.right_only:
            return verdict(pair, contact, f"role: {ours.printed} / {theirs.printed}", 0.3)
    return None


def _called(clause: Clause, other: Clause, setting: Setting) -> Unit | None:
    """The calling directly before or behind a name of two words that the other clause has too.

    A single name may be a country's ("five Estrelian diplomats").
    """
    names = [unit for unit in other.units if unit.kind == "name"]
    units = clause.units
    for place, (first, second) in enumerate(pairwise(units)):
        if first.kind != "name" or second.kind != "name":
            continue
        if not all(any(likeness(name, one, setting) for one in names) for name in (first, second)):
            continue
        beside = (*units[max(0, place - 1) : place], *units[place + 2 : place + 3])
        return next((unit for unit in beside if _is_calling(unit)), None)
    return None


def _is_calling(unit: Unit) -> bool:
    """Is it a word for people that means one thing only?"""
    return unit.kind == "person" and sum(not key.startswith("=") for key in unit.keys) == 1


OPEN_AGENT = Rule("open-agent", "agent", "world", _compare_agent)
OPEN_SETTING = Rule("open-setting", "exclusive", "world", _compare_setting)
OPEN_ROLE = Rule("open-role", "tension", "world", _compare_role)
