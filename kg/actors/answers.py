"""What is found for the words that denote a speaker.

In: nothing. Out: the record that the finders of this folder hand back.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.actors.cast import Figure
from kg.model import MentionKind, SpeakerRule


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is meant by a mention, how sure that is, and how it was found."""

    figure: Figure
    kind: MentionKind
    rule: SpeakerRule
    confidence: float
    literal: str | None = None
    note: str | None = None
