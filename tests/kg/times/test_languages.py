"""The same kinds of time in several languages: one table a language, each line a phrase and the days it gives."""

from __future__ import annotations

from datetime import date

import pytest

from kg import languages, times
from kg.model import Article, Layout

MONDAY = date(2020, 10, 5)
LAST_WEEK = "2020-09-28 2020-10-04"
SUNDAY = "2020-10-04 2020-10-04"
EARLY_OCTOBER = "2020-10-01 2020-10-10"
LATE_LAST_YEAR = "2019-09-01 2019-12-31"
LAST_OCTOBER = "2019-10-01 2019-10-31"
BACKWARD_WEEK = "2020-09-28 2020-09-30"
ACROSS_MONTHS = "2020-09-28 2020-10-02"
TWO_WEEKS = "2020-09-21 2020-10-05"
SATURDAY = "2020-10-03 2020-10-03"
TO_TWELFTH = "2020-10-10 2020-10-12"
IN_MAY = "2020-05-03 2020-05-05"
NINETIES = "1990-01-01 1999-12-31"
TODAY = "2020-10-05 2020-10-05"
FEW_DAYS = "2020-09-26 2020-10-03"
WEEKEND = "2020-10-03 2020-10-04"
IN_2014 = "2014-01-01 2014-12-31"

PHRASES: dict[str, dict[str, str]] = {
    "id": {
        "kata dia, Senin (5/10).": TODAY, "kata dia, Senin (5/10/20).": TODAY, "kata dia, Senin (05-10-2020).": TODAY,
        "kata dia, Senin, 5 Okt 2020.": TODAY, "kata dia, selasa (29/9).": "2020-09-29 2020-09-29",
        "Sabtu dini hari WIB": SATURDAY, "Sabtu (3/10/2020) dini hari WIB": SATURDAY, "pada Minggu malam": SUNDAY,
        "pada hari minggu": SUNDAY, "Senin lalu (28/9)": "2020-09-28 2020-09-28", "minggu lalu": LAST_WEEK,
        "awal Oktober": EARLY_OCTOBER, "awal Oktober lalu": EARLY_OCTOBER, "akhir tahun lalu": LATE_LAST_YEAR,
        "akhir pekan lalu": WEEKEND, "dua hari lalu": SATURDAY, "lusa": "2020-10-07 2020-10-07",
        "sepekan terakhir": "2020-09-28 2020-10-05", "dua pekan terakhir": TWO_WEEKS, "beberapa hari lalu": FEW_DAYS,
        "10–12 Oktober": TO_TWELFTH, "10 hingga 12 Oktober 2020": TO_TWELFTH, "antara 3 dan 5 Mei": IN_MAY,
        "dari Senin hingga Rabu": BACKWARD_WEEK, "28 September - 2 Oktober 2020": ACROSS_MONTHS,
        "Sabtu-Minggu (3-4/10/2020)": WEEKEND, "tahun 1990-an": NINETIES, "Oktober tahun lalu": LAST_OCTOBER,
        "Seniin (5/10/2020)": TODAY, "5 Oktobr 2020": TODAY, "Senin (5/102020)": TODAY, "Senin [5/10/2020]": TODAY,
        "Selasa (5/10/2020)": TODAY, "pada tanggal 5": TODAY, "24 jam terakhir": "2020-10-04 2020-10-05",
        "Senin (1/2)": "2020-02-01 2020-02-01", "sejak 2014": IN_2014,
        "selama 27 tahun": "", "pukul 09.00 WIB": "", "setiap Senin": "", "tiga hari sebelumnya": "",
    },
    "ru": {
        "в понедельник, 5 октября": TODAY, "в ночь на воскресенье": SUNDAY, "вечером в воскресенье": SUNDAY,
        "два дня назад": SATURDAY, "на прошлой неделе": LAST_WEEK, "в начале октября": EARLY_OCTOBER,
        "в конце прошлого года": LATE_LAST_YEAR, "с 28 сентября по 2 октября": ACROSS_MONTHS,
        "с понедельника по среду": BACKWARD_WEEK, "10–12 октября": TO_TWELFTH, "в 1990-х годах": NINETIES,
        "за последние две недели": TWO_WEEKS, "в октябре прошлого года": LAST_OCTOBER, "05.10.2020": TODAY,
        "несколько дней назад": FEW_DAYS, "в эти выходные": WEEKEND, "с 2014 года": IN_2014,
        "27 лет": "", "каждую пятницу": "",
    },
    "tr": {
        "5 Ekim Pazartesi": TODAY, "5 Ekim'de": TODAY, "pazar akşamı": SUNDAY, "geçen hafta": LAST_WEEK,
        "geçen hafta pazartesi": "2020-09-28 2020-09-28", "iki gün önce": SATURDAY, "Ekim başında": EARLY_OCTOBER,
        "geçen yıl ekim ayında": LAST_OCTOBER, "son iki hafta": TWO_WEEKS, "10-12 Ekim": TO_TWELFTH,
        "28 Eylül - 2 Ekim 2020": ACROSS_MONTHS, "2014 yılında": IN_2014, "27 yıl": "", "her pazartesi": "",
    },
    "de": {
        "am Montag, 5. Oktober": TODAY, "in der Nacht zum Sonntag": SUNDAY, "am Sonntagabend": SUNDAY,
        "vor zwei Tagen": SATURDAY, "vergangene Woche": LAST_WEEK, "Anfang Oktober": EARLY_OCTOBER,
        "Ende vergangenen Jahres": LATE_LAST_YEAR, "vom 28. September bis 2. Oktober": ACROSS_MONTHS,
        "von Montag bis Mittwoch": BACKWARD_WEEK, "10. bis 12. Oktober": TO_TWELFTH,
        "in den 1990er Jahren": NINETIES, "in den letzten zwei Wochen": TWO_WEEKS, "vor einigen Tagen": FEW_DAYS,
        "im Oktober vergangenen Jahres": LAST_OCTOBER, "am vergangenen Wochenende": WEEKEND, "seit 2014": IN_2014,
        "27 Jahre": "", "jeden Montag": "",
    },
    "fr": {
        "lundi 5 octobre": TODAY, "dimanche soir": SUNDAY, "il y a deux jours": SATURDAY,
        "la semaine dernière": LAST_WEEK, "début octobre": EARLY_OCTOBER,
        "à la fin de l'année dernière": LATE_LAST_YEAR, "du 28 septembre au 2 octobre": ACROSS_MONTHS,
        "de lundi à mercredi": BACKWARD_WEEK, "du 10 au 12 octobre": TO_TWELFTH, "entre le 3 et le 5 mai": IN_MAY,
        "dans les années 1990": NINETIES, "les deux dernières semaines": TWO_WEEKS,
        "en octobre de l'année dernière": LAST_OCTOBER, "il y a quelques jours": FEW_DAYS,
        "le week-end dernier": WEEKEND, "depuis 2014": IN_2014, "27 ans": "", "chaque lundi": "",
    },
    "es": {
        "el lunes 5 de octubre": TODAY, "la madrugada del domingo": SUNDAY, "hace dos días": SATURDAY,
        "la semana pasada": LAST_WEEK, "a principios de octubre": EARLY_OCTOBER,
        "a finales del año pasado": LATE_LAST_YEAR, "del 28 de septiembre al 2 de octubre": ACROSS_MONTHS,
        "de lunes a miércoles": BACKWARD_WEEK, "del 10 al 12 de octubre": TO_TWELFTH,
        "entre el 3 y el 5 de mayo": IN_MAY, "los años 1990": NINETIES, "las últimas dos semanas": TWO_WEEKS,
        "en octubre del año pasado": LAST_OCTOBER, "hace unos días": FEW_DAYS, "desde 2014": IN_2014,
        "el fin de semana pasado": WEEKEND, "27 años": "", "cada lunes": "",
    },
    "ar": {
        "الاثنين 5 أكتوبر": TODAY, "مساء الأحد": SUNDAY, "قبل يومين": SATURDAY, "الأسبوع الماضي": LAST_WEEK,
        "أوائل أكتوبر": EARLY_OCTOBER, "بين 3 و5 مايو": IN_MAY, "من الاثنين إلى الأربعاء": BACKWARD_WEEK,
        "منذ 2014": IN_2014, "27 عاما": "",
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "days"), [(lang, text, days) for lang, table in PHRASES.items() for text, days in table.items()]
)
def test_this_phrase_gives_these_days(lang: str, text: str, days: str) -> None:
    """An empty string stands for: no time at all."""
    article = Article("a", "iri:a", "iri:v", "0" * 64, text, lang, published=MONDAY)
    found = [one.interval for one in times.find(article, Layout((), (), ()), languages.load(lang))]
    assert [f"{one.first} {one.last}" for one in found] == ([days] if days else [])
