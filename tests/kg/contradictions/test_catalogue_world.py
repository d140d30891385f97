"""Rules by meaning on what is so: in three languages, what each fires on and a near miss that it leaves alone.

The rules are asked one by one, so that the table holds whatever the weights say.
"""

from __future__ import annotations

import pytest

from kg.contradictions.base import Verdict
from kg.model import Act
from tests.kg.claims.reading import FERRIES, KADLEC, MASLAK, POLICE, UNION
from tests.kg.contradictions.telling import Told, accuses, asked, denies

# rule, language, the one side, the other that contradicts it, the other that only looks so
WORLD: list[tuple[str, str, Told, Told, Told]] = [
    (
        "open-denial",
        "en",
        accuses(UNION, "the bow door had been known to be faulty"),
        denies(FERRIES, "that the bow door had been known to be faulty"),
        denies(FERRIES, "that the lifeboats had been sold"),
    ),
    (
        "open-denial",
        "id",
        accuses(UNION, "petugas memukuli tahanan"),  # officers beat the prisoners
        denies(POLICE, "petugas memukuli tahanan"),
        denies(POLICE, "petugas menjual obat"),  # officers sold drugs
    ),
    (
        "open-denial",
        "ru",
        Told(FERRIES, "компания выплатила зарплату рабочим"),  # the company paid the workers' wages
        Told(UNION, "компания не выплатила зарплату рабочим"),  # … did not pay …
        Told(UNION, "компания не открыла школу"),  # the company did not open the school
    ),
    (
        "open-presupposition",
        "en",
        Told(UNION, "the theft of the bronze statue from the museum", Act.CONDEMN),
        Told(FERRIES, "there was no theft of the bronze statue from the museum"),
        Told(FERRIES, "there was no fire in the museum"),
    ),
    (
        "open-presupposition",
        "id",
        Told(UNION, "pencurian patung perunggu dari museum", Act.CONDEMN),  # the theft of the bronze from the museum
        Told(FERRIES, "tidak ada pencurian patung perunggu dari museum"),  # there was no theft of the bronze …
        Told(FERRIES, "tidak ada kenaikan harga beras"),  # there is no rise in the price of rice
    ),
    (
        "open-presupposition",
        "de",
        Told(UNION, "die Entlassung der Lehrer der Schule", Act.CONDEMN),  # the dismissal of the school's teachers
        Told(FERRIES, "es gab keine Entlassung der Lehrer der Schule"),  # there was no dismissal …
        Told(FERRIES, "es gab keinen Brand im Museum"),  # there was no fire in the museum
    ),
    (
        "open-rebuttal",
        "en",
        accuses(UNION, "the hospital hid deaths from cholera"),
        Told(FERRIES, "every cholera death in the hospital was reported", Act.DENY),
        Told(FERRIES, "the price of tickets was reported", Act.DENY),
    ),
    (
        "open-rebuttal",
        "id",
        accuses(UNION, "rumah sakit menyembunyikan kematian akibat kolera"),  # the hospital hid cholera deaths
        Told(FERRIES, "setiap kematian akibat kolera di rumah sakit dilaporkan", Act.DENY),  # each … was reported
        Told(FERRIES, "harga tiket dilaporkan", Act.DENY),  # the price of tickets was reported
    ),
    (
        "open-rebuttal",
        "ru",
        accuses(UNION, "больница скрыла смерти от холеры"),  # the hospital hid deaths from cholera
        Told(FERRIES, "о каждой смерти от холеры больница сообщила", Act.DENY),  # the hospital reported each death
        Told(FERRIES, "о цене билетов сообщили", Act.DENY),  # the price of tickets was reported
    ),
    (
        "open-opposite",
        "en",
        Told(UNION, "the water in the harbour is safe"),
        Told(FERRIES, "the water in the harbour is dangerous"),
        Told(FERRIES, "the road to the museum is dangerous"),
    ),
    (
        "open-opposite",
        "id",
        Told(UNION, "harga beras naik pekan ini"),  # the price of rice rose this week
        Told(FERRIES, "harga beras turun pekan ini"),  # … fell …
        Told(FERRIES, "jumlah penumpang turun pekan ini"),  # the number of passengers fell
    ),
    (
        "open-opposite",
        "de",
        Told(UNION, "die Preise für Lebensmittel sind gestiegen"),  # food prices have risen
        Told(FERRIES, "die Preise für Lebensmittel sind gefallen"),  # … have fallen
        Told(FERRIES, "die Zahl der Schüler ist gefallen"),  # the number of pupils has fallen
    ),
    (
        "open-quantity",
        "en",
        Told(UNION, "the strike cost the company 400 jobs"),
        Told(FERRIES, "the strike cost the company 900 jobs"),
        Told(FERRIES, "the strike cost the company more than 300 jobs"),
    ),
    (
        "open-quantity",
        "id",
        Told(UNION, "banjir merusak 40 rumah di desa itu"),  # the flood damaged 40 houses in the village
        Told(FERRIES, "banjir merusak 90 rumah di desa itu"),
        Told(FERRIES, "banjir merusak sedikitnya 30 rumah di desa itu"),  # at least 30
    ),
    (
        "open-quantity",
        "ru",
        Told(UNION, "наводнение повредило 40 домов в деревне"),  # the flood damaged 40 houses in the village
        Told(FERRIES, "наводнение повредило 90 домов в деревне"),
        Told(FERRIES, "наводнение повредило не менее 30 домов в деревне"),  # no fewer than 30
    ),
    (
        "open-quantifier",
        "en",
        Told(UNION, "all passengers wore a life jacket"),
        Told(FERRIES, "three passengers did not wear a life jacket"),
        Told(FERRIES, "the captain did not sleep"),
    ),
    (
        "open-quantifier",
        "id",
        Told(UNION, "semua penumpang memakai jaket pelampung"),  # all passengers wore a life jacket
        Told(FERRIES, "tiga penumpang tidak memakai jaket pelampung"),  # three passengers did not …
        Told(FERRIES, "kapten tidak tidur"),  # the captain did not sleep
    ),
    (
        "open-quantifier",
        "de",
        Told(UNION, "alle Passagiere trugen eine Rettungsweste"),  # all passengers wore a life jacket
        Told(FERRIES, "drei Passagiere trugen keine Rettungsweste"),  # three passengers wore none
        Told(FERRIES, "der Kapitän schlief nicht"),  # the captain did not sleep
    ),
    (
        "open-agent",
        "en",
        accuses(KADLEC, "Ostravia fired first across the ridge"),
        accuses(MASLAK, "Kelmar fired first across the ridge"),
        accuses(MASLAK, "Kelmar sold its gas"),
    ),
    (
        "open-agent",
        "id",
        Told(POLICE, "nelayan lebih dulu menyerang petugas"),  # the fishermen attacked the officers first
        Told(UNION, "petugas menembak duluan"),  # the officers shot first
        Told(UNION, "petugas menjual perahu"),  # the officers sold boats
    ),
    (
        "open-agent",
        "de",
        Told(UNION, "der Kapitän steuerte das Schiff beim Zusammenstoß"),  # the captain steered at the collision
        Told(FERRIES, "der Matrose steuerte das Schiff beim Zusammenstoß"),  # the sailor steered …
        Told(FERRIES, "der Matrose rettete ein Kind"),  # the sailor saved a child
    ),
    (
        "open-setting",
        "en",
        Told(UNION, "Torvald signed the secret contract at the airport"),
        Told(FERRIES, "Torvald signed the secret contract at the hospital"),
        Told(FERRIES, "Torvald signed the secret contract at the building"),
    ),
    (
        "open-setting",
        "id",
        Told(UNION, "Torvald menandatangani kontrak rahasia di bandara"),  # signed the secret contract at the airport
        Told(FERRIES, "Torvald menandatangani kontrak rahasia di rumah sakit"),  # … at the hospital
        Told(FERRIES, "Torvald menandatangani kontrak rahasia di gedung"),  # … in the building
    ),
    (
        "open-setting",
        "ru",
        Told(UNION, "Торвальд подписал секретный контракт в аэропорту"),  # signed the secret contract at the airport
        Told(FERRIES, "Торвальд подписал секретный контракт в больнице"),  # … at the hospital
        Told(FERRIES, "Торвальд подписал секретный контракт в здании"),  # … in the building
    ),
    (
        "open-role",
        "en",
        Told(UNION, "the adviser Vilem Torvald resigned"),
        Told(FERRIES, "the spokesman Vilem Torvald resigned"),
        Told(FERRIES, "the spokesman Jiri Brandl resigned"),
    ),
    (
        "open-role",
        "id",
        Told(UNION, "penasihat Vilem Torvald mengundurkan diri"),  # the adviser … resigned
        Told(FERRIES, "juru bicara Vilem Torvald mengundurkan diri"),  # the spokesman …
        Told(FERRIES, "juru bicara Jiri Brandl mengundurkan diri"),
    ),
    (
        "open-role",
        "ru",
        Told(UNION, "вчера советник Вилем Торвальд ушёл в отставку"),  # yesterday the adviser … resigned
        Told(FERRIES, "вчера пресс-секретарь Вилем Торвальд ушёл в отставку"),  # the press secretary …
        Told(FERRIES, "вчера пресс-секретарь Иржи Брандль ушёл в отставку"),
    ),
]


@pytest.mark.parametrize(("rule", "lang", "left", "right", "near"), WORLD, ids=[f"{one[0]}-{one[1]}" for one in WORLD])
def test_a_rule_fires_and_leaves_a_near_miss_alone(rule: str, lang: str, left: Told, right: Told, near: Told) -> None:
    found = asked(rule, lang, left, right)
    assert isinstance(found, Verdict)
    assert found.clash
    assert not isinstance(asked(rule, lang, left, near), Verdict)
