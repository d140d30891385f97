"""The project's gold by language and half, its checksum, and what the pipeline finds in it now."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg import evaluation, pipeline, settings
from kg.errors import InputError
from kg.evaluation import GoldArticle, Score

GOLD = Path(__file__).parent / "gold"
HALVES = ("tune", "test")
_SPLITS = "splits.toml"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One half of one language's events."""

    lang: str
    half: str


def read_parts(folder: Path = GOLD) -> dict[Part, tuple[GoldArticle, ...]]:
    """The articles of each part, by language and half.

    Raises:
        InputError: gold is wrong, or its events are not those of the splits, each in one half.
    """
    splits = tomllib.loads((folder / _SPLITS).read_text(encoding="utf-8"))
    parts: dict[Part, tuple[GoldArticle, ...]] = {}
    for lang in sorted(splits):
        articles = evaluation.read_gold(folder / lang)
        half_of = _half_of(splits[lang], lang=lang)
        events = {event_of(article.name) for article in articles}
        if events != set(half_of):
            wrong = ", ".join(sorted(events ^ set(half_of)))
            raise InputError(f"{_SPLITS}: {lang}: these events have no half, or no articles: {wrong}")
        for half in HALVES:
            parts[Part(lang, half)] = tuple(item for item in articles if half_of[event_of(item.name)] == half)
    return parts


def event_of(name: str) -> str:
    """The event that an article is about: "id-apbd-b" gives "id-apbd"."""
    return name.rpartition("-")[0]


def _half_of(halves: Mapping[str, list[str]], *, lang: str) -> dict[str, str]:
    if set(halves) != set(HALVES):
        raise InputError(f"{_SPLITS}: {lang}: expected the halves {' and '.join(HALVES)}")
    half_of: dict[str, str] = {}
    for half, events in halves.items():
        for event in events:
            if event in half_of:
                raise InputError(f"{_SPLITS}: {lang}: {event} stands twice")
            half_of[event] = half
    return half_of


def checksum(folder: Path = GOLD) -> str:
    """SHA-256 of what the figures depend on: texts, annotations, sidecars and splits, with their names.

    It is the sum of the lines that `sha256sum` prints for these files, in order of their names.
    """
    files = [folder / _SPLITS, *(path for ending in ("txt", "json", "toml") for path in folder.glob(f"*/*.{ending}"))]
    named = sorted((path.relative_to(folder).as_posix(), path) for path in files)
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in named)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def measure(parts: Mapping[Part, tuple[GoldArticle, ...]]) -> dict[Part, Score]:
    """Run the pipeline over every article and score each part."""
    knowledge = pipeline.load_knowledge(settings.seeds_folder())
    return {
        part: evaluation.score(tuple(evaluation.compare_with_pipeline(articles, knowledge)))
        for part, articles in parts.items()
    }
