"""What a statement makes of an account that somebody gave: it vouches for a report, story or testimony, or disputes it.

In: a stated claim. Out: an `Account`: whose account, and the stance ("we stand by our reporting", "the Lantern's story
is false", "disputing parts of the report"). None where no account is judged: "the report is long", "if it is true".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.contradictions import meaning, words
from kg.contradictions.meaning import Clause, Unit, skeleton
from kg.languages import concepts
from kg.languages.tokens import split
from kg.model import Act, Commitment, Mode, Span, StatedClaim

_TOLD = frozenset(
    {"report", "claim", "rumour", "news-item", "story-tale", "version", "testify", "explain", "statement"}
)
_COUNTED = frozenset({"survey-poll", "data", "research"})
_SHOWN = frozenset({"document", "recording", "video", "photo", "letter-mail"})
_SORTS = (_TOLD, _COUNTED, _SHOWN, frozenset({"accuse"}))  # words for accounts of one sort may stand for each other
_ACCOUNTS = frozenset[str]().union(*_SORTS)
_DISPUTING = frozenset({"deny", "correct-statement", "retract-statement"})
_VOUCHING = frozenset({"confirm", "stand-by-statement", "defend"})
_VERDICTS = frozenset({"true", "false", "hoax", "right-correct", "wrong", "lie"})
_MADE, _GENUINE = frozenset({"forged", "edit-doctor"}), frozenset({"genuine", "unedited"})
_IDLE = frozenset(
    {"part-of", "fact", "special", "whole", "content", "detail"}
)  # before an account: "parts of a report"
_THINGS = frozenset({"name", "person", "body", "place"})
_REGRETTING = frozenset({Act.CONFIRM, Act.APOLOGISE})
_BARE = 10  # units of a verdict that names nothing it is about
_SHORT, _NAMED = 4, 6  # words of "the article", of a speaker's name
_BESIDE = 3  # units from an account to the name of whose it is


@dataclass(frozen=True, slots=True)
class Account:
    """An account that a statement judges.

    `stance`: 1 vouched for, -1 disputed. `owners`: skeletons of the names beside it ("the Lantern's report"). `is_own`:
    the speaker's own or his side's ("our story"). `word`: what it is called; None where there is only the verdict
    ("categorically false"). `rest`: units that tell what the account is about.
    """

    stance: int
    owners: frozenset[str]
    is_own: bool
    word: Unit | None
    rest: tuple[Unit, ...] = ()

    def is_alike(self, other: Account) -> bool:
        """May the two words stand for one account?"""
        if self.word is None or other.word is None:
            return True
        ours, theirs = self.word.keys, other.word.keys
        return any(ours & sort and theirs & sort for sort in _SORTS)


def read(stated: StatedClaim) -> Account | None:
    """The account that these words judge; None where they judge none."""
    if stated.commitment is Commitment.NONE or stated.act in (Act.DEMAND, Act.QUESTION):
        return None
    meant = meaning.of(stated)
    if meant.is_question:
        return None
    for clause in meant.clauses:
        found = None if clause.is_conditional or clause.is_possible else _judged(stated, clause)
        if found is not None:
            return found
    return None


def is_account(unit: Unit) -> bool:
    """Is it a word for something told or shown to others?"""
    return bool(unit.keys & _ACCOUNTS)


def is_given(account: Account, stated: StatedClaim) -> bool:
    """Is its speaker such an account and no person ("the article said")?"""
    name = stated.speaker_name.split()
    if stated.mode is Mode.NARRATOR or names_in(stated.speaker_name) or len(name) > _SHORT or account.word is None:
        return False
    called = frozenset(key for match in concepts.of(stated.lang).find(name) for key in match.concepts)
    return any(called & sort and account.word.keys & sort for sort in _SORTS)


def names_of(units: Sequence[Unit]) -> frozenset[str]:
    """The names among these units, as skeletons; a plural or possessive ending is left aside."""
    return frozenset(_bare(key[1:]) for unit in units if unit.kind == "name" for key in unit.keys if key[0] == "~")


def names_in(text: str) -> frozenset[str]:
    """The words of a speaker's name, as skeletons; none of one that is too long to be a name."""
    if len(text.split()) > _NAMED:
        return frozenset()
    return frozenset(_bare(skeleton(word)) for word in text.split() if len(word) > 2 and word[0].isupper())


def _bare(name: str) -> str:
    return name[:-1] if name.endswith("s") and len(name) > 4 else name


def _judged(stated: StatedClaim, clause: Clause) -> Account | None:
    place = next((i for i, unit in enumerate(clause.units) if is_account(unit)), None)
    stance = _by_words(stated, clause, place)
    if stance == 0 and place is not None:
        stance = _by_verb(stated, clause, place) or _by_act(stated, clause, place)
    if stance == 0:
        return None
    told = tuple(unit for unit in clause.units if unit.printed in stated.quote)  # others are only meant
    if place is None:
        return Account(stance, frozenset(), is_own=False, word=None)
    near = [unit for unit in clause.units[max(0, place - _BESIDE) : place + _BESIDE + 1] if unit in told]
    owners = names_of(near)
    rest = tuple(
        unit
        for unit in told
        if not (is_account(unit) or unit.keys & (_VERDICTS | _MADE | _GENUINE) or owners & names_of([unit]))
    )
    is_own = (stance > 0 or stated.act in _REGRETTING) and _is_own(stated)
    return Account(stance, owners, is_own, clause.units[place], rest)


def _by_words(stated: StatedClaim, clause: Clause, place: int | None) -> int:
    """By a verdict in words: "is inaccurate", "was accurate"; alone it has to be all that is said."""
    judged = clause.is_judged or (_by_make(clause) if place is not None else 0)
    if not judged or (place is None and not _is_bare(stated, clause)):
        return 0
    is_turned = stated.commitment is Commitment.NO and judged > 0  # "denied that the report was accurate"
    return -1 if is_turned else judged


def _by_make(clause: Clause) -> int:
    """By what is said of how it came about: "the messages were doctored", "the letter is genuine"."""
    sign = -1 if clause.is_negated else 1
    if any(unit.keys & _MADE for unit in clause.units):
        return -sign
    return sign if any(unit.keys & _GENUINE for unit in clause.units) else 0


def _is_bare(stated: StatedClaim, clause: Clause) -> bool:
    if stated.act is not Act.DENY or clause.is_judged > 0 or clause.numbers or len(clause.units) > _BARE:
        return False
    return not any(unit.kind in _THINGS for unit in clause.units)


def _by_verb(stated: StatedClaim, clause: Clause, place: int) -> int:
    """By what the speaker says that he does: "in defence of our story". What others do with it is theirs to say."""
    verbs = {Act.CONFIRM: _VOUCHING, Act.DENY: _DISPUTING}.get(stated.act)
    if verbs is None or clause.is_negated or stated.commitment is not Commitment.YES:
        return 0
    is_met = any(unit.keys & verbs and unit.kind in ("event", "state", "speech") for unit in clause.units[:place])
    return (-1 if stated.act is Act.DENY else 1) if is_met else 0


def _by_act(stated: StatedClaim, clause: Clause, place: int) -> int:
    """By what the speaker does with words that name no more than the account: he denies "the claims in the article"."""
    head = [unit for unit in clause.units[:place] if unit.kind != "name" and not unit.keys & _IDLE]
    if head or clause.is_negated:
        return 0
    if stated.act is Act.DENY and stated.commitment is Commitment.NO:
        return -1
    return 1 if stated.act is Act.CONFIRM and stated.commitment is Commitment.YES else 0


def _is_own(stated: StatedClaim) -> bool:
    """Does it speak of "our report", or in indirect speech of "its report"?"""
    owners = words.of(stated.lang).owners
    return any(token.word in owners for token in split(stated.quote, (Span(0, len(stated.quote)),)))
