"""Acts of saying: how, by whom, with which commitment, where in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.text import Interval, Span

SILENCE = "silence"  # the note of a statement that tells of a silence: somebody has not reported, confirmed or answered


class Act(StrEnum):
    """Speech acts, by meaning and not by cue word; SKOS concepts of `vocab/speech-act` with these notations."""

    ASSERT = "assert"
    DENY = "deny"
    CONFIRM = "confirm"
    ACCUSE = "accuse"
    DEMAND = "demand"
    OFFER = "offer"
    PROMISE = "promise"
    THREATEN = "threaten"
    CONDEMN = "condemn"
    PRAISE = "praise"
    REFUSE = "refuse"
    QUESTION = "question"
    APOLOGISE = "apologise"
    OTHER = "other"


class Commitment(StrEnum):
    """Does the speaker hold the content, as worded, to be true or right?"""

    YES = "yes"
    NO = "no"
    NONE = "none"  # neither: questions, demands, offers, hearsay


class Mode(StrEnum):
    """How the words are given: all in quotation marks, none, partly, or in the outlet's own voice."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATOR = "narrator"


class Polarity(StrEnum):
    """A statement's attitude to its claim, which is always in positive form."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    UNCOMMITTED = "uncommitted"
    CONDITIONAL = "conditional"  # affirms it if the conditions are met


class MentionKind(StrEnum):
    """How words in the text came to denote an entity."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    CLITIC = "clitic"
    METONYMY = "metonymy"  # a place for its government
    COLLECTIVE = "collective"  # "the Armenian side"
    OUTLET = "outlet"  # the article's own voice: no words denote it
    NONE = "none"  # the article hides the speaker


class SpeakerRule(StrEnum):
    """By which rule the actors stage decided who speaks."""

    OUTLET = "the outlet's own voice"
    HIDDEN = "the article hides the speaker"
    UNRESOLVED = "nobody was found for these words"
    NAME = "name"
    SHORT_NAME = "short form of a name in the article"
    PLACE = "a place for its government"
    PEOPLE = "a people for its government"
    LAST_SPEAKER = "last speaker who may be meant"
    LAST_SUBJECT = "subject of the last sentence that one opens"
    NEAREST_NAME = "name nearest to these words"
    OUTER_SPEAKER = "speaker of the statement around this one"
    CONTINUED = "speaker of the statement before"
    OFFICE = "holder of the office at the article's date"
    ROLE = "the one with this role in the article"
    OWNER = "whose document or side it is"
    DESCRIPTION = "the one whom the article describes so"
    LOCAL = "as printed: nobody else is meant"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that denote a speaker, as the statements stage finds them: not yet resolved.

    `span` is None where no words do (the outlet's own voice, a hidden speaker); for an Indonesian "-nya" it is the cue.
    """

    span: Span | None
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Via:
    """One link of the chain through which words reached the outlet: `name` is None where the link is lost or hidden."""

    span: Span
    name: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of saying, or one part of it.

    `key` is unique in the article ("s1", parts "s1.1"). `parent`: key of the statement whose speaker reports this one.
    `whole`: key of the compound statement of which this is a part (same speaker, same cue); parts carry the claims,
    and a statement without parts is its own only part.
    `content` has one span, or several when a quotation is interrupted by its cue.
    `is_open_list`: the text says that the conditions (or demands) listed are not all ("antara lain").
    `target` are the words for whom an accusation, demand or offer is directed at, where the grammar gives them.
    `rule` names the rule that made it, `act_rule` the row that decided its act, `note` what was assumed on the way.
    `actor` is the resolved speaker's IRI, `speaker` its name and `speaker_rule` how it was found; all None until the
    actors stage has run.
    """

    key: str
    mode: Mode
    act: Act
    commitment: Commitment
    mention: Mention
    content: tuple[Span, ...]
    confidence: float
    extractor: str
    rule: str
    act_rule: str = ""
    cue: Span | None = None
    conditions: tuple[Span, ...] = ()
    is_open_list: bool = False
    parent: str | None = None
    whole: str | None = None
    target: Span | None = None
    via: tuple[Via, ...] = ()
    said: Interval | None = None
    actor: str | None = None
    speaker: str | None = None
    speaker_rule: SpeakerRule | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError(f"statement {self.key!r} has no content span: nothing could show it")
        if list(self.content) != sorted(self.content):
            raise ValueError(f"statement {self.key!r}: content spans must be in text order")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"statement {self.key!r}: confidence {self.confidence} is not within 0..1")
        if self.key in (self.parent, self.whole):
            raise ValueError(f"statement {self.key!r} cannot hold itself")

    @property
    def extent(self) -> Span:
        """From the first to the last content character."""
        return Span(self.content[0].start, self.content[-1].end)

    def words(self, text: str) -> str:
        """The content as printed; parts of an interrupted quotation are joined with an ellipsis."""
        return " … ".join(span.of(text) for span in self.content)
