"""What the act table may look at: facts about a candidate's cue and content. Scene and Candidate in, Facts out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.languages import load
from kg.languages.wordlists import WordList
from kg.model import Act, MentionKind
from kg.statements.base import Candidate, Scene
from kg.statements.lexicon import PhraseSet, fold, words_pattern
from kg.statements.negation import WORD, is_firmly_negated, is_negated
from kg.statements.nouns import noun_of

_CLAUSE_END = re.compile(r"[,;:.!?…]\s")
_SENTENCE_END = re.compile(r"[.!?…]\s")
_CLAUSE_WORDS = 4
_OPENING = 80  # code points that hold the first words of a content
_SUBJECT_REACH = 3  # a first person within so many words of the clause's start is its subject
_VERB_REACH = 2  # between "we" and the verb that belongs to it stand at most so many words ("we will never")


class _Words:
    """The language's word lists that the facts need, compiled."""

    def __init__(self, tag: str) -> None:
        pack = load(tag)
        negation, modality, names = pack.negation, pack.modality, pack.names
        self.must = words_pattern((*modality.must, *modality.should))
        self.want = words_pattern(modality.want)
        self.future = words_pattern(modality.future)
        self.ready = words_pattern(modality.ready)
        self.resolve = words_pattern(modality.resolve)
        self.unwilling = words_pattern(modality.unwilling)
        self.punish = words_pattern(modality.punish)
        self.insult = words_pattern(modality.insult)
        self.untrue = words_pattern(modality.untrue)
        self.true = words_pattern(modality.true)
        self.sorry = words_pattern(modality.sorry)
        self.thanks = words_pattern(modality.thanks)
        self.approve = words_pattern(modality.approve)
        self.blame = words_pattern(modality.blame)
        self.harm = words_pattern(modality.harm)
        self.admit = words_pattern(modality.admit)
        self.please = PhraseSet(dict.fromkeys((*modality.please, *modality.should, *negation.prohibit)))
        self.asking = PhraseSet(pack.clause.asking)
        self.first = words_pattern((*names.first, *names.first_plural, *names.own))
        self.third = words_pattern((*names.third, *names.third_plural))
        self.negators = words_pattern((*negation.predicate, *negation.nominal, *negation.not_yet))
        self.contrast = words_pattern(negation.contrast or negation.nominal)
        leaning = "|".join(re.escape(form) for form in pack.clause.leaning)
        self.leaning = re.compile(rf"(?<=\w)(?=(?:{leaning})\b)") if leaning else None
        performatives = [(fold(form), cue.act) for cue in pack.cue for form in cue.first]
        self.performed = dict(performatives)
        self.performative = words_pattern(form for form, _ in performatives)
        self.clitics = tuple(pack.meta.speaker_clitics)

    def split(self, content: str) -> str:
        """Words without what is glued to them ("we'll" becomes "we 'll"), curly apostrophes made straight."""
        straight = content.replace("’", "'")
        return self.leaning.sub(" ", straight) if self.leaning is not None else straight


@cache
def _words(tag: str) -> _Words:
    return _Words(tag)


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
    is_firm: bool  # negated by a form that mostly answers an allegation
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
        """No cue, or one that only says that something was said."""
        return self.cue in (None, Act.ASSERT)


def facts_of(scene: Scene, candidate: Candidate) -> Facts:
    """Read the facts off the cue and the content's words."""
    words = _words(scene.pack.tag)
    content = words.split(" ".join(span.of(scene.text) for span in candidate.content))
    clause = main_clause(scene, content)
    sentence = _first_sentence(content)
    is_quoted = candidate.rule.startswith("quotation")
    entry = candidate.entry
    return Facts(
        cue=entry.act if entry is not None else None,
        is_label=entry is not None and "label" in entry.takes,
        takes_addressee=entry is not None and "addressee" in entry.takes,
        warns=entry is not None and entry.manner == "warn",
        is_cue_negated=candidate.is_negated,
        is_not_yet=candidate.is_not_yet,
        is_hidden=candidate.mention.kind is MentionKind.NONE,
        is_quoted=is_quoted,
        holds_quote=any(scene.quote_index.overlapping(span) for span in candidate.content),
        is_question=_is_question(scene, candidate),
        asks=_asks(scene, words, candidate),
        is_negated=is_negated(content, scene.pack.tag),
        is_firm=is_firmly_negated(content, scene.pack.tag),
        is_contrast=_is_contrast(words, content),
        must=words.must.search(clause) is not None,
        is_first=words.first.search(" ".join(WORD.findall(clause)[:_SUBJECT_REACH])) is not None,
        is_conditional=scene.lex.conditions.search(content) is not None,
        is_self=_is_self(words, clause, is_quoted=is_quoted),
        future=words.future.search(clause) is not None,
        self_future=_is_own_verb(words, words.future, sentence, is_quoted=is_quoted),
        ready=words.ready.search(clause) is not None,
        resolve=words.resolve.search(clause) is not None,
        unwilling=words.unwilling.search(clause) is not None,
        want=_stands(words, words.want, sentence),
        punish=_stands(words, words.punish, content),
        insult=_stands(words, words.insult, content),
        untrue=_stands(words, words.untrue, content),
        true=words.true.search(content) is not None,
        sorry=_stands(words, words.sorry, clause),
        thanks=_stands(words, words.thanks, clause),
        approve=_stands(words, words.approve, content),
        blame=_stands(words, words.blame, content),
        harm=_is_harm(scene, words, content),
        admit=words.admit.search(content) is not None,
        please=words.please.starting_at(content, 0, len(content)) is not None,
        to_verb=_is_told_to(scene, words, content),
        performs=_performs(words, clause, is_quoted=is_quoted),
        is_noun_phrase=_is_noun_phrase(scene, candidate),
        names_saying=_names_saying(scene, candidate),
        has_own_commitment=entry is not None and entry.commitment is not None,
    )


def main_clause(scene: Scene, content: str) -> str:
    """The content's first clause of at least four words that is no condition.

    Shorter openings ("After that, of course, …") and "If it rains, …" are passed over.
    """
    start = 0
    for cut in _CLAUSE_END.finditer(content):
        clause = content[start : cut.start()]
        if len(WORD.findall(clause)) >= _CLAUSE_WORDS and scene.lex.conditions.match(clause.lstrip()) is None:
            return clause
        start = cut.end()
    return content[start:] if len(WORD.findall(content[start:])) >= _CLAUSE_WORDS else content


def _first_sentence(content: str) -> str:
    start = 0
    for cut in _SENTENCE_END.finditer(content):
        if len(WORD.findall(content[start : cut.start()])) >= _CLAUSE_WORDS:
            return content[: cut.start()]
    return content


def _stands(words: _Words, pattern: WordList, content: str) -> bool:
    """Does a word of the list stand here without a negator in the two words before it?"""
    for hit in pattern.finditer(content):
        near = " ".join(WORD.findall(content[max(0, hit.start() - 40) : hit.start()])[-_VERB_REACH:])
        if words.negators.search(near) is None:
            return True
    return False


def _is_contrast(words: _Words, content: str) -> bool:
    """A second half that says what is not so: "a loan, not a wage", "utang, bukan upah"."""
    return any(content[: hit.start()].rstrip().endswith(",") for hit in words.contrast.finditer(content))


def _is_self(words: _Words, clause: str, *, is_quoted: bool) -> bool:
    head_words = WORD.findall(clause)[:_SUBJECT_REACH]
    head = " ".join(head_words)
    if is_quoted:
        return words.first.search(head) is not None
    pronoun = words.third.search(head) is not None or words.first.search(head) is not None
    starts_verbal = words.future.match(clause) is not None or words.ready.match(clause) is not None
    is_own = bool(words.clitics) and bool(head_words) and head_words[0].casefold().endswith(words.clitics)
    return pronoun or starts_verbal or is_own or words.resolve.match(clause) is not None


def _is_own_verb(words: _Words, verbs: WordList, content: str, *, is_quoted: bool) -> bool:
    """Does one of these verbs directly follow a word for the speaker ("we will", "saya tidak akan", "he would")?"""
    for hit in verbs.finditer(content):
        before = content[: hit.start()]
        near = " ".join(WORD.findall(before[-40:])[-_VERB_REACH:])
        if words.first.search(near) is not None or (not is_quoted and words.third.search(near) is not None):
            return True
    return False


def _performs(words: _Words, content: str, *, is_quoted: bool) -> Act | None:
    """The act that a verb of the speaker's own performs: "we condemn", "saya menolak"; None when it is negated."""
    for hit in words.performative.finditer(content):
        if len(WORD.findall(content[: hit.start()])) > _CLAUSE_WORDS:
            return None
        near = " ".join(WORD.findall(content[max(0, hit.start() - 40) : hit.start()])[-_VERB_REACH:])
        if words.negators.search(near) is not None:
            continue
        if words.first.search(near) is not None or (not is_quoted and words.third.search(near) is not None):
            return words.performed[fold(hit.group())]
    return None


def _is_harm(scene: Scene, words: _Words, content: str) -> bool:
    """A violent act with a human agent before it: "the police beat him", not "the flood killed two"."""
    for hit in words.harm.finditer(content):
        before = content[max(0, hit.start() - 60) : hit.start()]
        before = before[max(before.rfind(". "), before.rfind("; ")) + 1 :]
        if words.first.search(before) is not None:
            continue
        if scene.lex.people.search(before) is not None or any(w[0].isupper() for w in WORD.findall(before)[1:] if w):
            return True
    return False


def _is_told_to(scene: Scene, words: _Words, content: str) -> bool:
    """What one is told to do: "to stop", "the clerk to stop"; not "they went to stop it"."""
    opening = WORD.findall(content[:_OPENING])[:_CLAUSE_WORDS]
    if not opening or words.third.fullmatch(opening[0]) or words.first.fullmatch(opening[0]):
        return False
    return any(scene.lex.to.starting_at(word, 0, len(word)) is not None for word in opening)


def _is_question(scene: Scene, candidate: Candidate) -> bool:
    last = candidate.content[-1]
    return "?" in scene.text[last.end - 1 : last.end + 1] and "." not in last.of(scene.text)


def _asks(scene: Scene, words: _Words, candidate: Candidate) -> bool:
    """An indirect question: "whether the bridge is safe", "the mayor why it fell", "apakah jembatan itu aman".

    A relative pronoun asks only at the start: "those who fell" is no question.
    """
    text, first = scene.text, candidate.content[0]
    if words.asking.starting_at(text, first.start, first.end) is not None:
        return True
    begin = candidate.cue.end if candidate.cue is not None else first.start
    if begin < first.start and words.asking.ending_at(text, begin, first.start) is not None:
        return True
    opening = WORD.findall(first.of(text)[:_OPENING])[:_CLAUSE_WORDS]
    return any(
        words.asking.starting_at(word, 0, len(word)) is not None and scene.lex.relative.fullmatch(word) is None
        for word in opening
    )


def _is_noun_phrase(scene: Scene, candidate: Candidate) -> bool:
    """Content right behind its cue, without a complementiser, that the cue takes as an object."""
    if candidate.entry is None or "noun" not in candidate.entry.takes:
        return False
    return candidate.rule.split(".")[1] in ("bare", "passive", "cue") and not candidate.rule.endswith("that")


def _names_saying(scene: Scene, candidate: Candidate) -> bool:
    """The content is a noun of asserting or accusing ("the accusation"): to reject it is to deny what it says."""
    hit = noun_of(scene, candidate.content[0])
    noun = hit.cue("nouns") if hit is not None else None
    return noun is not None and noun.act in (Act.ASSERT, Act.ACCUSE)
