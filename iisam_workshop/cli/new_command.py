"""``iisam-workshop new``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from iisam_workshop.cli.filled import Filled
from iisam_workshop.cli.report import guarded

__all__ = ["command"]

_HELP = """Start a session folder: a commented session file and a sample attendee list.

Without options, it asks for all that it needs. With --from, it starts from an earlier session, for another date.
"""
_NEEDED = ("folder", "council", "date")
_OF_A_FIRST = ("council", "agenda", "start", "lunch", "finish", "facilitators")


@click.command("new", help=_HELP, short_help="Start a session folder.")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--council", help="Name of the council.")
@click.option("--date", metavar="YYYY-MM-DD", help="Day of the session.")
@click.option("--agenda", help="Day template; see 'list agendas'.  [default: full-day]")
@click.option("--start", metavar="TIME", help="When the day begins.")
@click.option("--lunch", metavar="TIME", help="When lunch begins, to the minute.")
@click.option("--finish", metavar="TIME", help="Until when the room is booked.")
@click.option("--people", metavar="NUMBER|CSV", help="How many come, or a list of them, which is copied.")
@click.option("--facilitator", "facilitators", multiple=True, metavar="NAME", help="Who leads; may be repeated.")
@click.option("--from", "earlier", type=click.Path(path_type=Path), metavar="SESSION", help="Start from this session.")
@click.option(
    "--seed",
    type=Filled("the seed is empty; leave --seed out for one of its own."),
    help="With --from: other cards and seats than the seed of the session gives.",
)
@click.option("--avoid-cards", is_flag=True, help="With --from: nobody meets a card of that session again.")
@click.option("--no-input", is_flag=True, help="Never ask; say what is missing.")
def command(folder: Path | None, earlier: Path | None, *, no_input: bool, **wishes: Any) -> None:
    """Start a session folder."""
    _refuse_mixed(earlier, wishes)
    given = {"folder": folder, **wishes}
    needed = _NEEDED if earlier is None else ("folder", "date")
    missing = [name for name in needed if not given[name] and given[name] != ""]
    if missing and (no_input or not _can_ask()):
        raise click.UsageError(_what_is_missing(missing))
    with guarded():
        if earlier is not None:
            _again(earlier, _asked_again(given, missing))
        else:
            _new(_asked(given, missing))


def _new(given: dict[str, Any]) -> None:
    from iisam_workshop.jobs.new import Details, new

    told = {name: given[name] or "" for name in ("start", "lunch", "finish", "people")}
    details = Details(**told, facilitators=tuple(given["facilitators"]))
    folder = Path(given["folder"])
    written = new(
        folder, council=given["council"], date=given["date"], agenda=given["agenda"] or "full-day", details=details
    )
    _tell(folder, written)


def _again(earlier: Path, given: dict[str, Any]) -> None:
    from iisam_workshop.jobs.again import again

    folder = Path(given["folder"])
    made = again(
        *(earlier, folder),
        date=given["date"],
        people=given["people"] or "",
        seed=given["seed"] or "",
        avoid_cards=given["avoid_cards"],
    )
    _tell(folder, made.files)
    for remark in made.remarks:
        click.echo(f"Note: {remark}")


def _tell(folder: Path, written: tuple[tuple[str, str], ...]) -> None:
    click.echo(f"Made {folder}:")
    for name, purpose in written:
        click.echo(f"  {name:<15} {purpose}")
    session = folder / written[0][0]
    click.echo(f"Next: look through the files, then run  iisam-workshop build {session}")


def _asked(given: dict[str, Any], missing: list[str]) -> dict[str, Any]:
    """Ask for what is missing; for everything where neither council nor date was said."""
    if not missing:
        return given
    from iisam_workshop.cli.interview import interview

    return interview(given, every={"council", "date"} <= set(missing))


def _asked_again(given: dict[str, Any], missing: list[str]) -> dict[str, Any]:
    if not missing:
        return given
    from iisam_workshop.cli.interview import next_date

    return next_date(given)


def _refuse_mixed(earlier: Path | None, wishes: dict[str, Any]) -> None:
    if earlier is None:
        alone = [name for name in ("seed", "avoid_cards") if wishes[name]]
        if alone:
            raise click.UsageError(f"{_options(alone)} needs --from.")
        return
    mixed = [name for name in _OF_A_FIRST if wishes[name]]
    if mixed:
        raise click.UsageError(f"With --from, change this in the new session file instead of giving {_options(mixed)}.")


def _what_is_missing(missing: list[str]) -> str:
    options = [name for name in missing if name != "folder"]
    parts = (["a folder"] if "folder" in missing else []) + ([_options(options)] if options else [])
    return f"Missing: {' and '.join(parts)}. Run 'iisam-workshop new' alone on a terminal to be asked."


def _options(names: list[str]) -> str:
    written = {"facilitators": "--facilitator", "avoid_cards": "--avoid-cards"}
    return ", ".join(written.get(name, f"--{name}") for name in names)


def _can_ask() -> bool:
    return sys.stdin.isatty()
