"""Parameters beyond seeds and names: a choice of words, a number, a whole number; and the bound on what one trace records. Knows no mode.

``CHOICE`` and ``NUMBER`` are kinds that ``Param`` does not list yet, since the page cannot show them yet; they move there when it can.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from engine.errors import PathsumError
from engine.graph import Graph
from engine.limits import Limits, check
from engine.linearize import real
from engine.modes.base import chosen_name, wrong_type

CHOICE: Any = "choice"
NUMBER: Any = "number"

CROSSINGS_PER_EDGE = 10
"""How often, on average, one trace may cross each of the most edges that a program may have."""


def chosen_output(graph: Graph, given: object) -> str:
    """The output's name, the first one by default. Raises PathsumError E_PARAM."""
    name = chosen_name(given, "output", graph.output_names())
    graph.output_node(name)
    return name


def one_of(given: object, name: str, words: Sequence[str]) -> str:
    """``given`` if it is one of ``words``, the first of them by default. Raises PathsumError E_PARAM."""
    if given is None:
        return words[0]
    if not isinstance(given, str) or given not in words:
        raise wrong_type(name, "one of " + ", ".join(words), f'"{words[-1]}"')
    return given


def whole(given: object, name: str, default: int, least: int, most: int) -> int:
    """A whole number from ``least`` to ``most``. Raises PathsumError E_PARAM for another kind, E_TOO_BIG above."""
    if given is None:
        return default
    if isinstance(given, bool) or not isinstance(given, int) or given < least:
        raise wrong_type(name, f"a whole number from {least}", str(default))
    check("E_TOO_BIG", f"The parameter {name} is too large", given, most, f"Ask for {most:,} at most.")
    return given


def number(given: object, name: str, default: float, allowed: Callable[[float], bool], wanted: str) -> float:
    """A finite number that is ``allowed``. Raises PathsumError E_NUMBER, E_NONFINITE or E_PARAM."""
    if given is None:
        return default
    value = real(name, given)
    if not allowed(value):
        raise wrong_type(name, wanted, f"{default:g}")
    return value


def check_crossings(sweeps: int, graph: Graph, limits: Limits, hint: str) -> None:
    """Raise PathsumError E_TOO_BIG where ``sweeps`` over all edges would record more than one trace may hold."""
    check("E_TOO_BIG", "The sweeps cross too many edges", sweeps * max(1, len(graph.edges[0])), CROSSINGS_PER_EDGE * limits.edges, hint)


def not_finite(what: str, hint: str) -> PathsumError:
    """The refusal to go on with a number that is none. ``what`` is the sentence that says which."""
    return PathsumError("E_NONFINITE", what, hint)


def all_finite(values: Sequence[float]) -> bool:
    """Whether every one is a finite number."""
    return all(map(math.isfinite, values))
