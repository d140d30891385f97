"""What a bare denial or confirmation is about.

"denied launching an attack", "membantah tuduhan itu", "the report is disinformation": the words alone leave open which
attack, accusation or report is meant. They are bound to what stands nearest before in the article:

1. what is nested in the denial itself ("denied the claim that …"),
2. what the speaker whom the words name said ("Corvin's account"), or what somebody else said directly before,
3. the nearest report or accusation that makes the denier's own side the agent, else an accusation,
4. else, when the frame is known, the nearest claim of the same frame that names no agent.

A refusal that only points ("rejected both demands") is bound to the nearest demand or offer of another.

What stands far off is not meant: a pointer reaches over few statements, one that says it is about an accusation, or
that names whose words it means, over more. Words that tell something of their own are no pointer: "there was no
complaint" denies that there was one, and "the report that the harbour was sold is false" says itself which report.

Roles taken over are marked as assumed. If nothing fits, nothing is taken: fires on "Armenian forces shelled Ganja.
Armenia denied carrying out an attack."; leaves alone "Azerbaijan shelled Stepanakert. Armenia denied carrying out an
attack." (another side's act).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg.claims.leaf import Leaf
from kg.claims.lexicon import Lexicon, Voice
from kg.claims.polarity import presupposes
from kg.claims.propositions import FALSE, HARM, OPEN, TRUE, Proposition
from kg.model import Act, Commitment, EntityKind, Interval, Polarity, Slot, Statement

_BINDING_ACTS = frozenset({Act.DENY, Act.CONFIRM})
_ASKED = frozenset({Act.DEMAND, Act.OFFER})
_BOUND_FACTOR = 0.9
_OPENING = 3  # words in which a denial points
_NEAR = 3  # statements that may stand between a pointer ("that is not so") and what it means
_FAR = 12  # the same where the words tell that an accusation or a named person's words are meant
_SideOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A leaf, what it says and how it stands to that; `assumed` says in words what was taken from elsewhere."""

    leaf: Leaf
    proposition: Proposition
    polarity: Polarity
    confidence: float
    explicitness: str = "explicit"
    note: str | None = None
    about: Statement | None = None  # whose words it answers, where its own only point there


def is_bare(draft: Draft, lexicon: Lexicon) -> bool:
    """Do the words only point ("that claim"), or name an event without anything that tells which?"""
    proposition = draft.proposition
    if proposition.frame == OPEN and set(proposition.lemmas) & lexicon.denials:
        return False  # "rejected his denial": what is denied so was itself denied
    if proposition.frame in (FALSE, TRUE):
        return _is_bare_verdict(draft, lexicon)
    act = draft.leaf.statement.act
    if _denies_any(draft, lexicon) or (act is Act.CONFIRM and _is_own_word(draft, lexicon)):
        return False
    if act not in _BINDING_ACTS:
        return act is Act.REFUSE and proposition.frame == OPEN and _only_points(draft, lexicon)
    if proposition.frame == OPEN:
        return set(proposition.lemmas) <= lexicon.pointers | lexicon.untrue or (
            act is Act.DENY and _only_points(draft, lexicon)
        )
    is_generic = proposition.is_negated  # "we did not fire" is a denial of any firing, not a pointer
    return not is_generic and proposition.time is None and {slot.role for slot in proposition.slots} <= {"agent"}


def _is_bare_verdict(draft: Draft, lexicon: Lexicon) -> bool:
    """Do words that call something true or untrue not tell what ("that is a lie")?

    A denial that opens with a pointer may go on ("that accusation about the ferries is a lie, all of it").
    """
    filled = {word for slot in draft.proposition.slots if not slot.is_entity for word in slot.value.split()}
    opened = {token.word for token in [token for token in draft.leaf.tokens if token.is_word][:_OPENING]}
    is_pointing = draft.leaf.statement.act is Act.DENY and bool(opened & (lexicon.demonstratives | lexicon.pronouns))
    is_filled = not filled <= lexicon.pointers | lexicon.demonyms | _event_words(draft.leaf)
    return not is_filled and (is_pointing or not _tells(draft, lexicon))


def _tells(draft: Draft, lexicon: Lexicon) -> bool:
    """Do the words tell something beside pointers, names, verdicts and events that are only named?"""
    leaf = draft.leaf
    named = {i for item in leaf.named for i in range(item.first, item.last)}
    verdicts = {i for t in leaf.triggers if t.frame in (FALSE, TRUE) for i in range(t.first, t.last)}
    idle = lexicon.pointers | lexicon.accounts | lexicon.untrue | lexicon.demonyms | lexicon.stopwords
    idle |= lexicon.negating | lexicon.demonstratives | _event_words(leaf)
    rest = [t for i, t in enumerate(leaf.tokens) if t.is_word and i not in named | verdicts and t.word not in idle]
    return len(rest) > 1


def _denies_any(draft: Draft, lexicon: Lexicon) -> bool:
    """Do the words deny that there was such a telling at all ("there was no complaint"), and none that was made?"""
    statement, words = draft.leaf.statement, set(draft.proposition.lemmas)
    if draft.proposition.frame != OPEN or statement.act is not Act.DENY or statement.commitment is not Commitment.YES:
        return False
    is_verdict = bool(words & lexicon.untrue or lexicon.demonstratives & _words(draft.leaf))
    return draft.proposition.is_negated and bool(words & lexicon.pointers) and not is_verdict


def _is_own_word(draft: Draft, lexicon: Lexicon) -> bool:
    """Is what somebody stands by his own ("her statement"), and not what another told?"""
    return bool(_words(draft.leaf) & lexicon.theirs) and not draft.leaf.named


def _only_points(draft: Draft, lexicon: Lexicon) -> bool:
    """Is there a word for what was told or asked, and beside it no more than one that tells whose or which?"""
    words = set(draft.proposition.lemmas)
    pointing = words & (lexicon.pointers | lexicon.accounts)
    is_short = len(words - pointing - lexicon.untrue) <= bool(lexicon.demonstratives & _words(draft.leaf))
    return bool(pointing) and is_short and draft.leaf.statement.commitment is Commitment.NO


def _words(leaf: Leaf) -> set[str]:
    return {token.word for token in leaf.tokens}


def _event_words(leaf: Leaf) -> set[str]:
    """Nouns of events in the words: "the report of the strike" points at what was told of one."""
    nouns = (trigger for trigger in leaf.triggers if trigger.voice is Voice.NOUN)
    return {token.word for trigger in nouns for token in leaf.tokens[trigger.first : trigger.last]}


def bind(draft: Draft, drafts: Sequence[Draft], *, lexicon: Lexicon, side_of: _SideOf) -> Draft:
    """The draft with what it is about, or unchanged where nothing fits.

    Args:
        draft: a denial or confirmation.
        drafts: the drafts around it, in text order; only earlier ones and nested ones are looked at.
        lexicon: search tables of the language.
        side_of: from an entity's IRI to its side's.
    """
    if not is_bare(draft, lexicon):
        return draft
    own = draft.leaf.statement
    nested = [other for other in drafts if _is_told_in(own, other)]
    if nested and draft.proposition.frame in (OPEN, FALSE, TRUE):
        return _adopt(draft, nested[0], side_of)
    start = own.extent.start
    if draft.leaf.statement.act is Act.REFUSE:
        asked = _asked(draft, [other for other in drafts if other.leaf.statement.extent.start < start])
        return _adopt(draft, asked, side_of) if asked is not None else draft
    earlier = [
        other
        for other in drafts
        if other.leaf.statement.extent.start < start
        and (other.polarity is Polarity.AFFIRMS or presupposes(other.leaf.statement, other.proposition))
        and _is_told(other.proposition)
        and _side(other.leaf) != _side(draft.leaf)
    ]
    found = _nearest(draft, earlier, drafts, lexicon=lexicon, side_of=side_of)
    if found is None and not earlier and (later := _announced(draft, drafts)):
        found = _nearest(draft, later, drafts, lexicon=lexicon, side_of=side_of)
    return _adopt(draft, found, side_of) if found is not None else draft


def _is_told_in(statement: Statement, other: Draft) -> bool:
    """Is the other nested in this statement? A part holds only what is said in its own words."""
    parent = other.leaf.statement.parent
    if statement.whole is None or parent is None:
        return parent == statement.key
    parts = other.leaf.statement.content
    return parent == statement.whole and any(span.covers(part) for span in statement.content for part in parts)


def _is_within(reach: int, told: Draft, draft: Draft, around: Sequence[Draft]) -> bool:
    """Do no more than so many statements begin between the end of one and the other? Parts count as one."""
    low, high = told.leaf.statement.extent.end, draft.leaf.statement.extent.start
    own = {told.leaf.statement.whole, draft.leaf.statement.whole} - {None}
    between = {
        other.leaf.statement.whole or other.leaf.statement.key
        for other in around
        if low <= other.leaf.statement.extent.start < high and other.leaf is not draft.leaf
    }
    return len(between - own) <= reach


def _asked(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The nearest demand or offer of another side."""
    asked = [
        other
        for other in earlier
        if _is_within(_FAR, other, draft, earlier)
        and other.leaf.statement.act in _ASKED
        and _is_told(other.proposition)
        and _side(other.leaf) != _side(draft.leaf)
    ]
    return asked[-1] if asked else None


def _announced(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """Reports after a headline that names their place ("denies allegation about Podhora")."""
    places = {item.entity.iri for item in draft.leaf.named if item.entity.kind is EntityKind.PLACE}
    if not places or drafts[0].leaf is not draft.leaf:
        return []
    return [
        other
        for other in drafts[1:]
        if other.polarity is Polarity.AFFIRMS and _is_told(other.proposition) and _side(other.leaf) != _side(draft.leaf)
    ]


def _is_told(proposition: Proposition) -> bool:
    return proposition.frame not in (FALSE, TRUE) and (proposition.frame != OPEN or len(proposition.lemmas) > 1)


def _side(leaf: Leaf) -> str | None:
    return leaf.side.iri if leaf.side is not None else None


def _is_before(told: Draft, draft: Draft, around: Sequence[Draft]) -> bool:
    """Does nobody but these two speak between them ("X said so. Y denied that.")?"""
    low, high = told.leaf.statement.extent.end, draft.leaf.statement.extent.start
    return not any(
        low <= other.leaf.statement.extent.start < high and _side(other.leaf) not in (_side(told.leaf), own)
        for own in (_side(draft.leaf),)
        for other in around
        if other.leaf is not draft.leaf
    )


def _nearest(
    draft: Draft, earlier: Sequence[Draft], around: Sequence[Draft], *, lexicon: Lexicon, side_of: _SideOf
) -> Draft | None:
    own = _side(draft.leaf)
    frame = draft.proposition.frame
    is_pointer = frame in (OPEN, FALSE, TRUE)
    same = [other for other in earlier if is_pointer or other.proposition.frame == frame]
    places = {item.entity.iri for item in draft.leaf.named if item.entity.kind is EntityKind.PLACE}
    if places:
        same = [other for other in same if places & {slot.value for slot in other.proposition.slots}]
    if is_pointer:
        return _pointed(draft, same, around, lexicon=lexicon, side_of=side_of)
    blamed = [other for other in same if own in {side_of(value) for value in _blamed(other.proposition)}]
    if blamed:
        return _fullest(blamed)
    if not draft.proposition.values("agent"):
        return None  # "denied the attack": that there was one, or that it was theirs?
    agentless = [other for other in same if not other.proposition.values("agent") and len(other.proposition.slots) > 0]
    return agentless[-1] if agentless else None


def _fullest(drafts: Sequence[Draft]) -> Draft:
    return max(drafts, key=lambda other: (_weight(other.proposition), other.leaf.statement.extent.start))


def _pointed(
    draft: Draft, earlier: Sequence[Draft], around: Sequence[Draft], *, lexicon: Lexicon, side_of: _SideOf
) -> Draft | None:
    """What words that only point mean: somebody's words, an accusation, what blames the speaker's own side."""
    own = _side(draft.leaf)
    far = [other for other in earlier if _is_within(_FAR, other, draft, around)]
    if (direct := _meant(draft, far, around, lexicon)) is not None:
        return _in_full(direct, far, side_of)
    is_charged = any(token.word in lexicon.charges for token in draft.leaf.tokens)  # "that accusation"
    near = far if is_charged else [other for other in far if _is_within(_NEAR, other, draft, around)]
    blamed = [
        other
        for other in far
        if own in {side_of(value) for value in _blamed(other.proposition)}
        and (other in near or other.proposition.frame != OPEN)
    ]
    charges = [other for other in near if _is_spoken(other) and _is_charge(other)]
    if charges and all(other.proposition.frame == OPEN for other in blamed):
        return charges[-1]  # who is merely named in other words is not therefore accused
    if blamed:
        return _fullest(blamed)
    told = [other for other in near if other.leaf.statement.act in (Act.ACCUSE, Act.ASSERT) and _is_spoken(other)]
    if not told or (is_charged and not _is_charge(told[-1])):
        return None
    return told[-1] if _is_charge(told[-1]) or _is_before(told[-1], draft, around) else None


def _meant(draft: Draft, earlier: Sequence[Draft], around: Sequence[Draft], lexicon: Lexicon) -> Draft | None:
    """What the person named in the words told, or what somebody told directly before; of that, an accusation first."""
    if draft.proposition.frame != OPEN or draft.leaf.statement.act is not Act.DENY:
        return None
    told = [other for other in earlier if other.leaf.statement.act in (Act.ACCUSE, Act.ASSERT) and _is_spoken(other)]
    named = {item.entity.iri for item in draft.leaf.named}
    theirs = [other for other in told if other.leaf.speaker is not None and other.leaf.speaker.iri in named]
    if not theirs and told and _is_before(told[-1], draft, around):
        theirs = [
            other for other in told if _is_before(other, draft, around) and _side(other.leaf) == _side(told[-1].leaf)
        ]
    accused = [other for other in theirs if other.leaf.statement.act is Act.ACCUSE]
    is_charged = any(token.word in lexicon.charges for token in draft.leaf.tokens)
    meant = accused or ([] if is_charged else theirs)
    return meant[-1] if meant else None


def _in_full(told: Draft, earlier: Sequence[Draft], side_of: _SideOf) -> Draft:
    """The same charge where it is told with more roles: a headline names the accused, its lead also the town."""
    accused = {side_of(value) for value in told.proposition.values("agent")}
    fuller = [
        other
        for other in earlier
        if accused
        and other.proposition.frame == told.proposition.frame
        and _side(other.leaf) == _side(told.leaf)
        and {side_of(value) for value in other.proposition.values("agent")} == accused
        and _weight(other.proposition) > _weight(told.proposition)
    ]
    return fuller[-1] if fuller else told


def _is_charge(draft: Draft) -> bool:
    """An accusation, or harm to people reported by an official of another side: what an "accusation" may point to."""
    statement, leaf = draft.leaf.statement, draft.leaf
    is_official = leaf.side is not None and leaf.speaker is not None and leaf.side.iri != leaf.speaker.iri
    is_harm = draft.proposition.frame in HARM and bool(draft.proposition.slots)
    return statement.act is Act.ACCUSE or (is_official and is_harm)


def _blamed(proposition: Proposition) -> frozenset[str]:
    """Whom a report makes the agent; an open claim does not tell, so anybody named in it."""
    return proposition.values("theme" if proposition.frame == OPEN else "agent")


def _weight(proposition: Proposition) -> int:
    """How much an antecedent tells: roles and the time."""
    return len({slot.role for slot in proposition.slots}) + (proposition.time is not None)


def _is_spoken(draft: Draft) -> bool:
    return draft.leaf.statement.cue is not None


def _adopt(draft: Draft, source: Draft, side_of: _SideOf) -> Draft:
    taken, own = source.proposition, draft.proposition
    is_verdict = own.frame in (FALSE, TRUE)
    kept = () if is_verdict or own.frame == OPEN else own.slots
    if own.frame == taken.frame and {side_of(s.value) for s in kept} == {side_of(v) for v in taken.values("agent")}:
        kept = ()  # the same agent, named more exactly before: "Armenia" for "Armenian forces"
    agentless = own.voice is Voice.NOUN and draft.leaf.statement.act is Act.CONFIRM
    roles = {slot.role for slot in kept} | ({"agent"} if agentless else set())
    slots = (*kept, *(_assumed(slot) for slot in taken.slots if slot.role not in roles))
    ordered = tuple(sorted(slots, key=lambda slot: _order(taken, slot)))
    polarity = draft.polarity
    is_double = draft.leaf.statement.act is Act.DENY and draft.leaf.statement.commitment is Commitment.NO
    if own.frame == FALSE and not is_double:
        polarity = {Polarity.AFFIRMS: Polarity.DENIES, Polarity.DENIES: Polarity.AFFIRMS}.get(polarity, polarity)
    if draft.leaf.statement.act is Act.DENY and own.frame in (OPEN, FALSE, TRUE) and not is_double:
        polarity = Polarity.DENIES  # whatever words call it false: who denies does not affirm
    proposition = replace(
        taken, slots=ordered, time=own.time or _assumed_time(taken.time), is_negated=own.is_negated, inner=None
    )
    quote_key = source.leaf.statement.key
    note = f"what is meant was taken from statement {quote_key}: the words themselves do not say it"
    return replace(
        draft,
        proposition=proposition,
        polarity=polarity,
        confidence=draft.confidence * _BOUND_FACTOR,
        note=note,
        about=source.about or source.leaf.statement,
    )


def _order(proposition: Proposition, slot: Slot) -> tuple[int, str]:
    roles = [other.role for other in proposition.slots]
    return (roles.index(slot.role) if slot.role in roles else -1, slot.value)


def _assumed(slot: Slot) -> Slot:
    return replace(slot, is_assumed=True)


def _assumed_time(time: Interval | None) -> Interval | None:
    return replace(time, is_assumed=True) if time is not None else None
