"""Central differences: an independent check of a derivative that uses function values only. Knows no partials."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.graph import Graph
from engine.linearize import Linearized, point, values_at
from engine.shapes import Value
from engine.tensor_values import element
from engine.tensors.shapes import flat

_STEP = 6.055454452393343e-06
"""The cube root of the machine epsilon: balances truncation (h²) against cancellation (ε/h)."""

_CALL = 20
"""An operation on a tensor costs about as much as this on single numbers, however small it is."""

_EPSILON = 2.0**-52
"""The machine epsilon: from 1 to the next float."""

Verdict = Literal["agree", "differ", "kink", "unknown"]


@dataclass(frozen=True, slots=True)
class Check:
    """One entry of the Jacobian beside (f(x+h) − f(x−h)) / 2h. ``error`` is |derivative − difference|; None where nothing was computed."""

    output: str
    input: str
    derivative: float
    difference: float | None
    error: float | None
    verdict: Verdict


def differences(at: Linearized, jacobian: Mapping[str, Mapping[str, float]], budget: int = 2_000_000) -> list[Check]:
    """Check every entry. ``budget`` bounds the operations spent; entries beyond it are ``unknown``, never guessed.

    ``kink``: the slopes from the left and from the right differ, so that no single number is right (the convention is shown instead).
    """
    graph = at.graph
    all_numbers = [number for value in at.value for number in flat(value)]
    affordable = budget // max(1, 4 * (len(all_numbers) + (_CALL * graph.size if graph.has_tensors else 0)))
    scale = max((abs(number) for number in all_numbers if math.isfinite(number)), default=0.0)
    rows: list[Check] = []
    for index, name in enumerate(graph.input_places):
        shifted = _shifted(graph, at.at, name) if index < affordable else None
        for output, (node, place) in graph.output_places.items():
            derivative = jacobian[output][name]
            samples = None if shifted is None else [(h, element(up[node], place), element(down[node], place)) for h, up, down in shifted]
            rows.append(_compare(output, name, derivative, element(at.value[node], place), scale, samples))
    order = {output: place for place, output in enumerate(graph.output_places)}
    return sorted(rows, key=lambda row: order[row.output])


def _shifted(graph: Graph, at: Mapping[str, float], name: str) -> list[tuple[float, list[Value], list[Value]]]:
    result = []
    base = point(graph, at)
    for factor in (1.0, 0.5):
        x = base[name]
        h = factor * _STEP * max(1.0, abs(x))
        up, down = x + h, x - h
        result.append(((up - down) / 2, values_at(graph, base | {name: up}), values_at(graph, base | {name: down})))
    return result


def _compare(output: str, name: str, derivative: float, middle: float, scale: float, samples: list[tuple[float, float, float]] | None) -> Check:
    if samples is None:
        return Check(output, name, derivative, None, None, "unknown")
    (h, up, down), (half, up_half, down_half) = samples
    difference = (up - down) / (2 * h) if h else math.nan
    if not all(map(math.isfinite, (difference, derivative, middle))):
        same = difference == derivative
        return Check(output, name, derivative, difference, None, "agree" if same else "unknown")
    error = abs(derivative - difference)
    finer = (up_half - down_half) / (2 * half)
    # What the difference itself may be off by: its change under halving h, and the rounding of the largest value on the way.
    rounding = _EPSILON * max(scale, abs(up), abs(down)) / half
    allowed = 8 * abs(difference - finer) + 20 * rounding + 1e-7 * max(abs(derivative), abs(difference))
    right, left = (up - middle) / h, (middle - down) / h
    right_half, left_half = (up_half - middle) / half, (middle - down_half) / half
    jump, jump_half = abs(right - left), abs(right_half - left_half)
    # A curve's one-sided slopes approach each other as h halves; a corner's do not.
    if jump_half > 0.7 * jump and jump_half > 1e-4 * max(1.0, abs(right), abs(left)) + 100 * rounding:
        return Check(output, name, derivative, difference, error, "kink")
    return Check(output, name, derivative, difference, error, "agree" if error <= allowed else "differ")
