"""The table of primitives: one row each, partials written in the language itself. Every mode uses these same partials.

In a partial ``x``, ``y`` and ``w`` are the arguments and ``z`` the result. Adding a primitive is adding a row; the tests run over the table.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine import numeric as n
from engine import special as s
from engine.phrases import say
from engine.words import Words

Status: TypeAlias = Literal["smooth", "subgradient", "one-sided", "infinite", "undefined"]
Fixity: TypeAlias = Literal["call", "infix", "prefix"]


def _where(domain: str) -> Words:
    return say(f"domain_{domain}", x="x", y="y")


_REAL = _where("real")


@dataclass(frozen=True, slots=True)
class Singular:
    """What is answered for the partial in ``slot`` where ``when`` holds: its status, and the number unless the formula gives it."""

    slot: int
    when: Callable[..., bool]
    status: Status
    value: float | None
    note: Words | None


@dataclass(frozen=True, slots=True)
class Primitive:
    """One row. ``evaluate`` takes ``arity`` floats; ``partials`` has one formula an argument; ``tex`` holds {x}, {y} (and {w}).

    ``pole`` says where the value is infinite though no float overflows, ``agreed`` where it is a convention only, ``zeros`` where an exact
    0 can come out: a 0 elsewhere is an underflow. Its domain and the notes of its singular points are phrases, so that they can be said in any language.
    """

    name: str
    evaluate: Callable[..., float]
    partials: tuple[str, ...]
    symbol: str
    gloss: str
    tex: str
    samples: tuple[tuple[float, ...], ...]
    fixity: Fixity = "call"
    binding: int = 9
    aliases: tuple[str, ...] = ()
    domain: Words = _REAL
    pole: Callable[..., bool] | None = None
    zeros: Literal["any", "never", "with-argument"] = "any"
    agreed: Callable[..., bool] | None = None
    singular: tuple[Singular, ...] = ()

    @property
    def arity(self) -> int:
        """How many arguments it takes."""
        return len(self.partials)


def _at_zero(x: float) -> bool:
    return x == 0


def _corner(value: float, note: Words, slot: int = 0) -> Singular:
    return Singular(slot, lambda *args: args[0] == 0, "subgradient", value, note)


def _tie(slot: int) -> Singular:
    return Singular(slot, lambda x, y, z: x == y, "subgradient", 0.5, say("remark_tie"))


def _jump(slot: int) -> Singular:
    return Singular(slot, lambda x, y, z: x == y, "subgradient", 0.0, say("remark_compared"))


def _step() -> Singular:
    return Singular(0, lambda x, z: x == z, "subgradient", 0.0, say("remark_whole"))


def _half() -> Singular:
    return Singular(0, lambda x, z: abs(x - z) == 0.5, "subgradient", 0.0, say("remark_halves"))


def _edge(where: Literal["zero", "one", "ends"], test: Callable[[float], bool], value: float | None = None) -> Singular:
    return Singular(0, lambda *args: test(args[0]), "infinite", value, say(f"remark_grows_{where}"))


def _start() -> tuple[Singular, ...]:
    """The slope at 0 of a function that begins there: ∞ at −0.0 too, where the formula 1/x would say −∞ (as in sqrt(-x) at 0)."""
    return (_edge("zero", _at_zero, n.INF), *_nowhere(1))


def _nowhere(arity: int) -> tuple[Singular, ...]:
    """Where there is no value there is no slope, though the formula would give a number (1/x at −1 for log). The value's own note says it all."""
    return tuple(Singular(slot, lambda *values: values[-1] != values[-1], "undefined", n.NAN, None) for slot in range(arity))


_TINY: tuple[tuple[float, ...], ...] = ((-1.3,), (0.4,), (2.2,))
_INSIDE: tuple[tuple[float, ...], ...] = ((-0.7,), (0.2,), (0.9,))
_POSITIVE: tuple[tuple[float, ...], ...] = ((0.3,), (1.0,), (4.5,))
_PAIRS: tuple[tuple[float, ...], ...] = ((1.7, 2.3), (-0.6, 1.9), (2.5, -1.2))
_NONZERO = _where("nonzero")

ROWS: tuple[Primitive, ...] = (
    Primitive("add", lambda x, y: x + y, ("1", "1"), "+", "sum", "{x} + {y}", _PAIRS, "infix", 1),
    Primitive("sub", lambda x, y: x - y, ("1", "-1"), "−", "difference", "{x} - {y}", _PAIRS, "infix", 1, aliases=("subtract",)),
    Primitive("mul", lambda x, y: x * y, ("y", "x"), "×", "product", r"{x} \cdot {y}", _PAIRS, "infix", 2, aliases=("multiply",), zeros="with-argument"),
    Primitive(
        "div", n.div, ("1/y", "-z/y"), "÷", "quotient", r"\frac{{{x}}}{{{y}}}", _PAIRS, "infix", 2, aliases=("divide", "true_divide"),
        domain=_where("divisor"), pole=lambda x, y: y == 0, zeros="with-argument",
    ),
    Primitive(
        "pow", n.power, ("y*x^(y-1)", "z*log(x)"), "^", "power", "{x}^{{{y}}}", ((1.7, 2.3), (0.6, -1.9), (2.5, 3.0)), "infix", 4, aliases=("power",),
        domain=_where("power"), pole=lambda x, y: x == 0 and y < 0, zeros="with-argument",
        agreed=lambda x, y: x == 0 and y == 0,
        singular=(
            Singular(0, lambda x, y, z: y == 0, "smooth", 0.0, say("remark_power_zero")),
            Singular(0, lambda x, y, z: x == 0 and 0 < y < 1, "infinite", None, say("remark_power_grows")),
            Singular(1, lambda x, y, z: x == 0 and y > 0, "smooth", 0.0, say("remark_power_base")),
            Singular(1, lambda x, y, z: x == 0 and y == 0, "infinite", None, say("remark_power_jump")),
            Singular(1, lambda x, y, z: x < 0, "undefined", n.NAN, say("remark_power_negative")),
        ),
    ),
    Primitive("neg", lambda x: -x, ("-1",), "−", "negative", "-{x}", _TINY, "prefix", 3, aliases=("negative",)),
    Primitive("exp", n.unary(math.exp), ("z",), "exp", "exponential, e to the x", "e^{{{x}}}", _TINY, zeros="never"),
    Primitive(
        "log", n.logarithm(math.log), ("1/x",), "ln", "natural logarithm", r"\ln {x}", _POSITIVE, aliases=("ln",),
        domain=_where("positive"), pole=_at_zero, singular=_start(),
    ),
    Primitive(
        "log2", n.logarithm(math.log2), ("1/(x*log(2))",), "log₂", "logarithm to base 2", r"\log_2 {x}", _POSITIVE,
        domain=_where("positive"), pole=_at_zero, singular=_start(),
    ),
    Primitive(
        "log10", n.logarithm(math.log10), ("1/(x*log(10))",), "log₁₀", "logarithm to base 10", r"\log_{{10}} {x}", _POSITIVE,
        domain=_where("positive"), pole=_at_zero, singular=_start(),
    ),
    Primitive(
        "sqrt", n.unary(math.sqrt), ("1/(2*z)",), "√", "square root", r"\sqrt{{{x}}}", _POSITIVE, domain=_where("root"), singular=_start(),
    ),
    Primitive("sin", n.unary(math.sin), ("cos(x)",), "sin", "sine", r"\sin {x}", _TINY, domain=_where("angle")),
    Primitive("cos", n.unary(math.cos), ("-sin(x)",), "cos", "cosine", r"\cos {x}", _TINY, domain=_where("angle")),
    Primitive("tan", n.unary(math.tan), ("1 + z^2",), "tan", "tangent of an angle", r"\tan {x}", _INSIDE, domain=_where("odd_right_angles")),
    Primitive(
        "asin", n.unary(math.asin), ("1/sqrt((1 - x)*(1 + x))",), "asin", "arcsine", r"\arcsin {x}", _INSIDE, aliases=("arcsin",), domain=_where("sine"),
        singular=(_edge("ends", lambda x: abs(x) == 1),),
    ),
    Primitive(
        "acos", n.unary(math.acos), ("-1/sqrt((1 - x)*(1 + x))",), "acos", "arccosine", r"\arccos {x}", _INSIDE, aliases=("arccos",), domain=_where("sine"),
        singular=(_edge("ends", lambda x: abs(x) == 1),),
    ),
    Primitive("atan", math.atan, ("1/(1 + x^2)",), "atan", "arctangent", r"\arctan {x}", _TINY, aliases=("arctan",)),
    Primitive(
        "atan2", math.atan2, ("(y/hypot(x, y))/hypot(x, y)", "-(x/hypot(x, y))/hypot(x, y)"), "atan2", "angle of the point (y, x)",
        r"\operatorname{{atan2}}({x}, {y})", ((1.2, 0.7), (-0.4, 1.5), (0.9, -2.0)), aliases=("arctan2",), domain=_where("not_origin"),
        agreed=lambda x, y: x == 0 and y == 0,
        singular=(
            *(Singular(slot, lambda x, y, z: x == 0 and y == 0, "undefined", n.NAN, say("remark_angle_origin")) for slot in (0, 1)),
            Singular(0, lambda x, y, z: x == 0 and y < 0, "one-sided", None, say("remark_angle_jump")),
        ),
    ),
    Primitive("sinh", n.sinh, ("cosh(x)",), "sinh", "hyperbolic sine", r"\sinh {x}", _TINY),
    Primitive("cosh", n.unary(math.cosh), ("sinh(x)",), "cosh", "hyperbolic cosine", r"\cosh {x}", _TINY),
    Primitive("tanh", math.tanh, ("1 - z^2",), "tanh", "hyperbolic tangent", r"\tanh {x}", _TINY),
    Primitive("sigmoid", n.sigmoid, ("z*(1 - z)",), "σ", "logistic sigmoid, 1/(1 + e^-x)", r"\sigma({x})", _TINY, aliases=("logistic", "expit"), zeros="never"),
    Primitive("softplus", n.softplus, ("sigmoid(x)",), "softplus", "softplus, log(1 + e^x)", r"\operatorname{{softplus}}({x})", _TINY, zeros="never"),
    Primitive(
        "relu", n.relu, ("heaviside(x)",), "relu", "rectifier, max(x, 0)", r"\operatorname{{relu}}({x})", _TINY,
        singular=(_corner(0.0, say("remark_relu")),),
    ),
    Primitive(
        "abs", math.fabs, ("sign(x)",), "|·|", "absolute value", r"\left|{x}\right|", _TINY, aliases=("absolute", "fabs"),
        singular=(_corner(0.0, say("remark_abs")),),
    ),
    Primitive(
        "sign", n.sign, ("0",), "sign", "sign, -1, 0 or 1", r"\operatorname{{sign}}({x})", _TINY, aliases=("sgn",),
        singular=(_corner(0.0, say("remark_sign"), 0),),
    ),
    Primitive(
        "heaviside", n.heaviside, ("0",), "H", "unit step, 0 below, ½ at and 1 above zero", r"H({x})", _TINY, aliases=("step",),
        singular=(_corner(0.0, say("remark_step")),),
    ),
    Primitive(
        "max", n.maximum, ("heaviside(x - y)", "heaviside(y - x)"), "max", "the larger of two", r"\max({x}, {y})", _PAIRS, aliases=("maximum",),
        singular=(_tie(0), _tie(1)),
    ),
    Primitive(
        "min", n.minimum, ("heaviside(y - x)", "heaviside(x - y)"), "min", "the smaller of two", r"\min({x}, {y})", _PAIRS, aliases=("minimum",),
        singular=(_tie(0), _tie(1)),
    ),
    *(
        Primitive(name, test, ("0", "0"), sign, gloss, f"{{x}} {tex} {{y}}", _PAIRS, "infix", 0, singular=(_jump(0), _jump(1)))
        for name, test, sign, gloss, tex in (
            ("lt", lambda x, y: float(x < y), "<", "1 if less, else 0", "<"),
            ("le", lambda x, y: float(x <= y), "≤", "1 if less or equal, else 0", r"\le"),
            ("gt", lambda x, y: float(x > y), ">", "1 if greater, else 0", ">"),
            ("ge", lambda x, y: float(x >= y), "≥", "1 if greater or equal, else 0", r"\ge"),
            ("eq", lambda x, y: float(x == y), "=", "1 if equal, else 0", "="),
            ("ne", lambda x, y: float(x != y), "≠", "1 if not equal, else 0", r"\ne"),
        )
    ),
    Primitive(
        "where", n.where, ("0", "x != 0", "x == 0"), "if", "the second where the first is not 0, else the third",
        r"\begin{{cases}} {y} & {x} \\ {w} & \text{{else}} \end{{cases}}", ((1.0, 2.5, -0.7), (0.0, 2.5, -0.7), (2.0, 0.3, 4.0)),
    ),
    Primitive("floor", n.whole(math.floor), ("0",), "⌊·⌋", "the whole number below", r"\lfloor {x} \rfloor", _TINY, singular=(_step(),)),
    Primitive("ceil", n.whole(math.ceil), ("0",), "⌈·⌉", "the whole number above", r"\lceil {x} \rceil", _TINY, singular=(_step(),)),
    Primitive(
        "mod", n.mod, ("1", "-round((x - z)/y)"), "mod", "remainder, with the sign of the divisor", r"{x} \bmod {y}", _PAIRS, "infix", 2,
        aliases=("remainder",), domain=_where("divisor"),
        singular=(
            *_nowhere(2),
            *(Singular(slot, lambda x, y, z: z == 0, "one-sided", None, say("remark_remainder")) for slot in (0, 1)),
        ),
    ),
    Primitive("erf", math.erf, ("2/sqrt(pi)*exp(-x^2)",), "erf", "error function", r"\operatorname{{erf}}({x})", _TINY),
    Primitive("square", lambda x: x * x, ("2*x",), "(·)²", "square", "{x}^2", _TINY, zeros="with-argument"),
    Primitive(
        "reciprocal", lambda x: n.div(1.0, x), ("-z^2",), "1/·", "reciprocal, 1/x", r"\frac{{1}}{{{x}}}", ((-1.3,), (0.4,), (2.2,)), domain=_NONZERO,
        pole=_at_zero, zeros="never",
    ),
    Primitive(
        "hypot", math.hypot, ("x/z", "y/z"), "hypot", "length of the vector (x, y)", r"\operatorname{{hypot}}({x}, {y})", _PAIRS,
        singular=tuple(
            Singular(slot, lambda x, y, z: z == 0, "subgradient", 0.0, say("remark_hypot")) for slot in (0, 1)
        ),
    ),
    Primitive(
        "rsqrt", lambda x: n.div(1.0, n.root(x + 0.0)), ("-z^3/2",), "1/√", "reciprocal square root", r"\frac{{1}}{{\sqrt{{{x}}}}}", _POSITIVE,
        domain=_where("positive"), pole=_at_zero,
    ),
    Primitive("cbrt", math.cbrt, ("1/(3*z^2)",), "∛", "cube root", r"\sqrt[3]{{{x}}}", _TINY, singular=(_edge("zero", lambda x: x == 0),)),
    Primitive("exp2", n.unary(math.exp2), ("z*log(2)",), "2ˣ", "2 to the x", r"2^{{{x}}}", _TINY, zeros="never"),
    Primitive("expm1", n.unary(math.expm1), ("exp(x)",), "expm1", "e to the x, minus 1", r"\operatorname{{expm1}}({x})", _TINY),
    Primitive(
        "log1p", n.logarithm(math.log1p, -1.0), ("1/(1 + x)",), "log1p", "natural logarithm of 1 + x", r"\operatorname{{log1p}}({x})", _POSITIVE,
        domain=_where("log1p"), pole=lambda x: x == -1, singular=_nowhere(1),
    ),
    Primitive("logaddexp", s.logaddexp, ("sigmoid(x - y)", "sigmoid(y - x)"), "logaddexp", "log(e^x + e^y)", r"\operatorname{{logaddexp}}({x}, {y})", _PAIRS),
    Primitive(
        "xlogy", s.xlogy, ("log(y)", "x/y"), "xlogy", "x·log(y), 0 where x is 0", r"\operatorname{{xlogy}}({x}, {y})", ((1.7, 2.3), (-0.6, 1.9), (2.5, 0.2)),
        domain=_where("xlogy"), pole=lambda x, y: y == 0, zeros="any",
        singular=(Singular(1, lambda x, y, z: x == 0, "smooth", 0.0, say("remark_xlogy")), *_nowhere(2)),
    ),
    Primitive("asinh", math.asinh, ("1/hypot(1, x)",), "asinh", "inverse hyperbolic sine", r"\operatorname{{arsinh}} {x}", _TINY, aliases=("arcsinh",)),
    Primitive(
        "acosh", n.unary(math.acosh), ("1/sqrt(x - 1)/sqrt(x + 1)",), "acosh", "inverse hyperbolic cosine", r"\operatorname{{arcosh}} {x}",
        ((1.2,), (2.0,), (5.5,)),
        aliases=("arccosh",), domain=_where("acosh"), singular=(_edge("one", lambda x: x == 1),),
    ),
    Primitive(
        "atanh", n.atanh, ("1/((1 - x)*(1 + x))",), "atanh", "inverse hyperbolic tangent", r"\operatorname{{artanh}} {x}", _INSIDE,
        aliases=("arctanh",), domain=_where("inside"), pole=lambda x: abs(x) == 1, singular=_nowhere(1),
    ),
    Primitive("sec", lambda x: n.div(1.0, n.cosine(x)), ("z*tan(x)",), "sec", "secant, 1/cos", r"\sec {x}", _INSIDE, domain=_where("odd_right_angles")),
    Primitive(
        "csc", lambda x: n.div(1.0, n.sine(x)), ("-z*cot(x)",), "csc", "cosecant, 1/sin", r"\csc {x}", _INSIDE, aliases=("cosec",),
        domain=_where("half_turns"), pole=_at_zero,
    ),
    Primitive(
        "cot", lambda x: n.div(n.cosine(x), n.sine(x)), ("-1 - z^2",), "cot", "cotangent, cos/sin", r"\cot {x}", _INSIDE,
        domain=_where("half_turns"), pole=_at_zero,
    ),
    Primitive(
        "sinc", s.sinc,
        ("where(abs(x) < 0.03, -pi^2*x/3 + pi^4*x^3/30 - pi^6*x^5/840 + pi^8*x^7/45360, (cos(pi*(x % 2)) - z)/x)",),
        "sinc", "sin(pi x)/(pi x), 1 at 0", r"\operatorname{{sinc}} {x}", ((-1.3,), (0.01,), (2.2,)),
    ),
    Primitive("erfc", math.erfc, ("-2/sqrt(pi)*exp(-x^2)",), "erfc", "1 minus the error function", r"\operatorname{{erfc}}({x})", _TINY, zeros="never"),
    Primitive(
        "erfinv", s.erfinv, ("sqrt(pi)/2*exp(z^2)",), "erfinv", "inverse of the error function", r"\operatorname{{erf}}^{{-1}}({x})", _INSIDE,
        domain=_where("inside"), pole=lambda x: abs(x) == 1,
    ),
    Primitive(
        "gamma", s.gamma, ("z*digamma(x)",), "Γ", "gamma function, (x - 1)! at whole numbers", r"\Gamma({x})", ((-1.3,), (0.4,), (3.2,)),
        domain=_where("gamma"),
    ),
    Primitive(
        "lgamma", s.lgamma, ("digamma(x)",), "ln Γ", "logarithm of the size of the gamma function", r"\ln\left|\Gamma({x})\right|",
        ((-1.3,), (0.4,), (3.2,)), aliases=("gammaln",), domain=_where("gamma"), pole=lambda x: x <= 0,
    ),
    Primitive(
        "digamma", lambda x: s.polygamma(0, x), ("polygamma(1, x)",), "ψ", "slope of ln gamma", r"\psi({x})", ((-1.3,), (0.4,), (3.2,)),
        domain=_where("gamma"),
    ),
    Primitive(
        "polygamma", s.polygamma, ("0", "polygamma(x + 1, y)"), "ψ⁽ⁿ⁾", "derivative of digamma, of the order given first", r"\psi^{{({x})}}({y})",
        ((1.0, 0.4), (2.0, 3.2), (3.0, 1.7)),
        domain=_where("polygamma"),
        singular=(Singular(0, lambda x, y, z: True, "undefined", n.NAN, say("remark_polygamma")), *_nowhere(2)),
    ),
    Primitive("silu", s.silu, ("sigmoid(x) + z*(1 - sigmoid(x))",), "silu", "x times its sigmoid", r"\operatorname{{silu}}({x})", _TINY, aliases=("swish",)),
    Primitive(
        "gelu", s.gelu, ("erfc(-x/sqrt(2))/2 + x*exp(-x^2/2)/sqrt(2*pi)",), "gelu", "x times the normal distribution function",
        r"\operatorname{{gelu}}({x})", _TINY,
    ),
    Primitive(
        "leaky_relu", lambda x: x if x > 0 else 0.01 * x, ("where(x > 0, 1, 0.01)",), "leaky", "x above 0, x/100 below",
        r"\operatorname{{leakyrelu}}({x})", _TINY,
        singular=(_corner(0.01, say("remark_leaky_relu")),),
    ),
    Primitive(
        "round", n.whole(round), ("0",), "round", "nearest whole number, halves to the even one", r"\operatorname{{round}}({x})", _TINY, aliases=("rint",),
        singular=(_half(),),
    ),
    Primitive(
        "clip", s.clip, ("(x > y)*(x < w)", "x < y", "x > w"), "clip", "x, but between two bounds", r"\operatorname{{clip}}({x}, {y}, {w})",
        ((0.5, -1.0, 1.0), (-2.0, -1.0, 1.0), (3.0, -1.0, 1.0)), aliases=("clamp",), domain=_where("bounds"),
        singular=(
            *_nowhere(3),
            *(Singular(slot, lambda x, y, w, z: x == y, "subgradient", 0.5, say("remark_bound")) for slot in (0, 1)),
            *(Singular(slot, lambda x, y, w, z: x == w, "subgradient", 0.5, say("remark_bound")) for slot in (0, 2)),
        ),
    ),
    Primitive("deg2rad", math.radians, ("pi/180",), "rad", "degrees to radians", r"\operatorname{{rad}}({x})", _TINY, aliases=("radians",)),
    Primitive("rad2deg", math.degrees, ("180/pi",), "deg", "radians to degrees", r"\operatorname{{deg}}({x})", _TINY, aliases=("degrees",)),
)  # fmt: skip

TABLE: dict[str, Primitive] = {row.name: row for row in ROWS}
BY_WORD: dict[str, Primitive] = {word: row for row in ROWS for word in (row.name, *row.aliases)}
FUNCTIONS: frozenset[str] = frozenset(word for word, row in BY_WORD.items() if row.fixity == "call")
# γ spelled out is a variable wherever no parenthesis follows: gamma*x + beta is how normalisation is written. So are words that people take for results.
RESERVED = FUNCTIONS - {"gamma", "maximum", "minimum"}
CONSTANTS: dict[str, float] = {"pi": math.pi, "π": math.pi, "e": math.e}
