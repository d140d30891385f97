"""The only file that knows the order of the stages: articles in, graph changed, report out.

Reading one article is a pure function of its text, the language file, the directory and the frames. Writing goes
article by article, each one whole or not at all; what is derived from all articles together (contradictions, disputes)
is made anew once at the end of a run, in one update.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg import actors, claims, languages, sentences, statements, times
from kg.actors.directory import Directory
from kg.articles import Refused, Repeated, skip_repeats
from kg.errors import ArticleError, KgError
from kg.graph import frames as frame_files
from kg.model import (
    Article,
    ArticleActors,
    ArticleRecord,
    Dispute,
    Frame,
    Identities,
    Layout,
    PairJudgement,
    Resolution,
    StatedClaim,
    Statement,
)

if TYPE_CHECKING:
    from kg.contradictions import Findings
    from kg.stores import Store

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]
Judgements = Mapping[tuple[str, str], PairJudgement]
NO_JUDGEMENTS: Judgements = MappingProxyType({})


def wall_clock() -> datetime:
    """Now, with a time zone."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the stages need besides the text: who is who, and the typed frames."""

    directory: Directory
    frames: Mapping[str, Frame]

    def sides(self) -> dict[str, str]:
        """The government behind each known actor and place, by IRI: positions are compared between sides."""
        entities = self.directory.entities.items()
        behind = {iri: side for iri, entity in entities if (side := entity.side or entity.country) is not None}
        return behind | dict(self.directory.metonyms)


@dataclass(slots=True)
class RunReport:
    """What one run did. `refused` names each input that was not taken, with the reason; the rest was kept."""

    articles: int = 0
    unchanged: int = 0
    statements: int = 0
    refused: list[Refused] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    contradictions: int = 0
    disputes: int = 0
    paraphrases: int = 0

    def count(self, record: ArticleRecord) -> None:
        """Add an article that is in the store now. That it is a paraphrase is counted, not noted one by one."""
        article = record.article
        self.articles += 1
        self.paraphrases += article.derived_from is not None
        self.statements += sum(1 for statement in record.statements if statement.whole is None)
        told = (note for note in article.notes if not (article.derived_from and article.derived_from in note))
        self.notes.extend((article.id, note) for note in told)


def load_knowledge(seeds: Path) -> Knowledge:
    """The directory in `seeds` and the frames of the ontology.

    Raises:
        InputError: a file of the directory is wrong; the text names file and key.
    """
    return Knowledge(actors.directory.load(seeds), frame_files.load())


def analyse(article: Article, knowledge: Knowledge) -> ArticleRecord:
    """All that one article says: the whole chain without a store.

    Raises:
        ArticleError: something in this article broke a stage; the text names it.
    """
    try:
        return _chain(article, knowledge)
    except KgError:
        raise
    except Exception as error:
        raise ArticleError(f"{article.id}: could not be analysed ({type(error).__name__}: {error})") from error


def consider(article: Article) -> tuple[statements.Considered, ...]:
    """What extraction looked at in this article and left out, in text order."""
    pack = languages.load(article.lang)
    return statements.consider(article, sentences.split(article, pack), pack)


def analyse_given(
    article: Article, given: Sequence[Statement], knowledge: Knowledge, *, name: Callable[[Resolution], Resolution]
) -> ArticleRecord:
    """What an article says, where somebody else has found its statements.

    Args:
        article: the text.
        given: its statements; conditions inside them are divided from what depends on them, times of saying are kept.
        knowledge: what the stages need besides the text.
        name: puts the speakers that are known into what the actors stage found.
    """
    pack = languages.load(article.lang)
    layout = sentences.split(article, pack)
    return _read_on(article, layout, statements.complete(article, layout, given, pack), knowledge, name=name)


def _chain(article: Article, knowledge: Knowledge) -> ArticleRecord:
    pack = languages.load(article.lang)
    layout = sentences.split(article, pack)
    return _read_on(article, layout, statements.extract(article, layout, pack), knowledge, name=lambda found: found)


def _read_on(
    article: Article,
    layout: Layout,
    found: Sequence[Statement],
    knowledge: Knowledge,
    *,
    name: Callable[[Resolution], Resolution],
) -> ArticleRecord:
    """The stages behind the statements."""
    pack = languages.load(article.lang)
    expressions = times.find(article, layout, pack)
    dated = times.date_statements(article, layout, found, expressions)
    resolution = name(actors.resolve(article, layout, dated, knowledge.directory, pack))
    events = {
        statement.key: happened
        for statement in resolution.statements
        for span in reversed(statement.content)
        if (happened := times.event_time(span, article, layout, expressions, said=statement.said)) is not None
    }
    known = _with_sides(resolution, knowledge.directory)
    stated = claims.build(article, layout, known, events, knowledge.frames, pack)
    return ArticleRecord(article, resolution.statements, resolution.mentions, resolution.entities, stated)


def _with_sides(resolution: Resolution, directory: Directory) -> Resolution:
    """The same, with the governments behind its entities: a spokeswoman speaks for one that is not named beside her."""
    known = {entity.iri: entity for entity in resolution.entities}
    behind = {iri for entity in resolution.entities for iri in (entity.side, entity.country) if iri is not None}
    added = {iri: directory.entities[iri] for iri in behind - set(known) if iri in directory.entities}
    merged = known | added
    return replace(resolution, entities=tuple(merged[iri] for iri in sorted(merged)))


def identify(records: Iterable[ArticleRecord], knowledge: Knowledge) -> Identities:
    """Who is who across these articles, without a store and without anybody's decisions."""
    from kg.actors import identities, sightings  # one article needs neither

    seen = (ArticleActors(one.article.iri, one.article.lang, one.article.published, one.entities) for one in records)
    return identities.identify(sightings.see(seen, knowledge.directory.entities))


def identify_stored(store: Store, knowledge: Knowledge) -> Identities:
    """Who is who across all articles of a store; what people decided wins."""
    from kg.actors import identities, sightings  # as above
    from kg.graph import actors as stored

    known = knowledge.directory.entities
    seen = sightings.see(stored.read_actors(store, known), known)
    return identities.identify(seen, stored.read_decisions(store))


def analyse_all(
    articles: Iterable[Article | Refused], knowledge: Knowledge
) -> Iterator[ArticleRecord | Refused | Repeated]:
    """Records of a stream of articles; one that breaks is given as Refused, a second copy as Repeated."""
    for article in skip_repeats(articles):
        if not isinstance(article, Article):
            yield article
            continue
        try:
            yield analyse(article, knowledge)
        except KgError as error:
            log.warning("article refused", extra={"article": article.id})
            yield Refused(article.id, str(error))


def ingest(
    articles: Iterable[Article | Refused], store: Store, knowledge: Knowledge, *, clock: Clock = wall_clock
) -> RunReport:
    """Write articles into the store and derive contradictions and disputes anew; `clock` tells when.

    The same text again changes nothing; a new text of the same article replaces what the old one yielded. An article
    that is refused, here or by its shapes, leaves the store as it was.
    """
    report = RunReport()
    write_reference(store, knowledge)
    for item in analyse_all(articles, knowledge):
        if isinstance(item, Refused):
            report.refused.append(item)
            continue
        if isinstance(item, Repeated):
            report.notes.append((item.article.id, f"the same text as {item.first}: skipped"))
            continue
        _write(store, item, knowledge, report=report, at=clock())
    derive(store, knowledge, report)
    return report


def _write(store: Store, record: ArticleRecord, knowledge: Knowledge, *, report: RunReport, at: datetime) -> None:
    from kg.graph import validate, write  # RDF and its shapes: reading an article needs neither

    try:
        quads = write.article_quads(record, knowledge.directory.entities)
    except ArticleError as error:
        report.refused.append(Refused(record.article.id, str(error)))
        return
    if store.holds_article(record.article.iri, quads):
        report.unchanged += 1
        report.count(record)
        return
    problems = validate.check_article(quads)
    if problems.violations:
        first = problems.violations[0]
        report.refused.append(Refused(record.article.id, f"its graph breaks a shape: {first.message} ({first.focus})"))
        return
    store.replace_article(record.article.iri, (*quads, write.recording_quad(record.article, at)))
    report.count(record)


def write_reference(store: Store, knowledge: Knowledge) -> None:
    """Put the entities that people keep, and the vocabulary, into their graphs.

    Of the generated ones a store holds those that articles name, described in the articles' graphs.
    """
    from kg.graph import write  # as above

    entities = write.reference_quads(knowledge.directory.kept())
    store.put_reference((*entities, *write.vocabulary_quads()))


def derive(store: Store, knowledge: Knowledge, report: RunReport) -> tuple[Findings, tuple[Dispute, ...]]:
    """Judge who is who, find contradictions and disputes over the whole store, rewrite the derived graphs at once."""
    from kg.contradictions import changes, disputes  # as above
    from kg.graph import read, write
    from kg.graph.reviews import pair_judgements

    identities = identify_stored(store, knowledge)
    stated = join(read.stated_claims(store), identities, knowledge)
    findings = compare(stated, knowledge, pair_judgements(store))
    grouped = disputes.group(findings.contradictions, _labels(knowledge.directory), knowledge.frames, stated)
    changed = changes.find(stated, knowledge.frames, knowledge.sides(), findings.contradictions)
    store.replace_derived(write.derived_quads(findings, grouped, stated, identities, changed))
    report.contradictions = len(findings.contradictions)
    report.disputes = len(grouped)
    return findings, grouped


def join(stated: Iterable[StatedClaim], identities: Identities, knowledge: Knowledge) -> tuple[StatedClaim, ...]:
    """The claims with one actor for all whom the judgements take for one."""
    from kg.actors import joining  # as above

    return joining.join(stated, identities, knowledge.sides())


def compare(
    stated: Sequence[StatedClaim],
    knowledge: Knowledge,
    judgements: Judgements = NO_JUDGEMENTS,
) -> Findings:
    """The contradictions between the claims of any number of articles, without a store.

    Args:
        stated: the claims.
        knowledge: who is who, and the typed frames.
        judgements: what people decided on pairs, by the IRIs of the two statements in order.
    """
    from kg import contradictions  # as above

    return contradictions.find(stated, knowledge.frames, knowledge.sides(), judgements=judgements)


def _labels(directory: Directory) -> dict[str, Mapping[str, str]]:
    """Names of the known entities by IRI and language."""
    return {iri: entity.labels for iri, entity in directory.entities.items()}
