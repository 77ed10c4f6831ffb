"""YAML of a lesson as plain values, with the line of each. No tags, no anchors, no implicit types but numbers and true/false: ``y`` stays a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from app.lessons.words import refusal
from engine.errors import Span

Path: TypeAlias = tuple[str | int, ...]
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,15}", re.ASCII)
DEPTH = 8


def at_line(line: int, column: int = 1) -> Span:
    """A place in a file of which only line and column matter (both from 1)."""
    return Span(0, 0, line, column)


@dataclass(frozen=True)
class Read:
    """A mapping, and where each of its values stands."""

    value: dict[str, Any]
    place: dict[Path, Span] = field(default_factory=dict)
    line: int = 1

    def or_else(self, key: str, value: object) -> Read:
        """The same with ``value`` at ``key``, where nothing is there."""
        return Read({key: value, **self.value}, self.place, self.line)

    def span(self, path: Path) -> Span:
        """The place of the value at ``path``, or of the nearest thing around it."""
        while path and path not in self.place:
            path = path[:-1]
        return self.place.get(path, at_line(self.line))


def read(text: str, line: int, example: str) -> Read:
    """The mapping written in ``text``, whose first line is ``line`` of the file. Raises PathsumError with its place."""
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise refusal("yaml_alias", _span(event.start_mark, line))
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise refusal("yaml", _span(mark, line) if mark else at_line(line), problem=error.problem or "it is broken off") from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise refusal("yaml", at_line(line), problem="it has characters or nesting that YAML does not take") from None
    if node is None:
        return Read({}, {}, line)
    if not isinstance(node, yaml.MappingNode):
        raise refusal("yaml_mapping", _span(node.start_mark, line), example=example)
    result = Read({}, {}, line)
    result.value.update(_mapping(node, line, (), result.place))
    return result


def _span(mark: Any, line: int) -> Span:
    return at_line(line + mark.line, mark.column + 1)


def _plain(node: yaml.Node, line: int, path: Path, place: dict[Path, Span]) -> Any:
    place.setdefault(path, _span(node.start_mark, line))
    if len(path) > DEPTH:
        raise refusal("yaml_deep", _span(node.start_mark, line))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, line, path, place)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, line, (*path, at), place) for at, item in enumerate(node.value)]
    text: str = node.value
    if getattr(node, "style", None) is not None:
        return text
    if text in ("true", "false"):
        return text == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def _mapping(node: yaml.MappingNode, line: int, path: Path, place: dict[Path, Span]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        where = _span(key.start_mark, line)
        if not isinstance(key, yaml.ScalarNode):
            raise refusal("yaml_mapping", where, example="title: Sum over paths")
        name = key.value
        if name in found:
            raise refusal("key_twice", where, name=name[:40])
        place[(*path, name)] = where
        found[name] = _plain(value, line, (*path, name), place)
    return found
