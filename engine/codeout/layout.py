"""Lines of a plan as text: formulas filled with names, long sums broken, a word on each step. Knows no language's spelling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from engine.codeout.sweep import HOLES, Line, Plan
from engine.graph import CONST
from engine.phrases import say
from engine.primitives import TABLE
from engine.syntax import Expr
from engine.words import Words

TERMS_A_LINE = 12
"""A longer sum goes on in a line of its own: no compiler has to nest 10 000 additions."""

Comment: TypeAlias = Callable[[Words], str]
"""How comments are said; where there is none, there are no comments."""
PARTS = {
    ("reverse", "value"): say("comment_tape"),
    ("reverse", "derivative"): say("comment_adjoints"),
    ("forward", "value"): say("comment_tangents"),
    ("forward", "derivative"): say("comment_tangents"),
}
"""The heading of each part of a program, by mode and kind of line."""


class Naming(Protocol):
    """What references are called (engine/codeout/names.py)."""

    def __getitem__(self, reference: int) -> str:
        """The name of ``reference``."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """One line: ``target`` is the sum of ``parts``, each a text that may begin with a minus sign; ``more``: it goes on adding to what the row above began."""

    line: Line
    target: str
    parts: tuple[str, ...]
    note: Words | None
    more: bool = False

    @property
    def sum(self) -> str:
        """The parts, added."""
        return join(self.parts)


class Filler:
    """Texts of formulas for one language, each shape spelled once."""

    def __init__(self, spell: Callable[[Expr], str], plain: bool = False) -> None:
        self._spell = spell
        self._plain = plain
        self._known: dict[int, tuple[Expr, str]] = {}

    def fill(self, line: Line, naming: Naming) -> tuple[str, ...]:
        """The texts of the line's terms."""
        texts = []
        for formula, words in line.terms:
            tree = formula.plain if self._plain else formula.written
            kept = self._known.get(id(tree))
            if kept is None:
                kept = self._known[id(tree)] = (tree, self._spell(tree))  # the tree is kept, so that its id stays its own
            text = kept[1]
            texts.append(text.translate({ord(HOLES[at]): naming[word] for at, word in enumerate(words) if HOLES[at] in text}))
        return tuple(texts)


def join(parts: tuple[str, ...]) -> str:
    """A sum."""
    text = parts[0]
    for part in parts[1:]:
        text += f" - {part[1:]}" if part.startswith("-") else f" + {part}"
    return text


def rows(plan: Plan, naming: Naming, filler: Filler, seed: Callable[[float, str], str]) -> list[Row]:
    """Every line of the plan, long sums in several. ``seed(number, name)`` writes the number that an adjoint or tangent of ``name`` starts with."""
    made: list[Row] = []
    for line in plan.lines:
        target = naming[line.target]
        parts = filler.fill(line, naming)
        if line.seed is not None:
            parts = (seed(line.seed, naming[~line.target]), *parts)
        note = _note(plan, line, naming)
        made.append(Row(line, target, parts[:TERMS_A_LINE], note))
        made += [Row(line, target, parts[at : at + TERMS_A_LINE], None, True) for at in range(TERMS_A_LINE, len(parts), TERMS_A_LINE)]
    return made


def _note(plan: Plan, line: Line, naming: Naming) -> Words:
    """What the line does, in a few words."""
    if line.kind == "value":
        op = plan.graph.op[line.target]
        return say("comment_constant") if op == CONST else Words(f"gloss_{op}", TABLE[op].gloss)
    if not line.terms:
        if line.seed != 0:
            return say("comment_seed")
        return say(f"comment_idle_{plan.mode}")
    names = list(dict.fromkeys(naming[source] for source in line.sources))
    shown = ", ".join(names[:4]) + (", …" if len(names) > 4 else "")
    return say("comment_through" if plan.mode == "reverse" else "comment_from", names=shown)


def references(text: str, plan: Plan, naming: Naming, sign: str = " = ") -> tuple[int | None, ...]:
    """For every line of a written program the reference that it gives a value, or None. What stands above the last function is none of the plan's."""
    words = {naming[reference]: reference for reference in (*plan.graph.inputs, *(line.target for line in plan.lines))}
    lines = text.splitlines()
    start = max((at for at, line in enumerate(lines) if line.startswith("def ")), default=-1)
    found: list[int | None] = []
    for at, line in enumerate(lines):
        bare = line.strip()
        if at <= start:
            found.append(None)
        elif bare.startswith("&"):  # a sum goes on
            found.append(found[-1])
        else:
            found.append(words.get(bare.partition(sign)[0]) if sign in bare else None)
    return tuple(found)
