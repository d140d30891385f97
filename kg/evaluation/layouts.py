"""The layouts in which gold can be given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from kg.evaluation import gold, pfsa, polnear
from kg.evaluation.records import GoldArticle


class Layout(StrEnum):
    """The project's own pairs of NAME.txt and NAME.json, and the published layouts of two corpora."""

    GOLD = "gold"
    POLNEAR = "polnear"
    PFSA_ID = "pfsa-id"


READERS: Mapping[Layout, Callable[[Path], tuple[GoldArticle, ...]]] = {
    Layout.GOLD: gold.read_folder,
    Layout.POLNEAR: polnear.read_compartment,
    Layout.PFSA_ID: pfsa.read_folder,
}


def read_gold(folder: Path, layout: Layout = Layout.GOLD) -> tuple[GoldArticle, ...]:
    """The gold articles of a folder, in order of their names; none where it holds nothing of this layout.

    Raises:
        InputError: something in it is wrong; the text names the file and the statement or line.
    """
    return READERS[layout](folder)
