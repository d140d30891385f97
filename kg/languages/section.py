"""What all tables of a language file share: words are checked, unknown keys refused."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict


def _checked_word(word: str) -> str:
    if not word.strip() or word != word.strip():
        raise ValueError(f"{word!r} is empty or has space around it")
    if unicodedata.normalize("NFC", word) != word:
        raise ValueError(f"{word!r} is not in NFC")
    return word


def _checked_words(words: tuple[str, ...]) -> tuple[str, ...]:
    doubles = sorted({word for word in words if words.count(word) > 1})
    if doubles:
        raise ValueError(f"listed twice: {', '.join(doubles)}")
    return words


Word = Annotated[str, AfterValidator(_checked_word)]
Words = Annotated[tuple[Word, ...], AfterValidator(_checked_words)]
WordMap = dict[str, Words]


class Section(BaseModel):
    """Base of all tables: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
