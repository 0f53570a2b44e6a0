"""``iisam-workshop diff``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iisam_workshop.cli.report import as_json, guarded
from iisam_workshop.errors import shown

if TYPE_CHECKING:
    from iisam_workshop.jobs.diff import FileDifference, PageDifference

__all__ = ["command"]

_DIFFERENT = 7
_KINDS = {
    "text": "other words",
    "picture": "another picture",
    "look": "the same words, drawn otherwise",
    "pack line": "only pack and digest at the foot",
    "new": "new",
    "gone": "no longer there",
}


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "json_", is_flag=True, help="Print the differences as JSON.")
def command(old: Path, new: Path, *, json_: bool) -> None:
    """Name the files and pages in which two builds, or two PDFs, differ.

    OLD and NEW are two folders that 'build' wrote, or two PDFs. Pages are named by their folios. The command ends with
    0 where both are the same, and with 7 where they differ.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.diff import diff

        found = diff(old, new)
        if json_:
            as_json({"old": str(old), "new": str(new), "same": found.same, "files": [*map(asdict, found.files)]})
        else:
            for file in found.files:
                for line in _lines(file):
                    click.echo(shown(line))
            same = "1 file is the same" if found.same == 1 else f"{found.same} files are the same"
            differ = "1 file differs" if len(found.files) == 1 else f"{len(found.files) or 'no'} files differ"
            click.echo(f"{differ[0].upper()}{differ[1:]}, {same}.")
        raise SystemExit(_DIFFERENT if found.files else 0)


def _lines(file: FileDifference) -> Iterator[str]:
    if file.kind != "changed":
        yield f"{file.path}: {'only in the old one' if file.kind == 'only before' else 'only in the new one'}"
        return
    if not file.path.lower().endswith(".pdf"):
        yield f"{file.path}: changed"
        return
    more = "" if file.pages else "no page differs, only how it is tagged or written"
    yield f"{file.path}: {'bookmarks or settings differ' if file.about and not file.pages else more}".rstrip(" :")
    for (title, kind), pages in groupby(file.pages, key=lambda page: (page.title, page.kind)):
        yield f"  {_folios([*pages])}{f' ({title})' if title else ''}: {_KINDS[kind]}"


def _folios(pages: Sequence[PageDifference]) -> str:
    shown = [page.folio or str(page.page) for page in pages]
    return ", ".join(shown) if len(shown) < 4 else f"{shown[0]} to {shown[-1]} ({len(shown)} pages)"
