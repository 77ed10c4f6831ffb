"""The partials of the table as trees: compiled to numbers, written in a node's own labels, lightly simplified. Knows no graph.

Only the texts of the table are compiled; nothing that a person typed comes here.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from engine.limits import Limits
from engine.parser import parse_program
from engine.primitives import BY_WORD, CONSTANTS, TABLE, Primitive, Singular, Status
from engine.syntax import Apply, Bare, Expr, Name, Number, leaves_first
from engine.words import Words

ARGUMENTS = ("x", "y", "w")


Part: TypeAlias = Callable[[tuple[float, ...]], float]


@dataclass(frozen=True, slots=True)
class Rule:
    """One argument slot of one primitive: the formula as a tree, and as a function of the tuple (x[, y[, w]], z)."""

    tree: Expr
    value: Part
    singular: tuple[Singular, ...]


def read_formula(text: str) -> Expr:
    """A formula of the table as a tree of primitives; raises ValueError for one that the language would refuse."""
    _, statements = parse_program(text, Limits())
    statement = statements[0]
    if len(statements) != 1 or not isinstance(statement, Bare):
        raise ValueError(f"a rule is one expression: {text!r}")
    return rebuild(statement.value, _fold_signs)


def rebuild(root: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """The tree with ``change`` applied to every part, arguments first."""
    done: list[Expr] = []
    for expr in leaves_first(root):
        if isinstance(expr, Apply):
            count = len(expr.args)
            args = tuple(done[len(done) - count :])
            del done[len(done) - count :]
            done.append(change(Apply(expr.function, args)))
        else:
            done.append(change(expr))
    return done[0]


def _fold_signs(expr: Expr) -> Expr:
    if isinstance(expr, Apply) and expr.function == "neg" and isinstance(expr.args[0], Number):
        return Number(-expr.args[0].value)
    return expr


def compile_tree(tree: Expr, product: Callable[[float, float], float] | None = None) -> Part:
    """The tree as a function of the tuple (x[, y[, w]], z), made of closures; ``product`` stands in for the primitive mul."""
    done: list[Part] = []
    for expr in leaves_first(tree):
        if isinstance(expr, Number):
            done.append(_constant(expr.value))
        elif isinstance(expr, Name):
            done.append(_constant(CONSTANTS[expr.name]) if expr.name in CONSTANTS else _argument(expr.name))
        elif isinstance(expr, Apply):
            count = len(expr.args)
            parts = done[len(done) - count :]
            del done[len(done) - count :]
            row = BY_WORD[expr.function]
            done.append(_applied(product if product is not None and row.name == "mul" else row.evaluate, parts))
    return done[0]


def _constant(value: float) -> Part:
    return lambda values: value


def _argument(name: str) -> Part:
    place = -1 if name == "z" else ARGUMENTS.index(name)
    return lambda values: values[place]


def _applied(function: Callable[..., float], parts: list[Part]) -> Part:
    if len(parts) == 1:
        (first,) = parts
        return lambda values: function(first(values))
    if len(parts) == 2:
        first, second = parts
        return lambda values: function(first(values), second(values))
    return lambda values: function(*(part(values) for part in parts))


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """One rule an argument of the primitive called ``name``."""
    row = TABLE[name]
    made = []
    for slot, text in enumerate(row.partials):
        tree = read_formula(text)
        made.append(Rule(tree, compile_tree(tree), tuple(case for case in row.singular if case.slot == slot)))
    if len(made) != row.arity:
        raise ValueError(f"{name}: got {len(made)} partials, expected {row.arity}")
    return tuple(made)


def partial_at(row: Primitive, slot: int, values: tuple[float, ...]) -> tuple[float, Status, Words | None]:
    """The partial of ``row`` in argument ``slot`` at ``values`` = (x[, y[, w]], z): its number, its status and the convention used, if any."""
    rule = rules(row.name)[slot]
    for case in rule.singular:
        if case.when(*values):
            return (rule.value(values) if case.value is None else case.value), case.status, case.note
    number = rule.value(values)
    if math.isfinite(number):
        return number, "smooth", None
    return number, ("undefined" if number != number else "infinite"), None


def labelled(row: Primitive, slot: int, arguments: tuple[Expr, ...], result: Expr) -> Expr:
    """The partial's formula with the node's own labels (or constant arguments) for x, y and z, lightly simplified."""
    words = dict(zip(ARGUMENTS, arguments, strict=False)) | {"z": result}

    def put(expr: Expr) -> Expr:
        return words.get(expr.name, expr) if isinstance(expr, Name) else simplify(expr)

    return rebuild(rules(row.name)[slot].tree, put)


def simplify(expr: Expr) -> Expr:
    """One application with its identities used: numbers folded, 0 and 1 dropped, x^2 kept as a power. Exact at every point."""
    if not isinstance(expr, Apply):
        return expr
    args = expr.args
    numbers = [arg.value if isinstance(arg, Number) else None for arg in args]
    name = expr.function
    if name in ("add", "sub", "mul", "pow", "neg") and None not in numbers:
        value = TABLE[name].evaluate(*numbers)
        if math.isfinite(value):
            return Number(value)
    if (name == "mul" and numbers[0] == 1) or (name == "add" and numbers[0] == 0):
        return args[1]
    if (name in ("mul", "div", "pow") and numbers[-1] == 1) or (name in ("add", "sub") and numbers[-1] == 0):
        return args[0]
    if name == "pow" and numbers[1] == 0:
        return Number(1.0)
    if name == "mul" and numbers[0] == -1:
        return Apply("neg", (args[1],))
    return expr
