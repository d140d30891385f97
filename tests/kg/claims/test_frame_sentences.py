"""Each language reads its frames: invented sentences with their frame, who does it and to whom; and near misses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.model import Entity, EntityKind
from tests import factories
from tests.kg.claims.reading import body, place, read, says

_FILE = Path(__file__).parent / "frame_sentences.txt"
_NAME = re.compile(r"\[([^:=\]]+)(?:=([^:\]]+))?:(\w+)\]")  # words, their dictionary form, who it is
_KINDS = {
    "court": EntityKind.BODY,
    "parliament": EntityKind.BODY,
    "gov": EntityKind.GOVERNMENT,
    "army": EntityKind.ARMED_FORCES,
    "kadlec": EntityKind.PERSON,
    "firm": EntityKind.ORGANISATION,
    "rival": EntityKind.ORGANISATION,
}
_ENOUGH = 20  # sentences that each language has at least


class _Row(NamedTuple):
    lang: str
    frame: str
    roles: dict[str, str]
    text: str
    cast: tuple[Entity, ...]
    who: dict[str, str]  # by IRI


def _row(line: str) -> _Row:
    lang, frame, roles, marked = (part.strip() for part in line.split("|"))
    named = {who: _entity(who, words, base or words) for words, base, who in _NAME.findall(marked)}
    return _Row(
        lang,
        frame,
        dict(part.split("=") for part in roles.split()),
        _NAME.sub(lambda match: match[1], marked),
        (*named.values(), factories.OUTLET),
        {entity.iri: who for who, entity in named.items()},
    )


def _entity(who: str, words: str, base: str) -> Entity:
    return body(who, base, _KINDS[who], None, words) if who in _KINDS else place(who, base, None, words)


_ROWS = [_row(line) for line in _FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row.lang}-{row.frame}-{row.text}")
def test_sentence_is_read_as_its_frame(row: _Row) -> None:
    (found,) = read(row.text, says(row.text, factories.OUTLET), lang=row.lang, cast=row.cast)
    if row.frame.startswith("!"):
        assert found.claim.frame != row.frame[1:]
        return
    assert found.claim.frame == row.frame
    filled = {slot.role: row.who[slot.value] for slot in found.claim.slots if slot.is_entity}
    assert {role: filled.get(role) for role in row.roles} == row.roles


@pytest.mark.parametrize("lang", sorted({row.lang for row in _ROWS}))
def test_language_has_enough_sentences(lang: str) -> None:
    assert len({row.frame for row in _ROWS if row.lang == lang and not row.frame.startswith("!")}) >= _ENOUGH
