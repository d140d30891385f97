"""All terminals of SPARQL 1.1 (Query, section 19.8), for saying what is wrong with a text that an engine refused.

`kg.sandbox.tokens` reads less, for telling keywords from all else in texts that may be good.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Longest first, and nothing is read twice (`*+`, `++` give nothing back). What has a beginning and no end is OPEN, and
# what belongs to no terminal is ODD. An IRI of relative comparison, "?a<?b&&?c>?d", is told from one by the grammar.
_TERMINAL = re.compile(
    r"""
    (?P<gap>[ \t\r\n]++|\#[^\n\r]*+)
  | (?P<STRING>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*+\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
        | \"(?!\"\")(?:[^"\\\n\r]|\\.)*+\" | '(?!'')(?:[^'\\\n\r]|\\.)*+')
  | (?P<OPEN>["'])
  | (?P<IRIREF><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)
  | (?P<VARIABLE>[?$]\w++)
  | (?P<TAG>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
  | (?P<BLANK>_:\w(?:[\w\-\u00b7]|\.++(?=[\w\-]))*+ | \[[ \t\r\n]*+\])
  | (?P<NAME>(?:[^\W\d_](?:[\w\-]|\.++(?=[\w\-]))*+)?:
        (?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
        (?:[\w:\-\u00b7]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]|\.++(?=[\w:\-%\\]))*+)
  | (?P<NAMESPACE>(?:[^\W\d_](?:[\w\-]|\.++(?=[\w\-]))*+)?:)
  | (?P<word>[A-Za-z][A-Za-z0-9_]*+)
  | (?P<SIGNED>[+\-](?:(?:\d++\.\d*+|\.?\d++)[eE][+\-]?\d++|\d*+\.\d++|\d++))
  | (?P<DOUBLE>(?:\d++\.\d*+|\.?\d++)[eE][+\-]?\d++)
  | (?P<DECIMAL>\d*+\.\d++)
  | (?P<INTEGER>\d++)
  | (?P<NIL>\([ \t\r\n]*+\))
  | (?P<sign>\^\^|\|\||&&|!=|<=|>=|[\^|!=<>*/+\-?(){}\[\],;.])
  | (?P<ODD>.)
    """,
    re.VERBOSE | re.DOTALL,
)
END = "END"
_AS_WRITTEN = ("a", "true", "false")  # the words that are not the same in upper case


@dataclass(frozen=True, slots=True)
class Terminal:
    """One terminal. `kind`: as the grammar calls it, a word or a sign itself; `END` at the end of the text."""

    kind: str
    text: str
    start: int


def terminals(sparql: str, start: int = 0) -> Iterator[Terminal]:
    """The terminals from this place on, without white space and comments; the last one is the end."""
    for match in _TERMINAL.finditer(sparql, start):
        group, text = match.lastgroup or "ODD", match.group()
        if group == "gap":
            continue
        kind = group
        if group == "sign":
            kind = text
        elif group == "word":
            kind = text if text in _AS_WRITTEN else fold(text)
        yield Terminal(kind, text, match.start())
    yield Terminal(END, "", len(sparql.rstrip()))


def fold(word: str) -> str:
    """The word in the one form by which it is compared."""
    return word if word in _AS_WRITTEN else word.upper()
