"""Syntax trees to text and to TeX. The text of ``plain`` parses back to the same tree. Knows no graph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.primitives import TABLE
from engine.syntax import LIST, Apply, Assign, Define, Expr, Index, Listing, Loop, Name, Number, Over, Return, Slice, Statement, children, leaves_first

_ATOM = 10
_GREEK = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "pi",
    "rho",
    "sigma",
    "tau",
    "upsilon",
    "phi",
    "chi",
    "psi",
    "omega",
    "Gamma",
    "Delta",
    "Theta",
    "Lambda",
    "Xi",
    "Pi",
    "Sigma",
    "Phi",
    "Psi",
    "Omega",
]
_LETTERS = dict(zip("αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ", _GREEK, strict=True)) | {"ϕ": "phi", "ϵ": "epsilon", "ς": "sigma", "µ": "mu"}
_TAIL = re.compile(r"(?P<stem>[^\W\d_₀-₉]+)_?(?P<index>[0-9]*|_?[^\W_₀-₉]+|\[[0-9]+(?:,[0-9]+)*\])(?P<version>[₀-₉]*)")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def number_text(value: float) -> str:
    """The shortest text that reads back as this float, whole numbers without a point."""
    if abs(value) < 1e16 and value == int(value):
        return "-0" if value == 0 and str(value)[0] == "-" else str(int(value))
    text = repr(value)
    return {"inf": "∞", "-inf": "-∞", "nan": "undefined"}.get(text, text)


def list_text(values: Any, most: int = 4) -> str:
    """A tensor as text in brackets, long ones cut short: ``[[1, 2], [3, 4]]``, ``[1, 2, 3, 4, …]``."""
    if not getattr(values, "shape", ()):
        return number_text(float(values))
    shown = [list_text(value, most) for value in values[:most]]
    return f"[{', '.join([*shown, '…'] if len(values) > most else shown)}]"


def number_tex(value: float) -> str:
    """A number as TeX, powers of ten written out."""
    text = number_text(value)
    mantissa, sign, exponent = text.partition("e")
    if sign:
        return rf"{mantissa} \times 10^{{{int(exponent)}}}"
    return {"∞": r"\infty", "-∞": r"-\infty", "undefined": r"\text{undefined}"}.get(text, text)


def list_tex(values: Any, most: int = 4) -> str:
    """A small tensor as TeX: a column or a matrix; what is longer or has more axes as text."""
    if values.ndim > 2 or max(values.shape) > most:
        return rf"\text{{{list_text(values, 2)}}}"
    rows = values if values.ndim == 2 else values.reshape(-1, 1)
    return r"\begin{bmatrix} " + r" \\ ".join(" & ".join(map(number_tex, row.tolist())) for row in rows) + r" \end{bmatrix}"


def name_tex(name: str) -> str:
    """A name as TeX: ``x1`` is x₁, ``theta`` is θ, ``h_t`` is hₜ, the second ``h`` is h₂, words stand upright in italics."""
    match = _TAIL.fullmatch(name)
    if match is None:
        return rf"\text{{{_escape(name)}}}"
    stem, index, version = match.group("stem"), match.group("index"), match.group("version").translate(_SUBSCRIPTS)
    if stem in _GREEK:
        tex = rf"\{stem}"
    elif stem in _LETTERS:
        tex = rf"\{_LETTERS[stem]}"
    elif stem.isascii():
        tex = stem if len(stem) == 1 else rf"\mathit{{{stem}}}"
    else:
        tex = rf"\text{{{_escape(stem)}}}"
    index = _escape(index.strip("[]"))
    below = f"{index},({version})" if index and version else index or version
    return f"{tex}_{{{below}}}" if below else tex


def _escape(text: str) -> str:
    return text.replace("_", r"\_")


_COMPARE = {"lt": ("<", "<"), "le": ("<=", r"\le"), "gt": (">", ">"), "ge": (">=", r"\ge"), "eq": ("==", "="), "ne": ("!=", r"\ne")}


@dataclass(frozen=True, slots=True)
class Style:
    """How a tree is spelled: TeX or text, and the sign of a product."""

    tex: bool
    times: str


PLAIN = Style(False, "*")
PRETTY = Style(False, "·")
TEX = Style(True, r" \cdot ")


def expression(root: Expr, style: Style = PLAIN) -> str:
    """The tree as one line, with no more parentheses than it needs."""
    done: list[tuple[str, int]] = []
    for expr in leaves_first(root):
        if isinstance(expr, Number):
            text = number_tex(expr.value) if style.tex else number_text(expr.value)
            done.append((text, 3 if text.startswith("-") else _ATOM if not style.tex or "10^" not in text else 2))
        elif isinstance(expr, Name):
            done.append((name_tex(expr.name) if style.tex else expr.name, _ATOM))
        elif isinstance(expr, Over):
            inner = f"{expression(expr.body, style)} for {expr.name} in {expression(expr.turns, style)}"
            done.append((f"[{inner}]" if expr.function == LIST else f"{expr.function}({inner})", _ATOM))
        else:
            count = len(children(expr))
            parts = done[len(done) - count :]
            del done[len(done) - count :]
            done.append(_composed(expr, parts, style))
    return done[0][0]


def _composed(expr: Apply | Listing | Index, parts: list[tuple[str, int]], style: Style) -> tuple[str, int]:
    if isinstance(expr, Apply):
        return _apply(expr, parts, style)
    if isinstance(expr, Listing):
        return f"[{', '.join(text for text, _ in parts)}]", _ATOM
    base = _wrap(parts[0], _ATOM, style) if parts else expression(expr.base, style)
    return f"{base}[{', '.join(_subscript(at, style) for at in expr.at)}]", _ATOM


def _subscript(at: Expr | Slice, style: Style) -> str:
    if not isinstance(at, Slice):
        return expression(at, style)
    start, stop = (expression(bound, style) if bound is not None else "" for bound in (at.start, at.stop))
    return f"{start}:{stop}" + (f":{expression(at.step, style)}" if at.step is not None else "")


def _wrap(part: tuple[str, int], least: int, style: Style) -> str:
    text, binding = part
    if binding >= least:
        return text
    return rf"\left({text}\right)" if style.tex else f"({text})"


def _apply(expr: Apply, parts: list[tuple[str, int]], style: Style) -> tuple[str, int]:
    name = expr.function
    row = TABLE.get(name)
    if name == "matmul" and len(parts) == 2:
        sign = r" \, " if style.tex else " @ "
        return _wrap(parts[0], 2, style) + sign + _wrap(parts[1], 3, style), 2
    if row is None or expr.options or (row.fixity == "call" and not style.tex):
        words = [text for text, _ in parts] + [f"{option}={expression(value, style)}" for option, value in expr.options]
        return f"{name}({', '.join(words)})", _ATOM
    if name == "neg":
        return "-" + _wrap(parts[0], 3, style), 3
    if row.fixity == "infix":
        return _infix(name, row.binding, parts, style)
    tex = row.tex
    if name == "square":
        return f"{_wrap(parts[0], _ATOM, style)}^2", 4
    if tex.endswith(" {x}"):  # \sin x needs no parentheses, \sin(a + b) does
        return tex.format(x=_wrap(parts[0], _ATOM, style)), 5
    return tex.format(x=parts[0][0], y=parts[1][0] if len(parts) > 1 else "", w=parts[2][0] if len(parts) > 2 else ""), 4 if name == "exp" else _ATOM


def _infix(name: str, binding: int, parts: list[tuple[str, int]], style: Style) -> tuple[str, int]:
    left, right = parts
    if name == "pow":
        base = _wrap(left, _ATOM, style)
        return (f"{base}^{{{right[0]}}}" if style.tex else f"{base}^{_wrap(right, 4, style)}"), 4
    if name == "div" and style.tex:
        return rf"\frac{{{left[0]}}}{{{right[0]}}}", 5
    if binding == 0:
        return f"{_wrap(left, 1, style)} {_COMPARE[name][style.tex]} {_wrap(right, 1, style)}", 0
    if name == "mod" and style.tex:
        return rf"{_wrap(left, binding, style)} \bmod {_wrap(right, binding + 1, style)}", binding
    sign = {"add": " + ", "sub": " - ", "mul": style.times, "div": "/", "mod": " % "}[name]
    # The right side of a left-associative operator needs parentheses at equal binding; a leading minus always does.
    return _wrap(left, binding, style) + sign + _wrap(right, 4 if right[0].startswith("-") else binding + 1, style), binding


def program(statements: Sequence[Statement], indent: str = "") -> str:
    """The statements as a program, one a line, blocks indented by four."""
    lines = []
    for statement in statements:
        if isinstance(statement, Assign):
            at = f"[{expression(statement.at)}]" if statement.at is not None else ""
            lines.append(f"{statement.target}{at} = {expression(statement.value)}\n")
        elif isinstance(statement, Return):
            lines.append("return " + ", ".join(expression(value) for value in statement.values) + "\n")
        elif isinstance(statement, Define):
            lines.append(f"def {statement.name}({', '.join(statement.params)}):\n{program(statement.body, indent + '    ')}")
        elif isinstance(statement, Loop):
            lines.append(f"for {statement.name} in {expression(statement.turns)}:\n{program(statement.body, indent + '    ')}")
        else:
            lines.append(expression(statement.value) + "\n")
    return "".join(indent + line for line in lines)
