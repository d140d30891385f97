"""One article compared: which gold statements were found, which fields of them are right, what is missed or extra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.evaluation import matching
from kg.evaluation.names import is_same_name
from kg.evaluation.records import GoldArticle, MarkedStatement

FLOORS = (0.3, 0.5, 0.8)
FOUND = 0.5  # the overlap at which a statement counts as found, and its fields are judged
UNATTRIBUTED = "unattributed"  # what gold gives as speaker where the article hides it
LABELS = ("act", "commitment", "mode")
FIELDS = ("speaker", "resolved", *LABELS)
NOT_STRICT = ("mode",)  # whether words stand in quotation marks says nothing about who said what


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold statement and the predicted one that was matched with it; `right` has the fields that gold marks."""

    gold: MarkedStatement
    predicted: MarkedStatement
    right: Mapping[str, bool]

    @property
    def is_strict(self) -> bool:
        """Are speaker, resolved name, act and commitment right, those of them that gold marks?"""
        return all(is_right for field, is_right in self.right.items() if field not in NOT_STRICT)


@dataclass(frozen=True, slots=True)
class Comparison:
    """An article's gold against its predictions.

    `letters`: letters and digits of content in common, predicted, in gold. `hits`: pairs by the floor of overlap.
    `pairs`, `missed` and `extra` are those at an overlap of a half, in text order.
    """

    article: GoldArticle
    lang: str
    letters: tuple[int, int, int]
    hits: Mapping[float, int]
    pairs: tuple[Pair, ...]
    missed: tuple[MarkedStatement, ...]
    extra: tuple[MarkedStatement, ...]


def compare(article: GoldArticle, predicted: Sequence[MarkedStatement], *, lang: str) -> Comparison:
    """Match the statements of one article and judge the fields of those found."""
    letters = matching.count_letters(article.text)
    wanted = [matching.extent_of(statement.content, letters) for statement in article.statements]
    given = [matching.extent_of(statement.content, letters) for statement in predicted]
    all_wanted, all_given = matching.union(wanted), matching.union(given)
    common = (
        matching.size(all_wanted) + matching.size(all_given) - matching.size(matching.union((all_wanted, all_given)))
    )
    overlaps = matching.find_overlaps(wanted, given)
    hits = {floor: len(matching.match(overlaps, floor)) for floor in FLOORS}
    found = sorted(matching.match(overlaps, FOUND))
    of_gold, of_predicted = {left for left, _ in found}, {right for _, right in found}
    return Comparison(
        article=article,
        lang=lang,
        letters=(common, matching.size(all_given), matching.size(all_wanted)),
        hits=hits,
        pairs=tuple(_judge(article.statements[left], predicted[right]) for left, right in found),
        missed=tuple(item for place, item in enumerate(article.statements) if place not in of_gold),
        extra=tuple(item for place, item in enumerate(predicted) if place not in of_predicted),
    )


def _judge(gold: MarkedStatement, predicted: MarkedStatement) -> Pair:
    right = {}
    if gold.speaker is not None or gold.mention is not None:
        right["speaker"] = _is_same_speaker(gold, predicted)
    # A set that marks acts was annotated by hand with canonical names: only there can the name itself be asked for.
    if gold.act is not None and gold.speaker is not None and gold.speaker != UNATTRIBUTED:
        right["resolved"] = is_same_name(gold.speaker, predicted.speaker)
    for field in LABELS:
        if getattr(gold, field) is not None:
            right[field] = getattr(gold, field) == getattr(predicted, field)
    return Pair(gold, predicted, right)


def _is_same_speaker(gold: MarkedStatement, predicted: MarkedStatement) -> bool:
    """Is the name the same, or does the predicted mention lie on the gold one?"""
    if is_same_name(gold.speaker, predicted.speaker):
        return True
    return gold.mention is not None and predicted.mention is not None and gold.mention.overlaps(predicted.mention)
