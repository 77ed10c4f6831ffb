"""What happens to every request before and after its route: headers, hosts, rate, size. Pure ASGI; knows no route and no engine."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections import OrderedDict
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import ApiError, encode, shape
from app.messages import preferred

log = logging.getLogger("pathsum")


def content_security_policy(script_hashes: list[str], ancestors: str = "'self'") -> str:
    """Nothing but our own files, and the inline scripts whose hashes are given; ``ancestors``: which pages may hold ours in a frame."""
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in script_hashes)])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {ancestors}",
        ]
    )


def security_headers(script_hashes: list[str]) -> dict[str, str]:
    return {
        "Content-Security-Policy": content_security_policy(script_hashes),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def embedding_headers(script_hashes: list[str]) -> dict[str, dict[str, str]]:
    """By path: a graph may stand in anybody's page, and the script that gives its frame the right height may be loaded there."""
    return {
        "/embed": {"Content-Security-Policy": content_security_policy(script_hashes, "*")},
        "/embed.js": {"Cross-Origin-Resource-Policy": "cross-origin"},
    }


async def refuse(scope: Scope, send: Send, error: ApiError) -> None:
    """Answer with the one error shape, from where no route is. A socket that is not let in is answered as any request is."""
    body = encode(shape(error, preferred(Headers(scope=scope).get("accept-language", ""))))
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    headers += [(name.lower().encode(), value.encode()) for name, value in (error.headers or {}).items()]
    prefix = "websocket." if scope["type"] == "websocket" else ""
    await send({"type": f"{prefix}http.response.start", "status": error.status_code, "headers": headers})
    await send({"type": f"{prefix}http.response.body", "body": body})


class Shield:
    """Outermost: puts the headers on every response, turns a crash into a 500 that says nothing, answers HEAD as GET without the body."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str], exceptions: Mapping[str, Mapping[str, str]]) -> None:
        self.app = app
        self.headers = headers
        self.exceptions = exceptions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        head = scope.get("method") == "HEAD"
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in {**self.headers, **self.exceptions.get(scope["path"], {})}.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store" if scope["path"].startswith("/api/") else "no-cache")
            elif message["type"] == "websocket.accept":
                started = True
            elif head and message["type"] == "http.response.body":
                message = {"type": "http.response.body", "body": b"", "more_body": message.get("more_body", False)}
            await send(message)

        inner = {**scope, "method": "GET"} if head else scope
        try:
            await self.app(inner, receive, guarded)
        except Exception:
            log.exception("a request crashed: %s %s", scope.get("method", "socket"), scope["path"])
            if started:
                raise
            await refuse(scope, guarded, ApiError(500, "internal"))


class TrustedHost:
    """Refuses a request whose Host is not ours, so that no page of another name can drive this server through a browser."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.any = "*" in hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self.any and _host_name(host) not in self.hosts:
            await refuse(scope, send, ApiError(400, "host"))
        elif scope["type"] == "websocket" and not _same_origin(headers.get("origin"), host):
            # No preflight guards a socket: any page may ask for one, and the browser only says which page it was.
            await refuse(scope, send, ApiError(403, "origin"))
        else:
            await self.app(scope, receive, send)


def _same_origin(origin: str | None, host: str) -> bool:
    """Whether a page's own server is asked; what sends no origin is no browser."""
    return origin is None or origin.lower().partition("://")[2] == host.strip().lower()


def _host_name(header: str) -> str:
    header = header.strip().lower()
    if header.startswith("["):
        return header[: header.find("]") + 1]
    return header.partition(":")[0]


class RateLimit:
    """One bucket of tokens for each client address. The address is the socket's: what a client claims about itself is ignored."""

    def __init__(self, app: ASGIApp, rate: float, burst: int, clients: int = 10_000) -> None:
        self.app = app
        self.rate = rate
        self.burst = burst
        self.clients = clients
        self.buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float) -> float:
        """Take a token; 0 when there was one, else the seconds until there is."""
        tokens, before = self.buckets.pop(client, (float(self.burst), now))
        tokens = min(self.burst, tokens + (now - before) * self.rate)
        short = max(0.0, 1 - tokens)
        self.buckets[client] = (tokens if short else tokens - 1, now)
        if len(self.buckets) > self.clients:
            self.buckets.popitem(last=False)
        return short / self.rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        client = scope.get("client")
        seconds = self.wait(client[0] if client else "", time.monotonic())
        if seconds:
            wait = {"Retry-After": str(math.ceil(seconds))}
            await refuse(scope, send, ApiError(429, "rate", wait, rate=f"{self.rate:g}", burst=self.burst))
        else:
            await self.app(scope, receive, send)


class BodyLimit:
    """Counts the body as it arrives, whatever its Content-Length claims, and gives it only so long to arrive."""

    def __init__(self, app: ASGIApp, limit: int, seconds: float) -> None:
        self.app = app
        self.limit = limit
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        claimed = Headers(scope=scope).get("content-length", "")
        if claimed.isdecimal() and int(claimed[:20]) > self.limit:
            await refuse(scope, send, self.too_large(int(claimed[:20])))
            return
        seen = 0
        complete = False
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self.seconds

        async def counted() -> Message:
            nonlocal seen, complete
            if complete:
                return await receive()
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError:
                raise ApiError(408, "body_slow", {"Connection": "close"}, seconds=f"{self.seconds:g}") from None
            if message["type"] == "http.request":
                seen += len(message.get("body", b""))
                complete = not message.get("more_body", False)
                if seen > self.limit:
                    raise self.too_large(seen)
            return message

        await self.app(scope, counted, send)

    def too_large(self, actual: int) -> ApiError:
        return ApiError(413, "body_large", {"Connection": "close"}, count=actual, limit=self.limit)
