"""The Jacobian with seeds to drag: the sums and the graph follow the hand; what one sweep yields, keyboard, tensors, odd numbers."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

import engine
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

SOURCE = "x = 2\ny = -1\nz = 0.5\np = x*y*z\nq = sin(x) - y^2\nr = z*exp(y)"


# The sums at the right of the table.
PUSHED = "() => [...document.querySelectorAll('.jacobian-grid tbody td.product.of-forward')].map((cell) => Number(cell.title.replace('−', '-')))"


def slider(desk: Desk, side: str, name: str) -> Locator:
    return desk.tab_body.get_by_role("slider", name=say(f"jacobian-slider-{side}", name=name), exact=True)


def box(desk: Desk, side: str, name: str) -> Locator:
    return desk.tab_body.get_by_role("textbox", name=say(f"jacobian-number-{side}", name=name), exact=True)


def says(desk: Desk, words: str) -> None:
    expect(desk.tab_body.locator(".jacobian-says")).to_have_text(words)


def drag(where: Locator, value: float) -> None:
    """A hand that moves the slider, and has not let go for all that the page knows."""
    where.evaluate("(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('input', { bubbles: true })); }", value)


def total(desk: Desk, side: str) -> list[str]:
    """The sums as they are written, of J·v or of uᵀ·J."""
    return desk.tab_body.locator(f".jacobian-grid td.product.of-{side} .total").all_inner_texts()


def test_the_graph_follows_the_hand_and_one_undo_takes_it_back(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=SOURCE, mode="reverse", tab="jacobian"))
    jacobian = engine.jacobian(engine.parse(SOURCE))
    says(desk, say("jacobian-one-reverse", name="p"))
    desk.settled()
    where = desk.graph.bounding_box()
    thumb = slider(desk, "forward", "y")
    thumb.scroll_into_view_if_needed()
    spot = thumb.bounding_box()
    assert spot
    across = spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2
    desk.page.mouse.move(*across)
    desk.page.mouse.down()
    for share in (0.7, 0.8, 0.9):
        desk.page.mouse.move(spot["x"] + spot["width"] * share, across[1])
    # The hand is still down: the sweep is a forward one, seen from its end, and all numbers are those of the seed in hand.
    expect(desk.page.locator('.graph[data-mode="forward"]')).to_be_visible()
    weight = float(thumb.input_value())
    assert weight > 0
    says(desk, say("jacobian-mix-forward", count=2))
    wanted = [jacobian[output]["x"] + weight * jacobian[output]["y"] for output in "pqr"]
    desk.page.wait_for_function(f"(wanted) => ({PUSHED})().every((number, i) => Math.abs(number - wanted[i]) < 1e-9)", arg=wanted)
    for name, number in zip("pqr", total(desk, "forward"), strict=True):
        expect(desk.node(f"{name} is ").locator(".chip text").last).to_have_text(number)
    expect(desk.page.locator(".graph-svg .flow.hue-tangent")).not_to_have_count(0)
    parts = desk.tab_body.locator(".jacobian-grid tbody tr").first.locator(".addend").all_inner_texts()
    assert len(parts) == 3
    assert parts[2] == "+ 0"
    desk.page.mouse.up()
    assert desk.graph.bounding_box() == where, "the mode has changed, and the drawing stands where it stood"
    desk.button("undo").click()
    expect(desk.page.locator('.graph[data-mode="reverse"]')).to_be_visible()
    says(desk, say("jacobian-one-reverse", name="p"))
    drag(slider(desk, "reverse", "q"), 0.5)  # in its own mode, where it has not begun
    says(desk, say("jacobian-mix-reverse", count=2))
    for name, number in zip("xyz", total(desk, "reverse"), strict=True):
        expect(desk.node(f"Input {name} is ").locator(".chip text").last).to_have_text(number)


def test_one_sweep_marks_its_column_or_row(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=SOURCE, mode="forward", tab="jacobian"))
    for way in ("forward", "reverse"):
        expect(desk.tab_body.locator(".jacobian-whole")).to_contain_text(say(f"jacobian-whole-{way}", count=3))
    expect(desk.tab_body.locator(".jacobian-whole .of-forward .on")).to_have_count(1)
    expect(desk.tab_body.locator("td.swept-forward")).to_have_count(3)
    desk.tab_body.get_by_role("button", name=say("seed-only", name="q"), exact=True).click()
    says(desk, say("jacobian-one-reverse", name="q"))
    expect(desk.tab_body.locator("td.swept-reverse")).to_have_count(3)
    expect(desk.tab_body.locator("td.swept-forward")).to_have_count(0)
    expect(desk.page.locator('.graph[data-mode="reverse"]')).to_be_visible()


def test_by_keyboard_alone(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=SOURCE, mode="forward", tab="jacobian"))
    slider(desk, "forward", "x").focus()
    desk.page.keyboard.press("ArrowRight")
    says(desk, say("jacobian-times-forward", name="x", weight="1.1"))
    expect(slider(desk, "forward", "x")).to_be_focused()
    desk.page.keyboard.press("Tab")
    expect(box(desk, "forward", "y")).to_be_focused()
    desk.page.keyboard.press("ArrowUp")
    says(desk, say("jacobian-mix-forward", count=2))
    box(desk, "reverse", "r").focus()
    desk.page.keyboard.press("ControlOrMeta+A")
    desk.page.keyboard.type("-3")
    says(desk, say("jacobian-mix-reverse", count=2))
    expect(desk.page.locator('.graph[data-mode="reverse"]')).to_be_visible()
    expect(box(desk, "reverse", "r")).to_be_focused()


def test_tensors_are_rows_and_columns_by_number(open_desk: OpenDesk) -> None:
    source = "W = [[0.5, -0.3, 0.8, 1], [0.1, 0.9, -0.4, 2]]\nx = [1, 2, -1, 0]\ny = tanh(W @ x)"
    desk = open_desk(link(src=source, mode="forward", tab="jacobian"))
    expect(desk.tab_body.locator("td.cell")).to_have_count(2 * 12)
    box(desk, "forward", "x[3]").fill("2")
    says(desk, say("jacobian-mix-forward", count=2))
    expect(slider(desk, "forward", "x[3]")).to_have_count(1)
    expect(slider(desk, "forward", "W[0,0]")).to_have_count(0)


def test_a_large_matrix_is_a_window_and_odd_numbers_are_words(open_desk: OpenDesk) -> None:
    source = "x = [" + ", ".join(["1"] * 34) + "]\nu = 0\ny = sum(x) + sqrt(u)\nz = log(u - 1)\n"
    desk = open_desk(link(src=source, mode="reverse", tab="jacobian"))
    expect(desk.tab_body).to_contain_text(say("jacobian-more", rows=0, columns=5, most=30))
    expect(desk.tab_body.locator("td.cell")).to_have_count(2 * 30)
    one = open_desk(link(src="u = 0\ny = sqrt(u)\nz = log(u - 1)", mode="reverse", tab="jacobian"))
    expect(one.tab_body.locator(".jacobian-grid tbody .entry").first).to_have_text("∞")
    drag(slider(one, "forward", "u"), 0)
    expect(one.tab_body.locator(".jacobian-grid tbody .total").first).to_have_text("0")


def test_four_columns_fit_into_the_usual_panel_and_into_a_phone(open_desk: OpenDesk) -> None:
    names = "abcd"
    source = "".join(f"{name} = tanh({' - '.join(f'0.{i + j}137{leaf}' for j, leaf in enumerate(names, 2))})\n" for i, name in enumerate("pqrs"))
    seed = {"seed": dict.fromkeys(names, -1)}
    desk = open_desk(link(src=source, mode="forward", tab="jacobian", params={"forward": seed}), viewport={"width": 1280, "height": 800})
    desk.end()
    for width in (1280, 390):
        desk.page.set_viewport_size({"width": width, "height": 800})
        place = desk.tab_body.locator(".matrix-place")
        expect(desk.page.locator(".page.wide" if width > 1000 else ".page.narrow")).to_be_visible()
        expect(place.locator(".cell")).to_have_count(16)
        desk.settled()
        assert place.evaluate("(place) => place.scrollWidth - place.clientWidth") == 0
        crowded = place.evaluate(
            "(place) => [...place.querySelectorAll('.entry, .addend, .total')].filter((each) => each.scrollWidth > each.clientWidth).length"
        )
        assert crowded == 0
