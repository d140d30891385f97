"""Articles in PolNeAR's layout: brat files of attributions beside their texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation import Layout, read_gold
from kg.model import Span

TEXT = "Mayor says the bridge\nis safe.\n\n“We,” Rini Adi said, “are sure.” Critics disagree.\n"


def bound(key: str, kind: str, *words: str) -> str:
    """A text-bound annotation over these words."""
    starts = [TEXT.index(word) for word in words]
    places = ";".join(f"{start} {start + len(word)}" for start, word in zip(starts, words, strict=True))
    return f"{key}\t{kind} {places}\t{' '.join(words)}".replace("\n", " ")


LINES = (
    bound("T1", "Source", "Mayor"),
    bound("T2", "Cue", "says"),
    bound("T3", "Content", "the bridge\nis safe"),
    bound("T4", "Attribution", "says"),
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
    bound("T5", "Source", "Rini Adi"),
    bound("T6", "Cue", "said"),
    bound("T7", "Content", "“We,”", "“are sure.”"),
    bound("T8", "Attribution", "said"),
    "E2\tAttribution:T8 Cue:T6 Source:T5 Content:T7 ",
    bound("T9", "Cue", "disagree"),
    bound("T10", "Content", "sure"),
    bound("T11", "Attribution-no-source", "disagree"),
    "E3\tAttribution-no-source:T11 Content:T10 Cue:T9",
    bound("T12", "Discuss", "Critics"),
    bound("T13", "Attribution", "disagree"),
    "E4\tAttribution:T13 Cue:T9",
    "#1\tAnnotatorNotes T12\tis this one?",
)


def write(folder: Path, *lines: str, annotator: str = "4b22") -> Path:
    for name in ("text", "attributions"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "text" / "daily_2016-09-08_the-bridge.txt").write_text(TEXT, encoding="utf-8")
    file = folder / "attributions" / f"daily_2016-09-08_the-bridge_{annotator}.ann"
    file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return folder


def test_attributions_become_statements(tmp_path: Path) -> None:
    (article,) = read_gold(write(tmp_path, *LINES), Layout.POLNEAR)
    assert article.name == "daily_2016-09-08_the-bridge"
    assert article.hints.lang == "en"
    said = {s.key: ([span.of(article.text) for span in s.content], s.speaker) for s in article.statements}
    assert said == {
        "E1": (["the bridge\nis safe"], "Mayor"),
        "E2": (["“We,”", "“are sure.”"], "Rini Adi"),
        "E3": (["sure"], None),
    }
    assert article.statements[0].mention == Span(0, 5)
    assert {s.act for s in article.statements} == {None}


def test_content_given_in_two_arguments_is_one_statement(tmp_path: Path) -> None:
    lines = (
        bound("T1", "Content", "“We,”"),
        bound("T2", "Content", "“are sure.”"),
        bound("T3", "Attribution", "said"),
        "E1\tAttribution:T3 Content2:T2 Content:T1",
    )
    (article,) = read_gold(write(tmp_path, *lines), Layout.POLNEAR)
    assert len(article.statements[0].content) == 2


def test_of_several_annotators_the_first_is_taken(tmp_path: Path) -> None:
    write(tmp_path, *LINES, annotator="ef2d")
    (article,) = read_gold(write(tmp_path, *LINES[:5], annotator="4e07"), Layout.POLNEAR)
    assert [statement.key for statement in article.statements] == ["E1"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(["T1\tContent 0 5\tMajor"], "line 1", id="other words"),
        pytest.param(["T1\tContent 0 500\tMayor"], "outside", id="outside the text"),
        pytest.param(["T1 Content 0 5 Mayor"], "line 1", id="no tabs"),
        pytest.param(["E1\tAttribution:T1 Content:T2"], "'T1'", id="unknown annotation"),
        pytest.param(["E1\tMeeting:T1"], "line 1", id="another event"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, lines: list[str], told: str) -> None:
    with pytest.raises(InputError, match=r"the-bridge_4b22\.ann") as raised:
        read_gold(write(tmp_path, *lines), Layout.POLNEAR)
    assert told in str(raised.value)


def test_a_missing_text_is_refused(tmp_path: Path) -> None:
    next((write(tmp_path, *LINES) / "text").iterdir()).unlink()
    with pytest.raises(InputError, match=r"expected its text"):
        read_gold(tmp_path, Layout.POLNEAR)


def test_a_folder_without_attributions_gives_none(tmp_path: Path) -> None:
    assert read_gold(tmp_path, Layout.POLNEAR) == ()
