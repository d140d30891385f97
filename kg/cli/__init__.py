"""The command line. It prints and never decides: stdout is data, stderr is progress and messages.

Exit codes: 0 done, 1 some input refused (each named on stderr, the rest kept) or stopped by an error, 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

import kg
from kg.cli.places import show_place
from kg.errors import KgError

__all__ = ["app", "main"]

# Each command's module, in the order of the help. A command loads its own module only: reading articles needs neither
# a store nor the pages, and to load everything takes longer than to read a hundred articles.
_MODULES = {
    **dict.fromkeys(("demo", "ingest", "extract"), "taking"),
    **dict.fromkeys(("contradictions", "explain"), "pairs"),
    **dict.fromkeys(("disputes", "timeline"), "asking"),
    "query": "querying",
    **dict.fromkeys(("validate", "serve"), "keeping"),
    "review": "reviewing",
    **dict.fromkeys(("export", "import"), "interchange"),
    "networks": "networks",
    "eval": "measuring",
}


class _Commands(TyperGroup):
    """The commands, each loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # Typer's context has no public type
        """The names, in the order of the help."""
        del ctx
        return list(_MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # and neither has its command
        """The command of this name; None where there is none."""
        del ctx
        if cmd_name not in _MODULES:
            return None
        commands = import_module(f"kg.cli.{_MODULES[cmd_name]}").COMMANDS
        alone = typer.Typer(add_completion=False, context_settings=_SETTINGS)
        alone.command(name=cmd_name)(next(c for c in commands if c.__name__.removesuffix("_") == cmd_name))
        return typer.main.get_command(alone)


_SETTINGS = {"help_option_names": ["-h", "--help"]}
app = typer.Typer(
    cls=_Commands,
    name="claimgraph",
    help="News articles in, a graph of who said what about what, when, and who contradicts it out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
)


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
        print(f"claimgraph: {error}{show_place(error)}", file=sys.stderr)
        raise SystemExit(1) from None
