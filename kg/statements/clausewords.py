"""Words that build clauses around a cue: is it a verb, who can speak, where it ends. LanguagePack in, matchers out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from kg.languages import LanguagePack
from kg.languages.wordlists import WordList
from kg.statements.patterns import PhraseSet, fold, words_pattern

_VERB_LENGTH = 5  # shorter words with a verb's prefix are mostly none ("dia", "beras", "media")


class ClauseWords:
    """Word lists of one language, ready for matching; `forms` are its cues as they stand, folded."""

    def __init__(self, pack: LanguagePack, forms: Collection[str]) -> None:
        self._pack = pack
        self._forms = forms

    @cached_property
    def opens_complement(self) -> PhraseSet:
        """Text that opens with what a passive is completed by: "of", "for", "to", "if"."""
        return PhraseSet(self._pack.clause.complements)

    @cached_property
    def kept(self) -> PhraseSet:
        """Text, behind a comma, that looks like an end of what was said and is none."""
        return PhraseSet(self._pack.clause.kept)

    @cached_property
    def passive_end(self) -> PhraseSet:
        """An auxiliary that makes the verb behind it a passive."""
        return PhraseSet(self._pack.clause.passive)

    @cached_property
    def speaking_nouns(self) -> WordList:
        """Words for people, bodies and documents."""
        names = self._pack.names
        roles = (form for forms in self._pack.roles.values() for form in forms)
        return words_pattern((*names.heads, *names.groups, *names.documents, *roles))

    @property
    def demonstrative(self) -> bool:
        """Is the complementiser a word for "this" as well?"""
        definite = {fold(word) for word in self._pack.names.definite}
        return any(fold(word) in definite for word in self._pack.clause.that)

    @cached_property
    def opens_negated(self) -> PhraseSet:
        """Text that opens with a word that leaves nobody: "no", "neither"."""
        return PhraseSet(self._pack.negation.subjects)

    def is_participle(self, form: str) -> bool:
        """Can this cue be a passive participle?"""
        return form.split()[0].endswith(self._pack.clause.passive_endings)

    def is_gerund(self, form: str) -> bool:
        """Is this cue an active participle ("saying")?"""
        endings = tuple(self._pack.clause.participles)
        return bool(endings) and form.split()[0].endswith(endings)

    def looks_active(self, word: str) -> bool:
        """Has the word the shape of an active verb ("melihat")? Never, where verbs have no prefix."""
        return _has_prefix(word, self._pack.clause.active_prefixes)

    def looks_like_verb(self, word: str) -> bool:
        """Has the word the shape of a verb, active or passive?"""
        return _has_prefix(word, self._pack.clause.verb_prefixes)

    def is_base(self, form: str) -> bool:
        """Is it an infinitive or plural ("say", where "says" is a cue)?"""
        first, *rest = form.split()
        endings = self._pack.clause.base_endings
        return any(" ".join((first + ending, *rest)) in self._forms for ending in endings)

    @cached_property
    def documents(self) -> WordList:
        """Nouns for texts that say something."""
        return words_pattern(self._pack.names.documents)

    def is_verb(self, word: str) -> bool:
        """Is it a verb of saying that is no noun, or an auxiliary?"""
        folded = fold(word)
        return (folded in self._forms and folded not in self._nounlike) or self.finite.fullmatch(word) is not None

    def is_finite(self, word: str) -> bool:
        """Is it a finite verb: of saying, an auxiliary, or one in the past by its ending?"""
        return self.is_verb(word) or (word.islower() and word.endswith(self._pack.clause.passive_endings))

    @property
    def has_finite(self) -> bool:
        """Does the language list the words that show a clause?"""
        return bool(self._pack.clause.finite)

    @cached_property
    def nobody(self) -> PhraseSet:
        """A phrase that opens with nobody: who does not speak."""
        return PhraseSet((*self._pack.negation.nominal, *self._pack.negation.predicate))

    def is_preposition(self, word: str) -> bool:
        """Is it one of the words that open an adjunct?"""
        return fold(word) in self._prepositions

    def is_determiner(self, word: str) -> bool:
        """Does what stands behind it have to be a noun or an adjective?"""
        return fold(word) in self._determiners

    def is_nounlike(self, form: str) -> bool:
        """May this cue be a noun as well?"""
        return form in self._nounlike

    @cached_property
    def _prepositions(self) -> frozenset[str]:
        words = (*self._pack.clause.prepositions, *self._pack.names.of)
        return frozenset(fold(word) for word in words) - {fold(word) for word in self._pack.clause.relative}

    @cached_property
    def _determiners(self) -> frozenset[str]:
        return frozenset(fold(word) for word in self._pack.blocked.after)

    @cached_property
    def _nounlike(self) -> frozenset[str]:
        nouns = (form for cue in self._pack.cue for form in cue.nouns)
        return frozenset(fold(word) for word in (*self._pack.blocked.nouns, *nouns))

    @cached_property
    def finite(self) -> WordList:
        """Verbs and auxiliaries that show a clause."""
        return words_pattern(self._pack.clause.finite)

    @cached_property
    def past(self) -> WordList:
        """Verbs in the past that no ending shows."""
        return words_pattern(self._pack.clause.past)

    @cached_property
    def dummies(self) -> WordList:
        """Subjects that mean nobody."""
        return words_pattern(self._pack.clause.dummies)

    @cached_property
    def opens_bound(self) -> PhraseSet:
        """Text that opens with "at least", "about"."""
        bounds = self._pack.bounds
        return PhraseSet((*bounds.at_least, *bounds.at_most, *bounds.about))

    @cached_property
    def time_adjectives(self) -> WordList:
        """Words as in "last week", "this year"."""
        return words_pattern((*self._pack.time.last, *self._pack.time.next, *self._pack.time.this))

    @cached_property
    def starts_with_end(self) -> PhraseSet:
        """Text, behind a comma, that is no longer what somebody said."""
        return PhraseSet(self._pack.clause.ends)

    @cached_property
    def breaks(self) -> WordList:
        """Words where the outlet goes on without a comma."""
        return words_pattern(self._pack.clause.breaks)

    @cached_property
    def prepositions_end(self) -> PhraseSet:
        """A word that opens an adjunct, at the end of what stands before a cue."""
        return PhraseSet(self._pack.clause.prepositions)

    @cached_property
    def starts_with_aside(self) -> PhraseSet:
        """Text that opens with a phrase of time or manner, or with where something was said."""
        return PhraseSet((*self._pack.clause.asides, *self._pack.source.media))

    @cached_property
    def time_units(self) -> WordList:
        """Words as in "week"."""
        return words_pattern(form for forms in self._pack.time.units.values() for form in forms)

    @cached_property
    def media(self) -> WordList:
        """Where something was said."""
        return words_pattern(self._pack.source.media)

    @cached_property
    def starts_with_subordinator(self) -> PhraseSet:
        """Text that opens with a word that makes a clause depend on another."""
        return PhraseSet(self._pack.clause.subordinators)


def _has_prefix(word: str, prefixes: Sequence[str]) -> bool:
    return bool(prefixes) and len(word) > _VERB_LENGTH and word[0].islower() and word.startswith(tuple(prefixes))
