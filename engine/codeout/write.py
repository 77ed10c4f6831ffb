"""Code out: the derivatives of a program as a program, by forward or reverse mode, in each language of the table. Prints only; nothing is ever run here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.codeout.dialect import Dialect
from engine.codeout.jax import JAX
from engine.codeout.latex import latex_text
from engine.codeout.layout import Comment, references
from engine.codeout.modules import Module
from engine.codeout.names import RESERVED, Names, TexNames
from engine.codeout.numpy import NUMPY
from engine.codeout.pathsum import program_text
from engine.codeout.python import PYTHON
from engine.codeout.sweep import Plan, forward, reverse
from engine.codeout.torch import TORCH
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import point, real
from engine.scalarize import scalarize
from engine.wording import check, refuse

SIZE = 100_000
"""Nodes that a program may have to be written out."""
Mode: TypeAlias = Literal["reverse", "forward"]
MODES: tuple[Mode, ...] = ("reverse", "forward")
_ACCENTS = {"reverse": "bar", "forward": "dot"}


@dataclass(frozen=True, slots=True)
class Language:
    """One line of the table: ``suffix`` is how a file of it ends."""

    name: str
    title: str
    suffix: str
    text: Callable[[Plan, Names, Sequence[float], Comment | None], str]


@dataclass(frozen=True, slots=True)
class Code:
    """A program as text. ``inputs``, ``values`` and ``derivatives`` say what each number is called in it, by its name in the program that it came from.

    ``lines``: for every line of the text the node whose value it gives, ``~node`` where it gives that node's adjoint or tangent, or None. Nodes are those of
    ``scalarize(graph)``, which is the graph itself where there are no tensors.
    """

    text: str
    language: str
    mode: Mode
    seed: dict[str, float]
    inputs: dict[str, str]
    values: dict[str, str]
    derivatives: dict[str, str]
    lines: tuple[int | None, ...]


_ARRAYS = ("{library}.zeros_like({{name}})", "{library}.ones_like({{name}})", "{library}.full_like({{name}}, {{value}})")


def _arrays(library: str) -> tuple[str, str, str]:
    zero, one, other = (template.format(library=library) for template in _ARRAYS)
    return zero, one, other


MODULES: dict[str, Module] = {
    "python": Module(PYTHON, "import math"),
    "numpy": Module(
        NUMPY,
        "import math\n\nimport numpy as np",
        "{names} = (np.asarray(each, dtype=float) for each in ({names}))",
        _arrays("np"),
        '@np.errstate(all="ignore")\n',
    ),
    "jax": Module(
        JAX,
        'import jax\nimport jax.numpy as jnp\n\njax.config.update("jax_enable_x64", True)',
        "{names} = (jnp.asarray(each, dtype=float) for each in ({names}))",
        _arrays("jnp"),
        closing=("print(jax.jit({function})({arguments}))",),
    ),
    "torch": Module(
        TORCH,
        "import torch",
        "{names} = (tensor(each) for each in ({names}))",
        _arrays("torch"),
    ),
}


def _module(module: Module) -> Callable[[Plan, Names, Sequence[float], Comment | None], str]:
    return module.text


def _latex(plan: Plan, names: Names, at: Sequence[float], comment: Comment | None) -> str:
    return latex_text(plan, TexNames(plan.graph, _ACCENTS[plan.mode]), at, comment)


LANGUAGES: dict[str, Language] = {
    "pathsum": Language("pathsum", "Pathsum", ".txt", lambda plan, names, at, comment: program_text(plan, names, names.taken, at, comment)),
    "python": Language("python", "Python", ".py", _module(MODULES["python"])),
    "numpy": Language("numpy", "NumPy", ".py", _module(MODULES["numpy"])),
    "jax": Language("jax", "JAX", ".py", _module(MODULES["jax"])),
    "torch": Language("torch", "PyTorch", ".py", _module(MODULES["torch"])),
    "latex": Language("latex", "LaTeX", ".tex", _latex),
}
_DIALECTS: tuple[Dialect, ...] = tuple(module.dialect for module in MODULES.values())
_HELPERS = frozenset(name for dialect in _DIALECTS for name in dialect.helpers)


def write_code(
    graph: Graph,
    mode: str = "reverse",
    language: str = "pathsum",
    *,
    at: Mapping[str, float] | None = None,
    seed: str | Mapping[str, float] | None = None,
    comments: bool = True,
    said: Comment = str,
    limits: Limits | None = None,
) -> Code:
    """The derivatives of ``graph`` as a program, computed by ``mode`` ("reverse" or "forward") and written in ``language`` (a name of LANGUAGES).

    ``seed``: the output that reverse mode pulls from or the input that forward mode moves, by name or with numbers; by default the first at 1. ``at``
    are the values of the inputs that the program is called with; they change nothing else. ``said``: how comments are said, by default in English. Tensors go
    out number by number. Raises PathsumError.
    """
    if language not in LANGUAGES:
        raise refuse("language_unknown", name=repr(language)[:60], all=", ".join(LANGUAGES))
    if mode not in MODES:
        raise refuse("mode_unknown", name=repr(mode)[:60], all=", ".join(MODES))
    graph = scalarize(graph, limits or Limits())
    check("code_nodes", graph.size, SIZE)
    where = point(graph, at)
    known = graph.output_names() if mode == "reverse" else graph.input_names()
    seeds = _seeds(seed, known)
    plan = reverse(graph, seeds) if mode == "reverse" else forward(graph, seeds)
    names = Names(graph, _ACCENTS[mode], RESERVED | _HELPERS)
    inputs = {graph.label[leaf]: names[leaf] for leaf in graph.inputs}
    text = LANGUAGES[language].text(plan, names, [where[name] for name in inputs], said if comments else None)
    values = {name: names[reference] for name, reference in plan.values}
    derivatives = {name: names[reference] for name, reference in plan.derivatives}
    tex = language == "latex"
    lines = references(text, plan, TexNames(graph, _ACCENTS[mode]) if tex else names, " &= " if tex else " = ")
    return Code(text, language, plan.mode, seeds, inputs, values, derivatives, lines)


def _seeds(seed: str | Mapping[str, float] | None, known: list[str]) -> dict[str, float]:
    if seed is None:
        return {known[0]: 1.0} if known else {}
    if isinstance(seed, str):
        return {seed: 1.0}
    return {name: real(f"seed.{name}", value) for name, value in seed.items()}
