import pytest

from data.language.titles import as_title


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Rapat komite sekolah", "Rapat Komite Sekolah"),
        ("pertemuan orang tua dan guru", "Pertemuan Orang Tua dan Guru"),
        ("POMG 1 (daring) kelas VII", "POMG 1 (Daring) Kelas VII"),
        ("temu orang tua/wali dari siswa", "Temu Orang Tua/Wali dari Siswa"),
        ("di rumah: belajar bersama", "Di Rumah: Belajar Bersama"),
        ("Peringatan Isra' Mi'raj", "Peringatan Isra' Mi'raj"),
        ("doa jum’at", "Doa Jum’at"),
        ("“pentas seni” 2×", "“Pentas Seni” 2×"),
        ("e-rapor dan i’tikaf", "E-Rapor dan I’tikaf"),
        ("–", "–"),
        ("", ""),
    ],
)
def test_a_title_has_capitals_inside_a_sentence(typed: str, printed: str) -> None:
    assert as_title(typed) == printed
    assert as_title(printed) == printed
