"""What looks opposed and is not, in three languages: the guard that says why, or no rule that fires at all."""

from __future__ import annotations

import pytest

from kg.contradictions import BY_MEANING, TYPED
from kg.contradictions.base import Guarded, Verdict
from kg.model import Act
from tests.kg.claims.reading import FERRIES, KADLEC, MASLAK, NONE, UNION
from tests.kg.contradictions.telling import LATE, SETTING, Told, asked, denies, later

QUESTION = Act.QUESTION

GUARDED = [
    (
        "conditional",
        "en",
        "open-denial",
        Told(FERRIES, "if the talks fail the company will cut the wages of the workers"),
        Told(UNION, "the company did not cut the wages of the workers"),
    ),
    (
        "conditional",
        "id",
        "open-denial",
        Told(FERRIES, "jika perundingan gagal perusahaan memotong gaji buruh"),  # if the talks fail … cuts wages
        Told(UNION, "perusahaan tidak memotong gaji buruh"),  # the company did not cut the workers' wages
    ),
    (
        "conditional",
        "ru",
        "open-denial",
        Told(FERRIES, "если переговоры провалятся компания сократит зарплату рабочим"),  # if the talks fail …
        Told(UNION, "компания не сократила зарплату рабочим"),  # the company did not cut the workers' wages
    ),
    (
        "same-side",
        "en",
        "open-denial",
        Told(FERRIES, "the company paid the workers' wages"),
        Told(FERRIES, "the company did not pay the workers' wages"),
    ),
    (
        "same-side",
        "id",
        "open-denial",
        Told(FERRIES, "perusahaan membayar gaji buruh"),  # the company paid the workers' wages
        Told(FERRIES, "perusahaan tidak membayar gaji buruh"),  # … did not pay …
    ),
    (
        "same-side",
        "ru",
        "open-denial",
        Told(FERRIES, "компания выплатила зарплату рабочим"),  # the company paid the workers' wages
        Told(FERRIES, "компания не выплатила зарплату рабочим"),  # … did not pay …
    ),
    (
        "update",
        "ru",
        "open-denial",
        Told(UNION, "компания ещё не выплатила зарплату рабочим"),  # the company has not yet paid …
        later(FERRIES, "компания выплатила зарплату рабочим"),  # the company paid the workers' wages
    ),
    (
        "bound",
        "id",
        "open-quantity",
        Told(UNION, "banjir merusak 40 rumah di desa itu"),  # the flood damaged 40 houses in the village
        Told(FERRIES, "banjir merusak sedikitnya 30 rumah di desa itu"),  # at least 30
    ),
    (
        "bound",
        "ru",
        "open-quantity",
        Told(UNION, "наводнение повредило 40 домов в деревне"),  # the flood damaged 40 houses in the village
        Told(FERRIES, "наводнение повредило не менее 30 домов в деревне"),  # no fewer than 30
    ),
    (
        "growing-toll",
        "id",
        "open-quantity",
        Told(UNION, "banjir merusak 40 rumah di desa itu"),  # the flood damaged 40 houses in the village
        Told(FERRIES, "banjir merusak 90 rumah di desa itu", said=LATE),
    ),
    (
        "growing-toll",
        "ru",
        "open-quantity",
        Told(UNION, "наводнение повредило 40 домов в деревне"),  # the flood damaged 40 houses in the village
        Told(FERRIES, "наводнение повредило 90 домов в деревне", said=LATE),
    ),
    (
        "other-day",
        "id",
        "open-denial",
        Told(FERRIES, "perusahaan membayar gaji buruh pada Mei"),  # the company paid the wages in May
        Told(UNION, "perusahaan tidak membayar gaji buruh pada Juni"),  # … did not pay … in June
    ),
    (
        "other-day",
        "ru",
        "open-denial",
        Told(FERRIES, "компания выплатила зарплату рабочим в мае"),  # the company paid the wages in May
        Told(UNION, "компания не выплатила зарплату рабочим в июне"),  # … did not pay … in June
    ),
    (
        "granularity",
        "en",
        "open-agent",
        Told(UNION, "the teacher steered the old ship at the collision"),
        Told(FERRIES, "Torvald steered the old ship at the collision"),
    ),
    (
        "granularity",
        "id",
        "open-agent",
        Told(UNION, "guru mengemudikan kapal tua itu ketika menabrak karang"),  # the teacher steered when it struck
        Told(FERRIES, "Torvald mengemudikan kapal tua itu ketika menabrak karang"),
    ),
    (
        "granularity",
        "ru",
        "open-agent",
        Told(UNION, "учитель управлял старым кораблём при столкновении"),  # the teacher steered at the collision
        Told(FERRIES, "Торвальд управлял старым кораблём при столкновении"),
    ),
    (
        "agentless",
        "id",
        "denial",
        Told(KADLEC, "ada serangan di Podhora", Act.CONFIRM),  # there was an attack at Podhora
        denies(MASLAK, "menyerang Podhora"),  # having attacked Podhora
    ),
    (
        "agentless",
        "en",
        "denial",
        Told(KADLEC, "there was an attack on Podhora", Act.CONFIRM),
        denies(MASLAK, "attacking Podhora"),
    ),
]

SILENT = {
    "question-en": (
        "en",
        Told(UNION, "why were the workers' wages not paid?", QUESTION, NONE),
        Told(FERRIES, "the workers' wages were paid"),
    ),
    "question-id": (
        "id",
        Told(UNION, "mengapa gaji buruh tidak dibayar?", QUESTION, NONE),  # why were the wages not paid?
        Told(FERRIES, "gaji buruh dibayar"),  # the workers' wages were paid
    ),
    "question-ru": (
        "ru",
        Told(UNION, "почему зарплату рабочим не выплатили?", QUESTION, NONE),  # why were the wages not paid?
        Told(FERRIES, "зарплату рабочим выплатили"),  # the wages were paid
    ),
    "reason-en": (
        "en",
        Told(KADLEC, "Ostravian forces shelled Podhora"),
        Told(MASLAK, "we see no reason for it"),
    ),
    "reason-id": (
        "id",
        Told(KADLEC, "pasukan Ostravia menembaki Podhora"),  # Ostravian forces shelled Podhora
        Told(MASLAK, "kami tidak melihat alasan untuk itu"),  # we see no reason for it
    ),
    "reason-de": (
        "de",
        Told(UNION, "die Firma hat die Löhne der Arbeiter gekürzt"),  # the firm cut the workers' wages
        Told(FERRIES, "wir sehen keinen Grund dafür"),  # we see no reason for it
    ),
    "both-deny-en": (
        "en",
        denies(UNION, "the company has paid the workers' wages"),
        Told(FERRIES, "the company has not paid the workers' wages"),
    ),
    "both-deny-id": (
        "id",
        denies(UNION, "perusahaan membayar gaji buruh"),  # that the company paid the workers' wages
        Told(FERRIES, "perusahaan tidak membayar gaji buruh"),  # the company did not pay …
    ),
    "both-deny-ru": (
        "ru",
        denies(UNION, "компания выплатила зарплату рабочим"),  # that the company paid the workers' wages
        Told(FERRIES, "компания не выплатила зарплату рабочим"),  # the company did not pay …
    ),
}


@pytest.mark.parametrize(
    ("guard", "lang", "rule", "left", "right"), GUARDED, ids=[f"{one[0]}-{one[1]}" for one in GUARDED]
)
def test_a_guard_says_why_it_is_no_contradiction(guard: str, lang: str, rule: str, left: Told, right: Told) -> None:
    found = asked(rule, lang, left, right)
    assert isinstance(found, Guarded)
    assert found.guard == guard


@pytest.mark.parametrize(("lang", "left", "right"), SILENT.values(), ids=SILENT)
def test_no_rule_fires(lang: str, left: Told, right: Told) -> None:
    one, other = left.stated(lang, "a"), right.stated(lang, "b")
    fired = [rule.name for rule in (*TYPED, *BY_MEANING) if isinstance(rule.compare(one, other, SETTING), Verdict)]
    assert fired == []
