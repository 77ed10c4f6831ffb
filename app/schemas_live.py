"""The messages of the live socket, version 1: what a page says and what it hears. Knows no engine and no socket."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from app.schemas import Fold, FoundTable, Model, Name, Note, Number, Numbers, Param, Paths, Whole


class LiveProgram(Model):
    """First: a program, and the point and the parameters at which the page has its trace."""

    kind: Literal["program"]
    revision: Whole
    source: str
    at: Numbers = Field(default={})
    mode: Annotated[str, Field(max_length=40)] = "reverse"
    params: dict[Name, Param] = Field(default={})
    fold: Fold = Field(default=[])
    expand: bool = False


class LivePoint(Model):
    """Then: other numbers. ``params`` null or left out: as the program had them."""

    kind: Literal["point"]
    revision: Whole
    at: Numbers = Field(default={})
    params: dict[Name, Param] | None = None


LiveMessage: TypeAlias = Annotated[LiveProgram | LivePoint, Field(discriminator="kind")]
LIVE_MESSAGE: TypeAdapter[LiveProgram | LivePoint] = TypeAdapter(LiveMessage)


class LiveFound(Model):
    name: str
    kind: Literal["flag", "count", "number", "text", "list", "table"]
    value: bool | Number | str | list[str] | FoundTable


class LiveResult(Model):
    value: dict[str, Number]
    jacobian: dict[str, dict[str, Number]]
    paths: Paths | None
    found: list[LiveFound]


class LiveNumbers(Model):
    """Columns as the trace has them, in its order; statuses only where they are not the usual ones."""

    kind: Literal["numbers"]
    revision: Whole
    params: dict[str, Any]
    value: list[Any]
    status: list[tuple[int, str]]
    partial: list[Any]
    edge_status: list[tuple[int, str]]
    initial: dict[str, list[Any]]
    term: list[Any]
    before: list[Any]
    after: list[Any]
    notes: list[Note]
    result: LiveResult
