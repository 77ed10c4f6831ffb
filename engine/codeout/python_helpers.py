"""Functions that are written above a Python program where it uses them: IEEE 754 answers where the math module raises, and what it lacks. Text only."""

from __future__ import annotations

from engine.codeout.dialect import Helper

_RAISING = {
    # name: (call, what an overflow gives)
    "exp": ("math.exp(x)", "math.inf"),
    "exp2": ("math.exp2(x)", "math.inf"),
    "expm1": ("math.expm1(x)", "math.inf"),
    "sinh": ("math.sinh(x)", "math.copysign(math.inf, x)"),
    "cosh": ("math.cosh(x)", "math.inf"),
}
_DOMAIN = {"sqrt": "math.sqrt(x)", "asin": "math.asin(x)", "acos": "math.acos(x)", "acosh": "math.acosh(x)"}
_POLES = {"log": ("math.log(x)", "0"), "log2": ("math.log2(x)", "0"), "log10": ("math.log10(x)", "0"), "log1p": ("math.log1p(x)", "-1")}


def _overflowing(name: str, call: str, overflow: str) -> str:
    return f"def {name}(x):\n    try:\n        return {call}\n    except OverflowError:\n        return {overflow}\n"


def _limited(name: str, call: str, otherwise: str) -> str:
    return f"def {name}(x):\n    try:\n        return {call}\n    except ValueError:\n        return {otherwise}\n"


HELPERS: dict[str, Helper] = {
    "strong": Helper('''\
def strong(u, p):
    """The product in which 0 wins, also over infinity: what carries nothing contributes nothing."""
    return 0.0 if u == 0 or p == 0 else u*p
'''),
    "div": Helper('''\
def div(x, y):
    if y != 0:
        return x/y
    return math.nan if x == 0 or x != x else math.copysign(math.inf, x)*math.copysign(1.0, y)
'''),
    "mod": Helper('''\
def mod(x, y):
    return x % y if y != 0 else math.nan
'''),
    "power": Helper('''\
def power(x, y):
    try:
        return math.pow(x, y)
    except OverflowError:
        return -math.inf if x < 0 and y % 2 == 1 else math.inf
    except ValueError:
        if x == 0:
            return math.copysign(math.inf, x) if y % 2 == 1 else math.inf
        return math.nan
'''),
    **{name: Helper(_overflowing(name, *how)) for name, how in _RAISING.items()},
    **{name: Helper(_limited(name, call, "math.nan")) for name, call in _DOMAIN.items()},
    **{name: Helper(_limited(name, call, f"-math.inf if x == {pole} else math.nan")) for name, (call, pole) in _POLES.items()},
    "rsqrt": Helper('''\
def rsqrt(x):
    return div(1.0, sqrt(x + 0.0))
''', ("div", "sqrt")),
    "atanh": Helper('''\
def atanh(x):
    if abs(x) == 1:
        return math.copysign(math.inf, x)
    return math.atanh(x) if abs(x) < 1 else math.nan
'''),
    "square": Helper('''\
def square(x):
    return x*x
'''),
    "sigmoid": Helper('''\
def sigmoid(x):
    if x >= 0:
        return 1.0/(1.0 + math.exp(-x))
    small = math.exp(x)
    return small/(1.0 + small)
'''),
    "softplus": Helper('''\
def softplus(x):
    return max(x, 0.0) + math.log1p(math.exp(-abs(x))) if x == x else math.nan
'''),
    "relu": Helper('''\
def relu(x):
    return x if x > 0 or x != x else 0.0
'''),
    "sign": Helper('''\
def sign(x):
    return float((x > 0) - (x < 0)) if x == x else math.nan
'''),
    "heaviside": Helper('''\
def heaviside(x):
    return 0.5*(sign(x) + 1.0)
''', ("sign",)),
    "larger": Helper('''\
def larger(x, y):
    return max(x, y) if x == x and y == y else math.nan
'''),
    "smaller": Helper('''\
def smaller(x, y):
    return min(x, y) if x == x and y == y else math.nan
'''),
    "where": Helper('''\
def where(x, y, w):
    return math.nan if x != x else (y if x != 0 else w)
'''),
    "floor": Helper('''\
def floor(x):
    return float(math.floor(x)) if math.isfinite(x) else x
'''),
    "ceil": Helper('''\
def ceil(x):
    return float(math.ceil(x)) if math.isfinite(x) else x
'''),
    "round_even": Helper('''\
def round_even(x):
    return float(round(x)) if math.isfinite(x) else x
'''),
    "logaddexp": Helper('''\
def logaddexp(x, y):
    if x == y:
        return x + math.log(2)
    return max(x, y) + math.log1p(math.exp(-abs(x - y))) if x == x and y == y else math.nan
'''),
    "xlogy": Helper('''\
def xlogy(x, y):
    if x == 0 and y == y:
        return 0.0
    return x*log(y)
''', ("log",)),
    "sinpi": Helper('''\
def sinpi(x):
    """sin(pi*x), reduced before the product."""
    place = math.fmod(x, 2.0)
    if abs(place) > 1:
        place -= math.copysign(2.0, place)
    if abs(place) > 0.5:
        place = math.copysign(1.0, place) - place
    return math.sin(math.pi*place)
'''),
    "sinc": Helper('''\
def sinc(x):
    if x == 0:
        return 1.0
    return sinpi(x)/math.pi/x if math.isfinite(x) else (0.0 if x == x else math.nan)
''', ("sinpi",)),
    "erfinv": Helper('''\
def erfinv(y):
    """Winitzki's first guess, then Newton steps on the tail that keeps its digits."""
    if not -1 < y < 1:
        return math.copysign(math.inf, y) if abs(y) == 1 else math.nan
    if y == 0:
        return y
    size = abs(y)
    tail = 1 - size
    logarithm = math.log(tail*(1 + size))
    part = 2/(math.pi*0.147) + logarithm/2
    x = math.sqrt(math.sqrt(part*part - logarithm/0.147) - part)
    for _ in range(4):
        error = math.erf(x) - size if size < 0.5 else tail - math.erfc(x)
        step = error*math.sqrt(math.pi)/2*math.exp(x*x)
        x -= step/(1 + x*step)
    return math.copysign(x, y)
'''),
    "gamma": Helper('''\
def gamma(x):
    try:
        return math.gamma(x)
    except OverflowError:
        return math.inf
    except ValueError:
        return math.nan
'''),
    "lgamma": Helper('''\
def lgamma(x):
    try:
        return math.lgamma(x)
    except (ValueError, OverflowError):
        return math.inf
'''),
    "polygamma": Helper('''\
def polygamma(order, x):
    """The derivative of digamma of that whole order: recurrence, then the asymptotic series; reflection far to the left."""
    if not 0 <= order <= 50 or order != int(order) or x != x or x == -math.inf or (x <= 0 and x == int(x)):
        return math.nan
    n = int(order)
    if x == math.inf:
        return math.inf if n == 0 else 0.0
    try:
        if x < -50.0:
            return (-1.0 if n % 2 else 1.0)*_polygamma(n, 1.0 - x) - _cotangent_slope(n, x)
        return _polygamma(n, x)
    except (OverflowError, ZeroDivisionError, ValueError):
        return math.inf if n % 2 else math.copysign(math.inf, -x)


def _polygamma(n, x):
    bernoulli = (1/6, -1/30, 1/42, -1/30, 5/66, -691/2730, 7/6, -3617/510, 43867/798, -174611/330)
    sign = -1.0 if n % 2 == 0 else 1.0
    factor = math.factorial(n)
    terms = []
    while x < 20 + n:
        terms.append(sign*factor/x**(n + 1))
        x += 1.0
    if n == 0:
        terms += [math.log(x), -0.5/x]
        terms += [-b/(2*k*x**(2*k)) for k, b in enumerate(bernoulli, 1)]
    else:
        terms += [sign*math.factorial(n - 1)/x**n, sign*factor/(2*x**(n + 1))]
        for k, b in enumerate(bernoulli, 1):
            terms.append(sign*b*math.factorial(2*k + n - 1)/(math.factorial(2*k)*x**(2*k + n)))
    return math.fsum(terms)


def _cotangent_slope(n, x):
    """pi times the nth derivative of cot(pi*x), as a polynomial in the cotangent."""
    cotangent = sinpi(math.fmod(x, 2.0) + 0.5)/sinpi(x)
    terms = {1: 1.0}
    for _ in range(n):
        slope = {}
        for power, factor in terms.items():
            for raised in (power - 1, power + 1) if power else ():
                slope[raised] = slope.get(raised, 0.0) - power*factor
        terms = slope
    return math.pi**(n + 1)*math.fsum(factor*cotangent**power for power, factor in terms.items())
''', ("sinpi",)),
    "silu": Helper('''\
def silu(x):
    if x == -math.inf:
        return 0.0
    return x/(1 + math.exp(-x)) if x > -700 else x*math.exp(x)
'''),
    "gelu": Helper('''\
def gelu(x):
    return 0.0 if x == -math.inf else x*0.5*math.erfc(-x/math.sqrt(2))
'''),
    "leaky_relu": Helper('''\
def leaky_relu(x):
    return x if x > 0 else 0.01*x
'''),
    "clip": Helper('''\
def clip(x, low, high):
    return min(max(x, low), high) if x == x and low <= high else math.nan
'''),
}  # fmt: skip
"""In the order in which they are written."""
