import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.roster.class_groups import grade_of, normalise, sort_key, suffix_of


@pytest.mark.parametrize(
    ("typed", "name", "grade"),
    [
        ("VII A", "VII A", 7),
        ("vii-a", "VII A", 7),
        ("VIIA", "VII A", 7),
        ("7A", "VII A", 7),
        ("Kelas 9 g", "IX G", 9),
        ("VI C", "VI C", 6),
        ("X IPA 1", "X IPA 1", 10),
        ("XI.MIPA.1", "XI MIPA 1", 11),
        ("12IPS1", "XII IPS 1", 12),
        ("XE-1", "X E1", 10),
        ("XIF.2", "XI F2", 11),
        ("XIPA 1", "X IPA 1", 10),
        ("XIITKJ-3", "XII TKJ 3", 12),
        ("VIIIB 2", "VIII B2", 8),
        ("VII A TP 2026/2027", "VII A", 7),
        ("VII A - 2026", "VII A", 7),
        ("1X A", "1X A", 99),
        ("7-2", "VII 2", 7),
        ("VII Al-Fatih", "VII AL-FATIH", 7),
        ("VIII", "VIII", 8),
        ("Apel", "Apel", 99),
        ("Ixora", "Ixora", 99),
        ("2026", "2026", 99),
        ("", "", 99),
    ],
)
def test_class_groups_have_one_name(typed: str, name: str, grade: int) -> None:
    assert normalise(typed) == name
    assert grade_of(typed) == grade


def test_ix_g_comes_after_vii_a_and_viii_j() -> None:
    names = ["IX G", "VIII J", "VII B", "IX A", "VII A"]

    assert sorted(names, key=lambda n: (grade_of(n), suffix_of(n))) == [
        "VII A",
        "VII B",
        "VIII J",
        "IX A",
        "IX G",
    ]


def test_numbers_count_and_unknown_names_come_last() -> None:
    names = ["Apel", "X", "IX A", "VII B", "VII 10", "VII 2", "VII A", "VII A2"]

    assert sorted(names, key=sort_key) == [
        "VII 2",
        "VII 10",
        "VII A",
        "VII A2",
        "VII B",
        "IX A",
        "X",
        "Apel",
    ]


@given(st.text(alphabet="ivxABC alif0123-._/()²", max_size=12) | st.text(max_size=8))
def test_a_name_made_normal_stays_and_has_a_place(name: str) -> None:
    once = normalise(name)

    assert normalise(once) == once
    assert sort_key(once) == sort_key(name)
