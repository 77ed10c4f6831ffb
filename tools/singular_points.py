"""Writes docs/singular-points.md: our answers at singular points beside those of JAX and PyTorch. Run as ``python -m tools.singular_points``.

Ours come from the engine at every run; theirs are asked where the libraries are installed and kept in tools/singular_peers.json with their versions, so
that the page can be written, and checked (tests/engine/test_singular.py), without them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import engine
from tools.singular_cases import CASES, NONE, Case, Right
from tools.singular_peers import Answers, Slopes, ask_jax, ask_torch

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "singular-points.md"
KEPT = ROOT / "tools" / "singular_peers.json"
WORDS = ("smooth", "subgradient", "one-sided", "infinite", "undefined")
"""The words of a partial, from the mildest on."""
WAYS = ("forward", "reverse", "paths")
PEERS: dict[str, Callable[[tuple[Case, ...]], tuple[str, list[Answers]]]] = {"JAX": ask_jax, "PyTorch": ask_torch}


@dataclass(frozen=True)
class Ours:
    """``slopes`` one list an input for each way; ``word`` the worst status on the way from an input; ``said`` what is said of the value."""

    value: float
    slopes: dict[str, list[float]]
    word: str
    said: str


def key(case: Case) -> str:
    """What the case is called: its program and its point."""
    return f"{case.program} at {', '.join(f'{name} = {value!r}' for name, value in case.at.items())}"


def answer(case: Case) -> Ours:
    """Our answer, by every way of computing it."""
    graph = engine.parse(case.program)
    where = engine.linearize(graph, case.at)
    (name, end), *_ = graph.outputs
    slopes = {way: [engine.jacobian(graph, case.at, way)[name][leaf] for leaf in case.at] for way in WAYS}
    said = where.node_status[end]
    return Ours(_single(where.value[end]), slopes, _worst(where, end), "" if said == "ok" else said)


def _worst(where: engine.Linearized, end: int) -> str:
    """The worst status on the edges between an input and ``end``, but for what lies behind a branch that is not taken or a factor that is the constant 0."""
    graph = where.graph
    wanted, words = {end}, ["smooth"]
    for node in range(end, -1, -1):
        for slot, arg in enumerate(graph.args[node] if node in wanted else ()):
            edge = graph.first_edge[node] + slot
            status = where.edge_status[edge]
            if status is not None and not (_is_zero(where.partial[edge]) and _for_good(graph, node, slot)):
                words.append(status)
                wanted.add(arg)
    return max(words, key=WORDS.index)


def _for_good(graph: engine.Graph, node: int, slot: int) -> bool:
    """Whether a zero partial there means that nothing passes: the other branch is taken, or the other factor is constant."""
    args = graph.args[node]
    return (graph.op[node] == "where" and slot > 0) or (graph.op[node] == "mul" and not graph.active[args[1 - slot]])


def _is_zero(partial: Any) -> bool:
    return bool(partial == 0)


def _single(value: Any) -> float:
    return float(value)


def is_right(slope: float, right: Right) -> bool:
    """Whether one number is a right answer; beside NONE only ∞ and NaN are."""
    if isinstance(right, str):
        assert right == NONE
        return not math.isfinite(slope)
    if isinstance(right, tuple):
        return right[0] <= slope <= right[1]
    return slope == right or math.isclose(slope, right, rel_tol=1e-12)


def same(one: list[float], other: list[float]) -> bool:
    """Equal to rounding; NaN equals NaN."""
    return all(a == b or (a != a and b != b) or math.isclose(a, b, rel_tol=1e-12) for a, b in zip(one, other, strict=True))


def failing(case: Case, found: Answers) -> bool:
    """Whether reverse and forward disagree, or one of them is not right. What a library lacks it does not get wrong."""
    lists = [slopes for slopes in (found["reverse"], found["forward"]) if slopes is not None]
    wrong = any(not is_right(slope, right) for slopes in lists for slope, right in zip(slopes, case.right, strict=True))
    return wrong or (len(lists) == 2 and not same(*lists))


def number(value: float) -> str:
    """A number as the page shows it."""
    if value != value:
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:.6g}".replace("-", "−")


def _typed(value: float) -> str:
    return f"{value!r}".removesuffix(".0").replace("-", "−")


def _slopes(slopes: list[float] | None) -> str:
    return "lacking" if slopes is None else ", ".join(map(number, slopes))


def _right(case: Case) -> str:
    words = []
    for right in case.right:
        if isinstance(right, str):
            words.append("none")
        elif isinstance(right, tuple):
            words.append(f"{number(right[0])} … {number(right[1])}")
        else:
            words.append(number(right))
    return ", ".join(words)


def kept() -> dict[str, Any]:
    """What JAX and PyTorch last answered: {library: {"version": …, "answers": {case: {"reverse": [text], "forward": [text]}}}}."""
    return json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}


def read(found: dict[str, list[str] | None]) -> Answers:
    """The numbers of one kept answer."""
    return {way: None if slopes is None else [float(slope) for slope in slopes] for way, slopes in found.items()}


def ask() -> dict[str, Any]:
    """Ask the libraries that are installed; keep the last answers of the others."""
    found = kept()
    for name, library in PEERS.items():
        try:
            version, answers = library(CASES)
        except ImportError:
            print(f"{name} is not installed: its last answers stay.")
            continue
        said = {key(case): {way: _kept(slopes) for way, slopes in one.items()} for case, one in zip(CASES, answers, strict=True)}
        found[name] = {"version": version, "answers": said}
    return found


def _kept(slopes: Slopes) -> list[str] | None:
    return None if slopes is None else [repr(slope) for slope in slopes]


def page(peers: dict[str, Any]) -> str:
    """The whole page."""
    rows, fails, ours_wrong, lacking = [], dict.fromkeys(PEERS, 0), [], dict.fromkeys(PEERS, 0)
    for case in CASES:
        ours = answer(case)
        wrong = failing(case, {"reverse": ours.slopes["reverse"], "forward": ours.slopes["forward"]})
        if wrong:
            ours_wrong.append(case)
        status = ours.word + (f"; value: {ours.said}" if ours.said else "")
        point = ", ".join(f"{name} = {_typed(value)}" for name, value in case.at.items())
        cells = [f"`{case.program}`", point, number(ours.value), _slopes(ours.slopes["reverse"]) + " ✗" * wrong, status, _right(case)]
        for name in PEERS:
            found = read(peers[name]["answers"][key(case)])
            fails[name] += failing(case, found)
            lacking[name] += found["reverse"] is None
            cells += [_slopes(found[way]) + " ✗" * failing(case, {"reverse": found[way], "forward": found[way]}) for way in ("reverse", "forward")]
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    versions = {name: f"{name} {peers[name]['version']}" for name in PEERS}
    terms = {
        "cases": len(CASES),
        "ours": len(ours_wrong),
        "wrong": ", ".join(f"`{case.program}`" for case in ours_wrong),
        "jax": versions["JAX"],
        "torch": versions["PyTorch"],
        "jax_fails": fails["JAX"],
        "torch_fails": fails["PyTorch"],
        "jax_lacks": lacking["JAX"],
        "torch_lacks": lacking["PyTorch"],
        "rows": "\n".join(rows),
    }
    return _TEXT.format(**terms)


_TEXT = """# What is answered at singular points

Written by `make singular-points` (`tools/singular_points.py`); do not edit it by hand. The rules behind our answers are in
[decision 5](decisions/0005-singular-points.md).

**Ours** is what forward mode, reverse mode and the sum over all paths give; that the three are equal at every point below is tested. The status is the
worst word on the way from an input, branches not taken left out, and what is said of the value where it is no ordinary number. **Right** is the derivative;
"a … b" where each slope in between is defensible (a corner, a tie, a jump); "none" where there is no derivative, so that a finite number would teach something
false. ✗ marks an answer that is not right. A library fails a case when an answer of its is not right, or when its forward and reverse modes disagree.

| | fails | of {cases} cases |
|---|---|---|
| Pathsum | {ours} | each of them with a status other than "smooth" |
| {jax} | {jax_fails} | lacks {jax_lacks} of the functions |
| {torch} | {torch_fails} | lacks {torch_lacks} of the functions |

What ours gets wrong: {wrong}. A chain of partials cannot know better: a chosen slope at a corner is
right for the corner, not for a sum in which two corners cancel; and a zero that meets an infinite slope counts as 0, which is right for a branch that is not
taken and for a smooth function under a root, and wrong where the two are limits of the same size. In each of these the status is not "smooth", so that the
answer says itself where to look twice.

| program | at | value | ours | status | right | {jax} grad | {jax} jvp | {torch} backward | {torch} jvp |
|---|---|---|---|---|---|---|---|---|---|
{rows}
"""


def main() -> None:
    """Ask, keep, write."""
    peers = ask()
    KEPT.write_text(json.dumps(peers, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    PAGE.write_text(page(peers), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(CASES)} cases")


if __name__ == "__main__":
    main()
