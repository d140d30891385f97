"""What each rule of extraction looks for, in words for people, with a sentence that it finds.

Keys are the names that statements carry in `rule`; a rule that finds a saying inside another's content adds `.nested`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NESTED = ".nested"


@dataclass(frozen=True, slots=True)
class RuleText:
    """`what` the rule looks for; an `example` in language `lang` that holds a statement it finds."""

    what: str
    example: str
    lang: str = "en"


CATALOGUE: Mapping[str, RuleText] = {
    "quotation.cue-subject": RuleText(
        "a quotation, its cue right behind it, then the speaker",
        "“The bridge is safe to cross again,” said Mara Holt, the mayor.",
    ),
    "quotation.subject-cue": RuleText(
        "a quotation, then the speaker with a cue", "“The bridge is safe to cross again,” Mara Holt said on Monday."
    ),
    "quotation.subject-cue-before": RuleText(
        "a speaker with a cue, then a quotation", "Mara Holt said: “The bridge is safe to cross again.”"
    ),
    "quotation.cue-subject-before": RuleText(
        "a cue, its speaker, then a quotation", "Kata Rudi Hartono, “Jembatan itu sudah aman dilalui.”", "id"
    ),
    "quotation.label": RuleText("a name, a colon, a quotation", "Mara Holt: “The bridge is safe to cross again.”"),
    "quotation.floating": RuleText(
        "a quoted sentence without a cue, given to the last speaker",
        "Mara Holt said the bridge was safe. “We tested every single cable twice.”",
    ),
    "quotation.verb-final": RuleText(
        "a speaker, a quotation, and the cue at the end", "Belediye Başkanı Ali Demir, “Köprü güvenli” dedi.", "tr"
    ),
    "reported.that": RuleText(
        "a speaker, a cue, and a clause opened by “that”", "Mara Holt said that the bridge was safe."
    ),
    "reported.bare": RuleText("a speaker, a cue, and a clause or object", "Mara Holt denied the allegations."),
    "reported.bare.verb-final": RuleText(
        "a speaker set off by a comma, what was said, and the cue at the end",
        "Belediye Başkanı Ali Demir, köprünün güvenli olduğunu söyledi.",
        "tr",
    ),
    "reported.that.verb-first": RuleText(
        "a cue that opens the sentence, its speaker, and a clause", "وقال الوزير إن الجسر آمن.", "ar"
    ),
    "quotation.dash": RuleText(
        "a paragraph of speech that a dash opens", "— Мост безопасен, — сказал мэр Иван Громов. — Мы проверили.", "ru"
    ),
    "reported.object-first": RuleText(
        "a speaker, what is denied, and the cue behind it", "В мэрии эти обвинения отвергли.", "ru"
    ),
    "quotation.noun": RuleText(
        "a quotation that a noun of asking behind it names",
        "Vali, gazetecilerin “Köprü ne zaman açılacak?” sorusuna “Yarın” yanıtını verdi.",
        "tr",
    ),
    "reported.bare.verb-first": RuleText(
        "a cue that opens its clause, its speaker, and an object", "نفت وزارة الدفاع إسقاط مروحية.", "ar"
    ),
    "reported.that.relayed": RuleText(
        "somebody whose words another passes on", "ونقلت الوكالة عن مصدر طبي قوله إن الجسر آمن.", "ar"
    ),
    "reported.that.verb-second": RuleText(
        "in a language of verb-second order, a cue with its speaker on either side, and a clause",
        "Am Montag kündigte Bürgermeister Jan Holt an, die Brücke zu sperren.",
        "de",
    ),
    "reported.bare.verb-second": RuleText(
        "in a language of verb-second order, a cue with its speaker on either side, and its object",
        "Zudem wies Bürgermeister Jan Holt die Vorwürfe zurück.",
        "de",
    ),
    "reported.parenthetical.verb-second": RuleText(
        "in a language of verb-second order, what was said, then the cue and its speaker",
        "Die Brücke sei wieder sicher, räumte Bürgermeister Jan Holt ein.",
        "de",
    ),
    "reported.comment": RuleText(
        "what was said around a clause that names its speaker",
        "Wie Bürgermeister Jan Holt am Montag mitteilte, ist die Brücke wieder sicher.",
        "de",
    ),
    "reported.colon": RuleText(
        "a clause in the mood of reported speech behind a colon, said by the speaker before",
        "Bürgermeister Jan Holt nannte das falsch: Die Brücke sei sicher.",
        "de",
    ),
    "reported.continued": RuleText(
        "a sentence in the mood of reported speech without a cue, said by the speaker before",
        "„Die Brücke ist sicher“, sagte Bürgermeister Jan Holt. Sie sei im März geprüft worden.",
        "de",
    ),
    "reported.content-first": RuleText(
        "what was said, a comma, then the speaker with a cue", "The bridge was safe again, Mara Holt said on Monday."
    ),
    "reported.parenthetical": RuleText(
        "what was said around or before a cue with its speaker", "The bridge, said Mara Holt, was safe to cross again."
    ),
    "reported.reason": RuleText(
        "the reason a speaker gives beside what he refuses, announces or says",
        "Rudi Hartono menolak usul itu dengan alasan jembatan sudah aman.",
        "id",
    ),
    "reported.passive": RuleText(
        "what was said as the subject of a passive cue, the speaker behind it",
        "Kabar itu dibantah oleh Rudi Hartono.",
        "id",
    ),
    "reported.passive.complement": RuleText(
        "a passive cue, perhaps its speaker, then what was said",
        "Jembatan itu dinilai para ahli akan runtuh.",
        "id",
    ),
    "reported.agentless.complement": RuleText(
        "a passive cue, then what was said, by somebody named or not", "Mara Holt was accused of selling the bridge."
    ),
    "reported.agentless.agent": RuleText(
        "what was said of the subject of a passive cue, the speaker behind it",
        "The new law was mocked by Mara Holt.",
    ),
    "source.according": RuleText("“according to” with its source", "According to Mara Holt, the bridge was safe."),
    "source.hidden": RuleText(
        "a passive or adverb that hides who said it", "The bridge was reportedly damaged by the flood."
    ),
    "source.relayed": RuleText(
        "another medium whose report opens the sentence", "Dilansir Harian Lor, Senin (5/10), jembatan itu roboh.", "id"
    ),
    "denial.bare": RuleText(
        "a verb of denying with a pronoun for what was said before",
        "Warga menyebut jembatan itu retak. Camat Rudi Hartono membantahnya.",
        "id",
    ),
    "source.pointer": RuleText(
        "a sentence that names the speaker of the sentence before",
        "Jembatan itu aman dilalui. Hal itu disampaikan Rudi Hartono.",
        "id",
    ),
    "noun.that": RuleText(
        "a noun of saying with its clause", "The report that the bridge had collapsed caused an uproar."
    ),
    "noun.of": RuleText(
        "a noun of saying with its topic, in what is denied, confirmed or condemned",
        "Rudi Hartono membantah tuduhan menerima uang suap.",
        "id",
    ),
    "source.echo": RuleText(
        "denied words that others are said to have said",
        "Rudi Hartono mengatakan kapal itu bukan tenggelam seperti kabar yang beredar.",
        "id",
    ),
    "nested.spoken": RuleText(
        "inside a quotation, somebody else with a cue, and what he said",
        "“Pak Hartono bilang jembatan itu sudah aman,” kata Rudi Santoso.",
        "id",
    ),
    "nested.quoted": RuleText(
        "a saying reported inside a quotation",
        "“The engineers said that the cables were worn,” Mara Holt said.",
    ),
    "headline.cue": RuleText("a headline with a cue", "Mayor Denies Bridge Report\n\nThe bridge was closed in March."),
    "headline.cue.verb-second": RuleText(
        "a headline with a cue, in a language of verb-second order",
        "Bürgermeister weist Vorwürfe zurück\n\nDie Brücke war gesperrt.",
        "de",
    ),
    "headline.passive": RuleText(
        "a headline with a passive cue", "Rudi Hartono Dituding Curi Dana\n\nJembatan ditutup pada Maret.", "id"
    ),
    "headline.label": RuleText(
        "a headline with a speaker before a colon",
        "Mara Holt: Bridge is safe to cross\n\nHolt spoke in March.",
    ),
    "headline.closed": RuleText(
        "a headline that ends with its speaker and cue",
        "Bridge is safe to cross, Mayor Says\n\nThe bridge was closed in March.",
    ),
    "conditions.list": RuleText(
        "a list of conditions in a sentence behind an offer that announced them",
        "Rudi Hartono menyatakan siap berunding dengan syarat. Syarat itu antara lain pasukan harus mundur.",
        "id",
    ),
    "narration.sentence": RuleText("a sentence that reports nobody: the outlet's own voice", "The bridge was closed."),
    "narration.headline": RuleText(
        "a headline that reports nobody: the outlet's own voice",
        "Bridge closed after flood\n\nMara Holt said it was safe.",
    ),
}


def describe(rule: str) -> RuleText:
    """The text of a rule, nested or not."""
    return CATALOGUE[rule.removesuffix(NESTED)]
