"""What the rules find in short articles, in the languages' own words."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from tests.texts import said_in, statements_of
from tests.timing import keeps_pace


def summary(text: str, lang: str) -> list[tuple[str, str, str, str]]:
    return [(s.mention.text, s.act.value, s.commitment.value, s.words(text)) for s in said_in(text, lang)]


def test_coordinated_cues_are_three_statements_of_one_speaker() -> None:
    # "The regent denied taking money, but confirmed that the road is damaged, and accused the contractor of being
    # slack."
    text = (
        "Bupati Seta membantah menerima uang, tetapi mengonfirmasi bahwa jalan itu rusak, dan menuduh kontraktor lalai."
    )
    assert summary(text, "id") == [
        ("Bupati Seta", "deny", "no", "menerima uang"),
        ("Bupati Seta", "confirm", "yes", "jalan itu rusak"),
        ("Bupati Seta", "accuse", "yes", "kontraktor lalai"),
    ]


def test_an_interrupted_quotation_is_one_statement_with_two_spans() -> None:
    text = '"Prices fell," said Ana Lim. "Farmers noticed it first."'
    found = said_in(text, "en")
    assert [s.words(text) for s in found] == ["Prices fell … Farmers noticed it first"]


def test_what_somebody_must_say_has_not_been_said() -> None:
    text = '"Their mayor, who said that the bridge is safe, must say that it is not safe," said Lim.'
    nested = [s for s in said_in(text, "en") if s.parent is not None]
    assert [s.words(text) for s in nested] == ["the bridge is safe"]


def test_silence_is_the_outlets_statement_and_no_denial() -> None:
    text = "Kementerian itu belum melaporkan adanya korban."  # "The ministry has not reported any victims yet."
    found = statements_of(text, "id")
    assert [(s.mode.value, s.act.value, s.note) for s in found] == [("narrator", "assert", "silence")]


def test_provenance_is_not_the_speaker_and_a_lost_name_is_kept() -> None:
    text = '"Jalan itu rusak," kata Bupati Seta seperti dikutip , Senin (5/10/2020).'
    found = said_in(text, "id")
    assert [s.mention.text for s in found] == ["Bupati Seta"]
    assert [[link.name for link in s.via] for s in found] == [[None]]


def test_a_list_of_conditions_is_attached_to_its_offer_as_open() -> None:
    text = (
        "Gubernur Seta menawarkan perundingan kepada warga, namun dengan sejumlah syarat. "
        "Syarat-syarat itu antara lain warga harus membuka jalan, membongkar tenda dan menarik gugatan."
    )
    offer = next(s for s in said_in(text, "id") if s.act == "offer")
    assert [span.of(text) for span in offer.conditions] == [
        "warga harus membuka jalan",
        "membongkar tenda",
        "menarik gugatan",
    ]
    assert offer.is_open_list


def test_parts_of_a_quotation_have_their_own_acts() -> None:
    text = '"The road is closed. They must open it. After that, we are ready to talk," the union leader Ana Lim said.'
    parts = [(s.act.value, s.words(text)) for s in statements_of(text, "en") if s.whole is not None]
    assert [act for act, _ in parts] == ["assert", "demand", "offer"]
    offer = [s for s in statements_of(text, "en") if s.whole is not None][-1]
    assert [span.of(text) for span in offer.conditions] == ["They must open it"]


def test_a_headline_with_a_bare_stem_attributes() -> None:
    title = "Bupati Seta Bantah Terima Suap"
    text = f"{title}\n\nIa hadir."
    found = [s for s in statements_of(text, "id", title=Span(0, len(title))) if s.mode != "narrator"]
    assert [(s.mention.text, s.act.value, s.words(text)) for s in found] == [("Bupati Seta", "deny", "Terima Suap")]


NAMES = st.sampled_from(["Armenia", "Azerbaijan", "Kelmar", "Ostravia", "The ministry", "Ana Lim"])
VERBS = st.sampled_from(["attacked the dam", "closed the border", "received the money", "signed the treaty"])


@given(speaker=NAMES, agent=NAMES, verb=VERBS)
def test_adding_a_negator_flips_the_act_and_swapping_names_swaps_roles(speaker: str, agent: str, verb: str) -> None:
    plain = said_in(f"{speaker} said that {agent} {verb}.", "en")
    base = verb.split()[0].removesuffix("ed") + " " + verb.split(maxsplit=1)[1]
    negated = said_in(f"{speaker} said that {agent} did not {base}.", "en")
    assert [s.mention.text for s in plain] == [s.mention.text for s in negated] == [speaker]
    assert plain[0].act != "deny"
    assert negated[0].act == "deny"
    swapped = said_in(f"{agent} said that {speaker} {verb}.", "en")
    assert [s.mention.text for s in swapped] == [agent]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='aAbB ."“”«,kata said that \n?', max_size=200), st.sampled_from(["id", "en", "ru", "und"]))
def test_spans_are_verbatim_and_the_same_text_gives_the_same_statements(text: str, lang: str) -> None:
    found = statements_of(text, lang)
    assert found == statements_of(text, lang)
    assert len({s.key for s in found}) == len(found)
    for statement in found:
        for span in (*statement.content, *statement.conditions):
            assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("unit", ['"kata dia, ', "X mengatakan bahwa ", "menurut X, ", "( ", "“"])
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    """Eight times the text may cost about eight times the time; a pattern that runs away costs 64 times or more."""

    def cost(repeats: int) -> float:
        started = time.process_time()
        statements_of(unit * repeats, "id")
        return time.process_time() - started

    assert keeps_pace(cost, 60, 480, bound=40)


def test_a_denial_behind_an_apposition_belongs_to_the_name_before_it() -> None:
    text = (
        "Stepanyan stated that Armenia had fired no weapon, while the spokesman for the president, Vahram Poghosyan, "
        "denied that the army had fired at it."
    )
    assert [(s.mention.text, s.words(text)) for s in said_in(text, "en")] == [
        ("Stepanyan", "Armenia had fired no weapon"),
        ("the spokesman for the president, Vahram Poghosyan", "the army had fired at it"),
    ]


def test_a_participle_goes_on_with_the_speaker() -> None:
    text = "The minister rejected the report, saying that the bridge is safe."
    assert [(s.mention.text, s.words(text)) for s in said_in(text, "en")] == [
        ("The minister", "the report"),
        ("The minister", "the bridge is safe"),
    ]


def test_words_that_say_who_the_source_is_are_no_content() -> None:
    text = "The dam broke, according to Ana Lim, an aide to the mayor."
    assert [(s.mention.text, s.words(text)) for s in said_in(text, "en")] == [("Ana Lim", "The dam broke")]


def test_what_goes_on_behind_the_cue_is_content_too() -> None:
    text = "Unless the army leaves the valley, Lim warned on Monday, the war will not stop."
    [found] = said_in(text, "en")
    assert found.words(text) == "Unless the army leaves the valley … the war will not stop"
    assert [span.of(text) for span in found.conditions] == ["Unless the army leaves the valley"]
    near = "The salts ran out on Friday, an aid worker said, asking not to be named."
    assert next(s.words(near) for s in said_in(near, "en")) == "The salts ran out on Friday"


def test_a_headline_that_its_source_closes() -> None:
    text = "No strike on the old dam took place last week, Defence Ministry says\n\nThe dam stands in the valley.\n"
    [found] = said_in(text, "en")
    assert (found.mention.text, found.words(text)) == (
        "Defence Ministry",
        "No strike on the old dam took place last week",
    )


def test_a_name_that_looks_like_a_verb_is_no_cue() -> None:
    text = "Truces brokered by Russia, France and the United States, have failed to stop the fighting."
    assert said_in(text, "en") == []


def test_the_subject_before_an_inserted_cue_belongs_to_the_content() -> None:
    text = "The prime minister, he said, makes no such commitment."
    assert [s.words(text) for s in said_in(text, "en")] == ["The prime minister … makes no such commitment"]
    dated = "On Monday, he said, the bridge was closed."
    assert [s.words(dated) for s in said_in(dated, "en")] == ["the bridge was closed"]


def test_a_condition_is_a_part_to_which_nobody_is_committed() -> None:
    text = '"We will stop the strike if the owners pay," Ana Lim said.'
    parts = [(s.act.value, s.commitment.value, s.words(text)) for s in statements_of(text, "en") if s.whole]
    assert parts == [("promise", "yes", "We will stop the strike"), ("other", "none", "if the owners pay")]


def test_a_speaker_named_in_the_next_sentence() -> None:
    # "The road is closed until Monday. This was conveyed by the regent Ranu Seta."
    text = "Jalan itu ditutup hingga Senin. Hal itu disampaikan Bupati Ranu Seta."
    assert [(s.mention.text, s.words(text)) for s in said_in(text, "id")] == [
        ("Bupati Ranu Seta", "Jalan itu ditutup hingga Senin")
    ]


def test_a_denial_in_its_own_words_behind_a_colon_denies_once() -> None:
    # The spokeswoman refuted the report, in her words: not one missile was fired towards the town.
    text = "Пресс-секретарь Анна Лим опровергла это сообщение: в сторону города не было выпущено ни одной ракеты."
    parts = [(s.act.value, s.commitment.value, s.words(text)) for s in statements_of(text, "ru") if s.whole]
    assert parts == [
        ("deny", "no", "это сообщение"),
        ("deny", "yes", "в сторону города не было выпущено ни одной ракеты"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The report on the bridge, Ana Lim said, is false.", "Ana Lim", "The report on the bridge … is false"),
        ("The army, said Ana Lim, has not left the town.", "Ana Lim", "The army … has not left the town"),
        ("The army has not left, Ana Lim said on Sunday, October 4.", "Ana Lim", "The army has not left"),
        (
            "Ana Lim, an aide to the mayor, said the road was open.",
            "Ana Lim, an aide to the mayor",
            "the road was open",
        ),
        ("Ana Lim, 42, said the army had left the town.", "Ana Lim", "the army had left the town"),
        ("Ana Lim, who leads the army, said it was Kelmar.", "Ana Lim", "it was Kelmar"),
        ("Guards shot Jan Poe, a father of two, said police.", "police", "Guards shot Jan Poe, a father of two"),
    ],
)
def test_the_speaker_on_either_side_of_a_cue_between_commas(text: str, speaker: str, words: str) -> None:
    assert [(s.mention.text, s.words(text)) for s in said_in(text, "en")] == [(speaker, words)]


def test_a_clause_that_the_cue_interrupts_is_denied_as_a_whole() -> None:
    text = '"The report on the bridge," Ana Lim said, "is false. The bridge did not fall."'
    parts = [(s.act.value, s.commitment.value, s.words(text)) for s in statements_of(text, "en") if s.whole]
    assert parts == [
        ("deny", "yes", "The report on the bridge … is false"),
        ("deny", "yes", "The bridge did not fall"),
    ]
