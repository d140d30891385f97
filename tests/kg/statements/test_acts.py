"""Every row of the act table decides its example and leaves its near miss alone."""

import inspect
import re
import time

import pytest

from kg.languages import load
from kg.model import Act, Commitment
from kg.statements.acts import TABLE, USUAL, Row
from kg.statements.facts import Facts
from kg.statements.negation import is_negated
from kg.statements.wording import act_words
from tests.texts import said_in
from tests.timing import keeps_pace


def language_of(sentence: str) -> str:
    return "id" if sentence.startswith(("Direktur", "Polisi")) else "en"


@pytest.mark.parametrize("row", TABLE, ids=[row.name for row in TABLE])
def test_row_decides_its_example(row: Row) -> None:
    found = said_in(row.example, language_of(row.example))
    assert [(s.act, s.act_rule) for s in found] == [(row.act, row.name)], row.example
    assert found[0].commitment == (row.commitment or USUAL.get(row.act, Commitment.YES))


@pytest.mark.parametrize("row", TABLE, ids=[row.name for row in TABLE])
def test_row_leaves_its_near_miss_alone(row: Row) -> None:
    found = said_in(row.near_miss, language_of(row.near_miss))
    assert row.name not in [s.act_rule for s in found], row.near_miss


@pytest.mark.parametrize(
    ("lang", "content", "expected"),
    [
        ("id", "tidak ada kenaikan tarif", True),
        ("id", "tidak hanya warga yang datang", False),
        ("id", "warga yang tidak hadir akan didata", False),
        ("en", "we did not fire", True),
        ("en", "not only the mayor knew", False),
        ("en", "those who did not pay will be fined", False),
        ("ru", "мы не стреляли", True),
    ],
)
def test_negation_of_the_main_clause(lang: str, content: str, expected: bool) -> None:
    assert is_negated(content, lang) is expected


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("At least 12 people were killed, the hospital said.", Act.ASSERT),
        ("Rao said the clerk was beaten by police.", Act.ACCUSE),
        ("Rao said that police killed a farmer.", Act.ACCUSE),
        ("Rao rejected the report as nonsense.", Act.DENY),
        ("Rao rejected the plan as expensive.", Act.REFUSE),
        ("Rao said she could neither confirm nor deny the plan.", Act.ASSERT),
        ("“That is simply false,” said Rao.", Act.DENY),
    ],
)
def test_what_is_done_with_words(text: str, act: Act) -> None:
    assert [statement.act for statement in said_in(text, "en")] == [act]


def test_rows_have_names_of_their_own() -> None:
    names = [row.name for row in TABLE]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("unit", ["we will not ", "we condemn ", "he lied, ", "never; ", "the police beat X and "])
def test_deciding_takes_time_in_proportion_to_the_words(unit: str) -> None:
    """Eight times the words may cost about eight times the time; what runs away costs 64 times or more."""

    def cost(repeats: int) -> float:
        started = time.process_time()
        said_in(f"“{unit * repeats}we go,” Lim said.", "en")
        return time.process_time() - started

    assert keeps_pace(cost, 100, 800, bound=40)


@pytest.mark.parametrize("lang", ["id", "en", "ru", "tr", "ar", "de", "es", "fr"])
def test_one_search_tells_of_every_list_that_is_read_only_behind_it(lang: str) -> None:
    source = inspect.getsource(Facts)
    asked = re.findall(r"_(?:is_telling and self\._has|stands)\(self\._words\.(\w+)", source)
    assert len(asked) > 10
    words, modality = act_words(lang), load(lang).modality
    for name in asked:
        forms = [form.rstrip("*") for form in getattr(modality, name)]
        assert [form for form in forms if not words.telling.search(form) and getattr(words, name).search(form)] == []
