"""The only reader of the environment: one table of settings, one frozen record.

Every setting is `CLAIMGRAPH_<NAME>` in the environment; what a command line gives goes before it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError

PREFIX = "CLAIMGRAPH_"
_HERE = Path(__file__).resolve().parent
_SIZE = re.compile(r"(\d+)\s*([kmg]?)i?b?", re.IGNORECASE)
_FACTOR = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
_SHA256 = re.compile(r"[0-9a-f]{64}")


def seeds_folder() -> Path:
    """Where the shipped articles and actors are: inside the installed package, or beside it in a checkout."""
    installed = _HERE / "seeds"
    return installed if installed.is_dir() else _HERE.parent / "seeds"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the edge (command line, server) hands down as values; nothing below it reads the environment.

    `deadline_seconds`, `memory_bytes`, `row_limit`: bounds of one ad-hoc query. `query_workers`: how many may run at
    once, so that they take that many times `memory_bytes` together at most. `page_limit`: rows of one page or
    answer of the API. `api_key_hashes`: SHA-256 of the keys that may change the store; none means that only local
    commands can.

    Raises:
        InputError: a number is not above 0, the port is none, or a hash is none.
    """

    store: str = "store"
    seeds: Path = field(default_factory=seeds_folder)
    host: str = "127.0.0.1"
    port: int = 8000
    deadline_seconds: float = 20.0
    memory_bytes: int = 1_000_000_000
    row_limit: int = 100_000
    query_workers: int = 4
    page_limit: int = 100
    max_article_bytes: int = 5_000_000
    allow_private_urls: bool = False
    api_key_hashes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        bounds = ("deadline_seconds", "memory_bytes", "row_limit", "query_workers", "page_limit", "max_article_bytes")
        for name in bounds:
            if not getattr(self, name) > 0:
                raise InputError(f"{name}: expected a number above 0, not {getattr(self, name)}")
        if not 0 <= self.port <= 65535:
            raise InputError(f"port: expected 0 to 65535, not {self.port}")
        if not all(_SHA256.fullmatch(digest) for digest in self.api_key_hashes):
            raise InputError("api_key_hashes: expected SHA-256 sums of 64 lower-case hexadecimal digits")


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the table: name of the field, how its text is read, what the documentation says."""

    name: str
    parse: Callable[[str], object]
    help: str

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return PREFIX + self.name.upper()


def _size(text: str) -> int:
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise ValueError("expected a size such as 5000000, 500k, 20MB or 2GB")
    return int(found[1]) * _FACTOR[found[2].lower()]


def _switch(text: str) -> bool:
    values = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    try:
        return values[text.strip().lower()]
    except KeyError:
        raise ValueError("expected yes or no") from None


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError("expected a whole number") from None


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError("expected a number of seconds") from None


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[\s,]+", text.strip()) if part)


SETTINGS: tuple[Setting, ...] = (
    Setting("store", str, "folder of the graph store, or address of a SPARQL endpoint"),
    Setting("seeds", Path, "folder with the shipped articles and actors"),
    Setting("host", str, "address the server listens on"),
    Setting("port", _number, "port the server listens on; 0 takes a free one"),
    Setting("deadline_seconds", _seconds, "an ad-hoc query is stopped after so many seconds"),
    Setting("memory_bytes", _size, "memory that one ad-hoc query may use"),
    Setting("row_limit", _number, "rows that one ad-hoc query may return"),
    Setting("query_workers", _number, "ad-hoc queries that may run at once"),
    Setting("page_limit", _number, "rows of one page or API answer"),
    Setting("max_article_bytes", _size, "largest article in bytes"),
    Setting("allow_private_urls", _switch, "yes: addresses of the own network may be fetched too"),
    Setting("api_key_hashes", _list, "SHA-256 sums of the API keys that may change the store, with commas between"),
)


def load(environment: Mapping[str, str] | None = None, **given: object) -> Settings:
    """The settings: what was given, else the environment, else the default.

    Args:
        environment: instead of the process's own, for tests.
        given: fields by name; None counts as not given.

    Raises:
        InputError: a value is not what its setting needs, or a variable with our prefix is none of ours.
    """
    source = os.environ if environment is None else environment
    names = {setting.variable for setting in SETTINGS}
    unknown = sorted(key for key in source if key.startswith(PREFIX) and key not in names)
    if unknown:
        raise InputError(f"unknown setting {', '.join(unknown)}; expected {', '.join(sorted(names))}")
    values = {name: value for name, value in given.items() if value is not None}
    for setting in SETTINGS:
        text = source.get(setting.variable)
        if setting.name in values or not text:
            continue
        try:
            values[setting.name] = setting.parse(text)
        except ValueError as error:
            raise InputError(f"{setting.variable}={text!r}: {error}") from error
    return Settings(**values)  # type: ignore[arg-type]  # the table pairs each field with its own parser


def as_markdown() -> str:
    """The table for the documentation, one row a setting."""
    defaults = Settings(seeds=Path("seeds"))
    rows = [f"| `{s.variable}` | `{_shown(getattr(defaults, s.name))}` | {s.help} |" for s in SETTINGS]
    return "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows]) + "\n"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else str(value)
