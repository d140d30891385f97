"""One article's extraction in words for people: why each statement is one, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.model import ArticleRecord, Mention, Span, Statement
from kg.statements import Considered, describe, row_named

_LABEL = 11  # width of the labels on the left
_NOTES = {
    "silence": "reports that something was not said",
    "conditions": "the conditions that an offer announced",
    "condition": "a condition, not said for itself",
}
_ENOUGH = 160  # characters of a quotation that are shown of what was left out


def as_text(record: ArticleRecord, considered: Sequence[Considered], *, with_parts: bool = False) -> str:
    """The statements in text order, each with its reasons, then what was left out."""
    text = record.article.text
    shown = [statement for statement in record.statements if with_parts or statement.whole is None]
    blocks = [f"{record.article.id}: {len(shown)} statements"]
    blocks.extend("\n".join(_statement(text, statement)) for statement in shown)
    blocks.append(f"Considered and left out: {len(considered)}")
    blocks.extend("\n".join(_left_out(text, item)) for item in considered)
    return "\n\n".join(blocks) + "\n"


def _statement(text: str, statement: Statement) -> Iterator[str]:
    yield f"{statement.key}  {statement.act.value}, commitment {statement.commitment.value}, {statement.mode.value}"
    yield _line("words", _quoted(text, statement.content))
    rule = describe(statement.rule)
    yield _line("found by", f"{statement.rule} (confidence {statement.confidence:.2f}): {rule.what}")
    if statement.cue is not None:
        yield _line("cue", _placed(text, statement.cue))
    yield _line("speaker", _speaker(text, statement))
    yield from _act(statement)
    if statement.conditions:
        yield _line(
            "conditions", _quoted(text, statement.conditions) + (" and others" if statement.is_open_list else "")
        )
    if statement.target is not None:
        yield _line("directed at", _placed(text, statement.target))
    holder = statement.whole or statement.parent
    if holder is not None:
        yield _line("part of" if statement.whole else "inside", holder)
    if statement.via:
        yield _line("through", ", ".join(via.name or "a lost link" for via in statement.via))
    if statement.note:
        yield _line("note", "; ".join(_NOTES.get(note, note) for note in statement.note.split("; ")))


def _speaker(text: str, statement: Statement) -> str:
    rule = statement.speaker_rule.value if statement.speaker_rule is not None else "not resolved"
    name = statement.speaker or "unattributed"
    mention: Mention = statement.mention
    if mention.span is None:
        return f"{name} ({rule})"
    return f"{name} ({rule}), from {_placed(text, mention.span)}, a {mention.kind.value}"


def _act(statement: Statement) -> Iterator[str]:
    yield _line("act", f"{statement.act.value}: {statement.act_rule}")
    row = row_named(statement.act_rule)
    if row is not None:
        yield _line("", f"as in: {row.example}")
        yield _line("", f"unlike: {row.near_miss}")


def _left_out(text: str, item: Considered) -> Iterator[str]:
    if item.content:
        yield f"-  {_cut(_quoted(text, item.content))}"
    else:
        yield f"-  the cue {_placed(text, item.cue)}" if item.cue is not None else "-"
    yield _line("because", item.why + (f" as {item.rival}, which is surer" if item.rival is not None else ""))
    if item.rule is not None:
        yield _line("proposed by", f"{item.rule}: {describe(item.rule).what}")


def _line(label: str, words: str) -> str:
    return f"    {label:<{_LABEL}} {words}"


def _quoted(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(f"“{_flat(span.of(text))}”" for span in spans)


def _placed(text: str, span: Span) -> str:
    return f"“{_flat(span.of(text))}” ({span.start}–{span.end})"


def _flat(words: str) -> str:
    return " ".join(words.split())


def _cut(words: str) -> str:
    return words if len(words) <= _ENOUGH else words[: _ENOUGH - 1] + "…"
