"""A session pack made again from the recipe inside it, and compared with the one that was given, byte by byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from iisam_workshop._version import versions
from iisam_workshop.errors import InputUnreadable, Place, Problem, refuse
from iisam_workshop.files import MANIFEST, new_file, new_folder
from iisam_workshop.jobs.build import BuildReport, Run, build
from iisam_workshop.jobs.make import session_of
from iisam_workshop.jobs.recipe import session_text
from iisam_workshop.load.attached import attachment
from iisam_workshop.load.inputs import Found, Limit, read_file
from iisam_workshop.load.recipe import Unpacked, found_again, list_bytes, read_recipe, strangers
from iisam_workshop.load.rewriting import said_in
from iisam_workshop.model.recipe import RECIPE, Ingredient, Recipe
from iisam_workshop.model.record import record_name

__all__ = ["Rebuilt", "rebuild"]

_PACK = Limit("IW403", 512)
_PRIVATE = 0o600
_WHY = {
    "people": "it is the workbook of the session, which may tell of people",
    "typeface": "fonts are not passed on, since their licence may not allow it",
    "insert": "PDFs of others are not passed on, since more may stand in them than on their pages",
    "outside": "it lay at a place that only the other machine has",
    "size": "it is too large",
    "kind": "it is of a kind that no recipe holds",
}


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it: a folder with the session and its build, whether the pack has the same bytes, what is doubtful.

    ``session`` is the new session file, ``pack`` the new session pack.
    """

    folder: Path
    session: Path
    build: BuildReport
    pack: Path
    same: bool
    problems: tuple[Problem, ...]


def rebuild(
    pack: Path | str,
    out: Path | str | None = None,
    *,
    attendees: Path | str | None = None,
    files: Path | str | None = None,
    run: Run | None = None,
) -> Rebuilt:
    """Make a session pack again in a new folder, by default ``<pack>-rebuilt`` beside it or its build; compare the two.

    ``attendees`` is the list, where the recipe has none; ``files`` a folder with what else it lacks, such as that of
    the session. Raises InputUnreadable: IW460 for a PDF without a recipe, IW461 for a broken one, IW462 for files that
    are missing; OutputRefused (IW501) for a folder that is not empty; and whatever ``build`` raises.
    """
    pack, shown = Path(pack), str(pack)
    data = read_file(Found(pack, shown, pack.name), _PACK)
    carried = attachment(data, RECIPE)
    if carried is None:
        what = "this PDF carries no recipe, so that it cannot be made again"
        hint = "Name a session-pack.pdf; with 'documents.recipe: off', or as a file for the archive, it has none."
        raise InputUnreadable(Problem("IW460", what, hint, Place(shown)))
    unpacked = read_recipe(carried, shown)
    doubts: list[Problem] = [*_other_versions(unpacked.recipe)]
    written = _written(unpacked, attendees, Path(files) if files else None, shown, doubts)
    folder = Path(out) if out else _beside(pack)
    home = folder.joinpath(*["session"] * unpacked.depth)
    _write(folder, home, written, unpacked.recipe)
    source, recipe = home / unpacked.recipe.session, unpacked.recipe
    _refuse_strangers(source, recipe, {*written}, shown)
    report = build(
        source,
        seed=recipe.seed,
        only=recipe.only,
        lead=recipe.lead or None,
        layout=recipe.layout or None,
        paper=recipe.paper or None,
        draft=recipe.draft,
        run=run,
    )
    made = report.folder / recipe.file
    again = read_file(Found(made, str(made), recipe.file), _PACK)
    if again != data:
        doubts += _seated_otherwise(recipe, read_recipe(attachment(again, RECIPE) or b"", str(made)).recipe)
        doubts.append(_differs(recipe, explained=bool(doubts)))
    return Rebuilt(folder, source, report, made, again == data, (*report.problems, *doubts))


def _written(
    unpacked: Unpacked, attendees: Path | str | None, files: Path | None, shown: str, doubts: list[Problem]
) -> dict[str, bytes]:
    """Return every file of the session by its path, with the missing ones from where they are found (IW462)."""
    found = {each.path: found_again(each, files) if files else None for each in unpacked.missing}
    lacking = [each for each in unpacked.missing if found[each.path] is None or each.left_out == "outside"]
    if lacking:
        raise InputUnreadable(*(_lacking(each, shown) for each in lacking))
    written = dict(unpacked.files) | {path: data for path, data in found.items() if data is not None}
    listed, session = unpacked.recipe.list, unpacked.recipe.session
    people = list_bytes(Path(attendees)) if attendees else None
    if listed and people is None and files:
        people = found_again(Ingredient(path=listed.path, sha256=listed.sha256), files)
    if listed and people:
        written[listed.path] = people
        doubts += _other_list(people, listed.sha256, seated=listed.seated)
    elif listed:
        written[session] = _without_names(written[session], session, listed.people)
        what = f"the recipe has no list of people, so there are {listed.people} seats without names"
        doubts.append(Problem("IW463", what, "Give the list with --attendees.", severity="warning"))
    elif people:
        what = "this recipe asks for no list of people, so the one that was given is not used"
        doubts.append(Problem("IW463", what, "Leave --attendees out.", severity="warning"))
    return written


def _lacking(each: Ingredient, shown: str) -> Problem:
    what = f"{each.path!r} is not in the recipe: {_WHY[each.left_out or 'kind']}"
    hint = "Name the folder of the session that has it with --files."
    if each.left_out == "outside":
        hint = "Copy it into the folder of the session, name it by its path from there, and build the pack anew."
    return Problem("IW462", what, hint, Place(shown))


def _without_names(session: bytes, name: str, people: int) -> bytes:
    """Return a session with so many seats in the place of its list, and without what only a list can answer."""
    said = {key: value for key, value in said_in(session, name).items() if key != "list"}
    tables = said.get("tables")
    if isinstance(tables, dict):
        said["tables"] = {key: value for key, value in tables.items() if key != "at_each"}
    return session_text(said, wishes=False, attendees=str(people)).encode()


def _write(folder: Path, home: Path, files: Mapping[str, bytes], recipe: Recipe) -> None:
    new_folder(folder)
    private = {record_name(recipe.session), *([recipe.list.path] if recipe.list else [])}
    for path, data in files.items():
        place = home.joinpath(path)
        place = folder.joinpath(*_plain_parts(place.relative_to(folder)))
        for parent in reversed(place.relative_to(folder).parents[:-1]):
            if not (folder / parent).is_dir():
                new_folder(folder / parent)
        personal = path in private or PurePosixPath(path).suffix in (".csv", ".tsv", ".xlsx", ".xlsm")
        with new_file(place, _PRIVATE if personal else None) as write:
            write(data)


def _plain_parts(path: Path) -> list[str]:
    """Return the steps of a path with every '..' taken back."""
    steps: list[str] = []
    for step in path.parts:
        if step == "..":
            steps.pop()
        else:
            steps.append(step)
    return steps


def _beside(pack: Path) -> Path:
    """Return the folder for what is made again: beside the pack, or beside the build that the pack lies in."""
    name = f"{pack.stem}-rebuilt"
    return pack.resolve().parent.with_name(name) if (pack.parent / MANIFEST).exists() else pack.with_name(name)


def _refuse_strangers(source: Path, recipe: Recipe, known: set[str], shown: str) -> None:
    """Refuse (IW461) a recipe whose session would read other files of this machine than those that came with it."""
    session = session_of(source, recipe.seed, layout=recipe.layout or None, paper=recipe.paper or None)
    read = strangers(session.inputs, known)
    if read:
        what = f"the session in this recipe names {len(read)} files that are not in it, such as {read[0]!r}"
        hint = "Do not trust this file; somebody may want what lies on your machine to be printed."
        refuse([Problem("IW461", what, hint, Place(shown))])


def _other_versions(recipe: Recipe) -> Iterator[Problem]:
    here = versions()
    other = [
        f"{name} {version} (here {here.get(name, 'none')})"
        for name, version in recipe.program.items()
        if here.get(name) != version
    ]
    if other:
        what = f"the pack was made with {', '.join(other)}"
        hint = "Install these versions where it must be the same to the byte."
        yield Problem("IW463", what, hint, severity="warning")


def _other_list(people: bytes, digest: str, *, seated: bool) -> Iterator[Problem]:
    if sha256(people).hexdigest() != digest:
        what = "this is not the list of people that the pack was made with"
        hint = "Give that one, to the letter, where the pack must be the same."
        yield Problem("IW463", what, hint, severity="warning")
    if seated:
        what = "the session said who sits with whom, which names people and is not in the recipe"
        hint = "Write it into the session file that was made, and build that."
        yield Problem("IW463", what, hint, severity="warning")


def _seated_otherwise(recipe: Recipe, again: Recipe) -> Iterator[Problem]:
    """Say where seats and cards were those of earlier builds, whose record a recipe without people does not have."""
    if recipe.list and again.list == recipe.list and again.seats != recipe.seats and not recipe.list.seated:
        what = "people have other seats and cards than in the pack, whose session had been built before"
        hint = "A recipe with the session record in it is made with 'documents.recipe: with-people'."
        yield Problem("IW463", what, hint, severity="warning")


def _differs(recipe: Recipe, *, explained: bool) -> Problem:
    what = f"the new {recipe.file!r} has other bytes than the one that was given"
    hint = "'iisam-workshop diff' names the pages that differ."
    if not explained:
        hint = f"List, session and versions are the same, so one of the two was changed. {hint}"
    return Problem("IW513", what, hint, severity="warning" if explained else "error")
