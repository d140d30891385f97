"""IRIs of the nodes inside one article's graph, all made from content."""

from __future__ import annotations

from kg import ids
from kg.ids import mint, span_iri
from kg.model import ArticleRecord, Slot, Span, StatedClaim


def statement_iris(record: ArticleRecord) -> dict[str, str]:
    """IRI of each statement of the article by its key, wholes without a claim of their own among them.

    Raises:
        ValueError: statements hold each other in a circle.
    """
    made = ids.statement_iris(record.article.iri, record.article.text, record.statements)
    return made | {stated.key: stated.statement for stated in record.stated}


def evidence_iri(record: ArticleRecord, span: Span) -> str:
    """A stretch of the article's text."""
    return span_iri(record.article.iri, record.article.text, span.start, span.end)


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
