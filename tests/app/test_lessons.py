"""Lessons: ours play from end to end, every answer recomputed; wrong ones are told line by line; what an exercise may ask, the engine answers."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import engine
from app.cli import main
from app.lessons.blank import BLANK
from app.lessons.check import checked
from app.lessons.fresh import fresh
from app.lessons.models import View
from app.lessons.play import play
from app.lessons.quantities import FORMS, Ground, claim, quantity
from app.lessons.read import Draft
from app.lessons.shelf import lesson, listed, volumes
from engine.errors import PathsumError
from tests.app.handin import code_of, read_code

ROOT = Path(__file__).resolve().parents[2]
OURS = sorted((ROOT / "lessons").glob("*.md"))
LIMITS = engine.Limits()
HEAD = "---\ntitle: A lesson\nminutes: 5\ngoals: [See it.]\n---\n"
COLAH = "source: |\n  a = 2\n  b = 1\n  e = (a + b)*(b + 1)\n"


def fenced(kind: str, text: str) -> str:
    return f"{HEAD}\nHello.\n\n```{kind}\n{text}\n```\n"


def blocks_of(made: Draft) -> Iterator[dict[str, Any]]:
    """Every block, and every question of a check, in order."""
    for screen in made.screens:
        for part in screen["parts"]:
            if "block" in part:
                yield from part["block"]["questions"] or [part["block"]]


def problems(text: str) -> list[tuple[int, str]]:
    return [(error.span.line if error.span else 0, error.message) for error in checked(text, "a.md", LIMITS).problems]


# --- ours -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_lessons_play(path: Path) -> None:
    made = checked(path.read_text(encoding="utf-8"), path.name, LIMITS)
    assert [(error.span and error.span.line, str(error)) for error in made.problems] == []
    blocks = list(blocks_of(made))
    asking = [block for block in blocks if block["asks"] is not None]
    assert made.front is not None
    assert 5 <= made.front.minutes <= 12
    assert len(asking) >= 3
    assert any(block["asks"] == "sweep" for block in asking)
    known = {volume.id for volume in volumes(None)}
    assert set(made.front.prerequisites) <= known
    assert all(block["solution"] for block in asking if block["asks"] == "goal")


def test_what_the_docs_say_is_so() -> None:
    text = (ROOT / "docs/lessons.md").read_text(encoding="utf-8")
    example = re.search(r"````markdown\n(.*?)````", text, re.DOTALL)
    assert example
    assert problems(example[1]) == []
    assert problems(BLANK.format(title="New")) == []
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", text.replace(example[0], ""), re.DOTALL | re.MULTILINE)
    assert [kind for kind, _ in blocks] == ["predict", "broken", "try", "check"]
    assert [problems(fenced(kind, inner)) for kind, inner in blocks] == [[]] * 4
    # Every form of a quantity stands in the table, and every row of the table is a form.
    rows = re.findall(r"^\| (`.*?`) \|", text.partition("## Quantities and claims")[2], re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([^`]*)`", row) if "…" not in name]
    filled = [
        name.replace("N", "b")
        .replace("Y", "e")
        .replace("Z", "b")
        .replace("X", "a")
        .replace("A -> C -> E", "b -> v1 -> e")
        .replace("A -> B", "b -> v1")
        .replace("h", "0.1")
        if " " in name
        else name
        for name in named
    ]
    filled = [
        re.sub(r"multiplications of pat0\.1s", "multiplications of paths", name)
        .replace("pat0.1s", "paths")
        .replace("wit0.1", "with")
        .replace("C -> E", "v1 -> e")
        for name in filled
    ]
    ground = Ground(engine.parse("a = 2\nb = 1\ne = (a + b)*(b + 1)"), {})
    for name in filled:
        quantity(ground, name)
    assert all(any(form.fullmatch(name) for name in filled) for form, _ in FORMS)


def test_views_are_those_of_the_page() -> None:
    text = (ROOT / "static/js/views/index.js").read_text(encoding="utf-8")
    assert set(View.__args__) <= set(re.findall(r'name: "([a-z]+)"', text))


# --- wrong ones -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("hello", 1, "front matter"),
        ("---\ntitle: A\n", 1, "never closed"),
        ("---\ntitle: " + "[" * 5000 + "\n---\n", 2, "too deeply"),
        ("---\ntitle: A\nminutes: 5\ngoals: [, a]\n---\n\nHello.", 4, "cannot be read"),
        (fenced("pathsum", 'source: y = x[0]\nat:\n  "x[0]": b'), 12, "a number is expected"),
        ("---\ntitle: A\nminutes: 5\n---\n\nHello.", 2, "goals"),
        ("---\ntitle: A\nminutes: many\ngoals: [a]\n---\n\nHello.", 3, "minutes"),
        ("---\ntitle: A\ntitle: B\nminutes: 5\ngoals: [a]\n---\n\nHello.", 3, "twice"),
        ("---\ntitle: &x A\nminutes: 5\ngoals: [a]\n---\n\nHello.", 2, "cannot begin with &"),
        (f"{HEAD}\nA\n\n---\n\n---\n\nB", 11, "empty"),
        (fenced("pathsum", "mod: reverse\n" + COLAH), 10, "mod is not a key"),
        (fenced("pathsum", "mode: reverse"), 10, "needs a program"),
        (fenced("pathsum", "source: 'y = sin(x'"), 11, "never closed"),
        (fenced("pathsum", "mode: revers\n" + COLAH), 10, "revers"),
        (fenced("pathsum", "step: 99\n" + COLAH), 10, "no step 99"),
        (fenced("preditc", COLAH), 9, "no kind of block"),
        (fenced("predict", "number: adjoint of b"), 10, "no graph"),
        (fenced("predict", COLAH), 10, "asks for nothing"),
        (fenced("predict", COLAH + "number: 3\nedge: next"), 15, "at once"),
        (fenced("predict", COLAH + "number: adjoint of q"), 14, "no node called q"),
        (fenced("predict", COLAH + "number: how many"), 14, "not something that the engine can compute"),
        (fenced("predict", COLAH + "edge: the last"), 14, "no way to name an edge"),
        (fenced("predict", COLAH + "choice:\n  - text: one\n    when: edges = 1\n  - text: two\n    when: edges = 2"), 14, "None of the options"),
        (fenced("predict", COLAH + "choice:\n  - text: one\n    when: edges > 1\n  - text: two\n    when: edges > 2"), 14, "More than one"),
        (fenced("predict", COLAH + "number: adjoint of b\nslips:\n  - number: 5\n    say: no\nmode: reverse"), 16, "the right answer"),
        (fenced("predict", COLAH + "number: adjoint of b\nslips:\n  - number: 5.001\n    say: no\nmode: reverse"), 16, "the right answer"),
        (fenced("sweep", COLAH + "mode: hessian"), 14, "forward and reverse"),
        (fenced("sweep", COLAH + "task: order\nbudget: 1"), 15, "budget"),
        (fenced("try", COLAH + "goal: derivative of e by b = 5"), 14, "met before"),
        (fenced("try", COLAH + "goal: it is nice"), 14, "not a claim"),
        (fenced("try", COLAH + "goal: derivative of e by b = 9\nsolution: {at: {b: 2}}"), 15, "does not meet the goal"),
        (fenced("try", COLAH + "goal: derivative of e by b = 9\nsolution: {at: {q: 2}}"), 15, "no input called 'q'"),
        (fenced("try", COLAH + "goal: derivative of e by b = 9\nedit: true\nsolution:\n  source: |\n    e = (b"), 18, "never closed"),
        (fenced("try", COLAH + "goal: derivative of e by b = 9\nsolution: {source: e = 9b}"), 15, "cannot change the program"),
        (fenced("try", COLAH + "goal: derivative of e by b = 9\nsolution: {}"), 15, "changes nothing"),
        (fenced("try", COLAH + "goal: derivative of e by b = 9\nsolution: {a: 2}"), 15, "a is not a key"),
        (fenced("broken", "bug: product\nsource: y = x + 1"), 10, "does not show"),
        (fenced("pathsum", COLAH) + "\n```predict\nsource: y = x\nnumber: 1\n```\n", 18, "has a graph already"),
        (fenced("pathsum", COLAH) + "\n```check\nquestions: [{ask: x, source: y = x, show: true, number: value of y}]\n```\n", 18, "has a graph already"),
        (f"{HEAD}\n![a cat](cat.png)\n", 7, "no images"),
        # fences, screens and prose
        ("---\ntitle: A\n\n## One\n\n---\n\nB", 1, "never closed"),
        (fenced("pathsum", COLAH)[:-4], 9, "pathsum block is never closed"),
        (fenced("pathsum", COLAH + "\n---\n\n```predict\nnumber: adjoint of b"), 9, "pathsum block is never closed"),
        (f"{HEAD}\nnumber: adjoint of b\n```\n\n```sweep\n{COLAH}```\n", 8, "close no block"),
        (f"{HEAD}\n- Do it:\n\n  ```sweep\n  source: y = x^2\n  ```\n", 9, "inside a list"),
        (f"{HEAD}\nDo it:\n\n    ```sweep\n    source: y = x^2\n    ```\n", 9, "inside a list"),
        (f"{HEAD}\nText\n---\n\nMore", 8, "makes a heading"),
        (f"{HEAD}\nOne\n<b>bold</b>\n", 8, "<b> would be shown"),
        (f"{HEAD}\nThe slope $\\frac{{a}}{{b$.\n", 7, "braces"),
        # YAML, in words of its own
        (fenced("pathsum", "\tsource: y = x"), 10, "a tab"),
        (fenced("pathsum", COLAH + "caption: Two: both"), 14, "second colon"),
        (fenced("pathsum", COLAH + "mode: reverse\n  seed: {e: 1}"), 15, "no line above"),
        (fenced("pathsum", "mode reverse\n" + COLAH), 10, "no key: value"),
        (fenced("pathsum", COLAH.replace("  ", "")), 11, "no key: value"),
        (fenced("pathsum", COLAH.replace("|", "")), 10, "the | is missing"),
        (fenced("pathsum", "mode:reverse\n" + COLAH), 10, "space is missing"),
        (fenced("pathsum", COLAH + "seed: {e:1}"), 14, "space is missing"),
        (fenced("pathsum", COLAH + "seed: {e: 1"), 14, "never closed"),
        (fenced("pathsum", COLAH + "seed: {e: 1 d: 2}"), 14, "comma"),
        (fenced("pathsum", COLAH + "caption: 'Two\nmode: reverse"), 14, "quote that opens"),
        (fenced("pathsum", COLAH + 'caption: "Two" both'), 14, "behind the closing quote"),
        (fenced("pathsum", COLAH + 'caption: "$\\frac12$"'), 14, "backslash"),
        (fenced("pathsum", COLAH + 'caption: "$\\partial$"'), 14, "backslash"),
        (fenced("pathsum", COLAH + "caption: Edge #3"), 14, "left out"),
        (fenced("pathsum", COLAH + "caption: #3"), 14, "left out"),
        (fenced("pathsum", COLAH + "caption: *Two* both"), 14, "cannot begin with *"),
        (fenced("pathsum", COLAH + "caption: @home"), 14, "cannot begin with @"),
        (fenced("try", COLAH + "goal: |adjoint of b| < 2"), 14, "cannot begin with |"),
        # values of keys
        ("---\ntitle: A\nminuts: 5\ngoals: [a]\n---\n\nHello.", 3, "minuts is not a key"),
        ("---\ntitle: A\nminutes: 5\ngoals: see\n---\n\nHello.", 4, "a list is expected"),
        ("---\ntitle: A\nminutes: 0\ngoals: [a]\n---\n\nHello.", 3, "too little"),
        (fenced("pathsum", COLAH + "view: tabel"), 14, "tabel is not one of its words"),
        (fenced("pathsum", COLAH + "seed: 1"), 14, "names with values"),
        (fenced("pathsum", COLAH + "caption:"), 14, "nothing stands here"),
        (fenced("pathsum", COLAH + "step: first"), 14, "first is not one of its words"),
        (fenced("pathsum", COLAH + "seed: {q: 1}"), 14, "no input called 'q'"),
        (fenced("pathsum", COLAH + "params: {output: e}"), 14, "no parameter called 'output'"),
        (fenced("pathsum", COLAH + "at: {q: 1}"), 14, "no input called 'q'"),
        (fenced("broken", "bug: [stale, lost]"), 10, "lost is not one of its words"),
        (fenced("sweep", COLAH + "fresh: maybe"), 14, "true or false"),
        (fenced("predict", COLAH + "answer: 5"), 14, "Answers are computed"),
        (fenced("predict", COLAH + "number: 5"), 14, "answers are computed"),
        (fenced("predict", COLAH + "choice: [one, two]"), 14, "keys of its own"),
        (fenced("predict", COLAH + "number: adjoint of b\nslips:\n  - number: adjoint of q\n    say: no"), 16, "no node called q"),
        (fenced("check", "questions:\n  - ask: Why?\n    choice:\n      - text: one\n      - text: two"), 12, "No option says"),
    ],
)
def test_mistakes_are_told_with_their_line(text: str, line: int, part: str) -> None:
    found = problems(text)
    assert found, "nothing was found"
    assert found[0][0] == line, found
    assert part in found[0][1], found


def test_one_mistake_is_told_once() -> None:
    """What follows from it is not: here three exercises ask about a graph that cannot be read or drawn."""
    asked = "\n```predict\nnumber: adjoint of b\n```\n" * 3
    for wrong in ("source: |\n  y = (b\n", "\tsource: y = b", COLAH + "step: 99", COLAH + "view: tabel", COLAH + "seed: {q: 1}"):
        assert len(problems(fenced("pathsum", wrong) + asked)) == 1, wrong
    assert len(problems(fenced("pathsum", COLAH)[:-4] + asked)) == 1
    assert len(problems(fenced("pathsum", COLAH) + asked.replace(" b", " q"))) == 3


def test_a_comment_behind_a_word_is_one() -> None:
    assert problems(fenced("pathsum", "# what it shows\nmode: reverse  # as in the book\n" + COLAH)) == []


def test_prose_keeps_what_only_looks_like_html() -> None:
    text = f"{HEAD}\nIt holds that $a<b$, x<y and `<b>` is code; \\$5 is money. $\\{{a\\}}$\n\n````markdown\n```predict\nnumber: edges\n```\n````\n"
    assert problems(text) == []


def test_lessons_that_are_named_are_there() -> None:
    text = HEAD.replace("title", "prerequisites: [sum-over-path, moon]\ntitle") + "\nHello.\n"
    assert problems(text) == []  # the page does not know every file of a teacher
    found = checked(text, "a.md", LIMITS, {"sum-over-paths", "a"}).problems
    assert [str(error) for error in found] == [
        "There is no lesson sum-over-path. (line 2, column 17) Did you mean sum-over-paths?",
        "There is no lesson moon. (line 2, column 32) Write the name of a lesson's file, without its number and without .md.",
    ]


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "---\n" * 50, "---\n- a\n---\n", "```" * 1000, "---\na: [" + "[" * 500 + "\n---\n", HEAD + "$" * 999, HEAD + "> " * 3000 + "deep", "\ud800"],
)
def test_no_text_is_too_odd(text: str) -> None:
    checked(text, "a.md", LIMITS)


@pytest.mark.parametrize("name", ["", ".md", "\n", "a\nb.md", "03-", "/", "a.b.c.md"])
def test_no_name_of_a_file_is_too_odd(name: str) -> None:
    assert checked(f"{HEAD}\nHello.\n", name, LIMITS).problems == []


def test_a_translation_lies_beside_its_original_and_a_missing_one_falls_back() -> None:
    folder = str(ROOT / "tests/data/lessons")
    german, spanish = (lesson(folder, "translated", language) for language in ("de", "es"))
    assert (german["title"], german["language"]) == ("Eine übersetzte Lektion", "de")  # the file's name says it
    assert (spanish["title"], spanish["language"]) == ("A translated lesson", "en")
    assert german["languages"] == spanish["languages"] == ["de", "en"]
    assert german["number"] == spanish["number"] == 91
    titles = {row["id"]: row["title"] for row in listed(folder, "de")["lessons"]}
    assert (titles["translated"], titles["kinds"]) == ("Eine übersetzte Lektion", "Every kind of exercise")
    found = checked(HEAD.replace("minutes", "language: es\nminutes") + "\nHola.", "01-a.de.md", LIMITS).problems
    assert [(error.span and error.span.line, error.message) for error in found] == [(3, "The name of the file says de, and the front matter says es.")]


# --- questions ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [("adjoint of b", 5), ("value of v1", 3), ("slope of v1 -> e", 2), ("product of b → v2 → e", 3), ("|−3|", 3), ("derivative of e by v1", 2),
     ("paths from b to e", 2), ("arrows from b", 2),
     ("second derivative of e by a and b", 1), ("difference of e by b with 0.5", 5), ("edges", 5), ("sweeps of forward", 2)],
)  # fmt: skip
def test_quantities(text: str, expected: float) -> None:
    ground = Ground(engine.parse("a = 2\nb = 1\ne = (a + b)*(b + 1)"), {}, "reverse")
    assert quantity(ground, text) == pytest.approx(expected)
    assert claim(ground, f"{text} = {expected}")
    assert not claim(ground, f"{text} != {expected}")


def test_arrays_are_asked_by_their_numbers() -> None:
    ground = Ground(engine.parse("W = [[1, 2], [3, 4]]\nx = [1, -1]\ny = W @ x"), {})
    assert quantity(ground, "derivative of y[0] by x[1]") == 2
    assert quantity(ground, "sweeps of reverse") == 2
    with pytest.raises(PathsumError, match="arrays"):
        quantity(ground, "value of y")


def test_quantities_that_are_no_number_are_refused_or_infinite() -> None:
    ground = Ground(engine.parse("a = x\n" + "a = a*a + a\n" * 700 + "y = a"), {})
    with pytest.raises(PathsumError, match="not 0"):
        quantity(ground, "difference of y by x with 0")
    assert quantity(ground, "multiplications of paths") == math.inf


def test_a_number_among_arrays_can_be_asked_for() -> None:
    ground = Ground(engine.parse("w = 2\ny = w*[1, 2]\nL = sum(y^2)"), {}, "reverse")
    assert quantity(ground, "value of L") == 20
    assert quantity(ground, "adjoint of w") == 20


def test_a_value_is_that_after_the_last_update() -> None:
    graph = engine.parse("w = 3\nL = (w - 1)^2")
    assert quantity(Ground(graph, {}), "value of w") == 3
    walked = Ground(graph, {}, "descent", {"rate": 0.25, "iterations": 1})
    assert [quantity(walked, "value of w"), quantity(walked, "value of L")] == [2, 1]


def test_fresh_numbers_are_the_same_for_a_seed_and_keep_their_signs() -> None:
    graph = engine.parse("x = 2\ny = -3\nw = 0.5\nz = log(x)*y + w")
    drawn = [fresh(graph, {}, "reverse", seed, LIMITS) for seed in range(12)]
    assert drawn == [fresh(graph, {}, "reverse", seed, LIMITS) for seed in range(12)]
    assert len({tuple(each.values()) for each in drawn}) > 4
    assert all(each["x"] > 0 > each["y"] and 0 < each["w"] < 1 for each in drawn)


def test_every_bug_can_be_found() -> None:
    block: dict[str, Any] = next(iter(blocks_of(checked(fenced("broken", "bug: [overwrite, stale, order, dropped, product]"), "a.md", LIMITS))))
    assert {play(block, attempt, LIMITS)["bug"] for attempt in range(40)} == {bug.name for bug in engine.BUGS}


# --- codes ----------------------------------------------------------------------------------------------------------------------


def test_codes_are_read_back_and_a_changed_one_is_not() -> None:
    day = dt.date(2026, 11, 28)
    code = code_of("Ada  Lovelace", day, [("sum-over-paths", 5, 1), ("mine", 3, 0)])
    found = read_code(code.lower().replace("-", " "), "ada lovelace", ["sum-over-paths"])
    assert found
    assert (found.day, found.named) == (day, True)
    assert [(each.id, each.right, each.shown) for each in found.lessons] == [("sum-over-paths", 5, 1), (None, 3, 0)]
    other = read_code(code, "Charles", [])
    assert other
    assert not other.named
    for at, letter in enumerate(code[:-1]):
        if letter != "-":
            assert read_code(code[:at] + ("0" if letter != "0" else "1") + code[at + 1 :], "", []) is None, at
    assert read_code("", "", []) is None
    assert read_code("nonsense!", "", []) is None


# --- the command line -----------------------------------------------------------------------------------------------------------


def test_the_command_line_begins_and_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "16-my-lesson.md"
    assert main(["lesson", "new", str(target)]) == 0
    assert main(["lesson", "new", str(target)]) == 2
    assert main(["lesson", "check", str(target)]) == 0
    target.write_text(target.read_text().replace("mode: reverse", "mode: revers"))
    assert main(["lesson", "check", str(target)]) == 1
    assert main(["lesson", "check", "--json", str(target)]) == 1
    assert main(["lesson", "check", str(tmp_path / "none.md")]) == 2
    out = capsys.readouterr().out
    assert f"{target}:" in out
    bare = tmp_path / "17-bare.md"
    bare.write_text("---\ntitle: A\nminutes: soon\ngoals: [a]\n---\n\nWords.\n")
    assert main(["lesson", "check", "--lang", "de", str(bare)]) == 1
    assert capsys.readouterr().out == f"{bare}:3: minutes: Hier wird eine ganze Zahl erwartet. Schreib zum Beispiel 8.\n"
    assert main(["lesson", "check", str(bare)]) == 1
    assert capsys.readouterr().out == f"{bare}:3: minutes: a whole number is expected here. Write for example 8.\n"
    assert json.loads(next(row for row in out.splitlines() if row.startswith("{")))["error"]["code"] == "E_PARAM"


def test_python_and_the_page_make_the_same_code() -> None:
    call = 'codeOf("Zoë  Ünal", Date.UTC(2026, 10, 28, 5), [{id: "sum-over-paths", right: 300, shown: 1}])'
    words = f'import {{codeOf}} from "./static/js/lessons/handin.js"; console.log({call});'
    node = [".venv/bin/python", "tools/node.py", "node", "--input-type=module", "-e", words]
    answer = subprocess.run(node, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    assert answer == code_of("Zoë Ünal", dt.date(2026, 11, 28), [("sum-over-paths", 300, 1)])
