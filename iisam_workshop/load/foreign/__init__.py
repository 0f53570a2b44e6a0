"""Agendas of other programs: calendars, tables, conference schedules."""
