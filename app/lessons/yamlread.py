"""YAML of a lesson as plain values, with the line of each. No tags, no anchors, no implicit types but numbers and true/false: ``y`` stays a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from app.lessons.words import at_line, refusal, say
from app.lessons.yamlwords import glued, told
from engine.errors import Span

Path: TypeAlias = tuple[str | int, ...]
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_ESCAPE = re.compile(r'(?<!\\)(?:\\\\)*\\[^"\\\n]')
"""A backslash in double quotes that means a sign of YAML's own: of ``\\frac`` it would leave ``rac``."""
_COMMENT = re.compile(r"[ \t]+#(.)")
DEPTH = 8


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
        deep = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            deep += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if deep > DEPTH:  # before more is read: the reader takes the square of the depth in time
                raise refusal("yaml_deep", _span(event.start_mark, line))
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&" if getattr(event, "anchor", None) else "!" if getattr(event, "tag", None) else None
            if sign:
                raise refusal("yaml_sign", _span(event.start_mark, line), sign=sign)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise told(error, text, line) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise refusal("yaml", at_line(line), problem=say("lesson_yaml_strange")) from None
    if node is None:
        return Read({}, {}, line)
    if not isinstance(node, yaml.MappingNode):
        raise glued(text, line) or refusal("yaml_mapping", _span(node.start_mark, line), example=example)
    result = Read({}, {}, line)
    result.value.update(_Values(text, line, result.place).mapping(node, ()))
    return result


def _span(mark: Any, line: int) -> Span:
    return at_line(line + mark.line, mark.column + 1)


class _Values:
    """Nodes as plain values; notes where each stands, and refuses what YAML would silently leave out or change."""

    def __init__(self, text: str, line: int, place: dict[Path, Span]) -> None:
        self.text, self.line, self.place = text, line, place

    def plain(self, node: yaml.Node, path: Path) -> Any:
        where = _span(node.start_mark, self.line)
        self.place.setdefault(path, where)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*path, at)) for at, item in enumerate(node.value)]
        text: str = node.value
        written = self.text[node.start_mark.index : node.end_mark.index]
        style = getattr(node, "style", None)
        if style == '"' and _ESCAPE.search(written):
            raise refusal("yaml_backslash", where)
        if style is not None:
            return text
        if path[-1:] == ("source",) and node.end_mark.line > node.start_mark.line and "\n" in written.strip():
            raise refusal("source_bar", self.place[path])
        comment = _COMMENT.match(self.text, node.end_mark.index)
        if comment and (" " in text or not text or not comment[1].isspace()):
            raise refusal("yaml_comment", where)
        if text in ("true", "false"):
            return text == "true"
        if _WHOLE.fullmatch(text):
            return int(text)
        return float(text) if _NUMBER.fullmatch(text) else text

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            where = _span(key.start_mark, self.line)
            if not isinstance(key, yaml.ScalarNode):
                raise refusal("yaml_mapping", where, example="title: Sum over paths")
            name = key.value
            if name in found:
                raise refusal("key_twice", where, name=name[:40])
            if node.flow_style and ":" in name and value.value == "":
                raise refusal("yaml_space", where, text=name[:40], better=name[:40].replace(":", ": ", 1))
            self.place[(*path, name)] = where
            found[name] = self.plain(value, (*path, name))
        return found
