"""A long reading says how far it is, and ends when the person leaves."""

from collections.abc import Callable
from time import sleep

from data.ui.desk import Desk
from data.ui.reading import reading
from data.workshop import BEAT
from tests.make import SARI
from tests.open_page import open_page


def long_reading(_: Desk) -> None:
    with reading("daftar *siswa*.csv") as told:
        told(0.1)
        sleep(BEAT)
        told(0.4)
        raise ValueError("still reading")


def short_reading(_: Desk) -> None:
    with reading("daftar.csv") as told:
        told(0.1)
        told(0.9)


def test_a_long_reading_says_how_far_it_is(desk_of: Callable[..., Desk]) -> None:
    [shown] = open_page(long_reading, desk_of(SARI)).get("progress")

    assert shown.proto.value == 40
    told, stay = shown.proto.text.split(". ")
    assert told == r"Membaca daftar \*siswa\*.csv: 40 %"
    assert stay == "Tetaplah di halaman ini sampai selesai."


def test_a_short_reading_says_nothing(desk_of: Callable[..., Desk]) -> None:
    assert not open_page(short_reading, desk_of(SARI)).get("progress")
