"""A user's own copy of PFSA-ID in, gold articles out: Indonesian news, direct quotations of public figures.

Layout as published (github.com/sigit-purnomo/pfsa-id-dl, folder `corpus`): text files with one token and its label a
line, divided by a tab, and blank lines between sentences. Labels are BILOU over PERSON, PERSONCOREF, ROLE,
AFFILIATION, CUE, CUECOREF ("katanya"), STATEMENT, ISSUE, EVENT, DATETIME and LOCATION.

What the files do not say is made up here, and the figures depend on it:

- Text is tokens set with spaces where print has them. Every quotation mark is printed as ”: they are taken as opening
  and closing in turn, a statement's own as its labels say; one that opens behind a sentence opens a paragraph.
- Where an article ends is not marked. The corpus has as many ISSUEs as articles, mostly in their first sentence, so
  the text is cut before each sentence in which an ISSUE begins.
- Which speaker belongs to a statement is not marked. Its cue is the first behind it (else the last before it, up to
  the next statement); its speaker is the PERSON or PERSONCOREF nearest to that cue in the same sentence. A CUECOREF
  names no speaker, so none is asked for.

Only direct quotations of public figures are labelled: precision is a lower bound. Acts are not labelled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kg.articles import Hints
from kg.errors import InputError
from kg.evaluation.records import GoldArticle, MarkedStatement
from kg.model import Mode, Span

_MARKS = frozenset('"”“')
_OPENING, _CLOSING = "“", "”"
_ENDS = frozenset(".!?")  # of a sentence
_EDGES = _MARKS | {","}  # what stands at the edges of a quotation and is not said
_TIGHT_BEFORE = frozenset(",.;:!?)%…")  # no space before these
_TIGHT_AFTER = frozenset("(")  # nor behind these
_PLACES = ("B", "I", "L", "U", "O")  # begin, inside, last, unit, outside
_SPEAKERS = ("PERSON", "PERSONCOREF")
_CUES = ("CUE", "CUECOREF")


@dataclass(frozen=True, slots=True)
class _Token:
    """One line: `place` is "B", "I", "L" or "U", "O" without a label; `sentence` counts from 0 in the file."""

    word: str
    place: str
    label: str
    sentence: int


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A labelled stretch of an article: first and last token, by index, both included."""

    label: str
    first: int
    last: int


def read_folder(folder: Path) -> tuple[GoldArticle, ...]:
    """The articles of all token files of a folder, named FILE-0001 and so on; none where it has no such file.

    Raises:
        InputError: a line is no token with a label; the text names file and line.
    """
    return tuple(
        article for path in sorted(folder.glob("*.txt")) for article in _read_articles(path, _read_tokens(path))
    )


def _read_tokens(path: Path) -> list[_Token]:
    tokens = []
    sentence = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            sentence += 1
            continue
        word, tab, label = line.rstrip("\r").partition("\t")
        place, _, name = label.partition("-")
        if not tab or not word or place not in _PLACES:
            raise InputError(f"{path.name} line {number}: expected a token, a tab and a label, not {line!r}")
        tokens.append(_Token(word, place, name, sentence))
    return tokens


def _read_articles(path: Path, tokens: Sequence[_Token]) -> Iterator[GoldArticle]:
    starts = {token.sentence for token in tokens if token.label == "ISSUE" and token.place in "BU"}
    cuts = [at for at, (before, token) in enumerate(pairwise(tokens), start=1) if _opens(before, token, starts)]
    for number, (start, end) in enumerate(pairwise([0, *cuts, len(tokens)]), start=1):
        if start < end:
            yield _compose(f"{path.stem}-{number:04}", str(path.parent), tokens[start:end])


def _opens(before: _Token, token: _Token, starts: set[int]) -> bool:
    """Does this token open a sentence with an ISSUE, outside of any statement?"""
    return token.sentence != before.sentence and token.sentence in starts and token.place in "BUO"


def _compose(name: str, folder: str, tokens: Sequence[_Token]) -> GoldArticle:
    text, spans = _set(tokens)
    stretches = tuple(_stretches(tokens))
    statements = [stretch for stretch in stretches if stretch.label == "STATEMENT"]
    gold = (_read_statement(place, statements, stretches, tokens, spans) for place in range(len(statements)))
    hints = Hints(lang="id")
    return GoldArticle(name, folder, text, hints, tuple(statement for statement in gold if statement is not None))


def _set(tokens: Sequence[_Token]) -> tuple[str, list[Span]]:
    """The tokens as print has them, and where each stands."""
    parts: list[str] = []
    spans: list[Span] = []
    length = 0
    is_inside = is_tight = False
    before = ""
    for token in tokens:
        word = token.word
        gap = "" if is_tight or word[0] in _TIGHT_BEFORE else " "
        is_tight = word in _TIGHT_AFTER
        if word in _MARKS:
            is_inside = is_tight = _is_opening(token, is_inside=is_inside)
            word = _OPENING if is_inside else _CLOSING
            gap = ("\n\n" if before in _ENDS else gap) if is_inside else ""
        gap = gap if parts else ""
        parts += (gap, word)
        spans.append(Span(length + len(gap), length + len(gap) + len(word)))
        length = spans[-1].end
        before = token.word
    return "".join(parts) + "\n", spans


def _is_opening(token: _Token, *, is_inside: bool) -> bool:
    """A statement's first token opens, its last closes; any other mark opens where none is open."""
    if token.label == "STATEMENT" and token.place in "BL":
        return token.place == "B"
    return not is_inside


def _stretches(tokens: Sequence[_Token]) -> Iterator[_Labelled]:
    start = 0
    for at, token in enumerate(tokens):
        if token.place in "BU":
            start = at
        if token.place in "LU":
            yield _Labelled(token.label, start, at)


def _read_statement(
    place: int,
    statements: Sequence[_Labelled],
    stretches: Sequence[_Labelled],
    tokens: Sequence[_Token],
    spans: Sequence[Span],
) -> MarkedStatement | None:
    """The statement without its quotation marks; None where nothing else is in it."""
    own = statements[place]
    words = [at for at in range(own.first, own.last + 1) if tokens[at].word not in _EDGES]
    if not words:
        return None
    before = statements[place - 1].last if place else -1
    behind = statements[place + 1].first if place + 1 < len(statements) else len(tokens)
    near = [stretch for stretch in stretches if before < stretch.first < behind]
    speaker = _find_speaker(own, near, tokens)
    mention = None if speaker is None else Span(spans[speaker.first].start, spans[speaker.last].end)
    name = None if speaker is None else " ".join(token.word for token in tokens[speaker.first : speaker.last + 1])
    content = Span(spans[words[0]].start, spans[words[-1]].end)
    return MarkedStatement(f"s{place + 1}", (content,), name, mention, mode=Mode.DIRECT.value)


def _find_speaker(own: _Labelled, near: Sequence[_Labelled], tokens: Sequence[_Token]) -> _Labelled | None:
    cues = [stretch for stretch in near if stretch.label in _CUES]
    behind = [cue for cue in cues if cue.first > own.last]
    cue = behind[0] if behind else cues[-1] if cues else None
    if cue is None or cue.label != _CUES[0]:
        return None
    sentence = tokens[cue.first].sentence
    named = [s for s in near if s.label in _SPEAKERS and tokens[s.first].sentence == sentence]
    return min(named, key=lambda stretch: abs(stretch.first - cue.first), default=None)
