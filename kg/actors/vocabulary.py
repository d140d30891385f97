"""What the language pack says about words around names: roles, honorifics, heads of bodies, pronouns.

In: a language pack. Out: one table that gives, for a place in a text, every kind of word that begins there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from kg.actors.tokens import Token, fold_word, split_words
from kg.languages import LanguagePack


class Word(StrEnum):
    """Kinds of words around names; the language pack's `[names]` and `[roles]` say which they are."""

    ROLE = "role"
    HONORIFIC = "honorific"
    HEAD = "head"
    RELATION = "relation"
    GROUP = "group"
    DOCUMENT = "document"
    COLLECTIVE = "collective"
    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    PARTICLE = "particle"
    OF = "of"
    NOT_NAME = "not-name"
    MASCULINE = "masculine"
    FEMININE = "feminine"
    GIVEN_MASCULINE = "given-masculine"
    GIVEN_FEMININE = "given-feminine"
    THIRD = "third"
    THIRD_PLURAL = "third-plural"
    FIRST = "first"
    FIRST_PLURAL = "first-plural"
    THEIR = "their"
    THING = "thing"
    RELATIVE = "relative"
    DEMONYM = "demonym"
    ACTING = "acting"
    LINK = "link"
    INSIDE = "inside"
    ALIAS = "alias"
    AGENT = "agent"
    KIND = "kind"
    MANY = "many"
    NUMBER = "number"
    UTTERANCE = "utterance"
    ADJECTIVE = "adjective"
    CLOSER = "closer"
    AUXILIARY = "auxiliary"
    PLACE_HEAD = "place-head"
    SUBORDINATOR = "subordinator"


@dataclass(frozen=True, slots=True)
class Hit:
    """A word or phrase of the pack found in the text: how many tokens it takes, and its role or country code."""

    size: int
    value: str


Hits = Mapping[Word, Hit]
_NO_HITS: Hits = {}
ANY_KIND = "any"
GIVEN = frozenset({Word.GIVEN_MASCULINE, Word.GIVEN_FEMININE})
_COMPOUND = 3  # letters of a noun within a compound at least, so that "Rat" in "Hausrat" is none
_ROLE_KINDS = frozenset({Word.ROLE, Word.MASCULINE, Word.FEMININE})
_NOUNS = frozenset({Word.COLLECTIVE, Word.HEAD, Word.ROLE, Word.RELATION, Word.GROUP, Word.DOCUMENT})


@dataclass(frozen=True, slots=True)
class BodyKind:
    """Nouns for one kind of body; `is_any`: they may mean one whose name does not tell its kind ("the company")."""

    nouns: frozenset[str]
    is_any: bool


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The table: phrases by their first word, longest first; beginnings of words ("президент*") apart.

    `alone`: the hits of words that begin no phrase of several. `has_gendered_owners`: possessives tell "his" from
    "her", so that one without gender is "their". `organs`: words for bodies of a state with their notation, longest
    first, by the stem of the first. `capital_nouns`: every noun has a capital. `owner_first`: a state stands before its
    bodies.
    """

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Word, str], ...]]
    alone: Mapping[str, Hits]
    stems: Mapping[str, tuple[tuple[Word, str], ...]]
    endings: tuple[str, ...]
    clitics: tuple[str, ...]
    lang: str
    head_last: bool = False
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    collectives: frozenset[str] = frozenset()
    their: frozenset[str] = frozenset()
    plural_endings: tuple[str, ...] = ()
    possessive: str = "{noun} ({owner})"
    local_offices: frozenset[str] = frozenset()
    circumfixes: tuple[tuple[str, str], ...] = ()
    has_gendered_owners: bool = False
    organs: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)
    capital_nouns: bool = False
    owner_first: bool = False

    def kind_of(self, words: Sequence[str]) -> BodyKind | None:
        """The kind of body that these words alone name, with all nouns for it; None where they name none or more."""
        noun = " ".join(words)
        nouns = frozenset().union(*(alike for kind, alike in self.kinds.items() if noun in alike and kind != ANY_KIND))
        if not nouns and not (len(words) == 1 and any(kind is Word.HEAD for _, kind, _ in self.phrases.get(noun, ()))):
            return None
        return BodyKind(nouns | {noun}, noun in self.kinds.get(ANY_KIND, ()))

    def hits(self, tokens: Sequence[Token], position: int) -> Hits:
        """Every kind of word that begins at this token; of one kind, the longest."""
        key = tokens[position].key
        alone = self.alone.get(key)
        if alone is not None:
            return alone
        entries = self.phrases.get(key)
        if entries is None:
            return _unlisted_hits(self, key)
        found: dict[Word, Hit] = {}
        following = tokens[position + 1].key if position + 1 < len(tokens) else None
        for words, kind, value in entries:
            size = len(words)
            if kind in found or (size > 1 and words[1] != following):
                continue
            if size <= 2 or tuple(token.key for token in tokens[position : position + size]) == words:
                found[kind] = Hit(size, value)
        return found

    def clitic_hits(self, key: str) -> Hits:
        """Hits of a noun with a possessive glued to it: "ketuanya" is "their chairman"."""
        for clitic in self.clitics:
            entries = self.phrases.get(key.removesuffix(clitic), ()) if key.endswith(clitic) else ()
            found = {kind: Hit(1, value) for words, kind, value in entries if len(words) == 1 and kind in _NOUNS}
            if found:
                return {**found, Word.THEIR: Hit(1, "")}
        return _NO_HITS

    def compound_hits(self, key: str) -> Hits:
        """Hits of a compound by the role that ends it: "Umweltminister", "GCH-Bezirksleiterin"."""
        for start in range(_COMPOUND, len(key) - _COMPOUND):
            hits = self.alone.get(key[start:], _NO_HITS)
            if Word.ROLE in hits:
                return {kind: hit for kind, hit in hits.items() if kind in _ROLE_KINDS}
        return _NO_HITS

    def without_clitic(self, key: str, hits: Hits) -> str:
        """The noun itself, where a possessive is glued to it."""
        if Word.THEIR not in hits:
            return key
        return next((key.removesuffix(clitic) for clitic in self.clitics if key.endswith(clitic)), key)

    def stem_hits(self, key: str) -> Hits:
        """Hits of the longest listed beginning of this word."""
        for length in range(len(key), 2, -1):
            entries = self.stems.get(key[:length])
            if entries:
                return {kind: Hit(1, value) for kind, value in entries}
        return _NO_HITS

    def stem(self, key: str) -> str:
        """The word without the longest ending that inflection may have put there; short words stay."""
        return _without_ending(key, self.endings)


@lru_cache(maxsize=1 << 14)  # most words of an article come again
def _unlisted_hits(vocabulary: Vocabulary, key: str) -> Hits:
    """Hits of a word that is not listed as it stands: by its beginning, or without what is glued to it."""
    hits = vocabulary.stem_hits(key) if vocabulary.stems else vocabulary.clitic_hits(key)
    return hits or (vocabulary.compound_hits(key) if vocabulary.capital_nouns else hits)


class _Key:
    """A pack as a key of the cache: the same object is the same pack (packs hold mappings and cannot be hashed)."""

    __slots__ = ("pack",)

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack

    def __hash__(self) -> int:
        return id(self.pack)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.pack is self.pack


def vocabulary_of(pack: LanguagePack) -> Vocabulary:
    """The pack's table, made once for each pack."""
    return _build(_Key(pack))


@lru_cache(maxsize=64)
def _build(key: _Key) -> Vocabulary:
    phrases: dict[str, list[tuple[tuple[str, ...], Word, str]]] = {}
    stems: dict[str, list[tuple[Word, str]]] = {}
    for phrase, kind, value in _entries(key.pack):
        words = tuple(token.key for token in split_words(phrase.rstrip("*")))
        if phrase.endswith("*") and len(words) == 1:
            stems.setdefault(words[0], []).append((kind, value))
        else:
            phrases.setdefault(words[0], []).append((words, kind, value))
    names = key.pack.names
    return Vocabulary(
        {word: tuple(sorted(entries, key=lambda e: -len(e[0]))) for word, entries in phrases.items()},
        {word: _alone(entries) for word, entries in phrases.items() if all(len(words) == 1 for words, *_ in entries)},
        {word: tuple(entries) for word, entries in stems.items()},
        _endings(key.pack),
        tuple(fold_word(clitic) for clitic in key.pack.meta.speaker_clitics),
        key.pack.tag,
        names.head_last,
        {kind: frozenset(fold_word(word) for word in words) for kind, words in names.kinds.items()},
        frozenset(fold_word(word) for word in names.collectives),
        frozenset(fold_word(word) for word in names.their),
        tuple(names.plural_endings) or ("\0",),
        names.possessive,
        frozenset(names.local_offices),
        tuple((form.split("-")[0], form.split("-")[-1]) for form in names.noun_forms),
        bool({*names.their} & {*names.masculine} and {*names.their} & {*names.feminine}),
        _organs(key.pack),
        names.capital_nouns,
        names.owner_first,
    )


def _organs(pack: LanguagePack) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Words for bodies of a state, without the endings of inflection."""
    endings = _endings(pack)
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for notation, phrases in pack.organs.items():
        for phrase in phrases:
            words = tuple(_without_ending(token.key, endings) for token in split_words(phrase))
            table.setdefault(words[0], []).append((words, notation))
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for word, entries in table.items()}


def _endings(pack: LanguagePack) -> tuple[str, ...]:
    return tuple(sorted((fold_word(ending) for ending in pack.names.endings), key=lambda e: (-len(e), e)))


def _without_ending(key: str, endings: Iterable[str]) -> str:
    ending = next((ending for ending in endings if key.endswith(ending) and len(key) - len(ending) >= 3), "")
    return key[: len(key) - len(ending)]


def _alone(entries: Iterable[tuple[tuple[str, ...], Word, str]]) -> Hits:
    """The hits of one word; of two values of a kind the first."""
    found: dict[Word, Hit] = {}
    for _, kind, value in entries:
        found.setdefault(kind, Hit(1, value))
    return found


def _acting_words(pack: LanguagePack) -> tuple[str, ...]:
    """Words that follow a subject: verbs of saying, auxiliaries, modal words, negators of the predicate."""
    modality, negation = pack.modality, pack.negation
    verbs = tuple(verb for cue in pack.cue for verb in (*cue.verbs, *cue.headline))
    auxiliaries = (*pack.clause.auxiliaries, *pack.clause.perfect, *modality.must, *modality.should, *modality.future)
    return tuple(dict.fromkeys((*auxiliaries, *negation.predicate, *negation.not_yet, *verbs)))


def _no_names(pack: LanguagePack) -> tuple[str, ...]:
    """Words that are capitalised at the start of a sentence, or always, and name nobody; days of the calendar too."""
    time = pack.time
    calendar = (word for words in (*time.weekdays, *time.months, *time.days.values()) for word in words)
    return tuple(dict.fromkeys((*pack.names.not_names, *calendar)))


def _plural_numbers(pack: LanguagePack) -> tuple[str, ...]:
    """Words for two and more."""
    return tuple(word for number, words in pack.numbers.words.items() if number not in ("0", "1") for word in words)


def _links(pack: LanguagePack) -> tuple[str, ...]:
    """Words before a clause: complementisers, conjunctions, openers of conditions and lists."""
    clause, condition = pack.clause, pack.condition
    words = (*clause.that, *clause.and_, *clause.but, *clause.linkers, *condition.if_, *condition.unless)
    return tuple(dict.fromkeys((*words, *condition.open_, *condition.with_)))


def _entries(pack: LanguagePack) -> Iterable[tuple[str, Word, str]]:
    names = pack.names
    for role, words in pack.roles.items():
        yield from ((word, Word.ROLE, role) for word in words)
    for kind_name, words in names.kinds.items():
        yield from ((word, Word.KIND, kind_name) for word in words)
    for code, words in names.demonyms.items():
        yield from ((word, Word.DEMONYM, code) for word in words)
    lists = {
        Word.HONORIFIC: names.honorifics, Word.HEAD: names.heads, Word.RELATION: names.relations,
        Word.GROUP: names.groups, Word.COLLECTIVE: names.collectives, Word.DOCUMENT: names.documents,
        Word.DEFINITE: names.definite,
        Word.INDEFINITE: names.indefinite, Word.PARTICLE: names.particles, Word.OF: names.of,
        Word.NOT_NAME: _no_names(pack), Word.MASCULINE: names.masculine, Word.FEMININE: names.feminine,
        Word.GIVEN_MASCULINE: names.given_masculine, Word.GIVEN_FEMININE: names.given_feminine,
        Word.THIRD: names.third, Word.THIRD_PLURAL: names.third_plural, Word.FIRST: names.first,
        Word.FIRST_PLURAL: names.first_plural, Word.THEIR: names.their, Word.THING: names.things,
        Word.AUXILIARY: pack.clause.auxiliaries, Word.RELATIVE: pack.clause.relative, Word.ACTING: _acting_words(pack),
        Word.LINK: _links(pack), Word.INSIDE: names.inside or names.of, Word.ALIAS: names.aliases,
        Word.AGENT: names.agents, Word.UTTERANCE: names.utterances,
        Word.ADJECTIVE: names.belongings, Word.CLOSER: names.closers, Word.PLACE_HEAD: names.place_heads or names.heads,
        Word.SUBORDINATOR: pack.clause.subordinators,
        Word.MANY: (*pack.numbers.indefinite, *names.plurals), Word.NUMBER: _plural_numbers(pack),
    }  # fmt: skip
    for kind, words in lists.items():
        yield from ((word, kind, "") for word in words)
