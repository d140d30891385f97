"""Chooses the form of an answer from an `Accept` header, by the rules of RFC 9110 section 12.5.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MAX_RANGES = 50  # a longer header is cut: no client needs it, and parsing must stay cheap


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One entry of an `Accept` header: "text/*;q=0.5" is ("text", "*", 0.5)."""

    type: str
    subtype: str
    weight: float

    @property
    def precision(self) -> int:
        """0 for any type, 1 for any subtype, 2 for one exact type."""
        return (self.type != "*") + (self.subtype != "*")

    def matches(self, media_type: str) -> bool:
        """Does it take this type?"""
        kind, _, subtype = media_type.partition("/")
        return self.type in ("*", kind) and self.subtype in ("*", subtype)


def parse(accept: str) -> tuple[MediaRange, ...]:
    """The ranges of the header in its order; entries that are not media ranges are left out."""
    ranges = (_parse_range(entry) for entry in accept.split(",")[:MAX_RANGES])
    return tuple(entry for entry in ranges if entry is not None)


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer that the client likes best; the earlier offer where it likes two equally.

    Args:
        accept: the header; None or blank takes anything.
        offers: media types in lower case, the server's favourite first.

    Returns:
        None when the client takes none of them.
    """
    if accept is None or not accept.strip():
        return offers[0]
    ranges = parse(accept)
    best = max(offers, key=lambda offer: (_weight(offer, ranges), -offers.index(offer)))
    return best if _weight(best, ranges) > 0 else None


def takes_gzip(accept_encoding: str) -> bool:
    """Does this `Accept-Encoding` header take gzip? No where it says nothing (RFC 9110, section 12.5.3)."""
    weights: dict[str, float] = {}
    for entry in accept_encoding.split(",")[:MAX_RANGES]:
        name, *parameters = (part.strip().lower() for part in entry.split(";"))
        weights[name] = _parse_weight(parameters)
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0))) > 0


def _weight(offer: str, ranges: Sequence[MediaRange]) -> float:
    fitting = [entry for entry in ranges if entry.matches(offer)]
    if not fitting:
        return 0.0
    precision = max(entry.precision for entry in fitting)
    return max(entry.weight for entry in fitting if entry.precision == precision)


def _parse_range(entry: str) -> MediaRange | None:
    name, *parameters = (part.strip().lower() for part in entry.split(";"))
    kind, slash, subtype = name.partition("/")
    if not (kind and slash and subtype) or (kind == "*" and subtype != "*"):
        return None
    return MediaRange(kind, subtype, _parse_weight(parameters))


def _parse_weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                return 0.0
            return weight if 0.0 <= weight <= 1.0 else 0.0
    return 1.0
