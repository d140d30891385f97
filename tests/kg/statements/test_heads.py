"""Which words before a verb of saying are its subject, where clauses, adjuncts or times stand among them."""

import pytest

from kg import languages, sentences
from kg.model import Span
from kg.statements.base import Scene
from kg.statements.subjects import is_time_phrase
from tests.texts import make_article, said_in


def speakers_in(text: str, lang: str = "en") -> list[str]:
    """The words for the speaker of each statement that is not the outlet's."""
    return [statement.mention.text for statement in said_in(text, lang)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Mara Holt issued a short note saying the bridge was safe.", ["Mara Holt"]),
        ("Mara Holt smiled and said the bridge was safe.", ["Mara Holt"]),
        ("The row began after Holt said the bridge was safe.", ["Holt"]),
        ("It amounted to what the auditors said was a theft of grain.", ["the auditors"]),
        ("On Thursday the bank said the vault was empty.", ["the bank"]),
        ("In a radio interview Holt said the vault was empty.", ["Holt"]),
        ("On Wednesday Ms Holt said the vault was empty.", ["Ms Holt"]),
        ("For three months officials said the vault was full.", ["officials"]),
        ("At least one clerk said the vault was empty.", ["At least one clerk"]),
        ("Holt has long said that the vault was empty.", ["Holt"]),
        ("It was the third time Northern Rail said the line was closed.", ["Northern Rail"]),
        ("The verdict is predictable - Mara Holt vowed to resign.", ["Mara Holt"]),
        ("The mayor, who took office in May, urged residents to stay calm.", ["The mayor"]),
        ("Mara Holt arrives alone, orders tea and says the talks are over.", ["Mara Holt arrives alone"]),
        ("The trustees, who last month said the claim was false, apologised for the delay.", ["The trustees"] * 2),
        ("Mara Holt, 47, of Mill Lane, Lund, said she was ill.", ["Mara Holt"]),
        ("He'd said the vault was empty.", ["He"]),
        ("The vault was empty and the banker said that it was not.", ["the banker"]),
        ("The bill has angered members of the guild, who said it was unfair.", ["members of the guild"]),
        ("Elected officials said the vault was empty.", ["Elected officials"]),
        ("The US-led coalition said the road was safe.", ["The US-led coalition"]),
        ("Pointing to a leaked note, which said the vault was empty, Holt left.", ["a leaked note"]),
        ("Holt apologised for May's defeats, promised a vote by June and left.", ["Holt"] * 2),
        ("The guild condemned the leak and the airline said the crew was safe.", ["The guild", "the airline"]),
        ("Rebels accused the army of burning villages and the cabinet denied it.", ["Rebels", "the cabinet"]),
        ("The ministry warned that persons found hiding grain would pay and thanked the guild.", ["The ministry"] * 2),
        ("The vault is empty, No 10 said.", ["No 10"]),
        (
            "Leela Rao denied that Haris Lor asked her to go, but confirmed that voices rose.",
            ["Leela Rao", "Haris Lor", "Leela Rao"],
        ),
        ("Holt said Rao denied theft but admitted a debt.", ["Holt", "Rao", "Rao"]),
        (
            "Senator Ina Lor, Democrat of Velm, renewed her call and said she would go.",
            ["Senator Ina Lor, Democrat of Velm"],
        ),
        ("It was an appeal from the clerk for “a pause that all of us can feel”.", ["the clerk"]),
        ("There are claims making the rounds that the vault is empty.", [""]),
    ],
)
def test_the_subject_of_the_verb_speaks(text: str, speakers: list[str]) -> None:
    assert speakers_in(text) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Readers may not let editorials tell them how to vote.",
        "It's worth noting that the vault was empty.",
        "The figure of 212 cows cited by the union could not be confirmed.",
        "It may take weeks, depending on the 5,000 men believed to be in the town.",
        "The town was calm, though in part.",
    ],
    ids=[
        "another verb's object",
        "nobody in particular",
        "a participle with by",
        "a participle",
        "an adjunct",
    ],
)
def test_a_clause_without_a_speaker_reports_nobody(text: str) -> None:
    assert speakers_in(text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The ministry, in a note sent by phone, said by telephone that it rained.", ["The ministry"]),
        ("Regarding the 212 cows cited by the union, the envoy said that he had no figure.", ["the envoy"]),
    ],
)
def test_said_by_telephone_is_still_said(text: str, speakers: list[str]) -> None:
    assert speakers_in(text) == speakers


@pytest.mark.parametrize(
    ("lang", "words", "is_time"),
    [
        ("en", "last month", True),
        ("en", "A few months earlier", True),
        ("en", "three days after", True),
        ("en", "one of the two", False),
        ("en", "April", False),
        ("en", "last month's report", False),
        ("id", "Sehari setelah", True),
        ("id", "Sejak akhir tahun", True),
        ("id", "Jumat malam waktu setempat", True),
        ("id", "Hari", False),
        ("id", "polisi", False),
        ("ru", "Накануне", True),
        ("ru", "До конца года", True),
        ("ru", "глава района", False),
        ("de", "Am Montag", True),
        ("de", "Der Minister", False),
        ("fr", "la semaine dernière", True),
        ("es", "el lunes", True),
        ("es", "el alcalde", False),
        ("tr", "geçen hafta", True),
        ("ar", "الوزير", False),
    ],
)
def test_words_that_only_tell_when_are_no_speaker(lang: str, words: str, *, is_time: bool) -> None:
    article, pack = make_article(words, lang=lang), languages.load(lang)
    scene = Scene(article, sentences.split(article, pack), pack)
    assert is_time_phrase(scene, Span(0, len(words))) is is_time


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", '"Low," denied that alarms had been ignored.'),
        ("ru", "Он ушёл, «чтобы город жил спокойно и мирно», объяснил мэр."),
    ],
)
def test_what_is_said_is_no_speaker(lang: str, text: str) -> None:
    assert not {"that alarms had been ignored", "чтобы город жил спокойно и мирно"} & set(speakers_in(text, lang))


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("id", "Wali Kota Rana Suta pergi. Sehari setelahnya, Suta mengatakan jembatan itu aman.", "Suta"),
        ("ru", "Накануне мэр Анна Рудь заявила, что мост безопасен.", "мэр Анна Рудь"),
        ("ru", "Число погибших выросло до 11, сообщил в пятницу краевой штаб.", "краевой штаб"),
        ("id", "Maret lalu Suta mensyaratkan permintaan maaf terbuka.", "Suta"),
        ("id", "Rana Suta, di luar dugaan, mengatakan jembatan itu aman.", "Rana Suta"),
        ("id", "Suta meminta warga bersabar, berjanji tim turun pada Juni.", "Suta"),
    ],
)
def test_who_speaks_stands_beside_the_time(lang: str, text: str, speaker: str) -> None:
    assert speakers_in(text, lang)[-1].endswith(speaker)


@pytest.mark.parametrize(
    ("lang", "text", "speakers"),
    [
        ("id", "Rana Suta semula menyatakan jembatan itu aman.", ["Rana Suta"]),
        ("id", "Rana Suta menyangkal tuduhan itu dan balik menuding Budi Lor berbohong.", ["Rana Suta"] * 2),
        ("id", "Menkas—begitu ia biasa disapa—menuduh pemprov memarkir dana.", ["Menkas"]),
        ("id", "Menurut pengacaranya, Rana Suta, jembatan itu aman.", ["pengacaranya, Rana Suta"]),
        ("id", "Menurut warga, Rana Suta, istri lurah, telah pergi.", ["warga"]),
        ("id", "Sehari sebelumnya Suta menyatakan jembatan itu aman.", ["Suta"]),
        ("en", "Despite reports elsewhere that it rained, the mayor says it was dry.", ["", "the mayor"]),
        ("en", "Despite the rain, Holt said the dam was safe.", ["Holt"]),
        ("en", "The report was accurate, its editor, Ben Rao, said after the court met.", ["its editor, Ben Rao"]),
        ("en", "The mayor, Ben Rao, said what the court had heard.", ["The mayor, Ben Rao"]),
        ("en", "Officials met on Friday in a new report that found the dam full.", ["a new report"]),
        ("en", "The trustees last night branded the claim wicked.", ["The trustees"]),
        ("en", "According to his lawyer, Jo Rao, the bridge was safe.", ["his lawyer, Jo Rao"]),
        ("en", "According to the mayor, Rao had left.", ["the mayor"]),
    ],
)
def test_who_he_is_and_when_he_spoke_are_told_apart(lang: str, text: str, speakers: list[str]) -> None:
    assert speakers_in(text, lang) == speakers


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("ru", "Стороны, как водится, обвиняют друг друга во лжи.", "Стороны"),
        ("ru", "Врач не стал уточнять число раненых, но признал, что их много.", "Врач"),
        ("ru", "Никого не увольняли, сказал «Новой неделе» директор Пётр Лор.", "директор Пётр Лор"),
        ("fr", "Les pneus étaient neufs, indique le commissariat : un mineur a été entendu.", "le commissariat"),
        ("es", "De lo contrario, advirtió la alcaldesa Inés Lor, cerrará el puerto.", "la alcaldesa Inés Lor"),
    ],
)
def test_asides_negated_verbs_and_papers_are_no_part_of_the_speaker(lang: str, text: str, speaker: str) -> None:
    assert speakers_in(text, lang)[:1] == [speaker]
