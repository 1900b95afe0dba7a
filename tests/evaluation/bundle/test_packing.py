import hashlib
import re
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from data.attachments.models import FileDraft, FileKind, TakenFile
from data.errors import Refused, Unavailable
from data.store import Store
from evaluation.accreditation.models import ProofKind
from evaluation.accreditation.queries import proofs
from evaluation.bundle.facts import Plan, _without_file
from evaluation.bundle.models import Packed, Photos
from evaluation.bundle.packing import pack
from tests.evaluation.bundle.make import INSTRUMENT, hand_in, plan_of
from tests.make import NOW, SARI, acting

PDF = TakenFile(name="MoU.pdf", media_type=FileKind.PDF, content=b"%PDF-1 MoU")
PHOTO = TakenFile(
    name="foto.jpg", media_type=FileKind.JPEG, content=b"\xff\xd8\xff foto"
)
CLOSED = FileDraft(caption="Pentas seni", shows_pupils=True, has_consent=False)
OPEN = FileDraft(caption="Pentas seni", shows_pupils=True, has_consent=True)


def packed(store: Store, plan: Plan, tmp_path: Path) -> tuple[Packed, ZipFile]:
    target = tmp_path / "berkas.zip"
    done = pack(acting(store, SARI), plan, target, lambda _done, _of: None)
    return done, ZipFile(target)


def index_of(bundle: ZipFile) -> list[list[str]]:
    book = CalamineWorkbook.from_filelike(BytesIO(bundle.read("INDEKS.xlsx")))
    rows = book.get_sheet_by_index(0).to_python()
    top = next(n for n, row in enumerate(rows) if row[0] == "Nomor")
    return [[str(cell) for cell in row] for row in rows[top + 1 :] if any(row)]


def links_in(bundle: ZipFile) -> set[str]:
    page = bundle.read("INDEKS.html").decode()
    return {unquote(found) for found in re.findall(r'href="([^"]+)"', page)}


def test_the_bundle_is_whole_its_index_complete_and_its_checksums_right(
    store: Store, tmp_path: Path
) -> None:
    hand_in(store, "MoU puskesmas", ("1.1.2", "1.1.10"), files=(PDF,))
    done, bundle = packed(store, plan_of(store), tmp_path)

    path = next(name for name in bundle.namelist() if name.endswith(".pdf"))
    assert path.startswith("1.1.2 Kemitraan-dengan-orang-tua/2026-08-03-")
    assert set(bundle.namelist()) == {
        path,
        "INDEKS.html",
        "INDEKS.xlsx",
        "SHA256SUMS.txt",
    }
    assert bundle.read(path) == PDF.content
    assert bundle.testzip() is None
    sums = bundle.read("SHA256SUMS.txt").decode().splitlines()
    assert len(sums) == 3
    for line in sums:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256(bundle.read(name)).hexdigest() == digest
    assert links_in(bundle) == {path}
    whole = (tmp_path / "berkas.zip").read_bytes()
    assert (done.files, done.size, done.faults) == (1, len(whole), ())
    assert done.sha256 == hashlib.sha256(whole).hexdigest()

    rows = index_of(bundle)
    assert [(row[0], row[5]) for row in rows] == [
        ("1.1.2", path),
        ("1.1.10", path),
        ("1.1.10", ""),
        ("1.1.11", ""),
    ]
    assert rows[0][4].startswith("2026-08-03")
    assert "BELUM ADA" in rows[2][7]
    assert "BELUM ADA" in bundle.read("INDEKS.html").decode()


def test_what_is_sensitive_goes_in_by_an_own_tick_alone(
    store: Store, tmp_path: Path
) -> None:
    hand_in(store, "Kasus", ("1.1.2",), files=(PDF,), is_sensitive=True)
    hand_in(store, "Umum", ("1.1.2",), address="https://contoh.sch.id/a")
    without = plan_of(store)
    assert without.pieces == {}
    assert [row.note for row in without.rows if row.is_personal] == [
        "Memuat data pribadi; tidak disertakan"
    ]
    with pytest.raises(Refused):
        packed(store, without, tmp_path)

    _, bundle = packed(store, plan_of(store, personal=True), tmp_path)
    page = bundle.read("INDEKS.html").decode()
    assert "Memuat data pribadi (UU 27/2022). Diekspor oleh Sari" in page
    assert "https://contoh.sch.id/a" in page


@pytest.mark.parametrize(
    ("said", "photos", "goes_in", "marked"),
    [
        (OPEN, Photos.LEFT_OUT, True, False),
        (CLOSED, Photos.LEFT_OUT, False, False),
        (CLOSED, Photos.MARKED, True, True),
    ],
)
def test_photos_without_consent_are_left_out_or_marked(
    store: Store, said: FileDraft, photos: Photos, *, goes_in: bool, marked: bool
) -> None:
    hand_in(store, "Foto", ("1.1.10",), ProofKind.PHOTO, files=(PHOTO,), said=said)

    plan = plan_of(store, photos=photos)

    [row] = [row for row in plan.rows if row.title == "Pentas seni"]
    assert bool(row.piece) is goes_in
    assert ("Jangan dipublikasikan" in row.note) is marked
    assert row.is_personal is marked


def test_two_files_of_one_name_are_both_there(store: Store, tmp_path: Path) -> None:
    other = PDF.model_copy(update={"content": b"%PDF-1 lain"})
    hand_in(store, "MoU A", ("1.1.2",), files=(PDF,))
    hand_in(store, "MoU B", ("1.1.2",), files=(other,))
    hand_in(store, "MoU C", ("1.1.2",), files=(PDF,))

    _, bundle = packed(store, plan_of(store), tmp_path)

    found = [name for name in bundle.namelist() if name.endswith(".pdf")]
    assert len(found) == 2
    assert {bundle.read(name) for name in found} == {PDF.content, other.content}
    assert [row[5] for row in index_of(bundle)[:3]].count(found[0]) == 2


def test_a_lost_file_is_told_and_the_others_go_in(store: Store, tmp_path: Path) -> None:
    hand_in(store, "Ada", ("1.1.2",), files=(PHOTO,), said=OPEN)
    hand_in(store, "Hilang", ("1.1.2",), files=(PDF,))
    lost = store.files.path(hashlib.sha256(PDF.content).hexdigest())
    assert lost
    lost.unlink()

    done, bundle = packed(store, plan_of(store), tmp_path)

    assert done.files == 1
    assert "MoU.pdf" in done.faults[0]
    [row] = [row for row in index_of(bundle) if "MoU.pdf" in row[7]]
    assert row[5] == ""
    assert len(links_in(bundle)) == 1


def test_giving_up_leaves_nothing(store: Store, tmp_path: Path) -> None:
    hand_in(store, "MoU", ("1.1.2",), files=(PDF,))
    target = tmp_path / "berkas.zip"

    def give_up(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pack(acting(store, SARI), plan_of(store), target, give_up)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_written_over(store: Store, tmp_path: Path) -> None:
    hand_in(store, "MoU", ("1.1.2",), files=(PDF,))
    target = tmp_path / "berkas.zip"
    target.write_bytes(b"x")

    with pytest.raises(Refused, match="already"):
        pack(acting(store, SARI), plan_of(store), target, lambda _done, _of: None)
    assert target.read_bytes() == b"x"


def test_a_bundle_too_large_for_the_disk_is_not_begun(
    store: Store, tmp_path: Path
) -> None:
    hand_in(store, "MoU", ("1.1.2",), files=(PDF,))
    plan = plan_of(store)
    [(name, piece)] = plan.pieces.items()
    huge = plan._replace(pieces={name: piece._replace(size=10**18)})

    with pytest.raises(Unavailable):
        pack(acting(store, SARI), huge, tmp_path / "a.zip", lambda _done, _of: None)
    assert list(tmp_path.iterdir()) == []


def test_an_evidence_of_words_alone_has_its_line(store: Store) -> None:
    hand_in(store, "Wawancara", ("1.1.2",), note="Tiga orang tua diwawancarai.")

    [row] = [row for row in plan_of(store).rows if row.title == "Wawancara"]
    assert "Tiga orang tua" in row.note


def test_of_few_contacts_nobody_reads_how_many(store: Store) -> None:
    hand_in(store, "Konsultasi", ("1.1.2",), ProofKind.CONSULTATION)
    hand_in(store, "Lain", ("1.1.2",))

    notes = {row.title: row.note for row in plan_of(store).rows}

    assert notes["Konsultasi"] == "0 di catatan sekolah"
    [few] = [
        p for p in proofs(store, INSTRUMENT, NOW.date()) if p.title == "Konsultasi"
    ]
    row = _without_file(INSTRUMENT.item[0], few.model_copy(update={"counted": 2}))
    assert "<5" in row.note
