"""Parts that can be listed: the built-in tuple and what installed packages offer under the same name."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Protocol, TypeVar

from kg.errors import InputError


class Part(Protocol):
    """Anything with a name that is unique in its list: a reader, an extractor, a rule, a store."""

    @property
    def name(self) -> str:
        """The part's name."""


P = TypeVar("P", bound=Part)


def collect(group: str, built_in: tuple[P, ...]) -> tuple[P, ...]:
    """The built-in parts in their order, then those of installed packages by entry point name.

    Args:
        group: entry point group, such as "kg.readers"; each entry point is the part itself.
        built_in: our own parts; their order is the order of work.

    Raises:
        InputError: two parts have one name, or an entry point cannot be loaded.
    """
    parts = list(built_in)
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        try:
            part: P = point.load()
        except (ImportError, AttributeError) as error:
            raise InputError(f"{group}: {point.name!r} ({point.value}) cannot be loaded: {error}") from error
        if not isinstance(getattr(part, "name", None), str):
            raise InputError(f"{group}: {point.name!r} ({point.value}) has no name")
        parts.append(part)
    names = [part.name for part in parts]
    doubles = sorted({name for name in names if names.count(name) > 1})
    if doubles:
        raise InputError(f"{group}: two parts are called {', '.join(map(repr, doubles))}")
    return tuple(parts)
