"""Who may do what with money, gifts and photos: the lead, and each treasurer."""

from collections.abc import Mapping
from typing import Protocol

from data.attachments.models import FileDraft
from data.letters.models import NumberChoice
from data.store import Store
from execution.files import actions as files
from execution.gallery import actions as gallery
from execution.gifts import actions as gifts
from execution.spending import actions as spending
from planning.activities.models import Activity
from tests.execution.gifts.make import a_gift, gift_draft, help_draft
from tests.execution.make import A_PDF, SAID, key
from tests.execution.spending.make import a_draft, a_receipt, make_treasurer
from tests.make import RINA, SARI, YEAR, acting
from tests.permissions import EVERYBODY, LEADERS, NEW, Action, Line

KEEPERS = frozenset({"lead", "member"})
"""Rina is the treasurer of the activity's committee; by a link nobody keeps money."""

RECEIPT = key("kuitansi")


class World(Protocol):
    """A school with an approved activity."""

    @property
    def store(self) -> Store: ...

    @property
    def activity(self) -> Activity: ...


def with_treasurer(w: World) -> None:
    make_treasurer(w.store, w.activity)


def with_receipt(w: World) -> None:
    with_treasurer(w)
    a_receipt(w.store, w.activity)


PHOTO = key("foto")


def with_photo_of_receipt(w: World) -> None:
    with_receipt(w)
    spending.attach_to_receipt(
        acting(w.store, SARI), PHOTO, RECEIPT, "a.pdf", A_PDF, draft=FileDraft()
    )


GIFT, HELP = key("pemberian"), key("relawan")


def with_gift(w: World) -> None:
    with_treasurer(w)
    a_gift(w.store, w.activity)


def with_numbered_gift(w: World) -> None:
    with_gift(w)
    gifts.number_gift(acting(w.store, SARI), GIFT, key("nomor"), NumberChoice())


def with_photo_of_gift(w: World) -> None:
    with_gift(w)
    gifts.attach_to_gift(
        acting(w.store, SARI), PHOTO, GIFT, "a.pdf", A_PDF, draft=FileDraft()
    )


def with_help(w: World) -> None:
    with_treasurer(w)
    gifts.note_volunteers(acting(w.store, SARI), HELP, w.activity.id, help_draft())


def with_photo(w: World) -> None:
    """Rina works for the activity and handed the photo in."""
    with_treasurer(w)
    gallery.add_photo(
        acting(w.store, RINA), PHOTO, w.activity.id, "a.pdf", A_PDF, draft=FileDraft()
    )


MONEY: Mapping[Action, Line] = {
    spending.enter_receipt: Line(
        KEEPERS,
        lambda w: (NEW, w.activity.id, a_draft(amount=40_000)),
        before=with_treasurer,
    ),
    spending.change_receipt: Line(
        KEEPERS, lambda w: (RECEIPT, 1, a_draft(amount=40_000)), before=with_receipt
    ),
    spending.remove_receipt: Line(KEEPERS, lambda w: (RECEIPT, 1), before=with_receipt),
    spending.attach_to_receipt: Line(
        KEEPERS,
        lambda w: (NEW, RECEIPT, "a.pdf", A_PDF),
        before=with_receipt,
        named={"draft": FileDraft()},
    ),
    spending.describe_on_receipt: Line(
        KEEPERS, lambda w: (PHOTO, 1, SAID), before=with_photo_of_receipt
    ),
    spending.detach_from_receipt: Line(
        KEEPERS, lambda w: (PHOTO,), before=with_photo_of_receipt
    ),
    gifts.note_gift: Line(
        KEEPERS,
        lambda w: (NEW, YEAR, w.activity.id, gift_draft()),
        before=with_treasurer,
    ),
    gifts.change_gift: Line(
        KEEPERS, lambda w: (GIFT, 1, gift_draft(title="Meja")), before=with_gift
    ),
    gifts.remove_gift: Line(KEEPERS, lambda w: (GIFT, 1), before=with_gift),
    gifts.number_gift: Line(
        KEEPERS, lambda w: (GIFT, NEW, NumberChoice()), before=with_gift
    ),
    gifts.take_back_gift_number: Line(
        KEEPERS, lambda w: (GIFT,), before=with_numbered_gift
    ),
    gifts.attach_to_gift: Line(
        KEEPERS,
        lambda w: (NEW, GIFT, "a.pdf", A_PDF),
        before=with_gift,
        named={"draft": FileDraft()},
    ),
    gifts.describe_on_gift: Line(
        KEEPERS, lambda w: (PHOTO, 1, SAID), before=with_photo_of_gift
    ),
    gifts.detach_from_gift: Line(
        KEEPERS, lambda w: (PHOTO,), before=with_photo_of_gift
    ),
    gifts.note_volunteers: Line(
        KEEPERS, lambda w: (NEW, w.activity.id, help_draft()), before=with_treasurer
    ),
    gifts.change_volunteers: Line(
        KEEPERS, lambda w: (HELP, 1, help_draft(people=3)), before=with_help
    ),
    gifts.remove_volunteers: Line(KEEPERS, lambda w: (HELP, 1), before=with_help),
    gallery.add_photo: Line(
        KEEPERS,
        lambda w: (NEW, w.activity.id, "a.pdf", A_PDF),
        before=with_treasurer,
        named={"draft": FileDraft()},
    ),
    gallery.describe_photo: Line(
        KEEPERS, lambda w: (PHOTO, 1, SAID), before=with_photo
    ),
    gallery.remove_photo: Line(KEEPERS, lambda w: (PHOTO,), before=with_photo),
    files.open_file: Line(
        KEEPERS | LEADERS,
        lambda w: (PHOTO,),
        before=with_photo,
        unseen=EVERYBODY - KEEPERS - LEADERS,
        reads=True,
    ),
}
