"""Days, cards and councils that cannot be, or that are odd: table F."""

from __future__ import annotations

from pathlib import Path

from iisam_workshop.load.council_lists import merged, read_public_list
from iisam_workshop.model.official import OfficialList
from tests.bad.case import COUNCIL, SESSION, Case, Doubt, Maker, changed, content, council, people, with_file
from tests.bad.spreadsheets import named
from tests.bad.test_agenda import DAY, slot
from tests.load.manifests import CODES, IDS, build_folder

__all__ = ["CASES", "DOUBTS"]

_S = "session.yaml"
STRICT = ("build", "{}", "--strict", "--only", "agenda")
"""Warnings that come from planning are seen where they count as errors; nothing is built then."""


def day(*slots: str, start: str = "9:00", date: str = "2027-03-04", wish: str = "") -> Maker:
    """Write an agenda and a session of that day."""

    def make(folder: Path) -> Path:
        (folder / "agendas").mkdir()
        (folder / "agendas" / "mine.yaml").write_text(DAY.format(start=start, slots="\n".join(slots)))
        text = SESSION.replace("  start: 9:15", f"  preset: mine\n{wish}").replace("2027-03-04", date)
        return content(text)(folder)

    return make


def terms(*lines: str) -> Maker:
    """Write a list of terms."""
    return named("terms.txt", "".join(f"{line}\n" for line in lines))


def cards(*more: str) -> tuple[str, ...]:
    """A command that makes cards of a list of terms."""
    return ("bingo", "cards", "--terms", "{}", "--out", "cards.pdf", "--count", "5", *more)


def numbered(count: int) -> list[str]:
    """So many terms."""
    return [f"Term {number}" for number in range(1, count + 1)]


def bingo(wish: str) -> Maker:
    """Write a session that says something of its cards."""
    return content(f"{SESSION}bingo: {{{wish}}}\n")


def _built(folder: Path) -> Path:
    return build_folder(folder / "out")


def claim(code: str, *called: str) -> tuple[str, ...]:
    """A command that asks whether a card has won."""
    return ("bingo", "check", "{}", code, "--called", *(called or IDS[:1]))


_LIST = """\
local-authority-code,official-name,nice-name,gss-code,start-date,end-date,replaced-by,nation,region,\
local-authority-type-name,alt-names
NOB,Northbridge Borough Council,Northbridge,E07000901,1974-04-01,2023-03-31,NSH,England,North,District,
NSH,Northshire Council,Northshire,E06000901,2023-04-01,,,England,North,Unitary,
YML,Isle of Mellt County Council,Isle of Mellt,W06000901,,,,Wales,,Welsh,
"""


def listed(name: str) -> Maker:
    """Write a council of a name, and an imported list that has others."""

    def make(folder: Path) -> Path:
        (folder / "data").mkdir()
        known = merged(OfficialList(), read_public_list(_LIST.encode(), "list.csv"), ("list.csv", "00"))
        welsh = "LAD23CD,LAD23NM,LAD23NMW,ObjectId\nW06000901,Isle of Mellt,Ynys y Mellt,3\n"
        known = merged(known, read_public_list(welsh.encode(), "lad.csv"), ("lad.csv", "00"))
        (folder / "data" / "councils.json").write_text(known.model_dump_json())
        return council(COUNCIL.replace("My Council", name))(folder)

    return make


_WIDE = "Interdisciplinarycommissioningarrangements"
_PEOPLE = "Name,Team\nAnn Bell,A\nBo Carr,B\nCy Dean,B\nDi Eve,B\n"
_NAMED = ("attendees: 24\n", "attendees: people.csv\ntables: {size: 2, ")
_together = with_file("people.csv", _PEOPLE, _NAMED[0], f"{_NAMED[1]}together: [[Ann Bell, Bo Carr, Cy Dean]]}}\n")
_at_each = with_file("people.csv", _PEOPLE, _NAMED[0], f"{_NAMED[1]}at_each: [A]}}\n")
_KNOWN = {"IISAM_WORKSHOP_DATA": "data"}
_LUNCH = (slot("talk", "200"), slot("lunch", "45", "kind: meal"))
_LONG = (slot("talk", "185"), slot("tea", "15", "kind: break"), slot("work", "175"))
_TWO = (slot("talk", "90"), slot("more", "30", "kind: talk, day: 2"))
_TALK = slot("talk", "90")

# What cannot be had ends with 6, where the design has 3 for F14. A code that is wrong, or none of this day, ends with
# 3, and a card that has not won with 1 and its reason (docs/bingo.md), where the design has 0 for F16. Codes of
# councils come from lists alone, and a list without any is refused as a file (F18). Sessions end at 500 people (F13).
CASES: dict[str, Case] = {
    "F01": Case(day(*_LUNCH, wish="  fixed: {lunch: 12:00}"), 3, "IW210", f"{_S}:10:18", "20 minutes past"),
    "F02": Case(day(_TALK, wish="  finish: 10:15"), 3, "IW211", f"{_S}:10:11", "15 minutes after", slow=True),
    **{
        f"F03 {minutes}": Case(
            day(slot("talk", minutes)), 3, "IW114", "agendas/mine.yaml:7:38", "minutes", slow=minutes != "0"
        )
        for minutes in ("0", "-20", "10000")
    },
    "F04": Case(day(_TALK, start="22:45"), 3, "IW213", f"{_S}:9:3", "16 minutes after 23:59", slow=True),
    "F05": Case(day(_TALK, start="0:30", date="2026-03-29"), 3, "IW268", f"{_S}:3:7", "the clocks change", slow=True),
    **{
        f"F06 {date}": Case(
            changed("2027-03-04", date), 3, "IW114", f"{_S}:3:7", "Write it as 2027-03-04", slow=date[0] != "0"
        )
        for date in ("2027-02-29", "2026-11-31", "01/13/2026", "26-03-29")
    },
    "F07": Case(day(*_TWO, date="2027-05-02"), 3, "", "", "is a public holiday in England", STRICT, slow=True),
    "F07 weekend": Case(day(*_TWO, date="2027-05-02"), 3, "", "", "is at the weekend", STRICT, slow=True),
    "F08": Case(day(*_LONG), 3, "", "", "no break or meal from 09:00 to 12:05", STRICT, slow=True),
    "F08 lunch": Case(day(*_LONG), 3, "", "", "has no meal for everybody", STRICT, slow=True),
    "F09": Case(terms(*numbered(19)), 6, "IW601", "", "19", cards()),
    "F10 case": Case(terms(*numbered(24), "TERM 3"), 6, "IW606", "terms.txt:25", "(line 3)", cards()),
    "F10 space": Case(terms(*numbered(24), "Term   3"), 6, "IW606", "terms.txt:25", "(line 3)", cards(), slow=True),
    "F10 accent": Case(terms(*numbered(24), "Térm 3"), 6, "IW606", "terms.txt:25", "(line 3)", cards(), slow=True),
    "F11": Case(terms(*numbered(9)), 6, "IW603", "", "9", cards("--grid", "3x3", "--no-free")),
    "F11 25": Case(
        terms(*numbered(25)), 6, "IW603", "", "500 different cards are wanted", cards("--count", "500"), slow=True
    ),
    "F12": Case(terms(*numbered(24), _WIDE), 3, "IW233", "", "5x5 card on an A4 sheet at 12 points", cards()),
    "F12 long": Case(
        terms(*numbered(24), "word " * 60), 3, "IW226", "terms.txt:25", "200 characters", cards(), slow=True
    ),
    "F13 crowd": Case(changed("attendees: 24", "attendees: 5000"), 3, "IW225", f"{_S}:7:12", "500"),
    "F14 even": Case(terms(*numbered(24)), 6, "IW602", "", "4", cards("--grid", "4x4", "--free")),
    "F14 1×1": Case(terms(*numbered(24)), 6, "IW605", "", "4", cards("--grid", "1x1"), slow=True),
    "F14 session even": Case(
        bingo("grid: 4x4, free: true"), 6, "IW602", f"{_S}:10:26", "no square in the middle", slow=True
    ),
    "F14 session 1×1": Case(bingo("grid: 1x1"), 6, "IW605", f"{_S}:10:15", "3 to 6 columns", slow=True),
    "F14 20×20": Case(bingo("grid: 20x20"), 3, "IW114", f"{_S}:10:15", "columns by rows"),
    "F15 empty": Case(content(f"seed: ''\n{SESSION}"), 3, "IW115", f"{_S}:1:7", "empty"),
    "F16 unknown": Case(_built, 3, "IW246", "", "No code of this build is like it", claim("ABCDE"), slow=True),
    "F16 slip": Case(_built, 3, "IW246", "", "Listen again", claim(CODES[0][:4] + "A"), slow=True),
    "F16 other": Case(_built, 3, "IW247", "", "another day", claim("4X8KE")),
    "F16 word": Case(_built, 3, "IW245", "", "unknown term", claim(CODES[0], "Nonsense"), slow=True),
    "F17 id": Case(changed("leicestershire", "leicestershir"), 3, "IW201", f"{_S}:2:10", "mean 'leicestershire'?"),
    "F17 name": Case(listed("Northshire"), 3, "", "", "Did you mean 'Northshire Council'?", STRICT, _KNOWN, slow=True),
    "F17 closed": Case(
        listed("Northbridge Borough Council"), 3, "", "", "successor is Northshire", STRICT, _KNOWN, slow=True
    ),
    "F18": Case(
        named("list.csv", "LAD23CD,LAD23NM,LAD23NMW\nE0600091,Northshire,\n06000902,Westshire,\n"),
        *(4, "IW428", "list.csv", "no row of this list is a council", ("councils", "import", "{}"), _KNOWN),
    ),
    "F20": Case(_together, 6, "IW624", f"{_S}:8:30", "the largest of 2 tables has 2 seats"),
    "F20 each": Case(_at_each, 6, "IW626", f"{_S}:8:29", "at each of 2 tables", slow=True),
}

DOUBTS: dict[str, Doubt] = {
    "F13 1": Doubt(changed("attendees: 24", "attendees: 1")),
    **{f"F15 {seed[:9]}": Doubt(content(f"seed: {seed}\n{SESSION}")) for seed in ("tea & cake", "-5", "1" + "0" * 30)},
    "F15 missing": Doubt(content(SESSION)),
    "F17 Welsh": Doubt(listed("Ynys y Mellt"), variables=_KNOWN, slow=True),
    "F19": Doubt(people("Name\nMorgan Vale\nAnn Bell\nBo Carr\nCy Dean\n")),
}
