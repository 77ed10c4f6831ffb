"""The words of the service's own refusals and remarks, in two tables: key → English. Knows no route; engine/wording.py has those of the engine."""

from __future__ import annotations

from engine import words
from engine.words import Words, plain

REFUSALS: dict[str, tuple[str, str, str]] = {
    # before a route is reached
    "internal": ("E_INTERNAL", "Something broke on our side.", "Try again; if it happens again, tell us."),
    "host": ("E_HOST", "This server does not answer to that host name.", "Add it to PATHSUM_ALLOWED_HOSTS if it should."),
    "origin": ("E_HOST", "This socket serves the pages of its own server only.", "Open the page from this server."),
    "rate": ("E_RATE", "More than {rate} requests a second from one address (and {burst} at once).", "Wait a moment, then go on."),
    "body_slow": ("E_TIMEOUT", "The body did not arrive within {seconds} s.", "Send it again."),
    "body_large": ("E_SIZE", "The body has {count:,} bytes or more, and the limit is {limit:,}.", "Send a shorter program."),
    "headers_large": ("E_SIZE", "The headers have more than {limit:,} bytes.", "Send the request again."),
    "headers_slow": ("E_TIMEOUT", "The headers did not arrive within {seconds} s.", "Send the request again."),
    "not_http": ("E_JSON", "This is not an HTTP request.", "Send the request again."),
    "lesson_unknown": ("E_NOT_FOUND", "There is no lesson called {name}.", "{hint}"),
    "not_found": ("E_NOT_FOUND", "There is nothing at this address.", "The page is at /, the service under /api/v1/."),
    "method": ("E_METHOD", "This address does not take that method.", "The Allow header lists those that it takes."),
    "unreadable": ("E_JSON", "The request could not be read.", "Send it again."),
    # the workers
    "busy": ("E_BUSY", "Busy: {count:,} requests are waiting already.", "Try again in a second."),
    "timeout": ("E_TIMEOUT", "This took longer than {seconds} s, which is the limit, and was stopped.", "Make the program smaller."),
    "memory": ("E_TOO_BIG", "This needed more memory than one request may have, and was stopped.", "Make the program smaller."),
    "worker_lost": ("E_BUSY", "The process that worked on this was lost.", "Try again; a new one is starting."),
    # the form of a request
    "not_json_type": ("E_JSON", "The body is {found}.", "Send it with the header Content-Type: application/json."),
    "byte_order_mark": ("E_JSON", "The body starts with a byte order mark, which JSON does not have.", "Leave out its first three bytes."),
    "not_utf8": ("E_JSON", "The body is not UTF-8 text: byte {place} is {found}.", "Encode it as UTF-8."),
    "not_json": ("E_JSON", "The body is not JSON: {reason} at line {line}, column {column}.", "Check the quotes and commas there."),
    "json_deep": ("E_JSON", "The JSON is nested more than {limit} deep.", "A request needs no more than 4 levels."),
    "json_twice": ("E_JSON", "The key {name} is given twice.", "Give each key once."),
    "json_nonfinite": ("E_NONFINITE", "{field}: {found} is not a finite number.", "Write a finite number."),
    "json_large": ("E_NONFINITE", "{field}: {found} is too large.", "The largest number is about 1.8e308."),
    "json_whole": (
        "E_NUMBER",
        "{field}: {found} is beyond 2^53, where doubles skip integers.",
        "If a rounded value will do, write it with an exponent, such as 1e{power}.",
    ),
    "json_whole_large": ("E_NUMBER", "{field}: {found} is beyond 2^53, where doubles skip integers.", "The largest number is about 1.8e308."),
    "json_surrogate": ("E_ENCODING", "{field}: {found} is half of a surrogate pair, which is no character.", "Send the whole character."),
    "no_body": ("E_JSON", "The request has no body.", 'Send a JSON object such as {{"source": "y = x^2"}}.'),
    "field_name": ("E_PARAM", "{field}: a name has 1 to 100 characters.", "Use the program's own names."),
    "field_missing": ("E_PARAM", "{field} is missing.", "Add {field} to the request."),
    "field_extra": ("E_PARAM", "{field} is not a field of this request.", "Check its spelling, or leave it out."),
    "field_number": ("E_NUMBER", "{field} must be a number.", "Write it as a plain JSON number, such as 2 or 0.5."),
    "field_text": ("E_PARAM", "{field} must be text.", "Put it in quotes."),
    "field_truth": ("E_PARAM", "{field} must be true or false.", "Write one of the two, without quotes."),
    "field_list": ("E_PARAM", "{field} must be a list.", "Write it in brackets, such as [ ]."),
    "field_empty": ("E_PARAM", "{field} is empty.", "Fill it in, or leave the field out."),
    "field_pattern": ("E_PARAM", "{field} has a character that it cannot have.", "What it can be is {pattern}, a regular expression."),
    "field_object": ("E_PARAM", "{field} must be a JSON object.", 'Write it as {{"name": value}}.'),
    "field_choice": ("E_PARAM", "{field} must be one of {all}.", "Choose one of these, or leave the field out."),
    "field_least": ("E_PARAM", "{field} must be at least {limit}.", "Write a number in that range, or leave the field out."),
    "field_most": ("E_PARAM", "{field} must be at most {limit}.", "Write a number in that range, or leave the field out."),
    "field_long": ("E_TOO_LONG", "{field} has {count:,} entries or characters, and the limit is {limit:,}.", "Make it shorter."),
    "field_param_number": ("E_NUMBER", "{field} must be a number.", "See /api/v1/modes."),
    "field_param_text": ("E_PARAM", "{field} must be a text.", "See /api/v1/modes."),
    "field_param_kind": ("E_PARAM", "{field} must be a number, a text, a list of texts or an object of numbers.", "See /api/v1/modes."),
    "field_other": ("E_PARAM", "{field}: {reason}.", "The fields are described at /openapi.json."),
    "program_long": ("E_TOO_LONG", "The program has {count:,} bytes, and the limit is {limit:,}.", "Shorten the program."),
    # live connections
    "live_full": ("E_BUSY", "There are as many live connections as this server takes, in all or from one address.", "Ask for whole traces meanwhile."),
    "live_nothing": ("E_PARAM", "There is no program to evaluate yet.", 'Send one first: {{"kind": "program", "source": …}}.'),
    "live_kind": ("E_PARAM", "kind must be one of 'program', 'point'.", 'Send {{"kind": "program", …}} first, then {{"kind": "point", …}}.'),
    # answers
    "trace_long": (
        "E_TOO_BIG",
        "The trace is too long (bytes): {count:,} here, and the limit is {limit:,}.",
        "Ask for fewer paths or updates, keep more states, or make the program smaller.",
    ),
    "answer_long": ("E_TOO_BIG", "The answer is too long (bytes): {count:,} here, and the limit is {limit:,}.", "Make the program smaller."),
    "code_long": ("E_TOO_BIG", "The code is too long (bytes): {count:,} here, and the limit is {limit:,}.", "Ask for a smaller program."),
    "code_from_output": ("E_PARAM", "Reverse mode starts from an output, so it takes no input.", "Give the output, or leave input out."),
    "code_from_input": ("E_PARAM", "Forward mode starts from an input, so it takes no output.", "Give the input, or leave output out."),
    "grid_width": ("E_PARAM", "The range of {name} has no width.", "Let it begin below where it ends."),
    "grid_wide": ("E_NONFINITE", "The range of {name} is wider than the largest number.", "Take its ends closer together."),
    "grid_inputs": ("E_PARAM", "A grid needs two different inputs.", "Name another one for the second."),
    "grid_work": (
        "E_TOO_BIG",
        "The grid takes too many operations: {count:,} here, and the limit is {limit:,}.",
        "Ask for fewer steps, or make the program smaller.",
    ),
    # the command line
    "option_pair": ("E_PARAM", "{option} takes name=number, and {found} came.", "Write {option} a=2,b=1."),
    "option_twice": ("E_PARAM", "{option} gives {name} twice.", "Give each name once."),
    "option_number": ("E_NUMBER", "{name} must be a number, and {found} came.", "Write a number such as 2, 0.5 or 1e-3."),
    "option_large": ("E_NONFINITE", "{name} is too large: {found}.", "The largest number is about 1.8e308."),
    "option_whole": ("E_NUMBER", "{name} is beyond 2^53, where doubles skip integers.", "Write it with an exponent, such as 1e20."),
    "option_steps": (
        "E_PARAM",
        "Without --steps, --mode {mode} gives every derivative, and takes no parameter.",
        "Add --steps, or leave out --seed, --input, --output and --set.",
    ),
    "option_value": ("E_PARAM", "--set {found} has no value.", "Write it as name=value, for example order=best."),
    "file_unread": ("E_NOT_FOUND", "{path} cannot be read: {reason}.", "Give a file, or - for standard input."),
    "file_encoding": ("E_ENCODING", "{path} is not UTF-8 text: byte {place}.", "Save it as UTF-8."),
}

PHRASES: dict[str, str] = {
    "word_body": "The body",
    "word_undeclared": "not declared",
    "word_characters": "{text}… ({count:,} characters)",
    "word_front": "the front matter",
    "word_block": "a {kind} block",
    "hint_near": "Did you mean {name}?",
    "hint_lessons": "They are listed at /api/v1/lessons.",
    "more_notes": "{count:,} more nodes have notes like these.",
    "ready_none": "No worker is ready.",
    "ready_layout": "Graphviz is missing: graphs are laid out by the simple layout.",
    "bye_text": "Messages are text.",
    "bye_silent": "Nothing was said for a long time.",
    # what a node is, where it is no operation of the table or one on many numbers
    "gloss_input": "input",
    "gloss_const": "constant",
    "gloss_call": "call of {name}, folded",
    "gloss_turn": "turn {name}, folded",
    "gloss_elementwise": "{gloss}, element by element",
    # why there is no formula
    "formula_parts": "too hard to compare: written out it has {count:,} parts, and the limit is {limit:,}",
    "formula_parts_power": "about 10^{power}",
    "formula_long": "too hard to compare: the formula has {count:,} characters, and the limit is {limit:,}",
    "formula_time": "too hard to compare: it takes more than {seconds} s",
    "formula_busy": "others are being served, and it was not begun",
    "formula_infinite": "a value on the way is not finite",
    "formula_jumps": "{name} has no formula for its derivative here",
    "formula_apart": "the values cannot be compared at this point",
    # the command line
    "cli_note": "Note: {text}",
    "cli_value": "value",
    "cli_yes": "yes",
    "cli_no": "no",
}


def say(key: str, **terms: object) -> Words:
    """The words of that key with their terms."""
    return Words(key, PHRASES[key], plain(terms))


def refusal(key: str, **terms: object) -> tuple[str, Words, Words]:
    """Code, message and hint of that key with their terms."""
    code, message, hint = REFUSALS[key]
    return code, *words.refusal(key, message, hint, terms)
