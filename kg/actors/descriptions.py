"""Who is meant by words that name nobody: roles, bodies by their kind, relatives, documents, strangers.

In: a phrase without a named speaker. Out: an `Answer`; with nobody else to mean, somebody whom only this article knows.
When two may be meant and nothing tells them apart, the words are left to themselves: a local figure is never wrong.
"""

from __future__ import annotations

from kg import ids
from kg.actors.answers import Answer
from kg.actors.cast import Cast, Figure
from kg.actors.phrases import Phrase
from kg.actors.referents import Found, Referents
from kg.actors.scene import Scene
from kg.actors.tokens import APOSTROPHES, phrase_key
from kg.actors.vocabulary import Word
from kg.model import EntityKind, MentionKind, SpeakerRule

_PERSONS = frozenset({EntityKind.PERSON})
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.BODY, EntityKind.GOVERNMENT, EntityKind.ARMED_FORCES})


class Descriptions:
    """The descriptions of one article; shares its cast and memory with the finder of speakers."""

    def __init__(self, scene: Scene, cast: Cast, referents: Referents) -> None:
        self._scene = scene
        self._cast = cast
        self._referents = referents
        self._labels: dict[tuple[str, EntityKind], Figure] = {}

    def answer(self, phrase: Phrase) -> Answer:
        """The first reading that fits: somebody's relative, a role, a body, a stranger met before, else a new one."""
        return self._possessed(phrase) or self._role(phrase) or self._description(phrase) or self._local(phrase)

    # Relatives: "his lawyer", "pihaknya", "Holt's letter"

    def _possessed(self, phrase: Phrase) -> Answer | None:
        owner = phrase.owner.figure if phrase.owner is not None else self._owner(phrase)
        if owner is None:
            return None
        is_owner_itself = Word.COLLECTIVE in phrase.kinds and phrase.owner is None
        if is_owner_itself or (Word.DOCUMENT in phrase.kinds and Word.INDEFINITE not in phrase.kinds):
            note = f"{phrase.label!r} speaks for its owner"
            return Answer(owner, MentionKind.ROLE, SpeakerRule.OWNER, 0.7, note=note)
        if phrase.owner is not None:
            return None
        holder = self._relative(phrase, owner)
        if holder is not None:
            return Answer(holder, MentionKind.ROLE, SpeakerRule.ROLE, 0.7)
        nouns = [word for word in phrase.printed if word.casefold() not in self._scene.vocabulary.their]
        label = self._scene.vocabulary.possessive.format(owner=owner.name, noun=" ".join(nouns))
        return self._stranger(phrase, label)

    def _owner(self, phrase: Phrase) -> Figure | None:
        """Whose relative it is, where a possessive says so."""
        kinds, place = phrase.kinds, phrase.span.start
        if Word.THEIR not in kinds or len(phrase.printed) + phrase.has_clitic < 2 or phrase.is_name:
            return None
        if Word.THING in kinds:
            found = self._referents.body(place, is_plural=False)
        elif Word.THIRD_PLURAL in kinds:
            found = self._referents.body(place, is_plural=True)
        elif self._scene.vocabulary.has_gendered_owners and phrase.gender is None:
            return None  # "their union", said of people whom no statement may have named
        else:
            found = self._referents.person(place, phrase.gender) or self._referents.body(place, is_plural=False)
        return found.figure if found is not None else None

    def _relative(self, phrase: Phrase, owner: Figure) -> Figure | None:
        """The one person of the article whose titles hold the role and the owner's name."""
        role, names = phrase.role, set(owner.words)
        theirs = [f for f in self._cast.figures if role is not None and role in f.roles and names & f.descriptors]
        return theirs[0] if len(theirs) == 1 else None

    # Roles: "sang menteri", "the governor", "Ketua AKLU itu"

    def _role(self, phrase: Phrase) -> Answer | None:
        if phrase.role is None or Word.INDEFINITE in phrase.kinds:
            return None
        found = self._role_holder(phrase)
        if found is None:
            return None
        note = f"{phrase.label!r} is the one with that role"
        return Answer(found.figure, MentionKind.ROLE, found.rule, 0.75, note=note)

    def _role_holder(self, phrase: Phrase) -> Found | None:
        role, place = phrase.role or "", phrase.span.start
        is_definite = phrase.is_definite
        if phrase.owner is not None:
            theirs = self._relative(phrase, phrase.owner.figure)
            if theirs is not None:
                return Found(theirs, SpeakerRule.ROLE)
            only = self._only_holder(role)
            return only if only or not is_definite else self._without_role(phrase)
        described = self._referents.described(phrase.words, phrase.noun, place, kinds=_PERSONS)
        if described is not None and (role in described.roles or set(phrase.words) <= described.descriptors):
            return Found(described, SpeakerRule.ROLE)
        if phrase.is_name or Word.HEAD in phrase.kinds:  # "Ketua Komisi IV": the head of something else is not meant
            is_that_one = is_definite and not self._scene.vocabulary.head_last
            return self._without_role(phrase) if is_that_one else None
        if described is not None and described.roles and not phrase.is_pointed:
            described = None  # a word in common is not enough: "the prime minister", "the labour minister"
        holder = self._referents.with_role(role, place) or described
        if holder is not None:
            return Found(holder, SpeakerRule.ROLE)
        return self._without_role(phrase) if is_definite or len(phrase.words) == 1 else None

    def _without_role(self, phrase: Phrase) -> Found | None:
        """The person meant as if by a pronoun, but not one with another role: the mayor is not the minister before.

        "Mantan kepala dinas itu" points at him, whatever else he is. "The mayor", in languages with articles, means
        whoever is mayor: where nobody in the article is called so, it is nobody else.
        """
        found = self._referents.person(phrase.span.start, phrase.gender)
        if found is None or phrase.is_pointed:
            return found
        if self._scene.vocabulary.head_last:
            return None
        return None if found.figure.roles or found.figure.is_one else found

    def _only_holder(self, role: str) -> Found | None:
        found = [figure for figure in self._cast.figures if role in figure.roles]
        return Found(found[0], SpeakerRule.ROLE) if len(found) == 1 else None

    # Bodies and strangers: "the company", "lembaga itu", "perempuan 46 tahun itu", "the neighbour"

    def _description(self, phrase: Phrase) -> Answer | None:
        if Word.INDEFINITE in phrase.kinds or phrase.owner is not None or not phrase.words:
            return None
        is_body = bool({Word.HEAD, Word.KIND} & phrase.kinds) and not phrase.is_name
        found = self._body(phrase) if is_body else self._somebody(phrase)
        if found is None:
            return None
        return Answer(found.figure, MentionKind.ROLE, found.rule, 0.65, note=f"{phrase.label!r} describes it")

    def _body(self, phrase: Phrase) -> Found | None:
        """The body that its kind alone means; with more words than that, one whose own words hold them all."""
        place, words = phrase.span.start, phrase.words
        if Word.COLLECTIVE in phrase.kinds:
            words = tuple(word for word in words if word not in self._scene.vocabulary.collectives) or words
        described = self._referents.described(words, phrase.noun, place, kinds=_BODIES)
        if described is not None and set(words) <= described.descriptors:
            return Found(described, SpeakerRule.DESCRIPTION)
        kind = self._scene.vocabulary.kind_of(words)
        if kind is None:
            return None
        is_definite = phrase.is_definite or Word.THEIR in phrase.kinds
        return self._referents.body_called(kind, place, is_definite=is_definite)

    def _somebody(self, phrase: Phrase) -> Found | None:
        place, kinds = phrase.span.start, phrase.kinds
        if Word.DOCUMENT in kinds:
            return self._document(phrase)
        is_office = phrase.role is not None and not phrase.is_pointed  # `_role` has looked for its holder
        if is_office or not phrase.is_definite:
            return None
        described = self._referents.described(
            phrase.words, phrase.noun, place, kinds=_BODIES | _PERSONS | {EntityKind.GROUP}
        )
        if described is not None:
            return Found(described, SpeakerRule.DESCRIPTION)
        if phrase.is_group or phrase.is_plural:
            return None
        is_noun = not phrase.is_name or Word.DEMONYM in kinds or self._opens_small(phrase)
        return self._referents.person(place, phrase.gender) if is_noun else None

    def _document(self, phrase: Phrase) -> Found | None:
        """Who speaks in "the letter", "keterangan itu": who spoke last; a report or law speaks for itself."""
        figure = self._labels.get((ids.fold(phrase.label), EntityKind.GROUP))
        if figure is not None:
            return Found(figure, SpeakerRule.NAME)
        if not (phrase.is_definite and Word.UTTERANCE in phrase.kinds):
            return None
        last = self._referents.last_speaker(phrase.span.start)
        return Found(last, SpeakerRule.OWNER) if last is not None else None

    def _opens_small(self, phrase: Phrase) -> bool:
        """Is the head noun no name: "juru taktik asal Portugal itu"? Near misses: "the Beacon", "Rana, a cook"."""
        is_small = any(word.casefold() == phrase.noun and word[0].islower() for word in phrase.printed)
        is_set_off = phrase.span.of(self._scene.article.text).split()[0].endswith(",")
        return is_small or (self._scene.text_opens_at(phrase.span.start) and not is_set_off)

    # Strangers

    def _local(self, phrase: Phrase) -> Answer:
        """Somebody whom only this article knows, under the words printed."""
        known = self._cast.find(phrase.words, before=phrase.span.start) if phrase.is_name and phrase.words else None
        if known is None and len(phrase.words) == 1 and phrase.label.isupper():
            known = self._cast.with_initials(phrase.words[0])
        if known is not None and phrase.owner is None and phrase.role is None:
            return Answer(known, MentionKind.NAME, SpeakerRule.SHORT_NAME, 0.7)
        return self._stranger(phrase, self._fullest(phrase))

    def _stranger(self, phrase: Phrase, label: str) -> Answer:
        is_short = len(phrase.words) == 1 and phrase.label[:1].isupper()
        is_name = (phrase.is_name or is_short) and not {Word.GROUP, Word.ROLE} & phrase.kinds
        kind = EntityKind.ORGANISATION if is_name or Word.HEAD in phrase.kinds else EntityKind.GROUP
        if phrase.role is not None:
            kind = EntityKind.PERSON
        figure = self.local_figure(label or phrase.span.of(self._scene.article.text), kind, phrase.span.start)
        if phrase.role is not None:
            figure.roles.add(phrase.role)
        has_face = {Word.GROUP, Word.INDEFINITE, Word.RELATION, Word.ROLE} & phrase.kinds
        figure.is_text = not is_name and (Word.DOCUMENT in phrase.kinds or not has_face)
        is_body = Word.ROLE not in phrase.kinds and bool({Word.HEAD, Word.KIND} & phrase.kinds)
        is_single = bool({Word.INDEFINITE, Word.RELATION, Word.ROLE} & phrase.kinds) and not is_body
        figure.is_one = is_single and not phrase.is_plural and not figure.is_text
        return Answer(figure, MentionKind.NAME if is_name else MentionKind.ROLE, SpeakerRule.LOCAL, 0.6)

    def _fullest(self, phrase: Phrase) -> str:
        """The label with the owner that the article gives these words where it first uses them.

        "The water ministry" is "Imbora's water ministry" where that stands before.
        """
        tokens, words = self._scene.tokens, phrase.words
        if not phrase.is_definite or phrase.owner is not None or not words:
            return phrase.label
        stop = self._scene.positions(phrase.span).start
        for last in range(stop - 1, len(words), -1):
            first = last - len(words) + 1
            if tokens[last].key != words[-1] or any(tokens[first + n].key != word for n, word in enumerate(words)):
                continue
            mark = first - 1 if tokens[first - 1].text in APOSTROPHES else first - 2
            if tokens[mark].text in APOSTROPHES and mark > 0 and tokens[mark - 1].is_capital:
                return self._scene.span(mark - 1, last).of(self._scene.article.text)
        return phrase.label

    def local_figure(self, label: str, kind: EntityKind, place: int) -> Figure:
        """The figure that only this article knows, under the words printed; the same words give the same figure."""
        key = (ids.fold(label), kind)
        if key not in self._labels:
            words = phrase_key(label) or (ids.fold(label),)
            self._labels[key] = self._cast.add(label, words, kind)
            if place >= self._scene.title_end:
                self._labels[key].descriptors.update(words)
        return self._labels[key]
