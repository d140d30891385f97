"""Two claims that say the same are matched across words and languages; what says more, less or otherwise is not."""

from __future__ import annotations

from datetime import date

import pytest

from kg import contradictions
from kg.model import Act, ClaimMatch, Entity, StatedClaim
from tests.kg.claims.reading import FERRIES, FRAMES, NO, SIDES, UNION, read, says


def one(name: str, lang: str, words: str, speaker: Entity = UNION, act: Act = Act.ASSERT, **how: object) -> StatedClaim:
    (stated, *_) = read(words, says(words, speaker, act, **how), lang=lang, published=date(2025, 6, 23), name=name)
    return stated


def matches(*stated: StatedClaim) -> tuple[ClaimMatch, ...]:
    return contradictions.find(stated, FRAMES, SIDES).matches


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            one("a", "en", "the director of the hospital resigned after the fire"),
            one("b", "en", "the hospital's director stepped down after the blaze", FERRIES),
            id="en-en",
        ),
        pytest.param(
            one("a", "en", "the director of the hospital resigned after the fire"),
            one("b", "id", "direktur rumah sakit mengundurkan diri setelah kebakaran", FERRIES),
            id="en-id",
        ),
        pytest.param(
            one("a", "de", "der Direktor des Krankenhauses trat nach dem Brand zurück"),
            one("b", "fr", "le directeur de l'hôpital a démissionné après l'incendie", FERRIES),
            id="de-fr",
        ),
    ],
)
def test_the_same_in_other_words(left: StatedClaim, right: StatedClaim) -> None:
    (match,) = matches(left, right)
    assert {match.a, match.b} == {left.claim.iri, right.claim.iri}
    assert 0.7 <= match.score <= 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(one("b", "en", "the director of the hospital stayed after the fire", FERRIES), id="opposite"),
        pytest.param(
            one("b", "en", "the director of the hospital resigned after the fire", FERRIES, Act.DENY, commitment=NO),
            id="one claim already",
        ),
        pytest.param(
            one("b", "en", "the director of the hospital never resigned after the fire", FERRIES), id="negated"
        ),
        pytest.param(
            one("b", "en", "the director of the hospital may have resigned after the fire", FERRIES), id="possible"
        ),
        pytest.param(
            one("b", "en", "the director of the hospital resigned over the missing wages of nurses", FERRIES), id="more"
        ),
        pytest.param(one("b", "en", "three directors of the hospital resigned after the fire", FERRIES), id="number"),
        pytest.param(one("b", "en", "the director resigned", FERRIES), id="less"),
    ],
)
def test_what_is_another_claim(other: StatedClaim) -> None:
    assert matches(one("a", "en", "the director of the hospital resigned after the fire"), other) == ()


def test_two_reports_of_one_speaker_need_fewer_words_in_common() -> None:
    longer = "the hospital's director resigned after the fire and the inspection of its kitchen and cellar"
    first = one("a", "en", "the director of the hospital resigned after the fire")
    assert len(matches(first, one("b", "en", longer))) == 1
    assert matches(first, one("b", "en", longer, FERRIES)) == ()


def test_claims_stay_two() -> None:
    left = one("a", "en", "the director of the hospital resigned after the fire")
    right = one("b", "en", "the hospital's director stepped down after the blaze", FERRIES)
    (match,) = matches(left, right)
    assert match.a != match.b
    assert matches(right, left) == (match,)
