"""Who said what, in which act, with which commitment, where in the text: Statements from an article's layout.

The folder is divided by how a text marks saying: `quotations` (direct speech), `reported` (clauses under a verb of
saying), `inverted` and `verb_final` (the same where the speaker follows the verb, or the verb comes last), `sources`
("according to"), `nouns` ("the claim that"), `headlines`, `nesting` (saying inside a quotation), `narration` (the
outlet's own voice). `arbiter` settles candidates that overlap, `acts` holds the table that decides act and commitment,
`conditions` and `parts` divide what was said.
"""

from __future__ import annotations

from kg.languages import LanguagePack
from kg.model import Article, Layout, Statement
from kg.statements.acts import row_named
from kg.statements.base import Considered, Extractor
from kg.statements.catalogue import describe
from kg.statements.completed import complete
from kg.statements.rules import RulesExtractor

__all__ = ["EXTRACTORS", "Considered", "Extractor", "complete", "consider", "describe", "extract", "row_named"]

EXTRACTORS: tuple[Extractor, ...] = (RulesExtractor(),)


def extract(article: Article, layout: Layout, pack: LanguagePack) -> tuple[Statement, ...]:
    """The statements of all extractors in text order; with several, each keeps its own name in `extractor`."""
    found: list[Statement] = []
    for extractor in EXTRACTORS:
        found.extend(extractor.extract(article, layout, pack))
    return tuple(found)


def consider(article: Article, layout: Layout, pack: LanguagePack) -> tuple[Considered, ...]:
    """What the extractors looked at and left out, in text order."""
    found = (item for extractor in EXTRACTORS for item in extractor.consider(article, layout, pack))
    return tuple(sorted(found, key=lambda item: item.start))
