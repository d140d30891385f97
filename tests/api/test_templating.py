import re
from datetime import date
from pathlib import Path

import pytest

from api.templating import direction, environment, name_language, site, write_day, write_percent
from kg.model import Act, Commitment, EntityKind, Mode, Polarity

FOLDER = Path(__file__).parents[2] / "api"
VERDICTS = re.compile(
    r"\b(true|false|lie[sd]?|liar|lying|who is right|wrong|fake|debunk\w*|misinformation)\b", re.IGNORECASE
)
TEMPLATES = sorted((FOLDER / "templates").glob("*.html"))


@pytest.mark.parametrize("file", [*TEMPLATES, FOLDER / "words.toml"], ids=lambda file: file.name)
def test_no_page_passes_a_verdict(file: Path) -> None:
    text = re.sub(r"\{[%#{].*?[%#}]\}", " ", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    prose = re.sub(r"<[^>]*>|^#.*$", " ", text, flags=re.MULTILINE)
    assert not VERDICTS.findall(prose)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_template_has_inline_scripts_or_handlers(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*(\bsrc=|application/(ld\+)?json))", text)
    assert not re.search(r"\son\w+\s*=", text)
    assert "|safe" not in text.replace(" ", "")


@pytest.mark.parametrize(
    ("table", "keys"),
    [("acts", Act), ("commitments", Commitment), ("modes", Mode), ("polarities", Polarity), ("kinds", EntityKind)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_notation_has_a_word(table: str, keys: list[str]) -> None:
    template = environment().from_string("{{ word(table, key) }}")
    words = {key: template.render(table=table, key=key) for key in keys}
    assert len(set(words.values())) == len(words)
    assert not [word for word in words.values() if not word]


def test_text_is_escaped() -> None:
    assert environment().from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("ar", "rtl"), ("fa-IR", "rtl"), ("az-Arab", "rtl"), ("ur-Latn", "ltr"), ("id", "ltr"), ("zh-Hant", "ltr")],
)
def test_direction_follows_script_then_language(tag: str, expected: str) -> None:
    words = {"direction": {"rtl": ["ar", "fa", "ur"]}}
    assert direction(tag, words) == expected


def test_language_names_ignore_the_region() -> None:
    assert name_language("pt-BR", {"languages": {"pt": "Portuguese"}}) == "Portuguese"
    assert name_language("xx", {"languages": {}}) == "xx"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "no address"])
def test_only_web_addresses_are_linked(url: str) -> None:
    assert site(url) is None


def test_web_address_gives_its_host() -> None:
    assert site("https://news.example/a?b") == "news.example"


def test_days_and_shares_are_written_for_people() -> None:
    assert write_day(date(2020, 10, 5)) == "5 Oct 2020"
    assert write_day(None) == "date unknown"
    assert write_percent(0.865) == "86 %"
