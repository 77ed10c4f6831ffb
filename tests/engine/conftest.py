"""Hypothesis for the engine: more examples than usual, since each costs a millisecond, and no deadline on a shared machine."""

from hypothesis import settings

settings.register_profile("engine", max_examples=200, deadline=None)
settings.load_profile("engine")
