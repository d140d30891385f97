"""The seed articles read once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import contradictions, pipeline
from kg.articles import Refused, Repeated, read_inputs
from kg.contradictions import Findings
from kg.model import ArticleRecord

Seeds = tuple[tuple[ArticleRecord, ...], pipeline.Knowledge, Findings]


@pytest.fixture(scope="session")
def seeds() -> Seeds:
    """The records of the seed articles, what was known when they were read, and what contradicts what."""
    folder = Path(__file__).parents[2] / "seeds"
    knowledge = pipeline.load_knowledge(folder)
    items = list(pipeline.analyse_all(read_inputs([folder / "articles"]), knowledge))
    records = tuple(item for item in items if not isinstance(item, Refused | Repeated))
    stated = [one for record in records for one in record.stated]
    return records, knowledge, contradictions.find(stated, knowledge.frames, knowledge.sides())
