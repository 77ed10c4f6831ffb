"""The table of tensor operations: one row each. Adding an operation is adding a row; the tests run over the table. Knows no graph."""

from __future__ import annotations

from typing import Any

from engine.phrases import say
from engine.tensors import lanes, moves, products, reductions, solves
from engine.tensors.lanes import Kernel
from engine.tensors.operation import Operation, Ready
from engine.tensors.spelling import bracketed, brackets, call, listed, operator, reshaped, transposed

_VECTOR = [0.7, -1.3, 2.1]
_MATRIX = [[0.7, -1.3, 2.1], [1.9, 0.4, -0.8]]
_CUBE = [[[0.5, -1.1], [1.7, 0.3]], [[-0.6, 2.2], [0.9, 1.4]], [[1.2, -0.4], [0.8, -1.9]]]
_SQUARE = [[2.1, -0.6, 0.8], [0.3, 1.7, -1.1], [-0.9, 0.5, 1.4]]
_PAIR = [[1.7, 0.6], [-0.4, 2.2]]
_REDUCED: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((_VECTOR,), {}),
    ((_MATRIX,), {"axis": 0}),
    ((_MATRIX,), {"axis": -1, "keepdims": True}),
    ((_CUBE,), {"axis": (0, 2)}),
    ((_MATRIX,), {}),
)
_RUN: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (((_VECTOR,), {}), ((_MATRIX,), {"axis": 0}), ((_CUBE,), {"axis": 1}))
_AXIS = {"axis": None, "keepdims": False}


def _word(name: str) -> str:
    return rf"\operatorname{{{{{name}}}}}{{below}}\left({{x}}\right)"


def _reduction(name: str, kernel: Kernel, symbol: str, gloss: str, tex: str = "", **more: Any) -> Operation:
    options = more.pop("options", _AXIS)
    return Operation(
        name, symbol, gloss, tex or _word(name), more.pop("ready", lanes.reduced), lanes.computed(kernel), lanes.differentiated(kernel), lanes.written(kernel),
        call(**options), more.pop("samples", _REDUCED), options=options, **more,
    )  # fmt: skip


def _scan(name: str, kernel: Kernel, symbol: str, gloss: str, axis: int | None, **more: Any) -> Operation:
    options = {"axis": axis}
    return Operation(
        name, symbol, gloss, _word(name.replace("_", r"\_")), lanes.along(kernel), lanes.computed(kernel), lanes.differentiated(kernel), lanes.written(kernel),
        call(**options), _RUN, options=options, **more,
    )  # fmt: skip


def _move(name: str, ready: Ready, symbol: str, gloss: str, samples: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...], **more: Any) -> Operation:
    options = more.pop("options", {})
    spelling = more.pop("spelling", None) or call(**options)
    return Operation(
        name, symbol, gloss, more.pop("tex", "") or _word(name.replace("_", r"\_")), ready, moves.moved, moves.moved_linear, moves.write_moved,
        spelling, samples, options=options, **more,
    )  # fmt: skip


_SPREAD_SAMPLES = (*_REDUCED, ((_MATRIX,), {"axis": 1, "ddof": 1}))
_MATMUL = r"{x} \, {y}"

ROWS: tuple[Operation, ...] = (
    # along axes
    _reduction("sum", reductions.SUM, "Σ", "sum of all numbers, or along an axis", r"\textstyle\sum{below} {x}"),
    _reduction("mean", reductions.MEAN, "mean", "arithmetic mean"),
    _reduction("prod", reductions.PROD, "Π", "product of all numbers, or along an axis", r"\textstyle\prod{below} {x}", diagnose=lanes.underflow),
    _reduction("amax", reductions.MAX, "max", "largest of all numbers, or along an axis", r"\max{below} {x}", aliases=("max",), word="max"),
    _reduction("amin", reductions.MIN, "min", "smallest of all numbers, or along an axis", r"\min{below} {x}", aliases=("min",), word="min"),
    _reduction("norm", reductions.NORM, "‖·‖", "Euclidean length, the root of the sum of squares", r"\left\lVert {x} \right\rVert{below}",
               ready=lanes.length, options={"ord": None, **_AXIS}),
    _reduction("logsumexp", reductions.LOGSUMEXP, "LSE", "logarithm of the sum of exponentials, a smooth maximum"),
    _reduction("var", reductions.VAR, "var", "variance, the mean squared distance from the mean", options={**_AXIS, "ddof": 0}, samples=_SPREAD_SAMPLES),
    _reduction("std", reductions.STD, "std", "standard deviation", options={**_AXIS, "ddof": 0}, samples=_SPREAD_SAMPLES),
    Operation(
        "trace", "tr", "sum of a matrix's diagonal", r"\operatorname{{tr}} {x}", lanes.traced, lanes.computed(reductions.SUM),
        lanes.differentiated(reductions.SUM), lanes.written(reductions.SUM), call(), (((_SQUARE,), {}), ((_MATRIX,), {})),
    ),
    _scan("cumsum", reductions.CUMSUM, "Σ…", "list of running sums", None),
    _scan("cumprod", reductions.CUMPROD, "Π…", "list of running products", None, diagnose=lanes.underflow),
    _scan("softmax", reductions.SOFTMAX, "softmax", "softmax, exponentials as shares of their sum", -1),
    _scan("log_softmax", reductions.LOG_SOFTMAX, "log softmax", "logarithm of the softmax", -1),
    # products
    Operation(
        "matmul", "@", "matrix product", _MATMUL, products.ready_matmul, products.matmul, products.matmul_linear, products.write_matmul,
        operator("{x} @ {y}"),
        (((_MATRIX, _VECTOR), {}), (([0.4, 1.1], _MATRIX), {}), ((_PAIR, _MATRIX), {}), ((_VECTOR, [1.1, 0.2, -0.7]), {})),
        (2, 2), ("mm", "mv", "dot"),
    ),
    Operation(
        "inner", "⟨·,·⟩", "sum of the products of two vectors", r"\left\langle {x}, {y} \right\rangle", products.ready_inner, products.matmul,
        products.matmul_linear, products.write_matmul, call(), (((_VECTOR, [1.1, 0.2, -0.7]), {}),), (2, 2), ("vdot",),
    ),
    Operation(
        "outer", "⊗", "outer product, every number of one vector times every number of the other", r"{x} \otimes {y}", products.ready_outer, products.outer,
        products.outer_linear, products.write_outer, call(), (((_VECTOR, [0.4, 1.1]), {}), ((_PAIR, _VECTOR), {})), (2, 2),
    ),
    # square matrices
    Operation(
        "solve", "A⁻¹b", "x for which A x = b", r"{x}^{{-1}} {y}", solves.ready_solve, solves.solve, solves.solve_linear, solves.write_solve,
        call(), (((_SQUARE, _VECTOR), {}), ((_PAIR, _MATRIX), {}), (([[0.7]], [1.9]), {})), (2, 2),
        domain=say("domain_regular"), diagnose=solves.diagnose_division,
    ),
    Operation(
        "inv", "A⁻¹", "inverse of a square matrix", r"{x}^{{-1}}", solves.ready_inverse, solves.inverse, solves.inverse_linear, solves.write_inverse,
        call(), (((_SQUARE,), {}), ((_PAIR,), {}), (([[0.7]],), {})), aliases=("inverse",),
        domain=say("domain_regular"), diagnose=solves.diagnose_division,
    ),
    Operation(
        "det", "det", "determinant of a square matrix", r"\det {x}", solves.ready_square, solves.det, solves.det_linear, solves.write_det,
        call(), (((_SQUARE,), {}), ((_PAIR,), {}), (([[0.7]],), {})), diagnose=solves.diagnose_det,
    ),
    Operation(
        "logdet", "ln det", "natural logarithm of the determinant", r"\ln\det {x}", solves.ready_square, solves.logdet, solves.logdet_linear,
        solves.write_logdet, call(), (((_SQUARE,), {}), ((_PAIR,), {}), (([[0.7]],), {})),
        domain=say("domain_determinant"), diagnose=solves.diagnose_logdet,
    ),
    # numbers moved, none changed
    _move(
        "pick", moves.ready_pick, "[ ]", "part with these places",
        (
            ((_VECTOR,), {"index": 1}), ((_VECTOR,), {"index": slice(None, None, -2)}), ((_MATRIX,), {"index": (slice(None), slice(1, 3))}),
            ((_CUBE,), {"index": (Ellipsis, -1)}), ((_VECTOR,), {"index": (slice(None), None)}),
        ),
        options={"index": ()}, spelling=brackets,
    ),
    _move("transpose", moves.ready_transpose, "ᵀ", "transpose, rows and columns exchanged", (((_MATRIX,), {}), ((_CUBE,), {"axes": (1, 2, 0)})),
          options={"axes": None}, spelling=transposed, aliases=("permute",)),
    _move("reshape", moves.ready_reshape, "shape", "same list of numbers in another shape", (((_MATRIX,), {"shape": (3, 2)}), ((_CUBE,), {"shape": (-1, 4)})),
          options={"shape": -1}, spelling=reshaped, aliases=("view",)),
    _move("ravel", moves.ready_ravel, "ravel", "list of all numbers in one row", (((_MATRIX,), {}),), aliases=("flatten",)),
    _move("diagonal", moves.ready_diagonal, "diagonal", "diagonal of a matrix", (((_SQUARE,), {}), ((_MATRIX,), {"offset": 1})), options={"offset": 0}),
    _move("flip", moves.ready_flip, "flip", "same list in the opposite order", (((_VECTOR,), {}), ((_MATRIX,), {"axis": 1})), options={"axis": None}),
    _move("squeeze", moves.ready_squeeze, "squeeze", "same list with axes of length 1 left out", ((([[0.7, 1.1]],), {}), (([[0.7], [1.1]],), {"axis": 1})),
          options={"axis": None}),
    _move("expand_dims", moves.ready_widen, "expand dims", "same list with a new axis of length 1", (((_VECTOR,), {"axis": 1}), ((_VECTOR,), {})),
          options={"axis": 0}, aliases=("unsqueeze",)),
    _move("broadcast_to", moves.ready_broadcast, "broadcast", "repetition of these numbers that fills a shape",
          (((_VECTOR,), {"shape": (2, 3)}), ((0.7,), {"shape": (2, 2)})), options={"shape": ()}, spelling=reshaped),
    _move("diag", moves.ready_diag, "diag", "matrix with these numbers on its diagonal; of a matrix, its diagonal", (((_VECTOR,), {}), ((_SQUARE,), {}))),
    _move("array", moves.ready_array, "[…]", "vector or matrix of these numbers", (((0.7, -1.3, 2.1, 0.4), {"shape": (2, 2)}), ((0.7, 1.1), {})),
          options={"shape": None}, spelling=bracketed, arity=(1, None)),
    _move("stack", moves.ready_stack, "stack", "stack of tensors of one shape along a new axis",
          (((_VECTOR, [1.1, 0.2, -0.7]), {}), ((_VECTOR, [1.1, 0.2, -0.7]), {"axis": -1}), ((0.7, 1.1, 0.2), {})), options={"axis": 0}, spelling=listed(axis=0),
          arity=(1, None)),
    _move("concatenate", moves.ready_concatenate, "concat", "joint list of tensors, one after the other along an axis",
          (((_VECTOR, [1.1, 0.2]), {}), ((_MATRIX, _PAIR), {"axis": 1})), options={"axis": 0}, spelling=listed(axis=0), arity=(1, None),
          aliases=("concat", "cat")),
)  # fmt: skip

OPERATIONS: dict[str, Operation] = {row.name: row for row in ROWS}
ALIASES: dict[str, Operation] = {word: row for row in ROWS for word in (row.name, *row.aliases)}
"""By every word. ``max`` and ``min`` stand here for one tensor; with two arguments they are the scalar primitives, element by element."""
OPTION_WORDS: dict[str, str] = {"dim": "axis", "keepdim": "keepdims", "correction": "ddof", "dims": "axis", "newshape": "shape", "p": "ord"}
"""What others call the options."""
