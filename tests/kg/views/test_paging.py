import base64
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, TooLargeError
from kg.views.paging import CursorError, descending, latest_first, page

keys = st.lists(st.tuples(st.text(max_size=3), st.uuids().map(str)), unique=True, max_size=40)


@given(keys, st.integers(1, 7))
def test_following_the_cursor_gives_everything_once_and_in_order(items: list[tuple[str, str]], limit: int) -> None:
    got: list[tuple[str, str]] = []
    cursor = None
    while True:
        part = page(items, key=lambda item: item, cursor=cursor, limit=limit)
        got += part.items
        cursor = part.next
        if cursor is None:
            break
    assert got == sorted(items)


def test_a_cursor_outlives_the_item_it_names() -> None:
    items = [("a", "1"), ("b", "2"), ("c", "3")]
    cursor = page(items, key=lambda item: item, cursor=None, limit=2).next
    left = [item for item in items if item[0] != "b"]
    assert page(left, key=lambda item: item, cursor=cursor, limit=2).items == (("c", "3"),)


@pytest.mark.parametrize(
    "cursor",
    [
        "!",
        "abc",
        base64.urlsafe_b64encode(b'["a"]').decode(),
        base64.urlsafe_b64encode(b'[1,"b"]').decode(),
        "A" * 9_999,
    ],
)
def test_a_cursor_from_elsewhere_is_refused(cursor: str) -> None:
    with pytest.raises(CursorError):
        page([], key=lambda item: item, cursor=cursor, limit=1)


@given(st.text(max_size=100))
def test_any_cursor_works_or_is_refused(cursor: str) -> None:
    try:
        page([("a", "1")], key=lambda item: item, cursor=cursor, limit=1)
    except CursorError:
        return


def test_limits_are_1_to_200() -> None:
    with pytest.raises(InputError):
        page([], key=lambda item: item, cursor=None, limit=0)
    with pytest.raises(TooLargeError):
        page([], key=lambda item: item, cursor=None, limit=201)


@given(st.floats(0, 1e8), st.floats(0, 1e8))
def test_descending_text_sorts_greater_numbers_first(left: float, right: float) -> None:
    if left - right > 1e-5:
        assert descending(left) < descending(right)


def test_later_days_come_first_and_unknown_ones_last() -> None:
    days = [date(2020, 10, 5), None, date(2021, 1, 1)]
    assert sorted(days, key=latest_first) == [date(2021, 1, 1), date(2020, 10, 5), None]
