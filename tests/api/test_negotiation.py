import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.negotiation import choose, parse

JSON, XML, CSV, HTML = "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/html"
OFFERS = (JSON, XML, CSV, HTML)
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        pytest.param(None, JSON, id="no header takes the favourite"),
        pytest.param("  ", JSON, id="blank header takes the favourite"),
        pytest.param("*/*", JSON, id="anything takes the favourite"),
        pytest.param("text/csv", CSV, id="one exact type"),
        pytest.param("TEXT/CSV", CSV, id="types have no case"),
        pytest.param("text/*", CSV, id="first offer of a kind"),
        pytest.param(f"{XML};q=0.5, text/csv;q=0.9", CSV, id="greater weight"),
        pytest.param(f"text/csv;q=0.4, {XML} ; q = 0.4", XML, id="the server's order breaks a tie"),
        pytest.param("*/*, text/csv;q=0", JSON, id="weight 0 refuses"),
        pytest.param(f"*/*;q=0.1, {JSON};q=0", XML, id="an exact range goes before a wide one"),
        pytest.param("text/*;q=0.9, text/csv;q=0.1", HTML, id="exact goes before kind"),
        pytest.param(FIREFOX, HTML, id="a browser"),
        pytest.param("image/png", None, id="nothing fits"),
        pytest.param("text/csv;q=0", None, id="all refused"),
        pytest.param("text/csv;q=often", None, id="a weight that is no number refuses"),
        pytest.param("text/csv;q=nan", None, id="a weight that is no share refuses"),
        pytest.param("text/csv;header=present;q=0.7", CSV, id="other parameters are skipped"),
        pytest.param("garbage, text/csv", CSV, id="what is no range is left out"),
    ],
)
def test_accept_header_chooses(accept: str | None, chosen: str | None) -> None:
    assert choose(accept, OFFERS) == chosen


@given(st.text(max_size=200))
def test_any_header_gives_an_offer_or_none(accept: str) -> None:
    assert choose(accept, OFFERS) in {*OFFERS, None}


@given(st.sampled_from(OFFERS), st.floats(0.001, 1.0))
def test_the_only_type_asked_for_is_chosen(wanted: str, weight: float) -> None:
    assert choose(f"{wanted};q={weight:.3f}", OFFERS) == wanted


def test_a_header_without_end_is_cut() -> None:
    assert len(parse("text/csv," * 10_000)) == 50
