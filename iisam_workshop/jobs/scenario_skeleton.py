"""A scenario of somebody else in our format: what it says in its place, and marks where a person has to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from iisam_workshop.export.yaml_text import Block, Noted, Written
from iisam_workshop.jobs.import_minutes import moments, play_length
from iisam_workshop.jobs.skeleton_messages import Messages
from iisam_workshop.jobs.skeleton_words import LINE, NAME, Entry, Wording, pieces
from iisam_workshop.load.foreign.telling import ForeignRole, ForeignScenario

__all__ = ["skeleton"]

_SHORT = 80
_JOB = re.compile(
    r"\b(?:manager|officer|teacher|lead|leader|director|coordinator|nurse|worker|advis[eo]r|doctor|clerk|warden|caretaker|"
    r"engineer|analyst|representative|administrator|secretary|chair|councillor|commander|assistant|planner|surveyor|"
    r"librarian|practitioner|consultant|specialist|matron|midwife|pharmacist|sergeant|inspector|driver)$",
    re.IGNORECASE,
)
"""What people do, so that the name of a role reads on in a sentence: you are the head teacher."""


def skeleton(foreign: ForeignScenario, name: str, words: Mapping[str, str], stages: Mapping[str, str]) -> Entry:
    """Return the keys of a scenario file of that id; what was guessed and cut is added to the foreign remarks."""
    return _Skeleton(Wording(foreign, words, stages)).made(name)


@dataclass(frozen=True, slots=True)
class _Skeleton:
    wording: Wording

    def made(self, name: str) -> Entry:
        """Put all keys together, in the order of our own scenarios."""
        wording = self.wording
        told, words = wording.foreign, wording.words
        length = play_length(told)
        roles = self._roles()
        ids = [wording.id(role.name, "partner") for role in roles]
        times = moments(told, length, wording.stages) if told.injects else []
        messages = Messages(wording, times)
        suits = words["suits_known"].format(audience=told.audience) if told.audience else words["suits"]
        return {
            "id": name,
            "title": wording.fit(told.title or words["untitled"], NAME),
            "summary": self._summary(),
            "minutes": str(length),
            "nations": ["england", "wales", "scotland", "northern-ireland"],
            "aims": wording.lines(told.aims, "aims"),
            "suits": wording.fit(suits, LINE),
            **{key: Block(words[key]) for key in ("place", "notice", "content_warning", "way_out", "disclosure")},
            "setting": wording.prose(told.setting, "setting"),
            "case": wording.prose(told.case, "case"),
            "places": [{"id": "town", "names": words["town"].split(", ")}],
            "people": [{"id": "somebody", "who": words["person"]}],
            "task": Block(words["task"]),
            "ground_rules": wording.lines(told.rules, "rule", "rule_2"),
            "partners": [self._partner(role, each) for role, each in zip(roles, ids, strict=True)],
            **self._known(roles, ids),
            "injects": list(messages.injects()),
            "questions": list(messages.questions()),
            "briefing": wording.lines([*told.briefing, words["briefing"], words["briefing_2"]], ""),
            "turns": list(self._turns()),
            "debrief": wording.lines(told.debrief, "debrief", "debrief_2"),
            "observe": list(messages.observe()),
            "legal": [self._legal()],
        }

    def _roles(self) -> Sequence[ForeignRole]:
        """Return the roles, and as many more as a scenario needs to have two partners."""
        roles = list(self.wording.foreign.roles)
        lacking = max(0, 2 - len(roles))
        if lacking:
            what = f"this file names {len(roles)} roles, and a scenario needs two partners at least"
            self.wording.foreign.left_over(
                what, self.wording.foreign.place, "Write the partners that are marked [Insert."
            )
        return [
            *roles,
            *(ForeignRole(self.wording.words["partner"], self.wording.foreign.place) for _ in range(lacking)),
        ]

    def _summary(self) -> Written:
        """Return as many paragraphs of the summary as fit; the others are the beginning of the case."""
        told, length = self.wording.foreign, 0
        for number, text in enumerate(told.summary):
            length += len(text) + 1
            if length > LINE and number:
                told.case[:0], told.summary = told.summary[number:], told.summary[:number]
                break
        return self.wording.fit(" ".join(told.summary) or self.wording.words["summary"], LINE)

    def _partner(self, role: ForeignRole, name: str) -> Entry:
        about = self.wording.fit(role.about, LINE) if role.about else ""
        return {
            "id": name,
            "name": self.wording.fit(role.name, NAME),
            "is": self._of("is", role),
            "called": self._of("called", role),
            "mentions": [self.wording.fit(role.name, NAME)],
            "you_are": self._of("you_are", role),
            "purpose": about or self._of("purpose", role),
            "needs": self.wording.lines(role.needs, "") or [self._of("needs", role)],
        }

    def _known(self, roles: Sequence[ForeignRole], ids: Sequence[str]) -> Entry:
        """Make a fact of everything that a role knows, one to be written where it knows nothing, and an answer."""
        facts: list[Entry] = []
        for role, owner in zip(roles, ids, strict=True):
            for number, text in enumerate(role.knows or (self._of("fact", role),), 1):
                fact: Entry = {"id": f"{owner}-{number}", "owner": owner, "text": self.wording.fit(text, LINE)}
                short = text.rstrip(". ")
                fits = role.knows and len(short) <= _SHORT
                fact["short"] = Noted(short, self.wording.words["guessed"]) if fits else self.wording.words["short"]
                fact["sharing"] = Noted("free", self.wording.words["guessed"])
                fact["because"] = self.wording.words["because"]
                facts.append(fact)
        known = [role for role in roles if role.knows]
        if known:
            what = f"what {len(known)} roles know was taken to be free to tell"
            self.wording.foreign.guessed(what, known[0].place, "Say of each fact under ‘sharing’ whether it is.")
        shown: list[Written] = [f"{owner}-1" for owner in ids[:2]]
        part: Entry = {"id": "first", "text": self.wording.words["part"], "shown_by": [shown]}
        return {"facts": facts, "answer": {"question": self.wording.words["question"], "parts": [part]}}

    def _turns(self) -> Iterator[Entry]:
        for note in self.wording.foreign.notes:
            for piece in pieces(note, LINE):
                yield {"when": self.wording.words["turn_note"], "then": Block(piece)}
        yield {"when": self.wording.words["turn_when"], "then": self.wording.words["turn_then"]}

    def _legal(self) -> Entry:
        entry: Entry = {"id": "public-task", "title": self.wording.words["legal"]}
        nations = ["england", "wales", "scotland", "northern-ireland"]
        return {**entry, "nations": nations, "text": self.wording.words["legal_text"], "standing": "general knowledge"}

    def _of(self, key: str, role: ForeignRole) -> str:
        """Say something of a role by its name; a role that is still to be written is so in every line."""
        if role.name == self.wording.words["partner"]:
            return role.name
        if not _JOB.search(role.name) or f"{key}_job" not in self.wording.words:
            return self.wording.fit(self.wording.words[key].format(name=role.name), NAME, role.place)
        name = " ".join(word.lower() if word.istitle() else word for word in role.name.split())
        article = "an" if name[:1].lower() in "aeio" else "a"
        text = self.wording.fit(self.wording.words[f"{key}_job"].format(name=name, article=article), NAME, role.place)
        return Noted(text, self.wording.words["guessed"])
