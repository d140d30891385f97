"""What somebody looks for, read from one line of text and written as an FTS5 expression.

    ceasefire Yerevan        both words, in any inflection of a language that has a stemmer
    "under attack"           these words in this order, uninflected
    negotia*                 every word with this beginning
    Baku OR Yerevan          either
    attack -missile          the first without the second; NOT is the same

Case, accents and vowel points never count. All other signs are taken literally, which is to say that they part words.
AND may be written. FTS5's own syntax is never passed on: every word goes as a quoted string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import InputError
from kg.index.words import cut, primary, stemmed_languages, stems

MAX_LENGTH = 500  # characters
MAX_TERMS = 32
MAX_WORDS = 64  # of one term: a phrase, or a run of a script without spaces
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


class SearchError(InputError):
    """What was looked for cannot be understood; the text says how to write it."""

    code = "search"


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that must stand in this order; `is_open`: the last may go on.

    `inflected`: the word as it was written, of which other forms count too; None for phrases and beginnings.
    """

    words: tuple[str, ...]
    is_open: bool = False
    inflected: str | None = None

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError("a term has at least one word")


@dataclass(frozen=True, slots=True)
class Asked:
    """All of `wanted`, of each any; none of `unwanted`."""

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...] = ()

    def __post_init__(self) -> None:
        if not self.wanted:
            raise ValueError("something must be wanted")


def read(text: str) -> Asked:
    """What a line of text asks for.

    Raises:
        SearchError: it holds no word, only words to leave out, an open quotation mark, an operator without its words,
            or too much.
    """
    if len(text) > MAX_LENGTH:
        raise SearchError(f"a search may have {MAX_LENGTH} characters, this one has {len(text)}")
    plain = text.translate(_QUOTES)
    if plain.count('"') % 2:
        raise SearchError("a quotation mark is missing: write a phrase between two of them")
    wanted, unwanted = _sort(list(_PIECE.finditer(plain)))
    if not wanted:
        what = "a word to look for besides those to leave out" if unwanted else "at least one word or number"
        raise SearchError(f"a search needs {what}")
    if sum(map(len, wanted)) + len(unwanted) > MAX_TERMS:
        raise SearchError(f"a search may have {MAX_TERMS} words and phrases")
    return Asked(tuple(map(tuple, wanted)), tuple(unwanted))


def write_expression(asked: Asked, lang: str | None = None) -> str:
    """The FTS5 expression over the columns `forms` and `stems`.

    Args:
        asked: what to look for.
        lang: language of the words, whose inflections count; None for any.
    """
    languages = (lang,) if lang else stemmed_languages()
    groups = (" OR ".join(_write(term, languages) for term in group) for group in asked.wanted)
    expression = " AND ".join(f"({group})" for group in groups)
    if not asked.unwanted:
        return expression
    return f"({expression}) NOT ({' OR '.join(_write(term, languages) for term in asked.unwanted)})"


def _sort(pieces: list[re.Match[str]]) -> tuple[list[list[Term]], list[Term]]:
    """Groups of wanted terms and the unwanted ones."""
    wanted: list[list[Term]] = []
    unwanted: list[Term] = []
    operator = ""
    for number, piece in enumerate(pieces):
        if not piece["minus"] and piece["word"] in ("AND", "OR", "NOT"):
            _check_operator(pieces, number, is_binary=piece["word"] != "NOT")
            operator = piece["word"]
            continue
        term = _term(piece)
        if term is not None and (piece["minus"] or operator == "NOT"):
            unwanted.append(term)
        elif term is not None and operator == "OR" and wanted:
            wanted[-1].append(term)
        elif term is not None:
            wanted.append([term])
        operator = ""
    return wanted, unwanted


def _check_operator(pieces: list[re.Match[str]], number: int, *, is_binary: bool) -> None:
    is_first, is_last = number == 0, number == len(pieces) - 1
    if is_last or (is_first and is_binary):
        word = pieces[number]["word"]
        raise SearchError(f'{word} needs a word {"on either side" if is_binary else "behind it"}; "{word}" is the word')


def _term(piece: re.Match[str]) -> Term | None:
    """None for signs that are no words."""
    phrase, word = piece["phrase"], piece["word"] or ""
    found = tuple(cut(phrase if phrase is not None else word))
    if len(found) > MAX_WORDS:
        raise SearchError(f"a phrase may have {MAX_WORDS} words")
    if not found:
        return None
    is_open = word.endswith("*")
    is_exact = phrase is not None or is_open or len(found) > 1
    return Term(tuple(one.form for one in found), is_open, None if is_exact else word[found[0].start : found[0].end])


def roots(term: Term, lang: str) -> tuple[str, ...]:
    """The stems that a text in this language may have for a word: its own, and the word itself.

    The word itself, because a stem may be cut further than it should: Arabic "وزير" (minister) loses its first letter
    as if that were "and", while the same word with its article is cut just to "وزير".
    """
    if term.inflected is None:
        return ()
    own = stems(term.inflected, lang)
    return tuple(dict.fromkeys((*own, f"{primary(lang)}_{term.words[0]}"))) if own else ()


def _write(term: Term, languages: Iterable[str]) -> str:
    literal = f'forms : "{" ".join(term.words)}"{" *" if term.is_open else ""}'
    inflected = [f'"{root}"' for lang in languages for root in roots(term, lang)]
    return f"{literal} OR stems : ({' OR '.join(inflected)})" if inflected else literal
