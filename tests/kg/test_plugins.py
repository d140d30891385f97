"""Parts from installed packages join the built-in ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.plugins import collect


@dataclass(frozen=True)
class Named:
    """A part."""

    name: str


BUILT_IN = (Named("b"), Named("a"))


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Path]:
    """A folder on the import path, as site-packages is."""
    sys.path.insert(0, str(tmp_path))
    yield tmp_path
    sys.path.remove(str(tmp_path))
    sys.modules.pop("their_part", None)


def _install(folder: Path, points: str, code: str) -> None:
    (folder / "their_part.py").write_text(code, encoding="utf-8")
    about = folder / "their_part-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: their-part\nVersion: 1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(f"[kg.tests]\n{points}\n", encoding="utf-8")


PART = "class Part:\n    def __init__(self, name):\n        self.name = name\n"


def test_built_in_parts_keep_their_order() -> None:
    assert collect("kg.nothing", BUILT_IN) == BUILT_IN


def test_installed_parts_follow_by_name(installed: Path) -> None:
    _install(installed, "z = their_part:z\ny = their_part:y", PART + "z = Part('z')\ny = Part('y')\n")
    assert [part.name for part in collect("kg.tests", BUILT_IN)] == ["b", "a", "y", "z"]


@pytest.mark.parametrize(
    ("points", "code", "expected"),
    [
        pytest.param("x = their_part:x", PART + "x = Part('a')\n", "two parts are called 'a'", id="same name"),
        pytest.param("x = their_part:missing", PART, "cannot be loaded", id="no such object"),
        pytest.param("x = their_part:x", "import not_there\n", "cannot be loaded", id="broken import"),
        pytest.param("x = their_part:x", "x = 3\n", "has no name", id="no part"),
    ],
)
def test_wrong_parts_are_refused_with_their_place(installed: Path, points: str, code: str, expected: str) -> None:
    _install(installed, points, code)
    with pytest.raises(InputError, match=expected):
        collect("kg.tests", BUILT_IN)
