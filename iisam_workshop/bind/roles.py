"""The roles of elements in one file: role maps of many parts united, those that clash renamed.

Every role that is not a standard one (ISO 32000-1, 14.8.4) is mapped straight to the standard one that it means,
through however many steps its own file takes. So roles of PDF 2.0 and of other namespaces can stand in a PDF 1.7 file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["PDF_2", "Role", "Roles", "space", "standard"]

PDF_2 = "http://iso.org/pdf2/ssn"
_MATHS = "http://www.w3.org/1998/Math/MathML"
_STEPS = 50
_LISTED = """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI
Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT
WP Figure Formula Form"""
_STANDARD = frozenset(_LISTED.split())
_NEWER = {
    "DocumentFragment": "Sect",
    "Aside": "Sect",
    "Title": "P",
    "FENote": "Note",
    "Sub": "Span",
    "Em": "Span",
    "Strong": "Span",
}
"""What roles of PDF 2.0 (ISO 32000-2, 14.8.4) mean in PDF 1.7; any other means nothing, an Artifact too."""

Role = tuple[str, str]
"""A role and its namespace, which is empty for the roles of PDF 1.7."""


def space(told: object) -> str:
    """Return a namespace as it is known here; producers do not agree how those of PDF are written."""
    address = str(told) if isinstance(told, str) else ""
    if address.endswith("iso.org/pdf2/ssn"):
        return PDF_2
    return "" if address.endswith("iso.org/pdf/ssn") else address


def standard(role: Role, maps: Mapping[Role, Role]) -> str:
    """Return the standard role that a role means; NonStruct, which says nothing, where its maps lead nowhere."""
    for _ in range(_STEPS):
        if maps.get(role, role) != role:  # first: a map may give even a standard role another meaning
            role = maps[role]
            continue
        name, known = role
        if known == PDF_2:
            return name if name in _STANDARD else _NEWER.get(name) or _heading(name)
        if known == _MATHS:
            return "Formula" if name == "math" else "Span"
        return name if name in _STANDARD and not known else "NonStruct"
    return "NonStruct"


def _heading(name: str) -> str:
    """Return what a heading below the sixth level means, or any other name that PDF 2.0 does not know."""
    return "P" if name[:1] == "H" and name[1:].isdigit() else "NonStruct"


@dataclass(slots=True)
class Roles:
    """The role map of the file as it grows: what each name means; standard names mean themselves."""

    meanings: dict[str, str] = field(default_factory=dict)

    def name(self, wanted: str, meaning: str) -> str:
        """Return the name under which a role stands in the file: its own, or with a number where that is taken."""
        name, number = wanted, 1
        while self._meaning(name) not in (None, meaning):
            number += 1
            name = f"{wanted}-{number}"
        if name not in _STANDARD:
            self.meanings[name] = meaning
        return name

    def _meaning(self, name: str) -> str | None:
        return name if name in _STANDARD else self.meanings.get(name)
