"""Who is meant by the words that denote a speaker: names, roles, pronouns, places that stand for governments.

In: the scene of an article and one statement at a time, in order. Out: an `Answer` with the figure meant.
"""

from __future__ import annotations

from bisect import bisect_right

from kg import ids
from kg.actors.answers import Answer
from kg.actors.cast import Cast, Figure, Named
from kg.actors.descriptions import Descriptions
from kg.actors.mentions import other_side, side_of
from kg.actors.phrases import Phrase, read_phrase
from kg.actors.referents import Found, Referents
from kg.actors.scene import Scene
from kg.actors.tokens import APOSTROPHES, split_words
from kg.actors.vocabulary import Word
from kg.model import (
    Entity,
    EntityKind,
    Layout,
    MentionKind,
    Span,
    SpeakerRule,
    Statement,
)

UNATTRIBUTED = "unattributed"
UNNAMED_OUTLET = "(unnamed outlet)"
LOST_SOURCE = "(lost source)"
_NEAR = 300  # code points between a full name and the surname of the same speaker


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
        self._quotes = [quote.outer for quote in layout.quotes]
        self._opens = [quote.start for quote in self._quotes]
        self.by_key: dict[str, Answer] = {}
        self.begins: dict[str, int] = {}  # where the content of a statement begins
        self.descriptions = Descriptions(scene, cast, self.referents)
        self.entities: dict[str, Entity] = {}
        self.place = 0
        self.outer: Answer | None = None
        self.opens_outer = False  # do the words for the speaker begin what somebody says

    def speaker(self, statement: Statement, *, outer: str | None) -> Answer:
        """Who speaks in this statement; it is remembered for the pronouns that follow, unless it is nested."""
        self.place = anchor(statement)
        self.outer = self.by_key.get(outer or "")
        self.begins[statement.key] = statement.content[0].start
        self.opens_outer = self.begins.get(outer or "") == self.place
        answer = self._speaker(statement)
        self.by_key[statement.key] = answer
        is_told = answer.figure.kind not in (EntityKind.OUTLET, EntityKind.UNKNOWN) and self._is_subject(statement)
        if outer is None and is_told:
            self.referents.spoke(answer.figure, anchor(statement))
        return answer

    def _is_subject(self, statement: Statement) -> bool:
        """Does the speaker do more than own a noun: not "Holt's claim that …"?"""
        span = statement.mention.span
        behind = self.scene.article.text[span.end : span.end + 1] if span is not None else ""
        return not behind or behind not in APOSTROPHES

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
        if mention.kind is MentionKind.PRONOUN and (glued := self._glued(mention.span)) is not None:
            return glued
        phrase = read_phrase(mention.span, self.scene, self.named)
        return self._named(phrase) or self._pronoun(phrase) or self._officer(phrase) or self.descriptions.answer(phrase)

    def _glued(self, span: Span) -> Answer | None:
        """Who is meant by a pronoun of the third person that is glued to its verb: "a-t-elle", "lâche-t-il"."""
        positions = self.scene.positions(span)
        if not positions or self.scene.tokens[positions[0]].start == span.start:
            return None
        words = span.of(self.scene.article.text)
        hits = self.scene.vocabulary.hits(split_words(words), 0)
        if Word.THIRD not in hits:
            return None
        gender = "f" if Word.FEMININE in hits else "m" if Word.MASCULINE in hits else None
        return self._pronoun_answer(self.referents.person(span.start, gender), MentionKind.PRONOUN, words)

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
            if self._runs_on(phrase.head, phrase.span):
                return self._pronoun_answer(None, MentionKind.NONE, phrase.label)
            return self._metonym(phrase, figure)
        if figure.kind is not EntityKind.PERSON and Word.COLLECTIVE in phrase.kinds:
            kind = MentionKind.COLLECTIVE
        figure = self._namesake(phrase.head, phrase.span.start) or figure
        is_full = phrase.head.last - phrase.head.first + 1 >= len(figure.words)
        rule = SpeakerRule.NAME if is_full else SpeakerRule.SHORT_NAME
        return Answer(figure, kind, rule, phrase.head.confidence, literal, phrase.head.note)

    def _namesake(self, named: Named, place: int) -> Figure | None:
        """Who spoke just before, where a bare surname is his as well: "Sabine Roth said p. Roth said q", beside Frank.

        Only between people with an office of whom the article writes neither name in full more often.
        """
        last = self.referents.last_speaker(place)
        is_bare = named.last == named.first <= named.title  # "Mme Roth" tells who she is
        if not is_bare or last is None or last is named.figure or EntityKind.PERSON is not last.kind:
            return None
        word = self.scene.tokens[named.first].key
        before = [at for at in last.places if at < place]
        is_near = bool(before) and place - before[-1] <= _NEAR
        is_full = min(len(last.words), len(named.figure.words)) > 1
        is_shared = is_full and last.words[-1] == word == named.figure.words[-1]
        if not (is_near and is_shared and last.roles):
            return None
        full = [one.figure for one in self.named if one.last > one.first]
        return last if full.count(last) >= full.count(named.figure) and named.figure.entity is None else None

    def _runs_on(self, place: Named, span: Span) -> bool:
        """Do plain words follow the place in the phrase: "described Kelmar as an ancient land, promised that …"?"""
        after = place.last + 1
        token = self.scene.tokens[after] if after < len(self.scene.tokens) else None
        if token is None or token.end > span.end or token.is_capital or not token.text[0].isalpha():
            return False
        return not self.scene.hits[after]

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
        iri = self.scene.government_behind(place)
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
        is_possessive = Word.THEIR in kinds and (len(phrase.words) > 1 or phrase.has_clitic)
        if phrase.role is not None or len(phrase.words) > 2 or is_possessive:
            return None
        if kinds & {Word.FIRST, Word.FIRST_PLURAL}:
            if self.outer is None and not self.is_quoted(place):  # "as I wrote in May": the outlet's columnist
                return Answer(self.outlet(), MentionKind.PRONOUN, SpeakerRule.OUTLET, 0.6)
            found = Found(self.outer.figure, SpeakerRule.OUTER_SPEAKER) if self.outer else self._last_speaker(place)
        elif self.opens_outer and (own := self._own(phrase)) is not None:
            found = own
        elif Word.THIRD_PLURAL in kinds and {Word.INDEFINITE, Word.OF} <= kinds:
            found = self._last_speaker(place)  # "according to one of them": of the terms that he named
        elif Word.THIRD_PLURAL in kinds or (Word.THEIR in kinds and phrase.gender is None):
            found = self.referents.body(place, is_plural=True)
        elif Word.THING in kinds:
            found = self.referents.body(place, is_plural=False)
        elif Word.THIRD in kinds or (Word.THEIR in kinds and phrase.gender is not None):
            found = self.referents.person(place, phrase.gender)
        elif Word.RELATIVE in kinds and len(phrase.words) <= 1:
            found = self._just_before(place)
        else:
            return None
        return self._pronoun_answer(found, MentionKind.PRONOUN, phrase.label)

    def is_quoted(self, place: int) -> bool:
        """Does this place lie in a quotation?"""
        at = bisect_right(self._opens, place) - 1
        return at >= 0 and place < self._quotes[at].end

    def _own(self, phrase: Phrase) -> Found | None:
        """The one who is quoted, where a pronoun that fits begins his words: "the union said it hoped that …"."""
        figure = self.outer.figure if self.outer is not None else None
        if figure is None or figure.kind is EntityKind.UNKNOWN:
            return None
        is_person = figure.kind is EntityKind.PERSON or figure.is_one
        if Word.THING in phrase.kinds:
            fits = not is_person
        elif Word.THIRD in phrase.kinds:
            fits = is_person and phrase.gender in (None, figure.gender)
        else:
            fits = False
        return Found(figure, SpeakerRule.OUTER_SPEAKER) if fits else None

    def _just_before(self, place: int) -> Found | None:
        before = [one for one in self.named if self.scene.tokens[one.last].end <= place]
        return Found(before[-1].figure, SpeakerRule.NEAREST_NAME) if before else self._last_speaker(place)

    def _last_speaker(self, place: int) -> Found | None:
        figure = self.referents.last_speaker(place)
        return Found(figure, SpeakerRule.LAST_SPEAKER) if figure else None

    def _pronoun_answer(self, found: Found | None, kind: MentionKind, words: str) -> Answer:
        if found is None:
            nobody = self.local_figure(UNATTRIBUTED, EntityKind.UNKNOWN)
            return Answer(nobody, kind, SpeakerRule.UNRESOLVED, 0.3, note=f"nobody found for {words!r}")
        return Answer(found.figure, kind, found.rule, 0.8, note=f"{words!r} refers to the speaker before")

    # Offices of governments

    def _officer(self, phrase: Phrase) -> Answer | None:
        """Who holds an office of a known government: "Presiden Azerbaijan", "Perdana Menteri mereka"."""
        government = self._owner_government(phrase) if phrase.role is not None else None
        if government is None:
            return None
        holder = self.scene.directory.holder(phrase.role or "", government, self.scene.article.published)
        if holder is None:
            return None
        note = "resolved by office at the article's date"
        return Answer(self._known(holder.iri), MentionKind.ROLE, SpeakerRule.OFFICE, 0.8, note=note)

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

    def local_figure(self, label: str, kind: EntityKind) -> Figure:
        """Somebody whom only this article knows, under this label."""
        return self.descriptions.local_figure(label, kind, self.place)
