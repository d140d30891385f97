import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "api" / "static" / "vendor"
# Where copies are, and the lock that they come from: what the pages serve, and what only tests run.
LOCKS = {
    PAGES: ROOT / "tools" / "package-lock.json",
    ROOT / "tests" / "clients" / "vendor": ROOT / "tools" / "clients" / "package-lock.json",
}


def packages(vendor: Path) -> list[dict[str, Any]]:  # Any: strings, and one mapping
    found: list[dict[str, Any]] = json.loads((vendor / "MANIFEST.json").read_text(encoding="utf-8"))["packages"]
    return found


ALL = [(vendor, package) for vendor in LOCKS for package in packages(vendor)]
FILES = [
    pytest.param(vendor / package["folder"] / name, digest, id=f"{package['name']}-{name}")
    for vendor, package in ALL
    for name, digest in package["files"].items()
]
every_folder = pytest.mark.parametrize("vendor", LOCKS, ids=["pages", "clients"])


@pytest.mark.parametrize(("file", "digest"), FILES)
def test_vendored_file_is_the_one_in_the_manifest(file: Path, digest: str) -> None:
    assert hashlib.sha256(file.read_bytes()).hexdigest() == digest


@every_folder
def test_nothing_is_vendored_beside_the_manifest(vendor: Path) -> None:
    listed = {vendor / package["folder"] / name for package in packages(vendor) for name in package["files"]}
    assert {file for file in vendor.rglob("*") if file.is_file()} == listed | {vendor / "MANIFEST.json"}


@pytest.mark.parametrize(("vendor", "package"), ALL, ids=[package["name"] for _, package in ALL])
def test_every_package_brings_its_licence_text(vendor: Path, package: dict[str, str]) -> None:
    text = (vendor / package["folder"] / "LICENCES.txt").read_text(encoding="utf-8")
    assert package["licence"] in text
    assert "Permission is hereby granted" in text


@every_folder
def test_versions_are_those_of_the_lock(vendor: Path) -> None:
    lock = json.loads(LOCKS[vendor].read_text(encoding="utf-8"))["packages"]
    assert {package["name"]: package["version"] for package in packages(vendor)} == {
        package["name"]: lock[f"node_modules/{package['name']}"]["version"] for package in packages(vendor)
    }


@every_folder
def test_the_lock_holds_no_download_addresses(vendor: Path) -> None:
    lock = json.loads(LOCKS[vendor].read_text(encoding="utf-8"))["packages"]
    assert not [name for name, facts in lock.items() if "resolved" in facts]


def test_templates_use_vendored_versions_only() -> None:
    used = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "api" / "templates").glob("*.html"))
    folders = {part.split("/")[0] for part in used.split("/static/vendor/")[1:]} - {"{{ package.folder }}"}
    assert folders == {package["folder"] for package in packages(PAGES)}
