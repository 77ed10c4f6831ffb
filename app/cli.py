"""The command line: ``pathsum serve`` and ``derive``; ``code`` and ``lesson`` have files of their own. Knows the engine by its public functions only."""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import ValidationError

import engine
from app.arrays import number, wire
from app.convert import found, trace_columns
from app.convert import jacobian as wire_jacobian
from app.errors import refuse, shape
from app.format import short, spoken_here
from app.messages import ENGLISH, languages, sentence, spoken
from app.settings import Settings, pathsum_version
from app.story import tell
from app.strictjson import LARGEST_INT
from app.wording import say
from engine.words import Words

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
WAYS = ("forward", "reverse", "paths")  # to the whole Jacobian; the other modes say what they found, beside the derivatives by reverse mode
BLOCK, LINES = 8, 40  # columns and rows shown of a Jacobian between tensors
WIDE = 6  # with more inputs than this, derivatives are listed one a line


def assignments(text: str, option: str) -> dict[str, float]:
    """``a=2,b=1`` as numbers by name, as strictly as the wire: nothing that could be read in two ways."""
    result: dict[str, float] = {}
    for part in _pieces(text):
        name, equals, digits = (piece.strip() for piece in part.partition("="))
        if not equals or not name:
            raise refuse("option_pair", option=option, found=repr(part))
        if name in result:
            raise refuse("option_twice", option=option, name=name)
        if not _NUMBER.fullmatch(digits):
            raise refuse("option_number", name=name, found=repr(digits[:40]))
        value = float(digits)
        if math.isinf(value):
            raise refuse("option_large", name=name, found=digits[:40])
        if re.fullmatch(r"[+-]?\d+", digits) and abs(int(digits[:400])) > LARGEST_INT:
            raise refuse("option_whole", name=name)
        result[name] = value
    return result


def _pieces(text: str) -> list[str]:
    """``x=[1,2],W[0,1]=3`` at its commas outside brackets, a list as its numbers: ``x[0]=1``, ``x[1]=2``, ``W[0,1]=3``."""
    pieces: list[str] = []
    depth = start = 0
    for place, sign in enumerate(f"{text},"):
        depth += (sign == "[") - (sign == "]")
        if sign != "," or depth > 0:
            continue
        part, start = text[start:place].strip(), place + 1
        name, _, value = (piece.strip() for piece in part.partition("="))
        if value.startswith("["):
            pieces += [f"{name}[{','.join(map(str, at))}]={number}" for at, number in _listed(value)]
        elif part:
            pieces.append(part)
    return [*pieces, text[start:]] if depth > 0 else pieces


def _listed(text: str) -> list[tuple[tuple[int, ...], str]]:
    """The numbers of a list in brackets, each with its place."""
    found: list[tuple[tuple[int, ...], str]] = []
    place: list[int] = []
    for token in re.findall(r"[\[\],]|[^\[\],\s]+", text):
        if token == "[":
            place.append(0)
        elif token == "]":
            if place:
                place.pop()
        elif token == ",":
            if place:
                place[-1] += 1
        else:
            found.append((tuple(place), token))
    return found


def read_program(path: str) -> str:
    """The text of a file, or of standard input for ``-``."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise refuse("file_unread", path=path, reason=error.strerror) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse("file_encoding", path=path, place=error.start) from None


def caret(source: str, error: engine.PathsumError, language: str) -> str:
    """The error as a person reads it: the line, a caret under the place, what is wrong, what to do."""
    lines = []
    if error.span:
        text = source.replace("\r\n", "\n").split("\n")[error.span.line - 1].replace("\t", " ")
        left = error.span.column - 1
        width = max(1, min(error.span.end - error.span.start, len(text) - left))
        # A long line is shown around the place only.
        start = max(0, left - 60)
        prefix = f"{error.span.line} | {'…' if start else ''}"
        lines += [prefix + text[start : start + 120], " " * (len(prefix) + left - start) + "^" * min(width, 60)]
    return "\n".join([*lines, f"{error.code}: {spoken(error.said, language)}", spoken(error.advice, language)])


def tell_error(source: str, error: engine.PathsumError, options: argparse.Namespace) -> int:
    """Print a mistake of the caller's, as JSON where that is wished. The status to end with."""
    if options.json:
        print(json.dumps(shape(error, options.lang), ensure_ascii=False))
    else:
        print(caret(source, error, options.lang), file=sys.stderr)
    return 2


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns of equal width, the first to the left, numbers to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) if column == 0 else cell.rjust(width) for column, (cell, width) in enumerate(zip(row, widths, strict=True))).rstrip()
        for row in rows
    )


def readable(value: Mapping[str, float], jacobian: Mapping[str, Mapping[str, float]], language: str) -> str:
    """Values and derivatives: one line an output, or one a derivative where there are many."""
    inputs = list(next(iter(jacobian.values()), {}))
    if len(inputs) <= WIDE:
        head = ["", spoken(say("cli_value"), language), *(f"∂/∂{name}" for name in inputs)]
        return table([head, *([name, short(value[name]), *(short(row[leaf]) for leaf in inputs)] for name, row in jacobian.items())])
    rows = [[name, short(value[name])] for name in jacobian]
    rows += [[f"∂{name}/∂{leaf}", short(slope)] for name, row in jacobian.items() for leaf, slope in row.items()]
    return table(rows)


def blocks(jacobian: Mapping[str, Mapping[str, float]], outputs: Mapping[str, str]) -> str:
    """The same where there are tensors: each output as it is, and a table for each pair of an output and an input."""
    pieces = ["\n".join(f"{name} = {text}" for name, text in outputs.items())]
    rows, columns = _grouped(jacobian), _grouped(next(iter(jacobian.values()), {}))
    for output, some in rows.items():
        for name, leaves in columns.items():
            shown = leaves[:BLOCK]
            head = [f"∂{output}/∂{name}", *shown, *(["…"] if len(leaves) > BLOCK else [])]
            lines = [[row, *(short(jacobian[row][leaf]) for leaf in shown), *([""] if len(leaves) > BLOCK else [])] for row in some[:LINES]]
            pieces.append(table([head, *lines]) + ("\n…" if len(some) > LINES else ""))
    return "\n\n".join(pieces)


def _said(value: Any) -> str:
    known = wire(value)
    return short(known if isinstance(known, dict) else float(value))


def _grouped(names: Iterable[str]) -> dict[str, list[str]]:
    """The numbers of each tensor under its name."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name.partition("[")[0], []).append(name)
    return groups


def what_is(item: Mapping[str, Any], language: str) -> str:
    """A thing that a mode found, as the wire has it: its name and a word, a list or a table."""
    name, value = item["name"], item["value"]
    if item["kind"] == "table":
        rows = [[label, *("" if cell is None else short(float(cell)) for cell in row)] for label, row in zip(value["rows"], value["cells"], strict=True)]
        return table([[name, *value["columns"][:BLOCK]], *(row[: BLOCK + 1] for row in rows[:LINES])]) + ("\n…" if len(rows) > LINES else "")
    if item["kind"] == "list":
        return f"{name}: {', '.join(value)}"
    if item["kind"] == "flag":
        value = say("cli_yes" if value else "cli_no")
    if item["kind"] == "number":
        value = short(float(value))
    return f"{name}: {spoken(value, language) if isinstance(value, Words) else value}"


def transcript(trace: engine.Trace, language: str) -> str:
    """Every step in words."""
    told = list(tell(trace_columns(trace, 0)))
    width = len(str(len(told)))
    return "\n".join(f"{index:>{width}}  {sentence(name, terms, language)}" for index, (name, terms) in enumerate(told, 1))


def derive(options: argparse.Namespace) -> int:
    """Print values and derivatives of a program."""
    source = ""
    spoken_here.set(options.lang)
    try:
        source = options.expression if options.expression is not None else read_program(options.file)
        at = assignments(options.at, "--at")
        graph = engine.parse(source)
        params = _params(options)
        if params and options.mode in WAYS and not options.steps:
            raise refuse("option_steps", mode=options.mode)
        known = engine.evaluate(graph, at)
        arrays = {name: known[name] for name, _ in graph.outputs}
        value = dict(zip(graph.output_names(), (float(one) for each in arrays.values() for one in np.ravel(each)), strict=True))
        jacobian = engine.jacobian(graph, at, options.mode if options.mode in WAYS else "reverse")
        run = engine.trace(graph, at, options.mode, **params) if options.steps or options.mode not in WAYS else None
    except engine.PathsumError as error:
        return tell_error(source, error, options)
    if options.json:
        answer: dict[str, Any] = {
            "value": {name: number(amount) for name, amount in value.items()},
            "jacobian": wire_jacobian(jacobian),
        }
        if run and options.steps:
            answer["steps"] = transcript(run, options.lang).splitlines()
        if run and (things := found(run)):
            answer["found"] = things
        print(json.dumps(answer, ensure_ascii=False, allow_nan=False))
    else:
        tables = blocks(jacobian, {name: _said(each) for name, each in arrays.items()}) if graph.has_tensors else readable(value, jacobian, options.lang)
        steps = transcript(run, options.lang) if run and options.steps else ""
        print("\n\n".join(filter(None, [steps, tables, *(what_is(item, options.lang) for item in (found(run) if run else []))])))
        where = engine.linearize(graph, at)
        notes = [f"{spoken(note.said, options.lang)} {spoken(note.advice, options.lang)}" for note in (*where.notes, *engine.remarks(where))]
        for text in dict.fromkeys(notes):
            print(spoken(say("cli_note", text=text), options.lang), file=sys.stderr)
    return 0


def _params(options: argparse.Namespace) -> dict[str, Any]:
    given: dict[str, Any] = {
        "seed": assignments(options.seed, "--seed") if options.seed else None,
        "input": options.input,
        "output": options.output,
    }
    for text in options.set:
        name, equals, value = text.partition("=")
        if not equals:
            raise refuse("option_value", found=f"{text!r:.60}")
        given[name.strip()] = _plain(value.strip())
    return {name: value for name, value in given.items() if value is not None}


def _plain(text: str) -> int | float | str:
    """A number where it is one; whole where it is written so."""
    if not _NUMBER.fullmatch(text):
        return text
    return float(text) if set(text) & set(".eE") or len(text) > 17 else int(text)


def run_serve(options: argparse.Namespace) -> int:
    from app.serve import serve

    given = {name: value for name in ("host", "port", "lessons") if (value := getattr(options, name)) is not None}
    try:
        settings = Settings(**given)
    except ValidationError as problem:
        for finding in problem.errors():
            name = "_".join(str(part) for part in finding["loc"])
            print(f"E_PARAM: the setting {name} is {finding['input']!r:.60}: {finding['msg'].removeprefix('Value error, ')}.", file=sys.stderr)
        return 2
    return serve(settings)


def speaking(command: argparse.ArgumentParser) -> None:
    """The option that chooses a language. The locale is not asked: what a script reads must not depend on where it runs."""
    command.add_argument("--lang", default=ENGLISH, choices=languages(), help="the language of sentences, notes and errors (default en)")


def parser() -> argparse.ArgumentParser:
    from app.cli_code import add as add_code
    from app.cli_lesson import add as add_lesson

    modes = [mode.name for mode in engine.MODES]
    root = argparse.ArgumentParser(prog="pathsum", description="See how a derivative is computed.")
    root.add_argument("--version", action="version", version=f"pathsum {pathsum_version()}")
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    serving = commands.add_parser("serve", help="start the page and the service")
    serving.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    serving.add_argument("--port", type=int, help="port to listen on (default 8000; 0: any free one)")
    serving.add_argument("--lessons", metavar="DIR", help="a folder of your own lessons, beside ours")
    serving.set_defaults(run=run_serve)
    deriving = commands.add_parser("derive", help="print values and derivatives of a program")
    deriving.add_argument("file", nargs="?", default="-", metavar="FILE", help="the program; - or nothing: standard input")
    deriving.add_argument("-e", "--expression", metavar="TEXT", help="the program itself, in place of a file")
    deriving.add_argument("--at", default="", metavar="a=2,b=1", help="values of inputs, in place of their starting values")
    deriving.add_argument("--mode", default="reverse", choices=modes)
    deriving.add_argument("--json", action="store_true", help="print JSON, errors too")
    deriving.add_argument("--steps", action="store_true", help="tell every step in words")
    deriving.add_argument("--seed", metavar="x=1", help="what is seeded: inputs, or outputs for reverse")
    deriving.add_argument("--input", metavar="NAME", help="where the paths start, for paths and factor")
    deriving.add_argument("--output", metavar="NAME", help="which output, for paths, factor, hessian, descent and checkpoint")
    deriving.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="any other parameter of the mode")
    speaking(deriving)
    deriving.set_defaults(run=derive)
    add_code(commands)
    add_lesson(commands)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """The console command. 0: done, 2: the caller's mistake."""
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has had enough (such as head): no error, and nothing more may be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


if __name__ == "__main__":
    sys.exit(main())
