"""The page shell, packed and as written: the opening drawing is in it, an inline script is the one that the policy allows, and nothing can break out."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import orjson
import pytest

from app.front import in_script
from app.schemas import TraceAnswer
from app.schemas_beside import ModesAnswer
from tests.app.conftest import Service, fake_dot, serving

SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


@pytest.fixture(scope="module", params=["packed", "written"])
def page(request: pytest.FixtureRequest, service: Service) -> Iterator[httpx.Response]:
    fronts = service.app.state.fronts
    assert fronts.packed, "run make setup, which packs the page"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fronts, "now", lambda: getattr(fronts, request.param))
        yield _got(service)


def _got(service: Service) -> httpx.Response:
    answer = service.client.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer


def scripts(page: httpx.Response, kind: str) -> list[str]:
    return [body for attributes, body in SCRIPT.findall(page.text) if f'type="{kind}"' in attributes]


def test_the_bootstrap_holds_the_opening_drawing(page: httpx.Response) -> None:
    (text,) = scripts(page, "application/json")
    data = orjson.loads(text)
    assert set(data) == {"version", "language", "catalogues", "trace", "modes"}
    opening = TraceAnswer.model_validate_json(orjson.dumps(data["trace"]))
    assert opening.mode == "forward"
    assert opening.result.value == {"e": 6}
    assert opening.result.jacobian == {"e": {"a": 2, "b": 5}}
    ModesAnswer.model_validate_json(orjson.dumps({"modes": data["modes"]}))


def test_the_import_map_is_what_the_policy_allows(page: httpx.Response) -> None:
    maps = scripts(page, "importmap")
    assert len(maps) == ("/static/js/page.js" in page.text), "what is packed needs none"
    for text in maps:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page.headers["content-security-policy"]
        assert orjson.loads(text)["imports"]
    inline = [body for attributes, body in SCRIPT.findall(page.text) if body.strip() and "type=" not in attributes]
    assert inline == []


def test_nothing_inline_that_the_policy_forbids(page: httpx.Response) -> None:
    assert not re.search(r"\son[a-z]+=|\sstyle=|<style|javascript:", page.text)


def test_everything_that_the_page_names_is_there(service: Service, page: httpx.Response) -> None:
    named = set(re.findall(r'(?:src|href)="(/[^"]+)"', page.text)) | set(orjson.loads(scripts(page, "application/json")[0])["catalogues"].values())
    for text in scripts(page, "importmap"):
        named |= set(orjson.loads(text)["imports"].values())
    assert len(named) >= 8
    for address in named:
        answer = service.client.get(address)
        assert answer.status_code == 200, address
        if address.endswith((".js", ".mjs")):
            assert answer.headers["content-type"].startswith("text/javascript"), address


def test_a_service_that_is_stopped_at_once_ends_in_order(tmp_path: Path) -> None:
    """The page that is made ahead is under way then, and its worker is not taken away from it."""
    with serving(settled=False, workers=1, dot=fake_dot(tmp_path, "sleep 1; exit 1")) as stopped:
        pages = stopped.app.state.pages
        assert not stopped.app.state.ahead.done()
    (made,) = pages.values()
    assert made.done()
    assert made.exception() is None


def test_json_in_a_script_cannot_end_it() -> None:
    nasty = {"a": "</script><script>alert(1)</script>", "b": "<!--", "c": "\u2028\u2029&"}
    text = in_script(orjson.dumps(nasty))
    assert not set(text) & set("<>&\u2028\u2029")
    assert orjson.loads(text) == nasty
