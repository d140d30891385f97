"""Cut a text into words for the search of names.

In: a text. Out: tokens with their places. A name may hold hyphens and initials; a possessive or a Turkish ending after
an apostrophe stands apart ("Imbora" + "'s", "Ermenistan" + "'ın"); between Cyrillic letters it is one of their
own ("перемир'я").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"@\w+|(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s[^\W\d_])"
    r"|[^\W\d_]+(?:[-‐‑–](?=[^\W\d_])[^\W\d_]+|['’](?=[A-ZÀ-Þ])[^\W\d_]+|(?<=[Ѐ-ӿ])['’](?=[Ѐ-ӿ])[^\W\d_]+)*"
    r"|\d[\d.,:/]*|[^\w\s]"
)
_DASHES = re.compile("[‐‑–—]")
_ROMAN = frozenset("IVX")
APOSTROPHES = "'’ʼ"
_ENDS = ".!?:\n…"


class Token(NamedTuple):
    """One word or mark; `is_first`: it opens a sentence, line or quotation, so that its capital means nothing.

    A tuple, because an article has hundreds and a dataclass takes longer to make.
    """

    start: int
    end: int
    text: str
    key: str
    is_capital: bool
    is_first: bool
    is_spaced: bool  # only blanks lie between it and the token before

    @property
    def is_acronym(self) -> bool:
        """Written in capitals only, two letters or more ("AKLU"); a Roman number or an initial ("D.") is none."""
        letters = self.text.replace(".", "")
        return len(letters) > 1 and letters.isupper() and letters[0].isalpha() and not set(letters) <= _ROMAN


@lru_cache(maxsize=1 << 14)  # most words of an article come again
def fold_word(word: str) -> str:
    """One form for one name: no case, no accents on Latin letters, plain hyphens; other scripts keep their letters."""
    plain = _DASHES.sub("-", word).casefold()
    if plain.isascii():
        return plain
    letters = (unicodedata.normalize("NFD", letter)[0] if letter < "\u0250" else letter for letter in plain)
    return "".join(letters).replace("\u0307", "").replace("’", "'").replace("ʼ", "'")


def split_words(text: str) -> tuple[Token, ...]:
    """All words and marks of the text, in order."""
    tokens: list[Token] = []
    end = 0
    is_first = True
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        word, gap = text[start:stop], text[end:start]
        is_first = is_first or "\n" in gap
        is_spaced = gap == " " or gap.isspace()
        if word[0].isalpha():
            tokens.append(Token(start, stop, word, fold_word(word), word[0].isupper(), is_first, is_spaced))
            is_first = False
        else:
            tokens.append(Token(start, stop, word, fold_word(word), False, False, is_spaced))
            is_first = (is_first and word[0] not in ",;)") or word in _ENDS or word in '"“«„‘-–—'
        end = stop
    return tuple(tokens)


def phrase_key(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase; its marks are left out."""
    return tuple(token.key for token in split_words(phrase) if token.text[0].isalnum() or token.text[0] == "@")
