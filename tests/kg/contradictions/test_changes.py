"""One actor's position over time: hits and near misses, on invented people, in several languages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kg.contradictions import changes
from kg.model import Act, Entity, PositionChange, StatedClaim
from tests.factories import OUTLET
from tests.kg.claims.reading import CAST, FRAMES, KADLEC, MASLAK, NO, NONE, SIDES, read, says

DAY = date(2025, 6, 22)


def said(text: str, act: Act, *, days: int, speaker: Entity = MASLAK, **given: object) -> tuple[StatedClaim, ...]:
    told = DAY + timedelta(days=days)
    lang = str(given.pop("lang", "en"))
    words = given.pop("words", text)
    extra = given.pop("extra", ())
    return read(
        text, says(words, speaker, act, **given), *extra, lang=lang, published=told, name=f"{speaker.iri}{days}{act}",  # type: ignore[arg-type, misc]  # keywords are passed on
        cast=(*CAST, OUTLET),
    )  # fmt: skip


def found(*groups: tuple[StatedClaim, ...]) -> tuple[PositionChange, ...]:
    return changes.find([one for group in groups for one in group], FRAMES, SIDES)


def kinds(*groups: tuple[StatedClaim, ...]) -> list[str]:
    return [change.kind for change in found(*groups)]


WILL = said("We will withdraw from Brenna", Act.PROMISE, days=0)
WILL_NOT = said("We will not withdraw from Brenna", Act.REFUSE, days=9)
DID = said("We withdrew from Brenna", Act.ASSERT, days=9)


def test_promise_and_later_refusal_is_a_reversal_with_both_statements() -> None:
    (change,) = found(WILL, WILL_NOT)
    assert (change.kind, change.days) == ("reversed", 9)
    assert (change.before.statement, change.after.statement) == (WILL[0].statement, WILL_NOT[0].statement)
    assert change.why.startswith("Jiri Maslak says the opposite of what it said before")


def test_promise_that_the_actor_reports_as_done_is_kept() -> None:
    assert kinds(WILL, DID) == ["promise-kept"]


def test_refusal_that_ends_in_the_deed_is_a_broken_promise() -> None:
    never = said("We will not withdraw from Brenna", Act.PROMISE, days=0)
    assert kinds(never, DID) == ["promise-broken"]


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("id", "Kami akan mundur dari Brenna", "Kami tidak akan mundur dari Brenna"),
        ("en", "We will withdraw from Brenna", "We will not withdraw from Brenna"),
    ],
)
def test_reversal_in_several_languages(lang: str, before: str, after: str) -> None:
    one = said(before, Act.PROMISE, days=0, lang=lang)
    other = said(after, Act.REFUSE, days=5, lang=lang)
    assert kinds(one, other) == ["reversed"]


def conditional(days: int, *conditions: str) -> tuple[StatedClaim, ...]:
    text = "We will withdraw from Brenna if " + " and ".join(conditions)
    parts = [says(part, MASLAK, Act.OTHER, NONE) for part in conditions]
    return said(
        text, Act.OFFER, days=days, words="We will withdraw from Brenna", conditions=conditions, extra=parts
    )  # fmt: skip


PAYS, LEAVES = "Kelmar pays for the bridge", "Kelmari forces leave Podhora"


def test_conditions_added_dropped_and_exchanged() -> None:
    assert kinds(conditional(0, PAYS), conditional(9, PAYS, LEAVES)) == ["condition-added"]
    assert kinds(conditional(0, PAYS, LEAVES), conditional(9, PAYS)) == ["condition-dropped"]
    assert kinds(conditional(0, PAYS), conditional(9, LEAVES)) == ["conditions-changed"]
    assert kinds(conditional(0, PAYS), conditional(9, PAYS)) == []


def test_refusal_after_an_offer_hardens_and_an_offer_after_a_refusal_softens() -> None:
    refused = said("We will not withdraw from Brenna", Act.REFUSE, days=4)
    assert kinds(conditional(0, PAYS), refused) == ["hardened"]
    assert kinds(refused, conditional(9, PAYS)) == ["softened"]


def test_condition_that_has_come_about_explains_the_unconditional_promise() -> None:
    later = said("We will withdraw from Brenna", Act.PROMISE, days=9)
    assert kinds(conditional(0, PAYS), later) == ["condition-dropped"]
    paid = said(PAYS, Act.ASSERT, days=5, speaker=KADLEC)
    assert kinds(conditional(0, PAYS), paid, later) == []


@pytest.mark.parametrize(
    "other",
    [
        said("We will not withdraw from Lisa", Act.REFUSE, days=9),  # another place
        said("We will not withdraw from Brenna", Act.REFUSE, days=0),  # one day has no order
        said("We will not withdraw from Brenna", Act.REFUSE, days=9, speaker=KADLEC),  # another actor
        said("We may withdraw from Brenna", Act.QUESTION, days=9),  # leaves it open
        said("We have not withdrawn from Brenna", Act.ASSERT, days=9),  # perhaps not yet
        said("Kelmar withdrew from Brenna", Act.ASSERT, days=9),  # another's deed
        said("the withdrawal from Brenna", Act.DENY, days=9, commitment=NO),  # to deny a report of it is no deed
    ],
    ids=["place", "day", "actor", "open", "not-yet", "other-agent", "denied-report"],
)
def test_other_statements_are_no_change(other: tuple[StatedClaim, ...]) -> None:
    assert kinds(WILL, other) == []


def test_denied_and_later_admitted_event_is_reversed_only_when_it_is_the_same_event() -> None:
    text, later = "We did not shell Podhora on Friday", "We shelled Podhora on Friday"
    friday, next_friday = date(2025, 6, 20), date(2025, 6, 27)

    def told(words: str, act: Act, days: int, on: date) -> tuple[StatedClaim, ...]:
        return read(
            words, says(words, MASLAK, act), published=DAY + timedelta(days=days), name=f"e{days}",
            times=[("Friday", on)], cast=(*CAST, OUTLET),
        )  # fmt: skip

    denied = told(text, Act.DENY, 0, friday)
    assert kinds(denied, told(later, Act.CONFIRM, 9, friday)) == ["reversed"]
    assert kinds(denied, told(later, Act.CONFIRM, 9, next_friday)) == []


def test_order_of_the_input_does_not_matter() -> None:
    assert found(WILL, WILL_NOT, DID) == found(DID, WILL_NOT, WILL)
