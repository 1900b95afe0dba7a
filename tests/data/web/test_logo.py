"""The school's logo, inside and before somebody has signed in."""

import re

from data.store import Store
from data.web import place
from tests.data.web.make import TestClient, come_in
from tests.make import SCHOOL

PNG = b"\x89PNG\r\n\x1a\nlogo"


def test_a_school_without_a_logo_has_none(browser: TestClient) -> None:
    come_in(browser, "sari")

    assert browser.get("/school-logo").status_code == 404


def test_strangers_see_whose_door_it_is(browser: TestClient, store: Store) -> None:
    kept = SCHOOL.model_copy(update={"logo": PNG, "version": SCHOOL.version + 1})
    store.replace(kept)
    place.name_after(kept)

    door = browser.get("/sign-in").text
    [address] = re.findall(r'src="(/school-logo[^"]*)"', door)

    assert f"<strong>{SCHOOL.name}</strong>" in door
    assert browser.get(address).content == PNG


def test_the_logo_is_kept_under_its_version(browser: TestClient, store: Store) -> None:
    with_logo = {"logo": PNG, "version": SCHOOL.version + 1}
    store.replace(SCHOOL.model_copy(update=with_logo))
    come_in(browser, "sari")

    answer = browser.get("/school-logo?v=1")

    assert answer.content == PNG
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"].startswith("private")
    assert browser.get("/school-logo").headers["cache-control"] == "no-cache"
