from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
import streamlit as st

from data.language import say
from data.ui.desk import Desk
from data.ui.links import anchor, here, link
from tests.make import SARI, YEAR
from tests.open_page import open_page, said


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"kegiatan": UUID(int=7)},
        {"tahun": 2024, "kegiatan": UUID(int=7)},
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


def test_a_page_leads_to_itself_with_its_choices(
    desk_of: Callable[..., Desk],
) -> None:
    def leading(desk: Desk) -> None:
        st.html(anchor(say("Add"), here(desk, "template", pilih="pomg"), stays=True))

    page = open_page(leading, desk_of(SARI))
    page.query_params["bentuk"] = "home visit"
    page.query_params["pilih"] = "seminar"
    [drawn] = page.run().get("html")

    url = f"/template?tahun={YEAR.start}&amp;bentuk=home+visit&amp;pilih=pomg"
    label = said("Add")
    assert drawn.proto.body == (
        f'<a class="stays" href="{url}" target="_self">{label}</a>'
    )
