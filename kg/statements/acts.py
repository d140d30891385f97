"""The one readable table that decides act and commitment, by meaning and not by cue word alone.

Each row has a condition over facts about the cue and the content (`facts.py`), the act it gives, a sentence it decides
and a near miss that it leaves to the rows below. The first row that holds decides; where none holds, the cue's own act
stands. `docs/acts.md` shows the table to readers; a test keeps the two in step.

The decided cases behind the table: "X did not deny p" confirms; "we did not fire" denies though its cue says "said";
what must be done by others is demanded; what the speaker will do is promised, what he will not do is refused; hearsay,
questions, demands and offers commit nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.model import Act, Commitment
from kg.statements.base import Candidate, Scene
from kg.statements.facts import Facts


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


def _performed(act: Act, example: str, near_miss: str, commitment: Commitment | None = None) -> Row:
    """A row for what is done by saying it: "we condemn", "saya menolak"."""
    return Row(
        f"does it by saying so: {act.value}",
        act,
        lambda f: f.is_plain and f.performs is act,
        example,
        near_miss,
        commitment,
    )


TABLE: tuple[Row, ...] = (
    # ---- the cue says more than that something was said
    Row(
        "a denial is denied",
        Act.CONFIRM,
        lambda f: f.cue is Act.DENY and f.is_cue_negated,
        "The company has never denied that the valve failed.",
        "The company disputes that the valve failed.",
        Commitment.YES,
    ),
    Row(
        "a confirmation is denied",
        Act.DENY,
        lambda f: f.cue is Act.CONFIRM and f.is_cue_negated and not f.is_not_yet,
        "Direktur tidak pernah mengakui kesalahan itu.",
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
        "a saying is rejected",
        Act.DENY,
        lambda f: f.cue is Act.REFUSE and ((f.is_noun_phrase and f.names_saying) or f.untrue),
        "The mayor rejected the accusation.",
        "The mayor rejected the proposal.",
        Commitment.NO,
    ),
    Row(
        "an action is condemned",
        Act.CONDEMN,
        lambda f: f.cue is Act.CONDEMN and f.is_noun_phrase and not f.is_quoted and not f.has_own_commitment,
        "The speaker condemned the police action.",
        "The speaker complained that nobody came.",
        Commitment.NO,
    ),
    # ---- questions and orders
    Row(
        "a question",
        Act.QUESTION,
        lambda f: (f.is_plain or f.cue in (Act.QUESTION, Act.DEMAND)) and f.is_question,
        "“When will the road be finished?” asked one resident.",
        "“They must answer: when?” she said. “We want it now.”",
        Commitment.NONE,
    ),
    Row(
        "an indirect question",
        Act.QUESTION,
        lambda f: f.cue in (Act.DEMAND, Act.QUESTION) and f.asks,
        "The reporter asked the mayor whether the bridge was safe.",
        "The reporter asked the council to close the bridge.",
        Commitment.NONE,
    ),
    Row(
        "told to do it",
        Act.DEMAND,
        lambda f: ((f.is_plain and f.takes_addressee) or f.cue is Act.QUESTION) and f.to_verb,
        "The coach told the players to stop taking the tablets.",
        "The coach told the players that the tablets were safe.",
        Commitment.NONE,
    ),
    # ---- plain "said": the words themselves decide
    Row(
        "an apology",
        Act.APOLOGISE,
        lambda f: f.is_plain and f.sorry and (f.is_self or f.performs is Act.APOLOGISE) and not f.must and not f.want,
        "“We are sorry for the delay,” the director said.",
        "“They must apologise,” the mayor said.",
        Commitment.YES,
    ),
    Row(
        "called untrue",
        Act.DENY,
        lambda f: (f.is_plain or f.cue is Act.CONDEMN) and f.untrue and not f.is_hidden,
        "She called the report “a cheap invention”.",
        "She called the report “a cheap newspaper”.",
        Commitment.YES,
    ),
    Row(
        "will not do it",
        Act.REFUSE,
        lambda f: (
            (f.is_plain or f.cue is Act.PROMISE)
            and (
                f.self_not
                or (f.self_future and f.unwilling)
                or (f.is_negated and f.is_self and (f.ready or f.unwilling or (f.future and not f.self_future)))
            )
        ),
        "“We will not resign,” Harsa said.",
        "“The bridge will not open in May,” Harsa said.",
        Commitment.YES,
    ),
    _performed(
        Act.DEMAND,
        "“We urge the council to close the bridge,” Lim said.",
        "“The council urged us to close the bridge,” Lim said.",
    ),
    _performed(
        Act.CONDEMN,
        "“We condemn the attack on the clinic,” Lim said.",
        "“The council will discuss the clinic,” Lim said.",
    ),
    _performed(
        Act.PRAISE,
        "“I welcome the judgment of the court,” Lim said.",
        "“I read the judgment of the court,” Lim said.",
    ),
    _performed(
        Act.ACCUSE,
        "“We blame the contractor for the delay,” Lim said.",
        "“The contractor paid for the delay,” Lim said.",
    ),
    _performed(
        Act.CONFIRM,
        "“I admit that the valve was open,” Lim said.",
        "“I see that the valve was open,” Lim said.",
    ),
    _performed(
        Act.DENY,
        "“We dispute the figures of the ministry,” Lim said.",
        "“We printed the figures of the ministry,” Lim said.",
        Commitment.YES,
    ),
    _performed(
        Act.REFUSE,
        "“We oppose the new toll,” Lim said.",
        "“We pay the new toll,” Lim said.",
        Commitment.YES,
    ),
    _performed(
        Act.PROMISE,
        "“I promise a new bridge by May,” Lim said.",
        "“I crossed a new bridge in May,” Lim said.",
        Commitment.YES,
    ),
    _performed(
        Act.OFFER,
        "“We propose a meeting in May,” Lim said.",
        "“We held a meeting in May,” Lim said.",
    ),
    Row(
        "warns of what he will do",
        Act.THREATEN,
        lambda f: f.warns and (f.self_future or (f.future and (f.is_self or f.is_conditional or f.punish))),
        "The general warned that he would return with tanks.",
        "The general warned that it had rained.",
        Commitment.YES,
    ),
    Row(
        "threatens with punishment",
        Act.THREATEN,
        lambda f: (
            (f.cue is Act.PROMISE or (f.is_plain and (f.future or f.self_future or f.is_conditional)))
            and f.punish
            and not f.must
            and not f.is_negated
            and not f.is_hearsay
        ),
        "“We will sue the contractor,” the mayor said.",
        "“We sued the contractor,” the mayor said.",
        Commitment.YES,
    ),
    Row(
        "others must act",
        Act.DEMAND,
        lambda f: f.is_plain and not f.owns and (f.please or f.want or (f.must and not f.is_first)),
        "“The company must apologise,” Lestari said.",
        "“We must go home,” Lestari said.",
        Commitment.NONE,
    ),
    Row(
        "ready to act",
        Act.OFFER,
        lambda f: f.is_plain and f.ready and f.is_self and not f.is_negated,
        "“We are ready to end the hostilities,” the president said.",
        "“They are ready to attack,” the president said.",
        Commitment.NONE,
    ),
    Row(
        "will act",
        Act.PROMISE,
        lambda f: (
            f.is_plain
            and (f.self_future or (f.is_self and (f.resolve or (f.future and not f.is_quoted))))
            and not f.is_negated
            and not f.is_hidden
        ),
        "“We will repair the road,” the mayor said.",
        "“The road will be repaired,” an engineer said.",
        Commitment.YES,
    ),
    Row(
        "admits a fault",
        Act.CONFIRM,
        lambda f: f.is_plain and f.admit,
        "“It was my mistake,” the driver said.",
        "“It was a long road,” the driver said.",
        Commitment.YES,
    ),
    Row(
        "stands by what was said",
        Act.CONFIRM,
        lambda f: f.is_plain and f.true,
        "“We stand by our report,” the editor said.",
        "“We stand in the rain,” the editor said.",
        Commitment.YES,
    ),
    Row(
        "negated as an answer",
        Act.DENY,
        lambda f: f.is_plain and f.is_firm and not f.is_hidden,
        "“We never received that money,” the mayor said.",
        "“Not only the mayor received money,” the clerk said.",
        Commitment.YES,
    ),
    Row(
        "negated, about himself",
        Act.DENY,
        lambda f: f.is_plain and f.is_own_negation and f.is_self and not f.is_hidden,
        "Polisi mengatakan pihaknya tidak menembak warga.",
        "Polisi mengatakan warga tidak membawa senjata.",
        Commitment.YES,
    ),
    Row(
        "says what it was instead",
        Act.DENY,
        lambda f: f.is_plain and f.is_quoted and not f.is_hidden and f.is_contrast,
        "“It was a loan, not a gift,” the clerk said.",
        "“It was a loan and a gift,” the clerk said.",
        Commitment.YES,
    ),
    Row(
        "an insult",
        Act.CONDEMN,
        lambda f: f.is_plain and f.insult,
        "“A barbaric act,” the aide said.",
        "“A normal act,” the aide said.",
        Commitment.YES,
    ),
    Row(
        "praise",
        Act.PRAISE,
        lambda f: f.is_plain and (f.thanks or f.approve),
        "“Thank you for this help,” the nurse said.",
        "“Nobody was grateful for it,” the nurse said.",
        Commitment.YES,
    ),
    Row(
        "names a wrong",
        Act.ACCUSE,
        lambda f: f.is_plain and f.blame and not f.future and not f.is_conditional,
        "The clerk said the mayor took bribes.",
        "The clerk said the mayor took holidays.",
        Commitment.YES,
    ),
    Row(
        "somebody did harm",
        Act.ACCUSE,
        lambda f: f.is_plain and not f.is_self and not f.future and not f.is_negated and f.harm,
        "The clerk said that the police beat a farmer.",
        "The clerk said that the flood killed a farmer.",
        Commitment.YES,
    ),
    Row(
        "gives a name in his own words",
        Act.CONDEMN,
        lambda f: f.is_label and f.holds_quote,
        "Lim called the budget “a Christmas list”.",
        "Lim called the meeting on Monday.",
        Commitment.YES,
    ),
)

CUES_OWN = "the cue's own act"
NO_CUE = "no cue"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a candidate does and what its speaker commits to; `row` is the name of the row that decided.

    `row` is `CUES_OWN` where no row held, `NO_CUE` where there is no cue either.
    """

    act: Act
    commitment: Commitment
    row: str


def decide(scene: Scene, candidate: Candidate) -> Decision:
    """The act and commitment of a candidate, and why."""
    facts = Facts(scene, candidate)
    for row in TABLE:
        if row.when(facts):
            return Decision(row.act, row.commitment or USUAL.get(row.act, Commitment.YES), row.name)
    act = facts.cue or Act.ASSERT
    commitment = USUAL.get(act, Commitment.YES)
    if candidate.entry is not None and candidate.entry.commitment is not None:
        commitment = candidate.entry.commitment
    if act is Act.DENY and facts.is_quoted:
        commitment = Commitment.YES  # the words themselves are what he stands by
    return Decision(act, commitment, NO_CUE if candidate.entry is None else CUES_OWN)


def row_named(name: str) -> Row | None:
    """The row of this name; None for an act that no row decided."""
    return next((row for row in TABLE if row.name == name), None)
