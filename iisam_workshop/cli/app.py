"""The group of commands; each lives in a module of its own that is imported when it is called."""

from __future__ import annotations

import sys

import click

from iisam_workshop._version import VERSION
from iisam_workshop.cli.lazy import LazyGroup

__all__ = ["app"]

_COMMANDS = {
    "new": "Start a session folder; asks when it is run without options.",
    "check": "Say everything that is wrong with a session; write nothing.",
    "build": "Make the PDFs of a session.",
    "preview": "Draw all pages of a session on a few pictures, to look through them.",
    "watch": "Build a session again whenever one of its files changes.",
    "rebuild": "Make a session pack again from the recipe inside it.",
    "verify": "Say whether the folder of a build still holds what was built.",
    "diff": "Name the files and pages in which two builds, or two PDFs, differ.",
    "workbook": "Write a session as one XLSX workbook, which build and check read as a session.",
    "upgrade": "Rewrite a file of an earlier version, with its comments and its order.",
    "import": "Make a session folder from another program's agenda: a calendar, a table, a conference schedule.",
    "attendees": "Look through an attendee list; make a clean one of it.",
    "bingo": "Cards in bulk; on the day: has a card won, somebody comes late.",
    "certificates": "After the day: certificates of attendance for those who came, and the record of who did.",
    "feedback": "After the day: a page of what people said on the evaluation forms.",
    "scenario": "Scenarios of your own: begin one, check it, rehearse the day.",
    "purge": "Remove what holds personal data after the day, and say what is left.",
    "council": "What a council says, and what it changes against the base.",
    "councils": "Import a public list of councils, look through it.",
    "handouts": "One PDF for each person, for online days, and a table for a mail merge.",
    "doctor": "Say whether this machine has all that the program needs, and what to do where it has not.",
    "list": "List stages, terms, documents, scenarios, agendas, layouts or councils.",
}


_HELP = """Make the papers of an information sharing journey training day.

\b
Start:   iisam-workshop new my-session --council leicestershire --date 2027-03-04
Check:   iisam-workshop check my-session/session.yaml
Build:   iisam-workshop build my-session/session.yaml
"""  # \b keeps the lines as they are


@click.command(
    cls=LazyGroup,
    table=_COMMANDS,
    module="iisam_workshop.cli.{}_command",
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, message="iisam-workshop %(version)s")
@click.option("--debug", is_flag=True, help="Show the program's own error messages; they may quote your texts.")
@click.pass_context
def app(context: click.Context, *, debug: bool) -> None:
    """Make the papers of an information sharing journey training day."""
    context.obj = debug
    if any(_no_text(word) for word in sys.argv):
        raise click.UsageError("Part of this is not text (it is not UTF-8). Type it again, or rename the file.")


def _no_text(word: str) -> bool:
    """Tell whether a word of the command line has bytes that no file of ours could write down."""
    return any("\ud800" <= sign <= "\udfff" for sign in word)
