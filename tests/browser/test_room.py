"""Room for everything: no width of window where the page scrolls sideways, where the step is out of sight, or where one thing covers another."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tools.links import link

WIDTHS = [(360, 740), (768, 1024), (1024, 768), (1440, 900), (1920, 1080)]
TELLING = link(src="y = log(x1) + x1*x2 - sin(x2)", at={"x1": 2, "x2": 5}, mode="reverse", step=9)

# Regions that stand beside each other must not meet; text that can be read must lie inside what holds it and must not be covered.
ROOM = """() => {
  const trouble = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) trouble.push(`the page is ${root.scrollWidth} wide in a window of ${innerWidth}`);
  const parts = ['header.head', '.program', '.stage', '.details', '.dock'].map((each) => document.querySelector(each)).filter(Boolean);
  const boxes = parts.map((part) => [part.className, part.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  boxes.forEach(([name, box], i) => boxes.slice(i + 1).forEach(([other, its]) => meet(box, its) && trouble.push(`${name} and ${other} overlap`)));
  for (const wanted of ['.sentence', '#next', '#scrubber', '.transport', '.graph-svg']) {
    const box = document.querySelector(wanted).getBoundingClientRect();
    const inside = box.top > -1 && box.bottom < innerHeight + 1 && box.left > -1 && box.right < innerWidth + 1;
    if (!inside) trouble.push(`${wanted} is not all in sight: ${JSON.stringify(box)}`);
  }
  // What is at the middle of each thing that can be pressed is the thing itself.
  const targets = 'button, input:not([type="radio"]), select, textarea, label.choice, [data-node], [role="tab"]';
  for (const each of document.querySelectorAll(targets)) {
    const box = each.getBoundingClientRect();
    if (box.width === 0 || each.closest('dialog:not([open])')) continue;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    // What is scrolled out of its own box covers nothing and is covered by nothing.
    let shown = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
    for (let holder = each.parentElement; holder && holder !== document.body; holder = holder.parentElement) {
      if (getComputedStyle(holder).overflow === 'visible') continue;
      const { left, top, right, bottom } = holder.getBoundingClientRect();
      shown &&= x >= left && y >= top && x < right && y < bottom;
    }
    if (!shown) continue;
    const top = document.elementFromPoint(x, y);
    const same = top && (each.contains(top) || top.contains(each) || top.closest('label')?.contains(each));
    if (!same) trouble.push(`${each.id || each.getAttribute('aria-label') || each.textContent.trim()} is covered by ${top?.outerHTML.slice(0, 80)}`);
  }
  // Pieces of text of the frame of the page never lie on each other.
  const pieces = 'h1, h2:not(.hidden), .sentence, .equation .katex-html, .count, caption, [role="tab"], .choice span, .try .suggestion, '
    + '.settings span, .seeds-label, .tagline';
  const texts = [...document.querySelectorAll(pieces)]
    .map((each) => [each.textContent.trim().slice(0, 24), each.getBoundingClientRect(), each])
    .filter(([text, box]) => text && box.width > 1 && box.height > 1);
  texts.forEach(([text, box, element], i) => texts.slice(i + 1).forEach(([other, its, another]) => {
    if (!element.contains(another) && !another.contains(element) && meet(box, its)) trouble.push(`"${text}" and "${other}" overlap`);
  }));
  return trouble;
}"""

# WCAG 2.5.8: a target is at least 24 px each way, or has that much room around it; links in sentences are exempt, and so is what the browser draws.
SMALL = """() => [...document.querySelectorAll('button, input, select, a[href], [role="tab"], [data-node]')].map((each) => {
  const shown = each.matches('input[type="radio"], input[type="checkbox"]') ? each.closest('label') ?? each : each;
  const { width, height } = shown.getBoundingClientRect();
  const counts = width > 1 && height > 1 && !each.closest('dialog:not([open])') && !each.matches('.skip, [data-node] *');
  const name = each.id || each.getAttribute('aria-label') || each.textContent.trim();
  return counts && (width < 23.5 || height < 23.5) ? `${name} ${width.toFixed(1)} × ${height.toFixed(1)}` : null;
}).filter(Boolean)"""


def sized(width: int, height: int) -> dict[str, Any]:
    return {"viewport": {"width": width, "height": height}}


@pytest.mark.parametrize(("width", "height"), WIDTHS, ids=[f"{width}x{height}" for width, height in WIDTHS])
def test_everything_has_room(width: int, height: int, open_desk: OpenDesk) -> None:
    desk = open_desk(**sized(width, height))
    desk.settled()
    assert desk.page.evaluate(ROOM) == []
    desk.go("about:blank", ready=False)
    desk.go(TELLING)
    desk.drawn("y", 7, 8)
    desk.settled()
    assert desk.page.evaluate(ROOM) == []
    assert desk.page.evaluate(SMALL) == []
    for tab in desk.page.get_by_role("tab").all():
        tab.click()
        desk.settled()
        assert desk.page.evaluate(ROOM) == [], tab.inner_text()


# WCAG 1.4.12: somebody spreads lines, letters and words. Nothing that is read is cut off then; what scrolls in its own box is not.
SPREAD = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
CUT = """() => [...document.querySelectorAll('body *')].flatMap((each) => {
  const apart = 'svg, .katex, .hidden, .skip, [hidden], dialog:not([open]), [popover], select, textarea, .mirror, .tab-ruler, legend';
  const own = [...each.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent.trim() !== '');
  if (!own || each.closest(apart) || !each.checkVisibility()) return [];
  const text = document.createRange();
  text.selectNodeContents(each);
  const box = text.getBoundingClientRect();
  for (let holder = each; holder && holder !== document.body; holder = holder.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(holder);
    const { left, top, right, bottom } = holder.getBoundingClientRect();
    if (right - left <= 2) return []; // there for screen readers alone
    const cut = [['x', overflowX, box.left < left - 1 || box.right > right + 1], ['y', overflowY, box.top < top - 2 || box.bottom > bottom + 2]];
    const [way] = cut.find(([, overflow, beyond]) => beyond && /hidden|clip/.test(overflow)) ?? [''];
    if (way) return [`"${each.textContent.trim().slice(0, 30)}" is cut along ${way} by ${holder.className || holder.tagName}`];
    if (/auto|scroll/.test(overflowX + overflowY)) break;
  }
  return [];
})"""


def test_text_may_be_spread(open_desk: OpenDesk) -> None:
    for screen in (sized(1280, 800), sized(390, 844)):
        desk = open_desk(TELLING, **screen)
        desk.drawn("y", 7, 8)
        desk.page.evaluate(SPREAD)
        desk.settled()
        assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for tab in ("table", "equation", "code"):
            desk.choose_tab(f"tab-{tab}")
            desk.settled()
            assert desk.page.evaluate(CUT) == [], (screen, tab)


def test_nothing_moves_while_stepping(open_desk: OpenDesk) -> None:
    """The picture, the transport and the sentence stand where they stand, whatever a step has to say."""
    where = """() => ['.graph-svg', '.stage', '.transport', '#next', '#scrubber', '.sentence', '.details', '[data-node="0"] .shape'].map((each) => {
      const { left, top, width } = document.querySelector(each).getBoundingClientRect(); return [each, left, top, each === '.sentence' ? 0 : width]; })"""
    for screen in (sized(1280, 800), sized(360, 740)):
        desk = open_desk(TELLING, **screen)
        desk.drawn("y", 7, 8)
        desk.next_button.focus()
        desk.page.keyboard.press("Home")
        desk.at_step(0)
        desk.settled()
        seen = desk.page.evaluate(where)
        for k in range(1, desk.place()[1] + 1):
            desk.page.keyboard.press("ArrowRight")
            desk.at_step(k)
            assert desk.page.evaluate(where) == seen, f"step {k}"


def test_long_things_scroll_in_their_own_box(open_desk: OpenDesk) -> None:
    """A long line, a long program, a long name and many inputs stretch nothing."""
    name = "a_name_of_quite_some_length_" * 3
    program = "\n".join([f"{name} = 1", "y0 = " + " + ".join([name] * 12), *(f"y{i + 1} = y{i}*x{i}" for i in range(12))])
    for screen in (sized(360, 740), sized(1280, 800)):
        desk = open_desk(link(src=program, mode="forward", step=3), **screen)
        desk.drawn("y12", 36, 46)
        expect(desk.node("v3 is ")).to_be_in_viewport()
        desk.settled()
        trouble = desk.page.evaluate(ROOM)
        assert [each for each in trouble if not (screen["viewport"]["width"] == 360 and each.startswith(".graph-svg is not all"))] == []


VALLEY = "x = -1\ny = 1\nf = (1 - x)^2 + 10*(y - x^2)^2"
LAYER = "W = [[0.5, -0.3, 0.8], [0.1, 0.9, -0.4]]\nx = [1, 2, -1]\nb = [0.1, -0.2]\ny = tanh(W @ x + b)"
NINE = "\n".join([f"x{i} = {i + 1}.37" for i in range(9)] + ["f = " + "*".join(f"x{i}" for i in range(9))])


def test_a_table_of_many_numbers_has_two_lines_a_row_instead_of_scrolling_sideways(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=VALLEY, mode="hessian", tab="table"), **sized(1280, 800))
    wide = "(body) => body.scrollWidth > body.clientWidth"
    walks = {"iterations": 3}
    for state, table in (
        ({"src": VALLEY, "mode": "hessian", "tab": "table"}, ".trace-table"),
        ({"src": "x = 0.5\ny = exp(x)*sin(x)", "mode": "taylor", "params": {"taylor": {"order": 6}}, "tab": "table"}, ".trace-table"),
        ({"src": LAYER, "mode": "reverse", "tab": "table"}, ".trace-table"),
        ({"src": NINE, "mode": "descent", "params": {"descent": walks}, "tab": "descent"}, ".descent-table"),
    ):
        desk.go("about:blank", ready=False)
        desk.go(link(**state))
        expect(desk.page.locator(table)).to_contain_class("stacked")
        desk.end()
        assert not desk.tab_body.evaluate(wide), state
        cells = desk.page.locator(f"{table} tbody tr").last.get_by_role("cell")
        assert cells.count() == desk.page.locator(f"{table} thead").get_by_role("columnheader").count() - 1  # the name is a header
    # A matrix is as wide as it is: it scrolls in a box of its own that keys reach, and the names of its rows stay.
    desk.go("about:blank", ready=False)
    desk.go(link(src=NINE, mode="hessian", tab="table"))
    desk.end()
    place = desk.tab_body.locator(".matrix-place")
    assert place.evaluate("(place) => { place.scrollLeft = 150; return place.scrollLeft; }") == 150
    name = place.get_by_role("rowheader").first
    assert name.evaluate("(name) => name.getBoundingClientRect().left >= name.closest('.matrix-place').getBoundingClientRect().left")
    place.focus()
    expect(place).to_be_focused()


def test_the_graph_of_a_phone_is_no_trap(open_desk: OpenDesk) -> None:
    """The page of a phone scrolls, so one finger drawn down over the graph scrolls it; two fingers zoom the graph."""
    desk = open_desk(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    assert desk.page.evaluate("document.documentElement.scrollHeight > innerHeight")
    touch = "(pane) => { const held = []; for (; pane; pane = pane.parentElement) held.push(getComputedStyle(pane).touchAction); return held; }"
    for held in desk.page.locator(".graph-svg").evaluate(touch):
        assert held in ("auto", "manipulation") or "pan-y" in held


def test_a_pane_that_was_small_for_a_moment_leaves_no_trace(open_desk: OpenDesk) -> None:
    """On a phone a drawing opens at its step; that is no choice of the person's, so in a pane of another size it opens again."""
    desk = open_desk(link(src="x = 0.5\ny = exp(x)*sin(x)", mode="taylor", step=12), viewport={"width": 390, "height": 844})
    stage = desk.page.locator(".graph-stage")
    scale = "(stage) => new DOMMatrix(getComputedStyle(stage).transform).a"
    desk.settled()
    before = stage.evaluate(scale)
    assert before > 0.5
    resized = "([pane, height]) => new Promise((done) => { new ResizeObserver(() => done()).observe(pane); pane.style.height = height; })"
    for height in ("24px", "", "50px", "", "90px", "", "120px", ""):
        desk.page.locator(".graph-pane").evaluate("(pane, height) => (" + resized + ")([pane, height])", height)
    desk.page.wait_for_function(f"(before) => Math.abs(({scale})(document.querySelector('.graph-stage')) - before) < 0.01", arg=before)


def test_the_first_screen_of_a_phone_has_graph_sentence_and_transport(open_desk: OpenDesk) -> None:
    """Upright and on its side, the smallest too; and a mode that asks for much leaves the graph its room."""
    desk = open_desk(TELLING, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    desk.drawn("y", 7, 8)
    inside = """(places) => places.filter((place) => {
      const { left, top, right, bottom } = document.querySelector(place).getBoundingClientRect();
      return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    })"""
    places = [".graph-pane", ".sentence", ".equation", "#next", "#scrubber", ".count"]
    tall = "() => document.querySelector('.graph-pane').clientHeight"
    for mode in ("reverse", "paths", "factor", "descent"):
        desk.choose_mode(mode)
        for width, height in ((390, 844), (360, 640), (844, 390), (640, 360)):
            desk.page.set_viewport_size({"width": width, "height": height})
            desk.settled()
            desk.page.evaluate("scrollTo(0, 0)")
            assert desk.page.evaluate(tall) >= 100, (mode, width, height)
            assert desk.page.evaluate(inside, places) == [], (mode, width, height)


def test_program_folds_away(desk: Desk) -> None:
    before = desk.graph.bounding_box()
    desk.button("program-fold").click()
    expect(desk.editor).to_have_count(0)
    desk.settled()
    assert desk.page.evaluate(ROOM) == []
    after = desk.graph.bounding_box()
    assert before
    assert after
    assert after["x"] < before["x"]
    desk.button("program-unfold").click()
    expect(desk.editor).to_be_visible()


@pytest.mark.parametrize("width", [360, 1024, 1280, 1440])
def test_names_and_count_of_the_paths_are_all_in_sight(open_desk: OpenDesk, width: int) -> None:
    desk = open_desk(link(src="a = 2\nb = 1\ne = (a + b)*(b + 1)", mode="paths"), viewport={"width": width, "height": 800})
    row = desk.page.locator(".seeding")
    expect(row.locator("select, input")).to_have_count(3)
    desk.settled()
    assert row.evaluate("(row) => row.scrollWidth - row.clientWidth") == 0
