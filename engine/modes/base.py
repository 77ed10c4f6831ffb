"""What every mode is: a name, self-described parameters, and a run that records steps. Also the evaluation sweep all of them start with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.errors import PathsumError
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized, real
from engine.trace import NODE, SWEEP, PathList, State, Steps
from engine.wording import refuse

EVALUATE = ("evaluate", ())
VALUE = 0
"""The channel number of values, in every mode."""


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter: what it is, for people and for the page that offers it."""

    name: str
    kind: Literal["seed over inputs", "seed over outputs", "input", "output", "count"]
    summary: str
    default: str


@dataclass(frozen=True, slots=True)
class Mode:
    """``complete`` fills in and checks the parameters; ``run`` appends the mode's own sweep to ``steps`` behind the evaluation sweep."""

    name: str
    title: str
    summary: str
    params: tuple[Param, ...]
    channels: tuple[str, ...]
    tags: tuple[tuple[str, tuple[str, ...]], ...]
    complete: Callable[[Graph, Mapping[str, Any], Limits], dict[str, Any]]
    run: Callable[[Linearized, dict[str, Any], Steps], PathList | None]

    def check_names(self, params: Mapping[str, Any]) -> None:
        """Raise PathsumError E_PARAM for a parameter that the mode does not have."""
        known = [param.name for param in self.params]
        for name in params:
            if name not in known:
                raise refuse("param_unknown", mode=self.name, name=repr(name)[:60], all=", ".join(known))


def record_evaluation(at: Linearized, steps: Steps) -> State:
    """Sweep 0: one step an operation, in the order of the program. Inputs and constants are known before."""
    graph = at.graph
    known = {node: at.value[node] for node, args in enumerate(graph.args) if not args}
    operations = [node for node, args in enumerate(graph.args) if args]
    for node in operations:
        steps.effect(VALUE, node, None, at.value[node])
        steps.close(0, 0, node=node, level=SWEEP if node == operations[-1] else NODE)
    return {"value": known}


def seed_vector(given: object, names: list[str], unknown: Callable[[str], object], example: str) -> dict[str, float]:
    """The seed as {name: number}: the first name at 1 where nothing is given. Raises PathsumError."""
    if given is None:
        return {names[0]: 1.0} if names else {}
    if not isinstance(given, Mapping):
        raise refuse("param_type", name="seed", wanted="an object of names and numbers", example=example)
    seed: dict[str, float] = {}
    for name, value in given.items():
        if name not in names:
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
        raise wrong_type(param, "a name", f'"{names[0]}"' if names else '"x"')
    return given


def wrong_type(name: str, wanted: str, example: str) -> PathsumError:
    """The error for a parameter of the wrong kind."""
    return refuse("param_type", name=name, wanted=wanted, example=example)
