"""The models of what can be asked beside a trace: formulas, costs, checks, and the engine's tables. Knows no engine."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict, Field

from app.schemas import Finite, Index, Model, Name, Number, Numbers

Digits: TypeAlias = Annotated[str, Field(pattern="^[0-9]+$", description="exact, in decimal digits")]


class SymbolicRequest(Model):
    source: str
    at: Numbers = Field(default={})
    output: Name
    input: Name


class FormulaSize(Model):
    """Operations in a formula written out, in the graph that computes each value once, and in that graph with equal parts merged."""

    tree: Digits
    graph: Digits
    merged: Digits


class SympySize(Model):
    """SymPy's own derivative before it is simplified: operations written out, and with common parts found by SymPy."""

    tree: Digits
    merged: Digits


class Swell(Model):
    """How large the function and its derivative are: expression swell."""

    function: FormulaSize
    derivative: FormulaSize
    sympy: SympySize | None


class SymbolicAnswer(Model):
    """``tex`` is null where the derivative was too hard to write; ``agrees`` is null where the values could not be compared."""

    tex: str | None
    text: str | None
    value: Number | None
    agrees: bool | None
    reason: str | None
    late: bool = Field(default=False, description="whether nothing but time was missing, so that asking again may help")
    swell: Swell | None = Field(description="null where the time ran out, or where even the counts are too long to write")


class CostsRequest(Model):
    source: str
    units: Literal["counted", "free"] = Field(default="counted", description="whether multiplications by a partial that is always 1 or -1 count")


class CostRow(Model):
    mode: str
    multiplications: Digits
    additions: Digits
    edges: Digits
    sweeps: Digits
    stored: Digits
    recomputed: Digits


class CostsAnswer(Model):
    units: str
    rows: list[CostRow]


class FamilyRequest(Model):
    inputs: int = Field(ge=1, le=24)
    outputs: int = Field(ge=1, le=24)
    units: Literal["counted", "free"] = "counted"


class FamilyAnswer(Model):
    """One member of a family of programs; the multiplications of both sweeps for 1, 2, … inputs and as many outputs as asked for."""

    source: str
    units: str
    rows: list[CostRow]
    forward: list[Digits]
    reverse: list[Digits]
    crossover: Index | None = Field(description="from how many inputs on reverse mode takes fewer multiplications; null: not within the family")


class CheckpointsRequest(Model):
    source: str


class CheckpointsAnswer(Model):
    """One reverse sweep with this many snapshots: operations computed again, values kept at most. Columns of equal length."""

    operations: Index
    snapshots: list[Index]
    recomputed: list[Digits]
    stored: list[Digits]


class ChecksRequest(Model):
    source: str
    at: Numbers = Field(default={})
    output: Name
    input: Name


class ErrorCurve(Model):
    """Central differences for every h, and how far they are off. ``best`` is the place of the least error, or null."""

    best: Index | None
    h: list[Finite]
    difference: list[Number]
    error: list[Number]


class ChecksAnswer(Model):
    """``complex`` is null where the complex step cannot be taken, and ``reason`` says why."""

    derivative: Number
    complex: Number | None
    reason: str | None
    curve: ErrorCurve


class When(Model):
    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=True)

    param: str
    value: str = Field(alias="is")


class ModeParam(Model):
    name: str
    kind: Literal["input-seed", "output-seed", "input", "inputs", "output", "count", "number", "choice", "order"]
    gloss: str
    default: str = Field(description="in words")
    choices: list[str] = Field(description="the words of a choice; those that an order may be, in place of a list")
    least: Finite | None
    most: Finite | None
    optional: bool = Field(description="it may be left without a value, which means what the default says")
    when: When | None = Field(description="it matters only where that parameter has that value")


class ModeChannel(Model):
    name: str
    key: str = Field(description="what its keys are")


class ModeRow(Model):
    name: str
    title: str
    gloss: str
    channel: str = Field(description="the first of its channels after the values")
    channels: list[ModeChannel]
    needs: Literal["partials", "scalars", "formulas"]
    params: list[ModeParam]


class ModesAnswer(Model):
    modes: list[ModeRow]


class PrimitiveRow(Model):
    name: str
    arity: int
    fixity: str
    symbol: str
    gloss: str
    tex: str
    aliases: list[str]
    domain: str
    partials: list[str] = Field(description="one an argument; x and y are the arguments, z the result")
    singular: list[str] = Field(description="what is answered at kinks and poles")


class PrimitivesAnswer(Model):
    primitives: list[PrimitiveRow]
