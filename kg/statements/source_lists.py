"""The lists of a language file's `[source]` for passives, hearsay and provenance. Source in, matchers out."""

from __future__ import annotations

from functools import cached_property

from kg.languages.pack import Source
from kg.languages.wordlists import WordList
from kg.statements.patterns import PhraseSet, words_pattern


class SourceLists:
    """One matcher per list, made when it is first asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @cached_property
    def by(self) -> PhraseSet:
        """Words before the agent of a passive."""
        return PhraseSet(self._source.by)

    @cached_property
    def leads(self) -> WordList:
        """Words that open a sentence and name the medium whose report follows."""
        return words_pattern(self._source.leads)

    @cached_property
    def points(self) -> PhraseSet:
        """An object that only points back."""
        return PhraseSet(self._source.points)

    @cached_property
    def unnamed(self) -> WordList:
        """Passives that report something without their agent."""
        return words_pattern(self._source.unnamed)

    @cached_property
    def titled(self) -> WordList:
        """Words before the quoted title of another piece."""
        return words_pattern(self._source.titled)

    @cached_property
    def alike(self) -> WordList:
        """Words of a subject that only points back ("hal senada")."""
        return words_pattern(self._source.alike)

    @cached_property
    def echoes(self) -> WordList:
        """Words behind what others are said to have said."""
        return words_pattern(self._source.echoes)
