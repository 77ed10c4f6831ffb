"""Expressions to nodes: names resolved, functions inlined, folds unrolled, tensors given shapes. Knows no values and no derivatives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import TypeAlias

from engine.calls import FOLDED, bare_function, unknown_function, wrong_arity
from engine.graph import CONST, INPUT, Group
from engine.limits import Limits
from engine.nodes import Columns
from engine.primitives import BY_WORD, CONSTANTS, RESERVED
from engine.source import Source
from engine.syntax import LIST, Apply, Define, Expr, Index, Listing, Name, Number, Over, Place, Slice, leaves_first
from engine.tensor_calls import TensorCalls, is_tensor_call, parts
from engine.wholes import MEASURES, Wholes
from engine.wording import check, refuse

_NESTED = 20


@dataclass(frozen=True, slots=True)
class Whole:
    """A name that stands for a whole number known before the program runs: a loop variable, or a constant that counts turns or places."""

    value: int


Value: TypeAlias = int | Whole


@dataclass
class Scope:
    """What names mean: node numbers or whole numbers; ``placed`` are the x of x[0]. A function's own scope sees the program's through ``outer``."""

    names: dict[str, Value] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    outer: Scope | None = None
    function: str | None = None

    def find(self, name: str) -> Value | None:
        """The nearest meaning of ``name``."""
        if name in self.names:
            return self.names[name]
        return self.outer.names.get(name) if self.outer is not None else None


class Expressions:
    """The nodes of one program while it is read. Statements are the builder's affair: ``body`` runs those of a function and gives its value's node."""

    def __init__(self, source: Source, limits: Limits, body: Callable[[Define], int]) -> None:
        self.body = body
        self.source = source
        self.limits = limits
        self.nodes = Columns()
        self.program = Scope()
        self.scope = self.program
        self.functions: dict[str, Define] = {}
        self.calling: list[str] = []
        self.used: set[str] = set()
        self.groups: list[Group] = []
        self.turns_taken = 0
        self.fors_open = 0
        self.first_line: dict[str, int] = {}
        self.wholes = Wholes(source, self._whole, self._measure)
        self.tensors = TensorCalls(source, self.nodes, self.wholes)

    def grouped(self, kind: str, label: str, place: Place, work: Callable[[], object], args: Sequence[int] = ()) -> None:
        first = self.nodes.size
        at = len(self.groups)
        work()
        if self.nodes.size > first:
            self.groups.insert(at, Group(kind, label, first, self.nodes.size, place, tuple(args)))

    def count(self, turns: int, place: Place) -> None:
        """Count turns and calls against the limit."""
        self.turns_taken += turns
        if self.turns_taken > self.limits.turns:
            raise refuse("turns", self.source.span(*place), count=self.turns_taken, limit=self.limits.turns)

    def expression(self, root: Expr) -> int:
        """Add the nodes of one expression; the last one is its value."""
        done: list[int] = []
        order = leaves_first(root, parts)
        self._check_size(len(order), root.place)
        for expr in order:
            if isinstance(expr, Number):
                done.append(self.nodes.add(CONST, (), expr.value, expr.place))
            elif isinstance(expr, Name):
                done.append(self.named(expr))
            elif isinstance(expr, Over):
                done.append(self._over(expr))
            else:
                count = len(parts(expr))
                args = done[len(done) - count :]
                del done[len(done) - count :]
                if isinstance(expr, Apply):
                    done.append(self._applied(expr, args))
                else:
                    done.append(self._element(expr, args) if isinstance(expr, Index) else self.tensors.listing(expr, args))
        self._check_size(0, root.place)
        return done[0]

    def _check_size(self, more: int, place: Place) -> None:
        if self.nodes.size + more > self.limits.nodes or self.nodes.edge_count > self.limits.edges:  # a span takes longer than all the rest
            span = self.source.span(*place)
            check("graph_nodes", self.nodes.size + more, self.limits.nodes, span)
            check("graph_edges", self.nodes.edge_count, self.limits.edges, span)

    def named(self, expr: Name) -> int:
        """The node that a name means; a new input where it means none yet."""
        name = expr.name
        if self.scope.function is None or name not in self.scope.names:
            self.used.add(name)
        known = self.scope.find(name)
        if isinstance(known, Whole):
            return self.nodes.add(CONST, (), float(known.value), expr.place)
        if known is not None:
            return known
        if self.scope.function is None and name in self.first_line:
            span = self.source.span(*expr.place)
            raise refuse("name_self" if self.first_line[name] == span.line else "name_early", span, name=name, line=self.first_line[name])
        if name in CONSTANTS:
            return self.nodes.add(CONST, (), CONSTANTS[name], expr.place, "π" if name == "pi" else name)
        if name in RESERVED or name in self.functions:
            raise bare_function(self.source, expr)
        if name in self.program.placed:
            raise refuse("index_whole", self.source.span(*expr.place), name=name)
        return self._new_input(name, expr.place)

    def _new_input(self, name: str, place: Place) -> int:
        node = self.nodes.add(INPUT, (), 1.0, place, name)
        self.program.names[name] = node
        return node

    def not_whole(self, name: str, place: Place) -> None:
        """Refuse a place of ``name`` where it is a single number."""
        if self.scope.find(name) is not None:
            raise refuse("index_scalar", self.source.span(*place), name=name)

    def tensor_called(self, name: str) -> int | None:
        """The node of ``name`` where it is a tensor."""
        known = self.scope.find(name)
        return known if isinstance(known, int) and self.nodes.shape[known] else None

    def _element(self, expr: Index, args: list[int]) -> int:
        """``x[2]``: a part of a tensor; what was put there, else an input of that name, where x is none."""
        base = expr.base
        if not isinstance(base, Name):
            measured = self._measured(expr)
            return self.tensors.part(args[0], expr) if measured is None else measured
        tensor = self.tensor_called(base.name)
        if tensor is not None:
            self.named(base)
            return self.tensors.part(tensor, expr)
        self.not_whole(base.name, base.place)
        name = f"{base.name}[{self.place_of(expr)}]"
        self.used.add(name)
        known = self.scope.find(name)
        if known is None:
            self.program.placed.add(base.name)
            return self._new_input(name, expr.place)
        assert not isinstance(known, Whole)
        return known

    def place_of(self, expr: Index) -> int:
        """The place in brackets behind a name that is no tensor: one whole number from 0."""
        at = expr.at[0]
        if len(expr.at) > 1 or isinstance(at, Slice):
            raise refuse("comma_place", self.source.span(*expr.place))
        return self.wholes.place(at)

    def turns(self, expr: Expr, name: str) -> list[Value]:
        """What ``name`` stands for, turn by turn: the whole numbers of a range, the items of a list, the parts of a tensor."""
        wanted = isinstance(expr, Listing) or (isinstance(expr, Name) and self.tensor_called(expr.name) is not None)
        if isinstance(expr, Over) or (isinstance(expr, Apply | Index) and parts(expr)):
            wanted = not (isinstance(expr, Apply) and expr.function == "range")
        if not wanted:
            counted = self.wholes.turns(expr, name)
            self.count(len(counted), expr.place)
            return [Whole(turn) for turn in counted]
        turns: list[Value]
        if isinstance(expr, Listing):
            turns = [Whole(whole) if (whole := self.wholes.small(item)) is not None else self.expression(item) for item in expr.items]
        else:
            turns = list(self.tensors.rows(self.expression(expr), expr.place))
        self.count(len(turns), expr.place)
        return turns

    def _over(self, expr: Over) -> int:
        """``sum(body for i in range(n))``, folded from the left, or a list of the bodies."""
        span = self.source.span(*expr.name_place)
        if expr.function not in FOLDED and expr.function != LIST:
            raise refuse("over_function", span, name=expr.function, variable=expr.name)
        if self.fors_open == _NESTED:
            raise refuse("fors_deep", span, count=self.fors_open + 1, limit=_NESTED)
        turns = self.turns(expr.turns, expr.name)
        hidden = self.scope.names.get(expr.name)
        self.fors_open += 1
        values: list[int] = []
        for turn in turns:
            self.scope.names[expr.name] = turn
            values.append(self.expression(expr.body))
            if expr.function != LIST and len(values) == 2:
                values = [self.tensors.elementwise(BY_WORD[FOLDED[expr.function]], values, expr.place)]
        self.fors_open -= 1
        if hidden is None:
            self.scope.names.pop(expr.name, None)
        else:
            self.scope.names[expr.name] = hidden
        if expr.function == LIST:
            return self.tensors.stack(values, expr.place)
        if not values:
            if expr.function not in ("sum", "prod"):
                raise refuse("over_nothing", span, name=expr.function)
            return self.nodes.add(CONST, (), 0.0 if expr.function == "sum" else 1.0, expr.place)
        return values[0]

    def _applied(self, expr: Apply, args: list[int]) -> int:
        function = self.functions.get(expr.function)
        if function is not None and expr.name_place != expr.place:
            if expr.options:
                raise refuse("argument_named", self.source.span(*expr.options[0][1].place), name=expr.options[0][0])
            if len(args) != len(function.params):
                raise wrong_arity(self.source, expr, function.params)
            return self.inline(function, args, expr.place)
        row = BY_WORD.get(expr.function)
        variable = expr.name_place != expr.place and expr.function not in RESERVED and self.scope.find(expr.function) is not None
        if not variable and is_tensor_call(expr):
            measured = self._measured(expr)
            return self.tensors.call(expr, args) if measured is None else measured
        if row is None or (row.fixity == "call" and variable):
            variables = [*self.scope.names, *self.program.names, *self.first_line, *CONSTANTS]
            raise unknown_function(self.source, expr, variables, self.functions)
        if expr.options:
            raise refuse("argument_named", self.source.span(*expr.options[0][1].place), name=expr.options[0][0])
        if len(args) != row.arity:
            raise wrong_arity(self.source, expr, ("x", "y", "z")[: row.arity], row)
        nodes = self.nodes
        if row.name == "neg" and nodes.op[args[0]] == CONST and args[0] == nodes.size - 1 and nodes.name[args[0]] is None:
            nodes.number[args[0]] = -nodes.number[args[0]]  # -2 is a constant, not an operation
            nodes.place[args[0]] = expr.place
            return args[0]
        if row.name == "mul":
            self.tensors.not_repeated(expr)
        return self.tensors.elementwise(row, args, expr.place)

    def _measured(self, expr: Expr) -> int | None:
        """The constant that ``len(x)`` and its like stand for."""
        size = self._measure(expr)
        return None if size is None else self.nodes.add(CONST, (), float(size), expr.place)

    def _measure(self, expr: Expr) -> int | None:
        """The whole number behind len(x), x.size or x.shape[0]; None for anything else."""
        at = expr.at[0] if isinstance(expr, Index) and len(expr.at) == 1 else None
        call = expr.base if isinstance(expr, Index) else expr
        if not isinstance(call, Apply) or call.function not in MEASURES or (call.function == "shape") != isinstance(expr, Index):
            return None
        node = self.tensor_called(call.args[0].name) if len(call.args) == 1 and isinstance(call.args[0], Name) else None
        if node is None or isinstance(at, Slice):
            raise refuse("measure", self.source.span(*call.place), name=call.function)
        self.named(Name(call.args[0].name) if isinstance(call.args[0], Name) else Name(""))
        shape = self.nodes.shape[node]
        if at is None:
            return shape[0] if call.function == "len" else prod(shape)
        place = self.wholes.value(at)
        if not -len(shape) <= place < len(shape):
            raise refuse("measure_place", self.source.span(*expr.place), count=len(shape))
        return shape[place]

    def inline(self, function: Define, args: Sequence[int], place: Place) -> int:
        """The function's body with ``args`` for its parameters; the graph keeps the call as a group."""
        name = function.name
        span = self.source.span(*place)
        if name in self.calling:
            raise refuse("recursion", span, name=name, chain=" → ".join([*self.calling[self.calling.index(name) :], name]))
        if len(self.calling) >= self.limits.calls:
            raise refuse("calls_deep", span, count=len(self.calling) + 1, limit=self.limits.calls)
        self.count(1, place)
        outer = self.scope
        self.scope = Scope(dict(zip(function.params, args, strict=True)), outer=self.program, function=name)
        self.calling.append(name)
        result: list[int] = []
        self.grouped("call", name, place, lambda: result.append(self.body(function)), args)
        self.calling.pop()
        self.scope = outer
        return result[0]

    def _whole(self, name: str) -> int | None:
        """The whole number that ``name`` stands for, if it is one; marks it as used."""
        known = self.scope.find(name)
        self.used.add(name)
        return known.value if isinstance(known, Whole) else None
