"""Addresses that are loaded late answer as if they had always been there."""

import warnings

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from data.web.late_routes import LateRoutes

with warnings.catch_warnings(action="ignore"):  # it would like httpx2 better
    from starlette.testclient import TestClient


async def answer(request: Request) -> PlainTextResponse:
    token = request.path_params["token"]
    return PlainTextResponse(f"{request.method} {token} {request.url.path}")


@pytest.fixture
def browser() -> TestClient:
    late = LateRoutes(lambda: [Route("/t/{token}.ics", answer, methods=["GET"])])
    return TestClient(Starlette(routes=[Route("/t/{token}", late)]))


def test_the_first_and_the_second_request_are_answered_alike(
    browser: TestClient,
) -> None:
    answers = [browser.get("/t/abc.ics").text for _ in range(2)]

    assert answers == ["GET abc /t/abc.ics"] * 2
    assert browser.head("/t/abc.ics").status_code == 200


def test_other_addresses_and_methods_are_refused_as_ever(browser: TestClient) -> None:
    assert browser.get("/t/abc").status_code == 404
    assert browser.post("/t/abc.ics").status_code == 405
