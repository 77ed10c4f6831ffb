"""The explicit list of modes. A new mode is one file beside this one and one line below."""

from __future__ import annotations

from engine.modes.base import Mode
from engine.modes.broken import BROKEN
from engine.modes.checkpoint import CHECKPOINT
from engine.modes.descent import DESCENT
from engine.modes.elimination import ELIMINATION
from engine.modes.factor import FACTOR
from engine.modes.forward import FORWARD
from engine.modes.hessian import HESSIAN
from engine.modes.jacobian import JACOBIAN
from engine.modes.paths import PATHS
from engine.modes.reverse import REVERSE
from engine.modes.taylor import TAYLOR
from engine.wording import refuse

MODES: tuple[Mode, ...] = (FORWARD, REVERSE, PATHS, JACOBIAN, FACTOR, ELIMINATION, HESSIAN, TAYLOR, DESCENT, CHECKPOINT)
"""In the order in which the page offers them."""

UNLISTED: tuple[Mode, ...] = (BROKEN,)
"""Modes that run for those who name them, and that nothing offers: wrong on purpose."""


def mode_named(name: str) -> Mode:
    """The mode called ``name``. Raises PathsumError E_PARAM."""
    for mode in (*MODES, *UNLISTED):
        if mode.name == name:
            return mode
    raise refuse("mode_unknown", name=repr(name)[:60], all=", ".join(mode.name for mode in MODES))
