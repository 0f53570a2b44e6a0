"""What people who write templates of their own are told: the problems of a template, in words. No reader sees these."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinja2 import nodes

from iisam_workshop.compose.template_limits import TooMuch
from iisam_workshop.errors import Place, Problem, did_you_mean

__all__ = [
    "forbidden",
    "slot_missing",
    "too_deep",
    "unfilled",
    "unknown_filter",
    "unknown_slot",
    "unknown_value",
    "unprintable",
    "unreadable",
]

_WORDS: dict[type[nodes.Node], str] = {
    nodes.Call: "a call",
    nodes.Include: "'include'",
    nodes.Import: "'import'",
    nodes.FromImport: "'import'",
    nodes.Extends: "'extends'",
    nodes.Block: "'block'",
    nodes.Assign: "'set'",
    nodes.AssignBlock: "'set'",
    nodes.Macro: "'macro'",
    nodes.CallBlock: "'call'",
    nodes.FilterBlock: "a block of a filter",
    nodes.Getitem: "a value in brackets",
    nodes.With: "'with'",
    nodes.For: "a 'for' over something that is no given value",
    nodes.Getattr: "a hidden value",
}
_UNPRINTABLE = (
    ("HTML", re.compile(r"<[A-Za-z/!]")),
    ("a table", re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*\|[ \t:|-]*$", re.MULTILINE)),
    ("a picture", re.compile(r"(?<!\\)!\[[^\]\n]*\][(\[]")),
    ("a block of code", re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)),
    ("a footnote", re.compile(r"\[\^[^\]\s]+\]")),
)
_ATTRIBUTE = re.compile(r"attribute '([A-Za-z0-9_]+)'")


def forbidden(node: nodes.Node, file: str, line: int) -> Problem:
    """Tell of something that may not stand in a template (IW276)."""
    kind = _WORDS.get(type(node), "a sign or word for which your templates have no use")
    found = unprintable(node)
    what = found[0] if found else kind
    hint = "Text, '{{ value }}', 'if' and 'for' over values may stand here."
    return _fault(f"{what} may not stand in a template of yours", hint, file, line)


def unprintable(node: nodes.Node) -> tuple[str, int] | None:
    """Return what in a text has no place on our papers, in Markdown or HTML, and how many lines below its first."""
    if not isinstance(node, nodes.TemplateData):
        return None
    found = [(what, sign.start()) for what, pattern in _UNPRINTABLE if (sign := pattern.search(node.data))]
    what, at = min(found, key=lambda each: each[1], default=("", -1))
    return (what, node.data.count("\n", 0, at)) if what else None


def too_deep(file: str, line: int) -> Problem:
    """Tell of a loop inside two others (IW276)."""
    return _fault("a 'for' inside two others may not stand in a template of yours", "Take it out.", file, line)


def unreadable(file: str, line: int) -> Problem:
    """Tell of a template that is not well formed (IW276); its text is not quoted."""
    what = "this template cannot be read: '{{', '{%', 'if' or 'for' is misspelt or has no end"
    return _fault(what, "Compare the line with the program's own template.", file, line)


def unknown_filter(name: str, known: Sequence[str], file: str, line: int) -> Problem:
    """Tell of a filter that templates do not have (IW276)."""
    return _fault(f"the filter {name!r} may not stand in a template of yours", did_you_mean(name, known), file, line)


def unknown_value(name: str, known: Sequence[str], file: str, line: int) -> Problem:
    """Tell of a value that the document does not have (IW276)."""
    return _fault(f"this document has no value {name!r}", did_you_mean(name, known), file, line)


def slot_missing(name: str, file: str) -> Problem:
    """Tell of a slot that the template lacks (IW277)."""
    what = f"the slot '::: {name}' is missing, and the program has something to put there"
    return Problem("IW277", what, "Add it as a line of its own, with an empty line on either side.", Place(file))


def unknown_slot(name: str, known: Sequence[str], file: str, line: int) -> Problem:
    """Tell of a slot that the document does not have (IW277)."""
    hint = did_you_mean(name, known) or "This document has no slots."
    return Problem("IW277", f"this document has no slot '::: {name}'", hint, Place(file, line))


def unfilled(error: Exception, file: str) -> Problem:
    """Tell of a template that could not be filled in (IW278), or makes too much (IW318); no value is quoted."""
    if isinstance(error, TooMuch):
        hint = "Shorten it; a long text can be added to the pack as a PDF, with 'insert' under 'documents'."
        return Problem("IW318", f"this template is too much for a paper: {error}", hint, Place(file))
    asked = _ATTRIBUTE.search(str(error))
    what = "this template cannot be filled in"
    if isinstance(error, LookupError):
        what = str(error.args[0])
    elif asked:
        what = f"there is no value of the name {asked[1]!r}"
    return Problem("IW278", what, "Take it out, or write it as the program's own template does.", Place(file))


def _fault(what: str, hint: str, file: str, line: int) -> Problem:
    return Problem("IW276", what, hint, Place(file, line))
