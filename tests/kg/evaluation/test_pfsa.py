"""Articles in PFSA-ID's layout: one token and its label a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation import Layout, read_gold

# In English: the bridge is closed; "we are still checking", said Sari Wening on Monday; "be patient (residents)", she
# said. Residents refuse; "we are tired", said Rini.
LEAD = "Jembatan/B-ISSUE ditutup/L-ISSUE ./O"
FIRST = (
    "”/B-STATEMENT | Kami/I-STATEMENT masih/I-STATEMENT periksa/I-STATEMENT ,/I-STATEMENT ”/L-STATEMENT "
    "kata/U-CUE Sari/B-PERSON Wening/L-PERSON ,/O Senin/B-DATETIME (/I-DATETIME 5/10/I-DATETIME )/L-DATETIME ./O"
)
SECOND = (
    "”/B-STATEMENT | Sabar/I-STATEMENT (/I-STATEMENT warga/I-STATEMENT )/I-STATEMENT ,/I-STATEMENT ”/L-STATEMENT "
    "katanya/U-CUECOREF ./O"
)
UNLABELLED = "Warga/O menolak/O ./O | ”/O | Kami/O lelah/O ,/O ”/O ujar/O Rini/O ./O"


def write(folder: Path, *sentences: str) -> Path:
    lines = []
    for sentence in sentences:
        for word in sentence.split():
            token, _, label = word.rpartition("/")
            lines.append("" if word == "|" else f"{token}\t{label}")
        lines.append("")
    (folder / "dev-20.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_tokens_are_set_as_print_has_them(tmp_path: Path) -> None:
    (article,) = read_gold(write(tmp_path, LEAD, FIRST, SECOND, UNLABELLED), Layout.PFSA_ID)
    assert article.text == (
        "Jembatan ditutup.\n\n“Kami masih periksa,” kata Sari Wening, Senin (5/10).\n\n"
        "“Sabar (warga),” katanya. Warga menolak.\n\n“Kami lelah,” ujar Rini.\n"
    )


def test_words_in_quotation_marks_stay_in_their_sentence(tmp_path: Path) -> None:
    (article,) = read_gold(write(tmp_path, LEAD, "Rini/O alias/O ”/O dokter/O ”/O R/O ditahan/O ./O"), Layout.PFSA_ID)
    assert article.text == "Jembatan ditutup. Rini alias “dokter” R ditahan.\n"


def test_statements_lose_their_marks_and_get_the_speaker_beside_their_cue(tmp_path: Path) -> None:
    (article,) = read_gold(write(tmp_path, LEAD, FIRST, SECOND), Layout.PFSA_ID)
    first, second = article.statements
    assert first.content[0].of(article.text) == "Kami masih periksa"
    assert first.speaker == "Sari Wening"
    assert first.mention is not None
    assert first.mention.of(article.text) == "Sari Wening"
    assert second.content[0].of(article.text) == "Sabar (warga)"
    assert (second.speaker, second.mention) == (None, None)
    assert {(statement.mode, statement.act) for statement in article.statements} == {("direct", None)}


def test_a_cue_before_the_statement_serves_where_none_follows(tmp_path: Path) -> None:
    before = "Sari/U-PERSONCOREF berkata/U-CUE ,/O ”/B-STATEMENT | Aman/I-STATEMENT ./I-STATEMENT ”/L-STATEMENT"
    (article,) = read_gold(write(tmp_path, LEAD, before), Layout.PFSA_ID)
    assert article.statements[0].speaker == "Sari"


def test_an_article_opens_at_each_issue(tmp_path: Path) -> None:
    found = read_gold(write(tmp_path, LEAD, FIRST, LEAD, SECOND), Layout.PFSA_ID)
    assert [(article.name, len(article.statements)) for article in found] == [("dev-20-0001", 1), ("dev-20-0002", 1)]
    assert {article.hints.lang for article in found} == {"id"}


@pytest.mark.parametrize("line", ["Kami", "Kami\t", "\tO", "Kami\tX-PERSON"])
def test_a_line_that_is_no_token_with_a_label_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "dev.txt").write_text(f"Jembatan\tO\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"dev\.txt line 2"):
        read_gold(tmp_path, Layout.PFSA_ID)


def test_a_folder_without_token_files_gives_none(tmp_path: Path) -> None:
    assert read_gold(tmp_path, Layout.PFSA_ID) == ()
