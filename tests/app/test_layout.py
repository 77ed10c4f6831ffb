"""Drawings: nothing overlaps, parallel edges stay apart, labels lie on their curves, and Graphviz is stopped, replaced and remembered."""

from __future__ import annotations

import math
import os
import pickle
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

import engine
from app import jobs
from app.convert import layout_plan
from app.layout import find_dot
from app.layout_curves import along, flatten
from app.layout_plan import FAN_OUT
from tests.app.conftest import PATIENCE, Service, fake_dot, gone, serving, until
from tests.costs import seconds

Box = tuple[float, float, float, float]


def tangled(lines: int, seed: int = 1) -> str:
    """A program of random operations on recent values, with long edges."""
    pick = random.Random(seed)
    names = ["x", "y", "z"]
    out = []
    for index in range(lines):
        a, b = pick.choice(names[-12:]), pick.choice(names)
        out.append(f"v{index} = " + pick.choice(["{a}*{b}", "{a}+{b}", "sin({a})*{b}", "tanh({a})", "{a}*{a}"]).format(a=a, b=b))
        names.append(f"v{index}")
    return "\n".join(out)


PROGRAMS = {
    "colah": "e = (a+b)*(b+1)",
    "parallel": "y = x*x*x",
    "factoring": "x = 1\ny = 2*x + 3*x + 5*x\nz = 7*y + 11*y + 13*y",
    "baydin": "y = log(x1) + x1*x2 - sin(x2)",
    "recurrent": "\n".join(f"h{t + 1} = tanh(w*h{t} + u*x{t})" for t in range(12)),
    "one node": "x",
    "tangled": tangled(60),
    "long names": "a_very_long_name_for_an_input_of_this_program = 1\ny = a_very_long_name_for_an_input_of_this_program^2",
}


def rectangle(boxes: dict[str, Any], index: int) -> Box:
    x, y, w, h = (boxes[name][index] for name in "xywh")
    return (x - w / 2, y - h / 2, x + w / 2, y + h / 2)


def check_drawing(layout: dict[str, Any]) -> None:
    boxes, curves = layout["boxes"], layout["curves"]
    rectangles = [rectangle(boxes, index) for index in range(len(boxes["node"]))]
    for one, two in combinations(rectangles, 2):
        across = min(one[2], two[2]) - max(one[0], two[0])
        down = min(one[3], two[3]) - max(one[1], two[1])
        assert across <= 0.5 or down <= 0.5, "two boxes overlap"
    for left, top, right, bottom in rectangles:
        assert left >= 0
        assert top >= 0
        assert right <= layout["width"]
        assert bottom <= layout["height"]
    twins: dict[tuple[int, int], list[Any]] = {}
    for index, points in enumerate(curves["points"]):
        assert len(points) >= 8
        assert (len(points) - 2) % 6 == 0
        for x, y in zip(points[::2], points[1::2], strict=True):
            assert -1 <= x <= layout["width"] + 1
            assert -1 <= y <= layout["height"] + 1
        tail, head = curves["from"][index], curves["to"][index]
        assert touches(rectangles[tail], points[0], points[1])
        assert touches(rectangles[head], points[-2], points[-1])
        chain = flatten(points, 64)
        mid = curves["mid"][index]
        assert min(distance(mid, one, two) for one, two in pairwise(chain)) < 1.5, "the label lies on its curve"
        twins.setdefault((tail, head), []).append(along(chain, (0.5,))[0])
    for middles in twins.values():
        for (ax, ay), (bx, by) in combinations(middles, 2):
            assert abs(ax - bx) + abs(ay - by) > 8, "parallel edges lie apart"


def distance(point: Any, one: tuple[float, float], two: tuple[float, float]) -> float:
    """From a point to a stretch of straight line."""
    (px, py), (ax, ay), (bx, by) = point, one, two
    length = (bx - ax) ** 2 + (by - ay) ** 2
    t = max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length)) if length else 0.0
    return math.hypot(ax + t * (bx - ax) - px, ay + t * (by - ay) - py)


def touches(box: Box, x: float, y: float) -> bool:
    """Whether a curve's end lies on or in the box (a pill's round end lies within it)."""
    return box[0] - 2 <= x <= box[2] + 2 and box[1] - 2 <= y <= box[3] + 2


@pytest.fixture(scope="module")
def counted() -> Iterator[Service]:
    """A service that nobody else asks for drawings: what looks alike is laid out once, whoever asked first and for which program."""
    with serving(workers=1) as own:
        yield own


@pytest.mark.parametrize("direction", ["LR", "TB"])
@pytest.mark.parametrize("source", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_graphviz_drawings(service: Service, source: str, direction: str) -> None:
    layout = service.trace(source, direction=direction).json()["layout"]
    assert (layout["engine"], layout["reason"], layout["direction"]) == ("dot", None, direction)
    check_drawing(layout)


@pytest.mark.parametrize("direction", ["LR", "TB"])
@pytest.mark.parametrize("source", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_our_own_drawings(source: str, direction: Any) -> None:
    layout = own(source, direction)
    assert (layout["engine"], layout["reason"]) == ("layered", "missing")
    check_drawing(layout)


def own(source: str, direction: Any = "LR") -> dict[str, Any]:
    answer: dict[str, Any] = orjson.loads(jobs.layout_own(packed(source, direction), "missing"))
    return answer


def packed(source: str, direction: Any) -> bytes:
    return pickle.dumps(layout_plan(engine.parse(source), direction))


FRAMED = {
    "calls": "a = 2\nb = 1\nf(x, y) = x*y + sin(x)\ny = f(a, b) * f(b, a + 1)",
    "turns": "h = 0.1\nfor t in range(7):\n    h = tanh(w*h + u*x[t])",
    "nested": "f(a, b) = a*b + sin(a)\ng(a) = f(a, 2)*w\nh = 0.5\nfor t in range(3):\n    h = tanh(f(h, u[t]) + g(h))\n    k = 2*h\nreturn h, k",
    "one inside another": "f(x) = sin(x)\ng(x) = f(x)\ny = g(x)",
    "between": "f(x) = x*x + x*x\ny = f(x)\nz = y + x*f(y)*y + f(x)",
}


@pytest.mark.parametrize("direction", ["LR", "TB"])
@pytest.mark.parametrize("source", FRAMED.values(), ids=FRAMED.keys())
def test_frames_hold_what_is_theirs_and_nothing_else(service: Service, source: str, direction: str) -> None:
    answer = service.trace(source, direction=direction).json()
    layout, groups, ops = answer["layout"], answer["graph"]["groups"], answer["graph"]["nodes"]["op"]
    assert (layout["engine"], layout["reason"]) == ("layered", "groups")
    check_drawing(layout)
    frames = layout["frames"]
    assert frames["group"] == list(range(len(groups["number"])))
    outlines = [rectangle(frames, row) for row in frames["group"]]
    for row, outline in enumerate(outlines):
        inside = range(groups["first"][row], groups["end"][row])
        for index, node in enumerate(layout["boxes"]["node"]):
            box = rectangle(layout["boxes"], index)
            if ops[node] == "op" or (ops[node] != "input" and node in inside):
                assert within(box, outline) == (node in inside)
            assert within(box, outline) or apart(box, outline)
        for other in range(row):
            nested = groups["first"][other] <= groups["first"][row] and groups["end"][row] <= groups["end"][other]
            assert within(outline, outlines[other]) if nested else apart(outline, outlines[other])
    for index, (x, y) in enumerate(layout["curves"]["mid"]):
        assert 0 <= x <= layout["width"], index
        assert 0 <= y <= layout["height"], index


def within(one: Box, other: Box) -> bool:
    return other[0] <= one[0] and other[1] <= one[1] and one[2] <= other[2] and one[3] <= other[3]


def apart(one: Box, other: Box) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_edges_come_through_the_rim_without_a_bend(service: Service) -> None:
    """Where two parts of a curve meet, both go the same way: at a door there is no corner."""
    layout = service.trace(FRAMED["nested"]).json()["layout"]
    for points in layout["curves"]["points"]:
        for at in range(6, len(points) - 2, 6):
            before, after = points[at + 1] - points[at - 1], points[at + 3] - points[at + 1]
            assert abs(before) < 0.2, "level on this side"
            assert abs(after) < 0.2, "level on that side"


def test_folding_is_another_structure_and_unfolding_the_first_again(counted: Service) -> None:
    whole = counted.trace(FRAMED["turns"]).json()
    made = counted.layouts.made
    folded = counted.trace(FRAMED["turns"], fold=[0, 1, 2]).json()
    assert counted.layouts.made == made + 1
    assert folded["layout"]["frames"]["group"] == [3, 4, 5, 6]
    assert folded["graph"]["groups"]["folded"] == [True] * 3 + [False] * 4
    assert counted.trace(FRAMED["turns"]).json()["layout"] == whole["layout"]
    assert counted.layouts.made == made + 1
    every = counted.trace(FRAMED["turns"], fold=list(range(7))).json()["layout"]
    assert (every["engine"], every["reason"], every["frames"]["group"]) == ("layered", "groups", [])
    check_drawing(every)


def test_very_many_groups_have_no_frames_and_linear_time() -> None:
    def drawn(turns: int) -> Callable[[], bytes]:
        pack = packed(f"h = 0.1\nfor t in range({turns}):\n    h = tanh(w*h + u*x[t])", "LR")
        layout = orjson.loads(jobs.layout_own(pack, "groups"))
        assert len(layout["frames"]["group"]) == (turns if turns <= 200 else 0)
        return lambda: jobs.layout_own(pack, "groups")

    few, most, more = seconds(*map(drawn, (20, 200, 201)))
    assert most < 20 * few
    assert more < 2 * most + 0.1


def test_reading_goes_forward(service: Service) -> None:
    for layout in (service.trace(PROGRAMS["tangled"]).json()["layout"], own(PROGRAMS["tangled"])):
        boxes, curves = layout["boxes"], layout["curves"]
        for tail, head in zip(curves["from"], curves["to"], strict=True):
            assert boxes["x"][tail] < boxes["x"][head]


def test_labels_keep_clear_of_each_other_where_there_is_room(service: Service) -> None:
    for name in ("colah", "parallel", "factoring", "baydin", "recurrent"):
        mids = service.trace(PROGRAMS[name]).json()["layout"]["curves"]["mid"]
        for (ax, ay), (bx, by) in combinations(mids, 2):
            assert abs(ax - bx) >= 40 or abs(ay - by) >= 12, name


def test_leaves_of_many_uses_are_drawn_once_for_each() -> None:
    uses = FAN_OUT + 1
    plan = layout_plan(engine.parse("\n".join(f"y{index} = w*x{index} + w" for index in range(uses))), "LR")
    weight = plan.node.count(0)
    assert weight == 2 * uses
    assert [plan.copy[box] for box in range(len(plan.node)) if plan.node[box] == 0] == list(range(2 * uses))
    few = layout_plan(engine.parse("y = w*x + w*z"), "LR")
    assert max(Counter(few.node).values()) == 1
    twice = layout_plan(engine.parse("y = " + " + ".join(["x*x"] * 8)), "LR")
    assert twice.node.count(0) == 8, "x*x keeps two edges from one copy"


def test_big_graphs_are_laid_out_by_us(service: Service) -> None:
    source = "a = x\n" + "a = sin(a)*a\n" * 1500
    layout = service.trace(source).json()["layout"]
    assert (layout["engine"], layout["reason"]) == ("layered", "size")
    assert set(layout["boxes"]["node"]) == set(range(3001))


ROWS = {
    "turns that read four leaves each": "h0 = 0\n" + "\n".join(f"h{t + 1} = tanh(w*h{t} + u*x{t} + b)" for t in range(150)) + "\nreturn h150",
    "a sum of long terms": "return " + " + ".join(f"x{i}*sin(y{i})*tanh(x{i} - x{i})" for i in range(150)),
    "a chain that looks back": "\n".join(f"h{t + 2} = sin(h{t + 1}) - h{t}" for t in range(150)) + "\nreturn h151",
}


@pytest.mark.parametrize("direction", ["LR", "TB"])
@pytest.mark.parametrize("source", ROWS.values(), ids=ROWS.keys())
def test_a_long_row_is_straight_and_what_it_reads_stands_beside_it(source: str, direction: Any) -> None:
    graph = engine.parse(source)
    layout = own(source, direction)
    boxes = layout["boxes"]
    box = {node: at for at, node in enumerate(boxes["node"])}
    longest = [0] * graph.size
    row: dict[int, int] = {}
    for node in range(graph.size):
        for argument in graph.args[node]:
            if longest[argument] + 1 > longest[node]:
                longest[node], row[node] = longest[argument] + 1, argument
    end = graph.outputs[0][1]
    spine = [end]
    while spine[-1] in row:
        spine.append(row[spine[-1]])
    across = "y" if direction == "LR" else "x"
    places = [boxes[across][box[node]] for node in spine[:-10]]  # where a row begins, others are as long
    assert max(places) - min(places) < 60
    assert layout["height" if direction == "LR" else "width"] < 2500


def test_our_layout_takes_linear_time() -> None:
    short, long = (packed(tangled(lines), "LR") for lines in (1000, 4000))
    little, much = seconds(lambda: jobs.layout_own(short, "size"), lambda: jobs.layout_own(long, "size"))
    assert much < 10 * little


def test_moving_a_number_never_lays_out_again(counted: Service) -> None:
    before = counted.layouts.made
    first = counted.trace("q = 3\ny = q*q + cos(q)").json()["layout"]
    assert counted.layouts.made == before + 1
    for value in range(10):
        assert counted.trace("q = 3\ny = q*q + cos(q)", at={"q": value}, mode="forward").json()["layout"] == first
    assert counted.trace("q = 8\ny = q*q + cos(q)").json()["layout"] == first
    assert counted.layouts.made == before + 1
    assert counted.trace("q = 3\ny = q*q + cos(q)", direction="TB").json()["layout"] != first
    assert counted.layouts.made == before + 2


def test_one_structure_asked_for_by_many_is_laid_out_once(counted: Service) -> None:
    before = counted.layouts.made
    url = f"http://127.0.0.1:{counted.port}/api/v1/trace"
    threads = [threading.Thread(target=httpx.post, args=(url,), kwargs={"json": {"source": tangled(90, seed=7)}, "timeout": PATIENCE}) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted.layouts.made == before + 1


def test_a_graphviz_that_hangs_is_killed_with_its_children(tmp_path: Path) -> None:
    notes = tmp_path / "pids"
    program = fake_dot(tmp_path, f"[ -e '{notes}' ] || exit 1; sleep 300 & echo $! >> '{notes}'; echo $$ >> '{notes}'; wait")
    with serving(dot=program, layout_seconds=2, workers=1) as service:
        notes.touch()
        layout = service.trace("y = x + 1").json()["layout"]
        assert (layout["engine"], layout["reason"]) == ("layered", "time")
        pids = [int(line) for line in notes.read_text().split()]
        assert len(pids) == 2
        until(lambda: all(gone(pid) for pid in pids), "it lives on")
        made = service.layouts.made
        assert service.trace("y = x + 1", at={"x": 5}).json()["layout"] == layout
        assert service.layouts.made == made, "it is not tried again for each number"


FAILING = {
    "status": "exit 3",
    "no JSON": "echo nonsense",
    "empty": "echo '{}'",
    "nothing in it": 'cat > /dev/null; echo \'{"bb": "0,0,1,1", "objects": []}\'',
    "killed": "kill -9 $$",
}


@pytest.fixture(scope="module")
def badly_drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, Path]]:
    """A service whose Graphviz is written anew by each test, and the folder where it lies."""
    folder = tmp_path_factory.mktemp("dot")
    with serving(dot=fake_dot(folder, "exit 1"), workers=1) as service:
        yield service, folder


@pytest.mark.parametrize("name", FAILING)
def test_a_graphviz_that_fails_is_replaced(badly_drawn: tuple[Service, Path], name: str) -> None:
    service, folder = badly_drawn
    fake_dot(folder, FAILING[name])
    structure = "y = x*x" + " + 1" * (1 + list(FAILING).index(name))  # none that has been laid out before
    made = service.layouts.made
    layout = service.trace(structure).json()["layout"]
    assert service.layouts.made == made + 1
    assert (layout["engine"], layout["reason"]) == ("layered", "failed")
    check_drawing(layout)


def test_which_graphviz(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert find_dot("") is None
    assert find_dot("/no/such/dot") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    port = find_dot(None)
    assert port is not None
    assert port.endswith("graphviz-pure"), "the wheel's program, where the machine has none"
    native = fake_dot(tmp_path, "exit 0")
    assert find_dot(None) == native
    os.remove(native)
