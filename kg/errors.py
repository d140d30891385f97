"""Every error that ClaimGraph raises on purpose, as one tree.

    KgError
    ├── InputError        what was given cannot be used: mend the input and try again
    │   ├── ArticleError      an article file, line or page that cannot be read
    │   ├── LanguageError     a language file that breaks its schema, or an unknown language tag
    │   └── QueryError        a SPARQL query that does not parse or is not allowed
    ├── NotFoundError     the thing asked for is not in the store
    ├── TooLargeError     a limit was passed: ask for less
    ├── BusyError         the work was stopped at its deadline, or somebody else holds the store: try again
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


class QueryError(InputError):
    """A query that does not parse or asks for what is refused.

    Args:
        message: what is wrong.
        line: 1-based line of the fault, None where the engine does not say.
        column: 1-based column of the fault, None where the engine does not say.
    """

    code = "query"

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class NotFoundError(KgError):
    """No such article, actor, claim, contradiction or dispute in the store."""

    code = "not_found"


class TooLargeError(KgError):
    """A size limit was passed; the text names the limit."""

    code = "too_large"


class BusyError(KgError):
    """Stopped at a deadline, or the store is held by another process; trying again may help."""

    code = "busy"


class StoreError(KgError):
    """The store failed; nothing of the change was kept."""

    code = "store"
