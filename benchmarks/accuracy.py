"""Check what is found in the project's own gold against the floors, or set new floors.

`python -m benchmarks.accuracy` fails where a figure fell below its floor, the gold changed without new floors, or
docs/quality.md shows other figures. `python -m benchmarks.accuracy pin` raises the floors to the present figures, or
after a change of the gold sets them anew, and writes that page.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from benchmarks import floors, parts, quality
from benchmarks.parts import Part
from kg.errors import KgError
from kg.evaluation import Score, tables


def check(scores: Mapping[Part, Score], *, gold_sha256: str) -> tuple[str, ...]:
    """What is wrong with these figures or with the page that shows them; nothing where all is well."""
    problems = floors.find_problems(floors.read_floors(), scores, gold_sha256=gold_sha256)
    page = quality.PAGE.read_text(encoding="utf-8") if quality.PAGE.is_file() else ""
    if page != quality.write_page(scores, gold_sha256=gold_sha256):
        problems = (*problems, "docs/quality.md shows other figures: make it anew with `make quality`")
    return problems


def _pin(scores: Mapping[Part, Score], *, gold_sha256: str) -> None:
    old = floors.read_floors() if floors.FLOORS.is_file() else floors.Floors("", {})
    new, changes = floors.pin(old, scores, gold_sha256=gold_sha256)
    floors.write_floors(new)
    quality.PAGE.write_text(quality.write_page(scores, gold_sha256=gold_sha256), encoding="utf-8")
    print("\n".join(changes) or "no floor has changed")


def main(arguments: list[str]) -> int:
    """Measure, then check or pin; 0 where all is well, 2 for wrong usage."""
    if arguments not in ([], ["pin"]):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        scores = parts.measure(parts.read_parts())
    except KgError as error:
        print(f"accuracy: {error}", file=sys.stderr)
        return 1
    named = {f"{part.lang} {part.half}": score for part, score in scores.items()}
    print(tables.overview(named, name="gold").as_text(), end="\n\n")
    gold_sha256 = parts.checksum()
    if arguments:
        _pin(scores, gold_sha256=gold_sha256)
        return 0
    problems = check(scores, gold_sha256=gold_sha256)
    for problem in problems:
        print(f"accuracy: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
