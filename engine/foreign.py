"""What is not in the language: refused by name where it stands, with what to write instead. Knows no grammar."""

from __future__ import annotations

import difflib
import re
import unicodedata

from engine.errors import Fix, PathsumError
from engine.mends import OTHER_SYMBOLS, digit_groups, mend
from engine.methods import METHODS
from engine.phrases import say
from engine.primitives import CONSTANTS, FUNCTIONS, RESERVED
from engine.source import Source
from engine.wording import refuse
from engine.words import Words

_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}\\]*)\}\s*\{([^{}\\]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]*)")
_ARGUMENT = re.compile(r"\s*(?:\{(?P<group>[^{}\\]*)\}|(?P<word>[\w.]+))")
_OPENED = re.compile(r"(?<![\w)'])'\w[^']*\Z")
ATTRIBUTE = re.compile(r"\.\s*([^\W\d]\w*)")
_LATEX = {"cdot": "*", "times": "*", "div": "/", "pi": "pi", "sqrt": "sqrt( … )", "left": "(", "right": ")", "ln": "log"}
_FORMULAS = say("hint_formulas")
KEYWORDS: dict[str, Words] = {
    "while": say("hint_turns"),
    "elif": say("hint_write", code="y = a if condition else b"),
    "None": say("hint_zero"),
    "True": say("hint_number", number=1),
    "False": say("hint_number", number=0),
    "and": say("hint_product"),
    "or": say("hint_sum"),
    "not": say("hint_turn_round"),
    "import": say("hint_functions"),
    "from": say("hint_functions"),
    **dict.fromkeys(
        [
            "is",
            "as",
            "try",
            "except",
            "finally",
            "raise",
            "assert",
            "with",
            "yield",
            "await",
            "async",
            "class",
            "del",
            "global",
            "nonlocal",
            "pass",
            "break",
            "continue",
        ],
        _FORMULAS,
    ),
    "print": say("hint_print"),
}
# Words that people take for names: told apart from the statements of Python by the operator that follows.
_TAKEN = frozenset({"is", "as", "del", "with", "class", "global", "try", "except", "pass", "break", "continue", "and", "or", "raise"})
_USED_AS_NAME = re.compile(r"[ ]*(?:[*/^]|=(?!=))")
# Letters of other alphabets that look Latin: no one mixes them with Latin ones on purpose.
_CYRILLIC_AND_OMICRON = (
    "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u0458\u0455\u04bb\u0501"
    "\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0425\u0423\u03bf\u039f"
)
_LOOK_ALIKES = dict(zip(_CYRILLIC_AND_OMICRON, "aceopxyijshdABCEHIJKMOPSTXYoO", strict=True))
_METHODS = dict.fromkeys(["backward", "grad", "zero_grad", "detach", "item", "requires_grad_"], say("hint_delete"))
_MEMBERS = {
    "tau": say("hint_write", code="2*pi"),
    "newaxis": say("hint_newaxis"),
}
# What a library computes otherwise than the function of that name here.
_DIFFERS = {
    ("torch", "var"): (say("differs_count"), say("hint_write", code="var(x, ddof=1)")),
    ("torch", "std"): (say("differs_count"), say("hint_write", code="std(x, ddof=1)")),
    ("jax", "gelu"): (say("differs_tanh"), say("hint_gelu")),
}
_NUMBER_WORDS = frozenset({"inf", "Inf", "infinity", "Infinity", "nan", "NaN"})
# λ spelled out is a fine name, as long as it cannot be the start of a function without a name.
_LAMBDA = re.compile(r"lambda\b(?=\s*[:\w])")
_CALL = re.compile(r"\s*\(")
_OPERATORS = {
    "&&": say("hint_product"),
    "||": say("hint_absolute"),
    ":=": say("hint_value"),
    "!": say("hint_factorial"),
    "?": say("hint_write", code="a if condition else b"),
}


def check_number(source: Source, start: int, end: int) -> None:
    """Refuse the numbers that other languages would read otherwise than they look."""
    text = source.clean
    value = text[start:end]
    after = text[end : end + 1]
    tail = re.compile(r"[\w.]*").match(text, end)
    stop = tail.end() if tail else end
    if after == "_":
        raise refuse(
            "number_underscore", source.span(start, stop), source.fix(start, stop, text[start:stop].replace("_", "")), better=text[start:stop].replace("_", "")
        )
    if after == "." or (after.isdigit() and value[-1] == "."):
        if digit_groups(text, start):
            raise _grouped(source, start)
        raise refuse("number_dots", source.span(start, stop))
    if value == "0" and after in tuple("xXbBoO") and re.compile(r"[xXbBoO][0-9a-fA-F]+\b").match(text, end) and any(c.isdigit() for c in text[end:stop]):
        raise refuse("number_base", source.span(start, stop))
    if after in ("e", "E") and "e" not in value.lower() and not text[end + 1 : end + 2].isalnum() and text[end + 1 : end + 2] != "_":
        raise refuse("number_exponent", source.span(start, end + 1), source.fix(start, end + 1, f"{value}*e"), found=text[start : end + 1], better=value)
    if len(value) > 1 and value[0] == "0" and value[1].isdigit():
        if digit_groups(text, start):
            raise _grouped(source, start)
        better = value.lstrip("0")
        better = better if better[:1].isdigit() else "0" + better
        raise refuse("number_zeros", source.span(start, end), source.fix(start, end, better), better=better)


def check_name(source: Source, start: int, value: str, longest: int) -> None:
    """Refuse words of other languages, attributes, and names that are too long or reserved."""
    end = start + len(value)
    attribute = ATTRIBUTE.match(source.clean, end)
    if attribute and attribute.group(1) not in METHODS:
        raise refuse_attribute(source, end, attribute)
    if value in _NUMBER_WORDS:
        raise refuse("number_word", source.span(start, end), word=value)
    if _LAMBDA.match(source.clean, start):
        raise refuse("keyword", source.span(start, end), word=value, hint=say("hint_define"))
    if value in _TAKEN and uses_as_name(source, end):
        raise refuse("name_word", source.span(start, end), source.fix(start, end, f"{value}_1"), word=value)
    if value in KEYWORDS and (value != "print" or _CALL.match(source.clean, end)):
        raise refuse("keyword", source.span(start, end), _edit(source, start, value), word=value, hint=KEYWORDS[value])
    if len(value) > longest:
        raise refuse("name_long", source.span(start, end), count=len(value), limit=longest)
    if value.startswith("__") and _CALL.match(source.clean, end):
        raise refuse("keyword", source.span(start, end), word=value, hint=_FORMULAS)
    if not value.isascii():
        _check_alphabet(source, start, value)
    if value.startswith("__"):
        better = value.strip("_") or "x"
        raise refuse("name_reserved", source.span(start, end), source.fix(start, end, better), better=better)


def is_own(source: Source, word: str) -> bool:
    """Whether the program gives the word, which is also what a library is called, a value of its own, as in ``F = [[1, 2], [3, 4]]``."""
    others = r"[^()\n]{0,200}"
    given = rf"^[ ]*(?:{word}[ ]*=(?!=)|(?:def[ ]+)?\w+[ ]*\({others}\b{word}\b{others}\)[ ]*(?:=(?!=)|:))"
    return re.search(given, source.clean, re.MULTILINE) is not None


def check_member(source: Source, module: str, start: int, value: str) -> None:
    """Refuse what a library has and the language has not, and what the language means otherwise; functions are looked up later."""
    end = start + len(value)
    called = _CALL.match(source.clean, end)
    differs = _DIFFERS.get((module.partition(".")[0], value)) if called else None
    if differs:
        raise refuse("member_differs", source.span(start, end), name=module + value, means=differs[0], hint=differs[1])
    if not called and value not in CONSTANTS and value not in RESERVED and value not in _NUMBER_WORDS:
        hint = _MEMBERS.get(value, say("hint_plain_names"))
        raise refuse("attribute", source.span(start - 1, end), found="." + _short(value), hint=hint)


def check_method(source: Source, start: int, after_value: bool) -> None:
    """Refuse ``.name`` unless it stands behind a value and is a method of the language."""
    found = ATTRIBUTE.match(source.clean, start)
    if found is None or found.group(1) not in METHODS:
        raise refuse_attribute(source, start, found) if found else refuse("point", source.span(start, start + 1))
    if not after_value:
        raise refuse("point", source.span(start, start + 1))


def uses_as_name(source: Source, end: int) -> bool:
    """Whether the word that ends there is computed with or assigned to, as in ``is*2``."""
    return _USED_AS_NAME.match(source.clean, end) is not None


def _check_alphabet(source: Source, start: int, name: str) -> None:
    """A Cyrillic letter among Latin ones makes two names that look the same."""
    strangers = [index for index, char in enumerate(name) if char in _LOOK_ALIKES]
    if strangers and any(char.isascii() and char.isalpha() for char in name):
        index = strangers[0]
        better = "".join(_LOOK_ALIKES.get(char, char) for char in name)
        letter = unicodedata.name(name[index]).lower()
        span = source.span(start + index, start + index + 1)
        fix = source.fix(start, start + len(name), better)
        raise refuse("look_alike", span, fix, latin=_LOOK_ALIKES[name[index]], letter=letter, better=better)


def refuse_attribute(source: Source, start: int, found: re.Match[str]) -> PathsumError:
    """The error for ``.name``."""
    name = found.group(1)
    near = [] if name in METHODS else difflib.get_close_matches(name, METHODS, 1, 0.8)  # a method of nothing, as in `return. exp`
    hint = _METHODS.get(name, say("hint_mean", code=f".{near[0]}") if near else say("hint_plain_names"))
    if near and name not in _METHODS:
        word = source.fix(found.start(1), found.end(1), near[0])
        return refuse("attribute", source.span(start, found.end()), word, found="." + _short(name), hint=hint)
    return refuse("attribute", source.span(start, found.end()), found="." + _short(name), hint=hint)


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"


def refuse_foreign(source: Source, kind: str, start: int, value: str) -> None:
    """Name what came, and offer what to write instead."""
    text = source.clean
    end = start + len(value)
    span = source.span(start, end)
    if kind == "AUGMENTED":
        raise refuse("augmented", span, found=value, operator=value[:-1])
    if kind == "FOREIGN":
        if value == ";" and text.count("[", 0, start) > text.count("]", 0, start):
            raise refuse("rows", span, source.fix(start, end, "], [") if text.count("[", 0, start) - text.count("]", 0, start) > 1 else None, found=value)
        if value == ";":
            raise refuse("separator", span, source.fix(start, end, "\n"), found=value)
        hint = _OPERATORS.get(value, say("hint_signs"))
        raise refuse("operator", span, _edit(source, start, value), found=value, hint=hint)
    if value == "'" and start and (text[start - 1].isalnum() or text[start - 1] == ")") and not _quoted(text, start):
        if digit_groups(text, start):
            raise _grouped(source, start)
        raise refuse("prime", span, _edit(source, start, "prime"))
    if value in "'\"`":
        raise refuse("string", span, _edit(source, start, value))
    if value in "{}":
        raise refuse("brace", span, _edit(source, start, value), found=value)
    if value == "|":
        raise refuse("absolute", span, _edit(source, start, value))
    if value == ".":
        attribute = ATTRIBUTE.match(text, start)
        raise refuse_attribute(source, start, attribute) if attribute else refuse("point", span)
    if value == "\\":
        fraction = _FRACTION.match(text, start)
        if fraction:
            better = f"({fraction.group(1).strip()})/({fraction.group(2).strip()})"
            raise refuse("latex", source.span(start, fraction.end()), source.fix(start, fraction.end(), better), found="\\frac", better=better)
        raise _latex(source, start)
    if value in OTHER_SYMBOLS:
        raise refuse("symbol_instead", span, _edit(source, start, value), found=value, number=_number(value), hint=OTHER_SYMBOLS[value])
    raise refuse("symbol", span, found=value, number=_number(value))


def _number(char: str) -> str:
    """Its number, and its name where it has one."""
    name = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f", {name}" if name else "")


def _edit(source: Source, start: int, value: str) -> Fix | None:
    edit = mend(source.clean, start, value)
    return source.fix(*edit) if edit else None


def _grouped(source: Source, place: int) -> PathsumError:
    edit = digit_groups(source.clean, place)
    assert edit is not None
    return refuse("number_grouped", source.span(edit[0], edit[1]), source.fix(*edit), better=edit[2])


def _quoted(text: str, start: int) -> bool:
    """Whether the quote at ``start`` closes one that was opened on the line before a letter, as in 'x'."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(_OPENED.search(line))


def _latex(source: Source, start: int) -> PathsumError:
    """The error for a command of LaTeX: the word alone, as a call where an argument follows."""
    text = source.clean
    command = _COMMAND.match(text, start)
    name = command.group(1) if command else ""
    stop = command.end() if command else start + 1
    better = _LATEX.get(name, name) or "( )"
    argument = _ARGUMENT.match(text, stop) if better in FUNCTIONS or name == "sqrt" else None
    if argument:
        stop = argument.end()
        better = f"{name if name == 'sqrt' else better}({argument.group('group') or argument.group('word')})"
    fix = source.fix(start, stop, better) if "…" not in better and name else None
    return refuse("latex", source.span(start, stop), fix, found="\\" + _short(name), better=better)
