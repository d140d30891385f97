"""Valid records with one-line overrides, so that a test shows only what matters to it.

Spans are found by the words themselves: `statement(text, "We did not fire")`. Nothing here is random.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kg import ids
from kg.model import (
    Act,
    Article,
    ArticleRecord,
    Claim,
    Commitment,
    Entity,
    EntityKind,
    EntityMention,
    Interval,
    Mention,
    MentionKind,
    Mode,
    Polarity,
    Slot,
    Span,
    StatedClaim,
    Statement,
)

POLARITY = {Commitment.YES: Polarity.AFFIRMS, Commitment.NO: Polarity.DENIES, Commitment.NONE: Polarity.UNCOMMITTED}


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where these words stand in the text, the `nth` time from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def entity(slug: str, label: str, *, kind: EntityKind = EntityKind.PERSON, **overrides: Any) -> Entity:
    """An actor or place whose IRI follows from its slug."""
    values: dict[str, Any] = {
        "iri": ids.mint("actor", slug=slug),
        "kind": kind,
        "labels": {"en": label},
        "names": (label,),
    }
    return Entity(**(values | overrides))


OUTLET = entity("example-post", "Example Post", kind=EntityKind.OUTLET)


def article(text: str, *, url: str | None = "https://news.example/one", **overrides: Any) -> Article:
    """An English article of the Example Post, published 5 October 2020."""
    iri = ids.article_iri(url=url, text=text)
    digest = ids.sha256(text)
    values: dict[str, Any] = {
        "id": "one", "iri": iri, "version": ids.version_iri(iri, digest), "sha256": digest, "text": text, "lang": "en",
        "source": "Example Post", "url": url, "published": date(2020, 10, 5),
    }  # fmt: skip
    return Article(**(values | overrides))


def statement(text: str, words: str | Sequence[str], *, speaker: Entity | None = None, **overrides: Any) -> Statement:
    """An assertion in reported speech whose content is these words of the text, or these stretches of it."""
    stretches = [words] if isinstance(words, str) else words
    values: dict[str, Any] = {
        "key": "s1", "mode": Mode.INDIRECT, "act": Act.ASSERT, "commitment": Commitment.YES,
        "mention": Mention(None, "", MentionKind.NONE), "content": tuple(span(text, part) for part in stretches),
        "confidence": 0.9, "extractor": "rules", "rule": "test",
    }  # fmt: skip
    if speaker is not None:
        values |= {"actor": speaker.iri, "speaker": speaker.label()}
    return Statement(**(values | overrides))


def claim(frame: str = "attack", label: str = "somebody attacked somewhere", **overrides: Any) -> Claim:
    """A claim with this English sentence; its IRI follows from frame and slots, or from the sentence without slots."""
    slots: tuple[Slot, ...] = overrides.get("slots", ())
    key = {slot.role: slot.value for slot in slots} or {"label": label}
    values: dict[str, Any] = {
        "iri": ids.mint("claim", frame=frame, key=key),
        "frame": frame,
        "slots": (),
        "labels": {"en": label},
    }
    return Claim(**(values | overrides))


def slot(role: str, filler: Entity | str, **overrides: Any) -> Slot:
    """A role filled by an entity, or by words."""
    values: dict[str, Any]
    if isinstance(filler, Entity):
        values = {"role": role, "value": filler.iri, "label": filler.label(), "is_entity": True}
    else:
        values = {"role": role, "value": ids.fold(filler), "label": filler, "is_entity": False}
    return Slot(**(values | overrides))


def stated(of: Article, said: Statement, what: Claim, *, speaker: Entity, **overrides: Any) -> StatedClaim:
    """This claim as this statement puts it; commitment decides the polarity."""
    quote = said.words(of.text)
    outer = overrides.pop("outer", None)
    iri = ids.statement_iri(article=of.iri, quote=quote, nth=0, speaker=speaker.iri, act=said.act.value, outer=outer)
    values: dict[str, Any] = {
        "statement": iri,
        "key": said.key, "article": of.iri, "article_id": of.id, "outlet": OUTLET.iri, "speaker": speaker.iri,
        "speaker_name": speaker.label(), "side": speaker.side or speaker.iri, "act": said.act,
        "commitment": said.commitment, "polarity": POLARITY[said.commitment], "mode": said.mode,
        "depth": 0 if said.mode is Mode.NARRATOR else 1, "claim": what, "quote": quote, "lang": of.lang,
        "confidence": said.confidence, "published": of.published, "said": said.said,
    }  # fmt: skip
    return StatedClaim(**(values | overrides))


def record(of: Article, says: Sequence[tuple[Statement, Claim, Entity]], **overrides: Any) -> ArticleRecord:
    """An article with statements, each with its claim and speaker."""
    statements = tuple(
        replace(said, actor=speaker.iri, speaker=speaker.label(), said=said.said or _by(of.published))
        for said, _, speaker in says
    )
    entities: Mapping[str, Entity] = {OUTLET.iri: OUTLET} | {speaker.iri: speaker for _, _, speaker in says}
    values: dict[str, Any] = {
        "article": of, "statements": statements, "mentions": (),
        "entities": tuple(entities[iri] for iri in sorted(entities)),
        "stated": tuple(
            stated(of, said, what, speaker=speaker)
            for said, (_, what, speaker) in zip(statements, says, strict=True)
        ),
    }  # fmt: skip
    return ArticleRecord(**(values | overrides))


def mention(text: str, words: str, of: Entity, **overrides: Any) -> EntityMention:
    """These words, resolved to this entity by name."""
    values: dict[str, Any] = {"span": span(text, words), "entity": of.iri, "kind": MentionKind.NAME, "confidence": 0.9}
    return EntityMention(**(values | overrides))


def _by(day: date | None) -> Interval | None:
    """No later than this day, which is all that is known."""
    return Interval(day, day, precision="as-of", is_assumed=True) if day else None
