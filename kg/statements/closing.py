"""Cues behind what they report: "Y, X said", "Y, kata X", "Y, said X, Z". Scene and hits in, Candidates out."""

from __future__ import annotations

import re

from kg.model import Mention, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.clauses import holds_speaker
from kg.statements.contents import closing_comma, content_before, is_only_adjunct
from kg.statements.dropped import clitic_speaker, speaker_behind
from kg.statements.inverted import is_inverted, is_verdict
from kg.statements.lexicon import CueHit
from kg.statements.phrases import is_apposition, mention_of, subject_before

_WORD = re.compile(r"\w+")
_JOINT = 20  # code points that hold a conjunction before a cue
_TAIL_WORDS = 3
_ROLE_WORDS = 8
_NOUN_WORDS = 3  # article, noun and speaker


def content_first(scene: Scene, hit: CueHit, number: int) -> Candidate | None:
    """Y, X said (Sunday). / Y, kata X (, Z)."""
    text, sentence = scene.text, scene.layout.sentences[number]
    before = text[sentence.span.start : hit.span.start]
    is_parted = before.rstrip().endswith((",", "–", "—")) or not before.strip()
    is_stem = hit.cue("stems") is not None and is_parted
    is_own_noun = hit.cue("nouns") is not None and not is_parted  # "melanggar janjinya": his promise
    if (holds_speaker(hit) and not is_own_noun) or is_stem or is_inverted(scene, hit, sentence.span):
        return _stem_after_content(scene, hit, number)
    return None if scene.lex.clause.is_gerund(hit.form) else _verb_behind(scene, hit, number)


def _verb_behind(scene: Scene, hit: CueHit, number: int) -> Candidate | None:
    """Y, X said (Sunday)."""
    text, sentence = scene.text, scene.layout.sentences[number]
    is_last = is_only_adjunct(scene, hit.span.end, sentence.span.end) or _opens_clause(scene, hit, sentence.span.end)
    is_set_off = closing_comma(scene, hit.span.end, sentence.span.end) is not None
    if hit.cue("verbs") is None or not (is_last or is_set_off):
        return None
    comma = _comma_before(scene, sentence.span.start, hit.span.start)
    if comma < 0:
        return None
    subject = subject_before(scene, comma + 1, hit.span.start)
    inverted = None
    if subject.mention is None and "vs" in scene.pack.meta.order:
        inverted = speaker_behind(scene, hit, sentence.span.end)
    mention = subject.mention or inverted
    if mention is None or mention.span is None:
        return None  # "p, to the crowd shouted": nobody stands there
    content = content_before(scene, sentence.span.start, comma)
    if _is_comparison(scene, comma, mention.span.end):
        return None
    if any(cue.cue("verbs") is not None for cue in scene.lex.cues(text, comma, hit.span.start)):
        return None  # "X, who took over in May, has said she wants …": the cue belongs to another's content
    if content is None or subject.is_blocked or subject.is_relative or subject.is_negated:
        return None
    named = _denied_noun(scene, mention)
    if named is not None:
        content, mention = named
    tail = tail_of(scene, hit.span.end, sentence.span.end) if named is None else None
    spans = (content,) if tail is None else (content, tail)
    return Candidate(
        spans, mention, "reported.content-first", 0.85, number, cue=hit.span, hit=hit, entry=hit.cue("verbs")
    )


def _comma_before(scene: Scene, start: int, cue: int) -> int:
    """The comma before who speaks; his name may stand behind another: "Y, its editor, Ben Rao, said after …"."""
    text = scene.text
    last = _last_comma(text, start, cue)
    if last < 0 or text[last + 1 : cue].strip():
        return last
    second = _last_comma(text, start, last)
    third = _last_comma(text, start, second) if second > 0 else -1
    name, role = trim(text, second, last), trim(text, third, second)
    if third < 0 or name is None or role is None or len(_WORD.findall(text, role.start, role.end)) > _ROLE_WORDS:
        return last
    is_name = all(word[0].isupper() for word in name.of(text).split())
    is_role = scene.lex.clause.is_determiner(role.of(text).split()[0]) and scene.lex.people.search(role.of(text))
    return third if is_name and is_role else last


def _last_comma(text: str, start: int, end: int) -> int:
    """The last comma that stands in no number ("5,000 men"); -1 without one."""
    comma = text.rfind(",", start, end)
    while comma >= 0 and text[comma - 1].isdigit() and text[comma + 1 : comma + 2].isdigit():
        comma = text.rfind(",", start, comma)
    return comma


def _opens_clause(scene: Scene, hit: CueHit, end: int) -> bool:
    """Does a clause follow that tells when: "Y, X said | after Z had left"? Only in languages that list such words."""
    words = scene.lex.clause
    opened = words.starts_with_subordinator.starting_at(scene.text, hit.span.end, end)
    first = scene.text[hit.span.end : opened].split() if opened is not None else []
    return words.has_finite and bool(first) and first[0] not in scene.pack.clause.asking


def _is_comparison(scene: Scene, comma: int, end: int) -> bool:
    """Is what stands before only compared with what was said: "it rained, contrary to what Rao [said]"?"""
    before = trim(scene.text, comma, end)
    ends = scene.lex.clause.starts_with_end
    return before is not None and ends.starting_at(scene.text, before.start, before.end) is not None


def _denied_noun(scene: Scene, mention: Mention) -> tuple[Span, Mention] | None:
    """The noun that is said, and who says it: "an allegation | Orbix [denies]"; near miss: "a company spokesman"."""
    span = mention.span
    words = list(_WORD.finditer(scene.text, span.start, span.end)) if span is not None else []
    if span is None or len(words) < _NOUN_WORDS or not scene.lex.clause.is_determiner(words[0].group()):
        return None
    noun = next(iter(scene.lex.cues(scene.text, words[1].start(), words[1].end())), None)
    speaker = Span(words[2].start(), span.end)
    is_somebody = words[2].group()[0].isupper() or scene.lex.clause.is_determiner(words[2].group())
    is_somebody = is_somebody or scene.lex.pronouns.fullmatch(words[2].group()) is not None
    if noun is None or noun.cue("nouns") is None or not is_somebody:
        return None
    return Span(words[0].start(), words[1].end()), mention_of(scene, speaker)


def tail_of(scene: Scene, start: int, end: int) -> Span | None:
    """What goes on behind ", X said (on Sunday),": "Unless they leave, X warned, the war will not stop".

    One word may turn the meaning ("The report, X said, is false"). Near miss: "It rained, X said, asking not to be
    named": a participle, conjunction or adjunct is no content.
    """
    text, lex = scene.text, scene.lex
    comma = text.find(",", start, end)
    if comma < 0 or not (comma == start or is_only_adjunct(scene, start, comma)):
        return None
    tail = trim(text, comma, end)
    if tail is None or (len(_WORD.findall(tail.of(text))) < _TAIL_WORDS and not text[tail.start].islower()):
        return None  # "X said on Sunday, October 4": short and not lowercase, it is a date or an apposition
    first = tail.of(text).split()[0].casefold()
    opens = (lex.ends_with_conjunction, lex.starts_with_preposition, lex.to)
    is_open = any(phrases.starting_at(text, tail.start, tail.end) is not None for phrases in opens)
    participles = tuple(scene.pack.clause.participles)
    if is_open or lex.relative.match(text, tail.start) or (participles and first.endswith(participles)):
        return None
    if _is_predicate(scene, first):
        return tail
    verbs = [hit for hit in lex.cues(text, tail.start, tail.end) if hit.cue("verbs") is not None]
    return None if verbs else tail


def _is_predicate(scene: Scene, first: str) -> bool:
    """Does the tail open with the verb of what was said: "The bank, X said, | had learned of it"?"""
    words = scene.lex.clause
    return words.finite.fullmatch(first) is not None or words.past.fullmatch(first) is not None


def _interrupts_clause(scene: Scene, hit: CueHit, number: int) -> bool:
    """Does the cue stand behind a conjunction in another's content: "X menolak daftar itu karena, katanya, …"?

    What is said is then behind it alone.
    """
    text, start = scene.text, scene.layout.sentences[number].span.start
    if not any(h.span.end < hit.span.start and h.cue("verbs") is not None for h in scene.cues_in(number)):
        return False
    comma = start + len(text[start : hit.span.start].rstrip(" ,"))
    begin = max(start, comma - _JOINT)
    words = _WORD.findall(text, begin, comma)
    last = words[-1].casefold() if words else ""
    clause = scene.pack.clause
    return last in (*clause.because, *clause.relative, *clause.and_, *clause.but)


def _stem_after_content(scene: Scene, hit: CueHit, number: int) -> Candidate | None:
    text, sentence = scene.text, scene.layout.sentences[number]
    if hit.has_clitic:
        mention: Mention | None = clitic_speaker(scene, hit)
        behind = hit.span.end
    else:
        mention = speaker_behind(scene, hit, sentence.span.end)
        behind = mention.span.end if mention and mention.span else hit.span.end
    if mention is None:
        return None
    spans = []
    head = content_before(scene, sentence.span.start, hit.span.start)
    if head is not None and not _interrupts_clause(scene, hit, number):
        spans.append(head)
    rest = text[behind : sentence.span.end]
    if rest.lstrip().startswith(":") and is_verdict(scene, text[sentence.span.start : hit.span.start]):
        told = trim(text, behind + rest.index(":") + 1, sentence.span.end)
        spans = [told] if told is not None else spans  # "Faux, répond X : Y": what X says is Y
    if rest.lstrip().startswith(",") and not is_only_adjunct(scene, behind, sentence.span.end):
        tail = trim(text, behind, sentence.span.end)
        is_relative = tail is not None and scene.lex.relative.match(text, tail.start) is not None
        if tail is not None and not (spans and (is_relative or is_apposition(scene, tail, mention))):
            spans.append(tail)
    if not spans:
        return None
    return Candidate(
        tuple(spans),
        mention,
        "reported.parenthetical",
        0.85,
        number,
        cue=hit.span,
        hit=hit,
        entry=hit.cue("stems", "verbs"),
    )
