from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation.reidentification import Item, join_names, read_clusters, score_clusters, score_items


def test_gold_names_that_add_capitalised_words_are_one_speaker() -> None:
    found = join_names(["Dewi", "Ni Luh Dewi Pascani", "Dewi Pascani", "Universitas Udasana", "Udasana", "Unud"])
    assert found["Dewi"] == found["Dewi Pascani"] == "Ni Luh Dewi Pascani"
    assert found["Udasana"] == found["Unud"] == "Universitas Udasana"


def test_gold_names_of_others_are_not_one_speaker() -> None:
    names = ["Paul Orrick", "Amy Orrick", "Orrick", "Paul Orrick's lawyer", "police", "border police"]
    assert join_names(names) == {name: name for name in names}


def test_b_cubed_of_a_split_and_a_mixed_group() -> None:
    items = [Item("c", "Orrick", "1"), Item("c", "Orrick", "1"), Item("c", "Orrick", "2"), Item("c", "Teldes", "2")]
    found = score_items(items)
    # precision: 1, 1, 1/2, 1/2; recall: 2/3, 2/3, 1/3, 1
    assert (found.precision, found.recall) == (pytest.approx(3 / 4), pytest.approx(8 / 12))
    assert found.f1 == pytest.approx(2 * 0.75 * (2 / 3) / (0.75 + 2 / 3))


def test_groups_do_not_reach_beyond_a_cluster() -> None:
    items = [Item("c", "Orrick", "1"), Item("d", "Teldes", "1")]
    assert score_items(items).f1 == 1
    assert [one.items for one in score_clusters(items).values()] == [1, 1]


def test_a_cluster_without_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cluster-a.json").write_text(json.dumps({"articles": ["x", "y"]}), encoding="utf-8")
    assert read_clusters(tmp_path) == {"cluster-a": ("x", "y")}
    (tmp_path / "cluster-b.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=r"cluster-b\.json"):
        read_clusters(tmp_path)
