"""What may stand behind a point: x.T, x.sum(), x.reshape(2, 3). Knows words only."""

from __future__ import annotations

from engine.primitives import BY_WORD

_WORDS = (
    "sum prod mean max min amax amin norm logsumexp var std cumsum cumprod softmax log_softmax matmul mm dot inner outer solve inv det logdet"
    " transpose reshape ravel flatten diagonal diag trace flip concat concatenate stack cat zeros ones eye arange linspace array tensor asarray"
)
TENSOR_WORDS = frozenset(_WORDS.split())
_ALSO = {"T": "transpose", "mT": "transpose", "t": "transpose", "view": "reshape", "shape": "shape", "size": "size"}
METHODS: dict[str, str] = {word: word for word in (*BY_WORD, *TENSOR_WORDS) if word != "neg"} | _ALSO
"""The word behind the point and the function that it calls with what stands before it as first argument."""
