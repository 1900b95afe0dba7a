from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from data.accounts.store import accounts
from data.language import say
from data.people.store import people
from data.school.models import School
from data.store import Store
from data.web import place
from tests.data.make_package import picture
from tests.data.web.make import TestClient, serving
from tests.make import opened_copy

PNG = picture()
FORM = {
    "name": "SMP Negeri Contoh",
    "npsn": "12345678",
    "level": "SMP",
    "address": "Jalan Contoh 1",
    "city": "Contoh",
    "time_zone": "Asia/Makassar",
    "principal_name": "Budi, M.Pd.",
    "principal_number": "",
    "letterhead": "PEMERINTAH KABUPATEN CONTOH\r\n\r\nDINAS PENDIDIKAN",
    "year": "2026/2027",
    "lead_name": "Sari",
    "username": "Sari",
    "password": "kopi pahit di pagi",
    "again": "kopi pahit di pagi",
}


@pytest.fixture
def empty(bare: Path, tmp_path: Path) -> Iterator[Store]:
    store = opened_copy(bare, tmp_path / "records")
    yield store
    store.close()


@pytest.fixture
def browser(empty: Store, tmp_path: Path) -> Iterator[TestClient]:
    with serving(empty, tmp_path) as stranger:
        yield stranger


def link() -> str:
    return f"/setup?code={place.setup_code()}"


@pytest.mark.parametrize("way", ["/setup", "/setup?code=", "/setup?code=salah"])
def test_nobody_takes_the_school_without_the_code(
    browser: TestClient, empty: Store, way: str
) -> None:
    assert browser.get(way).status_code == 403
    assert browser.post(way, data=FORM).status_code == 403
    assert empty.find(School) is None


def test_a_stranger_is_told_where_the_link_is(browser: TestClient) -> None:
    assert browser.get("/").headers["location"] == "/sign-in"
    page = browser.get("/sign-in")
    assert say("Not set up yet") in page.text
    assert str(place.setup_code()) not in page.text


def test_a_school_is_set_up_and_its_lead_is_in(
    browser: TestClient, empty: Store
) -> None:
    assert browser.get(link()).status_code == 200

    files = {"logo": ("logo.png", PNG, "image/png")}
    answer = browser.post(link(), data=FORM, files=files)

    assert answer.status_code == 303
    school = empty.find(School)
    assert school is not None
    assert school.letterhead == ("PEMERINTAH KABUPATEN CONTOH", "DINAS PENDIDIKAN")
    assert school.time_zone == "Asia/Makassar"
    assert school.logo
    assert Image.open(BytesIO(school.logo)).size == (12, 8)
    assert browser.get("/").status_code == 200
    assert place.setup_code() is None


def test_sending_it_twice_makes_one_school(browser: TestClient, empty: Store) -> None:
    way = link()
    browser.post(way, data=FORM)
    browser.cookies.clear()
    again = browser.post(way, data=FORM)

    assert again.headers["location"] == "/sign-in"
    assert [one.username for one in accounts(empty)] == ["sari"]
    assert len(people(empty)) == len({one.name for one in people(empty)}) == 2
    assert browser.get(way).headers["location"] == "/sign-in"


@pytest.mark.parametrize(
    "wrong",
    [
        {"npsn": "123"},
        {"name": " "},
        {"level": "PT"},
        {"time_zone": "UTC"},
        {"username": "sa ri"},
        {"lead_name": ""},
        {"again": "sesuatu yang lain"},
        {"password": "pendek", "again": "pendek"},
        {"year": "2026"},
    ],
)
def test_a_mistake_is_told_and_what_was_typed_stays(
    browser: TestClient, empty: Store, wrong: dict[str, str]
) -> None:
    answer = browser.post(link(), data=FORM | wrong)

    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "Jalan Contoh 1" in answer.text
    assert "kopi pahit" not in answer.text
    assert empty.find(School) is None


@pytest.mark.parametrize("name", ["logo", "owner_logo"])
@pytest.mark.parametrize(
    "logo", [b"<svg onload=alert(1)>", PNG + b"0" * 600_000, PNG[:50]]
)
def test_a_logo_is_a_small_picture(
    browser: TestClient, empty: Store, logo: bytes, name: str
) -> None:
    files = {name: ("logo.png", logo, "image/png")}

    assert browser.post(link(), data=FORM, files=files).status_code == 400
    assert empty.find(School) is None


def test_all_mistakes_are_told_at_once(browser: TestClient) -> None:
    page = browser.post(link(), data=FORM | {"npsn": "1", "lead_name": ""}).text

    alert = page.partition('role="alert"')[2].partition("</div>")[0]
    assert alert.count("<p>") == 2
