"""Which language a text is in."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import kg.articles.language
from kg.articles.language import detect_language

SERVED = ("en", "fr", "id", "ru", "tr", "uk")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The ministry denied on Monday that its forces had fired on the town.", "en", id="en"),
        pytest.param("Le ministère a démenti lundi que ses forces aient tiré sur la ville.", "fr", id="fr"),
        pytest.param("Министерство опровергло сообщения о том, что войска обстреляли город.", "ru", id="ru"),
        pytest.param("Міністерство спростувало повідомлення про те, що війська обстріляли місто.", "uk", id="uk"),
        pytest.param("Bakanlık pazartesi günü güçlerinin kasabaya ateş açtığını reddetti.", "tr", id="tr"),
        pytest.param("Kementerian membantah bahwa pasukannya menembaki kota itu karena dendam.", "id", id="id"),
        pytest.param(
            "Pihak itu membantah melakukan serangan rudal terhadap kota.", "id", id="id without telling words"
        ),
    ],
)
def test_served_languages_are_recognised_in_one_sentence(text: str, expected: str) -> None:
    assert detect_language(text, SERVED)[0] == expected


@pytest.mark.parametrize(
    ("text", "looks_like"),
    [
        # The Prime Minister said the government would act because police had arrested suspects in August (Malay).
        pytest.param(
            "Perdana Menteri berkata kerajaan bertindak kerana polis menahan suspek pada Ogos.", "ms", id="ms"
        ),
        # The prime minister said that the government will not sign this agreement this year (Polish).
        pytest.param("Premier powiedział, że rząd nie podpisze tej umowy w tym roku z sąsiadami.", "pl", id="pl"),
    ],
)
def test_other_languages_are_unknown_and_named_in_a_note(text: str, looks_like: str) -> None:
    tag, notes = detect_language(text, SERVED)
    assert tag == "und"
    assert f"{looks_like!r}" in notes[0]


@pytest.mark.parametrize("text", ["", "12345 67890 ...", "Halo dunia"], ids=["empty", "numbers", "two words"])
def test_too_little_text_is_unknown(text: str) -> None:
    assert detect_language(text, SERVED)[0] == "und"


def test_malay_is_taken_where_it_is_served() -> None:
    text = "Perdana Menteri berkata kerajaan bertindak kerana polis menahan suspek pada Ogos."
    assert detect_language(text, ("id", "ms"))[0] == "ms"


def test_telling_words_are_in_one_list_only() -> None:
    path = Path(kg.articles.language.__file__).with_name("close_languages.toml")
    for pair in tomllib.loads(path.read_text(encoding="utf-8"))["pair"]:
        assert set(pair) == {"first", "second", "first_words", "second_words"}
        words = [*pair["first_words"], *pair["second_words"]]
        assert len(set(words)) == len(words)
        assert all(word == word.strip().casefold() for word in words)


PLAIN = {
    "id": (
        "Bupati itu mengatakan bahwa jembatan yang rusak akan diperbaiki dengan dana dari pemerintah pusat. Warga tidak"
        " perlu khawatir karena pekerjaan sudah dimulai pada hari Senin dan akan selesai dalam dua bulan. Kami juga"
        " sudah meminta polisi untuk menjaga lalu lintas di sekitar jembatan itu, ujar bupati kepada wartawan kemarin"
        " di kantornya. Pekerjaan itu dibiayai oleh negara."
    ),
    "en": (
        "The mayor said that the bridge would be repaired with money from the government. Residents have nothing to"
        " fear, because the work has begun on Monday and would be done in two months. The police were asked to watch"
        " the traffic around the bridge, which had been closed for a week, the mayor told reporters in the town hall."
    ),
}


@pytest.mark.parametrize("tag", ["id", "en"])
def test_plain_cases_do_not_need_the_model(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.articles.language, "_rank", None)  # would break if asked
    assert detect_language(PLAIN[tag], SERVED) == (tag, ())


def test_malay_is_not_taken_for_indonesian_by_its_small_words() -> None:
    # The Prime Minister said that the bridge would be repaired with money from the government … (Malay)
    text = (
        "Perdana Menteri berkata bahawa jambatan yang rosak itu akan dibaiki dengan wang dari kerajaan. Penduduk tidak"
        " perlu bimbang kerana kerja sudah bermula pada hari Isnin dan akan siap dalam dua bulan. Kami juga meminta"
        " polis untuk menjaga lalu lintas di jambatan itu, kata setiausaha beliau kepada wartawan di pejabat pada Ogos."
    )
    assert detect_language(text, SERVED)[0] == "und"
