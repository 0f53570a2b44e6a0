"""Seats as numbers: what must hold is decided exactly, what is wished is searched for, and a bound says how good it is.

People and tables are numbers from 0 here, and nothing knows a session but ``asks``, ``moving`` and ``quality``; the
door is ``plan/seating.py``. The method, its proofs and why no solver package is used: ``docs/seating.md``.
"""
