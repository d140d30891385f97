"""The operations of one SPARQL 1.1 Update request, each with its clauses as text (SPARQL 1.1 Update, section 3).

In: the text of a request. Out: one record an operation, read token by token; what stands between the braces is left to
the engine, which sees every operation again. So a fault inside is the engine's to find, and one that this module would
overlook cannot change what is done: an operation that was cut wrongly does not parse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from kg.errors import ParseError, QueryError
from kg.sandbox.tokens import Token, tokens

MAX_DEPTH = 100  # brackets inside brackets: the engine reads them by recursion, and a stack has an end
MAX_OPERATIONS = 1_000  # of one request: they are read in the server, which answers others meanwhile
Kind = Literal["insert data", "delete data", "modify", "clear", "create", "add", "move", "copy"]
_OPEN, _CLOSE = "{([", "})]"
_GRAPH_WORDS = ("DEFAULT", "NAMED", "ALL")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation.

    `text`, `line`, `column`: as it was written, and where it starts, from 1. `prologue`: the declarations in force.
    `delete`, `insert`: what stands between the braces of the templates or of the data; None where there is no such
    clause. `where`: the pattern with its braces. `with_graph`, `using`, `using_named`, `source`, `target`: graphs as
    they were written (an IRI in angle brackets or a prefixed name); `source` and `target` may also be DEFAULT, and the
    target of a clear NAMED or ALL. A drop is a clear: this store keeps no empty graphs.
    """

    kind: Kind
    text: str
    line: int
    column: int
    prologue: str
    delete: str | None = None
    insert: str | None = None
    where: str | None = None
    with_graph: str | None = None
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()
    source: str | None = None
    target: str | None = None
    is_silent: bool = False


@dataclass(slots=True)
class _Parts:
    """The fields of an operation while it is read; see `Operation`."""

    kind: Kind
    delete: str | None = None
    insert: str | None = None
    where: str | None = None
    with_graph: str | None = None
    using: list[str] = field(default_factory=list)
    using_named: list[str] = field(default_factory=list)
    source: str | None = None
    target: str | None = None
    is_silent: bool = False


def split(sparql: str) -> tuple[Operation, ...]:
    """The operations in their order; none where the text holds only declarations.

    Raises:
        QueryError: it is no update, at this line and column, its brackets are nested deeper than `MAX_DEPTH`, or it has
            more than `MAX_OPERATIONS`.
    """
    cursor = _Cursor(sparql)
    found: list[Operation] = []
    prologue: list[str] = []
    while True:
        _read_prologue(cursor, prologue)
        if cursor.at_end():
            return tuple(found)
        if len(found) == MAX_OPERATIONS:
            raise cursor.refusal(f"a request may have {MAX_OPERATIONS:,} operations at most: divide it")
        found.append(_read_operation(cursor, " ".join(prologue)))
        if cursor.at_end():
            return tuple(found)
        cursor.take_symbol(";")


class _Cursor:
    """The tokens that mean something, one after the other."""

    def __init__(self, sparql: str) -> None:
        self._sparql = sparql
        self._tokens = [token for token in tokens(sparql) if token.kind != "comment" and not token.text.isspace()]
        self._next = 0

    def at_end(self) -> bool:
        """Is nothing left?"""
        return self._next == len(self._tokens)

    def here(self) -> int:
        """Where the next token starts."""
        return len(self._sparql) if self.at_end() else self._tokens[self._next].start

    def place(self, start: int) -> tuple[int, int]:
        """Line and column, from 1, of this place."""
        return place(self._sparql, start)

    def between(self, start: int, end: int) -> str:
        """This part of the text."""
        return self._sparql[start:end]

    def end_of_last(self) -> int:
        """Where the last token that was taken ends."""
        token = self._tokens[self._next - 1]
        return token.start + len(token.text)

    def word(self) -> str:
        """The next token in upper case if it is a bare word; "" otherwise."""
        token = None if self.at_end() else self._tokens[self._next]
        return token.text.upper() if token is not None and token.kind == "word" else ""

    def take_word(self, *expected: str) -> str:
        """The next bare word, which is one of these."""
        word = self.word()
        if word not in expected:
            raise self.fault(f"expected {' or '.join(expected)}")
        self._next += 1
        return word

    def skip_word(self, expected: str) -> bool:
        """Take the next token if it is this word; say whether it was."""
        is_there = self.word() == expected
        self._next += is_there
        return is_there

    def take_symbol(self, symbol: str) -> None:
        """Take this sign."""
        if self.at_end() or self._tokens[self._next].text != symbol:
            raise self.fault(f"expected {symbol!r}")
        self._next += 1

    def take_graph(self) -> str:
        """An IRI or a prefixed name, as it is written."""
        token = self._take("iri", "name")
        return token.text

    def take_namespace(self) -> str:
        """A prefix with its colon."""
        token = self._take("name")
        if not token.text.endswith(":"):
            raise self.fault("expected a prefix and a colon")
        return token.text

    def take_block(self) -> str:
        """All from this opening brace to the one that closes it, both included."""
        start = self.here()
        self.take_symbol("{")
        depth = 1
        while depth:
            if self.at_end():
                raise self.fault("expected '}'")
            token = self._tokens[self._next]
            self._next += 1
            if token.kind in ("brace", "other"):
                depth += (token.text in _OPEN) - (token.text in _CLOSE)
            if token.text == "<" and self._sparql.startswith("<<", token.start):
                raise self.refusal("triples as terms are not kept: this is an RDF 1.1 store")
            if depth > MAX_DEPTH:
                raise self.refusal(f"brackets are nested more than {MAX_DEPTH} deep")
        return self._sparql[start : self.end_of_last()]

    def fault(self, reason: str) -> ParseError:
        """What is wrong at the next token."""
        line, column = place(self._sparql, self.here())
        return ParseError(
            f"the update does not parse at line {line}, column {column}: {reason}", line=line, column=column
        )

    def refusal(self, reason: str) -> QueryError:
        """Why what parses is not done, at the next token."""
        line, column = place(self._sparql, self.here())
        return QueryError(f"the update is refused at line {line}, column {column}: {reason}", line=line, column=column)

    def _take(self, *kinds: str) -> Token:
        if self.at_end() or self._tokens[self._next].kind not in kinds:
            raise self.fault("expected an IRI" if "iri" in kinds else "expected a prefix and a colon")
        self._next += 1
        return self._tokens[self._next - 1]


def place(text: str, start: int) -> tuple[int, int]:
    """Line and column, from 1, of a place in a text."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _read_prologue(cursor: _Cursor, prologue: list[str]) -> None:
    while cursor.word() in ("BASE", "PREFIX"):
        word = cursor.take_word("BASE", "PREFIX")
        name = f"{cursor.take_namespace()} " if word == "PREFIX" else ""
        prologue.append(f"{word} {name}{cursor.take_graph()}")


def _read_operation(cursor: _Cursor, prologue: str) -> Operation:
    start = cursor.here()
    line, column = cursor.place(start)
    parts = _read_parts(cursor)
    return Operation(
        kind=parts.kind, text=cursor.between(start, cursor.end_of_last()), line=line, column=column, prologue=prologue,
        delete=parts.delete, insert=parts.insert, where=parts.where, with_graph=parts.with_graph,
        using=tuple(parts.using), using_named=tuple(parts.using_named), source=parts.source, target=parts.target,
        is_silent=parts.is_silent,
    )  # fmt: skip


def _read_parts(cursor: _Cursor) -> _Parts:
    word = cursor.take_word("INSERT", "DELETE", "WITH", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")
    match word:
        case "CLEAR" | "DROP":
            is_silent = cursor.skip_word("SILENT")
            return _Parts("clear", target=_read_target(cursor), is_silent=is_silent)
        case "CREATE":
            is_silent = cursor.skip_word("SILENT")
            cursor.take_word("GRAPH")
            return _Parts("create", target=cursor.take_graph(), is_silent=is_silent)
        case "ADD" | "MOVE" | "COPY":
            return _read_transfer(cursor, word)
        case "WITH":
            graph = cursor.take_graph()
            return _read_modify(cursor, cursor.take_word("INSERT", "DELETE"), graph)
        case _ if cursor.skip_word("DATA"):
            data = _inside(cursor.take_block())
            return _Parts("insert data", insert=data) if word == "INSERT" else _Parts("delete data", delete=data)
        case _:
            return _read_modify(cursor, word, None)


def _read_target(cursor: _Cursor) -> str:
    word = cursor.take_word("GRAPH", *_GRAPH_WORDS)
    return cursor.take_graph() if word == "GRAPH" else word


def _read_transfer(cursor: _Cursor, word: str) -> _Parts:
    kinds: dict[str, Kind] = {"ADD": "add", "MOVE": "move", "COPY": "copy"}
    is_silent = cursor.skip_word("SILENT")
    source = _read_graph_or_default(cursor)
    cursor.take_word("TO")
    return _Parts(kinds[word], source=source, target=_read_graph_or_default(cursor), is_silent=is_silent)


def _read_graph_or_default(cursor: _Cursor) -> str:
    if cursor.skip_word("DEFAULT"):
        return "DEFAULT"
    cursor.skip_word("GRAPH")
    return cursor.take_graph()


def _read_modify(cursor: _Cursor, word: str, graph: str | None) -> _Parts:
    parts = _Parts("modify", with_graph=graph)
    if word == "DELETE" and graph is None and cursor.skip_word("WHERE"):
        parts.where = cursor.take_block()
        parts.delete = _inside(parts.where)
        return parts
    if word == "DELETE":
        parts.delete = _inside(cursor.take_block())
    if word == "INSERT" or cursor.skip_word("INSERT"):
        parts.insert = _inside(cursor.take_block())
    while cursor.skip_word("USING"):
        graphs = parts.using_named if cursor.skip_word("NAMED") else parts.using
        graphs.append(cursor.take_graph())
    cursor.take_word("WHERE")
    parts.where = cursor.take_block()
    return parts


def _inside(block: str) -> str:
    return block[1:-1]


def is_ground(operations: Sequence[Operation]) -> bool:
    """Can all of them be done without looking for anything in the store?"""
    return all(
        operation.kind in ("insert data", "delete data") or (operation.kind == "clear" and operation.target != "NAMED")
        for operation in operations
    )
