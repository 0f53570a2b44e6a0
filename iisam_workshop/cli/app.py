"""The group of commands; each lives in a module of its own that is imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from iisam_workshop._version import VERSION

__all__ = ["app"]

_COMMANDS = {
    "new": "Start a session folder: a commented session file and a sample attendee list.",
    "check": "Say everything that is wrong with a session; write nothing.",
    "build": "Make the PDFs of a session.",
    "list": "List stages, terms, documents, scenarios, agendas, layouts or councils.",
}


class _Lazy(click.Group):
    """Knows the names of its commands, and imports one only to run it."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return super().get_command(context, name)
        command: click.Command = import_module(f"iisam_workshop.cli.{name}_command").command
        return command

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], _COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            context.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(context, args)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


_HELP = """Make the papers of an information sharing journey training day.

\b
Start:   iisam-workshop new my-session --council leicestershire --date 2027-03-04
Check:   iisam-workshop check my-session/session.yaml
Build:   iisam-workshop build my-session/session.yaml
"""  # \b keeps the lines as they are


@click.command(
    cls=_Lazy, help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(VERSION, message="iisam-workshop %(version)s")
@click.option("--debug", is_flag=True, help="Show the program's own error messages; they may quote your texts.")
@click.pass_context
def app(context: click.Context, *, debug: bool) -> None:
    """Make the papers of an information sharing journey training day."""
    context.obj = debug
