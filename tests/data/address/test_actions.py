"""Is the server's address kept once, in one form, and only where phones reach it?"""

import pytest

from data.address.actions import keep_address
from data.address.models import tidied
from data.address.store import server_address
from data.errors import Refused, Stale
from data.store import Store
from tests.make import SARI, acting


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("http://192.168.1.10:8501", "http://192.168.1.10:8501"),
        (" 192.168.1.10:8501/ ", "http://192.168.1.10:8501"),
        ("https://humas.sekolah.sch.id/", "https://humas.sekolah.sch.id"),
        ("humas", "http://humas"),
    ],
)
def test_an_address_that_phones_reach_is_kept(
    store: Store, typed: str, kept: str
) -> None:
    keep_address(acting(store, SARI), 0, typed)

    assert server_address(store).origin == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ftp://humas",
        "http://humas/tugas",
        "http://humas:pintu",
        "http://humas?x=1",
        "http://localhost:8501",
        "127.0.0.1:8501",
        "http://[::1]:8501",
    ],
)
def test_what_no_phone_opens_is_refused_and_nothing_is_kept(
    store: Store, typed: str
) -> None:
    with pytest.raises(Refused):
        keep_address(acting(store, SARI), 0, typed)

    assert server_address(store).version == 0


def test_of_two_who_keep_one_at_once_the_second_is_told(store: Store) -> None:
    act = acting(store, SARI)
    keep_address(act, 0, "http://10.0.0.1")

    with pytest.raises(Stale):
        keep_address(act, 0, "http://10.0.0.2")
    keep_address(act, 1, "http://10.0.0.3")

    assert server_address(store).origin == "http://10.0.0.3"


def test_an_address_is_written_one_way() -> None:
    assert tidied("humas/") == tidied(" http://humas") == "http://humas"
