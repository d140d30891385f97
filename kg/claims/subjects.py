"""Who does it: whether a name that stands before a verb is its subject.

An inverted aggressor is the worst mistake that can be made here, so a name is the doer only when nothing speaks against
it, and otherwise the agent stays empty. Fires on "Armenian forces late on Sunday fired missiles"; leaves alone "an
adviser to the president of Armenia, forces fired", "residents of Armenia attacked", "Mingachevir attacked" (a headline:
who did it?) and "Мингечевир обстреляли" (they shelled it).
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.claims.leaf import Leaf
from kg.claims.lexicon import Lexicon, Trigger, Voice
from kg.claims.named import Named
from kg.languages.tokens import Token, fold
from kg.model import Entity, EntityKind, Frame

_VIOLENT = "patient"  # towns do not do things to somebody; they apologise and withdraw, for their governments
_LONGEST_ENDING = 5


def can_act(entity: Entity) -> bool:
    """Is it an actor, and not a place?"""
    return entity.kind is not EntityKind.PLACE


def are_small(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Are they all words without weight of their own, times or numbers: nothing that a name could belong to?"""
    small = lexicon.small
    return all(token.is_word and (token.word in small or token.word[0].isdigit()) for token in tokens)


def leads_no_name(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Does a word of time or a weapon follow, behind a number at most ("on Sunday", "в ночь на 11 октября")?"""
    after = next((token for token in tokens[index + 1 :] if not token.word[0].isdigit()), None)
    return after is not None and (after.word in lexicon.times or after.word in lexicon.weapons)


def is_doer(
    chosen: Sequence[Named], leaf: Leaf, trigger: Trigger, *, frame: Frame, lexicon: Lexicon, head: int | None = None
) -> bool:
    """Are these names, joined by "and", the subject of this active verb or adjective?

    Args:
        chosen: in text order, the last of them nearest to the verb.
        leaf: whose words they stand in.
        trigger: the verb.
        frame: what the verb says; with a patient among its roles more is asked.
        lexicon: search tables of the language.
        head: end of the words before a relative pronoun, where one stands before the verb.
    """
    between = leaf.tokens[chosen[-1].last : trigger.first if head is None else head]
    if head is not None and between and between[-1].printed == ",":
        between = between[:-1]
    is_pronoun = all(_is_pronoun(item, leaf, lexicon) for item in chosen) and all(token.is_word for token in between)
    if not is_pronoun and not are_small(between, lexicon):
        return False
    if any(lexicon.prepositions.at(between, i) for i in _untimed(between, lexicon)):
        return False
    if not all(_is_head(item, leaf, lexicon) for item in chosen):
        return False
    if _VIOLENT not in frame.roles or trigger.voice is not Voice.VERB:
        return True
    if any(not can_act(item.entity) for item in chosen):
        return False
    has_object = lexicon.has_object(leaf.tokens, trigger.last) or _has_goal(leaf, trigger)
    if has_object or all(_is_pronoun(item, leaf, lexicon) for item in chosen):
        return not (lexicon.is_inflected and _is_ambiguous(chosen, leaf, trigger))
    is_country = any(item.place is not None for item in chosen)
    has_auxiliary = any(token.word in lexicon.auxiliaries for token in between)
    is_participle = trigger.last - trigger.first == 1 and leaf.tokens[trigger.first].word in lexicon.participles
    return has_auxiliary or not (is_participle or (lexicon.is_inflected and is_country))


def _is_pronoun(item: Named, leaf: Leaf, lexicon: Lexicon) -> bool:
    return item.is_first_person or all(token.word in lexicon.pronouns for token in leaf.tokens[item.first : item.last])


def target_of(leaf: Leaf, trigger: Trigger, lexicon: Lexicon) -> Entity | None:
    """Whom an accusation or condemnation is aimed at: named by the statement, or by the words that it begins with.

    Fires on "Armenia of a missile attack", "pihak Kelmar melakukan serangan"; leaves alone "Podhora was attacked".
    """
    if leaf.target is not None:
        return leaf.target
    first = next(iter(leaf.named), None)
    if first is None or lexicon.is_verb_final or not can_act(first.entity):
        return None
    if first.last >= trigger.first or not are_small(leaf.tokens[: first.first], lexicon):
        return None
    after = leaf.tokens[first.last].word
    is_aimed = after in lexicon.after_target or after.startswith(lexicon.verb_prefixes or "\0")
    return first.entity if is_aimed else None


def _untimed(tokens: Sequence[Token], lexicon: Lexicon) -> list[int]:
    """Where words other than those of a time stand ("on Sunday" leads no name)."""
    return [
        index
        for index, token in enumerate(tokens)
        if token.word not in lexicon.untimed
        and not (index + 1 < len(tokens) and tokens[index + 1].word in lexicon.times)
    ]


def _is_head(item: Named, leaf: Leaf, lexicon: Lexicon) -> bool:
    """Is a country or government itself meant, and not whom or what it has ("residents of Kelmar", "warga Kelmar")?"""
    if item.place is None and item.entity.kind is not EntityKind.PLACE:
        return True
    before = leaf.tokens[item.first - 1 : item.first] if item.first else ()
    is_beside_name = any(other.last == item.first for other in leaf.named)
    return is_beside_name or not before or not before[0].is_word or are_small(before, lexicon)


def _has_goal(leaf: Leaf, trigger: Trigger) -> bool:
    """Does a name follow the verb in its sentence ("fired at Podhora")?"""
    stop = next((i for i in range(trigger.last, len(leaf.tokens)) if not leaf.tokens[i].is_word), len(leaf.tokens))
    return any(trigger.last <= item.first < stop for item in leaf.named)


def _is_ambiguous(chosen: Sequence[Named], leaf: Leaf, trigger: Trigger) -> bool:
    """Where word order is free: does another possible doer follow directly, while this name could be the object?"""
    after = next((item for item in leaf.named if item.first == trigger.last and can_act(item.entity)), None)
    if after is not None and after.place is not None and chosen[-1].place is None:
        return False  # an army before the verb and a town after it
    return after is not None and not (is_basic(chosen[-1], leaf) and not is_basic(after, leaf))


def is_basic(item: Named, leaf: Leaf) -> bool:
    """Does the name stand in its dictionary form, as a subject does where names are inflected?"""
    printed = printed_of(item, leaf)
    return printed in {
        fold(label) for entity in (item.entity, item.place) if entity for label in entity.labels.values()
    }


def may_be_subject(item: Named, leaf: Leaf) -> bool:
    """Where names are inflected: may an actor behind the verb be its subject, as far as its form tells?

    Not where it stands in a known form that is not the dictionary's ("атаковали Армению"). A place is no subject.
    """
    if not can_act(item.entity) or item.is_first_person or item.place is not None:
        return False
    forms = {fold(name) for entity in (item.entity, item.place) if entity for name in entity.names}
    return is_basic(item, leaf) or printed_of(item, leaf) not in forms


def is_owner(item: Named, leaf: Leaf, lexicon: Lexicon) -> bool:
    """Does the name stand in the form of an owner ("Kelmar's")?"""
    return bool(lexicon.owner_ending) and printed_of(item, leaf).endswith(lexicon.owner_ending)


def is_bare(item: Named, leaf: Leaf) -> bool:
    """Does the name stand without an ending, as far as its known forms tell?"""
    printed = printed_of(item, leaf)
    entities = [entity for entity in (item.entity, item.place) if entity is not None]
    stems = {fold(name) for entity in entities for name in (*entity.names, *entity.labels.values())}
    return not any(
        printed != stem and printed.startswith(stem) and len(printed) - len(stem) <= _LONGEST_ENDING for stem in stems
    )


def is_marked_subject(item: Named, leaf: Leaf, lexicon: Lexicon) -> bool:
    """Where verbs stand last: is the name without a case ending, or in the case of a reported clause's subject?"""
    printed = printed_of(item, leaf)
    return is_bare(item, leaf) or any(printed.endswith(ending) for ending in lexicon.subject_endings)


def printed_of(item: Named, leaf: Leaf) -> str:
    """The name as it stands there, folded."""
    return " ".join(token.word for token in leaf.tokens[item.first : item.last])
