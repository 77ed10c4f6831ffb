"""Without the picture: the opening example and an elimination walked by arrow keys, in what the accessibility tree says."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.spoken import ear
from tests.browser.words import say
from tools.links import link

SOURCE = "a = 2\nb = 1\ne = (a + b)*(b + 1)"


def opened(open_desk: OpenDesk, mode: str, **state: Any) -> Desk:
    desk = open_desk(link(src=SOURCE, mode=mode, **state))
    expect(desk.page.locator(f'.graph[data-mode="{mode}"]')).to_be_visible()
    return desk


def test_the_opening_example_is_heard_from_end_to_end(open_desk: OpenDesk) -> None:
    """Found, walked along both ways, stepped through, asked again: all of it by ear."""
    desk = opened(open_desk, "reverse")
    with ear(desk) as hear:
        # The graph says what it is and how it is walked, and is one stop of the tab key.
        graph = next(each for each in hear.nodes() if each["role"]["value"] == "application")
        assert graph["name"]["value"] == say("graph-name", outputs="e", nodes=6, edges=6)
        assert graph["description"]["value"] == say("graph-keys-across")
        assert hear.press("g").startswith("Input a is 2. Adjoint: not known yet. Slopes out: 1 to v1.")
        assert hear.focus().description == say("graph-dial-keys")

        # Forward along both edges of b.
        assert hear.press("ArrowDown") == "Input b is 1. Adjoint: not known yet. Slopes out: 1 to v1, 1 to v2."
        assert hear.press("ArrowRight") == "Edge from b to v2: slope 1. 2 of 2 out of b. There: v2 is b + 1, a sum: 2. Adjoint: not known yet."
        hear.press("ArrowDown")
        assert say("graph-walk-none", name="") in hear.live()
        assert hear.press("ArrowUp").startswith("Edge from b to v1: slope 1. 1 of 2 out of b. There: v1 is a + b, a sum: 3.")
        assert hear.press("ArrowRight").startswith("v1 is a + b, a sum: 3.")
        assert hear.press("ArrowRight").startswith(
            "Edge from v1 to e: slope v2, here 2. 1 of 1 out of v1. There: e is v1 times v2, a product: 6. It is an output."
        )
        hear.press("ArrowRight")
        assert hear.press("ArrowRight").startswith("e is v1 times v2")
        assert say("graph-walk-no-on", name="e") in hear.live()

        # Steps without leaving the graph: each says itself, and the place in focus has what is new.
        k, count = desk.place()
        assert "Adjoint: 1." in hear.press("PageDown")
        assert hear.focus().name.endswith(say("graph-node-now"))
        for done in range(k + 2, count + 1):
            hear.press("PageDown")
            desk.at_step(done)
            assert desk.read()["sentence"] in hear.live()
        tries = say("try-said", list=say("try-paths", name="b"))
        assert tries in hear.live()
        hear.press("PageDown")
        assert any(said.startswith(f"Step {count} of {count}. ") for said in hear.live())

        # Back from the output: what each edge carried, and what stands at its other end.
        assert (
            hear.press("ArrowLeft")
            == "Edge from v1 to e: slope v2, here 2. 1 of 2 into e. There: v1 is a + b, a sum: 3. Adjoint: 2. Used before in this sweep."
        )
        assert hear.press("ArrowDown").startswith("Edge from v2 to e: slope v1, here 3. 2 of 2 into e. There: v2 is b + 1, a sum: 2. Adjoint: 3.")
        hear.press("ArrowLeft")
        assert hear.press("ArrowLeft").startswith("Edge from 1 to v2: nothing flows, 1 does not depend on an input. 2 of 2 into v2. There: Constant 1.")
        assert hear.press("ArrowUp").startswith("Edge from b to v2: slope 1. 1 of 2 into v2.")
        assert hear.press("ArrowLeft").startswith("Input b is 1. Adjoint: 5.")
        hear.press("PageUp")
        assert hear.press("ArrowRight").endswith("Adjoint: 3. Used before in this sweep.")
        assert hear.press("ArrowUp").endswith(say("graph-edge-product", product="2 times 1 = 2"))

        # The step once more, on request, also twice.
        hear.press("r")
        again = say("say-again", k=desk.place()[0], count=count, sentence=desk.read()["sentence"])
        assert again in hear.live()
        raw = desk.page.locator(".story [role=status]").text_content()
        hear.press("r")
        desk.page.wait_for_function("(raw) => document.querySelector('.story [role=status]').textContent !== raw", arg=raw)
        assert again in hear.live()


def test_arrows_walk_and_shift_turns_a_number(desk: Desk) -> None:
    with ear(desk) as hear:
        hear.press("g")
        assert hear.press("ArrowDown").startswith("Input b is 1.")
        assert hear.press("ArrowUp").startswith("Input a is 2.")
        assert hear.press("Shift+ArrowUp").startswith("Input a is 2.1.")
        assert say("graph-dial", name="a", value="2.1") in hear.live()
        expect(desk.number_box("a")).to_have_value("2.1")
        assert hear.press("Shift+ArrowRight").startswith("Edge from a to v1")


def test_a_drawing_from_top_to_bottom_turns_the_keys(open_desk: OpenDesk) -> None:
    desk = opened(open_desk, "forward", dir="TB")
    expect(desk.page.locator("#graph-keys")).to_have_text(say("graph-keys-down"))
    with ear(desk) as hear:
        assert say("graph-keys-down") in [each.get("description", {}).get("value") for each in hear.nodes()]
        hear.press("g")
        assert hear.press("ArrowDown").startswith("Edge from a to v1")
        assert hear.press("ArrowUp").startswith("Input a")


def test_what_an_elimination_makes_can_be_walked(open_desk: OpenDesk) -> None:
    desk = opened(open_desk, "elimination", step=9)
    with ear(desk) as hear:
        assert hear.press("g").startswith("Input a is 2. Slopes out: 2 to e.")
        assert hear.press("ArrowRight").startswith("New edge from a to e: 2. 1 of 1 out of a. There: e is v1 times v2")
        assert hear.press("ArrowDown").startswith("New edge from b to e: 5. 2 of 2 into e.")
        # Before it was made, there is nothing to stand on: its end has the focus.
        for _ in range(5):
            hear.press("PageUp")
        assert hear.focus().name.startswith("e is v1 times v2")


def test_table_and_equation_are_heard(open_desk: OpenDesk) -> None:
    """The trace table is a table with headers, and the equation is mathematics, not pieces of a picture."""
    desk = opened(open_desk, "reverse", step=8)
    expect(desk.page.locator(".equation math")).to_have_count(1)
    expect(desk.tab_body.locator(".trace-table math")).to_have_count(3)
    table = desk.tab_body.get_by_role("table", name=say("table-caption-reverse"))
    heads = [say(f"column-{name}") for name in ("number", "variable", "formula", "value", "adjoint", "slopes")]
    assert table.get_by_role("columnheader").all_inner_texts() == heads
    assert table.get_by_role("rowheader").all_inner_texts() == ["a", "b", "v1", "v2", "e"]
    assert table.get_by_role("row", name="reading").get_by_role("rowheader").inner_text() == "v1"
    spoken = desk.page.get_by_role("group", name=say("equation-label")).aria_snapshot()
    assert spoken.splitlines() == [f'- group "{say("equation-label")}":', "  - math: a ˉ + = v ˉ 1 ⋅ ∂ v 1 ∂ a = 2 ⋅ 1 = 2"]
