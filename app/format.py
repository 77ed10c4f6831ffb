"""Numbers as a person reads them, by the same rules as static/js/format.js. Knows no trace."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

MINUS = "−"
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def short(value: float | None) -> str:
    """At most four significant digits: plain from 0.0001 to 9999 and for round numbers below a million, else × 10ⁿ."""
    known = _special(value)
    if known is not None or value is None:
        return known or ""
    digits, exponent = _parts(value, 4)
    whole = exponent <= 5 and Decimal(abs(value)) == Decimal(int(digits)).scaleb(exponent - len(digits) + 1)
    return _write(value, digits, exponent, exponent >= -4 and (exponent <= 3 or whole))


def exact(value: float | None) -> str:
    """Every digit needed to tell this number from its neighbours."""
    known = _special(value)
    if known is not None or value is None:
        return known or ""
    digits, exponent = _parts(value, 0)
    return _write(value, digits, exponent, -7 <= exponent < 21)


def _special(value: float | None) -> str | None:
    if value is None:
        return ""
    if math.isnan(value):
        return "undefined"
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
