"""Runs the Python tests: those in the browser beside all the others, since a browser waits more than it works. `make python`.

Two runs, because a Playwright session and the tests of worker pools cannot share a process. Each has two processes, so that two cores have work until the end,
whichever run ends first; one in the browser has a Chromium and a service of its own. What each run prints comes in one piece when it has ended. Words given to
this module go to both, such as `-k name`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSER = ["tests/packaging", "tests/browser"]  # a long wait for an installation comes first, not last
SHARED = ["-n", "2", "--dist", "worksteal"]
NOTHING = 5
"""What pytest answers where no test was chosen."""


def begun(words: list[str], into: Path, *, patient: bool) -> subprocess.Popen[bytes]:
    """A run of pytest that prints into a file; a patient one lets others go first."""
    yielding = ["nice", "-n", "5"] if patient and shutil.which("nice") else []
    with into.open("wb") as out:
        return subprocess.Popen([*yielding, sys.executable, "-m", "pytest", *words], cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)


def main(words: list[str]) -> int:
    """Both runs. 0 where every test passed."""
    start = time.monotonic()
    others = ["tests", *(f"--ignore={folder}" for folder in BROWSER)]
    worst = 0
    with tempfile.TemporaryDirectory(prefix="pathsum-tests-") as folder:
        runs = [
            (name, into, begun([*chosen, *SHARED, *words], into, patient=patient))
            for name, chosen, patient in (("in the browser, and the wheel", BROWSER, False), ("engine, service, house", others, True))
            for into in [Path(folder) / f"{patient}.txt"]
        ]
        for name, into, run in runs:
            code = run.wait()
            print(f"--- {name}\n{into.read_text(encoding='utf-8', errors='replace')}", flush=True)
            worst = max(worst, 0 if code == NOTHING and words else code)
    print(f"--- both in {time.monotonic() - start:.0f} s", flush=True)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
