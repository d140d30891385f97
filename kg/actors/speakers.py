"""Who is meant by the words that denote a speaker: names, roles, pronouns, places that stand for governments.

In: the scene of an article and one statement at a time, in order. Out: an `Answer` with the figure meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg import ids
from kg.actors.cast import Cast, Figure, Named
from kg.actors.mentions import other_side, side_of
from kg.actors.phrases import Phrase, read_phrase
from kg.actors.referents import Found, Referents
from kg.actors.scene import Scene
from kg.actors.vocabulary import Word
from kg.model import (
    Entity,
    EntityKind,
    Layout,
    MentionKind,
    SpeakerRule,
    Statement,
)

UNATTRIBUTED = "unattributed"
UNNAMED_OUTLET = "(unnamed outlet)"
LOST_SOURCE = "(lost source)"
_PERSONS = frozenset({EntityKind.PERSON})
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.BODY, EntityKind.GOVERNMENT, EntityKind.ARMED_FORCES})


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is meant by a mention, how sure that is, and how it was found."""

    figure: Figure
    kind: MentionKind
    rule: SpeakerRule
    confidence: float
    literal: str | None = None
    note: str | None = None


def anchor(statement: Statement) -> int:
    """Where the statement's speaker stands in the text; without words for it, where its cue or content does."""
    if statement.mention.span is not None:
        return statement.mention.span.start
    return (statement.cue or statement.content[0]).start


class SpeakerFinder:
    """The state of one article while its statements are resolved in text order."""

    def __init__(self, scene: Scene, layout: Layout, cast: Cast, named: tuple[Named, ...]) -> None:
        self.scene = scene
        self.cast = cast
        self.named = list(named)
        self.referents = Referents(scene, layout, cast, named)
        self.by_key: dict[str, Answer] = {}
        self.labels: dict[tuple[str, EntityKind], Figure] = {}
        self.entities: dict[str, Entity] = {}
        self.place = 0
        self.outer: Answer | None = None

    def speaker(self, statement: Statement, *, outer: str | None) -> Answer:
        """Who speaks in this statement; it is remembered for the pronouns that follow, unless it is nested."""
        self.place = anchor(statement)
        self.outer = self.by_key.get(outer or "")
        answer = self._speaker(statement)
        self.by_key[statement.key] = answer
        if outer is None and answer.figure.kind not in (EntityKind.OUTLET, EntityKind.UNKNOWN):
            self.referents.spoke(answer.figure, anchor(statement))
        return answer

    def _speaker(self, statement: Statement) -> Answer:
        mention = statement.mention
        if mention.kind is MentionKind.OUTLET:
            return Answer(self.outlet(), mention.kind, SpeakerRule.OUTLET, 1.0)
        if mention.span is None:
            return self._without_words(statement)
        place = mention.span.start
        if self._is_clitic(statement):
            found = self.referents.person(place)
            return self._pronoun_answer(found, MentionKind.CLITIC, mention.text)
        phrase = read_phrase(mention.span, self.scene, self.named)
        return (
            self._named(phrase)
            or self._pronoun(phrase)
            or self._role_of(phrase)
            or self._description(phrase)
            or self._local(phrase)
        )

    def _without_words(self, statement: Statement) -> Answer:
        whole = self.by_key.get(statement.whole or "")
        if whole is not None:
            return whole
        if statement.cue is None or statement.mention.kind is MentionKind.PRONOUN:
            last = self.referents.last_speaker(anchor(statement))
            if last is not None:
                note = "taken to be the speaker before: no words name one"
                return Answer(last, MentionKind.NONE, SpeakerRule.CONTINUED, 0.5, note=note)
        nobody = self.local_figure(UNATTRIBUTED, EntityKind.UNKNOWN)
        return Answer(nobody, MentionKind.NONE, SpeakerRule.HIDDEN, 1.0)

    def _is_clitic(self, statement: Statement) -> bool:
        mention = statement.mention
        if mention.kind is MentionKind.CLITIC:
            return True
        text = mention.text.casefold()
        return (
            mention.span == statement.cue
            and " " not in text
            and text.endswith(self.scene.vocabulary.clitics or ("\0",))
        )

    def outlet(self) -> Figure:
        """The article's own voice; without a source, an unnamed outlet of this article."""
        source = self.scene.article.source
        if source is None:
            return self.local_figure(UNNAMED_OUTLET, EntityKind.OUTLET)
        entity = self.scene.directory.outlet(source)
        return self.cast.known(entity, entity.label(self.scene.vocabulary.lang), (ids.fold(source),))

    # Names

    def _named(self, phrase: Phrase) -> Answer | None:
        if phrase.head is None:
            return self._demonym(phrase)
        figure, literal, kind = phrase.head.figure, None, MentionKind.NAME
        if figure.kind is EntityKind.PLACE:
            return self._metonym(phrase, figure)
        if figure.kind is not EntityKind.PERSON and Word.COLLECTIVE in phrase.kinds:
            kind = MentionKind.COLLECTIVE
        is_full = phrase.head.last - phrase.head.first + 1 >= len(figure.words)
        rule = SpeakerRule.NAME if is_full else SpeakerRule.SHORT_NAME
        return Answer(figure, kind, rule, phrase.head.confidence, literal, phrase.head.note)

    def _metonym(self, phrase: Phrase, place: Figure) -> Answer | None:
        """A place that speaks is its government; without one, an organisation of its name in this article."""
        entity = place.entity
        if entity is None:
            return None
        kind = MentionKind.COLLECTIVE if Word.COLLECTIVE in phrase.kinds else MentionKind.METONYMY
        government = self._government(entity.iri)
        if government is not None:
            note = "the place stands for its government"
            return Answer(government, kind, SpeakerRule.PLACE, 0.9, entity.iri, note)
        return Answer(self.local_figure(place.name, EntityKind.ORGANISATION), kind, SpeakerRule.LOCAL, 0.6, entity.iri)

    def _government(self, place: str) -> Figure | None:
        iri = self.scene.directory.metonyms.get(place)
        return self._known(iri) if iri else None

    def _known(self, iri: str) -> Figure:
        entity = self.scene.directory.entities[iri]
        label = entity.label(self.scene.vocabulary.lang)
        return self.cast.known(entity, label, tuple(label.casefold().split()))

    def _demonym(self, phrase: Phrase) -> Answer | None:
        iri = self.scene.directory.governments.get(phrase.code or "")
        if iri is None or phrase.role is not None:
            return None
        if Word.GROUP in phrase.kinds:
            figure = self.local_figure(phrase.label, EntityKind.GROUP)
            figure.speaks_for = iri
            return Answer(figure, MentionKind.ROLE, SpeakerRule.LOCAL, 0.7)
        if Word.COLLECTIVE in phrase.kinds or len(phrase.words) == 1:
            return Answer(self._known(iri), MentionKind.COLLECTIVE, SpeakerRule.PEOPLE, 0.85)
        return None

    # Pronouns

    def _pronoun(self, phrase: Phrase) -> Answer | None:
        kinds, place = phrase.kinds, phrase.span.start
        is_possessive = Word.THEIR in kinds and len(phrase.words) > 1
        if phrase.role is not None or len(phrase.words) > 2 or is_possessive:
            return None
        if kinds & {Word.FIRST, Word.FIRST_PLURAL}:
            found = Found(self.outer.figure, SpeakerRule.OUTER_SPEAKER) if self.outer else self._last_speaker(place)
        elif Word.THIRD_PLURAL in kinds:
            found = self.referents.body(place, is_plural=True)
        elif Word.THING in kinds:
            found = self.referents.body(place, is_plural=False)
        elif Word.THIRD in kinds:
            found = self.referents.person(place, self._gender(phrase))
        elif Word.RELATIVE in kinds and len(phrase.words) <= 1:
            found = self._just_before(place)
        else:
            return None
        return self._pronoun_answer(found, MentionKind.PRONOUN, phrase.label)

    def _just_before(self, place: int) -> Found | None:
        before = [one for one in self.named if self.scene.tokens[one.last].end <= place]
        return Found(before[-1].figure, SpeakerRule.NEAREST_NAME) if before else self._last_speaker(place)

    def _last_speaker(self, place: int) -> Found | None:
        figure = self.referents.last_speaker(place)
        return Found(figure, SpeakerRule.LAST_SPEAKER) if figure else None

    def _gender(self, phrase: Phrase) -> str | None:
        if Word.FEMININE in phrase.kinds:
            return "f"
        return "m" if Word.MASCULINE in phrase.kinds else None

    def _pronoun_answer(self, found: Found | None, kind: MentionKind, words: str) -> Answer:
        if found is None:
            nobody = self.local_figure(UNATTRIBUTED, EntityKind.UNKNOWN)
            return Answer(nobody, kind, SpeakerRule.UNRESOLVED, 0.3, note=f"nobody found for {words!r}")
        return Answer(found.figure, kind, found.rule, 0.8, note=f"{words!r} refers to the speaker before")

    # Roles and descriptions

    def _role_of(self, phrase: Phrase) -> Answer | None:
        """Who holds the role that is named: "Presiden Azerbaijan", "Perdana Menteri mereka", "Baal's lawyer"."""
        if phrase.role is None:
            return None
        government = self._owner_government(phrase)
        if government is not None:
            holder = self.scene.directory.holder(phrase.role, government, self.scene.article.published)
            if holder is not None:
                note = "resolved by office at the article's date"
                return Answer(self._known(holder.iri), MentionKind.ROLE, SpeakerRule.OFFICE, 0.8, note=note)
        if Word.INDEFINITE in phrase.kinds:
            return None
        found = self._role_holder(phrase)
        if found is None:
            return None
        note = f"{phrase.label!r} is the one with that role"
        return Answer(found.figure, MentionKind.ROLE, found.rule, 0.75, note=note)

    def _owner_government(self, phrase: Phrase) -> str | None:
        directory = self.scene.directory
        if phrase.owner is not None:
            return self._government_of(phrase.owner.figure)
        if phrase.code is not None:
            return directory.governments.get(phrase.code)
        return self._their_government(phrase) if Word.THEIR in phrase.kinds else None

    def _their_government(self, phrase: Phrase) -> str | None:
        """Whose minister "their minister" is: the other side's when somebody of a known side says it."""
        place = phrase.span.start
        speaker = self.outer
        if speaker is not None and speaker.figure.entity is not None and speaker.figure.entity.side is not None:
            sides = [
                (self.scene.tokens[one.first].start, side)
                for one in self.named
                if (side := side_of(one.figure.entity, self.scene)) is not None
            ]
            return other_side(place, speaker.figure.entity.side, sides)
        owner = self.referents.body(place, is_plural=True)
        return self._government_of(owner.figure) if owner else None

    def _government_of(self, figure: Figure) -> str | None:
        if figure.entity is None:
            return figure.speaks_for
        return self.scene.directory.metonyms.get(figure.entity.iri) or figure.entity.side or figure.entity.iri

    def _role_holder(self, phrase: Phrase) -> Found | None:
        role, place = phrase.role or "", phrase.span.start
        if phrase.owner is not None:
            names = set(phrase.owner.figure.words)
            theirs = [f for f in self.cast.figures if role in f.roles and names & f.descriptors]
            if len(theirs) == 1:
                return Found(theirs[0], SpeakerRule.ROLE)
            if Word.DEFINITE in phrase.kinds and not theirs:
                return self._only_holder(role) or self.referents.person(place, self._gender(phrase))
            return self._only_holder(role)
        described = self.referents.described(phrase.words, place, kinds=_PERSONS)
        if described is not None and role in described.roles:
            return Found(described, SpeakerRule.ROLE)
        holder = self.referents.with_role(role, place) or described
        if holder is not None:
            return Found(holder, SpeakerRule.ROLE)
        if Word.DEFINITE in phrase.kinds and not phrase.is_name:
            return self.referents.person(place, self._gender(phrase))
        return None

    def _only_holder(self, role: str) -> Found | None:
        found = [figure for figure in self.cast.figures if role in figure.roles]
        return Found(found[0], SpeakerRule.ROLE) if len(found) == 1 else None

    def _description(self, phrase: Phrase) -> Answer | None:
        """Find the latest figure that fits: "the company", "lembaga itu", "perempuan 46 tahun itu"."""
        place = phrase.span.start
        if Word.INDEFINITE in phrase.kinds or phrase.owner is not None or not phrase.words or phrase.is_name:
            return None
        if Word.DOCUMENT in phrase.kinds:
            figure = self.labels.get((ids.fold(phrase.label), EntityKind.GROUP))
            return Answer(figure, MentionKind.ROLE, SpeakerRule.NAME, 0.65) if figure else None
        if Word.GROUP in phrase.kinds and Word.DEFINITE not in phrase.kinds:
            return None
        kinds = _BODIES if Word.HEAD in phrase.kinds else _BODIES | _PERSONS  # "the ministry" is nobody's description
        described = self.referents.described(phrase.words, place, kinds=kinds)
        found = Found(described, SpeakerRule.DESCRIPTION) if described else None
        is_bare = len(phrase.words) == 1 and Word.GROUP not in phrase.kinds
        is_definite = bool({Word.DEFINITE, Word.THEIR} & phrase.kinds)
        if found is None and Word.HEAD in phrase.kinds and (is_bare or is_definite):
            found = self.referents.body_called(phrase.words, place, is_definite=is_definite)
        elif found is None and Word.DEFINITE in phrase.kinds and Word.GROUP not in phrase.kinds:
            found = self.referents.person(place, self._gender(phrase))
        if found is None:
            return None
        return Answer(found.figure, MentionKind.ROLE, found.rule, 0.65, note=f"{phrase.label!r} describes it")

    def _local(self, phrase: Phrase) -> Answer:
        """Somebody whom only this article knows, under the words printed."""
        known = self.cast.find(phrase.words, before=phrase.span.start) if phrase.is_name and phrase.words else None
        if known is None and len(phrase.words) == 1 and phrase.label.isupper():
            known = self.cast.with_initials(phrase.words[0])
        if known is not None and phrase.owner is None and phrase.role is None:
            return Answer(known, MentionKind.NAME, SpeakerRule.SHORT_NAME, 0.7)
        is_short = len(phrase.words) == 1 and phrase.label[:1].isupper()
        is_name = (phrase.is_name or is_short) and not {Word.GROUP, Word.ROLE} & phrase.kinds
        kind = EntityKind.ORGANISATION if is_name or Word.HEAD in phrase.kinds else EntityKind.GROUP
        if phrase.role is not None:
            kind = EntityKind.PERSON
        figure = self.local_figure(phrase.label or UNATTRIBUTED, kind)
        has_face = {Word.GROUP, Word.INDEFINITE, Word.RELATION, Word.ROLE} & phrase.kinds
        figure.is_text = not is_name and (Word.DOCUMENT in phrase.kinds or not has_face)
        return Answer(figure, MentionKind.NAME if is_name else MentionKind.ROLE, SpeakerRule.LOCAL, 0.6)

    def local_figure(self, label: str, kind: EntityKind) -> Figure:
        """The figure that only this article knows, under the words printed; the same words give the same figure."""
        key = (ids.fold(label), kind)
        if key not in self.labels:
            words = tuple(ids.fold(label).split())
            self.labels[key] = self.cast.add(label, words, kind)
            if self.place >= self.scene.title_end:
                self.labels[key].descriptors.update(words)
        return self.labels[key]
