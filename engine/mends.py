"""Edits that turn what people type into the language: |x| to abs(x), x! to gamma(x + 1), x^{2} to x^(2). Knows characters only, no grammar.

Each edit is (start, end, text) in the clean text, or None where there is no telling what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from engine.phrases import say
from engine.primitives import BY_WORD, FUNCTIONS

Edit: TypeAlias = tuple[int, int, str]

_WORD_BEFORE = re.compile(r"[\w.]+\Z")
_NAME_BEFORE = re.compile(r"([^\W\d]\w*)[ ]*\Z")
_WORD_AFTER = re.compile(r"[ ]*([\w.]+)")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}
_LOOK_BACK = 2000
_LONGEST_LINE = 300
"""Longer lines are not searched for choices in other notations: the patterns go back and forth."""
_TERNARY = re.compile(r"(?P<head>[^=<>!]*(?<![=<>!])=(?!=))?(?P<test>[^?=]*(?:[<>=!]=[^?=]*)?)\?(?P<yes>[^?:]*):(?P<no>[^?:]*)\Z")
_THEN = re.compile(r"(?P<head>.*?)\bif\b(?P<test>.*?)\bthen\b(?P<yes>.*?)\belse\b(?P<no>.*)\Z")
_GROUPS = re.compile(r"[0-9]{1,3}(?:(?P<mark>[ .'])[0-9]{3})(?:(?P=mark)[0-9]{3})*(?![\w.'])")
_PRIMES = re.compile(r"'+")


def mend(text: str, start: int, value: str) -> Edit | None:
    """What to put for the foreign sign ``value`` at ``start``, and what stands around it."""
    way = _WAYS.get(value)
    return way(text, start) if way is not None else None


def operand_before(text: str, place: int) -> int | None:
    """Where the operand that ends at ``place`` starts: a word, a number, a group in brackets, a call."""
    end = len(text[max(0, place - _LOOK_BACK) : place].rstrip(" ")) + max(0, place - _LOOK_BACK)
    if end and text[end - 1] in ")]":
        opened = _opening(text, end - 1)
        if opened is None:
            return None
        name = _NAME_BEFORE.search(text, max(0, opened - 100), opened)
        return name.start() if name and name.end() == opened else opened
    word = _WORD_BEFORE.search(text, max(0, end - 100), end)
    return word.start() if word else None


def _opening(text: str, closing: int) -> int | None:
    """Where the bracket that closes at ``closing`` was opened."""
    depth = 0
    for place in range(closing, max(-1, closing - _LOOK_BACK), -1):
        depth += (text[place] == text[closing]) - (text[place] == _CLOSING[text[closing]])
        if depth == 0:
            return place
    return None


def closing_of(text: str, opening: int) -> int | None:
    """Where the bracket that opens at ``opening`` is closed."""
    depth = 0
    for place in range(opening, min(len(text), opening + _LOOK_BACK)):
        depth += (text[place] == text[opening]) - (text[place] == _OPENING[text[opening]])
        if depth == 0:
            return place
    return None


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return end if end >= 0 else len(text)


def _bars(text: str, start: int) -> Edit | None:
    end = text.find("|", start + 1, _line_end(text, start))
    inner = text[start + 1 : end].strip() if end > 0 else ""
    if not inner:
        return None
    name = _NAME_BEFORE.search(text, max(0, start - 100), start)
    call = name is not None and name.group(1) in FUNCTIONS
    return start, end + 1, f"(abs({inner}))" if call else f"abs({inner})"


def _factorial(text: str, start: int) -> Edit | None:
    first = operand_before(text, start)
    if first is None:
        return None
    operand = text[first:start].strip()
    if operand.startswith("(") and operand.endswith(")"):
        operand = operand[1:-1]
    return first, start + 1, f"gamma({operand} + 1)"


def _quotes(text: str, start: int) -> Edit | None:
    end = text.find(text[start], start + 1, _line_end(text, start))
    inner = text[start + 1 : end].strip() if end > 0 else ""
    return (start, end + 1, inner) if inner else None


def _braces(text: str, start: int) -> Edit | None:
    end = closing_of(text, start)
    if end is None or "\n" in text[start:end] or not text[start + 1 : end].strip():
        return None
    inner = text[start + 1 : end].strip()
    if start and text[start - 1] == "_":
        return (start, end + 1, inner) if inner.isalnum() else None
    return start, end + 1, f"({inner})"


def _degrees(text: str, start: int) -> Edit | None:
    first = operand_before(text, start)
    if first is None:
        return None
    operand = text[first:start].strip()
    name = _NAME_BEFORE.search(text, max(0, first - 100), first)
    call = f"deg2rad({operand})"
    return first, start + 1, f"({call})" if name and name.group(1) in FUNCTIONS and first > name.end(1) else call


def _root(text: str, start: int) -> Edit | None:
    if text[start + 1 :].lstrip(" ").startswith("("):
        return start, start + 1, "cbrt"
    word = _WORD_AFTER.match(text, start + 1)
    return (start, word.end(), f"cbrt({word.group(1)})") if word else None


def _prime(text: str, start: int) -> Edit | None:
    """Without its primes; where that would call a function that is not there, nothing."""
    if grouped := digit_groups(text, start):
        return grouped
    run = _PRIMES.match(text, start)
    end = run.end() if run else start + 1
    name = _NAME_BEFORE.search(text, max(0, start - 100), start)
    after = text[end:].lstrip(" ")
    if name is None or not after.startswith("("):
        return start, end, ""
    word = re.escape(name.group(1))
    here = re.compile(r"\([^()\n]*\)\s*=(?!=)").match(text, len(text) - len(after))
    defined = name.group(1) in BY_WORD or here or re.search(rf"(?m)^\s*(?:def\s+)?{word}\s*\([^()\n]*\)\s*[=:](?!=)", text)
    return (start, end, "") if defined else None


def _choice(text: str, start: int) -> Edit | None:
    first, last = text.rfind("\n", 0, start) + 1, _line_end(text, start)
    found = _TERNARY.match(text[first:last]) if last - first <= _LONGEST_LINE else None
    if found is None or not all(found.group(part).strip() for part in ("test", "yes", "no")):
        return None
    return _if_else(found, first, last)


def then_choice(text: str, start: int) -> Edit | None:
    """``if a then b else c`` on the line of ``start``."""
    first, last = text.rfind("\n", 0, start) + 1, _line_end(text, start)
    found = _THEN.match(text[first:last]) if last - first <= _LONGEST_LINE else None
    return _if_else(found, first, last) if found and found.group("yes").strip() and found.group("no").strip() else None


def _if_else(found: re.Match[str], first: int, last: int) -> Edit:
    head = found.group("head") or ""
    test, yes, no = (found.group(part).strip() for part in ("test", "yes", "no"))
    return first, last, f"{head.rstrip()}{' ' if head.strip() else ''}{yes} if {test} else {no}"


def digit_groups(text: str, place: int) -> Edit | None:
    """``1 000``, ``1.000.000`` and ``1'000`` around ``place``, as one number."""
    first = max(0, place - 30)
    for found in _GROUPS.finditer(text, first, min(len(text), place + 30)):
        if found.start() <= place < found.end() and not (found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] in "._'")):
            return found.start(), found.end(), re.sub(r"[ .']", "", found.group())
    return None


_WAYS: dict[str, Callable[[str, int], Edit | None]] = {
    "|": _bars,
    "!": _factorial,
    "'": _quotes,
    '"': _quotes,
    "`": _quotes,
    "$": _quotes,
    "{": _braces,
    "°": _degrees,
    "∛": _root,
    "prime": _prime,
    "?": _choice,
    ":=": lambda text, start: (start, start + 2, "="),
    "&&": lambda text, start: (start, start + 2, "*"),
    "and": lambda text, start: (start, start + 3, "*"),
}

OTHER_SYMBOLS = {
    "∂": say("hint_derived"),
    "∇": say("hint_derived"),
    "∫": say("hint_integral"),
    "∑": say("hint_write", code="sum( … for i in range(5))"),
    "∏": say("hint_write", code="prod( … for i in range(5))"),
    "∞": say("hint_finite"),
    "±": say("hint_both_signs"),
    "→": say("hint_limit"),
    "°": say("hint_degrees"),
    "∛": say("hint_write", code="cbrt( … )"),
}
