"""Remarks on names and on rounding reach the wire, behind the notes on nodes; every status has its words."""

from __future__ import annotations

from typing import get_args

from app.messages import has, languages
from engine.differences import Verdict
from engine.primitives import Status
from engine.statuses import NodeStatus
from tests.app.conftest import Service


def codes(service: Service, source: str, **at: float) -> list[str]:
    answer = service.trace(source, at=at)
    assert answer.status_code == 200, answer.text
    notes = answer.json()["notes"]
    assert all(note["message"] and note["hint"] and note["span"] for note in notes)
    return [note["code"] for note in notes]


def test_rounding_is_told(service: Service) -> None:
    assert codes(service, "y = sin(pi)") == ["E_ROUNDING"]
    assert codes(service, "y = sin(pi)*x") == ["E_ROUNDING", "E_ROUNDING"]  # where it was lost, and what rests on it
    assert codes(service, "y = sin(3)*x") == []


def test_names_that_look_like_slips_are_told(service: Service) -> None:
    assert codes(service, "y = sinx + 1") == ["E_NAME"]


def test_what_is_wrong_with_a_node_comes_first(service: Service) -> None:
    assert codes(service, "y = log(sinx)", sinx=-1) == ["E_DOMAIN", "E_NAME"]


def test_every_status_has_its_words_in_every_language() -> None:
    wanted = [f"{start}-{status}" for status in get_args(NodeStatus) if status != "ok" for start in ("graph-status", "graph-mark")]
    wanted += [f"{start}-{status}" for status in get_args(Status) if status != "smooth" for start in ("graph-partial", "checks-status")]
    wanted += [f"verdict-{verdict}" for verdict in get_args(Verdict)]
    assert [(name, language) for name in wanted for language in languages() if not has(name, language)] == []
