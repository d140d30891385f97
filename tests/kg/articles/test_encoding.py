"""Bytes to text: UTF-8, other encodings, binary."""

from __future__ import annotations

import pytest

from kg.articles.encoding import decode
from kg.errors import ArticleError

FRENCH = "Le ministre a démenti « toute négociation » à l’étranger, déclarant qu’il n’était pas prêt à céder. " * 5
RUSSIAN = "Министерство обороны опровергло сообщения об ударе по городу и заявило, что это ложь. " * 5
TURKISH = "Bakanlık iddiaları reddetti ve açıklamada şöyle dedi: Bu doğru değil, güçlerimiz ateş açmadı. " * 5


def test_utf_8_needs_no_note() -> None:
    assert decode(RUSSIAN.encode()) == (RUSSIAN, ())


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"], ids=["CRLF", "CR", "LF"])
def test_line_ends_stay(line_end: str) -> None:
    assert decode(f"a{line_end}b".encode())[0] == f"a{line_end}b"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(FRENCH, "cp1252", id="Western"),
        pytest.param(RUSSIAN, "cp1251", id="Cyrillic"),
        pytest.param(TURKISH, "cp1254", id="Turkish"),
        pytest.param(RUSSIAN, "utf-16", id="UTF-16 with mark"),
        pytest.param(FRENCH, "utf-32", id="UTF-32 with mark"),
    ],
)
def test_other_encodings_are_recognised_and_noted(text: str, encoding: str) -> None:
    decoded, notes = decode(text.encode(encoding))
    assert decoded == text
    assert len(notes) == 1
    assert "decoded as" in notes[0]


def test_declared_encoding_is_taken_where_the_bytes_are_not_utf_8() -> None:
    assert decode("Bogotá".encode("latin-1"), "iso-8859-1")[0] == "Bogotá"


def test_declared_encoding_is_not_believed_against_valid_utf_8() -> None:
    assert decode("Bogotá".encode(), "iso-8859-1") == ("Bogotá", ())


def test_unknown_declared_encoding_is_passed_over() -> None:
    assert decode(FRENCH.encode("cp1252"), "klingon-1")[0] == FRENCH


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"abc\0def", id="NUL"),
        pytest.param(b"%PDF-1.7\nabc", id="PDF"),
        pytest.param(bytes(range(1, 32)) * 10, id="control characters"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, id="picture"),
        pytest.param(b"\xff\xfe\x00\xd8\x41\x00", id="half a surrogate pair"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"binary|wrong encoding"):
        decode(data)


def test_a_stray_control_character_is_kept_and_noted() -> None:
    text = "The minister denied it.\x02 " + "He said nothing else to the reporters in the capital. " * 4
    assert decode(text.encode()) == (text, ("1 control characters in the text",))
