"""Who is who, from articles to views: one speaker in three outlets, decided upon by people, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kg import pipeline, settings
from kg.actors.identities import judgement_iri
from kg.articles import Hints, read
from kg.graph import write
from kg.model import Article
from kg.stores import OxigraphStore, Store
from kg.views import actors, identities, timelines

TEXTS = {
    "one": "Mayor Paul Orrick said the Tarnvik bridge was safe. Bodil Ankersund, an engineer, said it was not. "
    '"The bridge is closed," Orrick said.',
    "two": 'Paul Orrick, the mayor, denied that the bridge was safe. "It will stay closed," he said. '
    "Bodil Ankersund said she had warned him.",
    "three": "Bodil Ankersund, the engineer, said the town was late. "
    'Mayor Orrick said: "I never called the bridge safe." '
    "Amy Orrick, a doctor, said two people were hurt. Paul Orrick said nobody was hurt.",
}
KNOWLEDGE = pipeline.load_knowledge(settings.seeds_folder())


def articles() -> list[Article]:
    found = []
    for name, text in TEXTS.items():
        (item,) = read(text.encode(), name=f"{name}.txt", hints=Hints(lang="en", source=f"Outlet {name}"))
        assert isinstance(item, Article)
        found.append(item)
    return found


@pytest.fixture
def store() -> Iterator[Store]:
    opened = OxigraphStore()
    pipeline.ingest(articles(), opened, KNOWLEDGE)
    yield opened
    opened.close()


def paul(store: Store) -> str:
    return next(line.actor.iri for line in actors.find(store, "Paul Orrick").items)


def decide(store: Store, a: str, b: str, decision: str, day: int) -> None:
    review, quads = write.review_quads(
        judgement_iri(a, b), decision=decision, person="Ida", at=datetime(2024, 1, day, tzinfo=UTC), compared=(a, b)
    )
    store.put_review(review, quads)
    pipeline.derive(store, KNOWLEDGE, pipeline.RunReport())


def test_one_speaker_in_three_outlets_is_one_line_with_one_timeline(store: Store) -> None:
    lines = [line for line in actors.find(store, "Orrick").items if line.statements]
    assert sorted(line.actor.label for line in lines) == ["Amy Orrick", "Paul Orrick"]
    timeline = timelines.read(store, paul(store))
    assert len({entry.statement.article.iri for entry in timeline.items}) == 3
    view = actors.read(store, paul(store))
    assert len(view.joined) == 2
    assert {one.verdict for one in view.judgements if one.other.label == "Amy Orrick"} == {"different"}


def test_any_member_leads_to_the_same_timeline(store: Store) -> None:
    whole = timelines.read(store, paul(store)).items
    for member in identities.members(store, paul(store)):
        assert [entry.statement.iri for entry in timelines.read(store, member).items] == [
            e.statement.iri for e in whole
        ]
        assert identities.head(store, member) == paul(store)


def test_nothing_is_merged(store: Store) -> None:
    for member in identities.members(store, paul(store)):
        assert "/actor/" in member
        assert store.query(f"ASK {{ ?s <https://w3id.org/claimgraph/ns#speaker> <{member}> }}")
    assert not [quad for quad in store.quads() if quad.predicate.value.endswith("sameAs")]


def test_a_rejected_judgement_parts_them_and_survives_the_next_ingest(store: Store) -> None:
    head = paul(store)
    members = [one for one in identities.members(store, head) if one != head]
    for member in members:
        decide(store, head, member, "rejected", 1)
    assert identities.members(store, head) == (head,)
    pipeline.ingest(articles(), store, KNOWLEDGE)
    assert identities.members(store, head) == (head,)
    decide(store, head, members[0], "confirmed", 2)
    assert members[0] in identities.members(store, head)


def test_a_withdrawn_decision_counts_no_more(store: Store) -> None:
    head = paul(store)
    before = identities.members(store, head)
    for member in before:
        if member != head:
            decide(store, head, member, "rejected", 1)
    assert identities.members(store, head) == (head,)
    for member in before:
        if member != head:
            decide(store, head, member, "withdrawn", 2)
    assert identities.members(store, head) == before


def test_a_person_may_join_two_whom_the_software_keeps_apart(store: Store) -> None:
    amy = next(line.actor.iri for line in actors.find(store, "Amy Orrick").items)
    bodil = next(line.actor.iri for line in actors.find(store, "Bodil").items)
    decide(store, amy, bodil, "confirmed", 1)
    assert set(identities.members(store, amy)) >= {amy, bodil}
    (kept,) = (one for one in identities.judgements(store, amy) if one.other.iri == bodil)
    assert (kept.verdict, kept.why) == ("same", "decided by Ida")


def test_a_deleted_article_takes_its_judgements_along(store: Store) -> None:
    gone = articles()[2]
    store.delete_article(gone.iri)
    kept = {text for text in (quad.subject.value for quad in store.quads()) if "/actor-judgement/" in text}
    for judgement in kept:
        for actor in identities.compared(store, judgement):
            assert store.query(f"ASK {{ <{actor}> a <https://w3id.org/claimgraph/ns#Actor> }}")
