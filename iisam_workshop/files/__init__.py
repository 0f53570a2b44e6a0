"""The one way to write: an output path holds the earlier complete file, or the new complete file, or nothing.

Each file is written under a temporary name in its own folder, flushed, synced and renamed (``writing``); the folder is
tried before any work (``room``), locked for the run (``turns``), and its manifest is written last, once all else is
synced, so that a folder with one is finished (``folder``).
"""

from iisam_workshop.files.folder import (
    MANIFEST,
    OWN_NAMES,
    UNFINISHED,
    OutputFolder,
    new_folder,
    output_folder,
    try_folder,
)
from iisam_workshop.files.room import try_file
from iisam_workshop.files.writing import new_file, remove_file, remove_leftovers, rewrite_file, write_file

__all__ = [
    "MANIFEST", "OWN_NAMES", "UNFINISHED", "OutputFolder", "new_file", "new_folder", "output_folder", "remove_file",
    "remove_leftovers", "rewrite_file", "try_file", "try_folder", "write_file",
]  # fmt: skip
