"""Files that are zip archives, written so that the same parts make the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["packed"]


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of parts in their order, with no clock and no machine in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name)  # 1 January 1980
            entry.compress_type, entry.create_system = method, 0
            archive.writestr(entry, data)
    return out.getvalue()
