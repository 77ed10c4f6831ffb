"""Four views of one step: whatever is pointed at, focused or picked in one of them is marked in all the others, the source text included."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.test_access import OPEN, findings
from tests.browser.words import say

# In reverse mode, at the step that takes the adjoint of e back to v2: node 4 is v2 = b + 1, edge 5 leads from it to e, which is node 5.
NODE, EDGE, END = 4, 5, 5


@pytest.fixture
def four(open_desk: OpenDesk) -> Desk:
    return arranged(open_desk())


def arranged(desk: Desk) -> Desk:
    """Graph, equation and code at once, the table a press away."""
    desk.page.set_viewport_size({"width": 1680, "height": 1000})
    desk.choose_mode("reverse")
    desk.choose_tab("tab-equation")
    desk.button("panel-two").click()
    desk.page.get_by_role("combobox", name=say("panel-second")).select_option("code")
    desk.page.locator("#scrubber").fill("6")
    expect(desk.page.locator(".code-text pre.code")).to_be_visible()
    expect(desk.page.locator(".equation-view .katex").first).to_be_visible()
    desk.page.mouse.move(0, 0)
    return desk


def in_graph(desk: Desk, link: str) -> Locator:
    kind = "node" if link[0] == "n" else "edge"
    return desk.page.locator(f'.{kind}[data-{kind}="{link[1:]}"]')


def in_equation(desk: Desk, link: str) -> Locator:
    return desk.page.locator(f'.terms [data-link="{link}"]')


def in_letters(desk: Desk, link: str) -> Locator:
    """The equation as it is set, in the dock."""
    return desk.page.locator(f'.dock .katex-html [data-link="{link}"]').first


def in_code(desk: Desk, link: str) -> Locator:
    """The line that gives a node's value; of an edge the line that hands its adjoint back."""
    line = desk.page.locator(".code-text .line")
    return line.filter(has_text="e_bar*v1") if link == f"e{EDGE}" else line.filter(has_text="v2 = b + 1")


def in_listing(desk: Desk, link: str) -> Locator:
    return desk.page.locator(f'.listing .line > [data-link="n{END if link[0] == "e" else link[1:]}"]').first


def in_table(desk: Desk, link: str) -> Locator:
    return desk.page.locator(f'.trace-table [data-link="{link}"]')


def show_table(desk: Desk) -> None:
    desk.choose_tab("tab-table")
    desk.page.mouse.move(0, 0)


Place = Callable[[Desk, str], Locator]
PLACES: dict[str, Place] = {"graph": in_graph, "equation": in_equation, "letters": in_letters, "code": in_code, "listing": in_listing, "table": in_table}
LINKS = (f"n{NODE}", f"e{EDGE}")


def links_of(source: str) -> tuple[str, ...]:
    """What can be pointed at there: the listing has text of nodes only, the code lines of nodes."""
    return LINKS[:1] if source in ("listing", "code") else LINKS


def marked(desk: Desk, name: str, link: str, how: str) -> None:
    """`how` is hover or pick."""
    found = PLACES[name](desk, link)
    if name == "graph":
        kind = "node" if link[0] == "n" else "edge"
        expect(found).to_contain_class(f"{kind}-{how}")
    else:
        expect(found).to_contain_class("lit" if how == "hover" else "picked")


def marked_everywhere(desk: Desk, link: str, how: str, views: set[str]) -> None:
    for name in views:
        marked(desk, name, link, how)
    expect(desk.page.locator(f".mirror .mark-{how}").first).to_be_attached()
    text = "".join(desk.page.locator(f".mirror .mark-{how}").all_text_contents())
    assert text == ("(b + 1)" if link[0] == "n" else "(a + b) * (b + 1)"), text


def nothing_marked(desk: Desk) -> None:
    expect(desk.page.locator(".lit, .picked, .node-hover, .edge-hover, .node-pick, .edge-pick, .mark-hover, .mark-pick")).to_have_count(0)


def views(source: str) -> set[str]:
    """The table takes the place of the equation."""
    return set(PLACES) - ({"equation"} if source == "table" else {"table"})


@pytest.mark.parametrize("source", PLACES)
def test_the_pointer_marks_in_all_and_a_press_picks(four: Desk, source: str) -> None:
    if source == "table":
        show_table(four)
    for link in links_of(source):
        nothing_marked(four)
        PLACES[source](four, link).hover()
        marked_everywhere(four, link, "hover", views(source))
        four.page.mouse.move(0, 0)
        nothing_marked(four)
        PLACES[source](four, link).click()
        four.page.mouse.move(0, 0)
        marked_everywhere(four, link, "pick", views(source))
        four.page.evaluate("document.activeElement.blur()")
        four.page.keyboard.press("Escape")


@pytest.mark.parametrize("source", ["graph", "equation", "code", "listing", "table"])
def test_the_keyboard_alone(four: Desk, source: str) -> None:
    """Focus marks, Enter picks."""
    link = f"n{NODE}"
    if source == "table":
        show_table(four)
    page = four.page
    if source in ("code", "listing"):
        page.locator(".code-text pre.code" if source == "code" else ".listing pre.code").focus()
        for _ in range(20):
            page.keyboard.press("ArrowDown")
            if page.evaluate("document.activeElement.textContent").startswith("v2 = " if source == "code" else "e = "):
                break
        if source == "listing":
            link = f"n{END}"
    else:
        PLACES[source](four, link).focus()
    expect(PLACES["graph"](four, link)).to_contain_class("node-hover")
    page.keyboard.press("Enter")
    expect(PLACES["graph"](four, link)).to_contain_class("node-pick")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    nothing_marked(four)


def test_the_slopes_of_the_row_in_focus_can_be_reached(four: Desk) -> None:
    show_table(four)
    four.page.locator(f'.trace-table tr[data-link="n{END}"]').focus()
    four.page.keyboard.press("Tab")
    expect(four.page.locator(".slope:focus")).to_have_count(1)
    expect(four.page.locator(".edge-hover")).to_have_count(1)
    four.page.keyboard.press("Tab")
    expect(four.page.locator(f'.slope[data-link="e{EDGE}"]')).to_be_focused()
    four.page.keyboard.press("Enter")
    marked_everywhere(four, f"e{EDGE}", "pick", views("table"))


def test_the_source_text_marks_too(four: Desk) -> None:
    """The pointer over the editor, and the caret in it."""
    four.settled()
    at = four.page.locator(".mirror").evaluate("""(mirror) => {
      const text = mirror.firstChild, range = document.createRange(), place = mirror.textContent.indexOf('+ 1');
      const walk = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
      let before = 0;
      for (let node = walk.nextNode(); node; before += node.length, node = walk.nextNode())
        if (place < before + node.length) { range.setStart(node, place - before); range.setEnd(node, place - before + 1); break; }
      const { left, top, width, height } = range.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    }""")
    four.page.mouse.move(*at)
    marked_everywhere(four, f"n{NODE}", "hover", views("editor"))
    four.page.mouse.move(0, 0)
    nothing_marked(four)
    four.page.mouse.click(*at)
    four.page.mouse.move(0, 0)
    four.page.keyboard.press("Shift")
    marked_everywhere(four, f"n{NODE}", "hover", views("editor"))
    four.editor.blur()
    nothing_marked(four)


def test_three_stages(four: Desk) -> None:
    stages = four.page.locator(".stages h3")
    expect(stages).to_have_text([say("stage-rule"), say("stage-known"), say("stage-number")])
    spoken = four.page.locator(".stage-known .katex-mathml annotation").all_text_contents()
    assert any("3" in each for each in spoken)
    four.press("first")
    expect(four.page.get_by_text(say("equation-none"))).to_be_visible()


def test_it_is_accessible_while_things_are_marked(open_desk: OpenDesk) -> None:
    four = arranged(open_desk(**OPEN))
    four.page.locator(f'.terms [data-link="e{EDGE}"]').click()
    assert findings(four) == []
