"""The live socket: numbers equal to those of a whole trace, the newest question wins, mistakes are answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

import engine
from app.live_limits import Share
from app.schemas_live import LiveNumbers
from tests.app.conftest import Service, serving
from tests.app.live_client import COLAH, Live, refused, talking
from tests.graphs import EXAMPLES

LINES = (Path(__file__).parent.parent / "data" / "bad_inputs.jsonl").read_text(encoding="utf-8").splitlines()
ROWS = {row["id"]: row for row in map(json.loads, LINES) if row["group"] == "ws_abuse"}
LARGE = "a = x\n" + "a = a*(1-a)\n" * 2000


@pytest.fixture
def live(service: Service) -> Iterator[Live]:
    with talking(service) as one:
        yield one


def same_numbers(numbers: dict[str, Any], trace: dict[str, Any]) -> None:
    """Every column of a live answer is that of the whole trace at the same point."""
    LiveNumbers.model_validate_json(json.dumps(numbers))
    graph, steps = trace["graph"], trace["steps"]
    assert numbers["params"] == trace["params"]
    assert numbers["value"] == graph["nodes"]["value"]
    assert numbers["partial"] == graph["edges"]["partial"]
    assert [dict(numbers["status"]).get(node, "ok") for node in range(len(numbers["value"]))] == graph["nodes"]["status"]
    usual = [None if status is None else "smooth" for status in graph["edges"]["status"]]
    assert [dict(numbers["edge_status"]).get(edge, status) for edge, status in enumerate(usual)] == graph["edges"]["status"]
    assert numbers["initial"] == {channel: [value for _, value in pairs] for channel, pairs in trace["initial"].items()}
    assert numbers["term"] == steps["term"]
    assert (numbers["before"], numbers["after"]) == (steps["effects"]["before"], steps["effects"]["after"])
    assert numbers["notes"] == [note for note in trace["notes"] if note["code"] == "E_DOMAIN"]
    assert numbers["result"] == {key: trace["result"][key] for key in ("value", "jacobian", "paths", "found")}


def skeleton(trace: dict[str, Any]) -> Any:
    steps = trace["steps"]
    columns = ("tag", "node", "edge", "item", "level", "sweep", "term_offset", "effect_offset")
    return [steps[column] for column in columns], [steps["effects"][column] for column in ("kind", "channel", "key")]


def check(service: Service, live: Live, source: str, start: dict[str, float], at: dict[str, float], **more: Any) -> bool:
    """Live numbers at ``at`` are the trace's; or the trace there has other steps indeed. Whether there were numbers."""
    live.program(source, at=start, **more)
    there = service.trace(source, at=at, **more).json()
    answer = live.point(at)
    if answer["kind"] == "restructured":
        assert skeleton(there) != skeleton(service.trace(source, at=start, **more).json())
        return False
    same_numbers(answer, there)
    return True


# --- the same numbers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["forward", "reverse"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_numbers_are_those_of_the_trace(name: str, mode: str, service: Service, live: Live) -> None:
    example = EXAMPLES[name]
    for shift in (0.25, -3.0, 0.0):
        assert check(service, live, example.source, example.at, {key: value + shift for key, value in example.at.items()}, mode=mode)


@pytest.mark.parametrize("mode", [mode.name for mode in engine.MODES])
def test_every_mode_answers_numbers_or_says_that_its_steps_are_others(mode: str, service: Service, live: Live) -> None:
    same = check(service, live, "u = x*y\nf = u*sin(u) + 2*x", {"x": 1, "y": 2}, {"x": 1.125, "y": 2}, mode=mode)
    assert same or mode == "paths"  # paths come in the order of their products


def test_many_points_run_the_compiled_code_and_stay_the_same(service: Service, live: Live) -> None:
    source = "f = x*sin(y) + exp(x/y)^2"
    live.program(source, mode="forward", at={"x": 1, "y": 2})
    for turn in range(60):
        numbers = live.point({"x": 1 + turn / 16, "y": 2})
    same_numbers(numbers, service.trace(source, mode="forward", at={"x": 1 + 59 / 16, "y": 2}).json())


def test_tensors_folds_and_expansion(service: Service, live: Live) -> None:
    vector = "x = [1, 2, 3]\ny = sum(x*x)\nreturn y, x"
    assert check(service, live, vector, {}, {"x[1]": 5.5}, mode="reverse")
    assert check(service, live, vector, {}, {"x[1]": 5.5}, mode="reverse", expand=True)
    assert check(service, live, vector, {}, {"x[1]": 5.5}, mode="hessian")
    calls = "g(u) = sin(u)*u\ny = g(x) + g(2*x)"
    assert check(service, live, calls, {"x": 1}, {"x": 3}, mode="forward", fold=[0])
    assert check(service, live, calls, {"x": 1}, {"x": 3}, mode="forward", fold="auto")


def test_what_is_singular_is_tagged_and_told(service: Service, live: Live) -> None:
    assert check(service, live, "y = log(x)*2 + abs(x)", {"x": 1}, {"x": 0.0}, mode="forward")
    assert check(service, live, "y = log(x)*2 + abs(x)", {"x": 1}, {"x": -1.0}, mode="reverse")
    numbers = live.point({"x": 0.0})
    assert numbers["result"]["value"]["y"] == "-Infinity"
    assert numbers["notes"]


def test_seeds_are_numbers_too_unless_one_is_zero(service: Service, live: Live) -> None:
    live.program(COLAH, mode="reverse", at={"a": 2, "b": 1})
    numbers = live.point({"a": 2, "b": 1}, params={"seed": {"e": 3}})
    same_numbers(numbers, service.trace(COLAH, at={"a": 2, "b": 1}, params={"seed": {"e": 3}}).json())
    assert live.point({"a": 2, "b": 1}, params={"seed": {"e": 0}})["kind"] == "restructured"
    assert live.point({"a": 2, "b": 1})["params"] == {"seed": {"e": 1}}


# --- who is answered ----------------------------------------------------------------------------------------------------------


def test_the_newest_wins(live: Live) -> None:
    """What waits is replaced; answers come in order, and the last question has one."""
    live.program(LARGE, mode="reverse")
    sent = [live.send(kind="point", at={"x": 0.1 + turn / 1000}) for turn in range(40)]
    heard = []
    while not heard or heard[-1]["revision"] != sent[-1]:
        heard.append(live.hear())
    revisions = [each["revision"] for each in heard]
    assert revisions == sorted(revisions)
    assert len(heard) < len(sent)
    assert heard[-1]["initial"]["value"][0] == 0.139


def test_a_new_program_takes_the_place_of_what_waits(live: Live) -> None:
    live.program(LARGE, mode="reverse")
    for turn in range(5):
        live.send(kind="point", at={"x": turn / 10})
    last = live.send(kind="program", source=COLAH)
    while (answer := live.hear())["revision"] != last:
        assert answer["kind"] == "numbers"
    assert answer["kind"] == "ready"
    assert live.point({"a": 4})["result"]["value"] == {"e": 10}


def test_one_who_leaves_in_the_middle_costs_no_worker() -> None:
    with serving(workers=1) as own:
        before = {worker.process.pid for worker in own.pool.all}
        for _ in range(3):
            with talking(own) as live:
                live.program(LARGE, mode="reverse")
                live.send(kind="point", at={"x": 0.3})
        assert own.trace("y = x").status_code == 200
        assert {worker.process.pid for worker in own.pool.all} == before


def test_small_programs_go_to_the_workers_when_the_loop_has_given_its_share(service: Service) -> None:
    with serving(live_share=0, workers=1) as own, talking(own) as live:
        own.app.state.share.left = 0
        live.program(COLAH, at={"a": 2, "b": 1})
        same_numbers(live.point({"a": 7, "b": 1}), service.trace(COLAH, at={"a": 7, "b": 1}).json())
    share = Share(0.25, 0.05)
    assert share.free(10)
    share.spend(0.075)
    assert not share.free(10)
    assert share.free(10.2)


# --- mistakes -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ('{"kind": "point", "revision": 1, "at": {"x": NaN}}', "E_NONFINITE"),
        ('{"kind": "point", "revision": 1, "at": {"x": 1e400}}', "E_NONFINITE"),
        ('{"kind": "point", "revision": 1, "at": {"x": "2"}}', "E_NUMBER"),
        ('{"kind": "point", "revision": 1, "at": {"x": 1, "x": 2}}', "E_JSON"),
        ('{"kind": "point", "revision": 1, "more": 1}', "E_PARAM"),
        ('{"kind": "point", "at": {}}', "E_PARAM"),
        ('{"kind": "point", "revision": -1}', "E_PARAM"),
        ('{"kind": "point", "revision": 1, "at": {"q": 2}}', "E_PARAM"),
        ('{"kind": "point", "revision": 1, "params": {"seed": {"q": 2}}}', "E_PARAM"),
        ('{"kind": "program", "revision": 1, "source": "y = sin("}', "E_SYNTAX"),
        ('{"kind": "program", "revision": 1, "source": "y = x", "mode": "sideways"}', "E_PARAM"),
        ('{"kind": "program", "revision": 1, "source": "y = \\ud800"}', "E_ENCODING"),
        ('{"kind": "step", "revision": 1}', "E_PARAM"),
        ("[]", "E_PARAM"),
        ("7", "E_PARAM"),
        ("", "E_JSON"),
        ("[" * 5000, "E_JSON"),
    ],
)
def test_a_mistake_is_answered_and_the_socket_stays(message: str, code: str, live: Live) -> None:
    live.program("y = x^2")
    live.wire.send(message)
    error = refused(live.hear(), code)
    assert error["hint"]
    live.program("y = x^2")
    assert live.point({"x": 3})["result"]["value"] == {"y": 9}


def test_a_point_needs_a_program(live: Live) -> None:
    refused(live.point({"x": 1}), "E_PARAM")
    refused(live.say(kind="program", source="y = sin("), "E_SYNTAX")
    refused(live.point({"x": 1}), "E_PARAM")


def test_a_large_message_is_read_in_a_worker_and_one_too_large_ends_the_talk(live: Live) -> None:
    live.program("y = x\n" + "# a long remark\n" * 4000)
    assert live.point({"x": 2})["result"]["value"] == {"y": 2}
    with suppress(ConnectionClosed):  # it may hang up before it has heard all of it
        live.wire.send("x" * 1_100_000)
    assert live.closed() == 1009


def binary(live: Live) -> None:
    live.wire.send(b"\x00\x01")
    assert live.closed() == 1003


def not_utf8(live: Live) -> None:
    live.wire.socket.sendall(b"\x81\x82" + bytes(4) + b"\xff\xfe")
    assert live.closed() == 1007


def cut_off(live: Live) -> None:
    live.wire.send('{"t":')
    refused(live.hear(), "E_JSON")


def not_ours(live: Live) -> None:
    live.wire.send('{"t":"step"}')
    refused(live.hear(), "E_PARAM")


def markup(live: Live) -> None:
    words = refused(live.say(kind="program", source="<img src=x onerror=alert(1)>"), "E_SYNTAX")
    assert "onerror" not in words["message"]


def forgotten(live: Live) -> None:
    """A server that has started anew knows no program: it says so, and never answers for another one."""
    refused(live.point({"a": 1}), "E_PARAM")


def ping_flood(live: Live) -> None:
    with suppress(ConnectionClosed):
        while True:
            live.wire.ping()
    assert live.closed() in (1008, 1006)  # pings still on their way can cut off the last word


ABUSE: dict[str, Callable[[Live], None]] = {
    "B251": not_ours, "B254": binary, "B255": not_utf8, "B257": cut_off, "B264": markup, "B271": forgotten, "B273": ping_flood,
}  # fmt: skip
DOORS = {"B267", "B269"}  # one too many; half open: tests/app/test_live_doors.py
# Tokens, questions, rooms and followers of a class: this socket has none. A page connects when a hand moves, so a restart brings no crowd back.
ROOMS = {"B250", "B260", "B261", "B262", "B268", "B270", "B278"}


@pytest.mark.parametrize("row", ABUSE)
def test_abuse(row: str, live: Live) -> None:
    ABUSE[row](live)


def test_every_row_of_abuse_is_tried_or_is_about_rooms() -> None:
    assert sorted(ROWS) == sorted([*ABUSE, *DOORS, *ROOMS])
