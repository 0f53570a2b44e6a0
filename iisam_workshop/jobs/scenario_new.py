"""Start a scenario: a small one with comments that can be played as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from iisam_workshop import resources
from iisam_workshop.errors import ContentInvalid, OutputRefused, Problem
from iisam_workshop.files import new_file
from iisam_workshop.model.spelling import slug

__all__ = ["new_scenario"]

_TITLE = re.compile(r"[\w ,.()’'&-]{1,120}")


def new_scenario(title: str, out: Path | None = None) -> Path:
    """Write the skeleton of a scenario of that title, into a file of its id unless ``out`` names another.

    Raises ContentInvalid (IW117) for a title that gives no id, OutputRefused (IW501) where the file is there already.
    """
    title = " ".join(title.split())
    name = slug(title)
    if not name or not _TITLE.fullmatch(title):
        hint = "Write a title of letters and digits, such as our-street or 'Our street'."
        raise ContentInvalid(Problem("IW117", "this is not a title that a scenario can have", hint))
    path = out or Path(f"{name}.yaml")
    if path.exists():
        raise OutputRefused(Problem("IW501", f"there is a file {path.name!r} already", "Name another file with --out."))
    shown = title if title != name else name.replace("-", " ").capitalize()
    text = resources.read_text("templates", "new/scenario.yaml")
    text = text.replace("id: our-street\n", f"id: {path.stem}\n", 1).replace(
        "title: Our street\n", f"title: {shown}\n", 1
    )
    with new_file(path) as write:
        write(text.replace("our-street.yaml", path.name, 1).encode())
    return path
