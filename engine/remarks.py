"""What is worth telling of a program at a point beyond its nodes' statuses: names that look like slips, values that are only rounding. Off the fast path."""

from __future__ import annotations

from engine.linearize import Linearized
from engine.misread import name_notes
from engine.rounding import rounding_notes
from engine.statuses import Note


def remarks(at: Linearized) -> list[Note]:
    """Notes on names (E_NAME) and on rounding (E_ROUNDING), to be shown behind those of ``at``."""
    return [*name_notes(at.graph), *rounding_notes(at)]
