"""``pathsum derive``: values, JSON, transcript, and mistakes shown with a caret."""

from __future__ import annotations

import asyncio
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI

from app.cli import assignments, main
from app.format import exact, short
from app.messages import has
from app.server import make_server
from app.settings import Settings
from engine import MODES, PathsumError, parse, trace

COLAH = "e = (a + b) * (b + 1)"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["derive", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("mode", [mode.name for mode in MODES])
def test_json(capsys: pytest.CaptureFixture[str], mode: str) -> None:
    status, out, _ = run(capsys, "-e", COLAH, "--at", "a=2,b=1", "--mode", mode, "--json")
    assert status == 0
    answer = json.loads(out)
    answer.pop("found", None)
    assert answer == {"value": {"e": 6}, "jacobian": {"e": {"a": 2, "b": 5}}}


def test_file_and_standard_input(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "colah.txt"
    program.write_text("\ufeff" + COLAH + "\r\n", encoding="utf-8")
    assert run(capsys, str(program), "--json", "--at", "a=2")[0] == 0
    for arguments in ([], ["-"]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(COLAH.encode())))
        status, out, _ = run(capsys, *arguments, "--json")
        assert (status, json.loads(out)["value"]) == (0, {"e": 4})


def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "-e", "p = x*y\nquotient = x/y", "--at", "x=1,y=3")
    assert out.splitlines() == [
        "           value    ∂/∂x     ∂/∂y",
        "p              3       3        1",
        "quotient  0.3333  0.3333  −0.1111",
    ]
    _, out, _ = run(capsys, "-e", "y = " + " + ".join(f"{n}*x{n}" for n in range(1, 9)))
    assert out.splitlines()[-1].split() == ["∂y/∂x8", "8"]


def test_not_finite_is_words_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "-e", "y = log(x)", "--at", "x=0", "--json")
    assert json.loads(out) == {"value": {"y": "-Infinity"}, "jacobian": {"y": {"x": "Infinity"}}}


def test_a_value_outside_its_domain_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "-e", "y = log(x - 1)", "--at", "x=1")
    assert status == 0
    assert "−∞" in out
    assert err.startswith("Note: log(x - 1) grows without bound here")
    assert run(capsys, "-e", "y = max(x, 2)", "--at", "x=2")[2].count("Note:") == 1


@pytest.mark.parametrize("mode", [mode.name for mode in MODES])
def test_transcript_has_a_sentence_a_step(capsys: pytest.CaptureFixture[str], mode: str) -> None:
    status, out, _ = run(capsys, "-e", COLAH, "--at", "a=2,b=1", "--mode", mode, "--steps")
    steps, _, rest = out.partition("\n\n")
    assert status == 0
    assert rest.startswith("   value")
    assert len(steps.splitlines()) == len(trace(parse(COLAH), {"a": 2, "b": 1}, mode).steps)
    assert "{" not in out
    ends = {"forward": "∂e/∂a = 2", "reverse": "∂e/∂a = 2, ∂e/∂b = 5", "jacobian": "∂e/∂a = 2, ∂e/∂b = 5", "paths": "∂e/∂b = 5"}
    assert steps.splitlines()[-1].rstrip(".").endswith(ends.get(mode, ""))


def test_transcript_takes_seeds_and_ends(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "-e", COLAH, "--at", "a=2,b=1", "--mode", "forward", "--steps", "--seed", "b=1")
    assert "∂e/∂b = 5" in out
    _, out, _ = run(capsys, "-e", COLAH, "--at", "a=2,b=1", "--mode", "paths", "--steps", "--input", "b", "--output", "e")
    assert "∂e/∂b = 5" in out


def test_transcript_takes_any_parameter(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "-e", COLAH, "--mode", "elimination", "--steps", "--set", "order=b -> v1, v1, v2", "--set", "units=free")
    assert "The edge from b to v1 is gone." in out
    _, out, _ = run(capsys, "-e", COLAH, "--mode", "descent", "--steps", "--set", "iterations=1", "--set", "rate=1e-1")
    assert "That was the last update." in out
    assert run(capsys, "-e", COLAH, "--mode", "descent", "--steps", "--set", "rate")[0] == 2


def test_every_tag_has_its_sentence() -> None:
    for mode in MODES:
        for tag, _ in mode.tags:
            assert has(f"step-{tag.replace('.', '-')}"), tag


def test_a_mistake_is_shown_with_a_caret(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "-e", "y = 1\nz = (y + sin x) * 3")
    assert (status, out) == (2, "")
    line, caret, message, hint = err.splitlines()
    assert line == "2 | z = (y + sin x) * 3"
    assert caret == "             ^^^^^"
    assert message.startswith("E_SYNTAX: ")
    assert hint == "Write sin(x)."


def test_a_caret_in_a_long_line_stays_in_sight(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(capsys, "-e", "y = " + "x + " * 200 + "sinn(x)" + " + x" * 200)
    line, caret = err.splitlines()[:2]
    assert line[caret.index("^") : caret.rindex("^") + 1].startswith("sin")
    assert len(line) < 140


def test_a_mistake_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "-e", "y = (x", "--json")
    error = json.loads(out)["error"]
    assert status == 2
    assert set(error) == {"code", "message", "hint", "span", "fix"}
    assert error["span"]["column"] == 5


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a", "E_PARAM"),
        ("=2", "E_PARAM"),
        ("a=1,a=2", "E_PARAM"),
        ("a=", "E_NUMBER"),
        ("a=1_000", "E_NUMBER"),
        ("a=inf", "E_NUMBER"),
        ("a=nan", "E_NUMBER"),
        ("a=0x10", "E_NUMBER"),
        ("a=١", "E_NUMBER"),
        ("a=1e400", "E_NONFINITE"),
        ("a=99999999999999999999", "E_NUMBER"),
        ("a=" + "9" * 5000, "E_NONFINITE"),
    ],
)
def test_numbers_are_read_strictly(capsys: pytest.CaptureFixture[str], text: str, code: str) -> None:
    with pytest.raises(PathsumError) as caught:
        assignments(text, "--at")
    assert caught.value.code == code
    assert run(capsys, "-e", "y = a", "--at", text)[0] == 2


def test_numbers_as_people_write_them() -> None:
    assert assignments(" a = 2 , b=-.5,c=1e-3,", "--at") == {"a": 2, "b": -0.5, "c": 0.001}


@pytest.mark.parametrize("arguments", ["/no/such/file", "-e y=x --at q=1", "-e y=x --mode paths --steps --input q", "-e y=x --seed y=1", "-e y=x --set by=a"])
def test_other_mistakes_end_with_2(capsys: pytest.CaptureFixture[str], arguments: str) -> None:
    status, out, err = run(capsys, *arguments.split())
    assert (status, out) == (2, "")
    assert err.startswith("E_")


def test_a_reader_that_has_enough_is_no_error() -> None:
    program = "a = x\n" + "a = sin(a)\n" * 3000
    command = [sys.executable, "-m", "app.cli", "derive", "--steps"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parent.parent.parent)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdin, process.stdout, process.stderr:
        process.stdin.write(program.encode())
        process.stdin.close()
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(90) == 0


@pytest.mark.parametrize(
    ("value", "brief", "full"),
    [
        (0.0, "0", "0"),
        (-0.0, "−0", "−0"),
        (2.0, "2", "2"),
        (1.7163378145367738, "1.716", "1.7163378145367738"),
        (-0.00012345, "−0.0001234", "−0.00012345"),
        (0.00001, "1×10⁻⁵", "0.00001"),
        (12345.678, "1.235×10⁴", "12345.678"),
        (120000.0, "120000", "120000"),
        (1e21, "1×10²¹", "1×10²¹"),
        (2.5e-300, "2.5×10⁻³⁰⁰", "2.5×10⁻³⁰⁰"),
        (5e-324, "4.941×10⁻³²⁴", "5×10⁻³²⁴"),
        (0.99999, "1", "0.99999"),
        (float("inf"), "∞", "∞"),
        (float("-inf"), "−∞", "−∞"),
        (float("nan"), "undefined", "undefined"),
        (None, "", ""),
    ],
)
def test_numbers_are_written_as_the_page_writes_them(value: Any, brief: str, full: str) -> None:
    assert short(value) == brief
    assert exact(value) == full


def test_other_modes_say_what_they_found(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "-e", "y = x^2*z", "--at", "x=2,z=3", "--mode", "hessian")
    assert [line.split() for line in out.splitlines()[-3:]] == [["hessian", "x", "z"], ["x", "6", "4"], ["z", "4", "0"]]
    _, out, _ = run(capsys, "-e", "y = exp(x)*x", "--mode", "elimination", "--set", "order=best")
    assert "multiplications: 1" in out
    assert "proven: yes" in out
    _, out, _ = run(capsys, "-e", "y = x^3", "--mode", "hessian", "--json")
    assert json.loads(out)["found"][1] == {"name": "hessian", "kind": "table", "value": {"rows": ["x"], "columns": ["x"], "cells": [[6.0]]}}
    status, _, said = run(capsys, "-e", "y = x", "--mode", "taylor", "--set", "speed=3")
    assert status == 2
    assert "no parameter called 'speed'" in said


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert re.fullmatch(r"pathsum \d\S*\n", capsys.readouterr().out)


def test_impossible_port_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "99999"]) == 2
    said = capsys.readouterr().err
    assert "port" in said
    assert "65535" in said


def test_an_address_that_is_taken_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    async def taken(*_: object, **__: object) -> None:
        raise SystemExit(1)  # as uvicorn does

    monkeypatch.setattr(uvicorn.Server, "startup", taken)
    with pytest.raises(SystemExit):
        asyncio.run(make_server(Settings(), FastAPI()).startup())
    assert "--port 0" in capsys.readouterr().err


def test_folder_of_lessons_that_is_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--lessons", "/no/such/folder"]) == 2
    assert "lessons is '/no/such/folder': there is no such folder" in capsys.readouterr().err
