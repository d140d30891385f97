from __future__ import annotations

import pytest

from kg.index.words import cut, fold, stems

SAME = [
    ("İstanbul", "istanbul"), ("IĞDIR", "ığdır"), ("ёлка", "елка"), ("أَحْمَد", "احمد"), ("إلى", "الي"),
    ("مكتبة", "مكتبه"),
    ("كـتاب", "كتاب"), ("كتابی", "كتابي"), ("ﻻ", "لا"), ("Straße", "STRASSE"), ("naïve", "naive"), ("և", "եւ"),
    ("Ағдам", "АҒДАМ"), ("œuvre", "oeuvre"), ("٣٥", "35"), ("co\u00adoperate", "cooperate"), ("Ștefan", "stefan"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME, ids=[one for one, _ in SAME])
def test_spellings_that_readers_take_for_one_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("हिन्दी", "हनद"), ("が", "か"), ("Baku", "Bakı-"), ("ә", "e")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l'accord, e-mail", ["l", "accord", "e", "mail"]),
        ("м’ята мʼята м'ята", ["м", "ята"] * 3),
        ("كَتَبَ الوزيرُ", ["كتب", "الوزير"]),
        ("中国政府はGDPを", ["中", "国", "政", "府", "は", "gdp", "を"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("— … !?", []),
    ],
)
def test_text_is_cut_into_words_of_any_script(text: str, words: list[str]) -> None:
    assert [word.form for word in cut(text)] == words


def test_words_know_their_places() -> None:
    text = "“Бакı,” dedi İlham."
    assert [text[word.start : word.end] for word in cut(text)] == ["Бакı", "dedi", "İlham"]


INFLECTED = [
    ("id", "menyerang", "serangan"), ("en", "attacked", "attacks"), ("ru", "переговорами", "переговоры"),
    ("tr", "iddiaları", "iddialari"), ("fr", "négociations", "negociation"), ("es", "negociación", "negociaciones"),
    ("de", "Häuser", "Haus"), ("hy", "բանակցությունների", "բանակցություններ"), ("pt", "negociações", "negociação"),
    ("ro", "negocierile", "negocieri"), ("ar", "المفاوضات", "المفاوضين"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "one", "other"), INFLECTED, ids=[lang for lang, _, _ in INFLECTED])
def test_inflections_share_a_stem(lang: str, one: str, other: str) -> None:
    assert set(stems(one, lang)) & set(stems(other, lang))


def test_stems_of_two_languages_never_meet_and_some_languages_have_none() -> None:
    assert not set(stems("kota", "id")) & set(stems("kota", "en"))
    assert stems("Bakı", "az-Latn") == ()
    assert stems("attacks", "en-GB") == stems("attacks", "en")
