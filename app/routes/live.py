"""The socket /api/v1/live: lets a page in if there is room, and hands the connection to a session. docs/wire.md has its messages."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.websockets import WebSocket

from app.errors import shape
from app.live_session import Session
from app.refusals import RETRY, answer
from app.routes.work import limits

router = APIRouter(prefix="/api/v1")


@router.websocket("/live")
async def live(socket: WebSocket) -> None:
    """Numbers of a program at one point after another."""
    state = socket.app.state
    address = socket.client.host if socket.client else ""
    if not state.doors.enter(address):
        words = "There are as many live connections as this server takes, in all or from one address."
        await socket.send_denial_response(answer(503, shape("E_BUSY", words, "Ask for whole traces meanwhile."), RETRY))
        return
    try:
        await socket.accept()
        await Session(socket, state, limits(state.settings)).run()
    finally:
        state.doors.leave(address)
