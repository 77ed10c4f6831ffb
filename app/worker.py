"""The far side of the pool: a process that takes one job after another from its input. Knows the jobs, not who asks.

Frames are four bytes of length, then a pickle. A thread reads them, so that the end of the input (the server is gone, however
it went) ends this process at once, even in the middle of a job.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import queue
import resource
import signal
import struct
import sys
import threading
from typing import Any, BinaryIO

log = logging.getLogger("pathsum")
LENGTH = struct.Struct(">I")
IDLE = 1.0  # seconds


def read_frame(stream: BinaryIO) -> Any:
    """The next object, or None at the end."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    body = stream.read(length)
    return pickle.loads(body) if len(body) == length else None


def frame(value: Any) -> bytes:
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(body)) + body


def run(job: str, arguments: tuple[Any, ...]) -> tuple[str, Any]:
    """What a job came to: ``("ok", result)``, ``("refused", error)`` for the caller's mistake, ``("failed", words)`` for ours."""
    from app.errors import ApiError
    from app.jobs import JOBS
    from engine.errors import PathsumError

    try:
        return "ok", JOBS[job](*arguments)
    except (PathsumError, ApiError) as error:
        return "refused", error
    except MemoryError:
        return "memory", ""
    except Exception:
        # Named by its job only: what a person typed stays out of logs.
        log.exception("the job %s crashed", job)
        return "failed", job


def main(memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))
    # A stray print must not fall between two frames.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests = os.fdopen(os.dup(0), "rb")
    waiting: queue.SimpleQueue[tuple[str, tuple[Any, ...]]] = queue.SimpleQueue()

    def reader() -> None:
        while (request := read_frame(requests)) is not None:
            waiting.put(request)
        os._exit(0)

    threading.Thread(target=reader, daemon=True).start()
    run("warm", ())
    # What is here now stays, and a large job makes things by the hundred thousand: looking through them again and again took a quarter of its time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    try:
        replies.write(frame(("ready", os.getpid())))
        replies.flush()
        idle: float | None = IDLE
        while True:
            try:
                job, arguments = waiting.get(timeout=idle)
            except queue.Empty:
                # Nobody waits: the moment to load what is slow to load and seldom needed.
                idle = None
                run("preload", ())
                continue
            replies.write(frame(run(job, arguments)))
            replies.flush()
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
