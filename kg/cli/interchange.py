"""The command that takes a graph out of a store: export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import StoreOption, reading, say
from kg.interchange import files, registry
from kg.interchange.formats import Wanted


def _known(name: str) -> str:
    """The name of a format; Typer's choices would need it in the code twice."""
    if name not in registry.NAMES:
        raise typer.BadParameter(f"expected one of {', '.join(registry.NAMES)}")
    return name


FormatOption = Annotated[
    str,
    typer.Option("--format", metavar="NAME", callback=_known, help=f"One of {', '.join(registry.NAMES)}."),
]


def export(
    store: StoreOption = None,
    output_format: FormatOption = "nq",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File to write; for formats of several files a folder, or a .zip."),
    ] = None,
) -> None:
    """Write the graph in a format for other programs, always in the same order; to stdout without --output."""
    form = registry.find(output_format)
    with reading(store) as opened:
        if output is None:
            sys.stdout.flush()
            form.write(opened, sys.stdout.buffer, Wanted())
        else:
            files.save(opened, form, output, wanted=Wanted())
            say(f"wrote {output}")


COMMANDS = (export,)
