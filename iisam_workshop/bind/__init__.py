"""Bind: parts become one PDF. Pages are merged by pypdf; one structure tree is written for the whole file."""
