"""Names as TeX: indices, words, Greek letters, and the subscript of a name that is given again. Knows no page."""

from __future__ import annotations

import pytest

import engine
from engine.printer import name_tex

NAMES = [
    ("h", "h"),
    ("x1", "x_{1}"),
    ("x[0]", "x_{0}"),
    ("h_t", "h_{t}"),
    ("loss", r"\mathit{loss}"),
    ("θ", r"\theta"),
    ("h₂", "h_{2}"),
    ("x₇₆", "x_{76}"),
    ("x1₂", "x_{1,(2)}"),
    ("loss₂", r"\mathit{loss}_{2}"),
]


@pytest.mark.parametrize(("name", "tex"), NAMES, ids=[name for name, _ in NAMES])
def test_names_as_tex(name: str, tex: str) -> None:
    assert name_tex(name) == tex


def test_a_note_on_a_domain_borrows_no_name_of_the_program() -> None:
    notes = engine.linearize(engine.parse("y = 0\nz = 1/y")).notes
    assert [(note.message, note.hint) for note in notes if "quotient" in note.message] == [
        ("1/y grows without bound here: the quotient of 1 and 0.", "Its domain is: the second argument not 0.")
    ]
