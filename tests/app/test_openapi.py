"""The OpenAPI document is true and complete: schemathesis sends what it allows and what it forbids, and reads every answer by it."""

from __future__ import annotations

from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from app.main import create_app
from tests.app.conftest import PATIENCE, Service

EXAMPLES = 25


schema = schemathesis.openapi.from_dict(create_app().openapi())


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_operation(service: Service, case: schemathesis.Case) -> None:
    # A program is free text: whether it can be read is no matter of the schema, so a 422 for well-formed data is no breach.
    case.call_and_validate(base_url=f"http://127.0.0.1:{service.port}", excluded_checks=[positive_data_acceptance], timeout=PATIENCE)


def test_every_route_documents_the_statuses_that_any_request_may_meet(service: Service) -> None:
    paths = service.client.get("/openapi.json").json()["paths"]
    assert sorted(paths) == [
        "/api/v1/blank-lesson",
        "/api/v1/checks",
        "/api/v1/code",
        "/api/v1/costs",
        "/api/v1/costs/checkpoints",
        "/api/v1/costs/family",
        "/api/v1/grid",
        "/api/v1/lessons",
        "/api/v1/lessons/{lesson}",
        "/api/v1/modes",
        "/api/v1/play",
        "/api/v1/primitives",
        "/api/v1/symbolic",
        "/api/v1/trace",
        "/api/v1/typed-lesson",
        "/livez",
        "/readyz",
    ]
    for path, methods in paths.items():
        for operation in methods.values():
            assert {"200", "400", "405", "413", "429", "500"} <= set(operation["responses"]), path
            if "requestBody" in operation:
                assert {"408", "415", "422", "503"} <= set(operation["responses"]), path


def test_every_route_is_in_the_docs(service: Service) -> None:
    documented = (Path(__file__).resolve().parents[2] / "docs/wire.md").read_text(encoding="utf-8")
    paths = service.client.get("/openapi.json").json()["paths"]
    assert [path for path in paths if path not in documented] == []


def test_only_errors_have_an_error_at_their_top() -> None:
    answers = {
        media["schema"]["$ref"].rpartition("/")[2]
        for path in schema.raw_schema["paths"].values()
        for operation in path.values()
        for status, answer in operation["responses"].items()
        if status == "200"
        for media in answer["content"].values()
    }
    assert len(answers) > 10
    assert [name for name in answers if "error" in schema.raw_schema["components"]["schemas"][name]["properties"]] == []
