"""The engine's tables as they describe themselves, in rows of the wire. Knows no trace and no HTTP."""

from __future__ import annotations

from typing import Any, TypeAlias

import engine

Row: TypeAlias = dict[str, Any]
PARAM_KINDS = {"seed over inputs": "input-seed", "seed over outputs": "output-seed"}


def mode_rows() -> list[Row]:
    """The table of modes."""
    return [
        {
            "name": mode.name,
            "title": mode.title,
            "gloss": mode.summary,
            "channel": mode.channels[1],
            "channels": [{"name": channel, "key": key} for channel, key in zip(mode.channels, mode.keys, strict=True)],
            "needs": mode.needs,
            "params": [param_row(param) for param in mode.params],
        }
        for mode in engine.MODES
    ]


def param_row(param: engine.Param) -> Row:
    """A parameter with everything that a form needs to offer it."""
    return {
        "name": param.name,
        "kind": PARAM_KINDS.get(param.kind, param.kind),
        "gloss": param.summary,
        "default": param.default,
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
            "gloss": row.gloss,
            "tex": row.tex.format(x="x", y="y", w="w"),
            "aliases": row.aliases,
            "domain": row.domain,
            "partials": row.partials,
            "singular": list(dict.fromkeys(case.note for case in row.singular)),
        }
        for row in engine.PRIMITIVES
    ]
