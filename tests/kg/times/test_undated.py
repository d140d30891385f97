"""Days without a year in articles that have no date of their own."""

from __future__ import annotations

from datetime import date

from kg import languages, times
from kg.model import Article, Layout


def days(text: str, lang: str, published: date | None = None) -> list[date]:
    article = Article("a", "iri:a", "iri:v", "0" * 64, text, lang, published=published)
    return [one.interval.first for one in times.find(article, Layout((), (), ()), languages.load(lang))]


def test_year_of_the_full_date_beside_them_is_taken() -> None:
    # The ferry was held up on 4 October. Service resumed on 10 October 2020.
    text = "Feribot 4 Ekim'de durduruldu. Seferler 10 Ekim 2020'de yeniden başladı."
    assert days(text, "tr") == [date(2020, 10, 4), date(2020, 10, 10)]


def test_weekdays_of_an_undated_article_stay_unknown() -> None:
    assert days("The bridge closed on Sunday. It opened on 10 October 2020.", "en") == [date(2020, 10, 10)]


def test_without_any_full_date_nothing_is_taken() -> None:
    assert days("The bridge closed on 4 October.", "en") == []


def test_article_with_a_date_is_read_as_before() -> None:
    assert days("The bridge closed on 4 October. It opened in 10 October 1999.", "en", date(2021, 3, 1))[0].year == 2020
