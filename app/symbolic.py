"""The derivative as a formula, by SymPy, on trees that we build from our own graph. Text never reaches SymPy's parser.

Runs in a worker that is killed at its limit; what takes too long is "too hard to compare", never "wrong".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import engine
from app.wording import say
from engine.graph import CONST, INPUT, Graph
from engine.printer import name_tex
from engine.scalarize import scalarize
from engine.swell import swell
from engine.words import Words

if TYPE_CHECKING:
    import sympy

TREE_LIMIT = 2_000  # parts of the formula written out in full, shared ones counted each time
SIMPLIFY_UP_TO = 120
TEXT_LIMIT = 4_000
MOST_BITS = 10_000  # of the number of operations: beyond it the number alone would fill a page
JUMPS = frozenset({"floor", "ceil", "round", "mod", "polygamma"})
Build = Callable[..., Any]


def table() -> dict[str, Build]:
    """How each primitive is said in SymPy; those that jump (``JUMPS``) have no derivative there that could be compared."""
    import sympy as s

    def test(relation: Build) -> Build:
        return lambda x, y: s.Piecewise((1, relation(x, y)), (0, True))

    return {
        "add": lambda x, y: x + y,
        "sub": lambda x, y: x - y,
        "mul": lambda x, y: x * y,
        "div": lambda x, y: x / y,
        "pow": lambda x, y: x**y,
        "neg": lambda x: -x,
        "exp": s.exp,
        "log": s.log,
        "log2": lambda x: s.log(x) / s.log(2),
        "log10": lambda x: s.log(x) / s.log(10),
        "sqrt": s.sqrt,
        "sin": s.sin,
        "cos": s.cos,
        "tan": s.tan,
        "asin": s.asin,
        "acos": s.acos,
        "atan": s.atan,
        "atan2": s.atan2,
        "sinh": s.sinh,
        "cosh": s.cosh,
        "tanh": s.tanh,
        "sigmoid": lambda x: 1 / (1 + s.exp(-x)),
        "softplus": lambda x: s.log(1 + s.exp(x)),
        "relu": lambda x: s.Max(x, 0),
        "abs": s.Abs,
        "sign": s.sign,
        "heaviside": s.Heaviside,
        "max": s.Max,
        "min": s.Min,
        "erf": s.erf,
        "square": lambda x: x**2,
        "reciprocal": lambda x: 1 / x,
        "hypot": lambda x, y: s.sqrt(x**2 + y**2),
        "lt": test(s.Lt),
        "le": test(s.Le),
        "gt": test(s.Gt),
        "ge": test(s.Ge),
        "eq": test(s.Eq),
        "ne": test(s.Ne),
        "where": lambda x, y, w: s.Piecewise((y, s.Ne(x, 0)), (w, True)),
        "rsqrt": lambda x: 1 / s.sqrt(x),
        "cbrt": lambda x: s.sign(x) * s.Abs(x) ** s.Rational(1, 3),
        "exp2": lambda x: 2**x,
        "expm1": lambda x: s.exp(x) - 1,
        "log1p": lambda x: s.log(1 + x),
        "logaddexp": lambda x, y: s.log(s.exp(x) + s.exp(y)),
        "xlogy": lambda x, y: x * s.log(y),
        "asinh": s.asinh,
        "acosh": s.acosh,
        "atanh": s.atanh,
        "sec": s.sec,
        "csc": s.csc,
        "cot": s.cot,
        "sinc": lambda x: s.sin(s.pi * x) / (s.pi * x),
        "erfc": s.erfc,
        "erfinv": s.erfinv,
        "gamma": s.gamma,
        "lgamma": lambda x: s.log(s.Abs(s.gamma(x))),
        "digamma": s.digamma,
        "silu": lambda x: x / (1 + s.exp(-x)),
        "gelu": lambda x: x * s.erfc(-x / s.sqrt(2)) / 2,
        "leaky_relu": lambda x: s.Piecewise((x, x > 0), (x / 100, True)),
        "clip": lambda x, y, w: s.Min(s.Max(x, y), w),
        "deg2rad": lambda x: x * s.pi / 180,
        "rad2deg": lambda x: x * 180 / s.pi,
    }


def refused(reason: Words, swell: dict[str, Any] | None = None, *, late: bool = False) -> dict[str, Any]:
    """No formula. ``late``: nothing but time was missing."""
    return {"tex": None, "text": None, "value": None, "agrees": None, "reason": reason, "swell": swell, "late": late}


def derivative(source: str, at: Mapping[str, float], output: str, name: str, limits: engine.Limits) -> dict[str, Any]:
    """∂output/∂name as TeX and text, its value at ``at``, whether that agrees with the engine's, and how large it is. Raises PathsumError."""
    graph = scalarize(engine.parse(source, limits=limits), limits)
    leaf, end = graph.input_node(name), graph.output_node(output)
    where = engine.linearize(graph, at)
    needed, parts = _needed(graph, end)
    sizes = _swell(graph, output, name)
    if parts > TREE_LIMIT:
        return refused(say("formula_parts", count=_count(parts), limit=TREE_LIMIT), sizes)
    if not all(math.isfinite(where.value[node]) for node in needed):
        return refused(say("formula_infinite"), sizes)
    jumping = sorted({graph.op[node] for node in needed} & JUMPS)
    if jumping:
        return refused(say("formula_jumps", name=jumping[0]), sizes)
    import sympy as s

    built = _build(graph, where, needed, table())
    formula = s.diff(built[end], built[leaf])
    if sizes is not None:
        sizes["sympy"] = _sizes_in_sympy(formula)
    if formula.count_ops() <= SIMPLIFY_UP_TO:
        formula = s.simplify(formula)
    names = {built[node]: name_tex(graph.label[node]) for node in graph.inputs if node in built}
    tex, text = s.latex(formula, symbol_names=names), str(formula)
    if len(tex) > TEXT_LIMIT:
        return refused(say("formula_long", count=len(tex), limit=TEXT_LIMIT), sizes)
    value = _value(formula, {built[node]: where.value[node] for node in graph.inputs if node in built})
    found = engine.jacobian(graph, at, limits=limits)[output][name]
    agrees = None
    if value is not None and math.isfinite(found):
        agrees = math.isclose(value, found, rel_tol=1e-8, abs_tol=1e-10)
        if not agrees and any(at_edge not in (None, "smooth") for at_edge in where.edge_status):
            agrees = None  # at a kink each side has its own convention
    reason = None if agrees is not None else say("formula_apart")
    return {"tex": tex, "text": text, "value": value, "agrees": agrees, "reason": reason, "swell": sizes}


def _swell(graph: Graph, output: str, name: str) -> dict[str, Any] | None:
    """The sizes of the function and of its derivative as they are on the wire: whole numbers as digits. None where even those are too long."""
    found = swell(graph, output, name)
    if found.derivative.tree.bit_length() > MOST_BITS:
        return None
    sizes = {
        word: {key: str(getattr(one, key)) for key in ("tree", "graph", "merged")}
        for word, one in (("function", found.function), ("derivative", found.derivative))
    }
    return {**sizes, "sympy": None}


def _count(parts: int) -> int | Words:
    return parts if parts.bit_length() < 100 else say("formula_parts_power", power=int(parts.bit_length() * math.log10(2)))


def _sizes_in_sympy(formula: Any) -> dict[str, str]:
    """What SymPy's own derivative takes, before anything is simplified: written out, and after its search for common parts."""
    import sympy as s

    parts, (last,) = s.cse(formula, order="none")
    merged = sum(s.count_ops(part) for _, part in parts) + s.count_ops(last)
    return {"tree": str(int(s.count_ops(formula))), "merged": str(int(merged))}


def _needed(graph: Graph, end: int) -> tuple[list[int], int]:
    """The nodes that ``end`` depends on, in order, and how many parts its formula has when written out."""
    wanted = {end}
    for node in range(end, -1, -1):
        if node in wanted:
            wanted.update(graph.args[node])
    parts: dict[int, int] = {}
    order = sorted(wanted)
    for node in order:
        parts[node] = 1 + sum(parts[arg] for arg in graph.args[node])
    return order, parts[end]


def _build(graph: Graph, where: engine.Linearized, needed: list[int], say: Mapping[str, Build]) -> dict[int, sympy.Expr]:
    import sympy as s

    built: dict[int, Any] = {}
    for node in needed:
        op, value = graph.op[node], where.value[node]
        if op == INPUT:
            built[node] = s.Symbol(graph.label[node], real=True)
        elif op == CONST or (not graph.active[node] and not (value == 0 or 1e-9 < abs(value) < 1e9)):
            # A power tower of constants stays the float that it is: written exactly it has millions of digits.
            built[node] = _constant(value)
        else:
            built[node] = say[op](*(built[arg] for arg in graph.args[node]))
    return built


def _constant(value: float) -> Any:
    import sympy as s

    if value == math.pi:
        return s.pi
    if value == math.e:
        return s.E
    text = repr(value)
    return s.Rational(text) if len(text) <= 12 and "e" not in text else s.Float(value)


def _value(formula: Any, at: Mapping[Any, float]) -> float | None:
    """The formula's number, or None where it is no finite real."""
    import sympy as s

    number = formula.subs({symbol: s.Float(value, 25) for symbol, value in at.items()}).evalf(17)
    if not number.is_number or not number.is_real:
        return None
    value = float(number)
    return value if math.isfinite(value) else None
