"""Words as data: one TOML file per language, found by its name."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from kg.errors import LanguageError
from kg.languages.pack import LanguagePack

__all__ = ["FALLBACK", "LanguagePack", "available", "load"]

FALLBACK = "und"
_FOLDER = Path(__file__).parent


def available() -> tuple[str, ...]:
    """Tags of all languages with a file, sorted; the fallback is not among them."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml") if path.stem != FALLBACK))


@cache
def load(tag: str) -> LanguagePack:
    """The language's file; region and script are dropped until one fits ("az-Latn" → "az"), else the fallback.

    Raises:
        LanguageError: the file breaks its schema; the text names the file and the keys.
    """
    parts = tag.replace("_", "-").lower().split("-")
    for length in range(len(parts), 0, -1):
        path = _FOLDER / f"{'-'.join(parts[:length])}.toml"
        if path.is_file():
            return _parse(path)
    return _parse(_FOLDER / f"{FALLBACK}.toml")


def _parse(path: Path) -> LanguagePack:
    try:
        return LanguagePack.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LanguageError(f"{path.name}: {error}") from error
