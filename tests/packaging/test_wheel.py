"""The wheel, as a stranger gets it: built, installed into an empty environment elsewhere, and driven from a third directory."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.packaging, pytest.mark.timeout(600)]  # what is installed comes over a network, however slow

PATIENCE = 60
"""Seconds that an answer may take: the machine has more to do."""
# Nothing of the checkout may help: no PYTHONPATH, no settings of ours.
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PATHSUM_", "VIRTUAL_ENV"))}


def run(*words: str | Path, cwd: Path, text: str | None = None) -> str:
    done = subprocess.run([str(word) for word in words], cwd=cwd, env=CLEAN, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


@dataclass(frozen=True)
class Installed:
    """An environment that holds Pathsum from its wheel and nothing else of ours."""

    command: Path
    elsewhere: Path
    wheel: Path


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, and the wheel built from the unpacked sdist, which is how an installer does it."""
    folder = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "hatchling", "build", "--directory", folder)
    run(*build, "--target", "sdist", cwd=ROOT)
    archive = next(folder.glob("*.tar.gz"))
    source = tmp_path_factory.mktemp("source")
    with tarfile.open(archive) as packed:
        packed.extractall(source, filter="data")
    run(*build, "--target", "wheel", cwd=next(source.iterdir()))
    return folder


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    home = tmp_path_factory.mktemp("home with a space")
    venv.create(home / "env", with_pip=True)
    wheel = next(dist.glob("*.whl"))
    python = home / "env" / "bin" / "python"
    # The versions that were tested; the wheel itself asks for ranges. What of them is used is compiled when it is used.
    run(python, "-m", "pip", "install", "--quiet", "--no-compile", "--require-hashes", "-r", ROOT / "requirements" / "run.lock", cwd=home)
    run(python, "-m", "pip", "install", "--quiet", wheel, cwd=home)
    return Installed(home / "env" / "bin" / "pathsum", tmp_path_factory.mktemp("elsewhere"), wheel)


@pytest.fixture
def address(installed: Installed) -> Iterator[str]:
    """`pathsum serve` on a free port, in a directory that has nothing to do with it."""
    words = [str(installed.command), "serve", "--port", "0"]
    patient = {"PATHSUM_LAYOUT_SECONDS": str(PATIENCE), "PATHSUM_REQUEST_SECONDS": str(PATIENCE)}
    with subprocess.Popen(words, cwd=installed.elsewhere, env={**CLEAN, **patient}, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+", said)
            assert found, f"it said {said!r}"
            yield found.group(0)
        finally:
            process.terminate()
            # uvicorn ends in order, then lets the signal do what it means.
            assert process.wait(30) in (0, -signal.SIGTERM)


def test_the_wheel_holds_what_it_needs_and_no_common_names(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        names = wheel.namelist()
    assert {name.split("/")[0] for name in names} == {"app", "engine", "pathsum-0.1.0.dist-info"}
    for needed in ("engine/grammar.lark", "app/_data/templates/index.html", "app/_data/static/packed/manifest.json", "app/_data/static/messages/en.ftl"):
        assert needed in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if "__pycache__" in name or "node_modules" in name or name.startswith("tests/")]


def test_the_page_and_everything_it_links_to_is_served(address: str) -> None:
    page = httpx.get(address, timeout=PATIENCE)
    assert page.status_code == 200
    links = set(re.findall(r'(?:src|href)="(/[^"]+)"', page.text))
    manifest = httpx.get(f"{address}/static/packed/manifest.json", timeout=PATIENCE).json()
    links |= {f"/static/packed/{name}" for name in [*manifest["files"], "licences.txt"]}
    assert len(links) > 10
    for link in sorted(links):
        answer = httpx.get(address + link, timeout=PATIENCE)
        assert (answer.status_code, bool(answer.content)) == (200, True), link
        assert "immutable" in answer.headers["cache-control"] or link.endswith(".txt"), link
    assert "importmap" not in page.text, "what is installed is packed"


def test_the_service_answers(address: str) -> None:
    answer = httpx.post(f"{address}/api/v1/trace", json={"source": "e = (a+b)*(b+1)", "at": {"a": 2, "b": 1}, "mode": "reverse"}, timeout=PATIENCE)
    assert answer.status_code == 200
    assert answer.json()["result"]["jacobian"] == {"e": {"a": 2, "b": 5}}
    assert answer.json()["layout"]["engine"] == "dot", "Graphviz came with the wheels"


def test_the_command_line_answers(installed: Installed) -> None:
    words = (installed.command, "derive", "-", "--at", "x1=2,x2=5", "--json")
    said = json.loads(run(*words, cwd=installed.elsewhere, text="y = log(x1) + x1*x2 - sin(x2)"))
    assert said["jacobian"]["y"] == pytest.approx({"x1": 5.5, "x2": 1.7163378145367738})
