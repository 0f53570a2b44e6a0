"""What tells a picture that ``preview`` made from anybody else's."""

from __future__ import annotations

__all__ = ["PREVIEW"]

PREVIEW = "iisam-workshop preview"
"""The program that the head of such a picture names."""
