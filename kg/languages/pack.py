"""The schema of a language file: what `<tag>.toml` may hold, checked when it is loaded.

Unknown keys, empty strings, text that is not in NFC and words listed twice in one list are refused, with the key's
path.
A word may be several words ("minta maaf"). A final `*` stands for any further letters of the word, for languages that
inflect ("опроверг*"). Matching ignores case. Regular expressions do not appear in language files, with the exception of
`negation.affixes`, `modality.will`, `modality.will_own`, `clause.action_nouns` and `names.adjectives`: patterns of
whole words, for languages that show these by the shape of the word.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kg.languages.meaning import Bounds, Condition, Modality, Negation, Quantifiers
from kg.languages.section import Section, Word, WordMap, Words
from kg.languages.times import Time, Truce
from kg.model import Act, Commitment


class Meta(Section):
    """What the language is and how its texts are laid out.

    `level`: "full" where statements of every mode are found, "lexicon" where a
    word list works under rules made for others, "words" where the rules do not fit the language's clauses yet.
    `order`: "sv" (X said Y), "vs" (said X after a quotation), "ovs" (any verb of saying stands so: "Y, denounced X"),
    "osv" (what is denied may precede its verb), "sov" (verb last), "vso" (verb first), "v2" (finite verb second, the
    rest of the verb last), those that the language uses.
    `speaker_clitics`: glued to a cue for "he said" ("nya" in "ujarnya").
    `proclitics`: conjunctions glued to the word behind them ("و" in "وقال"); cues are listed without them.
    `article`: the definite article where it is glued to its noun ("ال").
    """

    tag: Word
    name: Word
    script: Word
    level: Literal["full", "lexicon", "words"]
    date_order: Literal["DMY", "MDY", "YMD"]
    month_first: bool = False  # a day stands behind its month in words ("oktyabrın 11-də")
    decimal: Word
    thousands: str
    order: Words = ("sv", "vs")
    speaker_clitics: Words = ()
    proclitics: Words = ()
    article: Word | None = None


class Text(Section):
    """Marks and leftovers: opening and closing quote marks, abbreviations that do not end a sentence, page leftovers.

    `leftovers` are whole lines, or the last word of the last line, that belong to the page and not to the article;
    a final `*` allows more text after it. `#` stands for a number. `dialogue`: dashes that open speech without marks.
    `bylines`: open a line without an end mark that names who wrote the article ("By").
    """

    quotes: tuple[tuple[Word, Word], ...]
    dialogue: Words = ()
    abbreviations: Words = ()
    leftovers: Words = ()
    bylines: Words = ()


class Cue(Section):
    """Words of one kind of saying.

    `verbs`: finite forms (X mengatakan …). `stems`: forms that follow or precede a quotation (…, kata X).
    `quoting`: verbs that report a quotation only ("memposting").
    `passives`: agent after the verb, content before ("dibantah X"); `ascribing`: agent and content after it ("dinilai X
    merugikan"). `nouns`: name a saying ("tuduhan bahwa …").
    `participles`: forms behind an auxiliary of `clause.perfect` ("déclaré" for "a déclaré", "a-t-il déclaré").
    `parted`: separable verbs, with "…" where other words may stand between ("kündigte … an").
    `objects`: prepositions before what these verbs are about ("vor" of "warnte vor X"), in languages of order "v2".
    `headline`: bare forms used in headlines only. `phrases`: what follows is the content ("dalam keterangannya, …").
    `first`: forms that do the act when the speaker himself is their subject ("we condemn", "saya menolak").
    `takes`: what may follow the verb: a "clause", a "verb" phrase whose subject is the speaker (membantah melakukan …),
    a "that" clause alone (one that a complementiser or a pronoun opens: the verb mostly means something else), a "noun"
    phrase, a "target" that belongs to the content (menuduh X melakukan …), an "addressee" that does not
    (told X that …), or a thing and its "label" (called X a liar).
    `manner`: "warn" for words as in "warned", that threaten when the speaker tells what he will do himself; "own"
    for words that tell what the speaker himself did or suffered ("mengaku"); "verify" for words that vouch for what
    others reported ("confirmed"): who does not vouch for it denies nothing, as who does not admit a wrong does.
    `commitment`: only where it is not the act's usual one. `weight`: how sure a sign of saying it is, 0 to 1.
    """

    act: Act
    verbs: Words = ()
    stems: Words = ()
    quoting: Words = ()
    passives: Words = ()
    ascribing: Words = ()
    nouns: Words = ()
    participles: Words = ()
    parted: Words = ()
    objects: Words = ()
    headline: Words = ()
    phrases: Words = ()
    first: Words = ()
    takes: tuple[Literal["clause", "that", "verb", "noun", "target", "addressee", "label"], ...] = ("clause",)
    manner: Literal["warn", "own", "verify"] | None = None
    commitment: Commitment | None = None
    weight: float = Field(default=0.9, ge=0, le=1)


class Source(Section):
    """Where words come from, other than by a verb of saying.

    `before`: stands before its source ("menurut X"), `after`: behind it ("X'e göre").
    `via`: how the words reached the outlet ("dikutip dari X"): provenance, never the speaker.
    `pointers`: open a sentence that says who said the one before ("Об этом сообщил X", "Hal itu disampaikan X").
    `relayed`: before somebody whose words another passes on ("نقلت X عن Y قوله إن Z", X relayed from Y his-saying Z).
    `agents`: behind who does what a passive says ("X tarafından").
    `media`: where they were said ("di Twitter"). `hidden`: passives that hide the speaker ("dilaporkan").
    `by`: before the agent of a passive ("oleh X"). `unnamed`: ascribing passives that report something without one
    ("didesak mundur"). `titled`: before the quoted title of another piece ("tonton juga video").
    `leads`: open a sentence and name the medium whose report follows ("dilansir X, …").
    `points`: an object that only points back ("mengatakan hal itu di kantornya").
    `accounts`: nouns for what somebody told, asked or offered that are no cue ("version", "angka"), in all their forms.
    `demonstratives`: around such a noun, they say that it was told before ("that", "tersebut").
    `echoes`: behind words that others are said to have said ("seperti yang ramai disebut"). `alike`: in a subject that
    only points to what was said ("hal senada", "the same").
    """

    before: Words = ()
    after: Words = ()
    via: Words = ()
    media: Words = ()
    hidden: Words = ()
    by: Words = ()
    points: Words = ()
    leads: Words = ()
    unnamed: Words = ()
    titled: Words = ()
    echoes: Words = ()
    alike: Words = ()
    pointers: Words = ()
    accounts: Words = ()
    demonstratives: Words = ()
    relayed: Words = ()
    agents: Words = ()


class Clause(Section):
    """Words that build clauses.

    `that`: complementisers. `relative`: relative pronouns. `and_`, `but`: conjunctions. `to`: before a verb phrase.
    `linkers`: open a sentence and mean nothing for the speaker ("Sementara itu"). `auxiliaries`: between subject and
    verb.
    `prepositions`: begin an adjunct between verb and content ("kepada wartawan").
    `subordinators`: open a clause that depends on another ("after", "as").
    `passive`: auxiliaries whose participle, known by its `passive_endings`, has a subject that does not speak.
    `complements`: open what completes such a passive ("accused of", "told to").
    `finite`: verbs and auxiliaries that show that a stretch is a clause ("is", "will").
    `past`: verbs in the past that no ending shows and that are no nouns ("took", "began"); `dummies`: subjects that
    mean nobody ("it", "there"); `adverb_endings`: of words between subject and verb ("pointedly").
    `base_endings`: a form that becomes another cue with one of these is an infinitive or a plural ("say", "says").
    `ends`: behind a comma or dash these take what is said over to the outlet's own words ("…, despite criticism");
    `breaks` do so without a comma; `kept` are longer phrases that do not ("as well as").
    `asides`: whole phrases of time and manner between verb and content ("last week", "again").
    `participles`: endings of forms whose subject is that of the main clause (", saying that"), also in the middle of
    a cue.
    `openers`: open a subordinate clause that is not said by anybody ("nachdem", "weil").
    `comments`: open a clause that names the speaker of the clause around it ("wie X mitteilte").
    `infinitive`: stands before an infinitive or within it ("zu" of "stillzulegen").
    `reported`: finite verbs in the mood of reported speech ("sei", "habe"), which go on with it in later sentences.
    `continues`: openings of a sentence that goes on with the indirect speech before it ("karena itu").
    `perfect`: auxiliaries of the perfect tenses ("a", "avait"), for `cue.participles`.
    `drops_subject`: the verb's ending says who acts, without a pronoun ("exigimos"): `cue.first` needs none,
    and in languages of order "ovs" a cue may be its own speaker ("…, añadió").
    `verb_prefixes`: how a finite verb begins, for languages where that shows ("me", "ber", "di").
    `action_nouns`: patterns of verbs made nouns ("إسقاط", "açtığını"): what is said of somebody, not who speaks.
    `topics`: particles behind a subject ("ise", "de").
    `adnominal`: endings of forms that describe the speaker behind them ("diyen X", X who said).
    `glued`: beginnings of words that hold a preposition ("ب" in "بإسقاط"): what follows the cue, not who speaks.
    `active_prefixes`: those of them that only an active verb has ("me"). `accompanying`: before what somebody does
    while he speaks ("seraya").
    `about`: before what is spoken of ("soal X"). `because`: open a reason ("karena").
    """

    that: Words = ()
    relative: Words = ()
    and_: Words = Field(default=(), alias="and")
    but: Words = ()
    to: Words = ()
    linkers: Words = ()
    auxiliaries: Words = ()
    prepositions: Words = ()
    openers: Words = ()
    comments: Words = ()
    infinitive: Words = ()
    reported: Words = ()
    continues: Words = ()
    perfect: Words = ()
    subordinators: Words = ()
    passive: Words = ()
    passive_endings: Words = ()
    complements: Words = ()
    finite: Words = ()
    past: Words = ()
    dummies: Words = ()
    adverb_endings: Words = ()
    base_endings: Words = ()
    ends: Words = ()
    breaks: Words = ()
    kept: Words = ()
    asides: Words = ()
    verb_prefixes: Words = ()
    participles: Words = ()
    active_prefixes: Words = ()
    accompanying: Words = ()
    about: Words = ()
    because: Words = ()
    asking: Words = ()  # "whether", "apakah": open an indirect question
    leaning: Words = ()  # verb forms that lean on the word before them ("'ll"), with their apostrophe made straight
    repeats: Words = ()  # "mengulangi klaim bahwa": the content was said before
    action_nouns: tuple[str, ...] = ()
    adnominal: Words = ()
    topics: Words = ()
    drops_subject: bool = False
    glued: Words = ()


class Blocked(Section):
    """Where a cue word is no cue: `idioms` that hold one, words `before` one ("harus mengatakan").

    `nouns`: verb forms that are nouns behind an article or possessive ("la sentencia", "le juge"). `after`: behind
    these every cue word is a noun or an adjective ("the alleged plot"), and then one of `nouns` is a verb only where
    somebody who can speak stands right before it ("claims", "states").
    """

    idioms: Words = ()
    before: Words = ()
    after: Words = ()
    nouns: Words = ()


class Names(Section):
    """How people and bodies are named.

    `honorifics` precede a name and are not part of it. `particles` may be lower case inside a name ("bin", "van").
    `collectives` turn a name into its side ("pihak"). `heads` begin or end the name of a body ("Kementerian");
    `head_last`: they end it, as in "water ministry".
    `groups` are nouns for people who speak unnamed ("pejabat", "warga"). `not_names` are capitalised words that are
    none.
    `third`, `third_plural`, `first`, `first_plural`, `their`: pronouns; `nominative`: those that can only be subjects.
    `own`: possessives of the first person ("our").
    `things` are those of the third person that stand for a body ("it"). `masculine`, `feminine`: pronouns, titles and
    nouns that tell whether a man or a woman is meant ("she", "Mrs", "spokeswoman"); empty where a language does not
    tell.
    `given_masculine`, `given_feminine`: common given names of men and of women, none that both bear.
    `definite`, `indefinite`: words around a noun that say "that one" ("the", "sang", "itu") or "one" ("a", "seorang").
    `oblique`: articles and pronouns that never mark a subject ("den", "dem"). `impersonal`: subjects that are nobody
    ("man"). `reflexive`: pronouns as in "sich".
    `of`: words between a role and what it belongs to ("of", "dari"); `inside`: words within the name of a body
    ("Ministry of Health"); `aliases`: words before another name of somebody just named ("known as").
    `kinds`: for each kind of body the nouns that name it ("agency", "watchdog"), so that one may stand for another.
    Those under "any" may mean a body whose name does not tell its kind ("company").
    `belongings`: capitalised words of party or faith that name nobody by themselves ("Democratic").
    `place_heads`: heads that take one word ("Kota Solo"); `closers`: words that close the name of a place or body
    ("Tengah", "Tbk"); `noun_forms`: beginning and end of words that are nouns and no
    names ("pe-an"); `local_offices`: notations of roles whose title names a place, club or firm before the person.
    `utterances`: documents by which somebody speaks himself ("the letter"), not ones that speak for themselves.
    `plurals`, `plural_endings`: words before a noun and endings of it that say several are meant ("para").
    `possessive`: how to write an owner and a noun together, with {owner} and {noun}.
    `agents`: words before who does it in a passive clause ("by", "oleh"). `relations`: nouns of a person who belongs to
    another ("lawyer", "wife"). `documents`: nouns for texts that "say" something ("laporan", "letter"). `endings`:
    letters that inflection puts after a name ("а", "у" in Russian).
    `subject_endings`: those of them that mark the subject of a reported clause ("ordusunun ateş açtığı").
    `locative`: prepositions before a body whose people speak ("В МИДе заявили": in the ministry they said).
    `agent_endings`: those that mark who does what a passive says ("valilikçe").
    `oblique_endings`: those that no subject has ("da", "dan").
    `adjectives`: patterns of adjectives behind a noun, for scripts without capitals ("الفرنسي").
    `demonyms` maps an ISO 3166 country code to the words for its people and adjective.
    `owner_first`: the name of a state stands before words for its bodies ("Yunanistan Dışişleri Bakanlığı").
    `towns`, `both_towns`: a town or two that were named before ("the city", "both towns"), in all their forms.
    `capital_nouns`: every noun is written with a capital, so that one beside a name tells nothing.
    """

    towns: Words = ()
    both_towns: Words = ()
    honorifics: Words = ()
    particles: Words = ()
    collectives: Words = ()
    heads: Words = ()
    head_last: bool = False
    groups: Words = ()
    not_names: Words = ()
    third: Words = ()
    third_plural: Words = ()
    first: Words = ()
    first_plural: Words = ()
    own: Words = ()
    their: Words = ()
    nominative: Words = ()
    things: Words = ()
    masculine: Words = ()
    feminine: Words = ()
    given_masculine: Words = ()
    given_feminine: Words = ()
    definite: Words = ()
    indefinite: Words = ()
    oblique: Words = ()
    impersonal: Words = ()
    reflexive: Words = ()
    of: Words = ()
    inside: Words = ()
    aliases: Words = ()
    agents: Words = ()
    kinds: WordMap = Field(default_factory=dict)
    belongings: Words = ()
    place_heads: Words = ()
    closers: Words = ()
    noun_forms: Words = ()
    local_offices: Words = ()
    utterances: Words = ()
    plurals: Words = ()
    plural_endings: Words = ()
    possessive: Word = "{noun} ({owner})"
    relations: Words = ()
    documents: Words = ()
    endings: Words = ()
    subject_endings: Words = ()
    locative: Words = ()
    agent_endings: Words = ()
    oblique_endings: Words = ()
    adjectives: tuple[str, ...] = ()
    demonyms: WordMap = Field(default_factory=dict)
    capital_nouns: bool = False
    owner_first: bool = False


class Numbers(Section):
    """`words` maps a number (as a string) to its words; `indefinite` are words for an unknown number ("beberapa")."""

    words: WordMap = Field(default_factory=dict)
    indefinite: Words = ()
    units: WordMap = Field(default_factory=dict)  # unit notation ("person", "missile") to its nouns


class FrameWords(Section):
    """Words that evoke a typed frame of `ontology/frames.ttl`.

    `verbs`: subject is the agent. `passives`: subject is the patient. `nouns`: name the event.
    `by`, `at`, `from_`, `of`: words before agent, place or patient, origin, theme.
    """

    id: Word
    verbs: Words = ()
    passives: Words = ()
    nouns: Words = ()
    adjectives: Words = ()
    by: Words = ()
    at: Words = ()
    from_: Words = Field(default=(), alias="from")
    of: Words = ()


class Golden(Section):
    """A sentence and what must be found in it: run by the tests."""

    text: Word
    speaker: str | None = None
    act: Act
    commitment: Commitment
    content: Word
    mode: Literal["direct", "indirect", "mixed"] = "indirect"
    conditions: Words = ()
    note: str | None = None


class LanguagePack(Section):
    """One language file."""

    meta: Meta
    text: Text
    cue: tuple[Cue, ...] = ()
    source: Source = Source()
    clause: Clause = Clause()
    negation: Negation = Negation()
    modality: Modality = Modality()
    condition: Condition = Condition()
    bounds: Bounds = Bounds()
    quantifiers: Quantifiers = Quantifiers()
    blocked: Blocked = Blocked()
    names: Names = Names()
    organs: WordMap = Field(default_factory=dict)
    roles: WordMap = Field(default_factory=dict)
    time: Time = Time()
    truce: Truce = Truce()
    numbers: Numbers = Numbers()
    frame: tuple[FrameWords, ...] = ()
    stopwords: Words = ()
    golden: tuple[Golden, ...] = ()

    @property
    def tag(self) -> str:
        """BCP 47 tag."""
        return self.meta.tag
