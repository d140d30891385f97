"""Scoring of extracted statements against gold: how much of what was said is found, and with the right speaker and act.

A gold folder holds pairs NAME.txt (the text of record) and NAME.json with "statements"; each has "content_spans" and
may
have "speaker", "speaker_mention_span", "act", "commitment" and "mode". Offsets are code points. Statements in the
outlet's
own voice (mode "narrator") are not scored.

`char`: overlap of the content characters, blind to how statements are cut. `F@0.5`: statements matched one to one whose
content overlaps (intersection over union) by at least half; `strict`: those of them whose speaker, act and commitment
are
right as well. Shares are among the matches at 0.5.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import pipeline
from kg.articles import Hints, Refused, read
from kg.errors import InputError
from kg.model import ArticleRecord

FLOORS = (0.3, 0.5, 0.8)
FIELDS = ("act", "commitment", "mode")
Gold = Mapping[str, Any]  # Any: JSON of a gold file, read field by field below


@dataclass(frozen=True, slots=True)
class Share:
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_dict(self) -> dict[str, float]:
        """Rounded to four places."""
        return {"P": round(self.precision, 4), "R": round(self.recall, 4), "F": round(self.f1, 4)}


def read_texts(gold: Path, lang: str | None, knowledge: pipeline.Knowledge) -> Iterator[ArticleRecord]:
    """What the pipeline finds in the texts of a gold folder.

    Raises:
        InputError: a text was refused.
    """
    for path in sorted(gold.glob("*.txt")):
        for item in read(path, hints=Hints(lang=lang)):
            if isinstance(item, Refused):
                raise InputError(f"{item.name}: {item.reason}")
            yield pipeline.analyse(item, knowledge)


def score(gold: Path, predictions: Sequence[Gold]) -> dict[str, Any]:
    """The figures of one gold folder, over all articles together.

    Raises:
        InputError: the folder has no gold, or a predicted span lies outside its text.
    """
    by_article: dict[str, list[Gold]] = defaultdict(list)
    for row in predictions:
        if row.get("mode") != "narrator":
            by_article[row["article"]].append(row)
    tally = _Tally()
    files = [path for path in sorted(gold.glob("*.json")) if path.with_suffix(".txt").exists()]
    if not files:
        raise InputError(f"{gold}: expected pairs of NAME.txt and NAME.json")
    for path in files:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        statements = json.loads(path.read_text(encoding="utf-8")).get("statements", [])
        tally.add(path.stem, text, statements, by_article.get(path.stem, []))
    return tally.figures()


class _Tally:
    """Counts over articles."""

    def __init__(self) -> None:
        self.gold = self.predicted = 0
        self.characters = [0, 0, 0]  # right, predicted, gold
        self.hits: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()

    def add(self, name: str, text: str, gold: Sequence[Gold], predicted: Sequence[Gold]) -> None:
        """Compare one article."""
        wanted = [_characters(name, row["content_spans"], text) for row in gold]
        given = [_characters(name, row["content_spans"], text) for row in predicted]
        all_wanted: set[int] = set().union(*wanted)
        all_given: set[int] = set().union(*given)
        for place, size in enumerate((len(all_wanted & all_given), len(all_given), len(all_wanted))):
            self.characters[place] += size
        self.gold += len(gold)
        self.predicted += len(predicted)
        for floor in FLOORS:
            self.hits[f"F@{floor}"] += len(match(wanted, given, floor))
        for left, right in match(wanted, given, 0.5):
            self._compare(gold[left], predicted[right])

    def _compare(self, gold: Gold, predicted: Gold) -> None:
        right = {name: gold[name] == predicted.get(name) for name in FIELDS if gold.get(name)}
        if gold.get("speaker") or gold.get("speaker_mention_span"):
            right["speaker"] = is_same_speaker(gold, predicted)
        for name, is_right in right.items():
            self.hits[name] += is_right
            self.asked[name] += 1
        self.hits["strict"] += all(is_right for name, is_right in right.items() if name != "mode")

    def figures(self) -> dict[str, Any]:
        """All figures, rounded."""
        right, given, wanted = self.characters
        found: dict[str, Any] = {"gold": self.gold, "predicted": self.predicted}
        found["char"] = _share(right, given, wanted).as_dict()
        for name in (*(f"F@{floor}" for floor in FLOORS), "strict"):
            found[name] = _share(self.hits[name], self.predicted, self.gold).as_dict()
        for name in ("speaker", *FIELDS):
            found[name] = round(self.hits[name] / self.asked[name], 4) if self.asked[name] else None
        return found


def _share(right: int, predicted: int, gold: int) -> Share:
    return Share(right / predicted if predicted else 0.0, right / gold if gold else 0.0)


def _characters(name: str, spans: Sequence[Sequence[int]], text: str) -> set[int]:
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise InputError(f"{name}: span {start}..{end} lies outside the text of {len(text)} characters")
    return {index for start, end in spans for index in range(start, end) if text[index].isalnum()}


def match(gold: Sequence[set[int]], predicted: Sequence[set[int]], floor: float) -> list[tuple[int, int]]:
    """Pairs of indexes, one to one, best overlap first; ties in text order."""
    pairs = []
    for left, wanted in enumerate(gold):
        for right, given in enumerate(predicted):
            overlap = len(wanted & given) / len(wanted | given) if wanted & given else 0.0
            if overlap >= floor:
                pairs.append((-overlap, left, right))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    matched = []
    for _, left, right in sorted(pairs):
        if left not in taken_left and right not in taken_right:
            taken_left.add(left)
            taken_right.add(right)
            matched.append((left, right))
    return matched


def is_same_speaker(gold: Gold, predicted: Gold) -> bool:
    """Do the names share a word of at least three letters, or do the mentions overlap?"""
    if _words(gold.get("speaker")) & _words(predicted.get("speaker")):
        return True
    left, right = gold.get("speaker_mention_span"), predicted.get("speaker_span")
    return bool(left and right and min(left[1], right[1]) > max(left[0], right[0]))


def _words(name: str | None) -> set[str]:
    flat = unicodedata.normalize("NFKD", name or "").casefold()
    plain = "".join(character for character in flat if not unicodedata.combining(character))
    return {word for word in re.findall(r"\w+", plain) if len(word) > 2}


def as_text(figures: Mapping[str, Any]) -> str:
    """One figure a line, for people."""
    lines = []
    for name, value in figures.items():
        shown = "  ".join(f"{k} {v:.3f}" for k, v in value.items()) if isinstance(value, dict) else str(value)
        lines.append(f"{name:<12}{shown}")
    return "\n".join(lines)
