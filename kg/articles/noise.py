"""Page leftovers inside an article's text ("0 Komentar"): text and language file in, spans out.

The words are the language file's `text.leftovers`, matched without regard to case, against whole lines and against
what stands behind the last full stop of the last line of the article. Text is never removed: offsets stay true.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.languages import LanguagePack
from kg.model import Span

_LINE = re.compile(r"[^\r\n]+")
_NUMBER = r"\d[\d.,]*\s?[km]?"
_SENTENCE_END = ".!?…։؟。"
_MAX_TAIL = 80  # characters at the end of a line in which a glued leftover is looked for
_CLOSING = "\"'”’»)]"
_MAX_OPEN_LEFTOVER = 200  # characters: a longer line that begins like "Baca juga" is a paragraph
# The desk's initials that close an agency's or portal's text: "(wip/dpw)", on a line of their own also "dlm/pa/cbn".
# Near miss: "(AFP)", which names a source.
_INITIALS = re.compile(r"\([a-z]{2,5}(?:/[a-z]{2,5}){1,3}\)")
_BARE_INITIALS = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3}")
_TAIL = re.compile(r"[.!?…։؟。][\"”’»')\]]*\s+(?P<tail>[^.!?…։؟。\r\n]{1,60})$")
_GLUED_INITIALS = re.compile(rf"[.!?…][\"”’»']*\s*(?P<tail>{_INITIALS.pattern})$")


def find_noise(text: str, pack: LanguagePack, title: Span | None = None) -> tuple[Span, ...]:
    """Spans of leftovers in text order, each trimmed of white space; a byte order mark is one too.

    A second line that only repeats the title counts as a leftover.
    """
    spans = [Span(0, 1)] if text.startswith("\ufeff") else []
    body_start = title.end if title else 0
    last: Span | None = None
    for match in _LINE.finditer(text, len(spans)):
        span = _trim(text, match.start(), match.end())
        if span is None or span.start < body_start:
            continue
        if _is_leftover(span.of(text), pack) or (last is None and title and span.of(text) == title.of(text).strip()):
            spans.append(span)
        else:
            last = span
    glued = _glued(text, last, pack) if last else None
    return tuple(sorted([*spans, glued] if glued else spans))


def _trim(text: str, start: int, end: int) -> Span | None:
    line = text[start:end]
    start, end = start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())
    return Span(start, end) if start < end else None


def _glued(text: str, last: Span, pack: LanguagePack) -> Span | None:
    """The leftover at the very end of the last line, as in `…," paparnya. source`."""
    start = max(last.start, last.end - _MAX_TAIL)
    tail = _TAIL.search(text, start, last.end)
    if tail and _is_closed_leftover(tail["tail"], pack):
        return Span(*tail.span("tail"))
    initials = _GLUED_INITIALS.search(text, start, last.end)
    return Span(*initials.span("tail")) if initials else None


def _fold(line: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", line).casefold().split())


def _is_leftover(line: str, pack: LanguagePack) -> bool:
    """Is the whole line one? An open one ("baca juga*") must be short and, unless it ends in a colon, no sentence."""
    if _is_closed_leftover(line, pack) or _INITIALS.fullmatch(line) or _BARE_INITIALS.fullmatch(line):
        return True
    if len(line) > _MAX_OPEN_LEFTOVER:
        return False
    found = _patterns(pack.text.leftovers)[1].match(_fold(line))
    return bool(found) and (":" in line[: (found.end() if found else 0) + 2] or not _ends_sentence(line))


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSING)[-1:] in _SENTENCE_END


def _is_closed_leftover(line: str, pack: LanguagePack) -> bool:
    return bool(_patterns(pack.text.leftovers)[0].fullmatch(_fold(line)))


@cache
def _patterns(leftovers: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of whole and of open leftovers; `#` is a number."""
    whole = [_pattern(word) for word in leftovers if not word.endswith("*")]
    opened = [_pattern(word.removesuffix("*")) for word in leftovers if word.endswith("*")]
    never = r"(?!)"
    return re.compile("|".join(whole) or never), re.compile("|".join(opened) or never)


def _pattern(word: str) -> str:
    """The pattern of one leftover; it ends where its last word ends ("bagikan" is not the start of "bagikannya")."""
    boundary = r"(?!\w)" if word[-1:].isalnum() else ""
    return re.escape(_fold(word)).replace(r"\#", _NUMBER) + boundary
