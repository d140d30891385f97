"""Fields of an article as people write them: a sidecar or a JSON line in, checked `Hints` out. One table for both."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from kg.articles.base import Hints
from kg.errors import ArticleError
from kg.ids import canonical_url

_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")
_MAX_ID = 200


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(f"expected text, not {value!r}")


def _id(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    text = _text(value).strip()
    if len(text) > _MAX_ID or not text.isprintable():
        raise ValueError(f"expected one line of at most {_MAX_ID} characters")
    return text


def _address(value: object) -> str:
    text = _text(value).strip()
    if not text.lower().startswith(("http://", "https://")):
        raise ValueError(f"expected an address with http:// or https://, not {text!r}")
    canonical_url(text)
    return text


def parse_published(value: object) -> date:
    """A day as written, in the outlet's own time zone: the date part of an ISO 8601 date or date-time.

    Raises:
        ValueError: it is anything else; the text says what was expected.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = value.strip() if isinstance(value, str) else ""
    try:
        day = _DATE.match(text)
        return date.fromisoformat(day.group() if day else "")
    except ValueError:
        raise ValueError(f"expected a date like 2020-10-05, not {value!r}") from None


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError(f"expected true or false, not {value!r}")


_FIELDS: Mapping[str, tuple[str, Callable[[object], object]]] = {
    "id": ("id", _id),
    "url": ("url", _address),
    "source": ("source", _text),
    "published": ("published", parse_published),
    "lang": ("lang", _text),
    "title": ("title", _text),
    "derived_from": ("derived_from", _address),
    "paraphrase": ("is_paraphrase", _yes_no),
}
KEYS = tuple(_FIELDS)


def parse_fields(values: Mapping[str, object]) -> Hints:
    """Checked hints from named values; values that are None or blank text count as not given, other keys are left out.

    A paraphrase without `derived_from` retells the page at `url`, and is not that page.

    Raises:
        ArticleError: a value is not what its key needs; the text names the key.
    """
    found: dict[str, object] = {}
    for key, (attribute, parse) in _FIELDS.items():
        value = values.get(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        try:
            found[attribute] = parse(value)
        except ValueError as error:
            raise ArticleError(f"{key}: {error}") from error
    hints = replace(Hints(), **found)  # type: ignore[arg-type]  # the table pairs each attribute with its own parser
    if hints.is_paraphrase and hints.derived_from is None:
        if hints.url is None:
            raise ArticleError("paraphrase: expected derived_from or url, the page that this text retells")
        hints = replace(hints, url=None, derived_from=hints.url)
    return hints


def check_address(url: str) -> str:
    """The address, without space around it.

    Raises:
        ArticleError: it is none of the web.
    """
    try:
        return _address(url)
    except ValueError as error:
        raise ArticleError(f"url: {error}") from error


def check_tag(tag: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The language tag if it has the form of one ("id", "az-Latn"), and a note where it has not."""
    if tag is None or _TAG.fullmatch(tag.strip()):
        return (tag.strip().replace("_", "-") if tag else None), ()
    return None, (f"lang {tag!r} is no language tag such as 'id': the language was detected instead",)


def sidecar_of(path: Path) -> Path:
    """Where the facts about a text file are kept: NAME.toml beside NAME.txt."""
    return path.with_suffix(".toml")


def read_sidecar(path: Path) -> Hints:
    """The facts in a sidecar.

    Raises:
        ArticleError: no TOML, a key that is not known, or a wrong value; the text names file and key.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ArticleError(f"{path.name}: expected TOML in UTF-8: {error}") from error
    unknown = sorted(set(values) - set(KEYS))
    if unknown:
        raise ArticleError(f"{path.name}: unknown key {', '.join(map(repr, unknown))}; expected {', '.join(KEYS)}")
    try:
        return parse_fields(values)
    except ArticleError as error:
        raise ArticleError(f"{path.name}: {error}") from error
