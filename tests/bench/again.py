"""Building again: nothing changed, one change, and the proof that both give the bytes of a fresh build.

    python tests/bench/again.py [RUNS]

After the figures, every edit of a list is made and taken back; the folder that was built again and again is compared
with a fresh one, to the last byte.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import EXAMPLE, machine, measure, program, tell

NOTHING, CHANGE = 2.0, 3.5
OWN = "\nown: {{{}}}\n"
EDITS = {
    "room": ("room: Training room 2", "room: Training room 4"),
    "lunch": ("lunch: 12:30", "lunch: 12:35"),
    "title": ("title: Information sharing", "title: More information sharing"),
    "leads": ("[Morgan Vale, Sam Adeyemi]", "[Morgan Vale, Noor Haddad]"),
    "agency": ("council: leicestershire", "council: leicestershire", OWN.format("partners: {police: Midshire Police}")),
    "colour": ("council: leicestershire", "council: leicestershire", OWN.format('colours: {accent: "#7a1f3d"}')),
    "term": ("pool: 60", "pool: 60", OWN.format("terms: {replace: {shared-vision: {name: A common aim}}}")),
    "layout": ("layout: standard", "layout: large-print"),
    "seed": ("pool: 60", "pool: 60", "\nseed: another\n"),
    "tables": ("size: 6", "size: 5"),
    "pool": ("pool: 60", "pool: 62"),
    "left out": ("leave_out: []", "leave_out: [glossary]"),
}
PERSON = "Aurelia Brightwater,Fosse Heath Homes,Warden\n"


def build(day: Path, out: Path) -> None:
    subprocess.run([*program(), "build", str(day / "session.yaml"), "--out", str(out)], check=True, capture_output=True)


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def same_as_fresh(day: Path, place: Path) -> bool:
    """Build into the folder of before and into a fresh one, from the same record; say whether they are the same."""
    record = day / "session.record.json"
    before = record.read_bytes()
    build(day, place / "out")
    record.write_bytes(before)
    build(day, place / "fresh")
    same = digests(place / "out") == digests(place / "fresh")
    shutil.rmtree(place / "fresh")
    return same


def proof(day: Path, place: Path) -> bool:
    """Make every edit and take it back; print what differs from a fresh build."""
    session, people, good = day / "session.yaml", day / "attendees.csv", True
    first = session.read_text(encoding="utf-8")
    for name, (old, new, *more) in EDITS.items():
        assert first.count(old) == 1, name
        for text in (first.replace(old, new) + "".join(more), first):
            session.write_text(text, encoding="utf-8")
            same = same_as_fresh(day, place)
            good &= same
        print(f"{name:<12} {'as fresh' if same else 'DIFFERS'}, and taken back")
    listed = people.read_text(encoding="utf-8")
    for text in (listed + PERSON, listed):
        people.write_text(text, encoding="utf-8")
        good &= same_as_fresh(day, place)
    print(f"one more     {'as fresh' if good else 'DIFFERS'}, and taken back")
    return good


def main() -> int:
    """Measure and compare; end with 1 when a promise is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print(f"{machine()}; median of {runs} runs, whole processes")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        day, out = place / "day", place / "out"
        shutil.copytree(EXAMPLE, day, ignore=shutil.ignore_patterns("build", "*.record.json"))
        build(day, out)
        build(day, out)  # the first build has no record to read
        command = [*program(), "build", str(day / "session.yaml"), "--out", str(out)]
        nothing = measure(command, runs)
        session = day / "session.yaml"
        rooms = []
        for number in range(runs):
            text = session.read_text(encoding="utf-8")
            session.write_text(text.replace(f"room: Training room {number + 2}", f"room: Training room {number + 3}"))
            rooms.append(measure(command, 1, warm=False).median)
        session.write_text((EXAMPLE / "session.yaml").read_text(encoding="utf-8"), encoding="utf-8")
        kept = [
            tell("nothing changed, wall", nothing.median * 1000, NOTHING * 1000, "ms"),
            tell("one change, wall", sorted(rooms)[len(rooms) // 2] * 1000, CHANGE * 1000, "ms"),
            proof(day, place),
        ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
