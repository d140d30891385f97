"""Copies third-party files from npm packages: what the pages serve, and the query engine that a test runs in a browser.

In: `package.json` and `package-lock.json` (exact versions and integrity hashes) of `tools` or `tools/clients`, and npm
and node on the PATH. Out: one folder `<name>-<version>` a package with its files and licence texts, and `MANIFEST.json`
with the SHA-256 of each, in `api/static/vendor` or `tests/clients/vendor`. Run it only to change a version; running and
testing ClaimGraph need neither npm nor a network.

    python tools/vendor_assets.py pages
    python tools/vendor_assets.py clients
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).parent
PAGES = TOOLS.parent / "api" / "static" / "vendor"
CLIENTS = TOOLS.parent / "tests" / "clients" / "vendor"
FILES: Mapping[str, tuple[str, ...]] = {
    "@picocss/pico": ("css/pico.min.css",),
    "@zazuko/yasgui": ("build/yasgui.min.js", "build/yasgui.min.css"),
}
ENGINE = "@comunica/query-sparql"
WITHOUT_NOTICE = ("CC0-1.0",)  # a waiver: it asks nobody to keep its text
LICENCE_NAMES = ("license", "licence", "copying", "notice")


def main(arguments: Sequence[str]) -> int:
    """Install into a temporary folder, copy or bundle, write the manifest; 1 when npm is not there, 2 for bad usage."""
    if tuple(arguments) not in {("pages",), ("clients",)}:
        sys.stderr.write("say what to copy: pages or clients\n")
        return 2
    npm = shutil.which("npm")
    if npm is None:
        sys.stderr.write("npm is needed to copy third-party files; the committed copies work without it\n")
        return 1
    pins = TOOLS if arguments[0] == "pages" else TOOLS / "clients"
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(pins / name, folder)
        shutil.copy(TOOLS / ".npmrc", folder)
        subprocess.run([npm, "ci", "--ignore-scripts"], cwd=folder, check=True)  # noqa: S603  our own fixed command
        if arguments[0] == "pages":
            vendor_pages(Path(folder) / "node_modules", PAGES)
        else:
            vendor_engine(Path(folder), CLIENTS)
    return 0


def vendor_pages(modules: Path, target: Path) -> None:
    """Replace `target` by fresh copies out of this `node_modules` folder, and write `MANIFEST.json`."""
    _empty(target)
    entries = []
    for name in sorted(FILES):
        folder = _folder(modules / name, target)
        for path in FILES[name]:
            shutil.copy(modules / name / path, folder / Path(path).name)
        entries.append(_entry(modules / name, folder, [modules / part for part in _bundled(modules, name)]))
    _write_manifest(target, entries)


def vendor_engine(root: Path, target: Path) -> None:
    """Replace `target` by one script that holds the query engine and all it needs, and write `MANIFEST.json`.

    Args:
        root: a folder with `node_modules`; intermediate files are left in it.
        target: where the script goes.
    """
    _empty(target)
    engine = root / "node_modules" / ENGINE
    folder = _folder(engine, target)
    shutil.copy(TOOLS / "clients" / "comunica.js", root / "entry.js")
    command = [
        "node", "node_modules/esbuild/bin/esbuild", "entry.js", "--bundle", "--minify", "--format=iife",
        "--charset=utf8", "--platform=browser", "--define:global=globalThis", "--legal-comments=none",
        "--outfile=comunica.min.js", "--metafile=parts.json", "--log-level=warning",
    ]  # fmt: skip
    subprocess.run(command, cwd=root, check=True)  # noqa: S603  our own fixed command
    script = (root / "comunica.min.js").read_text(encoding="utf-8")
    # A function of the parser's toolkit that nothing here calls draws diagrams by scripts of a public host.
    (folder / "comunica.min.js").write_text(re.sub(r"https://[a-z.]+/chevrotain@", "/chevrotain@", script), "utf-8")
    parts = json.loads((root / "parts.json").read_text(encoding="utf-8"))["outputs"]["comunica.min.js"]["inputs"]
    used = {_package(path) for path, facts in parts.items() if facts["bytesInOutput"] and "node_modules/" in path}
    _write_manifest(target, [_entry(engine, folder, [engine, *(root / path for path in sorted(used))])])


def _empty(target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)


def _folder(package: Path, target: Path) -> Path:
    facts = _facts(package)
    folder = target / f"{facts['name'].removeprefix('@').replace('/', '-')}-{facts['version']}"
    folder.mkdir()
    return folder


def _entry(package: Path, folder: Path, bundled: Sequence[Path]) -> dict[str, object]:
    """Write the licence texts of all that the folder's files hold, and say what is in the folder."""
    (folder / "LICENCES.txt").write_text(_licences(bundled), encoding="utf-8")
    facts = _facts(package)
    return {
        "name": facts["name"],
        "version": facts["version"],
        "licence": facts["license"],
        "folder": folder.name,
        "files": {path.name: _sha256(path) for path in sorted(folder.iterdir())},
    }


def _write_manifest(target: Path, entries: Sequence[dict[str, object]]) -> None:
    text = json.dumps({"packages": entries}, indent=2, ensure_ascii=False) + "\n"
    (target / "MANIFEST.json").write_text(text, encoding="utf-8")


def _package(path: str) -> str:
    """The package's folder for a file in it: "node_modules/@a/b/lib/c.js" is in "node_modules/@a/b"."""
    before, _, inside = path.rpartition("node_modules/")
    parts = inside.split("/")
    return f"{before}node_modules/{'/'.join(parts[: 2 if inside.startswith('@') else 1])}"


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


def _licences(packages: Iterable[Path]) -> str:
    """Names, versions and licences of the packages, each text once below all packages that have it."""
    heads: dict[str, list[str]] = {}
    for package in dict.fromkeys(packages):
        facts = _facts(package)
        head = f"==== {facts['name']} {facts['version']} ({_licence_name(facts)}) ===="
        heads.setdefault(_licence(package, facts), []).append(head)
    return "\n\n".join("\n".join([*dict.fromkeys(names), "", text]).strip() for text, names in heads.items()) + "\n"


def _licence(package: Path, facts: Mapping[str, Any]) -> str:  # Any: npm leaves the shape of most keys open
    texts = [path.read_text(encoding="utf-8").strip() for path in _licence_files(package)]
    name = _licence_name(facts)
    if not texts and (TOOLS / f"{name}.txt").is_file():  # some packages ship without the text
        texts = [(TOOLS / f"{name}.txt").read_text(encoding="utf-8").strip().format(holder=_holder(facts))]
    if not texts and name not in WITHOUT_NOTICE:
        raise SystemExit(f"{facts['name']}: no licence text for {name}")
    return "\n\n".join(texts)


def _licence_name(facts: Mapping[str, Any]) -> str:  # Any: as above
    older = facts.get("licenses") or [{}]  # the key of packages from before 2014
    return str(facts.get("license") or older[0].get("type") or "MIT")


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
    sys.exit(main(sys.argv[1:]))
