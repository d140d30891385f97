"""How sure a contradiction is follows from named features, each with its weight; pairs without a rule are weighed."""

from __future__ import annotations

from math import log

import pytest

from kg import contradictions
from kg.contradictions import RULES, features, weighing
from kg.contradictions.score import weights
from kg.model import Act, Commitment, Contradiction, Reason
from tests.kg.claims.reading import FERRIES, UNION
from tests.kg.contradictions.test_open_rules import CONTRADICTIONS, LATE, SETTING, Side, judged, one, side

ACCUSED = side("en", "Sandlink dumped waste oil off the pier at Lisa for years", UNION, Act.ACCUSE)


def gathered(left: Side, right: Side) -> features.Evidence:
    """What the rules say of two statements."""
    (first, *_), (second, *_) = one(left, "a"), one(right, "b")
    evidence = contradictions.gather(first, second, SETTING)
    assert evidence is not None
    return evidence


def test_confidence_is_the_sum_of_the_reasons() -> None:
    left, right, _ = CONTRADICTIONS["denial-en"]
    found = judged(left, right)
    assert isinstance(found, Contradiction)
    score = weighing.learned().start + sum(reason.share for reason in found.reasons)
    assert log(found.confidence / (1 - found.confidence)) == pytest.approx(score, abs=0.02)
    assert [abs(one.share) for one in found.reasons] == sorted((abs(one.share) for one in found.reasons), reverse=True)


def test_a_reason_adds_value_times_weight() -> None:
    assert Reason("common matter", 0.5, 3.0).share == 1.5


def test_features_have_names_and_lie_between_0_and_1() -> None:
    left, right, _ = CONTRADICTIONS["denial-en"]
    found = features.of(gathered(left, right))
    assert found["accused and denied"] == 1.0
    assert found["rule open-denial"] == 1.0
    assert "two languages" not in found
    assert all(0 < value <= 1 for value in found.values())


def test_features_do_not_depend_on_which_side_is_left() -> None:
    for left, right, _ in CONTRADICTIONS.values():
        assert features.of(gathered(left, right)) == features.of(gathered(right, left))


def test_every_weight_is_of_a_feature_that_exists_and_has_a_sign_that_makes_sense() -> None:
    known = {*features.MEASURES, *(f"rule {rule.name}" for rule in RULES)}
    for name, weight in weighing.learned().weights.items():
        assert name in known or name.startswith(("guard ", "acts ")), name
        if name in features.IN_FAVOUR or (name.startswith("rule ") and "weighed" not in name):
            assert weight >= 0, name
        if name in features.AGAINST or name.startswith("guard "):
            assert weight <= 0, name


def test_a_pair_that_no_rule_decides_is_weighed() -> None:
    evidence = gathered(
        side("en", "the harbour master knew of the waste oil", UNION),
        side("en", "fishermen brought the waste oil to the pier", FERRIES),
    )
    assert [rule.name for rule, _ in evidence.verdicts] == ["weighed-clash"]
    assert 0 < weighing.learned().confidence(features.of(evidence)) < 0.5


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(ACCUSED, side("en", "the new ferry will be painted blue", FERRIES), id="nothing in common"),
        pytest.param(ACCUSED, side("en", "waste oil was dumped off the pier at Lisa", FERRIES), id="the same"),
        pytest.param(
            ACCUSED,
            side("en", "Was waste oil dumped off the pier?", FERRIES, Act.QUESTION, Commitment.NONE),
            id="a question",
        ),
        pytest.param(ACCUSED, side("en", "the waste oil has killed fish", UNION), id="one speaker on one day"),
    ],
)
def test_pairs_that_are_not_weighed(left: Side, right: Side) -> None:
    (first, *_), (second, *_) = one(left, "a"), one(right, "b")
    evidence = contradictions.gather(first, second, SETTING)
    assert evidence is None or not any(rule.name.startswith("weighed") for rule, _ in evidence.verdicts)


@pytest.mark.parametrize(
    ("matter", "is_found"), [("waste oil", True), ("oil", False)], ids=["much in common", "little in common"]
)
def test_what_is_too_unsure_is_undecided_and_not_found(matter: str, is_found: bool) -> None:
    knew = one(side("en", f"the harbour master knew of the {matter}", UNION), "a")
    brought = one(side("en", f"fishermen brought the {matter} to the pier", FERRIES, said=LATE), "b")
    findings = contradictions.find([*knew, *brought], SETTING.frames, SETTING.sides)
    assert [found.confidence >= weights().found for found in findings.contradictions] == [True] * is_found
    unsure = [weights().lowest <= pair.confidence < weights().found for pair in findings.undecided]
    assert unsure == [True] * (not is_found)
