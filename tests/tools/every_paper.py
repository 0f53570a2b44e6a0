"""Build both examples in every layout, language and kind of day, and have every PDF judged by all the tools there are.

Our own reader, page-validation, qpdf (or pikepdf where it is missing) and, where it can be had, veraPDF. Prints a table
of builds and tools and each failure by name; any of them ends with exit status 1.

    python tests/tools/every_paper.py [--only WORD]... [--out FOLDER]     builds whose name has one of the words
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import page
import pikepdf

sys.path.insert(0, str(Path(__file__).parents[2]))

import iisam_workshop
from iisam_workshop.errors import WorkshopError
from tests.reading import Reading
from tests.tools.variants import CHANGES, CHECKOUT, LAYOUTS, TONGUES, Variant
from tests.ways import astray

MARGIN = 15
"""Points from the edge of the sheet where nothing may stand, whatever the layout: printers do not reach there."""
VERAPDF = CHECKOUT / "tests" / "tools" / "verapdf"
AT_ONCE = 60


def variants() -> Iterator[Variant]:
    """Every layout in every language, and every other change in the usual one."""
    for layout in LAYOUTS:
        yield Variant("leicestershire", layout)
        yield from (Variant("welsh", layout, tongue) for tongue in TONGUES)
    yield from (Variant("leicestershire", name=name) for name in CHANGES)
    yield from (Variant("welsh", tongue="in turn", name=name) for name in ("draft", "archive", "one person"))


# -- the tools: each says what is wrong with a file


def by_reader(file: Path) -> list[str]:
    reading = Reading(file)
    twice = [name for name, count in Counter(reading.font_programs()).items() if count > 1]
    over = [f"page {number + 1}: {one!r} over {other!r}" for number, one, other in reading.collisions()]
    out = [
        f"page {number + 1}: {text!r} is too near the edge"
        for number, text in reading.outside(MARGIN)
        if not reading.labels()[number].startswith("T3-")
    ]  # the printer check looks for the edge
    return [*reading.problems(), *astray(reading), *over, *out, *(f"font program {name[:8]} twice" for name in twice)]


def by_page(file: Path) -> list[str]:
    report = page.validate_pdf(str(file), profile="ua1")
    wrong = [str(each) for each in report.failures]
    return wrong or ([] if report.is_compliant and report.rules.total else ["not compliant, or nothing was looked at"])


def by_qpdf(file: Path) -> list[str]:
    if not shutil.which("qpdf"):
        with pikepdf.open(file) as pdf:
            return [*map(str, pdf.check_pdf_syntax()), *map(str, pdf.get_warnings())]
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    return [] if done.returncode == 0 else [*done.stderr.splitlines()[:5], f"exit status {done.returncode}"]


TOOLS: dict[str, Callable[[Path], list[str]]] = {"reader": by_reader, "page": by_page, "qpdf": by_qpdf}


def by_verapdf(files: list[Path]) -> dict[Path, list[str]] | None:
    """Judge many files at once, as Java takes its time to start; None where veraPDF cannot be had."""
    found: dict[Path, list[str]] = {}
    for start in range(0, len(files), AT_ONCE):
        some = files[start : start + AT_ONCE]
        done = subprocess.run([VERAPDF, "ua1", *some], capture_output=True, text=True, check=False)
        if done.returncode == 3:
            print(done.stderr.strip())
            return None
        told = _told(done.stdout)
        found |= {file: told.get(str(file), [f"no verdict: {done.stderr.strip()[-200:]}"]) for file in some}
    return found


def _told(output: str) -> dict[str, list[str]]:
    """Part what veraPDF says by the files of which it says it."""
    found: dict[str, list[str]] = {}
    for line in output.splitlines():
        if line.startswith(("PASS ", "FAIL ")):
            name = line.split(" ", 2)[2].rpartition(" checks=")[0]
            found[name] = []
        elif line.startswith("  ") and found:
            found[name].append(line.strip())
    return found


# -- the builds


def built(variant: Variant, folder: Path) -> tuple[list[Path], list[str]]:
    """Build a variant; return its PDFs, or why there are none."""
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            report = iisam_workshop.build(variant.written(folder / "day"), folder / "out")
        except WorkshopError as failure:
            return [], [f"not built: {problem}" for problem in failure.problems]
    return sorted(report.folder.rglob("*.pdf")), []


def judge(chosen: list[Variant], out: Path, *, java: bool) -> int:
    """Build and judge, a line for each build; return how many things are wrong."""
    known: dict[bytes, dict[str, list[str]]] = {}
    wrong: list[str] = []
    print(f"{'build':<52}{'files':>6}" + "".join(f"{tool:>9}" for tool in (*TOOLS, "veraPDF")), flush=True)
    for number, variant in enumerate(chosen):
        files, why = built(variant, out / f"{number:02}")
        digests = {file: hashlib.sha256(file.read_bytes()).digest() for file in files}
        new = {digest: file for file, digest in digests.items() if digest not in known}
        vera = by_verapdf(list(new.values())) if java else None
        for digest, file in new.items():
            known[digest] = {tool: ask(file) for tool, ask in TOOLS.items()}
            known[digest] |= {"veraPDF": vera[file]} if vera is not None else {}
        counts = Counter(tool for digest in digests.values() for tool, said in known[digest].items() if said)
        cells = [str(counts[tool] or "ok") if files and (tool in TOOLS or vera is not None) else "-" for tool in
                 (*TOOLS, "veraPDF")]  # fmt: skip
        print(f"{variant!s:<52}{len(files):>6}" + "".join(f"{cell:>9}" for cell in cells), flush=True)
        wrong += [f"{variant}: {each}" for each in (why or ([] if files else ["no PDF was made"]))]
        for file, digest in digests.items():
            name = file.relative_to(out / f"{number:02}" / "out")
            for tool, said in known[digest].items():
                wrong += [f"{variant}: {name}: {tool}: {each}" for each in said[:6]]
    print(f"{len(known)} different files")
    for each in dict.fromkeys(wrong):
        print(f"  {each}")
    return len(wrong)


def main() -> int:
    """Read the command line and judge."""
    reader = argparse.ArgumentParser(description="Every paper through every tool.")
    reader.add_argument("--only", action="append", default=[], help="builds whose name has this word")
    reader.add_argument("--no-java", action="store_true", help="leave veraPDF out, which takes the longest")
    reader.add_argument("--out", type=Path, help="a folder to keep what is built")
    asked = reader.parse_args()
    chosen = [each for each in variants() if not asked.only or any(word in str(each) for word in asked.only)]
    with tempfile.TemporaryDirectory() as folder:
        return 1 if judge(chosen, asked.out or Path(folder), java=not asked.no_java) else 0


if __name__ == "__main__":
    sys.exit(main())
