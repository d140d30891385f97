"""What one side denied and on a later day admits, in few words in common."""

from __future__ import annotations

from datetime import date

import pytest

from kg.contradictions import Setting
from kg.contradictions.base import Verdict
from kg.contradictions.open_will import OPEN_ADMISSION
from kg.model import Act, Commitment, StatedClaim
from tests.kg.claims.reading import FERRIES, FRAMES, NO, SIDES, UNION, read, says

SETTING = Setting(FRAMES, SIDES)
EARLY, LATE = date(2025, 6, 20), date(2025, 7, 4)


def said(lang: str, text: str, act: Act, commitment: Commitment, day: date) -> StatedClaim:
    return read(text, says(text, FERRIES, act, commitment), lang=lang, published=day, name=f"{act}-{day}")[0]


PAIRS = (
    ("en", "it had received any letters from the harbour", "two letters were received but lay in a drawer"),
    # "ever having received letters" / "two letters were received in March but got stuck"
    ("id", "pernah menerima surat dari pelabuhan", "dua surat diterima pada Maret tetapi tertahan"),
)


@pytest.mark.parametrize(("lang", "denied", "admitted"), PAIRS)
def test_denial_taken_back_later(lang: str, denied: str, admitted: str) -> None:
    before = said(lang, denied, Act.DENY, NO, EARLY)
    after = said(lang, admitted, Act.CONFIRM, Commitment.YES, LATE)
    assert isinstance(OPEN_ADMISSION.compare(before, after, SETTING), Verdict)


@pytest.mark.parametrize(("lang", "denied", "admitted"), PAIRS)
def test_admitting_one_thing_and_denying_another_the_same_day_is_none(lang: str, denied: str, admitted: str) -> None:
    before = said(lang, denied, Act.DENY, NO, EARLY)
    for day in (EARLY, date(2025, 6, 1)):
        assert OPEN_ADMISSION.compare(before, said(lang, admitted, Act.CONFIRM, Commitment.YES, day), SETTING) is None


def test_admission_of_another_side_is_none() -> None:
    text = "it had received any letters from the harbour"
    before = read(text, says(text, UNION, Act.DENY, NO), published=EARLY)[0]
    after = said("en", "two letters were received but lay in a drawer", Act.CONFIRM, Commitment.YES, LATE)
    assert OPEN_ADMISSION.compare(before, after, SETTING) is None
