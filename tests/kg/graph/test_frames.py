"""The frames of the ontology and the language files belong together."""

from __future__ import annotations

import re

import pytest

from kg import languages
from kg.graph import frames

FRAMES = frames.load()


def test_open_is_a_frame_without_roles() -> None:
    assert FRAMES["open"].roles == ()


@pytest.mark.parametrize("frame", [f for f in FRAMES.values() if f.id != "open"], ids=lambda f: f.id)
def test_frame_is_complete(frame: frames.Frame) -> None:
    assert {"en", "id"} <= set(frame.labels)
    assert {"en", "id"} <= set(frame.templates)
    assert frame.roles
    for template in frame.templates.values():
        assert set(re.findall(r"\{([a-z-]+)\}", template)) <= {*frame.roles}


@pytest.mark.parametrize("frame", [f for f in FRAMES.values() if f.id != "open"], ids=lambda f: f.id)
def test_template_has_a_variant_without_an_agent(frame: frames.Frame) -> None:
    variants = frame.templates["en"].split("|")
    assert "{agent}" not in variants[-1] or frame.roles[0] != "agent"


@pytest.mark.parametrize("tag", ["en", "id", "ro", "ru", "tr", "uk", "az", "fr", "de", "es", "ar", "hy"])
def test_language_has_words_for_every_frame(tag: str) -> None:
    assert {words.id for words in languages.load(tag).frame} == set(FRAMES) - {"open"}


@pytest.mark.parametrize("tag", languages.available())
def test_language_uses_known_frames(tag: str) -> None:
    assert {words.id for words in languages.load(tag).frame} <= set(FRAMES)


@pytest.mark.parametrize(
    ("frame", "presupposed"),
    [("convict", "charge"), ("acquit", "charge"), ("release", "arrest"), ("continue-fighting", "wage-war")],
)
def test_frame_takes_another_for_granted(frame: str, presupposed: str) -> None:
    assert presupposed in FRAMES[frame].presupposes


@pytest.mark.parametrize(("frame", "implied"), [("occupy", "control-territory"), ("sign", "agree")])
def test_frame_implies_another(frame: str, implied: str) -> None:
    assert implied in FRAMES[frame].implies
