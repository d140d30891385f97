"""Records of generated articles: what `kg.pipeline` hands to `kg.graph.write`, without reading any text.

Shares are those of the 29 seed articles, counted in a store of them: 14 statements an article (a quarter the outlet's
own voice, a sixth parts of a whole, one in thirty nested), 55 stretches of text, 30 mentions, 2 300 quads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.store import wording, world
from benchmarks.store.wording import Text, zipf
from benchmarks.store.world import Event, Nation, Publisher
from kg import ids
from kg.model import (
    Act,
    Article,
    ArticleRecord,
    Claim,
    Commitment,
    Entity,
    EntityMention,
    Frame,
    Interval,
    Mention,
    MentionKind,
    Mode,
    Polarity,
    Span,
    StatedClaim,
    Statement,
    Via,
)

_ACTS = {
    Polarity.AFFIRMS: ((Act.ASSERT, Act.ACCUSE, Act.CONFIRM, Act.CONDEMN), (76, 18, 4, 2)),
    Polarity.DENIES: ((Act.DENY, Act.REFUSE), (95, 5)),
    Polarity.UNCOMMITTED: ((Act.DEMAND, Act.OFFER, Act.QUESTION, Act.PROMISE), (60, 15, 5, 20)),
    Polarity.CONDITIONAL: ((Act.OFFER, Act.PROMISE), (1, 1)),
}
_MODES = ((Mode.INDIRECT, Mode.DIRECT, Mode.MIXED), (88, 8, 4))


@dataclass(frozen=True, slots=True)
class _Said:
    """One thing to be said in an article: by whom, which claim, how; `around` is whoever reports it there."""

    speaker: Entity
    side: Nation
    claim: Claim
    polarity: Polarity
    mode: Mode
    around: Entity | None = None
    is_part: bool = False
    condition: Claim | None = None
    has_via: bool = False


@dataclass(slots=True)
class _Draft:
    """An article's text, statements and mentions while they are written down."""

    text: Text
    language: wording.Language
    statements: list[Statement]
    mentions: list[EntityMention]
    said: list[tuple[_Said, str]]


def record(
    rng: Random, about: Event, publisher: Publisher, frames: Mapping[str, Frame], *, nth: int, day: date
) -> ArticleRecord:
    """The `nth` article on an event."""
    url = f"https://news.example/{about.number}/{nth}"
    iri = ids.article_iri(url=url, text="")
    strangers = tuple(world.local(rng, rng.choice(about.sides), iri) for _ in range(rng.randint(1, 4)))
    count = min(34, max(5, round(rng.gauss(12, 3.5))))
    plan = [_plan(rng, about, publisher, strangers, frames=frames, nth=100 * nth + n, day=day) for n in range(count)]
    return _written(rng, plan, publisher, url=url, day=day, place=about.place)


def reprint(of: ArticleRecord, publisher: Publisher, *, day: date, nth: int, about: Event) -> ArticleRecord:
    """The same text in another outlet: the same statements, in another article."""
    url = f"https://news.example/{about.number}/{nth}"
    article = of.article
    iri = ids.article_iri(url=url, text=article.text)
    old = of.stated[0].outlet
    again = replace(
        article, id=url.removeprefix("https://"), iri=iri, version=ids.version_iri(iri, article.sha256), url=url,
        source=publisher.outlet.label(), published=day,
    )  # fmt: skip
    entities = tuple(publisher.outlet if entity.iri == old else entity for entity in of.entities)
    statements = tuple(
        replace(one, actor=publisher.outlet.iri, speaker=publisher.outlet.label()) if one.actor == old else one
        for one in of.statements
    )
    made = ids.statement_iris(iri, article.text, statements)
    by_key = {one.key: one for one in statements}
    stated = tuple(
        replace(
            one, statement=made[one.key], article=iri, article_id=again.id, outlet=publisher.outlet.iri, published=day,
            speaker=by_key[one.key].actor or one.speaker, speaker_name=by_key[one.key].speaker or one.speaker_name,
            side=publisher.outlet.iri if one.speaker == old else one.side,
        )
        for one in of.stated
    )  # fmt: skip
    return replace(of, article=again, statements=statements, entities=entities, stated=stated)


def _plan(
    rng: Random,
    about: Event,
    publisher: Publisher,
    strangers: Sequence[Entity],
    *,
    frames: Mapping[str, Frame],
    nth: int,
    day: date,
) -> list[_Said]:
    """One thing said, with the whole it is a part of or the statement around it where it has one."""
    side = rng.choices(about.sides, (3, 2))[0]
    shared = rng.random() < 0.4
    claim = zipf(rng, about.claims) if shared else world.claim(rng, about, frames, nth=nth)
    polarity = about.position(side, claim, day)
    polarity = Polarity.AFFIRMS if rng.random() < 0.04 else polarity  # somebody departs from the line
    if rng.random() < 0.24:
        return [_Said(publisher.outlet, side, claim, Polarity.AFFIRMS, Mode.NARRATOR)]
    speaker = rng.choice(strangers) if rng.random() < 0.12 else zipf(rng, side.speakers)
    one = _Said(speaker, side, claim, polarity, rng.choices(*_MODES)[0], has_via=rng.random() < 0.01)
    chance = rng.random()
    if chance < 0.03:
        other = zipf(rng, side.speakers)
        return [replace(one, speaker=other, polarity=Polarity.AFFIRMS), replace(one, around=other)]
    if chance < 0.09:
        second = world.claim(rng, about, frames, nth=nth + 50)
        return [one, replace(one, is_part=True), replace(one, claim=second, is_part=True)]
    if chance < 0.12:
        return [replace(one, polarity=Polarity.CONDITIONAL, condition=world.claim(rng, about, frames, nth=nth + 50))]
    return [one]


def _written(
    rng: Random, plan: Sequence[Sequence[_Said]], publisher: Publisher, *, url: str, day: date, place: Entity
) -> ArticleRecord:
    draft = _Draft(Text(), publisher.language, [], [], [])
    title = draft.text.add(wording.phrase(rng, publisher.language, 7).capitalize())
    for group in plan:
        draft.text.add("\n\n")
        _sentence(rng, draft, group, place, day)
    text = str(draft.text)
    iri, digest = ids.article_iri(url=url, text=text), ids.sha256(text)
    article = Article(
        id=url.removeprefix("https://"), iri=iri, version=ids.version_iri(iri, digest), sha256=digest, text=text,
        lang=publisher.language.tag, title=title, source=publisher.outlet.label(), url=url, published=day,
    )  # fmt: skip
    statements = tuple(draft.statements)
    made = ids.statement_iris(iri, text, statements)
    wholes = {statement.whole for statement in statements}
    stated = tuple(
        one
        for statement, (said, _) in zip(statements, draft.said, strict=True)
        if statement.key not in wholes
        for one in _stated(article, publisher, statement, said, iri=made[statement.key])
    )
    entities = {said.speaker.iri: said.speaker for said, _ in draft.said} | {publisher.outlet.iri: publisher.outlet}
    return ArticleRecord(
        article, statements, tuple(draft.mentions), tuple(entities[one] for one in sorted(entities)), stated
    )


def _sentence(rng: Random, draft: _Draft, group: Sequence[_Said], place: Entity, day: date) -> None:
    """Write one sentence: its words, the statements in it, and the mentions."""
    first, language = group[0], draft.language
    if first.mode is Mode.NARRATOR:
        form = language.told
    else:
        form = language.direct if first.mode is Mode.DIRECT else language.indirect
    cues = language.denials if first.polarity is Polarity.DENIES else language.cues
    spans: dict[str, Span | None] = {}
    parts: list[Span] = []
    for piece in form.replace("}", "{").split("{"):
        if piece == "content":
            parts = _content(rng, draft, group, place)
        elif piece in ("speaker", "cue"):
            spans[piece] = draft.text.add(first.speaker.label() if piece == "speaker" else rng.choice(cues))
        else:
            draft.text.add(piece)
    speaker = spans.get("speaker")
    if speaker is not None:
        draft.mentions.append(EntityMention(speaker, first.speaker.iri, MentionKind.NAME, 0.95))
    number = len({said_key.split(".")[0] for _, said_key in draft.said}) + 1
    for nth, said in enumerate(group):
        key = f"s{number}.{nth}" if said.is_part else f"s{number + (nth if said.around else 0)}"
        draft.said.append((said, key))
        draft.statements.append(_statement(rng, said, key, number, parts, nth=nth, spans=spans, day=day, group=group))


def _content(rng: Random, draft: _Draft, group: Sequence[_Said], place: Entity) -> list[Span]:
    """Write what is said; one stretch for each part, or one and the condition."""
    count = max(1, sum(said.is_part for said in group)) + (group[0].condition is not None)
    found = []
    for nth in range(count):
        if nth:
            draft.text.add(draft.language.joiner)
        start = draft.text.length
        words = wording.phrase(rng, draft.language, rng.randint(5, 14))
        draft.text.add(f"{words} ")
        subject = group[min(nth, len(group) - 1)].claim.slots[0]
        for label, iri in ((subject.label, subject.value), (place.label(), place.iri)):
            span = draft.text.add(label)
            if span is not None:
                draft.mentions.append(EntityMention(span, iri, MentionKind.NAME, 0.9))
            draft.text.add(f" {wording.phrase(rng, draft.language, 2)} ")
        draft.text.add(str(rng.randrange(1, 500)))
        found.append(Span(start, draft.text.length))
    return found


def _statement(
    rng: Random, said: _Said, key: str, number: int, parts: Sequence[Span], *, nth: int, day: date,
    spans: Mapping[str, Span | None], group: Sequence[_Said],
) -> Statement:  # fmt: skip
    stretch = parts[nth - 1] if said.is_part else Span(parts[0].start, parts[-1].end)
    if said.condition is not None:
        stretch = parts[0]
    acts, weights = _ACTS[said.polarity]
    cue = spans.get("cue") if nth == 0 or said.is_part else None
    speaker = spans.get("speaker") if nth == 0 or said.is_part else None
    kind = MentionKind.OUTLET if said.mode is Mode.NARRATOR else MentionKind.NAME if speaker else MentionKind.NONE
    back = rng.choices((0, 1, 2), (60, 30, 10))[0]
    when = day - timedelta(days=back)
    return Statement(
        key=key, mode=said.mode, act=rng.choices(acts, weights)[0],
        commitment=Commitment.YES if said.polarity in (Polarity.AFFIRMS, Polarity.DENIES) else Commitment.NONE,
        mention=Mention(speaker, said.speaker.label() if speaker else "", kind), content=(stretch,),
        confidence=round(rng.uniform(0.55, 0.99), 2), extractor="rules", rule="reported-clause",
        cue=cue,
        conditions=(parts[1],) if said.condition is not None else (),
        parent=f"s{number}" if said.around else None,
        whole=f"s{number}" if said.is_part else None,
        target=None, via=(Via(cue, None),) if cue is not None and said.has_via and len(group) == 1 else (),
        said=Interval(when, when, is_assumed=back == 0, note="the day of publication" if back == 0 else None),
        actor=said.speaker.iri, speaker=said.speaker.label(), note="generated",
    )  # fmt: skip


def _stated(
    article: Article, publisher: Publisher, statement: Statement, said: _Said, *, iri: str
) -> Iterator[StatedClaim]:
    """The claim as the statement puts it; a condition is implied besides, left open."""
    main = StatedClaim(
        statement=iri, key=statement.key, article=article.iri, article_id=article.id, outlet=publisher.outlet.iri,
        speaker=said.speaker.iri, speaker_name=said.speaker.label(), side=said.speaker.side or said.speaker.iri,
        act=statement.act, commitment=statement.commitment, polarity=said.polarity, mode=said.mode,
        depth=0 if said.mode is Mode.NARRATOR else 2 if said.around else 1, claim=said.claim,
        quote=statement.words(article.text), lang=article.lang, confidence=statement.confidence,
        published=article.published, said=statement.said,
        conditions=(said.condition.iri,) if said.condition is not None else (),
        reporter=said.around.iri if said.around else None,
    )  # fmt: skip
    yield main
    if said.condition is not None:
        yield replace(main, claim=said.condition, polarity=Polarity.UNCOMMITTED, explicitness="implied", conditions=())
