"""Every record that flows between the stages, as frozen dataclasses.

The stages share these records and the language files, and nothing else. Records check themselves when they are
made: a span that ends before it starts, or a confidence of 2, cannot exist.

Text positions are Unicode code points into the article version's text, start included, end excluded.
`None` always means "not known". Tuples are sorted where order has no meaning of its own.
"""

from __future__ import annotations

from kg.model.claims import EMPTY, ArticleRecord, Claim, Frame, Quantity, Slot, StatedClaim
from kg.model.conflicts import (
    ClaimMatch,
    Contradiction,
    Dispute,
    DisputeSide,
    NotContradiction,
    PairJudgement,
    PositionChange,
    Reason,
    WireCopy,
)
from kg.model.entities import Entity, EntityKind, EntityMention, Office, Resolution
from kg.model.identities import ActorDecision, ActorJudgement, ArticleActors, Identities, Identity, Sameness
from kg.model.saying import SILENCE, Act, Commitment, Mention, MentionKind, Mode, Polarity, SpeakerRule, Statement, Via
from kg.model.spans import SpanIndex
from kg.model.text import Article, Interval, Layout, Quote, Sentence, Span, TimeExpression

__all__ = [
    "EMPTY",
    "SILENCE",
    "Act",
    "ActorDecision",
    "ActorJudgement",
    "Article",
    "ArticleActors",
    "ArticleRecord",
    "Claim",
    "ClaimMatch",
    "Commitment",
    "Contradiction",
    "Dispute",
    "DisputeSide",
    "Entity",
    "EntityKind",
    "EntityMention",
    "Frame",
    "Identities",
    "Identity",
    "Interval",
    "Layout",
    "Mention",
    "MentionKind",
    "Mode",
    "NotContradiction",
    "Office",
    "PairJudgement",
    "Polarity",
    "PositionChange",
    "Quantity",
    "Quote",
    "Reason",
    "Resolution",
    "Sameness",
    "Sentence",
    "Slot",
    "Span",
    "SpanIndex",
    "SpeakerRule",
    "StatedClaim",
    "Statement",
    "TimeExpression",
    "Via",
    "WireCopy",
]
