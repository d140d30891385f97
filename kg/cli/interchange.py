"""Commands that take a graph out of a store and put one into a store: export and import."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg import pipeline
from kg.cli.common import StoreOption, load_settings, reading, say
from kg.interchange import files, importing, registry
from kg.interchange.formats import Wanted
from kg.stores import Store


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
    of: Annotated[
        str | None, typer.Option("--of", help="IRI of the one thing to write, where a format takes it.")
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option("--key", envvar="CLAIMGRAPH_SIGNING_KEY", help="File of a private RSA key (PEM) to sign with."),
    ] = None,
) -> None:
    """Write the graph in a format for other programs, always in the same order; to stdout without --output."""
    form, wanted = registry.find(output_format), Wanted(of, key)
    if of is not None and not form.takes_one:
        raise typer.BadParameter(f"--of: {form.name} writes the whole graph")
    with reading(store) as opened:
        if output is None:
            sys.stdout.flush()
            form.write(opened, sys.stdout.buffer, wanted)
        else:
            files.save(opened, form, output, wanted=wanted)
            say(f"wrote {output}")


def import_(
    source: Annotated[Path, typer.Argument(metavar="PATH", help="What `claimgraph export` wrote: a file or a folder.")],
    store: StoreOption = None,
    is_replacing: Annotated[
        bool, typer.Option("--replace", help="Graphs that the store holds with other content are taken from the file.")
    ] = False,
) -> None:
    """Put an export into a store, all or nothing: it is checked against the shapes before anything is kept.

    A store that holds something keeps it, and its derived facts are worked out anew over all articles. The format
    follows from the name. What is refused is named with its line and the reason.
    """
    settings = load_settings(store=store)

    def derive(written: Store) -> None:
        pipeline.derive(written, pipeline.load_knowledge(settings.seeds), pipeline.RunReport())

    done = importing.import_file(source, settings.store, is_replacing=is_replacing, derive=derive, tell=say)
    say(f"{done.quads} quads, {done.articles} articles, {done.reviews} reviews")
    if done.unchanged or done.replaced:
        say(f"{done.replaced} graphs replaced, {done.unchanged} the same as before")


COMMANDS = (export, import_)
