"""Words reduced to what their inflections share, by language: folded form, lemma, stem."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy

_WORDS = 1 << 15  # forms of a language that are remembered
# Looks words up in the packed dictionaries: they load in two thirds of the time and need a third of the memory.
_LEMMATIZER = Lemmatizer(lemmatization_strategy=DefaultStrategy(low_memory=True))
# Spellings that writers mix: alef and final ya in Arabic, ё in Russian, ß, the Turkish i without a dot, and marks.
# Points are dropped, and so is the dot that lower case leaves over a Turkish i.
_SAME = str.maketrans({**dict(zip("أإآٱىёı‐‑–’ʼ", "اااايеi---''", strict=True)), "ß": "ss"})
_DROPPED = str.maketrans(dict.fromkeys([0x0307, 0x0640, *range(0x64B, 0x653)]))


@dataclass(frozen=True, slots=True)
class Method:
    """How a language's words are reduced.

    `algorithm`: of snowballstemmer, None for none. `has_lemmas`: the stem is taken of the lemma that simplemma's
    dictionary gives: where that finds more pairs of the table in the tests. `beginning`: so many first letters a word
    shares with its stem. `keeps_end`: of a word with an apostrophe the part behind it is the word ("l'accord"), not the
    part before it. `has_compounds`: nouns are written as one word with their head last. `capitals`: letters that lower
    case would get wrong. `has_roots`: a lemma is a root that words of other meanings share ("membenarkan", confirm, of
    "benar", true), so that a word which is listed as it stands says only that.
    """

    algorithm: str | None = None
    has_lemmas: bool = False
    beginning: int = 2
    keeps_end: bool = False
    has_compounds: bool = False
    capitals: tuple[tuple[str, str], ...] = ()
    has_roots: bool = False


_METHODS = {
    "ar": Method("arabic", has_lemmas=True),
    "de": Method("german", has_lemmas=True, has_compounds=True),
    "en": Method("english", has_lemmas=True),
    "es": Method("spanish", has_lemmas=True),
    "fr": Method("french", has_lemmas=True, keeps_end=True),
    "id": Method("indonesian", has_lemmas=True, beginning=0, has_roots=True),
    "ru": Method("russian", has_lemmas=True),
    "tr": Method("turkish", has_lemmas=True, capitals=(("İ", "i"), ("I", "ı"))),
}


def fold(word: str) -> str:
    """A word without case and without the differences in spelling that writers of its language ignore."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word).lower().translate(_SAME).translate(_DROPPED)


class Stemmer:
    """Lemmas and stems of one language, remembered for the words met last."""

    def __init__(self, lang: str, method: Method) -> None:
        self._lang = lang
        self._method = method
        self.has_compounds = method.has_compounds
        self.has_roots = method.has_roots
        self.beginning = method.beginning
        self._snowball = snowballstemmer.stemmer(method.algorithm) if method.algorithm else None
        self.forms = lru_cache(maxsize=_WORDS)(self._forms)
        self.stem = lru_cache(maxsize=_WORDS)(self._stem)
        self.stems = lru_cache(maxsize=_WORDS)(self._both_stems)

    def form(self, word: str) -> str:
        """The word itself, folded: how a listed word is looked up."""
        return fold(self._whole(word))

    def _forms(self, word: str) -> tuple[str, ...]:
        """What a listed word may look like for this word to be one of its forms: word, once if doubled, lemma."""
        once = self._bare(word)
        return tuple(dict.fromkeys((self.form(word), fold(once), fold(self._lemma(once)))))

    def _stem(self, word: str) -> str:
        return self._cut(self._lemma(self._bare(word)))

    def _both_stems(self, word: str) -> tuple[str, ...]:
        """The stem of the lemma and that of the word itself: a dictionary takes "судов" for ships, not for courts."""
        return tuple(dict.fromkeys((self.stem(word), self._cut(self._bare(word)))))

    def _cut(self, word: str) -> str:
        return fold(self._snowball.stemWord(word) if self._snowball else word)

    def _bare(self, word: str) -> str:
        """The word as by `_whole`, once if doubled ("orang-orang")."""
        bare = self._whole(word)
        first, _, second = bare.partition("-")
        return first if second and second.startswith(first) else bare

    def _whole(self, word: str) -> str:
        """The word in small letters, without what an apostrophe joins to it."""
        for capital, small in self._method.capitals:
            word = word.replace(capital, small)
        parts = word.lower().replace("’", "'").split("'")
        return parts[-1 if self._method.keeps_end else 0] or word.lower()

    def _lemma(self, word: str) -> str:
        if not self._method.has_lemmas:
            return word
        return _LEMMATIZER.lemmatize(word, lang=self._lang).lower()


def stemmer_of(lang: str) -> Stemmer:
    """How words of a language are reduced; of one that has no method, a word's only form is itself, folded."""
    return Stemmer(lang, _METHODS.get(lang, Method()))
