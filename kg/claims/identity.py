"""The identity and the names of a claim.

A typed claim is its frame, its filled roles, its quantity and its day; an open one its folded content words and the
entities named. Polarity, speaker, modality and language are not part of it, so many statements can share one claim.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg import ids
from kg.claims.propositions import OPEN, Proposition
from kg.model import Claim, Frame, Interval, Quantity, Slot

_DAY_PRECISIONS = frozenset({"minute", "part-of-day", "day"})
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_ROLE = re.compile(r"\{([a-z-]+)\}")
_NUMBER = re.compile(r"(\{[a-z-]+\}) <([^/<>]+)/([^/<>]+)>")
_NAMELIKE = re.compile(r"[^\W\d_]-?\d")  # "Su-25", "T72": letters with a number are the same in every language
_PLURAL = re.compile(r"[a-z]{2}s$|\b(?:people|men|women|children)$")
_AND = " & "
_LABEL_LIMIT = 160


def claim_of(proposition: Proposition, *, frames: Mapping[str, Frame], quote: str, lang: str) -> Claim:
    """The claim of a proposition.

    Args:
        proposition: a typed or an open one.
        frames: all frames by notation.
        quote: the words as printed, for the label in the article's language.
        lang: BCP 47 tag of the article's language.
    """
    slots = tuple(slot for slot in proposition.slots if slot.role != "origin")
    origin = next((slot for slot in proposition.slots if slot.role == "origin"), None)
    printed = " ".join(quote.split())
    labels = {lang: printed if len(printed) <= _LABEL_LIMIT else printed[: _LABEL_LIMIT - 1].rstrip() + "…"}
    if proposition.frame != OPEN:
        labels["en"] = label_of(_in_english(proposition, lang), frames[proposition.frame])
    return Claim(
        _iri(proposition),
        proposition.frame,
        slots,
        dict(sorted(labels.items())),
        proposition.time,
        proposition.quantity,
        proposition.lemmas if proposition.frame == OPEN else (),
        origin,
    )


def _in_english(proposition: Proposition, lang: str) -> Proposition:
    """Without the common nouns of another language, which an English sentence cannot hold; names in them stay."""
    if lang == "en":
        return proposition
    kept = (slot for slot in proposition.slots if slot.is_entity or _NAMELIKE.search(slot.label))
    return replace(proposition, slots=tuple(_quoted(slot) for slot in kept))


def _quoted(slot: Slot) -> Slot:
    return slot if slot.is_entity else replace(slot, label=f"“{slot.label}”")


def _iri(proposition: Proposition) -> str:
    slots = sorted({(slot.role, slot.value) for slot in proposition.slots})
    pairs = [[role, value] for role, value in slots]
    quantity = _quantity_key(proposition.quantity)
    if proposition.frame == OPEN:
        return ids.mint("claim", frame=OPEN, slots=pairs, lemmas=list(proposition.lemmas), quantity=quantity)
    return ids.mint("claim", frame=proposition.frame, slots=pairs, quantity=quantity, day=_day_key(proposition.time))


def _quantity_key(quantity: Quantity | None) -> str | None:
    if quantity is None:
        return None
    low = "" if quantity.low is None else f"{quantity.low:g}"
    high = "" if quantity.high is None else f"{quantity.high:g}"
    return f"{low}..{high} {quantity.unit}"


def _day_key(time: Interval | None) -> str | None:
    if time is None or time.precision not in _DAY_PRECISIONS:
        return None
    return f"{time.first.isoformat()}/{time.last.isoformat()}"


def label_of(proposition: Proposition, frame: Frame, lang: str = "en") -> str:
    """A plain sentence for a typed claim; roles that are not filled are not named."""
    values = _values(proposition.slots)
    template = frame.templates.get(lang) or frame.templates.get("en") or frame.labels.get("en") or frame.id
    sentence = _fill(template, values, _many(proposition.slots))
    if "place" in values and "{place}" not in template:
        sentence += f" in {values['place']}" if lang == "en" else f" ({values['place']})"
    details = [text for text in (_quantity_label(proposition.quantity), _day_label(proposition.time)) if text]
    sentence = sentence[:1].upper() + sentence[1:]
    return f"{sentence} ({', '.join(details)})" if details else sentence


def _values(slots: Sequence[Slot]) -> dict[str, str]:
    values: dict[str, list[str]] = {}
    for slot in slots:
        values.setdefault(slot.role, []).append(slot.label)
    return {role: _AND.join(labels) for role, labels in values.items()}


def _fill(template: str, values: Mapping[str, str], many: Collection[str]) -> str:
    """The first variant whose roles are all filled, without the bracketed parts whose roles are not."""
    variants = [variant.strip() for variant in template.split("|")]
    for variant in variants:
        kept = _OPTIONAL.sub(lambda found: found[1] if _is_filled(found[1], values) else "", variant)
        if _is_filled(kept, values):
            return _ROLE.sub(lambda found: values[found[1]], _numbered(kept, many))
    return _ROLE.sub("…", _NUMBER.sub(r"\1 \2", _OPTIONAL.sub("", variants[-1])))


def _numbered(template: str, many: Collection[str]) -> str:
    """With the verb that fits the role before it: <was/were>."""
    return _NUMBER.sub(lambda found: f"{found[1]} {found[3 if found[1][1:-1] in many else 2]}", template)


def _many(slots: Sequence[Slot]) -> frozenset[str]:
    """The roles with several values, or with words that are an English plural ("three missile launchers")."""
    roles = [slot.role for slot in slots]
    plural = {slot.role for slot in slots if not slot.is_entity and _PLURAL.search(slot.label)}
    return frozenset(role for role in roles if roles.count(role) > 1) | plural


def _is_filled(text: str, values: Mapping[str, str]) -> bool:
    return all(role in values for role in _ROLE.findall(text))


def _quantity_label(quantity: Quantity | None) -> str | None:
    if quantity is None:
        return None
    if quantity.low == quantity.high:
        return f"{'about ' if quantity.is_approximate else ''}{quantity.low:g} × {quantity.unit}"
    return (
        f"≥ {quantity.low:g} × {quantity.unit}" if quantity.high is None else f"≤ {quantity.high:g} × {quantity.unit}"
    )


def _day_label(time: Interval | None) -> str | None:
    if time is None or time.precision not in _DAY_PRECISIONS:
        return None
    days = [_day(time.first)] if time.first == time.last else [_day(time.first), _day(time.last)]
    return " – ".join(days)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
