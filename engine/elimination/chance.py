"""A small seeded stream of uniform numbers, the same on every Python for ever. Knows no use; not for secrets."""

from __future__ import annotations

from collections.abc import Callable

_MODULUS = 2**31 - 1
_MULTIPLIER = 48271  # Park, Miller and Stockmeyer 1993


def uniform(seed: int) -> Callable[[], float]:
    """A function whose calls give uniform numbers above 0 and below 1; equal seeds give equal streams."""
    state = (seed * 2_654_435_761 + 12_345) % (_MODULUS - 1) + 1

    def draw() -> float:
        nonlocal state
        state = state * _MULTIPLIER % _MODULUS
        return state / _MODULUS

    for _ in range(5):  # neighbouring seeds start far apart
        draw()
    return draw
