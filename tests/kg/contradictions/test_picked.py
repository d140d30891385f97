"""What decides a pair that somebody picked is read off who says it, when and how: in several languages."""

from __future__ import annotations

from datetime import date

import pytest

from kg.contradictions import picked, saying
from kg.contradictions.alignment import align
from kg.model import Act, Commitment, Mode
from tests.kg.claims.reading import FERRIES, KADLEC, MASLAK, NO, NONE, UNION
from tests.kg.contradictions.telling import EARLY, LATE, NEXT, SETTING, Told

HELD = Commitment.YES


def features(left: Told, right: Told, *, lang: str = "en", around: tuple[str, str] = ("", "")) -> dict[str, float]:
    """The features of two statements; `around`: the words beside each. The order of the two makes no difference."""
    sides = [
        saying.Told(one.stated(lang, name), one.text, beside)
        for one, name, beside in zip((left, right), "ab", around, strict=True)
    ]
    pair = align(sides[0].stated, sides[1].stated, SETTING)
    found = picked.of(sides[0], sides[1], pair)
    assert found == picked.of(sides[1], sides[0], pair)
    assert all(0 < value <= 1 for value in found.values())
    return found


def accuses(said: date) -> Told:
    return Told(UNION, "Ferries cut the pillars of the pier", Act.ACCUSE, HELD, said)


def denies(said: date) -> Told:
    return Told(FERRIES, "that it had cut the pillars", Act.DENY, NO, said)


@pytest.mark.parametrize(
    ("accused", "denied", "when"),
    [(EARLY, NEXT, "after"), (EARLY, EARLY, "the same day"), (NEXT, EARLY, "before")],
)
def test_a_denial_comes_after_what_it_denies_or_before(accused: date, denied: date, when: str) -> None:
    found = features(accuses(accused), denies(denied))
    assert {name for name in found if name.startswith("answered: ") and "soon" not in name} == {f"answered: {when}"}
    assert found[f"answered by deny: {when}"] == 1
    assert ("answered: soon after" in found) is (when == "after")


def test_an_answer_long_after_is_not_soon_after() -> None:
    assert "answered: soon after" not in features(accuses(EARLY), denies(LATE))


def test_a_denial_after_the_accusation_is_surer_than_one_before() -> None:
    model = picked.learned()
    after, before = features(accuses(EARLY), denies(NEXT)), features(accuses(NEXT), denies(EARLY))
    assert model.confidence(after) > 0.5 > model.confidence(before)


@pytest.mark.parametrize(
    ("lang", "cue"),
    [
        ("en", "admitted"),
        ("en", "does not dispute"),
        ("id", "mengakui"),
        ("id", "tidak membantah"),
        ("es", "reconoció"),
    ],
)
def test_who_concedes_agrees(lang: str, cue: str) -> None:
    told = Told(UNION, "31"), Told(FERRIES, "31", Act.CONFIRM)
    found = features(*told, lang=lang, around=("", cue))
    assert found["conceded"] == 1
    assert "confirmed, not conceded" not in found


@pytest.mark.parametrize(("lang", "cue"), [("en", "confirmed"), ("id", "memastikan"), ("de", "bestätigte")])
def test_who_confirms_concedes_nothing(lang: str, cue: str) -> None:
    found = features(Told(UNION, "31"), Told(FERRIES, "31", Act.CONFIRM), lang=lang, around=("", cue))
    assert found["confirmed, not conceded"] == 1
    assert "conceded" not in found


@pytest.mark.parametrize(("lang", "cue"), [("en", "expects that"), ("id", "menilai"), ("fr", "estime que")])
def test_what_is_only_thought_is_told_from_what_is_said(lang: str, cue: str) -> None:
    one, other = Told(UNION, "31"), Told(FERRIES, "32")
    assert "only thought" in features(one, other, lang=lang, around=("", cue))
    assert "only thought" not in features(one, other, lang=lang)


@pytest.mark.parametrize(
    ("lang", "all_", "some"),
    [
        ("en", "every family got a letter", "her letterbox stayed empty"),
        ("id", "semua keluarga menerima surat", "kotak suratnya kosong"),
        ("ru", "каждая семья получила письмо", "её почтовый ящик был пуст"),
    ],
)
def test_all_against_what_one_tells(lang: str, all_: str, some: str) -> None:
    found = features(Told(FERRIES, all_), Told(MASLAK, some), lang=lang)
    assert found["of all or none against what one tells"] == 1
    later = features(Told(FERRIES, all_), Told(MASLAK, some, said=LATE), lang=lang)
    assert "of all or none against what one tells" not in later


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("91 passengers were on board", "78 passengers were on board", "other numbers at one time"),
        ("at least 40 pupils were sick", "63 pupils were sick", "numbers that allow each other"),
        ("two cranes fell", "two cranes fell down", "the same number"),
        ("nobody was hurt", "twelve passengers broke bones", "a number against none"),
        ("they waited an hour", "they waited sixty minutes", "one amount in two units"),
    ],
)
def test_numbers_are_compared(one: str, other: str, name: str) -> None:
    assert features(Told(FERRIES, one), Told(UNION, other))[name] == 1


def test_other_numbers_of_a_later_day_are_not_of_one_time() -> None:
    found = features(Told(FERRIES, "12 passengers were hurt"), Told(FERRIES, "19 passengers were hurt", said=LATE))
    assert found["other numbers at another time"] == 1
    assert found["acts of one speaker: assert and assert"] == 1


def test_who_is_accused_by_name_denies_for_himself() -> None:
    said = Told(UNION, "Kadlec signed the lease", Act.ACCUSE)
    answer = Told(KADLEC, "the existence of any lease", Act.DENY, NO, NEXT)
    assert features(said, answer)["the denied names the denier"] == 1
    assert "the denied names the denier" not in features(Told(UNION, "he signed the lease", Act.ACCUSE), answer)


def test_a_later_state_is_told_from_an_earlier() -> None:
    earlier = Told(FERRIES, "the wreck has not yet been found")
    found = features(earlier, Told(FERRIES, "the wreck has already been raised", said=LATE))
    assert found["not yet so before"] == found["already so later"] == 1


def test_a_quotation_and_words_of_ones_own() -> None:
    quoted = Told(KADLEC, "we hid nothing from anybody", Act.DENY, HELD, NEXT, mode=Mode.DIRECT)
    found = features(accuses(EARLY), quoted)
    assert found["in direct words"] == found["denied in words of one's own"] == found["of the speaker's own"] == 1


def test_a_demand_and_a_refusal_of_another_thing_have_nothing_in_common() -> None:
    demand = Told(UNION, "the return of the compass", Act.DEMAND, NONE)
    other = features(demand, Told(FERRIES, "to apologise for the shots", Act.REFUSE, NO, NEXT))
    same = features(demand, Told(FERRIES, "to return the compass", Act.REFUSE, NO, NEXT))
    assert "asked and refused: nothing in common" in other
    assert "asked and refused: nothing in common" not in same
    assert picked.learned().confidence(same) > picked.learned().confidence(other)


def test_what_a_rule_sees_counts() -> None:
    one, other = (
        saying.Told(told.stated("en", name), told.text, "")
        for told, name in ((accuses(EARLY), "a"), (denies(NEXT), "b"))
    )
    pair = align(one.stated, other.stated, SETTING)
    assert "a rule sees it" not in picked.of(one, other, pair)
    assert picked.of(one, other, pair, is_seen=True)["a rule sees it"] == 1


@pytest.mark.parametrize(
    ("lang", "text", "adds"),
    [
        ("en", "not only the crane, the pier fell too", True),
        ("id", "bukan hanya derek, dermaga pun ambruk", True),
        ("en", "no more than four cranes fell", False),
        ("id", "tak kurang dari empat derek ambruk", False),
    ],
)
def test_who_says_not_only_adds_and_a_bound_does_not(lang: str, text: str, adds: bool) -> None:
    found = features(Told(FERRIES, text), Told(UNION, "31"), lang=lang)
    assert ("not only" in found) is adds
    assert "of none" not in found


@pytest.mark.parametrize(("lang", "but"), [("en", "but it admitted the gate"), ("id", "tetapi mengakui gerbang")])
def test_who_goes_on_with_but_denies_one_part_only(lang: str, but: str) -> None:
    denied = Told(FERRIES, "31", Act.DENY, NO, NEXT)
    assert "said with a but" in features(Told(UNION, "31"), denied, lang=lang, around=("", but))
    assert "said with a but" not in features(Told(UNION, "31"), denied, lang=lang)


def test_a_year_is_no_number_of_things() -> None:
    assert "numbers on both sides" not in features(
        Told(FERRIES, "the last look was in 2009"), Told(UNION, "15 cranes fell")
    )
