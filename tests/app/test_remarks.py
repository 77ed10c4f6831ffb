"""Remarks on names and on rounding reach the wire, behind the notes on nodes."""

from __future__ import annotations

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
