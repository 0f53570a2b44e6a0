"""The options by which a command makes papers in another look than the session's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["look_options"]

F = TypeVar("F", bound=Callable[..., Any])


def look_options(command: F) -> F:
    """Give a command ``--layout`` and ``--paper``."""
    layout = click.option(
        "--layout",
        metavar="NAME",
        help="Another look for all papers: large-print, compact, plain, tinted, or a layout file of your own.",
    )
    paper = click.option("--paper", metavar="SIZE", help="Another size of sheet: A4, A3, A5 or Letter.")
    return layout(paper(command))
