from collections.abc import Callable
from pathlib import Path

from data.backups import store as backups
from data.backups.actions import back_up, back_up_daily, lock_daily
from data.backups.daily import daily
from data.backups.models import BackupKind
from data.backups.page import PAGE, show
from data.errors import Refused
from data.history import events_of, note
from data.store import Store
from data.ui.desk import Desk
from tests.make import BUDI, NOW, RINA, SARI, SCHOOL, acting
from tests.open_page import at_tab, labelled, links_of, open_page, said, written

DeskOf = Callable[..., Desk]
WORDS = "kuda makan rumput"


def test_lead_makes_a_backup_and_is_handed_its_link(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(SARI))
    assert not page.exception
    assert any("UU 27/2022" in caption.value for caption in page.caption)
    assert len(page.info) == 1

    labelled(page.button, "Back up now").click().run()

    assert not page.exception
    assert (
        links_of(page).splitlines()
        == ["/backups/cadangan-20260817-090000-manual.zip"] * 2
    )
    assert said(BackupKind.BY_HAND.label) in written(page)


def test_a_short_passphrase_is_told(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    labelled(page.text_input, "Passphrase (may stay empty)").input("pendek")
    labelled(page.button, "Back up now").click().run()

    assert len(page.error) == 1
    assert not links_of(page)


def test_nobody_else_sees_the_page(desk_of: DeskOf) -> None:
    for person in (BUDI, RINA):
        page = open_page(show, desk_of(person))
        assert len(page.warning) == 1
        assert not page.button
        assert not PAGE.is_for(person)


def test_a_second_folder_is_kept_and_a_wrong_one_told(
    store: Store, desk_of: DeskOf, tmp_path: Path
) -> None:
    page = at_tab(open_page(show, desk_of(SARI)), "backups", said("Where and how"))
    second = labelled(page.text_input, "Second folder (may stay empty)")
    second.input("usb")
    labelled(page.button, "Save").click().run()
    assert len(page.error) == 1

    labelled(page.text_input, "Second folder (may stay empty)").input(str(tmp_path))
    labelled(page.button, "Save").click().run()

    assert not page.error
    assert backups.setting(store).second_folder == str(tmp_path)


def test_daily_backups_are_locked_by_a_passphrase_typed_twice(
    store: Store, desk_of: DeskOf
) -> None:
    page = at_tab(open_page(show, desk_of(SARI)), "backups", said("Where and how"))
    labelled(page.text_input, "Passphrase").input(WORDS)
    labelled(page.text_input, "Passphrase once more").input("sesuatu yang lain")
    labelled(page.button, "Lock daily backups").click().run()
    assert len(page.error) == 1
    assert not backups.setting(store).is_locked

    labelled(page.text_input, "Passphrase once more").input(WORDS)
    labelled(page.button, "Lock daily backups").click().run()
    assert backups.setting(store).is_locked

    labelled(page.button, "Lock them no more").click().run()
    assert not backups.setting(store).is_locked


def test_a_check_says_what_is_wrong(store: Store, desk_of: DeskOf) -> None:
    page = at_tab(open_page(show, desk_of(SARI)), "backups", said("Check"))
    labelled(page.button, "Check now").click().run()
    assert len(page.success) == 1

    store.write("insert into cadence values (2031, 'meeting', 3, 1)")
    labelled(page.button, "Check now").click().run()

    assert len(page.error) == 1
    assert "cadence" in written(page)


def test_a_failed_or_late_backup_is_told(store: Store, desk_of: DeskOf) -> None:
    daily.failure = Refused("Diska penuh.")
    try:
        page = open_page(show, desk_of(SARI))
    finally:
        daily.failure = None
    assert [warning.value for warning in page.warning] == ["Diska penuh."]
    assert not open_page(show, desk_of(SARI)).warning
    old = acting(store, SARI, NOW.replace(day=10))
    back_up_daily(old)

    page = open_page(show, desk_of(SARI))

    assert "10 Agustus 2026" in page.warning[0].value


def test_a_folder_without_backups_stays_calm_on_its_first_day(
    store: Store, desk_of: DeskOf
) -> None:
    with store.transaction():
        note(store, "school", 1, "founded", by=SARI, now=NOW.replace(day=1))

    assert len(open_page(show, desk_of(SARI)).warning) == 1


def test_the_way_to_a_restore_leads_out_of_the_page(
    store: Store, desk_of: DeskOf
) -> None:
    page = at_tab(open_page(show, desk_of(SARI)), "backups", said("Restore"))

    assert "/restore" in links_of(page)


def test_what_was_made_by_hand_stands_in_the_history(store: Store) -> None:
    for passphrase in ("", WORDS):
        made = back_up(acting(store, SARI), passphrase)

        [event] = events_of(store, "backup", made.file.name)
        assert (event.event, event.person) == ("made", "Sari")
        assert WORDS not in event.facts
    lock_daily(acting(store, SARI), 0, WORDS)
    assert all(WORDS not in e.facts for e in events_of(store, "backup_setting", 1))
    assert SCHOOL.zone is not None
