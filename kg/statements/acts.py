"""The one readable table that decides act and commitment, by meaning and not by cue word alone.

Each row has a condition over a few facts about the cue and the content, the act it gives, a sentence it decides and a
near
miss it leaves to the rows below. The first row that holds decides.

The decided cases behind the table: "X did not deny p" confirms; "we did not fire" denies though its cue says "said";
what must be done by others is demanded; what the speaker will do is promised, what he will not do is refused; hearsay,
questions, demands and offers commit nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg.languages import load
from kg.model import Act, Commitment, MentionKind
from kg.statements.base import Candidate, Scene
from kg.statements.lexicon import PhraseSet, words_pattern
from kg.statements.nouns import noun_of

_WORD = re.compile(r"[\w'’]+")
_CLAUSE_END = re.compile(r"[,;:.!?…]\s")
_NEGATION_REACH = 9  # a negator within so many words of the clause's start negates its main verb
_CLAUSE_WORDS = 4
_SUBJECT_REACH = 3  # a first person within so many words of the clause's start is its subject


class _Words:
    """The language's word lists that the facts need."""

    def __init__(self, tag: str) -> None:
        pack = load(tag)
        negation, modality, names = pack.negation, pack.modality, pack.names
        self.negators = words_pattern((*negation.predicate, *negation.nominal))
        self.affixes = (
            re.compile("|".join(f"(?:{a})" for a in negation.affixes), re.IGNORECASE) if negation.affixes else None
        )
        self.exempt = words_pattern((*negation.exempt, *negation.unsure))
        self.prohibit = words_pattern(negation.prohibit)
        self.must = words_pattern((*modality.must, *modality.should))
        self.future = words_pattern(modality.future)
        self.ready = words_pattern(modality.ready)
        self.resolve = words_pattern(modality.resolve)
        self.insult = words_pattern(modality.insult)
        self.untrue = words_pattern(modality.untrue)
        self.sorry = words_pattern(modality.sorry)
        self.thanks = words_pattern(modality.thanks)
        self.blame = words_pattern(modality.blame)
        self.alleged = words_pattern(modality.alleged)
        self.please = PhraseSet((*modality.please, *negation.prohibit))
        self.first = words_pattern((*names.first, *names.first_plural))
        self.third = words_pattern((*names.third, *names.third_plural))
        self.subordinate = words_pattern((*pack.condition.if_, *pack.clause.relative, *pack.clause.that))


@cache
def _words(tag: str) -> _Words:
    return _Words(tag)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rows may look at.

    `cue`: act of the cue's entry, None without a cue. `is_cue_negated`: "did not deny". `is_negated`: the content's
    main
    clause is negated. `must`: a modal of duty; `is_self`: the clause's subject is the speaker. `is_quoted`: words in
    quotation
    marks, where the first person is the speaker.
    """

    cue: Act | None
    is_cue_negated: bool
    is_not_yet: bool
    is_hidden: bool
    is_question: bool
    is_negated: bool
    must: bool
    is_self: bool
    future: bool
    ready: bool
    resolve: bool
    insult: bool
    untrue: bool
    sorry: bool
    thanks: bool
    blame: bool
    please: bool
    answers_accusation: bool
    is_noun_phrase: bool
    is_verb_phrase: bool
    names_saying: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One decision: `commitment` None means the act's usual one. `name` says in a few words what the row looks for."""

    name: str
    act: Act
    when: Callable[[Facts], bool]
    example: str
    near_miss: str
    commitment: Commitment | None = None


USUAL: dict[Act, Commitment] = {
    Act.DENY: Commitment.NO,
    Act.DEMAND: Commitment.NONE,
    Act.OFFER: Commitment.NONE,
    Act.QUESTION: Commitment.NONE,
    Act.REFUSE: Commitment.NO,
}

_PLAIN = (Act.ASSERT, None)

TABLE: tuple[Row, ...] = (
    Row(
        "a denial is denied",
        Act.CONFIRM,
        lambda f: f.cue is Act.DENY and f.is_cue_negated,
        "The company does not dispute that the valve failed.",
        "The company disputes that the valve failed.",
        Commitment.YES,
    ),
    Row(
        "a confirmation is denied",
        Act.DENY,
        lambda f: f.cue is Act.CONFIRM and f.is_cue_negated and not f.is_not_yet,
        "Direktur tidak mengakui kesalahan itu.",
        "Polisi belum mengonfirmasi laporan itu.",
        Commitment.NO,
    ),
    Row(
        "denied in his own words",
        Act.DENY,
        lambda f: f.cue is Act.DENY and f.is_negated and not f.is_noun_phrase,
        "The army disputed the report: “We never entered the village.”",
        "The army denied entering the village.",
        Commitment.YES,
    ),
    Row(
        "a question",
        Act.QUESTION,
        lambda f: f.is_question and f.cue in (*_PLAIN, Act.QUESTION, Act.DEMAND),
        "“When will the road be finished?” asked one resident.",
        "“They must answer: when?” she said. “We want it now.”",
        Commitment.NONE,
    ),
    Row(
        "an apology",
        Act.APOLOGISE,
        lambda f: f.sorry and f.cue in _PLAIN and (f.is_self or not f.must) and not f.must,
        "“We are sorry for the delay,” the director said.",
        "“They must apologise,” the mayor said.",
        Commitment.YES,
    ),
    Row(
        "a report is called untrue",
        Act.DENY,
        lambda f: f.untrue and f.cue in (*_PLAIN, Act.CONDEMN) and not f.is_negated,
        "She called the report “a cheap invention”.",
        "She did not call the report an invention.",
        Commitment.YES,
    ),
    Row(
        "will not do it",
        Act.REFUSE,
        lambda f: f.cue in (*_PLAIN, Act.PROMISE) and f.is_negated and f.is_self and (f.future or f.ready),
        "“We will not resign,” Harsa said.",
        "“The bridge will not open in May,” Harsa said.",
        Commitment.YES,
    ),
    Row(
        "others must act",
        Act.DEMAND,
        lambda f: f.cue in _PLAIN and (f.please or (f.must and not f.is_self)),
        "“The company must apologise,” Lestari said.",
        "“We must go home,” Lestari said.",
        Commitment.NONE,
    ),
    Row(
        "ready to act",
        Act.OFFER,
        lambda f: f.cue in _PLAIN and f.ready and f.is_self and not f.is_negated,
        "“We are ready to end the hostilities,” the president said.",
        "“They are ready to attack,” the president said.",
        Commitment.NONE,
    ),
    Row(
        "will act",
        Act.PROMISE,
        lambda f: f.cue in _PLAIN and f.is_self and not f.is_negated and (f.resolve or f.future),
        "“We will repair the road,” the mayor said.",
        "“The road will be repaired,” an engineer said.",
        Commitment.YES,
    ),
    Row(
        "negated words",
        Act.DENY,
        lambda f: f.cue in _PLAIN and f.is_negated and not f.is_hidden,
        "“We never received that money,” the mayor said.",
        "“Not only the mayor received money,” the clerk said.",
        Commitment.YES,
    ),
    Row(
        "thanks",
        Act.PRAISE,
        lambda f: f.cue in _PLAIN and f.thanks and not f.is_negated,
        "“Thank you for this help,” the nurse said.",
        "“Nobody was grateful for it,” the nurse said.",
        Commitment.YES,
    ),
    Row(
        "an insult",
        Act.CONDEMN,
        lambda f: f.cue in _PLAIN and f.insult,
        "“A barbaric act,” the aide said.",
        "“A normal act,” the aide said.",
        Commitment.YES,
    ),
    Row(
        "blames somebody else",
        Act.ACCUSE,
        lambda f: f.cue in _PLAIN and f.blame and not f.is_self and not f.is_hidden,
        "The clerk said the mayor took bribes.",
        "“We attacked the base,” the commander said.",
        Commitment.YES,
    ),
    Row(
        "a saying is rejected",
        Act.DENY,
        lambda f: f.cue is Act.REFUSE and f.is_noun_phrase and f.names_saying,
        "The mayor rejected the accusation.",
        "The mayor rejected the proposal.",
        Commitment.NO,
    ),
    Row(
        "an action is condemned",
        Act.CONDEMN,
        lambda f: f.cue is Act.CONDEMN and f.is_noun_phrase,
        "The speaker condemned the police action.",
        "The speaker complained that nobody came.",
        Commitment.NO,
    ),
)


def row_named(name: str) -> Row | None:
    """The row of the table that `Decision.row` and a statement's `act_rule` name; None where no row decided."""
    return next((row for row in TABLE if row.name == name), None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a candidate does and what its speaker commits to; `row` is the name of the row that decided.

    `row` is "the cue's own act" where no row held, "no cue" where there is no cue either.
    """

    act: Act
    commitment: Commitment
    row: str


def decide(scene: Scene, candidate: Candidate, *, answers_accusation: bool) -> Decision:
    """The act and commitment of a candidate, and why."""
    facts = facts_of(scene, candidate, answers_accusation=answers_accusation)
    for row in TABLE:
        if row.when(facts):
            return Decision(row.act, row.commitment or USUAL.get(row.act, Commitment.YES), row.name)
    act = facts.cue or Act.ASSERT
    commitment = USUAL.get(act, Commitment.YES)
    if candidate.entry is not None and candidate.entry.commitment is not None:
        commitment = candidate.entry.commitment
    if act is Act.DENY and candidate.rule.startswith("quotation"):
        commitment = Commitment.YES  # the words themselves are what he stands by
    if act is Act.REFUSE and facts.is_verb_phrase:
        commitment = Commitment.NO
    if facts.is_hidden:
        commitment = Commitment.YES
    return Decision(act, commitment, "no cue" if candidate.entry is None else "the cue's own act")


def facts_of(scene: Scene, candidate: Candidate, *, answers_accusation: bool) -> Facts:
    """Read the facts off the content's words."""
    words = _words(scene.pack.tag)
    content = " ".join(span.of(scene.text) for span in candidate.content)
    clause = _main_clause(content)
    is_quoted = candidate.rule.startswith("quotation")
    return Facts(
        cue=candidate.entry.act if candidate.entry is not None else None,
        is_cue_negated=candidate.is_negated,
        is_not_yet=candidate.is_not_yet,
        is_hidden=candidate.mention.kind is MentionKind.NONE,
        is_question=_is_question(scene, candidate),
        is_negated=is_negated(content, scene.pack.tag),
        must=words.must.search(clause) is not None,
        is_self=_is_self(words, clause, is_quoted=is_quoted),
        future=words.future.search(clause) is not None,
        ready=words.ready.search(clause) is not None,
        resolve=words.resolve.search(clause) is not None,
        insult=words.insult.search(content) is not None,
        untrue=words.untrue.search(content) is not None,
        sorry=words.sorry.search(clause) is not None,
        thanks=words.thanks.search(clause) is not None,
        blame=words.blame.search(content) is not None,
        please=words.please.starting_at(content, 0, len(content)) is not None,
        answers_accusation=answers_accusation,
        is_noun_phrase=_is_noun_phrase(scene, candidate),
        is_verb_phrase=_is_verb_phrase(scene, candidate, clause),
        names_saying=_names_saying(scene, candidate),
    )


def _main_clause(content: str) -> str:
    """The content's first clause of at least four words, without shorter openings ("After that, of course, …")."""
    start = 0
    for cut in _CLAUSE_END.finditer(content):
        if len(_WORD.findall(content[start : cut.start()])) >= _CLAUSE_WORDS:
            return content[start : cut.start()]
        start = cut.end()
    return content[start:] if len(_WORD.findall(content[start:])) >= _CLAUSE_WORDS else content


def is_negated(content: str, tag: str) -> bool:
    """Is the main clause of these words negated? Negators in subordinate clauses and exempt phrases do not count.

    Hit: "tidak ada kenaikan tarif". Near miss: "tidak hanya warga yang datang" (exempt).
    """
    words = _words(tag)
    exempt = [match.span() for match in words.exempt.finditer(content)]
    for match in words.negators.finditer(content):
        if any(a <= match.start() < b for a, b in exempt):
            continue
        before = content[: match.start()]
        sentence = before[max(before.rfind(". "), before.rfind("! "), before.rfind("? ")) + 1 :]
        is_contrast = before.rstrip().endswith((",", ";"))  # "…, bukan Y", "…, not Y": what was meant instead
        near = len(_WORD.findall(sentence)) <= _NEGATION_REACH
        if near and not is_contrast and words.subordinate.search(sentence) is None:
            return True
    if words.affixes is not None:
        last = _WORD.findall(content)[-3:]
        return any(words.affixes.fullmatch(word) for word in last)
    return False


def _is_self(words: _Words, clause: str, *, is_quoted: bool) -> bool:
    head = " ".join(_WORD.findall(clause)[:_SUBJECT_REACH])
    if is_quoted:
        return words.first.search(head) is not None
    pronoun = words.third.search(head) is not None or words.first.search(head) is not None
    starts_verbal = words.future.match(clause) is not None or words.ready.match(clause) is not None
    return pronoun or starts_verbal or words.resolve.match(clause) is not None


def _is_question(scene: Scene, candidate: Candidate) -> bool:
    last = candidate.content[-1]
    return "?" in scene.text[last.end - 1 : last.end + 1] and "." not in last.of(scene.text)


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


def _is_verb_phrase(scene: Scene, candidate: Candidate, clause: str) -> bool:
    """Content whose subject is the speaker: it begins with "to", a future word or a verb."""
    if (
        candidate.entry is None
        or "verb" not in candidate.entry.takes
        or not candidate.rule.startswith(("reported", "headline"))
    ):
        return False
    if scene.lex.to.starting_at(clause, 0, len(clause)) is not None:
        return True
    words = _WORD.findall(clause)
    if not words:
        return False
    folded = words[0].casefold()
    if _words(scene.pack.tag).future.match(clause):
        return True
    prefixes = tuple(scene.pack.clause.verb_prefixes)
    return bool(prefixes) and folded.startswith(prefixes) and len(folded) > 5
