"""Promises that every language file keeps, whoever wrote it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

import kg.languages
from kg.languages import LanguagePack
from kg.model import Act, Commitment

ROOT = Path(__file__).parents[2]
FRAMES_FILE = ROOT / "ontology" / "frames.ttl"
GOLDEN_AT_LEAST = {"full": 25, "lexicon": 10, "words": 10}
DISPUTE_ACTS = {Act.ASSERT, Act.DENY, Act.CONFIRM, Act.ACCUSE, Act.DEMAND}
PACKS = tuple(kg.languages.load(tag) for tag in kg.languages.available())
FALLBACK_PACK = kg.languages.load(kg.languages.FALLBACK)

every_pack = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.tag)


def test_the_languages_of_the_seed_articles_have_a_file() -> None:
    assert {"id", "en", "ru", "uk", "tr", "az", "fr", "ro", "es", "de", "ar", "hy"} <= set(kg.languages.available())


@every_pack
def test_file_name_is_the_language_tag(pack: LanguagePack) -> None:
    assert pack.tag in kg.languages.available()
    assert kg.languages.load(f"{pack.tag}-XX") == pack


@every_pack
def test_no_form_stands_within_two_acts(pack: LanguagePack) -> None:
    clashes = [
        f"{form!r} is {act} and, by {other_form!r}, {other_act}"
        for forms in _forms_by_kind(pack).values()
        for form, act in forms
        for other_form, other_act in forms
        if act != other_act and _catches(other_form, form)
    ]
    assert clashes == []


@every_pack
def test_the_acts_that_disputes_are_made_of_have_cues(pack: LanguagePack) -> None:
    assert {cue.act for cue in pack.cue} >= DISPUTE_ACTS


@every_pack
def test_no_wildcard_is_so_short_that_it_catches_other_words(pack: LanguagePack) -> None:
    short = [form for form in _all_words(pack) if form.endswith("*") and len(form.rstrip("*")) < 3]
    assert short == []


@every_pack
def test_a_wildcard_stands_only_at_the_end(pack: LanguagePack) -> None:
    assert [form for form in _all_words(pack) if "*" in form[:-1]] == []


@every_pack
def test_every_string_is_in_nfc(pack: LanguagePack) -> None:
    assert unicodedata.is_normalized("NFC", pack.model_dump_json())


@every_pack
def test_there_are_seven_weekdays_and_twelve_months(pack: LanguagePack) -> None:
    assert (len(pack.time.weekdays), len(pack.time.months)) == (7, 12)
    assert all(pack.time.weekdays)
    assert all(pack.time.months)


@every_pack
def test_no_weekday_or_month_shares_a_form_with_another(pack: LanguagePack) -> None:
    for names in (pack.time.weekdays, pack.time.months):
        forms = [form for forms in names for form in forms]
        assert sorted(forms) == sorted(set(forms))


@every_pack
def test_day_offsets_and_number_words_are_numbers(pack: LanguagePack) -> None:
    assert all(re.fullmatch(r"-?\d+", offset) for offset in pack.time.days)
    assert all(re.fullmatch(r"\d+", number) for number in pack.numbers.words)


@every_pack
def test_patterns_of_whole_words_compile(pack: LanguagePack) -> None:
    for pattern in (
        *pack.negation.affixes,
        *pack.modality.will,
        *pack.modality.will_own,
        *pack.clause.action_nouns,
        *pack.names.adjectives,
    ):
        re.compile(pattern)


@every_pack
def test_frames_are_those_of_the_ontology(pack: LanguagePack) -> None:
    ids = [frame.id for frame in pack.frame]
    assert len(ids) == len(set(ids))
    assert set(ids) <= _frame_notations()


@every_pack
def test_there_are_enough_golden_sentences(pack: LanguagePack) -> None:
    assert len(pack.golden) >= GOLDEN_AT_LEAST[pack.meta.level]


@every_pack
def test_golden_fields_occur_verbatim_in_their_sentence(pack: LanguagePack) -> None:
    for golden in pack.golden:
        parts = (*golden.content.split(" … "), *golden.conditions)  # " … " joins the pieces of an interrupted quotation
        assert [part for part in parts if part not in golden.text] == []
        assert golden.speaker is None or golden.speaker in golden.text


@every_pack
def test_golden_sentences_show_denials_demands_and_accusations(pack: LanguagePack) -> None:
    acts = {golden.act for golden in pack.golden}
    assert DISPUTE_ACTS - {Act.CONFIRM} <= acts
    assert {golden.mode for golden in pack.golden} >= {"direct", "indirect"}


@every_pack
def test_questions_demands_and_offers_commit_to_nothing(pack: LanguagePack) -> None:
    uncommitted = {Act.QUESTION, Act.DEMAND, Act.OFFER}
    wrong = [g.text for g in pack.golden if g.act in uncommitted and g.commitment is not Commitment.NONE]
    assert wrong == []


def test_fallback_holds_marks_and_no_words() -> None:
    assert FALLBACK_PACK.text.quotes
    assert FALLBACK_PACK.cue == ()
    assert FALLBACK_PACK.frame == ()
    assert FALLBACK_PACK.golden == ()


def test_unknown_language_falls_back() -> None:
    assert kg.languages.load("zxx") == FALLBACK_PACK


def _forms_by_kind(pack: LanguagePack) -> dict[str, list[tuple[str, Act]]]:
    """Cue forms that compete for the same place in a sentence, with their acts."""
    forms: dict[str, list[tuple[str, Act]]] = defaultdict(list)
    for cue in pack.cue:
        forms["verbs"] += [(form.casefold(), cue.act) for form in (*cue.verbs, *cue.stems, *cue.headline)]
        forms["passives"] += [(form.casefold(), cue.act) for form in cue.passives]
        forms["nouns"] += [(form.casefold(), cue.act) for form in cue.nouns]
        forms["phrases"] += [(form.casefold(), cue.act) for form in cue.phrases]
    return forms


def _catches(pattern: str, form: str) -> bool:
    """Does the pattern match the form whole? "опроверг*" catches "опровергла"; a longer phrase is another form."""
    if not pattern.endswith("*"):
        return pattern == form
    return form.count(" ") == pattern.count(" ") and form.startswith(pattern[:-1])


def _all_words(pack: LanguagePack) -> list[str]:
    """Every string of a word list, wherever it stands; golden sentences, tags and patterns are left out."""
    found: list[str] = []
    patterns = {
        "negation": {"affixes"},
        "modality": {"will", "will_own"},
        "clause": {"action_nouns"},
        "names": {"adjectives"},
    }
    waiting: list[object] = [pack.model_dump(exclude={"golden": True, "meta": True, **patterns})]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list | tuple):
            waiting.extend(item)
    return found


@cache
def _frame_notations() -> frozenset[str]:
    """Notations in the ontology's frames file, read as text: the promise is about names, not about RDF."""
    return frozenset(re.findall(r'skos:notation\s+"([a-z-]+)"', FRAMES_FILE.read_text(encoding="utf-8")))
