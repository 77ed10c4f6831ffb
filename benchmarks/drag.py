"""A slider dragged in the page, in a real Chromium without a graphics card: frames and answers a second, and what each costs page and server.

The hand moves once a frame. What `live` measures is the socket alone; this is what a person sees. Without a browser there are no rows.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

from benchmarks.clock import Row
from benchmarks.frames import EMPTY, empty_frame, opened, thread_seconds
from benchmarks.live import FRAME, NODES, at_rest, processor_seconds, program
from benchmarks.service import hurried
from tools.browser import launched

FRAMES = 300

# Counts what the socket brings.
COUNT = """(() => {
  window.heard = { ready: 0, numbers: 0 };
  window.WebSocket = class extends WebSocket {
    constructor(...rest) {
      super(...rest);
      this.addEventListener('message', ({ data }) => {
        for (const kind of Object.keys(window.heard)) if (data.startsWith(`{"kind":"${kind}"`)) window.heard[kind] += 1;
      });
    }
  };
})()"""

# Moves the slider once a frame, to and fro so that every frame has another number, does not let go of it, and gives the time between frames in seconds.
DRAG = """(frames) => new Promise((done) => {
  const slider = document.querySelector('.inputs input[type="range"]');
  const [low, high] = [Number(slider.min), Number(slider.max)];
  const hand = (name) => slider.dispatchEvent(new PointerEvent(name, { pointerId: 1, button: 0, buttons: 1, bubbles: true }));
  const times = [];
  hand('pointerdown');
  requestAnimationFrame(function frame(now) {
    times.push(now);
    if (times.length > frames) return done(times.slice(1).map((time, k) => (time - times[k]) / 1000));
    slider.value = String(low + (high - low) * (0.1 + 0.8 * Math.abs(1 - (times.length % 120) / 60)));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    requestAnimationFrame(frame);
  });
})"""


def rows() -> Iterator[Row]:
    """Forward mode, half way through its steps, with everything open that a page opens with."""
    with hurried() as (server, address), sync_playwright() as playwright:
        at_rest(server)
        browser = launched(playwright)
        floor = empty_frame(browser)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.add_init_script(COUNT)
        page.goto(address)
        page.locator("#next").wait_for()
        opened(page, program(NODES))
        page.locator("#scrubber").evaluate("(bar) => { bar.value = bar.max / 2; bar.dispatchEvent(new Event('input', { bubbles: true })); }")
        page.locator('.inputs input[type="range"]').first.hover()
        page.wait_for_function("() => window.heard.ready > 0")
        page.evaluate(DRAG, 60)  # a page that has not been used yet is slower
        page.wait_for_timeout(500)
        spent = thread_seconds(page)
        heard, by_server, by_page = page.evaluate("window.heard.numbers"), processor_seconds(server), spent()
        times = page.evaluate(DRAG, FRAMES)
        answers = page.evaluate("window.heard.numbers") - heard
        by_server, by_page = processor_seconds(server) - by_server, spent() - by_page
        browser.close()
    name = f"a slider dragged, {NODES} nodes"
    mean, each = statistics.fmean(times), sum(times) / answers
    yield Row(f"{name}: {1 / mean:.0f} frames a second", EMPTY, mean, mean / floor, 1.1)
    yield Row(f"{name}: {1 / each:.0f} updates a second", EMPTY, each, each / floor, 1.1)
    yield Row(f"{name}: processor of the page for each", "a sixtieth of a second", by_page / answers, by_page / answers / FRAME, 1)
    if by_server > 0:
        yield Row(f"{name}: processor of the server for each", "a millisecond", by_server / answers, by_server / answers / 0.001, 1)
