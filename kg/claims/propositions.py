"""From the words of a leaf statement to its proposition: a typed frame with roles, or an open claim.

In: a leaf. Out: a `Proposition`, the raw matter of a claim, with the negation and modal words around its predicate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.claims.arguments import Filler, entity_slot
from kg.claims.clauses import Clause, clause_of
from kg.claims.leaf import Leaf
from kg.claims.lexicon import Lexicon, Trigger, Voice
from kg.languages import quantities
from kg.languages.tokens import Match, Token
from kg.model import Act, Frame, Interval, Quantity, Slot

OPEN = "open"
SAYING = "state"
FALSE, TRUE = "be-false", "be-true"
_FINAL = 3  # words from an event noun to the verb that it belongs to
_NEGATION_REACH = 8  # words between a negator and the predicate it negates
_HOLE = 2  # characters between neighbouring words: more means that words between them were left out
_SAID_WORDS = 20  # words kept of what somebody is said to have said
_NOUN_START = 5  # an event noun carries the claim only near the beginning ("there were attacks on …")
_VOICE_WEIGHT = {Voice.VERB: 3.0, Voice.PASSIVE: 3.0, Voice.ADJECTIVE: 2.0, Voice.NOUN: 1.5}
_TIME_UNITS = frozenset({"hour", "day", "week", "month", "year"})
HARM = frozenset({"attack", "damage", "casualty-killed", "casualty-injured"})
_TELLING = frozenset({Act.ASSERT, Act.ACCUSE, Act.CONDEMN})  # a denial's place is that of what it answers
_VICTIMS = ("attack", "person")  # the number of those whom an attack hit is another claim
_PERSON_FRAMES = frozenset({"casualty-killed", "casualty-injured", "infect"})
# Under these acts an event noun anywhere is what the act is about ("denied the allegations of an attack").
_ABOUT_ACTS = frozenset({Act.DENY, Act.CONFIRM, Act.ACCUSE, Act.CONDEMN, Act.OFFER, Act.DEMAND, Act.REFUSE})


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a leaf says, before commitment: `is_negated` and the modal flags belong to the words, not to the claim.

    `inner` is what a verb of saying governs ("must say that …"), where the content holds one.
    `is_judged`: the negation is a verdict in the words themselves ("… is untrue").
    """

    frame: str
    slots: tuple[Slot, ...]
    lemmas: tuple[str, ...] = ()
    quantity: Quantity | None = None
    time: Interval | None = None
    is_negated: bool = False
    is_hedged: bool = False
    is_demanded: bool = False
    is_future: bool = False
    is_judged: bool = False
    voice: Voice | None = None
    inner: Proposition | None = None
    note: str | None = None

    def values(self, role: str) -> frozenset[str]:
        """All values of this role."""
        return frozenset(slot.value for slot in self.slots if slot.role == role)


def read(leaf: Leaf, *, frames: Mapping[str, Frame], lexicon: Lexicon, time: Interval | None = None) -> Proposition:
    """The proposition of a leaf; an open one when no frame fits."""
    tokens = leaf.tokens
    triggers = _triggers(leaf, frames)
    negators = lexicon.negators(tokens)
    ranked: list[tuple[float, int, Proposition]] = []
    for trigger in triggers:
        clause = clause_of(tokens, trigger, triggers, lexicon)
        slots = Filler(leaf, trigger, clause, frame=frames[trigger.frame], lexicon=lexicon).fill()
        slots = (*slots, *_words_said(trigger, slots, tokens, lexicon))
        slots = slots if negators else (*slots, *_scene(trigger, slots, leaf))
        if not _is_wanted(trigger, slots, frame=frames[trigger.frame], leaf=leaf, clause=clause, lexicon=lexicon):
            continue
        ranked.append(
            (
                _score(trigger, slots, triggers, tokens),
                -trigger.first,
                _typed(trigger, slots, clause, leaf=leaf, lexicon=lexicon, negators=negators, triggers=triggers),
            )
        )
    ranked.sort(key=lambda item: item[:2], reverse=True)
    main = ranked[0][2] if ranked and ranked[0][0] > 0 else _open(leaf, lexicon, negators)
    main = _with_coordinated(_called_false(main, ranked, tokens), [item[2] for item in ranked])
    if main.frame == SAYING:
        inner = next((prop for _, _, prop in ranked if prop.frame != SAYING), None)
        main = replace(main, inner=inner)
    return main if time is None else replace(main, time=time)


def _with_coordinated(main: Proposition, others: Sequence[Proposition]) -> Proposition:
    """With the other places of the same kind of event in the statement ("rockets hit Lisa, missiles hit Brenna")."""
    slots = list(main.slots)
    for other in others:
        is_same = (other.frame, other.is_negated) == (main.frame, main.is_negated) and other.frame != OPEN
        if (
            is_same
            and other.values("agent") == main.values("agent")
            and other.values("origin") == main.values("origin")
        ):
            held = {(slot.role, slot.value) for slot in slots}
            roles = {slot.role for slot in slots if slot.is_entity}
            slots += [s for s in other.slots if s.is_entity and s.role in roles and (s.role, s.value) not in held]
    return main if len(slots) == len(main.slots) else replace(main, slots=tuple(slots))


def _words_said(trigger: Trigger, slots: Sequence[Slot], tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Slot, ...]:
    """What a verb of saying governs, up to the end of its sentence, as the words of its theme."""
    if trigger.frame != SAYING or trigger.voice is Voice.NOUN or any(slot.role == "theme" for slot in slots):
        return ()
    end = next((i for i in range(trigger.last, len(tokens)) if tokens[i].is_stop), len(tokens))
    said = [token for token in tokens[trigger.last : end] if token.is_word][:_SAID_WORDS]
    content = [token.word for token in said if token.word not in lexicon.stopwords]
    printed = " ".join(token.printed for token in said)
    return (Slot("theme", " ".join(content), printed, is_entity=False),) if content else ()


def _scene(trigger: Trigger, slots: Sequence[Slot], leaf: Leaf) -> tuple[Slot, ...]:
    """Where harm was done whose place is not named: in the town that its paragraph is about, assumed.

    Not where it is denied ("we have not fired" is said of any place).
    """
    is_told = trigger.frame in HARM and trigger.voice in (Voice.VERB, Voice.PASSIVE)
    has_place = any(slot.is_entity and slot.role in ("patient", "place", "origin") for slot in slots)
    if leaf.scene is None or not is_told or has_place or leaf.statement.act not in _TELLING:
        return ()
    is_hit = trigger.frame == "attack" and not any(slot.role == "patient" for slot in slots)
    return (entity_slot("patient" if is_hit else "place", leaf.scene, is_assumed=True),)


def _triggers(leaf: Leaf, frames: Mapping[str, Frame]) -> tuple[Trigger, ...]:
    """The triggers outside names: the "States" of a country's name say nothing."""
    names = {i for item in leaf.named if not item.is_first_person for i in range(item.first, item.last)}
    return tuple(
        trigger
        for trigger in leaf.triggers
        if trigger.frame in frames and not names & set(range(trigger.first, trigger.last))
    )


def _called_false(
    main: Proposition, ranked: Sequence[tuple[float, int, Proposition]], tokens: Sequence[Token]
) -> Proposition:
    """An event that its sentence goes on to call false or true ("reports of a strike on X are untrue")."""
    verdicts = [item for item in ranked if item[2].frame in (FALSE, TRUE)]
    events = [item for item in ranked if item[2].voice is Voice.NOUN and any(slot.is_entity for slot in item[2].slots)]
    for _, at, verdict in verdicts:
        subjects = [
            (start, event)
            for _, start, event in events
            if -start < -at and not any(token.is_stop for token in tokens[-start:-at])
        ]
        if subjects:
            event = min(subjects, key=lambda pair: -pair[0])[1]
            return replace(event, is_negated=(verdict.frame == FALSE) is not verdict.is_negated, is_judged=True)
    return main


def _is_wanted(
    trigger: Trigger, slots: Sequence[Slot], *, frame: Frame, leaf: Leaf, clause: Clause, lexicon: Lexicon
) -> bool:
    """Are the roles enough for a typed claim?

    A state that only one party can hold (belong-to) needs both, named, and nothing but small words between verb and
    holder. An event noun needs a role or an act that is about it.
    """
    named = {slot.role for slot in slots if slot.is_entity}
    if frame.kind == "state" and frame.exclusive and trigger.voice is Voice.VERB:
        return set(frame.roles[:2]) <= named and _is_close(trigger, leaf, clause, lexicon)
    if frame.kind == "state" and frame.exclusive:
        return bool(named)
    if trigger.voice is Voice.ADJECTIVE:
        return True
    is_about = leaf.statement.act in _ABOUT_ACTS
    if trigger.voice is Voice.NOUN:
        words = [
            token for token in leaf.tokens[: trigger.first] if token.is_word and token.word not in lexicon.stopwords
        ]
        return is_about or (bool(named) and len(words) < _NOUN_START)
    return bool(slots) or is_about


def _is_close(trigger: Trigger, leaf: Leaf, clause: Clause, lexicon: Lexicon) -> bool:
    after = [item for item in leaf.named if trigger.last <= item.first < clause.high]
    if not after:
        return False
    return all(token.word in lexicon.stopwords for token in leaf.tokens[trigger.last : after[0].first])


def _score(trigger: Trigger, slots: Sequence[Slot], triggers: Sequence[Trigger], tokens: Sequence[Token]) -> float:
    """How surely this trigger carries the main claim: verbs before nouns, filled before empty, early before late."""
    named = len({slot.role for slot in slots if slot.is_entity})
    score = _VOICE_WEIGHT[trigger.voice] + named + 0.3 * (len(slots) > named) - 1.5 * trigger.first / (len(tokens) + 1)
    if trigger.frame == SAYING:
        return score - 2.0
    governed = any(
        other.frame == SAYING
        and other.voice is not Voice.NOUN
        and other.last <= trigger.first
        and _is_joined(tokens[other.last - 1 : trigger.first])
        for other in triggers
    )
    return score - 4.0 * governed


def _is_joined(tokens: Sequence[Token]) -> bool:
    """Do they run on, without a sentence end and without a hole where another speaker's words were left out?"""
    holes = (after.start - before.end > _HOLE for before, after in pairwise(tokens))
    return not any(holes) and not any(token.is_stop for token in tokens)


def _typed(
    trigger: Trigger,
    slots: tuple[Slot, ...],
    clause: Clause,
    *,
    leaf: Leaf,
    lexicon: Lexicon,
    negators: Sequence[Match],
    triggers: Sequence[Trigger],
) -> Proposition:
    tokens = leaf.tokens
    before = tokens[clause.low : trigger.first]
    return Proposition(
        trigger.frame,
        slots,
        quantity=_quantity(trigger, clause, tokens, lexicon),
        is_negated=_is_negated(trigger, clause, negators=negators, triggers=triggers, lexicon=lexicon),
        is_hedged=bool(lexicon.hedges.find(before)) or _is_contrasted(trigger, negators, lexicon),
        is_demanded=bool(lexicon.must.find(before)),
        is_future=bool(lexicon.future.find(before)),
        voice=trigger.voice,
    )


def _quantity(trigger: Trigger, clause: Clause, tokens: Sequence[Token], lexicon: Lexicon) -> Quantity | None:
    """The number that belongs to this predicate.

    Of victims the first one behind an active verb ("two strikes killed 26"), else the last one before it that no other
    predicate took ("14 were killed and 40 wounded"); of anything else the first one with a unit.
    """
    words = tokens[clause.low : clause.high]
    if trigger.frame not in _PERSON_FRAMES:
        found = quantities.find(words, lexicon.pack)
        is_other = found is None or found[1].unit in _TIME_UNITS or (trigger.frame, found[1].unit) == _VICTIMS
        return None if found is None or is_other else found[1]
    taken = max((at + 1 for at in clause.others if clause.low <= at < trigger.first), default=clause.low) - clause.low
    numbers = [
        item
        for item in quantities.find_all(words, lexicon.pack, default_unit="person")
        if item[1].unit not in _TIME_UNITS and item[0] >= taken
    ]
    before = [item for item in numbers if item[0] < trigger.first - clause.low]
    after = [item for item in numbers if item not in before]
    if trigger.voice is Voice.VERB and after and not lexicon.is_verb_final:
        return after[0][1]
    return before[-1][1] if before else after[0][1] if after else None


def _is_negated(
    trigger: Trigger,
    clause: Clause,
    *,
    negators: Sequence[Match],
    triggers: Sequence[Trigger],
    lexicon: Lexicon,
) -> bool:
    """Do negators of the clause reach the predicate, its own words included?

    Where verbs stand last, an event noun is negated by the verb behind it ("atəş açılmayıb": no fire was opened).
    """
    verbs = [t.first for t in triggers if t.voice in (Voice.VERB, Voice.PASSIVE) and t.first < trigger.first]
    low = clause.low if clause.head is None else clause.head  # "without regard for people who died": they died
    reaching: list[Match] = []
    for negator in negators:
        is_before = low <= negator.first < trigger.first and trigger.first - negator.first <= _NEGATION_REACH
        is_taken = any(negator.first < verb for verb in verbs)
        is_own = trigger.first <= negator.first <= trigger.last and trigger.voice is not Voice.NOUN
        is_behind = lexicon.is_verb_final and trigger.last <= negator.first < min(clause.high, trigger.last + _FINAL)
        if (is_before and not is_taken) or is_own or (is_behind and trigger.voice is Voice.NOUN):
            reaching.append(negator)
    return lexicon.is_negated(reaching)


def _is_contrasted(trigger: Trigger, negators: Sequence[Match], lexicon: Lexicon) -> bool:
    """Does a negator of nouns stand directly before a verb ("bukan meninggal karena …": died, but not because of …)?

    What is denied then is something about the event, and not the event.
    """
    is_verb = trigger.voice in (Voice.VERB, Voice.PASSIVE)
    return is_verb and any(n.last == trigger.first and n.phrase in lexicon.contrasting for n in negators)


def _open(leaf: Leaf, lexicon: Lexicon, negators: Sequence[Match]) -> Proposition:
    """An open claim: content words without small words, negators and names; the names themselves as themes."""
    tokens = leaf.tokens
    taken = {i for item in leaf.named for i in range(item.first, item.last)}
    taken |= {i for match in negators for i in range(match.first, match.last)}
    lemmas = {
        token.word
        for index, token in enumerate(tokens)
        if token.is_word and index not in taken and token.word not in lexicon.stopwords
    }
    named = {item.entity.iri: entity_slot("theme", item.entity, place=item.place) for item in leaf.named}
    wall = next(
        (i for i, token in enumerate(tokens) if i > 0 and (token.is_stop or token.word in lexicon.walls)), len(tokens)
    )
    before = [match for match in negators if match.first < wall]
    head = tokens[:wall]
    found = quantities.find(tokens, lexicon.pack)
    return Proposition(
        OPEN,
        tuple(named[iri] for iri in sorted(named)),
        tuple(sorted(lemmas)),
        quantity=found[1] if found and found[1].unit not in _TIME_UNITS else None,
        is_negated=lexicon.is_negated(before),
        is_hedged=bool(lexicon.hedges.find(head)),
        is_demanded=bool(lexicon.must.find(head)),
        is_future=bool(lexicon.future.find(head)),
    )
