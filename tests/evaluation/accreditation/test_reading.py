"""A school's own instrument: the template filled in, and what strangers hand in."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data.cooperation import CooperationForm
from data.errors import HumasError, UnreadableFile
from data.workbook import BadRow
from evaluation.accreditation import store
from evaluation.accreditation.documents import instrument_template
from evaluation.accreditation.models import Instrument, Item, ProofKind
from evaluation.accreditation.reading import Named, ReadInstrument, read_instrument
from tests.make import SCHOOL

NAMED = Named("SMK", "2025", "Instrumen SMK")
HEAD = "Kode;Komponen atau bagian;Butir atau indikator;Jenis bukti;Segar (bulan)\n"
TOML = """
name = "SMK"
edition = "2025"
title = "Instrumen SMK"
[[item]]
code = "1"
title = "Satu"
"""


def read(text: str, name: str = "a.csv") -> ReadInstrument:
    return read_instrument(name, text.encode(), NAMED)


def whole(found: ReadInstrument) -> Instrument:
    assert found.instrument is not None
    return found.instrument


def only_item(text: str) -> Item:
    [item] = whole(read(text)).item
    return item


def only_fault(text: str, name: str = "a.csv") -> BadRow:
    found = read(text, name)
    assert found.instrument is None
    [fault] = found.faults
    return fault


def test_the_template_is_taken_in_again() -> None:
    content = instrument_template(SCHOOL, date(2026, 8, 17))
    [item] = whole(read_instrument("format.xlsx", content, NAMED)).item
    assert (item.code, item.is_humas) == ("2.6.4", True)
    assert item.kinds == (ProofKind.INVITATION, ProofKind.MINUTES)
    assert {one.forms for one in item.expected} == {(CooperationForm.POMG,)}
    assert item.earlier[0].code == "27"


def test_our_own_files_are_taken_in_as_toml() -> None:
    text = Path(store.__file__).with_name("ia2024.toml").read_bytes()
    found = whole(read_instrument("ia2024.toml", text, NAMED))
    assert found == store.ready_instruments()[0]


def test_kinds_without_a_condition_wait_for_a_person() -> None:
    item = only_item(f"{HEAD}2.6.4;;Mitra;Notulen; LPJ, SK;24\n".replace("; LPJ", ","))
    by_hand = {want.kind: (want.by_hand, want.months) for want in item.expected}
    assert by_hand[ProofKind.MINUTES][0] is True


def test_headings_are_made_once_and_codes_keep_their_text() -> None:
    rows = "1.1;2.6 Layanan;Satu;;\n1.10;2.6 Layanan;Dua;;\n1.2;Lain;Tiga;;\n"
    found = whole(read(HEAD + rows))
    assert [one.code for one in found.item] == ["1.1", "1.10", "1.2"]
    assert [(one.number, one.title) for one in found.heading] == [
        ("2.6", "Layanan"),
        ("B2", "Lain"),
    ]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (";;Tanpa kode;;", "Kode", "code is missing"),
        ("2.6*;;Tanda;;", "Kode", "code is missing"),
        ("2.6;;;;", "Butir atau indikator", "no title"),
        ("2.6;;Mitra;Cap jempol;", "Jenis bukti", "none of the kinds"),
        ("2.6;;Mitra;Notulen;0", "Segar (bulan)", "number of months"),
        ("2.6;;Mitra;Notulen;121", "Segar (bulan)", "number of months"),
        ("2.6;;Mitra;Notulen;dua", "Segar (bulan)", "number of months"),
    ],
)
def test_a_bad_row_says_where_and_how_to_mend(
    row: str, column: str, words: str
) -> None:
    fault = only_fault(f"{HEAD}1;;Baik;;\n{row}\n")
    assert (fault.row, fault.column) == (3, column)
    assert words in fault.message


def test_a_code_stands_once() -> None:
    fault = only_fault(f"{HEAD}2.6;;Satu;;\n2.6;;Dua;;\n")
    assert (fault.row, fault.facts) == (3, {"code": "2.6"})


def test_every_bad_row_is_told_at_once() -> None:
    found = read(f"{HEAD};;A;;\n1;;;;\n2;;Baik;;\n3;;C;Cap;\n")
    assert [one.row for one in found.faults] == [2, 3, 5]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TOML.replace('title = "Satu"', 'judul = "Satu"'), "is left out"),
        (TOML + "warna = 1\n", "no word of an instrument"),
        (TOML + TOML[TOML.index("[[item]]") :], "stand twice"),
        (TOML + "may_not_apply = 3\n", "cannot stand here"),
        (TOML + 'expected = [{kind = "cap"}]\n', "cannot stand here"),
        (TOML + 'expected = [{kind = "photo", months = 999}]\n', "cannot stand here"),
        (TOML[: TOML.index("[[item]]")] + "item = [1]\n", "cannot stand here"),
    ],
)
def test_a_wrong_toml_says_which_word(text: str, words: str) -> None:
    found = read(text, "a.toml")
    assert found.instrument is None
    assert any(words in fault.message for fault in found.faults)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", b"name = "),
        ("a.toml", b"\xff\xfe\x00"),
        ("a.toml", b"x" * (1024 * 1024 + 1)),
        ("a.csv", b"Nama;Kelas\nBudi;VII A\n"),
        ("a.csv", HEAD.encode()),
        ("a.xlsx", b"PK\x03\x04 nothing"),
        ("a.xlsx", b""),
    ],
)
def test_what_is_no_instrument_is_refused_whole(name: str, content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_instrument(name, content, NAMED)


@given(some.text(max_size=80))
def test_whatever_stands_in_a_cell_is_read_or_told(cell: str) -> None:
    line = cell.replace("\n", " ").replace("\r", " ").replace('"', "")
    try:
        found = read(f'{HEAD}1;;Baik;;\n"{line}";"{line}";"{line}";"{line}";"{line}"\n')
    except HumasError:
        return
    assert (found.instrument is None) == bool(found.faults)
