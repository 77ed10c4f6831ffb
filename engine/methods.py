"""What may stand behind a point: x.T, x.sum(), x.reshape(2, 3). Knows words only."""

from __future__ import annotations

from engine.primitives import BY_WORD
from engine.tensors.table import ALIASES

_ALSO = {"T": "transpose", "mT": "transpose", "t": "transpose", "view": "reshape", "shape": "shape", "size": "size"}
METHODS: dict[str, str] = {word: word for word in (*BY_WORD, *ALIASES) if word != "neg"} | _ALSO
"""The word behind the point and the function that it calls with what stands before it as first argument."""
