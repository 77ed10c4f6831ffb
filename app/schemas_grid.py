"""The models of a grid of values. Knows no engine."""

from __future__ import annotations

from pydantic import Field

from app.schemas import Finite, Model, Name, Number, Numbers


class Axis(Model):
    """An input and where it goes from and to."""

    input: Name
    least: Finite
    most: Finite


class GridRequest(Model):
    source: str
    at: Numbers = Field(default={})
    output: Name
    across: Axis
    up: Axis
    steps: int = Field(default=33, ge=2, le=65, strict=True)


class GridAnswer(Model):
    """``value[i][j]`` is the output at ``y[i]``, ``x[j]``."""

    x: list[Finite]
    y: list[Finite]
    value: list[list[Number]]
