"""Passives that hide who speaks: "X was accused of Y", "X was told (by Z) that Y". Scene and cue in, a Candidate out.

For languages whose passives are an auxiliary and a participle (`clause.passive`). Near miss: "X was told" says nothing.
"""

from __future__ import annotations

import re

from kg.model import Act, Mention, MentionKind, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.contents import content_after
from kg.statements.lexicon import CueHit
from kg.statements.phrases import speaker_after, subject_before
from kg.statements.usage import PASSIVE

_WORD = re.compile(r"\w+")
_AGENT_WORDS = 8
_SUBJECT_WORDS = 14
_WANTED = (Act.DEMAND, Act.QUESTION, Act.ACCUSE)


def find_agentless(scene: Scene, hit: CueHit, number: int, clause: Span) -> Candidate | None:
    """The statement of a passive whose complement stands behind it, else of one with an agent: "Y was denied by X".

    `clause` begins behind the cue before this one and ends with the sentence.
    """
    entry = hit.cue(PASSIVE)
    if entry is None:
        return None
    subject = subject_before(scene, clause.start, hit.span.start, speaks=False)
    if subject.is_blocked or subject.is_negated:
        return None
    agent, behind = _agent(scene, hit.span.end, clause.end)
    content, mode = _complement(scene, behind, clause.end, hit), "complement"
    head = subject.mention.span if subject.mention is not None else None
    if content is None and agent is not None and head is not None and entry.act is not Act.DEMAND:
        content, mode = (head,), "agent"
    elif content is not None and head is not None and _is_said_of_subject(scene, hit, content[0]):
        content = (head, *content) if len(_WORD.findall(head.of(scene.text))) <= _SUBJECT_WORDS else content
    if content is None:
        return None
    mention = agent if agent is not None else Mention(None, "", MentionKind.NONE)
    confidence = 0.72 if agent is not None else 0.6
    rule = f"reported.agentless.{mode}"
    return Candidate(content, mention, rule, confidence, number, cue=hit.span, hit=hit, entry=entry)


def _agent(scene: Scene, start: int, limit: int) -> tuple[Mention | None, int]:
    """Who speaks behind "by", and where the words about him end."""
    behind = scene.lex.source.by.starting_at(scene.text, start, limit)
    agent = speaker_after(scene, behind, limit) if behind is not None else None
    if agent is None or agent.span is None or len(_WORD.findall(agent.text)) > _AGENT_WORDS:
        return None, start
    return agent, agent.span.end


def _complement(scene: Scene, start: int, limit: int, hit: CueHit) -> tuple[Span, ...] | None:
    """What stands behind: a clause with a complementiser or question word, an infinitive, an adjunct that names it."""
    text, lex, entry = scene.text, scene.lex, hit.cue(PASSIVE)
    begin = trim(text, start, limit)
    if begin is None or entry is None:
        return None
    words = lex.clause
    opened = words.opens_complement.starting_at(text, begin.start, limit)
    if entry.act is Act.QUESTION and " " in hit.form:  # "was asked if": the word that opens it is part of the cue
        return (begin,)
    is_to = lex.to.starting_at(text, begin.start, limit) is not None
    if lex.that.match(text, begin.start, limit) is None and not is_to and (opened is None or entry.act is Act.ASSERT):
        return None
    taken = entry.model_copy(update={"takes": ("clause", "verb", "noun")})
    content, has_that = content_after(scene, start, limit, taken)
    if content is None and opened is not None and not is_to:
        content = trim(text, begin.start, limit)
    return (content,) if content is not None and (has_that or len(_WORD.findall(content.of(text))) > 1) else None


def _is_said_of_subject(scene: Scene, hit: CueHit, content: Span) -> bool:
    """Is the infinitive about the subject: "the road is believed to be closed"; near miss: "he was told to go"."""
    entry = hit.cue(PASSIVE)
    is_open = scene.lex.to.starting_at(scene.text, content.start, content.end) is not None
    return entry is not None and is_open and entry.act not in _WANTED and "addressee" not in entry.takes
