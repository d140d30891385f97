"""Judged pairs of claims with their features, from the project's gold: what the weights are fitted to and checked on.

From the clusters come all pairs of claims that the product compares, true where both contents overlap with a listed
contradiction or a person judged it to be one. The statements are those that the product finds, or the gold's.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import judged, parts
from benchmarks.parts import GOLD
from kg import contradictions, pipeline, settings
from kg.articles import Refused, Repeated, read_inputs
from kg.contradictions import Setting, candidates, features
from kg.evaluation import clusters
from kg.evaluation.clusters import Analyser, Cluster, ListedPair, Side
from kg.model import ArticleRecord, Span, StatedClaim

_SEEDS = Path(__file__).parents[1] / "tests" / "seeds" / "contradictions.toml"


@dataclass(frozen=True, slots=True)
class Example:
    """Two claims with the features of their pair; `event` is never divided between fitting and checking.

    `is_judged`: a person has judged the pair; the others are taken as no contradictions at first. `is_drawn`: it was
    judged since it was drawn from those that no list holds.
    """

    event: str
    half: str
    is_true: bool
    is_judged: bool
    features: dict[str, float]
    is_drawn: bool = False


def of_clusters(knowledge: pipeline.Knowledge, analyse: Analyser) -> Iterator[Example]:
    """All pairs of claims that the product compares in the clusters of the gold."""
    known = judged.read()
    for half, cluster in halved_clusters():
        records = analyse(cluster, knowledge)
        stated = _joined(records, knowledge)
        sides = _sides(records)
        setting = _setting(stated, knowledge)
        for left, right in candidates.pairs(stated, setting):
            evidence = contradictions.gather(left, right, setting)
            if evidence is None or not evidence.verdicts:
                continue
            pair = (sides[left.statement], sides[right.statement])
            is_listed, is_tempting = (
                any(one.is_met_by(pair) for one in told)
                for told in (cluster.contradictions, cluster.not_contradictions)
            )
            said = judged.judgement(pair, known.get(cluster.name, ()))
            yield Example(
                cluster.name,
                half,
                is_true=is_listed or bool(said),
                is_judged=is_listed or is_tempting or said is not None,
                features=features.of(evidence),
                is_drawn=said is not None and not is_listed,
            )


def halved_clusters() -> Iterator[tuple[str, Cluster]]:
    """The clusters of all languages, each with its half."""
    half_of = {parts.event_of(one.name): part.half for part, found in parts.read_parts().items() for one in found}
    for lang in sorted({part.lang for part in parts.read_parts()}):
        for cluster in clusters.read_clusters(GOLD / lang):
            yield half_of[parts.event_of(cluster.articles[0].name)], cluster


def _joined(records: Sequence[ArticleRecord], knowledge: pipeline.Knowledge) -> Sequence[StatedClaim]:
    """The claims of all records, actors that are judged to be one made one."""
    stated = [one for record in records for one in record.stated]
    return pipeline.join(stated, pipeline.identify(records, knowledge), knowledge)


def of_seeds(knowledge: pipeline.Knowledge) -> Iterator[Example]:
    """The listed pairs of the seed articles, contradictions and tempting ones; what nobody judged is left out."""
    listed = tomllib.loads(_SEEDS.read_text(encoding="utf-8"))
    items = pipeline.analyse_all(read_inputs([settings.seeds_folder() / "articles"]), knowledge)
    records = [item for item in items if not isinstance(item, Refused | Repeated)]
    texts = {record.article.id: record.article.text for record in records}
    by_label = [(name == "pair", row) for name in ("pair", "tempting") for row in listed[name]]
    wanted = [
        (is_true, ListedPair(((_words(row["a"], texts), _words(row["b"], texts)),), "")) for is_true, row in by_label
    ]
    stated, sides = _joined(records, knowledge), _sides(records)
    setting = _setting(stated, knowledge)
    for left, right in candidates.pairs(stated, setting):
        pair = (sides[left.statement], sides[right.statement])
        labels = {is_true for is_true, one in wanted if one.is_met_by(pair)}
        evidence = contradictions.gather(left, right, setting) if len(labels) == 1 else None
        if evidence is not None and evidence.verdicts:
            yield Example("seeds", parts.HALVES[0], True in labels, True, features.of(evidence))


def _words(side: Mapping[str, str], texts: Mapping[str, str]) -> Side:
    start = texts[side["article"]].index(side["words"])
    return Side(side["article"], (Span(start, start + len(side["words"])),))


def _sides(records: Iterable[ArticleRecord]) -> dict[str, Side]:
    found = {}
    for record in records:
        contents = {one.key: one.content for one in record.statements}
        for stated in record.stated:
            found[stated.statement] = Side(record.article.id, contents[stated.key], stated.key)
    return found


def _setting(stated: Sequence[StatedClaim], knowledge: pipeline.Knowledge) -> Setting:
    return Setting(knowledge.frames, {**{one.speaker: one.side for one in stated}, **knowledge.sides()})
