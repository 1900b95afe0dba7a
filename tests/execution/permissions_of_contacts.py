"""Who may do what with contacts: whose they are, who was given them, and the lead."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final

from execution.contacts import actions as contacts
from execution.contacts.models import Contact, ContactSettingDraft
from tests.execution.contacts.make import (
    ALYA,
    MET_ON,
    a_contact,
    a_draft,
    teachers_come,
)
from tests.execution.make import key
from tests.make import DEWI, EKO, YEAR, acting
from tests.permissions import LEAD, NEW, PRINCIPAL, TEACHERS, Action, Line

FILE: Final = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
ITS_READERS: Final = LEAD | {"teacher"}
"""Who reads a contact of Dewi's; for another teacher it is not there."""

ITS, FILED = key("kontak"), key("berkas")


def spoken(w: Any) -> None:
    """Let Dewi and Eko come, and a contact of Dewi's be there."""
    teachers_come(w.store)
    a_contact(w.store)


def closed(w: Any) -> None:
    spoken(w)
    contacts.close_contact(acting(w.store, DEWI), ITS, 1, "Selesai")


def shared(w: Any) -> None:
    spoken(w)
    contacts.share_contact(acting(w.store, DEWI), ITS, EKO.id)


def with_file(w: Any) -> None:
    spoken(w)
    contacts.attach(acting(w.store, DEWI), FILED, ITS, "berita.pdf", FILE)


def old(w: Any) -> None:
    spoken(w)
    aged = {"met_on": MET_ON - timedelta(days=1500), "version": 2}
    w.store.replace(w.store.get(Contact, ITS).model_copy(update=aged))


ANOTHER: Final = frozenset({"another teacher"})


def _of_readers(
    given: tuple[object, ...],
    before: Callable[[Any], object] = spoken,
    *,
    reads: bool = False,
) -> Line:
    """Return a line of what whoever reads the contact may do with it."""
    return Line(
        ITS_READERS,
        lambda _: given,
        before=before,
        unseen=ANOTHER,
        reads=reads,
    )


CONTACTS: Final[Mapping[Action, Line]] = {
    contacts.record_contact: Line(
        LEAD | TEACHERS, lambda _: (NEW, a_draft(), YEAR), before=spoken
    ),
    contacts.change_contact: _of_readers((ITS, 1, a_draft(agreement="Jumat."))),
    contacts.remove_contact: Line(
        ITS_READERS, lambda _: (ITS, 1), before=spoken, untold=ANOTHER
    ),
    contacts.close_contact: _of_readers((ITS, 1, "Selesai")),
    contacts.reopen_contact: _of_readers((ITS, 2), closed),
    contacts.share_contact: _of_readers((ITS, EKO.id)),
    contacts.take_back_share: Line(ITS_READERS, lambda _: (ITS, EKO.id), before=shared),
    contacts.open_with_reason: Line(
        PRINCIPAL, lambda _: (ALYA, 1, "Permintaan orang tua"), before=spoken
    ),
    contacts.attach: _of_readers((NEW, ITS, "berita.pdf", FILE)),
    contacts.detach: _of_readers((FILED, ITS), with_file),
    contacts.open_file: _of_readers((FILED, ITS), with_file, reads=True),
    contacts.keep_limit: Line(LEAD, lambda _: (0, ContactSettingDraft(keep_years=3))),
    contacts.clear_contacts: Line(LEAD, lambda _: ([ITS],), before=old),
}
