"""What may stand in a lesson, as models: the front matter and the six kinds of block, as an author writes them. docs/lessons.md says what each key means."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag

from app.schemas import Direction, Finite, Model, Name, Numbers, Param, word_or_not

View: TypeAlias = Literal[
    "table", "equation", "tape", "paths", "result", "code", "jacobian", "health", "cost", "ledger", "game", "checks", "descent", "transcript", "predict",
]  # fmt: skip
"""The views of the page, as static/js/views/index.js lists them; a test keeps the two together."""


def _written(value: object) -> object:
    """A text that is a number alone stays a text."""
    return f"{value:.15g}" if isinstance(value, int | float) and not isinstance(value, bool) else value


Text: TypeAlias = Annotated[str, BeforeValidator(_written), Field(min_length=1, max_length=4000)]
Quantity: TypeAlias = Annotated[str, Field(min_length=1, max_length=200)]
Amount: TypeAlias = Quantity | Finite
Step: TypeAlias = Annotated[
    Annotated[int, Field(ge=0, le=10**7), Tag("[other]")] | Annotated[Literal["ready", "start", "end"], Tag("[word]")],
    Discriminator(word_or_not),
]
OrderOf: TypeAlias = Literal["values", "tangents", "adjoints"]
Task: TypeAlias = Literal["fill", "values", "edges", "paths", "order"]
BugName: TypeAlias = Literal["overwrite", "stale", "order", "dropped", "product"]
EDGE_WORDS = ("next", "largest slope", "smallest slope", "zero slope")


class Front(Model):
    """The front matter."""

    title: Annotated[str, Field(min_length=1, max_length=200)]
    minutes: Annotated[int, Field(ge=1, le=600)]
    goals: Annotated[list[Text], Field(min_length=1, max_length=20)]
    prerequisites: Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=20)] = Field(default=[])
    summary: Annotated[str, Field(max_length=400)] | None = None
    language: Annotated[str, Field(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"


class Figure(Model):
    """The graph of a screen, and how it is shown."""

    source: Annotated[str, Field(max_length=60_000)] | None = None
    at: Numbers = Field(default={})
    mode: Annotated[str, Field(max_length=40)] = "forward"
    seed: Numbers | None = None
    params: dict[Name, Param] = Field(default={})
    view: View | None = None
    labels: Literal["number", "symbol"] = "number"
    notation: Literal["plain", "dual"] = "plain"
    direction: Direction = "LR"
    step: Step = "ready"
    play: Annotated[list[Annotated[int, Field(ge=0)]], Field(min_length=2, max_length=2)] | None = None
    by: Literal["edge", "node", "sweep"] = "edge"
    caption: Text | None = None


class Slip(Model):
    """A wrong answer that the author expects."""

    number: Amount
    say: Text


class Option(Model):
    """One of several answers. ``right`` is for ideas, in a check; elsewhere the engine decides by ``when``."""

    text: Text
    when: Quantity | None = None
    right: bool | None = None
    because: Text | None = None


class Exercise(Figure):
    """What every exercise may say beside its graph."""

    ask: Text | None = None
    because: Text | None = None
    hint: Text | None = None
    wait: bool = False


Options: TypeAlias = Annotated[list[Option], Field(min_length=1, max_length=12)]
Slips: TypeAlias = Annotated[list[Slip], Field(max_length=12)]


class Pathsum(Figure):
    kind: ClassVar[str] = "pathsum"


class Predict(Exercise):
    kind: ClassVar[str] = "predict"
    number: Amount | None = None
    choice: Options | None = None
    edge: Annotated[str, Field(max_length=40)] | None = None
    order: OrderOf | None = None
    slips: Slips = Field(default=[])
    fresh: bool = False


class Sweep(Exercise):
    kind: ClassVar[str] = "sweep"
    mode: Annotated[str, Field(max_length=40)] = "reverse"
    task: Task = "fill"
    judge: Literal["once", "end"] = "once"
    budget: Amount | None = None
    fresh: bool = True


class Broken(Exercise):
    kind: ClassVar[str] = "broken"
    bug: BugName | Annotated[list[BugName], Field(min_length=1, max_length=5)]
    mode: Annotated[str, Field(max_length=40)] = "reverse"


class Solution(Model):
    """One way to a goal: numbers, another program, or both."""

    source: Annotated[str, Field(max_length=60_000)] | None = None
    at: Numbers = Field(default={})


class Try(Exercise):
    kind: ClassVar[str] = "try"
    goal: Quantity
    edit: bool = False
    solution: Solution | None = None


class Question(Figure):
    """A question of a check."""

    ask: Text
    number: Amount | None = None
    choice: Options | None = None
    slips: Slips = Field(default=[])
    because: Text | None = None
    kind: Literal["procedural", "conceptual"] = "procedural"
    show: bool = False
    fresh: bool = False


class Check(Model):
    kind: ClassVar[str] = "check"
    questions: Annotated[list[Question], Field(min_length=1, max_length=20)]
    wait: bool = False


Block: TypeAlias = Pathsum | Predict | Sweep | Broken | Try | Check
BLOCKS: dict[str, type[Block]] = {model.kind: model for model in (Pathsum, Predict, Sweep, Broken, Try, Check)}


def keys_of(model: type[Any]) -> list[str]:
    """The keys that a block of this kind may have."""
    return list(model.model_fields)
