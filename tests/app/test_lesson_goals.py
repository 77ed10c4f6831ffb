"""What our lessons keep beside playing: a translation is the same lesson, and a goal without a solution is looked into."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.lessons.reach import reach_for, reached
from app.lessons.read import draft
from tests.app.test_lessons import COLAH, HEAD, LIMITS, OURS, blocks_of, fenced

WORDS = {"ask", "because", "hint", "say", "text", "caption", "line", "source_line"}
"""What of a block is another in another language."""


def bare(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: bare(each) for key, each in part.items() if key not in WORDS}
    return [bare(each) for each in part] if isinstance(part, list) else part


@pytest.mark.parametrize("path", [path for path in OURS if "." in path.stem], ids=lambda path: path.stem)
def test_a_translation_is_the_same_lesson_in_other_words(path: Path) -> None:
    original = path.with_name(f"{path.stem.partition('.')[0]}.md")
    one, other = (draft(each.read_text(encoding="utf-8"), each.name) for each in (original, path))
    assert list(map(bare, blocks_of(one))) == list(map(bare, blocks_of(other)))
    assert [len(screen["parts"]) for screen in one.screens] == [len(screen["parts"]) for screen in other.screens]
    assert one.front is not None
    assert other.front is not None
    assert (one.front.minutes, one.front.prerequisites, len(one.front.goals)) == (other.front.minutes, other.front.prerequisites, len(other.front.goals))
    said = [[block["ask"] for block in blocks_of(each) if block["ask"]] for each in (one, other)]
    assert all(a != b for a, b in zip(*said, strict=True))


def test_goals_without_a_solution_are_looked_into(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A way to every goal of ours that sliders can reach is found without being told; what has none is warned of at its line, and is no mistake."""
    asked = [block for path in OURS for block in blocks_of(draft(path.read_text(encoding="utf-8"), path.name)) if block["goal"] and not block["edit"]]
    assert len(asked) >= 8
    assert [block["goal"] for block in asked if not reached(block, LIMITS)] == []
    file = tmp_path / "a.md"
    file.write_text(
        fenced("try", COLAH + "goal: derivative of e by a > 1000") + fenced("try", "goal: derivative of e by b = 9").removeprefix(HEAD), encoding="utf-8"
    )
    assert main(["lesson", "check", str(file)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith(f"{file}:14: Warning: No numbers"), told
    assert told[1].endswith("good. Screens: 1, exercises: 2.")
    assert main(["lesson", "check", "--json", str(file)]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["warning"] is True


def test_the_search_looks_as_far_as_sliders_reach() -> None:
    pairs = json.loads((Path(__file__).parent.parent / "golden" / "reach.json").read_text(encoding="utf-8"))
    assert {value: reach_for(value) for value, _ in pairs} == dict(pairs)  # tests/js/views.test.mjs holds the page to the same
