"""The words of every refusal, in one table: key → (code, message, hint). Knows no program; ``refuse`` fills in the terms."""

from __future__ import annotations

from engine.errors import Fix, PathsumError, Span

_TABLE: dict[str, tuple[str, str, str]] = {
    # the shape of a line
    "empty": ("E_SYNTAX", "There is nothing to draw yet.", "Type a formula, for example y = x^2."),
    "line_ends": ("E_SYNTAX", "The line ends after {before}, so something is missing.", "Write a number, a name or a parenthesis after {before}."),
    "missing_value": ("E_SYNTAX", "Something is missing between {before} and {found}.", "Write a number or a name between them."),
    "missing_first": ("E_SYNTAX", "A line cannot start with {found}.", "Write what stands before {found}, or delete it."),
    "close_extra": ("E_SYNTAX", "There is one ) too many.", "Delete it."),
    "close_missing": ("E_SYNTAX", "This ( is never closed.", "Add a ) where the group ends."),
    "empty_group": ("E_SYNTAX", "There is nothing between these parentheses.", "Write a formula between them, or delete them."),
    "two_numbers": ("E_SYNTAX", "Two numbers stand side by side: {before} and {found}.", "Write {before}*{found} for their product."),
    "number_after": ("E_SYNTAX", "The number {found} stands right after {before}.", "Write {before}*{found} for a product, or {before}^{found} for a power."),
    "assign_target": ("E_SYNTAX", "Only a single name can stand on the left of =.", "Write the name first, for example y = {text}."),
    "assign_twice": ("E_SYNTAX", "There are two = signs on this line.", "Give each assignment a line of its own."),
    "function_later": (
        "E_UNSUPPORTED",
        "Defining a function of your own is not in the language yet.",
        "Write the formula out: {name} = …",
    ),
    "comma": ("E_SYNTAX", "A comma stands outside a function call.", "Put several outputs after return: return a, b."),
    "comma_group": (
        "E_SYNTAX",
        "A comma separates the arguments of a function, and there is no function name before this (.",
        "Write one formula in the parentheses.",
    ),
    "after_return": ("E_SYNTAX", "There is more after return, and it would never be used.", "Move return to the last line."),
    "unexpected": ("E_SYNTAX", "{found} does not fit here.", "Check what stands before it."),
    "call_no_parens": ("E_SYNTAX", "{name} is a function, so its argument goes in parentheses.", "Write {name}({argument})."),
    # numbers
    "number_underscore": ("E_NUMBER", "A number cannot hold an underscore.", "Write {better}."),
    "number_zeros": ("E_NUMBER", "A number cannot start with extra zeros.", "Write {better}."),
    "number_exponent": ("E_NUMBER", "The number {found} has an e but no exponent.", "Write {better}e3 for thousands, or {better}*e for Euler's number."),
    "number_base": ("E_NUMBER", "Numbers are written in base ten here.", "Write the number out, for example 31."),
    "number_dots": ("E_NUMBER", "A number can hold one decimal point only.", "Write for example 1.23."),
    "number_word": ("E_NUMBER", "{word} is not a number that can be computed with here.", "Write an ordinary number, for example 1e300."),
    "decimal_comma": ("E_NUMBER", "A decimal number is written with a point.", "Write {better}."),
    # names
    "name_long": ("E_TOO_LONG", "A name is too long (characters): {count:,} here, and the limit is {limit:,}.", "Choose a shorter name."),
    "name_reserved": ("E_NAME", "Names that start with two underscores are reserved.", "Choose another name, for example {better}."),
    "name_function": ("E_NAME", "{name} is a function of the language and cannot be assigned.", "Choose another name, for example {name}_1."),
    "name_early": ("E_NAME", "{name} is used here before it gets a value on line {line}.", "Move its line up, or use another name."),
    "call_variable": ("E_NAME", "{name} is a variable here, not a function.", "Write {name}*( … ) for a product."),
    "call_letter": ("E_NAME", "There is no function called {name}.", "Write {name}*( … ) for a product."),
    "call_typo": ("E_NAME", "There is no function called {name}.", "Did you mean {better}?"),
    "call_unknown": ("E_UNSUPPORTED", "{name} is not a function of this language.", "The functions are: {all}."),
    "arity": ("E_SYNTAX", "{name} takes {wanted}, and {count} came.", "Write {example}."),
    "call_power": ("E_SYNTAX", "A power of {name} is written behind its argument.", "Write {better}."),
    # what is not in the language
    "prime": ("E_UNSUPPORTED", "A prime is not part of the language.", "Write the function itself; its derivative is what is computed here."),
    "keyword": ("E_UNSUPPORTED", "{word} is not part of the language.", "{hint}"),
    "string": ("E_UNSUPPORTED", "Text in quotes is not part of the language.", "Only numbers and names can be computed with."),
    "attribute": ("E_UNSUPPORTED", "Attributes ({found}) are not part of the language.", "Use plain names and functions, for example sin(x)."),
    "module": ("E_UNSUPPORTED", "Module names ({module}) are not part of the language.", "Write {better}."),
    "bracket": ("E_UNSUPPORTED", "Lists and indices with {found} are not in the language yet.", "Give each number a name, for example x1, x2."),
    "brace": ("E_UNSUPPORTED", "{found} is not part of the language.", "Group with parentheses ( )."),
    "operator": ("E_UNSUPPORTED", "The operator {found} is not part of the language.", "{hint}"),
    "augmented": ("E_UNSUPPORTED", "{found} is not part of the language.", "Write name = name {operator} ( … )."),
    "separator": ("E_UNSUPPORTED", "{found} cannot separate statements.", "Put each statement on a line of its own."),
    "latex": ("E_UNSUPPORTED", "This looks like LaTeX ({found}).", "Write {better}."),
    "absolute": ("E_UNSUPPORTED", "Bars are not part of the language.", "Write abs( … ) for an absolute value."),
    "symbol": ("E_ENCODING", "The symbol {found} ({number}) is not part of the language.", "Use letters, digits and + - * / ^ ( )."),
    # what is asked of a graph
    "input_unknown": ("E_PARAM", "The program has no input called {name}.", "Its inputs are: {all}."),
    "output_unknown": ("E_PARAM", "The program has no output called {name}.", "Its outputs are: {all}."),
    "mode_unknown": ("E_PARAM", "There is no mode called {name}.", "The modes are: {all}."),
    "param_unknown": ("E_PARAM", "The mode {mode} has no parameter called {name}.", "Its parameters are: {all}."),
    "param_type": ("E_PARAM", "The parameter {name} must be {wanted}.", "For example {example}."),
    "no_inputs": ("E_PARAM", "The program has no inputs, so there is no path to follow.", "Use a name, for example x."),
    "too_many_paths": (
        "E_TOO_BIG",
        "Too many paths to list: {count:,} asked for, and the limit is {limit:,}.",
        "Ask for fewer; the sum does not need them all.",
    ),
    "too_many_all_paths": ("E_TOO_BIG", "There are {count:,} paths, and the limit is {limit:,}.", "Forward or reverse mode gives the same derivative."),
    "nonfinite": ("E_NONFINITE", "{name} must be a finite number, and {found} came.", "Give an ordinary number, for example 1.5."),
    "number_type": ("E_NUMBER", "{name} must be a number, and {found} came.", "Give an ordinary number, for example 1.5."),
}


def refuse(key: str, span: Span | None = None, fix: Fix | None = None, **terms: object) -> PathsumError:
    """The error of that key with its terms filled in."""
    code, message, hint = _TABLE[key]
    return PathsumError(code, message.format(**terms), hint.format(**terms), span, fix)
