import gzip
from collections.abc import Iterator

import brotli  # type: ignore[import-untyped]
import httpx
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from data.web import shell
from data.web.packed import Packed, accepted
from tests.data.web.make import TestClient, come_in

LONG = "Rapat orang tua murid. " * 400


@pytest.fixture
def client() -> Iterator[TestClient]:
    """A browser before answers of every kind, without Streamlit."""
    app = Starlette(
        routes=[
            Route("/long", lambda _: Response(LONG, media_type="text/html")),
            Route("/short", lambda _: Response("Rapat", media_type="text/html")),
            Route("/picture", lambda _: Response(LONG, media_type="image/png")),
            Route("/in-parts", _in_parts),
            Route("/asked", _asked),
            Route("/gone", lambda _: Response(status_code=304)),
        ],
        middleware=[Middleware(Packed)],
    )
    with TestClient(app) as browser:
        yield browser


def _in_parts(_: Request) -> Response:
    return StreamingResponse(iter([LONG, LONG]), media_type="text/plain")


def _asked(request: Request) -> Response:
    return Response(request.headers.get("accept-encoding", "plain"), media_type="a/b")


def raw(client: TestClient, path: str, encoding: str) -> tuple[httpx.Headers, bytes]:
    headers = {"accept-encoding": encoding}
    with client.stream("GET", path, headers=headers) as answer:
        return answer.headers, b"".join(answer.iter_raw())


@pytest.mark.parametrize(
    ("asked", "encodings"),
    [
        ("gzip, deflate, br, zstd", ["br", "gzip"]),
        ("gzip, deflate", ["gzip"]),
        ("GZIP;q=0.5, br;q=0", ["gzip"]),
        ("gzip;q=0.000, br; q=0.1", ["br"]),
        ("brotli, gzipped", []),
        ("identity", []),
        ("", []),
    ],
)
def test_a_browser_says_what_it_takes(asked: str, encodings: list[str]) -> None:
    assert accepted(Headers({"accept-encoding": asked})) == encodings


@pytest.mark.parametrize(
    ("path", "whole"), [("/long", LONG), ("/in-parts", LONG + LONG)]
)
def test_an_answer_of_words_travels_compressed(
    client: TestClient, path: str, whole: str
) -> None:
    for encoding, unpack in (("gzip", gzip.decompress), ("br", brotli.decompress)):
        headers, body = raw(client, path, encoding)

        assert headers["content-encoding"] == encoding
        assert headers["vary"] == "Accept-Encoding"
        assert int(headers["content-length"]) == len(body) < len(whole) / 20
        assert unpack(body).decode() == whole


def test_whoever_takes_it_plain_gets_it_plain(client: TestClient) -> None:
    headers, body = raw(client, "/long", "identity")

    assert "content-encoding" not in headers
    assert headers["vary"] == "Accept-Encoding"
    assert body.decode() == LONG


@pytest.mark.parametrize("path", ["/short", "/picture", "/gone"])
def test_what_would_not_get_smaller_stays_as_it_is(
    client: TestClient, path: str
) -> None:
    headers, body = raw(client, path, "gzip, br")

    assert "content-encoding" not in headers
    assert body == client.get(path, headers={"accept-encoding": "identity"}).content


def test_nobody_behind_it_compresses_again(client: TestClient) -> None:
    assert raw(client, "/asked", "gzip, br")[1] == b"plain"


def test_every_answer_of_ours_is_compressed_once(browser: TestClient) -> None:
    before = ["/sign-in", shell.address_of("words.js"), shell.address_of("pages.css")]
    behind = ["/", "/rencana", "/password"]
    for path in before:
        _assert_compressed_once(browser, path)
    come_in(browser, "sari")
    for path in behind:
        _assert_compressed_once(browser, path)


def _assert_compressed_once(browser: TestClient, path: str) -> None:
    for encoding in ("gzip", "br"):
        headers, body = raw(browser, path, encoding)
        unpack = gzip.decompress if encoding == "gzip" else brotli.decompress

        assert headers["content-encoding"] == encoding, path
        assert headers["vary"].lower().count("accept-encoding") == 1
        assert int(headers["content-length"]) == len(body)
        assert (
            unpack(body) == browser.get(path, headers={"accept-encoding": ""}).content
        )
