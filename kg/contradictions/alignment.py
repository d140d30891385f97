"""How two statements' meanings lie to each other: what both say, what only one says, and where they pull apart.

In: two stated claims. Out: an `Alignment` of plain numbers and words: what the open rules judge by, the features of
the pair, and the matter of its explanation. Works across languages, as units are concepts, names, days and numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.contradictions import force, meaning
from kg.contradictions.meaning import Clause, Meaning, Number, Unit
from kg.contradictions.setting import Setting, once_per_pair, told_on
from kg.model import Act, Commitment, Polarity, StatedClaim

_SAME, _KIND, _SIDE = 1.0, 0.75, 0.8
_PERSON = "#person"
_NAME_HEAD = 4  # letters that two spellings of one name share
_ROUNDING = 0.15
_REMEMBERED = 1 << 15  # statements that are kept ready
_FRAME = 0.6  # of a unit that the words already tell
_TOLD = frozenset({"event", "state", "quality", "frame"})
_UNTOLD = frozenset({"open", "state", "be-false", "be-true"})  # frames that say nothing of the matter


@dataclass(frozen=True, slots=True)
class Contact:
    """How one clause of the left lies to one of the right.

    `shared` and `opposed` are pairs of printed words; `cover_left` is the share of the left clause's weight that the
    right says too (0 to 1; opposites count, they are of one matter), `cover_right` the other way. `left_only`,
    `right_only`: the units without a counterpart, heaviest first. `numbers`: "none", "same", "allowed" (bounds,
    rounding), "other". `parity`: 1 if both hold what is shared or neither does, -1 if one does, 0 if one leaves it open
    ("forbade"). `core`: weight of the shared events, states, qualities and words that may be one: without it two
    clauses share things or names, and tell nothing of them that could clash.
    """

    left: Clause
    right: Clause
    shared: tuple[tuple[str, str], ...]
    shared_weight: float
    opposed: tuple[tuple[str, str], ...]
    cover_left: float
    cover_right: float
    left_only: tuple[Unit, ...]
    right_only: tuple[Unit, ...]
    numbers: str
    number_words: str
    parity: int
    core: float

    @property
    def matter(self) -> float:
        """Weight of what the two clauses are both about, opposites among it."""
        return self.shared_weight + len(self.opposed)

    @property
    def strength(self) -> float:
        """How surely the two clauses speak of one thing: the covered share of both, as far as they say much."""
        both = self.cover_left + self.cover_right
        mean = 2 * self.cover_left * self.cover_right / both if both else 0.0
        return mean * min(1.0, self.matter / 2)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two statements side by side; `best` is the contact of the clauses that lie closest, `contacts` all that touch.

    `stance_left`: 1 the speaker holds what the words say, -1 he holds it false, 0 neither. `days`: from the left's
    saying to the right's. `cover_left`, `cover_right`: over all clauses.
    """

    left: StatedClaim
    right: StatedClaim
    meaning_left: Meaning
    meaning_right: Meaning
    best: Contact
    contacts: tuple[Contact, ...]
    cover_left: float
    cover_right: float
    stance_left: int
    stance_right: int
    days: int | None
    is_one_speaker: bool
    is_one_side: bool
    names_shared: int
    names_other: bool
    days_other: bool
    labels_other: bool

    @property
    def sign(self) -> int:
        """1 if the closest clauses are held alike, -1 if one holds what the other denies, 0 if one is not held."""
        return self.stance_left * self.stance_right * self.best.parity


@once_per_pair
def align(left: StatedClaim, right: StatedClaim, setting: Setting) -> Alignment:
    """Lay two statements side by side, the one with the first IRI on the left whatever their order here."""
    left, right = sorted((left, right), key=_identity)
    return _align(left, right, setting)


def _identity(stated: StatedClaim) -> tuple[str, str, str]:
    return stated.statement, stated.explicitness, stated.claim.iri


def _align(left: StatedClaim, right: StatedClaim, setting: Setting) -> Alignment:
    ours, theirs = _sheet(left, setting), _sheet(right, setting)
    met = [(one, other) for one in ours.clauses for other in theirs.clauses if not one.marks.isdisjoint(other.marks)]
    pairs = met or [(ours.clauses[0], theirs.clauses[0])]
    contacts = sorted((_contact(one, other, setting) for one, other in pairs), key=lambda contact: -contact.strength)
    is_short = len(ours.clauses) == len(theirs.clauses) == 1
    whole = contacts[0] if is_short else _contact(ours.whole, theirs.whole, setting)
    all_left, all_right = ours.whole.clause.units, theirs.whole.clause.units
    one, other = told_on(left), told_on(right)
    names_shared = _names_shared(ours.whole, theirs.whole, setting)
    return Alignment(
        left,
        right,
        ours.meaning,
        theirs.meaning,
        contacts[0],
        tuple(contact for contact in contacts if contact.shared or contact.opposed),
        whole.cover_left,
        whole.cover_right,
        stance(left),
        stance(right),
        None if one is None or other is None else (other - one).days,
        left.speaker == right.speaker,
        left.side == right.side,
        names_shared,
        bool(ours.whole.names and theirs.whole.names) and not names_shared,
        _are_other(_kinds(all_left, "day"), _kinds(all_right, "day")),
        _are_labelled_apart(_kinds(all_left, "label"), _kinds(all_right, "label")),
    )


def _names_shared(left: _Laid, right: _Laid, setting: Setting) -> int:
    """How many names of the left the right names too."""
    return sum(
        any(
            not left.marks_of[i].isdisjoint(right.marks_of[j])
            and likeness(left.clause.units[i], right.clause.units[j], setting)
            for j in right.names
        )
        for i in left.names
    )


@dataclass(frozen=True, slots=True)
class _Laid:
    """A clause ready to be laid beside others.

    `marks_of`: for each unit all by which another could touch it; two units that share no mark have nothing to do with
    each other. `marks`: those of all units. `names`: the places of the names among the units.
    """

    clause: Clause
    marks_of: tuple[frozenset[str], ...]
    marks: frozenset[str]
    names: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A statement ready to be laid beside others; `whole`: all its clauses as one."""

    meaning: Meaning
    clauses: tuple[_Laid, ...]
    whole: _Laid


_sheets: dict[int, tuple[StatedClaim, Setting, _Sheet]] = {}


def _sheet(stated: StatedClaim, setting: Setting) -> _Sheet:
    """The statement as it is laid beside each of its partners; remembered by identity, as comparing it takes long."""
    known = _sheets.get(id(stated))
    if known is not None and known[0] is stated and known[1] is setting:
        return known[2]
    meant = _with_frame(meaning.of(stated), stated, setting)
    clauses = _told(meant)
    units = tuple(unit for clause in clauses for unit in clause.units)
    sheet = _Sheet(meant, tuple(_lay(clause, setting) for clause in clauses), _lay(Clause(units), setting))
    if len(_sheets) >= _REMEMBERED:
        _sheets.clear()
    _sheets[id(stated)] = (stated, setting, sheet)
    return sheet


def _lay(clause: Clause, setting: Setting) -> _Laid:
    marks_of = tuple(_marks(unit, setting) for unit in clause.units)
    names = tuple(i for i, unit in enumerate(clause.units) if unit.kind == "name")
    return _Laid(clause, marks_of, frozenset[str]().union(*marks_of), names)


def _marks(unit: Unit, setting: Setting) -> frozenset[str]:
    """Names touch by their first letters and by their sides as well, see `likeness`."""
    if unit.kind != "name":
        return unit.reach
    heads = {f"^{key[1 : 1 + _NAME_HEAD]}" for key in unit.keys if key[0] == "~"}
    return unit.reach | heads | {f"^@{setting.side(key[1:])}" for key in unit.keys if key[0] == "@"}


def _told(meant: Meaning) -> tuple[Clause, ...]:
    return meant.answered or meant.clauses


def _with_frame(meant: Meaning, stated: StatedClaim, setting: Setting) -> Meaning:
    """With the kind of event that the claims stage saw, as one more unit of the first clause."""
    frame = setting.frames.get(stated.claim.frame)
    if frame is None or frame.id in _UNTOLD:
        return meant
    opposed = frozenset(f"frame:{other}" for other in frame.opposites)
    unit = Unit(frame.labels.get("en", frame.id), "frame", _FRAME, frozenset({f"frame:{frame.id}"}), opposed=opposed)
    first, *others = _told(meant)
    clauses = (replace(first, units=(*first.units, unit)), *others)
    return replace(meant, answered=clauses) if meant.answered else replace(meant, clauses=clauses)


def stance(stated: StatedClaim) -> int:
    """Does the speaker hold the content as worded (1), hold it false (-1), or neither (0)?"""
    if stated.act in (Act.DEMAND, Act.QUESTION):
        return 0
    if stated.about is not None:
        return {Polarity.AFFIRMS: 1, Polarity.DENIES: -1}.get(stated.polarity, 0)
    return {Commitment.YES: 1, Commitment.NO: -1, Commitment.NONE: 0}[stated.commitment]


def _kinds(units: Sequence[Unit], kind: str) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if unit.kind == kind)


def _are_other(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Do both name days (months, years), and no two of one kind agree?"""
    return any(
        not any(one & other for one in ours for other in theirs)
        for kind in ("day", "month", "year")
        if (ours := _of_kind(left, kind)) and (theirs := _of_kind(right, kind))
    )


def _are_labelled_apart(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Does each tell which one of a kind it means ("stage nine"), and not the same?"""
    return bool(left and right) and not any(one.keys & other.keys for one in left for other in right)


def _of_kind(units: Sequence[Unit], kind: str) -> list[frozenset[str]]:
    return [unit.keys for unit in units if any(key.startswith(f"{kind}:") for key in unit.keys)]


def likeness(left: Unit, right: Unit, setting: Setting) -> float:
    """How far two units say the same, 0 to 1."""
    if left.keys & right.keys:
        return _SAME
    if left.keys & right.wider or right.keys & left.wider:
        return _KIND
    if left.kind == right.kind == "name" and (_is_one_name(left, right) or _is_one_side(left, right, setting)):
        return _SIDE
    return 0.0


def _is_one_name(left: Unit, right: Unit) -> bool:
    """Are they spellings or inflected forms of one name?"""
    ours = [key[1:] for key in left.keys if key[0] == "~"]
    theirs = [key[1:] for key in right.keys if key[0] == "~"]
    return any(
        one[:size] == other[:size]
        for one in ours
        for other in theirs
        for size in (max(_NAME_HEAD, min(len(one), len(other)) - 1),)
    )


def _is_one_side(left: Unit, right: Unit, setting: Setting) -> bool:
    ours = {setting.side(key[1:]) for key in left.keys if key[0] == "@"}
    return any(setting.side(key[1:]) in ours for key in right.keys if key[0] == "@")


def is_opposed(left: Unit, right: Unit) -> bool:
    """Can the two not hold of one thing at one time?"""
    is_crossed = left.opposed & (right.keys | right.wider) or right.opposed & (left.keys | left.wider)
    return bool(is_crossed) and not left.keys & right.keys


def _links(left: _Laid, right: _Laid, setting: Setting) -> list[tuple[float, int, int, bool]]:
    """Units that touch: how like they are, their places, and whether they are opposites; the most alike first."""
    links: list[tuple[float, int, int, bool]] = []
    shared = left.marks & right.marks
    places = [j for j, marks in enumerate(right.marks_of) if not marks.isdisjoint(shared)]
    for i, marks in enumerate(left.marks_of):
        if marks.isdisjoint(shared):
            continue
        one = left.clause.units[i]
        for j in places:
            other = right.clause.units[j]
            if marks.isdisjoint(right.marks_of[j]):
                continue
            if is_opposed(one, other):
                links.append((0.9, i, j, True))
            elif like := likeness(one, other, setting):
                links.append((like, i, j, False))
    links.sort(key=lambda link: (-link[0], link[1], link[2]))
    return links


def _contact(ours: _Laid, theirs: _Laid, setting: Setting) -> Contact:
    left, right = ours.clause, theirs.clause
    met: dict[int, tuple[int, float, bool]] = {}
    taken: set[int] = set()
    for like, i, j, is_opposite in _links(ours, theirs, setting):
        if i not in met and j not in taken:
            met[i] = (j, like, is_opposite)
            taken.add(j)
    shared = [(i, j, like) for i, (j, like, is_opposite) in sorted(met.items()) if not is_opposite]
    opposed = [(i, j) for i, (j, _, is_opposite) in sorted(met.items()) if is_opposite]
    if any(left.units[i].kind == right.units[j].kind == "event" for i, j, _ in shared):  # words go before frames
        opposed = [(i, j) for i, j in opposed if left.units[i].kind != "frame" or right.units[j].kind != "frame"]
    numbers, number_words = _numbers(left, right)
    return Contact(
        left,
        right,
        tuple((left.units[i].printed, right.units[j].printed) for i, j, _ in shared),
        sum(min(left.units[i].weight, right.units[j].weight) * like for i, j, like in shared),
        tuple((left.units[i].printed, right.units[j].printed) for i, j in opposed),
        _share(left, {i: like for i, (_, like, _) in met.items()}),
        _share(right, {j: like for _, (j, like, _) in met.items()}),
        _rest(left, set(met)),
        _rest(right, taken),
        numbers,
        number_words,
        force.held(left, met) * force.held(right, taken) * (-1) ** len(opposed),
        sum(_core(left.units[i], right.units[j]) * like for i, j, like in shared) + len(opposed),
    )


def _core(left: Unit, right: Unit) -> float:
    """Weight of a shared unit as something that is told of things: in full for events, half for words of no concept."""
    told = [unit for unit in (left, right) if unit.kind in _TOLD]
    if told:
        return min(unit.weight for unit in told)
    return left.weight / 2 if left.kind == right.kind == "word" else 0.0


def _share(clause: Clause, met: dict[int, float]) -> float:
    return sum(clause.units[i].weight * like for i, like in met.items()) / clause.weight if clause.weight else 0.0


def _rest(clause: Clause, met: set[int]) -> tuple[Unit, ...]:
    rest = (unit for i, unit in enumerate(clause.units) if i not in met)
    return tuple(sorted(rest, key=lambda unit: (-unit.weight, unit.printed)))


def _count_the_same(one: Number, other: Number, left: Clause, right: Clause) -> bool:
    """Do both count one kind of thing, or people by what befell them ("19 deaths", "27 people have died")?"""
    if one.counted & other.counted:
        return True
    return any(
        _PERSON in counting.counted
        and any(unit.kind == "event" and unit.keys & counted.counted for unit in clause.units)
        for counting, counted, clause in ((one, other, left), (other, one, right))
    )


def _numbers(left: Clause, right: Clause) -> tuple[str, str]:
    """How the numbers of two clauses compare: those that count the same, or the only one of each."""
    pairs = [(a, b) for a in left.numbers for b in right.numbers if _count_the_same(a, b, left, right)]
    if not pairs and len(left.numbers) == len(right.numbers) == 1:
        pairs = [(a, b) for a in left.numbers for b in right.numbers if not (a.counted and b.counted)]
    if not pairs:
        return "none", ""
    one, other = pairs[0]
    return compare_two(one, other), f"{one.printed} / {other.printed}"


def compare_two(one: Number, other: Number) -> str:
    """How two numbers compare: "same", "allowed" (bounds, rounding) or "other"."""
    ours, theirs = one.quantity, other.quantity
    if (ours.low, ours.high) == (theirs.low, theirs.high):
        return "same"
    low, high = _range(one)
    other_low, other_high = _range(other)
    return "allowed" if low <= other_high and other_low <= high else "other"


def _range(number: Number) -> tuple[float, float]:
    quantity = number.quantity
    low = quantity.low if quantity.low is not None else float("-inf")
    high = quantity.high if quantity.high is not None else float("inf")
    margin = _ROUNDING if quantity.is_approximate else 0.0
    return low * (1 - margin), high * (1 + margin)


def earlier(left: StatedClaim, right: StatedClaim) -> tuple[StatedClaim, StatedClaim] | None:
    """The two in order of saying; None when that is not known or the same day."""
    if (one := told_on(left)) is None or (other := told_on(right)) is None or one == other:
        return None
    return (left, right) if one < other else (right, left)
