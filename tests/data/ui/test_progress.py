"""How far a long work is, and what becomes of it when nobody looks on."""

from threading import current_thread

import pytest

from data.errors import Refused
from data.ui.progress import Step, Steps, share_of, to_the_end


def test_a_work_to_the_end_is_done_beside_the_page_and_returns_what_it_made() -> None:
    def work(told: Steps) -> str:
        told(Step(2, 3, "menyalin catatan"))
        return current_thread().name

    assert to_the_end("Cadangan", work) == "to the end"


def test_what_the_work_refuses_is_raised_where_it_is_waited_for() -> None:
    def work(_told: Steps) -> None:
        raise Refused("The disk is full.")

    with pytest.raises(Refused):
        to_the_end("Cadangan", work)


def test_a_share_is_told_in_percent() -> None:
    assert share_of("Membaca daftar.xlsx")(0.4) == "Membaca daftar.xlsx: 40 %."
