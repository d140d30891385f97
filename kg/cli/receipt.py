"""The receipt of a contradiction as text: for a person who wants to check it before relying on it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from kg.views.receipts import NormalForm, Receipt
from kg.views.records import StatementView, When

_WIDTH = 100
_LABEL = 12


def as_text(receipt: Receipt) -> str:
    """Rule, both statements in context (the quote between » and «), how they were read, what would dissolve it."""
    pair = receipt.contradiction
    state = "undecided, not counted as found" if pair.is_undecided else "found"
    lines = [
        f"{pair.kind} ({pair.level}), {state}, confidence {pair.confidence:.2f}",
        *_line("id", pair.iri),
        *_line("rule", f"{pair.rule}: {receipt.what}"),
        *_line("why", pair.why),
        *_line("differs", pair.clash or "(see the two claims)"),
        *_line("same", "; ".join(pair.shared) or "-"),
        *_line("assumed", "; ".join(pair.assumed) or "nothing"),
    ]
    if pair.review is not None:
        note = f": {pair.review.note}" if pair.review.note else ""
        lines += _line("review", f"{pair.review.decision} by {pair.review.person}, {pair.review.at[:10]}{note}")
    for name, statement, form in (("A", pair.a, receipt.a), ("B", pair.b, receipt.b)):
        lines += ["", *_statement(name, statement), *_form(form)]
    lines += ["", "It would not be a contradiction if"]
    lines += [wrapped for one in receipt.dissolves for wrapped in _wrapped(one, "  - ", "    ")]
    lines += ["", "Nothing here says who is right."]
    return "\n".join(lines)


def _statement(name: str, statement: StatementView) -> Iterator[str]:
    outlet = statement.article.outlet.label if statement.article.outlet else "unnamed outlet"
    via = f", via {', '.join(link.label for link in statement.via)}" if statement.via else ""
    yield f"{name}. {statement.speaker.label} ({statement.act}, {statement.mode}{via})"
    words = "".join(f"»{piece.text}«" if piece.is_quoted else piece.text for piece in statement.passage)
    yield from _line("in context", f"{words or statement.quote} [{statement.lang}]")
    yield from _line("said", _when(statement.said))
    published = statement.article.published
    yield from _line("in", f"{outlet}, {published or 'no date'}: {statement.article.title}")


def _form(form: NormalForm | None) -> Iterator[str]:
    if form is None:
        yield from _line("read as", "a compound statement: its parts carry the claims")
        return
    yield from _line("read as", f"{form.polarity}: {form.claim.label}")
    given = "" if form.explicitness == "explicit" else f", {form.explicitness}, not said outright"
    yield from _line("frame", f"{form.frame} ({form.frame_label}){given}")
    yield from _line("act", f"{form.act}, commitment {form.commitment}")
    for slot in form.slots:
        yield from _line(slot.role, slot.label + (" (assumed)" if slot.is_assumed else ""))
    if form.quantity is not None:
        yield from _line("number", form.quantity)
    if form.time is not None:
        note = f" ({form.time_note})" if form.time_note else ""
        yield from _line("happened", _when(form.time) + note)
    if form.lemmas:
        yield from _line("words", ", ".join(form.lemmas))
    for condition in form.conditions:
        yield from _line("if", condition.label)
    if form.is_open_list:
        yield from _line("", "and further conditions that the text does not name")


def _when(when: When) -> str:
    if when.last is None:
        return "unknown"
    days = f"{when.last}" if when.first in (None, when.last) else f"{when.first} to {when.last}"
    if when.precision == "as-of":
        return f"by {when.last} (no date given: publication)"
    return f"{days} ({when.precision}{', assumed' if when.is_assumed else ''})"


def _line(label: str, words: str) -> list[str]:
    return _wrapped(words, f"  {label:<{_LABEL}} ", " " * (_LABEL + 3))


def _wrapped(words: str, first: str, later: str) -> list[str]:
    flat = " ".join(words.split())
    return textwrap.wrap(flat, _WIDTH, initial_indent=first, subsequent_indent=later) or [first.rstrip()]
