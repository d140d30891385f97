"""Plain text: exactly as given, with what a sidecar says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import Refused, read
from kg.ids import sha256
from kg.model import Article, Span

TEXT = (
    "Menteri Bantah Kabar\n\nMenteri Keuangan membantah kabar itu pada Senin. "
    '"Tidak benar," katanya.\r\n\r\nIa tidak merinci.\n'
)


def _one(path: Path) -> Article:
    (article,) = read(path)
    assert isinstance(article, Article), article
    return article


def _refusal(path: Path) -> str:
    (item,) = read(path)
    assert isinstance(item, Refused), item
    assert item.name == str(path)
    return item.reason


def _write(folder: Path, text: str, sidecar: str | None = None) -> Path:
    path = folder / "kabar.txt"
    path.write_bytes(text.encode("utf-8"))
    if sidecar is not None:
        (folder / "kabar.toml").write_text(sidecar, encoding="utf-8")
    return path


def test_text_is_the_file_as_given(tmp_path: Path) -> None:
    article = _one(_write(tmp_path, TEXT))
    assert article.text == TEXT  # line ends of both kinds stay
    assert article.id == "kabar"
    assert article.sha256 == sha256(TEXT)
    assert article.lang == "id"


def test_decomposed_letters_are_not_composed(tmp_path: Path) -> None:
    text = "Se\u0301ance\n\nLe ministre de\u0301ment la rumeur, a de\u0301clare\u0301 son porte-parole lundi soir."
    assert _one(_write(tmp_path, text)).text == text


def test_byte_order_mark_stays_and_is_noise(tmp_path: Path) -> None:
    article = _one(_write(tmp_path, "\ufeff" + TEXT))
    assert article.text[0] == "\ufeff"
    assert article.noise[0] == Span(0, 1)
    assert article.title is not None
    assert article.title.of(article.text) == "Menteri Bantah Kabar"


def test_first_line_is_the_title_when_a_blank_line_follows(tmp_path: Path) -> None:
    assert _one(_write(tmp_path, TEXT)).title == Span(0, 20)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Menteri membantah kabar itu.\nIa tidak merinci lebih lanjut soal itu.", id="no blank line"),
        pytest.param("Menteri membantah kabar itu pada Senin malam.", id="one line"),
        pytest.param("kata " * 50 + "\n\nMenteri membantah kabar itu.", id="a paragraph"),
    ],
)
def test_first_line_is_no_title_otherwise(tmp_path: Path, text: str) -> None:
    assert _one(_write(tmp_path, text)).title is None


def test_sidecar_gives_the_facts(tmp_path: Path) -> None:
    sidecar = (
        'id = "k1"\nurl = "https://www.kabar.example/a"\nsource = "Kabar"\n'
        'published = 2020-10-05\nlang = "id"\ntitle = "Menteri  Bantah Kabar"\n'
    )
    article = _one(_write(tmp_path, TEXT, sidecar))
    assert (article.id, article.source, article.published, article.lang) == ("k1", "Kabar", date(2020, 10, 5), "id")
    assert article.title == Span(0, 20)
    assert article.notes == ()


def test_title_that_is_not_the_first_line_is_noted(tmp_path: Path) -> None:
    article = _one(_write(tmp_path, TEXT, 'title = "Judul lain"'))
    assert article.title == Span(0, 20)
    assert any("Judul lain" in note for note in article.notes)


def test_paraphrase_is_not_the_page_it_retells(tmp_path: Path) -> None:
    article = _one(_write(tmp_path, TEXT, 'url = "https://kabar.example/a"\nparaphrase = true'))
    assert article.url is None
    assert article.derived_from == "https://kabar.example/a"
    assert any("not verbatim" in note for note in article.notes)


@pytest.mark.parametrize(
    ("sidecar", "expected"),
    [
        pytest.param('autor = "X"', "unknown key 'autor'", id="unknown key"),
        pytest.param('published = "5 Oktober 2020"', "expected a date like 2020-10-05", id="date in words"),
        pytest.param('published = "2020-13-05"', "expected a date like 2020-10-05", id="month 13"),
        pytest.param('published = "2020-10-055"', "expected a date like 2020-10-05", id="longer than a date"),
        pytest.param("source = 3", "source: expected text", id="number for text"),
        pytest.param('url = "kabar.example/a"', "url: expected an address", id="address without scheme"),
        pytest.param("title = ", "expected TOML", id="no TOML"),
        pytest.param("paraphrase = true", "expected derived_from or url", id="paraphrase of nothing"),
    ],
)
def test_wrong_sidecar_refuses_the_article_and_says_why(tmp_path: Path, sidecar: str, expected: str) -> None:
    reason = _refusal(_write(tmp_path, TEXT, sidecar))
    assert expected in reason
    assert "kabar.toml" in reason


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff", "\u00a0\n"], ids=["nothing", "white space", "BOM", "nbsp"])
def test_empty_file_is_refused(tmp_path: Path, text: str) -> None:
    assert _refusal(_write(tmp_path, text)).startswith("empty")


def test_article_over_the_limit_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = _write(tmp_path, "kata " * 1_000_001)
    assert "5,000,000 bytes" in _refusal(path)


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "No such file" in _refusal(tmp_path / "nothing.txt")


def test_unbalanced_quotation_marks_are_no_matter_of_reading(tmp_path: Path) -> None:
    text = 'Menteri "Bantah\n\n"Tidak benar, kata menteri itu pada Senin malam di Jakarta. “Kami'
    assert _one(_write(tmp_path, text)).text == text


def test_missing_date_is_noted(tmp_path: Path) -> None:
    article = _one(_write(tmp_path, TEXT))
    assert article.published is None
    assert "no publication date" in article.notes


def test_date_in_the_address_is_used_and_noted(tmp_path: Path) -> None:
    article = _one(_write(tmp_path, TEXT, 'url = "https://kabar.example/news/2020/10/05/bantah"'))
    assert article.published == date(2020, 10, 5)
    assert any("taken from the address" in note for note in article.notes)


@pytest.mark.parametrize("path", ["2020/13/05/x", "12020/10/05/x", "2020/10/051"], ids=["month", "year", "day"])
def test_numbers_in_the_address_that_are_no_date_are_not_used(tmp_path: Path, path: str) -> None:
    assert _one(_write(tmp_path, TEXT, f'url = "https://kabar.example/{path}"')).published is None


def test_language_without_a_file_is_kept_and_noted(tmp_path: Path) -> None:
    article = _one(_write(tmp_path, TEXT, 'lang = "tlh"'))
    assert article.lang == "tlh"
    assert any("no language file for 'tlh'" in note for note in article.notes)


def test_text_that_is_no_language_tag_is_noted_and_the_language_detected(tmp_path: Path) -> None:
    article = _one(_write(tmp_path, TEXT, 'lang = "Bahasa Indonesia"'))
    assert article.lang == "id"
    assert any("Bahasa Indonesia" in note for note in article.notes)


def test_edited_text_without_an_address_is_another_article(tmp_path: Path) -> None:
    first = _one(_write(tmp_path, TEXT))
    second = _one(_write(tmp_path, TEXT + "Diperbarui."))
    assert first.iri != second.iri


def test_edited_text_at_the_same_address_is_a_new_version_of_the_same_article(tmp_path: Path) -> None:
    sidecar = 'url = "https://kabar.example/a"'
    first = _one(_write(tmp_path, TEXT, sidecar))
    second = _one(_write(tmp_path, TEXT + "Diperbarui.", sidecar))
    assert first.iri == second.iri
    assert first.version != second.version


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_any_text_is_kept_to_the_letter_and_marked_within_its_bounds(text: str) -> None:
    (item,) = read(text.encode("utf-8"), name="any.txt")
    if isinstance(item, Refused):
        assert item.reason.startswith(("empty", "binary"))
        return
    assert item.text == text
    spans = [*item.noise, *([item.title] if item.title else [])]
    assert all(span.end <= len(text) for span in spans)
    assert list(item.noise) == sorted(item.noise)
