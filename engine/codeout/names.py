"""Names for the lines of a program: ASCII identifiers that are words of no language, and the same in TeX. Knows no language's spelling."""

from __future__ import annotations

import re
import unicodedata

from engine.graph import CONST, Graph
from engine.primitives import FUNCTIONS
from engine.printer import name_tex

_PYTHON = (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal"
    " not or pass raise return try while with yield match case type"
)
_TAKEN = (
    "abs float int max min round range sum prod print zip map tuple list math np jnp jax torch numpy tensor each item strong constant gradient derivative"
    " inf nan infinity Infinity Inf NaN norm mean dot det inv solve outer cumsum argmax argmin softmax logsumexp transpose reshape concat trace zeros ones eye"
)
RESERVED = frozenset((*_PYTHON.split(), *_TAKEN.split())) | FUNCTIONS
"""What no identifier may be: words of Python and of our own language, modules, and the functions that are written around a program."""
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_TAIL = re.compile(r"(?P<stem>.*?)(?P<version>[₀-₉]+)", re.DOTALL)
_LETTER = re.compile(r"GREEK (?P<case>SMALL|CAPITAL) LETTER (?:FINAL )?(?P<name>[A-Z]+)")
_SUB = re.compile(r"(?P<stem>.*?)(?P<below>_\{.*\})?", re.DOTALL)


def ascii_name(label: str) -> str:
    """An identifier of ASCII letters for a label: θ is theta, x[0] is x_0, the second h is h_2; letters without a transcription become their numbers."""
    version = _TAIL.fullmatch(label)
    if version:
        label = f"{version['stem']}_{version['version'].translate(_SUBSCRIPTS)}"
    if label.isascii() and label.isidentifier():
        return label
    pieces: list[str] = []
    for char in unicodedata.normalize("NFKD", re.sub(r"[\[,]", "_", label).replace("]", "")):
        if unicodedata.combining(char):
            continue
        if char.isascii():
            pieces.append(char if char.isalnum() or char == "_" else "")
        elif greek := _LETTER.match(unicodedata.name(char, "")):
            name = greek["name"].replace("LAMDA", "LAMBDA").lower()
            pieces.append(name.capitalize() if greek["case"] == "CAPITAL" else name)
        else:
            pieces.append(f"u{ord(char):x}")
    name = "".join(pieces)
    return name if name[:1].isalpha() else f"v_{name}"


class Names:
    """The name of every reference of a plan (see engine/codeout/sweep.py): node n, and ``~n`` for its adjoint or tangent."""

    def __init__(self, graph: Graph, suffix: str, reserved: frozenset[str] = RESERVED) -> None:
        self._taken: dict[str, int] = dict.fromkeys(reserved, 1)
        self._names: dict[int, str] = {}
        self._suffix = suffix
        called = {node: name for name, node in graph.outputs if graph.op[node] == CONST}
        inputs = set(graph.inputs)
        # People set inputs by name and know the others by theirs; v1, v2, … are free to give way.
        named = [node for node in range(graph.size) if node not in inputs and (graph.name[node] is not None or node in called)]
        order = [*graph.inputs, *named, *(node for node in range(graph.size) if graph.op[node] != CONST)]
        for node in dict.fromkeys(order):
            if graph.op[node] != CONST or node in called:
                self._names[node] = self._unique(ascii_name(called.get(node, graph.label[node])))

    def __getitem__(self, reference: int) -> str:
        """The name of ``reference``."""
        found = self._names.get(reference)
        if found is None:
            found = self._names[reference] = self._unique(f"{self._names[~reference]}_{self._suffix}")
        return found

    def _unique(self, wish: str) -> str:
        if wish not in self._taken:
            self._taken[wish] = 1
            return wish
        while True:
            self._taken[wish] += 1
            name = f"{wish}_{self._taken[wish] - 1}"
            if name not in self._taken:
                self._taken[name] = 1
                return name

    def taken(self, name: str) -> bool:
        """Whether something is called ``name`` already."""
        return name in self._taken


class TexNames:
    """The same references as TeX; adjoints wear a bar and tangents a dot."""

    def __init__(self, graph: Graph, accent: str) -> None:
        self._graph = graph
        self._accent = accent
        self._called = {node: name for name, node in graph.outputs if graph.op[node] == CONST}

    def __getitem__(self, reference: int) -> str:
        """The name of ``reference``."""
        node = reference if reference >= 0 else ~reference
        tex = name_tex(self._called.get(node, self._graph.label[node]))
        if reference >= 0:
            return tex
        parts = _SUB.fullmatch(tex)
        assert parts is not None  # everything matches
        wide = self._accent == "bar" and parts["stem"].startswith((r"\mathit", r"\text"))
        return rf"\{'overline' if wide else self._accent}{{{parts['stem']}}}{parts['below'] or ''}"
