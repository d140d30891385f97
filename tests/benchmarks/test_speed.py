"""The benchmark of speed times every stage of real files."""

from __future__ import annotations

from pathlib import Path

from benchmarks import speed
from kg import pipeline


def test_every_stage_of_an_article_is_timed(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("“We deny it,” said the mayor of Podhora on Monday.\n", encoding="utf-8")
    spent = speed.measure([article], pipeline.load_knowledge(speed.SEEDS))
    assert tuple(spent) == speed.STAGES
    assert spent["whole"] >= spent["read"] > 0
