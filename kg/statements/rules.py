"""The extractor that is always there: rules over a language file. Article, Layout and pack in, Statements out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kg.languages import LanguagePack
from kg.model import Act, Article, Commitment, Layout, MentionKind, Mode, Span, SpanIndex, Statement
from kg.statements.acts import Decision, decide
from kg.statements.arbiter import settle
from kg.statements.bare_denials import find_bare_denials
from kg.statements.base import Candidate, Considered, Dropped, Scene, trim
from kg.statements.conditions import announces_conditions, find_conditions, is_open_list, opens_list
from kg.statements.considered import dropped_candidates, idle_cues
from kg.statements.continued import continue_reported
from kg.statements.dashed import find_dashed
from kg.statements.empty import says_nothing
from kg.statements.headlines import find_headlines
from kg.statements.hearsay import find_hearsay
from kg.statements.narration import find_narration
from kg.statements.nesting import find_nested
from kg.statements.nouns import find_nouns
from kg.statements.objects import find_objects
from kg.statements.parts import find_parts
from kg.statements.pointers import find_pointers
from kg.statements.quotations import clean_quote, find_quotations
from kg.statements.reasons import find_reasons
from kg.statements.reported import find_reported
from kg.statements.silences import is_silent
from kg.statements.sources import find_sources, provenance
from kg.statements.unsaid import leave_out
from kg.statements.verb_final import find_verb_final
from kg.statements.verb_first import find_verb_first, holds
from kg.statements.verb_second import find_verb_second

CONDITION = "condition"  # note of a part that is a condition and not a thing said for itself
_CONDITIONAL = (Act.ASSERT, Act.OFFER, Act.PROMISE, Act.THREATEN, Act.REFUSE, Act.DENY)
_TWO = 2


class RulesExtractor:
    """Lexicon and rules, no parser and no model: the same answer every time, about a millisecond a paragraph."""

    name = "rules"

    def extract(self, article: Article, layout: Layout, pack: LanguagePack) -> tuple[Statement, ...]:
        """Statements in text order, compound ones followed by their parts."""
        scene = Scene(article, layout, pack)
        kept, _ = _candidates(scene)
        return tuple(sorted(_with_parts(scene, _number(scene, kept)), key=lambda s: _order(s.key)))

    def consider(self, article: Article, layout: Layout, pack: LanguagePack) -> tuple[Considered, ...]:
        """Candidates that lost against others, silences, and cues that found no speaker or content."""
        scene = Scene(article, layout, pack)
        kept, dropped = _candidates(scene)
        keys = {id(candidate): statement.key for candidate, statement in _number(scene, kept)}
        used = (*kept, *(item.candidate for item in dropped))
        found = (*dropped_candidates(dropped, keys), *idle_cues(scene, used))
        return tuple(sorted(found, key=lambda item: item.start))


def _order(key: str) -> tuple[int, ...]:
    return tuple(int(part) for part in key[1:].split("."))


def _candidates(scene: Scene) -> tuple[list[Candidate], list[Dropped]]:
    quotations = [
        replace(c, content=tuple(clean_quote(scene.text, s) for s in c.content)) for c in find_quotations(scene)
    ]
    verb_first, verb_final = find_verb_first(scene), find_verb_final(scene)
    taken = {c.cue: c.mention for c in (*quotations, *verb_first, *verb_final) if c.cue is not None}
    verb_second = find_verb_second(scene, set(taken))
    taken |= {c.cue: c.mention for c in verb_second if c.cue is not None}
    reported = find_reported(scene, taken)
    headlines = find_headlines(scene)
    held = [
        *quotations,
        *find_nested(scene, quotations),
        *find_hearsay(scene, quotations, [*reported, *headlines]),
        *reported,
        *find_reasons(scene, reported),
        *verb_second,
        *verb_final,
        *verb_first,
        *find_dashed(scene),
        *find_objects(scene),
        *find_sources(scene),
        *find_pointers(scene),
        *(noun for noun in find_nouns(scene) if not any(holds(verb, noun) for verb in verb_first)),
        *headlines,
    ]
    empty = [candidate for candidate in held if says_nothing(scene, candidate)]
    settled, dropped = settle([candidate for candidate in held if candidate not in empty])
    dropped.extend(Dropped(c, "the words left as content say nothing by themselves") for c in empty)
    silent = [c for c in settled if is_silent(scene, c)]
    dropped.extend(Dropped(c, "the cue is negated: it reports a silence") for c in silent)
    kept, unsaid = leave_out(scene, [c for c in settled if c not in silent], silent)
    dropped.extend(unsaid)
    kept.extend(find_bare_denials(scene, kept))
    kept = continue_reported(scene, kept)
    kept.extend(_lists(scene, kept))
    kept.extend(find_narration(scene, kept, {candidate.sentence for candidate in silent}))
    return sorted(kept, key=lambda c: (c.content[0].start, -c.content[-1].end, c.rule)), dropped


def _lists(scene: Scene, kept: list[Candidate]) -> list[Candidate]:
    """Lists of conditions in a sentence of their own: demands of him whose offer announced them."""
    found = []
    busy = {candidate.sentence for candidate in kept}
    for number, sentence in enumerate(scene.layout.sentences):
        if number in busy:
            continue
        begin = opens_list(scene, sentence.span)
        if begin is None:
            continue
        offers = [c for c in kept if c.sentence < number and announces_conditions(scene, c.content)]
        content = trim(scene.text, begin, sentence.span.end)
        if not offers or content is None:
            continue
        entry = next((cue for cue in scene.pack.cue if cue.act is Act.DEMAND), None)
        found.append(
            Candidate((content,), offers[-1].mention, "conditions.list", 0.8, number, entry=entry, note="conditions")
        )
    return found


def _number(scene: Scene, candidates: list[Candidate]) -> list[tuple[Candidate, Statement]]:
    numbered: list[tuple[Candidate, Statement]] = []
    for index, candidate in enumerate(candidates, start=1):
        statement = _statement(scene, candidate, f"s{index}")
        numbered.append((candidate, statement))
    holders = SpanIndex((span, pair) for pair in numbered for span in pair[0].content)
    return [(candidate, _nested(statement, _parent(holders, candidate))) for candidate, statement in numbered]


def _nested(statement: Statement, parent: str | None) -> Statement:
    return statement if parent is None else replace(statement, parent=parent)


def _parent(index: SpanIndex[tuple[Candidate, Statement]], candidate: Candidate) -> str | None:
    """The smallest statement of another cue whose words hold this one's."""
    if candidate.mention.kind is MentionKind.OUTLET:
        return None
    holders = [
        (other.extent.end - other.extent.start, other.key)
        for outer, other in index.overlapping(candidate.content[0])
        if outer is not candidate
        and outer.mention.kind is not MentionKind.OUTLET
        and any(span.covers(candidate.content[0]) and span != candidate.content[0] for span in other.content)
        and outer.cue != candidate.cue
    ]
    return min(holders)[1] if holders else None


def _statement(scene: Scene, candidate: Candidate, key: str) -> Statement:
    decision = _decision(scene, candidate)
    sentence = scene.layout.sentences[candidate.sentence]
    is_outlet = candidate.mention.kind is MentionKind.OUTLET
    return Statement(
        key=key,
        mode=Mode.NARRATOR if is_outlet else _mode(scene, candidate),
        act=decision.act,
        commitment=decision.commitment,
        act_rule=decision.row,
        mention=candidate.mention,
        content=candidate.content,
        confidence=round(min(candidate.confidence, 1.0), 3),
        extractor=RulesExtractor.name,
        rule=candidate.rule,
        cue=candidate.cue,
        conditions=find_conditions(scene, candidate.content),
        is_open_list=candidate.rule == "conditions.list" and is_open_list(scene, sentence.span),
        target=candidate.target,
        via=() if is_outlet else provenance(scene, sentence.span),
        note=candidate.note,
    )


def _decision(scene: Scene, candidate: Candidate) -> Decision:
    if candidate.mention.kind is MentionKind.OUTLET:
        return Decision(Act.ASSERT, Commitment.YES, "the outlet's own voice")
    if candidate.rule == "conditions.list":
        return Decision(Act.DEMAND, Commitment.NONE, "a condition that was announced")
    if candidate.rule.startswith(("reported", "source")):  # a sentence that goes on without a cue decides no act
        sentence = scene.layout.sentences[candidate.sentence].span
        cued = tuple(span for span in candidate.content if span.overlaps(sentence))
        if cued and cued != candidate.content:
            candidate = replace(candidate, content=cued)
    decision = decide(scene, candidate)
    return replace(decision, commitment=Commitment.NONE) if candidate.is_denied else decision


def _mode(scene: Scene, candidate: Candidate) -> Mode:
    """Direct when all content lies in quotation marks, mixed when some does."""
    if candidate.rule == "quotation.dash":
        return Mode.DIRECT
    touched = [(span, scene.quote_index.overlapping(span)) for span in candidate.content]
    if all(any(quote.outer.covers(span) for quote in quotes) for span, quotes in touched):
        return Mode.DIRECT
    return Mode.MIXED if any(quotes for _, quotes in touched) else Mode.INDIRECT


def _with_parts(scene: Scene, numbered: list[tuple[Candidate, Statement]]) -> list[Statement]:
    statements: list[Statement] = []
    for candidate, statement in numbered:
        parts = _parts(scene, candidate, statement)
        statement = _with_main_act(statement, candidate, parts)
        statements.extend([statement, *parts])
    return _link_conditions(scene, statements)


def _with_main_act(whole: Statement, candidate: Candidate, parts: list[Statement]) -> Statement:
    """A compound statement that only asserts does what most of its parts do; when two acts tie, its own stays."""
    is_plain = whole.act is Act.ASSERT and (candidate.entry is None or candidate.entry.act is Act.ASSERT)
    counted = Counter((part.act, part.commitment) for part in parts if part.note != CONDITION)
    if not is_plain or not counted or whole.mode is Mode.NARRATOR or candidate.rule == "conditions.list":
        return whole
    most = max(counted.values())
    if counted[whole.act, whole.commitment] == most:
        return whole
    act, commitment = next(pair for pair in counted if counted[pair] == most)
    return replace(whole, act=act, commitment=commitment, act_rule="what most of its parts do")


def _parts(scene: Scene, candidate: Candidate, whole: Statement) -> list[Statement]:
    is_broken_clause = len(whole.content) > 1 and not candidate.rule.startswith("quotation")
    pieces = () if is_broken_clause else find_parts(scene, whole.content, whole.cue)
    parts: list[Statement] = []
    if len(pieces) < _TWO:
        parts = divide_conditional(scene.text, whole)
        return _renumbered(whole, parts) if len(parts) >= _TWO else []
    for index, piece in enumerate(pieces, start=1):
        alone = replace(candidate, content=piece.content)
        if piece.is_coordinated and parts:
            decision = Decision(parts[-1].act, parts[-1].commitment, parts[-1].act_rule)
        else:
            decision = _part_decision(scene, alone, whole, is_own=piece.is_own)
        parts.append(
            replace(
                whole,
                key=f"{whole.key}.{index}",
                whole=whole.key,
                content=piece.content,
                act=decision.act,
                commitment=decision.commitment,
                act_rule=decision.row,
                conditions=find_conditions(scene, piece.content),
                mode=whole.mode if whole.mode is not Mode.MIXED else _mode(scene, alone),
            )
        )
    return _renumbered(whole, [piece for part in parts for piece in divide_conditional(scene.text, part)])


def _renumbered(whole: Statement, parts: list[Statement]) -> list[Statement]:
    keys = (f"{whole.key}.{index}" for index in range(1, len(parts) + 1))
    return [
        part if (part.key, part.whole) == (key, whole.key) else replace(part, key=key, whole=whole.key)
        for part, key in zip(parts, keys, strict=True)
    ]


def divide_conditional(text: str, statement: Statement) -> list[Statement]:
    """What is said under a condition, and each condition: a claim of its own, to which nobody is committed."""
    inside = [c for c in statement.conditions if any(span.covers(c) for span in statement.content)]
    if not inside or statement.act not in _CONDITIONAL or statement.mode is Mode.NARRATOR:
        return [statement]
    rest = [piece for span in statement.content for piece in _without(text, span, inside)]
    if not rest:
        return [statement]
    conditions = [
        replace(
            statement,
            content=(span,),
            act=Act.OTHER,
            act_rule="a condition",
            commitment=Commitment.NONE,
            conditions=(),
            note=CONDITION,
        )
        for span in inside
    ]
    return [replace(statement, content=tuple(rest), conditions=tuple(inside)), *conditions]


def _without(text: str, span: Span, holes: list[Span]) -> list[Span]:
    """The stretches of a span outside of the holes that hold a word."""
    pieces: list[tuple[int, int]] = []
    start = span.start
    for hole in sorted(hole for hole in holes if span.covers(hole)):
        pieces.append((start, hole.start))
        start = hole.end
    pieces.append((start, span.end))
    trimmed = (trim(text, begin, end) for begin, end in pieces)
    return [piece for piece in trimmed if piece is not None]


def _part_decision(scene: Scene, part: Candidate, whole: Statement, *, is_own: bool) -> Decision:
    """A part of a demand stays one; parts of plain speech and of quotations are decided by their own words."""
    is_plain = part.entry is None or part.entry.act is Act.ASSERT
    is_by_words = is_plain or is_own or part.rule.startswith("quotation")
    if part.mention.kind is MentionKind.OUTLET or part.rule == "conditions.list" or not is_by_words:
        return Decision(whole.act, whole.commitment, whole.act_rule)
    entry = next((cue for cue in scene.pack.cue if cue.act is Act.ASSERT), None)
    return decide(scene, part if part.entry is entry else replace(part, entry=entry))


def _link_conditions(scene: Scene, statements: list[Statement]) -> list[Statement]:
    """Give an offer that announced conditions the spans of the list that follows it, and what is said "after that"."""
    linked = list(statements)
    for index, statement in enumerate(linked):
        if statement.act in (Act.OFFER, Act.PROMISE) and announces_conditions(scene, statement.content):
            later = [s for s in linked if s.note == "conditions" and s.content[0].start > statement.content[0].start]
            leaves = [s for s in later if s.whole is not None] or later
            if leaves:
                spans = tuple(span for leaf in leaves for span in leaf.content)
                linked[index] = replace(statement, conditions=spans, is_open_list=leaves[0].is_open_list)
        elif statement.whole is not None and statement.act in (Act.OFFER, Act.PROMISE):
            linked[index] = _after_demand(scene, linked, index)
    return linked


def _after_demand(scene: Scene, statements: list[Statement], index: int) -> Statement:
    """The demand before is the condition of what is offered "after that"."""
    statement = statements[index]
    first = statement.content[0]
    opening = max(0, first.start - 20)
    siblings = [s for s in statements[:index] if s.whole == statement.whole]
    if not scene.lex.afterwards.search(scene.text, opening, first.end):
        previous = siblings[-1] if siblings else None
        if previous is not None and previous.act in (Act.OFFER, Act.PROMISE) and previous.conditions:
            gap = scene.text[previous.content[-1].end : first.start]
            if "." not in gap:
                return replace(statement, conditions=previous.conditions)
        return statement
    demands = [s for s in siblings if s.act is Act.DEMAND]
    return replace(statement, conditions=demands[-1].content) if demands else statement
