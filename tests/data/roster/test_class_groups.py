import pytest

from data.roster.class_groups import grade_of, normalise, suffix_of


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
        ("Apel", "Apel", 99),
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
