"""The wire, version 1, as models: requests are checked by them, answers are documented by them. Knows no engine.

docs/wire.md is the same in prose. A trace is sent as bytes made in a worker; tests hold those bytes against these models.
"""

from __future__ import annotations

from types import NoneType
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, WithJsonSchema
from pydantic import Tag as Member
from pydantic_core import PydanticCustomError

Direction: TypeAlias = Literal["LR", "TB"]
# Finite numbers are JSON numbers; the three others are words, so that JavaScript's Number() reads all of them.
Finite: TypeAlias = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Number: TypeAlias = Finite | Literal["Infinity", "-Infinity", "NaN"]
Name: TypeAlias = Annotated[str, Field(min_length=1, max_length=100)]
Numbers: TypeAlias = Annotated[dict[Name, Finite], Field(max_length=20_000)]
Index: TypeAlias = Annotated[int, Field(ge=0)]
Whole: TypeAlias = Annotated[int, Field(strict=True, ge=0, le=2**53)]


def word_or_not(value: object) -> str:
    """Which member of a union is meant, so that a mistake is told of that one. Its tag is in brackets, which the place of the mistake leaves out."""
    return "[word]" if isinstance(value, str) else "[other]"


Fold: TypeAlias = Annotated[
    Annotated[list[Whole], Field(max_length=20_000), Member("[other]")] | Annotated[Literal["auto"], Member("[word]")],
    Discriminator(word_or_not),
]


class Model(BaseModel):
    """Nothing unknown, nothing converted."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Span(Model):
    start: Index = Field(description="first code point, from 0")
    end: Index = Field(description="one past the last code point")
    line: int = Field(ge=1)
    column: int = Field(ge=1)


class Fix(Model):
    start: Index
    end: Index
    text: str


class ErrorDetail(Model):
    code: str = Field(pattern="^E_[A-Z_]+$")
    message: str
    hint: str
    span: Span | None = None
    fix: Fix | None = None


class ErrorAnswer(Model):
    """The one error shape of every route."""

    error: ErrorDetail


class Tensor(Model):
    """An array: its first numbers, row-major, at most 256 of them and fewer in a long trace. ``norm`` is the root of the sum of squares."""

    shape: list[Index]
    data: list[Number]
    norm: Number


class Jacobian(Model):
    """A partial between tensors: a matrix, of the numbers of the result by those of the argument, in short."""

    shape: tuple[Index, Index]
    out: list[Index] = Field(description="shape of the result")
    into: list[Index] = Field(description="shape of the argument")
    structure: Literal["zero", "identity", "diagonal", "selection", "row", "column", "blocks", "dense"]
    norm: Number
    entries: Index = Field(description="places that may be other than 0")
    matrix: list[list[Number]] = Field(description="all of it, or where `pooled` at most 32 by 32 cells with the largest entry of each")
    pooled: bool


Value: TypeAlias = Number | Tensor


class Nodes(Model):
    op: list[str]
    name: list[str | None]
    label: list[str]
    tex: list[str]
    symbol: list[str]
    formula: list[str]
    formula_tex: list[str]
    gloss: list[str]
    value: list[Value]
    shape: list[list[Index]] | None = Field(description="null where every node is a single number")
    status: list[str]
    active: list[bool]
    span: list[tuple[Index, Index] | None]


class Edges(Model):
    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=True)

    source: list[Index] = Field(alias="from")
    to: list[Index]
    slot: list[Index]
    partial: list[Number | Jacobian | None]
    text: list[str | None]
    tex: list[str | None]
    status: list[str | None]


class Output(Model):
    name: str
    node: Index


class Groups(Model):
    number: list[Index] = Field(description="the group's number in the unfolded program, which `fold` names")
    kind: list[Literal["call", "turn"]]
    label: list[str]
    text: list[str]
    first: list[Index]
    end: list[Index] = Field(description="one past the last node")
    span: list[tuple[Index, Index]]
    folded: list[bool]
    depth: list[Index]


class InputCoordinates(Model):
    name: list[str]
    node: list[Index]
    place: list[Index]
    start: list[Number]


class OutputCoordinates(Model):
    name: list[str]
    node: list[Index]
    place: list[Index]


class Coordinates(Model):
    """The single numbers that go in and come out: a tensor x has x[0], x[1], … At most 1 000 of each are listed; ``count`` says how many there are."""

    inputs: InputCoordinates
    outputs: OutputCoordinates
    count: tuple[Index, Index]


class GraphAnswer(Model):
    nodes: Nodes
    edges: Edges
    inputs: list[Index]
    starts: list[Value]
    outputs: list[Output]
    coordinates: Coordinates | None = Field(description="null where every node is a single number")
    expanded: bool = Field(description="tensors of the program are written out in single numbers")
    groups: Groups
    origin: list[Index] | None = Field(description="each node's number in the unfolded program; null where nothing is folded")


class Boxes(Model):
    node: list[Index]
    copy_: list[Index] = Field(alias="copy", description="which drawing of the node this is, from 0")
    x: list[Finite] = Field(description="centre")
    y: list[Finite] = Field(description="centre, downwards")
    w: list[Finite]
    h: list[Finite]


class Curves(Model):
    edge: list[Index]
    source: list[Index] = Field(alias="from", description="box")
    to: list[Index] = Field(description="box")
    points: list[list[Finite]] = Field(description="x0, y0, then x1, y1, x2, y2, x3, y3 for each cubic")
    mid: list[tuple[Finite, Finite]]


class Frames(Model):
    """Around the nodes of groups that are not folded; one that would cover what does not belong to it is left out."""

    group: list[Index] = Field(description="row of graph.groups")
    x: list[Finite] = Field(description="centre")
    y: list[Finite] = Field(description="centre, downwards")
    w: list[Finite]
    h: list[Finite]


class LayoutAnswer(Model):
    key: str
    engine: Literal["dot", "layered"]
    reason: Literal["groups", "size", "time", "missing", "failed"] | None
    direction: Direction
    width: Finite
    height: Finite
    boxes: Boxes
    curves: Curves
    frames: Frames


class Note(Model):
    code: str
    message: str
    hint: str
    span: Span | None
    node: Index | None


class Tag(Model):
    name: str
    terms: list[str]


class Effects(Model):
    kind: list[Literal["set", "add_node", "drop_node", "add_edge", "drop_edge"]]
    channel: list[int]
    key: list[Index]
    before: list[Value | None]
    after: list[Value | None]


class Steps(Model):
    count: Index
    tags: list[Tag]
    tag: list[Index]
    node: list[int]
    edge: list[int]
    item: list[int]
    level: list[Index]
    sweep: list[Index]
    term_offset: list[Index]
    term: list[Value | None] = Field(description="a Jacobian that is the partial of the step's edge is null here")
    effect_offset: list[Index]
    effects: Effects


class CheckRow(Model):
    output: str
    input: str
    derivative: Number
    difference: Number | None
    error: Number | None
    verdict: Literal["agree", "differ", "kink", "unknown"]


class Check(Model):
    method: str
    rows: list[CheckRow]


class Paths(Model):
    input: str
    output: str
    count: str = Field(pattern="^[0-9]+$", description="exact, in decimal digits")
    shown: Index
    edges: list[list[Index]]
    product: list[Number]
    sum: Number
    total: Number


class FoundTable(Model):
    rows: list[str]
    columns: list[str]
    cells: list[list[Number | None]]


class Found(Model):
    """Something that the mode found besides values and derivatives; its kind says how to read the value."""

    name: str
    kind: Literal["flag", "count", "number", "text", "list", "table"]
    value: bool | Number | str | list[str] | FoundTable = Field(description="a count is exact, in decimal digits")


class Result(Model):
    value: dict[str, Number]
    jacobian: dict[str, dict[str, Number]]
    sweeps: dict[str, Index]
    check: Check
    paths: Paths | None
    found: list[Found]


class TraceAnswer(Model):
    """Columns of equal length; node and edge numbers are indices into them."""

    version: Literal[1]
    revision: Index
    mode: str
    params: dict[str, Any]
    source: str
    graph: GraphAnswer
    layout: LayoutAnswer
    notes: list[Note]
    channels: list[str]
    keys: list[str] = Field(description="what the keys of each channel are")
    initial: dict[str, list[tuple[Index, Value]]]
    start: Index
    steps: Steps
    result: Result


def _param(value: Any) -> Any:
    """A parameter is a number, a text, a list of texts or an object of numbers, or null: as if it were left out. What it means is the mode's affair."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, bool) or not isinstance(inner, (int, float)):
                raise PydanticCustomError("param_number", "must be a number", {"inner": f".{name[:40]}"})
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            if not isinstance(inner, str):
                raise PydanticCustomError("param_text", "must be a text", {"inner": f".{place}"})
    elif isinstance(value, bool) or not isinstance(value, (int, float, str, NoneType)):
        raise PydanticCustomError("param_kind", "must be a number, a text, a list of texts or an object of numbers", {"inner": ""})
    return value


Param: TypeAlias = Annotated[
    Any,
    AfterValidator(_param),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {"type": "string"},
                {"type": "array", "items": {"type": "string"}},
                {"type": "object", "additionalProperties": {"type": "number"}},
                {"type": "null"},
            ]
        }
    ),
]


class TraceRequest(Model):
    source: str = Field(description="the program; at most 256,000 bytes unless the server is set otherwise")
    at: Numbers = Field(default={}, description="values of inputs, in place of the starting values")
    mode: Annotated[str, Field(max_length=40)] = Field(default="reverse", description="a name from /api/v1/modes")
    params: dict[Name, Param] = Field(default={}, description="what the mode is told; see its row in /api/v1/modes")
    direction: Direction = "LR"
    fold: Fold = Field(default=[], description="numbers of calls and turns to show as single nodes; auto: the turns of a large program")
    expand: bool = Field(default=False, description="write tensors out in single numbers, as modes that need them do anyway")
    revision: Whole = Field(default=0, description="echoed, so that an older answer never overwrites a newer one")


class LiveAnswer(Model):
    status: Literal["ok"]


class ReadyAnswer(Model):
    status: Literal["ok", "degraded", "starting"]
    workers: int
    layout: Literal["dot", "layered"]
    detail: str
