"""What every mode is: a name, what it needs, self-described parameters and channels, a run that records steps, and what the run found. Knows no mode.

Also the evaluation sweep that all of them start with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.errors import PathsumError
from engine.found import Found
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized, real
from engine.phrases import say
from engine.sweeps import Numbers, carry
from engine.tape import Order, tape
from engine.trace import PathList, State, Steps, Trace
from engine.wording import refuse
from engine.words import Words

EVALUATE = ("evaluate", ())

KEYS: Mapping[str, str] = {
    **dict.fromkeys(("value", "tangent", "adjoint", "adjoint_tangent", "velocity", "squares", "runs", "vertex"), "node"),
    **dict.fromkeys(("sum", "multiplications", "additions", "terms", "best", "stored", "advances"), "one"),
    "product": "item",
    "jacobian": "output · inputs + input",
    "hessian": "input · inputs + input",
    "coefficient": "node · orders + order",
    "loss": "updates",
    "partial": "edge",
    "edge": "from · nodes + to",
    "snapshot": "slot",
}
"""What the keys of each channel are. "one": a single number under the key 0. Channels keep their meaning from mode to mode."""

Kind = Literal["seed over inputs", "seed over outputs", "input", "inputs", "output", "count", "number", "choice", "order"]
Needs = Literal["partials", "scalars", "formulas"]


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter: what it is, for people and for the page that offers it.

    ``default`` is in words. ``choices`` are the words of a choice, or those that an order may be. ``least`` and ``most`` bound a count or a number.
    ``optional``: the parameter may be left without a value, and what ``default`` says happens then. ``when``: it matters only where that other parameter
    has that value.
    """

    name: str
    kind: Kind
    summary: str
    default: str
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    optional: bool = False
    when: tuple[str, str] | None = None


def nothing(trace: Trace) -> tuple[Found, ...]:
    """What a mode found where its channels say it all."""
    return ()


@dataclass(frozen=True, slots=True)
class Mode:
    """``complete`` fills in and checks the parameters; ``run`` appends the mode's own sweep to ``steps`` behind the evaluation sweep.

    ``needs`` says on which graphs it runs: any that has ``partials`` on its edges, one whose partials are single numbers (``scalars``), or one whose
    operations are rows of the table with their ``formulas``. ``found`` reads from a finished trace what is not a value or a derivative.
    """

    name: str
    title: str
    summary: str
    params: tuple[Param, ...]
    channels: tuple[str, ...]
    tags: tuple[tuple[str, tuple[str, ...]], ...]
    complete: Callable[[Graph, Mapping[str, Any], Limits], dict[str, Any]]
    run: Callable[[Linearized, dict[str, Any], Steps], PathList | None]
    needs: Needs = "partials"
    found: Callable[[Trace], tuple[Found, ...]] = nothing

    @property
    def keys(self) -> tuple[str, ...]:
        """What the keys of each channel are."""
        return tuple(KEYS[channel] for channel in self.channels)

    def check_names(self, params: Mapping[str, Any]) -> None:
        """Raise PathsumError E_PARAM for a parameter that the mode does not have."""
        known = [param.name for param in self.params]
        for name in params:
            if name not in known:
                raise refuse("param_unknown", mode=self.name, name=repr(name)[:60], all=", ".join(known))


def record_evaluation(at: Linearized, steps: Steps) -> State:
    """Sweep 0: one step an operation, in the order of the program. Inputs and constants are known before."""
    structure = tape(at.graph)
    steps.evaluation(structure, at.value)
    return {"value": {node: at.value[node] for node in structure.leaves}}


def record_sweep(at: Linearized, order: Order, start: Mapping[int, float], steps: Steps, channel: int, tag: int, *, sweep: int, item: int) -> dict[int, float]:
    """A step for every edge of ``order``, from the seeds ``start`` by node; the sum at every node that has one, in the order in which they came about."""
    steps.edges(tag, channel, order, sweep=sweep, item=item)
    end = carry(order, at.partial, start, Numbers(steps.term, steps.before, steps.after))
    return {node: end[node] for node in (*start, *order.target)}


def seed_vector(given: object, names: list[str], unknown: Callable[[str], object], example: str) -> dict[str, float]:
    """The seed as {name: number}: the first name at 1 where nothing is given. Raises PathsumError."""
    if given is None:
        return {names[0]: 1.0} if names else {}
    if not isinstance(given, Mapping):
        raise refuse("param_type", name="seed", wanted=say("wanted_seed"), example=example)
    seed: dict[str, float] = {}
    known = frozenset(names)
    for name, value in given.items():
        if name not in known:
            unknown(str(name))
        seed[str(name)] = real(f"seed.{name}", value)
    return seed


def chosen_name(given: object, param: str, names: list[str]) -> str:
    """A name given for ``param``, or the first one. Raises PathsumError when it is no text or there is none."""
    if given is None:
        if not names:
            raise refuse("no_inputs")
        return names[0]
    if not isinstance(given, str):
        raise wrong_type(param, say("wanted_name"), f'"{names[0]}"' if names else '"x"')
    return given


def wrong_type(name: str, wanted: Words, example: str) -> PathsumError:
    """The error for a parameter of the wrong kind."""
    return refuse("param_type", name=name, wanted=wanted, example=example)
