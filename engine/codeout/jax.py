"""The spelling of every primitive in JAX: traceable, so that a program can be jitted and differentiated by JAX itself. Knows no sweep."""

from __future__ import annotations

from engine.codeout.dialect import Dialect, Helper

SPELLINGS: dict[str, str] = {
    "mod": "jnp.mod({x}, {y})",
    "exp": "jnp.exp({x})",
    "log": "jnp.log({x})",
    "log2": "jnp.log2({x})",
    "log10": "jnp.log10({x})",
    "sqrt": "jnp.sqrt({x})",
    "sin": "jnp.sin({x})",
    "cos": "jnp.cos({x})",
    "tan": "jnp.tan({x})",
    "asin": "jnp.arcsin({x})",
    "acos": "jnp.arccos({x})",
    "atan": "jnp.arctan({x})",
    "atan2": "jnp.arctan2({x}, {y})",
    "sinh": "jnp.sinh({x})",
    "cosh": "jnp.cosh({x})",
    "tanh": "jnp.tanh({x})",
    "sigmoid": "jax.nn.sigmoid({x})",
    "softplus": "jax.nn.softplus({x})",
    "relu": "jax.nn.relu({x})",
    "abs": "jnp.abs({x})",
    "sign": "jnp.sign({x})",
    "heaviside": "heaviside({x})",
    "max": "jnp.maximum({x}, {y})",
    "min": "jnp.minimum({x}, {y})",
    "compare": "jnp.where({test}, 1.0, 0.0)",
    "otherwise": "where({x}, {y}, {w})",
    "floor": "jnp.floor({x})",
    "ceil": "jnp.ceil({x})",
    "round": "jnp.round({x})",
    "erf": "jax.scipy.special.erf({x})",
    "erfc": "jax.scipy.special.erfc({x})",
    "erfinv": "jax.scipy.special.erfinv({x})",
    "square": "jnp.square({x})",
    "reciprocal": "jnp.reciprocal({x})",
    "hypot": "jnp.hypot({x}, {y})",
    "rsqrt": "jnp.reciprocal(jnp.sqrt({x} + 0.0))",
    "cbrt": "jnp.cbrt({x})",
    "exp2": "jnp.exp2({x})",
    "expm1": "jnp.expm1({x})",
    "log1p": "jnp.log1p({x})",
    "logaddexp": "jnp.logaddexp({x}, {y})",
    "xlogy": "jax.scipy.special.xlogy({x}, {y})",
    "asinh": "jnp.arcsinh({x})",
    "acosh": "jnp.arccosh({x})",
    "atanh": "jnp.arctanh({x})",
    "sec": "jnp.reciprocal(jnp.cos({x}))",
    "csc": "jnp.reciprocal(jnp.sin({x}))",
    "cot": "jnp.divide(jnp.cos({x}), jnp.sin({x}))",
    "sinc": "jnp.sinc({x})",
    "gamma": "jax.scipy.special.gamma({x})",
    "lgamma": "jax.scipy.special.gammaln({x})",
    "digamma": "jax.scipy.special.digamma({x})",
    "polygamma": "polygamma({x}, {y})",
    "silu": "jax.nn.silu({x})",
    "gelu": "jax.nn.gelu({x}, approximate=False)",
    "leaky_relu": "jax.nn.leaky_relu({x}, 0.01)",
    "clip": "clip({x}, {y}, {w})",
    "deg2rad": "jnp.deg2rad({x})",
    "rad2deg": "jnp.rad2deg({x})",
    "strong": "strong({x}, {y})",
}
"""What is not here is an operator: + - * / ** and the minus sign; where with a comparison is jnp.where."""

HELPERS: dict[str, Helper] = {
    "strong": Helper('''\
def strong(u, p):
    """The product in which 0 wins, also over infinity: what carries nothing contributes nothing."""
    return jnp.where(((u == 0) | (p == 0)) & jnp.isnan(u*p), 0.0, u*p)
'''),
    "where": Helper('''\
def where(x, y, w):
    return jnp.where(jnp.isnan(x), jnp.nan, jnp.where(x != 0, y, w))
'''),
    "heaviside": Helper('''\
def heaviside(x):
    return 0.5*(jnp.sign(x) + 1.0)
'''),
    "polygamma": Helper('''\
def polygamma(n, x):
    """The nth derivative of digamma, for x above -50: a step to the right half line, then the Hurwitz zeta function."""
    steps = jnp.arange(50.0)
    left = jnp.where(x > 0, 0.0, jnp.sum((x[..., None] + steps)**-(n + 1.0), axis=-1))
    right = jax.scipy.special.zeta(n + 1.0, jnp.where(x > 0, x, x + 50.0))
    factor = jnp.where(n % 2 == 1, 1.0, -1.0)*jnp.exp(jax.scipy.special.gammaln(n + 1.0))
    return jnp.where(n == 0, jax.scipy.special.digamma(x), factor*(left + right))
'''),
    "clip": Helper('''\
def clip(x, low, high):
    return jnp.where(low <= high, jnp.minimum(jnp.maximum(x, low), high), jnp.nan)
'''),
}  # fmt: skip

JAX = Dialect(
    spellings=SPELLINGS,
    helpers=HELPERS,
    constants={"pi": "jnp.pi", "e": "jnp.e"},
    special={"∞": "jnp.inf", "-∞": "-jnp.inf", "undefined": "jnp.nan"},
    choice="jnp.where({test}, {y}, {w})",
    literal="jnp.asarray({})",
    wraps=True,
)
