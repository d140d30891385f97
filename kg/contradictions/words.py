"""The small words of one language that decide what a statement means: negators, modals, quantifiers, days, pronouns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from kg import languages
from kg.languages.pack import LanguagePack
from kg.languages.tokens import Phrases, Token, fold, words_of

_TITLE = 0.6  # share of capitals from which a stretch is a headline in title case


class Words:
    """One language's search tables; built once per language by `of`."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        negation, modality, clause, names = pack.negation, pack.modality, pack.clause, pack.names
        without = set(negation.without)
        negators = (*negation.predicate, *negation.nominal, *negation.not_yet)
        self.negators = Phrases(word for word in negators if word not in without)
        self.universal = _single(negation.subjects)
        # What is not yet so is not so now: extraction takes it for no denial, here it is the other side of "already".
        exempt = (word for word in negation.exempt if word not in negation.not_yet)
        self.exempt = Phrases((*exempt, *negation.unsure))
        self.not_yet = Phrases(negation.not_yet)
        self.contrast = Phrases((*(negation.contrast or negation.nominal), *negation.without))
        self.affixes = tuple(re.compile(affix) for affix in negation.affixes)
        self.hedges = Phrases((*modality.may, *modality.alleged, *negation.unsure))
        self.must = Phrases((*modality.must, *modality.should))
        self.future = Phrases(modality.future)
        self.will = tuple(re.compile(shape) for shape in (*modality.will, *modality.will_own))
        self.untrue, self.true = Phrases(modality.untrue), Phrases(modality.true)
        self.if_ = Phrases((*pack.condition.if_, *pack.condition.unless))
        self.that = _single(clause.that)
        self.every, self.some = Phrases(pack.quantifiers.all_), Phrases(pack.quantifiers.some)
        self.only = Phrases(pack.quantifiers.only)
        self.walls = Phrases(clause.but)
        self.agents = _single((*names.agents, *pack.source.by))
        self.prepositions = _single(clause.prepositions)
        self.first = _single((*names.first, *names.first_plural))
        self.owners = _single((*names.own, *names.their))
        self.small = _small(pack)
        self.articles = _single(word for word in pack.numbers.words.get("1", ()) if word in pack.stopwords)
        self.weekdays = {fold(word): number for number, words in enumerate(pack.time.weekdays) for word in words}
        self.months = {fold(word): number for number, words in enumerate(pack.time.months, 1) for word in words}
        self.days = Phrases(word for words in pack.time.days.values() for word in words)
        self.day_offset = {word: int(days) for days, words in pack.time.days.items() for word in words}
        self.pointers = _single(noun for cue in pack.cue for noun in cue.nouns) | _single(pack.source.points)
        self.has_capitals = pack.meta.script in ("Latn", "Cyrl") and pack.meta.tag != "de"  # German nouns have them too

    def is_title(self, tokens: Sequence[Token]) -> bool:
        """Are these words so often capitalised that a capital tells no name?"""
        words = [token for token in tokens if token.is_word and token.printed[0].isalpha()]
        capitals = sum(token.printed[0].isupper() for token in words)
        return len(words) > 1 and capitals >= _TITLE * len(words)


def _small(pack: LanguagePack) -> frozenset[str]:
    """Words that carry no matter of their own."""
    names, negation, modality = pack.names, pack.negation, pack.modality
    lists = (
        pack.stopwords, pack.clause.that, pack.clause.relative, pack.clause.and_, pack.clause.but, pack.clause.to,
        names.third, names.third_plural, names.first, names.first_plural, names.their, names.own, names.things,
        names.definite, names.indefinite, names.reflexive, negation.predicate, negation.nominal, negation.not_yet,
        modality.future, modality.may, modality.must, pack.quantifiers.all_, pack.quantifiers.some,
        pack.quantifiers.only, pack.quantifiers.any, names.honorifics,
    )  # fmt: skip
    return _single(word for words in lists for word in words)


def _single(words: Iterable[str]) -> frozenset[str]:
    """The folded one-word entries of a list."""
    split = (words_of(word) for word in words)
    return frozenset(parts[0] for parts in split if len(parts) == 1)


_BUILT: dict[str, Words] = {}


def of(lang: str) -> Words:
    """The words of a language ("id", "en-GB")."""
    found = _BUILT.get(lang)
    if found is None:
        found = _BUILT[lang] = Words(languages.load(lang))
    return found


def skeleton(name: str) -> str:
    """A name without case and marks, to be compared across spellings."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", name.casefold()) if letter.isalnum())
    return plain.replace("ı", "i")
