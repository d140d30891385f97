"""Who does not confirm, or does not plainly deny, says nothing; who does not admit or stand by a thing denies it."""

import pytest

from kg.model import Act
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
