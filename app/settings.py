"""Every limit and switch of the service, read from the environment (prefix PATHSUM_). Knows nothing of HTTP or of the engine."""

from __future__ import annotations

import os
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]", "testserver")


def _folder(name: str) -> str:
    if not Path(name).is_dir():
        raise ValueError("there is no such folder")
    return name


class Settings(BaseSettings):
    """Defaults suit one machine and a class of learners; each can be set as PATHSUM_<NAME>."""

    model_config = SettingsConfigDict(env_prefix="PATHSUM_", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)

    # What one request may hold. A refusal names the limit and the actual count.
    source_bytes: int = Field(default=256_000, gt=0)
    body_bytes: int = Field(default=1_000_000, gt=0)
    depth: int = Field(default=200, gt=0)
    name_length: int = Field(default=100, gt=0)
    nodes: int = Field(default=20_000, gt=0)
    edges: int = Field(default=40_000, gt=0)
    pairs: int = Field(default=20_000, gt=0, description="output-input pairs a Jacobian may have")
    turns: int = Field(default=20_000, gt=0, description="turns of loops and calls of functions that a program unrolls to")
    paths: int = Field(default=200, gt=0, description="paths listed in one trace")
    answer_bytes: int = Field(default=24_000_000, gt=0, description="size of one trace on the wire")

    # How long things may take, in seconds.
    request_seconds: float = Field(default=10, gt=0)
    layout_seconds: float = Field(default=3, gt=0)
    symbolic_seconds: float = Field(default=2, gt=0)
    header_seconds: float = Field(default=10, gt=0)
    shutdown_seconds: int = Field(default=15, gt=0)

    # Above this many boxes Graphviz is not asked: our own layout takes linear time.
    dot_nodes: int = Field(default=500, ge=0)
    layout_cache: int = Field(default=256, gt=0)
    dot: str | None = Field(default=None, description="the Graphviz program; unset: dot on PATH, else graphviz-pure; empty: none")

    # Worker processes, and how many requests may wait for one.
    workers: int = Field(default_factory=lambda: max(1, min(4, os.cpu_count() or 1)), gt=0)
    queue: int = Field(default=64, ge=0)
    worker_memory: int = Field(default=2_000_000_000, gt=0, description="bytes of address space for one worker")

    # Requests a second from one client address, and how many it may send at once before that counts.
    rate: float = Field(default=300, gt=0)
    burst: int = Field(default=900, gt=0)

    # Live connections: in all, from one address; messages a second that one may send; how long one may be silent, or leave its answers unread, in seconds.
    live_connections: int = Field(default=512, ge=0)
    live_each: int = Field(default=64, ge=0)
    live_rate: float = Field(default=240, gt=0)
    live_idle_seconds: float = Field(default=300, gt=0)
    live_ping_seconds: float = Field(default=20, gt=0, description="how often a connection is asked whether it is there, and how long it may take to say so")
    live_send_seconds: float = Field(default=10, gt=0)
    live_share: float = Field(default=0.3, ge=0, le=1, description="part of the event loop's time that sweeps of small programs may take")

    lessons: Annotated[str, AfterValidator(_folder)] | None = Field(default=None, description="a folder of lessons of one's own, beside ours")

    packed: bool = Field(default=True, description="send the page as it was packed, unless it was changed since; otherwise always as it is written")

    allowed_hosts: str | None = Field(default=None, description="comma-separated Host names; unset: this machine's own names, or any when HOST is not loopback")

    @property
    def hosts(self) -> tuple[str, ...]:
        """The Host names that are answered; ``*`` is any."""
        if self.allowed_hosts is not None:
            return tuple(name.strip().lower() for name in self.allowed_hosts.split(",") if name.strip())
        return LOCAL_HOSTS if self.host in LOOPBACK else ("*",)


@lru_cache(maxsize=1)
def pathsum_version() -> str:
    """The version that is installed; one of its own for a checkout that is not."""
    try:
        return version("pathsum")
    except PackageNotFoundError:
        return "0+checkout"


@lru_cache(maxsize=1)
def data_dir() -> Path:
    """Where static/ and templates/ lie: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parent
    inside = package / "_data"
    return inside if inside.is_dir() else package.parent
