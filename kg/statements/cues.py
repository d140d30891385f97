"""Cue words in a text, above all those of several words that may stand apart. LanguagePack and text in, CueHits out.

"a également déclaré", "a-t-elle ajouté" (auxiliary, at most two adverbs, participle); "kündigte am Montag an" (finite
part, its particle at the end of the clause); in languages of order "v2" also the forms that end a subordinate clause:
"mitteilte", "angekündigt hatte".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.languages import LanguagePack
from kg.languages.pack import Cue
from kg.model import Span
from kg.statements.patterns import NEVER, alternatives, fold

PARTED = "…"  # between the finite part and the particle of a separable verb, as language files write it
_REACH = 300  # code points between a finite part and its particle; a longer clause is read without it
_MARKS = r"[,.:;!?\"“”„«»()–—]"


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue word in the text: which forms it can be (slot to Cue), and whether a speaker clitic is glued to it.

    `pronoun`: where the clitic is a word of its own ("elle" in "a-t-elle ajouté"). `tail`: the particle of a separable
    verb further on in its clause ("an" in "kündigte X an").
    """

    span: Span
    form: str
    slots: tuple[tuple[str, Cue], ...]
    has_clitic: bool
    pronoun: Span | None = None
    tail: Span | None = None

    def cue(self, *slots: str) -> Cue | None:
        """The entry under the first of these slots that the form has."""
        return next((cue for wanted in slots for slot, cue in self.slots if slot == wanted), None)


def hyphened(start: int, clitic: str) -> Span | None:
    """Where the pronoun stands in a clitic set off by hyphens: "elle" in "-t-elle"; None in one that is glued on."""
    if not clitic.startswith("-"):
        return None
    return Span(start + clitic.rindex("-") + 1, start + len(clitic))


class Compounds:
    """Compiled patterns of one language's compound cues."""

    def __init__(self, pack: LanguagePack) -> None:
        self.participles = {fold(form): cue for cue in pack.cue for form in cue.participles}
        self._parted: dict[str, list[tuple[str, Cue]]] = {}
        self._final: dict[str, Cue] = {}
        for cue in pack.cue:
            for form in cue.parted:
                finite, _, particle = (part.strip() for part in fold(form).partition(PARTED))
                self._parted.setdefault(finite, []).append((particle, cue))
                self._final.setdefault(particle + finite, cue)
        is_v2 = "v2" in pack.meta.order
        self._perfect = self._compile_perfect(pack) if self.participles else NEVER
        self._finite, self._particle = self._compile_parted(pack) if self._parted else (NEVER, NEVER)
        self._at_end = self._compile_final(pack) if is_v2 and self.participles and self._final else NEVER

    def _compile_perfect(self, pack: LanguagePack) -> re.Pattern[str]:
        clitics = alternatives(pack.meta.speaker_clitics) or "(?!)"
        adverbs = alternatives(pack.clause.auxiliaries) or "(?!)"
        return re.compile(
            rf"(?<![\w-])(?:{alternatives(pack.clause.perfect)})(?P<clitic>{clitics})?\s+"
            rf"(?:(?:{adverbs})\s+){{0,2}}(?P<form>{alternatives(self.participles)})(?!\w)",
            re.IGNORECASE,
        )

    def _compile_parted(self, pack: LanguagePack) -> tuple[re.Pattern[str], re.Pattern[str]]:
        particles = {particle for pairs in self._parted.values() for particle, _ in pairs}
        joined = alternatives((*pack.clause.and_, *pack.clause.but)) or "(?!)"
        finite = re.compile(rf"(?<![\w-])(?:{alternatives(self._parted)})(?!\w)", re.IGNORECASE)
        particle = re.compile(
            rf"(?<![\w-])(?:{alternatives(particles)})(?=\s*(?:{_MARKS}|\Z)|\s+(?:{joined})(?!\w))", re.IGNORECASE
        )
        return finite, particle

    def _compile_final(self, pack: LanguagePack) -> re.Pattern[str]:
        return re.compile(
            rf"(?<![\w-])(?:{alternatives(self._final)}|"
            rf"(?P<form>{alternatives(self.participles)})\s+(?:{alternatives(pack.clause.perfect)}))(?!\w)",
            re.IGNORECASE,
        )

    def find(self, text: str, start: int, end: int) -> Iterator[CueHit]:
        """All compound cues in text[start:end]; forms that end a clause have the slot "final"."""
        for match in self._perfect.finditer(text, start, end):
            cue = self.participles[fold(match["form"])]
            clitic = match["clitic"] or ""
            pronoun = hyphened(match.start("clitic"), clitic)
            slot = "stems" if clitic else "verbs"
            yield CueHit(Span(*match.span()), fold(match.group()), ((slot, cue),), bool(clitic), pronoun)
        for match in self._finite.finditer(text, start, end):
            hit = self._with_particle(match, text, end)
            if hit is not None:
                yield hit
        for match in self._at_end.finditer(text, start, end):
            cue = self.participles[fold(match["form"])] if match["form"] else self._final[fold(match.group())]
            yield CueHit(Span(*match.span()), fold(match.group()), (("final", cue),), has_clitic=False)

    def _with_particle(self, match: re.Match[str], text: str, end: int) -> CueHit | None:
        """The finite part with the first of its particles that ends a stretch behind it."""
        pairs = dict(self._parted[fold(match.group())])
        for particle in self._particle.finditer(text, match.end(), min(end, match.end() + _REACH)):
            cue = pairs.get(fold(particle.group()))
            if cue is not None:
                form = f"{fold(match.group())} {PARTED} {fold(particle.group())}"
                slots = (("verbs", cue),)
                return CueHit(Span(*match.span()), form, slots, has_clitic=False, tail=Span(*particle.span()))
        return None
