"""A language's words made ready for reading claims: frame triggers, negators, modal words, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kg.languages.pack import FrameWords, LanguagePack
from kg.languages.tokens import KNOWN_WORDS, Match, Phrases, Token, fold, words_of
from kg.model import Act


class Voice(StrEnum):
    """How the words of a frame stand to its roles."""

    VERB = "verb"  # subject fills the first role, object the second
    PASSIVE = "passive"  # subject fills the second role
    NOUN = "noun"  # roles by preposition or neighbourhood
    ADJECTIVE = "adjective"  # subject fills the first role


_ORDER = tuple(Voice)
_MAX_TRIGGERS = 40  # a clause with more frame words is a list or damaged text: what follows adds nothing


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that evoke a frame, at tokens `first` (included) to `last` (excluded)."""

    frame: str
    voice: Voice
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Attached:
    """Words that stand before the arguments of one frame."""

    by: Phrases
    at: Phrases
    from_: Phrases
    of: Phrases


class Lexicon:
    """One language's search tables; built once per language."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self._senses: dict[tuple[Voice, str], list[str]] = {}
        for words in pack.frame:
            for voice, phrases in _phrases(words):
                for phrase in phrases:
                    self._senses.setdefault((voice, phrase), []).append(words.id)
        self._triggers = {v: Phrases(p for voice, p in self._senses if voice is v) for v in _ORDER}
        self._voices = lru_cache(maxsize=KNOWN_WORDS)(self._voices_of)
        self._set_frames(pack)
        self._set_order(pack)
        negation, modality, clause = pack.negation, pack.modality, pack.clause
        self._negators = Phrases((*negation.predicate, *negation.nominal, *negation.not_yet))
        self._exempt = Phrases(negation.exempt)
        self._affixes = tuple(re.compile(affix) for affix in negation.affixes)
        self.not_yet = Phrases(negation.not_yet)
        self.hedges = Phrases((*modality.may, *modality.alleged))
        self.must = Phrases((*modality.must, *modality.should))
        self.future = Phrases(modality.future)
        self.prepositions = Phrases((*clause.prepositions, *_all_attached(pack)))
        self.that = _single(clause.that)
        self.and_ = _single(clause.and_)
        self.walls = _single((*clause.that, *clause.but, *pack.condition.if_, *pack.condition.unless))
        self.relative = _single(clause.relative)
        self.to = _single(clause.to)
        self.stopwords = _single(pack.stopwords)
        self.groups = _single(pack.names.groups)
        self.first = _single(pack.names.first)
        self.first_plural = _single(pack.names.first_plural)
        self._before_nouns = _single(
            (*pack.names.definite, *pack.names.indefinite, *clause.prepositions, *pack.names.their, *pack.names.of)
        ) | _single(word for words in pack.numbers.words.values() for word in words)
        numbers = pack.numbers
        bounds = (*pack.bounds.at_least, *pack.bounds.at_most, *pack.bounds.about)
        counted = (*numbers.words.values(), *numbers.units.values(), bounds)
        self.counted = frozenset(word for words in counted for phrase in words for word in words_of(phrase))
        self.weapons = _single(word for unit in ("weapon", "missile") for word in pack.numbers.units.get(unit, ()))
        self.auxiliaries = _single(clause.auxiliaries)
        self.pointers = _single(noun for cue in pack.cue for noun in cue.nouns)
        self.denials = _single(noun for cue in pack.cue if cue.act is Act.DENY for noun in cue.nouns)
        self.accounts = _single(pack.source.accounts)
        self.demonstratives = _single(pack.source.demonstratives)
        self.theirs = _single((*pack.names.their, *pack.names.own))
        self.charges = _single(noun for cue in pack.cue if cue.act is Act.ACCUSE for noun in cue.nouns)
        self._set_small()
        self._set_pointing(pack)

    def _set_pointing(self, pack: LanguagePack) -> None:
        """What tells which town or truce is meant."""
        self.towns, self.both_towns = Phrases(pack.names.towns), Phrases(pack.names.both_towns)
        self.of = _single(pack.names.of)
        self.before_noun = self.stopwords | _single((*pack.clause.prepositions, *_all_attached(pack)))
        self.behind, self.starts = Phrases(pack.truce.behind), Phrases(pack.truce.starts)

    def _set_frames(self, pack: LanguagePack) -> None:
        """What leads the arguments of frames, and their passive forms."""
        places = {word for words in pack.frame for word in (*words.at, *words.from_)}
        self.attached = {
            words.id: Attached(
                Phrases(word for word in words.by if word not in places),  # "dans" leads no agent
                Phrases(words.at),
                Phrases(words.from_),
                Phrases(words.of),
            )
            for words in pack.frame
        }
        self.loose_by = Phrases(word for words in pack.frame for word in words.by if word in pack.names.of)
        self.participles = frozenset(phrase[-1] for phrase in _split_all(w for f in pack.frame for w in f.passives))

    def _set_order(self, pack: LanguagePack) -> None:
        """What tells who does it: word order, endings, words that may stand between a subject and its verb."""
        negation, modality, clause = pack.negation, pack.modality, pack.clause
        self.modals = _words((*modality.must, *modality.should, *modality.future, *modality.ready, *modality.resolve))
        self.untrue = _words(modality.untrue) | _words(
            word for frame in pack.frame if frame.id == "be-false" for word in (*frame.adjectives, *frame.verbs)
        )
        names = pack.names
        self.pronouns = _single((*names.third, *names.third_plural, *names.first, *names.first_plural, *names.things))
        self.demonyms = _single(word for words in names.demonyms.values() for word in words)
        self.after_target = _single((*names.of, *clause.prepositions, *_all_attached(pack)))
        self.verb_prefixes = tuple(clause.verb_prefixes)
        self.is_verb_final = "sov" in pack.meta.order
        self.is_verb_first = "vso" in pack.meta.order
        self.is_inflected = bool(pack.names.endings)  # a name's place in the sentence does not give its role
        self.owner_ending = fold(names.possessive.partition("{owner}")[2].partition(" ")[0].partition("{")[0])
        self.marks_passive = bool(clause.verb_prefixes)  # "ditembaki X": the agent needs no "by"
        self.subject_endings = tuple(pack.names.subject_endings)
        # Only where verbs show by their form that they are verbs: elsewhere "no fire was opened" looks the same.
        nominal = frozenset(negation.nominal) - frozenset(negation.predicate)
        self.contrasting = nominal if clause.verb_prefixes else frozenset[str]()
        self.negating = _single((*negation.predicate, *negation.nominal, *negation.not_yet))
        self.times = _single(_time_words(pack))

    def _set_small(self) -> None:
        """Sets of small words that are asked about together."""
        self._small = self.stopwords | self.auxiliaries
        self._ends_object = self.times | self.walls
        self.joins = self.and_ | self.stopwords
        self.opening = self._small | self.modals | self.relative  # what may stand before a verb that opens a clause
        self.small = self._small | self.times | self.negating | self.modals
        self.untimed = self.times | self.to | self.modals

    def _voices_of(self, word: str) -> tuple[Voice, ...]:
        """The voices of which a phrase may begin with this word."""
        return tuple(voice for voice in _ORDER if self._triggers[voice].opened_by(word))

    def triggers(self, tokens: Sequence[Token]) -> tuple[Trigger, ...]:
        """All frame words in order; where two overlap the longer stays, and one phrase may evoke several frames."""
        matches: list[tuple[Match, Voice]] = []
        for index, token in enumerate(tokens):
            for voice in self._voices(token.word):
                match = self._triggers[voice].at(tokens, index, gap=1 if voice is Voice.PASSIVE else 0)
                if match is not None and not (voice is Voice.VERB and self._is_noun(tokens, match)):
                    matches.append((match, voice))
        matches.sort(key=lambda pair: (pair[0].first - pair[0].last, pair[0].first, _ORDER.index(pair[1])))
        kept: list[tuple[Match, Voice]] = []
        taken: set[int] = set()
        for match, voice in matches:
            if taken.isdisjoint(range(match.first, match.last)):
                kept.append((match, voice))
                taken.update(range(match.first, match.last))
        kept = sorted(kept, key=lambda pair: pair[0].first)[:_MAX_TRIGGERS]
        return tuple(
            Trigger(frame, read, match.first, match.last)
            for match, voice in kept
            for read in (self._read(voice, match, tokens),)
            for frame in self._senses[read, match.phrase]
        )

    def _read(self, voice: Voice, match: Match, tokens: Sequence[Token]) -> Voice:
        """A form that is both active and passive ("killed", "attaqué") is active only before an object of its own."""
        if voice is not Voice.VERB or (Voice.PASSIVE, match.phrase) not in self._senses:
            return voice
        return Voice.VERB if self.has_object(tokens, match.last) else Voice.PASSIVE

    def has_object(self, tokens: Sequence[Token], index: int) -> bool:
        """Do words follow here that no preposition leads and that are no time ("attacked the town", "killed five")?"""
        while index < len(tokens) and tokens[index].is_word and tokens[index].word not in self.and_:
            if self.prepositions.at(tokens, index) or tokens[index].word in self._ends_object:
                return False
            if tokens[index].word not in self._small:
                return True
            index += 1
        return False

    def _is_noun(self, tokens: Sequence[Token], match: Match) -> bool:
        """Is a form that is both verb and noun ("strikes") the noun: after a determiner, a number or a preposition?"""
        if self._triggers[Voice.NOUN].at(tokens, match.first) is None or match.first == 0:
            return False
        before = tokens[match.first - 1]
        return before.word in self._before_nouns or before.word[0].isdigit()

    def is_negated(self, found: Sequence[Match]) -> bool:
        """Do these negators of one predicate negate it?

        However many there are, they negate once ("n'a pas", "ни одна … не"), but each that governs a verb phrase of its
        own ("failed to") turns the sense round.
        """
        governing = [match for match in found if words_of(match.phrase)[-1] in self.to and " " in match.phrase]
        plain = any(match not in governing for match in found)
        return plain is not (len(governing) % 2 == 1)

    def negators(self, tokens: Sequence[Token]) -> tuple[Match, ...]:
        """Negators in order, without those inside a phrase that negates nothing ("not only")."""
        exempt = {index for match in self._exempt.find(tokens) for index in range(match.first, match.last)}
        found = [match for match in self._negators.find(tokens) if match.first not in exempt]
        for index, token in enumerate(tokens if self._affixes else ()):
            if index not in exempt and any(affix.fullmatch(token.word) for affix in self._affixes):
                found.append(Match(index, index + 1, token.printed))
        return tuple(sorted(found, key=lambda match: match.first))


def _phrases(words: FrameWords) -> Iterator[tuple[Voice, tuple[str, ...]]]:
    yield Voice.VERB, words.verbs
    yield Voice.PASSIVE, words.passives
    yield Voice.NOUN, words.nouns
    yield Voice.ADJECTIVE, words.adjectives


def _all_attached(pack: LanguagePack) -> Iterator[str]:
    for words in pack.frame:
        yield from (*words.by, *words.at, *words.from_, *words.of)


def _time_words(pack: LanguagePack) -> Iterator[str]:
    """Words of times, each on its own: they may stand between a subject and its verb. Small words are left out."""
    time = pack.time
    small = _single((*pack.stopwords, *pack.names.definite))
    lists = (*time.weekdays, *time.months, *time.days.values(), *time.parts.values(), *time.units.values())
    for words in (*lists, time.prepositions, time.last, time.this, time.next, time.ago):
        for word in words:
            yield from (part for part in words_of(word) if part not in small)


def _split_all(phrases: Iterable[str]) -> Iterator[tuple[str, ...]]:
    return (words for phrase in phrases if (words := words_of(phrase)))


def _words(phrases: Iterable[str]) -> frozenset[str]:
    """All words of these phrases."""
    return frozenset(word for phrase in phrases for word in words_of(phrase))


def _single(words: Iterable[str]) -> frozenset[str]:
    """The folded one-word entries of a list."""
    split = (words_of(word) for word in words)
    return frozenset(parts[0] for parts in split if len(parts) == 1)


_BUILT: dict[int, Lexicon] = {}


def of(pack: LanguagePack) -> Lexicon:
    """The pack's search tables, built on first use; packs are loaded once and live as long as the process."""
    found = _BUILT.get(id(pack))
    if found is None or found.pack is not pack:
        found = _BUILT[id(pack)] = Lexicon(pack)
    return found
