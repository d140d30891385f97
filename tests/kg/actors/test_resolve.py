"""Who speaks: names, titles, roles, pronouns, places that stand for governments."""

from __future__ import annotations

from datetime import date

import pytest

from kg import actors, languages, sentences
from kg.model import (
    Act,
    Article,
    Commitment,
    Entity,
    EntityKind,
    Layout,
    Mention,
    MentionKind,
    Mode,
    Resolution,
    Sentence,
    Span,
    SpeakerRule,
    Statement,
    Via,
)


def page(text: str, lang: str, source: str | None = None) -> tuple[Article, Layout]:
    article = Article("a", "iri:a", "iri:v", "0" * 64, text, lang, source=source, published=date(2020, 10, 5))
    paragraphs, sentences, start = [], [], 0
    for number, line in enumerate(text.split("\n")):
        paragraphs.append(Span(start, start + len(line)))
        sentences.append(Sentence(paragraphs[-1], number))
        start += len(line) + 1
    return article, Layout(tuple(paragraphs), tuple(sentences), ())


def said(text: str, key: str, *, mention: str | None, content: str, cue: str | None = None, nth: int = 0) -> Statement:
    """A statement whose speaker stands in these words, of which the nth occurrence is meant."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(mention, start + 1) if mention else -1
    span = Span(start, start + len(mention)) if mention else None
    begin = text.index(content)
    cue_start = text.index(cue) if cue else 0
    kind = MentionKind.NAME if mention else MentionKind.NONE
    return Statement(
        key, Mode.INDIRECT, Act.ASSERT, Commitment.YES, Mention(span, mention or "", kind),
        (Span(begin, begin + len(content)),), 0.9, "test", "test",
        cue=Span(cue_start, cue_start + len(cue)) if cue else None,
    )  # fmt: skip


def speakers(text: str, lang: str, statements: list[Statement], directory: actors.Directory) -> list[str | None]:
    return [statement.speaker for statement in resolution(text, lang, statements, directory).statements]


def resolution(text: str, lang: str, statements: list[Statement], directory: actors.Directory) -> Resolution:
    article, layout = page(text, lang)
    return actors.resolve(article, layout, statements, directory, languages.load(lang))


@pytest.mark.parametrize(
    ("lang", "phrase", "name"),
    [
        ("id", "asisten presiden Norland, Otto Brandt", "Otto Brandt"),
        ("en", "Otto Brandt, adviser to the President of Norland", "Otto Brandt"),
        ("id", "Presiden Norland Marek Halvorsen", "Marek Halvorsen"),
        ("id", "Presiden Norland Marrek Halvorsen", "Marek Halvorsen"),  # one letter too many
        ("id", "Presiden Norland", "Marek Halvorsen"),
        ("id", "Kementerian Pertahanan Norland", "Kementerian Pertahanan Norland"),
        ("id", "pihak Norland", "Pemerintah Norland"),
        ("id", "Nordstad", "Pemerintah Norland"),
        ("id", "pasukan Norland", "Norland armed forces"),
        ("en", "Foreign Minister Sara Quint", "Sara Quint"),
        ("en", "Reza Malik's lawyer, Amy Brandt", "Amy Brandt"),
        ("en", "farmers' leader Om Fadil", "Om Fadil"),
        ("en", "the Harbour Workers Union", "Harbour Workers Union"),
        ("id", "Nurmala (34), warga Lubuk Ampai", "Nurmala"),
        ("id", "sejumlah warga", "sejumlah warga"),
    ],
)
def test_phrase_leads_to_its_speaker(lang: str, phrase: str, name: str, directory: actors.Directory) -> None:
    text = {"id": f"Kemarin {phrase} mengatakan airnya bersih.", "en": f"Yesterday {phrase} said the water is clean."}[
        lang
    ]
    content = "airnya bersih" if lang == "id" else "the water is clean"
    expected = (
        directory.entities[directory.by_name[name.casefold()][0]].label(lang)
        if name.casefold() in directory.by_name
        else name
    )
    assert speakers(text, lang, [said(text, "s1", mention=phrase, content=content)], directory) == [expected]


def test_surname_and_clitic_lead_to_the_full_name(directory: actors.Directory) -> None:
    # Governor Dedi Mulyadi came. "Clean," said Dedi. "Very clean," he said.
    text = 'Gubernur Dedi Mulyadi datang.\n"Bersih," kata Dedi.\n"Sangat jernih," ujarnya.'
    statements = [
        said(text, "s1", mention="Dedi", nth=1, content="Bersih", cue="kata"),
        said(text, "s2", mention="ujarnya", content="Sangat jernih", cue="ujarnya"),
    ]
    assert speakers(text, "id", statements, directory) == ["Dedi Mulyadi", "Dedi Mulyadi"]


def test_pronoun_means_the_last_speaker_and_not_the_last_name(directory: actors.Directory) -> None:
    text = "Sara Quint said she had met Otto Brandt in Nordstad. The water was clean, she added."
    statements = [
        said(text, "s1", mention="Sara Quint", content="she had met Otto Brandt in Nordstad"),
        said(text, "s2", mention="she", nth=1, content="The water was clean", cue="added"),
    ]
    assert speakers(text, "en", statements, directory) == ["Sara Quint", "Sara Quint"]


def test_she_and_he_keep_two_speakers_apart(directory: actors.Directory) -> None:
    text = "Mrs. Sara Quint said yes. Mr. Otto Brandt said no. It was late, she added. It was early, he added."
    statements = [
        said(text, "s1", mention="Mrs. Sara Quint", content="yes"),
        said(text, "s2", mention="Mr. Otto Brandt", content="no"),
        said(text, "s3", mention="she", content="It was late"),
        said(text, "s4", mention="he", content="It was early", nth=1),
    ]
    assert speakers(text, "en", statements, directory)[2:] == ["Sara Quint", "Otto Brandt"]


def test_bare_role_is_the_person_who_holds_it_in_the_article(directory: actors.Directory) -> None:
    # Minister Rita Sari said A. Sopan the mayor said B. The minister said C.
    text = (
        "Menteri Rita Sari bilang air bersih. Wali Kota Budi Hartono bilang air kotor. Sang menteri bilang itu salah."
    )
    statements = [
        said(text, "s1", mention="Menteri Rita Sari", content="air bersih"),
        said(text, "s2", mention="Wali Kota Budi Hartono", content="air kotor"),
        said(text, "s3", mention="Sang menteri", content="itu salah"),
    ]
    assert speakers(text, "id", statements, directory) == ["Rita Sari", "Budi Hartono", "Rita Sari"]


def test_their_prime_minister_is_the_other_sides_and_noted(directory: actors.Directory) -> None:
    # Norland attacked Sudland. "Their prime minister said that …, must leave," said Halvorsen. "We go on," he said.
    text = (
        "Norland menyerang Sudland.\n"
        '"Perdana Menteri mereka, yang mengatakan bahwa lembah itu milik Sudland, harus pergi," kata Halvorsen.\n'
        '"Kami terus maju," ujarnya.'
    )
    outer = "Perdana Menteri mereka, yang mengatakan bahwa lembah itu milik Sudland, harus pergi"
    statements = [
        said(text, "s1", mention="Halvorsen", content=outer, cue="kata Halvorsen"),
        said(text, "s2", mention="Perdana Menteri mereka", content="lembah itu milik Sudland"),
        said(text, "s3", mention="ujarnya", content="Kami terus maju", cue="ujarnya"),
    ]
    found = resolution(text, "id", statements, directory)
    assert [s.speaker for s in found.statements] == ["Marek Halvorsen", "Ines Duarte", "Marek Halvorsen"]
    assert "office" in (found.statements[1].note or "")
    # "mereka" (they) is the other government, "Kami" (we) his own.
    by_words = {m.span.of(text): m.entity for m in found.mentions}
    assert by_words["mereka"] == directory.by_name["government of sudland"][0]
    assert by_words["Kami"] == directory.by_name["government of norland"][0]


def test_place_that_acts_is_its_government_and_place_where_is_not(directory: actors.Directory) -> None:
    # Norland must apologise. The talks are held in Norland.
    text = "Norland harus meminta maaf. Perundingan digelar di Norland."
    acting, located = resolution(text, "id", [], directory).mentions
    assert (acting.kind, acting.entity) == (MentionKind.METONYMY, directory.by_name["government of norland"][0])
    assert acting.literal == located.entity == directory.by_name["norland"][0]


def test_other_given_name_makes_another_person(directory: actors.Directory) -> None:
    text = "Penulis Klara Halvorsen mengatakan airnya bersih."  # the writer
    found = resolution(
        text, "id", [said(text, "s1", mention="Penulis Klara Halvorsen", content="airnya bersih")], directory
    )
    assert found.statements[0].speaker != "Marek Halvorsen"
    assert found.statements[0].actor != directory.by_name["marek halvorsen"][0]


def test_hidden_speaker_is_an_unknown_actor(directory: actors.Directory) -> None:
    text = "Beberapa orang dilaporkan terluka."  # some are reported injured
    found = resolution(text, "id", [said(text, "s1", mention=None, content="terluka", cue="dilaporkan")], directory)
    actor = next(entity for entity in found.entities if entity.iri == found.statements[0].actor)
    assert (found.statements[0].speaker, actor.kind) == ("unattributed", EntityKind.UNKNOWN)


def test_outlet_speaks_in_its_own_voice_and_lost_source_is_kept(directory: actors.Directory) -> None:
    text = "Norland menembakkan rudal, seperti dikutip , Senin."  # fired missiles, as quoted [name lost]
    statement = said(text, "s1", mention=None, content="Norland menembakkan rudal")
    outlet = Mention(None, "", MentionKind.OUTLET)
    narrated = Statement(
        "s1", Mode.NARRATOR, Act.ASSERT, Commitment.YES, outlet, statement.content, 0.6, "test", "test",
        via=(Via(Span(text.index("dikutip"), text.index("dikutip") + 7), None),),
    )  # fmt: skip
    article, layout = page(text, "id", source="Warta Pagi")
    found = actors.resolve(article, layout, [narrated], directory, languages.load("id"))
    assert found.statements[0].speaker == "Warta Pagi"
    lost = [entity for entity in found.entities if entity.kind is EntityKind.UNKNOWN]
    assert [mention.span.of(text) for mention in found.mentions if mention.entity == lost[0].iri] == ["dikutip"]


def test_unknown_people_are_actors_of_their_article_only(directory: actors.Directory) -> None:
    text = "Gubernur Dedi Mulyadi bilang airnya bersih."
    statement = said(text, "s1", mention="Gubernur Dedi Mulyadi", content="airnya bersih")
    article, layout = page(text, "id")
    other = Article("b", "iri:b", "iri:w", "0" * 64, text, "id", published=article.published)
    pack = languages.load("id")
    here = actors.resolve(article, layout, [statement], directory, pack).statements[0].actor
    there = actors.resolve(other, layout, [statement], directory, pack).statements[0].actor
    assert here != there


@pytest.mark.parametrize(
    ("text", "person", "other"),
    [
        ("Ana Lim spoke first. Holt, the mayor, said the town was quiet.", ("Ana Lim", "first"),
         ("Holt, the mayor", "the town was quiet")),
        ("The ministry warned of floods. It was said by Ana Lim, aide to the mayor of Norland. Ministry staff agreed.",
         ("Ana Lim", "It"), ("The ministry", "floods")),
    ],
)  # fmt: skip
def test_an_unknown_name_or_a_ministry_is_not_the_person_nearby(
    text: str, person: tuple[str, str], other: tuple[str, str], directory: actors.Directory
) -> None:
    statements = [said(text, f"s{n}", mention=who, content=what) for n, (who, what) in enumerate((person, other), 1)]
    found = resolution(text, "en", statements, directory)
    assert found.statements[0].actor != found.statements[1].actor


def test_same_input_gives_the_same_resolution(directory: actors.Directory) -> None:
    text = "Gubernur Dedi Mulyadi bilang airnya bersih di Nordstad, kata Sara Quint dan Otto Brandt."
    statements = [said(text, "s1", mention="Gubernur Dedi Mulyadi", content="airnya bersih")]
    first, second = (resolution(text, "id", statements, directory) for _ in range(2))
    assert first == second
    assert all(isinstance(entity, Entity) for entity in first.entities)


def test_every_speaker_comes_with_the_rule_that_found_it(directory: actors.Directory) -> None:
    # Minister Rita Sari said it was clean. "Clear," said Rita. "Very," she said. The minister said B. Residents said C.
    text = (
        "Menteri Rita Sari bilang bersih.\n"
        '"Jernih," kata Rita.\n"Sekali," ujarnya.\n'
        "Sang menteri bilang itu benar. Sejumlah warga bilang keruh. Konon aman."
    )
    statements = [
        said(text, "s1", mention="Menteri Rita Sari", content="bersih"),
        said(text, "s2", mention="Rita", nth=1, content="Jernih"),
        said(text, "s3", mention="ujarnya", content="Sekali", cue="ujarnya"),
        said(text, "s4", mention="Sang menteri", content="itu benar"),
        said(text, "s5", mention="Sejumlah warga", content="keruh"),
        said(text, "s6", mention=None, content="aman", cue="Konon"),
    ]
    assert [statement.speaker_rule for statement in resolution(text, "id", statements, directory).statements] == [
        SpeakerRule.NAME, SpeakerRule.SHORT_NAME, SpeakerRule.LAST_SPEAKER, SpeakerRule.ROLE, SpeakerRule.LOCAL,
        SpeakerRule.HIDDEN,
    ]  # fmt: skip


def names_of(text: str, lang: str, directory: actors.Directory, *mentions: tuple[str, int]) -> list[str | None]:
    """Who speaks at each of these words (with the number of the occurrence, from 0); what is said does not matter."""
    article, _ = page(text, lang)
    layout = sentences.split(article, languages.load(lang))
    statements = [
        said(
            text,
            f"s{n}",
            mention=words,
            nth=nth,
            content=text.split()[-1],
            cue=words if words.endswith("nya") else None,
        )
        for n, (words, nth) in enumerate(mentions, 1)
    ]
    found = actors.resolve(article, layout, statements, directory, languages.load(lang))
    return [statement.speaker for statement in found.statements]


def test_nickname_that_the_article_explains_is_the_person(directory: actors.Directory) -> None:
    # The governor was challenged by the minister. The man called KRS said so. The other near name is not meant.
    text = (
        "Menteri Hasan Umbara menjawab tantangan Gubernur Rizal Saputra soal dana. "
        "Pria yang akrab disapa KRS itu datang sore. Hasan menyebut data itu benar. "
        "KRS membantah hal itu. Ia bilang dana aman."
    )
    assert names_of(text, "id", directory, ("Hasan", 1), ("KRS", 1), ("Ia", 0)) == [
        "Hasan Umbara", "Rizal Saputra", "Rizal Saputra",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Universitas Wanasari (Unwas) menutup gedung. Unwas menepis kabar itu.", "Unwas", "Universitas Wanasari"),
        ("Menteri Kelautan (Menlaut) Rita Sari Dewi datang. Menlaut menepis kabar itu.", "Menlaut", "Rita Sari Dewi"),
        ("Gubernur Rita Sari Dewi (RSD) datang. RSD menepis kabar itu.", "RSD", "Rita Sari Dewi"),
    ],
    ids=["body", "title", "initials"],
)
def test_short_form_in_brackets_is_its_bearer(text: str, short: str, full: str, directory: actors.Directory) -> None:
    assert names_of(text, "id", directory, (short, 1)) == [full]


def test_party_in_brackets_is_not_its_members_name(directory: actors.Directory) -> None:
    text = (
        "Rep. Ken Holt (R) met Sen. Ana Lim (D-Ky.) on Monday. House Leader Ken Holt (R) said no. Holt (R) said more."
    )
    assert names_of(text, "en", directory, ("House Leader Ken Holt (R)", 0), ("Holt (R)", 2)) == [
        "Ken Holt",
        "Ken Holt",
    ]


def test_agent_of_a_passive_clause_is_meant_by_the_pronoun_behind(directory: actors.Directory) -> None:
    # Minister Hasan said A. That was answered sharply by Governor Rizal. He said B.
    text = (
        "Menteri Hasan Umbara menyebut dana mengendap. "
        "Pernyataan tersebut langsung dijawab keras oleh Gubernur Rizal Saputra. Ia menegaskan dana aman."
    )
    assert names_of(text, "id", directory, ("Menteri Hasan Umbara", 0), ("Ia", 0))[1] == "Rizal Saputra"


def test_place_behind_a_role_is_not_the_person_behind_the_comma(directory: actors.Directory) -> None:
    text = (
        "Presiden Kedwara, Amadu Sekere, datang. Ketua Unit Humas Kota Unwas, Dewi Lestari, datang. Dewi bilang aman."
    )
    assert names_of(text, "id", directory, ("Presiden Kedwara, Amadu Sekere", 0), ("Dewi", 1)) == [
        "Amadu Sekere", "Dewi Lestari",
    ]  # fmt: skip


def test_bare_name_of_a_speaker_is_meant_by_the_pronoun_behind(directory: actors.Directory) -> None:
    text = 'Menurut Sanu, air itu bersih.\n"Sangat jernih," ujarnya.\nSanu menambahkan, warga senang.'
    assert names_of(text, "id", directory, ("Sanu", 0), ("ujarnya", 0)) == ["Sanu", "Sanu"]


def test_initials_belong_to_the_name(directory: actors.Directory) -> None:
    text = "Mr. Cole spoke. Senator Adam B. Cole of Oregon met the New York Times. Mr. Cole said no."
    assert names_of(text, "en", directory, ("Mr. Cole", 1)) == ["Adam B. Cole"]


@pytest.mark.parametrize(
    ("lang", "text", "sides"),
    [
        ("id", "Menurut laporan, pihak Norland yang menyerang lebih dulu.", {"pihak Norland": "Government of Norland"}),
        ("en", "It was the Indonesian side that fired first.", {}),  # a people without a government that is known
        ("tr", "Norland tarafı saldırdı.", {"Norland tarafı": "Government of Norland"}),
        ("ru", "Огонь вёлся в сторону Norland.", {}),  # "towards Norland": no side is meant
    ],
    ids=["before", "unknown-people", "behind", "direction"],
)
def test_words_for_a_side_mean_its_government(
    lang: str, text: str, sides: dict[str, str], directory: actors.Directory
) -> None:
    found = [one for one in resolution(text, lang, [], directory).mentions if one.kind is MentionKind.COLLECTIVE]
    assert {one.span.of(text): directory.entities[one.entity].labels["en"] for one in found} == sides


def test_name_behind_a_glued_article_is_known(directory: actors.Directory) -> None:
    # "Norland (with an elided article) has announced it, said O'Norland": only articles of a letter or two are glued
    text = "Selon l'Nordstad et d'Norland, mais sans Rock'Norland."
    found = resolution(text, "fr", [], directory).mentions
    assert [one.span.of(text) for one in found] == ["l'Nordstad", "d'Norland"]
