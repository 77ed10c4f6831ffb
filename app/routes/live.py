"""The socket /api/v1/live: lets a page in if there is room, and hands the connection to a session. docs/wire.md has its messages."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.websockets import WebSocket

from app.errors import ApiError, shape
from app.live_session import Session
from app.messages import preferred
from app.refusals import RETRY, answer
from app.routes.work import limits

router = APIRouter(prefix="/api/v1")


@router.websocket("/live")
async def live(socket: WebSocket) -> None:
    """Numbers of a program at one point after another."""
    state = socket.app.state
    address = socket.client.host if socket.client else ""
    # A page cannot choose the headers of a socket, so it says its language in the address.
    language = preferred(socket.query_params.get("lang") or socket.headers.get("accept-language", ""))
    if not state.doors.enter(address):
        await socket.send_denial_response(answer(503, shape(ApiError(503, "live_full"), language), RETRY))
        return
    try:
        await socket.accept()
        await Session(socket, state, limits(state.settings), language).run()
    finally:
        state.doors.leave(address)
