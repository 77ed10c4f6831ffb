"""Runs programs that were written out (in this process: they are ours, written from graphs) and gives their numbers by the names of the original. No tests."""

from __future__ import annotations

import runpy
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import engine
from engine.codeout import Code, write_code


def compiled(code: Code) -> Any:
    """The one function of a written Python, NumPy, JAX or PyTorch program."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "written.py"
        path.write_text(code.text, encoding="utf-8")
        return runpy.run_path(str(path), run_name="written")["gradient" if code.mode == "reverse" else "derivative"]


def called(code: Code, at: Mapping[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    """(values by output, derivatives by input or output) of a written program of the Python family, called at ``at``."""
    values, slopes = compiled(code)(*(float(at[name]) for name in code.inputs))
    outputs = values if isinstance(values, tuple) else (values,)
    derivatives = slopes if isinstance(slopes, tuple) else (slopes,)
    return _floats(code.values, outputs), _floats(code.derivatives, derivatives)


def _floats(names: Mapping[str, str], numbers: Any) -> dict[str, float]:
    return {name: float(number) for name, number in zip(names, numbers, strict=True)}


def evaluated(code: Code, at: Mapping[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    """The same of a program in our own language, read and evaluated."""
    again = engine.parse(code.text)
    found = engine.evaluate(again, {code.inputs[name]: at[name] for name in code.inputs})
    return {name: found[word] for name, word in code.values.items()}, {name: found[word] for name, word in code.derivatives.items()}


def numbers(graph: engine.Graph, at: Mapping[str, float], mode: str, language: str, seed: str) -> tuple[dict[str, float], dict[str, float]]:
    """What the program written from ``graph`` says at ``at``."""
    code = write_code(graph, mode, language, at=at, seed=seed)
    return (evaluated if language == "pathsum" else called)(code, at)
