"""How a use of a tensor operation is written, as text in the language and as TeX. Knows no values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from engine.tensors.operation import Detail

_LOOSE = frozenset("+-*/^@ −·×")
_OPEN, _CLOSE = "([{", ")]}"


def atom(text: str, tex: bool = False) -> str:
    """``text`` in parentheses unless it is one piece already."""
    depth = 0
    for letter in text:
        if letter in _OPEN:
            depth += 1
        elif letter in _CLOSE:
            depth -= 1
        elif depth == 0 and letter in _LOOSE:
            return rf"\left({text}\right)" if tex else f"({text})"
    return text


def value_text(value: Any) -> str:
    """A static option as it is typed."""
    if isinstance(value, tuple | list):
        inside = ", ".join(map(value_text, value))
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return str(value)


def index_text(index: object) -> str:
    """What stands between the brackets: ``1:3, 0``."""
    if isinstance(index, tuple):
        return ", ".join(map(index_text, index))
    if isinstance(index, slice):
        start, stop = ("" if end is None else str(end) for end in (index.start, index.stop))
        return f"{start}:{stop}" + ("" if index.step is None else f":{index.step}")
    return "..." if index is Ellipsis else str(index)


def call(**defaults: object) -> Callable[[str, Sequence[str], Detail, bool], str]:
    """``name(x, option=value)``; an option that has its default is left out.

    In TeX the options stand below the name, and an argument stands in parentheses where the template has none of its own.
    """

    def spell(name: str, args: Sequence[str], detail: Detail, tex: bool) -> str:
        said = [(option, value) for option, value in detail.options.items() if option not in defaults or defaults[option] != value]
        if not tex:
            return f"{name}({', '.join([*args, *(f'{option}={value_text(value)}' for option, value in said)])})"
        pieces = args if r"\left" in name else [atom(arg, True) for arg in args]
        words = {"x": pieces[0] if "{y}" in name else ", ".join(pieces), "y": pieces[-1], "below": ""}
        if said:
            words["below"] = r"_{\text{" + ", ".join(f"{option} {value_text(value)}" for option, value in said) + "}}"
        return name.format(**words)

    return spell


def operator(text: str) -> Callable[[str, Sequence[str], Detail, bool], str]:
    """A template in {x} and {y} for both, with parentheses where an argument is not one piece."""

    def spell(name: str, args: Sequence[str], detail: Detail, tex: bool) -> str:
        pieces = [atom(arg, tex) for arg in args]
        return (name if tex else text).format(x=pieces[0], y=pieces[-1])

    return spell


def brackets(name: str, args: Sequence[str], detail: Detail, tex: bool) -> str:
    """``x[1:3, 0]``"""
    where = index_text(detail.options["index"])
    if tex:
        below = where.replace("...", r"\ldots")
        return f"{atom(args[0], True)}_{{{below}}}"
    return f"{atom(args[0])}[{where}]"


def bracketed(name: str, args: Sequence[str], detail: Detail, tex: bool) -> str:
    """``[x, y, z]``, in lines where the shape says so."""
    lines = [list(args)]
    for length in reversed(detail.shape[1:]):
        flat_list = [piece for line in lines for piece in line]
        lines = [[f"[{', '.join(flat_list[at : at + length])}]" for at in range(0, len(flat_list), length)]]
    if not tex:
        return f"[{', '.join(lines[0])}]"
    across = detail.shape[-1] if len(detail.shape) > 1 else 1
    rows = [" & ".join(args[at : at + across]) for at in range(0, len(args), across)]
    return r"\begin{bmatrix} " + r" \\ ".join(rows) + r" \end{bmatrix}"


def transposed(name: str, args: Sequence[str], detail: Detail, tex: bool) -> str:
    """``x.T``, or with the order of the axes where one is given."""
    axes = detail.options["axes"]
    if tex:
        return rf"{atom(args[0], True)}^{{\top}}"
    return f"{atom(args[0])}.T" if axes is None else f"transpose({args[0]}, axes={value_text(axes)})"


def reshaped(name: str, args: Sequence[str], detail: Detail, tex: bool) -> str:
    """``reshape(x, (2, 3))``"""
    shape = value_text(detail.shape)
    return name.format(x=args[0], below=f"_{{{shape}}}") if tex else f"{name}({args[0]}, {shape})"


def listed(**defaults: object) -> Callable[[str, Sequence[str], Detail, bool], str]:
    """``stack([x, y], axis=1)``"""
    plain = call(**defaults)
    return lambda name, args, detail, tex: plain(name, args if tex else [f"[{', '.join(args)}]"], detail, tex)
