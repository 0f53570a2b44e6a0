"""Plan, compose and vet every packaged scenario for 4 to 40 people at tables of at most 2, 3, 6 and 12.

For each day: every table has every brief, and no paper speaks of a partner who is left out. Prints what it found; any
problem ends it. What is laid out on pages is left to the builds of the tests.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from itertools import product
from pathlib import Path

from iisam_workshop import resources
from iisam_workshop.jobs.editions import editions
from iisam_workshop.jobs.gate import vetted
from iisam_workshop.jobs.make import session_of
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.reading import texts
from iisam_workshop.plan.plan import make_plan

EXAMPLE = Path(__file__).parents[2] / "examples" / "leicestershire" / "session.yaml"
PEOPLE, SIZES = range(4, 41), (2, 3, 6, 12)


def session(folder: Path, scenario: str, people: int, size: int) -> Path:
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new in (
        ("attendees: attendees.csv", f"attendees: {people}"),
        ("scenario: harrow-lane", f"scenario: {scenario}"),
        ("  size: 6", f"  size: {size}"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = folder / "session.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def prove(plan: Plan, mentions: dict[str, tuple[str, ...]]) -> None:
    (made,) = editions(plan)
    assert not vetted((plan,), made.documents)
    tables = defaultdict(set)
    for seat in plan.seats:
        tables[seat.table].add(plan.cast.dealt[seat.number])
    roles = {role.id for role in plan.cast.roles}
    # somebody alone at a table cannot hold two briefs; the build warns of that (IW303)
    alone = any(problem.code == "IW303" for problem in plan.problems)
    assert alone == (plan.cast.people < 2)
    assert alone or all(held == roles for held in tables.values())
    said = [text for document in made.documents if document.plan.id in INVENTED for text in texts(document)]
    for absent in plan.cast.absent:
        words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, mentions[absent]))})(?!\w)", re.IGNORECASE)
        assert not [text for text in said if words.search(text)], absent


INVENTED = ("scenario", "briefs", "props", "injects", "main-events", "scenario-guide", "observer-sheet")


def main() -> None:
    folder, started = Path(tempfile.mkdtemp()), time.monotonic()
    for scenario in resources.names("scenarios"):
        briefs = set()
        for people, size in product(PEOPLE, SIZES):
            read = session_of(session(folder, scenario, people, size))
            mentions = {partner.id: partner.mentions for partner in read.scenario.partners}
            plan = make_plan(read)
            prove(plan, mentions)
            briefs.add(len(plan.cast.roles))
        print(f"{scenario}: {len(PEOPLE) * len(SIZES)} days with {min(briefs)} to {max(briefs)} briefs", flush=True)
    print(f"All sound, in {time.monotonic() - started:.0f} s.")
    shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
