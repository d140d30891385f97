"""The same article twice in one run: the first is kept, the next is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.articles.base import Refused
from kg.model import Article


@dataclass(frozen=True, slots=True)
class Repeated:
    """An article that came before in the same run, with the same address (or none) and the same text."""

    article: Article
    first: str  # id of the article that was kept


def skip_repeats(items: Iterable[Article | Refused]) -> Iterator[Article | Refused | Repeated]:
    """Everything in its order, with second copies marked.

    The same address with another text is no copy: it is a new version, and replaces the one before.
    The same text at another address is another article: agencies' texts appear in many outlets.
    """
    last: dict[str, tuple[str, str]] = {}
    for item in items:
        if isinstance(item, Refused):
            yield item
        elif last.get(item.iri, ("", ""))[0] == item.sha256:
            yield Repeated(item, last[item.iri][1])
        else:
            last[item.iri] = (item.sha256, item.id)
            yield item
