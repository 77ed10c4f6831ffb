"""Syntax tree to graph: names resolved, functions inlined, loops unrolled, constants kept apart. Knows no values and no derivatives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from engine.expressions import Expressions, Whole
from engine.graph import CONST, INPUT, Graph
from engine.limits import Limits
from engine.parser import parse_program
from engine.phrases import say
from engine.primitives import CONSTANTS, RESERVED
from engine.source import Source
from engine.syntax import Assign, Bare, Define, Expr, Index, Loop, Name, Return, Slice, Statement
from engine.tensor_calls import starting_value
from engine.wholes import counted_names
from engine.wording import refuse

_UNNAMED = "out"


def parse(source: str, *, limits: Limits | None = None) -> Graph:
    """The computational graph of a program.

    ``source`` is one expression or several lines of assignments, functions and loops; names used and never assigned are inputs.
    Raises PathsumError, located, for whatever is not in the language or over a limit.
    """
    bounds = limits or Limits()
    text, statements = parse_program(source, bounds)
    return _Builder(text, statements, bounds).graph()


class _Builder(Expressions):
    """One pass over one program."""

    def __init__(self, source: Source, statements: Sequence[Statement], limits: Limits) -> None:
        super().__init__(source, limits, self._body)
        self.statements = statements
        self.assigned: dict[str, None] = {}
        self.outputs: dict[tuple[str, int], None] = {}
        self.taken: set[str] = set()
        self.unnamed = 0
        self.loops_open = 0
        self.counted = counted_names(statements)
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
            named, tuple(self.groups), nodes.shape if nodes.has_tensors else (), nodes.detail if nodes.has_tensors else (),
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
            last = statement.body[-1]
            fix = self.source.fix(last.place[0], last.place[0], "return ") if isinstance(last, Bare) else None
            raise refuse("no_return", span, fix, name=name)
        self.functions[name] = statement

    def _assign(self, statement: Assign) -> None:
        target = statement.target
        place = statement.target_place
        if target in RESERVED or target in self.functions:
            raise refuse("name_function", self.source.span(*place), self.source.fix(*place, f"{target}_1"), name=target)
        if statement.at is not None:
            if self.tensor_called(target) is not None:
                raise refuse("assign_part", self.source.span(*place), name=target)
            self.not_whole(target, place)
            self.scope.placed.add(target)
            target = f"{target}[{self.wholes.place(statement.at)}]"
        elif target in self.scope.placed:
            raise refuse("index_whole", self.source.span(*place), name=target)
        start = starting_value(statement.value)
        if start is not None and self.scope is self.program and target not in self.program.names and not self.loops_open:
            if not np.isfinite(start).all():
                raise refuse("nonfinite", self.source.span(*statement.value.place), name=target, found=say("word_number"))
            if isinstance(start, float) and target in self.counted and start.is_integer():
                self.program.names[target] = Whole(int(start))
                return
            self.program.names[target] = self.tensors.constant(start, INPUT, statement.value.place, place, target)
            self.assigned[target] = None
            return
        before = self.nodes.size
        node = self.expression(statement.value)
        if node >= before and self.nodes.name[node] is None:  # not for y = x, which names nothing new
            self.nodes.name[node] = target
        self.scope.names[target] = node
        if self.scope is self.program:
            self.assigned[target] = None
            self.used.discard(target)

    def _loop(self, statement: Loop) -> None:
        turns = self.turns(statement.turns, statement.name)
        self.loops_open += 1
        for number, turn in enumerate(turns):
            self.scope.names[statement.name] = turn
            said = f"{statement.name} = {turn.value}" if isinstance(turn, Whole) else f"{statement.name}, turn {number + 1}"
            self.grouped("turn", said, statement.place, lambda: self._run_all(statement.body))
        self.loops_open -= 1

    def _run_all(self, lines: Iterable[Statement]) -> None:
        for line in lines:
            self._run(line)

    def _body(self, function: Define) -> int:
        for line in function.body:
            if isinstance(line, Return):
                if len(line.values) > 1:
                    raise refuse("several_returned", self.source.span(*line.place), name=function.name, count=len(line.values))
                if line is not function.body[-1]:
                    raise refuse("after_return", self.source.span(*function.body[-1].place))
                return self.expression(line.values[0])
            self._run(line)
        raise refuse("no_return", self.source.span(*function.place), name=function.name)

    # --- outputs ---

    def _output(self, value: Expr) -> None:
        before = self.nodes.size
        node = self.expression(value)
        name = self._name_of(value) or self._unnamed()
        if node >= before and self.nodes.op[node] not in (INPUT, CONST) and self.nodes.name[node] is None:
            self.nodes.name[node] = name
        self._put_out(name, node)

    def _name_of(self, value: Expr) -> str | None:
        """What an output is called by itself: a name, or one place of it."""
        if isinstance(value, Name):
            return value.name if value.name in self.program.names or value.name not in CONSTANTS else None
        if not isinstance(value, Index) or not isinstance(value.base, Name):
            return None
        if self.tensor_called(value.base.name) is None:
            return f"{value.base.name}[{self.place_of(value)}]"
        return None if any(isinstance(at, Slice) for at in value.at) else self.source.clean[slice(*value.place)].replace(" ", "")

    def _put_out(self, name: str, node: int) -> None:
        self.outputs[name, node] = None
        self.taken.add(name)

    def _unnamed(self) -> str:
        while True:
            self.unnamed += 1
            name = _UNNAMED if self.unnamed == 1 else f"{_UNNAMED}{self.unnamed}"
            if name not in self.taken and name not in self.program.names:
                return name

    def _unused_values(self) -> None:
        """Values assigned and never used are outputs, after those on lines of their own; with none of these, the inputs are."""
        inputs = set(self.nodes.inputs)
        meaning = {name: self.program.names[name] for name in self.assigned}
        nodes = {name: value for name, value in meaning.items() if not isinstance(value, Whole)}
        chosen = [name for name, node in nodes.items() if name not in self.used and (node not in inputs or self.nodes.name[node] != name)]
        if not chosen and not self.outputs and not self.functions:
            chosen = [name for name in nodes if name not in self.used] or list(nodes)[-1:]
        for name in chosen:
            if name not in self.taken:
                self._put_out(name, nodes[name])

    def _call_last_function(self) -> None:
        """A program of functions only: the last one is drawn, its arguments are the inputs."""
        name, function = list(self.functions.items())[-1]
        args = [self.named(Name(parameter, function.place)) for parameter in function.params]
        before = self.nodes.size
        node = self.inline(function, args, function.place)
        if node >= before and self.nodes.name[node] is None and self.nodes.op[node] not in (INPUT, CONST):
            self.nodes.name[node] = name
        self._put_out(name, node)


def _flat(statements: Iterable[Statement]) -> list[Statement]:
    """The program's own statements and those of its loops, in order; a function's are its own affair."""
    result: list[Statement] = []
    for statement in statements:
        result.append(statement)
        if isinstance(statement, Loop):
            result.extend(_flat(statement.body))
    return result
