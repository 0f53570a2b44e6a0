"""One content file: looked up, read, merged with what it extends, and noted."""

from __future__ import annotations

from collections.abc import Callable

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.doubts import hidden_signs, may_hide
from iisam_workshop.load.inputs import YAML, Found, Intake, guess, read_file
from iisam_workshop.load.layers import extended, merge
from iisam_workshop.load.names import PRESET, Home, Sort, find
from iisam_workshop.load.tree import MapNode, TextNode
from iisam_workshop.load.yaml_events import read_tree, yaml_text

__all__ = ["id_of", "read_named", "read_source", "way_to_lay"]


def read_source(found: Found, intake: Intake) -> MapNode:
    """Read a YAML file as a tree; raises WorkshopError. Invisible signs in it are left with the intake as warnings."""
    text = _text(intake.read(found, YAML), found.shown)
    tree = read_tree(text, found.shown)
    if may_hide(text):
        intake.problems.extend(hidden_signs(tree))
    return tree


def read_named(sort: Sort, name: str, wished: Place | None, home: Home, intake: Intake) -> MapNode:
    """Find a name on the search path and read its file, laid over the files that it extends; raises WorkshopError."""
    first = find(sort, name, wished, home)
    if not sort.layered:
        return read_source(first, intake)
    return extended(
        first,
        lambda found: read_source(found, intake),
        lambda base, place: find(sort, base, place, home),
        way_to_lay(sort),
    )


def way_to_lay(sort: Sort) -> Callable[[MapNode, MapNode], MapNode]:
    """Return how a file of a sort is laid over the one that it extends; the changes of an agenda are made."""
    if sort is not PRESET:
        return merge
    from iisam_workshop.load.agenda_changes import lay_agenda  # not needed to read a catalogue

    return lay_agenda


def id_of(found: Found) -> str:
    """Return the id that a file says it has, without noting that it was read; empty where it says none."""
    tree = read_tree(_text(read_file(found, YAML), found.shown), found.shown)
    node = tree.entries.get("id")
    return node.text if isinstance(node, TextNode) else ""


def _text(data: bytes, file: str) -> str:
    if kind := guess(data):
        from iisam_workshop.load.office import is_table, office_kind  # only whoever named such a file waits for it

        what, remedy = office_kind(data)
        hint = remedy if is_table(what) else "Save its text as a plain text file in UTF-8."
        raise InputUnreadable(Problem("IW404", f"this is {what or kind}, not a YAML file", hint, Place(file)))
    return yaml_text(data, file)
