"""Words that undo, bar or only order an act, what is only possible, and what is so no longer: no polarity is turned."""

from __future__ import annotations

import pytest

from kg.contradictions import Guarded, meaning
from kg.contradictions.alignment import align
from kg.contradictions.base import Verdict
from kg.model import Act
from tests.kg.claims.reading import FERRIES, KADLEC, MASLAK, UNION
from tests.kg.contradictions.telling import LATE, SETTING, Told, asked, denies


def parity(lang: str, left: str, right: str) -> int:
    """How the closest clauses of two statements hold what they share: 1 alike, -1 against each other, 0 open."""
    one, other = Told(UNION, left).stated(lang, "a"), Told(FERRIES, right).stated(lang, "b")
    return align(one, other, SETTING).best.parity


@pytest.mark.parametrize(
    ("lang", "left", "right", "expected"),
    [
        ("en", "the firm refused to pay the wages", "the firm did not pay the wages", 1),
        ("en", "the firm refused to pay the wages", "the firm paid the wages", -1),
        ("en", "the mayor banned selling the ferries", "the ferries were sold", 0),
        ("en", "the firm paid the wages", "the firm paid the wages in full", 1),
        # "the company refused to pay the wages" / "did not pay"
        ("id", "perusahaan menolak membayar gaji", "perusahaan tidak membayar gaji", 1),
        ("id", "perusahaan gagal membayar gaji", "perusahaan membayar gaji", -1),
        # "the mayor forbids selling the ferries" / "the ferries are sold"
        ("id", "wali kota melarang menjual feri", "feri dijual", 0),
        # "the firm refuses to deliver the ships" / "delivers the ships"
        ("de", "die Firma weigert sich die Schiffe zu liefern", "die Firma liefert die Schiffe", -1),
        # "the firm no longer delivers the ships"
        ("de", "die Firma liefert die Schiffe nicht mehr", "die Firma liefert die Schiffe", -1),
        # "the firm refused to pay the wages" / "pays the wages"
        ("ru", "фирма отказалась платить зарплату", "фирма платит зарплату", -1),
    ],
)
def test_a_word_that_undoes_an_act_denies_it_and_one_that_bars_it_leaves_it_open(
    lang: str, left: str, right: str, expected: int
) -> None:
    assert parity(lang, left, right) == expected


@pytest.mark.parametrize(
    ("lang", "told", "denied"),
    [
        ("en", "the guards burned the old ferries", "ordering that the guards burned the old ferries"),
        ("id", "penjaga membakar feri tua", "memerintahkan penjaga membakar feri tua"),
        # "the guards burned the old ferries" / "having ordered to burn the old ferries"
        ("ru", "охранники сожгли старые паромы", "приказ сжечь старые паромы"),
    ],
)
def test_who_denies_having_ordered_an_act_does_not_deny_the_act(lang: str, told: str, denied: str) -> None:
    found = asked("open-denial", lang, Told(UNION, told), denies(MASLAK, denied))
    assert not isinstance(found, Verdict)


@pytest.mark.parametrize(
    ("lang", "told", "denied"),
    [
        ("en", "the guards burned the old ferries", "that the guards burned the old ferries"),
        ("id", "penjaga membakar feri tua", "penjaga membakar feri tua"),
        ("de", "die Wachen haben die alten Fähren verbrannt", "dass die Wachen die alten Fähren verbrannt haben"),
    ],
)
def test_who_denies_the_act_itself_contradicts_who_tells_it(lang: str, told: str, denied: str) -> None:
    assert isinstance(asked("open-denial", lang, Told(UNION, told), denies(MASLAK, denied)), Verdict)


@pytest.mark.parametrize(
    ("lang", "possible", "denied"),
    [
        ("en", "the possibility that the town keeps money in deposits", "the town keeps no money in deposits"),
        (
            "id",
            "kemungkinan adanya daerah yang menyimpan dana dalam deposito",
            "tidak ada dana disimpan dalam deposito",
        ),
        ("fr", "la possibilité que la ville garde de l'argent en dépôt", "la ville ne garde pas d'argent en dépôt"),
    ],
)
def test_a_possibility_is_no_change_of_position(lang: str, possible: str, denied: str) -> None:
    for rule in ("open-position", "open-admission"):
        first = Told(KADLEC, denied, Act.DENY)
        found = asked(rule, lang, first, Told(KADLEC, possible, Act.CONFIRM, said=LATE))
        assert found is None or isinstance(found, Guarded)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "it is possible that he pays"), ("id", "semoga dia membayar"), ("de", "hoffentlich zahlt er")],
)
def test_words_that_open_with_a_possibility_or_a_hope_tell_what_may_be(lang: str, text: str) -> None:
    assert meaning.of(Told(KADLEC, text).stated(lang, "a")).clauses[0].is_possible


@pytest.mark.parametrize(
    ("lang", "left", "right"),
    [
        ("en", "a former first lady visited the harbour", "Kadlec saw the harbour in her first year"),
        ("id", "ibu negara pertama mengunjungi pelabuhan", "Kadlec melihat pelabuhan pada tahun pertama"),
        ("es", "la primera dama visitó el puerto", "Kadlec vio el puerto en su primer año"),
    ],
)
def test_the_word_first_alone_makes_no_two_who_began(lang: str, left: str, right: str) -> None:
    assert not isinstance(asked("open-agent", lang, Told(UNION, left), Told(MASLAK, right)), Verdict)


@pytest.mark.parametrize(
    ("lang", "left", "right"),
    [
        ("en", "the survey found 45 percent for the mayor", "a poll found 48 percent for the mayor"),
        ("id", "survei menemukan 45 persen untuk wali kota", "jajak pendapat menemukan 48 persen untuk wali kota"),
        ("es", "la encuesta dio 45 por ciento al alcalde", "otra encuesta dio 48 por ciento al alcalde"),
    ],
)
def test_the_results_of_two_surveys_may_differ(lang: str, left: str, right: str) -> None:
    assert not isinstance(asked("open-quantity", lang, Told(UNION, left), Told(MASLAK, right)), Verdict)
