"""A language file made ready for matching: one compiled pattern per list. LanguagePack in, Lexicon out (cached).

All patterns are alternations of whole words, longest first, without nesting: matching is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from kg.languages import LanguagePack, load
from kg.languages.pack import Cue
from kg.model import Span

NEVER = re.compile(r"(?!)")
SLOTS = ("verbs", "stems", "passives", "nouns", "headline")


def words_pattern(words: Iterable[str], *, suffix: str = "") -> re.Pattern[str]:
    """Any of these words as whole words, longest first; a final `*` in a word stands for further letters.

    A word that ends with an apostrophe ("qu'") is elided: it stands before the word it belongs to.
    """
    forms = sorted({fold(word) for word in words if word}, key=lambda word: (-len(word), word))
    if not forms:
        return NEVER
    whole = "|".join(_escape(form) for form in forms if not form.endswith("'"))
    elided = "|".join(_escape(form) for form in forms if form.endswith("'"))
    kinds = [f"(?:{whole}){suffix}(?!\\w)"] if whole else []
    kinds += [f"(?:{elided})"] if elided else []
    return re.compile(rf"(?<![\w-])(?:{'|'.join(kinds)})", re.IGNORECASE)


def fold(words: str) -> str:
    """Words without case, with straight apostrophes and one space; a Turkish dotted capital I is an i."""
    return " ".join(words.replace("İ", "i").casefold().replace("’", "'").split())


def _escape(form: str) -> str:
    stem = form.removesuffix("*")
    escaped = re.escape(stem).replace(r"\ ", r"\s+").replace("'", "['’]")
    return escaped + (r"\w*" if form.endswith("*") else "")


_WORD = re.compile(r"[^\s,;:()\"“”«»]+")


class PhraseSet:
    """Phrases of one to four words, looked for at the start or at the end of a stretch: no scanning between."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = {tuple(fold(phrase).split()) for phrase in phrases}
        self._longest = max((len(phrase) for phrase in self._phrases), default=0)

    def ending_at(self, text: str, start: int, end: int) -> int | None:
        """Where the longest phrase begins that ends text[start:end] (white space aside), else None."""
        if not self._longest:
            return None
        words = list(_WORD.finditer(text, max(start, end - 60), end))
        if not words or text[words[-1].end() : end].strip():
            return None
        for length in range(min(self._longest, len(words)), 0, -1):
            tail = words[-length:]
            if tuple(fold(word.group()) for word in tail) in self._phrases:
                return tail[0].start()
        return None

    def starting_at(self, text: str, start: int, end: int) -> int | None:
        """Where the longest phrase ends that begins text[start:end] (white space aside), else None."""
        if not self._longest:
            return None
        words: list[re.Match[str]] = []
        for word in _WORD.finditer(text, start, min(end, start + 80)):
            words.append(word)
            if len(words) == self._longest:
                break
        if not words or text[start : words[0].start()].strip():
            return None
        for length in range(len(words), 0, -1):
            if tuple(fold(word.group()) for word in words[:length]) in self._phrases:
                return words[length - 1].end()
        return None


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue word in the text: which forms it can be (slot to Cue), and whether a speaker clitic is glued to it."""

    span: Span
    form: str
    slots: tuple[tuple[str, Cue], ...]
    has_clitic: bool

    def cue(self, *slots: str) -> Cue | None:
        """The entry under the first of these slots that the form has."""
        return next((cue for wanted in slots for slot, cue in self.slots if slot == wanted), None)


class Lexicon:
    """Compiled patterns of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self._entries: list[tuple[str, str, Cue]] = []
        for cue in pack.cue:
            for slot in SLOTS:
                self._entries.extend((fold(form), slot, cue) for form in getattr(cue, slot))
        self._exact: dict[str, list[tuple[str, Cue]]] = {}
        self._prefixes: list[tuple[str, str, Cue]] = []
        for form, slot, cue in self._entries:
            if form.endswith("*"):
                self._prefixes.append((form[:-1], slot, cue))
            else:
                self._exact.setdefault(form, []).append((slot, cue))
        clitics = "|".join(re.escape(clitic) for clitic in pack.meta.speaker_clitics)
        self._cues = words_pattern(
            (form for form, _, _ in self._entries), suffix=f"(?P<clitic>{clitics})?" if clitics else "(?P<clitic>(?!))?"
        )
        self._lookups: dict[str, tuple[tuple[str, Cue], ...]] = {}

    def cues(self, text: str, start: int, end: int) -> list[CueHit]:
        """All cue words in text[start:end] that are not part of a blocked idiom, in order."""
        hits: list[CueHit] = []
        idioms = [match.span() for match in self.idioms.finditer(text, start, end)]
        for match in self._cues.finditer(text, start, end):
            clitic = match.group("clitic") or ""
            word = fold(match.group()[: len(match.group()) - len(clitic)])
            slots = self._slots(word)
            if clitic and not slots:
                continue
            held = any(a <= match.start() and match.end() <= b for a, b in idioms)
            if held and not any(" " in form for form in (word,)):
                continue
            has_pronoun = " " in word and self.pronouns.search(word.replace("-", " ")) is not None
            hits.append(CueHit(Span(*match.span()), word, slots, bool(clitic) or has_pronoun))
        return hits

    def _slots(self, word: str) -> tuple[tuple[str, Cue], ...]:
        if word not in self._lookups:
            found = list(self._exact.get(word, ()))
            found.extend((slot, cue) for stem, slot, cue in self._prefixes if word.startswith(stem))
            self._lookups[word] = tuple(found)
        return self._lookups[word]

    def has(self, pattern: re.Pattern[str], text: str) -> bool:
        """Does the pattern occur?"""
        return pattern.search(text) is not None

    @cached_property
    def idioms(self) -> re.Pattern[str]:
        """Phrases that hold a cue word and report nothing."""
        return words_pattern(self.pack.blocked.idioms)

    @cached_property
    def blocked_before(self) -> PhraseSet:
        """A word directly before a cue that makes it none ("harus mengatakan")."""
        return PhraseSet(self.pack.blocked.before)

    @cached_property
    def that(self) -> re.Pattern[str]:
        """Complementisers."""
        return words_pattern(self.pack.clause.that)

    @cached_property
    def relative(self) -> re.Pattern[str]:
        """Relative pronouns."""
        return words_pattern(self.pack.clause.relative)

    @cached_property
    def conjunctions(self) -> re.Pattern[str]:
        """Conjunctions, those of contrast among them."""
        return words_pattern(self.pack.clause.and_ + self.pack.clause.but)

    @cached_property
    def ends_with_conjunction(self) -> PhraseSet:
        """Text that ends with a conjunction."""
        return PhraseSet(self.pack.clause.and_ + self.pack.clause.but)

    @cached_property
    def contrast(self) -> re.Pattern[str]:
        """Conjunctions of contrast alone."""
        return words_pattern(self.pack.clause.but)

    @cached_property
    def linkers(self) -> PhraseSet:
        """A linker at the start of a clause, with its comma."""
        return PhraseSet(self.pack.clause.linkers)

    @cached_property
    def auxiliaries_end(self) -> PhraseSet:
        """An auxiliary or adverb at the end of what stands before a cue."""
        return PhraseSet(self.pack.clause.auxiliaries)

    @cached_property
    def negation_end(self) -> PhraseSet:
        """A negator at the end of what stands before a cue."""
        negation = self.pack.negation
        return PhraseSet(negation.predicate + negation.nominal + negation.not_yet)

    @cached_property
    def not_yet_end(self) -> PhraseSet:
        """Words as in "belum" at the end of what stands before a cue."""
        return PhraseSet(self.pack.negation.not_yet)

    @cached_property
    def prepositions(self) -> re.Pattern[str]:
        """Words that open an adjunct."""
        return words_pattern(self.pack.clause.prepositions)

    @cached_property
    def starts_with_preposition(self) -> PhraseSet:
        """Text that opens with an adjunct."""
        return PhraseSet(self.pack.clause.prepositions)

    @cached_property
    def to(self) -> PhraseSet:
        """Words before a verb phrase."""
        return PhraseSet(self.pack.clause.to)

    @cached_property
    def according_before(self) -> re.Pattern[str]:
        """Words as in "menurut X": the source follows."""
        clitics = "|".join(re.escape(clitic) for clitic in self.pack.meta.speaker_clitics)
        return words_pattern(self.pack.source.before, suffix=f"(?P<clitic>{clitics})?" if clitics else "")

    @cached_property
    def according_after(self) -> re.Pattern[str]:
        """Words as in "X'e göre": the source precedes."""
        return words_pattern(self.pack.source.after)

    @cached_property
    def via(self) -> re.Pattern[str]:
        """Provenance."""
        return words_pattern(self.pack.source.via)

    @cached_property
    def hidden(self) -> re.Pattern[str]:
        """Passives that hide the speaker."""
        return words_pattern(self.pack.source.hidden)

    @cached_property
    def pronouns(self) -> re.Pattern[str]:
        """Third person pronouns, anywhere."""
        return words_pattern(self.pack.names.third + self.pack.names.third_plural)

    @cached_property
    def people(self) -> re.Pattern[str]:
        """Words for those who speak: roles, heads of bodies, groups and pronouns."""
        names = self.pack.names
        roles = (form for forms in self.pack.roles.values() for form in forms)
        return words_pattern((*names.heads, *names.groups, *names.third, *names.third_plural, *roles))

    @cached_property
    def weekdays(self) -> re.Pattern[str]:
        """Names of weekdays."""
        return words_pattern(form for day in self.pack.time.weekdays for form in day)

    @cached_property
    def months(self) -> re.Pattern[str]:
        """Names of months."""
        return words_pattern(form for month in self.pack.time.months for form in month)

    @cached_property
    def conditions(self) -> re.Pattern[str]:
        """Words that open a condition."""
        condition = self.pack.condition
        return words_pattern(condition.if_ + condition.unless)

    @cached_property
    def condition_lists(self) -> re.Pattern[str]:
        """Words that announce conditions or name a list of them."""
        return words_pattern(self.pack.condition.with_)

    @cached_property
    def condition_nouns(self) -> re.Pattern[str]:
        """Words as in "syarat", "conditions"."""
        return words_pattern(self.pack.condition.nouns)

    @cached_property
    def open_list(self) -> re.Pattern[str]:
        """Words as in "antara lain": the list is not complete."""
        return words_pattern(self.pack.condition.open_)

    @cached_property
    def afterwards(self) -> re.Pattern[str]:
        """Words as in "setelah itu": refers back to what was demanded."""
        return words_pattern(self.pack.condition.after)

    @cached_property
    def must(self) -> re.Pattern[str]:
        """Modals of duty."""
        return words_pattern(self.pack.modality.must)

    @cached_property
    def pointers(self) -> re.Pattern[str]:
        """Openings that point back to the sentence before."""
        return words_pattern(self.pack.source.pointers)

    @cached_property
    def repeats(self) -> re.Pattern[str]:
        """Words as in "mengulangi klaim": said before."""
        return words_pattern(self.pack.clause.repeats)


@cache
def lexicon(tag: str) -> Lexicon:
    """The compiled patterns of a language file."""
    return Lexicon(load(tag))
