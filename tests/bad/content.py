"""Content files and texts that are bad or odd: tables B and C, and what councils may not say."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from tests.bad.case import COUNCIL, SESSION, Case, Doubt, Maker, changed, content, council, people, with_file

__all__ = ["CASES", "DOUBTS"]


def _folder(folder: Path) -> Path:
    (folder / "session.yaml").mkdir()
    return folder / "session.yaml"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "session.yaml")
    return folder / "session.yaml"


def _device(folder: Path) -> Path:
    return Path("/dev/zero")


def _missing(folder: Path) -> Path:
    return folder / "session.yaml"


def _loop(folder: Path) -> Path:
    (folder / "session.yaml").symlink_to(folder / "session.yaml")
    return folder / "session.yaml"


def _circle(folder: Path) -> Path:
    (folder / "councils").mkdir()
    (folder / "councils" / "other.yaml").write_text("id: other\nextends: mine\nname: Other\n")
    return council(f"{COUNCIL}extends: other\n")(folder)


def _two_by_id(folder: Path) -> Path:
    (folder / "council.yaml").write_text(COUNCIL)
    return council(COUNCIL)(folder)


def _two_by_name(folder: Path) -> Path:
    (folder / "mine.yaml").write_text(COUNCIL)
    return council(COUNCIL)(folder)


def _template(text: str, name: str = "agenda.en.md.j2") -> Maker:
    """Write a template of the agenda, with its slots, and a session that has it."""
    return with_file(f"wording/{name}", f"{text}\n{_SLOTS}", "attendees: 24", f"attendees: 24\n{_OWN}")


_OWN = "own: {wording: wording}"
_SLOTS = "".join(f"\n::: {slot}\n" for slot in ("before", "timetable", "after", "foot"))
_T = "wording/agenda.en.md.j2"
_LOOPS = "{% for a in title %}"
_ENDS = "{% endfor %}"
_IDLE = "{% if title == 'x' %}{% endif %}"
_BOMB = "a0: &a0 [x, x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
_S = "session.yaml"

CASES: dict[str, Case] = {
    "B01": Case(content(""), 3, "IW101", _S, "is empty"),
    "B02": Case(content("# only\n# comments\n"), 3, "IW101", _S, "is empty"),
    "B03 top": Case(content("- a\n- b\n"), 3, "IW110", f"{_S}:1:1", "a list where keys"),
    "B03 venue": Case(changed("venue:\n  name:", "venue:\n  - name:"), 3, "IW113", f"{_S}:5:3", "not a list"),
    "B04": Case(changed("  name:", "\tname:"), 3, "IW102", f"{_S}:5:1", "Use spaces"),
    "B05": Case(
        changed("title: Sharing day", "title: Lunch: 45"), 3, "IW102", f"{_S}:1:13", "quotes round text with ': '"
    ),
    "B06 *": Case(
        changed("Sharing day", "*Important*"), 3, "IW102", f"{_S}:1:8", "quotes round text that starts with *"
    ),
    "B06 * word": Case(
        changed("Sharing day", "*Important"), 3, "IW103", f"{_S}:1:8", "quotes round text that starts with *"
    ),
    "B06 &": Case(changed("Sharing day", "& Sons"), 3, "IW102", f"{_S}:1:8", "quotes round text that starts with &"),
    "B06 @": Case(changed("Sharing day", "@home"), 3, "IW102", f"{_S}:1:8", "quotes round text that starts with @"),
    "B06 %": Case(changed("Sharing day", "%5 of us"), 3, "IW102", f"{_S}:1:8", "quotes round text that starts with %"),
    "B06 {{": Case(
        changed("Sharing day", "{{ name }}"), 3, "IW102", f"{_S}:1:9", "quotes round text that starts with {"
    ),
    "B06 {{ day": Case(changed("Sharing day", "{{ name }} day"), 3, "IW102", f"{_S}:1:9", "quotes round text"),
    "B07": Case(changed("name: Eastmere House", "name: 'Eastmere House"), 3, "IW102", f"{_S}:5:9", "never closed"),
    "B08": Case(content(f"{SESSION}title: Another\n"), 3, "IW106", f"{_S}:10:1", "the first is on line 1"),
    "B09": Case(changed("title:", "titel:"), 3, "IW111", f"{_S}:1:1", "Did you mean 'title'?"),
    "B10": Case(
        changed("  start: 9:15", "  zzz: 9:15"),
        3,
        "IW111",
        f"{_S}:9:3",
        "Known: preset, start, finish, fixed, fit, times, dates, changes.",
    ),
    "B11": Case(
        changed("  name: Eastmere House", "  room: 2"), 3, "IW112", f"{_S}:4:1", "'name' is missing in 'venue'"
    ),
    "B12": Case(changed("Sharing day", "[Sharing, day]"), 3, "IW113", f"{_S}:1:8", "text, not a list"),
    **{
        f"B14 {time}": Case(changed("9:15", time), 3, "IW114", f"{_S}:9:10", "write it as 09:30")
        for time in ("25:00", "9:75", "9:3", "half nine", "24:00")
    },
    "B17": Case(content(_BOMB), 3, "IW103", f"{_S}:1:5", "not supported"),
    "B18": Case(content("[" * 1_000_000), 3, "IW107", f"{_S}:1:41", "levels deep"),
    "B19": Case(content("a: &x\n  b: *x\n"), 3, "IW103", f"{_S}:1:4", "not supported"),
    "B20": Case(
        changed("Sharing day", "!!python/object/apply:os.system [x]"), 3, "IW104", f"{_S}:1:8", "not supported"
    ),
    "B20 str": Case(changed("Sharing day", "!!str Sharing day"), 3, "IW104", f"{_S}:1:8", "not supported"),
    "B21": Case(content(f"{SESSION}---\n{SESSION}"), 3, "IW105", f"{_S}:10:1", "several documents"),
    "B22": Case(content(b"a" * 5_000_000), 3, "IW107", _S, "larger than 1 MiB"),
    "B23": Case(content("".join(f"k{n}: x\n" for n in range(40_000))), 3, "IW107", f"{_S}:25000:9", "50,000"),
    "B24 NUL": Case(changed("Sharing", "Shar\0ing"), 3, "IW109", f"{_S}:1:12", "U+0000"),
    "B24 BEL": Case(changed("Eastmere", "East\x07mere"), 3, "IW109", f"{_S}:5:13", "U+0007"),
    "B26 cp1252": Case(changed("Eastmere", "Eastmère", encoding="cp1252"), 3, "IW108", f"{_S}:5", "Save it as UTF-8"),
    "B26 UTF-16": Case(content(SESSION.encode("utf-16")), 3, "IW108", f"{_S}:1", "Save it as UTF-8"),
    **{
        f"B24 {name}": Case(changed("Eastmere", f"East{sign}mere"), 3, "IW109", f"{_S}:5:13", f"U+{ord(sign):04X}")
        for name, sign in {"DEL": "\x7f", "NEL": "\x85", "line separator": "\u2028", "no character": "\ufffe"}.items()
    },
    **{
        f"B26 UTF-16 {end}": Case(content(SESSION.encode(f"utf-16-{end}")), 3, "IW108", f"{_S}:1", "Save it as UTF-8")
        for end in ("le", "be")
    },
    "B27": Case(changed("Sharing day", '"\\ud800"'), 3, "IW102", f"{_S}:1:11", "backslash"),
    "B28 id": Case(
        council(COUNCIL.replace("id: mine", "id: mi\u202ene")), 3, "IW117", "councils/mine.yaml:1:5", "not an id"
    ),
    "B28 id zero": Case(
        council(COUNCIL.replace("id: mine", "id: mi\u200bne")), 3, "IW117", "councils/mine.yaml:1:5", "not an id"
    ),
    "B31 folder": Case(_folder, 4, "IW402", _S, "a folder, not a file"),
    "B31 pipe": Case(_pipe, 4, "IW402", _S, "a pipe or a device"),
    "B31 device": Case(_device, 4, "IW402", "/dev/zero", "a pipe or a device"),
    "B32": Case(_missing, 4, "IW401", _S, "no such file"),
    "B33": Case(_loop, 4, "IW401", _S, "cannot be read"),
    **{
        f"B34 {name[:9]}": Case(
            council(COUNCIL.replace("mine", f'"{name}"')), 3, "IW117", "councils/mine.yaml:1:5", "a-z"
        )
        for name in ("my council", "a/b", "..", "Mine", "CON", "a" * 300)
    },
    "B35 name": Case(_two_by_name, 3, "IW126", f"{_S}:2:10", "'mine.yaml' and 'councils/mine.yaml'"),
    "B35 id": Case(_two_by_id, 3, "IW126", f"{_S}:2:10", "'councils/mine.yaml' and 'council.yaml'"),
    "B36 scenario": Case(content(f"{SESSION}scenario: harow-lane\n"), 3, "IW201", f"{_S}:10:11", "mean 'harrow-lane'?"),
    "B36 agenda": Case(changed("start: 9:15", "preset: full-dya"), 3, "IW201", f"{_S}:9:11", "mean 'full-day'?"),
    "B36 layout": Case(
        content(f"{SESSION}documents: {{layout: standart}}\n"), 3, "IW201", f"{_S}:10:21", "mean 'standard'?"
    ),
    "B36 council": Case(
        changed("leicestershire", "LeicesterShire"), 3, "IW201", f"{_S}:2:10", "mean 'leicestershire'?"
    ),
    "B36 stage": Case(
        council(f"{COUNCIL}stages: {{scooping: {{name: x}}}}\n"), 3, "IW201", "councils/mine.yaml:3:10", "'scoping'?"
    ),
    "B36 term": Case(
        council(f"{COUNCIL}terms: {{replace: {{shared-vison: {{name: x}}}}}}\n"),
        3,
        "IW201",
        "councils/mine.yaml:3:19",
        "'shared-vision'?",
    ),
    "N16 term again": Case(
        council(f"{COUNCIL}terms: {{add: [{{id: consent, stage: scoping, name: x, definition: y}}]}}\n"),
        3,
        "IW270",
        "councils/mine.yaml:3:20",
        "'consent' is there already",
    ),
    "N16 kind": Case(
        council(f"{COUNCIL}kind: scottish\n"), 3, "IW271", "councils/mine.yaml:3:7", "'scottish' does not go with"
    ),
    "N16 stage left empty": Case(
        council(f"{COUNCIL}examples: {{drop: [vision-1, vision-2, vision-3, vision-4, vision-5]}}\n"),
        3,
        "IW273",
        "councils/mine.yaml:3:18",
        "'vision' is left without an example",
    ),
    "N16 own": Case(
        content(f"{SESSION}own: {{nation: wales}}\n"), 3, "IW274", f"{_S}:10:7", "cannot stand under 'own'"
    ),
    "N16 label": Case(
        with_file("wording/labels.en.txt", "lead\n", "attendees: 24", "attendees: 24\nown: {wording: wording}"),
        3,
        "IW275",
        "wording/labels.en.txt:1",
        "not a label",
    ),
    "B36 slot": Case(changed("start: 9:15", "fixed: {lunsh: 12:30}"), 3, "IW201", f"{_S}:9:11", "mean 'lunch'?"),
    "B36 document": Case(
        content(f"{SESSION}documents: {{leave_out: [callr]}}\n"), 3, "IW201", f"{_S}:10:25", "mean 'caller'?"
    ),
    "B36 file": Case(changed("leicestershire", "mine.yaml"), 3, "IW202", f"{_S}:2:10", "no file 'mine.yaml'"),
    "B37": Case(_circle, 3, "IW203", "councils/other.yaml:2:10", "'mine' extends 'other' extends 'mine'"),
    "B38 TOML": Case(content('[session]\ntitle = "x"\n'), 3, "IW102", f"{_S}:2:1", "not YAML"),
    "B38 docx": Case(content(b"PK\x03\x04\x14\x00\x06\x00"), 4, "IW404", _S, "a Word, Excel or zip file"),
    "B38 rtf": Case(content("{\\rtf1\\ansi Sharing day}"), 4, "IW404", _S, "a rich text file"),
    **{
        f"C02 {text[:9]}": Case(changed("Sharing day", f'"{text}"'), 3, "IW116", f"{_S}:1:8", "placeholder")
        for text in ("{{ 7*7 }}", "{% for x in y %}", "{{ x.__class__ }}", "{{ f() }}", "{% include 'x' %}")
    },
    "C04": Case(changed("Sharing day", '"{{ councl.name }}"'), 3, "IW116", f"{_S}:1:8", "Did you mean 'council.name'?"),
    "C05": Case(changed("Sharing day", '"{{ council.name"'), 3, "IW116", f"{_S}:1:8", "without being part"),
    "C06 endless macro": Case(
        _template("{% macro x() %}{{ x() }}{% endmacro %}{{ x() }}"), 3, "IW276", f"{_T}:1", "'macro' may not"
    ),
    "C06 endless loop": Case(
        _template("{% for a in title recursive %}{{ loop(title) }}{% endfor %}"), 3, "IW276", f"{_T}:1", "'for' over"
    ),
    "C06 10^7": Case(_template("{% for a in range(10000000) %}x{% endfor %}"), 3, "IW276", f"{_T}:1", "'for' over"),
    "C06 10^7 by loops": Case(_template(f"{_LOOPS * 7}x{_ENDS * 7}"), 3, "IW276", f"{_T}:1", "inside two others"),
    "C06 empty loops": Case(
        _template(f"{_LOOPS * 2}{_IDLE * 10}{_ENDS * 2}" * 50), 3, "IW318", _T, "go on for too long"
    ),
    "C06 parts": Case(_template("{{ title }}" * 10_000), 3, "IW318", _T, "more than 3,000 parts"),
    "C06 1 GB": Case(_template("{{ 'a' * 1000000000 }}"), 3, "IW276", f"{_T}:1", "no use"),
    "C06 1 GB by filter": Case(_template("{{ '%1000000000d' | format(1) }}"), 3, "IW276", f"{_T}:1", "'format'"),
    "C06 long by loops": Case(
        _template(f"{_LOOPS * 2}{'long text ' * 100}{_ENDS * 2}"), 3, "IW318", _T, "50,000 characters"
    ),
    "C06 long by joining": Case(
        _template(_LOOPS + "{{ " + "~".join(["title"] * 900) + " }}" + _ENDS), 3, "IW318", _T, "50,000 characters"
    ),
    "C06 include": Case(_template("{% include '/etc/passwd' %}"), 3, "IW276", f"{_T}:1", "'include' may not"),
    "C06 brackets": Case(_template("{{ " + "(" * 5000), 3, "IW276", _T, "cannot be read"),
    **{
        f"C07 {name[:9]}": Case(_template("x", name), 3, "IW201", f"wording/{name}", "Did you mean 'agenda.en.md.j2'?")
        for name in ("{agenda}.en.md.j2", "..agenda.en.md.j2", "{{ agenda }}.en.md.j2")
    },
    "C07 folder {": Case(
        changed("attendees: 24", "attendees: 24\nown: {wording: '{{ x }}'}"), 3, "IW116", f"{_S}:8:16", "placeholder"
    ),
    "C07 folder ..": Case(
        changed("attendees: 24", "attendees: 24\nown: {wording: ../..}"), 3, "IW202", f"{_S}:8:16", "no wording in"
    ),
    "C08 word": Case(changed("Sharing day", "w" * 100_000), 3, "IW114", f"{_S}:1:8", "100,000 characters"),
    "C08 note": Case(
        changed("Eastmere House", f"Eastmere House\n  notes: {'word ' * 20_000}"), 3, "IW114", f"{_S}:6:10", "600"
    ),
    "C08 word of a template": Case(_template("w" * 40_000), 3, "IW318", _T, "a word of 40,000 letters"),
    "C08 note of a template": Case(_template("word " * 20_000), 3, "IW318", _T, "insert"),
    "C08 too long for a line": Case(
        changed("Eastmere House", f"Eastmere House\n  notes: {'w' * 600}"),
        3,
        "IW230",
        "",
        "Break or shorten the longest word",
        ("build", "{}", "--only", "agenda"),
    ),
    **{
        f"C09 {name}": Case(changed("Eastmere", text), 3, "IW231", f"{_S}:5:9", f"U+{ord(text[0]):04X}")
        for name, text in {"Arabic": "سلام", "Chinese": "王小明", "emoji": "😀"}.items()
    },
    "C09 facilitator": Case(changed("Morgan", "王"), 3, "IW231", f"{_S}:6:16", "Write it in Latin letters"),
    "C10 text": Case(changed("Eastmere", "שלום"), 3, "IW231", f"{_S}:5:9", "U+05E9"),
    **{
        f"C12 {what}": Case(_template(f"# A\n\n{text}"), 3, "IW276", f"{_T}:{line}", f"{what} may not stand")
        for what, text, line in (
            ("a table", "| a | b |\n|---|---|\n| 1 | 2 |", 4),
            ("HTML", "<b>x</b>", 3),
            ("a picture", "![x](/etc/passwd)", 3),
            ("a block of code", "```\nx\n```", 3),
            ("a footnote", "x[^1]\n\n[^1]: y", 3),
        )
    },
    "C11 empty": Case(changed("Sharing day", "''"), 3, "IW115", f"{_S}:1:8", "empty"),
    "C11 spaces": Case(changed("Sharing day", "'   '"), 3, "IW115", f"{_S}:1:8", "empty"),
    "F13": Case(changed("attendees: 24", "attendees: 0"), 3, "IW224", f"{_S}:7:12", "no people"),
    "F06": Case(changed("2027-03-04", "2027-02-29"), 3, "IW114", f"{_S}:3:7", "not a date"),
}

_SELDOM = ("C06 ", "C08 note of", "C08 too", "C08 word of", "C12 ")
CASES.update(
    {name: replace(case, slow=name != "C06 include") for name, case in CASES.items() if name.startswith(_SELDOM)}
)
"""Each of these plans a whole day before it comes to the template; the same faults are tried there by themselves."""

_PAYLOADS = (
    *("<b>x", "<img src='/etc/passwd'/>", "<img src='http://127.0.0.1/x.png'/>", "<img src='file:///etc/passwd'/>"),
    *("<img src='data:image/png;base64,iVBORw0KGgo='/>", "<a href='javascript:x'>", "<unichar code='65'/>"),
    *("<onDraw name='x' label='y'/>", "<font color='[1]'>x</font>", "</para>", "&#0;", "&nosuch;", "]]>"),
)

DOUBTS: dict[str, Doubt] = {
    **{f"B13 {time}": Doubt(changed("9:15", time)) for time in ("9:30", "9.30", "0930", "'9:30'")},
    **{f"B15 {word}": Doubt(changed("Eastmere House", word)) for word in ("NO", "yes", "on", "null", "~")},
    **{f"B16 {word}": Doubt(changed("Eastmere House", word)) for word in ("012345", "1.10", "1e3", "0x1F")},
    "B25 BOM": Doubt(content(b"\xef\xbb\xbf" + SESSION.encode())),
    "B25 CRLF": Doubt(content(SESSION.replace("\n", "\r\n"))),
    "B25 no end": Doubt(content(SESSION.rstrip())),
    **{
        f"B28 text {ord(sign):04X}": Doubt(changed("Eastmere", f"East{sign}mere"), ("IW120",))
        for sign in "\u202e\u200b\u200e\u2060\u2066\ufeff"
    },
    **{
        f"B28 silent {ord(sign):04X}": Doubt(changed("Eastmere", f"East{sign}mere"))
        for sign in "\u00ad\u00a0\u202f\u200c\u200d\u2011\ufe0f\u0301\ufb01"
    },
    "B28 template": Doubt(_template("East\u202emere"), ("IW120",)),
    "B29": Doubt(changed("Eastmere House", "“Eastmere House”"), ("IW121",)),
    "B38 JSON": Doubt(
        content(
            '{"title": "x", "council": "leicestershire", "date": "2027-03-04", "venue": {"name": "x"},'
            ' "facilitators": ["x"], "attendees": 24}'
        )
    ),
    **{f"C01 {number}": Doubt(changed("Eastmere House", f'"{text}"')) for number, text in enumerate(_PAYLOADS, 1)},
    "C09 Welsh": Doubt(changed("Eastmere", "Tŷ Ŵyl Llanfair-yng-Nghornwy")),
    "C09 Polish": Doubt(changed("Eastmere", "Łódź Święta ż")),
    "C09 names": Doubt(people("Name\nŁukasz Żak\n王小明\nسلام محمد\nAnn 😀 Bell\n"), ("IW358",)),
    "C10 names": Doubt(people("Name\nמשה כהן\nسلام محمد\nAnn Bell\n")),
    "C03": Doubt(people("Name\n{{ council.name }}\n{% for x in y %}\n{{ x.__class__ }}\n")),
}
