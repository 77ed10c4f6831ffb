"""What the whole front end weighs as it is sent, packed here from what is written: every module, style, font, KaTeX and the longest catalogue."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import Headers

from app.front import Fronts
from tools.node import command

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = 350_000
"""Bytes, compressed, in all."""


@pytest.fixture(scope="module")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("a place with spaces") / "static"
    shutil.copytree(ROOT / "static", copy, ignore=shutil.ignore_patterns("packed", "packed.new"))
    line, environment = command(["node", str(ROOT / "tools/pack.mjs"), str(ROOT / "node_modules"), str(copy)])
    subprocess.run(line, env=environment, check=True, stdout=subprocess.PIPE)
    return copy


@pytest.fixture(scope="module")
def about(static: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((static / "packed/manifest.json").read_text(encoding="utf-8"))
    return found


def test_the_whole_front_end_is_within_its_weight(static: Path, about: dict[str, Any]) -> None:
    asked = Headers({"accept-encoding": "gzip, deflate, br, zstd"})
    sizes = {address: len(file.answer(asked).body) for address, file in Fronts(static).files.items()}
    catalogues = {f"/static/packed/{name}" for name in about["catalogues"].values()}
    parts = sorted(((size, address) for address, size in sizes.items() if address not in catalogues), reverse=True)
    total = sum(size for size, _ in parts) + max(sizes[address] for address in catalogues)
    assert total <= ALLOWED, f"{total:,} bytes, of which {parts[:8]}"


def test_what_is_packed_is_whole(static: Path, about: dict[str, Any]) -> None:
    """Every file that another names is there, and nothing is there that no other names."""
    packed = static / "packed"
    texts = {name: (packed / name).read_text(encoding="utf-8") for name in about["files"] if not name.endswith(".woff2")}
    named = {about[part] for part in ("early", "main", "style", "lessons", "icon")} | set(about["catalogues"].values())
    for text in texts.values():
        named |= set(re.findall(r"""(?:url\(|import\(|from)\s*["']?\./([^"')]+)""", text))
    assert named == set(about["files"])
    assert "sourceMappingURL" not in "".join(texts.values())
    assert {"en", "de", "es"} <= set(about["catalogues"])


def test_the_licences_travel_with_the_libraries(static: Path) -> None:
    said = (static / "packed/licences.txt").read_text(encoding="utf-8")
    versions = json.loads((static / "vendor/manifest.json").read_text(encoding="utf-8"))["versions"]
    chapters = re.split("|".join(rf"^{re.escape(name)} {re.escape(version)} " for name, version in versions.items()), said, flags=re.MULTILINE)[1:]
    assert len(chapters) == len(versions)
    assert all(len(chapter) > 1000 or "The same words as for htm." in chapter for chapter in chapters), "each with its words, not its name alone"
