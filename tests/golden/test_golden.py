"""The user's article against our own annotation of it, through the whole chain and a store on disk."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kg import contradictions, pipeline, settings
from kg.articles import read
from kg.contradictions import Findings
from kg.model import ArticleRecord, Span, Statement

FOLDER = Path(__file__).parent / "id-mingachevir-2020"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Case:
    """The analysed article with its findings."""

    record: ArticleRecord
    findings: Findings

    @property
    def text(self) -> str:
        return self.record.article.text


@pytest.fixture(scope="module")
def case() -> Case:
    seeds = settings.seeds_folder()
    knowledge = pipeline.load_knowledge(seeds)
    article = next(iter(read(seeds / "articles" / EXPECTED["article"])))
    record = pipeline.analyse(article, knowledge)  # type: ignore[arg-type]  # the seed is never refused
    return Case(record, contradictions.find(record.stated, knowledge.frames, knowledge.sides()))


def place(text: str, row: dict[str, Any]) -> Span:
    start = -1
    for _ in range(row.get("occurrence", 1)):
        start = text.index(row["text"], start + 1)
    return Span(start, start + len(row["text"]))


def overlap(statement: Statement, wanted: Span) -> float:
    given = {i for span in statement.content for i in range(span.start, span.end)}
    both = given & set(range(wanted.start, wanted.end))
    return len(both) / len(given | set(range(wanted.start, wanted.end)))


def is_leaf(case: Case, statement: Statement) -> bool:
    return all(other.whole != statement.key for other in case.record.statements)


def found_for(case: Case, row: dict[str, Any]) -> Statement:
    """The leaf statement that lies best on the annotated words."""
    wanted = place(case.text, row)
    leaves = [s for s in case.record.statements if is_leaf(case, s)]
    best = max(leaves, key=lambda s: (overlap(s, wanted), s.key))
    assert overlap(best, wanted) >= 0.5, f"nothing lies on {row['text']!r}; nearest: {best.words(case.text)!r}"
    return best


STATEMENTS = {row["name"]: row for row in EXPECTED["statement"]}


@pytest.mark.parametrize("name", STATEMENTS)
def test_statement(case: Case, name: str) -> None:
    row = STATEMENTS[name]
    found = found_for(case, row)
    speaker = "outlet" if found.mode == "narrator" else found.speaker
    assert (speaker, found.act.value, found.commitment.value) == (row["speaker"], row["act"], row["commitment"])
    if "conditions" in row:
        assert [span.of(case.text) for span in found.conditions] == row["conditions"]
    assert found.is_open_list or not row.get("is_open_list")
    if "lost_link" in row:
        assert [link.name for link in found.via] == [None]


@pytest.mark.parametrize("name", [name for name, row in STATEMENTS.items() if "event" in row])
def test_event_time(case: Case, name: str) -> None:
    found = found_for(case, STATEMENTS[name])
    stated = next(s for s in case.record.stated if s.key == found.key and s.explicitness == "explicit")
    assert stated.claim.time is not None
    assert [str(stated.claim.time.first), str(stated.claim.time.last)] == STATEMENTS[name]["event"]


def test_nested_statement_keeps_its_chain(case: Case) -> None:
    row = STATEMENTS["Karabakh is Armenia"]
    found = found_for(case, row)
    outer = next(s for s in case.record.statements if s.key == found.parent)
    assert outer.speaker == row["reported_by"]


def test_nobody_is_made_the_doer_of_what_is_asked_of_the_other_side(case: Case) -> None:
    # "They must give us a timetable", "to free our land": those who speak are not asked, and not taken from.
    for claim in (stated.claim for stated in case.record.stated):
        fillers = {(slot.role, slot.value) for slot in claim.slots if slot.is_entity}
        assert len({value for _, value in fillers}) == len(fillers), claim.labels
        assert claim.frame != "schedule" or all(role != "agent" for role, _ in fillers), claim.labels


def test_page_leftovers_are_in_no_statement(case: Case) -> None:
    words = [span.of(case.text) for s in case.record.statements for span in (*s.content, *s.conditions)]
    for leftover in EXPECTED["leftovers"]:
        assert not [w for w in words if leftover in w.split() or (leftover in w and " " in leftover)]


def pairs(case: Case) -> set[frozenset[str]]:
    return {frozenset((c.a.key, c.b.key)) for c in case.findings.contradictions}


@pytest.mark.parametrize("row", EXPECTED["contradiction"], ids=lambda row: f"{row['a']} / {row['b']}")
def test_contradiction(case: Case, row: dict[str, Any]) -> None:
    wanted = frozenset(found_for(case, STATEMENTS[row[side]]).key for side in ("a", "b"))
    found = [c for c in case.findings.contradictions if frozenset((c.a.key, c.b.key)) == wanted]
    assert found, sorted(map(sorted, pairs(case)))
    assert found[0].kind == row["kind"]
    assert all(any(name in words for words in (*found[0].shared, found[0].why)) for name in row["shared"])
    assert found[0].rule in found[0].why or found[0].clash


@pytest.mark.parametrize("row", EXPECTED["no_contradiction"], ids=lambda row: f"{row['a']} / {row['b']}")
def test_no_contradiction(case: Case, row: dict[str, Any]) -> None:
    wanted = frozenset(found_for(case, STATEMENTS[row[side]]).key for side in ("a", "b"))
    assert wanted not in pairs(case), row["why"]
