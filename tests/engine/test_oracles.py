"""Against what nobody here computed: exact fractions, identities of calculus, published test functions, SciPy's rosen family."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import engine
from engine.modes.hessian import hessian
from engine.rounding import derivative_errors, rounding
from tests.engine import precise
from tests.engine.functions import FUNCTIONS, Function, rosenbrock
from tests.engine.recording import known
from tests.strategies import Program, finite, programs

WAYS = ("forward", "reverse", "paths")

# --- exact fractions -------------------------------------------------------------------------------------------------------------


_SCHOOL: dict[str, Callable[..., tuple[Fraction, Fraction]]] = {
    "add": lambda x, dx, y, dy: (x + y, dx + dy),
    "sub": lambda x, dx, y, dy: (x - y, dx - dy),
    "mul": lambda x, dx, y, dy: (x * y, dx * y + x * dy),
    "div": lambda x, dx, y, dy: (x / y, (dx * y - x * dy) / y**2),
    "neg": lambda x, dx, y, dy: (-x, -dx),
    "square": lambda x, dx, y, dy: (x * x, 2 * x * dx),
    "reciprocal": lambda x, dx, y, dy: (1 / x, -dx / x**2),
}


def exact_derivatives(graph: engine.Graph, at: dict[str, float], leaf: int) -> list[tuple[Fraction, Fraction]]:
    """(value, derivative) of every node in exact arithmetic: the rules of school, written out here once more. Raises ZeroDivisionError."""
    pairs: list[tuple[Fraction, Fraction]] = []
    for node, op in enumerate(graph.op):
        if op in ("input", "const"):
            number = Fraction(at[graph.label[node]] if op == "input" else graph.number[node])
            pairs.append((number, Fraction(node == leaf)))
            continue
        (x, dx), *rest = (pairs[arg] for arg in graph.args[node])
        y, dy = rest[0] if rest else (Fraction(0), Fraction(0))
        if op == "pow":
            power = int(y)
            assert power == y
            assert dy == 0
            pairs.append((x**power, power * x ** (power - 1) * dx if power else Fraction(0)))
            continue
        if op in ("div", "reciprocal") and (y if op == "div" else x) == 0:
            raise ZeroDivisionError
        pairs.append(_SCHOOL[op](x, dx, y, dy))
    return pairs


@st.composite
def rational_programs(draw: st.DrawFn, patterns: tuple[str, ...]) -> Program:
    """Assignments of + − × (÷ and powers, with other patterns) over three inputs with small whole values."""
    names, lines = ["x", "y", "z"], []
    for index in range(draw(st.integers(1, 6))):
        first, second = draw(st.sampled_from(names[-3:])), draw(st.sampled_from(names))
        lines.append(f"t{index} = {draw(st.sampled_from(patterns)).format(first, second)}")
        names.append(f"t{index}")
    return Program("\n".join(lines), {name: float(draw(st.integers(-4, 4))) for name in ("x", "y", "z")})


WHOLE_PATTERNS = ("{0} + {1}", "{0} - {1}", "{0}*{1}", "-{0}", "{0}^2", "square({0}) - {1}", "3*{0} - 2*{1}", "{0}^3")
RATIONAL_PATTERNS = (*WHOLE_PATTERNS[:6], "{0}/(1 + {1}^2)", "{0}/{1}", "reciprocal(2 + {0}*{0})", "{0}^-2", "{0}/3 + {1}/7")


@given(rational_programs(WHOLE_PATTERNS))
def test_polynomials_in_whole_numbers_are_exact(program: Program) -> None:
    """No rounding happens below 2^53, so every way must give the very same whole numbers as fractions do."""
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    name, node = graph.outputs[-1]
    by_input = {leaf: exact_derivatives(graph, at, leaf) for leaf in graph.inputs}
    where = engine.linearize(graph, at)
    assume(all(abs(pair) < 2**40 for pairs in by_input.values() for both in pairs for pair in both))
    assume(all(partial is None or abs(partial) < 2**20 for partial in where.partial))
    for way in WAYS:
        assume(way != "paths" or graph.size < 40)
        found = engine.jacobian(graph, at, way)[name]
        for leaf, pairs in by_input.items():
            assert where.value[node] == pairs[node][0]
            assert Fraction(found[graph.label[leaf]]) == pairs[node][1], way


@given(rational_programs(RATIONAL_PATTERNS))
def test_rational_functions_are_exact_to_rounding(program: Program) -> None:
    """As near to the exact fraction as the rounding error that the engine itself admits."""
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    _, node = graph.outputs[-1]
    where = engine.linearize(graph, at)
    assume(all(finite(value) for value in where.value))
    try:
        exact = {leaf: exact_derivatives(graph, at, leaf)[node] for leaf in graph.inputs}
    except ZeroDivisionError:
        assume(False)
    found = rounding(where)
    for leaf, (slope, error) in derivative_errors(where, found, node).items():
        assert abs(Fraction(slope) - exact[leaf][1]) <= Fraction(1.01 * error + 1e-300)
        assert abs(Fraction(where.value[node]) - exact[leaf][0]) <= Fraction(1.01 * found.error(node) + 1e-300)


def test_the_oracle_of_fractions_by_hand() -> None:
    graph = engine.parse("f = (x^3 - 2*x)/(1 + y^2)")
    pairs = exact_derivatives(graph, {"x": 2.0, "y": 3.0}, graph.input_node("y"))
    assert pairs[graph.output_node("f")] == (Fraction(2, 5), Fraction(-6, 25))  # −4·2·3/100


# --- identities ------------------------------------------------------------------------------------------------------------------

# (left, right): the same function twice, so that value, gradient and Hessian agree
IDENTITIES = [
    ("sin(x)^2 + cos(x)^2 + y", "1 + y"),
    ("log(exp(x)) + y", "x + y"),
    ("exp(log(2 + y^2))*x", "(2 + y^2)*x"),
    ("tan(x)*y", "y*sin(x)/cos(x)"),
    ("cosh(x)^2 - sinh(x)^2 + x*y", "1 + x*y"),
    ("tanh(x)*y", "y*(exp(x) - exp(-x))/(exp(x) + exp(-x))"),
    ("sigmoid(x)*y", "y*(1 + tanh(x/2))/2"),
    ("sigmoid(x) + sigmoid(-x) + y", "1 + y"),
    ("softplus(x) - softplus(-x) + y", "x + y"),
    ("asin(tanh(x)) + acos(tanh(x)) + y", "pi/2 + y"),
    ("asinh(sinh(x))*y", "x*y"),
    ("atanh(tanh(x))*y", "x*y"),
    ("acosh(cosh(1 + x^2))*y", "(1 + x^2)*y"),
    ("hypot(x, y)^2", "x^2 + y^2"),
    ("hypot(x, 2 + y)*cos(atan2(x, 2 + y))", "2 + y"),
    ("(2 + x^2)^y", "exp(y*log(2 + x^2))"),
    ("log2(2 + x^2) + y", "log(2 + x^2)/log(2) + y"),
    ("log10(2 + x^2) + y", "log(2 + x^2)/log(10) + y"),
    ("exp2(x)*y", "y*2^x"),
    ("log1p(x^2)*y", "y*log(1 + x^2)"),
    ("expm1(x)*y", "y*(exp(x) - 1)"),
    ("logaddexp(x, y)", "log(exp(x) + exp(y))"),
    ("xlogy(x, 2 + y)", "x*log(2 + y)"),
    ("sqrt(2 + x^2)*y", "y*(2 + x^2)^0.5"),
    ("rsqrt(2 + x^2)*y", "y/sqrt(2 + x^2)"),
    ("cbrt(2 + x^2)^3 + y", "2 + x^2 + y"),
    ("erf(x) + erfc(x) + y", "1 + y"),
    ("erf(erfinv(tanh(x)))*y", "tanh(x)*y"),
    ("gamma(3 + x)*y", "(2 + x)*gamma(2 + x)*y"),
    ("lgamma(3 + x)*y", "log(gamma(3 + x))*y"),
    ("digamma(3 + x)*y", "(digamma(2 + x) + 1/(2 + x))*y"),
    ("polygamma(1, 3 + x)*y", "(polygamma(1, 2 + x) - 1/(2 + x)^2)*y"),
    ("sec(x)*y", "y/cos(x)"),
    ("csc(2 + x/9)*y", "y/sin(2 + x/9)"),
    ("cot(2 + x/9)*y", "y*cos(2 + x/9)/sin(2 + x/9)"),
    ("sinc(2 + x)*y", "y*sin(pi*(2 + x))/(pi*(2 + x))"),
    ("silu(x)*y", "x*sigmoid(x)*y"),
    ("gelu(x)*y", "y*x*(1 + erf(x/sqrt(2)))/2"),
    ("deg2rad(x)*rad2deg(y)", "x*y"),
    ("square(x)*reciprocal(2 + y)", "x^2/(2 + y)"),
    ("max(x, y) + min(x, y)", "x + y"),
    ("max(x, y)*min(x, y)", "x*y"),
    ("abs(x)*abs(x) + y", "x^2 + y"),
    ("clip(x, -5, 5)*y", "x*y"),
    ("mod(x, 7)*y + 7*floor(x/7)*y", "x*y"),
    ("where(x > y, x - y, y - x)", "abs(x - y)"),
    ("relu(x) - relu(-x) + y", "x + y"),
    ("3*(x*y) + 5*sin(y)", "x*y + x*y + x*y + 5*sin(y)"),
    ("(x*y)*(x + y)", "x^2*y + x*y^2"),
    ("norm([x, y])", "hypot(x, y)"),
    ("det([[x, y], [y, 2]])", "2*x - y^2"),
    ("sum(softmax([x, y, 1]))*x", "x"),
    ("logsumexp([x, y])", "logaddexp(x, y)"),
    ("[x, y] @ [y, x]", "2*x*y"),
    ("prod([x, y, x])", "x^2*y"),
]
POINTS = [{"x": 0.7, "y": -1.3}, {"x": -0.4, "y": 0.9}, {"x": 1.1, "y": 0.3}]


@pytest.mark.parametrize(("left", "right"), IDENTITIES)
def test_identities_to_second_order(left: str, right: str) -> None:
    """The second sides mention x and y too: + 0·x + 0·y keeps the inputs."""
    one, other = (engine.parse(f"f = {side} + 0*x + 0*y") for side in (left, right))
    for point in POINTS:
        assert engine.evaluate(one, point)["f"] == pytest.approx(engine.evaluate(other, point)["f"], rel=1e-12, abs=1e-12)
        for way in WAYS:
            assert engine.jacobian(one, point, way)["f"] == pytest.approx(engine.jacobian(other, point)["f"], rel=1e-11, abs=1e-11)
        bent, expected = hessian(engine.scalarize(one), point), hessian(engine.scalarize(other), point)
        for name in ("x", "y"):
            assert bent[name] == pytest.approx(expected[name], rel=1e-9, abs=1e-9)


@given(programs(), programs(), st.floats(-2, 2), st.floats(-2, 2))
def test_sums_products_and_compositions_of_random_programs(first: Program, second: Program, a: float, b: float) -> None:
    """Linearity, the product rule and the chain rule, with two random programs that share their inputs."""
    renamed = second.source
    for index in reversed(range(8)):
        renamed = renamed.replace(f"t{index}", f"s{index}")
    last, other = first.source.rsplit("\n", 1)[-1].split(" ")[0], renamed.rsplit("\n", 1)[-1].split(" ")[0]
    keep = "k = 0*x + 0*y + 0*z"
    source = f"{first.source}\n{renamed}\n{keep}\nu = {last} + k\nv = {other} + k\nlin = {a}*u + {b}*v\npro = u*v\ncomp = sin(u)*1\nreturn u, v, lin, pro, comp"
    graph = engine.parse(source)
    value = engine.evaluate(graph, first.at)
    assume(all(finite(number) for number in value.values()))
    found = engine.jacobian(graph, first.at)
    for name in graph.input_names():
        du, dv = found["u"][name], found["v"][name]
        size = 1 + abs(du) * (1 + abs(value["v"])) + abs(dv) * (1 + abs(value["u"]))
        assert found["lin"][name] == pytest.approx(a * du + b * dv, abs=1e-11 * size)
        assert found["pro"][name] == pytest.approx(du * value["v"] + value["u"] * dv, abs=1e-11 * size)
        assert found["comp"][name] == pytest.approx(math.cos(value["u"]) * du, abs=1e-11 * size)


# --- published test functions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_published_minima(function: Function) -> None:
    graph = engine.parse(function.source)
    assert engine.evaluate(graph, function.minimum)["f"] == pytest.approx(function.value, rel=1e-8, abs=1e-4 if function.name == "Picheny" else 1e-12)
    gradient = engine.jacobian(graph, function.minimum)["f"]
    assert all(slope == slope for slope in gradient.values())
    if function.kinked:
        assert any(status not in (None, "smooth") for status in engine.linearize(graph, function.minimum).edge_status)
        assert gradient == {"x": 0.0, "y": 0.0}
    elif not function.edge:
        bent = hessian(graph, function.minimum)
        size = 1 + max(abs(number) for row in bent.values() for number in row.values())
        assert gradient == pytest.approx({"x": 0.0, "y": 0.0}, abs=3e-7 * size if function.name.startswith("Schaffer") else 1e-8 * size)
        # no direction goes down: the trace and the determinant of a 2×2 Hessian
        assert bent["x"]["x"] + bent["y"]["y"] >= 0
        assert bent["x"]["x"] * bent["y"]["y"] - bent["x"]["y"] ** 2 >= -1e-6 * size**2


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_published_functions_against_sixty_digits(function: Function) -> None:
    graph = engine.parse(function.source)
    for point in ({"x": 1.37, "y": -2.71}, {"x": -0.83, "y": 0.59}, {"x": 3.3, "y": 2.9}):
        truth = {name: float(slope) for name, slope in precise.gradient(graph, point, graph.output_node("f")).items()}
        size = max(map(abs, truth.values()))
        for way in WAYS:
            assert engine.jacobian(graph, point, way)["f"] == pytest.approx(truth, rel=1e-11, abs=1e-12 * size)


def test_rosenbrock_by_the_numbers_of_scipys_manual() -> None:
    graph = engine.parse(rosenbrock(9))
    at = {f"x[{i}]": 0.1 * i for i in range(9)}
    gradient = engine.jacobian(graph, at)["f"]
    assert [gradient[f"x[{i}]"] for i in range(9)] == pytest.approx([-2.0, 10.6, 15.6, 13.4, 6.4, -3.0, -12.4, -19.4, 62.0])
    bent = hessian(engine.parse(rosenbrock(4)), {f"x[{i}]": 0.1 * i for i in range(4)})
    rows = [[bent[f"x[{i}]"][f"x[{j}]"] for j in range(4)] for i in range(4)]
    assert rows == [pytest.approx(row) for row in ([-38, 0, 0, 0], [0, 134, -40, 0], [0, -40, 130, -80], [0, 0, -80, 200])]


@pytest.mark.parametrize("size", [2, 3, 5, 8])
def test_scipys_rosen_family(size: int) -> None:
    optimize = pytest.importorskip("scipy.optimize")
    graph = engine.parse(rosenbrock(size))
    point = [math.sin(3.7 * i + size) for i in range(size)]
    at = {f"x[{i}]": number for i, number in enumerate(point)}
    names = list(at)
    assert engine.evaluate(graph, at)["f"] == pytest.approx(float(optimize.rosen(point)), rel=1e-13)
    for way in WAYS:
        gradient = engine.jacobian(graph, at, way)["f"]
        assert [gradient[name] for name in names] == pytest.approx(list(map(float, optimize.rosen_der(point))), rel=1e-12, abs=1e-10)
    bent = hessian(graph, at)
    for row, expected in zip(names, optimize.rosen_hess(point), strict=True):
        assert [bent[row][name] for name in names] == pytest.approx(list(map(float, expected)), rel=1e-12, abs=1e-10)
