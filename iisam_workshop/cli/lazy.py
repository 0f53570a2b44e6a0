"""Groups of commands whose modules are imported only to run them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from iisam_workshop.cli.interrupts import stop
from iisam_workshop.cli.streams import be_quiet

__all__ = ["LazyGroup"]


class LazyGroup(click.Group):
    """Knows the names of its commands with a line on each, and the module of one by its name."""

    def __init__(self, *args: Any, table: Mapping[str, str], module: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._table, self._module = table, module

    def list_commands(self, _: click.Context) -> list[str]:
        """Return the names in the table's order."""
        return list(self._table)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Import the module of a command; other names are left to click."""
        if name not in self._table:
            return super().get_command(context, name)
        command: click.Command = import_module(self._module.format(name)).command
        return command

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the command line, and print the help that it may ask for."""
        with _unread():
            return super().make_context(*args, **kwargs)

    def invoke(self, context: click.Context) -> Any:
        """Run a command; click would call a request to stop an abortion, and end with 1."""
        try:
            with _unread():
                return super().invoke(context)
        except KeyboardInterrupt:
            stop()

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        """Refuse an unknown name with the nearest one."""
        if args and args[0] not in self._table and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self._table, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            context.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(context, args)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._table.items()))


@contextmanager
def _unread() -> Iterator[None]:
    """Let it be no fault that whoever read our output went away; click would end with 1."""
    try:
        yield
    except BrokenPipeError:
        be_quiet()
        raise SystemExit(0) from None
