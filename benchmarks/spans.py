"""Fill in the offsets of gold files from the words in them.

    python -m benchmarks.spans benchmarks/gold/id/id-apbd-a.json ...

People write the words of a statement; where words stand several times in the text, "occ" says which time is meant,
counted from 1: {"cue": 2, "content0": 3, "condition0": 1}. Files are rewritten in place.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from kg.errors import InputError, KgError

_ONE = ("speaker_mention", "cue")


def fill_spans(statements: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """The same statements with the places of their words.

    Raises:
        InputError: words do not occur in the text, or not so often; the text names statement and field.
    """
    return [_fill(statement, text) for statement in statements]


def _fill(statement: dict[str, Any], text: str) -> dict[str, Any]:
    filled = dict(statement)
    occurrence = statement.get("occ", {})
    for field in _ONE:
        words = statement.get(field)
        where = f"{statement['key']}: {field}"
        place = None if words is None else _find(words, text, occurrence.get(field, 1), where=where)
        filled[f"{field}_span"] = place
    for field, spans, prefix in (
        ("content", "content_spans", "content"),
        ("conditions", "condition_spans", "condition"),
    ):
        filled[spans] = [
            _find(words, text, occurrence.get(f"{prefix}{number}", 1), where=f"{statement['key']}: {field} {number}")
            for number, words in enumerate(statement.get(field, []))
        ]
    return filled


def _find(words: str, text: str, nth: int, *, where: str) -> list[int]:
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
        if start < 0:
            raise InputError(f"{where}: {words!r} does not stand {nth} times in the text")
    return [start, start + len(words)]


def main(paths: list[str]) -> int:
    """Rewrite the files; 0 where all words were found."""
    try:
        for path in map(Path, paths):
            text = path.with_suffix(".txt").read_bytes().decode("utf-8")
            gold = json.loads(path.read_text(encoding="utf-8"))
            gold["statements"] = fill_spans(gold["statements"], text)
            path.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except KgError as error:
        print(f"{path.name}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
