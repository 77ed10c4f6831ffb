"""A sweep as a program of our own language, to be drawn and differentiated again. Knows the language's words, not its parser."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.codeout.layout import PARTS, Comment, Filler, Naming, join, rows
from engine.codeout.partials import STRONG
from engine.codeout.sweep import Plan
from engine.phrases import say
from engine.printer import PLAIN, expression, number_text
from engine.rules import rebuild
from engine.syntax import Apply, Expr, Name, Number
from engine.words import Words

CONSTANT = "constant"
"""A number alone on the right of = would make an input; behind this function it does not."""
_DEFINITIONS = {
    STRONG: f"{STRONG}(u, p) = where(((u == 0) + (p == 0))*(u*p != u*p), 0, u*p)",
    CONSTANT: f"{CONSTANT}(c) = c",
}
_SAID = {
    STRONG: say("comment_strong"),
    CONSTANT: say("comment_number"),
}
_CONSTANTS = {"pi": 3.141592653589793, "e": 2.718281828459045}


def number(value: float) -> str:
    """A number that reads back as itself."""
    return {"∞": "1e999", "-∞": "-1e999", "undefined": "0/0"}.get(text := number_text(value), text)


def spelling(taken: Callable[[str], bool]) -> Callable[[Expr], str]:
    """How formulas are written where the names that ``taken`` knows mean something else than pi and e."""

    def change(expr: Expr) -> Expr:
        if isinstance(expr, Number) and expr.value - expr.value != 0:
            return Apply("div", (Number(0.0), Number(0.0))) if expr.value != expr.value else Name("1e999" if expr.value > 0 else "(-1e999)")
        if isinstance(expr, Name) and expr.name in _CONSTANTS and taken(expr.name):
            return Number(_CONSTANTS[expr.name])
        return expr

    def spell(tree: Expr) -> str:
        if isinstance(tree, Number):
            return f"{CONSTANT}({number(tree.value)})"
        return expression(rebuild(tree, change), PLAIN)

    return spell


def program_text(plan: Plan, naming: Naming, taken: Callable[[str], bool], at: Sequence[float], comment: Comment | None) -> str:
    """The whole program: inputs with their values, the sweep, and what comes out."""
    body = rows(plan, naming, Filler(spelling(taken)), lambda value, name: f"{CONSTANT}({number(value)})")
    lines: list[str] = []
    last: Words | None = None
    for row in body:
        part = PARTS[plan.mode, row.line.kind]
        if comment and part != last:
            last = part
            lines.append(f"# {comment(part)}")
        right = join((row.target, *row.parts)) if row.more else row.sum
        lines.append(f"{row.target} = {right}" + (f"  # {comment(row.note)}" if comment and row.note else ""))
    inputs = [f"{naming[leaf]} = {number(value)}" for leaf, value in zip(plan.graph.inputs, at, strict=True)]
    used = [name for name in _DEFINITIONS if any(f"{name}(" in line for line in lines)]
    head = [_DEFINITIONS[name] + (f"  # {comment(_SAID[name])}" if comment else "") for name in used]
    if comment and inputs:
        inputs.insert(0, f"# {comment(say('comment_inputs'))}")
    out = dict.fromkeys(naming[reference] for _, reference in (*plan.values, *plan.derivatives))
    return "\n".join([*head, *inputs, *lines, f"return {', '.join(out)}"]) + "\n"
