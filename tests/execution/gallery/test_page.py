from collections.abc import Callable

from data.store import Store
from data.ui.desk import Desk
from execution.gallery.page import part, show
from tests.execution.gallery.test_actions import a_photo, add
from tests.execution.make import key, to_close
from tests.execution.spending.make import make_treasurer
from tests.make import BUDI, RINA, SARI, TONO
from tests.open_page import labelled, open_page, said, written

DeskOf = Callable[..., Desk]


def body(page: object) -> str:
    return "".join(part.proto.body for part in page.get("html"))  # type: ignore[attr-defined]


def test_the_year_shows_thumbnails_that_load_when_in_sight(
    store: Store, desk_of: DeskOf
) -> None:
    activity = to_close(store)
    add(store, activity, "Pembukaan")

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert body(page).count(f'src="/files/{key("Pembukaan")}/small"') == 1
    assert 'loading="lazy"' in body(page)
    assert f"kegiatan={activity.id}" in body(page)
    part_of = open_page(lambda desk: part(desk, activity), desk_of(BUDI))
    assert said("Not to be published") in written(part_of)


def test_several_are_handed_in_and_the_bad_one_is_told(
    store: Store, desk_of: DeskOf
) -> None:
    activity = to_close(store)
    page = open_page(show, desk_of(SARI), {"kegiatan": str(activity.id)})

    page.file_uploader[0].set_value(
        [
            ("a.jpg", a_photo("red"), "image/jpeg"),
            ("virus.jpg", b"MZ\x90\x00", "image/jpeg"),
            ("b.jpg", a_photo("blue"), "image/jpeg"),
        ]
    )
    labelled(page.text_input, "What it shows").input("Suasana rapat")
    labelled(page.button, "Hand in").click().run()

    assert not page.exception
    assert "virus.jpg" in page.error[0].value
    assert page.error[0].value.startswith("2 ")
    assert written(page.run()).count("Suasana rapat") == 2


def test_a_photo_is_described_anew(store: Store, desk_of: DeskOf) -> None:
    activity = to_close(store)
    add(store, activity, "a")
    asked = {"kegiatan": str(activity.id), "berkas": str(key("a"))}
    page = open_page(show, desk_of(SARI), asked)

    labelled(page.text_input, "What it shows").input("Sambutan komite")
    labelled(page.button, "Keep the change").click().run()

    assert not page.exception
    assert "Sambutan komite" in written(page)


def test_the_committee_adds_and_others_see_nothing(
    store: Store, desk_of: DeskOf
) -> None:
    activity = to_close(store)
    make_treasurer(store, activity, RINA, "Seksi dokumentasi")
    add(store, activity, "a")

    page = open_page(show, desk_of(RINA), {"kegiatan": str(activity.id)})
    assert "/small" in body(page)
    assert "berkas=" not in body(page)
    for draw in (show, lambda desk: part(desk, activity)):
        page = open_page(draw, desk_of(TONO), {"kegiatan": str(activity.id)})
        assert not page.exception
        assert "/small" not in body(page)
