"""Options whose text may not be empty."""

from __future__ import annotations

import click

__all__ = ["Filled"]

_LONGEST = 200  # as of a name in a session file


class Filled(click.ParamType[str]):
    """Text with something in it; ``empty`` says what to do where there is nothing."""

    name = "text"

    def __init__(self, empty: str) -> None:
        self.empty = empty

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text; an empty one, or one of a length that no file may have, is a wrong command line."""
        if len(value) > _LONGEST:
            self.fail(f"this has {len(value):,} characters; the limit is {_LONGEST}.", param, ctx)
        return value.strip() or self.fail(self.empty, param, ctx)
