"""Singular points: every way gives the same at each, a word for each, right or said not to be, and the page in docs/ tells it as it is."""

from __future__ import annotations

import math
from random import Random

import pytest

import engine
from engine.elimination import eliminate_vertices, linear_graph, shape_of
from engine.primitives import ROWS
from tools.singular_cases import CASES, NONE, Case
from tools.singular_peers import ask_jax, ask_torch
from tools.singular_points import PAGE, WAYS, WORDS, answer, failing, is_right, kept, key, page, read, same

IDS = [key(case) for case in CASES]


def test_there_are_many_and_each_is_told_apart() -> None:
    assert len(CASES) >= 63
    assert len(set(IDS)) == len(CASES)
    assert all(len(case.right) == len(case.at) for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_every_way_gives_the_same(case: Case) -> None:
    ours = answer(case)
    for way in WAYS:
        assert same(ours.slopes[way], ours.slopes["forward"]), way
    assert ours.word in WORDS
    graph = engine.scalarize(engine.parse(case.program))
    linear = linear_graph(engine.linearize(graph, case.at))
    for seed in range(4):
        order = list(shape_of(linear).vertices)
        Random(seed).shuffle(order)
        row = eliminate_vertices(linear, order).jacobian().get(graph.outputs[0][1], {})
        assert same([row.get(graph.input_node(name), 0.0) for name in case.at], ours.slopes["forward"]), order


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_what_is_not_right_is_not_called_smooth(case: Case) -> None:
    ours = answer(case)
    wrong = failing(case, {"reverse": ours.slopes["reverse"], "forward": ours.slopes["forward"]})
    assert not wrong or ours.word != "smooth"
    if any(slope != slope for slope in ours.slopes["reverse"]):
        assert ours.word == "undefined"
    if ours.word == "smooth":
        assert all(map(math.isfinite, ours.slopes["reverse"]))


def test_most_are_right() -> None:
    """The few that are not are named on the page; a new one among them is a step back."""
    wrong = {case.program for case in CASES if not all(is_right(slope, right) for slope, right in zip(answer(case).slopes["reverse"], case.right, strict=True))}
    assert wrong == {"relu(x) - relu(-x)", "1/x^2", "sqrt(x)^2", "atan(1/x)", "log(1 + exp(x))"}


def test_every_row_with_a_singular_point_is_among_them() -> None:
    """By the word that is called, or by the row that the program's own operators stand for."""
    text = " ".join(case.program for case in CASES)
    spelt = {"pow": "^", "lt": "<", "le": "<", "gt": ">", "ge": ">", "eq": "==", "ne": "!=", "polygamma": "digamma", "log10": "log2"}
    missing = [row.name for row in ROWS if row.singular and spelt.get(row.name, row.name) not in text]
    assert missing == []


def test_the_page_is_up_to_date() -> None:
    """Ours are computed now, theirs are the ones that were kept: run ``make singular-points`` when this fails."""
    assert PAGE.read_text(encoding="utf-8") == page(kept())


def test_the_judge() -> None:
    assert is_right(2.0, 2.0)
    assert is_right(0.3, (0, 1))
    assert not is_right(1.1, (0, 1))
    assert is_right(math.nan, NONE)
    assert not is_right(0.0, NONE)
    assert not is_right(math.nan, 0.0)
    assert not is_right(math.nan, (-1, 1))
    case = next(case for case in CASES if case.program == "abs(x)")
    assert failing(case, {"reverse": [0.5], "forward": [-0.5]})  # each right, but not of one mind
    assert not failing(case, {"reverse": [0.5], "forward": [0.5]})
    assert not failing(case, {"reverse": None, "forward": None})


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the libraries' own
@pytest.mark.parametrize(("library", "ask"), [("jax", ask_jax), ("torch", ask_torch)])
def test_what_was_kept_is_what_they_say(library: str, ask: object) -> None:
    """Where the library is installed, and in the version that was asked."""
    module = pytest.importorskip(library)
    known = kept()[{"jax": "JAX", "torch": "PyTorch"}[library]]
    if module.__version__.split("+")[0] != known["version"]:
        pytest.skip("another version")
    assert callable(ask)
    _, answers = ask(CASES)
    for case, found in zip(CASES, answers, strict=True):
        for way, slopes in read(known["answers"][key(case)]).items():
            now = found[way]
            assert (slopes is None) == (now is None), key(case)
            assert slopes is None or now is None or same(slopes, now), key(case)
