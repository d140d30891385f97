"""The command line. It prints and never decides: stdout is data, stderr is progress and messages.

Exit codes: 0 done, 1 some input refused (each named on stderr, the rest kept) or stopped by an error, 2 wrong usage.
"""

from __future__ import annotations

import os
import sys

import typer

import kg
from kg.cli import asking, keeping, measuring, taking
from kg.errors import KgError

__all__ = ["app", "main"]

app = typer.Typer(
    name="claimgraph",
    help="News articles in, a graph of who said what about what, when, and who contradicts it out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (*taking.COMMANDS, *asking.COMMANDS, *keeping.COMMANDS, *measuring.COMMANDS):
    app.command(name=command.__name__.removesuffix("_"))(command)


@app.callback(invoke_without_command=True)
def _version(version: bool = typer.Option(False, "--version", help="Print the version and stop.")) -> None:
    if version:
        print(f"claimgraph {kg.__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        app()
    except BrokenPipeError:  # the reader of our output left (`| head`): not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KgError as error:
        print(f"claimgraph: {error}", file=sys.stderr)
        raise SystemExit(1) from None
