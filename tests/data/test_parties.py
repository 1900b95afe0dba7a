import pytest

from data.errors import Refused
from data.language import Language, speaking
from data.participants import Expected, Party
from data.parties import read_parties, typed_parties


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("Komite 12; guru 10", {Party.KOMITE: 12, Party.TEACHERS: 10}),
        ("Komite (12 orang), para guru", {Party.KOMITE: 12, Party.TEACHERS: None}),
        ("3 kepala sekolah, 10 guru", {Party.TEACHERS: 13}),
        ("Guru dan kepala sekolah (13)", {Party.TEACHERS: 13}),
        ("guru dan komite", {Party.TEACHERS: None, Party.KOMITE: None}),
        ("Tamu & narasumber: 2\nPengawas", {Party.GUESTS: 2, Party.SUPERVISORS: None}),
        ("1.200 tamu", {Party.GUESTS: 1200}),
        ("Guru; komite 30", {Party.TEACHERS: None, Party.KOMITE: 30}),
        ("", {}),
    ],
)
def test_groups_are_read_as_people_write_them(
    typed: str, groups: dict[Party, int | None]
) -> None:
    assert {p.party: p.expected for p in read_parties(typed)} == groups


def test_groups_are_typed_as_they_were_read() -> None:
    parties = tuple(
        Expected(party=party, expected=number)
        for number, party in enumerate(Party)
        if party is not Party.FAMILIES
    )

    for language in Language:
        with speaking(language):
            assert read_parties(typed_parties(parties)) == parties


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Komite 12; sulap 3", "sulap 3"),
        ("orang tua 12", "not a group"),
        ("Komite 0", "from 1 to"),
        ("guru, 3 kepala sekolah", "once without a number"),
        ("guru 3 4", "not a group"),
        ("Guru, TU, dan komite (30 orang)", "not clear whom 30 counts"),
        ("Komite dan guru: 30", "not clear whom 30 counts"),
        ("25 komite dan guru", "not clear whom 25 counts"),
        ("Guru/TU 30; komite 12", "“Guru/TU 30”"),
        ("30 komite dan kelas VII", "not clear whom 30 counts"),
    ],
)
def test_groups_that_cannot_be_read_are_named(typed: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_parties(typed)

    assert why in str(refused.value)
