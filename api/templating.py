"""Draws the pages: one Jinja2 environment per app, escaping everything, and the filters the templates share."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.marks import mark_up
from kg.views.records import ClaimRef, StatementView

FOLDER = Path(__file__).parent
Words = Mapping[str, Mapping[str, Any]]  # Any: strings, and one list


def environment() -> jinja2.Environment:
    """A fresh environment with all filters and the words of `words.toml`; an unknown name is an error."""
    words: Words = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "day": write_day,
        "local": local,
        "percent": write_percent,
        "site": site,
        "label_lang": label_lang,
        "mark_up": mark_up,
    }
    env.globals |= {
        "word": lambda table, key: words[table].get(key, str(key).replace("-", " ")),
        "stance": lambda statement: name_stance(statement, words),
        "language": lambda tag: name_language(tag, words),
        "direction": lambda tag: direction(tag, words),
    }
    return env


def render(
    request: Request, name: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: object
) -> Response:
    """The page made from this template; `values` are escaped where they are printed."""
    env: jinja2.Environment = request.app.state.templates
    html = env.get_template(name).render(path=request.url.path, **values)
    return HTMLResponse(html, status_code=status, headers=dict(headers or {}))


def write_day(day: date | None) -> str:
    """The day as "5 Oct 2020"; "date unknown" for None."""
    return f"{day.day} {day:%b %Y}" if day else "date unknown"


def write_percent(share: float) -> str:
    """The share as "87 %"."""
    return f"{round(share * 100)} %"


def local(iri: str) -> str:
    """The last part of an IRI: what stands in the addresses of pages."""
    return iri.rsplit("/", 1)[-1]


def label_lang(claim: ClaimRef) -> str:
    """The language of the label that is shown: English where there is one."""
    return "en" if "en" in claim.labels else next(iter(claim.labels), "en")


def site(url: str) -> str | None:
    """The host of a web address; None for any other scheme, so that no page links to "javascript:" or a file."""
    parts = urlsplit(url)
    return parts.hostname if parts.scheme in ("http", "https") else None


def name_language(tag: str, words: Words) -> str:
    """The name of a language, "Indonesian" for "id" and "id-ID"; the tag itself where no name is known."""
    names = words["languages"]
    return str(names.get(tag) or names.get(tag.split("-")[0]) or tag)


def name_stance(statement: StatementView, words: Words) -> str:
    """What the speaker does with the claim, before it is printed: "Denies", "Demanded", "Offered under conditions"."""
    polarity = statement.polarity or "uncommitted"
    done = words["contents"].get(statement.act)
    if done is None:
        return str(words["polarities"][polarity]).capitalize()
    return str(done).capitalize() + (" under conditions" if polarity == "conditional" else "")


def direction(tag: str, words: Words) -> str:
    """Direction "rtl" or "ltr": a script subtag decides where there is one ("az-Arab"), else the language."""
    parts = tag.split("-")
    if "Arab" in parts or "Hebr" in parts:
        return "rtl"
    if any(len(part) == len("Latn") and part.isalpha() for part in parts[1:]):
        return "ltr"
    return "rtl" if parts[0] in words["direction"]["rtl"] else "ltr"
