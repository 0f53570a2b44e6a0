"""Attendee lists that are bad or odd: table D."""

from __future__ import annotations

from pathlib import Path

from tests.bad.case import MARK, Case, Doubt, Maker, changed, people, with_file
from tests.load.roll.makers import eventbrite, forms, teams

__all__ = ["CASES", "DOUBTS"]

_S = "session.yaml"


def _folder(folder: Path) -> Path:
    (folder / "people.csv").mkdir()
    return changed("attendees: 24", "attendees: people.csv")(folder)


def _loop(folder: Path) -> Path:
    (folder / "people.csv").symlink_to("people.csv")
    return changed("attendees: 24", "attendees: people.csv")(folder)


def _kept(text: str) -> Maker:
    """Write a list of which every row is a person of its own."""
    return with_file("people.csv", text, "attendees: 24", "attendees: people.csv\nlist: {keep_duplicates: true}")


CASES: dict[str, Case] = {
    "D01 bytes": Case(people(""), 3, "IW224", "people.csv", "no people were found"),
    "D01 header": Case(people("Name,Organisation\n"), 3, "IW224", "people.csv", "no people were found"),
    "D01 blank": Case(people("Name\n\n ,\n"), 3, "IW224", "people.csv", "no people were found"),
    "D02": Case(people("Email,Role\na@b,c\n"), 3, "IW220", "people.csv:1", "'email', 'role'"),
    "D02 remedy": Case(people("Email,Role\na@b,c\n"), 3, "IW220", "people.csv:1", '--map name="'),
    "D02 no header": Case(people(f"{MARK},Police\nAnn,Police\n"), 3, "IW220", "people.csv:1", "no column holds names"),
    "D03": Case(people("Name,Full name\na,b\n"), 3, "IW220", "people.csv:1", "columns 1 ('name') and 2"),
    "D03 remedy": Case(people("Name,Full name\na,b\n"), 3, "IW220", "people.csv:1", '--map name="name"'),
    "D06": Case(people(b"Name\n" + "Siân\n".encode("cp1252") + "Zoë\n".encode()), 3, "IW228", "people.csv:3", "line 3"),
    "D07": Case(people(f'Name,A\nAnn,x\n"{MARK},x\nBo,y\n'), 3, "IW227", "people.csv:3", "opens in row 3"),
    "D19": Case(people("Name\n" + "P\n" * 20_001), 3, "IW366", "people.csv", "20,000"),
    "D19 people": Case(people("Name\n" + "".join(f"P {n}\n" for n in range(501))), 3, "IW225", "people.csv", "500"),
    "D19 list": Case(
        people("Name\n" + "".join(f"Ann{n}x Bell\n" for n in range(5_001))), 3, "IW366", "people.csv", "Part the list"
    ),
    "D20 columns": Case(people("Name" + ",x" * 999 + "\nAnn" + ",y" * 999 + "\n"), 3, "IW366", "people.csv:1", "200"),
    "D20 cell": Case(people(f"Name,A\nAnn,{'x' * 1_000_000}\n"), 3, "IW226", "people.csv:2", "row 2 "),
    "D20 name": Case(people(f"Name\n{MARK * 20}\n"), 3, "IW226", "people.csv:2", "row 2, column 'name'"),
    "D21 NUL": Case(people(f"Name\n{MARK}\0\n"), 4, "IW404", "people.csv", "not a text file"),
    "D21 binary": Case(people(bytes(range(256)) * 4), 4, "IW404", "people.csv", "not a text file"),
    "D21 picture": Case(people(b"\x89PNG\r\n\x1a\n\0\0"), 4, "IW404", "people.csv", "a picture"),
    "D21 pdf": Case(people(b"%PDF-1.7\n%\xe2\xe3\n"), 4, "IW404", "people.csv", "a PDF"),
    "D21 xlsx": Case(people(b"PK\x03\x04\x14\x00", "people.xlsx"), 4, "IW413", "people.xlsx", "not copied whole"),
    "D22": Case(changed("attendees: 24", "attendees: people.csv"), 3, "IW202", f"{_S}:7:12", "no file 'people.csv'"),
    "D22 folder": Case(_folder, 4, "IW402", "people.csv", "a folder, not a file"),
    "D22 loop": Case(_loop, 4, "IW401", "people.csv", "cannot be read"),
    "D23": Case(people("<!DOCTYPE html>\n<title>Sign in</title>"), 4, "IW404", "people.csv", "a web page"),
    "D big": Case(people(b"Name\n" + b"\n" * (5 << 20)), 4, "IW403", "people.csv", "larger than 5 MiB"),
}

DOUBTS: dict[str, Doubt] = {
    "D04 UTF-8": Doubt(people("Name\nSiân\n")),
    "D04 BOM": Doubt(people("Name\nSiân\n".encode("utf-8-sig"))),
    "D04 UTF-16 BOM": Doubt(people("Name\nSiân\n".encode("utf-16"))),
    "D04 UTF-16": Doubt(people("Name\nSiân\n".encode("utf-16-le"))),
    "D04 UTF-16 BE": Doubt(people("Name\nSiân\n".encode("utf-16-be"))),
    "D04 cp1252": Doubt(people("Name\nSiân\n".encode("cp1252")), ("IW222",)),
    **{f"D05 {sign}": Doubt(people(f"Name{sign}Team\nAnn{sign}x\n")) for sign in (";", "\t", "|")},
    "D05 sep": Doubt(people("sep=;\nName;Team\nAnn;x\n")),
    "D08": Doubt(people(f"Name,Team\n{MARK},x,y\nBo\n"), ("IW229",)),
    "D09": Doubt(people('Name,Team\n"Bell, Ann","x\ny"\n'), ("IW358",)),
    "D14": Doubt(people(f"Name,Team\n{MARK},x\n{MARK.upper()},X\n"), ("IW352",)),
    "D14 address": Doubt(people(f"Name,Email\n{MARK},a@x.org\nZ Quillfeather,a@x.org\n"), ("IW352",)),
    "D14 kept": Doubt(_kept(f"Name,Team\n{MARK},x\n{MARK.upper()},X\n"), ("IW223",)),
    "D10": Doubt(people("Name,Team,,Team\nAnn,x,,y\n"), ("IW350",)),
    "D11": Doubt(people(teams()), ("IW358", "IW358", "IW355", "IW355", *["IW352"] * 4)),
    "D12": Doubt(people(forms(signed_in=False), "people.xlsx"), ("IW359",)),
    "D12 signed in": Doubt(people(forms(signed_in=True), "people.xlsx"), ("IW359",)),
    "D13": Doubt(people(eventbrite()), ("IW359", "IW353", "IW354", "IW354", "IW354")),
    "D15": Doubt(people(f"Name,Team\n{MARK},x\n{MARK},y\n"), ("IW353",)),
    "D16": Doubt(people("Name\nSiân\nO’Brien\nD'Arcy\nJan van der Berg\nŁukasz\n王小明\n" + "A" * 70 + "\n")),
    "D17": Doubt(people("Name,A\nAnn,x\nTEST,x\n42,x\nq@x.org,x\n"), ("IW356", "IW357", "IW357")),
    **{
        f"D17 {cell}": Doubt(people(f"Name,A\nAnn Bell,x\n{cell},x\n"), (code,))
        for cell, code in {
            "q@x.org": "IW357",
            "42": "IW357",
            "04/03/2027": "IW357",
            "TEST": "IW356",
            "N/A": "IW356",
            "-": "IW356",
        }.items()
    },
    "D24": Doubt(people("List\n\nName,A\nAnn,x\nTotal,1\n"), ("IW355",)),
    "D18": Doubt(people("Name\n=cmd|x\n@SUM(1)\n+1\n\u00a0=x\n"), ("IW357",)),
    "D18 quoted": Doubt(people('Name\n"\t=a b"\n"\r=c d"\nAnn Bell\n'), ()),
    "no name in a row": Doubt(people("Name,Team\nAnn,x\n,x\n"), ("IW221",)),
}
