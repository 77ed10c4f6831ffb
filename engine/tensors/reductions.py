"""The kernels of sums, products, extremes, norms and softmax on lanes of numbers: value, partials, the same in scalar primitives. Knows no axis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.phrases import say
from engine.tensors.lanes import Kernel, Options, folded, running
from engine.tensors.operation import SMOOTH, Emit, Remark, fold
from engine.tensors.shapes import Array

_SMALLEST, _LARGEST = 1e-280, 1e280
"""Outside these a sum of squares may have lost digits, or everything."""


def total(numbers: Array) -> Array:
    """The sum of every lane, added from the left: NumPy's own sum adds in pairs, and a scalar program does not."""
    return np.asarray(np.add.accumulate(numbers, axis=1)[:, -1])


def strong(left: Array, right: Array) -> Array:
    """The product with strong zeros."""
    product = np.asarray(left * right)
    product[(left == 0) | (right == 0)] = 0.0
    return product


def _mean(numbers: Array, options: Options) -> Array:
    return np.asarray(total(numbers) / numbers.shape[1])


def _write_mean(nodes: Sequence[int], options: Options, emit: Emit) -> list[int]:
    return [emit.apply("div", fold(emit, "add", nodes), emit.number(float(len(nodes))))]


# --- products: never divided, so that zeros have their right partials ---------------------------------------------------------


def _running_product(numbers: Array) -> Array:
    return np.asarray(np.multiply.accumulate(numbers, axis=1))


def _before(numbers: Array) -> Array:
    """The product of all numbers before each one."""
    ones = np.ones((len(numbers), 1))
    return _running_product(np.concatenate((ones, numbers[:, :-1]), axis=1))


def _strong_running(numbers: Array) -> Array:
    """Running products along the last axis in which a zero stays zero, whatever comes."""
    products = np.multiply.accumulate(numbers, axis=-1)
    products[np.logical_or.accumulate(numbers == 0, axis=-1)] = 0.0
    return np.asarray(products)


def _prod_slope(numbers: Array, result: Array, options: Options) -> Array:
    reverse = np.concatenate((np.ones((len(numbers), 1)), numbers[:, :0:-1]), axis=1)
    return strong(_before(numbers), _strong_running(reverse)[:, ::-1])


def _cumprod_slope(numbers: Array, result: Array, options: Options) -> Array:
    many, long = numbers.shape
    argument, place = np.arange(long)[:, None], np.arange(long)[None, :]
    later = np.where(place > argument, numbers[:, None, :], 1.0)  # [lane, argument, result]
    slope = strong(np.broadcast_to(_before(numbers)[:, :, None], (many, long, long)), _strong_running(later))
    return np.where(place >= argument, slope, 0.0).transpose(0, 2, 1)


# --- extremes: two at a time from the left --------------------------------------------------------------------------------------


def _max_slope(numbers: Array, result: Array, options: Options) -> Array:
    """Each new number takes over from the largest so far: wholly, or by half at a tie; what it takes is lost to all before."""
    so_far = np.maximum.accumulate(numbers, axis=1)[:, :-1]
    new = numbers[:, 1:]
    share = np.where(new == so_far, 0.5, np.where(new > so_far, 1.0, np.where(new < so_far, 0.0, np.nan)))
    kept = _strong_running((1.0 - share)[:, ::-1])[:, ::-1]
    ones = np.ones((len(numbers), 1))
    return strong(np.concatenate((ones, share), axis=1), np.concatenate((kept, ones), axis=1))


def _min_slope(numbers: Array, result: Array, options: Options) -> Array:
    return _max_slope(-numbers, -result, options)


def _tie(numbers: Array, result: Array) -> Remark:
    if ((numbers == result[:, None]).sum(axis=1) > 1).any():
        return "subgradient", say("remark_ties")
    return SMOOTH


# --- lengths and spreads --------------------------------------------------------------------------------------------------------


def _norm(numbers: Array, options: Options) -> Array:
    squares = total(numbers * numbers)
    result = np.sqrt(squares)
    largest = np.abs(numbers).max(axis=1)
    lost = ((squares < _SMALLEST) | (squares > _LARGEST)) & np.isfinite(largest) & (largest > 0)
    if lost.any():
        scale = largest[lost][:, None]
        result[lost] = largest[lost] * np.sqrt(total((numbers[lost] / scale) ** 2))
    return result


def _norm_slope(numbers: Array, result: Array, options: Options) -> Array:
    length = result[:, None]
    return np.where(length == 0, 0.0, numbers / np.where(length == 0, 1.0, length))


def _tip(numbers: Array, result: Array) -> Remark:
    return ("subgradient", say("remark_norm")) if (result == 0).any() else SMOOTH


def _write_norm(nodes: Sequence[int], options: Options, emit: Emit) -> list[int]:
    if len(nodes) == 1:
        return [emit.apply("abs", nodes[0])]
    return [emit.apply("sqrt", fold(emit, "add", [emit.apply("square", node) for node in nodes]))]


def _away(numbers: Array) -> Array:
    return np.asarray(numbers - (total(numbers) / numbers.shape[1])[:, None])


def _var(numbers: Array, options: Options) -> Array:
    away = _away(numbers)
    return np.asarray(total(away * away) / (numbers.shape[1] - options["ddof"]))


def _var_slope(numbers: Array, result: Array, options: Options) -> Array:
    return np.asarray(2.0 * _away(numbers) / (numbers.shape[1] - options["ddof"]))


def _write_var(nodes: Sequence[int], options: Options, emit: Emit) -> list[int]:
    (mean,) = _write_mean(nodes, options, emit)
    squares = [emit.apply("square", emit.apply("sub", node, mean)) for node in nodes]
    return [emit.apply("div", fold(emit, "add", squares), emit.number(float(len(nodes) - options["ddof"])))]


def _std(numbers: Array, options: Options) -> Array:
    variance = _var(numbers, options)
    result = np.sqrt(variance)
    lost = (variance < _SMALLEST) | (variance > _LARGEST)
    if lost.any():
        result[lost] = _norm(_away(numbers[lost]), options) / np.sqrt(numbers.shape[1] - options["ddof"])
    return np.asarray(result)


def _std_slope(numbers: Array, result: Array, options: Options) -> Array:
    spread = result[:, None]
    slope = _away(numbers) / (np.where(spread == 0, 1.0, spread) * (numbers.shape[1] - options["ddof"]))
    return np.where(spread == 0, 0.0, slope)


def _even(numbers: Array, result: Array) -> Remark:
    return ("subgradient", say("remark_deviation")) if (result == 0).any() else SMOOTH


# --- exponentials, from the largest down so that none overflows -----------------------------------------------------------------


def _lowered(numbers: Array) -> tuple[Array, Array]:
    """The largest of every lane, and e to each number's distance from it; where the largest is infinite, it is its own distance 0."""
    largest = numbers.max(axis=1, keepdims=True)
    return largest[:, 0], np.exp(np.where(numbers == largest, 0.0, numbers - largest))


def _logsumexp(numbers: Array, options: Options) -> Array:
    largest, powers = _lowered(numbers)
    return np.asarray(largest + np.log(total(powers)))


def _shares(numbers: Array) -> Array:
    _, powers = _lowered(numbers)
    return np.asarray(powers / total(powers)[:, None])


def _softmax(numbers: Array, options: Options) -> Array:
    return np.where(np.isposinf(numbers), np.nan, _shares(numbers))


def _write_logsumexp(nodes: Sequence[int], options: Options, emit: Emit) -> list[int]:
    return [fold(emit, "logaddexp", nodes)]


def _write_log_softmax(nodes: Sequence[int], options: Options, emit: Emit) -> list[int]:
    whole = fold(emit, "logaddexp", nodes)
    return [emit.apply("sub", node, whole) for node in nodes]


def _write_softmax(nodes: Sequence[int], options: Options, emit: Emit) -> list[int]:
    return [emit.apply("exp", node) for node in _write_log_softmax(nodes, options, emit)]


def _softmax_slope(numbers: Array, result: Array, options: Options) -> Array:
    # The diagonal z·(1 − z) is z times the other shares, added up: 1 − z would lose the small ones.
    long = numbers.shape[1]
    slope = strong(-result[:, :, None], result[:, None, :])
    slope[:, np.arange(long), np.arange(long)] = -np.where(np.eye(long, dtype=bool), 0.0, slope).sum(axis=2)
    return np.asarray(slope)


def _log_softmax(numbers: Array, options: Options) -> Array:
    largest, powers = _lowered(numbers)
    return np.asarray((numbers - largest[:, None]) - np.log(total(powers))[:, None])


def _log_softmax_slope(numbers: Array, result: Array, options: Options) -> Array:
    long = numbers.shape[1]
    others = np.where(np.eye(long, dtype=bool), 0.0, _shares(numbers)[:, None, :])
    slope = -others
    slope[:, np.arange(long), np.arange(long)] = others.sum(axis=2)
    return np.asarray(slope)


SUM = Kernel(lambda x, _: total(x), lambda x, z, _: np.ones_like(x), folded("add"))
MEAN = Kernel(_mean, lambda x, z, _: np.full_like(x, 1.0 / x.shape[1]), _write_mean)
PROD = Kernel(lambda x, _: _running_product(x)[:, -1], _prod_slope, folded("mul"))
MAX = Kernel(lambda x, _: np.maximum.reduce(x, axis=1), _max_slope, folded("max"), remark=_tie)
MIN = Kernel(lambda x, _: np.minimum.reduce(x, axis=1), _min_slope, folded("min"), remark=_tie)
NORM = Kernel(_norm, _norm_slope, _write_norm, remark=_tip)
VAR = Kernel(_var, _var_slope, _write_var)
STD = Kernel(
    _std,
    _std_slope,
    lambda nodes, options, emit: [emit.apply("sqrt", node) for node in _write_var(nodes, options, emit)],
    remark=_even,
)
LOGSUMEXP = Kernel(_logsumexp, lambda x, z, _: _shares(x), _write_logsumexp)
CUMSUM = Kernel(lambda x, _: np.add.accumulate(x, axis=1), lambda x, z, _: np.ones((*x.shape, x.shape[1])), running("add"), "below")
CUMPROD = Kernel(lambda x, _: _running_product(x), _cumprod_slope, running("mul"), "below")
SOFTMAX = Kernel(_softmax, _softmax_slope, _write_softmax, "full")
LOG_SOFTMAX = Kernel(_log_softmax, _log_softmax_slope, _write_log_softmax, "full")
