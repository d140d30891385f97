"""The tables of a language file whose words decide what is meant: negators, modals, conditions, bounds of a number."""

from __future__ import annotations

from pydantic import Field

from kg.languages.section import Section, Words


class Negation(Section):
    """Negators.

    `not_yet` is not a denial; `prohibit` is a demand; `exempt` are phrases that hold a negator and negate nothing.
    `unsure` are negated verbs of knowing: who does not know denies nothing, though his sentence is negated.
    `firm`: forms that answer an allegation ("never", "did not", "tidak pernah"). `contrast`: those that set what is not
    so behind a comma (", not a wage"); the nominal ones where it is empty. `own`: forms without tense that answer an
    allegation when the speaker tells of himself ("kami tidak menembak"). `subjects` begin a subject that is nobody
    ("neither side said"). `no_more`: says that it was so ("no longer"), negates a verb of saying and no fact. `hedges`:
    adverbs that leave open what their negated verb means ("did not directly deny"). `without`: those that negate only
    the words behind them ("without severance pay"). `answers`: verbs of answering that report nothing themselves and,
    behind a negator, tell of a silence ("respond to questions"); `silent`: whole phrases for one ("could not be
    reached"). `affixes`: patterns (regular expressions, whole word) for languages
    that negate inside the word.
    """

    predicate: Words = ()
    nominal: Words = ()
    not_yet: Words = ()
    prohibit: Words = ()
    exempt: Words = ()
    unsure: Words = ()
    firm: Words = ()
    contrast: Words = ()
    own: Words = ()
    subjects: Words = ()
    no_more: Words = ()
    hedges: Words = ()
    without: Words = ()
    answers: Words = ()
    silent: Words = ()
    affixes: tuple[str, ...] = ()


class Modality(Section):
    """Words that change what the speaker commits to.

    `must`, `should`: a demand when the subject is somebody else. `may`: possible. `alleged`: hearsay.
    `future`: not yet. `ready`: an offer. `will_not`: a refusal. `first`: the speaker himself ("kami", "we").
    """

    must: Words = ()
    should: Words = ()
    may: Words = ()
    alleged: Words = ()
    future: Words = ()
    idle: Words = ()  # phrases with a word of the future that promise nothing ("would say")
    will: tuple[str, ...] = ()  # shapes of verbs that say what the speaker will do: "yapacağız", "سنفعل"
    will_own: tuple[str, ...] = ()  # those that do so where the clause has no subject of its own: "yapacağını"
    ready: Words = ()
    resolve: Words = ()  # "bertekad": a promise
    insult: Words = ()  # evaluative words that make a verbless sentence a condemnation
    untrue: Words = ()  # "hoaks", "is invented": a report called so is denied
    true: Words = ()  # "stand by": what was said is confirmed
    sorry: Words = ()  # "mohon maaf": an apology
    thanks: Words = ()  # "terima kasih": praise
    approve: Words = ()  # words of high esteem ("heroic", "proud of"): praise
    blame: Words = ()  # wrong-doing: said of others it is an accusation
    harm: Words = ()  # violent acts ("shot", "membakar"): an accusation when a person or body did them
    admit: Words = ()  # "my mistake", "saya khilaf": a confession
    want: Words = ()  # "wants him to": a demand
    unwilling: Words = ()  # "no plans to", "tidak mau": a refusal
    punish: Words = ()  # what a threat threatens with ("sue", "menindak tegas")
    please: Words = ()  # imperative openings


class Condition(Section):
    """Words of conditions.

    `if_` opens a clause, `nouns` name a list ("syarat"), `open_` says that the list goes on ("antara lain").
    `with_`: announces conditions inside an offer ("dengan syarat"). `after`: refers back to a demand ("setelah itu").
    `inverted`: opens a condition at the start of a sentence only ("should it rain, …"). `exempt`: phrases that hold an
    opening word and open none ("even if"). `unlike`: words behind an opening word that make it none ("once again").
    `joins`: "and", "or" before the last member of a list inside a condition.
    `affixes`: patterns of words (regular expressions, whole words) that close a condition ("dinerse").
    """

    if_: Words = Field(default=(), alias="if")
    unless: Words = ()
    with_: Words = Field(default=(), alias="with")
    nouns: Words = ()
    open_: Words = Field(default=(), alias="open")
    after: Words = ()
    inverted: Words = ()
    exempt: Words = ()
    unlike: Words = ()
    joins: Words = ()
    affixes: tuple[str, ...] = ()


class Quantifiers(Section):
    """Words that say of how many of a kind something holds.

    `all`: of every one ("every", "semua"). `some`: of some and perhaps not of others. `only`: of this one and of no
    other ("only", "sendiri"). `any`: of nobody and nothing in particular ("anyone", "people", "hal").
    """

    all_: Words = Field(default=(), alias="all")
    some: Words = ()
    any: Words = ()
    only: Words = ()


class Bounds(Section):
    """Words before a number."""

    at_least: Words = ()
    at_most: Words = ()
    about: Words = ()
