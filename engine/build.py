"""Syntax tree to graph: names resolved, functions inlined, loops unrolled, constants kept apart. Knows no values and no derivatives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.calls import FOLDED, bare_function, unknown_function, wrong_arity
from engine.graph import CONST, INPUT, Graph, Group
from engine.limits import Limits, check
from engine.nodes import Columns
from engine.parser import parse_program
from engine.primitives import BY_WORD, CONSTANTS, RESERVED
from engine.source import Source
from engine.syntax import Apply, Assign, Bare, Define, Expr, Index, Loop, Name, Number, Over, Place, Return, Statement, leaves_first
from engine.wholes import Wholes, counted_names
from engine.wording import refuse

_UNNAMED = "out"


@dataclass(frozen=True, slots=True)
class Whole:
    """A name that stands for a whole number known before the program runs: a loop variable, or a constant that counts turns or places."""

    value: int


Value: TypeAlias = int | Whole


@dataclass
class Scope:
    """What names mean: node numbers or whole numbers. A function's own scope sees the program's through ``outer``."""

    names: dict[str, Value] = field(default_factory=dict)
    outer: Scope | None = None
    function: str | None = None

    def find(self, name: str) -> Value | None:
        """The nearest meaning of ``name``."""
        if name in self.names:
            return self.names[name]
        return self.outer.names.get(name) if self.outer is not None else None


def parse(source: str, *, limits: Limits | None = None) -> Graph:
    """The computational graph of a program.

    ``source`` is one expression or several lines of assignments, functions and loops; names used and never assigned are inputs.
    Raises PathsumError, located, for whatever is not in the language or over a limit.
    """
    bounds = limits or Limits()
    text, statements = parse_program(source, bounds)
    return _Builder(text, statements, bounds).graph()


class _Builder:
    """One pass over one program."""

    def __init__(self, source: Source, statements: Sequence[Statement], limits: Limits) -> None:
        self.source = source
        self.statements = statements
        self.limits = limits
        self.nodes = Columns()
        self.program = Scope()
        self.scope = self.program
        self.functions: dict[str, Define] = {}
        self.calling: list[str] = []
        self.used: set[str] = set()
        self.assigned: dict[str, None] = {}
        self.outputs: list[tuple[str, int]] = []
        self.groups: list[Group] = []
        self.turns = 0
        self.loops_open = 0
        self.counted = counted_names(statements)
        self.wholes = Wholes(source, self._whole)
        self.first_line: dict[str, int] = {}
        for statement in reversed(_flat(statements)):
            if isinstance(statement, Assign) and statement.at is None:
                self.first_line[statement.target] = source.span(*statement.target_place).line

    def graph(self) -> Graph:
        """Walk the statements, then choose outputs and labels."""
        for statement in self.statements:
            if isinstance(statement, Define):
                self._define(statement)
        returned = False
        for statement in self.statements:
            if returned and not isinstance(statement, Define):
                raise refuse("after_return", self.source.span(*statement.place))
            if isinstance(statement, Return):
                returned = True
                for value in statement.values:
                    self._output(value)
            elif isinstance(statement, Bare):
                self._output(statement.value)
            elif not isinstance(statement, Define):
                self._run(statement)
        if not returned:
            self._unused_values()
        if not self.outputs and self.functions:
            self._call_last_function()
        if not self.outputs:
            raise refuse("no_output", self.source.span(*self.statements[-1].place))
        nodes = self.nodes
        named = {name: value for name, value in self.program.names.items() if not isinstance(value, Whole)}
        return Graph(
            self.source, nodes.op, nodes.args, nodes.number, nodes.name, nodes.labels(), nodes.place, tuple(nodes.inputs), tuple(self.outputs),
            named, tuple(self.groups),
        )  # fmt: skip

    # --- statements ---

    def _run(self, statement: Statement) -> None:
        """One statement of a program, a loop or a function, other than return."""
        if isinstance(statement, Assign):
            self._assign(statement)
        elif isinstance(statement, Loop):
            self._loop(statement)
        elif isinstance(statement, Define):
            raise refuse("nested_function", self.source.span(*statement.place))
        elif isinstance(statement, Return):
            raise refuse("return_in_loop", self.source.span(*statement.place))
        else:
            raise refuse("output_in_block", self.source.span(*statement.place))

    def _define(self, statement: Define) -> None:
        span = self.source.span(*statement.place)
        name = statement.name
        for taken in (name, *statement.params):
            if taken in RESERVED:
                raise refuse("name_function", span, name=taken)
            if statement.params.count(taken) > 1:
                raise refuse("parameter_twice", span, name=name, parameter=taken)
        if not any(isinstance(line, Return) for line in statement.body):
            raise refuse("no_return", span, name=name)
        self.functions[name] = statement

    def _assign(self, statement: Assign) -> None:
        target = statement.target
        place = statement.target_place
        if target in RESERVED or target in self.functions:
            raise refuse("name_function", self.source.span(*place), self.source.fix(*place, f"{target}_1"), name=target)
        if statement.at is not None:
            self._known_scalar(target, place)
            target = f"{target}[{self.wholes.place(statement.at)}]"
        elif any(name.startswith(f"{target}[") for name in self.scope.names):
            raise refuse("index_whole", self.source.span(*place), name=target)
        start = _starting_value(statement.value)
        if start is not None and self.scope is self.program and target not in self.program.names and not self.loops_open:
            if target in self.counted and start.is_integer():
                self.program.names[target] = Whole(int(start))
                return
            self.program.names[target] = self.nodes.add(INPUT, (), start, place, target)
            self.assigned[target] = None
            return
        before = self.nodes.size
        node = self._expression(statement.value)
        if node >= before and self.nodes.name[node] is None:  # not for y = x, which names nothing new
            self.nodes.name[node] = target
        self.scope.names[target] = node
        if self.scope is self.program:
            self.assigned[target] = None
            self.used.discard(target)

    def _loop(self, statement: Loop) -> None:
        turns = self.wholes.turns(statement.turns, statement.name)
        self._count(len(turns), statement.place)
        self.loops_open += 1
        for turn in turns:
            self.scope.names[statement.name] = Whole(turn)
            self._grouped("turn", f"{statement.name} = {turn}", statement.place, lambda: self._run_all(statement.body))
        self.loops_open -= 1

    def _run_all(self, lines: Iterable[Statement]) -> None:
        for line in lines:
            self._run(line)

    def _grouped(self, kind: str, label: str, place: Place, work: Callable[[], object]) -> None:
        first = self.nodes.size
        at = len(self.groups)
        work()
        if self.nodes.size > first:
            self.groups.insert(at, Group(kind, label, first, self.nodes.size, place))

    def _count(self, turns: int, place: Place) -> None:
        self.turns += turns
        if self.turns > self.limits.turns:
            raise refuse("turns", self.source.span(*place), count=self.turns, limit=self.limits.turns)

    # --- outputs ---

    def _output(self, value: Expr) -> None:
        before = self.nodes.size
        node = self._expression(value)
        name = value.name if isinstance(value, Name) and value.name not in CONSTANTS else self._unnamed()
        if isinstance(value, Index) and isinstance(value.base, Name):
            name = f"{value.base.name}[{self.wholes.place(value.at)}]"
        if node >= before and self.nodes.op[node] not in (INPUT, CONST) and self.nodes.name[node] is None:
            self.nodes.name[node] = name
        if (name, node) not in self.outputs:
            self.outputs.append((name, node))

    def _unnamed(self) -> str:
        taken = {known for known, _ in self.outputs} | self.program.names.keys()
        name, count = _UNNAMED, 1
        while name in taken:
            count += 1
            name = f"{_UNNAMED}{count}"
        return name

    def _unused_values(self) -> None:
        """Values assigned and never used are outputs, after those on lines of their own; with none of these, the inputs are."""
        inputs = set(self.nodes.inputs)
        meaning = {name: self.program.names[name] for name in self.assigned}
        nodes = {name: value for name, value in meaning.items() if not isinstance(value, Whole)}
        chosen = [name for name, node in nodes.items() if name not in self.used and (node not in inputs or self.nodes.name[node] != name)]
        if not chosen and not self.outputs and not self.functions:
            chosen = [name for name in nodes if name not in self.used] or list(nodes)[-1:]
        taken = {name for name, _ in self.outputs}
        self.outputs.extend((name, nodes[name]) for name in chosen if name not in taken)

    def _call_last_function(self) -> None:
        """A program of functions only: the last one is drawn, its arguments are the inputs."""
        name, function = list(self.functions.items())[-1]
        args = [self._named(Name(parameter, function.place)) for parameter in function.params]
        before = self.nodes.size
        node = self._inline(function, args, function.place)
        if node >= before and self.nodes.name[node] is None and self.nodes.op[node] not in (INPUT, CONST):
            self.nodes.name[node] = name
        self.outputs.append((name, node))

    # --- expressions ---

    def _expression(self, root: Expr) -> int:
        """Add the nodes of one expression; the last one is its value."""
        done: list[int] = []
        order = leaves_first(root)
        self._check_size(len(order), root.place)
        for expr in order:
            if isinstance(expr, Number):
                done.append(self.nodes.add(CONST, (), expr.value, expr.place))
            elif isinstance(expr, Name):
                done.append(self._named(expr))
            elif isinstance(expr, Index):
                done.append(self._element(expr))
            elif isinstance(expr, Over):
                done.append(self._over(expr))
            else:
                count = len(expr.args)
                args = done[len(done) - count :]
                del done[len(done) - count :]
                done.append(self._applied(expr, args))
        self._check_size(0, root.place)
        return done[0]

    def _check_size(self, more: int, place: Place) -> None:
        span = self.source.span(*place)
        check("E_TOO_BIG", "The graph has too many nodes", self.nodes.size + more, self.limits.nodes, "Shorten the program.", span)
        check("E_TOO_BIG", "The graph has too many edges", self.nodes.edge_count, self.limits.edges, "Shorten the program.", span)

    def _named(self, expr: Name) -> int:
        name = expr.name
        if self.scope.function is None or name not in self.scope.names:
            self.used.add(name)
        known = self.scope.find(name)
        if isinstance(known, Whole):
            return self.nodes.add(CONST, (), float(known.value), expr.place)
        if known is not None:
            return known
        span = self.source.span(*expr.place)
        if self.scope.function is None and name in self.first_line:
            raise refuse("name_self" if self.first_line[name] == span.line else "name_early", span, name=name, line=self.first_line[name])
        if name in CONSTANTS:
            return self.nodes.add(CONST, (), CONSTANTS[name], expr.place, "π" if name == "pi" else name)
        if name in RESERVED or name in self.functions:
            raise bare_function(self.source, expr)
        if any(known.startswith(f"{name}[") for known in self.program.names):
            raise refuse("index_whole", span, name=name)
        return self._new_input(name, expr.place)

    def _new_input(self, name: str, place: Place) -> int:
        node = self.nodes.add(INPUT, (), 1.0, place, name)
        self.program.names[name] = node
        return node

    def _known_scalar(self, name: str, place: Place) -> None:
        if self.scope.find(name) is not None:
            raise refuse("index_scalar", self.source.span(*place), name=name)

    def _element(self, expr: Index) -> int:
        """``x[2]``: what was put there, else an input of that name."""
        base = expr.base
        if not isinstance(base, Name):
            raise refuse("index_base", self.source.span(*base.place))
        self._known_scalar(base.name, base.place)
        name = f"{base.name}[{self.wholes.place(expr.at)}]"
        self.used.add(name)
        known = self.scope.find(name)
        if known is None:
            return self._new_input(name, expr.place)
        assert not isinstance(known, Whole)
        return known

    def _over(self, expr: Over) -> int:
        """``sum(body for i in range(n))``, folded from the left."""
        span = self.source.span(*expr.name_place)
        if expr.function not in FOLDED:
            raise refuse("over_function", span, name=expr.function, variable=expr.name)
        turns = self.wholes.turns(expr.turns, expr.name)
        self._count(len(turns), expr.place)
        hidden = self.scope.names.get(expr.name)
        total: int | None = None
        for turn in turns:
            self.scope.names[expr.name] = Whole(turn)
            value = self._expression(expr.body)
            total = value if total is None else self.nodes.add(FOLDED[expr.function], (total, value), 0.0, expr.place)
        if hidden is None:
            self.scope.names.pop(expr.name, None)
        else:
            self.scope.names[expr.name] = hidden
        if total is None:
            if expr.function not in ("sum", "prod"):
                raise refuse("over_nothing", span, name=expr.function)
            total = self.nodes.add(CONST, (), 0.0 if expr.function == "sum" else 1.0, expr.place)
        return total

    def _applied(self, expr: Apply, args: list[int]) -> int:
        function = self.functions.get(expr.function)
        if function is not None and expr.name_place != expr.place:
            if len(args) != len(function.params):
                raise wrong_arity(self.source, expr, function.params)
            return self._inline(function, args, expr.place)
        row = BY_WORD.get(expr.function)
        if row is None or (row.fixity == "call" and expr.function not in RESERVED and self.scope.find(expr.function) is not None):
            variables = [*self.scope.names, *self.program.names, *self.first_line, *CONSTANTS]
            raise unknown_function(self.source, expr, variables, self.functions)
        if len(args) != row.arity:
            raise wrong_arity(self.source, expr, ("x", "y", "z")[: row.arity], row)
        nodes = self.nodes
        if row.name == "neg" and nodes.op[args[0]] == CONST and args[0] == nodes.size - 1 and nodes.name[args[0]] is None:
            nodes.number[args[0]] = -nodes.number[args[0]]  # -2 is a constant, not an operation
            nodes.place[args[0]] = expr.place
            return args[0]
        return nodes.add(row.name, tuple(args), 0.0, expr.place)

    def _inline(self, function: Define, args: Sequence[int], place: Place) -> int:
        """The function's body with ``args`` for its parameters; the graph keeps the call as a group."""
        name = function.name
        span = self.source.span(*place)
        if name in self.calling:
            raise refuse("recursion", span, name=name, chain=" → ".join([*self.calling[self.calling.index(name) :], name]))
        if len(self.calling) >= self.limits.calls:
            raise refuse("calls_deep", span, count=len(self.calling) + 1, limit=self.limits.calls)
        self._count(1, place)
        outer = self.scope
        self.scope = Scope(dict(zip(function.params, args, strict=True)), self.program, name)
        self.calling.append(name)
        result: list[int] = []
        self._grouped("call", name, place, lambda: result.append(self._body(function)))
        self.calling.pop()
        self.scope = outer
        return result[0]

    def _body(self, function: Define) -> int:
        for line in function.body:
            if isinstance(line, Return):
                if len(line.values) > 1:
                    raise refuse("several_returned", self.source.span(*line.place), name=function.name, count=len(line.values))
                if line is not function.body[-1]:
                    raise refuse("after_return", self.source.span(*function.body[-1].place))
                return self._expression(line.values[0])
            self._run(line)
        raise refuse("no_return", self.source.span(*function.place), name=function.name)

    def _whole(self, name: str) -> int | None:
        """The whole number that ``name`` stands for, if it is one; marks it as used."""
        known = self.scope.find(name)
        self.used.add(name)
        return known.value if isinstance(known, Whole) else None


def _starting_value(value: Expr) -> float | None:
    """The number that a top-level ``a = 2`` or ``a = -2`` starts at, or None."""
    if isinstance(value, Apply) and value.function == "neg" and isinstance(value.args[0], Number):
        return -value.args[0].value
    return value.value if isinstance(value, Number) else None


def _flat(statements: Iterable[Statement]) -> list[Statement]:
    """The program's own statements and those of its loops, in order; a function's are its own affair."""
    result: list[Statement] = []
    for statement in statements:
        result.append(statement)
        if isinstance(statement, Loop):
            result.extend(_flat(statement.body))
    return result
