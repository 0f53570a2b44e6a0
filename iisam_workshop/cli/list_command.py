"""``iisam-workshop list``."""

from __future__ import annotations

import json

import click

from iisam_workshop.cli.report import guarded

__all__ = ["command"]

_KINDS = ("stages", "terms", "documents", "scenarios", "agendas", "layouts", "councils")


@click.command("list")
@click.argument("kind", type=click.Choice(_KINDS), metavar="KIND")
@click.option("--json", "json_", is_flag=True, help="Print the list as JSON.")
def command(kind: str, *, json_: bool) -> None:
    """List what there is to choose from.

    KIND is stages, terms, documents, scenarios, agendas, layouts or councils.
    """
    with guarded():
        from iisam_workshop.jobs.listing import listing

        listed = listing(kind)
        if json_:
            entries = [{"id": each.id, "title": each.title, "about": each.about} for each in listed]
            click.echo(json.dumps(entries, indent=1))
            return
        width = max(len(each.id) for each in listed)
        for each in listed:
            click.echo(f"{each.id:<{width}}  {each.title}")
            click.echo(f"{'':<{width}}  {click.style(each.about, dim=True)}")
