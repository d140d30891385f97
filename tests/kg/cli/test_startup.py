"""A command loads only what it needs: `extract` reads an article without stores, RDF, HTTP or a language model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = ("fastapi", "httpx2", "networkx", "numpy", "oxrdflib", "pyshacl", "rdflib", "trafilatura")
SCRIPT = """
import sys
sys.argv = ["claimgraph", "extract", sys.argv[1]]
from kg.cli import main
try:
    main()
finally:
    print(*sorted(set(sys.modules) & set({heavy!r})), sep="\\n", file=sys.stderr)
"""


def test_extract_loads_no_store_and_no_model(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    # "The mayor said that the bridge …": enough small words to show the language.
    article.write_text(
        "Jembatan diperbaiki\n\n“Jembatan yang rusak itu akan diperbaiki dengan dana dari pemerintah pusat,” kata"
        " Bupati Wiralaya, Anto Sudirja, Senin.\n\nWarga tidak perlu khawatir karena pekerjaan sudah dimulai pada hari"
        " Senin dan akan selesai dalam dua bulan. Kami juga sudah meminta polisi untuk menjaga lalu lintas di sekitar"
        " jembatan itu, ujar dia kepada wartawan di kantornya.\n",
        encoding="utf-8",
    )
    done = subprocess.run(  # noqa: S603 # our own interpreter, our own script
        [sys.executable, "-c", SCRIPT.format(heavy=HEAVY), str(article)], capture_output=True, text=True, check=True
    )
    assert '"speaker": "Anto Sudirja"' in done.stdout
    assert [line for line in done.stderr.splitlines() if not line.startswith("note ")] == [""]
