"""Meanings shared by all languages: which words say them, which exclude each other. Words in, concept ids out.

The concepts are the rows of the CSV files of this folder (README.md says how to write one), one file per topic. Only
the search for contradictions reads them, so nothing is loaded before `of` is called. Three thousand concepts load in
less than 150 ms; listed words are stemmed when a word that begins alike is first looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from kg.errors import LanguageError
from kg.languages.concepts.stems import Stemmer, stemmer_of
from kg.languages.concepts.table import LANGUAGES, Row, Table, read

__all__ = ["LANGUAGES", "Concepts", "Match", "known", "of"]

_WORDS = 1 << 15  # words whose concepts are remembered
_HEAD = 5  # letters that the last part of a compound has at least, and
_MODIFIER = 3  # the part before it
_PARTICLE = 7  # letters of a verb's particle at most, and
_FIELD = 15  # so many words behind the verb it stands at the latest


@dataclass(frozen=True, slots=True)
class Match:
    """Words `first` (included) to `last` (excluded) of a sequence say one of these concepts, several if ambiguous."""

    first: int
    last: int
    concepts: frozenset[str]


class _Phrase(NamedTuple):
    """The words of a listed word or phrase, as written, and the concept that they say."""

    words: tuple[str, ...]
    concept: str


class _Entry(NamedTuple):
    """What a word may say: its own concepts, and the phrases of several words that it may begin."""

    concepts: frozenset[str]
    phrases: tuple[_Phrase, ...]


class Concepts:
    """The words of one language for all concepts. Made by `of`; a language without a column has no words."""

    def __init__(self, lang: str, table: Table) -> None:
        self._table = table
        self._stemmer: Stemmer = stemmer_of(lang)
        self._forms: dict[str, list[_Phrase]] = {}
        self._beginnings: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, dict[str, list[_Phrase]]] = {}
        self._entry = lru_cache(maxsize=_WORDS)(self._look_up)
        for row in table.rows.values():
            for words in row.words(lang):
                self._enter(_Phrase(tuple(words.split()), row.concept))

    def _enter(self, phrase: _Phrase) -> None:
        form = self._stemmer.form(phrase.words[0])
        self._forms.setdefault(form, []).append(phrase)
        self._beginnings.setdefault(form[: self._stemmer.beginning], []).append(phrase)

    def stem(self, word: str) -> str:
        """The part of a word that its inflections and derivations share, folded; the folded word where none is known.

        "resigned" and "resigns" → "resign". Not a word of the language: good for comparing only.
        """
        return self._stemmer.stem(word)

    def find(self, words: Sequence[str]) -> tuple[Match, ...]:
        """The concepts that these words of one text say, in order, none overlapping another.

        From left to right the longest phrase that begins at a word wins. A word fits a listed one if it is the same
        form or has the same lemma, else if it has the same stem, else, where the language writes compounds as one
        word, if it ends with a listed word; there a verb's particle may stand behind it ("lehnte den Antrag ab").
        Case does not matter. Words without a concept are left out.

        >>> of("en").find(["Minister", "stepped", "down"])[-1].concepts
        frozenset({'resign'})
        """
        return tuple(self._scan(words))

    def _scan(self, words: Sequence[str]) -> Iterator[Match]:
        first = 0
        while first < len(words):
            length, concepts = self._at(words, first)
            if concepts:
                yield Match(first, first + length, concepts)
            first += length

    def _at(self, words: Sequence[str], first: int) -> tuple[int, frozenset[str]]:
        """Number of words of the longest phrases that begin here, and their concepts; 1 and none if there is none."""
        entry = self._entry(words[first])
        length, concepts = self._longest(entry.phrases, words, first)
        if concepts:
            return length, self._decided(concepts, words[first : first + length])
        parted = self._parted(self._stemmer.forms(words[first]), words[first + 1 : first + 1 + _FIELD])
        return 1, parted or entry.concepts

    def _look_up(self, word: str) -> _Entry:
        forms = self._stemmer.forms(word)
        same = [phrase for form in forms for phrase in self._forms.get(form, ())]
        alike = list(self._alike(word))
        several = dict.fromkeys(phrase for phrase in (*same, *alike) if len(phrase.words) > 1)
        said = self._listed(forms) or frozenset(phrase.concept for phrase in alike if len(phrase.words) == 1)
        return _Entry(self._decided(said, (word,)) if said else self._head(forms), tuple(several))

    def _listed(self, forms: tuple[str, ...]) -> frozenset[str]:
        """The concepts of these forms as whole words; where lemmas are roots, of the first form that says any."""
        said = [concepts for form in forms if (concepts := self._single(form))]
        return frozenset[str]().union(*said[:1] if self._stemmer.has_roots else said)

    def _decided(self, concepts: frozenset[str], words: Sequence[str]) -> frozenset[str]:
        """Of a concept and its opposite, the one that lists these words as they stand, or neither.

        "Hasarsız" (undamaged) shares its stem with "hasar" (damage) and says only what it is listed for.
        """
        torn = {concept for concept in concepts if self._row(concept).opposites & concepts}
        if not torn:
            return concepts
        forms = [self._stemmer.form(word) for word in words]
        return concepts - torn | {
            phrase.concept
            for phrase in self._forms.get(forms[0], ())
            if phrase.concept in torn and [self._stemmer.form(word) for word in phrase.words] == forms
        }

    def _parted(self, forms: tuple[str, ...], behind: Sequence[str]) -> frozenset[str]:
        """The concepts of a verb and the last particle behind it that makes one ("lehnte den Antrag ab")."""
        if not self._stemmer.has_compounds:
            return frozenset()
        for word in reversed(behind):
            for form in forms if len(word) <= _PARTICLE else ():
                concepts = self._single(self._stemmer.form(word) + form)
                if concepts:
                    return concepts
        return frozenset()

    def _single(self, form: str) -> frozenset[str]:
        """The concepts of which this folded form is a whole word."""
        return frozenset(phrase.concept for phrase in self._forms.get(form, ()) if len(phrase.words) == 1)

    def _alike(self, word: str) -> Iterator[_Phrase]:
        """The phrases whose first word shares a stem with this word."""
        stems = self._stemmer.stems(word)
        size = self._stemmer.beginning
        for beginning in dict.fromkeys(form[:size] for form in (*stems, self._stemmer.form(word))):
            known = self._stemmed(beginning)
            for stem in stems:
                yield from known.get(stem, ())

    def _stemmed(self, beginning: str) -> dict[str, list[_Phrase]]:
        """The phrases whose first word begins so, by the stems of that word."""
        known = self._stems.get(beginning)
        if known is None:
            known = self._stems[beginning] = {}
            for phrase in self._beginnings.get(beginning, ()):
                for stem in self._stemmer.stems(phrase.words[0]):
                    known.setdefault(stem, []).append(phrase)
        return known

    def _longest(self, phrases: Iterable[_Phrase], words: Sequence[str], first: int) -> tuple[int, frozenset[str]]:
        length, concepts = 1, set[str]()
        for phrase in phrases:
            size = len(phrase.words)
            if size < length or not self._fits(phrase, words, first):
                continue
            if size > length:
                length, concepts = size, set()
            concepts.add(phrase.concept)
        return length, frozenset(concepts)

    def _fits(self, phrase: _Phrase, words: Sequence[str], first: int) -> bool:
        """Do the words behind the first one stand here too?"""
        if first + len(phrase.words) > len(words):
            return False
        return all(
            self._stemmer.form(listed) in self._stemmer.forms(word)
            or self._stemmer.stem(listed) == self._stemmer.stem(word)
            for listed, word in zip(phrase.words[1:], words[first + 1 :], strict=False)
        )

    def _head(self, forms: tuple[str, ...]) -> frozenset[str]:
        """The concepts of a compound's last part ("Brückeneinsturz" is an "Einsturz"), the longest that is listed."""
        if not self._stemmer.has_compounds:
            return frozenset()
        ends = sorted({form[start:] for form in forms for start in range(_MODIFIER, len(form) - _HEAD + 1)}, key=len)
        for end in reversed(ends):
            concepts = self._single(end)
            if concepts:
                return concepts
        return frozenset()

    def opposites(self, concept: str) -> frozenset[str]:
        """Concepts that cannot hold of the same thing at the same time as this one; symmetric.

        Raises:
            LanguageError: there is no such concept.
        """
        return self._row(concept).opposites

    def broader(self, concept: str) -> frozenset[str]:
        """All concepts that this one is a kind of, through any number of steps; not itself.

        Raises:
            LanguageError: there is no such concept.
        """
        return self._table.broader[self._row(concept).concept]

    def kind(self, concept: str) -> str:
        """One of the kinds of README.md: "event", "state", "quality", ….

        Raises:
            LanguageError: there is no such concept.
        """
        return self._row(concept).kind

    def _row(self, concept: str) -> Row:
        try:
            return self._table.rows[concept]
        except KeyError:
            raise LanguageError(f"no concept {concept!r} in kg/languages/concepts") from None


@cache
def of(lang: str) -> Concepts:
    """The concepts with the words of a language ("id", "en", "en-GB"); loaded once.

    Raises:
        LanguageError: a concept file breaks its rules; the text names file and line.
    """
    return Concepts(lang.replace("_", "-").lower().split("-")[0], read())


def known() -> frozenset[str]:
    """Ids of all concepts."""
    return frozenset(read().rows)
