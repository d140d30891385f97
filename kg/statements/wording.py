"""How a content is worded: whose verbs, what is negated, what is called by its name. Words and stretches in, facts out.

All stretches are places in the content, so that its words are cut once.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from kg.languages import load
from kg.languages.wordlists import WordList
from kg.model import Act
from kg.statements.base import Scene
from kg.statements.lexicon import PhraseSet, fold, words_pattern
from kg.statements.negation import WORD

_CLAUSE_END = re.compile(r"[,;:.!?…]\s")
_SENTENCE_END = re.compile(r"[.!?…]\s")
_CLAUSE_WORDS = 4
_SUBJECT_REACH = 3  # a first person within so many words of the clause's start is its subject
_NEAR = 40  # code points that hold the words directly before a verb
_AGENT = 60  # code points before a violent verb within which its agent stands
_VERB_REACH = 2  # between "we" and the verb that belongs to it stand at most so many words ("we will never")

Range = tuple[int, int]  # start and end in the content, the end not included; may be empty


class ActWords:
    """The language's word lists that the facts need, compiled.

    `telling` holds the words of the rarer ones together: most contents have none, and one search tells.
    """

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
        rarer = (
            *(modality.want, modality.ready, modality.resolve, modality.unwilling, modality.punish, modality.insult),
            *(modality.untrue, modality.true, modality.sorry, modality.thanks, modality.approve, modality.blame),
            *(modality.harm, modality.admit),
        )
        self.telling = words_pattern(word for words in rarer for word in words)
        self.please = PhraseSet(dict.fromkeys((*modality.please, *modality.should, *negation.prohibit)))
        self.first = words_pattern((*names.first, *names.first_plural, *names.own))
        self.idle = words_pattern(modality.idle)
        self.third = words_pattern(w for w in (*names.third, *names.third_plural) if w not in names.things)
        self.theirs = words_pattern(names.their)
        self.things = words_pattern(names.things)
        self.negators = words_pattern((*negation.predicate, *negation.nominal, *negation.not_yet, *negation.no_more))
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
def act_words(tag: str) -> ActWords:
    """The word lists of a language that decide acts."""
    return ActWords(tag)


def main_clause(scene: Scene, content: str) -> Range:
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


def head(content: str, clause: Range) -> Range:
    """The clause's first words, where its subject is looked for."""
    return (clause[0], min(clause[1], _word_end(content, clause[0], _SUBJECT_REACH)))


def _near(content: str, position: int) -> Range:
    """The words directly before a place, behind the last comma."""
    begin = max(0, position - _NEAR)
    begin = max(begin, content.rfind(",", begin, position) + 1)  # "Jika tidak, kami akan"
    starts = [word.start() for word in WORD.finditer(content, begin, position)][-_VERB_REACH:]
    return (starts[0], position) if starts else (position, position)


def end_of_sentence(content: str) -> int:
    """Where the first sentence of at least four words ends."""
    for cut in _SENTENCE_END.finditer(content):
        if _counts(content, 0, cut.start()) >= _CLAUSE_WORDS:
            return cut.start()
    return len(content)


def stands(words: ActWords, pattern: WordList, content: str, where: Range) -> bool:
    """Does a word of the list stand here without a negator in the two words before it?"""
    for hit in pattern.finditer(content, *where):
        near = _near(content, hit.start())
        if words.negators.search(content, *near) is None:
            return True
    return False


def own_futures(words: ActWords, content: str, where: Range, *, is_quoted: bool) -> list[Range]:
    """Words of the future that belong to the speaker; "I would say" promises nothing."""
    idle = {place for hit in words.idle.finditer(content, *where) for place in range(*hit.span())}
    return [
        hit.span()
        for hit in words.future.finditer(content, *where)
        if hit.start() not in idle and _is_own(words, content, hit.start(), is_quoted=is_quoted)
    ]


def is_undone(words: ActWords, content: str, place: Range) -> bool:
    """Is this word of the future negated, by itself or by a word beside it ("won't", "will never", "tidak akan")?"""
    begin = _near(content, place[0])[0]
    return words.negators.search(content, begin, _word_end(content, place[1], _VERB_REACH)) is not None


def is_contrast(words: ActWords, content: str, where: Range) -> bool:
    """A second half that says what is not so: "a loan, not a wage", "utang, bukan upah"."""
    for hit in words.contrast.finditer(content, *where):
        before = content[max(0, hit.start() - 2) : hit.start()]
        if before.rstrip().endswith(","):
            return True
    return False


def is_self(words: ActWords, content: str, clause: Range, *, is_quoted: bool) -> bool:
    """Is the speaker the subject? In a quotation the first person is; else also a pronoun, "-nya", or no subject."""
    opening = head(content, clause)
    if words.first.search(content, *opening) is not None:
        return True
    if is_quoted:
        return False
    if words.third.search(content, *opening) is not None:
        return True
    first = WORD.search(content, *clause)
    if first is None:
        return False
    is_own = bool(words.clitics) and first.group().lower().endswith(words.clitics)
    verbs = (words.future, words.ready, words.resolve)
    return is_own or any(verb.match(content, first.start(), clause[1]) is not None for verb in verbs)


def _is_own(words: ActWords, content: str, position: int, *, is_quoted: bool) -> bool:
    """Does a word for the speaker stand directly before this place ("we will", "saya tidak akan", "he would")?"""
    near = _near(content, position)
    if words.first.search(content, *near) is not None:
        return True
    others = (words.third, words.theirs, words.things) if near[0] == 0 else (words.third, words.theirs)
    return not is_quoted and any(pronoun.search(content, *near) is not None for pronoun in others)


def performed_act(words: ActWords, content: str, clause: Range, *, is_quoted: bool) -> Act | None:
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


def is_harm(scene: Scene, words: ActWords, content: str, *, skip: bool) -> bool:
    """A violent act with a human agent before it: "the police beat him", not "the flood killed two".

    Where a passive shows as such, its agent stands behind: "12 people were killed" blames nobody.

    `skip`: the first word's capital does not make it a name.
    """
    for hit in words.harm.finditer(content):
        begin = max(0, hit.start() - _AGENT)
        before = content[begin : hit.start()]
        begin += max(before.rfind(". "), before.rfind("; ")) + 1
        if words.first.search(content, begin, hit.start()) is not None:
            continue
        end = hit.start()
        if scene.lex.clause.passive_end.ending_at(content, begin, end) is not None:
            behind = scene.lex.source.by.starting_at(content, hit.end(), len(content))
            if behind is None:
                continue
            begin, end = behind, min(len(content), behind + _AGENT)
        if scene.lex.people.search(content, begin, end) is not None:
            return True
        if any(
            word.group()[0].isupper()
            for word in islice(WORD.finditer(content, begin, end), int(skip or begin > 0), None)
        ):
            return True
    return False


def is_told_to(scene: Scene, words: ActWords, content: str) -> bool:
    """What one is told to do: "to stop", "the clerk to stop"; not "they went to stop it"."""
    first = WORD.search(content)
    if first is None:
        return False
    if any(pronoun.search(content, first.start(), first.end()) is not None for pronoun in (words.third, words.first)):
        return False
    opening = islice(WORD.finditer(content), _CLAUSE_WORDS)
    return any(scene.lex.to.starting_at(content, word.start(), word.end()) is not None for word in opening)
