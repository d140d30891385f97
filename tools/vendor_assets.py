"""Copies the third-party files that the pages serve from npm packages into `api/static/vendor`, with a manifest.

In: `tools/package.json` and `tools/package-lock.json` (exact versions and integrity hashes), and npm on the PATH.
Out: one folder `<name>-<version>` a package with its files and licence texts, and `MANIFEST.json` with the SHA-256 of
each. Run it only to change a version; running and testing ClaimGraph need neither npm nor a network.

    python tools/vendor_assets.py
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).parent
TARGET = TOOLS.parent / "api" / "static" / "vendor"
FILES: Mapping[str, tuple[str, ...]] = {
    "@picocss/pico": ("css/pico.min.css",),
    "@zazuko/yasgui": ("build/yasgui.min.js", "build/yasgui.min.css"),
}
LICENCE_NAMES = ("license", "licence", "copying", "notice")


def main() -> int:
    """Install into a temporary folder, copy, write the manifest; 1 when npm is not there."""
    npm = shutil.which("npm")
    if npm is None:
        sys.stderr.write("npm is needed to copy the page assets; the committed copies work without it\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(TOOLS / name, folder)
        subprocess.run([npm, "ci", "--ignore-scripts"], cwd=folder, check=True)  # noqa: S603  our own fixed command
        vendor(Path(folder) / "node_modules", TARGET)
    return 0


def vendor(modules: Path, target: Path) -> None:
    """Replace `target` by fresh copies out of this `node_modules` folder, and write `MANIFEST.json`."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    entries = [_copy(modules, name, target) for name in sorted(FILES)]
    text = json.dumps({"packages": entries}, indent=2, ensure_ascii=False) + "\n"
    (target / "MANIFEST.json").write_text(text, encoding="utf-8")


def _copy(modules: Path, name: str, target: Path) -> dict[str, object]:
    facts = _facts(modules / name)
    folder = target / f"{name.removeprefix('@').replace('/', '-')}-{facts['version']}"
    folder.mkdir()
    for path in FILES[name]:
        shutil.copy(modules / name / path, folder / Path(path).name)
    licences = "\n\n".join(_licence(modules / part) for part in _bundled(modules, name))
    (folder / "LICENCES.txt").write_text(licences, encoding="utf-8")
    files = {path.name: _sha256(path) for path in sorted(folder.iterdir())}
    return {
        "name": name,
        "version": facts["version"],
        "licence": facts["license"],
        "folder": folder.name,
        "files": files,
    }


def _bundled(modules: Path, name: str) -> list[str]:
    """The package and all it depends on, for a built file may hold any of them; sorted, the package itself first."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        part = waiting.pop()
        if part not in seen and (modules / part / "package.json").is_file():
            seen.add(part)
            waiting += _facts(modules / part).get("dependencies", {})
    return [name, *sorted(seen - {name})]


def _licence(package: Path) -> str:
    facts = _facts(package)
    head = f"==== {facts['name']} {facts['version']} ({facts.get('license', 'see below')}) ===="
    texts = [path.read_text(encoding="utf-8").strip() for path in _licence_files(package)]
    if not texts and facts.get("license", "MIT") == "MIT":  # some MIT packages ship without the text
        texts = [(TOOLS / "MIT.txt").read_text(encoding="utf-8").strip().format(holder=_holder(facts))]
    return "\n\n".join([head, *texts])


def _licence_files(package: Path) -> Iterator[Path]:
    for path in sorted(package.iterdir()):
        if path.is_file() and path.name.lower().startswith(LICENCE_NAMES):
            yield path


def _holder(facts: Mapping[str, Any]) -> str:  # Any: npm leaves the shape of most keys open
    people = [facts.get("author"), *facts.get("contributors", [])]
    names = [str(person["name"] if isinstance(person, dict) else person) for person in people if person]
    return " and ".join(names) or f"the authors of {facts['name']}"


def _facts(package: Path) -> dict[str, Any]:  # Any: npm leaves the shape of most keys open
    facts: dict[str, Any] = json.loads((package / "package.json").read_text(encoding="utf-8"))  # Any: as above
    return facts


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
