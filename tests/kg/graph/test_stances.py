from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.graph import write
from kg.graph.stances import stances
from kg.graph.vocabulary import Outside
from kg.model import Interval, Polarity, StatedClaim, WireCopy
from tests.kg.graph import sample


def on(day: int | None, polarity: Polarity, **changes: object) -> StatedClaim:
    """Norland's army, on this day of May 2021."""
    said = None if day is None else Interval(date(2021, 5, day), date(2021, 5, day))
    base = replace(sample.DENIAL, statement=f"https://x.example/{day}-{polarity}", published=None)
    return replace(base, said=said, polarity=polarity, **changes)  # type: ignore[arg-type]  # any field of the record


def test_a_stance_lasts_until_the_day_before_the_other_one() -> None:
    denied, affirmed = stances([on(3, Polarity.DENIES), on(1, Polarity.DENIES), on(9, Polarity.AFFIRMS)])
    assert (denied.polarity, denied.first, denied.last, denied.until) == (
        Polarity.DENIES, date(2021, 5, 1), date(2021, 5, 3), date(2021, 5, 8),
    )  # fmt: skip
    assert (affirmed.first, affirmed.until) == (date(2021, 5, 9), None)


def test_turning_back_makes_a_third_stance() -> None:
    found = stances([on(1, Polarity.DENIES), on(2, Polarity.AFFIRMS), on(3, Polarity.DENIES)])
    assert [stance.polarity for stance in found] == [Polarity.DENIES, Polarity.AFFIRMS, Polarity.DENIES]
    assert len({stance.iri for stance in found}) == 3


def test_both_polarities_on_one_day_do_not_end_before_they_begin() -> None:
    found = stances([on(1, Polarity.DENIES), on(1, Polarity.AFFIRMS)])
    day = date(2021, 5, 1)
    assert {(stance.polarity, stance.first) for stance in found} == {(Polarity.AFFIRMS, day), (Polarity.DENIES, day)}
    assert {stance.until for stance in found} == {day, None}


def test_who_only_asks_or_implies_holds_nothing() -> None:
    assert stances([on(1, Polarity.UNCOMMITTED), on(2, Polarity.DENIES, explicitness="implied")]) == ()


def test_days_that_are_not_known_stay_unknown() -> None:
    (stance,) = stances([on(None, Polarity.DENIES)])
    assert (stance.first, stance.last, stance.until) == (None, None, None)


def test_order_of_statements_does_not_matter() -> None:
    given = [on(3, Polarity.DENIES), on(1, Polarity.AFFIRMS), on(None, Polarity.DENIES)]
    assert stances(given) == stances(given[::-1])


def test_speakers_of_one_side_share_its_stance() -> None:
    other = replace(on(2, Polarity.DENIES), speaker=sample.VALE.iri)
    (stance,) = stances([on(1, Polarity.DENIES), other])
    assert (stance.holder, len(stance.statements)) == (sample.NORLAND.iri, 2)


def test_a_reprint_begins_no_stance() -> None:
    """Another paper prints the denial again after the army has admitted it: the army still admits it."""
    again = replace(sample.DENIAL, statement="https://x.example/again", published=date(2020, 12, 1))
    copy = WireCopy(sample.DENIAL.statement, (again.statement,))
    quads = write.derived_quads(replace(sample.FOUND, copies=(copy,)), (), (*sample.STATED, again))
    resting = {q.object.value for q in quads if q.predicate == Outside.PROV_WAS_DERIVED_FROM}  # type: ignore[union-attr]  # IRIs only
    assert again.statement not in resting
    assert sample.DENIAL.statement in resting
