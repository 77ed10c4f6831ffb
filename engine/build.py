"""Syntax tree to graph: names resolved, calls checked, constants kept apart. Knows no values and no derivatives."""

from __future__ import annotations

import difflib
import math
import re

from engine.errors import PathsumError
from engine.graph import CONST, INPUT, Graph
from engine.limits import Limits, check
from engine.parser import parse_program
from engine.primitives import BY_WORD, CONSTANTS, FUNCTIONS, ROWS, Primitive
from engine.printer import number_text
from engine.source import Source
from engine.syntax import Apply, Assign, Expr, Name, Number, Place, Return, Statement, leaves_first
from engine.wording import refuse

_COUNTS = {1: "one argument", 2: "two arguments"}
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_POWER_BEFORE = re.compile(r"\s*(?:\^|\*\*)\s*\(?(?P<power>-?[0-9]+)\)?\s*\((?P<argument>[^()]*)\)")
_UNNAMED = "out"


def parse(source: str, *, limits: Limits | None = None) -> Graph:
    """The computational graph of a program.

    ``source`` is one expression or several lines of assignments; names used and never assigned are inputs.
    Raises PathsumError, located, for whatever is not in the language or over a limit.
    """
    bounds = limits or Limits()
    text, statements = parse_program(source, bounds)
    return _Builder(text, statements, bounds).graph()


class _Builder:
    """One pass over one program."""

    def __init__(self, source: Source, statements: list[Statement], limits: Limits) -> None:
        self.source = source
        self.statements = statements
        self.limits = limits
        self.op: list[str] = []
        self.args: list[tuple[int, ...]] = []
        self.number: list[float] = []
        self.name: list[str | None] = []
        self.place: list[Place | None] = []
        self.inputs: list[int] = []
        self.scope: dict[str, int] = {}
        self.used: set[str] = set()
        self.outputs: list[tuple[str, int]] = []
        self.edge_count = 0
        self.first_line: dict[str, int] = {}
        for statement in reversed(statements):
            if isinstance(statement, Assign):
                self.first_line[statement.target] = source.span(*statement.target_place).line

    def graph(self) -> Graph:
        """Walk the statements, then choose outputs and labels."""
        returned = False
        for statement in self.statements:
            if returned:
                raise refuse("after_return", self.source.span(*statement.place))
            if isinstance(statement, Assign):
                self._assign(statement)
            elif isinstance(statement, Return):
                returned = True
                for value in statement.values:
                    self._output(value)
            else:
                self._output(statement.value)
        if not returned:
            self._unused_values()
        labels = self._labels()
        return Graph(
            self.source, self.op, self.args, self.number, self.name, labels, self.place, tuple(self.inputs), tuple(self.outputs),
            dict(self.scope),
        )  # fmt: skip

    def _add(self, op: str, args: tuple[int, ...], number: float, place: Place | None, name: str | None = None) -> int:
        node = len(self.op)
        self.op.append(op)
        self.args.append(args)
        self.number.append(number)
        self.name.append(name)
        self.place.append(place)
        self.edge_count += len(args)
        return node

    def _assign(self, statement: Assign) -> None:
        target = statement.target
        if target in FUNCTIONS:
            place = self.source.span(*statement.target_place)
            raise refuse("name_function", place, self.source.fix(*statement.target_place, f"{target}_1"), name=target)
        start = _starting_value(statement.value)
        if start is not None and target not in self.scope:
            self.scope[target] = self._add(INPUT, (), start, statement.target_place, target)
            self.inputs.append(self.scope[target])
            return
        before = len(self.op)
        node = self._expression(statement.value)
        if node >= before and self.name[node] is None:  # not for y = x, which names nothing new
            self.name[node] = target
        self.scope[target] = node
        self.used.discard(target)

    def _output(self, value: Expr) -> None:
        before = len(self.op)
        node = self._expression(value)
        if isinstance(value, Name) and value.name not in CONSTANTS:
            name = value.name
        else:
            taken = {known for known, _ in self.outputs} | self.scope.keys()
            name, count = _UNNAMED, 1
            while name in taken:
                count += 1
                name = f"{_UNNAMED}{count}"
        if node >= before and self.op[node] not in (INPUT, CONST) and self.name[node] is None:
            self.name[node] = name
        if (name, node) not in self.outputs:
            self.outputs.append((name, node))

    def _unused_values(self) -> None:
        """Values assigned and never used are outputs, after those on lines of their own; with none of these, the inputs are."""
        inputs = set(self.inputs)
        order = [statement.target for statement in self.statements if isinstance(statement, Assign)]
        chosen = [name for name in dict.fromkeys(order) if name not in self.used and self.scope[name] not in inputs]
        if not chosen and not self.outputs:
            chosen = [name for name in dict.fromkeys(order) if name not in self.used] or list(dict.fromkeys(order))[-1:]
        taken = {name for name, _ in self.outputs}
        self.outputs.extend((name, self.scope[name]) for name in chosen if name not in taken)

    def _expression(self, root: Expr) -> int:
        """Add the nodes of one expression; the last one is its value."""
        done: list[int] = []
        order = leaves_first(root)
        check("E_TOO_BIG", "The graph has too many nodes", len(self.op) + len(order), self.limits.nodes, "Shorten the program.")
        for expr in order:
            if isinstance(expr, Number):
                done.append(self._add(CONST, (), expr.value, expr.place))
            elif isinstance(expr, Name):
                done.append(self._named(expr))
            else:
                done.append(self._applied(expr, done))
        check("E_TOO_BIG", "The graph has too many edges", self.edge_count, self.limits.edges, "Shorten the program.")
        return done[0]

    def _named(self, expr: Name) -> int:
        name = expr.name
        self.used.add(name)
        if name in self.scope:
            return self.scope[name]
        span = self.source.span(*expr.place)
        if name in self.first_line:
            raise refuse("name_early", span, name=name, line=self.first_line[name])
        if name in CONSTANTS:
            return self._add(CONST, (), CONSTANTS[name], expr.place, "π" if name == "pi" else name)
        if name in FUNCTIONS:
            raise self._bare_function(expr)
        node = self._add(INPUT, (), 1.0, expr.place, name)
        self.scope[name] = node
        self.inputs.append(node)
        return node

    def _bare_function(self, expr: Name) -> PathsumError:
        """``sin x`` or ``sin`` alone: show how the call is written."""
        text = self.source.clean
        start, end = expr.place
        power = _POWER_BEFORE.match(text, end)
        if power:
            better = f"{expr.name}({power.group('argument')})^{power.group('power')}"
            if power.group("power") == "-1" and f"a{expr.name}" in BY_WORD:
                better = f"a{expr.name}({power.group('argument')})"
            stop = power.end()
            return refuse("call_power", self.source.span(start, stop), self.source.fix(start, stop, better), name=expr.name, better=better)
        after = text[end:].lstrip(" ")
        word = ""
        for char in after:
            if not (char.isalnum() or char in "_."):
                break
            word += char
        argument = word or "x"
        stop = text.index(word, end) + len(word) if word else end
        fix = self.source.fix(start, stop, f"{expr.name}({argument})")
        return refuse("call_no_parens", self.source.span(start, stop), fix, name=expr.name, argument=argument)

    def _applied(self, expr: Apply, done: list[int]) -> int:
        row = BY_WORD.get(expr.function)
        if row is None:
            raise self._unknown_function(expr)
        count = len(expr.args)
        if count != row.arity:
            raise self._wrong_arity(expr, row)
        args = tuple(done[len(done) - count :])
        del done[len(done) - count :]
        if row.name == "neg" and self.op[args[0]] == CONST and args[0] == len(self.op) - 1 and self.name[args[0]] is None:
            self.number[args[0]] = -self.number[args[0]]  # -2 is a constant, not an operation
            self.place[args[0]] = expr.place
            return args[0]
        return self._add(row.name, args, math.nan, expr.place)

    def _unknown_function(self, expr: Apply) -> PathsumError:
        name = expr.function
        start, end = expr.name_place
        span = self.source.span(start, end)
        if name in self.scope or name in self.first_line or name in CONSTANTS:
            return refuse("call_variable", span, self.source.fix(end, end, "*"), name=name)
        lowered = name.lower()
        close = [lowered] if lowered in FUNCTIONS else difflib.get_close_matches(lowered[:40], sorted(FUNCTIONS), 1, 0.7)
        if close:
            return refuse("call_typo", span, self.source.fix(start, end, close[0]), name=name, better=f"{close[0]}( … )")
        if len(name) <= 2:
            return refuse("call_letter", span, self.source.fix(end, end, "*"), name=name)
        known = ", ".join(row.name for row in ROWS if row.fixity == "call")
        return refuse("call_unknown", span, name=name if len(name) < 60 else "That", all=known)

    def _wrong_arity(self, expr: Apply, row: Primitive) -> PathsumError:
        name = expr.function
        example = f"{name}({', '.join(('x', 'y')[: row.arity])})"
        if row.name in ("max", "min") and len(expr.args) > 2:
            example = f"{name}(x, {name}(y, z))"
        elif row.name == "log" and len(expr.args) == 2:
            example = "log(x)/log(b) for the logarithm to base b"
        return refuse("arity", self.source.span(*expr.place), name=name, wanted=_COUNTS[row.arity], count=len(expr.args) or "none", example=example)

    def _labels(self) -> list[str]:
        """A display name for every node: its name, v1, v2, … where it has none, a subscript where a name is assigned again."""
        names = {name for name in self.name if name}
        stem = next(s for s in ("v", "w", "t", "n", "node") if not any(n.startswith(s) and n[len(s) :].isdigit() for n in names))
        labels: list[str] = []
        seen: dict[str, int] = {}
        count = 0
        for op, name, number in zip(self.op, self.name, self.number, strict=True):
            if op == CONST:
                labels.append(name or number_text(number))
            elif name is None:
                count += 1
                labels.append(f"{stem}{count}")
            else:
                seen[name] = seen.get(name, 0) + 1
                labels.append(name if seen[name] == 1 else name + str(seen[name]).translate(_SUBSCRIPTS))
        return labels


def _starting_value(value: Expr) -> float | None:
    """The number that a top-level ``a = 2`` or ``a = -2`` starts at, or None."""
    if isinstance(value, Apply) and value.function == "neg" and isinstance(value.args[0], Number):
        return -value.args[0].value
    return value.value if isinstance(value, Number) else None
