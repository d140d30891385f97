"""Every rule: what it fires on, what it leaves alone, in English and Indonesian, through the real claims stage."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg import contradictions
from kg.model import Act, Contradiction, Entity, StatedClaim
from tests.factories import OUTLET
from tests.kg.claims.reading import (
    FERRIES,
    FRAMES,
    KADLEC,
    KELMAR,
    KELMAR_MINISTRY,
    MASLAK,
    NO,
    NONE,
    OSTRAVIA,
    SIDES,
    UNION,
    read,
    says,
)

DAY = date(2025, 6, 22)


def one(
    name: str, lang: str, text: str, speaker: Entity, act: Act = Act.ASSERT, *, said: date = DAY, **more: Any
) -> tuple[StatedClaim, ...]:
    times = [
        (words, day)
        for words, day in (("on Sunday", DAY), ("pada Minggu", DAY), ("on Friday", date(2025, 6, 20)))
        if words in text
    ]
    return read(text, says(text, speaker, act, **more), lang=lang, published=said, times=times, name=name)


def found(*groups: tuple[StatedClaim, ...]) -> contradictions.Findings:
    return contradictions.find([stated for group in groups for stated in group], FRAMES, SIDES)


def only(findings: contradictions.Findings) -> Contradiction:
    assert [item.rule for item in findings.contradictions] == [findings.contradictions[0].rule]
    return findings.contradictions[0]


SHELLED = one("a", "en", "Ostravian forces shelled Podhora on Sunday", KELMAR_MINISTRY)
# "Ostravian forces shelled Podhora on Sunday"
DITEMBAKI = one("a", "id", "pasukan Ostravia menembaki Podhora pada Minggu", KELMAR_MINISTRY)


@pytest.mark.parametrize("report", [SHELLED, DITEMBAKI], ids=["en", "id"])
@pytest.mark.parametrize(
    ("lang", "denial", "more"),
    [
        ("en", "shelling Podhora", {"commitment": NO}),
        ("en", "We did not shell Podhora", {}),
        ("en", "Ostravia has not fired from any kind of weapon", {}),
        ("en", "no shelling of Podhora took place", {}),
        ("id", "menembaki Podhora", {"commitment": NO}),
        ("id", "Kami tidak menyerang Podhora", {}),  # "we did not attack Podhora"
    ],
)
def test_denial_contradicts_report(
    report: tuple[StatedClaim, ...], lang: str, denial: str, more: dict[str, Any]
) -> None:
    contradiction = only(found(report, one("b", lang, denial, MASLAK, Act.DENY, **more)))
    assert (contradiction.rule, contradiction.level, contradiction.kind) == ("denial", "world", "denial")
    assert "Jiri Maslak denies" in contradiction.why


@pytest.mark.parametrize(
    ("denial", "more", "why"),
    [
        ("shelling Lisa", {"commitment": NO}, "another town"),
        ("We did not shell Podhora on Friday", {}, "another day"),
        ("We will not shell Podhora", {"act": Act.REFUSE}, "a refusal"),
        ("Did we shell Podhora", {"act": Act.QUESTION, "commitment": NONE}, "a question"),
        ("We see no reason for it", {}, "a reason is no denial"),
    ],
)  # fmt: skip
def test_denial_of_something_else_is_no_contradiction(denial: str, more: dict[str, Any], why: str) -> None:
    act = more.pop("act", Act.DENY) if "act" in more else Act.DENY
    assert found(SHELLED, one("b", "en", denial, MASLAK, act, **more)).contradictions == (), why


def test_denial_two_weeks_later_is_about_something_else() -> None:
    later = one("b", "en", "We did not shell Podhora", MASLAK, Act.DENY, said=date(2025, 7, 6))
    assert found(SHELLED, later).contradictions == ()


def test_same_side_does_not_contradict_itself() -> None:
    assert found(SHELLED, one("b", "en", "Ostravia did not shell Podhora", KADLEC)).contradictions == ()


def test_agentless_confirmation_is_compatible_with_not_having_done_it() -> None:
    confirmed = one("a", "en", "there was an attack on Podhora", KELMAR_MINISTRY, Act.CONFIRM)
    findings = found(confirmed, one("b", "en", "shelling Podhora", MASLAK, Act.DENY, commitment=NO))
    assert findings.contradictions == ()
    assert [item.guard for item in findings.not_contradictions] == ["agentless"]


def test_denial_for_one_territory_leaves_other_origins_open() -> None:
    scoped = one("b", "en", "no fire was opened from the territory of Ostravia toward Podhora", MASLAK, Act.DENY)
    findings = found(SHELLED, scoped)
    assert findings.contradictions == ()
    assert [item.guard for item in findings.not_contradictions] == ["scoped-denial"]


def test_denial_for_one_territory_contradicts_fire_from_there() -> None:
    scoped = one("b", "en", "no fire was opened from the territory of Ostravia toward Podhora", MASLAK, Act.DENY)
    report = one("a", "en", "Podhora was shelled from the territory of Ostravia on Sunday", KELMAR_MINISTRY)
    assert only(found(report, scoped)).shared[-1] == "origin: Ostravia"


def test_denial_of_the_presupposition_of_a_condemnation() -> None:
    condemned = one(
        "a", "en", "Ostravia for the shelling of Podhora", KADLEC, Act.CONDEMN, commitment=NO, target="Ostravia"
    )
    contradiction = only(found(condemned, one("b", "en", "We did not shell Podhora", MASLAK, Act.DENY)))
    assert contradiction.rule == "presupposition"
    assert contradiction.confidence < 0.93


@pytest.mark.parametrize(
    ("lang", "left", "right"),
    [
        ("en", "Brenna belongs to Kelmar", "Brenna belongs to Ostravia"),
        ("id", "Brenna adalah wilayah Kelmar", "Brenna adalah wilayah Ostravia"),
    ],
)
def test_one_place_belongs_to_one_state(lang: str, left: str, right: str) -> None:
    contradiction = only(found(one("a", lang, left, KADLEC), one("b", lang, right, MASLAK)))
    assert (contradiction.rule, contradiction.kind) == ("exclusive", "exclusive")


def test_two_places_may_belong_to_two_states() -> None:
    assert (
        found(
            one("a", "en", "Brenna belongs to Kelmar", KADLEC), one("b", "en", "Lisa belongs to Ostravia", MASLAK)
        ).contradictions
        == ()
    )


def test_taking_a_town_clashes_with_holding_it() -> None:
    taken = one("a", "en", "Ostravian forces captured Lisa on Sunday", MASLAK)
    held = one("b", "en", "Kelmari forces control Lisa", KADLEC)
    assert only(found(taken, held)).rule == "exclusive"


def test_other_agent_of_one_dated_event() -> None:
    other = one("b", "en", "Kelmari forces shelled Podhora on Sunday", MASLAK)
    assert only(found(SHELLED, other)).rule == "agent"


def test_two_attacks_without_a_day_may_both_have_happened() -> None:
    left = one("a", "en", "Ostravian forces shelled Podhora", KADLEC)
    assert found(left, one("b", "en", "Kelmari forces shelled Podhora", MASLAK)).contradictions == ()


def test_both_sides_say_that_the_other_fired_first() -> None:
    left = one("a", "en", "Ostravia fired first", KADLEC, Act.ACCUSE)
    right = one("b", "en", "Kelmar fired first", MASLAK, Act.ACCUSE)
    assert only(found(left, right)).rule == "exclusive"


KILLED = one("a", "en", "five people were killed in Podhora on Sunday", KELMAR_MINISTRY)


def test_two_exact_numbers_of_one_event() -> None:
    other = one("b", "id", "tujuh orang tewas di Podhora pada Minggu", MASLAK)  # "seven people were killed"
    contradiction = only(found(KILLED, other))
    assert (contradiction.rule, contradiction.kind) == ("quantity", "quantity")
    assert contradiction.clash in ("quantity: 5 / 7", "quantity: 7 / 5")


@pytest.mark.parametrize(
    ("text", "said", "guard"),
    [
        ("at least three people were killed in Podhora on Sunday", DAY, "bound"),
        ("nine people were killed in Podhora on Sunday", date(2025, 6, 23), "growing-toll"),
    ],
)
def test_bounds_and_growing_tolls_are_guarded(text: str, said: date, guard: str) -> None:
    findings = found(KILLED, one("b", "en", text, MASLAK, said=said))
    assert findings.contradictions == ()
    assert [item.guard for item in findings.not_contradictions] == [guard]


def test_number_of_another_town_is_no_contradiction() -> None:
    assert found(KILLED, one("b", "en", "seven people were killed in Lisa on Sunday", MASLAK)).contradictions == ()


def test_refusal_of_a_demand() -> None:
    demand = one("a", "en", "Ostravia must withdraw from Lisa", KADLEC, Act.DEMAND, commitment=NONE)
    refusal = one("b", "en", "We will not withdraw from Lisa", MASLAK, Act.REFUSE)
    contradiction = only(found(demand, refusal))
    assert (contradiction.rule, contradiction.level) == ("refusal", "norm")


def test_demand_against_a_past_act_is_no_refusal() -> None:
    demand = one("a", "en", "Ostravia must withdraw from Lisa", KADLEC, Act.DEMAND, commitment=NONE)
    assert found(demand, one("b", "en", "We have not withdrawn from Lisa", MASLAK)).contradictions == ()


def test_change_of_position() -> None:
    first = one("a", "en", "We will not withdraw from Lisa", MASLAK, Act.REFUSE)
    second = one("b", "en", "We will withdraw from Lisa", MASLAK, Act.PROMISE, said=date(2025, 7, 20))
    contradiction = only(found(first, second))
    assert (contradiction.rule, contradiction.level) == ("position", "position")


def test_conditional_offer_is_no_change_of_position() -> None:
    first = one("a", "en", "We will not withdraw from Lisa", MASLAK, Act.REFUSE)
    text = "We will withdraw from Lisa if Kelmar apologises"
    second = read(
        text,
        says(text, MASLAK, Act.OFFER, NONE, conditions=["if Kelmar apologises"]),
        published=date(2025, 7, 20),
        name="b",
    )
    findings = found(first, second)
    assert findings.contradictions == ()
    assert [item.guard for item in findings.not_contradictions] == ["conditional"]


def test_denial_of_having_said_it() -> None:
    said = one("a", "en", "the dock workers are a burden for the town", FERRIES)
    denied = one(
        "b", "en", "We never said that the dock workers are a burden", FERRIES, Act.DENY, said=date(2025, 6, 24)
    )
    contradiction = only(found(said, denied))
    assert (contradiction.rule, contradiction.level) == ("attribution", "attribution")


def test_denial_of_the_matter_is_not_about_who_said_it() -> None:
    said = one("a", "en", "the dock workers are a burden for the town", UNION)
    denied = one("b", "en", "We never said that the dock workers are a burden", FERRIES, Act.DENY)
    assert found(said, denied).contradictions == ()


def test_open_claims_with_nearly_the_same_words() -> None:
    said = one("a", "en", "Sandlink knew that the bow door was faulty before the trip", UNION, Act.ACCUSE)
    denied = one("b", "en", "Sandlink knew the bow door was faulty", FERRIES, Act.DENY, commitment=NO)
    contradiction = only(found(said, denied))
    assert contradiction.rule == "open-denial"
    assert 0.5 < contradiction.confidence < 0.95


def test_open_claims_that_share_a_name_only() -> None:
    said = one("a", "en", "the bow door of Sandlink was faulty", UNION)
    denied = one("b", "en", "Sandlink cheated its passengers", FERRIES, Act.DENY, commitment=NO)
    assert found(said, denied).contradictions == ()


def test_result_does_not_depend_on_the_order_of_the_input() -> None:
    denial = one("b", "en", "We did not shell Podhora", MASLAK, Act.DENY)
    other = one("c", "en", "Brenna belongs to Ostravia", OSTRAVIA)
    third = one("d", "en", "Brenna belongs to Kelmar", KELMAR)
    everything = [*SHELLED, *denial, *other, *third]
    forward = contradictions.find(everything, FRAMES, SIDES)
    assert forward == contradictions.find(everything[::-1], FRAMES, SIDES)
    assert len(forward.contradictions) == 2


def test_outlet_is_a_side_too() -> None:
    report = one("a", "en", "Ostravian forces shelled Podhora on Sunday", OUTLET)
    assert only(found(report, one("b", "en", "We did not shell Podhora", MASLAK, Act.DENY))).rule == "denial"


def test_explanation_names_both_and_what_was_assumed_and_judges_nobody() -> None:
    text = "Ostravian forces shelled Podhora on Sunday. Ostravia denied carrying out an attack."
    stated = read(
        text,
        says("Ostravian forces shelled Podhora on Sunday", KELMAR_MINISTRY),
        says("carrying out an attack", OSTRAVIA, Act.DENY, NO),
        times=[("on Sunday", DAY)],
    )
    contradiction = only(found(stated))
    assert "Kelmari defence ministry" in contradiction.why
    assert "Government of Ostravia" in contradiction.why
    assert "Taken for granted: in the statement of Government of Ostravia" in contradiction.why
    assert not any(word in contradiction.why.lower() for word in ("false", "lie", "true", "wrong"))


def test_denial_of_what_an_outlet_reports_somebody_to_have_said() -> None:
    # "Kadlec called the dock workers a burden for the town" / "never called the dock workers a burden"
    report = one("a", "id", "Kadlec menyebut buruh pelabuhan beban kota", OUTLET)
    denied = one("b", "id", "pernah menyebut buruh pelabuhan beban kota", KADLEC, Act.DENY, commitment=NO)
    assert only(found(report, denied)).rule == "attribution"
