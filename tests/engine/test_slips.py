"""The commonest slips of students, and of people who come from other notations: done as meant, mended in one click, refused with a hint, or remarked on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.misread import name_notes

POINT = {"x": 0.7, "y": 1.3, "z": 0.4, "r": 2.0, "n": 3.0, "θ": 0.5, "m": 1.5, "v": 2.5, "t": 0.9}

# (what is typed, what is meant): read as it is
MEANT = [
    ("5x^-2", "5/(x^2)"),
    ("x²y", "x*x*y"),
    ("x × y ÷ 2 − 1", "x*y/2 - 1"),
    ("√ x", "sqrt(x)"),
    ("√x + 1", "sqrt(x) + 1"),
    ("x^2^3", "x^8"),
    ("pi r^2", "pi*r*r"),
    ("2π r", "2*pi*r"),
    ("e^x", "exp(x)"),
    ("e^-x", "exp(-x)"),
    ("x e^x", "x*exp(x)"),
    ("2(x+1)(x-1)", "2*(x + 1)*(x - 1)"),
    ("sin(x)cos(x)", "sin(x)*cos(x)"),
    ("sin(x)²", "sin(x)*sin(x)"),
    ("arcsin(x)", "asin(x)"),
    ("ln(x)^2", "log(x)*log(x)"),
    ("½ m v²", "m*v*v/2"),
    ("x^½", "sqrt(x)"),
    ("x ** 2", "x*x"),
    ("1/2x", "x/2"),
    ("y = .5x", "x/2"),
    ("--x", "x"),
    ("+ x", "x"),
    ("np.sin(x)", "sin(x)"),
]

# (what is typed, what is meant): refused where it stands, with edits that lead there
MENDED = [
    ("sin x", "sin(x)"),
    ("2 sin x", "2*sin(x)"),
    ("sin 2x", "sin(2x)"),
    ("sin^2 x", "sin(x)^2"),
    ("sin^2(x)", "sin(x)^2"),
    ("sin²x", "sin(x)^2"),
    ("sin-1(x)", "asin(x)"),
    ("sin^-1(x)", "asin(x)"),
    ("sin⁻¹(x)", "asin(x)"),
    ("tan^-1 x", "atan(x)"),
    ("cot^-1(x)", "atan(1/x)"),
    ("arcsin x", "asin(x)"),
    ("sin 30°", "sin(pi/6)"),
    ("60°", "pi/3"),
    ("ln x", "log(x)"),
    ("ln|x|", "log(x)"),
    ("exp x", "exp(x)"),
    ("exp^x", "exp(x)"),
    ("2e^x", "2*exp(x)"),
    ("log(x, 2)", "log2(x)"),
    ("log(x, 3)", "log(x)/log(3)"),
    ("log_10(x)", "log10(x)"),
    ("lg(x)", "log10(x)"),
    ("sqrt x", "sqrt(x)"),
    ("∛x", "cbrt(x)"),
    ("Sin(x)", "sin(x)"),
    ("sen(x)", "sin(x)"),
    ("xsin(x)", "x*sin(x)"),
    ("x(y)", "x*y"),
    ("x(y + 1)", "x*(y + 1)"),
    ("(x + 1)2", "2*(x + 1)"),
    ("x 2", "2*x"),
    ("3 4", "12"),
    ("x½", "x/2"),
    ("|x|", "abs(x)"),
    ("|x - 1| + 2", "abs(x - 1) + 2"),
    ("n!", "gamma(n + 1)"),
    ("(n + 1)!", "gamma(n + 2)"),
    ("3!", "6"),
    ("1,5", "1.5"),
    ("y = 1,5x + 2,25", "1.5*x + 2.25"),
    ("1 000 x", "1000*x"),
    ("1.000.000 x", "1000000*x"),
    ("x^{2}", "x^2"),
    ("e^{2x}", "exp(2*x)"),
    ("{x + 1}*2", "2*(x + 1)"),
    ("\\sin x", "sin(x)"),
    ("\\sin{x}", "sin(x)"),
    ("\\frac{1}{x}", "1/x"),
    ("\\sqrt{x}", "sqrt(x)"),
    ("$x^2$", "x^2"),
    ("“x”", "x"),
    ("‘x’", "x"),
    ("y = x^2)", "x^2"),
    ("y = (x^2", "x^2"),
    ("y = sin(x", "sin(x)"),
    ("y = x^2,", "x^2"),
    ("y = x +", "x"),
    ("y := x^2", "x^2"),
    ("x and y", "x*y"),
    ("x && y", "x*y"),
    ("x mod 3", "x - 3*floor(x/3)"),
    ("x over 2", "x/2"),
    ("max(x, y, z)", "max(x, max(y, z))"),
    ("min(x,y,z)", "min(min(x, y), z)"),
    ("atan(y, x)", "atan2(y, x)"),
    ("y = x > 0 ? x : -x", "abs(x)"),
    ("if x > 0 then x else -x", "abs(x)"),
    ("u = 2; y = u*x", "2*x"),
    ("u = 2, y = u*x", "2*x"),
    ("f(x) = x^2\ny = f 3", "9"),
    ("def f(x) = x^2\ny = f(3)", "9"),
    ("f(t) = t^2\ny = f'(3)", "9"),  # the function: its derivative is what the page shows
    ("y' = x^2", "x^2"),
    ("def f(t): t^2\ny = f(3)", "9"),
]

# (what is typed, a word of the hint): nobody can know what was meant
REFUSED = [
    ("y = ", "number"),
    ("x + / y", "between"),
    ("()", "formula"),
    ("sin()", "sin(x)"),
    ("f'(x)", "derivative"),
    ("dy/dx = 2x", "name first"),
    ("diff(x^2, x)", "derivatives"),
    ("∂f/∂x", "derivatives"),
    ("∫x dx", "Integrals"),
    ("∑ x", "sum("),
    ("∞", "1e300"),
    ("x ± 1", "two formulas"),
    ("x → 0", "Limits"),
    ("y = x^2 = 4", "line of its own"),
    ("a + b = c", "name first"),
    ("y = x if x > 0", "else"),
    ("x += 1", "name = name"),
    ("lambda x: x^2", "f(x) ="),
    ("cube(x)", "x^3"),
    ("factorial(x)", "gamma"),
    ("print(x)", "name alone"),
    ("def f(x): y = x^2", "return"),
]

# (what is typed, a word of the remark): a program, and perhaps not the one that was meant
REMARKED = [
    ("sinx", "sin(x)"),
    ("2sinx + 1", "sin(x)"),
    ("sin2x", "sin(2x)"),
    ("cosθ", "cos(θ)"),
    ("lnx", "ln(x)"),
    ("sqrtx", "sqrt(x)"),
    ("Pi*r^2", "pi"),
    ("PI*x", "pi"),
    ("E^x", "Euler"),
    ("xe^x", "x e"),
    ("xy", "x*y"),
    ("2xy + x", "x*y"),
    ("2 + 3i", "Complex"),
    ("dy/dx", "derivatives"),
    ("x mod y", "%"),
    ("y == x^2", "y = …"),
    ("beta + Beta", "Capital"),
]

UNREMARKED = [
    "x*y",
    "x + X",
    "cost*2",
    "signal + maximum",
    "sinx = 2\ny = sinx^2",
    "E = 2\ny = E*m",
    "e^x",
    "i*x",
    "x[0] + x[1]",
    "gammax",
    "expected + logits",
    "dt*x",
    "ax",
]


def value(source: str) -> float:
    graph = engine.parse(source)
    found = engine.evaluate(graph, {name: POINT[name] for name in graph.input_names() if name in POINT})
    return found[graph.output_names()[-1]]


def refusal(source: str) -> engine.PathsumError:
    with pytest.raises(engine.PathsumError) as caught:
        engine.parse(source)
    return caught.value


def after_click(source: str, error: engine.PathsumError) -> str:
    assert error.span is not None
    assert error.hint
    assert error.fix is not None, error
    return source[: error.fix.start] + error.fix.text + source[error.fix.end :]


def test_there_are_more_than_thirty() -> None:
    typed = [row[0] for table in (MEANT, MENDED, REFUSED, REMARKED) for row in table]
    assert len(set(typed)) == len(typed) > 120


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_read_as_meant(typed: str, meant: str) -> None:
    assert value(typed) == pytest.approx(value(meant), rel=1e-14)


@pytest.mark.parametrize(("typed", "meant"), MENDED)
def test_mended_as_meant(typed: str, meant: str) -> None:
    source = after_click(typed, refusal(typed))
    try:
        engine.parse(source)
    except engine.PathsumError as second:  # two slips in one line
        source = after_click(source, second)
    assert value(source) == pytest.approx(value(meant), rel=1e-14), source


@pytest.mark.parametrize(("typed", "word"), REFUSED)
def test_refused_with_a_hint(typed: str, word: str) -> None:
    error = refusal(typed)
    assert error.span is not None
    assert word in error.hint + error.message
    assert error.hint.endswith((".", "?"))
    if error.fix is not None:
        engine.parse(typed[: error.fix.start] + error.fix.text + typed[error.fix.end :])


@pytest.mark.parametrize(("typed", "word"), REMARKED)
def test_remarked_on(typed: str, word: str) -> None:
    graph = engine.parse(typed)
    notes = name_notes(graph)
    assert any(word in f"{note.message} {note.hint}" for note in notes)
    assert all(note.code == "E_NAME" and note.hint.endswith((".", "?")) for note in notes)
    assert all(graph.span(note.node) is not None for note in notes)


@given(st.text(alphabet="xyf2 1,.=<>()[]{}|!?:;'\"`$°∛^*/+-&∂ifthenels\n", max_size=30))
def test_any_signs_are_read_or_refused(text: str) -> None:
    try:
        graph = engine.parse(text)
    except engine.PathsumError as error:
        fix = error.fix
    else:
        fix = None
        assert all(note.node < graph.size for note in name_notes(graph))
    assert fix is None or 0 <= fix.start <= fix.end <= len(text)


@pytest.mark.parametrize("source", UNREMARKED)
def test_ordinary_names_are_not(source: str) -> None:
    assert name_notes(engine.parse(source)) == []
