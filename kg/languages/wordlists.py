"""Lists of words and phrases, looked for in a text that is cut into words only once. Words and text in, places out.

A `WordList` is asked like a compiled pattern (`search`, `match`, `fullmatch`, `finditer`), but an alternation of a
thousand words tries each of them at every word of the text; here a text's words are a table, and a list looks up only
the words that begin one of its phrases. All lists share the table of a text, and what a list finds in a text it finds
once, however often it is asked about stretches of it: time is linear in the text and hardly grows with the list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

# Arabic vowel points and the line that stretches a word, and marks of direction: a writer may leave them out.
POINTS = "\u0640\u064b-\u0652\u0670\u200c-\u200f\u202a-\u202e"
_POINT = re.compile(f"[{POINTS}]+")
_RUN = re.compile(rf"\w+(?:[{POINTS}]+\w+)*")
_SPACE = re.compile(r"\s+")
# Texts whose tables are kept: an article, and the clauses and names cut out of it that many lists are asked about.
_TEXTS = 256
_WORDS = 1 << 14  # most words of a text come again


@lru_cache(maxsize=_WORDS)
def fold(words: str) -> str:
    """Words without case, with straight apostrophes and one space; a Turkish dotted capital I is an i.

    Vowel points, stretched lines and marks of direction, which a writer may leave out, are dropped. Not `casefold`: it
    turns "ß" into "ss" and "և" into two letters, which are then not found in a text.
    """
    return _plain(words if words.isascii() else _POINT.sub("", words))


def _plain(words: str) -> str:
    return " ".join(words.replace("İ", "i").lower().replace("’", "'").split())


def _letters(words: str) -> str:
    """The same letters for all spellings of a word; capitals do not tell a Turkish i with its dot from one without."""
    return words.replace("İ", "i").lower().replace("ı", "i")


def _key(run: str) -> str:
    return run if run.isascii() else _POINT.sub("", run)


class Found(NamedTuple):
    """A phrase of a list at its place in the text. A tuple, because an article has thousands.

    `clitic` is what is glued to its end ("nya" in "ujarnya"), `proclitic` to its beginning ("و" in "وقال").
    """

    text: str
    begin: int
    stop: int
    clitic: str = ""
    proclitic: str = ""

    def start(self) -> int:
        """Where it begins."""
        return self.begin

    def end(self) -> int:
        """Where it ends, its clitic included."""
        return self.stop

    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.begin, self.stop

    def group(self) -> str:
        """The words as printed."""
        return self.text[self.begin : self.stop]


_Hits = tuple[list[int], list[Found]]
_NOWHERE: _Hits = ([], [])


class _Table:
    """The runs of letters and digits of one text: where each begins and ends, its key, and the places of each key."""

    __slots__ = ("ends", "found", "keys", "places", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        runs = [match.span() for match in _RUN.finditer(text)]
        self.starts = [start for start, _ in runs]
        self.ends = [end for _, end in runs]
        letters = _letters(text)
        if len(letters) == len(text):  # no letter became two: the places are the same
            keys = [letters[start:end] for start, end in runs]
        else:
            keys = [_letters(text[start:end]) for start, end in runs]
        self.keys = keys if text.isascii() else [_key(key) for key in keys]
        self.places: dict[str, list[int]] = {}
        for index, key in enumerate(self.keys):
            if key in self.places:
                self.places[key].append(index)
            else:
                self.places[key] = [index]
        self.found: dict[WordList, _Hits] = {}  # begins of the phrases of a list, and the phrases

    def has_gap(self, index: int, gap: str) -> bool:
        """Do these marks stand between a run and the next? Any white space is a space, an apostrophe a straight one."""
        between = self.text[self.ends[index] : self.starts[index + 1]]
        return between == gap or _straight(_SPACE.sub(" ", between)) == gap


_table = lru_cache(maxsize=_TEXTS)(_Table)


@dataclass(frozen=True, slots=True)
class _Form:
    """One phrase: its runs of letters, the marks between them, and those before the first and behind the last.

    `rank` is its place in the list, the longest first. `is_open`: further letters may follow the last run;
    `is_elided`: a word may follow directly ("qu'"). `pointed`: what its runs must be like, where it has vowel points
    itself: those tell "ذُكر" (it was mentioned) from "ذكر" (he mentioned). `is_simple`: it is one run and nothing else.
    `second`: its second run, where nothing may be glued to that.
    """

    rank: int
    runs: tuple[str, ...]
    gaps: tuple[str, ...]
    lead: str
    tail: str
    is_open: bool
    is_elided: bool
    pointed: tuple[re.Pattern[str], ...]
    is_simple: bool
    second: str | None


class WordList:
    """Whole words and phrases of a language file, without regard to case; of several that fit, the longest is found.

    A final `*` stands for further letters of the word. A word that ends with an apostrophe ("qu'") is elided: it stands
    before the word it belongs to. `proclitics` and `clitics` may be glued to any phrase. A phrase without a letter is
    never found, and one behind a hyphen is not either ("air" in "mid-air").
    """

    def __init__(self, words: Iterable[str], *, proclitics: Iterable[str] = (), clitics: Iterable[str] = ()) -> None:
        self._proclitics = tuple(fold(proclitic) for proclitic in proclitics)
        given = [fold(clitic) for clitic in clitics]
        self._glued = tuple(clitic for clitic in given if _is_letter(clitic[0]))
        self._hyphened = tuple(clitic for clitic in given if not _is_letter(clitic[0]))
        self._exact: dict[str, list[_Form]] = {}
        self._stems: dict[str, list[_Form]] = {}
        folded = {_plain(word) for word in words if word}
        for rank, form in enumerate(sorted(folded, key=lambda word: (word.endswith("'"), -len(word), word))):
            self._enter(rank, form)
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._is_plain = not (self._lengths or self._glued or self._proclitics)
        # The phrases that a run of letters may begin, the longest first.
        self._forms: Callable[[str], Sequence[_Form] | None] = (
            self._exact.get if self._is_plain else lru_cache(maxsize=_WORDS // 8)(self._glued_forms)
        )

    def _enter(self, rank: int, form: str) -> None:
        stem = form.removesuffix("*")
        runs = list(_RUN.finditer(stem))
        if not runs:
            return
        letters = tuple(_letters(run.group()) for run in runs)
        entry = _Form(
            rank,
            tuple(_key(run) for run in letters),
            tuple(stem[left.end() : right.start()] for left, right in pairwise(runs)),
            stem[: runs[0].start()],
            stem[runs[-1].end() :],
            is_open=stem != form,
            is_elided=form.endswith("'"),
            pointed=tuple(_pointed(run) for run in letters) if any(_key(run) != run for run in letters) else (),
            is_simple=form == runs[0].group() and _key(form) == form,
            second=_key(letters[1]) if len(runs) > 1 + (stem != form or bool(self._glued)) else None,
        )
        is_stem = entry.is_open and len(runs) == 1
        (self._stems if is_stem else self._exact).setdefault(entry.runs[0], []).append(entry)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Found | None:
        """The first phrase that lies inside text[start:end]."""
        table = _table(text)
        begins, hits = table.found.get(self) or self._look(table)
        for number in range(bisect_left(begins, start), len(begins)):
            found = self._within(hits[number], table, len(text) if end is None else end)
            if found is not None or (end is not None and begins[number] >= end):
                return found
        return None

    def match(self, text: str, start: int = 0, end: int | None = None) -> Found | None:
        """The phrase that begins exactly at `start`."""
        table = _table(text)
        begins, hits = table.found.get(self) or self._look(table)
        number = bisect_left(begins, start)
        if number == len(begins) or begins[number] != start:
            return None
        return self._within(hits[number], table, len(text) if end is None else end)

    def fullmatch(self, text: str) -> Found | None:
        """The phrase that the whole text is."""
        table = _table(text)
        fitting = self._at(table, 0, len(text)) if table.keys else ()
        return next((found for found in fitting if found.span() == (0, len(text))), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """All phrases inside text[start:end] in order, none overlapping another."""
        table = _table(text)
        begins, hits = table.found.get(self) or self._look(table)
        limit = len(text) if end is None else end
        for number in range(bisect_left(begins, start), bisect_left(begins, limit)):
            found = self._within(hits[number], table, limit)
            if found is not None and found.begin >= start:
                yield found
                start = found.stop

    def _within(self, found: Found, table: _Table, limit: int) -> Found | None:
        """The phrase, or a shorter one at its place that ends before the limit."""
        if found.stop <= limit:
            return found
        return next(self._at(table, bisect_left(table.starts, found.begin), limit), None)

    def _look(self, table: _Table) -> _Hits:
        """Every place of the text where a phrase begins."""
        if self._is_plain:
            keys = self._exact.keys() & table.places.keys()
        else:
            keys = {key for key in table.places if self._forms(key)}
        if not keys:
            table.found[self] = _NOWHERE
            return _NOWHERE
        hits: list[Found] = []
        for index in sorted(index for key in keys for index in table.places[key]):
            found = self._first(table, index)
            if found is not None:
                hits.append(found)
        known = table.found[self] = ([found.begin for found in hits], hits)
        return known

    def _first(self, table: _Table, index: int) -> Found | None:
        """The longest phrase that begins at this run."""
        forms = self._forms(table.keys[index]) or ()
        begin = table.starts[index]
        if not (forms[0].is_simple and self._is_plain) or self._hyphened:
            return next(self._at(table, index, len(table.text)), None)
        if begin and table.text[begin - 1] == "-":
            return None
        return Found(table.text, begin, table.ends[index])

    def _glued_forms(self, key: str) -> Sequence[_Form]:
        """The same where words may be listed by their beginnings; those behind a proclitic before others."""
        behind = [self._bare_forms(key.removeprefix(p)) for p in self._proclitics if key.startswith(p)]
        return [*(form for forms in behind for form in forms), *self._bare_forms(key)]

    def _bare_forms(self, key: str) -> Sequence[_Form]:
        forms = self._exact.get(key, ())
        stems = [form for length in self._lengths if length <= len(key) for form in self._stems.get(key[:length], ())]
        bare = [key.removesuffix(clitic) for clitic in self._glued if key.endswith(clitic)]
        held = [form for word in bare for form in self._exact.get(word, ()) if len(form.runs) == 1]
        return sorted((*forms, *stems, *held), key=lambda form: form.rank) if stems or held else forms

    def _at(self, table: _Table, index: int, limit: int) -> Iterator[Found]:
        """The phrases that begin at this run and end before the limit, the longest first."""
        following = table.keys[index + 1] if index + 1 < len(table.keys) else ""
        for form in self._forms(table.keys[index]) or ():
            if form.second is not None and form.second != following:
                continue
            found = self._fit(form, table, index)
            if found is not None and found.stop <= limit:
                yield found

    def _fit(self, form: _Form, table: _Table, index: int) -> Found | None:
        text, last = table.text, index + len(form.runs) - 1
        begin = table.starts[index] - len(form.lead)
        if last >= len(table.keys) or (begin > 0 and text[begin - 1] == "-"):
            return None
        before = self._before(form, table.keys[index])
        behind = self._behind(form, table.keys[last][before if last == index else 0 :])
        if behind is None or (form.gaps and not self._has_gaps(form, table, index)):
            return None
        lead = text[begin : table.starts[index]]
        if form.lead and (_straight(lead) != form.lead or _is_letter(text[begin - 1 : begin])):
            return None
        stop = table.ends[last] + len(form.tail)
        found = Found(text, begin, stop, text[stop - behind : stop], text[begin : begin + before])
        if form.pointed and not _has_points(form, table, index, before):
            return None
        if not form.tail and not self._hyphened:  # a run ends where its letters do
            return found
        if _straight(text[table.ends[last] : stop]) != form.tail:
            return None
        return self._with_hyphened(found, form)

    def _before(self, form: _Form, key: str) -> int:
        """Length of the proclitic before the first run of the phrase, 0 for none."""
        for proclitic in self._proclitics:
            if key.startswith(proclitic) and key.startswith(form.runs[0], len(proclitic)):
                return len(proclitic)
        return 0

    def _has_gaps(self, form: _Form, table: _Table, index: int) -> bool:
        """Do the phrase's words but the last one stand here, with its marks between them?"""
        keys, inner = table.keys, form.runs[1:-1]
        return all(keys[index + number] == run for number, run in enumerate(inner, start=1)) and all(
            table.has_gap(index + number, gap) for number, gap in enumerate(form.gaps)
        )

    def _behind(self, form: _Form, key: str) -> int | None:
        """Length of the clitic behind the last run of the phrase, 0 for none; None where it is another word."""
        run = form.runs[-1]
        if key == run or (form.is_open and key.startswith(run)):
            return 0
        return next((len(clitic) for clitic in self._glued if not form.is_open and key == run + clitic), None)

    def _with_hyphened(self, found: Found, form: _Form) -> Found | None:
        text = found.text
        if form.is_elided:
            return found
        for clitic in self._hyphened:
            stop = found.stop + len(clitic)
            if text[found.stop : stop].casefold() == clitic and not _is_letter(text[stop : stop + 1]):
                return Found(text, found.begin, stop, text[found.stop : stop])
        return None if _is_letter(text[found.stop : found.stop + 1]) else found


def _is_letter(character: str) -> bool:
    """Is it what a run consists of?"""
    return character.isalnum() or character == "_"


def _straight(marks: str) -> str:
    return marks.replace("’", "'")


def _pointed(run: str) -> re.Pattern[str]:
    """The run with its own points, and any others between its letters."""
    return re.compile(f"[{POINTS}]*".join(re.escape(character) for character in run))


def _has_points(form: _Form, table: _Table, index: int, before: int) -> bool:
    """Are the runs printed with the phrase's own points?"""
    starts = [table.starts[index] + before, *table.starts[index + 1 : index + len(form.runs)]]
    ends = table.ends[index : index + len(form.runs)]
    printed = [_letters(table.text[start:end]) for start, end in zip(starts, ends, strict=True)]
    return all(run.fullmatch(words) is not None for run, words in zip(form.pointed, printed, strict=True))
