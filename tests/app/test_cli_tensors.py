"""``pathsum derive`` and ``code`` on programs with tensors: arrays, a table for each pair of tensors, points given whole or number by number."""

from __future__ import annotations

import json

import pytest

from app.cli import assignments, main
from engine import PathsumError

LAYER = "W = [[1, 2], [3, 4]]\nx = [1, -1]\ny = tanh(W @ x + x)"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_arrays_and_tables(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "derive", "-e", LAYER)
    assert out.splitlines()[0] == "y = [0, −0.964]"
    assert "∂y/∂x   x[0]    x[1]\ny[0]       2       2\ny[1]   0.212  0.3533" in out
    answer = json.loads(said(capsys, "derive", "-e", LAYER, "--json", "--at", "x=[1, -2], W[0,1]=3"))
    assert answer["value"]["y[0]"] == pytest.approx(-0.9993292997390670)
    assert list(answer["jacobian"]["y[1]"]) == ["W[0,0]", "W[0,1]", "W[1,0]", "W[1,1]", "x[0]", "x[1]"]


def test_every_step_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "derive", "-e", LAYER, "--mode", "forward", "--steps", "--seed", "W[0,1]=1")
    assert "Seed W with [[0, 1], [0, 0]]" in out
    assert "The Jacobian on the edge to v1 (blocks, 2×4) times this is [−1, 0]" in out
    assert "x[0]" in said(capsys, "derive", "-e", LAYER, "--mode", "paths", "--steps", "--input", "x[0]", "--output", "y[1]")


def test_long_arrays_are_cut(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "derive", "-e", "x = " + str(list(range(50))) + "\ny = 2x")
    assert out.splitlines()[0] == "y = [0, 2, 4, …]"
    assert max(map(len, out.splitlines())) < 100
    assert len(out.splitlines()) < 50


def test_code_speaks_of_single_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert "W_0_1" in said(capsys, "code", LAYER, "--language", "python")


def test_lists_as_assignments() -> None:
    assert assignments("a=1, x=[1,-2],W=[[1,2],[3,4]],z[0,1]=5", "--at") == {
        "a": 1, "x[0]": 1, "x[1]": -2, "W[0,0]": 1, "W[0,1]": 2, "W[1,0]": 3, "W[1,1]": 4, "z[0,1]": 5,
    }  # fmt: skip
    for text in ("x=[1,2", "x=[1,a]", "x=[1,2],x[0]=3", "x=1,2"):
        with pytest.raises(PathsumError):
            assignments(text, "--at")
