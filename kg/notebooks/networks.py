"""A network of actors in a notebook: its ties as a table, its measures, and a networkx graph with places."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

import networkx as nx

from kg.networks import files, showing
from kg.networks.measures import Measures, measure
from kg.networks.records import AlignmentTie, DisputeTie, Network, Tie
from kg.notebooks import cards
from kg.notebooks.framed import Framed
from kg.notebooks.tables import Cell, Columns, Table

_ENDS: Columns = {"a": str, "a_label": str, "b": str, "b_label": str, "weight": float}
_DISPUTE: Columns = {**_ENDS, "contradictions": int, "kinds": str, "first": date, "last": date}
_ALIGNMENT: Columns = {**_ENDS, "agreements": int, "disagreements": int, "first": date, "last": date}


class NetworkResult(Framed):
    """A network of actors (`kg.networks`), measured when it is first asked for.

    Args:
        network: the network, cut to its bounds; `network.left_out` counts what they leave out.
    """

    def __init__(self, network: Network) -> None:
        self.network = network
        self._labels = {actor.iri: actor.label for actor in network.actors}

    def __len__(self) -> int:
        return len(self.network.ties)

    @property
    def title(self) -> str:
        """Which network, and how large."""
        left_out = self.network.left_out
        cut = f", {left_out.actors} actors and {left_out.ties} ties beyond its bounds" if left_out.ties else ""
        return f"{self.network.name} network: {len(self.network.actors)} actors, {len(self.network.ties)} ties{cut}"

    @cached_property
    def measures(self) -> Measures:
        """Communities, centrality, bridges and balance."""
        return measure(self.network)

    def communities(self) -> tuple[tuple[str, ...], ...]:
        """The communities by name, the largest first."""
        return tuple(tuple(self._labels[iri] for iri in group) for group in self.measures.communities.groups)

    @property
    def table(self) -> Table:
        """The ties under typed columns, the heaviest first."""
        columns = _DISPUTE if self.network.name == "dispute" else _ALIGNMENT
        return Table(columns, tuple(self._row(tie) for tie in showing.strongest(self.network)))

    def to_networkx(self) -> nx.Graph[str]:
        """A networkx graph with labels, measures and places (x, y)."""
        return files.as_networkx(self.network, self.measures)

    def save(self, path: str | Path) -> Path:
        """Write a file for Gephi, GraphML or GEXF by the ending of its name.

        Raises:
            InputError: the name ends otherwise.
        """
        written = Path(path)
        content = files.write(self.network, written.suffix.removeprefix("."))
        written.write_bytes(content)
        return written

    def _row(self, tie: Tie) -> tuple[Cell, ...]:
        ends = (tie.a, self._labels[tie.a], tie.b, self._labels[tie.b], tie.weight)
        if isinstance(tie, DisputeTie):
            kinds = ", ".join(f"{kind} {number}" for kind, number in tie.kinds.items())
            return (*ends, len(tie.pairs), kinds, tie.first, tie.last)
        return (*ends, tie.agreements, tie.disagreements, tie.first, tie.last)

    def _repr_html_(self) -> str:
        """What a notebook shows: communities, ties, and both quotes of a pair behind each of the heaviest three."""
        groups = [", ".join(group) for group in self.communities() if len(group) > 1]
        what = "contradict each other" if self.network.name == "dispute" else "take the same positions"
        return (
            cards.listing(groups[: cards.MOST_SHOWN], title=f"Actors who mostly {what}")
            + cards.table(self.table, title=self.title)
            + self._quotes()
        )

    def _quotes(self) -> str:
        """A pair behind each of the heaviest ties."""
        lines = []
        for tie in showing.strongest(self.network)[:3]:
            if isinstance(tie, DisputeTie) and tie.pairs:
                a, b = tie.pairs[0].a, tie.pairs[0].b
                lines.append(f"{a.name}: “{a.quote}” / {b.name}: “{b.quote}”")
            elif isinstance(tie, AlignmentTie) and tie.shared:
                a, b = tie.shared[0].a.said, tie.shared[0].b.said
                word = "alike" if tie.shared[0].is_agreement else "opposed"
                lines.append(f"{word}: {a.name}: “{a.quote}” / {b.name}: “{b.quote}”")
        return cards.listing(lines, title="Behind the heaviest ties") if lines else ""
