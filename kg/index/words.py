"""Text as words to be searched: cut, folded so that spellings which readers take for one are one, and stemmed.

In: any text. Out: words with their places in it. The same code reads articles and what people look for, so that both
meet. Letters, signs and algorithms are data: `folding.toml`, `stemmers.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any

import snowballstemmer

_REMEMBERED = 1 << 16  # forms whose folding and stem are kept
_LOWEST_MARK = (
    10  # canonical classes 1 to 9 are parts of letters (nukta, virama, voicing), from 10 on points and accents
)
# Where Unicode 15 has combining marks and decimal digits; looking through all of it would take half a second.
_BLOCKS = (
    range(0x300, 0x3400),
    range(0xA000, 0xAC00),
    range(0xFB00, 0xFF20),
    range(0x10A00, 0x12000),
    range(0x1D000, 0x1EA00),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its folded form, and where it stands in the text (code points, end excluded)."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Text without case, accents, vowel points and spelling variants: "İĞDIR" is "igdir", "أَحْمَد" is "احمد".

    Full case folding and compatibility forms of Unicode, less the marks of combining class 10 and above: so the vowel
    signs of Indic scripts stay, which are letters there.
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in apart if unicodedata.combining(character) < _LOWEST_MARK)
    return unicodedata.normalize("NFKC", bare).translate(_letters())


def cut(text: str) -> Iterator[Word]:
    """The words of a text, in order; every character of a script without spaces is a word.

    Words are runs of letters and digits with their marks: "l'accord" is two, as is "e-mail".
    """
    for match in _pattern().finditer(text):
        form = fold(match.group())
        if form:
            yield Word(form, match.start(), match.end())


def stems(word: str, lang: str) -> tuple[str, ...]:
    """What a word's inflections share in this language, with the language's tag before it; none without a stemmer.

    Two where accents matter to the algorithm and not to the writer: the stem of the word as it stands and as folded.

    Args:
        word: as written, or folded.
        lang: BCP 47 tag; only its first part counts.
    """
    return _stems(word, primary(lang))


def primary(lang: str) -> str:
    """The language of a tag, without script and region: "az" for "az-Latn"."""
    return lang.replace("_", "-").partition("-")[0].lower()


@cache
def stemmed_languages() -> tuple[str, ...]:
    """Primary tags of the languages that have a stemmer, sorted."""
    return tuple(sorted(_read("stemmers.toml")["algorithms"]))


@lru_cache(maxsize=_REMEMBERED)
def _stems(word: str, lang: str) -> tuple[str, ...]:
    stemmer = _stemmer(lang)
    if stemmer is None:
        return ()
    forms = (fold(stemmer.stemWord(word.lower())), fold(stemmer.stemWord(fold(word))))
    return tuple(dict.fromkeys(f"{lang}_{form}" for form in forms if form))


@cache
def _stemmer(lang: str) -> Any:  # snowballstemmer ships no types
    algorithm = _read("stemmers.toml")["algorithms"].get(lang)
    return snowballstemmer.stemmer(algorithm) if algorithm else None


@cache
def _read(name: str) -> dict[str, Any]:  # Any: TOML's own free form
    return tomllib.loads(files("kg.index").joinpath(name).read_text("utf-8"))


def _signs() -> Iterator[str]:
    return map(chr, chain(*_BLOCKS))


@cache
def _letters() -> dict[int, str | None]:
    folding = _read("folding.toml")
    letters: dict[int, str | None] = {ord(key): value for key, value in folding["letters"].items() if key != "source"}
    digits = {ord(sign): str(unicodedata.decimal(sign)) for sign in _signs() if sign.isdecimal()}
    return letters | digits | dict.fromkeys(_dropped(), None)


def _dropped() -> tuple[int, ...]:
    return tuple(int(sign.removeprefix("U+"), 16) for sign in _read("folding.toml")["dropped"]["signs"])


@cache
def _pattern() -> re.Pattern[str]:
    """One character of a script without spaces, or a letter or digit with what follows of letters, digits, marks."""
    blocks = (block.removeprefix("U+").split("-") for block in _read("folding.toml")["unspaced"]["blocks"])
    unspaced = "".join(f"{chr(int(first, 16))}-{chr(int(last, 16))}" for first, last in blocks)
    marks = (sign for sign in _signs() if unicodedata.category(sign).startswith("M"))
    inner = "".join(re.escape(sign) for sign in (*marks, *map(chr, _dropped())))
    letter = f"[^\\W_{unspaced}ʼ]"  # the Ukrainian apostrophe is a letter to Unicode alone
    return re.compile(f"[{unspaced}]|{letter}(?:{letter}|[{inner}])*")
