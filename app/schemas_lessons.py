"""The models of lessons on the wire. Knows no engine and no file; docs/lessons.md says what each means."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, WithJsonSchema

from app.lessons.models import BugName, OrderOf, Quantity, Step, Task, View
from app.schemas import Direction, Index, Model, Name, Number, Numbers, Param, Whole

_NODES = {"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "object"}]}, "description": "text, and nodes: t, c"}
Prose: TypeAlias = Annotated[list[Any], WithJsonSchema(_NODES)]


class LessonHead(Model):
    """What is said of a lesson, in the list of them and on its own page."""

    id: str
    number: int | None
    own: bool
    languages: list[str]
    language: str
    title: str
    summary: str | None
    minutes: int
    goals: list[str]
    prerequisites: list[str]
    exercises: Index


class LessonRow(LessonHead):
    """A lesson in the list of them. ``problem`` says what is wrong with its file, where that is so."""

    screens: Index
    problem: str | None


class LessonList(Model):
    lessons: list[LessonRow]


class FigureAnswer(Model):
    source: str | None = Field(description="null where the engine's bug brings a program; see /api/v1/play")
    at: Numbers
    mode: str
    seed: Numbers | None
    params: dict[Name, Param]
    view: View | None
    labels: Literal["number", "symbol"]
    notation: Literal["plain", "dual"]
    direction: Direction
    step: Step
    play: tuple[Index, Index] | None
    by: Literal["edge", "node", "sweep"]
    caption: Prose | None


class OptionAnswer(Model):
    text: Prose
    when: str | None
    right: bool | None
    because: Prose | None


class SlipAnswer(Model):
    number: str
    say: Prose


class SolutionAnswer(Model):
    """One way to a goal."""

    source: str | None = Field(description="another program; null: the block's own")
    at: Numbers
    line: int
    source_line: int | None


class QuestionAnswer(Model):
    """A block that asks, or one question of a check."""

    kind: Literal["pathsum", "predict", "sweep", "broken", "try", "check", "question"]
    key: str = Field(description="the block's name in the lesson: b1, b2, …, and b7.1 for a question of a check")
    line: int
    source_line: int | None = Field(description="where its program begins in the file")
    own: bool = Field(description="it brings a graph of its own")
    shows: bool = Field(description="its graph is drawn on the screen")
    figure: FigureAnswer | None
    ask: Prose | None
    because: Prose | None
    hint: Prose | None
    wait: bool
    asks: Literal["number", "choice", "edge", "order", "sweep", "bug", "goal"] | None
    number: str | None
    edge: str | None
    order: OrderOf | None
    goal: str | None
    edit: bool
    solution: SolutionAnswer | None
    task: Task | None
    judge: Literal["once", "end"]
    budget: str | None
    fresh: bool
    options: list[OptionAnswer]
    slips: list[SlipAnswer]
    bugs: list[BugName]
    sort: Literal["procedural", "conceptual"] | None


class BlockAnswer(QuestionAnswer):
    questions: list[QuestionAnswer]


class Part(Model):
    """Either of the two."""

    prose: Prose | None = None
    block: BlockAnswer | None = None


class Screen(Model):
    title: Prose
    line: int
    parts: list[Part]


class LessonAnswer(LessonHead):
    screens: list[Screen]


class LessonText(Model):
    """A lesson as somebody writes it."""

    text: str
    name: Annotated[str, Field(min_length=1, max_length=200, description="the file's name")] = "lesson.md"


class BlankLesson(Model):
    """The text that a new lesson begins with."""

    text: str


class Claimed(Model):
    when: Quantity | None = None
    right: bool | None = None


class Expected(Model):
    number: Quantity


class PlayFigure(Model):
    """The part of a figure that answers depend on."""

    source: str | None = None
    at: Numbers = Field(default={})
    mode: Annotated[str, Field(max_length=40)] = "forward"
    seed: Numbers | None = None
    params: dict[Name, Param] = Field(default={})
    step: Step = "ready"


class PlayRequest(Model):
    """A block, as far as its answers go, and which attempt it is: the same attempt has the same numbers. null: the author's numbers."""

    attempt: Whole | None = None
    figure: PlayFigure
    number: Quantity | None = None
    edge: Annotated[str, Field(max_length=40)] | None = None
    order: OrderOf | None = None
    goal: Quantity | None = None
    task: Task | None = None
    budget: Quantity | None = None
    fresh: bool = False
    options: Annotated[list[Claimed], Field(max_length=12)] = Field(default=[])
    slips: Annotated[list[Expected], Field(max_length=12)] = Field(default=[])
    bugs: Annotated[list[BugName], Field(max_length=5)] = Field(default=[])


class PlayAnswer(Model):
    """``right`` has one entry an option; ``edges`` are edge numbers of the trace, several where they are equal; ``order`` is one right order of nodes."""

    source: str
    at: dict[str, Number]
    number: Number | None
    slips: list[Number]
    right: list[bool]
    edges: list[Index]
    order: list[Index]
    goal: bool | None
    budget: Index | None
    bug: BugName | None
