"""The engine's tables as they describe themselves, in rows of the wire. Knows no trace and no HTTP."""

from __future__ import annotations

from typing import Any, TypeAlias

import engine
from engine.words import Words

Row: TypeAlias = dict[str, Any]
PARAM_KINDS = {"seed over inputs": "input-seed", "seed over outputs": "output-seed"}

IN_WORDS = frozenset({"seed over inputs", "seed over outputs", "input", "inputs", "output"})
"""Kinds of parameters whose default is no value but says what happens."""


def mode_rows() -> list[Row]:
    """The table of modes. Its words are said in a language when they are sent."""
    return [mode_row(mode) for mode in engine.MODES]


def mode_row(mode: engine.Mode) -> Row:
    """A mode as it describes itself."""
    return {
        "name": mode.name,
        "title": Words(f"mode_title_{mode.name}", mode.title),
        "gloss": Words(f"mode_about_{mode.name}", mode.summary),
        "channel": mode.channels[1],
        "channels": [{"name": channel, "key": key} for channel, key in zip(mode.channels, mode.keys, strict=True)],
        "needs": mode.needs,
        "params": [param_row(mode, param) for param in mode.params],
    }


def param_row(mode: engine.Mode, param: engine.Param) -> Row:
    """A parameter with everything that a form needs to offer it."""
    return {
        "name": param.name,
        "kind": PARAM_KINDS.get(param.kind, param.kind),
        "gloss": Words(f"parameter_{mode.name}_{param.name}", param.summary),
        "default": Words(f"default_{mode.name}_{param.name}", param.default) if param.kind in IN_WORDS else param.default,
        "choices": param.choices,
        "least": param.least,
        "most": param.most,
        "optional": param.optional,
        "when": None if param.when is None else {"param": param.when[0], "is": param.when[1]},
    }


def primitive_rows() -> list[Row]:
    """The table of primitives."""
    return [
        {
            "name": row.name,
            "arity": row.arity,
            "fixity": row.fixity,
            "symbol": row.symbol,
            "gloss": Words(f"gloss_{row.name}", row.gloss),
            "tex": row.tex.format(x="x", y="y", w="w"),
            "aliases": row.aliases,
            "domain": row.domain,
            "partials": row.partials,
            "singular": list({case.note.key: case.note for case in row.singular if case.note}.values()),
        }
        for row in engine.PRIMITIVES
    ]
