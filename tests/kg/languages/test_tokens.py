"""Words and how near two spellings are."""

from __future__ import annotations

import pytest

from kg.languages.tokens import is_near


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        ("ilhwam", "ilham", True),
        ("stepanyan", "stepanian", True),
        ("hikmet", "hikemt", True),
        ("iran", "iraq", False),
        ("aliyev", "hajiyev", False),
        ("алиев", "алиева", True),
    ],
)
def test_one_typing_error_is_near_in_longer_words_only(left: str, right: str, near: bool) -> None:
    assert is_near(left, right) is is_near(right, left) is near
