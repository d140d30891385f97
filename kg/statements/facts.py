"""What the act table may look at: facts about a candidate's cue and content. Scene and Candidate in, Facts out."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rows may look at. "The clause" is the content's main clause, see `main_clause`."""

    cue: Act | None  # act of the cue's entry; None without a cue
    is_label: bool  # the cue gives a thing a name ("called X a liar")
    takes_addressee: bool  # the cue names who is spoken to ("told X")
    warns: bool  # the cue warns
    has_own_commitment: bool  # the cue's entry says what its speaker commits to
    is_cue_negated: bool  # "did not deny"
    is_not_yet: bool  # "has not yet confirmed"
    is_hidden: bool  # the article hides the speaker
    is_quoted: bool  # the content is a quotation: its first person is the speaker
    holds_quote: bool  # some of the content stands in quotation marks
    is_question: bool  # ends with a question mark
    asks: bool  # is an indirect question
    is_negated: bool  # the clause is negated
    is_firm: bool  # its first sentence is negated by a form that mostly answers an allegation
    is_own_negation: bool  # negated by a form that denies what is said of the speaker himself
    self_not: bool  # "we will not"
    is_contrast: bool  # says behind a comma what is not so
    is_conditional: bool  # holds a condition
    is_first: bool  # the clause begins with the first person
    is_self: bool  # the clause's subject is the speaker
    self_future: bool  # a word of the future belongs to the speaker ("we will")
    future: bool  # the clause speaks of the future
    must: bool  # a modal of duty
    want: bool  # words that want somebody to do something
    please: bool  # begins like a request or an order
    to_verb: bool  # what somebody is told to do
    ready: bool
    resolve: bool
    unwilling: bool
    punish: bool  # what threats threaten with
    sorry: bool
    thanks: bool
    approve: bool
    insult: bool
    untrue: bool
    true: bool
    admit: bool
    blame: bool  # wrong-doing
    harm: bool  # a violent act of a person or body
    performs: Act | None  # what the words do by being said ("we condemn")
    is_noun_phrase: bool  # a thing, and no clause ("rejected the plan")
    names_saying: bool  # a noun of asserting or accusing ("the accusation")

    @property
    def is_plain(self) -> bool:
        """No cue, or one that only says that something was said or called so."""
        return self.cue in (None, Act.ASSERT) or self.is_label


def facts_of(scene: Scene, candidate: Candidate) -> Facts:
    """Read the facts off the cue and the content's words."""
    words = act_words(scene.pack.tag)
    content = words.split(" ".join(span.of(scene.text) for span in candidate.content))
    clause = main_clause(scene, content)
    sentence = (0, end_of_sentence(content))
    everything = (0, len(content))
    is_quoted = candidate.rule.startswith("quotation")
    futures = own_futures(words, content, sentence, is_quoted=is_quoted)
    entry = candidate.entry
    will = shows_will(scene.pack.tag, content, clause)
    negated = is_negated(content, scene.pack.tag)

    def has(pattern: WordList, where: Range = everything) -> bool:
        return pattern.search(content, *where) is not None

    def does(pattern: WordList, where: Range = everything) -> bool:
        return stands(words, pattern, content, where)

    return Facts(
        cue=entry.act if entry is not None else None,
        is_label=entry is not None and "label" in entry.takes,
        takes_addressee=entry is not None and "addressee" in entry.takes,
        warns=entry is not None and entry.manner == "warn",
        has_own_commitment=entry is not None and entry.commitment is not None,
        is_cue_negated=candidate.is_negated,
        is_not_yet=candidate.is_not_yet,
        is_hidden=candidate.mention.kind is MentionKind.NONE,
        is_quoted=is_quoted,
        holds_quote=any(scene.quote_index.overlapping(span) for span in candidate.content),
        is_question=is_question(scene, candidate),
        asks=asks(scene, candidate),
        is_negated=negated,
        is_firm=is_firmly_negated(content, scene.pack.tag, end=sentence[1]),
        is_own_negation=is_negated_by_himself(content, scene.pack.tag),
        self_not=any(is_undone(words, content, place) for place in futures) or (will and negated),
        is_contrast=is_contrast(words, content, sentence),
        is_conditional=has(scene.lex.conditions),
        is_first=has(words.first, head(content, clause)),
        is_self=will or is_self(words, content, clause, is_quoted=is_quoted),
        self_future=will or bool(futures),
        future=will or has(words.future, clause),
        must=has(words.must, clause),
        want=does(words.want, sentence),
        please=words.please.starting_at(content, 0, len(content)) is not None,
        to_verb=is_told_to(scene, words, content),
        ready=has(words.ready, clause),
        resolve=has(words.resolve, clause),
        unwilling=has(words.unwilling, clause),
        punish=does(words.punish),
        sorry=does(words.sorry, clause),
        thanks=does(words.thanks, clause),
        approve=does(words.approve, sentence),
        insult=does(words.insult),
        untrue=does(words.untrue, sentence),
        true=has(words.true),
        admit=does(words.admit),
        blame=does(words.blame),
        harm=is_harm(scene, words, content, skip=_begins_sentence(scene, candidate)),
        performs=performed_act(words, content, clause, is_quoted=is_quoted),
        is_noun_phrase=_is_noun_phrase(scene, candidate),
        names_saying=_names_saying(scene, candidate),
    )


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
    hit = noun_of(scene, candidate.content[0])
    noun = hit.cue("nouns") if hit is not None else None
    return noun is not None and noun.act in (Act.ASSERT, Act.ACCUSE)
