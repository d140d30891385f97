"""Where a reported clause begins and ends, and whose it is."""

import pytest

from tests.texts import said_in


def found_in(text: str) -> list[tuple[str, str]]:
    """Speaker and words of each statement that is not the outlet's."""
    return [(statement.mention.text, statement.words(text)) for statement in said_in(text, "en")]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The dam, Sari Wening said on Friday, is safe.", "Sari Wening", "The dam … is safe"),
        ("But to save water, he said, the villages should wait.", "he", "But to save water … the villages should wait"),
        ("On Friday, he said, the bank will open.", "he", "the bank will open"),
        ("The firm said last week that it would pay.", "The firm", "it would pay"),
        ("The firm said last week it would pay.", "The firm", "it would pay"),
        ("The mayor vowed on Tuesday night to stay.", "The mayor", "to stay"),
        ("The mayor condemned Friday's raid.", "The mayor", "Friday's raid"),
        ("LUND — The mayor said the bridge will open.", "The mayor", "the bridge will open"),
        ("In a letter posted Friday, Sari Wening said the dam was sound.", "Sari Wening", "the dam was sound"),
        ('The dam "is safe," Sari Wening said.', "Sari Wening", 'The dam "is safe'),
    ],
    ids=[
        "interrupted behind its subject",
        "interrupted behind an adjunct",
        "the day it was said",
        "time before a complementiser",
        "time before a bare clause",
        "time before an infinitive",
        "a genitive is no time",
        "dateline",
        "a cue without content before",
        "a quotation that ends a clause",
    ],
)
def test_the_words_and_the_speaker_of_a_reported_clause(text: str, speaker: str, words: str) -> None:
    assert (speaker, words) in found_in(text)


def test_an_abbreviated_title_does_not_part_a_quotation_from_its_cue() -> None:
    text = '"We will wait," Mr. Hale said, "until the river falls."'
    assert found_in(text) == [("Mr. Hale", "We will wait … until the river falls")]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ('"Reports say Hale sold the bridge," said Rao.', "Reports", "Hale sold the bridge"),
        ('"Hale told the clerk to lie," said Rao.', "Hale", "to lie"),
    ],
    ids=["without a complementiser", "an order"],
)
def test_saying_inside_a_quotation(text: str, speaker: str, words: str) -> None:
    assert (speaker, words) in found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        '"Does Hale think he won?" asked Rao.',
        '"I said we would wait," said Rao.',
        '"The United States agrees," said Rao.',
    ],
    ids=["a question", "the speaker himself", "a name"],
)
def test_no_other_speaker_inside_a_quotation(text: str) -> None:
    assert [speaker for speaker, _ in found_in(text)] == ["Rao"]


def test_the_outlets_own_words_behind_what_was_said() -> None:
    assert found_in("Rao said he would stay, despite calls for his exit.") == [("Rao", "he would stay")]
    assert found_in("Rao said the dam — a gift — would hold.") == [("Rao", "the dam — a gift — would hold")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "A political observer of Lor University, the capital, Yako Muraf, thinks the candidate will lose."
        (
            "Pengamat politik dari Universitas Lor, Yako Muraf, berpendapat, calon itu akan kalah.",
            ["calon itu akan kalah"],
        ),
        # "The deputy regent, who also heads the task force …, Nur Ahad Saif, appealed to residents to queue."
        (
            "Wakil Bupati Lor yang juga Ketua Panitia Pemulihan Pasar Hewan di Kabupaten Lor dan Sekitarnya "
            "Nur Ahad Saif mengimbau warga mengantre dengan tertib.",
            ["warga mengantre dengan tertib"],
        ),
        # "Residents are asked to report damage."
        ("Warga diminta melaporkan kerusakan rumah.", []),
        # "Rana said that in her office."
        ("Rana mengatakan hal itu di kantornya.", []),
        # "Rana apologised to residents for the delay."
        ("Rana meminta maaf kepada warga atas keterlambatan itu.", ["keterlambatan itu"]),
    ],
    ids=["office before a name", "long office", "asked to report", "pointer", "what for"],
)
def test_indonesian_subjects_and_objects(text: str, expected: list[str]) -> None:
    assert [s.words(text) for s in said_in(text, "id")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rao rejected the call, saying the family had left.",
            [("Rao", "the call"), ("Rao", "the family had left")],
        ),
        ("The paper, in a letter, said it would wait.", [("The paper", "it would wait")]),
        ("Neither side said it would go.", []),
        ("Rao said nothing.", []),
    ],
    ids=["a participle", "a pronoun behind the cue", "nobody", "nothing"],
)
def test_what_stands_behind_the_cue_is_not_its_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert found_in(text) == expected


def test_a_participle_before_a_quotation_goes_on_with_the_speaker_before() -> None:
    text = "“We wait,” Rao said on Monday, adding, “The river is high.”"
    assert found_in(text) == [("Rao", "We wait"), ("Rao", "The river is high")]


def test_an_infinitive_of_the_content_is_no_cue() -> None:
    assert found_in("Rao called on Hale to leave and apologize.") == [("Rao", "Hale to leave and apologize")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rumours that Mr. Hale left the city spread.", [("", "Mr. Hale left the city spread")]),
        ("The comments that have angered Lund were short.", []),
    ],
    ids=["an abbreviation is no end", "a relative clause"],
)
def test_nouns_of_saying_and_their_clause(text: str, expected: list[tuple[str, str]]) -> None:
    assert found_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The agency said Friday there was no evidence that the pill had killed Rao.",
            [("The agency", "there was no evidence that the pill had killed Rao")],
        ),
        ("Rao denied that, saying the tap was open.", [("Rao", "that"), ("Rao", "the tap was open")]),
        ("Rao's office rejected that figure.", [("Rao's office", "that figure")]),
        ("Rao said that was not good enough.", [("Rao", "that was not good enough")]),
        (
            "Rao accused Holt of lying, an allegation Holt denies.",
            [("Rao", "Holt of lying"), ("Holt", "an allegation")],
        ),
        (
            "The office said prices rose in May, data showed.",
            [("data", "The office said prices rose in May"), ("The office", "prices rose in May")],
        ),
        ("Rao, who left in May, has said she wants to stay.", [("Rao", "she wants to stay")]),
    ],
    ids=[
        "a negated clause behind a day",
        "that points back",
        "that figure",
        "that before a verb",
        "a noun that is denied",
        "a cue that closes the sentence",
        "a cue inside the content",
    ],
)
def test_nothing_of_the_meaning_is_lost(text: str, expected: list[tuple[str, str]]) -> None:
    assert found_in(text) == expected


def test_a_threat_to_sue_over_a_story_is_not_the_story() -> None:
    text = "Rao has threatened to sue the Echo over a story claiming that a builder paid for his boat."
    assert ("Rao", text[len("Rao has threatened ") : -1]) in found_in(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "Rana rejected the proposal because the dam is safe" ("dengan alasan": giving as reason).
        (
            "Rana menolak usul itu, dengan alasan bendungan sudah aman.",
            [("usul itu", "refuse"), ("bendungan sudah aman", "assert")],
        ),
        # "Rana rejected the list because, she said, it holds the names of pensioners."
        (
            "Rana menolak daftar itu karena, katanya, memuat nama pensiunan desa.",
            [
                ("daftar itu karena, katanya, memuat nama pensiunan desa", "refuse"),
                ("memuat nama pensiunan desa", None),
            ],
        ),
        # "Rana admitted the pump broke, but would not say who is to blame."
        (
            "Rana mengakui pompa itu rusak, tetapi enggan menyebut siapa yang salah.",
            [("pompa itu rusak", "confirm")],
        ),
        # "The claim was denied by the ministry."
        ("Klaim itu dibantah Kementerian Air.", [("Klaim itu", "deny")]),
        # The minister vouches for the price and adds in his own words that a war would change it.
        (
            "Menteri menjamin harga itu tetap, “kecuali terjadi perang”.",
            [("harga itu tetap, “kecuali terjadi perang”", "promise")],
        ),
    ],
    ids=["reason", "cue behind a conjunction", "silence", "denied claim", "mixed"],
)
def test_where_indonesian_clauses_part(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [(s.words(text), s.act.value) for s in said_in(text, "id")]
    assert [words for words, _ in found] == [words for words, _ in expected]
    assert all(act == wanted for (_, act), (_, wanted) in zip(found, expected, strict=True) if wanted is not None)


@pytest.mark.parametrize(
    ("behind", "content"),
    [
        ("dalam skema itu, bank menyeleksi usaha warga.", "dalam skema itu, bank menyeleksi usaha warga"),
        ("dalam siaran pers, bank menyeleksi usaha warga.", "bank menyeleksi usaha warga"),
    ],
    ids=["its own opening", "where it was said"],
)
def test_a_clause_behind_a_comma_may_open_with_an_adjunct(behind: str, content: str) -> None:
    text = f"Direktur Rana Seta menjelaskan, {behind}"
    assert [(s.mention.text, s.words(text)) for s in said_in(text, "id")] == [("Direktur Rana Seta", content)]


def test_a_date_behind_the_cue_is_no_clause() -> None:
    assert said_in("Direktur Rana Seta menjelaskan, dalam siaran pers, Senin (7/7).", "id") == []


def test_pronoun_behind_a_colon_means_the_subject_before_it() -> None:
    text = "La porte-parole du syndicat a démenti : selon elle, aucun camion n'est parti."
    (statement,) = said_in(text, "fr")
    assert (statement.mention.text, statement.words(text)) == (
        "La porte-parole du syndicat",
        "aucun camion n'est parti",
    )
