"""The cases of tools/singular_cases.py as JAX and PyTorch answer them: reverse and forward, in double precision. Knows nothing of our engine.

Both are asked in their most natural call: ``jax.grad`` and ``jax.jvp``, ``backward`` and ``torch.func.jvp``, with a tangent of 1 for one input and 0 for the
others. What a library lacks is None.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from tools.singular_cases import Case

Slopes: TypeAlias = list[float] | None
Answers: TypeAlias = dict[str, Slopes]
"""{"reverse": …, "forward": …}, one number an input."""


class Words:
    """One spelling for a library's functions: looked up in its modules in turn, ``special`` first."""

    def __init__(self, modules: list[Any], special: Mapping[str, Callable[..., Any]]) -> None:
        self._modules = modules
        self._special = special

    def __getattr__(self, name: str) -> Any:
        if name in self._special:
            return self._special[name]
        for module in self._modules:
            if hasattr(module, name):
                return getattr(module, name)
        raise NotImplementedError(name)


def jax_words() -> Words:
    """JAX's functions, in double precision. Raises ImportError where JAX is not installed."""
    jax = importlib.import_module("jax")
    jax.config.update("jax_enable_x64", True)
    jnp, special = importlib.import_module("jax.numpy"), importlib.import_module("jax.scipy.special")
    own = {"rsqrt": jax.lax.rsqrt, "lgamma": special.gammaln, "clip": jnp.clip, "gelu": lambda x: jax.nn.gelu(x, approximate=False), "det": jnp.linalg.det}
    own |= {"vector": lambda *parts: jnp.stack(parts), "heaviside": lambda x: jnp.heaviside(x, 0.5), "norm": jnp.linalg.norm}
    own |= {"logdet": lambda a: jnp.linalg.slogdet(a)[1], "logsumexp": jax.nn.logsumexp, "softmax": jax.nn.softmax}
    return Words([jnp, jax.nn, special, jnp.linalg], own)


def ask_jax(cases: tuple[Case, ...]) -> tuple[str, list[Answers]]:
    """JAX's version and its answers. Raises ImportError where JAX is not installed."""
    n = jax_words()
    jax, jnp = importlib.import_module("jax"), importlib.import_module("jax.numpy")

    def number(value: float) -> Any:
        return jnp.asarray(value, dtype=jnp.float64)

    def reverse(case: Case, point: list[float]) -> list[float]:
        slopes = jax.grad(lambda *args: case.peer(n, *args), argnums=tuple(range(len(point))))(*map(number, point))
        return [float(slope) for slope in slopes]

    def forward(case: Case, point: list[float]) -> list[float]:
        units = [tuple(number(float(row == column)) for column in range(len(point))) for row in range(len(point))]
        return [float(jax.jvp(lambda *args: case.peer(n, *args), tuple(map(number, point)), unit)[1]) for unit in units]

    return jax.__version__, [_answers(case, reverse, forward) for case in cases]


def torch_words() -> Words:
    """PyTorch's functions, in double precision. Raises ImportError where PyTorch is not installed."""
    torch = importlib.import_module("torch")
    functional, special = importlib.import_module("torch.nn.functional"), importlib.import_module("torch.special")

    def number(value: float) -> Any:
        return torch.tensor(value, dtype=torch.float64)

    own = {
        "atan2": torch.atan2,
        "vector": lambda *parts: torch.stack([part if torch.is_tensor(part) else number(part) for part in parts]),
        "heaviside": lambda x: torch.heaviside(x, number(0.5)),
        "clip": torch.clamp,
        "norm": torch.linalg.norm,
        "std": lambda x: torch.std(x, correction=0),
        "cumprod": lambda x: torch.cumprod(x, 0),
        "maximum": torch.maximum,
        "softmax": torch.softmax,
        "max": torch.amax,
    }
    return Words([torch, functional, special, torch.linalg], own)


def ask_torch(cases: tuple[Case, ...]) -> tuple[str, list[Answers]]:
    """PyTorch's version and its answers. Raises ImportError where PyTorch is not installed."""
    n = torch_words()
    torch = importlib.import_module("torch")

    def number(value: float) -> Any:
        return torch.tensor(value, dtype=torch.float64)

    def reverse(case: Case, point: list[float]) -> list[float]:
        leaves = [number(value).requires_grad_() for value in point]
        out = case.peer(n, *leaves)
        if not out.requires_grad:
            return [0.0] * len(point)
        out.backward()
        return [0.0 if leaf.grad is None else float(leaf.grad) for leaf in leaves]

    def forward(case: Case, point: list[float]) -> list[float]:
        leaves = tuple(map(number, point))
        units = [tuple(number(float(row == column)) for column in range(len(point))) for row in range(len(point))]
        return [float(torch.func.jvp(lambda *args: case.peer(n, *args), leaves, unit)[1]) for unit in units]

    return torch.__version__.split("+")[0], [_answers(case, reverse, forward) for case in cases]


def _answers(case: Case, reverse: Callable[..., list[float]], forward: Callable[..., list[float]]) -> Answers:
    point = [float(value) for value in case.at.values()]
    found: Answers = {}
    for name, way in (("reverse", reverse), ("forward", forward)):
        try:
            found[name] = way(case, point)
        except (NotImplementedError, TypeError, RuntimeError) as error:
            if not isinstance(error, NotImplementedError) and "not implemented" not in str(error):
                raise
            found[name] = None
    return found
