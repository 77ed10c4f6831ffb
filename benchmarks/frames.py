"""The page in a real Chromium without a graphics card: frames a second while a large graph is moved, what a step costs, how fast it opens, how much is sent.

Wants a display of 60 frames a second, which a headless Chromium imitates. Without a browser there are no rows.
"""

from __future__ import annotations

import gzip
import statistics
import time
from collections.abc import Iterator

from playwright.sync_api import Page, Response, sync_playwright

import engine
from benchmarks.clock import Row
from benchmarks.programs import straight_line
from benchmarks.service import started
from tools.browser import on_this_machine

FRAME = 1 / 60
SIZE_KB = 350
SETTINGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]

# Moves the graph once a frame, and gives the time between frames in seconds.
MOVE = """(kind) => new Promise((done) => {
  const pane = document.querySelector('.graph-pane');
  pane.setPointerCapture = () => {};
  const { left, top, width, height } = pane.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const finger = { pointerId: 1, button: 0, buttons: 1, bubbles: true };
  const point = (name, dx, dy) => pane.dispatchEvent(new PointerEvent(name, { ...finger, clientX: x + dx, clientY: y + dy }));
  const turn = (deltaY) => pane.dispatchEvent(new WheelEvent('wheel', { deltaY, clientX: x, clientY: y, bubbles: true, cancelable: true }));
  const times = [];
  if (kind === 'pan') point('pointerdown', 0, 0);
  requestAnimationFrame(function frame(now) {
    times.push(now);
    const i = times.length;
    if (i > 150) {
      if (kind === 'pan') point('pointerup', 0, 0);
      return done(times.slice(1).map((time, k) => (time - times[k]) / 1000));
    }
    if (kind === 'pan') point('pointermove', 120 * Math.sin(i / 12), 60 * Math.sin(i / 9));
    else turn(i % 60 < 30 ? -40 : 40);
    requestAnimationFrame(frame);
  });
})"""

# Presses "next" and waits until the frame is through: script, style and layout of each step, in seconds.
STEP = """async () => {
  const next = document.querySelector('#next');
  const times = [];
  for (let i = 0; i < 60; i += 1) {
    await new Promise((go) => requestAnimationFrame(() => setTimeout(go, 20)));
    const begin = performance.now();
    next.click();
    document.querySelector('.page').getBoundingClientRect();
    times.push((performance.now() - begin) / 1000);
  }
  return times;
}"""


def program(nodes: int) -> str:
    """The shortest straight line with as many nodes."""
    low, high = 1, nodes
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if engine.parse(straight_line(middle)).size >= nodes else (middle + 1, high)
    return straight_line(low)


def opened(page: Page, source: str) -> float:
    """Seconds from the paste to the picture."""
    begin = time.perf_counter()
    before = page.locator(".graph-svg").get_attribute("aria-label")
    page.locator("#program").evaluate("(box, source) => { box.value = source; box.dispatchEvent(new Event('input', { bubbles: true })); }", source)
    page.wait_for_function("(before) => document.querySelector('.graph-svg').getAttribute('aria-label') !== before", arg=before, timeout=120_000)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.perf_counter() - begin


def rows() -> Iterator[Row]:
    """First view and size; then graphs of two sizes, moved from afar and from near, and stepped."""
    program_of_browser = on_this_machine()
    with started() as (_, address), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program_of_browser, args=SETTINGS, chromium_sandbox=False)
        yield from _first(browser.new_page(viewport={"width": 1440, "height": 900}), address)
        for nodes, limit in ((1_000, 2.0), (10_000, 5.0)):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address)
            page.locator("#next").wait_for()
            seconds = opened(page, program(nodes))
            yield Row(f"{nodes:,} nodes: open", f"{limit:.0f} s", seconds, seconds / limit, 1)
            yield from _moved(page, nodes)
            page.close()
        browser.close()


def _first(page: Page, address: str) -> Iterator[Row]:
    """An empty browser; the second time counts, when the service is warm and the page's files are still to be fetched."""
    sent: dict[str, int] = {}

    def add(response: Response) -> None:
        if response.ok and "/static/" in response.url:
            packed = response.url.endswith(".woff2")
            sent[response.url] = len(response.body() if packed else gzip.compress(response.body(), 9))

    times = []
    for turn in range(4):
        context = page.context.browser.new_context(viewport={"width": 1440, "height": 900}) if page.context.browser else page.context
        fresh = context.new_page()
        if turn == 0:
            fresh.on("response", add)
        begin = time.perf_counter()
        fresh.goto(address, wait_until="commit")
        fresh.locator("#next:not(:disabled)").wait_for()
        fresh.locator(".graph-svg [data-node]").first.wait_for()
        times.append(time.perf_counter() - begin)
        if turn == 0:
            fresh.wait_for_load_state("networkidle")
        context.close()
    first = statistics.median(times[1:])
    yield Row("first view, in an empty browser", "1 s", first, first, 1)
    size = sum(sent.values()) / 1000
    yield Row(f"first view: {size:.0f} kB compressed, in {len(sent)} files", f"{SIZE_KB} kB", 0, size / SIZE_KB, 1)


def _moved(page: Page, nodes: int) -> Iterator[Row]:
    def frames(kind: str, where: str) -> Row:
        times = page.evaluate(MOVE, kind)
        rate, mean = 1 / statistics.fmean(times), statistics.fmean(times)
        # A frame that comes late by a tick on a busy machine is no miss; a tenth of them is.
        return Row(f"{nodes:,} nodes, {where}: {kind}, {rate:.0f} frames a second", "a sixtieth of a second", mean, mean / FRAME, 1.1)

    page.wait_for_timeout(500)
    yield frames("pan", "from afar")
    yield frames("zoom", "from afar")
    page.locator(".graph-pane").hover()
    for _ in range(30):
        page.mouse.wheel(0, -100)
    page.wait_for_timeout(600)
    yield frames("pan", "from near")
    page.locator(".graph-fit").first.click()
    page.wait_for_timeout(600)
    times = page.evaluate(STEP)
    usual = statistics.median(times)
    yield Row(f"{nodes:,} nodes: a step, script, style and layout", "a sixtieth of a second", usual, usual / FRAME, 1 if nodes <= 1_000 else 4)
