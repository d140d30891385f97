"""Exports as files: a file or folder is there whole or not at all."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import InputError
from kg.interchange.formats import EVERYTHING, Format, Wanted
from kg.stores.base import Store


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
