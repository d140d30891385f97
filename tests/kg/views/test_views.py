from datetime import date

import pytest

from kg import ids
from kg.contradictions import Findings
from kg.errors import NotFoundError
from kg.graph import queries
from kg.graph.write import derived_quads
from kg.ids import BASE
from kg.model import Act, Commitment, PositionChange
from kg.stores.oxigraph import OxigraphStore
from kg.views import actors, articles, claims, contradictions, counts, disputes, sources, statements, timelines
from kg.views.records import Page, StatementView
from tests.newsroom import ATTACK, MINISTRY, NORTHLAND, TALKS, UNNAMED, VANYA, fill, newsroom

NOBODY = f"{BASE}id/actor/{'a' * 26}"
VIEW_QUERIES = [name for name in queries.catalogue() if name.startswith("view-")]


@pytest.mark.parametrize("name", VIEW_QUERIES)
def test_view_queries_keep_the_rules_of_their_folder(name: str) -> None:
    assert queries.check(queries.load(name)) == ()


def test_counts_are_of_what_was_written(store: OxigraphStore) -> None:
    found = counts.count(store)
    assert (found.articles, found.sources, found.contradictions, found.disputes) == (4, 2, 3, 1)
    assert found.statements == sum(len(item.statements) for item in newsroom().records)
    assert (found.first, found.last) == (date(2020, 10, 5), date(2020, 10, 9))


def test_an_empty_store_is_counted_and_listed() -> None:
    empty = OxigraphStore()
    assert counts.count(empty).articles == 0
    for find in (
        articles.find,
        statements.find,
        claims.find,
        actors.find,
        contradictions.find,
        disputes.find,
        sources.find,
    ):
        assert find(empty) == Page(())


@pytest.mark.parametrize(
    "read", [articles.read, claims.read, actors.read, contradictions.read, disputes.read, timelines.read]
)
def test_what_is_not_there_is_said_to_be_missing(store: OxigraphStore, read: object) -> None:
    with pytest.raises(NotFoundError):
        read(store, NOBODY)  # type: ignore[operator]  # every view's `read` takes a store and an IRI


def test_articles_come_latest_first_and_undated_ones_last(store: OxigraphStore) -> None:
    days = [line.article.published for line in articles.find(store).items]
    assert days == [date(2020, 10, 9), date(2020, 10, 5), date(2020, 10, 5), None]


def test_lists_can_be_walked_one_by_one(store: OxigraphStore) -> None:
    whole = statements.find(store).items
    walked: list[StatementView] = []
    cursor = None
    while True:
        part = statements.find(store, cursor=cursor, limit=1)
        walked += part.items
        cursor = part.next
        if cursor is None:
            break
    assert tuple(walked) == whole


def test_an_article_gives_its_exact_text_and_its_statements_in_text_order(store: OxigraphStore) -> None:
    for item in newsroom().records:
        found = articles.read(store, item.article.iri)
        assert found.text == item.article.text
        assert found.sha256 == item.article.sha256
        starts = [statement.spans[0].start for statement in found.statements]
        assert starts == sorted(starts)
        assert len(starts) == len(item.statements)


def test_every_quote_is_what_stands_at_its_spans(store: OxigraphStore) -> None:
    for item in newsroom().records:
        found = articles.read(store, item.article.iri)
        for statement in found.statements:
            printed = " … ".join(found.text[span.start : span.end] for span in statement.spans)
            assert printed == statement.quote
            assert " … ".join(piece.text for piece in statement.passage if piece.is_quoted) == statement.quote


def test_a_title_falls_back_to_the_first_words(store: OxigraphStore) -> None:
    titles = {line.article.title for line in articles.find(store).items}
    assert "President Vanya Orlova said on Friday that Northland would not negotiate with Southland." in titles
    assert "Perang berlanjut <b>di Riverton</b>" in titles


def test_statements_are_filtered_by_all_that_is_given(store: OxigraphStore) -> None:
    wanted = statements.Wanted(claim=ATTACK.iri, commitment=Commitment.NO)
    assert [s.speaker.iri for s in statements.find(store, wanted).items] == [NORTHLAND.iri]
    wanted = statements.Wanted(actor=MINISTRY.iri, act=Act.DEMAND)
    assert [s.act for s in statements.find(store, wanted).items] == ["demand"]


def test_a_statement_without_a_date_says_so(store: OxigraphStore) -> None:
    [undated] = [s for s in statements.find(store).items if s.lang == "ar"]
    assert undated.said.last is None
    assert undated.said.is_assumed
    [dated] = statements.find(store, statements.Wanted(act=Act.CONFIRM)).items
    assert dated.said.first == date(2020, 10, 5)
    assert not dated.said.is_assumed


def test_a_claim_counts_who_affirms_and_who_denies(store: OxigraphStore) -> None:
    [line] = [line for line in claims.find(store).items if line.claim.iri == ATTACK.iri]
    assert (line.statements, line.affirmed, line.denied, line.articles) == (5, 3, 2, 3)


def test_a_claim_shows_its_slots_time_and_statements(store: OxigraphStore) -> None:
    found = claims.read(store, ATTACK.iri)
    assert [(slot.role, slot.label) for slot in found.slots] == [
        ("agent", "Government of Northland"),
        ("patient", "Riverton"),
    ]
    assert found.time is not None
    assert found.time.first == date(2020, 10, 4)
    assert sorted(s.polarity or "" for s in found.statements) == ["affirms"] * 3 + ["denies"] * 2
    assert len(found.contradictions) == 2


@pytest.mark.parametrize("words", ["Orlova", "орлова", "ваня", "VANYA"])
def test_actors_are_found_by_any_name_in_any_script(store: OxigraphStore, words: str) -> None:
    assert [line.actor.iri for line in actors.find(store, words).items] == [VANYA.iri]


def test_actors_come_with_most_statements_first(store: OxigraphStore) -> None:
    numbers = [line.statements for line in actors.find(store).items]
    assert numbers == sorted(numbers, reverse=True)


def test_words_of_a_search_are_data(store: OxigraphStore) -> None:
    assert actors.find(store, '") } DELETE WHERE { ?s ?p ?o } #').items == ()


def test_an_actor_has_names_offices_and_opponents(store: OxigraphStore) -> None:
    found = actors.read(store, VANYA.iri)
    assert found.labels["ru"] == "Ваня Орлова"
    assert found.wikidata == "Q42"
    assert found.speaks_for is not None
    assert found.speaks_for.iri == NORTHLAND.iri
    assert [(office.role, office.of.iri, office.since) for office in found.offices] == [
        ("president", NORTHLAND.iri, date(2018, 5, 1))
    ]
    assert [(other.actor.iri, other.contradictions) for other in found.contradicted_by] == [(MINISTRY.iri, 1)]


def test_a_timeline_is_in_order_and_marks_the_change(store: OxigraphStore) -> None:
    found = timelines.read(store, VANYA.iri)
    days = [entry.statement.said.last for entry in found.items]
    assert days == sorted(day for day in days if day)
    [change] = found.changes
    assert change.claim.iri == TALKS.iri
    assert (change.before.polarity, change.after.polarity, change.days) == ("affirms", "denies", 4)
    assert [entry.changed_from for entry in found.items if entry.changed_from] == [change.before.iri]


def test_a_statement_that_leaves_a_claim_open_changes_no_position(store: OxigraphStore) -> None:
    found = timelines.read(store, VANYA.iri)
    left_open = [entry for entry in found.items if entry.statement.polarity == "uncommitted"]
    assert left_open
    assert not [entry for entry in left_open if entry.changed_from]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [(None, date(2020, 10, 5), 4), (date(2020, 10, 6), None, 1), (date(2020, 10, 6), date(2020, 10, 8), 0)],
    ids=["until", "since", "between"],
)
def test_a_timeline_can_be_cut_to_days(store: OxigraphStore, since: date, until: date, expected: int) -> None:
    assert len(timelines.read(store, VANYA.iri, since=since, until=until).items) == expected


def test_a_change_is_marked_on_whichever_part_it_falls(store: OxigraphStore) -> None:
    first = timelines.read(store, VANYA.iri, limit=4)
    assert first.changes == ()
    assert len(timelines.read(store, VANYA.iri, cursor=first.next, limit=4).changes) == 1


def test_contradictions_come_surest_first_with_the_earlier_side_first(store: OxigraphStore) -> None:
    found = contradictions.find(store).items
    assert [pair.confidence for pair in found] == [0.86, 0.71, 0.64]
    change = found[2]
    assert change.a.said.last is not None
    assert change.b.said.last is not None
    assert change.a.said.last < change.b.said.last


def test_contradictions_are_filtered(store: OxigraphStore) -> None:
    def number(**wanted: object) -> int:
        return len(contradictions.find(store, contradictions.Wanted(**wanted)).items)  # type: ignore[arg-type]  # as given

    assert number(level="position") == 1
    assert number(min_confidence=0.7) == 2
    assert number(actor=MINISTRY.iri) == 1
    assert number(actor=UNNAMED.iri) == 0
    assert number(level="nonsense") == 0


def test_a_contradiction_keeps_its_reason(store: OxigraphStore) -> None:
    wanted = newsroom().contradictions[0]
    found = contradictions.read(store, wanted.iri)
    assert found.why == wanted.why
    assert found.assumed == wanted.assumed
    assert set(found.shared) == set(wanted.shared)
    assert found.clash == wanted.clash
    assert {found.a.iri, found.b.iri} == {wanted.a.statement, wanted.b.statement}


def test_a_dispute_has_its_sides_in_order_with_the_best_statement_first(store: OxigraphStore) -> None:
    wanted = newsroom().disputes[0]
    found = disputes.read(store, wanted.iri)
    assert [side.label for side in found.sides] == [side.label for side in wanted.sides]
    assert [[s.iri for s in side.statements] for side in found.sides] == [
        list(side.statements) for side in wanted.sides
    ]
    assert {actor.iri for actor in found.sides[0].actors} == set(wanted.sides[0].actors)
    assert [pair.iri for pair in found.contradictions] == list(wanted.contradictions)
    assert {pair.reason for pair in found.look_alikes} == {pair.reason for pair in newsroom().not_contradictions}


def test_a_dispute_shows_the_strongest_and_says_how_many_there_are(store: OxigraphStore) -> None:
    wanted = newsroom().disputes[0]
    whole, part = disputes.read(store, wanted.iri), disputes.read(store, wanted.iri, limit=1)
    assert [side.number for side in part.sides] == [len(side.statements) for side in whole.sides]
    assert [side.statements for side in part.sides] == [side.statements[:1] for side in whole.sides]
    assert max(side.number for side in part.sides) > 1
    assert (part.pairs, part.contradictions) == (len(whole.contradictions), whole.contradictions[:1])
    assert [side.actors for side in part.sides] == [side.actors for side in whole.sides]
    assert part.look_alikes == whole.look_alikes


def test_all_of_a_dispute_can_be_walked_through(store: OxigraphStore) -> None:
    wanted = newsroom().disputes[0]
    shown, pairs = disputes.members(store, wanted.iri)
    assert shown == tuple(side.statements for side in wanted.sides)
    assert pairs == wanted.contradictions
    for number, side in enumerate(wanted.sides, start=1):
        found = statements.find(store, statements.Wanted(dispute=wanted.iri, side=number)).items
        assert {one.iri for one in found} == set(side.statements)
    both = statements.find(store, statements.Wanted(dispute=wanted.iri)).items
    assert {one.iri for one in both} == {iri for side in wanted.sides for iri in side.statements}
    held = contradictions.find(store, contradictions.Wanted(dispute=wanted.iri)).items
    assert tuple(pair.iri for pair in held) == wanted.contradictions
    assert disputes.by_contradiction(store) == dict.fromkeys(wanted.contradictions, wanted.iri)


def test_a_dispute_is_found_by_its_contradiction(store: OxigraphStore) -> None:
    first, _, change = newsroom().contradictions
    found = disputes.find_by_contradiction(store, first.iri)
    assert found is not None
    assert found.label == "Did Northland attack Riverton?"
    assert disputes.find_by_contradiction(store, change.iri) is None


def test_sources_have_their_language_and_size(store: OxigraphStore) -> None:
    found = {line.source.label: line for line in sources.find(store).items}
    assert (found["Example Post"].articles, found["Example Post"].last) == (3, date(2020, 10, 9))
    assert (found["Northern Bulletin"].lang, found["Northern Bulletin"].first) == ("ar", None)


def test_a_stored_change_says_in_which_way_and_why(store: OxigraphStore) -> None:
    """What was worked out over all articles goes before the plain reversal on one claim."""
    plain = timelines.read(store, VANYA.iri).changes[0]
    before, after = plain.before.iri, plain.after.iri
    stated = {one.statement: one for record in newsroom().records for one in record.stated}
    change = PositionChange(
        ids.mint("position-change", a=before, b=after), "promise-broken", stated[before], stated[after], 4, 0.8,
        "Vanya Orlova promised talks, and later tells that there are none.",
    )  # fmt: skip
    own = fill()
    own.replace_derived(derived_quads(Findings((), ()), (), changes=[change]))
    (found,) = timelines.read(own, VANYA.iri).changes
    assert (found.kind, found.why) == (change.kind, change.why)
    assert {entry.change for entry in timelines.read(own, VANYA.iri).items} == {None, "promise-broken"}
