"""What is asked for on the command line, laid over a session file as one more layer: so all checks are the same."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from iisam_workshop.errors import Place
from iisam_workshop.load.layers import merge
from iisam_workshop.load.tree import MapNode, TextNode

__all__ = ["asked_for"]

_PATHS = frozenset({"layout"})
"""Options that may be the path of a file."""


def asked_for(tree: MapNode, options: Mapping[str, str], session: Path) -> MapNode:
    """Return the tree of a session with options in the place of what it says under ``documents``, by their names there.

    The place of such a value is the option. A path is looked for where the command runs, then beside the session.
    """
    documents = tree.entries.get("documents")
    if not options or (documents is not None and not isinstance(documents, MapNode)):
        return tree  # what is no map is told as a mistake of the file
    entries = {name: TextNode(_from(session, name, text), Place(f"--{name}")) for name, text in options.items()}
    keys = {name: Place(f"--{name}") for name in options}
    over = MapNode(dict(entries), keys, documents.place if documents else Place("command line"))
    return replace(merge(tree, MapNode({"documents": over}, {}, tree.place)), place=tree.place)


def _from(session: Path, name: str, text: str) -> str:
    """Return a path as it is from the session's folder; names stay as they are."""
    if name not in _PATHS or PurePath(text).suffix.lower() not in (".yaml", ".yml") or not Path(text).exists():
        return text
    try:
        return Path(os.path.relpath(text, session.parent)).as_posix()
    except ValueError:  # another drive
        return Path(text).absolute().as_posix()
