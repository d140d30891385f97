"""Speech behind a dash."""

from tests.texts import said_in


def test_speech_goes_on_behind_its_speaker() -> None:
    text = "— Мы не уйдём, — сказал фермер Иван Громов. — Ни завтра, ни потом."  # We shall not leave, said farmer …
    [statement] = said_in(text, "ru")
    assert (statement.mention.text, statement.mode.value) == ("фермер Иван Громов", "direct")
    assert [span.of(text) for span in statement.content] == ["Мы не уйдём", "Ни завтра, ни потом"]


def test_cue_may_follow_without_a_comma() -> None:
    [statement] = said_in("— A ponte está fechada — disse o agricultor Davi Rocha.", "pt")
    assert statement.mention.text == "o agricultor Davi Rocha"


def test_dash_inside_a_sentence_opens_no_speech() -> None:
    assert said_in("Громовск — второй город области — затоплен.", "ru") == []  # Gromovsk, the second town, is flooded.
