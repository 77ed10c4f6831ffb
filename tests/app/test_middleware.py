"""Headers on every answer, hosts, the rate limiter, and the way a body may arrive."""

from __future__ import annotations

import socket
import time
from types import SimpleNamespace

import pytest

from app import middleware
from app.middleware import RateLimit
from app.settings import Settings
from tests.app.conftest import Service, assert_error, heard, serving


@pytest.mark.parametrize("path", ["/livez", "/nope", "/api/v1/modes", "/static/messages/en.ftl", "/openapi.json", "/api/v1/trace"])
def test_security_headers(service: Service, path: str) -> None:
    headers = service.client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'self'"
    assert policy["script-src"].startswith("'self' 'sha256-")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers


def test_head_is_get_without_the_body(service: Service) -> None:
    answer = service.client.head("/livez")
    assert answer.status_code == 200
    assert answer.content == b""
    assert answer.headers["content-length"] == service.client.get("/livez").headers["content-length"]


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::1", "localhost@evil"])
def test_other_hosts_are_refused(service: Service, host: str) -> None:
    answer = service.client.get("/livez", headers={"host": host})
    assert answer.status_code == 400
    if answer.headers.get("x-content-type-options"):
        assert_error(answer, 400)


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1", "LOCALHOST:1", "[::1]:8000"])
def test_our_hosts_are_served(service: Service, host: str) -> None:
    assert service.client.get("/livez", headers={"host": host}).status_code == 200


def test_hosts_follow_the_address() -> None:
    assert "evil.example" not in Settings(host="127.0.0.1").hosts
    assert Settings(host="0.0.0.0").hosts == ("*",)


def test_hosts_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATHSUM_ALLOWED_HOSTS", "School.example, localhost")
    assert Settings().hosts == ("school.example", "localhost")


@pytest.mark.parametrize(
    "path", ["/static/..%2f..%2fetc/passwd", "/static/%2e%2e/app/main.py", "/static/../pyproject.toml", "/static//etc/passwd", "/static/js/..%5c..%5capp"]
)
def test_nothing_outside_static_is_served(service: Service, path: str) -> None:
    with socket.create_connection(("127.0.0.1", service.port)) as raw:
        raw.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = heard(raw)
    assert answer.startswith(b"HTTP/1.1 404")
    assert b"E_NOT_FOUND" in answer


def test_rate_limit_ignores_what_a_client_says_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.monotonic()
    with serving(rate=1, burst=5, workers=1) as service:
        monkeypatch.setattr(middleware, "time", SimpleNamespace(monotonic=lambda: now))
        answers = [service.client.get("/livez", headers={"x-forwarded-for": f"1.2.3.{n}"}) for n in range(8)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3
        assert_error(answers[-1], 429, "E_RATE")
        assert answers[-1].headers["retry-after"] == "1"
        now += 1
        assert service.client.get("/livez").status_code == 200


def test_buckets_fill_again_and_are_bounded() -> None:
    async def nothing(*_: object) -> None: ...

    limiter = RateLimit(nothing, rate=10, burst=2, clients=3)
    assert [limiter.wait("a", 0.0) for _ in range(3)] == [0, 0, pytest.approx(0.1)]
    assert limiter.wait("a", 0.1) == 0
    for name in "bcdef":
        limiter.wait(name, 0.2)
    assert len(limiter.buckets) == 3


def test_a_body_that_dawdles_is_answered_408() -> None:
    with serving(header_seconds=0.5, workers=1) as service, socket.create_connection(("127.0.0.1", service.port)) as raw:
        raw.sendall(b"POST /api/v1/trace HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{")
        answer = heard(raw)
        assert answer.startswith(b"HTTP/1.1 408")
        assert b"E_TIMEOUT" in answer


def test_only_a_graph_alone_may_stand_in_foreign_frames(service: Service) -> None:
    def ancestors(path: str) -> str:
        policy = service.client.get(path).headers["content-security-policy"]
        return next(part.split(" ", 1)[1] for part in policy.split("; ") if part.startswith("frame-ancestors"))

    assert ancestors("/embed") == "*"
    assert {ancestors(path) for path in ("/", "/course", "/lesson/sum-over-paths", "/teacher", "/api/v1/health", "/embed.js")} == {"'self'"}
    script = service.client.get("/embed.js")
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
    assert script.headers["content-type"].startswith("text/javascript")
