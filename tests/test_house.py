"""The rules of the house, read off the files: who may know whom, how large a file may be, what is never called, what is never committed."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("engine", "app")
LARGEST = 400

# What a pure engine may lean on. The grammar file is read through importlib.resources, in one place.
ENGINE_MAY_IMPORT = {
    "__future__",
    "bisect",
    "cmath",
    "collections",
    "dataclasses",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "heapq",
    "itertools",
    "lark",
    "math",
    "numpy",
    "operator",
    "re",
    "typing",
    "unicodedata",
}
READS_THE_GRAMMAR = "engine/parser.py"

# `convert` knows both sides, and `groups`, `arrays` and `jacobians` are its chapters on folds and tensors; `symbolic` walks our own trees on their way to
# SymPy. Everyone else has the engine's public names.
KNOWS_THE_ENGINE_INSIDE = {"app/convert.py", "app/groups.py", "app/arrays.py", "app/jacobians.py", "app/symbolic.py"}
PUBLIC_MODULES = {"engine.errors", "engine.limits", "engine.words"}

RUNS_TEXT = {"eval", "exec", "compile", "__import__", "sympify", "parse_expr", "lambdify"}
COMPILES_OUR_OWN_TABLE = "engine/compile.py"


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports_of(path: Path, *, lasting: bool = False) -> Iterator[str]:
    """Every imported module, `from package import name` once as package and once as package.name; `lasting`: at import time only."""
    package = module_of(path) if path.name == "__init__.py" else module_of(path).rpartition(".")[0]
    inside = {node for found in ast.walk(tree_of(path)) if isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(found)}
    for node in ast.walk(tree_of(path)):
        if lasting and node in inside:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def find_cycle(arrows: dict[str, set[str]]) -> list[str]:
    """Some cycle of a directed graph, or nothing."""
    colour: dict[str, int] = {}
    for start in arrows:
        walk: list[tuple[str, Iterator[str]]] = [] if start in colour else [(start, iter(arrows[start]))]
        colour.setdefault(start, 1)
        while walk:
            here, targets = walk[-1]
            target = next(targets, None)
            if target is None:
                colour[here] = 2
                walk.pop()
            elif colour.get(target) == 1:
                names = [name for name, _ in walk]
                return [*names[names.index(target) :], target]
            elif target not in colour:
                colour[target] = 1
                walk.append((target, iter(arrows.get(target, ()))))
    return []


def called_names(path: Path) -> set[str]:
    """Names of everything called; `re.compile` is another thing than `compile`."""
    names = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                names.add(node.func.id)
            elif isinstance(node.func, ast.Attribute) and not (node.func.attr == "compile" and ast.unparse(node.func.value) == "re"):
                names.add(node.func.attr)
    return names


def tracked() -> list[Path]:
    """The committed files, or all files where this is no git checkout (an unpacked sdist)."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def texts(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        try:
            yield name_of(path), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


# --- who may know whom --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", python_files("engine"), ids=name_of)
def test_engine_is_pure(path: Path) -> None:
    allowed = ENGINE_MAY_IMPORT | {"engine"} | ({"importlib"} if name_of(path) == READS_THE_GRAMMAR else set())
    assert {module.split(".")[0] for module in imports_of(path)} <= allowed
    assert not called_names(path) & {"open", "print", "input"}


@pytest.mark.parametrize("path", python_files("app"), ids=name_of)
def test_app_knows_only_the_engines_face(path: Path) -> None:
    if name_of(path) in KNOWS_THE_ENGINE_INSIDE:
        return
    known = {module for module in imports_of(path) if module.startswith("engine.")}
    modules = {module_of(file) for file in python_files("engine")}
    assert known & modules <= PUBLIC_MODULES


def test_only_the_symbolic_file_knows_sympy() -> None:
    knowing = {name_of(path) for path in python_files(*PACKAGES) if any(module.split(".")[0] == "sympy" for module in imports_of(path))}
    assert knowing <= {"app/symbolic.py", "app/pool.py", "app/worker.py"}


@pytest.mark.parametrize("package", PACKAGES)
def test_no_import_cycles_in_python(package: str) -> None:
    files = {module_of(path): path for path in python_files(package)}
    # A package's __init__ gathers the public names; importing the package for one of its modules is no arrow to the gatherer.
    arrows = {module: {target for target in imports_of(path, lasting=True) if target in files and target != package} for module, path in files.items()}
    assert sum(map(len, arrows.values())) > 10, "the reader of imports found nothing"
    assert not find_cycle(arrows)


def javascript_arrows() -> dict[str, set[str]]:
    """Static imports and re-exports between our own modules."""
    statement = re.compile(r"""^\s*(?:import|export)\b[^'"`;]*?(?:from\s*)?["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)
    arrows = {}
    for path in sorted((ROOT / "static" / "js").rglob("*.js")):
        targets = {(path.parent / target).resolve() for target in statement.findall(path.read_text(encoding="utf-8"))}
        missing = [str(target) for target in targets if not target.is_file()]
        assert not missing, f"{name_of(path)} imports {missing}"
        arrows[name_of(path)] = {name_of(target) for target in targets}
    return arrows


def test_no_import_cycles_in_javascript() -> None:
    arrows = javascript_arrows()
    assert sum(map(len, arrows.values())) > 10, "the reader of imports found nothing"
    assert not find_cycle(arrows)


def test_drawing_does_not_know_the_store() -> None:
    for module, targets in javascript_arrows().items():
        if module.startswith("static/js/scene/"):
            assert not targets & {"static/js/store.js", "static/js/actions.js", "static/js/api.js", "static/js/main.js"}, module
        if module.startswith("static/js/views/"):
            assert not targets & {"static/js/api.js", "static/js/main.js"}, module


def test_views_know_neither_the_network_nor_timers() -> None:
    for path in sorted((ROOT / "static/js/views").rglob("*.js")):
        assert not re.search(r"\b(fetch|setTimeout|setInterval|requestAnimationFrame)\(", path.read_text(encoding="utf-8")), name_of(path)


def test_browser_modules_come_from_the_import_map() -> None:
    manifest = json.loads((ROOT / "static/vendor/manifest.json").read_text(encoding="utf-8"))
    bare = re.compile(r"""^\s*import\b[^'"`;]*?(?:from\s*)?["']([^."'/][^"']*)["']""", re.MULTILINE)
    used = {name for path in (ROOT / "static/js").rglob("*.js") for name in bare.findall(path.read_text(encoding="utf-8"))}
    assert "preact" in used
    assert used <= set(manifest["imports"])
    for address in manifest["imports"].values():
        assert (ROOT / address.lstrip("/")).is_file(), address


def test_the_browser_libraries_are_those_of_the_lock() -> None:
    manifest = json.loads((ROOT / "static/vendor/manifest.json").read_text(encoding="utf-8"))
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    locked = {name: packages[f"node_modules/{name}"]["version"] for name in packages[""]["dependencies"]}
    assert manifest["versions"] == {name: version for name, version in locked.items() if name != "esbuild"}, "run make setup"


def test_every_style_sheet_is_in_one_list() -> None:
    """A sheet that imports another by itself is loaded a turn later, and axe asks for it beside the page instead of beside the sheet."""
    imported = re.compile(r"""@import (?:url\()?["']([^"']+)["']""")
    folder, lists = ROOT / "static/css", ("page.css", "lessons.css")
    lines = {path.name: [each for each in imported.findall(path.read_text(encoding="utf-8")) if "vendor" not in each] for path in folder.glob("*.css")}
    assert {name for name, found in lines.items() if found} == set(lists)
    named = sorted(name.removeprefix("./") for each in lists for name in lines[each])
    assert named == sorted(set(lines) - set(lists))


def test_colours_stand_in_one_file_and_the_dark_ones_are_the_same_twice() -> None:
    sheets = {name: re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL) for name, text in texts((ROOT / "static/css").glob("*.css"))}
    tokens = sheets.pop("static/css/tokens.css")
    assert {name: found for name, text in sheets.items() if (found := re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)|\b(?:rgb|hsl)a?\(", text))} == {}
    dark = [block.split() for block in re.findall(r"\{([^{}]*color-scheme: dark;[^{}]*)\}", tokens)]
    assert len(dark) == 2
    assert dark[0] == dark[1]


def test_the_finder_of_cycles_finds_them() -> None:
    assert find_cycle({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert find_cycle({"a": {"b", "d"}, "b": set(), "c": {"a"}, "d": {"c"}}) == ["a", "d", "c", "a"]


# --- what a file may be -------------------------------------------------------------------------------------------------------


def test_files_stay_small() -> None:
    ours = ("app/", "engine/", "static/js/", "static/css/", "templates/", "tools/", "tests/", "benchmarks/", "lessons/")
    kinds = {".py", ".js", ".mjs", ".css", ".html", ".lark", ".sh"}
    lengths = {name: text.count("\n") for name, text in texts(tracked()) if name.startswith(ours) and Path(name).suffix in kinds}
    assert len(lengths) > 20
    assert {name: length for name, length in lengths.items() if length > LARGEST} == {}


@pytest.mark.parametrize("path", python_files(*PACKAGES), ids=name_of)
def test_text_is_never_run(path: Path) -> None:
    if name_of(path) != COMPILES_OUR_OWN_TABLE:
        assert not called_names(path) & RUNS_TEXT


def test_modules_say_what_they_are_for() -> None:
    silent = [name_of(path) for path in python_files("engine", "app", "tools", "benchmarks") if not ast.get_docstring(tree_of(path))]
    assert silent == []
    for path in (ROOT / "static/js").rglob("*.js"):
        assert path.read_text(encoding="utf-8").startswith(("//", "/*")), name_of(path)


# --- what nobody uses ---------------------------------------------------------------------------------------------------------

CALLED_BY_LIBRARIES = re.compile(r"app/routes/.*|app/schemas.*")
"""Routes that the framework calls, and models by which answers are only documented."""


def words_of(*places: str) -> set[str]:
    """All words of these files and folders, comments too."""
    files = [file for place in places for file in ([ROOT / place] if (ROOT / place).is_file() else (ROOT / place).rglob("*"))]
    return {word for _, text in texts(file for file in files if file.is_file() and "__pycache__" not in file.parts) for word in re.findall(r"[\w-]+", text)}


def beginnings() -> tuple[str, ...]:
    """What names are made to begin with, as `edge-` of edge-${look}."""
    texts_of_the_page = (text for _, text in texts((ROOT / "static/js").rglob("*.js")))
    made_in_python = (text for _, text in texts(python_files("app")))
    return tuple(
        {name for text in texts_of_the_page for name in re.findall(r"([a-z][\w-]*-)\$\{", text)}
        | {name for text in made_in_python for name in re.findall(r"""["']([a-z][\w-]*-)\{""", text)}
    )


def test_every_python_name_is_used() -> None:
    """By something that is no test. What the engine offers to everybody is used by definition."""
    used = {alias.name for node in ast.walk(tree_of(ROOT / "engine/__init__.py")) if isinstance(node, ast.ImportFrom) for alias in node.names}
    files = python_files(*PACKAGES)
    for path in (*files, *python_files("tools", "benchmarks")):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                used.add(node.id)
            elif isinstance(node, ast.Attribute):
                used.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                used.add(node.value)  # jobs are called by name
    unused = []
    for path in files:
        for node in [] if CALLED_BY_LIBRARIES.fullmatch(name_of(path)) else tree_of(path).body:
            targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets if isinstance(node, ast.Assign) else []
            names = [target.id for target in targets if isinstance(target, ast.Name)]
            names += [node.name] if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else []
            unused += [f"{name_of(path)}: {name}" for name in names if name not in used and not name.startswith("__")]
    assert unused == []


def test_every_export_is_imported() -> None:
    exported = re.compile(r"^export (?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
    files = dict(texts([*(ROOT / "static/js").rglob("*.js"), *(ROOT / "tests").rglob("*.*js"), *python_files("tests", "benchmarks", "tools")]))
    words = {name: set(re.findall(r"\w+", text)) for name, text in files.items()}
    unused = [
        f"{name}: {each}"
        for name, text in files.items()
        if name.startswith("static/js/")
        for each in exported.findall(text)
        if not any(each in known for other, known in words.items() if other != name)
    ]
    assert unused == []


def test_every_style_and_message_is_used() -> None:
    sheets = {name: re.sub(r"""/\*.*?\*/|url\([^)]*\)|"[^"]*\"""", "", text, flags=re.DOTALL) for name, text in texts((ROOT / "static/css").glob("*.css"))}
    spoken, made = words_of("static/js", "templates", "app", "engine"), beginnings()
    classes = {
        f"{name}: .{each}"
        for name, text in sheets.items()
        for each in re.findall(r"\.((?!katex)[a-zA-Z][\w-]*)", text)
        if each not in spoken and not each.startswith(made)
    }
    assert classes == set()
    written = "\n".join(sheets.values())
    properties = set(re.findall(r"(--[\w-]+)\s*:", written))
    assert {each for each in properties if not re.search(rf"var\(\s*{each}[\s,)]", written) and each not in spoken} == set()
    catalogue = (ROOT / "static/messages/en.ftl").read_text(encoding="utf-8")
    quoted = set(re.findall(r"\{ ?([a-z][\w-]*)", catalogue))  # one message in another
    messages = {each for each in re.findall(r"^([a-z][\w-]*) =", catalogue, re.MULTILINE) if each not in spoken | quoted and not each.startswith(made)}
    assert messages == set()


# --- what is never committed --------------------------------------------------------------------------------------------------


def test_lock_files_carry_no_addresses() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.lock")):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock.name
        assert "--hash=sha256:" in text, lock.name
        assert not re.search(r"^\s*(--index|--extra|--find|-i |-f )", text, re.MULTILINE), lock.name
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, entry in packages.items():
        assert "resolved" not in entry, name
        assert not name or "integrity" in entry, name


def test_nothing_names_a_machine_or_a_registry() -> None:
    # Written in pieces, so that this file does not name them either.
    homes = "work|farm|root|opt"
    hosts = "|".join((r"files\.python" + "hosted", r"pypi\." + "org", r"registry\." + "npmjs", r"npmjs\." + "org", r"deb\." + "debian"))
    forbidden = re.compile(rf"(?:(?<![\w./~$}}-])/(?:{homes})/\w|{hosts})")
    found = {name: match.group(0) for name, text in texts(tracked()) if (match := forbidden.search(text))}
    assert found == {}


def test_ci_runs_what_people_run() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert script.rstrip().endswith("exec make test")
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
