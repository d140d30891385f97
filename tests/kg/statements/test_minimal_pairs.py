"""Two sentences that differ in one word: a negator, a modal, a condition. What is said must differ with it.

Each side is written as "act commitment"; a side with " if" behind it must also have its condition found.
"""

import pytest

from tests.kg.statements.minimal_pairs_id import INDONESIAN, Pair
from tests.texts import said_in

ENGLISH: tuple[Pair, ...] = (
    # a negator before the cue
    (
        "The mayor denied that the dam leaks.",
        "deny no",
        "The mayor has never denied that the dam leaks.",
        "confirm yes",
    ),
    ("The clerk admitted the theft.", "confirm yes", "The clerk never admitted the theft.", "deny no"),
    (
        "The bank admitted that it lost the files.",
        "confirm yes",
        "The bank did not admit that it lost the files.",
        "deny no",
    ),
    # a negator in the content
    (
        "“We fired at the village,” the colonel said.",
        "assert yes",
        "“We never fired at the village,” the colonel said.",
        "deny yes",
    ),
    (
        "“The driver was drunk,” the officer said.",
        "assert yes",
        "“The driver was not drunk,” the officer said.",
        "deny yes",
    ),
    (
        "The club said that the striker took the tablets.",
        "assert yes",
        "The club said that the striker did not take the tablets.",
        "deny yes",
    ),
    ("The hospital said it received the letter.", "assert yes", "The hospital said it received no letter.", "deny yes"),
    (
        "“There is cholera in the camp,” the doctor said.",
        "assert yes",
        "“There is no cholera in the camp,” the doctor said.",
        "deny yes",
    ),
    (
        "“I took the money,” the treasurer said.",
        "assert yes",
        "“I didn't take the money,” the treasurer said.",
        "deny yes",
    ),
    ("The minister said the claim was true.", "assert yes", "The minister said the claim was not true.", "deny yes"),
    (
        "The minister said the report was accurate.",
        "confirm yes",
        "The minister said the report was inaccurate.",
        "deny yes",
    ),
    (
        "“The bridge is safe,” the engineer said.",
        "assert yes",
        "“The bridge isn't safe,” the engineer said.",
        "deny yes",
    ),
    # a negator that negates nothing, or not the main clause
    (
        "“Nobody in the village was warned,” Lim said.",
        "deny yes",
        "“Not only the village was warned,” Lim said.",
        "assert yes",
    ),
    (
        "“The rescuers did not come on Monday,” Lim said.",
        "deny yes",
        "“The rescuers who did not sleep came on Monday,” Lim said.",
        "assert yes",
    ),
    (
        "“We do not know the cause,” the fire chief said.",
        "assert yes",
        "“We did not start the fire,” the fire chief said.",
        "deny yes",
    ),
    # will and will not
    (
        "“We will reopen the mine,” the owner said.",
        "promise yes",
        "“We will not reopen the mine,” the owner said.",
        "refuse yes",
    ),
    ("The coach said he would resign.", "promise yes", "The coach said he would not resign.", "refuse yes"),
    (
        "“I'll sign the contract,” the singer said.",
        "promise yes",
        "“I won't sign the contract,” the singer said.",
        "refuse yes",
    ),
    ("The union promised to end the strike.", "promise yes", "The union refused to end the strike.", "refuse no"),
    (
        "“We are ready to talk,” the rebel leader said.",
        "offer none",
        "“We are not ready to talk,” the rebel leader said.",
        "refuse yes",
    ),
    # the modal, and whose duty it is
    (
        "“The company paid the farmers,” Lim said.",
        "assert yes",
        "“The company must pay the farmers,” Lim said.",
        "demand none",
    ),
    (
        "“The airline refunded the tickets,” Lim said.",
        "assert yes",
        "“The airline should refund the tickets,” Lim said.",
        "demand none",
    ),
    (
        "“They have to open the border,” the driver said.",
        "demand none",
        "“They had opened the border,” the driver said.",
        "assert yes",
    ),
    (
        "“The court needs to hear the widow,” Lim said.",
        "demand none",
        "“The court heard the widow,” Lim said.",
        "assert yes",
    ),
    (
        "The coach told the players to rest.",
        "demand none",
        "The coach told the players that they rested.",
        "assert yes",
    ),
    (
        "“Release the journalist,” the editor said.",
        "demand none",
        "“He released the journalist,” the editor said.",
        "assert yes",
    ),
    # who does what to whom
    (
        "“We will sue the bank,” the widow said.",
        "threaten yes",
        "“We will thank the bank,” the widow said.",
        "promise yes",
    ),
    (
        "The clerk said the mayor stole the money.",
        "accuse yes",
        "The clerk said the mayor counted the money.",
        "assert yes",
    ),
    ("“It was my mistake,” the pilot said.", "confirm yes", "“It was not my mistake,” the pilot said.", "deny yes"),
    ("Lim called the verdict “a disgrace”.", "condemn yes", "Lim called the verdict “a hoax”.", "deny yes"),
    (
        "The resident asked whether the water is safe.",
        "question none",
        "The resident said that the water is safe.",
        "assert yes",
    ),
    # a condition
    (
        "“We will return,” the farmer said.",
        "promise yes",
        "“We will return if the road is mended,” the farmer said.",
        "promise yes if",
    ),
    (
        "The bank said it would lend the money.",
        "promise yes",
        "The bank said it would lend the money provided that the law is changed.",
        "promise yes if",
    ),
    (
        "“We will go on strike,” the nurse said.",
        "threaten yes",
        "“Unless wages rise, we will go on strike,” the nurse said.",
        "threaten yes if",
    ),
    (
        "“If they do not pay, we will sue,” Lim said.",
        "threaten yes if",
        "“If they do not pay, we will not sue,” Lim said.",
        "refuse yes if",
    ),
    (
        "The rebels offered a truce.",
        "offer none",
        "The rebels offered a truce if the army left the valley.",
        "offer none if",
    ),
)

SIDES = [
    pytest.param(lang, sentence, expected, id=f"{lang}-{number}{side}")
    for lang, pairs in (("en", ENGLISH), ("id", INDONESIAN))
    for number, (left, left_is, right, right_is) in enumerate(pairs, start=1)
    for side, sentence, expected in (("a", left, left_is), ("b", right, right_is))
]


@pytest.mark.parametrize(("lang", "sentence", "expected"), SIDES)
def test_a_side_of_a_minimal_pair(lang: str, sentence: str, expected: str) -> None:
    act, commitment, *condition = expected.split()
    [found] = said_in(sentence, lang)
    assert (found.act.value, found.commitment.value) == (act, commitment), found.act_rule
    assert bool(found.conditions) == bool(condition)
