"""Rules that hold for every file of the project."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = tuple(sorted(path for folder in ("kg", "api", "ontology") for path in (ROOT / folder).rglob("*.py")))
MAX_LINES = 400
# Written in pieces, so that this file does not hold what it forbids.
MACHINE_PATHS = re.compile(
    r"(?<![\w.])/(?:" + "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me", "fa" + "rm")) + r")/[a-z]"
)
FORBIDDEN = (
    "." + "library",
    "../" + "shared",
    "pypi" + ".org",
    "files.python" + "hosted",
    "registry.npm" + "js",
    "registry.yarn" + "pkg",
    "deb.deb" + "ian",
    "unp" + "kg.com",
    "cdn.js" + "delivr",
)


@cache
def _tracked() -> tuple[Path, ...]:
    """Text files of the project: those git knows or would take, else all outside of hidden folders."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607  # git as found by all tools here
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not any(p.startswith(".") for p in path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


every_module = pytest.mark.parametrize("path", SOURCE, ids=_name)


@every_module
def test_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@every_module
def test_module_says_its_job_in_the_first_line(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert docstring.splitlines()[0].strip().endswith((".", ":", "?"))


@every_module
def test_module_holds_no_long_list_of_words(path: Path) -> None:
    """Words and facts are data files: 25 strings of letters in one literal are a word list."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            words = [item.value for item in node.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)]
            plain = [word for word in words if word.replace(" ", "").isalpha() and word.islower()]
            assert len(plain) < 25, f"line {node.lineno}: {plain[:5]} …"


def test_no_file_names_this_machine_or_a_package_registry() -> None:
    found = []
    for path in _tracked():
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{_name(path)}: {word}" for word in FORBIDDEN if word in text]
        found += [f"{_name(path)}: {match.group()}" for match in MACHINE_PATHS.finditer(text)]
    assert found == []


def test_every_folder_of_source_is_a_package() -> None:
    folders = {path.parent for path in SOURCE}
    assert [_name(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_lock_files_have_hashes_and_no_addresses() -> None:
    for lock in sorted(ROOT.glob("requirements*.txt")):
        text = lock.read_text(encoding="utf-8")
        pins = re.findall(r"^[\w.-]+(?:\[[\w,-]+\])?==", text, re.MULTILINE)
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text


def test_test_lock_holds_the_versions_of_the_run_lock() -> None:
    run, test = (
        set(re.findall(r"^([\w.-]+==\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.txt", "requirements-test.txt")
    )
    assert run <= test
