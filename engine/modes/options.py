"""Checks of parameters beyond seeds and names, by what the parameter says of itself; and the bound on what one trace records. Knows no mode."""

from __future__ import annotations

import math
from collections.abc import Sequence

from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import real
from engine.modes.base import Param, chosen_name, wrong_type
from engine.phrases import say
from engine.wording import check
from engine.words import Words

CROSSINGS_PER_EDGE = 10
"""How often, on average, one trace may cross each of the most edges that a program may have."""


def chosen_output(graph: Graph, given: object) -> str:
    """The output's name, the first one by default. Raises PathsumError E_PARAM."""
    name = chosen_name(given, "output", graph.output_names())
    graph.output_node(name)
    return name


def choice(param: Param, given: object) -> str:
    """``given`` if it is one of the parameter's words, the first of them by default. Raises PathsumError E_PARAM."""
    if given is None:
        return param.choices[0]
    if not isinstance(given, str) or given not in param.choices:
        raise wrong_type(param.name, say("wanted_choice", all=", ".join(param.choices)), f'"{param.choices[-1]}"')
    return given


def whole(param: Param, given: object) -> int:
    """A whole number within the parameter's bounds. Raises PathsumError E_PARAM for another kind, E_TOO_BIG above."""
    if given is None:
        return int(param.default)
    least = int(param.least or 0)
    if isinstance(given, bool) or not isinstance(given, int) or given < least:
        raise wrong_type(param.name, say("wanted_whole", least=least), param.default)
    if param.most is not None:
        check("param_large", given, int(param.most), name=param.name)
    return given


def number(param: Param, given: object) -> float:
    """A finite number within the parameter's bounds. Raises PathsumError E_NUMBER, E_NONFINITE or E_PARAM."""
    if given is None:
        return float(param.default)
    value = real(param.name, given)
    if (param.least is not None and value < param.least) or (param.most is not None and value > param.most):
        raise wrong_type(param.name, _within(param), param.default)
    return value


def _within(param: Param) -> Words:
    if param.least is None:
        return say("wanted_number_to", most=f"{param.most:g}")
    if param.most is None:
        return say("wanted_number_from", least=f"{param.least:g}")
    return say("wanted_number_between", least=f"{param.least:g}", most=f"{param.most:g}")


def listed(given: str) -> list[str]:
    """The pieces of a text between commas, but not between those within brackets: W[1,2] is one name."""
    pieces, depth = [""], 0
    for character in given:
        depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(character, 0)
        if character == "," and depth <= 0:
            pieces.append("")
        else:
            pieces[-1] += character
    return [piece.strip() for piece in pieces if piece.strip()]


def check_crossings(sweeps: int, graph: Graph, limits: Limits, hint: str) -> None:
    """Raise PathsumError E_TOO_BIG where ``sweeps`` over all edges would record more than one trace may hold; ``hint`` is the key of what to do."""
    check("edges_crossed", sweeps * max(1, len(graph.edges[0])), CROSSINGS_PER_EDGE * limits.edges, hint=say(hint))


def all_finite(values: Sequence[float]) -> bool:
    """Whether every one is a finite number."""
    return all(map(math.isfinite, values))
