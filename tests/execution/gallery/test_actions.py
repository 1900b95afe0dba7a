from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from data.attachments.models import Attachment, FileDraft
from data.attachments.queries import files_shown
from data.attachments.store import content_of
from data.errors import HumasError, NotAllowed, NotFound, Refused
from data.store import Store
from execution.files.actions import open_file
from execution.gallery.actions import (
    add_photo,
    describe_photo,
    remove_photo,
)
from execution.gallery.documents import PhotoFacts, PrintedPhoto, photo_sheet
from execution.spending.actions import attach_to_receipt, remove_receipt
from planning.activities.models import Activity
from tests.execution.make import HELD_ON, key, to_close
from tests.execution.spending.make import (
    a_receipt,
    make_treasurer,
    make_treasurer_of_komite,
)
from tests.make import BUDI, RINA, SARI, SCHOOL, TONO, acting


def a_photo(colour: str = "teal", noted: str = "") -> bytes:
    made, exif = BytesIO(), Image.Exif()
    if noted:
        exif[0x0132] = noted
    Image.new("RGB", (900, 600), colour).save(made, "JPEG", exif=exif)
    return made.getvalue()


def add(store: Store, activity: Activity, name: str, content: bytes = b"") -> None:
    add_photo(
        acting(store, SARI),
        key(name),
        activity.id,
        f"{name}.jpg",
        content or a_photo(),
        draft=FileDraft(caption=name),
    )


def test_the_day_of_the_fact_is_the_cameras_or_the_activitys(store: Store) -> None:
    activity = to_close(store)
    add(store, activity, "a", a_photo("red", "2026:08:14 10:00:00"))
    add(store, activity, "b", a_photo("blue"))
    add(store, activity, "c", a_photo("green", "2031:01:01 00:00:00"))

    found = {f.caption: f for f in files_shown(store, "activity", activity.id)}

    assert found["a"].happened_on == date(2026, 8, 14)
    assert found["b"].happened_on == found["c"].happened_on == HELD_ON
    assert not found["a"].may_be_published


def test_the_same_photo_is_kept_once_and_a_form_sent_twice_too(store: Store) -> None:
    activity = to_close(store)
    for name in ("a", "a", "b"):
        add(store, activity, name)

    [kept] = files_shown(store, "activity", activity.id)
    assert kept.caption == "a"


def test_a_day_to_come_is_refused_and_nothing_is_kept(store: Store) -> None:
    activity = to_close(store)
    draft = FileDraft(happened_on=date(2026, 8, 18))

    with pytest.raises(Refused):
        add_photo(
            acting(store, SARI), key("a"), activity.id, "a.jpg", a_photo(), draft=draft
        )

    assert store.count(Attachment) == 0


def test_photos_of_receipts_are_for_those_who_see_amounts(store: Store) -> None:
    activity = to_close(store)
    receipt = a_receipt(store, activity)
    make_treasurer(store, activity, RINA, "Seksi dokumentasi")
    make_treasurer_of_komite(store, TONO, date(2026, 1, 1))
    attach_to_receipt(
        acting(store, SARI),
        key("nota"),
        receipt.id,
        "nota.jpg",
        a_photo(),
        draft=FileDraft(),
    )
    add(store, activity, "foto")

    for who, opens in ((BUDI, "both"), (RINA, "foto"), (TONO, "nota")):
        for name in ("foto", "nota"):
            act = acting(store, who)
            if opens in ("both", name):
                assert open_file(act, key(name), small=True).content
            else:
                with pytest.raises(NotFound):
                    open_file(act, key(name))


def test_a_member_describes_and_removes_only_their_own(store: Store) -> None:
    activity = to_close(store)
    make_treasurer(store, activity, RINA)
    add(store, activity, "a")
    said = FileDraft(caption="Pembukaan", happened_on=HELD_ON, has_consent=True)

    with pytest.raises(NotAllowed):
        describe_photo(acting(store, RINA), key("a"), 1, said)
    with pytest.raises(NotAllowed):
        remove_photo(acting(store, RINA), key("a"))
    describe_photo(acting(store, SARI), key("a"), 1, said)
    [kept] = files_shown(store, "activity", activity.id)
    assert kept.may_be_published
    remove_photo(acting(store, SARI), key("a"))
    remove_photo(acting(store, SARI), key("a"))
    assert files_shown(store, "activity", activity.id) == []


def test_a_receipt_takes_its_photos_along(store: Store) -> None:
    activity = to_close(store)
    receipt = a_receipt(store, activity)
    act = acting(store, SARI)
    attach_to_receipt(act, key("n"), receipt.id, "n.jpg", a_photo(), draft=FileDraft())

    remove_receipt(act, receipt.id, 1)

    assert store.count(Attachment) == 0
    with pytest.raises(NotFound):
        open_file(act, key("n"))


def test_a_file_that_was_lost_or_altered_is_told(store: Store) -> None:
    activity = to_close(store)
    add(store, activity, "a")
    kept = store.get(Attachment, key("a"))
    path = store.files.path(kept.sha256)
    assert path

    path.write_bytes(b"lain")
    with pytest.raises(NotFound, match="as it was handed in"):
        content_of(store, kept)
    path.unlink()
    with pytest.raises(NotFound, match="as it was handed in"):
        open_file(acting(store, BUDI), key("a"))


def test_no_answer_that_is_remembered_holds_a_picture(store: Store) -> None:
    """What pages ask about files names no content; that lies outside the database."""
    activity = to_close(store)
    add(store, activity, "a", a_photo())
    kinds = {
        column.table: column for column in store.columns() if "BLOB" in column.kind
    }

    assert "attachment" not in kinds
    assert store.number("select count(*) from attachment_content") == 0
    assert all("content" not in dict(f) for f in files_shown(store, "activity"))


def test_the_sheet_of_photos_says_what_may_not_go_out() -> None:
    from docx import Document  # noqa: PLC0415

    made = BytesIO()
    Image.new("RGB", (480, 320), "teal").save(made, "WEBP")
    activity = Activity(id=key("a"), school_year=2026, title="Rapat", version=1)
    printed = [
        PrintedPhoto(made.getvalue(), "Pembukaan", HELD_ON, may_be_published=False),
        PrintedPhoto(made.getvalue(), "", HELD_ON, may_be_published=True),
    ]

    paper = Document(BytesIO(photo_sheet(PhotoFacts(SCHOOL, activity, printed))))

    words = [c.text for t in paper.tables for row in t.rows for c in row.cells]
    assert sum("Jangan dipublikasikan" in cell for cell in words) == 1
    assert any("Tanggal: 15 Agustus 2026" in cell for cell in words)
    assert len(paper.inline_shapes) == 2


def test_a_stranger_learns_nothing_from_an_address(store: Store) -> None:
    activity = to_close(store)
    add(store, activity, "a")
    told: list[str] = []
    for name in ("a", "not there"):
        with pytest.raises(HumasError) as refused:
            open_file(acting(store, TONO), key(name))
        told.append(refused.value.message)

    assert told[0] == told[1]
