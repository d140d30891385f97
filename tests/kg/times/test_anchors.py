"""When a statement was made, and when what it tells happened."""

from __future__ import annotations

from datetime import date

from kg import languages, times
from kg.model import (
    Act,
    Article,
    Commitment,
    Interval,
    Layout,
    Mention,
    MentionKind,
    Mode,
    Quote,
    Sentence,
    Span,
    Statement,
)

PUBLISHED = date(2020, 10, 5)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def dated(
    text: str, *, cue: str, content: str, published: date | None = PUBLISHED, lang: str = "id"
) -> Interval | None:
    page = Article("a", "iri:a", "iri:v", "0" * 64, text, lang, published=published)
    layout = Layout((Span(0, len(text)),), (Sentence(Span(0, len(text)), 0),), ())
    statement = Statement(
        "s1", Mode.INDIRECT, Act.ASSERT, Commitment.YES, Mention(None, "", MentionKind.NONE),
        (span_of(text, content),), 0.9, "test", "test", cue=span_of(text, cue),
    )  # fmt: skip
    found = times.find(page, layout, languages.load(lang))
    return times.date_statements(page, layout, (statement,), found)[0].said


def test_time_beside_the_cue_is_when_it_was_said() -> None:
    # "The water is clean," said Hajiyev on Sunday.
    said = dated('"Airnya bersih," kata Hajiyev, Minggu (4/10/2020).', cue="kata", content="Airnya bersih")
    assert said == Interval(date(2020, 10, 4), date(2020, 10, 4))


def test_time_inside_the_content_is_not_when_it_was_said() -> None:
    said = dated(
        "Hajiyev said that he would leave on Sunday.", cue="said", content="he would leave on Sunday", lang="en"
    )
    assert said is not None
    assert (said.precision, said.is_assumed, said.last) == ("as-of", True, PUBLISHED)


def test_time_after_publication_is_not_when_it_was_said() -> None:
    said = dated("Rapat 9 Oktober 2020 ditunda, kata dia.", cue="kata", content="ditunda")
    assert said is not None
    assert said.is_assumed


def test_nothing_is_known_without_publication_date() -> None:
    assert dated("Airnya bersih, kata Hajiyev.", cue="kata", content="Airnya bersih", published=None) is None


def test_without_publication_date_the_last_day_that_the_article_names_counts() -> None:
    content = "rapat 9 Oktober 2020 ditunda ke 11 Oktober 2020"
    said = dated(f"Hajiyev berkata {content}.", cue="berkata", content=content, published=None)
    assert said is not None
    assert (said.last, said.precision, said.is_assumed) == (date(2020, 10, 11), "as-of", True)


def quoted_page() -> tuple[Article, Layout, Span]:
    text = '"Hari ini kami membebaskan kota itu," kata dia.'  # "Today we freed that town," he said.
    page = Article("a", "iri:a", "iri:v", "0" * 64, text, "id", published=PUBLISHED)
    inner = span_of(text, "Hari ini kami membebaskan kota itu,")
    quote = Quote(Span(0, inner.end + 1), inner, 0)
    return page, Layout((), (), (quote,)), inner


def test_today_in_a_quotation_is_publication_or_the_day_before() -> None:
    page, layout, inner = quoted_page()
    event = times.event_time(inner, page, layout, times.find(page, layout, languages.load("id")))
    assert event is not None
    assert (event.first, event.last, event.is_assumed) == (date(2020, 10, 4), PUBLISHED, True)
    assert event.note is not None


def test_today_in_a_quotation_counts_from_a_known_day_of_speaking() -> None:
    page, layout, inner = quoted_page()
    said = Interval(date(2020, 10, 3), date(2020, 10, 3))
    event = times.event_time(inner, page, layout, times.find(page, layout, languages.load("id")), said=said)
    assert event is not None
    assert (event.first, event.last, event.is_assumed) == (date(2020, 10, 3), date(2020, 10, 3), False)


def test_content_without_a_time_has_no_event_time() -> None:
    page, layout, _ = quoted_page()
    assert times.event_time(span_of(page.text, "kata dia"), page, layout, ()) is None


def test_weekday_in_a_quotation_is_the_last_one_before_speaking() -> None:
    # "On Sunday we freed that town," he said: on a Saturday, two days before publication.
    text = '"Pada Minggu kami membebaskan kota itu," kata dia.'
    page = Article("a", "iri:a", "iri:v", "0" * 64, text, "id", published=PUBLISHED)
    inner = span_of(text, "Pada Minggu kami membebaskan kota itu,")
    layout = Layout((), (), (Quote(Span(0, inner.end + 1), inner, 0),))
    said = Interval(date(2020, 10, 3), date(2020, 10, 3))
    event = times.event_time(inner, page, layout, times.find(page, layout, languages.load("id")), said=said)
    assert event is not None
    assert (event.first, event.last) == (date(2020, 9, 27), date(2020, 9, 27))
