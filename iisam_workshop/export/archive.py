"""Files that are zip archives, written so that the same parts make the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

__all__ = ["Undated", "packed"]


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of parts in their order, with no clock and no machine in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name)  # 1 January 1980
            entry.compress_type, entry.create_system = method, 0
            archive.writestr(entry, data)
    return out.getvalue()


class Undated(zipfile.ZipFile):
    """A zip file for a library that would date its parts by the clock, which may stand where no zip file has a date."""

    def __init__(self, out: io.BytesIO) -> None:
        super().__init__(out, "w", strict_timestamps=False)

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write a part, dated 1 January 1980."""
        name = zinfo_or_arcname
        super().writestr(zipfile.ZipInfo(name) if isinstance(name, str) else name, data, compress_type, compresslevel)
