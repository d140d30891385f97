"""Exports as files: a file is there whole or not at all, a folder of tables is packed so that its bytes are fixed."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from kg.errors import InputError
from kg.interchange.formats import EVERYTHING, Format, Wanted
from kg.stores.base import Store

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can say: no clock may be in the bytes


def save(store: Store, form: Format, target: Path, *, wanted: Wanted = EVERYTHING) -> None:
    """Write an export to this place.

    Args:
        store: what to write.
        form: the format. One of several files makes a folder, unless `target` ends in ".zip".
        target: a file, which is replaced; or a folder, which must be empty or missing.
        wanted: what is asked for besides.

    Raises:
        InputError: the folder holds something, or the place cannot be written.
    """
    try:
        if form.fill is not None and target.suffix != ".zip":
            _save_folder(store, form, target)
        else:
            _save_file(store, form, target, wanted)
    except OSError as error:
        raise InputError(f"{target} cannot be written: {error}") from error


def write_zip(folder: Path, out: BinaryIO) -> None:
    """The files of a folder as one zip: in order of their names, with one fixed time."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(path.name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as member:
                shutil.copyfileobj(source, member, 1 << 20)


def _save_file(store: Store, form: Format, target: Path, wanted: Wanted) -> None:
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as out:
            form.write(store, out, wanted)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _save_folder(store: Store, form: Format, target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise InputError(f"{target} holds something already: give a folder that is empty or not there yet")
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as scratch:
        folder = Path(scratch) / "export"
        folder.mkdir()
        if form.fill is not None:
            form.fill(store, folder)
        if target.exists():
            target.rmdir()
        folder.replace(target)
