"""docs/acts.md shows the act table row by row."""

from pathlib import Path

from kg.model import Commitment
from kg.statements.acts import TABLE, USUAL, Row

PAGE = Path(__file__).parents[3] / "docs" / "acts.md"


def line(number: int, row: Row) -> str:
    commitment = row.commitment or USUAL.get(row.act, Commitment.YES)
    return f"| {number} | {row.name} | {row.act.value} | {commitment.value} | {row.example} | {row.near_miss} |"


def test_the_page_shows_every_row_in_order() -> None:
    wanted = [line(number, row) for number, row in enumerate(TABLE, start=1)]
    shown = [text for text in PAGE.read_text(encoding="utf-8").splitlines() if text[:3].strip("| ").isdigit()]
    assert shown == wanted, "write docs/acts.md anew:\n" + "\n".join(wanted)
