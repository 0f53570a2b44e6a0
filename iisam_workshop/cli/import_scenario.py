"""``iisam-workshop import scenario``."""

from __future__ import annotations

from pathlib import Path

import click

from iisam_workshop.cli.report import as_json, guarded

__all__ = ["command"]

_HELP = """Make a scenario file from a scenario of somebody else.

FILE is Markdown, with or without front matter, or the YAML of a kit for tabletop exercises. What was guessed and what
was not understood is listed; where a person has to write, the new file says [Insert …].
"""
_NAMES = {
    "roles": "roles",
    "injects": "messages",
    "questions": "questions",
    "aims": "aims",
    "watch": "things to observe",
    "debrief": "texts for the debrief",
    "notes": "notes for facilitators",
}


@click.command("scenario", help=_HELP)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.yaml", help="File to write.  [the title’s words]")
@click.option("--json", "json_", is_flag=True, help="Print what was made as JSON.")
def command(file: Path, *, out: Path | None, json_: bool) -> None:
    """Make a scenario file from a scenario of somebody else."""
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.scenario_import import import_scenario

        made = import_scenario(file, out)
        if json_:
            told = {"file": str(made.path), "title": made.title, "form": made.form, "read": dict(made.counts)}
            as_json({**told, "unwritten": made.unwritten, "problems": made.remarks})
            return
        click.echo(f"Made {made.path}: {made.title}")
        read = [f"{name} {made.counts[key]}" for key, name in _NAMES.items() if made.counts[key]]
        click.echo(f"Read as {made.form}: {', '.join(read) or 'a story alone'}.")
        for remark in made.remarks:
            click.echo(str(remark), err=True)
        click.echo(f"Marked [Insert …], still to be written: {made.unwritten}. No pack is built before.")
        click.echo(f"Next: write them, and run  iisam-workshop scenario check {made.path}")
