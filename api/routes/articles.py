"""Articles, one article with its text and statements, and outlets."""

from __future__ import annotations

from fastapi import APIRouter

from api.dependencies import Id, NoQuery, PagingQuery, StoreOf, expand
from api.routes.describe import failures
from kg.views import articles, sources
from kg.views.records import ArticleLine, ArticleView, Page
from kg.views.sources import SourceLine

router = APIRouter(prefix="/api/v1", tags=["articles"])


@router.get("/articles", response_model=Page[ArticleLine], responses=failures(400))
def list_articles(store: StoreOf, query: PagingQuery) -> Page[ArticleLine]:
    """All articles, latest publication first; undated ones come last."""
    return articles.find(store, cursor=query.cursor, limit=query.limit)


@router.get("/articles/{id:path}", response_model=ArticleView, responses=failures(400, 404))
def get_article(store: StoreOf, id: Id, query: NoQuery) -> ArticleView:  # noqa: A002  name in the address
    """One article: its exact text, and every statement in it with its place in that text (code points)."""
    return articles.read(store, expand("article", id))


@router.get("/sources", response_model=Page[SourceLine], responses=failures(400))
def list_sources(store: StoreOf, query: PagingQuery) -> Page[SourceLine]:
    """All outlets of which there are articles, by name."""
    return sources.find(store, cursor=query.cursor, limit=query.limit)
