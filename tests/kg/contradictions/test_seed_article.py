"""The user's article through claims and contradictions, from our own annotation of who says what in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg import contradictions
from kg.contradictions import disputes
from kg.model import Act, Entity, EntityKind, StatedClaim
from tests.factories import OUTLET
from tests.kg.claims import reading
from tests.kg.claims.reading import FRAMES, NO, NONE, says

TEXT = (Path(__file__).parents[3] / "seeds/articles/000_ead8aff7d69fa291.txt").read_text(encoding="utf-8")
SUNDAY, MONDAY = date(2020, 10, 4), date(2020, 10, 5)

ARMENIA = reading.body("gov-arm", "Government of Armenia", EntityKind.GOVERNMENT, None, "pihak Armenia")
AZERBAIJAN = reading.body("gov-aze", "Government of Azerbaijan", EntityKind.GOVERNMENT, None)
ARMY = reading.body(
    "army-arm", "Armed Forces of Armenia", EntityKind.ARMED_FORCES, ARMENIA, "Angkatan bersenjata Armenia"
)
MINISTRY = reading.body("mod-aze", "Ministry of Defence of Azerbaijan", EntityKind.BODY, AZERBAIJAN)
HAJIYEV = reading.body("hajiyev", "Hikmet Hajiyev", EntityKind.PERSON, AZERBAIJAN)
ALIYEV = reading.body("aliyev", "Ilham Aliyev", EntityKind.PERSON, AZERBAIJAN, "Aliyev")
PASHINYAN = reading.body("pashinyan", "Nikol Pashinyan", EntityKind.PERSON, ARMENIA, "Perdana Menteri mereka")
CAST: tuple[Entity, ...] = (
    ARMENIA, AZERBAIJAN, ARMY, MINISTRY, HAJIYEV, ALIYEV, PASHINYAN, OUTLET,
    reading.place("armenia", "Armenia", ARMENIA),
    reading.place("azerbaijan", "Azerbaijan", AZERBAIJAN),
    reading.place("yerevan", "Yerevan", ARMENIA),
    reading.place("mingachevir", "Mingachevir", AZERBAIJAN),
    reading.place("terter", "Terter", AZERBAIJAN),
    reading.place("jabrayil", "Jabrayil", AZERBAIJAN),
    reading.place("nagorno-karabakh", "Nagorno-Karabakh", None, "Nagorno–Karabakh", "Karabakh"),
)  # fmt: skip

QUOTE = "Mingachevir menjadi tempat penampungan air dan pembangkit listrik utama. Ekspresi putus asa yang biadab"
WATER, BARBARIC = QUOTE.split(". ")
LIST = (
    "Yerevan harus meminta maaf, mengakui Nagorno–Karabakh sebagai wilayah Azerbaijan dan menarik mundur semua pasukan "
    "Armenia dari wilayah konflik tersebut"
)
APOLOGISE, RECOGNISE = LIST.split(" dan menarik")[0].split(", ")
WITHDRAW = LIST.split(" dan ")[1]
CEASE_FIRE = "gencatan senjata kepada Armenia"
THEY = "Mereka harus berkomitmen untuk menarik pasukan dari wilayah kami"
TIMETABLE = "Mereka harus memberi kami jadwal penarikan diri dari wilayah pendudukan"
MUST_SAY = (
    "Perdana Menteri mereka, yang mengatakan bahwa Karabakh adalah Armenia, sekarang harus mengatakan bahwa Karabakh "
    "bukanlah Armenia"
)
READY = "kami siap untuk mengakhiri permusuhan"
VOW = "terus berjuang sampai seluruh wilayah tersebut berhasil direbut kembali"

STATEMENTS = (
    says("Armenia Merudal Kota Mingachevir Azerbaijan", OUTLET, key="headline"),
    says(
        "Angkatan bersenjata Armenia melancarkan serangan rudal terhadap kota industri Azerbaijan, Mingachevir, pada "
        "Minggu malam",
        OUTLET,
        key="lead",
    ),
    says("perang kedua negara yang memperebutkan wilayah Nagorno–Karabakh terus berkecamuk", OUTLET, key="war"),
    says(QUOTE, HAJIYEV, key="hajiyev"),
    says(WATER, HAJIYEV, key="water", whole="hajiyev"),
    says(BARBARIC, HAJIYEV, Act.CONDEMN, key="barbaric", whole="hajiyev"),
    says("adanya Serangan di kota Mingachevir dan Terter", MINISTRY, Act.CONFIRM, key="confirmed"),
    says("melakukan serangan", ARMENIA, Act.DENY, NO, key="denied"),
    says("Armenia juga belum melaporkan adanya serangan di wilayahnya", OUTLET, key="silence"),
    says(
        CEASE_FIRE,
        ALIYEV,
        Act.OFFER,
        NONE,
        key="offer",
        conditions=[APOLOGISE, RECOGNISE, WITHDRAW],
        is_open_list=True,
    ),
    says(LIST, ALIYEV, Act.DEMAND, NONE, key="list"),
    says(APOLOGISE, ALIYEV, Act.DEMAND, NONE, key="apologise", whole="list"),
    says(RECOGNISE, ALIYEV, Act.DEMAND, NONE, key="recognise", whole="list"),
    says(WITHDRAW, ALIYEV, Act.DEMAND, NONE, key="withdraw", whole="list"),
    says(THEY, ALIYEV, Act.DEMAND, NONE, key="commit"),
    says(TIMETABLE, ALIYEV, Act.DEMAND, NONE, key="timetable"),
    says(MUST_SAY, ALIYEV, Act.DEMAND, NONE, key="must-say"),
    says("Karabakh adalah Armenia", PASHINYAN, key="is-armenia", parent="must-say"),
    says(READY, ALIYEV, Act.OFFER, NONE, key="ready", conditions=[MUST_SAY]),
    says("Azerbaijan telah merebut jumlah permukiman di Nagorno–Karabakh", ALIYEV, key="settlements"),
    says(VOW, ALIYEV, Act.PROMISE, key="vow"),
    says("hari ini kami membebaskan kota Jabrayil", ALIYEV, key="jabrayil"),
    says("Operasi militer kami yang sukses terus berlanjut", ALIYEV, key="operation"),
)  # fmt: skip


@pytest.fixture(scope="module")
def stated() -> tuple[StatedClaim, ...]:
    times = [("pada Minggu malam", SUNDAY), ("hari ini", MONDAY)]
    return reading.read(TEXT, *STATEMENTS, lang="id", published=MONDAY, times=times, cast=CAST)


@pytest.fixture(scope="module")
def findings(stated: tuple[StatedClaim, ...]) -> contradictions.Findings:
    sides = {entity.iri: side for entity in CAST if (side := entity.side or entity.country)}
    return contradictions.find(stated, FRAMES, sides)


def pairs(findings: contradictions.Findings) -> dict[frozenset[str], str]:
    return {frozenset((found.a.key, found.b.key)): found.rule for found in findings.contradictions}


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("lead", "denied", "denial"),
        ("headline", "denied", "denial"),
        ("is-armenia", "must-say", "denial"),
        ("barbaric", "denied", "presupposition"),
        ("is-armenia", "recognise", "exclusive"),
        ("is-armenia", "commit", "exclusive"),
    ],
)
def test_contradiction_is_found(findings: contradictions.Findings, left: str, right: str, rule: str) -> None:
    assert pairs(findings).get(frozenset((left, right))) == rule


def test_nothing_else_is_called_a_contradiction(findings: contradictions.Findings) -> None:
    assert len(findings.contradictions) == 6


def test_strong_ones_are_surer_than_presupposed_ones(findings: contradictions.Findings) -> None:
    sure = {frozenset((found.a.key, found.b.key)): found.confidence for found in findings.contradictions}
    assert sure[frozenset(("lead", "denied"))] > sure[frozenset(("barbaric", "denied"))]


@pytest.mark.parametrize(("left", "right"), [("confirmed", "denied"), ("vow", "offer"), ("vow", "ready")])
def test_tempting_pair_is_kept_with_its_reason(
    stated: tuple[StatedClaim, ...], findings: contradictions.Findings, left: str, right: str
) -> None:
    key = {one.statement: one.key for one in stated}
    guarded = {frozenset((key[item.a], key[item.b])) for item in findings.not_contradictions}
    assert frozenset((left, right)) in guarded


def test_conditions_of_the_offer_are_the_demands(stated: tuple[StatedClaim, ...]) -> None:
    claims = {one.key: one for one in stated if one.explicitness == "explicit"}
    expected = [claims[key].claim.iri for key in ("apologise", "recognise", "withdraw")]
    assert list(claims["offer"].conditions) == expected
    assert claims["offer"].is_open_list


def test_article_makes_two_disputes_with_plain_titles(findings: contradictions.Findings) -> None:
    labels = {entity.iri: entity.labels for entity in CAST}
    found = disputes.group(findings.contradictions, labels, FRAMES)
    assert sorted(dispute.titles["en"] for dispute in found) == [
        "To whom does Nagorno-Karabakh belong?",
        "Who fired at Mingachevir, 4 October 2020?",
    ]
    assert "Siapa yang menembaki Mingachevir, 4 Oktober 2020?" in {dispute.titles["id"] for dispute in found}
    assert {side.label.split(":")[0] for dispute in found for side in dispute.sides} == {"affirms", "denies"}
