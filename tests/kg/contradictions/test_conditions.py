"""One offer, made again under other conditions, is a change of position; two reports of one speech are not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kg import contradictions
from kg.graph import frames
from kg.model import Act, Commitment, EntityKind, Interval, Polarity, StatedClaim
from tests import factories

FRAMES = frames.load()
START = date(2020, 10, 5)
HAND_OVER, WITHDRAW = "https://example.org/hand-over", "https://example.org/withdraw"


KELMAR = factories.entity("kelmar", "Government of Kelmar", kind=EntityKind.GOVERNMENT)
TEXT = "We would stop."


def offer(name: str, days: int, *conditions: str, speaker: str = "Ana Lim") -> StatedClaim:
    """An offer to end hostilities, so many days after the first."""
    day = START + timedelta(days=days)
    return factories.stated(
        factories.article(TEXT, url=f"https://news.example/{name}", published=day),
        factories.statement(TEXT, TEXT, act=Act.OFFER, commitment=Commitment.NONE, said=Interval(day, day)),
        factories.claim(
            "end-hostilities", "Government of Kelmar ends hostilities", slots=(factories.slot("agent", KELMAR),)
        ),
        speaker=factories.entity(speaker.lower().replace(" ", "-"), speaker),
        polarity=Polarity.CONDITIONAL,
        conditions=conditions,
    )


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ((HAND_OVER, WITHDRAW), (WITHDRAW,), "dropped"),
        ((WITHDRAW,), (HAND_OVER, WITHDRAW), "added"),
        ((HAND_OVER,), (WITHDRAW,), "exchanged"),
    ],
)
def test_other_conditions_later_are_a_change(before: tuple[str, ...], after: tuple[str, ...], change: str) -> None:
    found = contradictions.find([offer("one", 0, *before), offer("two", 30, *after)], FRAMES, {}).contradictions
    assert [(c.rule, c.kind, c.clash) for c in found] == [("conditions", "position-change", f"conditions: {change}")]


@pytest.mark.parametrize(
    ("days", "conditions", "speaker"),
    [(2, (WITHDRAW,), "Ana Lim"), (30, (HAND_OVER,), "Ana Lim"), (30, (), "Ana Lim"), (30, (WITHDRAW,), "Beo Tal")],
    ids=["reports of one speech", "the same conditions", "none given", "another speaker"],
)
def test_what_is_no_change(days: int, conditions: tuple[str, ...], speaker: str) -> None:
    pair = [offer("one", 0, HAND_OVER), offer("two", days, *conditions, speaker=speaker)]
    assert contradictions.find(pair, FRAMES, {}).contradictions == ()
