"""The Indonesian minimal pairs: two sentences, each with its act and commitment."""

from __future__ import annotations

Pair = tuple[str, str, str, str]

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
    ("Juru tulis mengakui pencurian itu.", "confirm yes", "Juru tulis tidak pernah mengakui pencurian itu.", "deny no"),
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
