"""What the words of a statement mean, without a parser: clauses of units that can be compared across languages.

In: a stated claim. Out: a `Meaning`: clauses, each with its units (concepts, names, days, words), numbers, and whether
it is negated, not yet so, possible, future or demanded. The time taken grows with the length of the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from kg.contradictions import force, stretches, words
from kg.contradictions.units import Clause as Clause
from kg.contradictions.units import Meaning as Meaning
from kg.contradictions.units import Number as Number
from kg.contradictions.units import Unit as Unit
from kg.contradictions.words import Words
from kg.contradictions.words import skeleton as skeleton
from kg.languages import concepts, quantities
from kg.languages.concepts import Concepts
from kg.languages.tokens import Token, split
from kg.model import Act, Commitment, Span, StatedClaim

_MOST_WORDS = 240  # of a quotation that goes on, the rest adds other matters
_REMEMBERED = 1 << 15
_WEEK = 7
_NAME, _WORD, _TIME = 1.3, 0.8, 0.6
_WEIGHT = {"event": 1.2, "state": 1.2, "quality": 1.2, "relation": 0.5, "measure": 0.8}
_BEFORE = 3  # words before a number that may say what it counts
_AMBIGUOUS = 0.8  # a word loses this share of its weight with its second and third sense
_COUNTED = 3  # words behind a number in which what it counts is looked for
_COUNTABLE = frozenset({"thing", "person", "body", "place", "measure"})
_KINDS = ("event", "state", "quality", "thing", "body", "person", "place", "measure", "relation")
_REPORTS = frozenset({"report", "claim", "rumour", "statement", "accuse", "news"})
_LIGHT = frozenset({"do", "give", "take-place", "exist"})  # verbs that only carry a noun ("any assurance was given")
_LIGHT_WEIGHT = 0.6
_ABSENT = frozenset({"not-exist"})  # "there was no": negates what it is said of, and tells nothing else
_SPANS = frozenset({"minute", "hour", "week", "month", "year", "decade"})  # when or how long, not what
_SPEECH = "say"  # words of saying carry little of what is said
_YEARS = range(1800, 2100)


_known: dict[int, tuple[StatedClaim, Meaning]] = {}


def of(stated: StatedClaim) -> Meaning:
    """What this statement's content says; remembered by identity, as each is asked about with every partner."""
    known = _known.get(id(stated))
    if known is not None and known[0] is stated:
        return known[1]
    meant = _of(stated)
    if len(_known) >= _REMEMBERED:
        _known.clear()
    _known[id(stated)] = (stated, meant)
    return meant


def _of(stated: StatedClaim) -> Meaning:
    told = stated.said.last if stated.said is not None else stated.published
    named = tuple((slot.value, slot.label) for slot in stated.claim.slots if slot.is_entity)
    meant = _read(stated.quote, stated.lang, told, named, stated.speaker)
    if stated.act is Act.REFUSE and stated.commitment is Commitment.NO:
        # The refusal is told by the act; where its word stands in the content too, it does not undo it once more.
        meant = replace(meant, clauses=tuple(replace(clause, governed=()) for clause in meant.clauses))
    if stated.about is None:
        return meant
    return replace(meant, answered=_read(stated.about, stated.lang, told, named, stated.speaker).clauses)


@lru_cache(maxsize=_REMEMBERED)
def _read(quote: str, lang: str, told: date | None, named: tuple[tuple[str, str], ...], speaker: str) -> Meaning:
    small = words.of(lang)
    printed = split(quote, (Span(0, len(quote)),))[:_MOST_WORDS]
    tokens = stretches.matter(printed, small)
    reader = _Reader(small, concepts.of(lang), told, named, speaker, small.is_title(tokens))
    clauses = tuple(clause for clause in map(reader.clause, stretches.cut(tokens, small)) if clause is not None)
    is_own = any(token.word in small.first for token in tokens)
    extra = reader.unmentioned(clauses)
    if extra:
        first = clauses[0] if clauses else Clause(())
        clauses = (replace(first, units=(*first.units, *extra)), *clauses[1:])
    return Meaning(
        clauses or (Clause(()),),
        is_own=is_own,
        is_question=quote.rstrip(" \"'”»").endswith(("?", "؟")),
        is_announced=len(tokens) < len(printed),
    )


_Matched = tuple[int, frozenset[str]]  # the last token of a phrase, and what it may mean


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the clauses of one statement."""

    small: Words
    concepts: Concepts
    told: date | None
    named: tuple[tuple[str, str], ...]
    speaker: str
    is_title: bool

    def clause(self, stretch: tuple[Sequence[Token], bool]) -> Clause | None:
        """The clause that these tokens make; None where they say nothing."""
        tokens, is_contrast = stretch
        tokens = tuple(tokens)
        small = self.small
        found = self._numbers(tokens)
        labels = tuple(self._labels(tokens, found))
        numbers = tuple(number for index, number in found if not self._is_label(tokens, index, number))
        matched = self._matched(tokens)
        negators = self._negators(tokens, matched)
        placed = tuple(self._units(tokens, matched, {index for index, _ in found}))
        units = (*(unit for _, unit in placed), *labels, *self._days(tokens))
        if not units and not numbers:
            return None
        return Clause(
            units,
            numbers,
            is_negated=is_contrast or bool(negators),
            negated=stretches.negated(placed, negators.values()),
            is_contrast=is_contrast,
            is_not_yet=bool(small.not_yet.find(tokens)),
            is_possible=self._is_hedged(tokens) or force.is_opened_by_possibility(units),
            governed=force.governed([unit for _, unit in placed], is_verb_final="sov" in small.pack.meta.order),
            is_future=bool(small.future.find(tokens)) or any(_fits(token, small.will) for token in tokens),
            is_demanded=bool(small.must.find(tokens)),
            is_conditional=bool(small.if_.find(tokens)),
            is_universal=bool(small.every.find(tokens)) or any(word in small.universal for word in negators),
            is_partial=bool(small.some.find(tokens)),
            is_only=bool(small.only.find(tokens)),
            is_judged=stretches.judged(tokens, placed, negators.values(), small),
            is_pointing=any(token.word in small.pointers for token in tokens) or bool(_REPORTS & _keys(units)),
        )

    def _is_hedged(self, tokens: Sequence[Token]) -> bool:
        return any(not self._is_date(tokens[match.first]) for match in self.small.hedges.find(tokens))

    def unmentioned(self, clauses: Sequence[Clause]) -> tuple[Unit, ...]:
        """Actors and places that are meant by a pronoun and not named in the words."""
        held = {key for clause in clauses for unit in clause.units for key in unit.keys}
        return tuple(
            Unit(label, "name", _TIME, frozenset({f"@{iri}", *(f"~{skeleton(word)}" for word in label.split())}))
            for iri, label in self.named
            if f"@{iri}" not in held
        )

    def _negators(self, tokens: Sequence[Token], matched: Mapping[int, _Matched]) -> dict[str, int]:
        """The negators and where they stand; none where one is inside a phrase ("tidak benar", not true)."""
        exempt = {i for match in self.small.exempt.find(tokens) for i in range(match.first, match.last)}
        within = {i for first, (last, _) in matched.items() for i in range(first, last + 1) if last > first}
        if any(match.first in within - exempt for match in self.small.negators.find(tokens)):
            return {}
        exempt |= within
        found = [(match.phrase, match.first) for match in self.small.negators.find(tokens)]
        found += [(token.word, i) for i, token in enumerate(tokens) if _fits(token, self.small.affixes)]
        return {word: i for word, i in reversed(found) if i not in exempt}

    def _numbers(self, tokens: Sequence[Token]) -> list[tuple[int, Number]]:
        """The numbers and where they stand, without those that say none or all ("no one", "every one of")."""
        within = {
            index
            for phrases in (self.small.negators, self.small.every)
            for match in phrases.find(tokens)
            for index in range(match.first, match.last)
        }
        return [
            (
                index,
                Number(
                    quantity,
                    self._counted(tokens, index, quantity.unit),
                    " ".join(token.printed for token in tokens[index : index + 2]),
                ),
            )
            for index, quantity, _ in quantities.find_all(tokens, self.small.pack, default_unit="")
            if not (index in within or (quantity.low == 1 and index - 1 in within) or self._is_article(tokens[index]))
        ]

    def _is_label(self, tokens: Sequence[Token], index: int, number: Number) -> bool:
        """Does it count nothing, but tell a year, or which one of a kind ("stage nine", "SDN 4")?"""
        if number.counted:
            return False
        return _is_year(number) or (index > 0 and self._can_have_number(tokens[index - 1]))

    def _can_have_number(self, token: Token) -> bool:
        return token.is_word and not self._is_idle(token) and not self._is_date(token)

    def _labels(self, tokens: Sequence[Token], found: Sequence[tuple[int, Number]]) -> Iterator[Unit]:
        for index, number in found:
            if self._is_label(tokens, index, number):
                value = f"{number.quantity.low or number.quantity.high:g}"
                is_year = _is_year(number)
                kind = "day" if is_year else "label"
                yield Unit(tokens[index].printed, kind, _TIME, frozenset({f"year:{value}" if is_year else f"#{value}"}))

    def _days(self, tokens: Sequence[Token]) -> Iterator[Unit]:
        """Days told from the day of saying ("yesterday")."""
        if self.told is None:
            return
        for match in self.small.days.find(tokens):
            day = self.told + timedelta(days=self.small.day_offset[match.phrase])
            yield Unit(match.phrase, "day", _TIME, frozenset({f"day:{day.isoformat()}"}))

    def _is_article(self, token: Token) -> bool:
        """Is a word for "one" no more than an article?"""
        return token.word in self.small.articles

    def _counted(self, tokens: Sequence[Token], index: int, unit: str) -> frozenset[str]:
        behind = [token.printed for token in tokens[index : index + 1 + _COUNTED] if token.is_word]
        keys = {
            key
            for match in self.concepts.find(behind)[:1]
            for key in match.concepts
            if self.concepts.kind(key) in _COUNTABLE
        }
        if not keys and not unit:
            keys = self._counted_before(tokens, index)
        if not keys and not unit and index + 1 < len(tokens) and self._is_noun(tokens[index + 1]):
            keys = {f"={self.concepts.stem(tokens[index + 1].printed)}"}
        return frozenset(keys | ({f"#{unit}"} if unit else set()))

    def _counted_before(self, tokens: Sequence[Token], index: int) -> set[str]:
        """What stands before a number that counts it ("the number of deaths at 19", "yüzde 15")."""
        before = [token for token in tokens[max(0, index - _BEFORE) : index] if token.is_word]
        if not before:
            return set()
        found = self.concepts.find([token.printed for token in before])
        kinds = _COUNTABLE | {"event"} if self._is_idle(before[-1]) else frozenset({"measure"})
        return {key for match in found[-1:] for key in match.concepts if self.concepts.kind(key) in kinds}

    def _is_noun(self, token: Token) -> bool:
        """May it be what a number counts: a word of its own that is no known event or quality?"""
        return token.is_word and not self._is_idle(token) and not self.concepts.find([token.printed])

    def _matched(self, tokens: Sequence[Token]) -> dict[int, _Matched]:
        """The concepts by the token where their words begin; none for names, nor for what is a negator and no more."""
        places = [index for index, token in enumerate(tokens) if token.is_word]
        negators = {(match.first, match.last) for match in self.small.negators.find(tokens)}
        found: dict[int, _Matched] = {}
        for match in self.concepts.find([tokens[index].printed for index in places]):
            first, last = places[match.first], places[match.last - 1]
            is_named = any(self._is_name(tokens, index, tokens[index]) for index in places[match.first : match.last])
            is_date = first == last and self._is_date(tokens[first])
            is_absence = match.concepts <= _ABSENT and any(first <= place <= last for place, _ in negators)
            if not (is_named or is_date or is_absence) and (first, last + 1) not in negators:
                found[first] = (last, match.concepts)
        return found

    def _units(
        self, tokens: Sequence[Token], matched: Mapping[int, _Matched], taken: set[int]
    ) -> Iterator[tuple[int, Unit]]:
        words_ = [(index, token) for index, token in enumerate(tokens) if token.is_word]
        names = {index for index, token in words_ if self._is_name(tokens, index, token)}
        last = -1
        for index, token in words_:
            if index <= last:
                continue
            if index in matched:
                last, ids = matched[index]
                if index == last and self._is_idle(token):
                    continue
                yield index, self._concept(" ".join(t.printed for t in tokens[index : last + 1]), ids, token)
            elif index not in taken and (self._is_date(token) or not self._is_idle(token)):
                yield index, self._word(token, is_name=index in names)

    def _is_idle(self, token: Token) -> bool:
        return token.word in self.small.small or token.word[0].isdigit()

    def _is_name(self, tokens: Sequence[Token], index: int, token: Token) -> bool:
        """Is it capitalised where no sentence begins?"""
        if not token.printed[0].isupper() or token.word in self.small.small or self._is_date(token):
            return False
        if self.is_title or not self.small.has_capitals:
            return token.printed.isupper() and len(token.printed) > 2
        is_first = index == 0 or tokens[index - 1].is_stop or not tokens[index - 1].is_word
        return not is_first or not self.concepts.find([token.printed])

    def _is_date(self, token: Token) -> bool:
        """Is it the name of a day or month, written as one ("May")?"""
        is_name = token.word in self.small.weekdays or token.word in self.small.months
        return is_name and (token.printed[0].isupper() or token.word not in self.small.small)

    def _concept(self, printed: str, ids: frozenset[str], token: Token) -> Unit:
        wider = frozenset().union(*(self.concepts.broader(one) for one in ids))
        opposed = frozenset().union(*(self.concepts.opposites(one) for one in ids))
        kinds = [self.concepts.kind(one) for one in sorted(ids)]
        is_speech = _SPEECH in ids | wider
        weight = _WORD / 2 if is_speech else max(_WEIGHT.get(kind, 1.0) for kind in kinds)
        weight = min(weight, _LIGHT_WEIGHT) if ids & _LIGHT else weight
        weight = _TIME if ids <= _SPANS else weight
        weight *= _AMBIGUOUS ** (min(len(ids), 3) - 1)
        # Of a phrase the first word alone says nothing: "on board" and "on trial" share a preposition.
        keys = ids if " " in printed else ids | {f"={self.concepts.stem(token.printed)}"}
        kind = "speech" if is_speech else min(kinds, key=_KINDS.index)
        return Unit(printed, kind, weight, keys, wider, opposed)

    def _word(self, token: Token, *, is_name: bool) -> Unit:
        if self._is_date(token):
            return Unit(token.printed, "day", _TIME, frozenset(self._day_keys(token)))
        keys = {f"={self.concepts.stem(token.printed)}"}
        if not is_name:
            return Unit(token.printed, "word", _WORD, frozenset(keys))
        name = skeleton(token.printed)
        keys = {f"~{name}"}
        keys |= {f"@{iri}" for iri, label in self.named if name in map(skeleton, label.split())}
        return Unit(token.printed, "name", _NAME, frozenset(keys))

    def _day_keys(self, token: Token) -> Iterator[str]:
        if token.word in self.small.months:
            yield f"month:{self.small.months[token.word]}"
        if token.word in self.small.weekdays:
            weekday = self.small.weekdays[token.word]
            if self.told is None:
                yield f"weekday:{weekday}"
            else:
                back = (self.told.weekday() - weekday) % _WEEK
                yield f"day:{(self.told - timedelta(days=back)).isoformat()}"


def _fits(token: Token, shapes: Sequence[object]) -> bool:
    return any(shape.fullmatch(token.word) for shape in shapes)  # type: ignore[attr-defined]  # patterns


def _keys(units: Sequence[Unit]) -> frozenset[str]:
    return frozenset(key for unit in units for key in unit.keys)


def _is_year(number: Number) -> bool:
    low = number.quantity.low or number.quantity.high
    return low is not None and low in _YEARS and number.printed[:4].isdigit()
