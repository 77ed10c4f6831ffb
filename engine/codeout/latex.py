"""A sweep as LaTeX: aligned equations, one a step, for KaTeX and any article. Knows no program's concerns: products are plain, singular points go unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from engine.codeout.layout import Comment, Filler, Naming, rows
from engine.codeout.sweep import HOLES, Plan
from engine.phrases import say
from engine.printer import TEX, expression, number_tex
from engine.rules import rebuild
from engine.syntax import Expr, Name, Number
from engine.words import Words

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


def latex_text(plan: Plan, naming: Naming, at: Sequence[float], comment: Comment | None) -> str:
    """The equations, inputs first."""
    inputs = zip(plan.graph.inputs, at, strict=True)
    lines: list[tuple[str, Words | None]] = [(f"{naming[leaf]} &= {number_tex(value)}", say("comment_input")) for leaf, value in inputs]
    for row in rows(plan, naming, Filler(spell, plain=True), lambda value, name: number_tex(value)):
        sign = "" if row.parts[0].startswith("-") else "+ "
        lines.append((rf"&\quad {sign}{row.sum}" if row.more else f"{row.target} &= {row.sum}", row.note))
    shown = [f"{equation} && \\text{{{_words(note, comment)}}}" if comment and note else equation for equation, note in lines]
    return "\\begin{aligned}\n" + " \\\\\n".join(f"  {line}" for line in shown) + "\n\\end{aligned}\n"


_NAMES = "\ue000"
"""Stands for names while the words around them are escaped."""


def _words(note: Words, comment: Comment) -> str:
    """A comment as text in TeX; names in it are TeX already, and mathematics."""
    names = note.terms.get("names")
    if names is None:
        return comment(note).translate(_ESCAPES)
    mathematics = str(names).replace("…", r"\dots")
    return comment(Words(note.key, note.english, {"names": _NAMES})).translate(_ESCAPES).replace(_NAMES, f"${mathematics}$")
