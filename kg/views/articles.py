"""Articles: the list, and one with its text and every statement in it."""

from __future__ import annotations

from kg.errors import NotFoundError
from kg.index import lists
from kg.stores.base import Store, text
from kg.views.lookup import ask, looking, need
from kg.views.paging import DEFAULT_LIMIT, after, check_limit, part
from kg.views.records import ArticleLine, ArticleView, Page


def find(store: Store, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT) -> Page[ArticleLine]:
    """Articles, latest publication first, undated ones last."""
    check_limit(limit)
    with looking(store) as lookup:
        rows = lists.part_of(lookup.connection, "article", ("statements",), after=after(cursor), limit=limit + 1)
        shown, following = part(rows, limit)
        return Page(tuple(ArticleLine(lookup.article(iri), number) for _, iri, number in shown), following)


def ids(store: Store) -> dict[str, str]:
    """The id that each article was given (or its file's stem), by IRI."""
    return {need(row, "article"): need(row, "id") for row in ask(store, "view-articles")}


def read(store: Store, iri: str) -> ArticleView:
    """One article.

    Raises:
        NotFoundError: the store has no such article.
    """
    versions = [*ask(store, "view-article-text", article=iri)]
    with looking(store) as lookup:
        article = lookup.article(iri)
        if not versions:
            raise NotFoundError(f"article {iri} has no text version")
        statements = lookup.statements(lists.statements_of(lookup.connection, iri))
        words = lookup.article_text(iri)
    return ArticleView(
        article=article,
        text=words,
        sha256=need(versions[0], "sha256"),
        version=need(versions[0], "version"),
        statements=tuple(
            sorted(statements, key=lambda s: (s.spans[0].start, s.whole is not None, -s.spans[-1].end, s.iri))
        ),
        recorded=text(versions[0]["recorded"]),
    )
