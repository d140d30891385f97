"""States of the world, their capitals and bodies in texts of several languages; people are invented."""

from __future__ import annotations

import pytest

from kg import languages, settings
from kg.actors import directory as directories
from kg.actors.known import find_known
from kg.actors.tokens import split_words
from kg.actors.vocabulary import vocabulary_of

DIRECTORY = directories.load(settings.seeds_folder())


def names(text: str, lang: str) -> list[str]:
    """English labels of what is known in the text, in order."""
    vocabulary = vocabulary_of(languages.load(lang))
    tokens = split_words(text)
    hits = tuple(vocabulary.hits(tokens, position) for position in range(len(tokens)))
    known = find_known(tokens, hits, DIRECTORY, vocabulary)
    return [
        one.entity.label()
        for position, one in sorted(known.items(), key=lambda item: item[0])
        if one.position == position
    ]


BODIES = (
    ("en", "The Kenyan army denied it.", "Armed Forces of Kenya"),
    ("en", "Brazil's foreign ministry summoned him.", "Ministry of Foreign Affairs of Brazil"),
    ("en", "The Ministry of Health of Uganda said so.", "Ministry of Health of Uganda"),
    ("en", "Officials of the government of the Philippines left.", "Government of the Philippines"),
    ("id", "Kementerian Pertahanan Filipina membantah.", "Ministry of Defence of the Philippines"),
    ("id", "Juru bicara pemerintah Malaysia diam.", "Government of Malaysia"),
    ("id", "Militer Sudan Selatan menyerang.", "Armed Forces of South Sudan"),
    ("ru", "Министерство обороны Казахстана опровергло.", "Ministry of Defence of Kazakhstan"),
    ("ru", "Польское правительство отказалось.", "Government of Poland"),
    ("ru", "МИД Сербии заявил.", "Ministry of Foreign Affairs of Serbia"),
    ("tr", "Yunanistan Dışişleri Bakanlığı açıkladı.", "Ministry of Foreign Affairs of Greece"),
    ("tr", "Irak ordusu yalanladı.", "Armed Forces of Iraq"),
    ("de", "Das polnische Außenministerium schweigt.", "Ministry of Foreign Affairs of Poland"),
    ("fr", "Le gouvernement du Sénégal dément.", "Government of Senegal"),
    ("fr", "Le ministère des Affaires étrangères algérien dément.", "Ministry of Foreign Affairs of Algeria"),
    ("es", "El Gobierno de Bolivia lo niega.", "Government of Bolivia"),
    ("es", "El Ministerio de Defensa colombiano calla.", "Ministry of Defence of Colombia"),
    ("ar", "نفت وزارة الخارجية المصرية ذلك.", "Ministry of Foreign Affairs of Egypt"),
    ("uk", "Міністерство оборони Польщі заперечило.", "Ministry of Defence of Poland"),
    ("az", "Qazaxıstan ordusu təkzib etdi.", "Armed Forces of Kazakhstan"),
)


@pytest.mark.parametrize(("lang", "text", "label"), BODIES, ids=[label for _, _, label in BODIES])
def test_a_body_is_its_words_beside_its_state(lang: str, text: str, label: str) -> None:
    assert names(text, lang) == [label]


NOT_STATES = (
    ("en", "Chad Orrick met Jordan Peel and Victoria Holt."),
    ("en", "Michael Jordan scored; Georgia, his wife, cheered."),
    ("en", "The turkey was cold, so Mali ate it."),
    ("en", "Air Chad Holidays and Jordan River Bank said so."),
    ("id", "Bank Indonesia dan Universitas Malaysia membantah."),
    ("id", "Lima orang cuba lari karena asmara, kata warga."),
    ("id", "Jakarta Post menulis hal itu."),
    ("fr", "Nice et Chad Orrick sont arrivés."),
    ("de", "Herr Jordan kam mit Victoria Holt."),
    ("ru", "Чад костра и София Орехова."),
)


@pytest.mark.parametrize(("lang", "text"), NOT_STATES, ids=[text for _, text in NOT_STATES])
def test_people_firms_and_common_words_are_no_states(lang: str, text: str) -> None:
    assert names(text, lang) == []


AMBIGUOUS = (
    ("en", "Chad said so. The Chadian army agreed.", ["Chad", "Armed Forces of Chad"]),
    ("en", "Georgia denied it, and Tbilisi protested.", ["Georgia", "Tbilisi"]),
    ("id", "Presiden Yordania datang. Amman diam.", ["Jordan", "Amman"]),
    ("en", "Georgia voted early, and Atlanta counted.", []),
)


@pytest.mark.parametrize(("lang", "text", "labels"), AMBIGUOUS, ids=[text for _, text, _ in AMBIGUOUS])
def test_an_ambiguous_name_counts_beside_something_else_of_the_state(lang: str, text: str, labels: list[str]) -> None:
    assert names(text, lang) == labels


def test_a_body_does_not_reach_over_a_line_or_a_sentence() -> None:
    assert names("Perang di Kenya\n\nAngkatan bersenjata Sudan menyerang.", "id") == ["Kenya", "Armed Forces of Sudan"]
    assert names("They left Kenya. Army officers said so.", "en") == ["Kenya"]


def test_a_title_sets_a_state_apart_from_the_name_behind_it() -> None:
    assert names("Presiden Malaysia Rita Sarendo membantah.", "id") == ["Malaysia"]


def test_an_acronym_counts_in_capitals_only() -> None:
    assert names("The UN said so.", "en") == ["United Nations"]
    assert names("Un tercero dijo que no.", "es") == []


def test_a_short_acronym_is_not_found_in_a_line_that_is_all_capitals() -> None:
    # One dead in Kenya; the soldier said it.
    assert names("UN MORT AU KENYA\nLe soldat l'a dit.", "fr") == ["Kenya"]
    assert names("L'ONU a répondu au KENYA.", "fr") == ["United Nations", "Kenya"]
    assert names("NATO SAYS NO", "en") == ["NATO"]
