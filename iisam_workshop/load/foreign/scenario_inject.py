"""One message and one role of somebody else's scenario, understood from the section that tells it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from iisam_workshop.errors import Place
from iisam_workshop.load.foreign.scenario_heads import inject_head, inject_part, is_wrapper, role_part
from iisam_workshop.load.foreign.scenario_times import time_in_head
from iisam_workshop.load.foreign.telling import ForeignInject, ForeignRole, Section

__all__ = ["Unknown", "inject_of", "role_of"]

Unknown = Callable[[Section], None]
"""Takes a part that nobody knows."""

_SHORT = 80
_OPEN, _SHUT = ('"', "“"), ('"', "”")
_ROLE_TEXT = re.compile(r"\s*(?::|\s[-–—])\s+")
_BRACKETS = re.compile(r"\s*\((?:[^()]*\d[^()]*|or [^()]*|optional)\)\s*$", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])[_-](?=[a-z])")


@dataclass(slots=True)
class _Message:
    """What is gathered of a message, by the kinds that ``inject_part`` knows."""

    place: Place
    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, text: str) -> None:
        if text:
            self.found.setdefault(kind, []).append(text)

    def line(self, kind: str) -> str:
        return ", ".join(self.found.get(kind, ()))

    def lines(self, kind: str) -> tuple[str, ...]:
        return tuple(self.found.get(kind, ()))


def inject_of(section: Section, title: str, phase: str, unknown: Unknown) -> ForeignInject:
    """Understand a message from its section, whose head has the title; a time in the title counts as its time."""
    message = _Message(section.place)
    when, title = time_in_head(title)
    message.add("when", when)
    message.add("title", title)
    message.add("phase", phase)
    _gather(section, message, unknown)
    own = next(section.said(), None)
    if own and not message.found.get("title") and section.parts and section.head == "" and len(own.text) <= _SHORT:
        message.found["text"] = [text for text in message.lines("text") if text != own.text]
        message.add("title", own.text)
    text, ask = (
        _unquoted(message.lines("text")),
        tuple(each for line in message.lines("ask") for each in _unquoted((line,))),
    )
    if not message.found.get("title") and text and not message.found.get("when"):
        when, rest = time_in_head(text[0])
        if when:
            message.add("when", when)
            text = (rest, *text[1:]) if rest else text[1:]
    return ForeignInject(
        section.place,
        (message.lines("title") or ("",))[0],
        (message.lines("when") or ("",))[0],
        (message.lines("phase") or ("",))[0],
        message.line("sender"),
        message.line("by"),
        text,
        ask[0] if ask else "",
        (*ask[1:], *message.lines("questions")),
        message.lines("expect"),
        message.lines("hints"),
        message.lines("watch"),
    )


def _unquoted(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Take the marks off a speech that is quoted as a whole."""
    if texts and texts[0][:1] in _OPEN and texts[-1][-1:] in _SHUT:
        whole = "\n\n".join(texts)[1:-1].strip()
        return tuple(whole.split("\n\n")) if whole else ()
    return texts


def _gather(section: Section, message: _Message, unknown: Unknown) -> None:
    for block in section.blocks:
        if isinstance(block, Section):
            for part in block.parts:
                _part(part, message, unknown)
        said = [each.text for each in block.said()] if isinstance(block, Section) else [block.text]
        for text in said:
            message.add("questions" if isinstance(block, Section) and text.endswith("?") else "text", text)
    for part in section.parts:
        _part(part, message, unknown)


def _part(part: Section, message: _Message, unknown: Unknown) -> None:
    kind = inject_part(part.head)
    if part.parts and (is_wrapper(part.head) or kind in ("text", "") or inject_head(part.head) is not None):
        _gather(Section("", part.place, part.blocks, part.parts), message, unknown)
    elif not kind or kind == "to":
        unknown(part)
    elif kind != "aside":
        for text in _texts(part):
            message.add(kind, text)


def _texts(section: Section) -> Iterator[str]:
    """Run through all texts under a head, those of deeper heads too."""
    for said in section.said():
        yield said.text
    for part in section.parts:
        yield from _texts(part)


def role_of(section: Section, unknown: Unknown) -> ForeignRole | None:
    """Understand a role from an entry, a row or a key; None where it says nothing."""
    name, about, knows, needs = section.head, [], [], []  # type: ignore[var-annotated]
    for part in (*section.parts, *(inner for entry in section.entries for inner in entry.parts)):
        kind, texts = role_part(part.head), list(_texts(part))
        if kind == "name" and texts and (not name or part.head != "id"):
            name = name or texts[0]
        elif kind in ("about", "knows", "needs"):
            {"about": about, "knows": knows, "needs": needs}[kind].extend(texts)
        elif kind not in ("aside", "name"):
            unknown(part)
    said = [each.text for each in section.said()]
    if not name and said:
        name, *rest = _ROLE_TEXT.split(said[0], maxsplit=1)
        about += rest
        said = said[1:]
    name = _CAMEL.sub(" ", _BRACKETS.sub("", name)).strip(" .:")
    return ForeignRole(name, section.place, " ".join((*about, *said)), tuple(knows), tuple(needs)) if name else None
