"""What a rule means in words, and what change would dissolve what it found: read from `explanations.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict


class Explanation(BaseModel):
    """`what` the rule or kind finds, in one sentence; `dissolves`: what, if it were so, would end the conflict."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: str
    dissolves: tuple[str, ...]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    kind: dict[str, Explanation]
    rule: dict[str, Explanation]


@cache
def _file() -> _File:
    path = Path(__file__).with_name("explanations.toml")
    return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def explain(rule: str, kind: str) -> Explanation:
    """What this rule finds; of a rule without words of its own, what its kind means."""
    found = _file()
    return found.rule.get(rule) or found.kind[kind]
