"""The chunk between commas, before a cue, that holds its subject. Text and offsets in, Spans out."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.model import Span
from kg.statements.lexicon import Lexicon
from kg.statements.patterns import PhraseSet

_WORD = re.compile(r"[\w'’.\-]+")
_SUBJECT_WORDS = 16  # a longer stretch before a cue is more than a subject
_CLOSING_NAME = 6  # words of a name that closes a long office
_HOME_WORDS = 6


def head_chunk(
    text: str, lex: Lexicon, start: int, end: int, *, had_comma: bool, is_set_off: bool = False
) -> Span | None:
    """The chunk between commas that holds the subject: with an apposition both, without one the last.

    `is_set_off`: a comma or relative pronoun parts the last chunk from the cue, so that it may be an aside.
    """
    parts = _parts_or_dash if lex.clause.has_finite else _parts_phrases
    cuts = [start - 1, *(i for i in range(start, end) if parts(text, i)), end]
    chunks = [tidy(text, a + 1, b) for a, b in pairwise(cuts)]
    spans = [chunk for chunk in chunks if chunk is not None]
    while is_set_off and len(spans) > 1 and _is_aside(text, lex, spans[-1], is_antecedent=not had_comma):
        spans.pop()  # "X, 54, [who said]", "X, in a statement, [said]"
    while len(spans) > 1 and _is_between_dashes(text, lex, spans[-1]):
        spans.pop()  # "Rana—as she is known—[said]"
    if had_comma:
        spans = _without_home(text, lex, spans)
    if not spans:
        return None
    last = spans[-1]
    is_joined = had_comma or (is_set_off and _says_who(text, lex, last))
    if is_joined and len(spans) > 1 and lex.starts_with_preposition.starting_at(text, spans[-2].start, end) is None:
        last = Span(spans[-2].start, last.end)
    conjunction = lex.ends_with_conjunction.starting_at(text, last.start, last.end)
    if conjunction is not None and conjunction < last.end:
        tidied = tidy(text, conjunction, last.end)
        last = tidied if tidied is not None else last
    if is_set_off and not had_comma:
        last = _behind_gerund(text, lex, last)
    last = _behind_pronoun_head(text, lex, _behind_clause_word(text, lex, last))
    if len(_WORD.findall(text, last.start, last.end)) > _SUBJECT_WORDS:
        return _last_words(text, lex, last)
    return last


def _is_between_dashes(text: str, lex: Lexicon, span: Span) -> bool:
    """Do long dashes stand before and behind words that name nobody else, or say that he is not?

    Hits: "Menkas—begitu ia biasa disapa—", "Ruiz—tidak berkerabat dengan Nekane Ruiz—". Near miss: "V—Vanya Oktora—".
    """
    words = span.of(text)
    is_other = words.islower() or lex.negators.search(words) is not None
    return is_other and text[: span.start].rstrip()[-1:] in ("—", "―") and text[span.end :].lstrip()[:1] in ("—", "―")


def _without_home(text: str, lex: Lexicon, spans: list[Span]) -> list[Span]:
    """The chunks without where somebody lives: "Ana Lim, 47, | of Mill Lane, | Lund, [said]"."""
    owning = PhraseSet(lex.pack.names.of)
    for index in range(1, len(spans)):
        opened = owning.starting_at(text, spans[index].start, spans[index].end)
        names = text[opened if opened is not None else spans[index].start : spans[-1].end].replace(",", " ").split()
        if opened is not None and len(names) <= _HOME_WORDS and all(name[0].isupper() for name in names):
            kept = spans[:index]
            while len(kept) > 1 and kept[-1].of(text).isdecimal():
                kept.pop()
            return kept
    return spans


def _is_aside(text: str, lex: Lexicon, span: Span, *, is_antecedent: bool) -> bool:
    """Is this chunk before a cue an age, an adjunct, or a verb's or participle's phrase, and no subject?

    `is_antecedent`: a relative pronoun follows, so that a noun in it is the subject ("citing two clerks who [said]").
    """
    words = span.of(text).split()
    if all(word.isdecimal() for word in words) or (not is_antecedent and words[0].casefold() in lex.comments):
        return True  # "54", "как водится"
    is_noun = lex.clause.is_determiner(words[0]) or lex.people.search(text, span.start, span.end) is not None
    is_noun = is_noun or any(word[0].isupper() for word in words)
    if is_antecedent and is_noun:
        return False
    is_adjunct = lex.starts_with_preposition.starting_at(text, span.start, span.end) is not None
    if is_adjunct or lex.relative.match(text, span.start):
        return not is_antecedent
    if not words[0][0].islower() or not lex.pack.clause.passive_endings:
        return False
    is_verbal = lex.clause.is_gerund(words[0]) or lex.clause.is_participle(words[0])
    return is_verbal or not (is_noun or is_antecedent)


def _says_who(text: str, lex: Lexicon, span: Span) -> bool:
    """Is it an apposition that a comma parts from its relative clause: "Katz, | a senator from Lund, | [who said]"?"""
    first = span.of(text).split()[0]
    return text[span.end :].lstrip().startswith(",") and lex.clause.is_determiner(first)


def _behind_gerund(text: str, lex: Lexicon, span: Span) -> Span:
    """The noun behind a participle: "citing | two officials [who said]"."""
    first, *others = _WORD.finditer(text, span.start, span.end)
    return Span(others[0].start(), span.end) if others and lex.clause.is_gerund(first.group()) else span


def _behind_clause_word(text: str, lex: Lexicon, span: Span) -> Span:
    """The phrase without a complementiser or relative pronoun among its first two words ("о котором X"), or "as X"."""
    words = list(_WORD.finditer(text, span.start, span.end))[:2]
    for word in reversed(words):
        if lex.relative.fullmatch(word.group()) or lex.that.fullmatch(word.group()):
            return tidy(text, word.end(), span.end) or span
    opened = lex.clause.starts_with_subordinator.starting_at(text, span.start, span.end)
    return (tidy(text, opened, span.end) or span) if opened is not None and opened < span.end else span


def _behind_pronoun_head(text: str, lex: Lexicon, span: Span) -> Span:
    """The pronoun alone where it ends a longer phrase: "after the meeting he", "a provision they"."""
    words = _WORD.findall(text, span.start, span.end)
    last = words[-1] if words else ""
    if len(words) < 2 or not lex.subject_pronouns.fullmatch(last):
        return span
    begin = span.end - len(last)
    if lex.ends_with_conjunction.ending_at(text, span.start, begin) is not None:
        return span
    return Span(begin, span.end)


def _last_words(text: str, lex: Lexicon, span: Span) -> Span | None:
    """The end of an overlong stretch: behind its last conjunction, else the name that closes it, else nothing."""
    found = list(lex.conjunctions.finditer(text, span.start, span.end))
    tail = tidy(text, found[-1].end(), span.end) if found else None
    if tail is not None and len(_WORD.findall(text, tail.start, tail.end)) <= _SUBJECT_WORDS:
        return tail
    start = None
    for word in reversed(list(_WORD.finditer(text, span.start, span.end))[-_CLOSING_NAME:]):
        if not word.group()[0].isupper():
            break
        start = word.start()
    name = Span(start, span.end) if start is not None else None
    return name if name is not None and " " in name.of(text) else None


def _parts_phrases(text: str, index: int) -> bool:
    """A comma, semicolon or colon outside a number, or a dash that is no hyphen."""
    mark = text[index]
    if mark in "—―":
        return True
    if mark == "–":
        return text[index - 1 : index].isspace()
    return mark in ",;:" and not _in_number(text, index)


def _parts_or_dash(text: str, index: int) -> bool:
    """A mark between phrases, or a hyphen typed for a dash: "it is predictable - Rao"."""
    is_apart = text[index - 1 : index].isspace() and text[index + 1 : index + 2].isspace()
    return _parts_phrases(text, index) or (text[index] == "-" and is_apart)


def _in_number(text: str, index: int) -> bool:
    return text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()


def tidy(text: str, start: int, end: int) -> Span | None:
    """start..end from its first word to its last, with marks that open or close a name; None without a letter."""
    while start < end and not (text[start].isalnum() or _opens_words(text, start)):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ')”"».'):
        end -= 1
    if start >= end or not any(c.isalnum() for c in text[start:end]):
        return None
    return Span(start, end)


def _opens_words(text: str, index: int) -> bool:
    """Is this a mark before a word, and not the closing one of a quotation before?"""
    return text[index] in '“"(' and not text[index + 1 : index + 2].isspace()
