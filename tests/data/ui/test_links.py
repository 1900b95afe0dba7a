from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest

from data.ui.desk import Desk
from data.ui.links import link
from tests.make import SARI


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"kegiatan": UUID(int=7)},
        {"orang": UUID(int=7), "tahun-lalu": 2025, "semua": True},
        {"kelas": "X & Y=Z?", "nama": "Ibu Émilie +1"},
        {"nihil": None, "kosong": ""},
    ],
)
def test_an_address_says_every_fact(
    desk_of: Callable[..., Desk], facts: dict[str, Any]
) -> None:
    desk = desk_of(SARI)

    asked = urlencode({"tahun": desk.year.start, **facts})
    assert link(desk, "tugas", **facts) == f"/tugas?{asked}"
