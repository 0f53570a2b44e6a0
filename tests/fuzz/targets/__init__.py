"""The entrances of the program that other people's bytes come in by, each a target."""

from __future__ import annotations

from importlib import import_module

from tests.fuzz.target import Target

__all__ = ["NAMES", "target"]

NAMES = (
    "yaml_reader",
    "session_file",
    "attendees",
    "workbook",
    "agenda_import",
    "kept_files",
    "placeholders",
    "text_escape",
    "file_names",
    "pdf_insert",
)


def target(name: str) -> Target:
    """Return a target by its name; its libraries are imported only now."""
    found: Target = import_module(f"tests.fuzz.targets.{name}").TARGET
    assert found.name == name
    return found
