from data.people.models import Element, Person
from organizing.committees.reading import read_seats
from tests.organizing.make import key

RINA, TONO, OTHER = (
    Person(id=key(name), name=name, element=Element.TEACHER, is_active=True, version=1)
    for name in ("Dra. Rina Marlina, M.Pd.", "Tono Hadi", "Tono Wijaya, S.Pd.")
)
CHAIR, SECRETARY = key("Ketua"), key("Sekretaris")
TITLES = {CHAIR: "Ketua", SECRETARY: "Sekretaris"}


def test_names_without_a_position_are_taken_in_order() -> None:
    found = read_seats("1. RINA MARLINA\n\n2) Tono Hadi", TITLES, (RINA, TONO, OTHER))

    assert found.seats == {CHAIR: (RINA.id,), SECRETARY: (TONO.id,)}
    assert (found.new, found.unknown) == ({}, ())


def test_columns_of_a_sheet_and_several_names_are_read() -> None:
    text = "secretary\tTono Hadi; Rina Marlina, M.Pd.; Tono Hadi\nHumas\tRina\nKetua:"

    found = read_seats(text, TITLES, (RINA, TONO, OTHER))

    assert found.seats == {SECRETARY: (TONO.id, RINA.id), CHAIR: ()}
    assert found.new == {"Humas": (RINA.id,)}


def test_a_name_of_nobody_or_of_two_is_told() -> None:
    found = read_seats("Ketua: Tono; Nina\nA\nB\nC", TITLES, (RINA, TONO, OTHER))

    assert found.unknown == ("Tono", "Nina", "A", "B", "C")
    assert found.seats == {CHAIR: (), SECRETARY: ()}
