"""What the act table may look at: facts about a candidate's cue and content. Scene and Candidate in, Facts out.

A fact is found out when the first row asks for it: most candidates are decided by their cue and few words.
"""

from __future__ import annotations

from functools import cached_property

from kg.languages.wordlists import WordList
from kg.model import Act, MentionKind
from kg.statements.base import Candidate, Scene
from kg.statements.negation import is_firmly_negated, is_negated, is_negated_by_himself
from kg.statements.nouns import noun_of
from kg.statements.questions import asks, is_question
from kg.statements.verb_shapes import shows_will
from kg.statements.wording import (
    Range,
    act_words,
    end_of_sentence,
    head,
    is_contrast,
    is_harm,
    is_self,
    is_told_to,
    is_undone,
    main_clause,
    own_futures,
    performed_act,
    stands,
)


class Facts:
    """What the rows may look at. "The clause" is the content's main clause, see `main_clause`; "it" is the content."""

    def __init__(self, scene: Scene, candidate: Candidate) -> None:
        entry = candidate.entry
        words = act_words(scene.pack.tag)
        content = words.split(" ".join(span.of(scene.text) for span in candidate.content))
        self.cue = entry.act if entry is not None else None  # act of the cue's entry; None without a cue
        self.is_label = entry is not None and "label" in entry.takes  # the cue gives a name ("called X a liar")
        self.is_plain = self.cue in (None, Act.ASSERT) or self.is_label  # the cue at most says that it was said
        self.takes_addressee = entry is not None and "addressee" in entry.takes  # it names who is spoken to ("told X")
        self.warns = entry is not None and entry.manner == "warn"
        self.owns = entry is not None and entry.manner == "own"  # tells what the speaker did or suffered ("mengaku")
        self.has_own_commitment = entry is not None and entry.commitment is not None  # the entry tells the commitment
        self.is_cue_negated = candidate.is_negated  # "did not deny"
        self.is_not_yet = candidate.is_not_yet  # "has not yet confirmed"
        self.is_hidden = candidate.mention.kind is MentionKind.NONE  # the article hides the speaker
        self.is_hearsay = candidate.rule == "source.hidden"  # a passive without an agent ("it is reported")
        # The content is a quotation: its first person is the speaker.
        self.is_quoted = candidate.rule.startswith("quotation")
        self._scene = scene
        self._candidate = candidate
        self._tag = scene.pack.tag
        self._words = words
        self._content = content
        self._clause = main_clause(scene, content)
        self._sentence: Range = (0, end_of_sentence(content))
        self._everything: Range = (0, len(content))
        self._will = shows_will(self._tag, content, self._clause)
        # Does a word stand in the content that any of the rarer lists could find?
        self._is_telling = words.telling.search(content) is not None

    @property
    def holds_quote(self) -> bool:
        """Some of the content stands in quotation marks."""
        return any(self._scene.quote_index.overlapping(span) for span in self._candidate.content)

    @property
    def is_question(self) -> bool:
        """It ends with a question mark."""
        return is_question(self._scene, self._candidate)

    @property
    def asks(self) -> bool:
        """It is an indirect question."""
        return asks(self._scene, self._candidate)

    @cached_property
    def is_negated(self) -> bool:
        """The clause is negated."""
        return is_negated(self._content, self._tag)

    @property
    def is_firm(self) -> bool:
        """Its first sentence is negated by a form that mostly answers an allegation."""
        return is_firmly_negated(self._content, self._tag, end=self._sentence[1])

    @property
    def is_own_negation(self) -> bool:
        """It is negated by a form that denies what is said of the speaker himself."""
        return is_negated_by_himself(self._content, self._tag)

    @property
    def self_not(self) -> bool:
        """The speaker says what he will not do ("we will not")."""
        undone = any(is_undone(self._words, self._content, place) for place in self._futures)
        return undone or (self._will and self.is_negated)

    @property
    def is_contrast(self) -> bool:
        """It says behind a comma what is not so."""
        return is_contrast(self._words, self._content, self._sentence)

    @cached_property
    def is_conditional(self) -> bool:
        """It holds a condition."""
        return self._has(self._scene.lex.conditions, self._everything)

    @property
    def is_first(self) -> bool:
        """The clause begins with the first person."""
        return self._has(self._words.first, head(self._content, self._clause))

    @cached_property
    def is_self(self) -> bool:
        """The clause's subject is the speaker."""
        return self._will or is_self(self._words, self._content, self._clause, is_quoted=self.is_quoted)

    @property
    def self_future(self) -> bool:
        """A word of the future belongs to the speaker ("we will")."""
        return self._will or bool(self._futures)

    @cached_property
    def future(self) -> bool:
        """The clause speaks of the future."""
        return self._will or self._has(self._words.future, self._clause)

    @cached_property
    def must(self) -> bool:
        """It holds a modal of duty."""
        return self._has(self._words.must, self._clause)

    @property
    def want(self) -> bool:
        """It wants somebody to do something."""
        return self._stands(self._words.want, self._sentence)

    @property
    def please(self) -> bool:
        """It begins like a request or an order."""
        return self._words.please.starting_at(self._content, 0, len(self._content)) is not None

    @property
    def to_verb(self) -> bool:
        """It is what somebody is told to do."""
        return is_told_to(self._scene, self._words, self._content)

    @property
    def ready(self) -> bool:
        """It says that somebody is ready."""
        return self._is_telling and self._has(self._words.ready, self._clause)

    @property
    def resolve(self) -> bool:
        """It says that somebody is resolved."""
        return self._is_telling and self._has(self._words.resolve, self._clause)

    @property
    def unwilling(self) -> bool:
        """It says that somebody is not willing."""
        return self._is_telling and self._has(self._words.unwilling, self._clause)

    @property
    def punish(self) -> bool:
        """It names what threats threaten with."""
        return self._stands(self._words.punish, self._everything)

    @property
    def sorry(self) -> bool:
        """It apologises."""
        return self._stands(self._words.sorry, self._clause)

    @property
    def thanks(self) -> bool:
        """It thanks."""
        return self._stands(self._words.thanks, self._clause)

    @property
    def approve(self) -> bool:
        """It approves of something."""
        return self._stands(self._words.approve, self._sentence)

    @property
    def insult(self) -> bool:
        """It insults."""
        return self._stands(self._words.insult, self._everything)

    @property
    def untrue(self) -> bool:
        """It calls something untrue."""
        return self._stands(self._words.untrue, self._sentence)

    @property
    def true(self) -> bool:
        """It calls something true."""
        return self._stands(self._words.true, self._everything)

    @property
    def admit(self) -> bool:
        """It admits a fault."""
        return self._stands(self._words.admit, self._everything)

    @property
    def blame(self) -> bool:
        """It names wrong-doing."""
        return self._stands(self._words.blame, self._everything)

    @property
    def harm(self) -> bool:
        """It tells of a violent act of a person or body."""
        skip = _begins_sentence(self._scene, self._candidate)
        return self._is_telling and is_harm(self._scene, self._words, self._content, skip=skip)

    @cached_property
    def performs(self) -> Act | None:
        """What the words do by being said ("we condemn")."""
        return performed_act(self._words, self._content, self._clause, is_quoted=self.is_quoted)

    @property
    def is_noun_phrase(self) -> bool:
        """It is a thing, and no clause ("rejected the plan")."""
        return _is_noun_phrase(self._scene, self._candidate)

    @property
    def names_saying(self) -> bool:
        """It is a noun of asserting or accusing ("the accusation")."""
        return _names_saying(self._scene, self._candidate)

    @cached_property
    def _futures(self) -> list[Range]:
        return own_futures(self._words, self._content, self._sentence, is_quoted=self.is_quoted)

    def _has(self, pattern: WordList, where: Range) -> bool:
        return pattern.search(self._content, *where) is not None

    def _stands(self, pattern: WordList, where: Range) -> bool:
        """Does a word of one of the rarer lists stand here without a negator?"""
        return self._is_telling and stands(self._words, pattern, self._content, where)


def _begins_sentence(scene: Scene, candidate: Candidate) -> bool:
    """Does the content begin a sentence or a quotation, so that its first word has a capital whatever it is?"""
    start = candidate.content[0].start
    before = scene.text[max(0, start - 2) : start].rstrip()
    return start == scene.layout.sentences[candidate.sentence].span.start or not before[-1:].isalnum()


def _is_noun_phrase(scene: Scene, candidate: Candidate) -> bool:
    """Content right behind its cue, without a complementiser, that the cue takes as an object."""
    if candidate.entry is None or "noun" not in candidate.entry.takes:
        return False
    return candidate.rule.split(".")[1] in ("bare", "passive", "cue", "object-first") and not candidate.rule.endswith(
        "that"
    )


def _names_saying(scene: Scene, candidate: Candidate) -> bool:
    """The content is a noun of asserting or accusing ("the accusation"): to reject it is to deny what it says."""
    first = candidate.content[0]
    if scene.lex.to.starting_at(scene.text, first.start, first.end) is not None:
        return False  # "refused to apologise for the remark"
    hit = noun_of(scene, first)
    noun = hit.cue("nouns") if hit is not None else None
    return noun is not None and noun.act in (Act.ASSERT, Act.ACCUSE)
