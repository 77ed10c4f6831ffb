"""Starts the service in a process of its own, on a free port; knows nothing of what it is asked."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def started(**settings: str) -> Iterator[tuple[int, str]]:
    """The number of its process, and its address. ``settings`` are those of the environment, without PATHSUM_."""
    words = [sys.executable, "-m", "app.cli", "serve", "--port", "0"]
    environment = {**os.environ, **{f"PATHSUM_{name}": value for name, value in settings.items()}}
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            if found is None:
                raise SystemExit("The service did not start.")
            yield process.pid, found.group(0)
        finally:
            process.terminate()
            process.wait(30)
