"""Scoring of found statements against gold: how much of what was said is found, by whom, in which act.

Gold comes in folders (`gold.py`) or as somebody's own copy of a public corpus (`polnear.py`, `pfsa.py`). The outlet's
own voice is not scored. All figures are counted over all articles together, so every statement weighs the same:

- `char`: letters and digits of content in common, blind to how statements are cut;
- `F@0.3`, `F@0.5`, `F@0.8`: statements matched one to one whose content overlaps (in common / together) so much;
- of the statements found at 0.5, the shares with the right `speaker` (name or place in the text), `resolved` (the
  name itself: "ujarnya" must have become the person), `act`, `commitment` and `mode`;
- `strict`: statements found at 0.5 whose speaker, resolved name, act and commitment are all right.

A field that the gold does not mark is not asked for. P is the share of what was predicted, R of what is in gold,
F their harmonic mean.
"""

from __future__ import annotations

from kg.evaluation.comparing import Comparison, compare
from kg.evaluation.layouts import Layout, read_gold
from kg.evaluation.predicting import compare_with_given, compare_with_pipeline, language_of, predict
from kg.evaluation.records import GoldArticle, MarkedStatement, read_predictions
from kg.evaluation.report import Report, as_dict, as_markdown, as_text, figures, make_report
from kg.evaluation.scoring import Score, score

__all__ = [
    "Comparison",
    "GoldArticle",
    "Layout",
    "MarkedStatement",
    "Report",
    "Score",
    "as_dict",
    "as_markdown",
    "as_text",
    "compare",
    "compare_with_given",
    "compare_with_pipeline",
    "figures",
    "language_of",
    "make_report",
    "predict",
    "read_gold",
    "read_predictions",
    "score",
]
