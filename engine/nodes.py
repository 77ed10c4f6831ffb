"""Columns of nodes while a graph is being built, and the labels they get at the end. Knows no names' meaning."""

from __future__ import annotations

from engine.graph import CONST, INPUT
from engine.printer import list_text, number_text
from engine.shapes import Shape, Value
from engine.syntax import Place

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Columns:
    """One row a node, in the order of computing."""

    def __init__(self) -> None:
        self.op: list[str] = []
        self.args: list[tuple[int, ...]] = []
        self.number: list[Value] = []
        self.name: list[str | None] = []
        self.place: list[Place | None] = []
        self.shape: list[Shape] = []
        self.detail: list[object] = []
        self.inputs: list[int] = []
        self.edge_count = 0
        self.has_tensors = False  # set where an operation on tensors is added, whatever its shape: the mean of a single number is one too

    @property
    def size(self) -> int:
        """How many nodes there are so far."""
        return len(self.op)

    def add(
        self, op: str, args: tuple[int, ...], number: Value, place: Place | None, name: str | None = None, *, shape: Shape = (), detail: object = None
    ) -> int:
        """Append a node and return its number."""
        node = len(self.op)
        self.op.append(op)
        self.args.append(args)
        self.number.append(number)
        self.name.append(name)
        self.place.append(place)
        self.shape.append(shape)
        self.detail.append(detail)
        self.edge_count += len(args)
        if op == INPUT:
            self.inputs.append(node)
        return node

    def labels(self) -> list[str]:
        """A display name for every node: its name, v1, v2, … where it has none, a subscript where a name is given again.

        An input keeps its plain name whatever else is called the same, since people set it by that name.
        """
        names = {name for name in self.name if name}
        stem = next(s for s in ("v", "w", "t", "n", "node") if not any(n.startswith(s) and n[len(s) :].isdigit() for n in names))
        seen = {self.name[node]: 1 for node in self.inputs}
        labels: list[str] = []
        count = 0
        for op, name, number, shape in zip(self.op, self.name, self.number, self.shape, strict=True):
            if op == CONST:
                labels.append(name or (list_text(number) if shape else number_text(number)))
            elif name is None:
                count += 1
                labels.append(f"{stem}{count}")
            elif op == INPUT:
                labels.append(name)
            else:
                seen[name] = seen.get(name, 0) + 1
                labels.append(name if seen[name] == 1 else name + str(seen[name]).translate(_SUBSCRIPTS))
        return labels
