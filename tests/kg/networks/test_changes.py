"""Change over time against windows divided and ties compared by hand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.networks import changes
from kg.networks.changes import Windows, divide
from tests.kg.networks.making import conflict, material, position, said


def test_months_and_weeks_are_those_of_the_calendar() -> None:
    assert list(divide(date(2020, 11, 30), date(2021, 1, 1))) == [
        (date(2020, 11, 1), date(2020, 11, 30)),
        (date(2020, 12, 1), date(2020, 12, 31)),
        (date(2021, 1, 1), date(2021, 1, 31)),
    ]
    # 4 October 2020 is a Sunday, 5 October a Monday.
    assert list(divide(date(2020, 10, 4), date(2020, 10, 5), Windows("week"))) == [
        (date(2020, 9, 28), date(2020, 10, 4)),
        (date(2020, 10, 5), date(2020, 10, 11)),
    ]


def test_sliding_windows_overlap() -> None:
    assert list(divide(date(2020, 10, 1), date(2020, 10, 8), Windows("days", days=5, step=2))) == [
        (date(2020, 10, 1), date(2020, 10, 5)),
        (date(2020, 10, 3), date(2020, 10, 7)),
        (date(2020, 10, 5), date(2020, 10, 9)),
    ]


@given(
    st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 900), st.sampled_from(["month", "week", "days"]),
    st.integers(1, 100), st.integers(1, 100),
)  # fmt: skip
def test_every_day_is_in_a_window(first: date, length: int, unit: changes.Unit, days: int, step: int) -> None:
    last = first + timedelta(days=length)
    found = list(divide(first, last, Windows(unit, days, min(days, step))))
    assert found[0][0] <= first
    assert found[-1][1] >= last
    assert all(start <= end for start, end in found)
    assert all(later[0] <= earlier[1] + timedelta(days=1) for earlier, later in pairwise(found))
    assert len(found) == 1 or found[-2][1] < last


# Week of 5 October: a-b and c-d. Week of 12 October: a-b and b-c. Week of 19 October: nothing. Week of 26 October: a-b.
WEEKS = material(
    conflicts=(
        conflict(said("a", "a1", day=5), said("b", "b1", day=6)),
        conflict(said("c", "c1", day=7), said("d", "d1", day=7)),
        conflict(said("a", "a2", day=12), said("b", "b2", day=10)),
        conflict(said("b", "b3", day=13), said("c", "c3", day=13)),
        conflict(said("a", "a4", day=26), said("b", "b4", day=26)),
        conflict(said("a", "a5"), said("b", "b5")),
    )
)


def test_ties_are_born_and_gone_from_window_to_window() -> None:
    found = changes.follow(WEEKS, "dispute", windows=Windows("week"))
    assert [window.first.day for window in found.windows] == [5, 12, 19, 26]
    assert [window.born for window in found.windows] == [(("a", "b"), ("c", "d")), (("b", "c"),), (), (("a", "b"),)]
    assert [window.gone for window in found.windows] == [(), (("c", "d"),), (("a", "b"), ("b", "c")), ()]
    assert found.left_out.undated == 1


def test_communities_are_followed_by_the_actors_they_share() -> None:
    # {a, b} and {c, d}; then {a, b, c}: shares a, b of three with the first (2/3), c of four with the second (1/4).
    first, second, third, fourth = changes.follow(WEEKS, "dispute", windows=Windows("week")).windows
    assert [(one.line, one.actors) for one in first.communities] == [(1, ("a", "b")), (2, ("c", "d"))]
    (one,) = second.communities
    assert (one.line, one.actors, one.from_line, one.shared) == (1, ("a", "b", "c"), 1, 0.666667)
    assert third.communities == ()
    assert [(one.line, one.from_line) for one in fourth.communities] == [(3, None)]


def test_an_actor_is_followed_through_all_windows() -> None:
    found = changes.follow(WEEKS, "dispute", windows=Windows("week"))
    places = [place for _, place in changes.places_of(found, "c")]
    assert [(place.ties, place.community) if place else None for place in places] == [(1, 2), (1, 1), None, None]


def test_a_tie_turns_when_agreement_becomes_disagreement() -> None:
    turning = material(
        positions=(
            position(said("a", "a1", day=5), "truce", "affirms"), position(said("b", "b1", day=6), "truce", "affirms"),
            position(said("a", "a2", day=12), "truce", "denies"), position(said("b", "b2", day=13), "truce", "affirms"),
        )
    )  # fmt: skip
    found = changes.follow(turning, "alignment", windows=Windows("week"))
    assert [window.turned for window in found.windows] == [(), (("a", "b"),)]
    assert [window.places[0].agrees for window in found.windows] == [1, 0]


def test_of_very_many_windows_the_latest_are_kept_and_the_others_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MAX_WINDOWS", 2)
    found = changes.follow(WEEKS, "dispute", windows=Windows("week"))
    assert ([window.first.day for window in found.windows], found.windows_left_out) == ([19, 26], 2)


def test_nothing_changes_where_nothing_is() -> None:
    assert changes.follow(material(), "alignment").windows == ()


@pytest.mark.parametrize("values", [("year",), ("days", 0), ("days", 10, 0), ("days", 9999)])
def test_windows_that_cannot_be_are_refused(values: tuple[object, ...]) -> None:
    with pytest.raises(InputError):
        Windows(*values)  # type: ignore[arg-type]  # that is the point
