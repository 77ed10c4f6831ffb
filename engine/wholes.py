"""Whole-number arithmetic in ranges and places, done before the program runs. Knows names' values only through a callback."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from engine.source import Source
from engine.syntax import Apply, Assign, Bare, Define, Expr, Index, Listing, Loop, Name, Number, Over, Return, Slice, Statement
from engine.wording import refuse

_LARGEST = 10**12
_LARGEST_POWER = 40  # 2^40 is past the largest number already
COUNTS = {"reshape": 1, "zeros": 0, "ones": 0, "eye": 0, "arange": 0}
"""Functions with arguments that are whole numbers, and the place of the first one."""
MEASURES = ("len", "shape", "size")
"""Functions that count the numbers of a tensor."""
_RESULT: dict[str, Callable[[int, int], int]] = {
    "add": lambda x, y: x + y,
    "sub": lambda x, y: x - y,
    "mul": lambda x, y: x * y,
    "mod": lambda x, y: x % y,
    "floordiv": lambda x, y: x // y,
    "pow": lambda x, y: x ** (y if abs(x) < 2 else min(y, _LARGEST_POWER)),
}


class Wholes:
    """Evaluates whole-number formulas of one source; ``meaning(name)`` gives a name's whole number or None, ``measure`` the length of a tensor."""

    def __init__(self, source: Source, meaning: Callable[[str], int | None], measure: Callable[[Expr], int | None]) -> None:
        self.source = source
        self.meaning = meaning
        self.measure = measure

    def value(self, root: Expr) -> int:
        """The whole number of a formula of + − * // % ^ and names. Raises PathsumError E_NUMBER, located at the part that is none."""
        done: list[int] = []
        stack: list[tuple[Expr, bool]] = [(root, False)]
        while stack:
            expr, ready = stack.pop()
            if isinstance(expr, Number):
                if not expr.value.is_integer() or abs(expr.value) > _LARGEST:  # ∞ is no integer
                    raise refuse("whole", self.source.span(*expr.place))
                done.append(int(expr.value))
            elif isinstance(expr, Name):
                number = self.meaning(expr.name)
                if number is None:
                    raise refuse("whole_input", self.source.span(*expr.place), name=expr.name)
                done.append(number)
            else:
                name, args = _operation(expr)
                if name is None:
                    size = self.measure(expr)
                    if size is None:
                        raise refuse("whole", self.source.span(*expr.place))
                    done.append(size)
                    continue
                if not ready:
                    stack.append((expr, True))
                    stack.extend((arg, False) for arg in reversed(args))
                    continue
                right = done.pop()
                if name == "neg":
                    done.append(-right)
                    continue
                left = done.pop()
                if (name in ("mod", "floordiv") and right == 0) or (name == "pow" and right < 0):
                    raise refuse("whole", self.source.span(*expr.place))
                result = _RESULT[name](left, right)
                if abs(result) > _LARGEST:
                    raise refuse("whole", self.source.span(*expr.place))
                done.append(result)
        return done[0]

    def small(self, expr: Expr) -> int | None:
        """The whole number that is written here, 0 to 9999; None for anything else."""
        return int(expr.value) if isinstance(expr, Number) and expr.value.is_integer() and 0 <= expr.value < 10_000 else None

    def place(self, expr: Expr) -> int:
        """A place in brackets: a whole number from 0."""
        at = self.value(expr)
        if at < 0:
            raise refuse("index_negative", self.source.span(*expr.place), at=at)
        return at

    def turns(self, expr: Expr, variable: str) -> range:
        """The turns of ``range(stop)``, ``range(start, stop)`` or ``range(start, stop, step)``."""
        if not isinstance(expr, Apply) or expr.function != "range" or not 1 <= len(expr.args) <= 3:
            raise refuse("range", self.source.span(*expr.place), name=variable)
        bounds = [self.value(arg) for arg in expr.args]
        if len(bounds) == 3 and bounds[2] == 0:
            raise refuse("range_step", self.source.span(*expr.args[2].place))
        return range(*bounds)


def _operation(expr: Expr) -> tuple[str | None, tuple[Expr, ...]]:
    if not isinstance(expr, Apply):
        return None, ()
    if expr.function == "floor" and isinstance(expr.args[0], Apply) and expr.args[0].function == "div":
        return "floordiv", expr.args[0].args  # a // b is read as floor(a/b)
    if expr.function == "neg" or (expr.function in _RESULT and len(expr.args) == 2):
        return expr.function, expr.args
    return None, ()


def bounds(at: Expr | Slice) -> tuple[Expr | None, ...]:
    """The whole numbers in one subscript."""
    return (at.start, at.stop, at.step) if isinstance(at, Slice) else (at,)


def counted_names(statements: Sequence[Statement]) -> set[str]:
    """Every name that counts turns or places somewhere: a number assigned to it is a constant, not an input."""
    found: set[str] = set()
    counting: list[Expr] = []
    stack: list[Expr] = []
    lines: list[Statement] = list(statements)
    while lines:
        statement = lines.pop()
        if isinstance(statement, Assign):
            stack.append(statement.value)
            if statement.at is not None:
                counting.append(statement.at)
        elif isinstance(statement, Return):
            stack.extend(statement.values)
        elif isinstance(statement, Bare):
            stack.append(statement.value)
        elif isinstance(statement, Loop):
            counting.append(statement.turns)
            lines.extend(statement.body)
        elif isinstance(statement, Define):
            lines.extend(statement.body)
    while stack:
        expr = stack.pop()
        if isinstance(expr, Apply):
            stack.extend(expr.args)
            counting.extend(expr.args[COUNTS[expr.function] :] if expr.function in COUNTS else ())
            counting.extend(value for _, value in expr.options)
        elif isinstance(expr, Listing):
            stack.extend(expr.items)
        elif isinstance(expr, Index):
            counting.extend(bound for at in expr.at for bound in bounds(at) if bound is not None)
            stack.append(expr.base)
        elif isinstance(expr, Over):
            counting.append(expr.turns)
            stack.append(expr.body)
    for root in counting:
        found.update(_names(root))
    return found


def _names(root: Expr) -> Iterable[str]:
    stack: list[Expr] = [root]
    while stack:
        expr = stack.pop()
        if isinstance(expr, Name):
            yield expr.name
        elif isinstance(expr, Apply) and expr.function not in MEASURES:
            stack.extend(expr.args)
        elif isinstance(expr, Listing):
            stack.extend(expr.items)
