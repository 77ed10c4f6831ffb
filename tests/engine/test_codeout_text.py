"""How a written program reads: names, comments, long sums, sizes; and LaTeX that KaTeX typesets. Golden texts are short and whole."""

from __future__ import annotations

import ast
import json
import keyword
import re
import subprocess
from functools import partial

import pytest

import engine
from engine.codeout import LANGUAGES, MODES, write_code
from engine.codeout.names import ascii_name
from engine.codeout.write import SIZE
from engine.errors import PathsumError
from engine.primitives import ROWS
from tests.costs import seconds
from tests.engine.running import called, evaluated
from tests.engine.test_codeout_primitives import call
from tools.node import ROOT, find

REVERSE = """\
constant(c) = c  # a number that is no input
# inputs
a = 2
b = 1
# the tape, forwards
v1 = a + b  # sum
v2 = b + 1  # sum
e = v1*v2  # product
# the adjoints, backwards
e_bar = constant(1)  # the seed
v2_bar = e_bar*v1  # through e
v1_bar = e_bar*v2  # through e
b_bar = v2_bar + v1_bar  # through v2, v1
a_bar = v1_bar  # through v1
return e, a_bar, b_bar
"""
FORWARD = """\
import math


def log(x):
    try:
        return math.log(x)
    except ValueError:
        return -math.inf if x == 0 else math.nan


def derivative(k, x):
    k_dot = 1.0
    v1 = log(x)
    v2 = k*v1
    v2_dot = k_dot*v1
    y = v2/2.0
    y_dot = v2_dot*(1.0/2.0)
    return y, y_dot


if __name__ == "__main__":
    print(derivative(1.0, 1.0))
"""
LATEX = r"""\begin{aligned}
  \theta &= 1 && \text{input} \\
  x_{0} &= 1 && \text{input} \\
  \mathit{loss} &= \theta \cdot x_{0} && \text{product} \\
  \overline{\mathit{loss}} &= 1 && \text{the seed} \\
  \bar{x}_{0} &= \overline{\mathit{loss}} \cdot \theta && \text{through $\mathit{loss}$} \\
  \bar{\theta} &= \overline{\mathit{loss}} \cdot x_{0} && \text{through $\mathit{loss}$}
\end{aligned}
"""


def test_reverse_mode_in_our_language() -> None:
    assert write_code(engine.parse("e = (a + b)*(b + 1)"), at={"a": 2}).text == REVERSE


def test_forward_mode_in_python_without_comments() -> None:
    assert write_code(engine.parse("y = k*log(x)/2"), "forward", "python", seed="k", comments=False).text == FORWARD


def test_latex() -> None:
    assert write_code(engine.parse("loss = θ*x[0]"), "reverse", "latex").text == LATEX


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_program_gives_the_same_text(language: str) -> None:
    source = "u = exp(x)*y\nv = u^2 + sinc(u)\nw = v/x"
    for mode in MODES:
        assert write_code(engine.parse(source), mode, language).text == write_code(engine.parse(source), mode, language).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_comments_can_be_left_out(language: str) -> None:
    for mode in MODES:
        graph = engine.parse("y = sin(x)*k + 3")
        with_, without = (write_code(graph, mode, language, comments=comments).text for comments in (True, False))
        assert len(with_) > len(without)
        assert "#" not in without.replace('"""', "")
        assert r"\text" not in without


NAMES = [
    ("x1", "x1"),
    ("θ", "theta"),
    ("λ", "lambda"),
    ("Γ", "Gamma"),
    ("x[0]", "x_0"),
    ("W[1,2]", "W_1_2"),
    ("h₂", "h_2"),
    ("é", "e"),
    ("变量", "u53d8u91cf"),
    ("_1", "_1"),
]


@pytest.mark.parametrize(("label", "name"), NAMES)
def test_names_in_ascii(label: str, name: str) -> None:
    assert ascii_name(label) == name


def test_names_never_collide() -> None:
    """Names of the program that look like ours, like each other, like helpers and like words of Python."""
    source = """
    λ = 2
    lambda_1 = 3
    θ = 1
    theta = 5
    math = 2
    div = 3
    power = 1.5
    pi_1 = 2
    np = 4
    tensor = 2
    strong = 1
    constant = 2
    a_bar = 2
    a = 3
    x[0] = 1
    x_0 = 2
    gradient = 2
    u = 3
    p = 2
    v1 = a*a_bar + λ*lambda_1*θ*theta
    t = math^power/div + log(np)/tensor + strong*constant
    y = v1*t + x[0]*x_0*gradient + sqrt(u/p)*pi_1 + erf(a)
    """
    graph = engine.parse(source)
    at = {name: graph.number[graph.input_node(name)] for name in graph.input_names()}
    expected = engine.jacobian(graph)["y"]
    for language in ("pathsum", "python", "numpy"):
        code = write_code(graph, "reverse", language)
        words = [*code.inputs.values(), *code.derivatives.values()]
        assert len(set(words)) == len(words)
        assert not any(keyword.iskeyword(word) or not word.isascii() or not word.isidentifier() for word in words)
        assert (evaluated if language == "pathsum" else called)(code, at)[1] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_knows_its_node(language: str) -> None:
    graph = engine.parse("x = sigmoid(small)\nθ = " + " + ".join(["x"] * 14) + "\ny = θ*x - θ/x")
    code = write_code(graph, "reverse", language)
    lines = code.text.splitlines()
    assert len(code.lines) == len(lines)
    operations = [node for node in range(graph.size) if graph.args[node]]
    shown = [line for line in dict.fromkeys(code.lines) if line is not None]
    inputs = list(graph.inputs) if language in ("pathsum", "latex") else []
    assert shown[: len(inputs) + len(operations)] == inputs + operations
    assert shown[len(inputs) + len(operations) :] == [~node for node in sorted(range(graph.size), reverse=True) if graph.active[node]]
    assert code.lines.count(~graph.named["x"]) == 2  # sixteen terms take two lines


def test_names_for_pi_and_e_are_left_to_the_program() -> None:
    """Where e is a name of the program, its number is written out; where it is not, e stays e."""
    assert "2.718281828459045" not in write_code(engine.parse("y = e^x + erf(x)")).text
    code = write_code(engine.parse("e = 3*x\npi = 4\ny = erf(e)*pi"))
    assert "3.141592653589793" in code.text
    assert evaluated(code, {"x": 0.2, "pi": 4.0})[1]["x"] == pytest.approx(engine.jacobian(engine.parse("y = 4*erf(3*x)"), {"x": 0.2})["y"]["x"])


def test_outputs_that_nothing_moves() -> None:
    graph = engine.parse("k = 2\nx = 3\nreturn 5, x, 2*3, k*0")
    for language in ("pathsum", "python", "numpy"):
        run = evaluated if language == "pathsum" else called
        for output in graph.output_names():
            values, slopes = run(write_code(graph, "reverse", language, seed=output), {"k": 2.0, "x": 3.0})
            assert values == {output: engine.evaluate(graph)[output]}
            assert slopes == engine.jacobian(graph)[output]


@pytest.mark.parametrize("mode", MODES)
def test_seeds(mode: str) -> None:
    graph, at = engine.parse("p = x*y\nq = p*x\nreturn p, q"), {"x": 3.0, "y": 4.0}
    rows = engine.jacobian(graph, at)
    for language in ("pathsum", "python", "numpy"):
        run = evaluated if language == "pathsum" else called
        if mode == "reverse":
            found = run(write_code(graph, mode, language, seed={"p": -2.0, "q": 0.5}), at)[1]
            assert found == pytest.approx({name: -2 * rows["p"][name] + 0.5 * rows["q"][name] for name in at})
        else:
            found = run(write_code(graph, mode, language, seed={"x": -2.0, "y": 0.5}), at)[1]
            assert found == pytest.approx({name: -2 * row["x"] + 0.5 * row["y"] for name, row in rows.items()})


def test_what_cannot_be_asked() -> None:
    graph = engine.parse("y = x")
    for mode, language, seed, word in (("sideways", "python", None, "mode"), ("reverse", "cobol", None, "language"), ("reverse", "python", "q", "output")):
        with pytest.raises(PathsumError, match=word) as caught:
            write_code(graph, mode, language, seed=seed)
        assert caught.value.code == "E_PARAM"


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_programs_take_linear_time_and_long_sums_are_broken(language: str) -> None:
    graphs = [
        engine.parse("\n".join(f"t{index} = sin(t{index - 1})*x + {index}.5" if index else "t0 = x" for index in range(count // 4))) for count in (1_000, 4_000)
    ]
    texts = [write_code(graph, "reverse", language).text for graph in graphs]
    for text in texts:
        if language not in ("pathsum", "latex"):
            ast.parse(text)
        assert max(map(len, text.splitlines())) < 1_000
    short, long = seconds(*(partial(write_code, graph, "reverse", language) for graph in graphs))
    assert long / len(texts[1]) < 5 * short / len(texts[0])


def test_a_long_chain_and_a_wide_sum_run() -> None:
    chain = engine.parse("y = x\n" + "y = sin(y) + x\n" * 600)
    wide = engine.parse("y = " + " + ".join(["x"] * 1_000))
    for graph in (chain, wide):
        expected = engine.jacobian(graph, {"x": 0.5})["y"]["x"]
        for language in ("pathsum", "python"):
            code = write_code(graph, "reverse", language, seed="y")
            assert (evaluated if language == "pathsum" else called)(code, {"x": 0.5})[1]["x"] == pytest.approx(expected, rel=1e-12)


def test_too_long_a_program_is_refused() -> None:
    graph = engine.parse("y = " + " + ".join(["x"] * (SIZE + 2)))
    with pytest.raises(PathsumError) as caught:
        write_code(graph)
    assert caught.value.code == "E_TOO_BIG"
    assert f"{SIZE:,}" in caught.value.message


def test_katex_typesets_every_primitive_and_every_comment() -> None:
    texts = [write_code(engine.parse(f"out_put = {call(row)}\ns = 1e-300*x"), mode, "latex").text for row in ROWS for mode in MODES]
    texts.append(write_code(engine.parse("y = " + " + ".join(["x*x"] * 40) + "\n变 = 3*y"), "reverse", "latex").text)
    script = (
        "const katex = require(process.argv[1]); let text = ''; process.stdin.on('data', (part) => text += part).on('end', () => {"
        " for (const tex of JSON.parse(text)) katex.renderToString(tex, { displayMode: true, throwOnError: true, strict: (code) =>"
        " code === 'unknownSymbol' || code === 'unicodeTextInMathMode' ? 'ignore' : 'error' }); console.log('typeset'); });"
    )
    node, _ = find(install=False)
    done = subprocess.run([node, "-e", script, str(ROOT / "node_modules" / "katex")], input=json.dumps(texts), capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "typeset", done.stderr[-500:]


def test_nothing_that_a_person_typed_reaches_a_comment() -> None:
    """Names are the only thing of the program that is printed, and they are letters."""
    text = write_code(engine.parse("y = x*2  # '''import os'''\n# os.system\nz = y + 1"), "reverse", "python").text
    assert not re.search(r"import os|system", text)
