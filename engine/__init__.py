"""Pathsum's automatic differentiation engine: parse a program to a graph, linearize it, sweep it, and record every step.

Pure: no files, no clock, no web, no global state. Everything public is named here; the names are stable.
"""

from engine.api import evaluate, jacobian, trace
from engine.build import parse
from engine.checkpoint import Trade, trades
from engine.checks import CurvePoint, ErrorCurve, complex_step, error_curve
from engine.codeout import LANGUAGES, Code, Language, write_code
from engine.cost import Cost, costs
from engine.differences import Check, differences
from engine.errors import Fix, PathsumError, Span
from engine.family import Crossing, crossing
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized, linearize
from engine.modes import MODES
from engine.modes.base import Mode, Param
from engine.modes.broken import BUGS, Bug
from engine.modes.descent import Descent, descend
from engine.modes.hessian import hessian
from engine.modes.taylor import taylor
from engine.primitives import ROWS as PRIMITIVES
from engine.primitives import Primitive
from engine.remarks import remarks
from engine.scalarize import scalarize
from engine.statuses import Note
from engine.trace import PathList, Steps, Trace, state_at, undo

__all__ = [
    "BUGS", "LANGUAGES", "MODES", "PRIMITIVES", "Bug", "Check", "Code", "Cost", "Crossing", "CurvePoint", "Descent", "ErrorCurve", "Fix", "Graph",
    "Language", "Limits", "Linearized", "Mode", "Note", "Param", "PathList", "PathsumError", "Primitive", "Span", "Steps", "Trace", "Trade",
    "complex_step", "costs", "crossing", "descend", "differences", "error_curve", "evaluate", "hessian", "jacobian", "linearize", "parse", "remarks",
    "scalarize", "state_at", "taylor", "trace", "trades", "undo", "write_code",
]  # fmt: skip
