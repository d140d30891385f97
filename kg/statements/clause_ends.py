"""Where the clause of a cue ends before the sentence does. Scene and offsets in, an offset out."""

from __future__ import annotations

import re

from kg.languages.pack import Cue
from kg.model import Act, Span
from kg.statements.base import Scene

_WORD = re.compile(r"[\w'’\-]+")
_COMMA = re.compile(r",\s")
_OF_OBJECTS = (Act.CONDEMN, Act.DENY, Act.PRAISE, Act.REFUSE)
_ADVERBS = 3  # words between a conjunction and the verb it joins
_MAIN_WORDS = 3
_OWN_WORDS = 2  # fewer words before a boundary are no content
_DASH = re.compile(r"\s[–—―]\s|\s--\s|(?<=\w)[—―](?=\w)")


def clause_end(scene: Scene, starts: int, cue: Span, limit: int, entry: Cue) -> int:
    """Where the content of a cue ends at the latest.

    "Setelah Musa mengkritik rancangan itu, Toto mengancam …" ends at its comma, "menolak usul itu dan mendatangi …" at
    its conjunction, "mengatakan … seraya menunjuk …" before the accompanying act. Near miss: "menolak datang dan
    meminta …" joins two verbs that are both refused.
    """
    end = _before_source(scene, cue.end, _before_silence(scene, cue.end, limit))
    end = _before_outlet(scene, cue.end, _before_accompanying(scene, cue.end, end))
    if is_subordinate(scene, starts, cue.start) and not _COMMA.search(scene.text, starts, cue.start):
        end = min(end, subordinate_end(scene, cue.end, end))
    return min(end, _before_joined_verb(scene, cue.end, end)) if entry.act in _OF_OBJECTS else end


def is_subordinate(scene: Scene, starts: int, cue: int) -> bool:
    """Does the clause before a cue depend on another, as in "Setelah X mengatakan"?"""
    begin = starts
    while begin < cue and not scene.text[begin].isalnum():
        begin += 1
    return scene.lex.clause.starts_with_subordinator.starting_at(scene.text, begin, cue) is not None


def subordinate_end(scene: Scene, start: int, limit: int) -> int:
    """The comma that closes a subordinate clause: the first one outside quotations with a clause behind it."""
    for comma in _COMMA.finditer(scene.text, start, limit):
        if (
            not _is_quoted(scene, start, comma.start())
            and len(_WORD.findall(scene.text, comma.end(), limit)) >= _MAIN_WORDS
        ):
            return comma.start()
    return limit


def _is_quoted(scene: Scene, start: int, mark: int) -> bool:
    """Does a mark stand inside a quotation that begins behind the cue?"""
    return any(quote.outer.start >= start for quote in scene.quote_index.overlapping(Span(mark, mark + 1)))


def relative_end(scene: Scene, start: int, limit: int) -> int:
    """The comma that closes a relative clause, where the verb of its main clause follows: "X, who said p, left"."""
    for comma in _COMMA.finditer(scene.text, start, limit):
        word = _WORD.match(scene.text, comma.end(), limit)
        is_quoted = _is_quoted(scene, start, comma.start())
        if word is not None and not is_quoted and scene.lex.clause.is_finite(word.group()):
            return comma.start()
    return limit


def _before_outlet(scene: Scene, start: int, limit: int) -> int:
    """Where the outlet goes on in its own words: "They would oppose it — essentially shielding him", "…, as many fled".

    Language files list the words that show it (`clause.ends`, `clause.breaks`); without any, nothing is cut. Near miss:
    "he left — in a hurry — before noon": two dashes hold an aside.
    """
    if not scene.pack.clause.ends:
        return limit
    words, text = scene.lex.clause, scene.text
    commas = (match for match in _COMMA.finditer(text, start, limit))
    marks = [
        match.start()
        for match in commas
        if words.starts_with_end.starting_at(text, match.end(), limit) is not None
        and words.kept.starting_at(text, match.end(), limit) is None
    ]
    marks.extend(match.start() for match in words.breaks.finditer(text, start, limit))
    dashes = [match.start() for match in _DASH.finditer(text, start, limit)]
    marks.extend(dashes if len(dashes) == 1 else ())
    for mark in sorted(marks):
        if not _is_quoted(scene, start, mark) and len(_WORD.findall(text, start, mark)) >= _OWN_WORDS:
            return mark
    return limit


def _before_source(scene: Scene, start: int, limit: int) -> int:
    """Before a clause or words with a source of their own.

    "membantah p, api menurutnya berasal dari tungku"; "said p, according to two witnesses".
    """
    for match in scene.lex.according_before.finditer(scene.text, start, limit):
        comma = scene.text.rfind(",", start, match.start())
        is_pronoun = match.clitic or scene.lex.pronouns.match(scene.text, match.end() + 1, limit) is not None
        is_last = not scene.text[comma + 1 : match.start()].strip('”" ') and "," not in scene.text[match.end() : limit]
        has_words = len(_WORD.findall(scene.text, start, max(start, comma))) >= _OWN_WORDS
        if has_words and (is_pronoun or is_last):
            return comma
    return limit


def _before_silence(scene: Scene, start: int, limit: int) -> int:
    """Before "tetapi menolak menjawab …": what somebody would not say ends what he said."""
    for idiom in scene.lex.idioms.finditer(scene.text, start, limit):
        joint = scene.lex.ends_with_conjunction.ending_at(scene.text, start, idiom.start())
        if joint is not None and scene.lex.contrast.match(scene.text, joint, limit) is not None:
            return joint
    return limit


def _before_accompanying(scene: Scene, start: int, limit: int) -> int:
    for match in scene.lex.accompanying.finditer(scene.text, start, limit):
        if scene.text[start : match.start()].strip(" ,") and not scene.quote_index.overlapping(Span(*match.span())):
            return match.start()
    return limit


def _before_joined_verb(scene: Scene, start: int, limit: int) -> int:
    """Before "dan mendatangi" where no verb stands in front: what is denied, refused or praised is a noun."""
    if not scene.pack.clause.active_prefixes:
        return limit
    joint, behind = None, 0
    for word in _WORD.finditer(scene.text, start, limit):
        folded = word.group().casefold()
        is_verb = scene.lex.clause.looks_active(word.group())
        if joint is not None:
            behind += 1
            if is_verb:
                return joint
            joint = joint if behind < _ADVERBS else None
        elif is_verb:
            return limit
        if folded in scene.pack.clause.and_:
            joint, behind = word.start(), 0
    return limit
