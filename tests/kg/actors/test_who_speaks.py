"""Short articles of our own on invented people: who speaks in each statement, from the text to the name.

Every case gives the article and, for words that stand in what is said, the speaker expected.
"""

from __future__ import annotations

import pytest

from kg import actors
from tests.kg.actors.speaking import Case, check, who_speaks

INDONESIAN: dict[str, Case] = {
    "two people, the pronoun means the agent of the passive": (
        "Menteri Hasan Umbara menyebut dana itu mengendap. Tudingan itu dijawab oleh Gubernur Rizal Saputra. "
        "Ia menegaskan dana itu aman.",
        {"dana itu mengendap": "Hasan Umbara", "dana itu aman": "Rizal Saputra"},
    ),
    "same surname, two people": (
        "Ketua partai Rina Wijaya menolak usulan itu. Jaksa Bima Wijaya menyatakan perkara itu ditutup. "
        "Menurut Rina, keputusan itu keliru.",
        {"perkara itu ditutup": "Bima Wijaya", "keputusan itu keliru": "Rina Wijaya"},
    ),
    "the campus is the university and not the police": (
        "Universitas Wanasari (Unwas) menepis kabar itu. Polres Malora menyatakan kasus itu ditangani. "
        "Pihak kampus menegaskan mahasiswa itu aktif.",
        {"kasus itu ditangani": "Polres Malora", "mahasiswa itu aktif": "Universitas Wanasari"},
    ),
    "the ministry is no company": (
        "PT Lumira Energi membantah pencemaran. Kementerian Lingkungan menyatakan sungai itu tercemar. "
        "Perusahaan itu mengatakan limbahnya diolah.",
        {"sungai itu tercemar": "Kementerian Lingkungan", "limbahnya diolah": "PT Lumira Energi"},
    ),
    "role that only one bears": (
        "Menteri Rita Sari mengatakan jalan itu aman. Pengacara Beni Saragi mengatakan kliennya sakit. "
        "Sang menteri menambahkan, jembatan ditutup.",
        {"kliennya sakit": "Beni Saragi", "jembatan ditutup": "Rita Sari"},
    ),
    "one name that opens its sentence, with an apposition": (
        "Menteri Hasan Umbara menyatakan stok aman. Nurlela, pedagang beras di pasar itu, mengeluhkan harga. "
        "Menurut dia, pasokan seret. Akibatnya, warga desa itu mengatakan minyak langka.",
        {"harga": "Nurlela", "pasokan seret": "Nurlela", "minyak langka": "warga desa"},
    ),
    "a name set off by a comma is nobody met before": (
        "Menteri Hasan Umbara menyatakan stok aman. Karta, penjual sayur di pasar itu, mengeluhkan harga.",
        {"harga": "Karta, penjual sayur di pasar"},
    ),
    "the head of a body with a short form in brackets": (
        "Warga mogok. Ketua Serikat Pekerja Lor Malora (SPLM), Ir. Eko Winarta, mengatakan gaji belum dibayar. "
        "Jalan macet, kata Direktur RSUD Lor Malora, dr. Rini Sapta.",
        {"gaji belum dibayar": "Eko Winarta", "Jalan macet": "Rini Sapta"},
    ),
    "a role in the sentence before an aide's name is not the aide's": (
        "Bupati Malora Andi Sapta tak menemui warga. Lewat asistennya, Marwah Lor, sang bupati menyampaikan bahwa "
        "izin ada di pusat.",
        {"izin ada di pusat": "Andi Sapta"},
    ),
    "nickname in brackets": (
        "Bupati Rani Wulan Dewi (RWD) datang ke pasar. RWD mengatakan harga cabai turun.",
        {"harga cabai turun": "Rani Wulan Dewi"},
    ),
    "his side is he himself": (
        "Kapten Beni Saragi datang. Beni mengatakan kapal itu laik. Pihaknya menegaskan muatan itu sah.",
        {"muatan itu sah": "Beni Saragi"},
    ),
    "we in a quotation is who is quoted": (
        '"Kami, yang menyatakan perang pada korupsi, tidak takut," kata Ketua KPN Budi Hartono.',
        {"tidak takut": "Budi Hartono"},
    ),
    "provenance is no antecedent": (
        "Wali Kota Ana Lestari, dikutip dari Harian Pagi, mengatakan air itu bersih. Ia menambahkan, warga senang.",
        {"air itu bersih": "Ana Lestari", "warga senang": "Ana Lestari"},
    ),
    "an office that nobody bears is nobody else": (
        "Juru bicara KPN Tessa Anggun mengatakan berkas itu lengkap. Bupati tidak membantah bahwa uang itu ada. "
        "Menteri menegaskan harga tetap. Menurut saksi, pelaku berjumlah tiga orang.",
        {
            "berkas itu lengkap": "Tessa Anggun",
            "uang itu ada": "Bupati",
            "harga tetap": "Menteri",
            "tiga orang": "saksi",
        },
    ),
    "headline with a surname": (
        "Umbara Bantah Menerima Uang\n\nMenteri Hasan Umbara membantah. Umbara mengatakan tuduhan itu keliru.",
        {"tuduhan itu keliru": "Hasan Umbara"},
    ),
    "the boss of two firms": (
        "Dewi Lestari mendirikan partai baru. Dewi mengatakan partai itu terbuka. "
        '"Kami akan menang," kata bos Rantau dan Lumio itu.',
        {"Kami akan menang": "Dewi Lestari"},
    ),
    "stranger with an age": (
        "Menteri Rita Sari mengatakan bantuan cukup. Sukirna (34), warga Desa Malora, mengaku belum menerima. "
        '"Saya belum dapat apa-apa," katanya.',
        {"belum dapat": "Sukirna"},
    ),
    "subject further left than the day": (
        "Menteri Perikanan Norda, Galih Orsa, pada Rabu, menyebut stok ikan aman. Ia menegaskan harga tidak naik.",
        {"stok ikan aman": "Galih Orsa", "harga tidak naik": "Galih Orsa"},
    ),
    "subject of the clause before goes on": (
        "Bupati Rani Wulan berjanji memperbaiki jalan, seraya meminta warga bersabar.",
        {"warga bersabar": "Rani Wulan"},
    ),
    "pronoun before a verb phrase of its own": (
        "Kapten Beni Saragi membantah kabar itu. Dua jam kemudian ia mengatakan kapal itu miring.",
        {"kapal itu miring": "Beni Saragi"},
    ),
}

ENGLISH: dict[str, Case] = {
    "a surname behind the one who bears it and spoke just before": (
        "Mayor Frank Roth denied the leak. Union chief Sabine Roth said pipes were rusty. Roth said the plant was old.",
        {"pipes were rusty": "Sabine Roth", "the plant was old": "Sabine Roth"},
    ),
    "a surname of whom the article names in full more often": (
        "Mayor Frank Roth denied the leak. Frank Roth left. Union chief Sabine Roth said pipes were rusty. "
        "Roth said the plant was old.",
        {"pipes were rusty": "Sabine Roth", "the plant was old": "Frank Roth"},
    ),
    "their union is not the minister's": (
        "Labour Minister Fara Nasser called the walkout illegal. Dockworkers voted to strike, their union said.",
        {"illegal": "Fara Nasser", "voted to strike": "their union"},
    ),
    "a pronoun that begins what somebody says": (
        "Sven Rao left. Later Ola Berg said he feared that the dam would break. Ola Berg said he was ill.",
        {"the dam would break": "Ola Berg"},
    ),
    "a headline calls him by his office": (
        "Manager Rules Out Sale Of Captain\n\n"
        "Kelton City manager Paul Varn has ruled out selling Leo Ferr and said that it was a rumour.",
        {"it was a rumour": "Paul Varn"},
    ),
    "a role that nobody in the article bears": (
        "Developer Hank Rudd denied the report. The mayor, who is not accused, said that the story was old.",
        {"the story was old": "mayor"},
    ),
    "the prime minister is not the minister before": (
        "Labour Minister Fara Nasser called the walkout illegal. A dockworker said the pay was low. "
        "The prime minister urged both sides to talk.",
        {"illegal": "Fara Nasser", "to talk": "prime minister"},
    ),
    "quoted third person is not the speaker": (
        "Governor Ana Lim left early. Senator Paul Cole said he had warned Governor Lim twice. He said he lost.",
        {"had warned": "Paul Cole", "he lost": "Paul Cole"},
    ),
    "apposition with another's name": (
        "Otto Brandt, adviser to Mayor Ana Lim, said the plan was sound. He added that the city would pay.",
        {"the plan was sound": "Otto Brandt", "the city would pay": "Otto Brandt"},
    ),
    "lawyer of somebody": (
        "Rudy Holt was charged. Holt lawyer Jane Reed said on Friday the case was weak. She said it would fail.",
        {"the case was weak": "Jane Reed", "it would fail": "Jane Reed"},
    ),
    "two surnames alike": (
        "Judge Maria Cole opened the hearing. Prosecutor Simon Cole said the evidence was strong. "
        "Maria Cole said the court would wait.",
        {"the evidence was strong": "Simon Cole", "the court would wait": "Maria Cole"},
    ),
    "she is not the man before": (
        "Mr. Omar Reza said the dam was full. Ms. Linda Park said the valves failed. He said nobody was warned. "
        "She said everyone knew.",
        {"nobody was warned": "Omar Reza", "everyone knew": "Linda Park"},
    ),
    "party letter": (
        "House leader Ken Holt (R) said the vote was off. Holt said talks would go on.",
        {"the vote was off": "Ken Holt", "talks would go on": "Ken Holt"},
    ),
    "the trustees are nobody before": (
        "Leanne Prowse said she was sorry. The trustees denied the claim was true.",
        {"she was sorry": "Leanne Prowse", "the claim was true": "trustees"},
    ),
    "the company is the firm and not the ministry": (
        "Corvane Airlines said the line was safe. The Water Ministry said the river was dirty. "
        "The company said it would pay.",
        {"the river was dirty": "Water Ministry", "it would pay": "Corvane Airlines"},
    ),
    "the letter speaks for its writer": (
        "Judge Hilary Cope said the plea stands. The letter said the court was closed.",
        {"the plea stands": "Hilary Cope", "the court was closed": "Hilary Cope"},
    ),
    "a group that does something to somebody": (
        "Senators have been pressing Rudy Holt, saying that he lied. Holt said he would stay.",
        {"he lied": "Senators", "he would stay": "Rudy Holt"},
    ),
    "age between the name and its verb": (
        "Mayor Ana Lim said it was over. Donna Rawlings, 59, said the town was cut off. She said food ran out.",
        {"the town was cut off": "Donna Rawlings", "food ran out": "Donna Rawlings"},
    ),
    "acronym of a name in the article": (
        "The Digital Conduct Authority fined the app. The DCA said the checks had failed.",
        {"the checks had failed": "Digital Conduct Authority"},
    ),
    "title that begins before its capitals": (
        "Secretary of State John F. Kerrin said the talks were over. He urged both sides to wait.",
        {"the talks were over": "John F. Kerrin", "both sides to wait": "John F. Kerrin"},
    ),
    "initial and suffix": (
        "Senator Adam B. Cole met the New York Times. Mr. Cole said the bill was dead.",
        {"the bill was dead": "Adam B. Cole"},
    ),
    "his spokesman is another": (
        "Sir Adrian Fenwick said the talks failed. His spokesman denied the report was true.",
        {"the talks failed": "Adrian Fenwick", "the report was true": "Adrian Fenwick's spokesman"},
    ),
    "day between the subject and its verb": (
        "Harbour chief Rudy Holt on Friday said the port was open. He said ships would wait.",
        {"the port was open": "Rudy Holt", "ships would wait": "Rudy Holt"},
    ),
    "pronoun with a verb phrase before": (
        "Mayor Ana Lim said the school was safe. She was booed by parents and on Monday said she would resign.",
        {"the school was safe": "Ana Lim", "she would resign": "Ana Lim"},
    ),
    "words that name nobody": (
        "Dr. Omar Reza told reporters the trial had failed, but said that nobody was harmed.",
        {"the trial had failed": "Omar Reza", "nobody was harmed": "Omar Reza"},
    ),
}


# An office with the body or place it belongs to, and its bearer's name at the end.
TITLED = [
    ("Kepala Dinas Pekerjaan Umum Kabupaten Malora Yodan Lokabu", "Yodan Lokabu"),
    ("Kepala Badan Ketahanan Pangan dan Perlindungan Konsumen Kota Malora Rasna Tambira", "Rasna Tambira"),
    ("Deputi Kepala Kantor Perwakilan Bank Nusa Provinsi Sanggarung Tamiran Lestaro", "Tamiran Lestaro"),
    ("Guru Besar Fakultas Kehutanan dan Kelautan Universitas Malora Welani Rukana Setrana", "Welani Rukana Setrana"),
    ("Kepala BPS Provinsi Sanggarung Korsin Olina Galuna", "Korsin Olina Galuna"),
    ("Kepala Badan Pengelola Keuangan Kota (BPKK) Provinsi Sanggarung Mirota Yodan Bantora", "Mirota Yodan Bantora"),
    ("Anggota KPU Manada Sadewi Marupa", "Sadewi Marupa"),
    ("Ketua Asosiasi UMKM Lambur Pirang", "Lambur Pirang"),
    ("Presiden Direktur PT Bank Samudra Nusa Tbk Hanora Simuna", "Hanora Simuna"),
    ("anggota KPU Papuana Pradan Wendara", "Pradan Wendara"),
    ("Wakil Ketua Komisi III DPR Surika Sorimba", "Surika Sorimba"),
    ("Menteri Koordinator Bidang Pangan Belino Darwena", "Belino Darwena"),
    ("Direktur Jenderal Pengelolaan dan Pengawasan Hutan Kementerian Kehutanan Nadira Kalitan", "Nadira Kalitan"),
    ("Kabid Humas Polda Metro Kombes Jomar Hantara", "Jomar Hantara"),
    ("Kasat Reskrim Polres Malora AKP Rukana Kosima", "Rukana Kosima"),
    ("Ketua Umum PB IDI dr Tesan Subrata", "Tesan Subrata"),
    ("Sekretaris Daerah Kota Bandora Wiranu Melawi", "Wiranu Melawi"),
    (
        "Pelaksana Tugas Kepala Dinas Perdagangan Koperasi dan Usaha Kecil Kabupaten Malora Maruna Lestaro",
        "Maruna Lestaro",
    ),
    ("Wakil Menteri Keuangan Olina Teluri", "Olina Teluri"),
    ("Gubernur Jawa Tengah Gandri Norandi", "Gandri Norandi"),
    ("Bupati Malora Maruna Ruganda", "Maruna Ruganda"),
    ("Wali Kota Solona Yodan Setrana", "Yodan Setrana"),
    ("Direktur Eksekutif Lembaga Survei Nusa Rasna Galuna", "Rasna Galuna"),
    ("Ketua Fraksi Gaya DPR Tamiran Bantora", "Tamiran Bantora"),
    ("Ketua DPP Partai Rakyat Welani Marupa", "Welani Marupa"),
    ("Kapolres Metro Jakarta Timur Kombes Korsin Olina Pirang", "Korsin Olina Pirang"),
    ("Camat Wanasari Mirota Simuna", "Mirota Simuna"),
    ("Menteri Dalam Negeri Sadewi Wendara", "Sadewi Wendara"),
    ("Vice President Corporate Secretary KAL Commuter Lambur Sorimba", "Lambur Sorimba"),
    ("Kepala Kepolisian Resor Malora Ajun Komisaris Besar Hanora Darwena", "Hanora Darwena"),
    ("Kepala Kejaksaan Negeri Malora Pradan Kalitan", "Pradan Kalitan"),
    ("Ketua Pengadilan Negeri Jakarta Pusat Surika Hantara", "Surika Hantara"),
    ("Staf Khusus Presiden Belino Kosima", "Belino Kosima"),
    ("Koordinator Aksi Aliansi Buruh Malora Nadira Subrata", "Nadira Subrata"),
    ("Rektor Universitas Malora Jomar Melawi", "Jomar Melawi"),
    ("pengamat politik Universitas Malora Rukana Teluri", "Rukana Teluri"),
    ("dosen hukum tata negara Universitas Sanggarung Tesan Norandi", "Tesan Norandi"),
    ("CEO Lumio Wiranu Ruganda", "Wiranu Ruganda"),
    ("pelatih Malora FC Olina Lokabu", "Olina Lokabu"),
    ("Direktur Reserse Kriminal Umum Polda Malora Komisaris Besar Gandri Tambira", "Gandri Tambira"),
]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> actors.Directory:
    return actors.load(tmp_path_factory.mktemp("nobody"))


@pytest.mark.parametrize("case", INDONESIAN.values(), ids=INDONESIAN.keys())
def test_who_speaks_in_indonesian(case: Case, directory: actors.Directory) -> None:
    check(case, "id", directory)


@pytest.mark.parametrize("case", ENGLISH.values(), ids=ENGLISH.keys())
def test_who_speaks_in_english(case: Case, directory: actors.Directory) -> None:
    check(case, "en", directory)


@pytest.mark.parametrize(("phrase", "name"), TITLED, ids=[name for _, name in TITLED])
def test_name_is_told_from_the_title_before_it(phrase: str, name: str, directory: actors.Directory) -> None:
    # Yesterday X said the water was clean. He added that people were glad. / The same in quotations, with "he said".
    told = f"Kemarin, {phrase} mengatakan, airnya sangat bersih. Ia menambahkan, warga senang."
    quoted = f'"Airnya sangat bersih hari ini," kata {phrase}, Senin (5/10/2020). "Warga senang," ujarnya.'
    for text in (told, quoted):
        assert {speaker for _, speaker in who_speaks(text, "id", directory) if speaker != "Outlet"} == {name}


def test_pronoun_glued_to_its_verb_is_the_last_speaker(directory: actors.Directory) -> None:
    # "The bridge is closed," said Mayor Anne Morel. "It will reopen," she added.
    text = "« Le pont est fermé », a déclaré la maire Anne Morel. « Il rouvrira lundi matin », a-t-elle ajouté."
    assert [speaker for _, speaker in who_speaks(text, "fr", directory) if speaker != "Outlet"] == ["Anne Morel"] * 2


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        ("ru", ("Министр Анна Рудь приехала. По её словам, мост безопасен.", {"мост безопасен": "Анна Рудь"})),
        (
            "id",
            (
                "Serikat Pekerja Malora berunjuk rasa. Mereka menolak pemotongan upah.",
                {"pemotongan upah": "Serikat Pekerja Malora"},
            ),
        ),
    ],
    ids=["по её словам", "mereka"],
)
def test_a_pronoun_that_owns_as_well_is_who_it_means(lang: str, case: Case, directory: actors.Directory) -> None:
    check(case, lang, directory)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("„Der Fluss ist sauber“, sagte Umweltminister Jonas Velm.", "Der Fluss ist sauber", "Jonas Velm"),
        ("„Der Fluss ist sauber“, sagte VGB-Bezirksleiterin Ina Roth.", "Der Fluss ist sauber", "Ina Roth"),
        ("„Der Fluss ist sauber“, sagte Rat Hausrat.", "Der Fluss ist sauber", "Rat Hausrat"),
    ],
    ids=["compound", "hyphen", "near miss"],
)
def test_a_role_that_ends_a_compound_is_no_name(
    text: str, words: str, speaker: str, directory: actors.Directory
) -> None:
    check((text, {words: speaker}), "de", directory)
