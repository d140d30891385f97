"""Labelled pairs of statements: do the rules tell contradictions from the rest, given who says what in which act?

In: a file of JSON lines, each a pair with "a" and "b" (lang, speaker, date, act, commitment, context, content), a
"label", and "level", "rule", "why". Out: for each pair the confidence of the surest contradiction that a rule finds.
Each side's context is an article of that date with one statement; what is measured is the comparing, not the finding.
Somebody picked these pairs since they look opposed, so they are judged by the weights for picked pairs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from kg import contradictions, ids, languages, pipeline, sentences
from kg.contradictions import Guarded, Setting, picked
from kg.contradictions.alignment import align
from kg.contradictions.features import Evidence
from kg.contradictions.saying import Told
from kg.errors import InputError
from kg.evaluation import given
from kg.evaluation.given import GivenStatement
from kg.model import Act, Article, Commitment, Contradiction, Interval, Mode, Span, StatedClaim

CONTRADICTIONS = frozenset({"contradicts", "attribution_denied"})
LABELS = ("contradicts", "attribution_denied", "tension", "update", "same", "different_event", "compatible")
_SIDES = ("a", "b")
_WEIGHED = "weighed"  # how the names of rules begin that only say of what kind a contradiction would be


@dataclass(frozen=True, slots=True)
class Side:
    """One statement of a pair; `content` stands verbatim in `context`."""

    lang: str
    speaker: str
    told: date
    act: Act
    commitment: Commitment
    context: str
    content: str


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two statements and what a person says of them; `split` is the half, "" where the file does not tell."""

    id: str
    split: str
    sides: tuple[Side, Side]
    label: str
    level: str | None
    rule: str | None
    why: str

    @property
    def is_contradiction(self) -> bool:
        """Can the two not both be right?"""
        return self.label in CONTRADICTIONS

    @property
    def group(self) -> str:
        """The languages: "en–en", or "cross" where they differ."""
        left, right = (side.lang for side in self.sides)
        return f"{left}–{right}" if left == right else "cross"


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A pair and what the rules say: the surest contradiction, or the guard that explains why there is none.

    `confidence`: how likely it is a contradiction, 0 to 1, whether or not a rule raises it.
    """

    pair: LabelledPair
    confidence: float
    found: Contradiction | None
    guard: Guarded | None
    claims: tuple[tuple[StatedClaim, ...], tuple[StatedClaim, ...]]


def is_file_of_pairs(path: Path) -> bool:
    """Is this a file of JSON lines?"""
    return path.is_file() and path.suffix == ".jsonl"


def read_pairs(path: Path) -> tuple[LabelledPair, ...]:
    """The pairs of a file, in their order.

    Raises:
        InputError: the file cannot be read, or a line is no pair; the text names file, line and field.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    return tuple(
        _read(line, where=f"{path.name}:{number}") for number, line in enumerate(lines, start=1) if line.strip()
    )


def _read(line: str, *, where: str) -> LabelledPair:
    try:
        row = json.loads(line)
        left, right = (_side(row[name], where=f"{where}: {name}") for name in _SIDES)
        label = row["label"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: expected a pair with 'a', 'b' and 'label': {error!r}") from error
    if label not in LABELS:
        raise InputError(f"{where}: label: expected one of {', '.join(LABELS)}, not {label!r}")
    return LabelledPair(
        id=str(row.get("id", where)),
        split=row.get("split") or "",
        sides=(left, right),
        label=label,
        level=row.get("level"),
        rule=row.get("rule"),
        why=row.get("why") or "",
    )


def _side(row: Mapping[str, Any], *, where: str) -> Side:  # Any: JSON of a pairs file, checked here
    side = Side(
        lang=row["lang"],
        speaker=row["speaker"],
        told=date.fromisoformat(row["date"]),
        act=Act(row["act"]),
        commitment=Commitment(row["commitment"]),
        context=row["context"],
        content=row["content"],
    )
    if not side.content or side.content not in side.context:
        raise InputError(f"{where}: content: {side.content!r} does not stand in its context")
    return side


def judge_pairs(pairs: Sequence[LabelledPair], knowledge: pipeline.Knowledge) -> Iterator[JudgedPair]:
    """Ask the rules about every pair."""
    sides = knowledge.sides()
    for pair in pairs:
        left, right = claims_of(pair, knowledge)
        setting = Setting(knowledge.frames, {**sides, **{one.speaker: one.side for one in (*left, *right)}})
        outcomes = [contradictions.compare(one, other, setting) for one, other in product(left, right)]
        found = [outcome for outcome in outcomes if isinstance(outcome, Contradiction)]
        guards = [outcome for outcome in outcomes if isinstance(outcome, Guarded)]
        best = max(found, key=lambda one: one.confidence, default=None)
        confidence = picked.learned().confidence(features_of(pair, left, right, setting))
        yield JudgedPair(pair, confidence, best, guards[0] if guards else None, (left, right))


def features_of(
    pair: LabelledPair, left: Sequence[StatedClaim], right: Sequence[StatedClaim], setting: Setting
) -> dict[str, float]:
    """What is known of a picked pair; of several claims of a side the first is the one, others are conditions."""
    one, other = (_told(side, claims[0]) for side, claims in zip(pair.sides, (left, right), strict=True))
    evidence = evidence_of(left, right, setting)
    is_seen = any(not rule.name.startswith(_WEIGHED) for rule, _ in evidence.verdicts)
    return picked.of(one, other, align(one.stated, other.stated, setting), is_seen=is_seen)


def _told(side: Side, stated: StatedClaim) -> Told:
    before, _, behind = side.context.partition(side.content)
    return Told(stated, side.content, f"{before} , {behind}")


def evidence_of(left: Sequence[StatedClaim], right: Sequence[StatedClaim], setting: Setting) -> Evidence:
    """What is known of a picked pair: of several claims of a side, those that the rules say most of."""
    gathered = [contradictions.gather_picked(one, other, setting) for one, other in product(left, right)]
    return max(gathered, key=lambda evidence: len(evidence.verdicts))


def claims_of(
    pair: LabelledPair, knowledge: pipeline.Knowledge
) -> tuple[tuple[StatedClaim, ...], tuple[StatedClaim, ...]]:
    """The claims of both sides, as the pipeline builds them; one speaker of both sides is one actor."""
    names = {side.speaker for side in pair.sides}
    articles = [_article(pair, name, side) for name, side in zip(_SIDES, pair.sides, strict=True)]
    left, right = (
        given.analyse(article, (_statement(side, article),), knowledge, scope=pair.id, speakers=names).stated
        for article, side in zip(articles, pair.sides, strict=True)
    )
    return left, right


def _article(pair: LabelledPair, name: str, side: Side) -> Article:
    """The context as an article of its own: one text may stand on both sides."""
    sha256 = ids.sha256(side.context)
    iri = ids.mint("article", pair=pair.id, side=name)
    return Article(
        id=f"{pair.id}/{name}",
        iri=iri,
        version=ids.version_iri(iri, sha256),
        sha256=sha256,
        text=side.context,
        lang=side.lang,
        published=side.told,
    )


def _statement(side: Side, article: Article) -> GivenStatement:
    start = side.context.index(side.content)
    content = Span(start, start + len(side.content))
    return GivenStatement(
        key="s1",
        content=(content,),
        speaker=side.speaker,
        act=side.act,
        commitment=side.commitment,
        mode=_mode(article, content),
        mention=_mention(side, content),
        said=Interval(side.told, side.told),
    )


def _mode(article: Article, content: Span) -> Mode:
    quotes = [quote.outer for quote in sentences.split(article, languages.load(article.lang)).quotes]
    if any(quote.covers(content) for quote in quotes):
        return Mode.DIRECT
    return Mode.MIXED if any(quote.overlaps(content) for quote in quotes) else Mode.INDIRECT


def _mention(side: Side, content: Span) -> Span | None:
    """Where the context names the speaker outside of what is said: the longest stretch of words of the full name."""
    words = side.speaker.split()
    for length in range(len(words), 0, -1):
        for first in range(len(words) - length + 1):
            name = " ".join(words[first : first + length])
            if not name[0].isupper() and length < len(words):
                continue
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", side.context):
                span = Span(*match.span())
                if not span.overlaps(content):
                    return span
    return None
