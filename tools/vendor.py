"""Copies what the page needs out of node_modules into static/vendor, with an import map; knows nothing of the page itself.

Run by `make setup` and by the wheel's build hook. Adding a browser library is one row of LIBRARIES.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

MATH_FACES = ("Main-Regular", "Math-Italic", "Size1-Regular", "Size2-Regular", "Size3-Regular", "Size4-Regular")  # all that our formulas ask for
URL_PREFIX = "/static/vendor"
LICENCE_NAMES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "MIT-License.txt")


@dataclass(frozen=True)
class Library:
    """One npm package: which of its files travel, the names under which modules import them, and its style sheets (static/css/page.css names them)."""

    package: str
    files: tuple[str, ...]
    imports: tuple[tuple[str, str], ...] = ()
    styles: tuple[str, ...] = ()


def font(package: str, weight: str, *subsets: str) -> Library:
    """An upright font of one weight, or of all (``wght``). A letter of another subset comes from the reader's own fonts."""
    stem = package.rpartition("/")[2]
    return Library(package, (*(f"files/{stem}-{subset}-{weight}-normal.woff2" for subset in subsets), f"{weight}.css"), styles=(f"{weight}.css",))


LIBRARIES = (
    Library(
        "preact",
        ("dist/preact.mjs", "hooks/dist/hooks.mjs"),
        (("preact", "dist/preact.mjs"), ("preact/hooks", "hooks/dist/hooks.mjs")),
    ),
    Library("htm", ("dist/htm.mjs",), (("htm", "dist/htm.mjs"),)),
    Library("@preact/signals-core", ("dist/signals-core.mjs",), (("@preact/signals-core", "dist/signals-core.mjs"),)),
    Library("@fluent/bundle", ("esm/*.js",), (("@fluent/bundle", "esm/index.js"),)),
    Library(
        "katex",
        ("dist/katex.mjs", "dist/katex.min.css", *(f"dist/fonts/KaTeX_{face}.woff2" for face in MATH_FACES)),
        (("katex", "dist/katex.mjs"),),
        ("dist/katex.min.css",),
    ),
    font("@fontsource-variable/source-sans-3", "wght", "latin"),
    font("@fontsource/source-code-pro", "400", "latin"),
)


def without_source_map(text: str) -> str:
    """A source map that was not copied would only be a 404 in the developer tools."""
    return re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE).rstrip() + "\n"


def without_missing_fonts(css: str, folder: Path) -> str:
    """Keeps the sources that were copied, and drops the font faces left with none."""

    def face(match: re.Match[str]) -> str:
        block = match.group(0)
        urls = re.findall(r"url\(([^)]+)\)", block)
        kept = [url for url in urls if (folder / url).is_file()]
        if not kept:
            return ""
        for url in set(urls) - set(kept):
            block = re.sub(rf",\s*url\({re.escape(url)}\)\s*format\([^)]*\)", "", block)
        return block

    return re.sub(r"(/\*[^*]*\*/\s*)?@font-face\s*\{[^}]*\}\s*", face, css)


def copy_library(library: Library, modules: Path, target: Path) -> Path:
    """Copies one package's files, keeping their folders so that relative imports go on working."""
    source = modules / library.package
    folder = target / library.package
    for pattern in library.files:
        found = sorted(source.glob(pattern))
        if not found:
            raise SystemExit(f"{library.package} no longer has {pattern}: mend its row in tools/vendor.py.")
        for path in found:
            copy = folder / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix in {".js", ".mjs"}:
                copy.write_text(without_source_map(path.read_text(encoding="utf-8")), encoding="utf-8")
            else:
                shutil.copyfile(path, copy)
    for style in library.styles:
        sheet = folder / style
        sheet.write_text(without_missing_fonts(sheet.read_text(encoding="utf-8"), sheet.parent), encoding="utf-8")
    for name in LICENCE_NAMES:
        if (source / name).is_file():
            shutil.copyfile(source / name, folder / name)
    return folder


def vendor(modules: Path, target: Path) -> dict[str, dict[str, str]]:
    """Fills `target` anew and returns the manifest that it wrote there."""
    fresh = target.with_name(f"{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    imports: dict[str, str] = {}
    versions: dict[str, str] = {}
    licences: dict[str, str] = {}
    for library in LIBRARIES:
        copy_library(library, modules, fresh)
        about = json.loads((modules / library.package / "package.json").read_text(encoding="utf-8"))
        versions[library.package] = about["version"]
        licences[library.package] = about["license"]
        base = f"{URL_PREFIX}/{library.package}"
        imports.update({name: f"{base}/{path}" for name, path in library.imports})
    manifest: dict[str, dict[str, str]] = {
        "imports": imports,
        "versions": versions,
        "licences": licences,
    }
    (fresh / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return manifest


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    modules, target = (Path(argument) for argument in sys.argv[1:]) if len(sys.argv) > 1 else (root / "node_modules", root / "static" / "vendor")
    made = vendor(modules, target)
    print(f"static/vendor: {len(made['versions'])} libraries")
