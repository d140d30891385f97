"""IRIs of the nodes inside one article's graph, all made from content.

A statement's IRI comes from the claims stage where it has one; statements without a claim of their own (wholes) get
theirs here, by the same rule.
"""

from __future__ import annotations

from collections import Counter

from kg.ids import fold, mint, span_iri, statement_iri
from kg.model import ArticleRecord, Slot, Span, StatedClaim, Statement


def statement_iris(record: ArticleRecord) -> dict[str, str]:
    """IRI of each statement of the article by its key; outer statements count into the inner ones' identity.

    Raises:
        ValueError: statements hold each other in a circle.
    """
    by_key = {statement.key: statement for statement in record.statements}
    found: dict[str, str] = {}
    seen: Counter[tuple[str, str, str, str | None]] = Counter()

    def visit(statement: Statement, inside: tuple[str, ...]) -> str:
        if statement.key in inside:
            raise ValueError(f"statements hold each other: {' > '.join((*inside, statement.key))}")
        if statement.key not in found:
            outer_key = statement.whole or statement.parent
            outer = visit(by_key[outer_key], (*inside, statement.key)) if outer_key in by_key else None
            quote, speaker, act = statement.words(record.article.text), statement.actor or "", statement.act.value
            same = (fold(quote), speaker, act, outer)
            found[statement.key] = statement_iri(
                article=record.article.iri, quote=quote, nth=seen[same], speaker=speaker, act=act, outer=outer
            )
            seen[same] += 1
        return found[statement.key]

    for statement in record.statements:
        visit(statement, ())
    return found | {stated.key: stated.statement for stated in record.stated}


def evidence_iri(record: ArticleRecord, span: Span) -> str:
    """A stretch of the article's version."""
    return span_iri(record.article.version, span.start, span.end)


def implied_iri(stated: StatedClaim) -> str:
    """A claim that a statement implies or presupposes."""
    return mint(
        "implied",
        statement=stated.statement,
        claim=stated.claim.iri,
        polarity=stated.polarity.value,
        explicitness=stated.explicitness,
    )


def slot_iri(claim: str, slot: Slot, position: int) -> str:
    """A filled role as one article shows it: another article may show the same claim with other words."""
    return mint(
        "slot", claim=claim, role=slot.role, value=slot.value, label=slot.label, position=position,
        is_entity=int(slot.is_entity), is_assumed=int(slot.is_assumed),
    )  # fmt: skip


def reading_iri(stated: StatedClaim) -> str:
    """The node that carries the claim and polarity: the statement itself, or one of its implied claims."""
    return stated.statement if stated.explicitness == "explicit" else implied_iri(stated)
