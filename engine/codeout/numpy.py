"""The spelling of every primitive in NumPy, for numbers and for whole arrays of points. Knows no sweep."""

from __future__ import annotations

from engine.codeout.dialect import Dialect, Helper
from engine.codeout.python_helpers import HELPERS as PLAIN

SPELLINGS: dict[str, str] = {
    "mod": "np.mod({x}, {y})",
    "exp": "np.exp({x})",
    "log": "np.log({x})",
    "log2": "np.log2({x})",
    "log10": "np.log10({x})",
    "sqrt": "np.sqrt({x})",
    "sin": "np.sin({x})",
    "cos": "np.cos({x})",
    "tan": "np.tan({x})",
    "asin": "np.arcsin({x})",
    "acos": "np.arccos({x})",
    "atan": "np.arctan({x})",
    "atan2": "np.arctan2({x}, {y})",
    "sinh": "np.sinh({x})",
    "cosh": "np.cosh({x})",
    "tanh": "np.tanh({x})",
    "sigmoid": "sigmoid({x})",
    "softplus": "np.logaddexp({x}, 0.0)",
    "relu": "np.maximum({x}, 0.0)",
    "abs": "np.abs({x})",
    "sign": "np.sign({x})",
    "heaviside": "np.heaviside({x}, 0.5)",
    "max": "np.maximum({x}, {y})",
    "min": "np.minimum({x}, {y})",
    "compare": "np.where({test}, 1.0, 0.0)",
    "otherwise": "where({x}, {y}, {w})",
    "floor": "np.floor({x})",
    "ceil": "np.ceil({x})",
    "round": "np.round({x})",
    "erf": "erf({x})",
    "erfc": "erfc({x})",
    "erfinv": "inverse_erf({x})",
    "square": "np.square({x})",
    "reciprocal": "np.divide(1.0, {x})",
    "hypot": "np.hypot({x}, {y})",
    "rsqrt": "np.divide(1.0, np.sqrt({x} + 0.0))",
    "cbrt": "np.cbrt({x})",
    "exp2": "np.exp2({x})",
    "expm1": "np.expm1({x})",
    "log1p": "np.log1p({x})",
    "logaddexp": "np.logaddexp({x}, {y})",
    "xlogy": "xlogy({x}, {y})",
    "asinh": "np.arcsinh({x})",
    "acosh": "np.arccosh({x})",
    "atanh": "np.arctanh({x})",
    "sec": "np.divide(1.0, np.cos({x}))",
    "csc": "np.divide(1.0, np.sin({x}))",
    "cot": "np.divide(np.cos({x}), np.sin({x}))",
    "sinc": "all_sinc({x})",
    "gamma": "all_gamma({x})",
    "lgamma": "all_lgamma({x})",
    "digamma": "all_polygamma(0, {x})",
    "polygamma": "all_polygamma({x}, {y})",
    "silu": "all_silu({x})",
    "gelu": "all_gelu({x})",
    "leaky_relu": "np.where({x} > 0.0, {x}, 0.01*({x}))",
    "clip": "clip({x}, {y}, {w})",
    "deg2rad": "np.deg2rad({x})",
    "rad2deg": "np.rad2deg({x})",
    "strong": "strong({x}, {y})",
}
"""What is not here is an operator: + - * / ** and the minus sign; where with a comparison is np.where."""


def _each(name: str, function: str, needs: tuple[str, ...] = ()) -> Helper:
    """A function of single numbers, applied to every one of an array."""
    return Helper(f"{name} = np.vectorize({function}, otypes=[float])\n", needs)


HELPERS: dict[str, Helper] = {
    "strong": Helper('''\
def strong(u, p):
    """The product in which 0 wins, also over infinity: what carries nothing contributes nothing."""
    return np.where((u == 0) | (p == 0), 0.0, u*p)
'''),
    "where": Helper('''\
def where(x, y, w):
    return np.where(np.isnan(x), np.nan, np.where(x != 0, y, w))
'''),
    "sigmoid": Helper('''\
def sigmoid(x):
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, small)/(1.0 + small)
'''),
    "xlogy": Helper('''\
def xlogy(x, y):
    return np.where((x == 0) & ~np.isnan(y), 0.0, x*np.log(y))
'''),
    "clip": Helper('''\
def clip(x, low, high):
    return np.where(low <= high, np.minimum(np.maximum(x, low), high), np.nan)
'''),
    **{name: PLAIN[name] for name in ("sinpi", "sinc", "erfinv", "gamma", "lgamma", "polygamma", "silu", "gelu")},
    "erf": _each("erf", "math.erf"),
    "erfc": _each("erfc", "math.erfc"),
    "inverse_erf": _each("inverse_erf", "erfinv", ("erfinv",)),
    **{f"all_{name}": _each(f"all_{name}", name, (name,)) for name in ("sinc", "gamma", "lgamma", "polygamma", "silu", "gelu")},
}  # fmt: skip

NUMPY = Dialect(
    spellings=SPELLINGS,
    helpers=HELPERS,
    constants={"pi": "np.pi", "e": "np.e"},
    special={"∞": "np.inf", "-∞": "-np.inf", "undefined": "np.nan"},
    choice="np.where({test}, {y}, {w})",
    literal="np.float64({})",
)
