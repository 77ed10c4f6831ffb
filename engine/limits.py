"""How much a program may hold. Checked before the work (``engine.wording.check``); a refusal names the limit and the actual count."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one program. The defaults suit a library user; a service passes its own."""

    source_bytes: int = 16_000_000
    depth: int = 200_000
    name_length: int = 100
    nodes: int = 1_000_000
    edges: int = 2_000_000
    pairs: int = 1_000_000
    paths: int = 100_000
    turns: int = 100_000
    calls: int = 50
