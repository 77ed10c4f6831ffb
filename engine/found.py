"""What a run found besides values and derivatives: numbers, words, lists and tables, each with its name. Knows no mode and no wire."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from engine.words import Words


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of numbers with a label a row and a label a column; None where nothing is known."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[float | None, ...], ...]


Value: TypeAlias = bool | int | float | str | Words | tuple[str, ...] | Table


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found. An ``int`` is an exact count, of any size; a ``float`` a number; a tuple a list of words."""

    name: str
    value: Value
