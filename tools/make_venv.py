"""Makes .venv with a working pip, also where Python came without ensurepip; knows nothing of what is installed into it.

python3 tools/make_venv.py .venv
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path


def run(*words: str | Path) -> bool:
    """Whether the command ran and succeeded; its output is kept for the case that nothing works."""
    try:
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def has_pip(target: Path) -> bool:
    """Whether `target` holds an environment whose pip starts."""
    return run(target / "bin" / "python", "-m", "pip", "--version")


def virtualenv_from_pip(target: Path) -> bool:
    """virtualenv in a folder of its own: it brings pip along, and an externally managed Python allows it."""
    with tempfile.TemporaryDirectory() as folder:
        if not run(sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, "virtualenv"):
            return False
        start = "import sys; sys.path.insert(0, sys.argv.pop(1)); from virtualenv.__main__ import run; run(sys.argv[1:])"
        return run(sys.executable, "-c", start, folder, target)


def ways(target: Path) -> Iterator[tuple[str, Callable[[], bool]]]:
    """Each way to make an environment, the plainest first."""
    yield "the venv module", lambda: run(sys.executable, "-m", "venv", target)
    yield "virtualenv", lambda: run(sys.executable, "-m", "virtualenv", target)
    yield "virtualenv from PyPI", lambda: virtualenv_from_pip(target)
    uv = shutil.which("uv")
    if uv:
        yield "uv", lambda: run(uv, "venv", "--seed", "--python", sys.executable, target)


def main(target: Path) -> None:
    """Tries each way until one gives an environment with pip."""
    tried = []
    for name, make in ways(target):
        shutil.rmtree(target, ignore_errors=True)
        if make() and has_pip(target):
            return
        tried.append(name)
    raise SystemExit(
        f"Could not make a Python environment with pip in {target} (tried {', '.join(tried)}).\n"
        f"Python here is {sys.executable}. On Debian or Ubuntu: apt-get install python3-venv. Then run make again."
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
