from datetime import date

import pytest

from evaluation.bundle.models import (
    FILE_NAME,
    FOLDER_NAME,
    MB,
    apart,
    file_called,
    folder_called,
    room_refusal,
)

DAY = date(2026, 8, 12)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kemitraan", "2.6.2 Kemitraan"),
        ('A/B\\C:*?"<>| …', "2.6.2 A-B-C"),
        ("…", "2.6.2"),
        ("Titik di akhir. ", "2.6.2 Titik-di-akhir"),
        ("kata " * 30, "2.6.2 kata-kata-kata-kata-kata-kata-kata"),
    ],
)
def test_a_folder_is_called_as_windows_takes_it(title: str, expected: str) -> None:
    assert folder_called("2.6.2", title) == expected
    assert len(folder_called("2.6.2", title)) <= FOLDER_NAME


@pytest.mark.parametrize(
    ("kind", "title", "expected"),
    [
        ("Notulen", "CON", "2026-08-12-Notulen-CON.pdf"),
        ("Undangan", "Undangan POMG", "2026-08-12-Undangan-POMG.pdf"),
        ("Foto", "Ñandú 🎉", "2026-08-12-Foto-Nandu.pdf"),
        ("", "", "2026-08-12.pdf"),
    ],
)
def test_a_file_is_called_by_day_kind_and_title(
    kind: str, title: str, expected: str
) -> None:
    assert file_called(DAY, kind, title, "pdf") == expected


def test_a_long_name_is_cut_between_words() -> None:
    found = file_called(DAY, "Notulen", "x" * 200, "docx")
    words = file_called(DAY, "Notulen", "rapat " * 20, "docx")

    assert len(found) <= FILE_NAME + len(".docx")
    assert words.endswith("-rapat.docx")


def test_names_that_differ_by_case_alone_are_set_apart() -> None:
    assert apart("a/B.pdf", ["A/b.PDF", "a/b-2.pdf"]) == "a/B-3.pdf"
    assert apart("a/c.pdf", ["a/b.pdf"]) == "a/c.pdf"


def test_the_disk_is_judged_with_something_to_spare() -> None:
    assert room_refusal(200 * MB, 150 * MB) is None
    assert room_refusal(160 * MB, 150 * MB) is not None
    assert room_refusal(5 * MB, 0) is not None
