"""The language: what is read, how names become inputs and outputs, and what is said of everything else."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.limits import Limits
from engine.parser import parse_program
from engine.printer import program
from engine.syntax import Assign, Bare, Return, same
from tests.strategies import EXPRESSIONS

VALUES = [
    ("1 + 2*3", 7),
    ("2^3^2", 512),
    ("-2^2", -4),
    ("(-2)^2", 4),
    ("2^-1", 0.5),
    ("2**3", 8),
    ("7 - 2 - 1", 4),
    ("8/2/2", 2),
    ("1/2x", 1),  # x = 2: implicit products bind like written ones
    ("2x", 4),
    ("3(x+1)", 9),
    ("(x)(x+1)", 6),
    ("2 sin(0) + x", 2),
    ("2 x x", 8),
    ("2x^2", 8),
    ("x(3)", None),
    ("√x^2", 2),  # the root binds tighter than the power
    ("√(x+2)", 2),
    ("x²", 4),
    ("x⁻¹", 0.5),
    ("1ˣ + 3ⁿ", 4),  # a raised letter is a power, not a part of the name; n = 1
    ("gamma x + 1", 3),  # γ spelled out is a variable where no parenthesis follows
    ("gamma(x + 2)", 6),
    ("x ≤ 2", 1),
    ("sum(k for k in range(2^3))", 28),
    ("x × x · x", 8),
    ("6 ÷ x − 1", 2),
    ("ｘ＋１", 3),
    ("½ x", 1),
    ("+x", 2),
    ("--x", 2),
    ("pi", math.pi),
    ("π", math.pi),
    ("e", math.e),
    ("e^x", math.e**2),
    ("ln(x)", math.log(2)),
    ("arctan(x)", math.atan(2)),
    ("(x\n+ 1)", 3),
    ("x # and a comment", 2),
    ("7 % 4", 3),
    ("7 // 2", 3),
    ("-7 // 2", -4),
    ("x > 1", 1),
    ("(x < 1) + (x == 2) + (x != 2) + (x >= 2) + (x <= 1)", 2),
    ("5 if x > 1 else 7", 5),
    ("5 if x < 1 else 7 if x < 2 else 9", 9),
    ("where(x < 1, 5, 7)", 7),
    ("np.sin(0) + math.exp(0) + torch.nn.functional.relu(x)", 3),
    ("np.maximum(x, 5) - np.minimum(x, 1) + math.fabs(-x)", 6),
    ("np.power(x, 3)*np.subtract(x, 1)/np.divide(x, np.multiply(x, 2)) + jax.lax.exp(np.negative(0))", 17),
    ("maximum = 7\nmaximum + x", 9),
    ("F = 3\nF.square() + x", 11),
    ("sum(i*x for i in range(4))", 12),
    ("prod(i + 1 for i in range(x - x + 4))", None),
    ("prod(i + 1 for i in range(4))", 24),
    ("max(i*x for i in range(1, 8, 3))", 14),
    ("min(-i for i in range(5, 0, -1))", -5),
    ("sum(x for i in range(0))", 0),
    ("sum(sum(i*j for j in range(i)) for i in range(4))", 11),
    (".5x", 1),
    ("1.e1", 10),
]


@pytest.mark.parametrize(("source", "value"), [row for row in VALUES if row[1] is not None])
def test_value(source: str, value: float) -> None:
    graph = engine.parse(source)
    at = {"x": 2.0} if "x" in graph.input_names() else {}
    assert engine.evaluate(graph, at)[graph.output_names()[0]] == pytest.approx(value, rel=1e-15)


PROGRAMS = [
    ("a = 2\nb = 1\ne = (a+b)*(b+1)", ["a", "b"], ["e"]),
    ("e = (a+b)*(b+1)", ["a", "b"], ["e"]),
    ("p = x*y\nq = x/y", ["x", "y"], ["p", "q"]),
    ("p = x\nq = 2*x", ["x"], ["p", "q"]),  # another name of an input is an output too
    ("a = 1\nb = 2\ny = 3*a", ["a", "b"], ["y"]),  # an unused input is none
    ("p = x*y\nq = p + 1\nreturn q, p", ["x", "y"], ["q", "p"]),
    ("x*y\nx+y", ["x", "y"], ["out", "out2"]),
    ("y", ["y"], ["y"]),
    ("5", [], ["out"]),
    ("x = 3", ["x"], ["x"]),
    ("x = -3\ny = x*x", ["x"], ["y"]),
    ("a = x\na = a*(1-a)\na = a*(1-a)", ["x"], ["a"]),
    ("k = 7\ny = 2*x", ["k", "x"], ["y"]),
    ("f = x", ["x"], ["f"]),
    ("\n\n# only a comment\ny = x\n\n", ["x"], ["y"]),
    ("θ + λ", ["θ", "λ"], ["out"]),
    ("f(x, y) = x*y\nf(a, b)", ["a", "b"], ["out"]),
    ("def f(x, y):\n    u = x*y  # local\n    return u + 1\n\nz = f(a, b)\nu = z*z", ["a", "b"], ["u"]),
    ("def f(x, y):\n    return x", ["x", "y"], ["f"]),
    ("f(x) = k*x\ny = f(2)", ["k"], ["y"]),
    ("h = 0\nfor t in range(3):\n    h = tanh(w*h + u*x[t])", ["h", "w", "u", "x[0]", "x[1]", "x[2]"], ["h"]),
    ("n = 3\ny = sum(w[i]*x[i] for i in range(n))", ["w[0]", "x[0]", "w[1]", "x[1]", "w[2]", "x[2]"], ["y"]),
    ("for i in range(2): v[i+1] = v[i]^2", ["v[0]"], ["v[2]"]),
    ("for i in range(2):\n  for j in range(2):\n    a[2*i+j] = i*x + j\ny = a[0]+a[1]+a[2]+a[3]", ["x"], ["y"]),
    ('import numpy as np\n\ndef f(x):\n    """The sine of the square."""\n    return np.sin(x**2)\n', ["x"], ["f"]),
    ("y = 1 if x > 0 else 2*x", ["x"], ["y"]),
    ("lambda*x + add", ["lambda", "x", "add"], ["out"]),
    ("constructor * hasOwnProperty", ["constructor", "hasOwnProperty"], ["out"]),
    ("out = x\nout*2", ["x"], ["out2"]),
    ("I*x + E*beta", ["I", "x", "E", "beta"], ["out"]),
]


@pytest.mark.parametrize(("source", "inputs", "outputs"), PROGRAMS)
def test_inputs_and_outputs(source: str, inputs: list[str], outputs: list[str]) -> None:
    graph = engine.parse(source)
    assert graph.input_names() == inputs
    assert graph.output_names() == outputs


def test_starting_values() -> None:
    graph = engine.parse("a = 2\nb = -1.5\ny = a*b*c")
    assert engine.evaluate(graph)["y"] == -3.0
    assert engine.evaluate(graph, {"a": 4})["y"] == -6.0


def test_parallel_edges_are_two() -> None:
    graph = engine.parse("y = x*x")
    assert graph.edges == ([0, 0], [1, 1], [0, 1])


def test_equal_constants_stay_apart() -> None:
    graph = engine.parse("y = (x + 1)*(x + 1)")
    assert [op for op in graph.op if op == "const"] == ["const", "const"]


def test_labels_are_unique() -> None:
    graph = engine.parse("v1 = x*y + 1\na = v1*v1*x\na = a + a")
    labels = [label for label, op in zip(graph.label, graph.op, strict=True) if op != "const"]
    assert len(set(labels)) == len(labels)
    assert {"v1", "w1", "a", "a₂"} <= set(labels)


# (source, code, line, column, part of the message, the text after the fix or None)
REFUSALS = [
    ("", "E_SYNTAX", 1, 1, "nothing to draw", None),
    ("# nothing", "E_SYNTAX", 1, 10, "nothing to draw", None),
    ("y = x +", "E_SYNTAX", 1, 7, "ends after +", "y = x "),
    ("y =", "E_SYNTAX", 1, 3, "ends after =", None),
    ("x + * y", "E_SYNTAX", 1, 5, "between + and *", None),
    ("* x", "E_SYNTAX", 1, 1, "cannot start with *", None),
    ("x)", "E_SYNTAX", 1, 2, "one ) too many", "x"),
    ("y = (x + 1\nz = 2", "E_SYNTAX", 1, 5, "never closed", "y = (x + 1)\nz = 2"),
    ("y = ()", "E_SYNTAX", 1, 5, "nothing between", None),
    ("3 4", "E_SYNTAX", 1, 1, "side by side", "3*4"),
    ("x 4", "E_SYNTAX", 1, 3, "right after x", "x *4"),
    ("x + 1 = y", "E_SYNTAX", 1, 7, "single name", None),
    ("a = b = 2", "E_SYNTAX", 1, 7, "two =", None),
    ("a, b", "E_SYNTAX", 1, 2, "outside a function", None),
    ("return x\ny = 2", "E_SYNTAX", 2, 1, "more after return", None),
    ("sin x", "E_SYNTAX", 1, 1, "parentheses", "sin(x)"),
    ("y = 2 cos theta", "E_SYNTAX", 1, 7, "parentheses", "y = 2 cos(theta)"),
    ("sin()", "E_SYNTAX", 1, 1, "one argument, and none came", None),
    ("sin^2(x)", "E_SYNTAX", 1, 1, "behind its argument", "sin(x)^2"),
    ("y = sin⁻¹(t)", "E_SYNTAX", 1, 5, "behind its argument", "y = asin(t)"),
    ("1,5 x", "E_NUMBER", 1, 1, "with a point", "1.5 x"),
    ("(x, y)", "E_SYNTAX", 1, 3, "no function name", None),
    ("inf*x", "E_NUMBER", 1, 1, "inf", None),
    ("y = math.tau*x", "E_UNSUPPORTED", 1, 9, ".tau", None),
    ("@jax.jit\ndef f(x):\n  return x\nf(2)", "E_UNSUPPORTED", 1, 1, "Decorators", "def f(x):\n  return x\nf(2)"),
    ("f(x) = x\nf(x=2)", "E_UNSUPPORTED", 2, 5, "by name", None),
    ("f(x) = x\nf(2, n=3)", "E_UNSUPPORTED", 2, 8, "by name", None),
    ("y = torch.foo", "E_UNSUPPORTED", 1, 10, ".foo", None),
    ("y = np.inf*x", "E_NUMBER", 1, 8, "inf", None),
    ("x = [1, 2]\ny = torch.var(x)", "E_UNSUPPORTED", 2, 11, "unlike", None),
    ("y = jax.nn.gelu(x)", "E_UNSUPPORTED", 1, 12, "unlike", None),
    ("sum(x)", "E_UNSUPPORTED", 1, 1, "sum", None),
    ("f'(x)", "E_UNSUPPORTED", 1, 2, "prime", None),
    ("f(x) = x^2\nf'(2)", "E_UNSUPPORTED", 2, 2, "prime", "f(x) = x^2\nf(2)"),
    ("lambda x: x", "E_UNSUPPORTED", 1, 1, "lambda", None),
    ("atan2(x)", "E_SYNTAX", 1, 1, "two arguments, and 1 came", None),
    ("max(a, b, c)", "E_SYNTAX", 1, 1, "two arguments, and 3 came", "max(a, max(b, c))"),
    ("sinn(x)", "E_NAME", 1, 1, "no function called sinn", "sin(x)"),
    ("Sin(x)", "E_NAME", 1, 1, "no function called Sin", "sin(x)"),
    ("O(x)", "E_NAME", 1, 1, "no function called O", "O*(x)"),
    ("x = 2\ny = x(3)", "E_NAME", 2, 5, "a variable", "x = 2\ny = x*(3)"),
    ("factorial(10)", "E_UNSUPPORTED", 1, 1, "factorial", None),
    ("sin = 2", "E_NAME", 1, 1, "cannot be assigned", "sin_1 = 2"),
    ("y = x\nx = 2", "E_NAME", 1, 5, "line 2", None),
    ("__proto__", "E_NAME", 1, 1, "reserved", "proto"),
    ("007", "E_NUMBER", 1, 1, "extra zeros", "7"),
    ("1_000", "E_NUMBER", 1, 1, "underscore", "1000"),
    ("1e", "E_NUMBER", 1, 1, "no exponent", "1*e"),
    ("1.2.3", "E_NUMBER", 1, 1, "decimal point", None),
    ("0x1F", "E_NUMBER", 1, 1, "base ten", None),
    ("x\u200b+1", "E_ENCODING", 1, 2, "zero width space", "x+1"),
    ("x\u202e+1", "E_ENCODING", 1, 2, "cannot be seen", "x+1"),
    ("\ud800", "E_ENCODING", 1, 1, "surrogate", ""),
    ("é + 🙂", "E_ENCODING", 1, 5, "🙂", None),
    ("y = x.real", "E_UNSUPPORTED", 1, 6, ".real", None),
    ("lambda: x", "E_UNSUPPORTED", 1, 1, "lambda", None),
    ("True + x", "E_UNSUPPORTED", 1, 1, "True", None),
    ("x; y", "E_UNSUPPORTED", 1, 2, ";", "x\n y"),
    ("x += 1", "E_UNSUPPORTED", 1, 3, "+=", None),
    ("[]", "E_UNSUPPORTED", 1, 1, "empty list", None),
    ("x.foo", "E_UNSUPPORTED", 1, 2, ".foo", None),
    ("os.system(x)", "E_UNSUPPORTED", 1, 3, ".system", None),
    ("import os", "E_UNSUPPORTED", 1, 1, "import", None),
    ("def f(x):\n  y = x\nf(2)", "E_SYNTAX", 1, 1, "gives back nothing", None),
    ("def f(x):\ny = x", "E_SYNTAX", 1, 9, "block", None),
    ("def f(x):\n    y = x\n  return y", "E_SYNTAX", 3, 3, "indentation", None),
    ("def f(x, x): return x", "E_SYNTAX", 1, 1, "two arguments called x", None),
    ("def f(x=2): return x", "E_UNSUPPORTED", 1, 8, "defaults", None),
    ("def f(x: float): return x", "E_UNSUPPORTED", 1, 8, "Annotations", None),
    ("def f(x):\n    return f(x)\ny = f(2)", "E_UNSUPPORTED", 2, 12, "calls itself", None),
    ("f(x) = g(x)\ng(x) = f(x)\ny = f(2)", "E_UNSUPPORTED", 2, 8, "f → g → f", None),
    ("f(x) = x\ny = f(1, 2)", "E_SYNTAX", 2, 5, "one argument, and 2 came", None),
    ("f(x) = x\ny = f", "E_SYNTAX", 2, 5, "parentheses", "f(x) = x\ny = f(x)"),
    ("f(2) = x", "E_SYNTAX", 1, 1, "names of the function's arguments", None),
    ("sin(x) = x", "E_NAME", 1, 1, "cannot be assigned", None),
    ("def f(x):\n  return x, 2*x\ny = f(1)", "E_SYNTAX", 2, 3, "returns 2", None),
    ("def f(x):\n  def g(y): return y\n  return x\ny = f(1)", "E_UNSUPPORTED", 2, 3, "inside another block", None),
    ("for i in range(3):\n  return i", "E_UNSUPPORTED", 2, 3, "loop cannot return", None),
    ("for i in range(3): 2*i", "E_SYNTAX", 1, 20, "does nothing", None),
    ("for i in x: y = i", "E_UNSUPPORTED", 1, 10, "range", None),
    ("for i in range(x): y = i", "E_NUMBER", 1, 16, "x is computed", None),
    ("for i in range(2.5): y = i", "E_NUMBER", 1, 16, "whole number", None),
    ("for i in range(1, 5, 0): y = i", "E_NUMBER", 1, 22, "step", None),
    ("for i in range(10^9):\n  y = x", "E_TOO_BIG", 1, 10, "1,000,000,000", None),
    ("for i in range(10000000):\n  y = x", "E_TOO_BIG", 1, 10, "10,000,000", None),
    ("y = x[-1]", "E_NUMBER", 1, 7, "before the first", None),
    ("x = 2\ny = x[0]", "E_NAME", 2, 5, "single number", None),
    ("y = x[0] + x", "E_NAME", 1, 12, "used with places", None),
    ("y = (x + 1)[0]", "E_UNSUPPORTED", 1, 5, "Only a name", None),
    ("y = x[0, 1]", "E_UNSUPPORTED", 1, 5, "one number", None),
    ("y = sin(x for i in range(3))", "E_UNSUPPORTED", 1, 5, "cannot take a for", None),
    ("y = max(x[i] for i in range(0))", "E_NUMBER", 1, 5, "empty", None),
    ("a < b < c", "E_SYNTAX", 1, 7, "Two comparisons", None),
    ("y = (x if x > 0)", "E_SYNTAX", 1, 16, "no else", None),
    ("if x > 0: y = 1", "E_UNSUPPORTED", 1, 1, "if cannot stand here", None),
    ("while x: y = 1", "E_UNSUPPORTED", 1, 1, "while", None),
    ("{x}", "E_UNSUPPORTED", 1, 1, "{", "(x)"),
    ("'x'", "E_UNSUPPORTED", 1, 1, "quotes", "x"),
    ("|x|", "E_UNSUPPORTED", 1, 1, "Bars", "abs(x)"),
    ("\\frac{x}{y}", "E_UNSUPPORTED", 1, 1, "LaTeX", "(x)/(y)"),
    ("\\sin(x)", "E_UNSUPPORTED", 1, 1, "LaTeX", "sin(x)"),
    # the fix must mean what was meant, not only be read
    ("sin 2x", "E_SYNTAX", 1, 1, "parentheses", "sin(2x)"),
    ("sin^2 x", "E_SYNTAX", 1, 1, "behind its argument", "sin(x)^2"),
    ("exp^(2x)", "E_SYNTAX", 1, 1, "parentheses", "exp(2x)"),
    ("lg(x)", "E_NAME", 1, 1, "no function called lg", "log10(x)"),
    ("cotan(x)", "E_NAME", 1, 1, "no function called cotan", "cot(x)"),
    ("squareroot(x)", "E_NAME", 1, 1, "no function called squareroot", "sqrt(x)"),
    ("elu(x)", "E_UNSUPPORTED", 1, 1, "not a function", None),
    ("1½ x", "E_NUMBER", 1, 1, "a sum or a product", "(1 + 1/2) x"),
    ("y = log(x, base=2)", "E_UNSUPPORTED", 1, 17, "by name", None),
    ("x = 2\ny = x^2\ny.backward()", "E_UNSUPPORTED", 3, 2, ".backward", None),
    ("def f(x)\n  return x", "E_SYNTAX", 1, 8, "colon", "def f(x):\n  return x"),
    ("for i in range(3)\n  y = i", "E_SYNTAX", 1, 17, "colon", "for i in range(3):\n  y = i"),
    ("def f(x) return x", "E_SYNTAX", 1, 8, "colon", "def f(x): return x"),
    ("def f(x) = x^2", "E_SYNTAX", 1, 10, "colon", "f(x) = x^2"),
    ("for i in range(3: y = 1", "E_SYNTAX", 1, 15, "never closed", "for i in range(3: y = 1)"),
    ("x if y", "E_SYNTAX", 1, 3, "no else", None),
    ("a = a + 1", "E_NAME", 1, 5, "before it has a value", None),
    ("for i in range(0):\n  y = i", "E_SYNTAX", 1, 1, "computes nothing", None),
    ("def f(sin): return sin", "E_NAME", 1, 1, "cannot be assigned", None),
    ("is*2", "E_NAME", 1, 1, "cannot be a name", "is_1*2"),
    ("in*2", "E_NAME", 1, 1, "cannot be a name", "in_1*2"),
    ("for = 2", "E_NAME", 1, 1, "cannot be a name", "for_1 = 2"),
    ("= x", "E_SYNTAX", 1, 1, "on the left", None),
    ("__import__('os').system('id')", "E_UNSUPPORTED", 1, 1, "__import__", None),
    ("().__class__", "E_UNSUPPORTED", 1, 3, "__class__", None),
    ("sin(*[x])", "E_UNSUPPORTED", 1, 5, "Unpacking", None),
    ("globals()", "E_UNSUPPORTED", 1, 1, "globals", None),
    ("gamma = 2\ny = gamma(x)", "E_NAME", 2, 5, "a variable", "gamma = 2\ny = gamma*(x)"),
    ("x[1e999]", "E_NUMBER", 1, 3, "whole number", None),
    ("n = 1e999\ny = n*x", "E_NONFINITE", 1, 5, "beyond", None),
    ("x = [[1, 2], [3, 1e999]]\ny = sum(x)", "E_NONFINITE", 1, 5, "beyond", None),
    ("for i in range(1e999):\n  y = i", "E_NUMBER", 1, 16, "whole number", None),
    ("return. exp", "E_UNSUPPORTED", 1, 7, ".exp", None),
    ("y′ = x", "E_UNSUPPORTED", 1, 2, "prime", "y = x"),
    ("y = x…", "E_SYNTAX", 1, 6, "point", None),
    ("\u0441os(x)", "E_ENCODING", 1, 1, "only looks like c", "cos(x)"),
    ("x + 👨\u200d👩", "E_ENCODING", 1, 5, "👨", None),
]


@pytest.mark.parametrize(("source", "code", "line", "column", "words", "mended"), REFUSALS, ids=[repr(row[0]) for row in REFUSALS])
def test_refusal(source: str, code: str, line: int, column: int, words: str, mended: str | None) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        engine.parse(source)
    error = caught.value
    assert error.code == code
    assert words in error.message
    assert error.hint
    assert error.span is not None
    assert (error.span.line, error.span.column) == (line, column)
    assert 0 <= error.span.start <= error.span.end <= len(source)
    if mended is None:
        assert error.fix is None
    else:
        assert error.fix is not None
        assert source[: error.fix.start] + error.fix.text + source[error.fix.end :] == mended


@pytest.mark.parametrize(
    ("source", "limits", "code", "numbers"),
    [
        ("(" * 201 + "x" + ")" * 201, Limits(depth=200), "E_TOO_DEEP", ("201", "200")),
        ("-" * 5000 + "x", Limits(depth=200), "E_TOO_DEEP", ("5,000", "200")),
        ("x" + "+1" * 50, Limits(nodes=100), "E_TOO_BIG", ("101", "100")),
        ("a" * 101, Limits(), "E_TOO_LONG", ("101", "100")),
        ("x" * 11, Limits(source_bytes=10), "E_TOO_LONG", ("11", "10")),
        ("θ" * 6, Limits(source_bytes=10), "E_TOO_LONG", ("12", "10")),
    ],
)
def test_limits_name_the_limit_and_the_count(source: str, limits: Limits, code: str, numbers: tuple[str, str]) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        engine.parse(source, limits=limits)
    assert caught.value.code == code
    assert all(number in caught.value.message for number in numbers)


@pytest.mark.parametrize(
    "source", ["(" * 3000 + "x" + ")" * 3000, "-" * 3001 + "x", "x" + "+x" * 20000, "x" + "^x" * 3000], ids=["parentheses", "signs", "sum", "powers"]
)
def test_depth_is_no_recursion(source: str) -> None:
    graph = engine.parse(source)
    assert math.isfinite(engine.evaluate(graph, {"x": 1.0})["x" if graph.output_names() == ["x"] else "out"])


@given(EXPRESSIONS)
def test_parse_print_parse(text: str) -> None:
    source = f"y = {text}\n{text}\nreturn {text}, y"
    _, first = parse_program(source, Limits())
    _, second = parse_program(program(first), Limits())
    for one, two in zip(first, second, strict=True):
        if isinstance(one, Assign) and isinstance(two, Assign):
            assert one.target == two.target
            assert same(one.value, two.value)
        elif isinstance(one, Bare) and isinstance(two, Bare):
            assert same(one.value, two.value)
        else:
            assert isinstance(one, Return)
            assert isinstance(two, Return)
            assert all(same(a, b) for a, b in zip(one.values, two.values, strict=True))


@given(st.text(max_size=40) | st.text(alphabet="xye2.+-*/^()=, \n√πsin#\\@[]'", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    refused: engine.PathsumError | None = None
    try:
        engine.trace(engine.parse(text))
    except engine.PathsumError as error:
        refused = error
    if refused is not None:
        assert refused.span is not None
        assert 0 <= refused.span.start <= refused.span.end <= len(text)
        assert refused.message
        assert refused.code.startswith("E_")
