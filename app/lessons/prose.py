"""Markdown as nested lists that a page can draw: no HTML comes in and none goes out. Knows no block and no lesson."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from app.lessons.words import at_line, refusal

Node: TypeAlias = dict[str, Any] | str
"""Text, or ``{"t": kind, "c": [nodes]}`` with more keys for some kinds.

``level`` (h), ``start`` (ol), ``href`` (a), ``text`` (code, pre, math, formula), ``language`` (pre).
"""

_KINDS = {
    "paragraph": "p", "heading": "h", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "blockquote": "quote", "em": "em", "strong": "strong",
    "link": "a", "table": "table", "thead": "thead", "tbody": "tbody", "tr": "tr", "th": "th", "td": "td", "s": "s",
}  # fmt: skip


_HTML = re.compile(
    r"<!--|</?(?:a|b|i|u|p|s|br|hr|em|strong|div|span|img|sub|sup|h[1-6]|ul|ol|li|table|tr|td|th|font|center|small|mark|iframe|script|style|video|audio|svg|code|pre)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def _braced(tex: str) -> bool:
    """Whether every brace is closed that is opened."""
    depth = 0
    for sign in re.findall(r"\\.|[{}]", tex, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def parser() -> MarkdownIt:
    """CommonMark with tables and dollar mathematics; HTML stays text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").use(dollarmath_plugin, allow_space=False, allow_digits=True, double_inline=True)


def nodes(tokens: Sequence[Token], shift: int = 0) -> list[Node]:
    """Top-level tokens as nodes; ``shift`` is the line before the text's first. Raises PathsumError for what a lesson does not have."""
    top: list[Node] = []
    open_: list[list[Node]] = [top]
    line = shift + 1
    for token in tokens:
        if token.map:
            line = shift + token.map[0] + 1
        if token.type == "heading_open" and token.markup == "-" and token.map:
            raise refusal("setext", at_line(shift + token.map[1]))
        if token.type == "inline":
            open_[-1].extend(nodes(token.children or [], line - 1))
        elif token.nesting == 1:
            node = _opened(token)
            open_[-1].append(node)
            open_.append(node["c"])
        elif token.nesting == -1:
            open_.pop()
        elif token.type == "image":
            raise refusal("image", at_line(line))
        elif token.type in ("softbreak", "hardbreak"):
            line += 1
            _add(open_[-1], _leaf(token))
        elif token.type == "text" and (found := _HTML.search(token.content)):
            raise refusal("html", at_line(line), tag=found[0][:40])
        elif token.type.startswith("math") and not _braced(token.content):
            raise refusal("tex", at_line(line), text=token.content.strip()[:40])
        else:
            _add(open_[-1], _leaf(token))
    return top


def _opened(token: Token) -> dict[str, Any]:
    kind = token.type.removesuffix("_open")
    node: dict[str, Any] = {"t": _KINDS.get(kind, "p"), "c": []}
    if kind == "heading":
        node["level"] = int(token.tag[1])
    elif kind == "ordered_list":
        node["start"] = int(token.attrGet("start") or 1)
    elif kind == "link":
        node["href"] = str(token.attrGet("href") or "")
    return node


def _leaf(token: Token) -> Node | None:
    if token.type in ("text", "text_special", "html_inline", "html_block"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return " " if token.type == "softbreak" else {"t": "br", "c": []}
    if token.type in ("fence", "code_block"):
        return {"t": "pre", "c": [], "text": token.content, "language": token.info.strip().split(" ")[0] if token.info.strip() else ""}
    if token.type == "code_inline":
        return {"t": "code", "c": [], "text": token.content}
    if token.type == "math_inline":
        return {"t": "math", "c": [], "text": token.content}
    if token.type.startswith("math"):
        return {"t": "formula", "c": [], "text": token.content.strip()}
    return {"t": "hr", "c": []} if token.type == "hr" else None


def _add(into: list[Node], node: Node | None) -> None:
    """Texts side by side are one text."""
    if isinstance(node, str) and into and isinstance(into[-1], str):
        into[-1] += node
    elif node is not None and node != "":
        into.append(node)


def inline(text: str, line: int = 1) -> list[Node]:
    """One paragraph's worth of Markdown: what stands in ``ask:`` and its like. Several paragraphs stay paragraphs."""
    found = nodes(parser().parse(text), line - 1)
    only = found[0] if len(found) == 1 else None
    return only["c"] if isinstance(only, dict) and only["t"] == "p" else found


def plain(found: Sequence[Node]) -> str:
    """The words of nodes, for titles."""
    return "".join(node if isinstance(node, str) else node.get("text", "") + plain(node["c"]) for node in found)
