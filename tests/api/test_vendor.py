import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "api" / "static" / "vendor"
PACKAGES = json.loads((VENDOR / "MANIFEST.json").read_text(encoding="utf-8"))["packages"]
FILES = [
    pytest.param(VENDOR / p["folder"] / name, digest, id=name) for p in PACKAGES for name, digest in p["files"].items()
]


@pytest.mark.parametrize(("file", "digest"), FILES)
def test_vendored_file_is_the_one_in_the_manifest(file: Path, digest: str) -> None:
    assert hashlib.sha256(file.read_bytes()).hexdigest() == digest


def test_nothing_is_vendored_beside_the_manifest() -> None:
    listed = {VENDOR / p["folder"] / name for p in PACKAGES for name in p["files"]} | {VENDOR / "MANIFEST.json"}
    assert {file for file in VENDOR.rglob("*") if file.is_file()} == listed


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_every_package_brings_its_licence_text(package: dict[str, str]) -> None:
    text = (VENDOR / package["folder"] / "LICENCES.txt").read_text(encoding="utf-8")
    assert package["licence"] in text
    assert "Permission is hereby granted" in text


def test_versions_are_those_of_the_lock() -> None:
    lock = json.loads((ROOT / "tools" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {p["name"]: p["version"] for p in PACKAGES} == {
        p["name"]: lock[f"node_modules/{p['name']}"]["version"] for p in PACKAGES
    }


def test_the_lock_holds_no_download_addresses() -> None:
    lock = json.loads((ROOT / "tools" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert not [name for name, facts in lock.items() if "resolved" in facts]


def test_templates_use_vendored_versions_only() -> None:
    used = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "api" / "templates").glob("*.html"))
    folders = {part.split("/")[0] for part in used.split("/static/vendor/")[1:]} - {"{{ package.folder }}"}
    assert folders == {p["folder"] for p in PACKAGES}
