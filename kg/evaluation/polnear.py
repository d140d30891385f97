"""A user's own copy of PolNeAR in, gold articles out: English political news with all attributions, spans only.

Layout as published (github.com/networkdynamics/PolNeAR, "Data File Structure"): each compartment of `data/` (train,
dev, test) has `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann` in brat standoff. There an attribution is an event

    E1<tab>Attribution:T4 Content:T3 Cue:T2 Source:T1

over text-bound annotations `T3<tab>Content 15 58<tab>words`, where stretches that do not hang together are divided by
";". "Attribution-no-source" is read as well; "Discard", "Discuss" and notes are passed over. Where several people
annotated an article, the first of them by name is taken. Content keeps its quotation marks and "that", as annotated.

PolNeAR also marks attitudes and beliefs ("wants", "fears"), which are no statements here: recall is a lower bound.
It marks neither act nor commitment nor canonical names, so these are not scored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kg.articles import Hints
from kg.errors import InputError
from kg.evaluation.records import GoldArticle, MarkedStatement, read_span
from kg.model import Span

_BOUND = re.compile(r"(?P<id>T\d+)\t(?P<type>\S+) (?P<places>\d+ \d+(?:;\d+ \d+)*)\t(?P<words>.*)")
_EVENT = re.compile(r"(?P<id>E\d+)\t(?P<arguments>Attribution(?:-no-source)?:T\d+(?: \S+:T\d+)*) ?")
_ROLE = re.compile(r"(?P<role>Source|Content)\d*")  # brat numbers a role that an event has twice


@dataclass(frozen=True, slots=True)
class _Bound:
    """A text-bound annotation."""

    spans: tuple[Span, ...]
    words: str


def read_compartment(folder: Path) -> tuple[GoldArticle, ...]:
    """The articles of one compartment, by name; none where the folder has no attributions.

    Raises:
        InputError: a text is missing, or an annotation does not fit its text; the text names file and line.
    """
    by_name: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        by_name.setdefault(path.stem.rpartition("_")[0] or path.stem, path)
    return tuple(_read_article(folder, name, path) for name, path in sorted(by_name.items()))


def _read_article(folder: Path, name: str, path: Path) -> GoldArticle:
    text_path = folder / "text" / f"{name}.txt"
    if not text_path.is_file():
        raise InputError(f"{path.name}: expected its text, {text_path}")
    text = text_path.read_bytes().decode("utf-8")
    return GoldArticle(
        name=name,
        folder=str(folder),
        text=text,
        hints=Hints(lang="en"),
        statements=_read_attributions(path.read_text(encoding="utf-8"), text, name=path.name),
    )


def _read_attributions(annotation: str, text: str, *, name: str) -> tuple[MarkedStatement, ...]:
    bounds: dict[str, _Bound] = {}
    events: list[tuple[str, str]] = []
    for number, line in enumerate(annotation.splitlines(), start=1):
        where = f"{name} line {number}"
        if line.startswith("T"):
            key, bound = _read_bound(line, text, where=where)
            bounds[key] = bound
        elif line.startswith("E"):
            found = _EVENT.fullmatch(line)
            if found is None:
                raise InputError(f"{where}: expected an attribution, not {line!r}")
            events.append((found["id"], found["arguments"]))
    statements = (_read_event(key, arguments, bounds, name=name) for key, arguments in events)
    return tuple(statement for statement in statements if statement is not None)


def _read_bound(line: str, text: str, *, where: str) -> tuple[str, _Bound]:
    found = _BOUND.fullmatch(line)
    if found is None:
        raise InputError(f"{where}: expected a text-bound annotation, not {line!r}")
    pairs = ([int(number) for number in place.split()] for place in found["places"].split(";"))
    spans = tuple(read_span(pair, where=where, length=len(text)) for pair in pairs)
    # brat writes a line end inside an annotation as a space.
    if "".join(found["words"].split()) != "".join("".join(span.of(text) for span in spans).split()):
        raise InputError(f"{where}: {found['words']!r} is not what stands there")
    return found["id"], _Bound(tuple(sorted(spans)), found["words"])


def _read_event(key: str, arguments: str, bounds: dict[str, _Bound], *, name: str) -> MarkedStatement | None:
    """The statement of an event; None where it has no content."""
    parts: dict[str, list[_Bound]] = {"Source": [], "Content": []}
    for argument in arguments.split():
        role, _, target = argument.partition(":")
        if target not in bounds:
            raise InputError(f"{name} {key}: there is no annotation {target!r}")
        if (found := _ROLE.fullmatch(role)) is not None:
            parts[found["role"]].append(bounds[target])
    content = tuple(sorted(span for bound in parts["Content"] for span in bound.spans))
    if not content:
        return None
    if not parts["Source"]:
        return MarkedStatement(key, content)
    source = parts["Source"][0]
    return MarkedStatement(key, content, source.words, source.spans[0])
