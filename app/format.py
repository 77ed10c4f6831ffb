"""Numbers, arrays and Jacobians as a person reads them, by the same rules as static/js/format.js. Knows no trace."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeAlias

from app.messages import ENGLISH, sentence

Known: TypeAlias = float | Mapping[str, Any] | None
"""A number, an array or a Jacobian as the wire has it, or nothing."""
WHOLE = 4  # numbers of an array that is written whole
EXACT = 16  # and where every digit is wanted
DIGITS = 24  # of a count that is written whole
MINUS = "−"
spoken_here: ContextVar[str] = ContextVar("spoken_here", default=ENGLISH)
"""The language of the few words that stand among numbers. A run of the command line has one."""
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def short(value: Known) -> str:
    """At most four significant digits: plain from 0.0001 to 9999 and for round numbers below a million, else × 10ⁿ. Of an array the first numbers."""
    if isinstance(value, Mapping):
        return _jacobian(value) if "structure" in value else _array(value, short, WHOLE)
    known = _special(value)
    if known is not None or value is None:
        return known or ""
    digits, exponent = _parts(value, 4)
    whole = exponent <= 5 and Decimal(abs(value)) == Decimal(int(digits)).scaleb(exponent - len(digits) + 1)
    return _write(value, digits, exponent, exponent >= -4 and (exponent <= 3 or whole))


def exact(value: Known) -> str:
    """Every digit needed to tell this number from its neighbours. A long array is cut all the same."""
    if isinstance(value, Mapping):
        return _jacobian(value) if "structure" in value else _array(value, exact, EXACT)
    known = _special(value)
    if known is not None or value is None:
        return known or ""
    digits, exponent = _parts(value, 0)
    return _write(value, digits, exponent, -7 <= exponent < 21)


def grouped(digits: str) -> str:
    """An exact count, with its thousands apart where they are many; a very long one by its size."""
    if len(digits) > DIGITS:
        return short(float(digits))
    return f"{int(digits):,}".replace(",", "\u202f") if len(digits) > 4 else digits


def is_zero(value: Known) -> bool:
    """Whether a number is 0, or every number of an array."""
    return value is not None and (value["norm"] if isinstance(value, Mapping) else value) == 0


def shape_text(shape: list[int]) -> str:
    """``2×3``; a vector of three is ``3``."""
    return "×".join(map(str, shape))


def _word(name: str) -> str:
    return sentence(name, {}, spoken_here.get())


def _jacobian(value: Mapping[str, Any]) -> str:
    kind = _word("kind-" + value["structure"])
    return f"{kind}, {shape_text(value['shape'])}"


def _array(value: Mapping[str, Any], write: Callable[[float], str], whole: int) -> str:
    """In brackets, row by row: whole where it has few numbers, else its beginning."""
    shape, data = value["shape"], [float(number) for number in value["data"]]
    few = math.prod(shape) <= whole

    def listed(axis: int, first: int) -> str:
        if axis == len(shape):
            return write(data[first])
        length, stride = shape[axis], math.prod(shape[axis + 1 :])
        most = length if few else 1 if axis < len(shape) - 1 else 2 if axis else 3 if length > WHOLE else length
        items = [listed(axis + 1, first + stride * place) for place in range(min(most, length))]
        return f"[{', '.join([*items, '…'] if length > most else items)}]"

    return listed(0, 0)


def _special(value: float | None) -> str | None:
    if value is None:
        return ""
    if math.isnan(value):
        return _word("number-undefined")
    if math.isinf(value):
        return "∞" if value > 0 else MINUS + "∞"
    if value == 0:
        return MINUS + "0" if math.copysign(1, value) < 0 else "0"
    return None


def _parts(value: float, significant: int) -> tuple[str, int]:
    """Digits without trailing zeros, and the power of ten of the first. ``significant`` 0: all that the shortest spelling has."""
    number = Decimal(abs(value)) if significant else Decimal(repr(abs(value)))
    if significant:
        # Rounded from the exact value, ties away from zero, as toExponential does; Decimal's own context would round twice.
        number = number.quantize(Decimal(1).scaleb(number.adjusted() - significant + 1), rounding=ROUND_HALF_UP)
    digits = "".join(map(str, number.as_tuple().digits)).rstrip("0")
    return digits, number.adjusted()


def _write(value: float, digits: str, exponent: int, plain: bool) -> str:
    sign = MINUS if value < 0 else ""
    if not plain:
        mantissa = f"{digits[0]}.{digits[1:]}" if len(digits) > 1 else digits
        return f"{sign}{mantissa}×10{str(exponent).translate(_SUPERSCRIPTS)}"
    if exponent < 0:
        return f"{sign}0.{'0' * (-exponent - 1)}{digits}"
    whole, rest = digits[: exponent + 1].ljust(exponent + 1, "0"), digits[exponent + 1 :]
    return sign + whole + (f".{rest}" if rest else "")
