"""The world that generated articles tell of: governments, their people and places, outlets, and events.

Deterministic in its seed and size. Actors and topics come by Zipf's law; a tenth of all articles are about the
largest event. Names have as many spellings as the directory of `seeds/` gives (about 32 for each known actor and
place), because those are a third of the quads of a real article.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.store import wording
from kg.ids import mint
from kg.model import Claim, Entity, EntityKind, Frame, Interval, Office, Polarity, Quantity, Slot

_SPELLINGS = 32
_FIRST_DAY = date(2019, 1, 7)
_DAYS = 1_400
_ROLES = ("president", "prime-minister", "foreign-minister", "defence-minister", "spokesperson", "minister", "governor")
OPPOSITE = {Polarity.AFFIRMS: Polarity.DENIES, Polarity.DENIES: Polarity.AFFIRMS}
_BODIES = ("Ministry of Defence", "Ministry of Foreign Affairs", "Prosecutor General")


@dataclass(frozen=True, slots=True)
class Nation:
    """A government with those who speak for it, best known first, and its places, the capital first."""

    government: Entity
    speakers: tuple[Entity, ...]
    places: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet and the language it writes in."""

    outlet: Entity
    language: wording.Language


@dataclass(frozen=True, slots=True)
class World:
    """Everybody and everything that is known beforehand; `directory` is by IRI."""

    nations: tuple[Nation, ...]
    publishers: tuple[Publisher, ...]
    directory: Mapping[str, Entity]


@dataclass(frozen=True, slots=True)
class Event:
    """Something two nations quarrel about, with the claims that many statements share, the most frequent first.

    `positions`: what each government holds of each shared claim, by IRIs of both; whoever speaks for it follows mostly.
    `turns`: from when on it holds the opposite.
    """

    number: int
    first_day: date
    sides: tuple[Nation, Nation]
    place: Entity
    claims: tuple[Claim, ...]
    positions: Mapping[tuple[str, str], Polarity]
    turns: Mapping[tuple[str, str], date]

    def position(self, side: Nation, claim: Claim, day: date) -> Polarity:
        """What a government holds of a claim on this day; what is new it affirms."""
        key = (side.government.iri, claim.iri)
        held = self.positions.get(key, Polarity.AFFIRMS)
        return OPPOSITE.get(held, held) if day >= self.turns.get(key, date.max) else held


def make(rng: Random, articles: int) -> World:
    """A world for about this many articles: more articles know more people, fewer new ones each time (Heaps' law)."""
    nations = tuple(_nation(rng, number, people=6 + round(articles**0.5 / 2)) for number in range(8 + articles // 200))
    publishers = tuple(_publisher(rng, number) for number in range(12 + round(articles**0.5)))
    known = [entity for nation in nations for entity in (nation.government, *nation.speakers, *nation.places)]
    known += [publisher.outlet for publisher in publishers]
    return World(nations, publishers, {entity.iri: entity for entity in known})


def event(rng: Random, world: World, number: int, *, articles: int, frames: Mapping[str, Frame]) -> Event:
    """The next event; it is quarrelled about in this many articles."""
    first = wording.zipf(rng, world.nations)
    second = wording.zipf(rng, [nation for nation in world.nations if nation is not first])
    place = wording.zipf(rng, second.places)
    day = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS))
    bare = Event(number, day, (first, second), place, (), {}, {})
    claims = tuple(claim(rng, bare, frames, nth=nth) for nth in range(3 + articles))
    positions = {
        (side.government.iri, one.iri): rng.choices(
            (Polarity.AFFIRMS, Polarity.DENIES, Polarity.UNCOMMITTED), (6, 3, 1) if side is second else (3, 6, 1)
        )[0]
        for one in claims
        for side in (first, second)
    }
    turns = {key: day + timedelta(days=rng.randint(1, 10)) for key in positions if rng.random() < 0.2}
    return replace(bare, claims=claims, positions=positions, turns=turns)


def claim(rng: Random, about: Event, frames: Mapping[str, Frame], *, nth: int) -> Claim:
    """A proposition about an event: six in ten of a typed frame, the others open, as in the seeds."""
    agent, other = (side.government for side in rng.sample(about.sides, 2))
    if rng.random() < 0.4:
        lemmas = tuple(sorted({*wording.phrase(rng, wording.languages()[0], 6).split(), str(nth)}))
        label = f"{agent.label()} {' '.join(lemmas)}"
        iri = mint("claim", frame="open", lemmas=list(lemmas), event=about.number)
        return Claim(iri, "open", (_slot("theme", about.place),), {"en": label}, lemmas=lemmas)
    frame = frames[wording.zipf(rng, sorted(name for name, one in frames.items() if one.roles))]
    fillers = {"agent": agent, "place": about.place, "recipient": other, "origin": about.place}
    slots = tuple(_slot(role, fillers.get(role, about.place)) for role in frame.roles)
    day = about.first_day + timedelta(days=rng.randrange(5))
    time = Interval(day, day, is_assumed=rng.random() < 0.4) if frame.kind == "event" else None
    quantity = Quantity("person", float(nth + 1), float(nth + 1)) if frame.kind == "quantity" else None
    words = " ".join(slot.label for slot in slots)
    labels = {tag: f"{frame.labels.get(tag, frame.id)}: {words} ({nth})" for tag in ("en", "id")}
    iri = mint("claim", frame=frame.id, event=about.number, nth=nth)
    return Claim(iri, frame.id, slots, labels, time=time, quantity=quantity)


def local(rng: Random, side: Nation, article: str) -> Entity:
    """Somebody whom only one article knows."""
    name = f"{rng.choice(wording.name_parts().first)} {wording.surname(rng)}"
    kind = rng.choice((EntityKind.PERSON, EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANISATION))
    return Entity(
        mint("actor", name=name.casefold(), kind=kind.value, article=article),
        kind,
        {"en": name},
        (name,),
        side=side.government.iri if rng.random() < 0.5 else None,
        descriptors=(rng.choice(wording.languages()[0].words),),
    )


def _slot(role: str, filler: Entity) -> Slot:
    return Slot(role, filler.iri, filler.label(), is_entity=True)


def _nation(rng: Random, number: int, *, people: int) -> Nation:
    parts = wording.name_parts()
    land = wording.surname(rng) + rng.choice(parts.land_endings)
    government = _entity(
        rng, f"nation-{number}", f"Government of {land}", EntityKind.GOVERNMENT, wikidata=f"Q{900_000 + number}"
    )
    bodies = [
        _entity(rng, f"body-{number}-{nth}", f"{name} of {land}", EntityKind.BODY, behind=government)
        for nth, name in enumerate(_BODIES)
    ]
    army = _entity(rng, f"army-{number}", f"Army of {land}", EntityKind.ARMED_FORCES, behind=government)
    persons = [_person(rng, f"person-{number}-{nth}", nth, government) for nth in range(people)]
    places = tuple(
        replace(
            _entity(
                rng,
                f"place-{number}-{nth}",
                wording.surname(rng) + rng.choice(parts.place_endings),
                EntityKind.PLACE,
            ),
            country=government.iri,
        )
        for nth in range(people)
    )
    return Nation(government, (persons[0], *bodies, army, *persons[1:]), places)


def _person(rng: Random, slug: str, nth: int, government: Entity) -> Entity:
    name = f"{rng.choice(wording.name_parts().first)} {wording.surname(rng)}"
    office = Office(_ROLES[nth % len(_ROLES)], government.iri, since=date(2018, 1 + nth % 12, 1))
    return replace(_entity(rng, slug, name, EntityKind.PERSON, behind=government), offices=(office,))


def _publisher(rng: Random, number: int) -> Publisher:
    name = f"{wording.surname(rng)} {rng.choice(('Post', 'News', 'Times', 'Daily'))} {number}"
    language = wording.languages()[0] if number == 0 else wording.language(rng)
    return Publisher(_entity(rng, f"outlet-{number}", name, EntityKind.OUTLET), language)


def _entity(
    rng: Random, slug: str, label: str, kind: EntityKind, *, behind: Entity | None = None, wikidata: str | None = None
) -> Entity:
    labels = {"en": label} | {one.tag: f"{label} ({one.tag})" for one in wording.languages()[1:]}
    side = behind.iri if behind else None
    names = wording.spellings(rng, label, _SPELLINGS)
    return Entity(
        mint("actor", slug=f"benchmark-{slug}"), kind, labels, names, wikidata=wikidata, speaks_for=side, side=side
    )
