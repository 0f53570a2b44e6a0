"""What must be printed again, told to people and to machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iisam_workshop.jobs.reprint import Again, Reprint

__all__ = ["entry_of", "lines_of"]


def entry_of(reprint: Reprint | None) -> dict[str, Any] | None:
    """Return what machines read: None where there was no build to compare with."""
    if reprint is None:
        return None
    files = [{**asdict(each), "pages": list(each.pages) or None} for each in reprint.again]
    return {"files": files, "not_needed": list(reprint.gone), "withdrawn_cards": list(reprint.withdrawn)}


def lines_of(reprint: Reprint | None) -> Iterator[str]:
    """Return what people read, line by line: nothing where there was no build to compare with."""
    if reprint is None:
        return
    if reprint.again:
        yield "Print again, if the build before is printed:"
        wide = max(22, *(len(each.file) for each in reprint.again))
        yield from (f"  {each.file:<{wide}}   {_told(each)}" for each in reprint.again)
    else:
        yield "Nothing to print again."
    if reprint.gone:
        yield f"No longer needed: {', '.join(reprint.gone)}."
    if reprint.withdrawn:
        cards = "this card" if len(reprint.withdrawn) == 1 else f"these {len(reprint.withdrawn)} cards"
        yield f"Take out {cards}, which nobody holds any more: {_few(reprint.withdrawn)}."


def _told(each: Again) -> str:
    copies = "1 copy" if each.copies == 1 else f"{each.copies} copies"
    if each.why == "more":
        return "1 copy more" if each.copies == 1 else f"{each.copies} copies more"
    if not each.pages:
        return f"{'new' if each.why == 'new' else 'all pages'}, {copies}"
    return f"{'page' if len(each.pages) == 1 else 'pages'} {_ranges(each.pages)}, {copies}"


def _ranges(pages: Sequence[int]) -> str:
    """Write page numbers as printing dialogs take them, such as ``3,5-7``."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _few(codes: Sequence[str]) -> str:
    return ", ".join(codes) if len(codes) <= 8 else f"{', '.join(codes[:8])} and {len(codes) - 8} others"
