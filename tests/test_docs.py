"""Runs what the documentation shows: every `python` block, and every `console` block against the output printed beneath its commands."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```\s*$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One fenced block, with the place a reader would look for it."""

    path: Path
    line: int
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT).as_posix()}:{self.line}"


def blocks(kind: str) -> list[Block]:
    found = []
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        text = path.read_text(encoding="utf-8")
        found += [Block(path, text.count("\n", 0, match.start()) + 1, match[1], match[2]) for match in BLOCK.finditer(text) if match[1] == kind]
    return found


def commands(text: str) -> list[tuple[str, str]]:
    """Each `$ command` (continued by a trailing backslash) with the output shown under it."""
    pairs: list[tuple[str, str]] = []
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("$ "):
            command = line[2:]
            while command.endswith("\\"):
                command = f"{command[:-1]}{next(lines)}"
            pairs.append((command, ""))
        else:
            assert pairs, f"output before any command: {line!r}"
            command, shown = pairs[-1]
            pairs[-1] = (command, f"{shown}{line}\n")
    return pairs


def same(said: str, shown: str) -> bool:
    """Equal text; JSON is compared as JSON; a line of `…` in the document stands for any lines."""
    try:
        return bool(json.loads(said) == json.loads(shown))
    except ValueError:
        pattern = "".join(r"(?:.*\n)*" if line.strip() in {"…", "..."} else re.escape(line.rstrip()) + r"[ \t]*\n" for line in shown.splitlines())
        return re.fullmatch(pattern, said if said.endswith("\n") or not said else f"{said}\n") is not None


@pytest.mark.parametrize("block", blocks("python"), ids=str)
def test_python_runs(block: Block) -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", block.text], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("block", blocks("console"), ids=str)
def test_console_prints_what_is_shown(block: Block, tmp_path: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    pairs = commands(block.text)
    assert pairs
    for command, shown in pairs:
        done = subprocess.run(["sh", "-c", command], cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False)
        assert same(done.stdout + done.stderr, shown), f"$ {command}\nsaid:\n{done.stdout}{done.stderr}\nthe document shows:\n{shown}"


def test_the_readme_shows_both_kinds() -> None:
    shown = [block for kind in ("python", "console") for block in blocks(kind)]
    assert {block.kind for block in shown if block.path.name == "README.md"} == {"python", "console"}


def test_pictures_and_links_lead_somewhere() -> None:
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_every_picture_is_shown() -> None:
    shown = "".join(page.read_text(encoding="utf-8") for page in [ROOT / "README.md", *ROOT.glob("docs/**/*.md")])
    pictures = {path.name for path in (ROOT / "docs" / "images").iterdir()}
    assert pictures
    assert not {name for name in pictures if name not in shown}


def test_the_reader_of_blocks() -> None:
    assert commands("$ a \\\n  b\nout\n\n$ c\n") == [("a   b", "out\n\n"), ("c", "")]
    assert same('{"a": 1}\n', '{ "a": 1.0 }')
    assert not same("1\n", "2\n")
    assert same("one\ntwo\nthree\n", "one\n…\nthree\n")
    assert not same("one\n", "one\n…\nthree\n")
