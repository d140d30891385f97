"""Clusters of articles on one event: which listed contradictions does the product find, and what else does it report?

In: a gold folder with files cluster-*.json beside its articles. Each has "articles", "contradictions" (each "a", "b",
"type", "strength", "why", and under "also" the same contradiction between other statements) and "not_contradictions".
A side is "ARTICLE#KEY", or {"article", "text"} for a sentence of the outlet. Out: what was reported, matched with both.
A reported contradiction is a listed one where both its contents overlap with the contents of the listed sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import pipeline
from kg.contradictions import Findings
from kg.errors import InputError
from kg.evaluation import given
from kg.evaluation.given import HIDDEN, GivenStatement
from kg.evaluation.gold import read_folder, read_json
from kg.evaluation.predicting import as_article, language_of
from kg.evaluation.records import GoldArticle, MarkedStatement
from kg.model import Act, ArticleRecord, Commitment, Contradiction, Mode, Span, StatedClaim

_PATTERN = "cluster-*.json"
_NARRATED = "n"  # keys of the outlet's sentences: no gold key begins so
STRENGTHS = ("strong", "medium")


@dataclass(frozen=True, slots=True)
class Side:
    """A statement of a listed pair: its article's name, its content, and its key ("" for the outlet's own sentence)."""

    article: str
    content: tuple[Span, ...]
    key: str = ""

    def meets(self, other: Side) -> bool:
        """Do the two share a character?"""
        return self.article == other.article and any(
            one.overlaps(span) for one in self.content for span in other.content
        )


Pair = tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class ListedPair:
    """A contradiction of the gold, or a pair that only looks like one (`kind` and `strength` are then "").

    `pairs`: the two sides, and the same between other statements.
    """

    pairs: tuple[Pair, ...]
    why: str
    kind: str = ""
    strength: str = ""

    def is_met_by(self, pair: Pair) -> bool:
        """Do both sides overlap, in either order?"""
        one, other = pair
        return any(
            (one.meets(left) and other.meets(right)) or (one.meets(right) and other.meets(left))
            for left, right in self.pairs
        )


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles on one event with their listed pairs."""

    name: str
    lang: str
    articles: tuple[GoldArticle, ...]
    contradictions: tuple[ListedPair, ...]
    not_contradictions: tuple[ListedPair, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One contradiction that the product reports: its sides, and by index which listed pairs it meets."""

    found: Contradiction
    pair: Pair
    listed: tuple[int, ...]
    not_listed: tuple[int, ...]

    @property
    def is_right(self) -> bool:
        """Is it a listed contradiction?"""
        return bool(self.listed)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A cluster and all that was reported in it, surest first."""

    cluster: Cluster
    reports: tuple[Report, ...]


Analyser = Callable[[Cluster, pipeline.Knowledge], Sequence[ArticleRecord]]


def read_clusters(folder: Path, *, lang: str | None = None) -> tuple[Cluster, ...]:
    """The clusters of a gold folder, by name; none where it has no cluster-*.json.

    Raises:
        InputError: a file is wrong, or names an article or a statement that is not there.
    """
    paths = sorted(folder.glob(_PATTERN))
    articles = {article.name: article for article in read_folder(folder)} if paths else {}
    return tuple(_read(path, articles, lang) for path in paths)


def _read(path: Path, articles: Mapping[str, GoldArticle], lang: str | None) -> Cluster:
    try:
        row = read_json(path)
        own = tuple(articles[name] for name in row["articles"])
        told = {name: tuple(_listed(one, articles) for one in row[name]) for name in _LISTS}
        name = str(row["cluster"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{path.name}: expected articles, contradictions and not_contradictions: {error!r}") from error
    return Cluster(name, language_of(own[0], lang), own, *(told[name] for name in _LISTS))


_LISTS = ("contradictions", "not_contradictions")


def _listed(row: Mapping[str, Any], articles: Mapping[str, GoldArticle]) -> ListedPair:  # Any: JSON, checked by use
    pairs = ((row["a"], row["b"]), *row.get("also", ()))
    sides = tuple((_side(one, articles), _side(other, articles)) for one, other in pairs)
    return ListedPair(sides, row.get("why", ""), row.get("type", ""), row.get("strength", ""))


def _side(given_as: str | Mapping[str, str], articles: Mapping[str, GoldArticle]) -> Side:
    if isinstance(given_as, str):
        name, _, key = given_as.partition("#")
        (statement,) = (one for one in articles[name].statements if one.key == key)
        return Side(name, statement.content, key)
    name, words = given_as["article"], given_as["text"]
    start = articles[name].text.index(words)
    return Side(name, (Span(start, start + len(words)),))


def run(
    clusters: Iterable[Cluster], knowledge: pipeline.Knowledge, *, analyse: Analyser | None = None
) -> Iterator[Outcome]:
    """Read each cluster's articles with the whole product, or with another analyser, and compare their claims."""
    for cluster in clusters:
        records = (analyse or analyse_all)(cluster, knowledge)
        stated = [one for record in records for one in record.stated]
        joined = pipeline.join(stated, pipeline.identify(records, knowledge), knowledge)
        yield match(cluster, records, pipeline.compare(joined, knowledge))


def analyse_all(cluster: Cluster, knowledge: pipeline.Knowledge) -> tuple[ArticleRecord, ...]:
    """The articles as the product reads them."""
    return tuple(pipeline.analyse(as_article(one, cluster.lang), knowledge) for one in cluster.articles)


def analyse_given(cluster: Cluster, knowledge: pipeline.Knowledge) -> tuple[ArticleRecord, ...]:
    """The articles as if extraction had found just what the gold marks, and the outlet's sentences that it lists."""
    speakers = {one.speaker for article in cluster.articles for one in article.statements if one.speaker is not None}
    return tuple(
        given.analyse(
            as_article(article, cluster.lang),
            [*map(_given, article.statements), *_narrated(cluster, article)],
            knowledge,
            scope=cluster.name,
            speakers=speakers - {HIDDEN},
        )
        for article in cluster.articles
    )


def _given(marked: MarkedStatement) -> GivenStatement:
    return GivenStatement(
        key=marked.key,
        content=marked.content,
        speaker=marked.speaker or HIDDEN,
        act=Act(marked.act or Act.ASSERT),
        commitment=Commitment(marked.commitment or Commitment.YES),
        mode=Mode(marked.mode or Mode.INDIRECT),
        mention=marked.mention,
        cue=marked.cue,
        conditions=marked.conditions,
        parent=marked.parent,
    )


def _narrated(cluster: Cluster, article: GoldArticle) -> list[GivenStatement]:
    listed = (*cluster.contradictions, *cluster.not_contradictions)
    sides = {side.content for one in listed for pair in one.pairs for side in pair if _is_narrated(side, article)}
    return [
        GivenStatement(f"{_NARRATED}{number}", content, None, Act.ASSERT, Commitment.YES, Mode.NARRATOR)
        for number, content in enumerate(sorted(sides), start=1)
    ]


def _is_narrated(side: Side, article: GoldArticle) -> bool:
    return side.article == article.name and not side.key


def match(cluster: Cluster, records: Iterable[ArticleRecord], findings: Findings) -> Outcome:
    """What was reported in a cluster, with the listed pairs that it meets."""
    contents = {(record.article.id, one.key): one.content for record in records for one in record.statements}

    def side(stated: StatedClaim) -> Side:
        return Side(stated.article_id, contents[stated.article_id, stated.key], stated.key)

    reports = []
    for found in findings.contradictions:
        pair = (side(found.a), side(found.b))
        listed, not_listed = (_met(pair, of) for of in (cluster.contradictions, cluster.not_contradictions))
        reports.append(Report(found, pair, listed, not_listed))
    return Outcome(cluster, tuple(sorted(reports, key=lambda one: (-one.found.confidence, one.found.iri))))


def _met(pair: Pair, listed: Sequence[ListedPair]) -> tuple[int, ...]:
    return tuple(number for number, one in enumerate(listed) if one.is_met_by(pair))
