"""The competency questions: query files that answer what people ask, with the rows expected on the shipped articles."""

from __future__ import annotations

from typing import Any

import pytest

from kg.graph import catalogue, queries, validate
from kg.graph.vocabulary import NAMESPACE
from kg.stores import Store
from kg.stores.base import select, text
from kg.views import actors, articles, asked

SEED = "000_ead8aff7d69fa291"
SURE = 0.55  # changes below are told by words that only resemble each other
OFFER = "gencatan senjata kepada Armenia, namun dengan sejumlah syarat"
MUST_SAY = "sekarang harus mengatakan bahwa Karabakh bukanlah Armenia"


def ask(store: Store, name: str, **values: str) -> list[dict[str, Any]]:
    return [dict(row) for row in asked.answer(store, name, values).values()]


def iri_of(store: Store, article: str) -> str:
    return next(iri for iri, name in articles.ids(store).items() if name == article)


def actor(store: Store, name: str) -> str:
    return actors.find(store, name).items[0].actor.iri


def test_who_denies_what_another_asserts_with_both_quotes(seed_store: Store) -> None:
    seed = iri_of(seed_store, SEED)
    rows = ask(seed_store, "who-denies-what")
    inside = {
        (row["denierName"], row["denial"], row["affirmerName"], row["affirmation"])
        for row in rows
        if row["denialArticle"] == row["affirmationArticle"] == seed
    }
    lead = (
        "Angkatan bersenjata Armenia melancarkan serangan rudal terhadap kota industri Azerbaijan, Mingachevir, "
        "pada Minggu malam"
    )
    armenia = ("Government of Armenia", "melakukan serangan", "(unnamed outlet)")
    assert inside == {
        (*armenia, lead),
        (*armenia, "Armenia Merudal Kota Mingachevir Azerbaijan"),
        ("Ilham Aliyev", MUST_SAY, "Nikol Pashinyan", "Karabakh adalah Armenia"),
    }
    between = {
        (row["denierName"], row["affirmerName"]) for row in rows if row["denialArticle"] != row["affirmationArticle"]
    }
    assert ("Shushan Stepanyan", "Hikmet Hajiyev") in between


def test_what_an_outlet_states_in_its_own_voice_that_a_party_denies(seed_store: Store) -> None:
    seed = iri_of(seed_store, SEED)
    rows = [row for row in ask(seed_store, "own-voice-but-denied") if row["article"] == row["denialArticle"] == seed]
    assert {(row["denierName"], row["quote"].split(",")[0]) for row in rows} == {
        ("Government of Armenia", "Armenia Merudal Kota Mingachevir Azerbaijan"),
        (
            "Government of Armenia",
            "Angkatan bersenjata Armenia melancarkan serangan rudal terhadap kota industri Azerbaijan",
        ),
    }


def test_conditions_of_an_offer_and_whether_the_list_is_open(seed_store: Store) -> None:
    rows = [row for row in ask(seed_store, "conditions-of-an-offer") if row["article"] == iri_of(seed_store, SEED)]
    listed = [(row["position"], row["condition"], row["isOpenList"]) for row in rows if row["quote"] == OFFER]
    assert sorted(listed) == [
        ("1", "Yerevan harus meminta maaf", "true"),
        ("2", "mengakui Nagorno–Karabakh sebagai wilayah Azerbaijan", "true"),
        ("3", "menarik mundur semua pasukan Armenia dari wilayah konflik tersebut", "true"),
    ]
    others = {(row["condition"], row["isOpenList"]) for row in rows if row["quote"] != OFFER}
    assert others == {(MUST_SAY, "false")}


def test_nested_attributions_with_their_chain(seed_store: Store) -> None:
    seed = iri_of(seed_store, SEED)
    rows = [row for row in ask(seed_store, "nested-attributions") if row["article"] == seed]
    reported = {(row["speakerName"], row["quote"], row["reporterName"]) for row in rows}
    assert ("Nikol Pashinyan", "Karabakh adalah Armenia", "Ilham Aliyev") in reported
    rows = [row for row in ask(seed_store, "chains-of-sources") if row["article"] == seed]
    lost = {(row["speakerName"], row["quote"]) for row in rows if row["isLost"] == "true"}
    assert ("Hikmet Hajiyev", "Ekspresi putus asa yang biadab") in lost


def test_an_actors_statements_in_order_of_time(seed_store: Store) -> None:
    rows = ask(seed_store, "actor-timeline", actor=actor(seed_store, "Ilham Aliyev"))
    days = [row["last"] for row in rows if row["last"]]
    assert days == sorted(days)
    seed = [row for row in rows if row["article"] == iri_of(seed_store, SEED)]
    assert {row["act"].rsplit("/", 1)[-1] for row in seed} == {"assert", "demand", "offer", "promise"}
    assert {row["last"] for row in seed} == {"2020-10-05"}


def test_an_actors_changes_of_position(seed_store: Store) -> None:
    """In October the war ends if the prime minister says something, in November if he commits himself to leave."""
    rows = [row for row in ask(seed_store, "position-changes") if float(row["confidence"]) >= SURE]
    assert [(row["beforeName"], row["beforeDay"], row["afterDay"]) for row in rows] == [
        ("Ilham Aliyev", "2020-10-05", "2020-11-04")
    ]
    assert rows[0]["beforeQuote"].endswith("kami siap untuk mengakhiri permusuhan")
    assert rows[0]["afterQuote"] == "he would stop the war the same day"


def test_claims_of_an_actor_known_only_from_an_adversary(seed_store: Store) -> None:
    rows = [row for row in ask(seed_store, "known-only-from-adversary") if row["article"] == iri_of(seed_store, SEED)]
    assert [(row["speakerName"], row["quote"], row["reporterName"]) for row in rows] == [
        ("Nikol Pashinyan", "Karabakh adalah Armenia", "Ilham Aliyev")
    ]


def test_sources_per_claim(seed_store: Store) -> None:
    rows = {row["label"]: row for row in ask(seed_store, "sources-per-claim")}
    attack = rows["Armed Forces of Armenia attacked Mingachevir (4 October 2020)"]
    assert int(attack["outlets"]) >= 3
    assert int(attack["affirmed"]) >= 3
    assert int(attack["denied"]) >= 1


def test_the_store_conforms_to_every_shape(seed_store: Store) -> None:
    assert validate.check_store(seed_store).violations == ()


@pytest.mark.parametrize("name", [name for name in queries.catalogue() if not queries.load(name).parameters])
def test_every_query_without_parameters_runs_on_the_seeds(seed_store: Store, name: str) -> None:
    assert set(queries.run(seed_store, name).variables) == set(queries.load(name).columns)


# What the shipped articles have none of: nobody has reviewed anything yet, and the two sides affirm nothing together.
NOT_IN_THE_SEEDS = {"common-ground", "reviews"}


@pytest.mark.parametrize("name", [*catalogue.queries()])
def test_every_query_of_the_catalogue_finds_something_in_the_seeds(seed_store: Store, name: str) -> None:
    query = catalogue.find(name)
    iris = {
        "claim": "SELECT (MIN(?c) AS ?iri) { ?s cg:expresses ?c }",
        "dispute": "SELECT (MIN(?d) AS ?iri) { ?d a cg:Dispute }",
        "statement": "SELECT (MIN(?s) AS ?iri) { ?s cg:expresses ?c }",
    }
    given = {}
    for parameter in query.parameters:
        if parameter.is_required:
            first = iris.get(parameter.name)
            found = select(seed_store, f"PREFIX cg: <{NAMESPACE}> {first}").rows[0][0] if first else None
            given[parameter.name] = text(found) or parameter.example
    rows = asked.answer(seed_store, name, given)
    assert catalogue.misfits(query, rows) == ()
    assert bool(rows.rows) == (name not in NOT_IN_THE_SEEDS)
