"""What each query of the catalogue must find in the sample world: rows by hand, from the story and not from a run.

Only the columns that tell a reader the point are compared; `test_catalogue` checks the others' types. Concepts stand
here by their short name.
"""

from __future__ import annotations

import pytest

from kg.graph import catalogue
from kg.views import asked
from tests.kg.graph import catalogue_world as world
from tests.kg.graph import sample

DENIED, ADMITTED, ROCKETS = "We did not fire on Lund", "We fired on Lund", "Rockets hit Lund"
ROKET, ACCUSED = "Roket menghantam Lund", "tentara menembak Lund"
OPEN, NEVER, PROMISED = "The bridge is open", "Norland never opened the bridge", "membuka jembatan"
MUST, VALLEY = "They must say the valley is not theirs", "the valley is Sudland's"
THIRTY, TWELVE = "Tiga puluh orang terluka", "twelve people were injured"
STOP, NEVER_SPOKE = "Norland would stop", "he had never spoken of a ceasefire"
ARMY, POST, COURIER, HARIAN = "Army of Norland", "Example Post", "Hill Courier", "Harian Selatan"
TALKS = ("Perundingan berjalan", "Perundingan itu berjalan")

Rows = set[tuple[str | None, ...]]
EXPECTED: dict[str, tuple[dict[str, str], str, Rows]] = {
    "across-languages": (
        {},
        "aLang aQuote bLang bQuote",
        {("en", DENIED, "id", ROKET), ("en", TWELVE, "id", THIRTY)},
    ),
    "actor-names": (
        {"actor": sample.VALE.iri},
        "name isLabel",
        {("Vale", "true"), ("Vale", "false"), ("Вейл", "false")},
    ),
    "actor-timeline": (
        {"actor": sample.ARMY.iri},
        "act polarity quote last",
        {("deny", "denies", DENIED, None), ("confirm", "affirms", ADMITTED, "2020-11-05")},
    ),
    "actors": (
        {"class": "https://w3id.org/claimgraph/ns#Person"},
        "name sideName statements",
        # Two, five and two in the three articles: a sentence with two halves counts once.
        {("Vale", "Government of Norland", "7"), ("Orr", "Government of Sudland", "9")},
    ),
    "answers-to-conditions": (
        {},
        "quote condition answerName answerAct answerPolarity answerQuote",
        {(STOP, "Sudland withdraws", "Orr", "refuse", "denies", "Kami tidak akan mundur")},
    ),
    "answers-to-demands": (
        {},
        "quote answerName answerAct answerQuote",
        {(MUST, "Orr", "refuse", "Lembah itu bukan milik kami")},
    ),
    "articles": (
        {"lang": "id"},
        "id outletName published reported",
        {("harian", HARIAN, "2020-10-06", "9")},
    ),
    "chains-of-sources": (
        {},
        "quote position sourceName isLost",
        {(MUST, "1", "an agency", "false"), (MUST, "2", None, "true")},
    ),
    "claims-with-words": (
        {"words": "FIRED"},
        "label affirmed denied",
        {("The army of Norland fired on Lund.", "5", "1")},
    ),
    "common-ground": (
        {},
        "aQuote bQuote",
        {TALKS[::-1], (ROKET, ADMITTED), (ACCUSED, ADMITTED)},
    ),
    "conditions-of-an-offer": (
        {},
        "quote position condition label isOpenList",
        {(STOP, "1", "Sudland withdraws", "Sudland withdraws.", "true")},
    ),
    "contradictions": (
        {"type": "denial", "sureness": "0.85"},
        "aName aQuote bName bQuote confidence",
        {(ARMY, DENIED, "Orr", ROKET, "0.9")},
    ),
    "contradictions-about": (
        {"topic": sample.LUND.iri},
        "type aQuote bQuote",
        {("denial", DENIED, ROKET), ("position-change", DENIED, ADMITTED), ("denial", ROCKETS, DENIED)},
    ),
    "contradictions-of-an-actor": (
        {"actor": sample.NORLAND.iri},
        "type aQuote bQuote",
        {
            ("denial", DENIED, ROKET),
            ("position-change", DENIED, ADMITTED),
            ("denial", ROCKETS, DENIED),
            ("denial", VALLEY, MUST),
            ("attribution", STOP, NEVER_SPOKE),
        },
    ),
    "dispute-sides": (
        {"dispute": world.LUND_DISPUTE.iri},
        "position label rank quote",
        {
            ("1", "Norland fired", "1", ROCKETS),
            ("1", "Norland fired", "2", ADMITTED),
            ("2", "Norland did not fire", "1", DENIED),
        },
    ),
    "disputed-attributions": ({}, "aQuote bQuote", {(STOP, NEVER_SPOKE)}),
    "disputes": (
        {},
        "title contradictions statements speakers articles",
        # The outlet's own voice, and the army that turns against itself.
        {("Did Norland fire on Lund?", "2", "3", "2", "2"), ("Did Norland open the bridge?", "1", "2", "2", "1")},
    ),
    "disputes-on-a-topic": (
        {"topic": "JEMBATAN"},
        "title label speakerName quote",
        {
            ("Did Norland open the bridge?", "Norland opened it", COURIER, OPEN),
            ("Did Norland open the bridge?", "Norland did not open it", "Orr", NEVER),
        },
    ),
    "fact-here-claim-there": (
        {"outlet": world.COURIER.iri},
        "quote attributedName attributedQuote",
        # The promise to open the bridge is no word that it was opened; the denial is none that rockets hit.
        {(ROCKETS, "Orr", ROKET), (ROCKETS, "Orr", ACCUSED), (ROCKETS, ARMY, ADMITTED)},
    ),
    "first-source-of-a-claim": (
        {"claim": world.BRIDGE_OPENS.iri},
        "published speakerName mode quote",
        # Somebody promised it two days before; that was no report.
        {("2020-10-08", COURIER, "narrator", OPEN)},
    ),
    "implied-claims": (
        {},
        "quote explicitness polarity gloss",
        {(MUST, "implied", "denies", "The valley is Sudland's.")},
    ),
    "known-only-from-adversary": (
        {},
        "speakerName quote polarity reporterName",
        {("Orr", VALLEY, "affirms", "Vale")},
    ),
    "languages": ({}, "lang articles outlets reported", {("en", "3", "2", "10"), ("id", "1", "1", "9")}),
    "longest-disputes": (
        {},
        "title first last days",
        {
            ("Did Norland fire on Lund?", "2020-10-05", "2020-11-05", "31"),
            ("Did Norland open the bridge?", "2020-10-06", "2020-10-08", "2"),
        },
    ),
    "look-alikes": ({"guard": "reviewed"}, "aQuote bQuote", {(NEVER_SPOKE, TALKS[0])}),
    "metonyms": (
        {},
        "words mentionKind actorName literalName",
        {("Sudland", "metonymy", "Government of Sudland", "Lund")},
    ),
    "nested-attributions": (
        {},
        "speakerName quote depth reporterName reporterDepth",
        {("Orr", VALLEY, "2", "Vale", "1")},
    ),
    "numbers-that-differ": (
        {},
        "counted aQuote aLow aHigh bQuote bLow bHigh",
        {("person", TWELVE, "12", "12", THIRTY, "30", "30")},
    ),
    "offices": (
        {},
        "name role ofName since until",
        {("Vale", "president", "Government of Norland", "2020-01-01", None)},
    ),
    "one-sided-outlets": (
        {},
        "title outletName label missingLabel",
        {("Did Norland fire on Lund?", HARIAN, "Norland fired", "Norland did not fire")},
    ),
    "overview": (
        {},
        "articles outlets statements contradictions undecided disputes",
        # Seven, one, nine and six statements in the four articles.
        {("4", "3", "23", "7", "1", "2")},
    ),
    "own-voice-but-denied": (
        {},
        "speakerName quote denierName denial sameArticle",
        {(POST, ROCKETS, ARMY, DENIED, "true"), (COURIER, OPEN, "Orr", NEVER, "true")},
    ),
    "position-changes": (
        {"actor": sample.ARMY.iri},
        "kind beforeQuote beforeDay afterQuote afterDay",
        {("reversed", DENIED, "2020-10-05", ADMITTED, "2020-11-05")},
    ),
    "promises": (
        {},
        "quote outcomeKind outcomeName outcomeQuote",
        {(PROMISED, "affirms", COURIER, OPEN), (PROMISED, "denies", "Orr", NEVER)},
    ),
    "provenance-of-a-statement": (
        {"statement": sample.DENIAL.statement},
        "use start end exact",
        {("content", "61", "84", DENIED), ("cue", "90", "94", "said"), ("speaker", "87", "94", "it said")},
    ),
    "search-quotes": (
        {"words": "roket"},
        "speakerName act polarity quote",
        # Statements are found by their quotes and not by their claims' sentences.
        {("Orr", "assert", "affirms", ROKET)},
    ),
    "quotes-with-words": (
        {"words": "LUND", "speaker": sample.ARMY.iri},
        "act polarity quote",
        {("deny", "denies", DENIED), ("confirm", "affirms", ADMITTED)},
    ),
    "refusals": (
        {},
        "speakerName quote askedAct askedQuote",
        {
            ("Orr", "Lembah itu bukan milik kami", "demand", MUST),
            ("Orr", "Kami tidak akan mundur", None, None),
        },
    ),
    "reviews": ({}, "decision personName note", {("rejected", "Ana", "no")}),
    "roles-when-speaking": (
        {"actor": sample.VALE.iri},
        "speakerName role ofName",
        {("Vale", "president", "Government of Norland")},
    ),
    "said-before-and-after": (
        {"actor": sample.ORR.iri, "day": "2020-10-06", "words": "talks"},
        "when quote",
        {("around", TALKS[1])},
    ),
    "same-claim-in-other-words": (
        {},
        "label otherLabel",
        {
            ("The bridge was closed.", "Norland stops fighting."),
            ("Norland stops fighting.", "The bridge was closed."),
        },
    ),
    "silences": (
        {},
        "actorName asOf speakerName quote claim",
        {("Government of Norland", "2020-10-08", COURIER, "Norland has not answered", None)},
    ),
    "single-source-claims": (
        {"outlet": world.HARIAN.iri},
        "gloss speakerName quote",
        {
            ("Thirty people were injured.", "unattributed", THIRTY),
            ("The talks go on.", "Vale", TALKS[0]),
            ("The talks go on.", "Orr", TALKS[1]),
        },
    ),
    "sources-per-claim": (
        {"claim": sample.ATTACK.iri},
        "outlets sources articles speakers affirmed denied uncommitted first last",
        # The courier prints again what the Post printed first: three outlets, two sources.
        {("3", "2", "4", "4", "5", "1", "0", "2020-10-05", "2020-11-05")},
    ),
    "stances": (
        {"holder": sample.NORLAND.iri, "claim": sample.ATTACK.iri},
        "polarity first until speakerName quote",
        {("denies", "2020-10-05", "2020-11-03", ARMY, DENIED), ("affirms", "2020-11-04", None, ARMY, ADMITTED)},
    ),
    "statements-of-an-act": (
        {"act": "threaten"},
        "speakerName commitment polarity quote",
        {("Vale", "none", "uncommitted", "menutup sungai")},
    ),
    "statements-of-an-article": (
        {"article": world.COURIER_ARTICLE.iri},
        "speakerName act polarity depth quote",
        {
            (COURIER, "assert", "affirms", "0", OPEN),
            ("Orr", "assert", "affirms", "1", TWELVE),
            ("Orr", "deny", "denies", "1", NEVER),
            ("Vale", "deny", "denies", "1", NEVER_SPOKE),
            (COURIER, "assert", "affirms", "0", ROCKETS),
            (COURIER, "assert", "denies", "0", "Norland has not answered"),
        },
    ),
    "statements-per-source-and-month": (
        {},
        "outletName month articles reported ownVoice",
        {
            (POST, "2020-10", "1", "6", "1"),
            (POST, "2020-11", "1", "1", "0"),
            (HARIAN, "2020-10", "1", "9", "0"),
            (COURIER, "2020-10", "1", "3", "3"),
        },
    ),
    "undecided-pairs": ({}, "aQuote bQuote confidence", {(NEVER, PROMISED, "0.2")}),
    "unmet-demands": ({}, "speakerName demandedOfName quote", {("Vale", "Government of Sudland", MUST)}),
    "unnamed-sources": ({}, "speakerName quote", {("unattributed", THIRTY)}),
    "who-accuses-whom": ({}, "accuserName accusedName quote", {("Orr", ARMY, ACCUSED)}),
    "who-agrees-with-whom": (
        {},
        "label polarity aHolderName bHolderName",
        {
            ("The talks go on.", "affirms", "Government of Sudland", "Government of Norland"),
            ("The army of Norland fired on Lund.", "affirms", "Government of Sudland", "Government of Norland"),
        },
    ),
    "who-contradicts-whom": (
        {"actor": sample.ARMY.iri},
        "aName bName contradictions surest",
        {(POST, ARMY, "1", "0.8"), (ARMY, "Orr", "1", "0.9")},
    ),
    "who-denies-what": (
        {},
        "denierName denial affirmerName affirmation",
        {
            (ARMY, DENIED, POST, ROCKETS),
            (ARMY, DENIED, "Orr", ROKET),
            ("Vale", MUST, "Orr", VALLEY),
            ("Orr", NEVER, COURIER, OPEN),
        },
    ),
    "who-is-who": (
        {},
        "name otherName sameness likelihood",
        {("Orr", "Vale", "same", "0.75"), ("Vale", "Orr", "same", "0.75")},
    ),
    "who-says-what-about-a-claim": (
        {"claim": sample.BELONGS.iri},
        "speakerName polarity explicitness quote",
        {("Orr", "affirms", "explicit", VALLEY), ("Vale", "denies", "implied", MUST)},
    ),
    "whom-outlets-quote": (
        {"outlet": sample.OUTLET.iri},
        "speakerName reported nested articles",
        {("Vale", "3", "0", "1"), (ARMY, "2", "0", "2"), ("Orr", "2", "1", "1")},
    ),
    "wire-copies": (
        {"statement": sample.NARRATION.statement},
        "speakerName quote copyQuote",
        {(POST, ROCKETS, ROCKETS)},
    ),
}


def short(value: str | None) -> str | None:
    return value.rsplit("/", 1)[-1] if value and "/vocab/" in value else value


@pytest.mark.parametrize("name", [*catalogue.queries()])
def test_a_query_finds_the_rows_that_the_story_has(name: str) -> None:
    given, columns, expected = EXPECTED[name]
    rows = asked.answer(world.store(), name, given).values()
    assert {tuple(short(row[column]) for column in columns.split()) for row in rows} == expected
