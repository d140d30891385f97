"""A statement's attitude to its claim in positive form, from the speaker's commitment, the words' negation and the act.

| act | words | commitment | polarity |
|---|---|---|---|
| deny | "no fire was opened" | yes | denies |
| deny | "launching an attack" | no | denies |
| deny | "there is no need to shell it" | yes | uncommitted, where the negation is out of reach |
| assert | "we did not fire" | yes | denies |
| deny | "that it had not paid" | no | affirms |
| assert, deny, offer, promise, threaten, refuse | with conditions | any | conditional |
| demand, question, offer | any | none | uncommitted |
| condemn, praise, apologise | an event | any | uncommitted, and the event is presupposed |
"""

from __future__ import annotations

from kg.claims.propositions import FALSE, OPEN, Proposition
from kg.model import Act, Commitment, Polarity, Statement

_CONDITIONAL_ACTS = frozenset({Act.ASSERT, Act.DENY, Act.OFFER, Act.PROMISE, Act.THREATEN, Act.REFUSE})
_VERDICTS = frozenset({Act.CONDEMN, Act.PRAISE, Act.APOLOGISE})
_VERDICT_FRAMES = frozenset({FALSE, "falsify"})
_WORLD_ACTS = frozenset({Act.ASSERT, Act.CONFIRM, Act.ACCUSE, Act.DENY})


def presupposes(statement: Statement, proposition: Proposition) -> bool:
    """Does the act take the event for granted ("condemned the attack on Terter")?"""
    return statement.act in _VERDICTS and proposition.frame != OPEN and not proposition.is_negated


def of(statement: Statement, proposition: Proposition, *, is_own: bool) -> Polarity:
    """The polarity of one statement toward the positive claim.

    Args:
        statement: the leaf.
        proposition: what its words say.
        is_own: is the claim about what the speaker's own side does?
    """
    if statement.conditions and statement.act in _CONDITIONAL_ACTS:
        return Polarity.CONDITIONAL
    if presupposes(statement, proposition):
        return Polarity.UNCOMMITTED  # it judges the event; that it happened is presupposed, and stated apart
    if statement.commitment is Commitment.NONE or statement.act in (Act.DEMAND, Act.QUESTION):
        return Polarity.UNCOMMITTED
    if proposition.is_hedged or (proposition.is_demanded and statement.act in _WORLD_ACTS):
        return Polarity.UNCOMMITTED
    if proposition.frame != OPEN and proposition.is_future and not is_own and statement.act in _WORLD_ACTS:
        return Polarity.UNCOMMITTED  # a prediction is no report of the event
    if statement.act in _VERDICTS and statement.commitment is Commitment.NO:
        return Polarity.UNCOMMITTED  # to find something wrong is not to find it false
    if statement.act is Act.DENY and statement.commitment is Commitment.NO and proposition.is_judged:
        return Polarity.DENIES  # "dismissed the report as untrue" denies once, not twice
    if statement.act is Act.DENY and statement.commitment is Commitment.YES and not proposition.is_negated:
        # The words deny something, and no negator was found: what they deny was not understood.
        return Polarity.AFFIRMS if proposition.frame in _VERDICT_FRAMES else Polarity.UNCOMMITTED
    is_held = statement.commitment is Commitment.YES
    return Polarity.AFFIRMS if is_held is not proposition.is_negated else Polarity.DENIES
