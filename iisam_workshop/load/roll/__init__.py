"""Attendee lists as they come: from bytes of any program to a roll of people, with every decision and its row."""
