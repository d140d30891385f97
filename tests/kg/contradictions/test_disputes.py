"""Disputes: pairs become few issues with titles, sides and a status, on invented people and bodies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kg import contradictions
from kg.contradictions import disputes
from kg.model import Act, Contradiction, Dispute, Entity, StatedClaim
from tests.factories import OUTLET
from tests.kg.claims.reading import CAST, FRAMES, KADLEC, KELMAR_MINISTRY, MASLAK, NO, SIDES, UNION, read, says

DAY = date(2025, 6, 22)
LABELS = {entity.iri: entity.labels for entity in CAST}


def said(
    name: str, text: str, speaker: Entity, act: Act = Act.ASSERT, *, days: int = 0, lang: str = "en", **given: object
) -> tuple[StatedClaim, ...]:
    told = DAY + timedelta(days=days)
    return read(text, says(text, speaker, act, **given), lang=lang, published=told, name=name, cast=(*CAST, OUTLET))  # type: ignore[arg-type]  # keywords are passed on


def grouped(*groups: tuple[StatedClaim, ...]) -> tuple[Dispute, ...]:
    stated = [one for group in groups for one in group]
    found = contradictions.find(stated, FRAMES, SIDES)
    return disputes.group(found.contradictions, LABELS, FRAMES, stated)


def opposed(affirming: tuple[StatedClaim, ...], denying: tuple[StatedClaim, ...], confidence: float) -> Contradiction:
    """A contradiction as a rule for open claims would find it."""
    return Contradiction(
        f"iri:{affirming[0].statement}-{denying[0].statement}", "open-denial", "denial", "world", affirming[0],
        denying[0], confidence, "One affirms and the other denies.", clash="polarity: affirmed / denied",
    )  # fmt: skip


SHELLED = said("a", "Ostravian forces shelled Podhora", KADLEC)
SHELLED_TOO = said("b", "pasukan Ostravia menembaki Podhora", KELMAR_MINISTRY, lang="id")
DENIED = said("c", "We did not shell Podhora", MASLAK, Act.DENY, days=1)


def test_one_strike_told_by_many_is_one_dispute_with_two_sides() -> None:
    (dispute,) = grouped(SHELLED, SHELLED_TOO, DENIED)
    assert dispute.titles["en"] == "Who fired at Podhora (reported 22 June 2025)?"
    assert dispute.titles["id"] == "Siapa yang menembaki Podhora (dilaporkan 22 Juni 2025)?"
    first, second = dispute.sides
    assert set(first.statements) == {SHELLED[0].statement, SHELLED_TOO[0].statement}
    assert KADLEC.iri in first.actors
    assert second.statements == (DENIED[0].statement,)
    assert (first.first, second.first, second.last) == (DAY, DAY + timedelta(days=1), DAY + timedelta(days=1))


def test_denial_that_names_no_doer_stands_with_those_about_the_one_whom_it_answers() -> None:
    by_union = said("d", "Dockworkers' Union shelled Podhora", KADLEC)
    union_denies = [said(name, "The Dockworkers' Union did not shell Podhora", UNION, Act.DENY) for name in "ef"]
    bare = said("g", "No shell was fired at Podhora", MASLAK, Act.DENY)
    (dispute,) = grouped(SHELLED, SHELLED_TOO, DENIED, by_union, *union_denies, bare)
    (held,) = [set(side.statements) for side in dispute.sides if bare[0].statement in side.statements]
    assert held == {bare[0].statement, DENIED[0].statement}


def test_day_of_the_event_stands_in_the_title() -> None:
    text = "Ostravian forces shelled Podhora on 21 June 2025"
    dated = read(text, says(text, KADLEC), published=DAY, name="a", times=[("21 June 2025", date(2025, 6, 21))])
    (dispute,) = grouped(dated, DENIED)
    assert dispute.titles["en"] == "Who fired at Podhora, 21 June 2025?"


def test_strikes_of_other_weeks_and_other_towns_are_other_disputes() -> None:
    later = said("d", "Ostravian forces shelled Podhora", KADLEC, days=14)
    later_denied = said("e", "We did not shell Podhora", MASLAK, Act.DENY, days=14)
    elsewhere = said("f", "Ostravian forces shelled Lisa", KADLEC)
    elsewhere_denied = said("g", "We did not shell Lisa", MASLAK, Act.DENY)
    titles = [one.titles["en"] for one in grouped(SHELLED, DENIED, later, later_denied, elsewhere, elsewhere_denied)]
    assert sorted(titles) == [
        "Who fired at Lisa (reported 22 June 2025)?",
        "Who fired at Podhora (reported 22 June 2025)?",
        "Who fired at Podhora (reported 6 July 2025)?",
    ]


def test_reports_from_day_to_day_do_not_drag_one_dispute_on() -> None:
    days = [
        said(f"d{n}", "Ostravian forces shelled Podhora", KADLEC, days=n)
        + said(f"e{n}", "We did not shell Podhora", MASLAK, Act.DENY, days=n)
        for n in range(0, 9, 2)
    ]
    assert len(grouped(*days)) > 1


def test_report_told_before_a_dated_strike_is_of_another() -> None:
    text = "Ostravian forces shelled Podhora on 23 June 2025"
    told = DAY + timedelta(days=1)
    dated = read(text, says(text, KADLEC), published=told, name="d", times=[("23 June 2025", told)])
    denied = said("e", "We did not shell Podhora on the night of the regatta", MASLAK, Act.DENY, days=1)
    titles = {dispute.titles["en"] for dispute in grouped(SHELLED, DENIED, dated, denied)}
    assert "Who fired at Podhora, 23 June 2025?" in titles
    (strike,) = [one for one in grouped(SHELLED, DENIED, dated) if "23 June" in one.titles["en"]]
    assert SHELLED[0].statement not in {statement for side in strike.sides for statement in side.statements}


def test_pair_of_which_one_has_no_day_at_all_opens_no_dispute() -> None:
    undated = tuple(replace(one, published=None, said=None) for one in SHELLED)
    assert grouped(undated, DENIED) == ()
    never = tuple(replace(one, published=None, said=None) for one in DENIED)
    assert len(grouped(undated, never)) == 1  # where no article gives a day, they are compared


def test_denial_of_two_places_does_not_join_them() -> None:
    podhora = said("a", "Ostravian forces shelled Podhora", KADLEC)
    lisa = said("b", "Ostravian forces shelled Lisa", KADLEC)
    both = said("c", "We did not shell Podhora or Lisa", MASLAK, Act.DENY)
    titles = {dispute.titles["en"] for dispute in grouped(podhora, lisa, both)}
    assert titles == {"Who fired at Podhora (reported 22 June 2025)?", "Who fired at Lisa (reported 22 June 2025)?"}


def test_country_in_a_title_is_not_called_by_its_government() -> None:
    attack = said("a", "Ostravian forces attacked Kelmar", KADLEC)
    denial = said("b", "Ostravian forces did not attack Kelmar", MASLAK, Act.DENY)
    (dispute,) = grouped(attack, denial)
    assert dispute.titles["en"] == "Who fired at Kelmar (reported 22 June 2025)?"


# Open claims


FAULTY = said("a", "Sandlink knew that the bow door was faulty before the trip", UNION, Act.ACCUSE)
FAULTY_TOO = said("b", "Sandlink knew before the trip that the bow door was faulty", KADLEC)
NOTHING = said("c", "None of the allegations is true", MASLAK, Act.DENY)
TICKETS = said("d", "tickets were sold twice for the summer crossings", KADLEC)


def test_open_dispute_asks_with_the_words_that_were_put_forward() -> None:
    (dispute,) = disputes.group([opposed(FAULTY, NOTHING, 0.7)], LABELS, FRAMES)
    words = "Sandlink knew that the bow door was faulty before the trip"
    assert dispute.titles == {"en": f"Is it so: “{words}”?", "id": f"Benarkah: “{words}”?"}


def test_title_prefers_words_in_the_language_of_the_reader() -> None:
    # Sandlink knew that the bow door was faulty.
    indonesian = said("e", "Sandlink tahu sejak awal bahwa pintu haluan longgar", KELMAR_MINISTRY, lang="id")
    pair = [opposed(FAULTY, NOTHING, 0.7), opposed(indonesian, NOTHING, 0.66)]
    titles = [dispute.titles for dispute in disputes.group(pair, LABELS, FRAMES)]
    assert {"Benarkah: “Sandlink tahu sejak awal bahwa pintu haluan longgar”?"} <= {one["id"] for one in titles}


def test_open_pairs_are_joined_by_what_is_put_forward_and_not_by_one_sweeping_denial() -> None:
    pairs = [opposed(FAULTY, NOTHING, 0.7), opposed(FAULTY_TOO, NOTHING, 0.7), opposed(TICKETS, NOTHING, 0.7)]
    found = disputes.group(pairs, LABELS, FRAMES)
    assert sorted(len(dispute.contradictions) for dispute in found) == [1, 2]


def test_long_words_are_cut_between_words() -> None:
    long = said("f", "tickets " + "were sold again and again " * 8, KADLEC)
    (dispute,) = disputes.group([opposed(long, NOTHING, 0.7)], LABELS, FRAMES)
    assert dispute.titles["en"].endswith(" …”?")
    assert len(dispute.titles["en"]) < 120


def test_headline_that_sums_up_a_typed_report_opens_no_dispute_of_its_own() -> None:
    full = said("a", "Ostravian forces shelled Podhora near the harbour at night", KADLEC)
    short = replace(FAULTY[0], article=full[0].article, side=full[0].side, quote="shelled near the harbour at night")
    short = replace(short, claim=replace(short.claim, lemmas=("harbour", "near", "night", "shelled")))
    denied = said("c", "We did not shell Podhora", MASLAK, Act.DENY)
    pairs = [opposed(full, denied, 0.9), opposed((short,), NOTHING, 0.8)]
    (dispute,) = disputes.group(pairs, LABELS, FRAMES)
    assert len(dispute.contradictions) == 2


def test_pair_that_only_its_words_bring_together_needs_to_be_surer() -> None:
    assert disputes.group([opposed(FAULTY, NOTHING, 0.5)], LABELS, FRAMES) == ()


def test_two_that_affirm_what_cannot_both_hold_stand_on_two_sides() -> None:
    calm = said("d", "the crossing was calm all summer", KADLEC)
    rough = said("e", "the crossing was rough all summer", MASLAK)
    (dispute,) = disputes.group([opposed(calm, rough, 0.8)], LABELS, FRAMES)
    assert [side.statements for side in dispute.sides] in (
        [(calm[0].statement,), (rough[0].statement,)],
        [(rough[0].statement,), (calm[0].statement,)],
    )


def test_taking_told_of_two_days_asks_when_and_has_a_side_for_each_day() -> None:
    def taken(name: str, speaker: Entity, text: str, day: date) -> tuple[StatedClaim, ...]:
        return read(text, says(text, speaker), published=day, name=name, times=[(text.rpartition(" on ")[2], day)])

    first = taken("a", KADLEC, "Kelmari forces captured Brenna on Sunday", DAY)
    second = taken("b", UNION, "Kelmari forces captured Brenna on Friday", DAY + timedelta(days=5))
    (dispute,) = grouped(first, second)
    assert dispute.titles["en"] == "When was Brenna taken?"
    assert len(dispute.sides) == 2
    recaptured = taken("b", UNION, "Ostravian forces captured Brenna on Friday", DAY + timedelta(days=5))
    assert not [one for one in grouped(first, recaptured) if "When" in one.titles["en"]]


# What became of it


def ending(*groups: tuple[StatedClaim, ...]) -> tuple[str, str | None]:
    (dispute,) = [one for one in grouped(*groups) if one.titles["en"].endswith("(reported 22 June 2025)?")]
    return dispute.status, dispute.ended_by


def test_dispute_is_open_until_somebody_says_more() -> None:
    assert ending(SHELLED, DENIED) == ("open", None)


def test_who_denied_it_and_confirms_it_later_settles_it() -> None:
    confession = said("z", "We shelled Podhora", MASLAK, Act.CONFIRM, days=9)
    assert ending(SHELLED, DENIED, confession) == ("settled", confession[0].statement)


def test_who_grants_the_event_but_names_another_doer_narrows_it() -> None:
    granted = said("z", "Kelmari forces shelled Podhora", MASLAK, days=4)
    assert ending(SHELLED, DENIED, granted) == ("narrowed", granted[0].statement)


@pytest.mark.parametrize(
    "later",
    [
        said("z", "We shelled Lisa", MASLAK, Act.CONFIRM, days=9),  # another town
        said("z", "We shelled Podhora", MASLAK, Act.CONFIRM, days=-3),  # said before
        said("z", "Ostravian forces shelled Podhora", KADLEC, days=5),  # the other side repeats itself
        said("z", "We will shell Podhora", MASLAK, Act.THREATEN, days=9),  # no report
        said("z", "We shelled Podhora", MASLAK, Act.CONFIRM, days=300),  # printed long after: old words, perhaps
    ],
    ids=["town", "before", "repeated", "threat", "old"],
)
def test_other_later_statements_change_nothing(later: tuple[StatedClaim, ...]) -> None:
    assert ending(SHELLED, DENIED, later) == ("open", None)


def test_who_withdraws_the_claim_settles_it() -> None:
    withdrawn = said("z", "Ostravian forces did not shell Podhora", KADLEC, Act.DENY, days=6)
    assert ending(SHELLED, DENIED, withdrawn) == ("settled", withdrawn[0].statement)


def test_later_number_supersedes_those_in_dispute() -> None:
    five = said("a", "Five people were killed in Podhora", KADLEC)
    seven = said("b", "Seven people were killed in Podhora", MASLAK)
    nine = said("c", "Nine people were killed in Podhora", KADLEC, days=3)
    (dispute,) = [one for one in grouped(five, seven, nine) if {five[0].statement, seven[0].statement} <= _shown(one)]
    assert (dispute.status, dispute.ended_by) == ("superseded", nine[0].statement)


def _shown(dispute: Dispute) -> set[str]:
    return {statement for side in dispute.sides for statement in side.statements}


def test_copies_of_one_text_count_for_the_first_outlet_only() -> None:
    copy = said("b", "Ostravian forces shelled Podhora", KADLEC, days=1)
    (dispute,) = grouped(SHELLED, copy, DENIED)
    (affirmed,) = [side for side in dispute.sides if side.label.startswith("affirms")]
    assert len(affirmed.statements) == 2
    assert len(affirmed.outlets) == 1


def test_order_of_the_input_does_not_matter() -> None:
    groups = [SHELLED, SHELLED_TOO, DENIED, FAULTY, NOTHING]
    assert grouped(*groups) == grouped(*reversed(groups))


def test_denied_responsibility_of_another_is_told_apart(  # the near miss of "settled"
) -> None:
    union = said("z", "Ostravian forces shelled Podhora", UNION, Act.CONFIRM, days=9, commitment=NO)
    assert ending(SHELLED, DENIED, union)[0] == "open"


def test_who_broke_a_truce_is_one_dispute_though_each_tells_of_another_day_and_town() -> None:
    ours = "After the truce, Ostravian forces shelled Podhora on 21 June 2025"
    theirs = "Meski ada gencatan senjata, pasukan Kelmar menembaki Brenna pada 22 Juni 2025"
    told = [
        read(ours, says(ours, KADLEC, Act.ACCUSE), name="a", times=[("21 June 2025", DAY - timedelta(days=1))]),
        read(theirs, says(theirs, MASLAK, Act.ACCUSE), lang="id", name="b", times=[("22 Juni 2025", DAY)]),
    ]
    (dispute,) = grouped(*told)
    assert dispute.titles["en"] == "Who broke the ceasefire, 21 June 2025?"
    assert sorted(side.label.partition(" (")[0] for side in dispute.sides) == [
        "affirms: Kelmari forces broke the ceasefire",
        "affirms: Ostravian forces broke the ceasefire",
    ]


def test_truces_broken_weeks_apart_are_no_dispute_of_one() -> None:
    told = [
        said("a", "Ostravian forces broke the truce", KADLEC),
        said("b", "Kelmari forces broke the truce", MASLAK, days=14),
    ]
    assert not grouped(*told)
