"""What the sections of somebody else's scenario mean, by the words of their heads; nothing is dropped in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from iisam_workshop.load.foreign.scenario_heads import inject_head, is_group, is_wrapper, topic
from iisam_workshop.load.foreign.scenario_inject import inject_of, role_of
from iisam_workshop.load.foreign.telling import ForeignQuestions, ForeignScenario, Section

__all__ = ["understood"]

_LISTS = ("summary", "setting", "case", "aims", "rules", "briefing", "debrief", "notes", "watch", "sources")
_LINES = ("duration", "start", "licence")
_ASIDE = re.compile(
    r"\b(?:facilitators?|observers?|scribes?|evaluators?|note[- ]?takers?|recorders?|white cell|exercise control)\b",
    re.I,
)
_NUMBER = re.compile(r"^(?:scenario|exercise|tabletop|ttx)\s*(?:\d+|[a-z])?\s*[:.\-–—]\s*", re.IGNORECASE)
_FOR_ALL = ("summary", "setting", "case", "briefing")
_SECRET = re.compile(
    r"\bfacilitators?(?:[’']s?)?[ -](?:eyes[ -])?only\b|\bfor (?:the )?facilitators? only\b|\bspoilers?\b"
    r"|\bdo not (?:distribute|share|hand|show|give)\b",
    re.IGNORECASE,
)
_MOST_ROLES, _MOST_INJECTS = 20, 60


def understood(root: Section, foreign: ForeignScenario) -> None:
    """Put what the sections mean into a foreign scenario, with remarks on what was guessed and not understood."""
    reader = _Reader(foreign)
    reader.walk(root)
    reader.close()


def _row(row: Section, most: int) -> str:
    """Put the first cells of a row, or values of an entry, into one text; numbers of entries do not count."""
    cells = [" ".join(said.text for said in part.said()) for part in row.parts if topic(part.head) != "aside"]
    return ": ".join([cell for cell in cells if cell][:most])


@dataclass(slots=True)
class _Reader:
    foreign: ForeignScenario
    untitled: bool = True
    told: set[tuple[str, str]] = field(default_factory=set)
    audience: list[Section] = field(default_factory=list)

    def walk(self, section: Section, phase: str = "") -> None:
        """Go through what stands under a head; the first heading that nobody knows is the title where none is said."""
        titled = section.head == "" and len(section.parts) > 0
        for part in section.parts:
            self._part(part, phase, may_be_title=titled)
            titled = titled and bool(topic(part.head)) and not self.foreign.title
        if section.head == "":
            self.foreign.summary += [said.text for said in section.said()]

    def close(self) -> None:
        """Use what stands in for something else, and keep to what an exercise can hold."""
        foreign = self.foreign
        names = [said.text for section in self.audience for said in section.said()]
        foreign.audience = ", ".join(names)
        if names and not foreign.roles:
            for section in self.audience:
                self._roles(section)
            foreign.guessed("the audience was taken to be the roles at the table", self.audience[0].place)
        for key, most in (("roles", _MOST_ROLES), ("injects", _MOST_INJECTS)):
            found = getattr(foreign, key)
            if len(found) > most:
                foreign.left_over(f"{len(found)} {key} stand here; the first {most} were taken", found[most].place)
                del found[most:]

    def _part(self, part: Section, phase: str, *, may_be_title: bool) -> None:
        head, kind = part.head, topic(part.head)
        title = inject_head(head)
        if kind == "title" and part.blocks:
            self.foreign.title = next(part.said()).text if self.untitled else self.foreign.title
            self.untitled = False
        elif title is not None:
            self._numbered(part, title, phase)
        elif is_wrapper(head) or (kind == "case" and any(topic(inner.head) == "title" for inner in part.parts)):
            self.walk(Section("exercise", part.place, part.blocks, part.parts), phase)
        elif kind:
            self._known(part, kind, phase)
        elif may_be_title and part.level and not self.foreign.title:
            self.foreign.title = _NUMBER.sub("", head) or head
            self.walk(Section("", part.place, part.blocks, part.parts), phase)
        else:
            self._unknown(part, phase)

    def _unknown(self, part: Section, phase: str) -> None:
        if any(True for _ in part.said()) or not part.parts:
            self._leave("chapter", part)
        self.walk(Section(part.head, part.place, [], part.parts), part.head if is_group(part.head) else phase)

    def _known(self, part: Section, kind: str, phase: str) -> None:
        if kind == "injects":
            self._injects(part, phase)
        elif kind == "roles":
            self._roles(part)
        elif kind == "questions":
            self._questions(part, phase)
        elif kind == "audience":
            self.audience.append(part)
        elif kind in _LINES:
            text = " ".join(said.text for said in part.said())
            setattr(self.foreign, kind, getattr(self.foreign, kind) or text)
        elif kind in _LISTS:
            self._texts(part, kind, phase)
        elif kind == "author":
            hint = "Say whose it is where the licence asks for it."
            self._leave("chapter", part, hint)

    def _texts(self, part: Section, kind: str, phase: str) -> None:
        """Take all texts of a chapter; chapters below it that mean something else are read as such."""
        if kind in _FOR_ALL and any(_SECRET.search(text) for text in (part.head, *(each.text for each in part.said()))):
            self.foreign.guessed("this chapter is for facilitators only, and went among their notes", part.place)
            kind = "notes"
        into: list[str] = getattr(self.foreign, kind)
        for block in part.blocks:
            row = [block] if isinstance(block, Section) and block.parts and not block.blocks else []
            texts = [said.text for said in block.said()] if isinstance(block, Section) else [block.text]
            into += [_row(each, most=1 if kind == "watch" else 2) for each in row] or texts
        for inner in part.parts:
            other = topic(inner.head)
            if inject_head(inner.head) is not None or (other and other not in ("aside", "title", kind)):
                self._part(inner, phase, may_be_title=False)
            else:
                self._texts(inner, kind, phase)

    def _roles(self, part: Section) -> None:
        """Take the entries, rows and keys of a chapter as roles; one paragraph is a list with commas."""
        found = [*part.entries, *part.parts]
        if not found:
            names = [name for said in part.paragraphs for name in re.split(r"[,;]\s+", said.text.rstrip("."))]
            fits = [name for name in names if 0 < len(name) <= 80]
            found = [Section(re.sub(r"^and ", "", name), part.place) for name in fits]
        for each in found:
            role = role_of(each, lambda where: self._leave("part of roles", where))
            if role is None or role.name.casefold() in (known.name.casefold() for known in self.foreign.roles):
                continue
            if _ASIDE.search(role.name):
                self.foreign.guessed("this role leads or watches, and gets no brief", role.place)
            else:
                self.foreign.roles.append(role)

    def _questions(self, part: Section, phase: str) -> None:
        texts = tuple(said.text for said in part.said())
        if texts:
            self.foreign.questions.append(ForeignQuestions(phase, texts))
        for inner in part.parts:
            if topic(inner.head) in ("", "questions", "aside"):
                self._questions(inner, inner.head)
            else:
                self._part(inner, phase, may_be_title=False)

    def _injects(self, part: Section, phase: str) -> None:
        """Take what stands under a head such as Injects: rows and entries, or chapters each of which is one."""
        for entry in part.entries:
            self._inject(entry, "", phase)
        if part.paragraphs and (part.entries or part.parts):
            self.foreign.notes += [said.text for said in part.paragraphs]
        elif part.paragraphs:
            for said in part.paragraphs:
                self._inject(Section("", said.place, [said]), "", phase)
        for inner in part.parts:
            title = inject_head(inner.head)
            if title is not None:
                self._numbered(inner, title, phase)
            elif topic(inner.head) == "injects" or any(inject_head(each.head) is not None for each in inner.parts):
                self._injects(inner, inner.head)
            elif topic(inner.head) in ("notes", "questions", "debrief", "sources", "roles", "aims"):
                self._part(inner, phase, may_be_title=False)
            else:
                self._inject(inner, inner.head, phase)

    def _numbered(self, part: Section, title: str, phase: str) -> None:
        """Take a head such as Phase 2: as a group where messages stand under it, else as a message."""
        inner = [each for each in part.parts if inject_head(each.head) is not None or topic(each.head) == "injects"]
        if not (inner and is_group(part.head)):
            self._inject(part, title, phase)
            return
        self.foreign.notes += [said.text for said in part.said()]
        for each in part.parts:
            self._part(each, title or part.head, may_be_title=False)

    def _inject(self, part: Section, title: str, phase: str) -> None:
        if not part.empty:
            told = inject_of(part, title, phase, lambda where: self._leave("part of messages", where))
            self.foreign.injects.append(told)

    def _leave(self, what: str, part: Section, hint: str = "Add it by hand if it matters.") -> None:
        key = what, part.head.casefold()
        if key not in self.told:
            self.told.add(key)
            name = part.head if len(part.head) <= 60 else f"{part.head[:60].rstrip()}…"
            self.foreign.left_over(f"the {what} ‘{name}’ was not taken over", part.place, hint)
