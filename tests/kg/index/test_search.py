from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.index import index_of, search
from kg.stores import OxigraphStore, Store
from tests.kg.index.newsstand import put, statement_iri

QUOTES = {  # one quote a language, with words that somebody may look for
    "id": ("Pasukan menyerang kota itu", ["serangan", "KOTA", "menye*"]),
    "en": ("Negotiations were held in Baku", ["negotiation", "negotiating", '"held in baku"', "nego*"]),
    "ru": ("Переговоры о самолёте завершены", ["переговорами", "самолете", "САМОЛЁТ*"]),
    "uk": ("Перемир’я ще не підписано", ["перемир'я", "підпис*", "ПІДПИСАНО"]),
    "az-Latn": ("İlham Əliyev Bakıda danışdı", ["ilham əliyev", "bakıda", "ƏLİYEV", "bakida"]),
    "tr": ("IĞDIR'daki iddiaları reddetti", ["ığdır", "igdir", "iddia", "İDDİALARI"]),
    "ro": ("Negocierile de la Chișinău continuă", ["negocieri", "chisinau", "Chişinău"]),
    "fr": ("L’accord de cessez-le-feu a été contesté", ["accord", "ete", '"cessez-le-feu"', "contestée"]),
    "de": ("Die Häuser in der Straße sind zerstört", ["haus", "strasse", "zerstort"]),
    "es": ("La negociación terminó mañana", ["negociaciones", "manana"]),
    "ar": ("قَالَ الوَزِيرُ إنَّ الأَسْلِحَة", ["الوزير", "وزير", "قال", "الاسلحه"]),
    "pt": ("As negociações não avançaram", ["negociação", "nao"]),
    "hy": ("Բանակցությունները շարունակվում են և", ["բանակցություններ", "ԵՒ"]),
    "zh": ("中国政府否认了报道", ["政府", "否认", "国政"]),
    "th": ("รัฐบาลปฏิเสธข่าว", ["ปฏิเสธ"]),
    "hi": ("सरकार ने इनकार किया", ["इनकार", "इन*"]),
}


@pytest.fixture(scope="module")
def store() -> Store:
    filled = OxigraphStore()
    for lang, (quote, _) in QUOTES.items():
        put(filled, lang, lang, quote)
    put(
        filled,
        "other",
        "id",
        "Kota tenang, kota aman, kota damai",
        "Presiden membantah serangan",
        claim="Utara menyerang",
    )
    return filled


@pytest.mark.parametrize(
    ("lang", "words"), [(lang, words) for lang, (_, asked) in QUOTES.items() for words in asked], ids=str
)
def test_a_quote_is_found_by_its_words(store: Store, lang: str, words: str) -> None:
    assert statement_iri(lang) in {hit.iri for hit in search.find(index_of(store), words).hits}


def iris(store: Store, words: str, lang: str | None = None, kind: str | None = None) -> list[str]:
    return [hit.iri for hit in search.find(index_of(store), words, lang=lang, kind=kind).hits]


def test_all_words_must_be_there_and_none_of_the_unwanted(store: Store) -> None:
    assert iris(store, "pasukan kota") == [statement_iri("id")]
    assert iris(store, "kota -pasukan") == [statement_iri("other")]
    assert set(iris(store, "pasukan OR presiden")) == {statement_iri("id"), statement_iri("other", 1)}
    assert iris(store, '"kota pasukan"') == []
    assert iris(store, "國") == []


def test_what_holds_the_word_more_often_comes_first_and_scores_fall(store: Store) -> None:
    hits = search.find(index_of(store), "kota").hits
    assert [hit.iri for hit in hits] == [statement_iri("other"), statement_iri("id")]
    assert hits[0].score > hits[1].score > 0


def test_the_language_of_the_article_and_the_kind_narrow_a_search(store: Store) -> None:
    assert iris(store, "bakıda OR kota", lang="az") == [statement_iri("az-Latn")]
    assert iris(store, "bakıda OR kota", lang="AZ-latn") == [statement_iri("az-Latn")]
    assert iris(store, "kota", lang="i") == []
    assert [hit.kind for hit in search.find(index_of(store), "menyerang", kind="claim").hits] == ["claim"]
    assert "claim" not in {hit.kind for hit in search.find(index_of(store), "menyerang", kind="statement").hits}


def test_more_hits_than_asked_for_are_told(store: Store) -> None:
    assert not search.find(index_of(store), "kota", limit=2).is_cut
    assert search.find(index_of(store), "kota", limit=1).is_cut


@pytest.mark.parametrize("values", [{"kind": "speech"}, {"limit": 0}, {"limit": search.MAX_HITS + 1}])
def test_what_is_out_of_range_is_refused(store: Store, values: dict[str, object]) -> None:
    with pytest.raises(InputError):
        search.find(index_of(store), "kota", **values)  # type: ignore[arg-type]  # as given


@pytest.mark.parametrize(
    ("words", "marked"),
    [("serangan", ["menyerang"]), ('"kota itu"', ["kota itu"]), ("ko* -presiden", ["kota"]), ("damai", [])],
)
def test_the_words_that_fit_are_marked(words: str, marked: list[str]) -> None:
    text = QUOTES["id"][0]
    assert [text[start:end] for start, end in search.mark(text, "id", words)] == marked


def test_an_excerpt_is_one_short_line_around_the_words() -> None:
    text = "satu dua\n" * 60 + "serangan itu terjadi " + "tiga empat " * 60
    found = search.excerpt(text, "id", "menyerang")
    assert "serangan itu" in found
    assert "\n" not in found
    assert len(found) <= search.EXCERPT + 2
    assert (found[0], found[-1]) == ("…", "…")
    assert search.excerpt("Kota\n tenang", "id", "kota") == "Kota tenang"
