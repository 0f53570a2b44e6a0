"""Check a scenario, and print its texts as they are played at one size: ``try_scenario.py FILE [PEOPLE] [NATION]``."""

import sys
from datetime import date

from iisam_workshop.jobs.scenario_check import check_scenario
from iisam_workshop.load.scenario_file import read_scenario_file
from iisam_workshop.model.session import PlayWish
from iisam_workshop.plan.casting import Setting, play
from iisam_workshop.plan.invention import Known, made_up


def main(file: str, people: str = "99", nation: str = "england") -> None:
    report = check_scenario(file)
    for problem in report.problems:
        print(problem)
    for size in report.sizes:
        print(size.people, "people:", ", ".join(size.briefs), "| smallest group", size.smallest, size.groups[:3])
    read = read_scenario_file(file)
    fiction, _ = made_up(read.scenario, Known("try", date(2027, 3, 4)))
    played = play(read.scenario, int(people), Setting(nation, PlayWish()), fiction)
    for path, text in played.filling.texts:
        if path[0] not in ("id", "welsh") and " " in text:
            print(*path, "|", text)


if __name__ == "__main__":
    main(*sys.argv[1:])
