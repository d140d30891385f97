"""Do two names denote the same speaker? Judged by their words, blind to case and accents."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

_GENERIC = Path(__file__).with_name("generic_words.toml")


def is_same_name(gold: str | None, predicted: str | None) -> bool:
    """Is one name held by the other, or do they share a word that is not generic?

    "Dedi Mulyadi" is the same as "Gubernur Dedi"; "presiden" as "presiden Verasol", but not "presiden Verasol" as
    "presiden": a predicted name that is shorter must hold more than generic words.
    """
    left, right = _words(gold or ""), _words(predicted or "")
    if not left or not right:
        return False
    return left <= right or (right <= left and bool(right - _generic())) or bool((left & right) - _generic())


def _words(name: str) -> set[str]:
    flat = unicodedata.normalize("NFKD", name).casefold()
    return set(re.findall(r"\w+", "".join(character for character in flat if not unicodedata.combining(character))))


@cache
def _generic() -> frozenset[str]:
    return frozenset(tomllib.loads(_GENERIC.read_text(encoding="utf-8"))["words"])
