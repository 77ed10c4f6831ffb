"""A sweep as a module of the Python family: imports, the helpers that it uses, one function, and a call at the point. Knows no primitive's spelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.codeout.dialect import Dialect
from engine.codeout.layout import PARTS, Comment, Filler, Naming, Row, join, rows
from engine.codeout.sweep import Plan
from engine.phrases import say
from engine.words import Words


@dataclass(frozen=True)
class Module:
    """``imports``; ``ready``: the line that makes library numbers of the arguments; ``seeds``: how 0, 1 and another number are written in the shape of a value;
    ``decorator`` of the function; ``closing``: the lines that call it, with holes {function} and {arguments}.
    """

    dialect: Dialect
    imports: str
    ready: str = ""
    seeds: tuple[str, str, str] = ("0.0", "1.0", "{value}")
    decorator: str = ""
    closing: tuple[str, ...] = ("print({function}({arguments}))",)

    def seed(self, value: float, name: str) -> str:
        """The number that the adjoint or tangent of ``name`` starts with."""
        template = self.seeds[0] if value == 0 else self.seeds[1] if value == 1 else self.seeds[2]
        return template.format(value=self.dialect.number(value).text, name=name)

    def text(self, plan: Plan, naming: Naming, at: Sequence[float], comment: Comment | None) -> str:
        """The whole file."""
        function = "gradient" if plan.mode == "reverse" else "derivative"
        numbers = ", ".join(self.dialect.number(value).text for value in at)
        calls = "".join(f"    {line.format(function=function, arguments=numbers)}\n" for line in self.closing)
        code = f'{self._function(function, plan, naming, comment)}\n\nif __name__ == "__main__":\n{calls}'
        helpers = _together([self.dialect.helpers[name].text for name in self.dialect.used_helpers(code)])
        imports = self.imports if "math." in code or any("math." in text for text in helpers) else self.imports.removeprefix("import math").lstrip()
        return "\n\n".join([f"{imports}\n", *helpers, code] if imports else [*helpers, code])

    def _function(self, name: str, plan: Plan, naming: Naming, comment: Comment | None) -> str:
        inputs = [naming[leaf] for leaf in plan.graph.inputs]
        values = [naming[reference] for _, reference in plan.values]
        slopes = [naming[reference] for _, reference in plan.derivatives]
        lines = [f'"""{comment(_said(plan, naming, values))}"""'] if comment else []
        if inputs and self.ready:
            lines.append(self.ready.format(names=", ".join(inputs) + ("," if len(inputs) == 1 else "")))
        lines += _body(plan, rows(plan, naming, Filler(self.dialect.formula), self.seed), comment)
        lines.append(f"return {_one_or_all(values)}, {_all(slopes) if plan.mode == 'reverse' else _one_or_all(slopes)}")
        return f"{self.decorator}def {name}({', '.join(inputs)}):\n" + "".join(f"    {line}\n" for line in lines)


def _said(plan: Plan, naming: Naming, values: list[str]) -> Words:
    if plan.mode == "reverse":
        return say("comment_gradient", values=", ".join(values))
    seeds = ", ".join(naming[plan.graph.input_node(name)] for name, _ in plan.seed)
    return say("comment_derivative", values=", ".join(values), names=seeds) if seeds else say("comment_derivative_none", values=", ".join(values))


def _together(helpers: list[str]) -> list[str]:
    """One-line helpers stand together."""
    joined: list[str] = []
    for text in helpers:
        if joined and not text.startswith("def ") and not joined[-1].startswith("def "):
            joined[-1] += text
        else:
            joined.append(text)
    return joined


def _body(plan: Plan, body: list[Row], comment: Comment | None) -> list[str]:
    lines: list[str] = []
    last: Words | None = None
    for row in body:
        part = PARTS[plan.mode, row.line.kind]
        if comment and part != last:
            last = part
            lines.append(f"# {comment(part)}")
        text = f"{row.target} = {join((row.target, *row.parts)) if row.more else row.sum}"
        lines.append(f"{text}  # {comment(row.note)}" if comment and row.note else text)
    return lines


def _all(parts: list[str]) -> str:
    return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"


def _one_or_all(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else _all(parts)
