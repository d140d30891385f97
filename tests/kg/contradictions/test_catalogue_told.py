"""Rules by meaning on what was said and is willed: in three languages, hits and near misses; denials of having said it.

The rules are asked one by one, so that the tables hold whatever the weights say.
"""

from __future__ import annotations

from typing import Any

import pytest

from kg import contradictions
from kg.contradictions.base import Verdict
from kg.model import Act
from tests.factories import OUTLET
from tests.kg.claims.reading import FERRIES, KADLEC, NO, NONE, UNION, read, says
from tests.kg.contradictions.telling import (
    RULE,
    SETTING,
    Told,
    asked,
    demands,
    denies,
    later,
    offers,
    promises,
    refuses,
)
from tests.kg.contradictions.test_catalogue_world import WORLD

# as in the world table
TOLD: list[tuple[str, str, Told, Told, Told]] = [
    (
        "open-attribution",
        "en",
        Told(UNION, 'Kadlec called the teachers "a burden"'),
        Told(KADLEC, "I never called the teachers a burden", Act.DENY),
        Told(KADLEC, "the teachers are not a burden", Act.DENY),
    ),
    (
        "open-attribution",
        "id",
        Told(UNION, 'Kadlec menyebut guru "beban"'),  # Kadlec called teachers "a burden"
        denies(KADLEC, "pernah menyebut guru sebagai beban"),  # ever having called teachers a burden
        Told(KADLEC, "guru bukan beban", Act.DENY),  # teachers are no burden
    ),
    (
        "open-attribution",
        "de",
        Told(UNION, 'Kadlec nannte die Lehrer "eine Last"'),  # Kadlec called the teachers "a burden"
        Told(KADLEC, "ich habe die Lehrer nie eine Last genannt", Act.DENY),  # I never called the teachers a burden
        Told(KADLEC, "die Lehrer sind keine Last", Act.DENY),  # the teachers are no burden
    ),
    (
        "open-attribution",
        "es",
        Told(UNION, 'Kadlec dijo que los maestros son "una carga"'),  # Kadlec said that the teachers are "a burden"
        Told(KADLEC, "nunca dije que los maestros fueran una carga", Act.DENY),  # I never said that …
        Told(KADLEC, "los maestros no son una carga", Act.DENY),  # the teachers are no burden
    ),
    (
        "open-report",
        "en",
        Told(UNION, "the company cut the workers' wages"),
        Told(FERRIES, "this claim of the Dockworkers is false"),
        Told(FERRIES, "the company published a report on wages"),
    ),
    (
        "open-report",
        "id",
        Told(UNION, "laporan Kadlec itu benar"),  # Kadlec's report is true
        Told(FERRIES, "laporan Kadlec itu bohong"),  # Kadlec's report is a lie
        Told(FERRIES, "laporan Kadlec itu panjang"),  # Kadlec's report is long
    ),
    (
        "open-report",
        "ru",
        Told(UNION, "это сообщение Kadlec правдиво"),  # this report of Kadlec is true
        Told(FERRIES, "это сообщение Kadlec ложно"),  # this report of Kadlec is false
        Told(FERRIES, "это сообщение Kadlec длинное"),  # this report of Kadlec is long
    ),
    (
        "open-demand",
        "en",
        demands(UNION, "the company hears nobody on the docks and needs to raise the wages"),
        refuses(FERRIES, "to raise wages"),
        refuses(FERRIES, "to raise the flag"),
    ),
    (
        "open-demand",
        "id",
        demands(UNION, "Kadlec mundur"),  # that Kadlec resign
        Told(KADLEC, "saya tidak akan mundur hanya karena spanduk", Act.REFUSE),  # I will not resign only for a banner
        Told(KADLEC, "saya tidak akan membaca spanduk", Act.REFUSE),  # I will not read the banner
    ),
    (
        "open-demand",
        "tr",
        demands(UNION, "meydandaki barikatların kaldırılmasını"),  # that the barricades on the square be lifted
        Told(FERRIES, "barikatların kaldırılmayacağını", Act.DENY),  # that the barricades will not be lifted
        Told(FERRIES, "toplantının yapılmayacağını", Act.DENY),  # that the meeting will not be held
    ),
    (
        "open-refusal",
        "en",
        demands(UNION, "the fare should be raised"),
        refuses(FERRIES, "to raise the fare this year"),
        refuses(FERRIES, "to meet outside of working hours"),
    ),
    (
        "open-refusal",
        "id",
        demands(UNION, "tarif dinaikkan bulan ini"),  # that the fare be raised this month
        refuses(FERRIES, "menaikkan tarif tahun ini"),  # to raise the fare this year
        refuses(FERRIES, "membuka kantor pada malam hari"),  # to open the office at night
    ),
    (
        "open-refusal",
        "ru",
        demands(UNION, "повысить зарплату рабочим"),  # to raise the workers' wages
        refuses(FERRIES, "повысить зарплату рабочим"),
        refuses(FERRIES, "открыть музей ночью"),  # to open the museum at night
    ),
    (
        "open-promise",
        "en",
        promises(FERRIES, "we will pay the workers' wages in full"),
        later(UNION, "the company did not pay the workers' wages"),
        later(UNION, "the company did not open the museum"),
    ),
    (
        "open-promise",
        "id",
        promises(FERRIES, "kami akan membayar gaji buruh"),  # we will pay the workers' wages
        later(UNION, "perusahaan tidak membayar gaji buruh"),  # the company did not pay …
        later(UNION, "perusahaan tidak membuka museum"),  # the company did not open the museum
    ),
    (
        "open-promise",
        "ru",
        promises(FERRIES, "мы выплатим зарплату рабочим"),  # we will pay the workers' wages
        later(UNION, "компания не выплатила зарплату рабочим"),  # the company did not pay …
        later(UNION, "компания не открыла музей"),  # the company did not open the museum
    ),
    (
        "open-position",
        "en",
        Told(FERRIES, "we will not raise the fare on the ferry", Act.REFUSE),
        later(FERRIES, "we will raise the fare on the ferry", Act.PROMISE),
        later(FERRIES, "we will open the museum", Act.PROMISE),
    ),
    (
        "open-position",
        "id",
        Told(FERRIES, "kami tidak akan menaikkan tarif feri", Act.REFUSE),  # we will not raise the ferry's fare
        later(FERRIES, "kami akan menaikkan tarif feri", Act.PROMISE),  # we will raise it
        later(FERRIES, "kami akan membuka museum", Act.PROMISE),  # we will open the museum
    ),
    (
        "open-position",
        "ru",
        Told(FERRIES, "мы не повысим цены на билеты", Act.REFUSE),  # we will not raise the price of tickets
        later(FERRIES, "мы повысим цены на билеты", Act.PROMISE),  # we will raise it
        later(FERRIES, "мы откроем музей", Act.PROMISE),  # we will open the museum
    ),
    (
        "open-admission",
        "en",
        denies(FERRIES, "any letters had been received from the harbour"),
        later(FERRIES, "two letters were received but lay in a drawer", Act.CONFIRM),
        later(FERRIES, "the museum is closed", Act.CONFIRM),
    ),
    (
        "open-admission",
        "id",
        denies(FERRIES, "pernah menerima surat dari pelabuhan"),  # ever having received letters from the harbour
        later(
            FERRIES, "dua surat diterima pada Maret tetapi tertahan", Act.CONFIRM
        ),  # two were received, but got stuck
        later(UNION, "dua surat diterima pada Maret tetapi tertahan", Act.CONFIRM),
    ),
    (
        "open-admission",
        "tr",
        denies(FERRIES, "kimseyi tehdit ettiğini"),  # having threatened anybody
        later(FERRIES, "iki işçiyi tehdit ettiğini", Act.CONFIRM),  # that it threatened two workers
        Told(FERRIES, "iki işçiyi tehdit ettiğini", Act.CONFIRM),  # the same day
    ),
    (
        "open-misquote",
        "en",
        Told(KADLEC, "the teachers of the island are a burden on the budget"),
        Told(KADLEC, "the teachers of the island are not a burden on the budget"),
        Told(KADLEC, "the teachers are a burden on the budget"),
    ),
    (
        "open-misquote",
        "id",
        Told(KADLEC, "guru di pulau itu adalah beban anggaran"),  # the island's teachers are a burden on the budget
        Told(KADLEC, "guru di pulau itu bukan beban anggaran"),  # … are no burden …
        Told(KADLEC, "guru adalah beban anggaran"),  # teachers are a burden on the budget
    ),
    (
        "open-misquote",
        "de",
        Told(KADLEC, "die Lehrer der Insel sind eine Last für den Haushalt"),  # the teachers … are a burden
        Told(KADLEC, "die Lehrer der Insel sind keine Last für den Haushalt"),  # … are no burden
        Told(KADLEC, "die Lehrer sind eine Last für den Haushalt"),
    ),
    (
        "open-condition",
        "en",
        offers(UNION, "we will suspend the port strike if the talks begin", "if the talks begin"),
        Told(OUTLET, "Dockworkers' Union will suspend the port strike"),
        Told(OUTLET, "Dockworkers' Union will suspend the port strike if the talks begin"),
    ),
    (
        "open-condition",
        "id",
        # "we will stop the port strike if the talks begin"
        offers(UNION, "kami akan menghentikan mogok pelabuhan jika perundingan dimulai", "jika perundingan dimulai"),
        Told(OUTLET, "Serikat Buruh menghentikan mogok pelabuhan"),  # the union stops the port strike
        Told(OUTLET, "Serikat Buruh menghentikan mogok pelabuhan jika perundingan dimulai"),
    ),
    (
        "open-condition",
        "de",
        # "we will end the strike in the port if the talks begin"
        offers(UNION, "wir beenden den Streik im Hafen, wenn die Gespräche beginnen", "wenn die Gespräche beginnen"),
        Told(OUTLET, "die Gewerkschaft beendet den Streik im Hafen"),  # the union ends the strike in the port
        Told(OUTLET, "die Gewerkschaft beendet den Streik im Hafen, wenn die Gespräche beginnen"),
    ),
    (
        "open-modality",
        "en",
        Told(FERRIES, "the company may have paid the workers' wages"),
        Told(UNION, "the company did not pay the workers' wages"),
        Told(UNION, "the company paid the workers' wages"),
    ),
    (
        "open-modality",
        "id",
        Told(FERRIES, "perusahaan mungkin membayar gaji buruh"),  # the company may have paid the workers' wages
        Told(UNION, "perusahaan tidak membayar gaji buruh"),  # … did not pay …
        Told(UNION, "perusahaan membayar gaji buruh"),  # … paid …
    ),
    (
        "open-modality",
        "ru",
        Told(FERRIES, "возможно, компания выплатила зарплату рабочим"),  # perhaps the company paid the workers' wages
        Told(UNION, "компания не выплатила зарплату рабочим"),  # … did not pay …
        Told(UNION, "компания выплатила зарплату рабочим"),  # … paid …
    ),
]


@pytest.mark.parametrize(("rule", "lang", "left", "right", "near"), TOLD, ids=[f"{one[0]}-{one[1]}" for one in TOLD])
def test_a_rule_fires_and_leaves_a_near_miss_alone(rule: str, lang: str, left: Told, right: Told, near: Told) -> None:
    found = asked(rule, lang, left, right)
    assert isinstance(found, Verdict)
    assert found.clash
    assert not isinstance(asked(rule, lang, left, near), Verdict)


ANSWERS = [
    (
        "open-answer",
        "en",
        "The union accused Sandlink of cutting the wages of the workers. Sandlink denied that the wages had been cut.",
        says("cutting the wages of the workers", UNION, Act.ACCUSE),
        says("the wages had been cut", FERRIES, Act.DENY, NO),
        says("cutting the wages of the workers", UNION, Act.DENY, NO),
    ),
    (
        "open-answer",
        "id",
        # "The union accused Sandlink of cutting the workers' wages. Sandlink denied that the wages were cut."
        "Serikat Buruh menuding Sandlink memotong gaji buruh. Sandlink membantah gaji dipotong.",
        says("memotong gaji buruh", UNION, Act.ACCUSE),
        says("gaji dipotong", FERRIES, Act.DENY, NO),
        says("memotong gaji buruh", UNION, Act.DENY, NO),
    ),
    (
        "open-answer",
        "ru",
        # "The union said that the firm cut the workers' wages. The firm denied that the wages were cut."
        "Профсоюз заявил, что фирма сократила зарплату рабочим. Фирма отрицает, что зарплата сокращена.",
        says("фирма сократила зарплату рабочим", UNION, Act.ACCUSE),
        says("зарплата сокращена", FERRIES, Act.DENY, NO),
        says("фирма сократила зарплату рабочим", UNION, Act.DENY, NO),
    ),
    (
        "open-reply",
        "en",
        "The union demanded that the fare be raised. Sandlink refused to raise the fare.",
        says("the fare be raised", UNION, Act.DEMAND, NONE),
        says("to raise the fare", FERRIES, Act.REFUSE, NO),
        says("the fare be raised", UNION, Act.REFUSE, NO),
    ),
    (
        "open-reply",
        "id",
        # "The union demanded that the fare be raised. Sandlink refused to raise the fare."
        "Serikat Buruh menuntut tarif dinaikkan. Sandlink menolak menaikkan tarif.",
        says("tarif dinaikkan", UNION, Act.DEMAND, NONE),
        says("menaikkan tarif", FERRIES, Act.REFUSE, NO),
        says("tarif dinaikkan", UNION, Act.REFUSE, NO),
    ),
    (
        "open-reply",
        "ru",
        # "The union demanded that the wages be raised. The firm refused to raise the wages."
        "Профсоюз требует повысить зарплату рабочим. Фирма отказалась повысить зарплату рабочим.",
        says("повысить зарплату рабочим", UNION, Act.DEMAND, NONE),
        says("отказалась повысить зарплату рабочим", FERRIES, Act.REFUSE, NO),
        says("отказалась повысить зарплату рабочим", UNION, Act.REFUSE, NO),
    ),
]


@pytest.mark.parametrize(
    ("rule", "lang", "text", "told", "answer", "own"), ANSWERS, ids=[f"{one[0]}-{one[1]}" for one in ANSWERS]
)
def test_an_answer_is_of_another_side(
    rule: str, lang: str, text: str, told: dict[str, Any], answer: dict[str, Any], own: dict[str, Any]
) -> None:
    left, right = read(text, told, answer, lang=lang)[:2]
    assert isinstance(RULE[rule].compare(left, right, SETTING), Verdict)
    left, right = read(text, told, own, lang=lang)[:2]
    assert not isinstance(RULE[rule].compare(left, right, SETTING), Verdict)


def test_every_rule_by_meaning_is_tried_in_three_languages() -> None:
    for rule in contradictions.BY_MEANING:
        assert len({lang for name, lang, *_ in (*WORLD, *TOLD, *ANSWERS) if name == rule.name}) >= 3, rule.name


DENIALS_OF_SAYING = {
    "en": ("the teachers are a burden", "I never said that the teachers are a burden"),
    "id": ("guru adalah beban", "saya tidak pernah mengatakan bahwa guru adalah beban"),
    "de": ("die Lehrer sind eine Last", "ich habe nie gesagt, dass die Lehrer eine Last sind"),
    "es": ("los maestros son una carga", "nunca dije que los maestros fueran una carga"),
}


@pytest.mark.parametrize("lang", DENIALS_OF_SAYING)
def test_who_denies_having_said_it_does_not_deny_it(lang: str) -> None:
    held, denied = DENIALS_OF_SAYING[lang]
    for rule in ("open-denial", "open-quantifier", "open-opposite"):
        assert asked(rule, lang, Told(UNION, held), Told(KADLEC, denied, Act.DENY)) is None
