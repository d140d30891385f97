"""Names and sentences of generated articles, from `words.toml`. Pure functions of a random source."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, TypeVar

from kg.model import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Language:
    """How one language reports speech; `direct`, `indirect` and `told` are sentences with places in braces."""

    tag: str
    weight: int
    direct: str
    indirect: str
    told: str
    joiner: str
    cues: tuple[str, ...]
    denials: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameParts:
    """What names are put together from; `scripts` translate small Latin letters."""

    first: tuple[str, ...]
    syllables: tuple[str, ...]
    land_endings: tuple[str, ...]
    place_endings: tuple[str, ...]
    scripts: tuple[dict[int, int], ...]


class Text:
    """An article's text while it grows; every piece that matters gets its span."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0

    def add(self, words: str) -> Span | None:
        """Where these words stand now; None for no words."""
        start, self.length = self.length, self.length + len(words)
        self._parts.append(words)
        return Span(start, self.length) if words else None

    def __str__(self) -> str:
        return "".join(self._parts)


@cache
def languages() -> tuple[Language, ...]:
    """Every language of `words.toml`, in the file's order."""
    return tuple(
        Language(
            tag, entry["weight"], entry["direct"], entry["indirect"], entry["told"], entry["and"],
            tuple(entry["cues"]), tuple(entry["denials"]), tuple(entry["words"]),
        )
        for tag, entry in _file()["languages"].items()
    )  # fmt: skip


@cache
def name_parts() -> NameParts:
    """The parts of names."""
    entry = _file()["names"]
    scripts = tuple(str.maketrans(entry["latin"], entry[script]) for script in ("cyrillic", "arabic"))
    return NameParts(
        tuple(entry["first"]),
        tuple(entry["syllables"]),
        tuple(entry["land_endings"]),
        tuple(entry["place_endings"]),
        scripts,
    )


def language(rng: Random) -> Language:
    """One language, by weight."""
    return rng.choices(languages(), [one.weight for one in languages()])[0]


def zipf(rng: Random, items: Sequence[T]) -> T:
    """One of the items: the n-th comes about 1/n as often as the first (Zipf's law, continuous form)."""
    return items[int((len(items) + 1) ** rng.random()) - 1]


def surname(rng: Random) -> str:
    """A name of two or three syllables."""
    return "".join(rng.choices(name_parts().syllables, k=rng.randint(2, 3))).capitalize()


def spellings(rng: Random, name: str, count: int) -> tuple[str, ...]:
    """This many forms of a name, each once: the name itself, other scripts, and endings that cases give it."""
    found = [name, *(name.lower().translate(script).title() for script in name_parts().scripts)]
    while len(found) < count:
        form = rng.choice(found[:3]) + rng.choice(("", " ", "-")) + rng.choice(name_parts().syllables)
        if form not in found:
            found.append(form)
    return tuple(found[:count])


def phrase(rng: Random, language: Language, length: int) -> str:
    """Words of a language, some far more often than others."""
    return " ".join(zipf(rng, language.words) for _ in range(length))


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files("benchmarks.store").joinpath("words.toml").read_text("utf-8"))
