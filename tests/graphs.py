"""Named example programs with pictures, used by every suite. Knows no test."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Example:
    """A program, where to look at it, and its Jacobian there, worked out by hand."""

    source: str
    at: dict[str, float]
    jacobian: dict[str, dict[str, float]] = field(default_factory=dict)


#   a ──▶ (+) v1 ──┐
#         ▲        ▼
#   b ────┤       (×) e
#         ▼        ▲
#   1 ──▶ (+) v2 ──┘
COLAH = Example("e = (a+b)*(b+1)", {"a": 2, "b": 1}, {"e": {"a": 2.0, "b": 5.0}})

#   x ──▶ (×) v1 ──▶ (+) f        f = x·y + z
#   y ────▲           ▲
#   z ────────────────┘
PRODUCT_SUM = Example("f = x*y + z", {"x": 2, "y": 3, "z": 4}, {"f": {"x": 3.0, "y": 2.0, "z": 1.0}})

#   x ═══▶ (×) v1 ──▶ (×) y       two parallel edges, then x once more
#   └──────────────────▲
CUBE = Example("y = x*x*x", {"x": 3}, {"y": {"x": 27.0}})

#   x ──▶ exp u ──▶ sin ──▶ (×) v ──▶ (÷) w      the "eye": u is shared three times
#               ├─▶ cos ────▲            ▲
#               └────────────────────────┘
EYE = Example("u = exp(x)\nv = sin(u)*cos(u)\nw = v/u", {"x": 0.3}, {"w": {"x": -1.062351379338131}})

#   x ──3 edges──▶ y ──3 edges──▶ z              nine paths
THREE_BY_THREE = Example("y = 2*x + 3*x + 5*x\nz = 7*y + 11*y + 13*y", {"x": 1}, {"z": {"x": 310.0}})

#   x, y ──▶ p, q                                 several outputs, one of them used by the other
SHARED_OUTPUT = Example("p = x*y\nq = p + x\nreturn p, q", {"x": 3, "y": 4}, {"p": {"x": 4.0, "y": 3.0}, "q": {"x": 5.0, "y": 3.0}})

#   k is an input that nothing uses; 2*3 depends on no input
IDLE = Example("k = 7\ny = x + 2*3", {"x": 1}, {"y": {"k": 0.0, "x": 1.0}})

#   x                                             the input is the output: one path, of no edges
ALONE = Example("x", {"x": 5}, {"x": {"x": 1.0}})

EXAMPLES = {
    "colah": COLAH,
    "product-sum": PRODUCT_SUM,
    "cube": CUBE,
    "eye": EYE,
    "three-by-three": THREE_BY_THREE,
    "shared-output": SHARED_OUTPUT,
    "idle": IDLE,
    "alone": ALONE,
}
