"""Are the speakers of several articles on one event recognised as the same people? B³ over the statements found.

In: gold folders with `cluster-*.json` (an object with "articles": names of articles that tell of one event) and what
the pipeline finds. Out: B³ precision, recall and F by cluster and over all.

An item is a gold statement that was found, with a speaker. Its true group is the gold speaker within the cluster: two
gold names are one speaker where one holds the other and adds capitalised words alone, or shortens it ("Dewi" and
"Ni Nyoman Dewi Pascarani", "Unud"). Its found group is the identity of its actor. Precision is the average share of
an item's found group that is truly its speaker's, recall that of its true group that is found together; hidden
speakers are left out, and so are statements that were not found.

Source: Bagga and Baldwin, Algorithms for scoring coreference chains, 1998.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import pipeline
from kg.actors.aliases import shortens
from kg.actors.tokens import fold_word
from kg.errors import InputError
from kg.evaluation.comparing import UNATTRIBUTED, compare
from kg.evaluation.predicting import find_record, language_of, mark
from kg.evaluation.records import GoldArticle
from kg.evaluation.tables import Table, show
from kg.model import ArticleRecord

_PLACES = 4  # of the figures in JSON
_CAPITALS = re.compile(r"[^\W\d_][\w.’'-]*")


@dataclass(frozen=True, slots=True)
class Item:
    """One found statement: its cluster, the gold speaker as named there, and the identity of the actor found."""

    cluster: str
    truth: str
    found: str


@dataclass(frozen=True, slots=True)
class BCubed:
    """B³ of some items; all 1 where there are none."""

    items: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_clusters(folder: Path) -> dict[str, tuple[str, ...]]:
    """Names of the articles of each cluster of a gold folder.

    Raises:
        InputError: a file is no JSON object with a list of names.
    """
    found = {}
    for path in sorted(folder.glob("cluster-*.json")):
        try:
            given = json.loads(path.read_text(encoding="utf-8"))
            names = given["articles"]
        except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
            raise InputError(f'{path.name}: expected an object with "articles": {error}') from error
        found[path.stem] = tuple(str(name) for name in names)
    return found


def find_items(
    clusters: Mapping[str, Sequence[str]],
    articles: Sequence[GoldArticle],
    knowledge: pipeline.Knowledge,
    *,
    lang: str | None = None,
) -> tuple[Item, ...]:
    """Every found statement of the clusters' articles; the actors of one cluster's articles are joined together.

    Args:
        clusters: names of the articles of each cluster.
        articles: the gold.
        knowledge: what the pipeline needs besides the texts.
        lang: language of the texts whose gold does not say it.

    Raises:
        InputError: a cluster names an article without gold, or a text cannot be analysed.
    """
    by_name = {article.name: article for article in articles}
    items: list[Item] = []
    for cluster, names in clusters.items():
        missing = [name for name in names if name not in by_name]
        if missing:
            raise InputError(f"{cluster}: there is no gold article {missing[0]!r}")
        members = [by_name[name] for name in names]
        items += _of_cluster(cluster, members, knowledge, lang)
    return tuple(items)


def _of_cluster(
    cluster: str, articles: Sequence[GoldArticle], knowledge: pipeline.Knowledge, lang: str | None
) -> list[Item]:
    records = [find_record(article, knowledge, lang=language_of(article, lang)) for article in articles]
    identities = pipeline.identify(records, knowledge)
    speaker_of = join_names(one.speaker for article in articles for one in article.statements if one.speaker)
    items: list[Item] = []
    for article, record in zip(articles, records, strict=True):
        actor_of = _actors(record)
        for pair in compare(article, mark(record), lang=record.article.lang).pairs:
            actor = actor_of.get(pair.predicted.key)
            if pair.gold.speaker and pair.gold.speaker != UNATTRIBUTED and actor is not None:
                items.append(Item(cluster, speaker_of[pair.gold.speaker], identities.head(actor)))
    return items


def _actors(record: ArticleRecord) -> dict[str, str]:
    return {statement.key: statement.actor for statement in record.statements if statement.actor is not None}


def join_names(names: Iterable[str]) -> dict[str, str]:
    """For each gold name the fullest one of the same speaker; a name that would fit two fuller ones stays alone."""
    ordered = sorted(set(names), key=lambda name: (-len(name.split()), name))
    found: dict[str, str] = {}
    for name in ordered:
        fuller = {found[other] for other in ordered if other in found and _is_form(name, other)}
        found[name] = fuller.pop() if len(fuller) == 1 else name
    return found


def _is_form(short: str, full: str) -> bool:
    """Does the full name hold the short one, with nothing but capitalised words besides?"""
    ours, theirs = _CAPITALS.findall(short), _CAPITALS.findall(full)
    folded = Counter(fold_word(word) for word in ours)
    rest = list(theirs)
    for word in theirs:
        if folded[fold_word(word)] > 0:
            folded[fold_word(word)] -= 1
            rest.remove(word)
    if not +folded:
        is_owner = any(mark in full for mark in ("'s ", "’s ")) and not any(mark in short for mark in ("'s ", "’s "))
        return not is_owner and all(word[0].isupper() for word in rest)
    whole = fold_word("".join(theirs))
    return (
        len(ours) == 1 and len(theirs) > 1 and whole[:1] == fold_word(short)[:1] and shortens(fold_word(short), whole)
    )


def score_items(items: Sequence[Item]) -> BCubed:
    """B³ over all items; groups do not reach beyond a cluster."""
    if not items:
        return BCubed(0, 1.0, 1.0)
    truths: dict[tuple[str, str], list[Item]] = defaultdict(list)
    founds: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        truths[item.cluster, item.truth].append(item)
        founds[item.cluster, item.found].append(item)
    precision = recall = 0.0
    for item in items:
        found, truth = founds[item.cluster, item.found], truths[item.cluster, item.truth]
        both = sum(1 for other in found if other.truth == item.truth)
        precision += both / len(found)
        recall += both / len(truth)
    return BCubed(len(items), precision / len(items), recall / len(items))


def table(items: Sequence[Item]) -> Table:
    """B³ of each cluster and of all."""
    sets = {"all": score_items(items), **score_clusters(items)}
    rows = tuple(
        (name, str(one.items), show(one.precision), show(one.recall), show(one.f1)) for name, one in sets.items()
    )
    return Table("Speakers recognised across the articles of a cluster (B³)", ("cluster", "items", "P", "R", "F"), rows)


def as_dict(items: Sequence[Item]) -> dict[str, dict[str, float]]:
    """The same for JSON: by "all" and each cluster's name items, P, R and F."""
    sets = {"all": score_items(items), **score_clusters(items)}
    return {
        name: {
            "items": one.items,
            "P": round(one.precision, _PLACES),
            "R": round(one.recall, _PLACES),
            "F": round(one.f1, _PLACES),
        }
        for name, one in sets.items()
    }


def score_clusters(items: Sequence[Item]) -> dict[str, BCubed]:
    """B³ of each cluster by itself, by name."""
    names = sorted({item.cluster for item in items})
    return {name: score_items([item for item in items if item.cluster == name]) for name in names}
