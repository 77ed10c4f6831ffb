"""How the Jacobian of an operation on tensors is written, as text and as TeX. Knows the table's names, no values and no wire.

Tensors count as their numbers in row-major order, so that a product on the left and one on the right are Kronecker products (⊗).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from engine.shapes import Shape
from engine.tensors.spelling import atom

Written: TypeAlias = tuple[str, str]
"""Text and TeX."""
IDENTITY: Written = ("I", "I")


@dataclass(frozen=True, slots=True)
class Use:
    """One use of an operation: its arguments and its result, each as text and as TeX, and their shapes."""

    args: Sequence[Written]
    result: Written
    shapes: Sequence[Shape]
    shape: Shape
    whole: bool
    """Without options: over all numbers, along the usual axis."""

    def text(self, place: int) -> Written:
        """An argument as a factor."""
        plain, tex = self.args[place]
        return atom(plain), atom(tex, True)


Rule: TypeAlias = Callable[[Use, int], Written | None]


def rule(op: str, use: Use, slot: int) -> Written:
    """∂result/∂argument as a formula; where there is none that is short, as just that."""
    found = RULES[op](use, slot) if op in RULES else None
    return found or unwritten(use.result, use.args[slot])


def unwritten(result: Written, argument: Written) -> Written:
    """A derivative that has no short formula."""
    return f"∂{result[0]}/∂{argument[0]}", rf"\frac{{\partial {result[1]}}}{{\partial {argument[1]}}}"


def elementwise(slope: Written, shape: Shape, into: Shape) -> Written:
    """Each number depends on its own: the slopes stand on the diagonal. An argument of another shape is repeated first."""
    plain, tex = slope
    if shape == into:
        if plain in ("1", "-1", "−1"):
            return IDENTITY if plain == "1" else ("−I", "-I")
        return f"diag({plain})", rf"\operatorname{{diag}}\left({tex}\right)"
    return f"{plain} (broadcast)", rf"{tex}\ \text{{(broadcast)}}"


def _product(use: Use, slot: int) -> Written | None:
    if any(len(shape) > 2 for shape in use.shapes):
        return None
    (one, one_tex), (other, other_tex) = use.text(0), use.text(1)
    left, right = (len(shape) for shape in use.shapes)
    if slot == 1:
        turned = left == 1
        text, tex = (f"{one}ᵀ", rf"{one_tex}^{{\top}}") if turned else (one, one_tex)
        return (text, tex) if right == 1 else (f"{text} ⊗ I", rf"{tex} \otimes I")
    text, tex = f"{other}ᵀ", rf"{other_tex}^{{\top}}"
    return (text, tex) if left == 1 else (f"I ⊗ {text}", rf"I \otimes {tex}")


def _outer(use: Use, slot: int) -> Written | None:
    (one, one_tex), (other, other_tex) = use.text(0), use.text(1)
    return (f"I ⊗ {other}", rf"I \otimes {other_tex}") if slot == 0 else (f"{one} ⊗ I", rf"{one_tex} \otimes I")


def _solve(use: Use, slot: int) -> Written | None:
    (matrix, matrix_tex), (result, result_tex) = use.text(0), use.result
    vector = len(use.shape) == 1
    if slot == 1:
        text, tex = f"{matrix}⁻¹", rf"{matrix_tex}^{{-1}}"
        return (text, tex) if vector else (f"{text} ⊗ I", rf"{tex} \otimes I")
    return f"−{matrix}⁻¹ ⊗ {atom(result)}ᵀ", rf"-{matrix_tex}^{{-1}} \otimes {atom(result_tex, True)}^{{\top}}"


def _inverse(use: Use, slot: int) -> Written | None:
    result, tex = use.result
    return f"−{result} ⊗ {result}ᵀ", rf"-{tex} \otimes {tex}^{{\top}}"


def _det(use: Use, slot: int) -> Written | None:
    matrix, tex = use.text(0)
    return f"vec(adj({matrix})ᵀ)ᵀ", rf"\operatorname{{vec}}\left(\operatorname{{adj}}({tex})^{{\top}}\right)^{{\top}}"


def _logdet(use: Use, slot: int) -> Written | None:
    matrix, tex = use.text(0)
    return f"vec({matrix}⁻ᵀ)ᵀ", rf"\operatorname{{vec}}\left({tex}^{{-\top}}\right)^{{\top}}"


def _all(written: Callable[[Use], Written]) -> Rule:
    """A rule for a reduction of all numbers to one."""
    return lambda use, slot: written(use) if use.whole and use.shape == () else None


def _vector(written: Callable[[Use], Written]) -> Rule:
    """A rule for a vector that becomes another."""
    return lambda use, slot: written(use) if len(use.shape) == 1 else None


def _norm(use: Use) -> Written:
    (text, tex), (result, result_tex) = use.text(0), use.result
    return f"{text}ᵀ / {result}", rf"\frac{{{tex}^{{\top}}}}{{{result_tex}}}"


def _softmax(use: Use) -> Written:
    result, tex = use.result
    return f"diag({result}) − {result} {result}ᵀ", rf"\operatorname{{diag}}({tex}) - {tex} {tex}^{{\top}}"


def _log_softmax(use: Use) -> Written:
    result, tex = use.result
    return f"I − 1 exp({result})ᵀ", rf"I - \mathbf{{1}} \exp({tex})^{{\top}}"


def _logsumexp(use: Use) -> Written:
    text, tex = use.args[0]
    return f"softmax({text})ᵀ", rf"\operatorname{{softmax}}\left({tex}\right)^{{\top}}"


def _unit(use: Use, slot: int) -> Written | None:
    return f"e{_below(slot + 1)}", rf"e_{{{slot + 1}}}"


def _below(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))


def _size(use: Use) -> str:
    return str(_count(use.shapes[0]))


def _count(shape: Shape) -> int:
    size = 1
    for length in shape:
        size *= length
    return size


def _moved(use: Use, slot: int) -> Written | None:
    return "selection", r"\text{selection}"


def _kept(use: Use, slot: int) -> Written | None:
    return IDENTITY


RULES: dict[str, Rule] = {
    "sum": _all(lambda use: ("1ᵀ", r"\mathbf{1}^{\top}")),
    "mean": _all(lambda use: (f"1ᵀ / {_size(use)}", rf"\tfrac{{1}}{{{_size(use)}}}\,\mathbf{{1}}^{{\top}}")),
    "norm": _all(_norm),
    "logsumexp": _all(_logsumexp),
    "trace": _all(lambda use: ("vec(I)ᵀ", r"\operatorname{vec}(I)^{\top}")),
    "cumsum": _vector(lambda use: ("lower triangle of ones", r"\begin{bmatrix} 1 & & \\ \vdots & \ddots & \\ 1 & \cdots & 1 \end{bmatrix}")),
    "softmax": _vector(_softmax),
    "log_softmax": _vector(_log_softmax),
    "matmul": _product,
    "inner": _product,
    "outer": _outer,
    "solve": _solve,
    "inv": _inverse,
    "det": _det,
    "logdet": _logdet,
    "array": _unit,
    **dict.fromkeys(("reshape", "ravel", "squeeze", "expand_dims"), _kept),
    **dict.fromkeys(("pick", "transpose", "diagonal", "flip", "broadcast_to", "diag", "stack", "concatenate"), _moved),
}
