"""A scenario of somebody else becomes one of our scenario files, with marks where a person has to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from iisam_workshop import resources
from iisam_workshop.errors import OutputRefused, Problem
from iisam_workshop.export.yaml_text import yaml_text
from iisam_workshop.files import new_file
from iisam_workshop.jobs.scenario_skeleton import skeleton
from iisam_workshop.jobs.skeleton_words import Entry
from iisam_workshop.load.catalogue import read_catalogue
from iisam_workshop.load.foreign.scenario_read import read_foreign_scenario
from iisam_workshop.load.foreign.telling import ForeignScenario
from iisam_workshop.load.inputs import Intake
from iisam_workshop.model.spelling import slug

__all__ = ["ImportedScenario", "import_scenario"]

_NOTED = {
    "nations": ("note_nations",),
    "setting": ("note_setting",),
    "people": ("note_people",),
    "partners": ("note_partners",),
    "facts": ("note_smaller", "note_smaller_2", "note_facts", "note_facts_2"),
    "answer": ("note_answer",),
    "injects": ("note_injects",),
    "turns": ("note_turns",),
    "legal": ("note_legal",),
}
"""Comments that stand above keys, by the words of the template."""

_MARK = re.compile(r"\[Insert\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ImportedScenario:
    """What an import made: the file, its title, how much of each kind was read, how many texts are to be written.

    ``remarks`` are warnings: what was guessed (IW432), not taken over (IW433), and looked like personal data (IW434).
    """

    path: Path
    title: str
    form: str
    counts: Mapping[str, int]
    unwritten: int
    remarks: tuple[Problem, ...]


def import_scenario(file: Path | str, out: Path | str | None = None) -> ImportedScenario:
    """Write a scenario file from one of somebody else, by default named after its title, beside it.

    Raises WorkshopError, having written nothing: what ``read_foreign_scenario`` raises, IW501 where the file is there.
    """
    file = Path(file)
    foreign = read_foreign_scenario(file)
    words = _words()
    path = Path(out) if out else file.with_name(f"{slug(foreign.title) or 'imported-scenario'}.yaml")
    if path.exists():
        raise OutputRefused(Problem("IW501", f"there is a file {path.name!r} already", "Name another file with --out."))
    stages = {stage.id: stage.name for stage in read_catalogue(Intake()).stages}
    content = skeleton(foreign, slug(path.stem) or "imported-scenario", words, stages)
    text = "".join(_written(content, foreign, file, path))
    with new_file(path) as write:
        write(text.encode())
    counts = {key: len(getattr(foreign, key)) for key in ("roles", "injects", "aims", "debrief", "watch", "notes")}
    asked = [*(each.questions for each in foreign.questions), *(inject.questions for inject in foreign.injects)]
    counts["questions"] = sum(map(len, asked))
    order = {"IW432": 0, "IW433": 1, "IW434": 2}
    remarks = sorted(dict.fromkeys(foreign.remarks), key=lambda each: (order[each.code], each.order))
    unwritten = sum(len(_MARK.findall(line)) for line in text.splitlines() if not line.lstrip().startswith("#"))
    return ImportedScenario(path, str(content["title"]), foreign.form, counts, unwritten, tuple(remarks))


def _written(content: Entry, foreign: ForeignScenario, file: Path, path: Path) -> Iterator[str]:
    words = _words()
    known = words["licence_known"].format(licence=_tidy(foreign.licence))
    licence = known if foreign.licence else words["licence_unknown"]
    yield f"# {words['top'].format(file=_tidy(file.name), form=foreign.form)}\n"
    yield f"# {words['top_2'].format(out=_tidy(path.name))}\n# {words['top_3'].format(licence=licence)}\n"
    for source in foreign.sources:
        yield f"# {words['source'].format(source=_tidy(source))}\n"
    partners = content["partners"]
    last = partners[-1] if isinstance(partners, list) else {}
    for key, value in content.items():
        for note in _NOTED.get(key, ()):
            yield f"# {words[note].replace('{partner}', str(last['id']) if isinstance(last, dict) else '')}\n"
        yield yaml_text({key: value})


def _tidy(text: str) -> str:
    """Fold a text into what may stand in a comment."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _words() -> dict[str, str]:
    lines = resources.read_text("templates", "new/import-scenario.en.txt").splitlines()
    return {key: text for key, _, text in (line.partition(": ") for line in lines if line and line[0] != "#")}
