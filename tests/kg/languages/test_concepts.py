"""Concepts: their files are sound, and words of eight languages are found in whatever form they stand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.errors import LanguageError
from kg.languages import concepts
from kg.languages.concepts import stems, table

HEADER = "concept,kind,opposites,broader,en,id,ru,tr,de,fr,es,ar"
with (Path(__file__).parent / "form_pairs.csv").open(encoding="utf-8") as file:
    PAIRS = tuple(csv.DictReader(file))

every_language = pytest.mark.parametrize("lang", concepts.LANGUAGES)


def _read(folder: Path, *rows: str, header: str = HEADER) -> table.Table:
    path = folder / "weather.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return table.read_files([path])


def _found(lang: str, text: str) -> list[tuple[str, set[str]]]:
    words = text.split()
    return [(" ".join(words[match.first : match.last]), set(match.concepts)) for match in concepts.of(lang).find(words)]


def _is_same(lang: str, one: str, other: str) -> bool:
    stemmer = stems.stemmer_of(lang)
    return bool({*stemmer.forms(one), *stemmer.stems(one)} & {*stemmer.forms(other), *stemmer.stems(other)})


@every_language
def test_nearly_all_forms_of_a_word_share_its_lemma_or_stem(lang: str) -> None:
    pairs = [(pair["one"], pair["other"]) for pair in PAIRS if pair["lang"] == lang and pair["same"] == "1"]
    missed = [pair for pair in pairs if not _is_same(lang, *pair)]
    assert len(pairs) >= 20
    assert len(missed) <= 0.1 * len(pairs), missed


def test_most_words_that_look_alike_stay_apart() -> None:
    pairs = [(pair["lang"], pair["one"], pair["other"]) for pair in PAIRS if pair["same"] == "0"]
    joined = [pair for pair in pairs if _is_same(*pair)]
    assert len(joined) <= 0.15 * len(pairs), joined


def test_a_language_without_a_stemmer_compares_folded_words() -> None:
    assert concepts.of("sw").stem("Habari") == "habari"


@every_language
def test_the_words_of_a_concept_say_it(lang: str) -> None:
    known = concepts.of(lang)
    missed = [
        (row.place, words)
        for row in table.read().rows.values()
        for words in row.words(lang)
        if not any(
            match.last - match.first == len(words.split()) and row.concept in match.concepts
            for match in known.find(words.split())
        )
    ]
    assert missed == []


def test_every_concept_has_words_in_every_language() -> None:
    bare = [
        f"{row.place}: {row.concept} {lang}"
        for row in table.read().rows.values()
        for lang in concepts.LANGUAGES
        if not row.words(lang)
    ]
    assert bare == []


@every_language
def test_no_word_says_a_concept_and_its_opposite(lang: str) -> None:
    rows = table.read().rows
    torn = [
        (row.place, row.concept, other, sorted(shared))
        for row in rows.values()
        for other in sorted(row.opposites)
        if (shared := set(row.words(lang)) & set(rows[other].words(lang)))
    ]
    assert torn == []


@pytest.mark.parametrize(
    ("lang", "text", "phrase", "concept"),
    [
        ("en", "Minister Orla stepped down", "stepped down", "resign"),
        ("id", "Menteri Orla telah mengundurkan diri", "mengundurkan diri", "resign"),
        ("ru", "министр Орла ушла в отставку", "ушла в отставку", "resign"),
        ("tr", "Bakan Orla'nın istifasını açıkladı", "istifasını", "resign"),
        ("de", "Ministerin Orla ist zurückgetreten", "zurückgetreten", "resign"),
        ("fr", "la ministre Orla a démissionné", "démissionné", "resign"),
        ("es", "la ministra Orla dimitió ayer", "dimitió", "resign"),
        ("ar", "قدمت الوزيرة أورلا استقالتها", "استقالتها", "resign"),
    ],
)
def test_one_concept_is_found_in_all_languages(lang: str, text: str, phrase: str, concept: str) -> None:
    assert any(found == phrase and concept in ids for found, ids in _found(lang, text))


def test_the_longest_phrase_wins() -> None:
    assert ("violated the ceasefire", {"break-ceasefire"}) in _found("en", "They violated the ceasefire")
    assert [ids for _, ids in _found("en", "the ceasefire")] == [{"ceasefire"}]


def test_a_german_compound_says_what_its_last_part_says() -> None:
    assert _found("de", "Drohnenangriff") == [("Drohnenangriff", concepts.of("de").find(["Angriff"])[0].concepts)]


def test_a_german_verb_is_found_with_its_particle_behind_it() -> None:
    assert ("lehnte", {"reject"}) in [
        (found, ids & {"reject"}) for found, ids in _found("de", "Orla lehnte den Plan ab")
    ]
    assert ("nimmt", {"participate"}) in [
        (found, ids & {"participate"}) for found, ids in _found("de", "Orla nimmt an der Sitzung teil")
    ]


def test_opposites_hold_both_ways_and_kinds_through_all_steps(tmp_path: Path) -> None:
    read = _read(
        tmp_path, "dry,quality,wet,,dry,,,,,,,", "wet,quality,,,wet,,,,,,,", "soaked,quality,,wet,soaked,,,,,,,",
        "drenched,quality,,soaked,drenched,,,,,,,",
    )  # fmt: skip
    assert read.rows["wet"].opposites == {"dry"}
    assert read.broader["drenched"] == {"soaked", "wet"}


def test_opposites_of_a_found_concept() -> None:
    assert "stay-in-office" in concepts.of("en").opposites("resign")
    assert "resign" in concepts.of("id").opposites("stay-in-office")
    with pytest.raises(LanguageError, match="no concept 'resing'"):
        concepts.of("en").opposites("resing")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("wet,quality,moist,,wet,,,,,,,", r"weather\.csv:3: 'wet' names 'moist'"),
        ("wet,quality,,moist,wet,,,,,,,", r"weather\.csv:3: 'wet' names 'moist'"),
        ("wet,quality,wet,,wet,,,,,,,", "own opposite"),
        ("wet,quality,,wet,wet,,,,,,,", "kind of itself"),
        ("wet,colour,,,wet,,,,,,,", "kind 'colour'; expected one of body, event"),
        ("dry,quality,,,dry,,,,,,,", r"weather\.csv:3: 'dry' stands in weather\.csv:2 as well"),
        ("Wet,quality,,,wet,,,,,,,", "'Wet' is no id"),
        ("wet,quality,dry||dry,,wet,,,,,,,", "empty, padded or doubled"),
        ("wet,quality,,,,basah,,,,,,", "no English word"),
        ("wet,quality,,,wet,,,,,,", "11 cells, expected 12"),
        ('wet,quality,,,"wet,,,,,,,', r"weather\.csv:3"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(LanguageError, match=message):
        _read(tmp_path, "dry,quality,,,dry,,,,,,,", row)


@pytest.mark.parametrize(
    ("cell", "message"),
    [("wet||damp", "empty, padded"), ("wet|wet", "doubled"), (" wet", "padded"), ("mouille\u0301", "not in NFC")],
)
def test_a_wrong_word_is_refused_with_its_line(tmp_path: Path, cell: str, message: str) -> None:
    row = _read(tmp_path, f"wet,quality,,,{cell},,,,,,,").rows["wet"]
    with pytest.raises(LanguageError, match=rf"weather\.csv:2: .*{message}"):
        row.words("en")


def test_a_file_with_other_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"weather\.csv:1: expected the columns"):
        _read(tmp_path, header="concept,en")


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("tr", "hasarsız", "undamaged"),
        ("tr", "sessiz", "quiet"),
        ("id", "ketidakpercayaan", "distrust"),
        ("id", "ketidakadilan", "unfair"),
    ],
)
def test_a_word_made_of_its_opposite_says_only_what_it_is_listed_for(lang: str, text: str, said: str) -> None:
    ((_, found),) = _found(lang, text)
    assert said in found
    assert not concepts.of(lang).opposites(said) & found


def test_a_form_that_neither_of_two_opposites_lists_says_neither() -> None:
    assert all(not {"take-place", "not-happen"} & found for _, found in _found("tr", "meydana gelmediklerini"))


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("membenarkan", "confirm", "true"),
        ("mengumumkan", "announce", "public"),
        ("tiba", "arrive", "suddenly"),
        ("tiba-tiba", "suddenly", "arrive"),
    ],
)
def test_an_indonesian_word_that_is_listed_says_nothing_of_its_root(text: str, said: str, unsaid: str) -> None:
    ((_, found),) = _found("id", text)
    assert said in found
    assert unsaid not in found
