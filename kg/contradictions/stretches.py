"""Where the clauses of a statement begin and end, by its small words and marks: tokens in, stretches of them out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from kg.contradictions.words import Words
from kg.languages.tokens import Token

_TOLD = frozenset({"event", "state", "speech", "thing", "person", "body", "place", "word"})
_ATTRIBUTES = frozenset({"quality", "name"})
_TRUE, _FALSE = frozenset({"true"}), frozenset({"false", "hoax"})
_HEAD = 14  # words in which "the claim, made by …, that" is looked for


class Placed(Protocol):
    """A unit of meaning, as far as a negator needs to know it."""

    @property
    def kind(self) -> str:
        """What it is: an event, a thing and so on."""
        ...

    @property
    def keys(self) -> frozenset[str]:
        """What it may mean."""
        ...


def negated(units: Sequence[tuple[int, Placed]], negators: Iterable[int]) -> frozenset[str]:
    """The keys of what the first negator denies: the next event or thing with attributes before it, else the last unit.

    Units and negators by the token where they stand; empty without either.
    """
    first = min(negators, default=None)
    if first is None or not units:
        return frozenset()
    keys: frozenset[str] = frozenset()
    for index, unit in units:
        if index >= first and unit.kind in _TOLD:
            return keys | unit.keys
        if index >= first and unit.kind in _ATTRIBUTES:
            keys |= unit.keys
    return keys or units[-1][1].keys


def judged(
    tokens: Sequence[Token], units: Sequence[tuple[int, Placed]], negators: Collection[int], small: Words
) -> int:
    """-1 where the words call something untrue, 1 where they call it true, else 0.

    A negator before them turns it or directly behind: "no indication that it is inaccurate", "yanlış değil".
    """
    found = [(match.first, match.last) for match in small.untrue.find(tokens)]
    found = found or [(index, index + 1) for index, unit in units if _FALSE & unit.keys]
    if found:
        first, last = found[0]
        return 1 if any(index < first or index == last for index in negators) else -1
    if small.true.find(tokens) or any(_TRUE & unit.keys for _, unit in units):
        return -1 if negators else 1
    return 0


def matter(tokens: Sequence[Token], small: Words) -> Sequence[Token]:
    """The words behind "the claim that", "reports that" at the beginning: what is claimed is the matter."""
    for index, token in enumerate(tokens[1:_HEAD], start=1):
        if token.is_stop:
            break
        if token.word in small.that and any(before.word in small.pointers for before in tokens[:index]):
            return tokens[index + 1 :] or tokens
    return tokens


def cut(tokens: Sequence[Token], small: Words) -> Iterator[tuple[Sequence[Token], bool]]:
    """Stretches of words, and whether a contrast ("…, not the second", "without pay") opens and so negates them."""
    start, is_contrast = 0, False
    within = {index for match in small.not_yet.find(tokens) for index in range(match.first + 1, match.last)}
    for index, token in enumerate(tokens):
        opened = _opens(tokens, index, small) if index not in within else "none"
        if opened == "none":
            continue
        if index > start:
            yield tokens[start:index], is_contrast
        is_contrast = opened == "contrast"
        start = index if opened == "contrast" or token.is_word else index + 1
    if start < len(tokens):
        yield tokens[start:], is_contrast


def _opens(tokens: Sequence[Token], index: int, small: Words) -> str:
    """What begins here: a clause, a contrast, or none."""
    token = tokens[index]
    if token.is_stop or small.walls.at(tokens, index) is not None:
        return "clause"
    match = small.contrast.at(tokens, index)
    if match is None or index == 0 or small.exempt.at(tokens, index) is not None:
        return "none"
    is_behind_comma = tokens[index - 1].word == ","
    is_without = match.phrase in small.pack.negation.without
    return "contrast" if is_behind_comma or is_without else "none"
