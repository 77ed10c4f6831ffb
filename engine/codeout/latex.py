"""A sweep as LaTeX: aligned equations, one a step, for KaTeX and any article. Knows no program's concerns: products are plain, singular points go unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from engine.codeout.layout import Filler, Naming, rows
from engine.codeout.sweep import HOLES, Plan
from engine.printer import TEX, expression, number_tex
from engine.rules import rebuild
from engine.syntax import Expr, Name, Number

_ESCAPES = str.maketrans(
    {
        "^": r"\textasciicircum{}",
        "_": r"\_",
        "|": r"\textbar{}",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "…": "...",
        "·": " times ",
        "½": "1/2",
    }
)


def spell(tree: Expr) -> str:
    """A formula as TeX; the names' holes stand for TeX of their own."""
    text = expression(rebuild(tree, lambda expr: Name("undefined") if isinstance(expr, Number) and expr.value != expr.value else expr), TEX)
    for hole in HOLES:
        text = text.replace(rf"\text{{{hole}}}", hole)
    return text


def latex_text(plan: Plan, naming: Naming, at: Sequence[float], comments: bool) -> str:
    """The equations, inputs first."""
    lines = [(f"{naming[leaf]} &= {number_tex(value)}", "input") for leaf, value in zip(plan.graph.inputs, at, strict=True)]
    for row in rows(plan, naming, Filler(spell, plain=True), lambda value, name: number_tex(value)):
        sign = "" if row.parts[0].startswith("-") else "+ "
        lines.append((rf"&\quad {sign}{row.sum}" if row.more else f"{row.target} &= {row.sum}", _words(row.note)))
    shown = [f"{equation} && \\text{{{note}}}" if comments and note else equation for equation, note in lines]
    return "\\begin{aligned}\n" + " \\\\\n".join(f"  {line}" for line in shown) + "\n\\end{aligned}\n"


def _words(note: str) -> str:
    """A comment as text in TeX; names in it are TeX already, and mathematics."""
    before, word, names = note.partition("through ") if note.startswith("through ") else note.partition("from ")
    if not before and word:
        return f"{word}${names.replace('…', chr(92) + 'dots')}$"
    return note.translate(_ESCAPES)
