"""The explicit list of modes. A new mode is one file beside this one and one line below."""

from __future__ import annotations

from engine.modes.base import Mode
from engine.modes.forward import FORWARD
from engine.modes.paths import PATHS
from engine.modes.reverse import REVERSE
from engine.wording import refuse

MODES: tuple[Mode, ...] = (FORWARD, REVERSE, PATHS)


def mode_named(name: str) -> Mode:
    """The mode called ``name``. Raises PathsumError E_PARAM."""
    for mode in MODES:
        if mode.name == name:
            return mode
    raise refuse("mode_unknown", name=repr(name)[:60], all=", ".join(mode.name for mode in MODES))
