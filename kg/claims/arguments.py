"""Roles: which entity or words of a clause fill which role of a frame.

The first role of a frame is the subject of its verbs, the second the object; "by", "at", "from" and "of" words come
from the language file. Nothing is guessed: a role that no words fill stays empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from kg.claims import subjects
from kg.claims.clauses import NOUN_REACH, Clause
from kg.claims.leaf import Leaf
from kg.claims.lexicon import Lexicon, Trigger, Voice
from kg.claims.named import Named
from kg.claims.subjects import can_act
from kg.languages.tokens import Match, Token
from kg.model import Act, Entity, EntityKind, Frame, Slot

_TEXT_WORDS = 6  # longest stretch of words taken for an unnamed subject or object
# The subject of a verb phrase under these acts is the speaker ("denied launching an attack").
_OWN_ACTS = frozenset({Act.DENY, Act.CONFIRM, Act.PROMISE, Act.THREATEN, Act.OFFER, Act.REFUSE, Act.APOLOGISE})

_AIMED_ACTS = frozenset({Act.ACCUSE, Act.CONDEMN})


class Filler:
    """Fills the roles of one frame from one clause."""

    def __init__(self, leaf: Leaf, trigger: Trigger, clause: Clause, *, frame: Frame, lexicon: Lexicon) -> None:
        self.leaf, self.trigger, self.clause = leaf, trigger, clause
        self.frame, self.lexicon = frame, lexicon
        self.attached = lexicon.attached[frame.id]
        self.slots: dict[str, list[Slot]] = {}
        self.used: list[Named] = []
        self.has_subject = False  # does a name stand before the trigger, in its clause?

    def fill(self) -> tuple[Slot, ...]:
        """The filled roles, in the frame's order; a role may have several values ("Mingachevir and Terter")."""
        inside = [n for n in self.leaf.named if self.clause.low <= n.first and n.last <= self.clause.high]
        self.has_subject = any(n.last <= self.trigger.first for n in inside)
        self._right([n for n in inside if n.first >= self.trigger.last])
        self._left([n for n in inside if n.last <= self.trigger.first])
        self._words()
        if "agent" in self.frame.roles and "agent" not in self.slots:
            self._controlled_subject()
        order = (*self.frame.roles, "place", "origin")
        return tuple(slot for role in dict.fromkeys(order) for slot in self._others(role))

    def _others(self, role: str) -> list[Slot]:
        """The values of a role; beside others, the agent itself is none ("both" towns, taken for the parties)."""
        agents = {slot.value for slot in self.slots.get("agent", ())}
        values = self.slots.get(role, [])
        kept = [slot for slot in values if role == "agent" or slot.value not in agents]
        return kept or values

    def _right(self, named: Sequence[Named]) -> None:
        end = self.trigger.last
        previous: tuple[Named, str] | None = None
        for item in named:
            together = self._coordinated(previous, item)
            if together is None and any(not token.is_word for token in self.leaf.tokens[end : item.first]):
                break  # another part of the sentence: "…, said the adviser"
            role = together or self._role_right(item, end)
            if previous is not None and role == previous[1] and self._is_joined_by_of(previous[0], item):
                if previous[0].entity.kind is EntityKind.PLACE:
                    continue  # "Lisa district of Kelmar" is Lisa
                self.slots[role] = [slot for slot in self.slots[role] if slot.value != previous[0].entity.iri]
            if role is not None and self._put(role, item):
                previous = (item, role)
            end = item.last

    def _is_joined_by_of(self, previous: Named, item: Named) -> bool:
        """Does the place say which one is meant ("the Kelmari city of Podhora"), or where it lies?"""
        between = self.leaf.tokens[previous.last : item.first]
        is_of = bool(between) and len(between) <= NOUN_REACH and self.attached.of.at(between, len(between) - 1)
        return bool(is_of) and item.entity.kind is EntityKind.PLACE

    def _coordinated(self, previous: tuple[Named, str] | None, item: Named) -> str | None:
        """The role of the name before, when only commas and "and" stand between (or nothing: "Ganja Azerbaijan")."""
        if previous is None:
            return None
        tokens, joins = self.leaf.tokens, self.lexicon.joins
        for index in range(previous[0].last, item.first):
            is_joint = tokens[index].printed == "," or tokens[index].word in joins
            if not is_joint or self._is_lead(index):
                return None
        return previous[1]

    def _is_lead(self, index: int) -> bool:
        led = (self.attached.by, self.attached.from_, self.attached.at, self.attached.of, self.lexicon.prepositions)
        return self.leaf.tokens[index].word not in self.lexicon.and_ and any(
            phrases.at(self.leaf.tokens, index) for phrases in led
        )

    def _role_right(self, item: Named, start: int) -> str | None:
        role, is_led = self._led(start, item)
        if is_led:
            return role
        between = self.leaf.tokens[self.trigger.last : item.first]
        if self.trigger.voice is Voice.VERB:
            if self.lexicon.is_verb_first and not between and not self.has_subject:
                return self._role(0)
            is_open = self.lexicon.is_inflected and not self.has_subject  # "первой напала армянская сторона"
            return None if is_open and subjects.may_be_subject(item, self.leaf) else self._role(1)
        if self._ends_in_lead() and subjects.are_small(between, self.lexicon):
            return self._place_role  # "rockets were fired at X": the preposition is part of the verb
        if can_act(item.entity):
            is_agent = self._is_agent_beside(between) and "agent" in self.frame.roles
            return "agent" if is_agent else None
        near = sum(token.is_word for token in between) <= (NOUN_REACH if self.trigger.voice is Voice.NOUN else 0)
        return self._role(1) if near and self.trigger.voice is Voice.NOUN else None

    def _ends_in_lead(self) -> bool:
        last = self.trigger.last - 1
        is_passive = self.trigger.voice is Voice.PASSIVE and last > self.trigger.first
        return is_passive and self.attached.at.at(self.leaf.tokens[: self.trigger.last], last) is not None

    def _is_agent_beside(self, between: Sequence[Token]) -> bool:
        """May a name that nothing leads be the doer: "serangan rudal X", "ditembaki X", "удар X"?

        Only directly after the event's noun, weapons aside, or after a verb that is marked as passive itself.
        """
        if self.trigger.voice is Voice.NOUN:
            return all(token.word in self.lexicon.weapons for token in between)
        return self.trigger.voice is Voice.PASSIVE and self.lexicon.marks_passive and not between

    def _led(self, start: int, item: Named) -> tuple[str | None, bool]:
        """The role that the leading words between two places give, and whether there are any.

        The first one counts ("from the territory of …"), but "of" only where nothing else leads ("settlements in …").
        "By" words count only directly before the name. Where verbs stand last, what leads stands behind the name.
        """
        if self.lexicon.is_verb_final and (trailed := self._trailed(item)) is not None:
            return trailed, True
        start = self._behind_comma(start, item.first)
        tokens = self.leaf.tokens[start : item.first]
        by_of: tuple[str | None, bool] = (None, False)
        for index in range(len(tokens)):
            if subjects.leads_no_name(tokens, index, self.lexicon):
                continue
            if (by := self.attached.by.at(tokens, index)) is not None and not self.lexicon.is_verb_final:
                if (role := self._by_role(by, tokens, start)) is not None:
                    return role, True
                by_of = (None, True)
            for phrases, role in ((self.attached.from_, "origin"), (self.attached.at, self._place_role)):
                if phrases.at(tokens, index):
                    return role, True
            if self.attached.of.at(tokens, index):
                by_of = by_of if by_of[1] else (self._of_role(), True)
            elif self.lexicon.prepositions.at(tokens, index):
                return None, True
        return by_of

    def _behind_comma(self, start: int, end: int) -> int:
        """The token behind the last comma between two places; the first place where there is none."""
        commas = (index for index in range(end - 1, start - 1, -1) if self.leaf.tokens[index].printed == ",")
        return next(commas, start - 1) + 1

    def _by_role(self, by: Match, tokens: Sequence[Token], start: int) -> str | None:
        """The agent, when nothing but small words stands between "by" and the name.

        A "by" that also means "of" counts only directly after a passive. `tokens` are those from `start` to the name.
        """
        is_near = all(token.word in self.lexicon.stopwords for token in tokens[by.last :])
        is_loose = self.lexicon.loose_by.at(tokens, by.first) is not None
        if is_loose and not (self.trigger.voice is Voice.PASSIVE and start + by.first == self.trigger.last):
            return None
        return "agent" if is_near and "agent" in self.frame.roles else None

    def _trailed(self, item: Named) -> str | None:
        tokens = self.leaf.tokens
        if item.last >= len(tokens):
            return None
        leads = (
            (self.attached.by, "agent" if "agent" in self.frame.roles else None),
            (self.attached.from_, "origin"),
            (self.attached.at, self._place_role),
        )
        return next((role for phrases, role in leads if role and phrases.at(tokens, item.last)), None)

    def _of_role(self) -> str | None:
        """The second role of a noun ("recognition of X"), the last one of a verb ("recognise X as part of Y")."""
        if self.trigger.voice is Voice.NOUN:
            return self._role(1)
        return next((role for role in self.frame.roles[:0:-1] if role not in ("place", "origin")), None)

    @cached_property
    def _place_role(self) -> str | None:
        if "place" in self.frame.roles:
            return "place"
        if self.trigger.voice is Voice.VERB and self.frame.exclusive and self._object_words():
            return "place"  # villages taken in a region are not the region
        return self._role(1)

    def _role(self, number: int) -> str | None:
        roles = self.frame.roles
        return roles[number] if number < len(roles) else roles[-1] if roles else None

    def _left(self, named: Sequence[Named]) -> None:
        plain = self._unled(named)
        subject = self._role(1) if self.trigger.voice is Voice.PASSIVE else self._role(0)
        if not plain or subject is None or subject in self.slots:
            return
        if self.trigger.voice is Voice.NOUN:
            item = plain[-1]
            between = self.leaf.tokens[item.last : self.trigger.first]
            is_beside = all(token.word in self.lexicon.weapons for token in between)
            self._put(subject if can_act(item.entity) and not item.is_first_person and is_beside else None, item)
        elif self.lexicon.is_verb_final and self.trigger.voice is Voice.VERB:
            self._put_verb_final(subject, plain)
        else:
            self._put_subject(subject, self._joined(plain))

    def _unled(self, named: Sequence[Named]) -> list[Named]:
        """Fill the roles of names that something leads; the others are returned."""
        start, plain = self.clause.low, []
        for item in named:
            role, is_led = self._led(start, item)
            is_final, is_noun = self.lexicon.is_verb_final, self.trigger.voice is Voice.NOUN
            is_placed = role in ("place", "origin", self._place_role) and role not in self.slots
            if not is_led:
                plain.append(item)
            elif (is_final and (role == "agent" or is_placed)) or (is_placed and not is_noun):
                self._put(role, item)
            start = item.last
        return plain

    def _put_subject(self, role: str, chosen: Sequence[Named]) -> None:
        is_active = self.trigger.voice is Voice.VERB
        if role != "agent" or subjects.is_doer(
            chosen, self.leaf, self.trigger, frame=self.frame, lexicon=self.lexicon, head=self.clause.head
        ):
            for item in chosen:
                self._put(role, item)
        elif self.lexicon.is_inflected and is_active and "patient" in self.frame.roles and "patient" not in self.slots:
            for item in chosen:
                self._put("patient" if item.entity.kind is EntityKind.PLACE else None, item)  # "Podhora обстреляли"

    def _joined(self, plain: Sequence[Named]) -> list[Named]:
        """The last unled name before the verb, with the names that "and" joins to it."""
        tokens, chosen = self.leaf.tokens, [plain[-1]]
        for item in reversed(plain[:-1]):
            between = tokens[item.last : chosen[0].first]
            is_joined = any(token.word in self.lexicon.and_ for token in between) or len(chosen) > 1
            is_pair = not between and item.is_assumed and chosen[0].is_assumed  # "both towns"
            is_listed = is_joined and all(t.word in self.lexicon.and_ or t.printed == "," for t in between)
            if not is_pair and not (between and is_listed):
                break
            chosen.insert(0, item)
        return chosen

    def _put_verb_final(self, role: str, plain: Sequence[Named]) -> None:
        """Where the verb stands last, who can act and begins the clause is the subject, and names after it the object.

        Where the first name cannot act, or words stand before it, who acts is left open.
        """
        first = plain[0]
        opening = self.leaf.tokens[self.clause.low : first.first]
        is_open = subjects.are_small(opening, self.lexicon)
        is_subject = can_act(first.entity) and subjects.is_marked_subject(first, self.leaf, self.lexicon)
        subject = first if is_open and is_subject else None
        if subject is not None:
            self._put(role, subject)
        for item in plain:
            if item is not subject and (role != "agent" or item.entity.kind is EntityKind.PLACE):
                self._put(self._role(1) if self._role(1) != role else None, item)

    def _put(self, role: str | None, item: Named) -> bool:
        if role is None or (role == "agent" and self._is_modifier(item)) or self._is_possessive(item, role):
            return False
        entity = item.entity
        if role == "agent" and entity.kind is EntityKind.PLACE:
            if item.government is None:
                return False
            entity = item.government
        if self._holds(role, entity):
            return False
        values = self.slots.setdefault(role, [])
        values[:] = [slot for slot in values if entity.country is None or slot.value != entity.country]
        values.append(
            entity_slot(role, entity, place=item.place, is_assumed=item.is_assumed or entity is not item.entity)
        )
        self.used.append(item)
        return True

    def _is_possessive(self, item: Named, role: str) -> bool:
        """Does it only say whose a thing is ("wilayah kami": our territory; "Kelmar's second town" was hit)?"""
        is_own = item.is_first_person and role not in ("agent", "recipient") and item.first != self.trigger.last
        return is_own or (role == "patient" and subjects.is_owner(item, self.leaf, self.lexicon))

    def _is_modifier(self, item: Named) -> bool:
        """Does the name only say whose people act ("residents of Ganja", "Armenian journalists")?"""
        tokens = self.leaf.tokens
        around = (*tokens[max(0, item.first - 1) : item.first], *tokens[item.last : item.last + 1])
        return any(token.word in self.lexicon.groups for token in around)

    def _holds(self, role: str, entity: Entity) -> bool:
        """Is it there already, or only the country of a place named with it ("Ganja, Azerbaijan")?"""
        return any(entity.iri in (other.iri, other.country) for other in self._entities(role))

    def _entities(self, role: str) -> list[Entity]:
        values = {slot.value for slot in self.slots.get(role, ())}
        return [item.entity for item in self.used if item.entity.iri in values]

    def _object_words(self) -> tuple[Token, ...]:
        """The words of an unnamed object: from the verb to the next leading word, mark or name."""
        words: list[Token] = []
        for index in range(self.trigger.last, min(self.clause.high, self.trigger.last + _TEXT_WORDS)):
            token = self.leaf.tokens[index]
            is_end = not token.is_word or id(token) in self._name_tokens or index in self.clause.others
            if is_end or self.lexicon.prepositions.at(self.leaf.tokens, index):
                break
            words.append(token)
        return self._content(words)

    def _subject_words(self) -> tuple[Token, ...]:
        end = self.clause.head or self.trigger.first
        first = min(self.clause.others, default=end)
        words: list[Token] = []
        for token in reversed(self.leaf.tokens[max(self.clause.low, end - _TEXT_WORDS) : end]):
            if not token.is_word or (token.word in self.lexicon.and_ and first < end - 1 - len(words)):
                break
            words.append(token)
        return self._content(words[::-1])

    @cached_property
    def _name_tokens(self) -> frozenset[int]:
        """Identities of the tokens of names."""
        named = self.leaf.named
        return frozenset(id(token) for item in named for token in self.leaf.tokens[item.first : item.last])

    def _content(self, words: Sequence[Token]) -> tuple[Token, ...]:
        """What is neither a small word nor part of a name.

        Numbers and their units are the claim's quantity, and weapons are no object of an attack but its means.
        """
        kept = tuple(t for t in words if t.word not in self.lexicon.stopwords and id(t) not in self._name_tokens)
        if all(token.word in self.lexicon.counted or token.word[0].isdigit() for token in kept):
            return ()
        is_means = self.frame.id == "attack" and all(token.word in self.lexicon.weapons for token in kept)
        return () if is_means else kept

    def _words(self) -> None:
        """Words in place of names: the object of a verb, the subject of a passive or adjective."""
        voice, role = self.trigger.voice, self._role(1)
        if voice is Voice.VERB and role and role not in self.slots:
            self._put_words(role, self._object_words())
        elif voice is Voice.PASSIVE and role and role not in self.slots:
            self._put_words(role, self._subject_words())
        elif voice is Voice.ADJECTIVE and self._role(0) not in self.slots:
            self._put_words(self._role(0) or "theme", self._subject_words())

    def _put_words(self, role: str, words: Sequence[Token]) -> None:
        if words and role in ("patient", "theme"):
            printed = " ".join(token.printed for token in words)
            self.slots[role] = [Slot(role, " ".join(token.word for token in words), printed, is_entity=False)]

    def _controlled_subject(self) -> None:
        """The subject that grammar supplies.

        Of an accusation or condemnation its target, of a demand's parts their shared one, of a denied or promised verb
        phrase the speaker's side; never of a denied saying ("denied the claim that missiles landed").
        """
        act, voice = self.leaf.statement.act, self.trigger.voice
        is_phrase = voice is Voice.VERB and self._opens()
        entity: Entity | None = None
        if act in _AIMED_ACTS and (is_phrase or voice is Voice.NOUN or self._follows_target()):
            entity = subjects.target_of(self.leaf, self.trigger, self.lexicon)
        elif act is Act.DEMAND:
            entity = self.leaf.target or (self.leaf.shared if is_phrase else None)
        elif act in _OWN_ACTS and is_phrase and not self._is_reported():
            entity = self.leaf.side or self.leaf.speaker
        if entity is not None and entity.kind is not EntityKind.PLACE:
            self.slots["agent"] = [entity_slot("agent", entity)]

    def _follows_target(self) -> bool:
        """Does a verb phrase follow the accused directly ("Kelmar of shelling Podhora")?"""
        first = next(iter(self.leaf.named), None)
        between = (
            self.leaf.tokens[first.last : self.trigger.first] if first and first.last <= self.trigger.first else ()
        )
        return self.trigger.voice is Voice.VERB and bool(between) and subjects.are_small(between, self.lexicon)

    def _is_reported(self) -> bool:
        """Is it a clause whose subject may go unsaid, and no bare verb phrase?"""
        tokens, low = self.leaf.tokens, self.clause.low
        return self.lexicon.is_verb_final or (low > 0 and tokens[low - 1].word in self.lexicon.that)

    def _opens(self) -> bool:
        """Does the verb stand at the beginning, with no subject before it?"""
        before = self.leaf.tokens[self.clause.low : self.trigger.first]
        return not any(token.is_word and token.word not in self.lexicon.opening for token in before)


def entity_slot(role: str, entity: Entity, *, place: Entity | None = None, is_assumed: bool = False) -> Slot:
    """A role filled by an entity; a country that does not act is labelled as the place that it is."""
    label = place.label() if place is not None and role != "agent" else entity.label()
    return Slot(role, entity.iri, label, is_entity=True, is_assumed=is_assumed)
