"""Quads back to records: all stated claims of a store, rebuilt by a handful of bulk queries.

Each article's graph is read by itself, because two articles may show one claim with different words. What was written
comes back exactly: `stated_claims` after `article_quads` gives the same records, in the order stated below.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from pyoxigraph import Literal

from kg.errors import StoreError
from kg.graph import queries
from kg.graph.silences import Silence
from kg.graph.terms import interval_of, tag
from kg.model import Act, Claim, Commitment, Mode, Polarity, Quantity, Slot, Span, StatedClaim
from kg.stores.base import Store

_Row = Mapping[str, str | None]
_InGraph = tuple[str, str]  # the graph's IRI and the node's
_EXPLICITNESS = ("explicit", "implied", "presupposed")


def stated_claims(store: Store) -> tuple[StatedClaim, ...]:
    """Every claim of every statement of all articles.

    Returns:
        In order of article IRI, key ("s2" before "s10"), explicitness (explicit, implied, presupposed), claim IRI.

    Raises:
        StoreError: an article's graph lacks something that every graph written by this software has.
    """
    claims = _claims(store)
    conditions = _conditions(store)
    statements = {(_need(row, "graph"), _need(row, "statement")): row for row in _rows(store, "read-statements")}
    found = []
    for row in _rows(store, "read-readings"):
        graph = _need(row, "graph")
        statement = statements.get((graph, _need(row, "statement")))
        claim = claims.get((graph, _need(row, "claim")))
        if statement is None or claim is None:
            raise StoreError(f"statement {row['statement']} in {graph} is incomplete: ingest its article again")
        found.append(_stated(statement, row, claim=claim, conditions=conditions[graph, _need(row, "reading")]))
    return tuple(sorted(found, key=order))


def versions(store: Store) -> dict[str, str]:
    """The text version that each article was last read in, by article IRI."""
    return {_need(row, "article"): _need(row, "version") for row in _rows(store, "read-versions")}


def silences(store: Store) -> tuple[Silence, ...]:
    """Every silence that any article tells of, by article IRI and in text order.

    Raises:
        StoreError: an article's graph lacks something that every graph written by this software has.
    """
    found = (
        Silence(
            iri=_need(row, "silence"),
            actor=_need(row, "actor"),
            statement=_need(row, "statement"),
            article=_need(row, "article"),
            words=Span(int(_need(row, "start")), int(_need(row, "end"))),
            as_of=date.fromisoformat(row["asOf"]) if row["asOf"] else None,
            confidence=float(_need(row, "confidence")),
        )
        for row in _rows(store, "read-silences")
    )
    return tuple(sorted(found, key=lambda silence: (silence.article, silence.words, silence.iri)))


def order(stated: StatedClaim) -> tuple[str, tuple[int | str, ...], int, str, str]:
    """Where a stated claim stands among others."""
    parts = tuple(int(part) if part.isdecimal() else part for part in re.findall(r"\d+|\D+", stated.key))
    rank = _EXPLICITNESS.index(stated.explicitness)
    return (stated.article, parts, rank, stated.claim.iri, stated.polarity.value)


def _stated(statement: _Row, reading: _Row, *, claim: Claim, conditions: tuple[str, ...]) -> StatedClaim:
    published = statement["published"]
    return StatedClaim(
        statement=_need(statement, "statement"),
        key=_need(statement, "key"),
        article=_need(statement, "article"),
        article_id=_need(statement, "articleId"),
        outlet=_need(statement, "outlet"),
        speaker=_need(statement, "speaker"),
        speaker_name=_need(statement, "speakerName"),
        side=_need(statement, "side"),
        act=Act(_notation(statement, "act")),
        commitment=Commitment(_notation(reading, "commitment")),
        polarity=Polarity(_notation(reading, "polarity")),
        mode=Mode(_notation(statement, "mode")),
        depth=int(_need(statement, "depth")),
        claim=claim,
        quote=_need(statement, "quote"),
        lang=_need(statement, "lang"),
        confidence=float(_need(reading, "confidence")),
        published=date.fromisoformat(published) if published else None,
        said=interval_of(statement, "said"),
        conditions=conditions,
        is_open_list=reading["isOpenList"] == "true",
        explicitness=_notation(reading, "explicitness"),
        reporter=statement["reporter"],
        note=reading["note"],
        about=reading["about"],
    )


def _claims(store: Store) -> dict[_InGraph, Claim]:
    labels = _labels(store)
    slots, origins = _slots(store)
    found = {}
    for row in _rows(store, "read-claims"):
        key = (_need(row, "graph"), _need(row, "claim"))
        found[key] = Claim(
            iri=key[1],
            frame=_notation(row, "predicate"),
            slots=tuple(slots[key]),
            labels=labels[key],
            time=interval_of(row, "time"),
            quantity=_quantity(row),
            lemmas=tuple((row["lemmas"] or "").split("\n")) if row["lemmas"] else (),
            origin=origins.get(key),
        )
    return found


def _quantity(row: _Row) -> Quantity | None:
    if row["unit"] is None:
        return None
    low, high = row["low"], row["high"]
    return Quantity(
        row["unit"],
        float(low) if low is not None else None,
        float(high) if high is not None else None,
        is_approximate=row["isApproximate"] == "true",
    )


def _labels(store: Store) -> dict[_InGraph, dict[str, str]]:
    found: dict[_InGraph, dict[str, str]] = defaultdict(dict)
    for row in queries.run(store, "read-claim-labels"):
        graph, claim, label = row["graph"], row["claim"], row["label"]
        if isinstance(label, Literal):
            found[str(graph)[1:-1], str(claim)[1:-1]][tag(label.language or "und")] = label.value
    return found


def _slots(store: Store) -> tuple[dict[_InGraph, list[Slot]], dict[_InGraph, Slot]]:
    """Slots in display order, and the slots of origin (position 0), by claim."""
    slots: dict[_InGraph, list[Slot]] = defaultdict(list)
    origins: dict[_InGraph, Slot] = {}
    for row in _rows(store, "read-slots"):
        key = (_need(row, "graph"), _need(row, "claim"))
        filler = row["filler"]
        slot = Slot(
            role=_need(row, "role"),
            value=filler if filler is not None else _need(row, "fillerText"),
            label=_need(row, "label"),
            is_entity=filler is not None,
            is_assumed=row["isAssumed"] == "true",
        )
        if row["position"] == "0":
            origins[key] = slot
        else:
            slots[key].append(slot)
    return slots, origins


def _conditions(store: Store) -> dict[_InGraph, tuple[str, ...]]:
    found: dict[_InGraph, tuple[str, ...]] = defaultdict(tuple)
    for row in _rows(store, "read-conditions"):
        found[_need(row, "graph"), _need(row, "reading")] += (_need(row, "claim"),)
    return found


def _rows(store: Store, name: str) -> list[dict[str, str | None]]:
    return list(queries.run(store, name).values())


def _need(row: _Row, name: str) -> str:
    value = row[name]
    if value is None:
        raise StoreError(f"column {name!r} is empty in a row of {row.get('graph', 'the store')}")
    return value


def _notation(row: _Row, name: str) -> str:
    return _need(row, name).rsplit("/", 1)[-1]
