"""A language file made ready for matching, list by list. LanguagePack in, Lexicon out (cached)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property

from kg.languages import LanguagePack, load
from kg.languages.pack import Cue
from kg.languages.wordlists import WordList
from kg.model import Span
from kg.statements.clausewords import ClauseWords
from kg.statements.cues import Compounds, CueHit, hyphened
from kg.statements.patterns import NEVER, PhraseSet, fold, words_pattern
from kg.statements.source_lists import SourceLists
from kg.statements.speaker_words import SpeakerWords

__all__ = ["NEVER", "CueHit", "Lexicon", "PhraseSet", "fold", "lexicon", "words_pattern"]

_STEM = 3  # letters at least; "tanya" is no stem with a clitic
_ARTICLE_REACH = 20  # code points in which the word before a cue is looked for
SLOTS = ("verbs", "stems", "quoting", "passives", "ascribing", "nouns", "headline")


class Lexicon:
    """The word lists of one language."""

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
        self._cues = words_pattern(
            (form for form, _, _ in self._entries),
            proclitics=pack.meta.proclitics,
            clitics=pack.meta.speaker_clitics,
        )
        self._lookups: dict[str, tuple[tuple[str, Cue], ...]] = {}
        self._compounds = Compounds(pack)

    def cues(self, text: str, start: int, end: int) -> list[CueHit]:
        """All cue words in text[start:end] that are not part of a blocked idiom, in order."""
        idioms = [match.span() for match in self.idioms.finditer(text, start, end)]
        found = [*self._compounds.find(text, start, end), *self._simple(text, start, end)]
        hits: list[CueHit] = []
        for hit in sorted(found, key=lambda hit: (hit.span.start, -hit.span.end, hit.tail is None)):
            is_idiom = " " not in hit.form and any(a <= hit.span.start and hit.span.end <= b for a, b in idioms)
            if not is_idiom and not (hits and hits[-1].span.overlaps(hit.span)):
                hits.append(hit)
        return hits

    def _simple(self, text: str, start: int, end: int) -> Iterator[CueHit]:
        """The cue words that the language file lists as they stand."""
        for match in self._cues.finditer(text, start, end):
            clitic = match.clitic
            word = fold(text[match.begin + len(match.proclitic) : match.stop - len(clitic)])
            slots = self._slots(word)
            if clitic and not slots:
                continue
            if word in self.nominal and self._has_article(text, match.begin):
                slots = tuple((slot, cue) for slot, cue in slots if slot == "nouns")
                if not slots:
                    continue
            pronoun = hyphened(match.stop - len(clitic), clitic)
            if pronoun is not None and (verb := next((cue for slot, cue in slots if slot == "verbs"), None)):
                slots = (("stems", verb),)
            has_pronoun = " " in word and self.pronouns.search(word.replace("-", " ")) is not None
            is_stem = any(slot == "stems" for slot, _ in slots)
            is_listed = is_stem and word[_STEM:].endswith(self.pack.meta.speaker_clitics)  # listed with its clitic
            yield CueHit(Span(*match.span()), word, slots, bool(clitic) or has_pronoun or is_listed, pronoun)

    def _has_article(self, text: str, position: int) -> bool:
        return self._articles.ending_at(text, max(0, position - _ARTICLE_REACH), position) is not None

    def _slots(self, word: str) -> tuple[tuple[str, Cue], ...]:
        if word not in self._lookups:
            found = list(self._exact.get(word, ()))
            found.extend((slot, cue) for stem, slot, cue in self._prefixes if word.startswith(stem))
            self._lookups[word] = tuple(found)
        return self._lookups[word]

    @cached_property
    def speakers(self) -> SpeakerWords:
        """Words around those who speak."""
        return SpeakerWords(self.pack)

    @cached_property
    def nominal(self) -> frozenset[str]:
        """Verb forms that are nouns behind an article, folded."""
        return frozenset(fold(word) for word in self.pack.blocked.nouns)

    @cached_property
    def _articles(self) -> PhraseSet:
        names = self.pack.names
        return PhraseSet((*names.definite, *names.indefinite, *names.their))

    @cached_property
    def source(self) -> SourceLists:
        """Words about who has said something, behind a cue or without one."""
        return SourceLists(self.pack.source)

    @cached_property
    def idioms(self) -> WordList:
        """Phrases that hold a cue word and report nothing."""
        return words_pattern(self.pack.blocked.idioms)

    @cached_property
    def blocked_before(self) -> PhraseSet:
        """A word directly before a cue that makes it none ("harus mengatakan")."""
        return PhraseSet(self.pack.blocked.before)

    @cached_property
    def that(self) -> WordList:
        """Complementisers."""
        return words_pattern(self.pack.clause.that, proclitics=self.pack.meta.proclitics)

    @cached_property
    def relative(self) -> WordList:
        """Relative pronouns."""
        return words_pattern(self.pack.clause.relative)

    @cached_property
    def conjunctions(self) -> WordList:
        """Conjunctions, those of contrast among them."""
        return words_pattern(self.pack.clause.and_ + self.pack.clause.but)

    @cached_property
    def ends_with_conjunction(self) -> PhraseSet:
        """Text that ends with a conjunction."""
        return PhraseSet(self.pack.clause.and_ + self.pack.clause.but)

    @cached_property
    def contrast(self) -> WordList:
        """Conjunctions of contrast alone."""
        return words_pattern(self.pack.clause.but)

    @cached_property
    def bylines(self) -> PhraseSet:
        """Text that opens with who wrote the article."""
        return PhraseSet(self.pack.text.bylines)

    @cached_property
    def linkers(self) -> PhraseSet:
        """A linker at the start of a clause, with its comma."""
        return PhraseSet(self.pack.clause.linkers)

    @cached_property
    def auxiliaries_end(self) -> PhraseSet:
        """An auxiliary or adverb at the end of what stands before a cue."""
        return PhraseSet((*self.pack.clause.auxiliaries, *self.pack.negation.hedges))

    @cached_property
    def negation_end(self) -> PhraseSet:
        """A negator at the end of what stands before a cue."""
        negation = self.pack.negation
        return PhraseSet(negation.predicate + negation.nominal + negation.not_yet + negation.no_more)

    @cached_property
    def not_yet_end(self) -> PhraseSet:
        """Words as in "belum" at the end of what stands before a cue."""
        return PhraseSet(self.pack.negation.not_yet)

    @cached_property
    def no_more_end(self) -> PhraseSet:
        """Words as in "no longer" at the end of what stands before a cue."""
        return PhraseSet(self.pack.negation.no_more)

    @cached_property
    def hedges(self) -> PhraseSet:
        """Adverbs that leave open what a negated verb means."""
        return PhraseSet(self.pack.negation.hedges)

    @cached_property
    def prepositions(self) -> WordList:
        """Words that open an adjunct."""
        return words_pattern(self.pack.clause.prepositions)

    @cached_property
    def starts_with_preposition(self) -> PhraseSet:
        """Text that opens with an adjunct."""
        return PhraseSet(self.pack.clause.prepositions)

    @cached_property
    def subordinators(self) -> WordList:
        """Words that make a clause depend on another, without those that give a reason: it is part of what is said."""
        clause = self.pack.clause
        return words_pattern(word for word in clause.subordinators if word not in clause.because)

    @cached_property
    def subject_pronouns(self) -> WordList:
        """Pronouns that are hardly anything but a subject ("he", not "her")."""
        return words_pattern(self.pack.names.nominative)

    @cached_property
    def clause(self) -> ClauseWords:
        """Words that build clauses."""
        return ClauseWords(self.pack, self._exact.keys())

    @cached_property
    def to(self) -> PhraseSet:
        """Words before a verb phrase."""
        return PhraseSet(self.pack.clause.to)

    @cached_property
    def according_before(self) -> WordList:
        """Words as in "menurut X": the source follows."""
        meta = self.pack.meta
        return words_pattern(self.pack.source.before, proclitics=meta.proclitics, clitics=meta.speaker_clitics)

    @cached_property
    def according_after(self) -> WordList:
        """Words as in "X'e göre": the source precedes."""
        return words_pattern(self.pack.source.after)

    @cached_property
    def via(self) -> WordList:
        """Provenance."""
        return words_pattern(self.pack.source.via)

    @cached_property
    def hidden(self) -> WordList:
        """Passives that hide the speaker."""
        return words_pattern(self.pack.source.hidden)

    @cached_property
    def own(self) -> WordList:
        """Pronouns of the speaker himself."""
        return words_pattern(self.pack.names.first + self.pack.names.first_plural)

    @cached_property
    def pronouns(self) -> WordList:
        """Third person pronouns, anywhere."""
        return words_pattern(self.pack.names.third + self.pack.names.third_plural)

    @cached_property
    def people(self) -> WordList:
        """Words for those who speak: roles, heads of bodies, groups and pronouns."""
        names = self.pack.names
        roles = (form for forms in self.pack.roles.values() for form in forms)
        return words_pattern((*names.heads, *names.groups, *names.third, *names.third_plural, *roles))

    @cached_property
    def weekdays(self) -> WordList:
        """Names of weekdays."""
        return words_pattern(form for day in self.pack.time.weekdays for form in day)

    @cached_property
    def months(self) -> WordList:
        """Names of months."""
        return words_pattern(form for month in self.pack.time.months for form in month)

    @cached_property
    def parts_of_day(self) -> WordList:
        """Words as in "morning"."""
        return words_pattern(form for forms in self.pack.time.parts.values() for form in forms)

    @cached_property
    def conditions(self) -> WordList:
        """Words that open a condition."""
        condition = self.pack.condition
        return words_pattern(condition.if_ + condition.unless)

    @cached_property
    def condition_lists(self) -> WordList:
        """Words that announce conditions or name a list of them."""
        return words_pattern(self.pack.condition.with_)

    @cached_property
    def condition_nouns(self) -> WordList:
        """Words as in "syarat", "conditions"."""
        return words_pattern(self.pack.condition.nouns)

    @cached_property
    def open_list(self) -> WordList:
        """Words as in "antara lain": the list is not complete."""
        return words_pattern(self.pack.condition.open_)

    @cached_property
    def afterwards(self) -> WordList:
        """Words as in "setelah itu": refers back to what was demanded."""
        return words_pattern(self.pack.condition.after)

    @cached_property
    def perfect_auxiliaries(self) -> frozenset[str]:
        """Auxiliaries of the perfect, folded."""
        return frozenset(fold(word) for word in self.pack.clause.perfect)

    @cached_property
    def comments(self) -> frozenset[str]:
        """Words as in "wie X mitteilte", folded."""
        return frozenset(fold(word) for word in self.pack.clause.comments)

    def participle(self, form: str) -> Cue | None:
        """The entry of a participle of the perfect, by its folded form."""
        return self._compounds.participles.get(form)

    @cached_property
    def continues(self) -> WordList:
        """Openings of a sentence that goes on with indirect speech."""
        return words_pattern(self.pack.clause.continues)

    @cached_property
    def reported(self) -> WordList:
        """Finite verbs in the mood of reported speech."""
        return words_pattern(self.pack.clause.reported)

    @cached_property
    def finite_signs(self) -> WordList:
        """Words that show a finite verb: auxiliaries of the perfect, negators, modal and future words."""
        modality = self.pack.modality
        signs = (*self.pack.clause.perfect, *self.pack.negation.predicate, *modality.must, *modality.future)
        return words_pattern((*signs, *modality.may, *modality.alleged))

    @cached_property
    def must(self) -> WordList:
        """Modals of duty."""
        return words_pattern(self.pack.modality.must)

    @cached_property
    def pointers(self) -> WordList:
        """Openings that point back to the sentence before."""
        return words_pattern(self.pack.source.pointers)

    @cached_property
    def accompanying(self) -> WordList:
        """Words before what somebody does while he speaks."""
        return words_pattern(self.pack.clause.accompanying)

    @cached_property
    def negators(self) -> WordList:
        """Negators, anywhere."""
        negation = self.pack.negation
        return words_pattern(negation.predicate + negation.nominal)

    @cached_property
    def answers(self) -> WordList:
        """Verbs of answering that report nothing themselves: negated they tell of a silence."""
        return words_pattern(self.pack.negation.answers)

    @cached_property
    def silent(self) -> WordList:
        """Phrases that tell of a silence."""
        return words_pattern(self.pack.negation.silent)

    @cached_property
    def about(self) -> PhraseSet:
        """Words before what is spoken of."""
        return PhraseSet(self.pack.clause.about)

    @cached_property
    def because(self) -> WordList:
        """Words that open a reason."""
        return words_pattern(self.pack.clause.because)

    @cached_property
    def untrue(self) -> WordList:
        """Words that call something untrue."""
        return words_pattern(self.pack.modality.untrue)

    @cached_property
    def repeats(self) -> WordList:
        """Words as in "mengulangi klaim": said before."""
        return words_pattern(self.pack.clause.repeats)


@cache
def lexicon(tag: str) -> Lexicon:
    """The word lists of a language file."""
    return Lexicon(load(tag))
