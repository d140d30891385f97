"""The command by which people decide: on pairs of statements, on two actors being one, and on how a claim rates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from kg import pipeline
from kg.actors.identities import judgement_iri
from kg.cli.common import StoreOption, load_settings, reading, say
from kg.errors import InputError
from kg.graph import ratings, write
from kg.graph.ratings import Scale
from kg.ids import BASE
from kg.stores import Store
from kg.views import actors, claims, contradictions, identities

_CLAIMS = f"{BASE}id/claim/"


class Decision(StrEnum):
    """What a person says of a contradiction, of two actors being one, or of a claim."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNCLEAR = "unclear"
    WITHDRAWN = "withdrawn"
    RATED = "rated"


@dataclass(frozen=True, slots=True)
class _Words:
    """Who decides, and what that person adds."""

    person: str
    note: str | None
    at: datetime


def review(
    subject: Annotated[
        str,
        typer.Argument(
            help="Contradiction or undecided pair (IRI, its last part, or its beginning), an actor, or a claim (IRI)."
        ),
    ],
    decision: Decision,
    by: Annotated[str, typer.Option("--by", help="Name or pseudonym of the reviewer.")],
    comment: Annotated[str, typer.Option("--comment")] = "",
    same_as: Annotated[
        str | None, typer.Option("--same-as", help="IRI of another actor: decide whether the two are one.")
    ] = None,
    rating: Annotated[float | None, typer.Option("--rating", help="With rated: where the claim stands.")] = None,
    worst: Annotated[float, typer.Option("--worst", help="With rated: the lowest rating there is.")] = 1,
    best: Annotated[float, typer.Option("--best", help="With rated: the highest rating there is.")] = 5,
    called: Annotated[str, typer.Option("--called", help="With rated: the rating in the words of your scale.")] = "",
    page: Annotated[str | None, typer.Option("--page", help="With rated: address of your full review.")] = None,
    store: StoreOption = None,
) -> None:
    """Keep a person's decision; it survives every later ingest and goes before what the rules say.

    A rejected pair of statements is no contradiction: it is kept with the reason and never raised again; a confirmed
    one is found. A judgement on two actors is confirmed (they are one), rejected (they are two) or left unclear.
    "withdrawn" takes earlier decisions on a pair of statements back. Everything is then worked out anew.

    A claim can be rated, on a scale of your own: that is your verdict, under your name, and leaves as ClaimReview with
    `claimgraph export --format claimreview`; "withdrawn" takes your rating back. Nothing is worked out from it.
    """
    said = _Words(by, comment or None, datetime.now(UTC))
    with reading(store) as opened:
        if decision is Decision.RATED:
            scale = _scale(rating, worst=worst, best=best, called=called)
            print(_rate(opened, subject, scale, said=said, page=page))
        elif subject.startswith(_CLAIMS):
            if decision is not Decision.WITHDRAWN:
                raise InputError(f"a claim is rated or a rating withdrawn; it cannot be {decision.value}")
            print(_keep(opened, _Reviewed(claims.read(opened, subject).claim.iri), decision, said))
        else:
            made = _keep(opened, _reviewed(opened, subject, same_as), decision, said)
            report = pipeline.RunReport()
            pipeline.derive(opened, pipeline.load_knowledge(load_settings().seeds), report)
            say(f"{report.contradictions} contradictions in {report.disputes} disputes")
            print(made)


def _scale(rating: float | None, *, worst: float, best: float, called: str) -> Scale:
    if rating is None:
        raise InputError("rated: --rating says where the claim stands on your scale")
    try:
        return Scale(rating, worst, best, called)
    except ValueError as error:
        raise InputError(f"rated: {error}; see --rating, --worst, --best and --called") from error


def _rate(store: Store, subject: str, scale: Scale, *, said: _Words, page: str | None) -> str:
    """Keep a rating; the IRI of the review.

    Raises:
        NotFoundError: the store has no such claim.
        InputError: nobody in the store affirms the claim, or something of the rating is missing.
    """
    claim = claims.read(store, subject if "://" in subject else _CLAIMS + subject, limit=1)
    if not claims.affirming(store, claim.claim.iri):
        raise InputError(f"no statement affirms {claim.claim.iri}: there is nobody whose claim would be rated")
    try:
        made, quads = ratings.rating_quads(
            claim.claim.iri, scale, person=said.person, at=said.at, page=page, note=said.note
        )
    except ValueError as error:
        raise InputError(f"rated: {error}") from error
    store.put_review(made, quads)
    return made


def _keep(store: Store, found: _Reviewed, decision: Decision, said: _Words) -> str:
    """Keep a decision; the IRI of the review."""
    made, quads = write.review_quads(
        found.subject, decision=decision.value, person=said.person, at=said.at, note=said.note,
        pair=found.pair, compared=found.actors,
    )  # fmt: skip
    store.put_review(made, quads)
    return made


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """What is decided upon: a pair of statements, whether two actors are one, or a claim whose rating is taken back."""

    subject: str
    pair: tuple[str, str] | None = None
    actors: tuple[str, ...] = ()


def _reviewed(store: Store, subject: str, same_as: str | None) -> _Reviewed:
    """What the decision is on.

    Raises:
        NotFoundError: the store has no such pair, judgement or actor.
    """
    if same_as is not None:
        for actor in (subject, same_as):
            actors.read(store, actor)
        return _Reviewed(judgement_iri(subject, same_as), actors=tuple(sorted((subject, same_as))))
    if "/id/actor-judgement/" in subject:
        return _Reviewed(subject, actors=identities.compared(store, subject))
    name = contradictions.identify(store, subject)
    return _Reviewed(name, pair=contradictions.statements_of(store, name))


COMMANDS = (review,)
