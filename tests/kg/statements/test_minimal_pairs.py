"""Two sentences that differ in one word: a negator, a modal, a condition. What is said must differ with it.

Each side is written as "act commitment"; a side with " if" behind it must also have its condition found.
"""

import pytest

from tests.texts import said_in

Pair = tuple[str, str, str, str]

ENGLISH: tuple[Pair, ...] = (
    # a negator before the cue
    (
        "The mayor denied that the dam leaks.",
        "deny no",
        "The mayor has never denied that the dam leaks.",
        "confirm yes",
    ),
    ("Police confirmed the theft.", "confirm yes", "Police never confirmed the theft.", "deny no"),
    (
        "The bank admitted that it lost the files.",
        "confirm yes",
        "The bank did not admit that it lost the files.",
        "deny no",
    ),
    # a negator in the content
    (
        "“We fired at the village,” the colonel said.",
        "assert yes",
        "“We never fired at the village,” the colonel said.",
        "deny yes",
    ),
    (
        "“The driver was drunk,” the officer said.",
        "assert yes",
        "“The driver was not drunk,” the officer said.",
        "deny yes",
    ),
    (
        "The club said that the striker took the tablets.",
        "assert yes",
        "The club said that the striker did not take the tablets.",
        "deny yes",
    ),
    ("The hospital said it received the letter.", "assert yes", "The hospital said it received no letter.", "deny yes"),
    (
        "“There is cholera in the camp,” the doctor said.",
        "assert yes",
        "“There is no cholera in the camp,” the doctor said.",
        "deny yes",
    ),
    (
        "“I took the money,” the treasurer said.",
        "assert yes",
        "“I didn't take the money,” the treasurer said.",
        "deny yes",
    ),
    ("The minister said the claim was true.", "assert yes", "The minister said the claim was not true.", "deny yes"),
    (
        "The minister said the report was accurate.",
        "confirm yes",
        "The minister said the report was inaccurate.",
        "deny yes",
    ),
    (
        "“The bridge is safe,” the engineer said.",
        "assert yes",
        "“The bridge isn't safe,” the engineer said.",
        "deny yes",
    ),
    # a negator that negates nothing, or not the main clause
    (
        "“Nobody in the village was warned,” Lim said.",
        "deny yes",
        "“Not only the village was warned,” Lim said.",
        "assert yes",
    ),
    (
        "“The rescuers did not come on Monday,” Lim said.",
        "deny yes",
        "“The rescuers who did not sleep came on Monday,” Lim said.",
        "assert yes",
    ),
    (
        "“We do not know the cause,” the fire chief said.",
        "assert yes",
        "“We did not start the fire,” the fire chief said.",
        "deny yes",
    ),
    # will and will not
    (
        "“We will reopen the mine,” the owner said.",
        "promise yes",
        "“We will not reopen the mine,” the owner said.",
        "refuse yes",
    ),
    ("The coach said he would resign.", "promise yes", "The coach said he would not resign.", "refuse yes"),
    (
        "“I'll sign the contract,” the singer said.",
        "promise yes",
        "“I won't sign the contract,” the singer said.",
        "refuse yes",
    ),
    ("The union promised to end the strike.", "promise yes", "The union refused to end the strike.", "refuse no"),
    (
        "“We are ready to talk,” the rebel leader said.",
        "offer none",
        "“We are not ready to talk,” the rebel leader said.",
        "refuse yes",
    ),
    # the modal, and whose duty it is
    (
        "“The company paid the farmers,” Lim said.",
        "assert yes",
        "“The company must pay the farmers,” Lim said.",
        "demand none",
    ),
    (
        "“The airline refunded the tickets,” Lim said.",
        "assert yes",
        "“The airline should refund the tickets,” Lim said.",
        "demand none",
    ),
    (
        "“They have to open the border,” the driver said.",
        "demand none",
        "“They had opened the border,” the driver said.",
        "assert yes",
    ),
    (
        "“The court needs to hear the widow,” Lim said.",
        "demand none",
        "“The court heard the widow,” Lim said.",
        "assert yes",
    ),
    (
        "The coach told the players to rest.",
        "demand none",
        "The coach told the players that they rested.",
        "assert yes",
    ),
    (
        "“Release the journalist,” the editor said.",
        "demand none",
        "“He released the journalist,” the editor said.",
        "assert yes",
    ),
    # who does what to whom
    (
        "“We will sue the bank,” the widow said.",
        "threaten yes",
        "“We will thank the bank,” the widow said.",
        "promise yes",
    ),
    (
        "The clerk said the mayor stole the money.",
        "accuse yes",
        "The clerk said the mayor counted the money.",
        "assert yes",
    ),
    ("“It was my mistake,” the pilot said.", "confirm yes", "“It was not my mistake,” the pilot said.", "deny yes"),
    ("Lim called the verdict “a disgrace”.", "condemn yes", "Lim called the verdict “a hoax”.", "deny yes"),
    (
        "The resident asked whether the water is safe.",
        "question none",
        "The resident said that the water is safe.",
        "assert yes",
    ),
    # a condition
    (
        "“We will return,” the farmer said.",
        "promise yes",
        "“We will return if the road is mended,” the farmer said.",
        "promise yes if",
    ),
    (
        "The bank said it would lend the money.",
        "promise yes",
        "The bank said it would lend the money provided that the law is changed.",
        "promise yes if",
    ),
    (
        "“We will go on strike,” the nurse said.",
        "threaten yes",
        "“Unless wages rise, we will go on strike,” the nurse said.",
        "threaten yes if",
    ),
    (
        "“If they do not pay, we will sue,” Lim said.",
        "threaten yes if",
        "“If they do not pay, we will not sue,” Lim said.",
        "refuse yes if",
    ),
    (
        "The rebels offered a truce.",
        "offer none",
        "The rebels offered a truce if the army left the valley.",
        "offer none if",
    ),
)

INDONESIAN: tuple[Pair, ...] = (
    # what somebody was asked for himself is no demand of his
    (
        "Karta mengatakan sopir diminta membayar uang jalan.",
        "demand none",
        "Karta mengaku diminta membayar uang jalan.",
        "assert yes",
    ),
    # a negator of the condition is none of what follows it
    (
        '"Jika tidak, kami akan membangun bendungan itu," kata Seta.',
        "promise yes if",
        '"Kami tidak akan membangun bendungan itu," kata Seta.',
        "refuse yes",
    ),
    # a negator before the cue
    (
        "Wali Kota Seta membantah bendungan itu bocor.",
        "deny no",
        "Wali Kota Seta tidak pernah membantah bendungan itu bocor.",
        "confirm yes",
    ),
    ("Polisi membenarkan pencurian itu.", "confirm yes", "Polisi tidak pernah membenarkan pencurian itu.", "deny no"),
    ("Direktur menampik kabar itu.", "deny no", "Direktur tidak menampik kabar itu.", "confirm yes"),
    # a negator in the content
    (
        '"Kami menembaki desa itu," kata Kolonel Seta.',
        "assert yes",
        '"Kami tidak pernah menembaki desa itu," kata Kolonel Seta.',
        "deny yes",
    ),
    (
        '"Sopir itu mabuk," kata Kapolres Seta.',
        "assert yes",
        '"Sopir itu bukan mabuk," kata Kapolres Seta.',
        "deny yes",
    ),
    (
        "Bupati Seta mengatakan bahwa dia menerima surat itu.",
        "assert yes",
        "Bupati Seta mengatakan bahwa dia tidak pernah menerima surat itu.",
        "deny yes",
    ),
    (
        '"Ada kolera di kamp itu," kata dr Lestari.',
        "assert yes",
        '"Tidak ada kolera di kamp itu," kata dr Lestari.',
        "deny yes",
    ),
    (
        '"Saya mengambil uang itu," ujar Lestari.',
        "assert yes",
        '"Saya tidak mengambil uang itu," ujar Lestari.',
        "deny yes",
    ),
    (
        "Menteri menyatakan laporan itu lengkap.",
        "assert yes",
        "Menteri menyatakan laporan itu tidak benar.",
        "deny yes",
    ),
    (
        '"Ini kenaikan tarif," kata Dirut Seta.',
        "assert yes",
        '"Ini bukan kenaikan tarif," kata Dirut Seta.',
        "deny yes",
    ),
    (
        '"Kami menjual lahan itu," tutur Lestari.',
        "assert yes",
        '"Kami nggak pernah jual lahan itu," tutur Lestari.',
        "deny yes",
    ),
    (
        "Klub itu menegaskan pemainnya cedera.",
        "assert yes",
        "Klub itu menegaskan pemainnya tidak pernah cedera.",
        "deny yes",
    ),
    # a negator that negates nothing, or not the main clause
    (
        '"Bukan warga yang membakar pasar," kata Seta.',
        "deny yes",
        '"Bukan hanya warga yang datang ke pasar," kata Seta.',
        "assert yes",
    ),
    (
        '"Tidak ada warga yang hadir," kata Seta.',
        "deny yes",
        '"Warga yang tidak hadir akan didata," kata Seta.',
        "assert yes",
    ),
    (
        '"Kami tidak tahu penyebabnya," kata Seta.',
        "assert yes",
        '"Kami tidak membakar gudang itu," kata Seta.',
        "deny yes",
    ),
    # will and will not
    (
        '"Kami akan membuka tambang itu," kata Seta.',
        "promise yes",
        '"Kami tidak akan membuka tambang itu," kata Seta.',
        "refuse yes",
    ),
    (
        "Pelatih Seta mengatakan dia akan mundur.",
        "promise yes",
        "Pelatih Seta mengatakan dia tidak akan mundur.",
        "refuse yes",
    ),
    (
        '"Saya akan menandatangani kontrak itu," ujar Lestari.',
        "promise yes",
        '"Saya tidak mau menandatangani kontrak itu," ujar Lestari.',
        "refuse yes",
    ),
    (
        "Serikat buruh berjanji menghentikan mogok.",
        "promise yes",
        "Serikat buruh menolak menghentikan mogok.",
        "refuse no",
    ),
    (
        '"Kami siap berunding," kata pemimpin pemberontak.',
        "offer none",
        '"Kami tidak siap berunding," kata pemimpin pemberontak.',
        "refuse yes",
    ),
    # the modal, and whose duty it is
    (
        '"Perusahaan membayar petani," kata Lestari.',
        "assert yes",
        '"Perusahaan harus membayar petani," kata Lestari.',
        "demand none",
    ),
    (
        '"Maskapai mengganti tiket itu," kata Lestari.',
        "assert yes",
        '"Maskapai sebaiknya mengganti tiket itu," kata Lestari.',
        "demand none",
    ),
    (
        '"Pemerintah membuka perbatasan," kata Seta.',
        "assert yes",
        '"Pemerintah wajib membuka perbatasan," kata Seta.',
        "demand none",
    ),
    (
        '"Bebaskan wartawan itu," kata Lestari.',
        "demand none",
        '"Mereka membebaskan wartawan itu," kata Lestari.',
        "assert yes",
    ),
    (
        '"Jangan buang sampah di sungai," kata Lestari.',
        "demand none",
        '"Warga membuang sampah di sungai," kata Lestari.',
        "assert yes",
    ),
    # who does what to whom
    (
        '"Kami akan menggugat bank itu," kata Lestari.',
        "threaten yes",
        '"Kami akan membantu bank itu," kata Lestari.',
        "promise yes",
    ),
    (
        "Lestari mengatakan bupati menggelapkan uang desa.",
        "accuse yes",
        "Lestari mengatakan bupati menghitung uang desa.",
        "assert yes",
    ),
    ('"Itu kesalahan saya," kata pilot itu.', "confirm yes", '"Itu bukan kesalahan saya," kata pilot itu.', "deny yes"),
    ('"Putusan itu memalukan," kata Lestari.', "condemn yes", '"Putusan itu hoaks," kata Lestari.', "deny yes"),
    ("Warga bertanya apakah air itu aman.", "question none", "Warga mengatakan bahwa air itu aman.", "assert yes"),
    # a condition
    (
        '"Kami akan pulang," kata petani itu.',
        "promise yes",
        '"Kami akan pulang jika jalan itu diperbaiki," kata petani itu.',
        "promise yes if",
    ),
    (
        "Bank mengatakan pihaknya akan memberi kredit.",
        "promise yes",
        "Bank mengatakan pihaknya akan memberi kredit asalkan aturan itu diubah.",
        "promise yes if",
    ),
    (
        '"Kami akan mogok," kata perawat itu.',
        "threaten yes",
        '"Kalau upah tidak naik, kami akan mogok," kata perawat itu.',
        "threaten yes if",
    ),
    (
        '"Jika mereka tidak membayar, kami akan menggugat," kata Seta.',
        "threaten yes if",
        '"Jika mereka tidak membayar, kami tidak akan menggugat," kata Seta.',
        "refuse yes if",
    ),
    (
        "Pemberontak menawarkan gencatan senjata.",
        "offer none",
        "Pemberontak menawarkan gencatan senjata apabila tentara meninggalkan lembah.",
        "offer none if",
    ),
)

SIDES = [
    pytest.param(lang, sentence, expected, id=f"{lang}-{number}{side}")
    for lang, pairs in (("en", ENGLISH), ("id", INDONESIAN))
    for number, (left, left_is, right, right_is) in enumerate(pairs, start=1)
    for side, sentence, expected in (("a", left, left_is), ("b", right, right_is))
]


@pytest.mark.parametrize(("lang", "sentence", "expected"), SIDES)
def test_a_side_of_a_minimal_pair(lang: str, sentence: str, expected: str) -> None:
    act, commitment, *condition = expected.split()
    [found] = said_in(sentence, lang)
    assert (found.act.value, found.commitment.value) == (act, commitment), found.act_rule
    assert bool(found.conditions) == bool(condition)
