"""The command that shows networks of actors: who contradicts whom, who takes the same positions."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.common import StoreOption, reading, say
from kg.cli.output import Row, as_json
from kg.cli.tables import print_rows, print_table
from kg.errors import NotFoundError
from kg.ids import BASE, fold
from kg.networks import alignment, bounds, changes, disputes, files, showing
from kg.networks.bounds import USUAL, Bounds
from kg.networks.changes import Windows
from kg.networks.choosing import Wanted
from kg.networks.measures import Measures, measure
from kg.networks.read import read
from kg.networks.records import AlignmentTie, DisputeTie, LeftOut, Material, Network, Tie

TIE_COLUMNS = ("first actor", "second actor", "weight", "of", "from", "to")
ACTOR_COLUMNS = ("actor", "kind", "community", "ties", "strength", "betweenness", "eigenvector", "cut point")
PAIR_COLUMNS = ("kind", "sure", "day", "first", "first says", "second", "second says")
WINDOW_COLUMNS = ("from", "to", "actors", "ties", "born", "gone", "turned", "communities")
SUMMARY = 10  # lines of each part of the summary


class Name(StrEnum):
    """The two networks."""

    DISPUTE = "dispute"
    ALIGNMENT = "alignment"


class Show(StrEnum):
    """What is printed of a network."""

    SUMMARY = "summary"
    TIES = "ties"
    ACTORS = "actors"
    COMMUNITIES = "communities"
    BALANCE = "balance"
    CHANGES = "changes"
    PAIRS = "pairs"


class NetworkFormat(StrEnum):
    """Formats of a network; the last two are files for Gephi and are always of the whole network."""

    TABLE = "table"
    JSON = "json"
    GRAPHML = "graphml"
    GEXF = "gexf"


class Party(StrEnum):
    """Who counts as an actor."""

    SIDE = "side"
    SPEAKER = "speaker"


class Over(StrEnum):
    """What positions are taken on, in an alignment network."""

    ISSUES = "issues"
    CLAIMS = "claims"
    DISPUTES = "disputes"


class WindowUnit(StrEnum):
    """How time is divided."""

    MONTH = "month"
    WEEK = "week"
    DAYS = "days"


Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A network as it was asked for."""

    material: Material
    wanted: Wanted
    windows: Windows
    bounds: Bounds
    over: alignment.Over

    def build(self, name: Name) -> Network:
        """The network, cut to its bounds."""
        if name is Name.DISPUTE:
            return bounds.cut(disputes.build(self.material, self.wanted), self.bounds)
        return bounds.cut(alignment.build(self.material, self.wanted, over=self.over), self.bounds)


def networks(
    network: Annotated[Name, typer.Argument(help="Who contradicts whom, or who takes the same positions.")],
    store: StoreOption = None,
    show: Annotated[Show, typer.Option("--show", help="What to print of it.")] = Show.SUMMARY,
    output_format: Annotated[NetworkFormat, typer.Option("--format")] = NetworkFormat.TABLE,
    by: Annotated[Party, typer.Option(help="Actors are those for whom words count, or who say them.")] = Party.SIDE,
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0)] = 0.0,
    since: Day = None,
    until: Day = None,
    topic: Annotated[str | None, typer.Option(help="Words that all stand in quotes, claim or dispute.")] = None,
    dispute: Annotated[str | None, typer.Option(help="Only this dispute: IRI or its last part.")] = None,
    actor: Annotated[list[str] | None, typer.Option(help="For pairs: one actor, or two (name or IRI).")] = None,
    over: Annotated[Over, typer.Option(help="Alignment: what positions are taken on.")] = Over.ISSUES,
    outlets: Annotated[bool, typer.Option(help="Also outlets in their own voice.")] = True,
    unnamed: Annotated[bool, typer.Option(help="Also sources whom the text does not name.")] = False,
    window: Annotated[WindowUnit, typer.Option(help="For changes: months, weeks, or windows of --days.")] = (
        WindowUnit.MONTH
    ),
    days: Annotated[int, typer.Option(min=1)] = 90,
    step: Annotated[int, typer.Option(min=1)] = 30,
    max_actors: Annotated[int, typer.Option(min=1)] = USUAL.actors,
    max_ties: Annotated[int, typer.Option(min=1)] = USUAL.ties,
) -> None:
    """Networks of actors: ties, communities, who stands where, balance, changes over time, quotes behind each tie."""
    wanted = Wanted(
        by=by.value,
        min_confidence=min_confidence,
        since=since.date() if since else None,
        until=until.date() if until else None,
        topic=topic,
        dispute=f"{BASE}id/dispute/{dispute.rsplit('/', 1)[-1]}" if dispute else None,
        with_outlets=outlets,
        with_unnamed=unnamed,
    )
    with reading(store) as opened:
        asked = _Asked(
            read(opened), wanted, Windows(window.value, days, step), Bounds(max_actors, max_ties), over.value
        )
    if output_format in (NetworkFormat.GRAPHML, NetworkFormat.GEXF):
        sys.stdout.flush()
        sys.stdout.buffer.write(files.write(asked.build(network), output_format.value))
    elif show is Show.CHANGES:
        _changes(asked, network, output_format)
    elif show is Show.PAIRS:
        _pairs(asked.build(network), actor or (), output_format)
    else:
        _network(asked.build(network), show, output_format)


def _network(network: Network, show: Show, output_format: NetworkFormat) -> None:
    """The network or one part of it."""
    if output_format is NetworkFormat.JSON:
        whole = show in (Show.SUMMARY, Show.TIES)
        _print_json(asdict(showing.view(network)) if whole else asdict(showing.measures_view(network)))
        return
    found, limit = measure(network), SUMMARY if show is Show.SUMMARY else None
    if show in (Show.SUMMARY, Show.TIES):
        _part(
            f"Ties: {len(network.ties)}", [_tie(network, tie) for tie in showing.strongest(network)], TIE_COLUMNS, limit
        )
    if show in (Show.SUMMARY, Show.ACTORS):
        _part(f"Actors: {len(network.actors)}", _actors(network, found), ACTOR_COLUMNS, limit)
    if show in (Show.SUMMARY, Show.COMMUNITIES):
        _communities(network, found)
    if show in (Show.SUMMARY, Show.BALANCE):
        _balance(network, found)
    _say_left_out(network.left_out)


def _part(title: str, rows: Sequence[Row], columns: Sequence[str], limit: int | None) -> None:
    print(title)
    print_table(rows[:limit], columns)
    if limit is not None and len(rows) > limit:
        print(f"… and {len(rows) - limit} more")
    print()


def _tie(network: Network, tie: Tie) -> Row:
    names = _names(network)
    if isinstance(tie, DisputeTie):
        of = ", ".join(f"{kind} {number}" for kind, number in tie.kinds.items())
    else:
        of = f"{tie.agreements} alike, {tie.disagreements} opposed"
    days = {"from": str(tie.first or ""), "to": str(tie.last or "")}
    weight = f"{tie.weight:+.2f}" if isinstance(tie, AlignmentTie) else str(len(tie.pairs))
    return {"first actor": names[tie.a], "second actor": names[tie.b], "weight": weight, "of": of, **days}


def _actors(network: Network, found: Measures) -> list[Row]:
    kinds = {actor.iri: actor.kind for actor in network.actors}
    names = _names(network)
    return [
        {
            "actor": names[one.actor],
            "kind": kinds[one.actor],
            "community": one.community,
            "ties": one.ties,
            "strength": f"{one.strength:.2f}",
            "betweenness": f"{one.betweenness:.3f}",
            "eigenvector": "" if one.eigenvector is None else f"{one.eigenvector:.3f}",
            "cut point": "yes" if one.is_cut_point else "",
        }
        for one in found.actors
    ]


def _communities(network: Network, found: Measures) -> None:
    names = _names(network)
    groups = [group for group in found.communities.groups if len(group) > 1]
    what = "who contradict each other" if network.name == "dispute" else "who take the same positions"
    print(f"Communities of actors {what}: {len(groups)}")
    for number, group in enumerate(groups, start=1):
        print(f"  {number}. {', '.join(names[iri] for iri in group)}")
    alone = sum(len(group) == 1 for group in found.communities.groups)
    if alone:
        print(f"  {alone} in none")
    for a, b in found.bridges[:SUMMARY]:
        print(f"  only this tie joins two parts: {names[a]} – {names[b]}")
    print()


def _balance(network: Network, found: Measures) -> None:
    names, balance = _names(network), found.balance
    frustration = balance.frustration
    census = ", ".join(f"{signs} {number}" for signs, number in balance.census.items())
    print(f"Balance: {balance.balanced} of {balance.balanced + balance.unbalanced} triples balance ({census})")
    number = f"{frustration.most}" if frustration.is_exact else f"{frustration.least} to {frustration.most}"
    print(f"{number} of {frustration.ties} ties fit no division into two camps")
    # Who contradicts the same actor need not agree: without positive ties a camp would tell more than is known.
    for camps in frustration.camps[: SUMMARY if network.name == "alignment" else 0]:
        print(f"  {'camp' if camps.second else 'all together'}: {', '.join(names[iri] for iri in camps.first)}")
        if camps.second:
            print(f"  facing: {', '.join(names[iri] for iri in camps.second)}")
    for triple in balance.triples[:SUMMARY]:
        print(f"  unbalanced {triple.signs}: {', '.join(names[iri] for iri in triple.actors)}")
    print()


def _pairs(network: Network, named: Sequence[str], output_format: NetworkFormat) -> None:
    """The quotes behind the ties of these actors."""
    actors = [_actor_named(network, name) for name in named]
    if network.name == "dispute":
        found = showing.conflicts(network, actors)
        rows: list[Row] = [
            {
                "kind": one.kind, "sure": f"{one.confidence:.2f}", "day": str(one.day or ""), "first": one.a.name,
                "first says": one.a.quote, "second": one.b.name, "second says": one.b.quote,
            }
            for one in found
        ]  # fmt: skip
        objects = [asdict(one) for one in found]
    else:
        shared = showing.shared(network, actors)
        rows = [
            {
                "kind": "alike" if one.is_agreement else "opposed", "sure": "", "day": str(one.day or ""),
                "first": one.a.said.name, "first says": one.a.said.quote, "second": one.b.said.name,
                "second says": one.b.said.quote,
            }
            for one in shared
        ]  # fmt: skip
        objects = [asdict(one) for one in shared]
    if output_format is NetworkFormat.JSON:
        _print_json(objects)
    else:
        print_rows(rows, PAIR_COLUMNS)


def _actor_named(network: Network, name: str) -> str:
    """The IRI of the strongest actor of the network that has this name, or whose name holds it.

    Raises:
        NotFoundError: no actor of the network is called so.
    """
    if "://" in name:
        return name
    wanted = fold(name)
    order = [one.actor for one in measure(network).actors]
    names = _names(network)
    for fits in (wanted.__eq__, lambda label: wanted in label):
        for iri in order:
            if fits(fold(names[iri])):
                return iri
    raise NotFoundError(f"no actor of this network is called {name!r}; --show actors lists them")


def _changes(asked: _Asked, name: Name, output_format: NetworkFormat) -> None:
    found = changes.follow(asked.material, name.value, asked.wanted, windows=asked.windows, most=asked.bounds)
    views = showing.window_views(found)
    if output_format is NetworkFormat.JSON:
        _print_json([asdict(view) for view in views])
        return
    rows = [
        {
            "from": str(one.first), "to": str(one.last), "actors": one.actors, "ties": one.ties, "born": len(one.born),
            "gone": len(one.gone), "turned": len(one.turned),
            "communities": " ".join(f"#{group.line}({len(group.actors)})" for group in one.communities),
        }
        for one in views
    ]  # fmt: skip
    print_table(rows, WINDOW_COLUMNS)
    if found.windows_left_out:
        say(f"{found.windows_left_out} earlier windows are not shown")
    _say_left_out(found.left_out)


def _names(network: Network) -> Mapping[str, str]:
    return {actor.iri: actor.label for actor in network.actors}


def _say_left_out(left_out: LeftOut) -> None:
    """On stderr, what is not in the network."""
    words = {
        "actors": f"{left_out.actors} actors and {left_out.ties} ties are beyond --max-actors and --max-ties",
        "unnamed": f"{left_out.unnamed} statements or pairs of unnamed sources are left out (--unnamed adds them)",
        "undated": f"{left_out.undated} without a day are left out",
        "crowded": f"{left_out.crowded} issues have more than {alignment.MAX_HOLDERS} actors and are not compared",
    }
    for name, sentence in words.items():
        if getattr(left_out, name) or (name == "actors" and left_out.ties):
            say(sentence)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, default=as_json))


COMMANDS = (networks,)
