"""Two names are the same when one holds the other or they share a word that tells people apart."""

from __future__ import annotations

import pytest

from kg.evaluation.names import is_same_name


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        pytest.param("Sari Wening", "Gubernur Sari", id="a shared name"),
        pytest.param("presiden", "presiden Verasol", id="the gold role inside the prediction"),
        pytest.param("Kementerian Keuangan", "keuangan", id="the telling word of the gold name"),
        pytest.param("Émile Dürr", "emile durr", id="accents and case"),
        pytest.param("Азат Туреков", "Туреков", id="Cyrillic"),
        pytest.param("وزارة النقل", "النقل", id="Arabic"),
    ],
)
def test_same(gold: str, predicted: str) -> None:
    assert is_same_name(gold, predicted)


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        pytest.param("presiden Verasol", "presiden", id="only the role of two"),
        pytest.param("Ministry of Health", "Ministry of Transport", id="two ministries"),
        pytest.param("Sari Wening", "ujarnya", id="an unresolved clitic"),
        pytest.param("Sari Wening", None, id="no name"),
        pytest.param(None, "Sari Wening", id="no gold name"),
    ],
)
def test_different(gold: str | None, predicted: str | None) -> None:
    assert not is_same_name(gold, predicted)
