"""Write the vectors of ``tests/plan/vectors/`` again, and say of each that changes what it means for handed-out packs.

    python -m tests.tools.vectors [--write]

Without ``--write`` it only says what would change, and ends with 1 where anything would.
"""

from __future__ import annotations

import difflib
import sys

from tests.plan.pinned import FOLDER, VECTORS, text_of

__all__ = ["main"]


def main(*, write: bool) -> int:
    """Compare, tell, and write if asked; return the exit status."""
    changed = 0
    for name, vector in VECTORS.items():
        path, text = FOLDER / f"{name}.txt", text_of(name)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if before == text:
            continue
        changed += 1
        print(f"{path.name}: {'changes' if before else 'is new'}; it stands on {vector.stands_on}.")
        if before:
            print(f"    FOR PACKS THAT WERE HANDED OUT: {vector.means}")
            lines = difflib.unified_diff(before.splitlines(), text.splitlines(), "before", "now", n=0, lineterm="")
            print("\n".join(f"    {line[:160]}" for line in lines))
        if write:
            path.write_text(text, encoding="utf-8", newline="\n")
    if not changed:
        print(f"all {len(VECTORS)} vectors are as they were")
    elif write:
        print("Written. Say in CHANGELOG.md what it means for packs that were handed out, in the words above.")
    return int(bool(changed) and not write)


if __name__ == "__main__":
    sys.exit(main(write="--write" in sys.argv[1:]))
