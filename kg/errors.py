"""Every error that ClaimGraph raises on purpose, as one tree.

    KgError
    ├── InputError        what was given cannot be used: mend the input and try again
    │   ├── ArticleError      an article file, line or page that cannot be read
    │   ├── LanguageError     a language file that breaks its schema, or an unknown language tag
    │   ├── ProtectedError    a graph that only the program itself writes
    │   └── QueryError        a SPARQL query that does not parse or is not allowed
    │       └── FormError         its answer cannot be written in any form that was asked for
    ├── NotFoundError     the thing asked for is not in the store
    ├── TooLargeError     a limit was passed: ask for less
    ├── BusyError         the work was stopped at a limit, or somebody else holds the store: try again, ask for less
    ├── ChangedError      the store was changed meanwhile: read it again, then try again
    ├── GoneError         nobody waited for the answer any more, so the work was stopped
    └── StoreError        the store refused or failed; nothing of the change was kept

Each class has a fixed `code`, which programs may rely on. HTTP statuses are chosen in `api/errors.py`.
"""

from __future__ import annotations

from typing import ClassVar


class KgError(Exception):
    """Root of all errors raised on purpose."""

    code: ClassVar[str] = "error"


class InputError(KgError):
    """What was given cannot be used; the text says what was expected and where."""

    code = "invalid"


class ArticleError(InputError):
    """An article that cannot be read; other articles of the run are not touched."""

    code = "article"


class LanguageError(InputError):
    """A language file that breaks its schema; the text names the file and the key."""

    code = "language"


class ProtectedError(InputError):
    """A change by hand to a graph that only the program itself writes; the text names it."""

    code = "protected"


class QueryError(InputError):
    """A query that does not parse or asks for what is refused.

    Args:
        message: what is wrong.
        line: 1-based line of the fault, None where the engine does not say.
        column: 1-based column of the fault, None where the engine does not say.
        sparql: the text that line and column count in, to show the place; None where it is not at hand.
    """

    code = "query"

    def __init__(
        self, message: str, *, line: int | None = None, column: int | None = None, sparql: str | None = None
    ) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.sparql = sparql


class ParseError(QueryError):
    """A query or an update that does not parse; mend it at this line and column."""


class FormError(QueryError):
    """The answer to this form of query cannot be written in any media type that was asked for; the text lists them."""

    code = "not_acceptable"


class NotFoundError(KgError):
    """No such article, actor, claim, contradiction or dispute in the store."""

    code = "not_found"


class LimitError(KgError):
    """Something passed a limit; the text names it and says what to do.

    Args:
        message: what happened and what to do.
        limit: which limit, as a word that programs may rely on: rows, bytes, seconds, memory or waiting. None where the
            limit is not one of this server's.
        allowed: its value, in rows, bytes, seconds, bytes or waiting queries.
    """

    def __init__(self, message: str, *, limit: str | None = None, allowed: float | None = None) -> None:
        super().__init__(message)
        self.limit = limit
        self.allowed = allowed


class TooLargeError(LimitError):
    """A size limit was passed; the text names the limit."""

    code = "too_large"


class BusyError(LimitError):
    """Stopped at a limit of time or memory, or something is held by somebody else; trying again may help."""

    code = "busy"


class ShareError(BusyError):
    """One client has as many queries under way as it may; others go on. Wait for one of them to end."""

    code = "share"


class ChangedError(KgError):
    """The store is no longer of the version that a change was made for; nothing was done."""

    code = "changed"


class GoneError(KgError):
    """Stopped because the client went away; nobody reads this."""

    code = "gone"


class StoreError(KgError):
    """The store failed; nothing of the change was kept."""

    code = "store"
