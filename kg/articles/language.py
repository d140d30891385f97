"""The language of a text: statistics restricted to the languages that have a file, words where two are too close."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kg.languages import FALLBACK

_PAIRS = Path(__file__).with_name("close_languages.toml")
_OBVIOUS = Path(__file__).with_name("obvious_languages.toml")
_SAMPLE = 4000  # characters; more changes nothing and costs time
_MIN_LETTERS = 20
# Share of belief that the served languages must have together. Below it the text is in a language without a file:
# measured on 153 articles in 8 languages none falls below, Polish and Malay ones do.
_MIN_SHARE = 0.001
_MIN_WORDS = 50  # fewer are left to the model
_OBVIOUS_SHARE = 0.1
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str, available: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The tag of the likeliest language, and notes; "und" where it is none of those available or the text is too short.

    Args:
        text: the article.
        available: tags of the languages that have a file.
    """
    sample = text[:_SAMPLE]
    if sum(character.isalpha() for character in sample) < _MIN_LETTERS:
        return FALLBACK, ("language unknown: the text is too short to tell",)
    obvious = _obvious(sample)
    ranks = _rank(sample) if obvious is None else {obvious: 1.0}
    best = _tell_apart(sample, max(ranks, key=ranks.__getitem__), available)
    if best in available:
        return best, ()
    served = {tag: ranks.get(tag.split("-")[0], 0.0) for tag in available}
    if best in _close_tags() or sum(served.values()) < _MIN_SHARE:
        return FALLBACK, (f"language unknown: it looks like {best!r}, for which there is no language file",)
    nearest = max(sorted(served), key=served.__getitem__)
    return nearest, (f"language uncertain: taken as {nearest!r}",)


def _obvious(sample: str) -> str | None:
    """The language whose small words prevail; None where that is not plain, or the text has few words."""
    words = _WORD.findall(sample.casefold())
    if len(words) < _MIN_WORDS:
        return None
    counts = {tag: sum(word in telling for word in words) for tag, telling in _small_words().items()}
    best = max(sorted(counts), key=counts.__getitem__)
    return best if counts[best] >= _OBVIOUS_SHARE * len(words) else None


@cache
def _small_words() -> dict[str, frozenset[str]]:
    languages = tomllib.loads(_OBVIOUS.read_text(encoding="utf-8"))["language"]
    return {str(language["tag"]): frozenset(language["words"]) for language in languages}


def likeliest(text: str) -> str:
    """The tag of the likeliest among all languages the model knows, served or not."""
    ranks = _rank(text[:_SAMPLE])
    return max(ranks, key=ranks.__getitem__)


@cache
def _identifier() -> Any:  # the library has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads a model: only when a language is asked for

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _rank(text: str) -> dict[str, float]:
    """Belief in each language the model knows, 0 to 1, together 1."""
    return {str(tag): float(share) for tag, share in _identifier().rank(text)}


@cache
def _pairs() -> tuple[dict[str, Any], ...]:  # checked by tests/kg/articles/test_language.py
    return tuple(tomllib.loads(_PAIRS.read_text(encoding="utf-8"))["pair"])


def _close_tags() -> set[str]:
    return {pair[side] for pair in _pairs() for side in ("first", "second")}


def _tell_apart(text: str, best: str, available: tuple[str, ...]) -> str:
    """The member of a close pair whose telling words occur more often; where neither leads, one that has a file."""
    words = f" {' '.join(_WORD.findall(text.casefold()))} "
    for pair in _pairs():
        tags = (pair["first"], pair["second"])
        if best in tags:
            first, second = _count(words, pair["first_words"]), _count(words, pair["second_words"])
            if first != second:
                return str(pair["first"] if first > second else pair["second"])
            return next((str(tag) for tag in (best, *tags) if tag in available), best)
    return best


def _count(words: str, telling: list[str]) -> int:
    return sum(words.count(f" {word} ") for word in telling)
