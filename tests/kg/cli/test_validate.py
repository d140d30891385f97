"""What the command that checks a store tells people: which node, by words they know, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from pyoxigraph import Literal, NamedNode, Quad

from kg.cli.keeping import validate
from kg.graph.vocabulary import NAMESPACE, Outside, Property
from kg.stores import OxigraphStore
from kg.stores.base import Change
from tests.kg.graph import sample
from tests.newsroom import fill


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The newsroom's store with a misspelt property and a deprecated one in a graph of a person."""
    folder = tmp_path / "store"
    fill().snapshot(folder)
    store = OxigraphStore(folder)
    graph = NamedNode("https://example.org/mine")
    node = NamedNode(sample.DENIAL.statement)
    quads = (
        Quad(node, term, value, graph)
        for term, value in (
            (Outside.RDFS_LABEL, Literal("a line\nand another")),
            (NamedNode(f"{NAMESPACE}speeker"), Literal("Ana")),
            (NamedNode(f"{NAMESPACE}plover"), Literal("ASSAULT")),
        )
    )
    store.change(Change(inserted=tuple(quads)))
    store.close()
    return folder


def test_a_violation_is_a_line_with_the_words_of_its_node(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        validate(store=str(broken))
    out, err = capsys.readouterr()
    assert ended.value.exit_code == 1
    assert out == (
        f"{sample.DENIAL.statement}\t{NAMESPACE}speeker\tThe ontology has no cg:speeker: is it misspelt?\t"
        "a line and another\n"
    )
    assert "warning: " in err
    assert "cg:plover is deprecated: use skos:notation" in err
    assert err.endswith("1 violations, 1 warnings\n")
    assert Property.SPEAKER.value not in out
