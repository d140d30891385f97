"""Where the content of a cue ends before its sentence does, in Indonesian."""

import pytest

from tests.texts import said_in


def told(text: str) -> list[tuple[str, str]]:
    return [(s.mention.text, s.words(text)) for s in said_in(text, "id")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "After Musa criticised the bill, Toto threatened to dismiss him."
        (
            "Setelah Musa mengkritik rancangan itu, Toto mengancam akan memecatnya.",
            [("Musa", "rancangan itu"), ("Toto", "akan memecatnya")],
        ),
        # "Rana rejected the proposal and went to the parliament."
        ("Rana menolak usul itu dan mendatangi gedung parlemen.", [("Rana", "usul itu")]),
        # "Rana refused to come and to sign."
        ("Rana menolak mendatangi sidang dan menandatangani berkas.", None),
        # "Rana said the dam is safe while pointing at a map."
        (
            "Rana mengatakan bendungan itu aman seraya menunjuk peta.",
            [("Rana", "bendungan itu aman")],
        ),
        # "However, that matter, according to him, has to be settled at once."
        (
            "Namun, hal itu menurutnya harus segera diselesaikan.",
            [("menurutnya", "Namun, hal itu … harus segera diselesaikan")],
        ),
    ],
    ids=["subordinate", "joined verb", "two refused verbs", "accompanying", "source inside"],
)
def test_content_ends_with_the_clause(text: str, expected: list[tuple[str, str]] | None) -> None:
    whole = [("Rana", "mendatangi sidang dan menandatangani berkas")]
    assert told(text) == (expected if expected is not None else whole)
