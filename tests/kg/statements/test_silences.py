"""Who does not confirm, or does not plainly deny, says nothing; who does not admit or stand by a thing denies it."""

import pytest

from kg import languages, sentences, statements
from kg.model import SILENCE, Act, Mode
from tests import factories
from tests.texts import said_in

# In each: somebody confirms nothing, plainly denies nothing, or could not say something.
SILENCES = (
    ("en", "The Varda mission has not independently confirmed the report."),
    ("en", "The ministry of Ostrel has not confirmed that the bridge fell."),
    ("en", "Police could not confirm the number of dead in Ostrel."),
    ("en", "Monitors did not verify the claim."),
    ("en", "The Lune office neither confirms nor denies that messages were sent."),
    ("en", "The Lune office did not directly dispute the report."),
    ("en", "Mayor Brill no longer denies the meeting."),
    ("en", "Mayor Brill no longer repeats his denial."),
    ("en", "The Ostrel water company could not promise that the dam would hold."),
    ("id", "Kementerian Ostrel tidak mengonfirmasi laporan itu."),
    ("id", "Polisi Varda tidak membenarkan maupun membantah kabar itu."),
    ("id", "Polisi Varda tidak membenarkan kabar itu."),
    ("id", "Gubernur Ostrel tidak secara langsung membantah bahwa dana itu hilang."),
    ("id", "Bupati Brill tidak lagi membantah pertemuan itu."),
    ("id", "Bupati Brill tidak lagi mengulangi bantahannya."),
    ("de", "Das Ministerium bestätigte den Bericht nicht."),
    ("de", "Die Behörde wollte den Bericht weder bestätigen noch dementieren."),
    ("de", "Der Minister bestritt nicht direkt, dass Geld fehlte."),
    ("es", "El gobierno ni confirma ni desmiente el ataque."),
    ("es", "La portavoz no negó directamente que faltara dinero."),
    ("fr", "Le gouvernement n'a ni confirmé ni démenti l'attaque."),
    ("ru", "Армия не подтвердила и не опровергла удар."),
    ("tr", "Ordu saldırıyı ne doğruladı ne yalanladı."),
    ("ar", "لم تؤكد الوزارة أن الجسر انهار."),
)

# In each: somebody grants what is said, or turns down what he is asked to own.
SPOKEN = (
    ("en", "The Lune office did not dispute the report.", Act.CONFIRM),
    ("en", "Mayor Brill does not admit the error.", Act.DENY),
    ("en", "Mayor Brill no longer stands by the figure.", Act.DENY),
    ("en", "The Ostrel water company promised that the dam would hold.", Act.PROMISE),
    ("id", "Gubernur Ostrel tidak membantah bahwa dana itu hilang.", Act.CONFIRM),
    ("id", "Direktur Brill tidak pernah mengakui kesalahan itu.", Act.DENY),
    ("de", "Der Minister bestritt nicht, dass Geld fehlte.", Act.CONFIRM),
    ("es", "La portavoz no negó que faltara dinero.", Act.CONFIRM),
)


@pytest.mark.parametrize(("lang", "sentence"), SILENCES, ids=[sentence for _, sentence in SILENCES])
def test_silence_is_no_statement(lang: str, sentence: str) -> None:
    assert said_in(sentence, lang) == []


@pytest.mark.parametrize(("lang", "sentence", "act"), SPOKEN, ids=[sentence for _, sentence, _ in SPOKEN])
def test_negated_denial_or_admission_is_a_statement(lang: str, sentence: str, act: Act) -> None:
    assert [statement.act for statement in said_in(sentence, lang)] == [act]


# In each the outlet tells that somebody did not speak.
TOLD = (
    ("en", "The ministry of Ostrel has not reported any attack."),
    ("en", "The ministry of Ostrel did not respond to a request for comment."),
    ("en", "The Lune office did not immediately comment on the report."),
    ("en", "Mayor Brill could not be reached on Monday."),
    ("en", "The Lune office declined to comment on the case."),
    ("en", "There was no immediate comment from the ministry of Ostrel."),
    ("id", "Belum ada tanggapan dari pemerintah Ostrel."),
    ("id", "Kementerian Ostrel belum melaporkan serangan apa pun."),
    ("id", "Kementerian Ostrel belum memberikan tanggapan."),
    ("id", "Bupati Brill enggan berkomentar soal dana itu."),
    ("de", "Das Ministerium bestätigte den Bericht nicht."),
    ("de", "Das Ministerium äußerte sich nicht zu dem Bericht."),
    ("fr", "Le ministère n'a pas répondu aux questions du journal."),
    ("es", "El ministerio no respondió a las preguntas del diario."),
    ("pt", "O ministério não respondeu aos pedidos do jornal."),
    ("ru", "Министерство не ответило на запрос, мэр Брилл отказался от комментариев."),
    ("tr", "Bakanlık konuyla ilgili açıklama yapmadı."),
    ("ar", "لم تعلق الوزارة على التقرير."),
)
# In each nobody is told to be silent.
NOT_TOLD = (
    ("en", "The patient did not respond to treatment in Ostrel."),
    ("en", "The bridge of Ostrel has not been open for years."),
    ("id", "Jembatan Ostrel belum dibuka untuk umum."),
    ("de", "Die Brücke von Ostrel ist seit Jahren nicht offen."),
)


def notes(sentence: str, lang: str) -> list[str | None]:
    article = factories.article(sentence, lang=lang)
    pack = languages.load(lang)
    found = statements.extract(article, sentences.split(article, pack), pack)
    return [statement.note for statement in found if statement.mode is Mode.NARRATOR]


@pytest.mark.parametrize(("lang", "sentence"), TOLD, ids=[sentence for _, sentence in TOLD])
def test_the_outlet_tells_of_a_silence(lang: str, sentence: str) -> None:
    assert notes(sentence, lang) == [SILENCE]


@pytest.mark.parametrize(("lang", "sentence"), NOT_TOLD, ids=[sentence for _, sentence in NOT_TOLD])
def test_what_is_merely_negated_is_no_silence(lang: str, sentence: str) -> None:
    assert notes(sentence, lang) == [None]
