"""Workers: warm, bounded, stopped at their limits, replaced when they die in whatever state, gone with the server."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from pathlib import Path

import httpx
import pytest

from app.errors import ApiError
from app.pool import OutOfMemoryError, Pool, PoolBusyError, PoolTimeoutError, WorkerFailedError, WorkerLostError
from app.routes.work import limits
from app.settings import Settings
from engine import PathsumError
from tests.app.conftest import PATIENCE, Service, assert_error, gone, serving, until
from tests.app.test_http_rows import HEAVY

MEMORY = 2_000_000_000
ROOT = Path(__file__).parent.parent.parent


def with_pool(body: Callable[[Pool], Awaitable[None]], workers: int = 1, queue: int = 4, memory: int = MEMORY) -> None:
    async def main() -> None:
        pool = Pool(workers, queue, memory)
        await pool.start()
        try:
            await body(pool)
        finally:
            await pool.close()
        assert pool.ready == 0

    asyncio.run(main())


def test_a_job_gives_its_result_and_errors_keep_their_kind() -> None:
    async def body(pool: Pool) -> None:
        assert await pool.run("decode", b'{"a": [1]}', seconds=PATIENCE) == {"a": [1]}
        with pytest.raises(ApiError) as refused:
            await pool.run("decode", b"{", seconds=PATIENCE)
        assert refused.value.status_code == 400
        with pytest.raises(PathsumError) as mistake:
            await pool.run("symbolic", "y = (x", {}, "y", "x", limits(Settings()), seconds=PATIENCE)
        assert mistake.value.span is not None
        with pytest.raises(WorkerFailedError):
            await pool.run("no such job", seconds=PATIENCE)
        assert await pool.run("decode", b"1", seconds=PATIENCE) == 1

    with_pool(body)


def test_a_job_over_its_time_is_killed_and_the_next_one_runs() -> None:
    async def body(pool: Pool) -> None:
        (first,) = pool.all
        pid = first.process.pid
        with pytest.raises(PoolTimeoutError):
            await pool.run("decode", b"[" + b"1," * 4_000_000 + b"1]", seconds=0.2)
        assert await pool.run("decode", b"1", seconds=PATIENCE) == 1
        until(lambda: gone(pid), "it was not killed")
        (second,) = pool.all
        assert second.process.pid != pid

    with_pool(body)


def test_workers_that_die_while_idle_are_replaced() -> None:
    async def body(pool: Pool) -> None:
        for wait in (False, True, True):
            killed = list(pool.all)
            for worker in killed:
                os.kill(worker.process.pid, signal.SIGKILL)
            if wait:
                await asyncio.gather(*(worker.process.wait() for worker in killed))
            # One that is asked may have just died, each of them once; none that is known to be dead is asked.
            losses, found = 0, None
            while found is None:
                try:
                    found = await pool.run("decode", b"1", seconds=PATIENCE)
                except WorkerLostError:
                    losses += 1
            assert found == 1
            assert losses <= (0 if wait else len(killed))
            assert not pool.all & set(killed)

    with_pool(body, workers=2)


def test_the_line_is_bounded() -> None:
    async def body(pool: Pool) -> None:
        jobs = [asyncio.ensure_future(pool.run("decode", b"[" + b"1," * 300_000 + b"1]", seconds=PATIENCE)) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(PoolBusyError):
            await pool.run("decode", b"1", seconds=PATIENCE)
        await asyncio.gather(*jobs)
        assert await pool.run("decode", b"1", seconds=PATIENCE) == 1

    with_pool(body, queue=2)


def test_memory_is_bounded() -> None:
    async def body(pool: Pool) -> None:
        with pytest.raises((OutOfMemoryError, WorkerLostError)):
            await pool.run("decode", b"[" + b"1.5," * 12_000_000 + b"1]", seconds=PATIENCE)
        assert await pool.run("decode", b"1", seconds=PATIENCE) == 1

    with_pool(body, memory=400_000_000)


def test_a_warm_call_is_quick() -> None:
    async def body(pool: Pool) -> None:
        took = []
        for _ in range(200):
            start = time.perf_counter()
            await pool.run("decode", b"1", seconds=PATIENCE)
            took.append(time.perf_counter() - start)
        assert min(took) < 0.005  # whatever else happens here can only make one longer

    with_pool(body)


def spent_by(pid: int) -> float:
    """Seconds of a processor that a process has had."""
    own, system = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return (int(own) + int(system)) / os.sysconf("SC_CLK_TCK")


def spent_by_loop(service: Service) -> float:
    """The same of the service's event loop."""
    found: Future[float] = Future()
    service.app.state.ahead.get_loop().call_soon_threadsafe(lambda: found.set_result(time.thread_time()))
    return found.result(PATIENCE)


def test_the_event_loop_stays_free_while_a_heavy_trace_runs() -> None:
    with serving(workers=1) as service:
        answers: list[httpx.Response] = []
        url = f"http://127.0.0.1:{service.port}/api/v1/trace"
        thread = threading.Thread(target=lambda: answers.append(httpx.post(url, json={"source": HEAVY}, timeout=120)))
        thread.start()
        (worker,) = service.pool.all
        work, spent, served = spent_by(worker.process.pid), spent_by_loop(service), 0
        while thread.is_alive():
            underway = service.pool.pending
            assert service.client.get("/livez").status_code == 200
            served += underway and service.pool.pending
            time.sleep(0.02)
        assert answers[0].status_code == 200
        assert served > 10
        assert spent_by_loop(service) - spent < (spent_by(worker.process.pid) - work) / 2


def test_a_job_over_its_time_is_told_in_plain_words() -> None:
    with serving(workers=1, request_seconds=0.2) as service:
        error = assert_error(service.trace(HEAVY), 422, "E_TIMEOUT")
        assert "0.2 s" in error["message"]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_worker_outlives_its_server(how: signal.Signals) -> None:
    command = [sys.executable, "-m", "app.cli", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT, start_new_session=True) as server:
        try:
            assert server.stdout is not None
            assert server.stdout.readline().startswith("Pathsum is at http://127.0.0.1:")
            children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
            until(lambda: len(children.read_text().split()) >= Settings().workers, "they did not all start")
            workers = [int(pid) for pid in children.read_text().split()]
            server.send_signal(how)
            server.wait(PATIENCE)
            until(lambda: all(gone(pid) for pid in workers), "a worker lives on")
        finally:
            server.kill()
