"""The spelling of every primitive in PyTorch, so that autograd can follow a program too. Knows no sweep."""

from __future__ import annotations

from engine.codeout.dialect import Dialect, Helper

SPELLINGS: dict[str, str] = {
    "mod": "torch.remainder({x}, {y})",
    "exp": "torch.exp({x})",
    "log": "torch.log({x})",
    "log2": "torch.log2({x})",
    "log10": "torch.log10({x})",
    "sqrt": "torch.sqrt({x})",
    "sin": "torch.sin({x})",
    "cos": "torch.cos({x})",
    "tan": "torch.tan({x})",
    "asin": "torch.asin({x})",
    "acos": "torch.acos({x})",
    "atan": "torch.atan({x})",
    "atan2": "torch.atan2({x}, {y})",
    "sinh": "torch.sinh({x})",
    "cosh": "torch.cosh({x})",
    "tanh": "torch.tanh({x})",
    "sigmoid": "torch.sigmoid({x})",
    "softplus": "softplus({x})",
    "relu": "torch.relu({x})",
    "abs": "torch.abs({x})",
    "sign": "torch.sign({x})",
    "heaviside": "heaviside({x})",
    "max": "torch.maximum({x}, {y})",
    "min": "torch.minimum({x}, {y})",
    "compare": "({test}).double()",
    "otherwise": "where({x}, {y}, {w})",
    "floor": "torch.floor({x})",
    "ceil": "torch.ceil({x})",
    "round": "torch.round({x})",
    "erf": "torch.special.erf({x})",
    "erfc": "torch.special.erfc({x})",
    "erfinv": "torch.special.erfinv({x})",
    "square": "torch.square({x})",
    "reciprocal": "torch.reciprocal({x})",
    "hypot": "torch.hypot({x}, {y})",
    "rsqrt": "torch.rsqrt({x} + 0.0)",
    "cbrt": "cbrt({x})",
    "exp2": "torch.exp2({x})",
    "expm1": "torch.expm1({x})",
    "log1p": "torch.log1p({x})",
    "logaddexp": "torch.logaddexp({x}, {y})",
    "xlogy": "torch.special.xlogy({x}, {y})",
    "asinh": "torch.asinh({x})",
    "acosh": "torch.acosh({x})",
    "atanh": "torch.atanh({x})",
    "sec": "torch.reciprocal(torch.cos({x}))",
    "csc": "torch.reciprocal(torch.sin({x}))",
    "cot": "torch.divide(torch.cos({x}), torch.sin({x}))",
    "sinc": "torch.special.sinc({x})",
    "gamma": "gamma({x})",
    "lgamma": "torch.special.gammaln({x})",
    "digamma": "torch.special.digamma({x})",
    "polygamma": "polygamma({x}, {y})",
    "silu": "torch.nn.functional.silu({x})",
    "gelu": "torch.nn.functional.gelu({x})",
    "leaky_relu": "torch.nn.functional.leaky_relu({x}, 0.01)",
    "clip": "clip({x}, {y}, {w})",
    "deg2rad": "torch.deg2rad({x})",
    "rad2deg": "torch.rad2deg({x})",
    "strong": "strong({x}, {y})",
}
"""What is not here is an operator: + - * / ** and the minus sign; where with a comparison is torch.where."""

HELPERS: dict[str, Helper] = {
    "tensor": Helper('''\
def tensor(x):
    return torch.as_tensor(x, dtype=torch.float64)
'''),
    "strong": Helper('''\
def strong(u, p):
    """The product in which 0 wins, also over infinity: what carries nothing contributes nothing."""
    return torch.where(((u == 0) | (p == 0)) & torch.isnan(u*p), 0.0, u*p)
'''),
    "where": Helper('''\
def where(x, y, w):
    return torch.where(torch.isnan(x), torch.nan, torch.where(x != 0, y, w))
'''),
    "heaviside": Helper('''\
def heaviside(x):
    return 0.5*(torch.sign(x) + 1.0)
'''),
    "softplus": Helper('''\
def softplus(x):
    return torch.logaddexp(x, torch.zeros_like(x))
'''),
    "cbrt": Helper('''\
def cbrt(x):
    return torch.sign(x)*torch.abs(x)**(1/3)
'''),
    "gamma": Helper('''\
def gamma(x):
    whole = torch.floor(x)
    sign = torch.where(x > 0, 1.0, 1.0 - 2.0*torch.remainder(whole, 2.0))
    return torch.where((x <= 0) & (x == whole), torch.nan, sign*torch.exp(torch.special.gammaln(x)))
'''),
    "polygamma": Helper('''\
def polygamma(n, x):
    """The nth derivative of digamma, for x above -50: a step to the right half line, then the Hurwitz zeta function."""
    steps = torch.arange(50.0, dtype=torch.float64)
    left = torch.where(x > 0, 0.0, torch.sum((x[..., None] + steps)**-(n + 1.0), dim=-1))
    right = torch.special.zeta(n + 1.0, torch.where(x > 0, x, x + 50.0))
    factor = torch.where(n % 2 == 1, 1.0, -1.0)*torch.exp(torch.special.gammaln(n + 1.0))
    return torch.where(n == 0, torch.special.digamma(x), factor*(left + right))
'''),
    "clip": Helper('''\
def clip(x, low, high):
    return torch.where(low <= high, torch.minimum(torch.maximum(x, low), high), torch.nan)
'''),
}  # fmt: skip

TORCH = Dialect(
    spellings=SPELLINGS,
    helpers=HELPERS,
    constants={"pi": "torch.pi", "e": "torch.e"},
    special={"∞": "torch.inf", "-∞": "-torch.inf", "undefined": "torch.nan"},
    choice="torch.where({test}, {y}, {w})",
    literal="tensor({})",
    wraps=True,
)
