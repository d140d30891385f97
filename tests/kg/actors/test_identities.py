"""Who is who across articles, on invented people: one surname is never enough, one person is found in many forms."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from kg import ids
from kg.actors.identities import identify, judgement_iri
from kg.actors.sightings import see
from kg.model import ActorDecision, ArticleActors, Entity, EntityKind, Identities, Office, Sameness

EVENT = ("Kornelis Wadubun", "Tirta Lembana Pharmasi", "Marsudi Abenang")  # named in every report of one event
DAY = date(2024, 5, 6)


def somebody(
    name: str, role: str = "", *, article: str, lang: str = "en", side: str | None = None, gender: str | None = None,
    kind: EntityKind = EntityKind.PERSON, others: tuple[str, ...] = (),
) -> Entity:  # fmt: skip
    """An actor whom one article alone knows."""
    return Entity(
        ids.local_actor_iri(name=name, kind=kind.value, article=article), kind, {lang: name}, (name, *others),
        side=side, speaks_for=side, roles=(role,) if role else (), gender=gender,
    )  # fmt: skip


def report(
    number: int, *actors: Entity, lang: str = "en", event: tuple[str, ...] = EVENT, day: date = DAY
) -> ArticleActors:
    """An article with these actors, and with those who are named in every report of the event."""
    article = f"urn:article:{number}"
    told = tuple(somebody(name, article=article, lang=lang) for name in event)
    return ArticleActors(article, lang, day, (*actors, *told))


def joined(*reports: ArticleActors, directory: dict[str, Entity] | None = None) -> Identities:
    return identify(see(reports, directory or {}))


def pair(left: str, right: str, *, lang: str = "en", other: str = "", event: tuple[str, ...] = EVENT) -> Identities:
    """Two reports, of one event unless told otherwise, each naming one person ("name|role|gender|side")."""
    people = []
    for number, (words, tongue) in enumerate(((left, lang), (right, other or lang)), start=1):
        name, role, gender, side = (*words.split("|"), "", "", "")[:4]
        article = f"urn:article:{number}"
        one = somebody(name, role, article=article, lang=tongue, gender=gender or None, side=side or None)
        people.append(report(number, one, lang=tongue, event=event))
    found = identify(see(people, {}))
    return Identities(
        tuple(one for one in found.judgements if {one.a, one.b} == {p.entities[0].iri for p in people}),
        tuple(one for one in found.groups if {p.entities[0].iri for p in people} <= set(one.members)),
        found.heads,
    )


TWO_PEOPLE = (
    # one surname, two given names, in reports of one event
    ("Rita Sarendo|mayor", "Dewi Sarendo|police-chief", "id"),
    ("Rita Sarendo", "Dewi Sarendo", "id"),
    ("Paul Orrick|mayor", "Amy Orrick|mayor", "en"),
    ("Paul Orrick", "Peter Orrick", "en"),
    ("P. Orrick", "Amy Orrick", "en"),
    ("Olof Tarnvik", "Olga Tarnvik", "de"),
    ("Jonas Wehrling|minister", "Jutta Wehrling|minister", "de"),
    ("Nurlan Asabekov|mayor", "Marat Asabekov|governor", "ru"),
    ("Нурлан Асабеков", "Марат Асабеков", "ru"),
    ("Виктор Ладогин|mayor", "Олег Ладогин|lawyer", "ru"),
    ("Ирина Ладогина", "Виктор Ладогин", "ru"),
    ("Ayşe Demirkan|governor", "Mehmet Demirkan|doctor", "tr"),
    ("Ayşe Demirkan", "Fatma Demirkan", "tr"),
    ("Lucía Berrocal", "Marta Berrocal", "es"),
    ("Lucía Berrocal Saiz", "Marta Berrocal Saiz", "es"),
    ("Chloé Vasseline", "Hugo Vasseline", "fr"),
    ("Jean Vasseline|mayor", "Jeanne-Marie Vasseline|doctor", "fr"),
    ("سمير الحلواني", "نادية الحلواني", "ar"),
    ("كريم البستوي", "هدى البستوي", "ar"),
    ("Ilmar Alisoy", "Ильмар Гараев", "en>ru"),
    ("Ilmar Garayev", "Samir Garayev", "en>tr"),
    ("Ilmar Garayev", "Самир Гараев", "en>ru"),
    ("Nadia Harrun|doctor|f", "Salim Harrun|minister|m", "en"),
    # one name alone, and somebody of it with another office or gender
    ("Orrick|police-chief", "Paul Orrick|mayor", "en"),
    ("Orrick||f", "Paul Orrick||m", "en"),
    ("Orrick||m|urn:government:1", "Paul Orrick||m|urn:government:2", "en"),
    ("Sarendo|coach", "Rita Sarendo|governor", "id"),
    ("Асабеков|lawyer", "Нурлан Асабеков|mayor", "ru"),
    # one full name, two people: other countries, another gender
    ("Ana Limbara||f", "Ana Limbara||m", "id"),
    ("Budi Hartanu|governor||urn:government:1", "Budi Hartanu|coach||urn:government:2", "id"),
    ("Kim Sorel|president||urn:government:1", "Kim Sorel|president||urn:government:2", "en"),
    ("Desta Onwara Bel", "Hana Onwara Bel", "en"),
)


@pytest.mark.parametrize(("left", "right", "lang"), TWO_PEOPLE, ids=[f"{a} and {b}" for a, b, _ in TWO_PEOPLE])
def test_two_people_of_one_event_with_one_surname_stay_two(left: str, right: str, lang: str) -> None:
    own, _, other = lang.partition(">")
    assert not pair(left, right, lang=own, other=other).groups


APART = (
    ("Orrick", "Paul Orrick|mayor", "en"),
    ("Paul Orrick|mayor", "Paul Orrick|coach", "en"),
    ("Budi Hartanu", "Budi Hartanu", "id"),
    ("Demirkan", "Ayşe Demirkan|governor", "tr"),
    ("Ладогин", "Виктор Ладогин|mayor", "ru"),
    ("Vasseline|doctor", "Chloé Vasseline|doctor", "fr"),
    ("الحلواني", "سمير الحلواني", "ar"),
    ("Ilmar Garayev", "Ilmar Garaiev", "en"),
)


@pytest.mark.parametrize(("left", "right", "lang"), APART, ids=[f"{a} and {b}" for a, b, _ in APART])
def test_one_name_in_reports_that_share_nothing_is_unsure(left: str, right: str, lang: str) -> None:
    first, second = left.split("|"), right.split("|")
    one = somebody(first[0], *first[1:2], article="urn:article:1", lang=lang)
    other = somebody(second[0], *second[1:2], article="urn:article:2", lang=lang)
    far = report(2, other, lang=lang, event=("Joaquim Teldes", "Bodil Ankersund"))
    found = joined(report(1, one, lang=lang), far)
    assert not found.groups
    verdicts = [each.verdict for each in found.judgements if {each.a, each.b} == {one.iri, other.iri}]
    assert verdicts == [Sameness.UNSURE]


def test_a_surname_that_two_people_of_the_event_bear_is_neithers() -> None:
    paul = somebody("Paul Orrick", "mayor", article="urn:article:1")
    amy = somebody("Amy Orrick", "doctor", article="urn:article:2")
    bare = somebody("Orrick", article="urn:article:3")
    found = joined(report(1, paul), report(2, amy), report(3, bare))
    assert not [group for group in found.groups if bare.iri in group.members]


def test_of_two_people_with_a_surname_the_one_with_the_role_is_meant() -> None:
    paul = somebody("Paul Orrick", "mayor", article="urn:article:1")
    amy = somebody("Amy Orrick", "doctor", article="urn:article:2")
    bare = somebody("Orrick", "mayor", article="urn:article:3")
    found = joined(report(1, paul), report(2, amy), report(3, bare))
    assert found.head(bare.iri) == found.head(paul.iri) != found.head(amy.iri)


def test_two_whom_one_article_tells_apart_never_meet_through_a_third() -> None:
    paul = somebody("Paul Orrick", "mayor", article="urn:article:1")
    amy = somebody("Amy Orrick", "mayor", article="urn:article:1")
    initial = somebody("P. A. Orrick", "mayor", article="urn:article:2")
    found = joined(report(1, paul, amy), report(2, initial))
    assert found.head(paul.iri) != found.head(amy.iri)


ONE_PERSON = (
    ("Purwadi Yudha Sembara|minister", "Purwadi|minister", "id"),
    ("Purwadi Yudha Sembara", "Purwadi", "id"),
    ("Ni Luh Dewi Pascani", "Dewi Pascani", "id"),
    ("Ni Luh Dewi Pascani", "Dewi", "id"),
    ("Budi Hartanu", "Budi Hartanu", "id"),
    ("Soekarmo Wibowo", "Sukarmo Wibowo", "id"),
    ("Djarot Sembiro", "Jarot Sembiro", "id"),
    ("Paul Orrick|mayor", "Orrick|mayor", "en"),
    ("Paul Orrick", "Orrick", "en"),
    ("Paul R. Orrick", "Paul Orrick", "en"),
    ("P. Orrick|mayor", "Paul Orrick|mayor", "en"),
    ("Mike Thibodane|senator", "Michael Thibodane|senator", "en"),
    ("Rob Orrick", "Robert Orrick", "en"),
    ("Robert S. Ormell III", "Robert Ormell", "en"),
    ("Ilmar Garayev|president", "Ilmar Garaev|president", "en"),
    ("Ilmar Garayev", "Ilmar Garayaev", "en"),
    ("İlmar Garayev", "Ilmar Garayev", "tr>en"),
    ("İlmar Qarayev", "Ilmar Garayev", "az>en"),
    ("Ильмар Гараев", "Ilmar Garayev", "ru>en"),
    ("Ильмар Гараев|president", "Ilmar Garajev|president", "ru>de"),
    ("Ильмар Гараев", "Ільмар Гараєв", "ru>uk"),
    ("Нурлан Асабеков", "Nurlan Asabekov", "ru>en"),
    ("Hikmet Hacızade", "Hikmat Hajizade", "tr>en"),
    ("Никола Парсянян", "Nikola Parsianian", "ru>fr"),
    ("Ayşe Demirkan|governor", "Demirkan|governor", "tr"),
    ("Виктор Ладогин|mayor", "Ладогин|mayor", "ru"),
    ("Lucía Berrocal Saiz", "Lucía Berrocal", "es"),
    ("Lucía Berrocal", "Lucia Berrocal", "es"),
    ("Chloé Vasseline", "Vasseline", "fr"),
    ("Jonas Wehrling|minister", "Wehrling|minister", "de"),
    ("سمير الحلواني", "سمير الحلواني", "ar"),
    ("سمير الحلواني|minister", "الحلواني|minister", "ar"),
    ("Samir Halwani|minister", "سمير حلواني|minister", "en>ar"),
    ("Նիկոլա Պարսյան|minister", "Nikola Parsyan|minister", "hy>en"),
)


@pytest.mark.parametrize(("left", "right", "lang"), ONE_PERSON, ids=[f"{a} is {b}" for a, b, _ in ONE_PERSON])
def test_one_person_of_one_event_in_two_forms_is_one(left: str, right: str, lang: str) -> None:
    own, _, other = lang.partition(">")
    (group,) = pair(left, right, lang=own, other=other).groups
    assert len(group.members) == 2


def test_a_body_is_found_under_its_letters() -> None:
    full = somebody("Universitas Udasana", article="urn:article:1", kind=EntityKind.ORGANISATION, others=("Udas",))
    short = somebody("Udas", article="urn:article:2", kind=EntityKind.ORGANISATION)
    found = joined(report(1, full), report(2, short))
    assert found.head(full.iri) == found.head(short.iri)


def test_residents_of_two_events_are_two_groups() -> None:
    one = somebody("residents", article="urn:article:1", kind=EntityKind.GROUP)
    other = somebody("residents", article="urn:article:2", kind=EntityKind.GROUP)
    found = joined(report(1, one), report(2, other, event=("Joaquim Teldes", "Bodil Ankersund")))
    assert not found.groups


def test_a_person_of_the_directory_stands_for_a_misspelt_one() -> None:
    government = Entity(
        "urn:government", EntityKind.GOVERNMENT, {"en": "Government of Sarvania"}, side="urn:government"
    )
    known = Entity(
        "urn:known", EntityKind.PERSON, {"en": "Ilmar Garayev"}, ("Ilmar Garayev", "Garayev"),
        side="urn:government", speaks_for="urn:government", offices=(Office("president", "urn:government"),),
    )  # fmt: skip
    misspelt = somebody("Ilmar Garajew", "president", article="urn:article:1", lang="de")
    first = ArticleActors("urn:article:1", "de", DAY, (misspelt, government))
    second = ArticleActors("urn:article:2", "en", DAY, (known, government))
    found = joined(first, second, directory={one.iri: one for one in (known, government)})
    assert found.head(misspelt.iri) == "urn:known"


def test_a_person_decides_against_the_machine_both_ways() -> None:
    paul = somebody("Paul Orrick", "mayor", article="urn:article:1")
    bare = somebody("Orrick", "mayor", article="urn:article:2")
    amy = somebody("Amy Orrick", "doctor", article="urn:article:3")
    seen = see((report(1, paul), report(2, bare), report(3, amy)), {})
    assert identify(seen).head(bare.iri) == identify(seen).head(paul.iri)
    decisions = (
        ActorDecision(paul.iri, bare.iri, Sameness.DIFFERENT, "Ida"),
        ActorDecision(amy.iri, bare.iri, Sameness.SAME, "Ida"),
    )
    found = identify(seen, decisions)
    assert found.head(bare.iri) == found.head(amy.iri) != found.head(paul.iri)
    (kept,) = (one for one in found.judgements if one.iri == judgement_iri(paul.iri, bare.iri))
    assert (kept.verdict, kept.is_human, kept.reason) == (Sameness.DIFFERENT, True, "decided by Ida")


def test_a_later_decision_undoes_an_earlier_one() -> None:
    paul = somebody("Paul Orrick", "mayor", article="urn:article:1")
    bare = somebody("Orrick", "mayor", article="urn:article:2")
    seen = see((report(1, paul), report(2, bare)), {})
    no, yes = (ActorDecision(paul.iri, bare.iri, verdict, "Ida") for verdict in (Sameness.DIFFERENT, Sameness.SAME))
    assert not [group for group in identify(seen, (yes, no)).groups if bare.iri in group.members]
    assert [group for group in identify(seen, (no, yes)).groups if bare.iri in group.members]


def test_groups_are_the_same_in_any_order_and_hold_no_two_who_are_different() -> None:
    people = (
        report(1, somebody("Paul Orrick", "mayor", article="urn:article:1")),
        report(2, somebody("Orrick", article="urn:article:2")),
        report(3, somebody("Amy Orrick", "mayor", article="urn:article:3")),
        report(4, somebody("A. Orrick", "mayor", article="urn:article:4")),
    )
    results = {identify(tuple(reversed(see(order, {})))).groups for order in permutations(people)}
    assert len(results) == 1
    found = joined(*people)
    for one in found.judgements:
        assert one.verdict is not Sameness.DIFFERENT or found.head(one.a) != found.head(one.b)
        assert one.verdict is not Sameness.SAME or found.head(one.a) == found.head(one.b)
