"""Pictures of charts, for those who are signed in."""

from data import picture
from data.web.pictures import address
from tests.data.web.make import TestClient, come_in

SPEC = '{"data":{"values":[{"count":3}]},"mark":"bar","title":"POMG"}'


def test_a_picture_is_drawn_for_who_is_signed_in_and_kept_by_their_browser(
    browser: TestClient,
) -> None:
    come_in(browser, "sari")
    name = picture.offer(SPEC)

    answer = browser.get(address(name, 360))

    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["cache-control"].startswith("private")
    assert "immutable" in answer.headers["cache-control"]
    assert "Cookie" in answer.headers["vary"]
    assert ">POMG</text>" in answer.text
    assert "@font-face" in answer.text


def test_a_stranger_gets_no_picture(browser: TestClient) -> None:
    answer = browser.get(address(picture.offer(SPEC), 360), follow_redirects=False)

    assert answer.status_code == 303
    assert "/sign-in" in answer.headers["location"]


def test_a_picture_that_nobody_offered_is_not_there(browser: TestClient) -> None:
    come_in(browser, "sari")

    assert browser.get(address("0" * 32, 360)).status_code == 404
    assert browser.get(address(picture.offer(SPEC), 361)).status_code == 404
