"""Articles made from plain text, for tests of the text stages."""

from __future__ import annotations

from datetime import date

from kg import ids, languages, sentences, statements
from kg.model import Article, Span, Statement


def make_article(
    text: str,
    *,
    lang: str,
    published: date | None = date(2020, 10, 5),
    title: Span | None = None,
    noise: tuple[Span, ...] = (),
    source: str | None = "Test Daily",
) -> Article:
    """An article with this text of record."""
    sha256 = ids.sha256(text)
    iri = ids.article_iri(url=None, text=text)
    return Article(
        id="test",
        iri=iri,
        version=ids.version_iri(iri, sha256),
        sha256=sha256,
        text=text,
        lang=lang,
        title=title,
        noise=noise,
        source=source,
        published=published,
    )


def statements_of(text: str, lang: str, *, title: Span | None = None) -> tuple[Statement, ...]:
    """All statements of a text, parts and the outlet's own voice among them."""
    article = make_article(text, lang=lang, title=title)
    pack = languages.load(lang)
    return statements.extract(article, sentences.split(article, pack), pack)


def said_in(text: str, lang: str) -> list[Statement]:
    """The statements of others than the outlet, without parts."""
    return [s for s in statements_of(text, lang) if s.mode != "narrator" and s.whole is None]
