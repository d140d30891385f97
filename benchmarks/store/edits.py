"""A generated article whose text lost a sentence: what `kg.pipeline` would hand on for the new text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from random import Random

from kg import ids
from kg.model import ArticleRecord, Mention, Span, StatedClaim, Statement

_BREAK = "\n\n"  # between the title and each sentence of a generated article


@dataclass(frozen=True, slots=True)
class _Cut:
    """The stretch that goes."""

    gone: Span

    def keeps(self, span: Span) -> bool:
        """Does the stretch lie outside of what goes?"""
        return span.end <= self.gone.start or span.start >= self.gone.end

    def moved(self, span: Span) -> Span:
        """Where the stretch stands afterwards."""
        by = self.gone.end - self.gone.start if span.start >= self.gone.end else 0
        return Span(span.start - by, span.end - by)

    def all_moved(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(self.moved(span) for span in spans)

    def moved_if(self, span: Span | None) -> Span | None:
        return None if span is None else self.moved(span)


def shortened(rng: Random, record: ArticleRecord) -> ArticleRecord:
    """The record of the article's text without one of its sentences, at any place behind the title.

    Everything behind it moves to the front, and the statements are numbered anew.
    """
    old = record.article
    cut = _Cut(rng.choice(_sentences(old.text)))
    text = old.text[: cut.gone.start] + old.text[cut.gone.end :]
    digest = ids.sha256(text)
    article = replace(old, text=text, sha256=digest, version=ids.version_iri(old.iri, digest))
    left = [one for one in record.statements if cut.keeps(one.content[0])]
    keys = _numbered(one.key for one in left)
    statements = tuple(_statement(one, cut, keys) for one in left)
    iris = ids.statement_iris(article.iri, text, statements)
    speaking = {one.actor for one in statements} | {record.stated[0].outlet}
    return replace(
        record,
        article=article,
        statements=statements,
        mentions=tuple(replace(one, span=cut.moved(one.span)) for one in record.mentions if cut.keeps(one.span)),
        entities=tuple(one for one in record.entities if one.iri in speaking),
        stated=tuple(_stated(one, keys, iris) for one in record.stated if one.key in keys),
    )


def _sentences(text: str) -> list[Span]:
    """Each sentence behind the title, with the break before it."""
    starts = [place for place in range(len(text)) if text.startswith(_BREAK, place)]
    return [Span(start, end) for start, end in zip(starts, (*starts[1:], len(text)), strict=True)]


def _numbered(keys: Iterable[str]) -> dict[str, str]:
    """New keys by old ones: "s3" and "s3.1" become "s2" and "s2.1" where nothing is left of "s2"."""
    heads: dict[str, str] = {}
    found = {}
    for key in keys:
        head, dot, part = key.partition(".")
        found[key] = heads.setdefault(head, f"s{len(heads) + 1}") + dot + part
    return found


def _statement(one: Statement, cut: _Cut, keys: Mapping[str, str]) -> Statement:
    return replace(
        one,
        key=keys[one.key],
        parent=keys[one.parent] if one.parent else None,
        whole=keys[one.whole] if one.whole else None,
        mention=Mention(cut.moved_if(one.mention.span), one.mention.text, one.mention.kind),
        content=cut.all_moved(one.content),
        conditions=cut.all_moved(one.conditions),
        cue=cut.moved_if(one.cue),
        target=cut.moved_if(one.target),
        via=tuple(replace(via, span=cut.moved(via.span)) for via in one.via),
    )


def _stated(one: StatedClaim, keys: Mapping[str, str], iris: Mapping[str, str]) -> StatedClaim:
    key = keys[one.key]
    return replace(one, key=key, statement=iris[key])
