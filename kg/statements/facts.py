"""What the act table may look at: facts about a candidate's cue and content. Scene and Candidate in, Facts out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from kg.languages import load
from kg.languages.wordlists import WordList
from kg.model import Act, MentionKind
from kg.statements.base import Candidate, Scene
from kg.statements.lexicon import PhraseSet, fold, words_pattern
from kg.statements.negation import WORD, is_firmly_negated, is_negated, is_negated_by_himself
from kg.statements.nouns import noun_of
from kg.statements.patterns import shapes_pattern

_INFLECTED = 5  # letters of the shortest word whose ending is told from its stem
_CLAUSE_END = re.compile(r"[,;:.!?…]\s")
_SENTENCE_END = re.compile(r"[.!?…]\s")
_CLAUSE_WORDS = 4
_OPENING = 80  # code points that hold the first words of a content
_SUBJECT_REACH = 3  # a first person within so many words of the clause's start is its subject
_NEAR = 40  # code points that hold the words directly before a verb
_AGENT = 60  # code points before a violent verb within which its agent stands
_VERB_REACH = 2  # between "we" and the verb that belongs to it stand at most so many words ("we will never")

_Range = tuple[int, int]  # start and end in the content, the end not included; may be empty


class _Words:
    """The language's word lists that the facts need, compiled."""

    def __init__(self, tag: str) -> None:
        pack = load(tag)
        negation, modality, names = pack.negation, pack.modality, pack.names
        self.must = words_pattern((*modality.must, *modality.should))
        self.want = words_pattern(modality.want)
        self.future = words_pattern(modality.future)
        self.will = shapes_pattern(modality.will)
        self.will_own = shapes_pattern(modality.will_own)
        self.subject_endings = names.subject_endings
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
        self.idle = words_pattern(modality.idle)
        self.third = words_pattern(w for w in (*names.third, *names.third_plural) if w not in names.things)
        self.theirs = words_pattern(names.their)
        self.things = words_pattern(names.things)
        self.negators = words_pattern((*negation.predicate, *negation.nominal, *negation.not_yet))
        self.contrast = words_pattern(negation.contrast or negation.nominal)
        leaning = "|".join(re.escape(form) for form in pack.clause.leaning)
        self.leaning = re.compile(rf"(?<=\w)(?=(?:{leaning})\b)") if leaning else None
        performatives = [(fold(form), cue.act) for cue in pack.cue for form in cue.first]
        self.performed = dict(performatives)
        self.performative = words_pattern(form for form, _ in performatives)
        self.drops_subject = pack.clause.drops_subject
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
    words = _words(scene.pack.tag)
    content = words.split(" ".join(span.of(scene.text) for span in candidate.content))
    clause = main_clause(scene, content)
    sentence = (0, _end_of_sentence(content))
    everything = (0, len(content))
    is_quoted = candidate.rule.startswith("quotation")
    own_futures = _own_futures(words, content, sentence, is_quoted=is_quoted)
    entry = candidate.entry

    will = _shows_will(words, content, clause)

    def has(pattern: WordList, where: _Range = everything) -> bool:
        return pattern.search(content, *where) is not None

    def stands(pattern: WordList, where: _Range = everything) -> bool:
        return _stands(words, pattern, content, where)

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
        is_question=_is_question(scene, candidate),
        asks=_asks(scene, words, candidate),
        is_negated=is_negated(content, scene.pack.tag),
        is_firm=is_firmly_negated(content, scene.pack.tag, end=sentence[1]),
        is_own_negation=is_negated_by_himself(content, scene.pack.tag),
        self_not=any(_is_undone(words, content, place) for place in own_futures)
        or (will and is_negated(content, scene.pack.tag)),
        is_contrast=_is_contrast(words, content, sentence),
        is_conditional=has(scene.lex.conditions),
        is_first=has(words.first, _head(content, clause)),
        is_self=will or _is_self(words, content, clause, is_quoted=is_quoted),
        self_future=will or bool(own_futures),
        future=will or has(words.future, clause),
        must=has(words.must, clause),
        want=stands(words.want, sentence),
        please=words.please.starting_at(content, 0, len(content)) is not None,
        to_verb=_is_told_to(scene, words, content),
        ready=has(words.ready, clause),
        resolve=has(words.resolve, clause),
        unwilling=has(words.unwilling, clause),
        punish=stands(words.punish),
        sorry=stands(words.sorry, clause),
        thanks=stands(words.thanks, clause),
        approve=stands(words.approve),
        insult=stands(words.insult),
        untrue=stands(words.untrue),
        true=has(words.true),
        admit=stands(words.admit),
        blame=stands(words.blame),
        harm=_is_harm(scene, words, content, skip=_begins_sentence(scene, candidate)),
        performs=_performs(words, content, clause, is_quoted=is_quoted),
        is_noun_phrase=_is_noun_phrase(scene, candidate),
        names_saying=_names_saying(scene, candidate),
    )


def _shows_will(words: _Words, content: str, clause: _Range) -> bool:
    """Does the verb's form say what the speaker will do: "yapacağız", or "yapacağını" without a subject of its own?"""
    if words.will.search(content, *clause) is not None:
        return True
    own = words.will_own.search(content, *clause)
    if own is None:
        return False
    before = WORD.findall(content, clause[0], own.start())
    return not any(len(word) >= _INFLECTED and word.endswith(words.subject_endings) for word in before)


def main_clause(scene: Scene, content: str) -> _Range:
    """Where the content's first clause of at least four words stands that could be a main clause.

    Shorter openings ("Of course, …"), "If it rains, …" and "In the heat of the battle, …" are passed over.
    """
    start = 0
    for cut in _CLAUSE_END.finditer(content):
        is_long = _counts(content, start, cut.start()) >= _CLAUSE_WORDS
        if is_long and not _is_opening(scene, content, start):
            return (start, cut.start())
        start = cut.end()
    return (start, len(content)) if _counts(content, start, len(content)) >= _CLAUSE_WORDS else (0, len(content))


def _is_opening(scene: Scene, content: str, start: int) -> bool:
    """Does something begin here that comes before a main clause: a condition, or words of time, place or manner?"""
    openers = (scene.lex.conditions, scene.lex.subordinators, scene.lex.prepositions)
    for number, word in enumerate(islice(WORD.finditer(content, start), 2)):
        if number and scene.lex.auxiliaries_end.ending_at(content, start, word.start()) is None:
            return False
        if any(opener.match(content, word.start()) is not None for opener in openers):
            return True
    return False


def _counts(content: str, start: int, end: int) -> int:
    """How many words stand there; no more than a clause's are counted."""
    return sum(1 for _ in islice(WORD.finditer(content, start, end), _CLAUSE_WORDS))


def _word_end(content: str, start: int, number: int) -> int:
    """Where the so many words from here on end."""
    ends = [word.end() for word in islice(WORD.finditer(content, start), number)]
    return ends[-1] if ends else start


def _head(content: str, clause: _Range) -> _Range:
    """The clause's first words, where its subject is looked for."""
    return (clause[0], min(clause[1], _word_end(content, clause[0], _SUBJECT_REACH)))


def _near(content: str, position: int) -> _Range:
    """The words directly before a place, in the same sentence."""
    begin = max(0, position - _NEAR)
    starts = [word.start() for word in WORD.finditer(content, begin, position)][-_VERB_REACH:]
    return (starts[0], position) if starts else (position, position)


def _end_of_sentence(content: str) -> int:
    for cut in _SENTENCE_END.finditer(content):
        if _counts(content, 0, cut.start()) >= _CLAUSE_WORDS:
            return cut.start()
    return len(content)


def _stands(words: _Words, pattern: WordList, content: str, where: _Range) -> bool:
    """Does a word of the list stand here without a negator in the two words before it?"""
    for hit in pattern.finditer(content, *where):
        near = _near(content, hit.start())
        if words.negators.search(content, *near) is None:
            return True
    return False


def _own_futures(words: _Words, content: str, where: _Range, *, is_quoted: bool) -> list[_Range]:
    """Words of the future that belong to the speaker; "I would say" promises nothing."""
    idle = {place for hit in words.idle.finditer(content, *where) for place in range(*hit.span())}
    return [
        hit.span()
        for hit in words.future.finditer(content, *where)
        if hit.start() not in idle and _is_own(words, content, hit.start(), is_quoted=is_quoted)
    ]


def _is_undone(words: _Words, content: str, place: _Range) -> bool:
    """Is this word of the future negated, by itself or by a word beside it ("won't", "will never", "tidak akan")?"""
    begin = _near(content, place[0])[0]
    return words.negators.search(content, begin, _word_end(content, place[1], _VERB_REACH)) is not None


def _is_contrast(words: _Words, content: str, where: _Range) -> bool:
    """A second half that says what is not so: "a loan, not a wage", "utang, bukan upah"."""
    for hit in words.contrast.finditer(content, *where):
        before = content[max(0, hit.start() - 2) : hit.start()]
        if before.rstrip().endswith(","):
            return True
    return False


def _is_self(words: _Words, content: str, clause: _Range, *, is_quoted: bool) -> bool:
    """Is the speaker the subject? In a quotation the first person is; else also a pronoun, "-nya", or no subject."""
    head = _head(content, clause)
    if words.first.search(content, *head) is not None:
        return True
    if is_quoted:
        return False
    if words.third.search(content, *head) is not None:
        return True
    first = WORD.search(content, *clause)
    if first is None:
        return False
    is_own = bool(words.clitics) and first.group().lower().endswith(words.clitics)
    verbs = (words.future, words.ready, words.resolve)
    return is_own or any(verb.match(content, first.start(), clause[1]) is not None for verb in verbs)


def _is_own(words: _Words, content: str, position: int, *, is_quoted: bool) -> bool:
    """Does a word for the speaker stand directly before this place ("we will", "saya tidak akan", "he would")?"""
    near = _near(content, position)
    if words.first.search(content, *near) is not None:
        return True
    others = (words.third, words.theirs, words.things) if near[0] == 0 else (words.third, words.theirs)
    return not is_quoted and any(pronoun.search(content, *near) is not None for pronoun in others)


def _performs(words: _Words, content: str, clause: _Range, *, is_quoted: bool) -> Act | None:
    """The act that a verb of the speaker's own does: "we condemn", "saya menolak"; None if negated or in the future."""
    limit = _word_end(content, clause[0], _CLAUSE_WORDS)
    for hit in words.performative.finditer(content, *clause):
        if hit.start() > limit:
            return None
        near = _near(content, hit.start())
        undone = any(w.search(content, *near) is not None for w in (words.negators, words.future))
        if not undone and (words.drops_subject or _is_own(words, content, hit.start(), is_quoted=is_quoted)):
            return words.performed[fold(hit.group())]
    return None


def _begins_sentence(scene: Scene, candidate: Candidate) -> bool:
    """Does the content begin a sentence or a quotation, so that its first word has a capital whatever it is?"""
    start = candidate.content[0].start
    before = scene.text[max(0, start - 2) : start].rstrip()
    return start == scene.layout.sentences[candidate.sentence].span.start or not before[-1:].isalnum()


def _is_harm(scene: Scene, words: _Words, content: str, *, skip: bool) -> bool:
    """A violent act with a human agent before it: "the police beat him", not "the flood killed two".

    `skip`: the first word's capital does not make it a name.
    """
    for hit in words.harm.finditer(content):
        begin = max(0, hit.start() - _AGENT)
        before = content[begin : hit.start()]
        begin += max(before.rfind(". "), before.rfind("; ")) + 1
        if words.first.search(content, begin, hit.start()) is not None:
            continue
        if scene.lex.people.search(content, begin, hit.start()) is not None:
            return True
        if any(
            word.group()[0].isupper()
            for word in islice(WORD.finditer(content, begin, hit.start()), int(skip or begin > 0), None)
        ):
            return True
    return False


def _is_told_to(scene: Scene, words: _Words, content: str) -> bool:
    """What one is told to do: "to stop", "the clerk to stop"; not "they went to stop it"."""
    first = WORD.search(content)
    if first is None:
        return False
    if any(pronoun.search(content, first.start(), first.end()) is not None for pronoun in (words.third, words.first)):
        return False
    opening = islice(WORD.finditer(content), _CLAUSE_WORDS)
    return any(scene.lex.to.starting_at(content, word.start(), word.end()) is not None for word in opening)


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
    for word in WORD.findall(first.of(text)[:_OPENING])[:_CLAUSE_WORDS]:
        if scene.lex.to.starting_at(word, 0, len(word)) is not None:
            return False
        if words.asking.starting_at(word, 0, len(word)) is not None and scene.lex.relative.fullmatch(word) is None:
            return True
    return False


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
