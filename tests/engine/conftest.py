"""Hypothesis for the engine: more examples than usual, since each costs a millisecond, and no deadline on a shared machine."""

import os

from hypothesis import settings

# New examples at every run at a desk; the same ones in CI, where a red run must mean that the change did it.
settings.register_profile("engine", max_examples=int(os.environ.get("PATHSUM_EXAMPLES", "80")), deadline=None, derandomize="CI" in os.environ)
settings.load_profile("engine")
