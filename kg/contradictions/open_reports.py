"""What was said, compared by meaning: a denial of having said it (R09, R10), a verdict on a report.

Fires on "teachers are a burden", reported of X, against X's "I never called teachers a burden"; on "the story is false"
against who told it or stands by it; on "condemned the theft of the bronze" against "the bronze was a gift".
Leaves alone a denial of the matter itself, verdicts on another outlet's report, and words that have nothing in common.
"""

from __future__ import annotations

from kg.contradictions import accounts
from kg.contradictions.accounts import Account
from kg.contradictions.alignment import Alignment, Contact, align
from kg.contradictions.base import Outcome, Rule, Setting, is_heard
from kg.contradictions.meaning import Meaning, Unit, skeleton
from kg.contradictions.open_world import denies_saying, verdict
from kg.model import Act, Commitment, Mode, StatedClaim

_MARKS = frozenset('"“”„«»‘')  # words within the words told: somebody else's
_SAYING = "state"
_LIGHT = 1.0
_CORE = 0.8  # weight of what both tell, where the disputed account is described
_GIVEN = frozenset({Act.ASSERT, Act.ACCUSE, Act.CONFIRM, Act.OTHER})
_HIS = 0.35  # share of the words denied that must be among those told
_ANSWERED = 3  # days in which a report is called untrue
_LATER = 14  # days in which a saying is denied
_TOLD = frozenset({Act.ASSERT, Act.ACCUSE, Act.CONFIRM, Act.DENY, Act.CONDEMN, Act.OTHER})


def _compare_attribution(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    pair: Alignment | None = None
    for denying, told in ((left, right), (right, left)):
        if not denies_saying(denying, setting) or told.act not in _TOLD or denies_saying(told, setting):
            continue
        if not (is_heard(denying) and is_heard(told)):
            continue
        pair = pair or align(left, right, setting)
        if pair.days is not None and not 0 <= (pair.days if told is pair.left else -pair.days) <= _LATER:
            continue
        return _attributed(pair, is_left=denying is pair.left)
    return None


def _attributed(pair: Alignment, *, is_left: bool) -> Outcome:
    """How well what is told fits the saying that is denied: his own words, words of his, or the same matter."""
    denying, told = (pair.left, pair.right) if is_left else (pair.right, pair.left)
    ours, theirs = (pair.meaning_left, pair.meaning_right) if is_left else (pair.meaning_right, pair.meaning_left)
    denier = f"@{denying.speaker}"
    is_his = _is_ascribed(told, theirs, denying)
    is_answered = _names_speaker(ours, told)
    contact = max(pair.contacts, key=lambda one: one.shared_weight, default=pair.best)
    matter = _matter(contact, denier, is_left=is_left)
    share = matter / _weight(contact, denier, is_left=is_left)
    if share < _HIS and not (is_answered or (is_his and _is_bare(ours, denier))):
        return None
    if not is_his and not is_answered and (matter < 1 or not _MARKS & set(told.quote)):
        return None  # the other holds so himself: nobody says that these were the denier's words
    agreement = 0.25 + 0.25 * is_his + 0.15 * is_answered + 0.35 * min(1.0, share)
    return verdict(pair, contact, "saying: reported / denied", agreement)


def _is_ascribed(told: StatedClaim, theirs: Meaning, denying: StatedClaim) -> bool:
    """Are these the denier's own words, or words that somebody has him say?"""
    if told.speaker == denying.speaker:
        return told.act is not Act.DENY
    if not _names_speaker(theirs, denying):
        return False
    is_saying = any(unit.kind == "speech" for clause in theirs.clauses for unit in clause.units)
    return told.claim.frame == _SAYING or is_saying or bool(_MARKS & set(told.quote))


def _matter(contact: Contact, denier: str, *, is_left: bool) -> float:
    """Weight of what both say besides the denier's name."""
    rest = contact.left_only if is_left else contact.right_only
    clause = contact.left if is_left else contact.right
    own = sum(unit.weight for unit in clause.units if _is_idle(unit, denier) and unit not in rest)
    return max(0.0, contact.shared_weight - own)


def _weight(contact: Contact, denier: str, *, is_left: bool) -> float:
    """Weight of what is denied to have been said."""
    clause = contact.left if is_left else contact.right
    return max(_LIGHT, sum(unit.weight for unit in clause.units if not _is_idle(unit, denier)))


def _is_idle(unit: Unit, denier: str) -> bool:
    return unit.kind in ("speech", "frame") or denier in unit.keys


def _is_bare(meaning: Meaning, denier: str) -> bool:
    """Does the denial not tell which words ("ever using those words")?"""
    matter = sum(unit.weight for clause in meaning.clauses for unit in clause.units if not _is_idle(unit, denier))
    return matter <= _LIGHT


def _names(meaning: Meaning, key: str) -> bool:
    return any(key in unit.keys for clause in meaning.clauses for unit in clause.units)


def _names_speaker(meaning: Meaning, speaker: StatedClaim) -> bool:
    """Is the other's speaker named in these words?"""
    return _names(meaning, f"@{speaker.speaker}") or _has_name(meaning, speaker.speaker_name)


def _has_name(meaning: Meaning, name: str) -> bool:
    parts = {f"~{skeleton(word)}" for word in name.split() if len(word) > 2}
    return any(unit.kind == "name" and unit.keys & parts for clause in meaning.clauses for unit in clause.units)


def _compare_report(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """One disputes an account, the other vouches for it or is who gave it."""
    if left.side == right.side or not (is_heard(left) and is_heard(right)) or left.statement == right.statement:
        return None
    for disputing, other in ((left, right), (right, left)):
        account = accounts.read(disputing)
        if account is None or account.stance > 0:
            continue
        pair = align(left, right, setting)
        if pair.days is not None and abs(pair.days) > _ANSWERED:
            return None
        found = _vouched(pair, disputing, account, other) or _told(pair, disputing, account, other)
        if found is not None:
            return found
    return None


def _vouched(pair: Alignment, disputing: StatedClaim, account: Account, other: StatedClaim) -> Outcome:
    """The verdict where the other vouches for the account that is disputed."""
    vouched = accounts.read(other)
    if vouched is None or vouched.stance < 0 or not account.is_alike(vouched):
        return None
    sameness = _sameness(disputing, account, other, vouched)
    if sameness == 0:
        return None
    return verdict(pair, _closest(pair), "the account: disputed / vouched for", 0.4 + 0.6 * sameness)


def _sameness(disputing: StatedClaim, account: Account, other: StatedClaim, vouched: Account) -> float:
    """How surely the two judge one account, 0 to 1: by whose it is, else by standing in one article."""
    theirs = vouched.owners | (accounts.names_in(other.speaker_name) if vouched.is_own else frozenset())
    if account.is_own:
        return 0.0
    if account.owners & theirs:
        return 1.0
    is_near = disputing.article == other.article
    if account.owners and theirs and not vouched.is_own:
        return 0.0  # the accounts of two others
    if not is_near:
        return 0.0
    return 0.8 if account.word is not None and vouched.is_own else 0.5


def _told(pair: Alignment, disputing: StatedClaim, account: Account, other: StatedClaim) -> Outcome:
    """The verdict where the other gave the account that is disputed."""
    if other.act not in _GIVEN or other.commitment is not Commitment.YES or accounts.read(other) is not None:
        return None
    is_owner = bool(account.owners & accounts.names_in(other.speaker_name))
    is_account = disputing.article == other.article and accounts.is_given(account, other)
    if not (is_owner or is_account):
        return None
    contact = _closest(pair)
    is_described = account.rest or disputing.about is not None or other.mode is Mode.NARRATOR
    if is_described and contact.core < _CORE:
        return None
    agreement = 0.4 + 0.3 * is_owner + 0.15 * is_account + 0.15 * min(1.0, contact.core)
    return verdict(pair, contact, "the account: disputed / given", agreement)


def _closest(pair: Alignment) -> Contact:
    return max(pair.contacts, key=lambda one: one.matter, default=pair.best)


OPEN_ATTRIBUTION = Rule("open-attribution", "attribution", "attribution", _compare_attribution)
OPEN_REPORT = Rule("open-report", "denial", "world", _compare_report)
