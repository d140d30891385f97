"""Languages whose finite verb stands second: "Am Montag wies X die Vorwürfe zurück". Scene in, Candidates out.

What stands before the verb is its subject, an adjunct, its object or the words said; behind it come the subject (if
not before), adjuncts, objects, the particle or participle that closes the clause, and behind a comma a clause that was
said. Clauses joined by "und", "aber" or a comma share the subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.languages.pack import Cue
from kg.model import Act, Commitment, Mention, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.fields import Fields, name_words
from kg.statements.finite import FiniteVerb, find_verbs, is_subordinate
from kg.statements.lexicon import fold
from kg.statements.phrases import mention_of

_WORD = re.compile(r"\w+")
_SPEAKER_WORDS = 20
_BOTH = (
    Act.ACCUSE,
    Act.DENY,
    Act.CONFIRM,
    Act.DEMAND,
    Act.CONDEMN,
    Act.PRAISE,
)  # an object and a clause are one content


@dataclass(frozen=True, slots=True)
class _Subject:
    """The speaker, and the place from which the rest of the clause is read; content that stood before the verb."""

    mention: Mention
    rest: int
    said: tuple[int, int] | None = None
    may_lend: bool = False  # the phrase may have swallowed the object behind it


def find_verb_second(scene: Scene, taken: set[Span]) -> list[Candidate]:
    """Candidates of all sentences, in languages of order "v2"; cues in `taken` belong to quotations already."""
    if "v2" not in scene.pack.meta.order:
        return []
    names = name_words(scene)
    return [
        candidate
        for number, _ in enumerate(scene.layout.sentences)
        for candidate in _Reader(scene, number, names, taken).candidates()
    ]


class _Reader:
    """Reads one sentence."""

    def __init__(self, scene: Scene, number: int, names: frozenset[str], taken: set[Span]) -> None:
        self.scene, self.number = scene, number
        self.fields = Fields(scene, number, names)
        self.tokens, self.words = self.fields.tokens, self.fields.words
        self.size = len(self.tokens)
        self.verbs = find_verbs(self.fields, scene.cues_in(number), taken)

    def candidates(self) -> list[Candidate]:
        """One candidate or two per verb that has a speaker and something said."""
        found = self._comments()
        used = {candidate.cue for candidate in found}
        before: Mention | None = None
        for index, verb in enumerate(self.verbs):
            if verb.hit.span in used or is_subordinate(self.fields, verb):
                continue
            subject = self._subject(verb, before)
            if subject is None:
                continue
            before = subject.mention
            limit = next((v.joint for v in self.verbs[index + 1 :] if v.joint is not None), self.size)
            found.extend(self._read(verb, subject, limit))
        return found

    # Subjects

    def _subject(self, verb: FiniteVerb, before: Mention | None) -> _Subject | None:
        if verb.joint is not None and before is not None:
            return _Subject(before, verb.behind)
        start = self._clause_start(verb)
        if start >= verb.first:
            return None
        last = self.tokens[verb.first - 1]
        if last.kind in ("comma", "quote") and not self._is_person_with_aside(start, verb.first):
            if self.tokens[start].text in self.words.openers or self._is_adjunct_with_clause(start, verb.first):
                return self._behind(verb, None)
            return self._behind(verb, self._said(start, verb.first))
        if self._is_adjunct(start, verb.first):
            return self._behind(verb, None)
        if self._is_object(start, verb):
            return self._behind(verb, (start, verb.first))
        return self._before(start, verb)

    def _clause_start(self, verb: FiniteVerb) -> int:
        start = verb.first
        while start > 0 and self.tokens[start - 1].kind != "stop":
            start -= 1
        while start < verb.first and self.tokens[start].text in self.words.conjunctions:
            start += 1
        return start

    def _said(self, start: int, end: int) -> tuple[int, int]:
        """What stands before the verb, without its comma and complementiser."""
        start += self.tokens[start].text in self.words.that
        return start, end - (self.tokens[end - 1].kind == "comma")

    def _is_person_with_aside(self, start: int, end: int) -> bool:
        """Do a person and words between commas stand there: "Roth, mit dem Amtsleiter nicht verwandt,"?"""
        behind = self.fields.noun_phrase(start, end)
        if behind is None or behind >= end - 1 or self.tokens[behind].kind != "comma":
            return False
        return self.fields.is_person(start, behind) and self.tokens[end - 1].kind == "comma"

    def _is_adjunct(self, start: int, end: int) -> bool:
        if end == start + 1 and self.tokens[start].text in self.words.not_names:
            return True
        behind = self.fields.noun_phrase(start, end)
        if behind is not None and self.fields.is_time(start, behind):
            return True
        behind = self.fields.behind_adjuncts(start, end)
        return behind > start and (behind >= end or self.fields.noun_phrase(behind, end) is None or behind == end)

    def _is_adjunct_with_clause(self, start: int, end: int) -> bool:
        """Do an adjunct and a clause that belongs to it stand there: "Auf die Frage, warum das so sei,"?"""
        behind = self.fields.behind_adjuncts(start, end)
        return start < behind < end - 1 and self.tokens[behind].kind == "comma"

    def _is_object(self, start: int, verb: FiniteVerb) -> bool:
        """Is the phrase before the verb its object: by its article, or because somebody who speaks stands behind?"""
        if self.tokens[start].text in self.words.oblique:
            return True
        behind = self.fields.noun_phrase(verb.behind, self.size)
        own = self.fields.noun_phrase(start, verb.first)
        if behind is None or self.fields.is_person(start, own if own is not None else verb.first):
            return False
        is_pronoun = behind == verb.behind + 1 and self.tokens[verb.behind].text in self.words.pronouns
        return is_pronoun or self.fields.is_person(verb.behind, behind)

    def _before(self, start: int, verb: FiniteVerb) -> _Subject | None:
        behind = self.fields.noun_phrase(start, verb.first)
        if behind is None:
            return None
        after = self.fields.apposition(behind, verb.first)
        end = after if after is not None else behind
        return self._as_subject(start, end, verb.behind, None)

    def _behind(self, verb: FiniteVerb, said: tuple[int, int] | None) -> _Subject | None:
        limit = verb.close if verb.close is not None else self.size
        start = verb.behind
        behind = self.fields.noun_phrase(start, limit)
        if behind is None:
            start = self.fields.behind_adjuncts(start, limit)
            behind = self.fields.noun_phrase(start, limit)
        if behind is None:
            return None
        close = self.fields.apposition(behind, limit)
        if close is not None:
            goes_on = close + 1 < limit and self.tokens[close].kind == "comma" and self._is_middle(close + 1)
            return self._as_subject(start, close, close + 1 if goes_on else close, said)
        return self._as_subject(start, behind, behind, said)

    def _is_middle(self, index: int) -> bool:
        """Does an adjunct follow, so that the comma before only closed an apposition?"""
        return self.fields.adjunct(index, self.size) is not None

    def _as_subject(self, start: int, end: int, rest: int, said: tuple[int, int] | None) -> _Subject | None:
        span = self.fields.span(start, end)
        if span is None or len(_WORD.findall(span.of(self.scene.text))) > _SPEAKER_WORDS:
            return None
        if self.tokens[start].text in self.words.nobody:
            return None
        return _Subject(mention_of(self.scene, span), rest, said, may_lend=rest == end and end - start > 1)

    # Content

    def _read(self, verb: FiniteVerb, subject: _Subject, limit: int) -> list[Candidate]:
        close = verb.close if verb.close is not None and verb.close < limit else None
        end = close if close is not None else self.fields.next_boundary(subject.rest, limit)
        middle, is_negated = self._middle(subject.rest, end, verb.entry)
        behind = verb.after if close is not None and verb.after is not None else end
        clause = self._clause(behind, limit)
        if subject.said is not None:
            said = self._with_said(verb, subject, (middle, None if self._is_colon(behind) else clause), is_negated)
            return [*said, *self._behind_colon(subject.mention, behind, clause)]
        if clause is None and middle is None and subject.may_lend:
            subject, middle = self._lend(verb, subject, end)
        if middle is not None and clause is None and close is None and self._is_relative(behind, limit):
            middle = Span(middle.start, self.tokens[limit - 1].end)
        spans = self._spans(verb.entry, middle, clause)
        if not spans and verb.hit.tail is not None and verb.entry.act is Act.APOLOGISE:
            spans = (verb.hit.tail,)  # "bittet um Verzeihung": the cue says what is said
        if not spans:
            return []
        own = self._behind_colon(subject.mention, behind, clause) if middle is not None else []
        if own and middle is not None:
            spans = (middle,)
        if self._is_colon(behind) and spans == (clause,):
            verb = replace(verb, entry=verb.entry.model_copy(update={"commitment": Commitment.YES}))
        if verb.entry.act is Act.ASSERT and self._is_pointer(spans):
            return []
        rule = "reported.that" if clause is not None and spans[-1] == clause else "reported.bare"
        return [self._candidate(verb, subject.mention, spans, (rule, is_negated)), *own]

    def _is_pointer(self, spans: tuple[Span, ...]) -> bool:
        """Is all that was said a word for the sentence before: "Das teilte X mit"?"""
        words = {self.scene.text[span.start : span.end].casefold() for span in spans}
        return words <= self.words.definite

    def _behind_colon(self, mention: Mention, index: int, clause: Span | None) -> list[Candidate]:
        """What stands behind a colon once the cue has its object says something of its own."""
        if clause is None or not self._is_colon(index):
            return []
        return [Candidate((clause,), mention, "reported.colon", 0.75, self.number, is_continuation=True)]

    def _with_said(
        self, verb: FiniteVerb, subject: _Subject, rest: tuple[Span | None, Span | None], is_negated: bool
    ) -> list[Candidate]:
        """The words before the verb, with what goes on behind the speaker ("Ihr Sohn, sagte sie, gehe nicht ran")."""
        if subject.said is None:
            return []
        start, end = subject.said
        span = self.fields.span(start, end)
        said = trim(self.scene.text, span.start, span.end) if span is not None else None
        if said is None:
            return []
        spans = [said]
        if verb.entry.act is Act.ASSERT and self._is_pointer((said,)):
            return []
        middle, clause = rest
        takes = verb.entry.takes
        is_object = "label" in takes or (verb.entry.act is not Act.ASSERT and "noun" in takes)
        if middle is not None and is_object and clause is None:
            spans.append(middle)
        if clause is not None:
            spans.append(clause)
        rule = "reported.bare" if self.tokens[verb.first - 1].kind == "word" else "reported.parenthetical"
        return [self._candidate(verb, subject.mention, tuple(spans), (rule, is_negated))]

    def _middle(self, start: int, end: int, entry: Cue) -> tuple[Span | None, bool]:
        """The object between verb and closing word, without adjuncts at its edges; is there a negator?"""
        is_negated = False
        index, objects = start, {fold(word) for word in entry.objects}
        while index < end and not self.fields.is_word(index, objects):
            is_negator = self.tokens[index].text in self.words.negators
            behind = index + 1 if is_negator else self.fields.adjunct(index, end)
            if behind is None:
                break
            is_negated, index = is_negated or is_negator, behind
        index += self.fields.is_word(index, objects) and index < end
        while (
            end > index
            and self.tokens[end - 1].text in self.words.negators | self.words.conjunctions | self.words.loose
        ):
            is_negated = is_negated or self.tokens[end - 1].text in self.words.negators
            end -= 1
        span = self.fields.span(index, end)
        if span is None or (end == index + 1 and self.tokens[index].text in self.words.nobody | self.words.reflexive):
            return None, is_negated
        return trim(self.scene.text, span.start, span.end), is_negated

    def _clause(self, index: int, limit: int) -> Span | None:
        """What was said behind the comma or colon that begins here, up to the next clause of the same subject."""
        if index >= limit or not (self.tokens[index].kind in ("comma", "quote") or self._is_colon(index)):
            return None
        index += self.tokens[index].kind != "quote"
        if index >= limit or self._is_relative(index - 1, limit):
            return None
        if self.tokens[index].text in self.words.conjunctions | self.words.openers:
            return None
        if self.tokens[index].text in self.words.that:
            index += 1
        span = self.fields.span(index, limit)
        return trim(self.scene.text, span.start, span.end) if span is not None else None

    def _is_colon(self, index: int) -> bool:
        return index < self.size and self.tokens[index].text == ":"

    def _is_relative(self, comma: int, limit: int) -> bool:
        """Does a relative clause follow: a pronoun like an article, no verb of reported speech and no infinitive?"""
        index = comma + 1
        if comma >= limit or index >= limit or self.tokens[comma].kind != "comma":
            return False
        if self.tokens[index].text in self.words.relative:
            return True
        if self.tokens[index].text not in self.words.definite:
            return False
        end = self.fields.next_boundary(index, limit)
        is_said = any(token.text in self.words.reported for token in self.tokens[index:end])
        return not is_said and not self._is_infinitive(end)

    def _is_infinitive(self, end: int) -> bool:
        """Does the stretch before this token end with an infinitive: "die Brücke zu sperren", "stillzulegen"?"""
        last, before = self.tokens[end - 1].text, self.tokens[end - 2].text
        return before in self.words.infinitive or any(word in last[2:] for word in self.words.infinitive)

    def _lend(self, verb: FiniteVerb, subject: _Subject, end: int) -> tuple[_Subject, Span | None]:
        """Cut a speaker's phrase that ran on into the object ("bestritt Minister Quint Fehler") behind the name."""
        span = subject.mention.span
        if span is None or "noun" not in verb.entry.takes:
            return subject, None
        first, last = self.fields.index_at(span.start), self.fields.index_at(span.end)
        cut = self.fields.behind_person(first, last)
        own, rest = self.fields.span(first, cut), self.fields.span(cut, max(last, end))
        if own is None or rest is None:
            return subject, None
        return replace(subject, mention=mention_of(self.scene, own)), trim(self.scene.text, rest.start, rest.end)

    def _spans(self, entry: Cue, middle: Span | None, clause: Span | None) -> tuple[Span, ...]:
        if clause is None:
            return (middle,) if middle is not None else ()
        if middle is None or entry.act not in _BOTH:
            return (clause,)
        between = self.scene.text[middle.end : clause.start]
        return (Span(middle.start, clause.end),) if not _WORD.search(between) else (middle, clause)

    def _candidate(
        self, verb: FiniteVerb, mention: Mention, spans: tuple[Span, ...], made: tuple[str, bool]
    ) -> Candidate:
        rule, is_negated = made
        is_title = self.scene.layout.sentences[self.number].is_title
        kind = "headline.cue" if is_title and rule == "reported.bare" else rule
        return Candidate(
            spans,
            mention,
            f"{kind}.verb-second",
            0.94,
            self.number,
            cue=verb.hit.span,
            hit=verb.hit,
            entry=verb.entry,
            is_negated=is_negated,
        )

    # "wie X mitteilte"

    def _comments(self) -> list[Candidate]:
        return [found for index in range(self.size) if (found := self._comment(index)) is not None]

    def _comment(self, index: int) -> Candidate | None:
        """The clause that begins here in "Wie X am Montag mitteilte, Y" and "Y, wie X mitteilte"."""
        opens = index == 0 or self.tokens[index - 1].kind in ("comma", "stop")
        if not opens or self.tokens[index].text not in self.scene.lex.comments:
            return None
        end = self.fields.next_boundary(index + 1, self.size)
        close = self.fields.apposition(end, self.size)
        end = self.fields.next_boundary(close + 1, self.size) if close is not None and close < self.size else end
        hit = next((h for h in self.scene.cues_in(self.number) if self.fields.index_at(h.span.end) == end), None)
        behind = self.fields.noun_phrase(index + 1, end)
        if hit is None or behind is None or hit.cue("verbs", "final") is None:
            return None
        behind = self.fields.apposition(behind, end) or behind
        speaker = self.fields.span(index + 1, behind)
        around = [self.fields.span(0, index), self.fields.span(end, self.size)]
        spans = [trim(self.scene.text, span.start, span.end) for span in around if span is not None]
        said = tuple(span for span in spans if span is not None)
        if speaker is None or not said:
            return None
        mention = mention_of(self.scene, speaker)
        entry = hit.cue("verbs", "final")
        return Candidate(said, mention, "reported.comment", 0.93, self.number, cue=hit.span, hit=hit, entry=entry)
