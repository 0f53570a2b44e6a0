"""A session folder that says something in every field that takes a text, so that anything can be planted anywhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from iisam_workshop.model.agenda import AgendaPreset
from iisam_workshop.model.council import Council
from iisam_workshop.model.scenario import Scenario
from iisam_workshop.model.session import SessionFile
from tests.bad import fields
from tests.bad.fields import Tree
from tests.bad.pdfs import plain, stream

__all__ = ["FILES", "REFERENCES", "Say", "names", "replace", "texts", "write"]

CHECKOUT = Path(__file__).parents[2]
FILES: dict[str, type[BaseModel]] = {
    "session.yaml": SessionFile,
    "councils/mine.yaml": Council,
    "agenda.yaml": AgendaPreset,
    "scenario.yaml": Scenario,
}

REFERENCES = {
    "SessionFile.council": "which council file",
    "SessionFile.attendees": "which list",
    "SessionFile.scenario": "which scenario file",
    "SessionFile.seed": "what chance follows from; it goes nowhere but into the record, the manifest and the recipe",
    "AgendaWish.preset": "which agenda file",
    "CouncilAgenda.preset": "which agenda file",
    "BingoWish.avoid": "which manifest",
    "DocumentsWish.layout": "which layout",
    "ListWish.columns": "which heading",
    "ListWish.sheet": "which sheet",
    "InsertWish.file": "which PDF",
    "InsertWish.pages": "which pages",
    "TablesWish.together": "which people",
    "TablesWish.apart": "which people",
    "TablesWish.at_each": "which organisations",
    "Council.wording": "which folder",
    "Council.fonts": "which folder",
    "Council.name_fonts": "which files",
    "Logo.file": "which picture",
    "Logo.alt": "said of a picture, which these sessions do not have; tests/load/test_brand.py",
    "OwnTerm.source": "which source",
    "Slot.lead": "which facilitators",
    "AddedSlot.lead": "which facilitators",
    "ReplacedSlot.lead": "which facilitators",
    "Slot.track": "which slots run side by side",
    "AddedSlot.track": "which slots run side by side",
    "ReplacedSlot.track": "which slots run side by side",
    "AgendaPreset.extends": "which agenda",
    "Inject.when": "a condition",
    "Inject.only": "a condition",
    "Question.only": "a condition",
    "Look.only": "a condition",
    "Prop.only": "a condition",
    "LegalPrompt.only": "a condition",
    "Turn.only": "a condition",
    "Fact.only": "a condition",
    "Partner.mentions": "which words speak of a partner",
    "Person.name": "drawn when the day is planned",
}
"""Fields that name something: there is no such thing as a payload among them, and the session is refused."""

_SLOT = {"title": "A slot of ours", "minutes": "10", "kind": "talk", "about": "Of it", "method": "By talk",
         "kit": [{"item": "A bell", "count": "1"}], "notes": ["Ring it"], "if_late": "Do not ring it", "place": "Yard",
         "columns": {"Who rings": "You do"}, "welsh": {"title": "Cloch", "about": "Amdani", "standing": "draft"},
}  # fmt: skip

SESSION: dict[str, Tree] = {
    "title": "Sharing day",
    "council": "mine",
    "date": "2027-03-04",
    "venue": {"name": "Eastmere House"},
    "facilitators": ["Morgan Vale", "Sam Adeyemi"],
    "speakers": ["Jo Speaker"],
    "attendees": "people.csv",
    "joining": {"how": "hybrid", "read": ["The guide"], "bring": ["A pen"]},
    "tables": {"size": "6"},
    "agenda": {"preset": "agenda.yaml", "changes": [
        {"add": {"id": "bell", "after": "lunch", **_SLOT}},
        {"replace": {"slot": "welcome", "title": "Our welcome", "about": "Of us", "place": "Hall",
                     "notes": ["Smile"], "columns": {"Who rings": "Nobody"}}},
        {"replace": {"slot": "lunch", "kit": ["A spoon"]}},
    ]},
    "scenario": "scenario.yaml",
    "bingo": {"grid": "5x5", "free": "true", "free_text": "Free", "pool": "60"},
    "documents": {"insert": [{"file": "map.pdf", "title": "Our map"}], "forms": ["html", "docx", "text"]},
    "own": {"words": {"session": "event"}},
    "welsh": {"Free": "Rhydd"},
}  # fmt: skip

COUNCIL: dict[str, Tree] = {
    "id": "mine",
    "name": "Northbridge Council",
    "short": "Northbridge",
    "region": "The North",
    "organisation": "The training unit",
    "data_protection": "The officer",
    "invented": "true",
    "welsh": {"name": "Cyngor", "short": "C"},
    "contact": {"team": "The team", "email": "team at the council", "phone": "the desk"},
    "translation": {"phrases": {"Lunch": "Cinio"}},
    "stages": {"vision": {"name": "Why we meet", "welsh": {"text": "Pam", "standing": "draft"}}},
    "words": {"strategy meeting": {"one": "table talk", "many": "table talks"}},
    "partners": {"housing": "Homes team"},
    "terms": {
        "add": [{"id": "our-term", "stage": "vision", "name": "Our term", "definition": "What we mean",
                 "plural": "Our terms", "welsh": {"text": "Ein term", "standing": "draft"}}],
        "replace": {"early-help": {"name": "Soon help", "definition": "Help that comes soon"}},
    },
    "case_studies": {"add": [{"id": "ours", "stage": "vision", "title": "Our story", "story": "We met"}],
                     "replace": {"melton-workshops": {"title": "Their story", "story": "They met"}}},
    "examples": {"add": [{"id": "our-one", "stage": "vision", "text": "We agree why"}],
                 "replace": {"vision-1": {"text": "They agree why"}}},
    "agenda": {"changes": []},
}  # fmt: skip

PEOPLE = "Name,Organisation,Role\n" + "".join(f"Person {chr(65 + n)}lder,Housing,Officer\n" for n in range(12))

_MAP = plain().changed(3, b"/Font<</F1 5 0 R>>", b"").with_objects({4: stream(b"9 9 99 99 re f")})
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Say = Callable[[str, str, str], str]
"""What stands in a field in place of a text: from its file, its field and the text."""


def texts(say: Say) -> dict[str, Tree]:
    """Return the files of the session with what is said in each field; what names something stays as it is."""
    told = {name: fields.filled(model, _base()[name], tuple(REFERENCES)) for name, model in FILES.items()}
    own = fields.filled(Council, told["session.yaml"]["own"], (*REFERENCES, "Council.name"))
    told["session.yaml"]["own"] = own
    for name, model in FILES.items():
        found = [*fields.leaves(model, told[name])]
        if name == "session.yaml":
            found += [(("own", *at), field) for at, field in fields.leaves(Council, own)]
        for at, field in found:
            if field not in REFERENCES:
                _put(told[name], at, lambda text, field=field, name=name: say(name, field, text))
    return told


def names() -> set[str]:
    """Return the fields in which something is said."""
    met: set[str] = set()
    texts(lambda _, field, text: met.add(field) or text)  # type: ignore[func-returns-value]
    return met


def replace(told: dict[str, Tree], field: str, text: str) -> int:
    """Put a text into every place of a field; return how many there are."""
    hit = 0
    for name, model in FILES.items():
        for at, each in [*fields.leaves(model, told[name])]:
            if each == field:
                _put(told[name], at, lambda _: text)
                hit += 1
    return hit


def write(folder: Path, told: Mapping[str, Tree]) -> Path:
    """Write a session folder and return its session file; each text stands on a line of its own."""
    for name, tree in told.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(tree, indent=1, ensure_ascii=False), encoding="utf-8")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (folder / "map.pdf").write_bytes(_MAP.data)
    return folder / "session.yaml"


def _base() -> dict[str, Any]:
    return json.loads(_read())


@cache
def _read() -> str:
    own = {"agenda.yaml": "templates/agendas/full-day.yaml", "scenario.yaml": "scenarios/combe-aller.yaml"}
    read = {name: yaml.load((CHECKOUT / path).read_text(encoding="utf-8"), _LOADER) for name, path in own.items()}
    read["agenda.yaml"]["slots"][0] |= {"columns": {"Who rings": "We do"}}
    return json.dumps({"session.yaml": SESSION, "councils/mine.yaml": COUNCIL, **read})


def _put(tree: Tree, at: fields.Path, change: Callable[[str], str]) -> None:
    for step in at[:-1]:
        tree = tree[step]
    tree[at[-1]] = change(tree[at[-1]])
