"""``iisam-workshop verify``."""

from __future__ import annotations

from pathlib import Path

import click

from iisam_workshop.cli.report import as_json, exit_code, guarded, show_problems

__all__ = ["command"]


@click.command("verify")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "json_", is_flag=True, help="Print what was found as JSON.")
def command(folder: Path, *, json_: bool) -> None:
    """Say whether the folder of a build still holds what was built, and nothing else.

    Every file is compared with the manifest. The command ends with 7 where one is missing, has changed or is not of
    the build, and where a build broke off.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.verify import verify

        found = verify(folder)
        if json_:
            told = {"folder": str(folder), "ok": not found.problems, "as_built": found.good}
            as_json({**told, "problems": found.problems})
        else:
            show_problems(found.problems)
            good = "1 file is as it was built" if found.good == 1 else f"{found.good} files are as they were built"
            wrong = len(found.problems)
            rest = f"{'1 thing is' if wrong == 1 else f'{wrong} things are'} not right" if wrong else "nothing is wrong"
            click.echo(f"{good}; {rest}.")
        raise SystemExit(exit_code(found.problems, strict=False))
