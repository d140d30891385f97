"""A small cast and one call that turns a text with its statements into stated claims, through the real stage.

Entities are found in the text by their names; a test writes only the text, who says what, and how.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from kg import claims, languages, sentences
from kg.graph import frames
from kg.model import (
    Act,
    Commitment,
    Entity,
    EntityKind,
    EntityMention,
    Interval,
    Mention,
    MentionKind,
    Mode,
    Resolution,
    Span,
    StatedClaim,
    Statement,
)
from tests import factories

FRAMES = frames.load()
NONE = Commitment.NONE
NO = Commitment.NO


def body(slug: str, label: str, kind: EntityKind, side: Entity | None, *names: str) -> Entity:
    iri = factories.ids.mint("actor", slug=slug)
    of = side.iri if side else (iri if kind is EntityKind.GOVERNMENT else None)
    return factories.entity(
        slug, label, kind=kind, names=(label, *names), side=of, speaks_for=side.iri if side else None
    )


def place(slug: str, label: str, government: Entity | None, *names: str) -> Entity:
    country = government.iri if government else None
    iri = factories.ids.mint("place", slug=slug)
    return factories.entity(slug, label, kind=EntityKind.PLACE, iri=iri, names=(label, *names), country=country)


KELMAR = body("gov-kelmar", "Government of Kelmar", EntityKind.GOVERNMENT, None, "pihak Kelmar")
OSTRAVIA = body("gov-ostravia", "Government of Ostravia", EntityKind.GOVERNMENT, None, "pihak Ostravia")
KELMAR_FORCES = body(
    "army-kelmar", "Kelmari forces", EntityKind.ARMED_FORCES, KELMAR, "pasukan Kelmar", "Kelmar's army"
)
OSTRAVIA_FORCES = body("army-ostravia", "Ostravian forces", EntityKind.ARMED_FORCES, OSTRAVIA, "pasukan Ostravia")
KELMAR_MINISTRY = body(
    "mod-kelmar", "Kelmari defence ministry", EntityKind.BODY, KELMAR, "Kementerian Pertahanan Kelmar"
)
MASLAK = body("maslak", "Jiri Maslak", EntityKind.PERSON, OSTRAVIA, "Maslak")
KADLEC = body("kadlec", "Vilem Kadlec", EntityKind.PERSON, KELMAR, "Kadlec")
UNION = body("union", "Dockworkers' Union", EntityKind.ORGANISATION, None, "Serikat Buruh")
FERRIES = body("ferries", "Sandlink Ferries", EntityKind.ORGANISATION, None, "Sandlink")
POLICE = body("police", "Polres Tirtawangi", EntityKind.BODY, None, "Tirtawangi police")
KELMAR_LAND = place("kelmar", "Kelmar", KELMAR)
OSTRAVIA_LAND = place("ostravia", "Ostravia", OSTRAVIA)
PODHORA = place("podhora", "Podhora", KELMAR)
LISA = place("lisa", "Lisa", KELMAR)
BRENNA = place("brenna", "Brenna", None)
CAST = (
    KELMAR, OSTRAVIA, KELMAR_FORCES, OSTRAVIA_FORCES, KELMAR_MINISTRY, MASLAK, KADLEC, UNION, FERRIES, POLICE,
    KELMAR_LAND, OSTRAVIA_LAND, PODHORA, LISA, BRENNA, factories.OUTLET,
)  # fmt: skip
SIDES = {entity.iri: side for entity in CAST if (side := entity.side or entity.country)}


def says(
    words: str | Sequence[str],
    speaker: Entity,
    act: Act = Act.ASSERT,
    commitment: Commitment = Commitment.YES,
    **overrides: Any,
) -> dict[str, Any]:
    """One statement to be found in the text by its words."""
    is_own = speaker.kind is EntityKind.OUTLET
    mention = Mention(None, "", MentionKind.OUTLET if is_own else MentionKind.NAME)
    mode = Mode.NARRATOR if is_own else Mode.INDIRECT
    values = {"mode": mode, "mention": mention, "cue": None if is_own else Span(0, 1)}
    return {"words": words, "speaker": speaker, "act": act, "commitment": commitment, **values, **overrides}


def read(
    text: str,
    *statements: dict[str, Any],
    lang: str = "en",
    published: date = date(2025, 6, 22),
    times: Sequence[tuple[str, date]] = (),
    cast: Sequence[Entity] = CAST,
    **article: Any,
) -> tuple[StatedClaim, ...]:
    """The stated claims of this text: `times` are words and the day they mean."""
    name = article.pop("name", "one")
    of = factories.article(text, url=f"https://news.example/{name}", lang=lang, published=published, id=name, **article)
    pack = languages.load(lang)
    made = tuple(_statement(text, number, given, published) for number, given in enumerate(statements, start=1))
    events = _events(made, [(factories.span(text, words), day) for words, day in times])
    outlet = next((entity.iri for entity in cast if entity.kind is EntityKind.OUTLET), "urn:test:outlet")
    resolution = Resolution(made, mentions(text, cast), tuple(cast), outlet)
    return claims.build(of, sentences.split(of, pack), resolution, events, FRAMES, pack)


def _events(statements: Sequence[Statement], times: Sequence[tuple[Span, date]]) -> dict[str, Interval]:
    """The first of these days that each statement's words hold."""
    return {
        statement.key: Interval(day, day)
        for statement in statements
        for span, day in reversed(times)
        if any(content.covers(span) for content in statement.content)
    }


def _statement(text: str, number: int, given: dict[str, Any], published: date) -> Statement:
    values = dict(given)
    words, speaker = values.pop("words"), values.pop("speaker")
    for key in ("target",):
        if isinstance(values.get(key), str):
            values[key] = factories.span(text, values[key])
    if values.get("conditions"):
        values["conditions"] = tuple(factories.span(text, part) for part in values["conditions"])
    values.setdefault("key", f"s{number}")
    values.setdefault("said", Interval(published, published, precision="as-of", is_assumed=True))
    return factories.statement(text, words, speaker=speaker, **values)


def mentions(text: str, cast: Sequence[Entity]) -> tuple[EntityMention, ...]:
    """Every name of the cast in the text, the longest where two overlap."""
    names = sorted(((name, entity) for entity in cast for name in entity.names), key=lambda pair: -len(pair[0]))
    found: dict[Span, EntityMention] = {}
    for name, entity in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            span = Span(match.start(), match.end())
            if not any(span.overlaps(other) for other in found):
                found[span] = EntityMention(span, entity.iri, MentionKind.NAME, 0.9)
    return tuple(found[span] for span in sorted(found))


def roles(stated: StatedClaim) -> dict[str, set[str]]:
    """The labels that fill each role."""
    filled: dict[str, set[str]] = {}
    for slot in stated.claim.slots:
        filled.setdefault(slot.role, set()).add(slot.label)
    return filled
