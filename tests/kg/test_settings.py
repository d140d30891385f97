"""Settings: one table, one record."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.settings import SETTINGS, Settings, as_markdown, load

HASH = "0" * 64


def test_table_has_a_row_for_every_field_in_its_order() -> None:
    assert [setting.name for setting in SETTINGS] == [field.name for field in fields(Settings)]


def test_defaults_hold_in_an_empty_environment() -> None:
    assert load({}) == Settings()


def test_defaults_do_not_open_the_own_network_or_the_store() -> None:
    settings = load({})
    assert settings.allow_private_urls is False
    assert settings.api_key_hashes == ()
    assert settings.host == "127.0.0.1"


def test_seeds_are_found() -> None:
    assert load({}).seeds.name == "seeds"
    assert load({}).seeds.is_absolute()


def test_environment_is_read() -> None:
    settings = load(
        {
            "CLAIMGRAPH_STORE": "https://sparql.example/query",
            "CLAIMGRAPH_SEEDS": "/srv/seeds",
            "CLAIMGRAPH_PORT": "0",
            "CLAIMGRAPH_DEADLINE_SECONDS": "2.5",
            "CLAIMGRAPH_MEMORY_BYTES": "512 MB",
            "CLAIMGRAPH_ALLOW_PRIVATE_URLS": "yes",
            "CLAIMGRAPH_API_KEY_HASHES": f"{HASH}, {HASH}",
            "PATH": "/bin",
        }
    )
    assert settings.store == "https://sparql.example/query"
    assert settings.seeds == Path("/srv/seeds")
    assert (settings.port, settings.deadline_seconds, settings.memory_bytes) == (0, 2.5, 512_000_000)
    assert settings.allow_private_urls is True
    assert settings.api_key_hashes == (HASH, HASH)


def test_what_is_given_goes_before_the_environment() -> None:
    assert load({"CLAIMGRAPH_PORT": "1"}, port=2, host=None).port == 2


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        pytest.param("PORT", "eight", "whole number", id="word for a number"),
        pytest.param("PORT", "70000", "0 to 65535", id="port"),
        pytest.param("DEADLINE_SECONDS", "0", "above 0", id="nought"),
        pytest.param("DEADLINE_SECONDS", "nan", "above 0", id="nan"),
        pytest.param("DEADLINE_SECONDS", "soon", "number of seconds", id="word for seconds"),
        pytest.param("MEMORY_BYTES", "much", "a size", id="size"),
        pytest.param("ALLOW_PRIVATE_URLS", "maybe", "yes or no", id="switch"),
        pytest.param("API_KEY_HASHES", "secret", "SHA-256", id="a key instead of its hash"),
        pytest.param("STROE", "x", "unknown setting", id="misspelt"),
    ],
)
def test_wrong_values_are_refused_with_what_was_expected(name: str, value: str, expected: str) -> None:
    with pytest.raises(InputError, match=expected):
        load({f"CLAIMGRAPH_{name}": value})


@pytest.mark.parametrize(
    ("text", "size"), [("5000000", 5_000_000), ("500k", 500_000), ("2GB", 2_000_000_000), ("1 MiB", 1_000_000)]
)
def test_sizes(text: str, size: int) -> None:
    assert load({"CLAIMGRAPH_MAX_ARTICLE_BYTES": text}).max_article_bytes == size


def test_documentation_has_every_setting_and_no_path_of_this_machine() -> None:
    table = as_markdown()
    assert all(f"`{setting.variable}`" in table for setting in SETTINGS)
    assert str(Path.cwd()) not in table
