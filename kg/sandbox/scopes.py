"""Mistakes in a text of SPARQL that the grammar allows: a variable bound twice, one that no group has, a row too short.

An engine has refused the text and says which rule was broken, but not where. Each finder here looks for one kind, and
gives the terminal to point at. They see terminals and brackets only, so they are for texts that are known to be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from kg.sandbox.lexis import END, Terminal

AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_OPEN, _CLOSE = "{([", "})]"
_ESCAPE = re.compile(r"\\(?![tbnrf\"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})", re.DOTALL)
_AFTER_SELECT = ("FROM", "WHERE", "{")
_AFTER_GROUP = ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "}", END)
Found = tuple[int, str]  # where, from the start of the text, and what is wrong
Finder = Callable[[Sequence[Terminal]], Iterator[Found]]


def find(terminals: Sequence[Terminal], told: str, what: Literal["query", "update"]) -> Found | None:
    """The first mistake of the kind that the engine told of; None where none is found.

    Args:
        terminals: of a text that the grammar allows.
        told: the engine's words.
        what: what the text is.
    """
    finders = next((finders for words, finders in _BY_WORDS if words in told), _OTHERS[what])
    return min((found for finder in finders for found in finder(terminals)), default=None)


def escapes(terminals: Sequence[Terminal]) -> Iterator[Found]:
    """Backslashes in strings that start no escape (section 19.7)."""
    for token in terminals:
        for match in _ESCAPE.finditer(token.text) if token.kind == "STRING" else ():
            shown = token.text[match.start() : match.start() + 2]
            yield token.start + match.start(), f'"{shown}" is no escape; a backslash itself is written "\\\\"'


def _named_twice(terminals: Sequence[Terminal]) -> Iterator[Found]:
    for start, end in _selects(terminals):
        names = set[str]()
        for token in _projected(terminals[start:end]):
            if token.text[1:] in names:
                yield token.start, f"{token.text} is named twice by this SELECT"
            names.add(token.text[1:])


def _named_over(terminals: Sequence[Terminal]) -> Iterator[Found]:
    """SELECT (… AS ?x) where the pattern has an ?x."""
    for start, end in _selects(terminals):
        known = {token.text[1:] for token in terminals[end : _end_of_group(terminals, end)] if token.kind == "VARIABLE"}
        for before, token in pairwise(terminals[start:end]):
            if before.kind == "AS" and token.text[1:] in known:
                yield token.start, f"{token.text} has a value in the pattern already: choose another name"


def _ungrouped(terminals: Sequence[Terminal]) -> Iterator[Found]:
    for start, end in _selects(terminals):
        grouped = _grouped(terminals, _end_of_group(terminals, end))
        for token in _outside_aggregates(terminals[start:end]):
            if token.text[1:] not in grouped:
                yield token.start, f"{token.text} is not in GROUP BY: group by it, or use it inside COUNT or SAMPLE"


def _star_of_groups(terminals: Sequence[Terminal]) -> Iterator[Found]:
    if any(token.kind == "GROUP" for token in terminals):
        for before, token in pairwise(terminals):
            if before.kind in ("SELECT", "DISTINCT", "REDUCED") and token.kind == "*":
                yield token.start, "SELECT * cannot be used with GROUP BY: name the variables"
    else:
        yield from _misplaced_aggregates(terminals)


def _misplaced_aggregates(terminals: Sequence[Terminal]) -> Iterator[Found]:
    """Aggregates inside FILTER or BIND: they belong to SELECT, HAVING and ORDER BY."""
    for at, token in enumerate(terminals):
        if token.kind in ("FILTER", "BIND") and terminals[at + 1].kind == "(":
            for inner in terminals[at + 1 : _end_of_group(terminals, at + 1, "(")]:
                if inner.kind in AGGREGATES:
                    yield inner.start, f"{inner.text} cannot stand in {token.kind}: use it in SELECT or HAVING"


def _bound_again(terminals: Sequence[Terminal]) -> Iterator[Found]:
    """BIND(… AS ?x) where the group has an ?x before (section 18.2.4.4)."""
    opened: list[int] = []
    for at, token in enumerate(terminals):
        if token.kind == "{":
            opened.append(at)
        elif token.kind == "}" and opened:
            opened.pop()
        elif token.kind == "BIND" and opened:
            known = {one.text[1:] for one in terminals[opened[-1] : at] if one.kind == "VARIABLE"}
            target = terminals[_end_of_group(terminals, at + 1, "(") - 2]
            if target.text[1:] in known:
                yield target.start, f"{target.text} has a value in this group already: choose another name"


def _label_again(terminals: Sequence[Terminal]) -> Iterator[Found]:
    """A label of a blank node in two groups (section 4.1.4)."""
    scopes: dict[str, int] = {}
    opened: list[int] = [0]
    for token in terminals:
        if token.kind == "{":
            opened.append(token.start)
        elif token.kind == "}":
            opened.pop()
        elif not (token.kind == "BLANK" and token.text.startswith("_:")):
            continue
        elif scopes.setdefault(token.text, opened[-1]) != opened[-1]:
            yield token.start, f"{token.text} stands in two groups: use a variable"


def _uneven_rows(terminals: Sequence[Terminal]) -> Iterator[Found]:
    """Rows of VALUES with more or fewer values than variables (section 10.2.2)."""
    for at, token in enumerate(terminals):
        if token.kind != "VALUES" or terminals[at + 1].kind != "(":
            continue
        end = _end_of_group(terminals, at + 1, "(")
        width, row = end - at - 3, end + 1
        while terminals[row].kind == "(":
            after = _end_of_group(terminals, row, "(")
            found = sum(1 - 2 * (one.kind == "^^") for one in terminals[row + 1 : after - 1] if one.kind != "TAG")
            if found != width:
                yield terminals[row].start, f"this row of VALUES has {found} values for {width} variables"
            row = after


def _variable_data(terminals: Sequence[Terminal]) -> Iterator[Found]:
    """Variables in data, and blank nodes in what is deleted (SPARQL 1.1 Update, sections 3.1.1 to 3.1.3)."""
    for at, token in enumerate(terminals[:-2]):
        if token.kind == "DATA":
            yield from _foreign(_block(terminals, at + 1), ("VARIABLE",))
            if terminals[at - 1].kind == "DELETE":
                yield from _foreign(_block(terminals, at + 1), ("BLANK",))
        elif token.kind == "DELETE" and terminals[at + 1].kind != "DATA":
            yield from _foreign(_block(terminals, at + 1), ("BLANK",))


def _foreign(block: Sequence[Terminal], kinds: Sequence[str]) -> Iterator[Found]:
    reasons = {
        "VARIABLE": "a variable cannot stand in data: use INSERT or DELETE with WHERE",
        "BLANK": "a blank node cannot be deleted by its label: use a variable with WHERE",
    }
    for token in block:
        if token.kind in kinds:
            yield token.start, reasons[token.kind]


def _block(terminals: Sequence[Terminal], start: int) -> Sequence[Terminal]:
    return terminals[start : _end_of_group(terminals, start)]


def _selects(terminals: Sequence[Terminal]) -> Iterator[tuple[int, int]]:
    """Each SELECT clause: after its word, and where its pattern begins."""
    for at, token in enumerate(terminals):
        if token.kind == "SELECT":
            end = next(n for n in range(at, len(terminals)) if terminals[n].kind in _AFTER_SELECT)
            yield at + 1, next(n for n in range(end, len(terminals)) if terminals[n].kind == "{")


def _projected(clause: Sequence[Terminal]) -> Iterator[Terminal]:
    """The variables that a SELECT clause gives."""
    depth = 0
    for before, token in pairwise((Terminal(END, "", 0), *clause)):
        depth += (token.text in _OPEN) - (token.text in _CLOSE) if token.kind != "STRING" else 0
        if token.kind == "VARIABLE" and (depth == 0 or (depth == 1 and before.kind == "AS")):
            yield token


def _outside_aggregates(clause: Sequence[Terminal]) -> Iterator[Terminal]:
    """The variables that a SELECT clause uses outside of aggregates, but for those that it makes."""
    made, skipped_to = set[str](), 0
    for at, token in enumerate(clause):
        if at < skipped_to:
            continue
        if token.kind in AGGREGATES:
            skipped_to = _end_of_group(clause, at + 1, "(")
        elif token.kind == "VARIABLE" and at and clause[at - 1].kind == "AS":
            made.add(token.text[1:])
        elif token.kind == "VARIABLE" and token.text[1:] not in made:
            yield token


def _grouped(terminals: Sequence[Terminal], start: int) -> set[str]:
    """The variables of the GROUP BY that stands here; none where there is none."""
    if terminals[start].kind != "GROUP":
        return set()
    end = next(n for n in range(start, len(terminals)) if terminals[n].kind in _AFTER_GROUP)
    return {token.text[1:] for token in terminals[start:end] if token.kind == "VARIABLE"}


def _end_of_group(terminals: Sequence[Terminal], start: int, bracket: str = "{") -> int:
    """Behind the bracket that closes the first such bracket from here on; the end of the text where there is none."""
    closing, depth = _CLOSE[_OPEN.index(bracket)], 0
    for at in range(start, len(terminals)):
        depth += (terminals[at].kind == bracket) - (terminals[at].kind == closing)
        if depth == 0 and terminals[at].kind == closing:
            return at + 1
    return len(terminals) - 1


# Words of the engine (spargebra, src/parser.rs) by which a rule is known; the rest it does not name.
_BY_WORDS: tuple[tuple[str, tuple[Finder, ...]], ...] = (
    ("Duplicated variable name", (_named_twice,)),
    ("overrides an existing variable", (_named_over,)),
    ("contains a variable that is unbound", (_ungrouped,)),
    ("SELECT * is not authorized", (_star_of_groups,)),
)
_OTHERS: Mapping[str, tuple[Finder, ...]] = {
    "query": (_bound_again, _label_again, _uneven_rows, _misplaced_aggregates),
    "update": (_variable_data, _bound_again, _uneven_rows, _misplaced_aggregates),
}
