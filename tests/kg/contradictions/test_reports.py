"""Reports of one speech that differ, scoped denials, weak speakers and the titles of disputes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kg import contradictions
from kg.contradictions import RULES, disputes
from kg.model import Act, Entity, EntityKind, StatedClaim
from tests import factories
from tests.factories import OUTLET
from tests.kg.claims.reading import CAST, FRAMES, KADLEC, MASLAK, NONE, OSTRAVIA, SIDES, body, read, says

DAY = date(2025, 6, 22)
PREMIER = body("premier", "Ota Brabec", EntityKind.PERSON, OSTRAVIA)
HEAD = body("head", "Jana Lipova", EntityKind.PERSON, OSTRAVIA)
HIDDEN = factories.entity("hidden", "unattributed", kind=EntityKind.UNKNOWN)
EVERYBODY = (*CAST, PREMIER, HEAD, HIDDEN)
ALL_SIDES = SIDES | {PREMIER.iri: OSTRAVIA.iri, HEAD.iri: OSTRAVIA.iri}


def one(
    name: str, text: str, speaker: Entity, act: Act = Act.ASSERT, *, told: date = DAY, lang: str = "en", **given: object
) -> tuple[StatedClaim, ...]:
    return read(text, says(text, speaker, act, **given), lang=lang, published=told, name=name, cast=EVERYBODY)  # type: ignore[arg-type]  # keywords are passed on


def found(*groups: tuple[StatedClaim, ...]) -> contradictions.Findings:
    return contradictions.find([one for group in groups for one in group], FRAMES, ALL_SIDES)


def demand(name: str, text: str, told: date = DAY) -> tuple[StatedClaim, ...]:
    return one(name, text, KADLEC, Act.DEMAND, told=told, commitment=NONE)


PREMIER_ASKED = demand("a", "Ota Brabec has to apologise")


def test_one_demand_reported_with_two_recipients() -> None:
    (contradiction,) = found(PREMIER_ASKED, demand("b", "Jana Lipova must apologise")).contradictions
    assert (contradiction.rule, contradiction.kind, contradiction.level) == ("recipient", "exclusive", "attribution")
    assert contradiction.clash == "who is asked: Ota Brabec / Jana Lipova"


def test_government_and_one_of_its_people_are_general_and_special() -> None:
    findings = found(PREMIER_ASKED, demand("b", "Ostravia must apologise"))
    assert findings.contradictions == ()
    assert [item.guard for item in findings.not_contradictions] == ["general-special"]


@pytest.mark.parametrize(
    "other",
    [
        demand("b", "Jana Lipova must apologise", DAY + timedelta(days=9)),  # another speech
        demand("b", "Jana Lipova must resign"),  # another demand
        one("b", "Jana Lipova must apologise", MASLAK, Act.DEMAND, commitment=NONE),  # another speaker
        demand("a", "Jana Lipova must apologise"),  # the same article: both are asked
    ],
)
def test_other_demands_do_not_clash(other: tuple[StatedClaim, ...]) -> None:
    assert found(PREMIER_ASKED, other).contradictions == ()


THREE = one("a", "Vilem Kadlec named three conditions for a ceasefire in Brenna", OUTLET)


def test_number_of_conditions_reported_differently() -> None:
    four = one("b", "Vilem Kadlec laid out four terms for a ceasefire in Brenna", OUTLET)
    (contradiction,) = found(THREE, four).contradictions
    assert (contradiction.rule, contradiction.kind, contradiction.level) == ("terms", "quantity", "attribution")
    (dispute,) = disputes.group([contradiction], {}, FRAMES)
    assert dispute.titles["en"] == "How many conditions did Vilem Kadlec set?"


@pytest.mark.parametrize(
    "text",
    ["Vilem Kadlec laid out three terms for a ceasefire in Brenna", "Jiri Maslak laid out four terms for Brenna"],
)
def test_same_number_or_somebody_elses_conditions(text: str) -> None:
    assert found(THREE, one("b", text, OUTLET)).contradictions == ()


def test_scoped_denial_is_kept_with_its_reason() -> None:
    attack = one("a", "Ostravian forces shelled Podhora", KADLEC)
    scoped = one("b", "No fire was opened from the territory of Ostravia", MASLAK, Act.DENY)
    findings = found(attack, scoped)
    assert findings.contradictions == ()
    (item,) = findings.not_contradictions
    assert item.guard == "scoped-denial"
    assert "Ostravia" in item.reason


def test_scoped_denial_of_that_very_origin_is_a_denial() -> None:
    attack = one("a", "Podhora was shelled from the territory of Ostravia", KADLEC)
    scoped = one("b", "Podhora was not shelled from the territory of Ostravia", MASLAK, Act.DENY)
    assert [item.rule for item in found(attack, scoped).contradictions] == ["denial"]


ATTACK = "Ostravian forces shelled Podhora"
DENIAL = one("z", "We did not shell Podhora", MASLAK, Act.DENY)


def test_retellings_weigh_less() -> None:
    named, retold = (found(one("a", ATTACK, who), DENIAL).contradictions[0] for who in (KADLEC, OUTLET))
    assert named.confidence > retold.confidence


def test_unsure_pairs_open_no_dispute() -> None:
    (sure,) = found(one("a", ATTACK, KADLEC), DENIAL).contradictions
    assert disputes.group([sure], {}, FRAMES)
    assert disputes.group([replace(sure, confidence=0.35)], {}, FRAMES) == ()


def test_speakers_are_named_in_english() -> None:
    entity = factories.entity("bely", "x", labels={"en": "Ivan Bely", "ru": "Иван Белый"}, names=("Иван Белый",))
    text = "зима холодная"
    assert read(text, says(text, entity), lang="ru", cast=(entity,))[0].speaker_name == "Ivan Bely"


def test_kinds_and_levels_of_rules_are_in_the_vocabulary() -> None:
    text = (Path(__file__).parents[3] / "ontology" / "vocab.ttl").read_text(encoding="utf-8")
    assert all(f"contradiction-type:{rule.kind} a skos:Concept" in text for rule in RULES)
    assert all(f"level:{rule.level} a skos:Concept" in text for rule in RULES)


def test_one_common_word_does_not_tell_who_is_meant() -> None:
    left = one("a", "a student of the west campus was killed", KADLEC)
    right = one("b", "the east library student was not killed", MASLAK, Act.DENY)
    assert found(left, right).contradictions == ()
