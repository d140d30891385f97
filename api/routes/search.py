"""Search over quotes and claims, in any language."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from api.dependencies import Paging, StoreOf
from api.routes.describe import failures
from kg.index.asked import MAX_LENGTH
from kg.views import search
from kg.views.search import Results

router = APIRouter(prefix="/api/v1", tags=["search"])


class Search(Paging):
    """Query parameters of a search."""

    q: str = Field(
        max_length=MAX_LENGTH,
        description='Words that must all be there; "a phrase"; begin*; OR between words; -without.',
        examples=['ceasefire OR "gencatan senjata"'],
    )
    lang: str | None = Field(None, max_length=35, description="Only in articles of this language (BCP 47).")
    kind: Literal["statement", "claim"] | None = Field(None, description="Only quotes, or only claims' sentences.")


@router.get("/search", response_model=Results, responses=failures(400))
def find_words(store: StoreOf, query: Annotated[Search, Query()]) -> Results:
    """Statements by their quotes and claims by their sentences, best first; up to date with the last write.

    Case, accents and vowel points do not count; words are found in their inflections where their language has a
    stemmer. At most 10,000 hits can be walked through: `is_cut` tells whether there are more.
    """
    return search.find(store, query.q, lang=query.lang, kind=query.kind, cursor=query.cursor, limit=query.limit)
