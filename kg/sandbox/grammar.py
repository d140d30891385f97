"""Finds the first terminal of a text at which the grammar of SPARQL 1.1 cannot go on, and what could have stood there.

The grammar is data, `grammar.txt`. One terminal decides what comes next, so nothing is tried twice, and the stack is a
list, so that no nesting is too deep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.sandbox.lexis import END, Terminal, fold, terminals

_FILE = Path(__file__).with_name("grammar.txt")
_PIECE = re.compile(r"'(?P<word>[^']+)'|(?P<TERMINAL>[A-Z]{2,})\b|(?P<rule>[A-Z]\w*)|(?P<sign>[()|?*+])")
_NAMES = {
    "VARIABLE": "a variable", "STRING": "a string", "INTEGER": "a whole number", "IRIREF": "an IRI in angle brackets",
    "NAMESPACE": "a prefix and a colon", "TAG": "a language tag", "BLANK": "a blank node", "NIL": "()", END: "the end",
}  # fmt: skip
_OPERATOR, _FEW, _SHOWN = "Operator", 3, 8  # more operators than a few are not listed; nor more than so many names
_SIGN_IN_IRI = "<"  # "?a<?b&&?c>?d" is a comparison, though "<?b&&?c>" could be an IRI


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A part of a rule.

    `kind`: "terminal" and "rule" with a `name`; "all" of the parts, "one" of them, or its one part "maybe" or "often"
    (any number of times).
    """

    kind: str
    name: str = ""
    parts: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules by their names.

    `firsts`: with which terminals each part may begin, and "" if it may be nothing. `words`: rules in plain words.
    """

    rules: Mapping[str, Node]
    firsts: Mapping[Node, frozenset[str]]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the grammar cannot go on, and what it expected: kinds of terminals."""

    found: Terminal
    expected: frozenset[str]


def check(sparql: str, start: str) -> Stop | None:
    """The first terminal that cannot stand where it does; None where the text is well-formed.

    Args:
        sparql: the text.
        start: the rule that the whole of it should follow, QueryText or UpdateText.
    """
    grammar, waiting = load(), terminals(sparql)
    stack, token = [Node("terminal", END), grammar.rules[start]], next(waiting)
    passed: set[str] = set()  # what could have stood before this terminal as well
    while stack:
        node = stack.pop()
        firsts = grammar.firsts.get(node, frozenset((END,)))
        if token.kind == "IRIREF" and "IRIREF" not in firsts and _SIGN_IN_IRI in firsts:
            waiting = terminals(sparql, token.start + 1)
            token = Terminal(_SIGN_IN_IRI, _SIGN_IN_IRI, token.start)
        if token.kind not in firsts and "" not in firsts:
            return Stop(token, frozenset(passed | firsts))
        if token.kind not in firsts:
            passed |= firsts - {""}
        elif node.kind == "terminal":
            token = next(waiting, token)
            passed.clear()
        else:
            stack += _expand(node, token.kind, grammar)
    return None


def describe(expected: frozenset[str]) -> str:
    """What was expected, in words: sets of terminals by the names of their rules, the largest first."""
    grammar, left, found = load(), set(expected), list[str]()
    sets = {name: grammar.firsts[grammar.rules[name]] for name in grammar.words}
    for name in sorted(sets, key=lambda name: (-len(sets[name]), name)):
        if sets[name] <= left or (name == _OPERATOR and len(sets[name] & left) > _FEW):
            left -= sets[name]
            found.append(grammar.words[name])
    found += [_NAMES.get(kind, kind if kind.isalpha() else f'"{kind}"') for kind in sorted(left)]
    shown = list(dict.fromkeys(found))
    return " or ".join(shown[:_SHOWN]) + (" or …" if len(shown) > _SHOWN else "")


@cache
def load() -> Grammar:
    """The grammar as it is in its file."""
    text = "\n".join(line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rules, words = dict[str, Node](), dict[str, str]()
    for line in re.sub(r"\n +", " ", text).splitlines():
        name, _, right = line.partition(" = ")
        if right:
            body, _, said = right.partition(" -- ")
            rules[name] = _read([*_PIECE.finditer(body)][::-1])
            if said:
                words[name] = said
    return Grammar(rules, _firsts(rules), words)


def _expand(node: Node, kind: str, grammar: Grammar) -> Sequence[Node]:
    """What takes the place of a part on the stack, the next last."""
    if node.kind == "rule":
        return (grammar.rules[node.name],)
    if node.kind == "one":
        return (next(part for part in node.parts if kind in grammar.firsts[part]),)
    return (node, *node.parts) if node.kind == "often" else node.parts[::-1]


def _read(pieces: list[re.Match[str]]) -> Node:
    """One alternative or several, up to a closing bracket, which is taken too.

    Args:
        pieces: the next last; what is read is taken off.
    """
    alternatives: list[list[Node]] = [[]]
    while pieces:
        piece = pieces.pop()
        text = piece.group()
        if text == ")":
            break
        if text == "|":
            alternatives.append([])
        elif text in "?*+":
            last = alternatives[-1].pop()
            alternatives[-1] += [last] if text == "+" else []
            alternatives[-1].append(Node("maybe" if text == "?" else "often", parts=(last,)))
        else:
            alternatives[-1].append(_read(pieces) if text == "(" else _leaf(piece))
    found = [parts[0] if len(parts) == 1 else Node("all", parts=tuple(parts)) for parts in alternatives]
    return found[0] if len(found) == 1 else Node("one", parts=tuple(found))


def _leaf(piece: re.Match[str]) -> Node:
    if piece["word"]:
        return Node("terminal", fold(piece["word"]))
    return Node("terminal", piece["TERMINAL"]) if piece["TERMINAL"] else Node("rule", piece["rule"])


def _firsts(rules: Mapping[str, Node]) -> dict[Node, frozenset[str]]:
    """With what every part of every rule may begin, worked out until nothing changes."""
    nodes = list(dict.fromkeys(node for rule in rules.values() for node in parts(rule)))
    found: dict[Node, frozenset[str]] = dict.fromkeys(nodes, frozenset())
    is_changed = True
    while is_changed:
        is_changed = False
        for node in nodes:
            new = _first(node, rules, found)
            is_changed |= new != found[node]
            found[node] = new
    return found


def _first(node: Node, rules: Mapping[str, Node], found: Mapping[Node, frozenset[str]]) -> frozenset[str]:
    if node.kind == "terminal":
        return frozenset((node.name,))
    if node.kind == "rule":
        return found[rules[node.name]]
    if node.kind == "one":
        return frozenset().union(*(found[part] for part in node.parts))
    if node.kind in ("maybe", "often"):
        return found[node.parts[0]] | {""}
    begun: frozenset[str] = frozenset()
    for part in node.parts:
        begun |= found[part] - {""}
        if "" not in found[part]:
            return begun
    return begun | {""}


def parts(node: Node) -> Iterator[Node]:
    """The node and all below, those below first."""
    for part in node.parts:
        yield from parts(part)
    yield node
