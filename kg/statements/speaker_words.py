"""Words around those who speak, ready for matching: whose, where, to whom. LanguagePack in, matchers out."""

from __future__ import annotations

import re
from functools import cached_property

from kg.languages import LanguagePack
from kg.languages.wordlists import WordList
from kg.statements.patterns import PhraseSet, shapes_pattern, words_pattern


class SpeakerWords:
    """Word lists of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack

    @cached_property
    def relayed(self) -> WordList:
        """Words before somebody whose words another passes on."""
        return words_pattern(self._pack.source.relayed)

    @cached_property
    def media_start(self) -> PhraseSet:
        """Text that opens with where something was said, or to whom."""
        return PhraseSet(self._pack.source.media)

    @cached_property
    def possessives(self) -> WordList:
        """Words for "his", "her", "their"."""
        return words_pattern(self._pack.names.their)

    @cached_property
    def belongings(self) -> WordList:
        """Relatives, aides and officers with "his" or "its" glued to them ("pengacaranya")."""
        clitics = self._pack.meta.speaker_clitics
        roles = (form for forms in self._pack.roles.values() for form in forms)
        owned = (form + clitic for form in (*self._pack.names.relations, *roles) for clitic in clitics)
        return words_pattern(owned)

    @cached_property
    def definite(self) -> WordList:
        """Words that say "that one"."""
        return words_pattern(self._pack.names.definite)

    @cached_property
    def locative(self) -> PhraseSet:
        """A preposition before a body whose people speak."""
        return PhraseSet(self._pack.names.locative)

    @cached_property
    def action_nouns(self) -> re.Pattern[str]:
        """Verbs made nouns, by the shape of the word."""
        return shapes_pattern(self._pack.clause.action_nouns)

    @cached_property
    def adjectives(self) -> re.Pattern[str]:
        """Adjectives behind a noun, by the shape of the word."""
        return shapes_pattern(self._pack.names.adjectives)
