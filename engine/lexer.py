"""Text to tokens: one pattern, positions kept, blocks told by their indentation. What is foreign is refused in engine/foreign.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lark import Token
from lark.lexer import Lexer

from engine.errors import PathsumError
from engine.foreign import check_member, check_method, check_name, check_number, is_own, refuse_foreign
from engine.limits import Limits
from engine.source import Source
from engine.wording import check, refuse

_TOKEN = re.compile(
    r"""
    (?P<SKIP>[ ]+|\#[^\n]*)
  | (?P<NEWLINE>\n)
  | (?P<NUMBER>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
  | (?P<NAME>[^\W\d]\w*)
  | (?P<COMPARE><=|>=|==|!=|<(?!<)|>(?!>))
  | (?P<AUGMENTED>\*\*=|//=|[-+*/%@&|^]=)
  | (?P<FOREIGN><<|>>|:=|->|&&|\|\||[&~!?$;])
  | (?P<POWER>\*\*|\^)
  | (?P<FLOOR>//) | (?P<PERCENT>%)
  | (?P<PLUS>\+) | (?P<MINUS>-) | (?P<STAR>\*) | (?P<SLASH>/)
  | (?P<LPAR>\() | (?P<RPAR>\)) | (?P<LSQB>\[) | (?P<RSQB>\]) | (?P<COMMA>,) | (?P<EQUAL>=) | (?P<COLON>:) | (?P<ROOT>√) | (?P<AT>@)
  | (?P<DOT>\.)(?=[^\W\d])
  | (?P<OTHER>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_WORDS = {"return": "RETURN", "def": "DEF", "for": "FOR", "in": "IN", "if": "IF", "else": "ELSE"}
# What people import for mathematics: the prefix is dropped, the function's own name decides.
_MODULE = re.compile(
    r"(?:(?:numpy|np|jnp|torch|jax\.numpy|tf|scipy)\.linalg|numpy|np|math|torch\.nn\.functional|torch\.special|torch|jax\.numpy|jax\.nn|jax\.lax"
    r"|jax\.scipy\.special|jnp|jax|tf\.math|tf\.nn|tf|nn\.functional|F|scipy\.special|special)\.(?=[^\W\d])"
)
_IMPORT = re.compile(r"(?:import|from)[ ]+(?:numpy|math|torch|jax|scipy|tensorflow)\b[^\n;]*")
_DOCSTRING = re.compile(r'"""(?:[^"]|"(?!""))*"""|\'\'\'(?:[^\']|\'(?!\'\'))*\'\'\'')
_BEFORE_PREFIX = frozenset(
    [
        "PLUS",
        "MINUS",
        "STAR",
        "SLASH",
        "FLOOR",
        "PERCENT",
        "AT",
        "POWER",
        "COMPARE",
        "LPAR",
        "LSQB",
        "COMMA",
        "EQUAL",
        "COLON",
        "ROOT",
        "NEWLINE",
        "RETURN",
        "IF",
        "ELSE",
        "IN",
    ]
)
_SETTINGS = {"True": ("NUMBER", "1"), "False": ("NUMBER", "0"), "None": ("NAME", "None")}
_ENDS = frozenset(["NAME", "RPAR", "RSQB"])
_BLOCKS = 20
_PAIRS = {"RPAR": "(", "RSQB": "["}


class Reading:
    """One pass over one source: what the lexer is at, for whoever has to explain an error."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.open: list[int] = []
        self.previous: Token | None = None
        self.current: Token | None = None

    def token(self, kind: str, value: str, start: int) -> Token:
        """The next token; the last two are remembered."""
        made = Token(kind, value, start, None, None, None, None, start + len(value))
        self.previous, self.current = self.current, made
        return made


class LineLexer(Lexer):
    """The lexer that Lark is given; a new line inside brackets does not end the statement."""

    def __init__(self, lexer_conf: object) -> None:
        """Lark hands over its configuration; the pattern above needs none of it."""

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Token]:
        """Yield the tokens of a Reading's source, every line ending with a NEWLINE. Raises PathsumError."""
        data: Reading = lexer_state  # Lark passes on what its parse was given
        source, limits, text = data.source, data.limits, data.source.clean
        signs, last, line_start = 0, "NEWLINE", 0
        blocks: list[int] = [0]
        own: dict[str, bool] = {}
        position, size = 0, len(text)
        while position < size:
            match = _TOKEN.match(text, position)
            assert match is not None  # OTHER takes any character
            kind, start, value = match.lastgroup or "OTHER", position, match.group()
            position = match.end()
            if kind == "SKIP":
                continue
            if kind == "NEWLINE":
                line_start = position
                if data.open or last == "NEWLINE":
                    continue
            elif last == "NEWLINE" and (skipped := _IMPORT.match(text, start) or _DOCSTRING.match(text, start)):
                position = skipped.end()
                continue
            else:
                if last == "NEWLINE":
                    yield from _block_ends(data, blocks, start - line_start, start)
                if kind == "NUMBER":
                    check_number(source, start, position)
                elif kind == "NAME" and last == "DOT":
                    pass  # the lexer let the point through because it knows this word
                elif data.open and value in _SETTINGS and (last == "EQUAL" or (value == "None" and text[data.open[-1]] == "[")):
                    kind, value = _SETTINGS[value]  # keepdims=True and the like, which are told and not computed with
                elif kind == "DOT":
                    check_method(source, start, last in _ENDS)
                elif kind == "NAME":
                    if (prefix := _MODULE.match(text, start)) and value not in own:
                        own[value] = is_own(source, value)
                    if prefix and not own[value]:
                        start = prefix.end()
                        name = _TOKEN.match(text, start)
                        assert name is not None
                        value, position = name.group(), name.end()
                        if not (last == "EQUAL" and data.open):  # dtype=np.float64 and the like are passed over
                            check_member(source, prefix.group(), start, value)
                    kind = _WORDS.get(value, "NAME")
                    if kind == "NAME":
                        check_name(source, start, value, limits.name_length)
                elif kind in ("MINUS", "PLUS", "ROOT") and last in _BEFORE_PREFIX:
                    signs += 1
                    check_depth(source, len(data.open) + signs, limits, start)
                elif kind in ("LPAR", "LSQB"):
                    data.open.append(start)
                    check_depth(source, len(data.open) + signs, limits, start)
                elif kind in ("RPAR", "RSQB"):
                    if not data.open or text[data.open[-1]] != _PAIRS[kind]:
                        raise refuse("close_extra", source.span(start, start + 1), source.fix(start, start + 1, ""), found=value)
                    data.open.pop()
                elif kind in ("AUGMENTED", "FOREIGN", "OTHER"):
                    refuse_foreign(source, kind, start, value)
            if kind in ("NUMBER", "NAME", "RPAR", "RSQB", "NEWLINE"):
                signs = 0
            opens_block = kind == "NEWLINE" and last == "COLON"
            last = kind
            yield data.token(kind, value, start)
            if opens_block:
                inner = _next_indent(text, position)
                if inner <= blocks[-1]:
                    raise refuse("block_empty", source.span(start - 1, start))
                blocks.append(inner)
                where = source.span(start - 1, start)
                check("blocks_deep", len(blocks) - 1, _BLOCKS, where)
                yield data.token("INDENT", "", position)
        if data.open:
            raise unclosed(data)
        if last == "COLON":
            raise refuse("block_empty", source.span(size - 1, size))
        if last != "NEWLINE":
            yield data.token("NEWLINE", "", size)
        for _ in blocks[1:]:
            yield data.token("DEDENT", "", size)


def _next_indent(text: str, position: int) -> int:
    """The indentation of the next line that holds anything but a comment; −1 at the end."""
    for line in text[position:].split("\n"):
        bare = line.lstrip(" ")
        if bare and not bare.startswith("#"):
            return len(line) - len(bare)
    return -1


def _block_ends(data: Reading, blocks: list[int], indent: int, start: int) -> Iterator[Token]:
    """Close the blocks that a line of this indentation ends. Outside blocks, indentation means nothing."""
    if len(blocks) == 1:
        return
    while len(blocks) > 1 and indent < blocks[-1]:
        blocks.pop()
        yield data.token("DEDENT", "", start)
    if (len(blocks) > 1 and indent != blocks[-1]) or (len(blocks) == 1 and indent > 0):
        raise refuse("indent", data.source.span(start, start + 1))


def unclosed(reading: Reading) -> PathsumError:
    """The innermost bracket that is open where the reading stopped, with a fix at the end of its line."""
    source, start = reading.source, reading.open[-1]
    line_end = source.clean.find("\n", start)
    stop = len(source.clean) if line_end < 0 else line_end
    opened = source.clean[start]
    closing = ")" if opened == "(" else "]"
    return refuse("close_missing", source.span(start, start + 1), source.fix(stop, stop, closing), opened=opened, closing=closing)


def check_depth(source: Source, depth: int, limits: Limits, start: int) -> None:
    """Refuse nesting over the limit, naming the actual depth of the whole text."""
    if depth > limits.depth:
        actual = max(depth, *_depths(source.clean))
        where = source.span(start, start + 1)
        check("formula_deep", actual, limits.depth, where)


def _depths(text: str) -> Iterator[int]:
    level = run = 0
    yield 0
    for char in text:
        if char in "([":
            level += 1
        elif char in ")]":
            level -= 1
        run = run + 1 if char in "+-√" else (run if char == " " else 0)
        yield level + run
