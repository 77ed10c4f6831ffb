"""The page in a real Chromium without a graphics card: frames a second while a large graph is moved, what a step costs, how fast it opens, how much is sent.

Wants a display of 60 frames a second, which a headless Chromium imitates. Without a browser there are no rows.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.clock import Row
from benchmarks.live import FRAME, at_rest, processor_seconds, program
from benchmarks.service import hurried
from tools.browser import launched

SIZE_KB = 350
EMPTY = "a frame of an empty page"

# Notes when the page can be used, in milliseconds since the browser set out for it.
READY = """(() => {
  const seen = new MutationObserver(() => {
    if (!document.querySelector('#next:not(:disabled)') || !document.querySelector('.graph-svg [data-node]')) return;
    window.readyAt = performance.now();
    seen.disconnect();
  });
  seen.observe(document, { childList: true, subtree: true, attributes: true });
})()"""

# The bytes of every file that came, as they were sent.
SENT = """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(({ encodedBodySize }) => encodedBodySize)"""

# The time between frames in seconds, while nothing happens.
REST = """() => new Promise((done) => {
  const times = [];
  requestAnimationFrame(function frame(now) {
    times.push(now);
    if (times.length > 150) return done(times.slice(1).map((time, k) => (time - times[k]) / 1000));
    requestAnimationFrame(frame);
  });
})"""

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


def empty_frame(browser: Browser) -> float:
    """Seconds from frame to frame where there is nothing to draw: the floor for frames, in this very run."""
    page = browser.new_page()
    times = page.evaluate(REST)
    page.close()
    return statistics.fmean(times)


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
    with hurried() as (server, address), sync_playwright() as playwright:
        browser = launched(playwright)
        yield from _first(browser, address)
        yield _in_all(address)
        for nodes, limit in ((1_000, 2.0), (10_000, 5.0)):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address)
            page.locator("#next").wait_for()
            at_rest(server)
            spent, before = thread_seconds(page), processor_seconds(server)
            by_page = spent()
            seconds = opened(page, program(nodes))
            by_both = spent() - by_page + processor_seconds(server) - before
            yield Row(f"{nodes:,} nodes: open, by the clock", f"{limit:.0f} s", seconds, seconds / limit, 1)
            yield Row(f"{nodes:,} nodes: open, by the processors of page and server", f"{limit:.0f} s", by_both, by_both / limit, 1)
            yield from _moved(page, nodes, empty_frame(browser))
            page.close()
        browser.close()


def thread_seconds(page: Page) -> Callable[[], float]:
    """Reads the seconds of the processor that the page's own thread has taken for script, style and layout: not stretched by what else the machine does."""
    processor = page.context.new_cdp_session(page)
    processor.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        found = {each["name"]: each["value"] for each in processor.send("Performance.getMetrics")["metrics"]}
        return float(sum(found[name] for name in ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration")))

    return spent


def _first(browser: Browser, address: str) -> Iterator[Row]:
    """Empty browsers one after another, until the graph is drawn and "next" can be pressed. The first of all, right after its service, is told by itself."""
    times = []
    sent: list[int] = []
    for _ in range(8):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.add_init_script(READY)
        page.goto(address, wait_until="commit")
        page.wait_for_function("() => window.readyAt !== undefined")
        times.append(page.evaluate("window.readyAt") / 1000)
        page.wait_for_load_state("networkidle")
        sent = page.evaluate(SENT)
        context.close()
    usual = statistics.median(times[1:])
    yield Row("first view ever, the service just started", "1 s", times[0], times[0], 2)
    yield Row("first view, in an empty browser", "1 s", usual, usual, 1)
    yield _weight(f"first view: {len(sent)} files", sum(sent))


def _in_all(address: str) -> Row:
    """Everything that the front end ever fetches, as a browser is sent it: the page, all that is packed, the longest catalogue of the languages."""
    with httpx.Client(base_url=address, headers={"accept-encoding": "gzip, br"}) as client:

        def size(path: str) -> int:
            with client.stream("GET", path) as answer:
                return sum(map(len, answer.iter_raw()))

        about = client.get("/static/packed/manifest.json").raise_for_status().json()
        languages = about["catalogues"].values()
        rest = [size(f"/static/packed/{name}") for name in about["files"] if name not in languages]
        return _weight("the whole front end", size("/") + sum(rest) + max(size(f"/static/packed/{name}") for name in languages))


def _weight(what: str, size: int) -> Row:
    return Row(f"{what}, {size / 1000:.0f} kB compressed", f"{SIZE_KB} kB", 0, size / 1000 / SIZE_KB, 1)


def _moved(page: Page, nodes: int, floor: float) -> Iterator[Row]:
    def frames(kind: str, where: str) -> Row:
        times = page.evaluate(MOVE, kind)
        rate, mean = 1 / statistics.fmean(times), statistics.fmean(times)
        # A frame that comes late by a tick on a busy machine is no miss; a tenth of them is.
        return Row(f"{nodes:,} nodes, {where}: {kind}, {rate:.0f} frames a second", EMPTY, mean, mean / floor, 1.1)

    spent = thread_seconds(page)
    page.locator(".graph-fit").first.click()
    page.wait_for_timeout(700)
    yield frames("pan", "from afar")
    yield frames("zoom", "from afar")
    page.locator(".graph-pane").hover()
    for _ in range(30):
        page.mouse.wheel(0, -100)
    page.wait_for_timeout(600)
    yield frames("pan", "from near")
    page.locator(".graph-fit").first.click()
    page.wait_for_timeout(600)
    limit = 1 if nodes <= 1_000 else 2
    before = spent()
    times = page.evaluate(STEP)
    each = (spent() - before) / len(times)
    usual = statistics.median(times)
    yield Row(f"{nodes:,} nodes: a step, by the clock", "a sixtieth of a second", usual, usual / FRAME, limit)
    yield Row(f"{nodes:,} nodes: a step, by the processor", "a sixtieth of a second", each, each / FRAME, limit)
