"""Compose: what each paper says, as blocks and faces. No millimetre, no colour, no font, no PDF."""
