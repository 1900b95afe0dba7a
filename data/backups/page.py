"""The page of backups: what is kept, one more, back again, and whether all is well."""

from functools import partial
from html import escape

import streamlit as st

from data.act import Act
from data.backups import making
from data.backups import store as backups
from data.backups.actions import back_up, keep_setting, lock_daily, unlock_daily
from data.backups.daily import daily, told
from data.backups.making import Made, Stage
from data.backups.models import (
    DAYS,
    MONTHS,
    SHORTEST_PASSPHRASE,
    WEEKS,
    BackupSettingDraft,
    KeptBackup,
)
from data.backups.queries import Checked, checked, is_well
from data.duties import Duty
from data.errors import Refused
from data.language import N_, in_moment, in_number, say, why
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, saving, show_once, shown_once, telling
from data.ui.links import go
from data.ui.pages import Page, Section
from data.ui.passages import Passage, passages
from data.ui.progress import Step, Steps, to_the_end
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import tabs

PAGE = Page(
    N_("Backups"),
    "cadangan",
    "verified",
    Section.SCHOOL,
    Duty.KEEP_BACKUPS,
    words=N_("restore, copy of the data"),
)
DONE = "backup"
MEGABYTE = 1024 * 1024


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    if desk.store.folder is None:
        st.info(say("These records are only in memory and cannot be backed up."))
        return
    for failure in told(desk.store, desk.clock()):
        st.warning(why(failure))
    tabs(
        "backups",
        (
            (say("Kept"), partial(_kept, desk)),
            (say("Restore"), _restore),
            (say("Where and how"), partial(_settings, desk)),
            (say("Check"), partial(_check, desk)),
        ),
    )


def _kept(desk: Desk) -> None:
    st.caption(
        say(
            "While the app runs, it makes a backup every day and keeps those of {days} "
            "days, {weeks} weeks and {months} months. A backup holds everything, "
            "personal data of pupils, parents and teachers too: keep it safe and give "
            "it to nobody (UU 27/2022).",
            days=DAYS,
            weeks=WEEKS,
            months=MONTHS,
        )
    )
    if name := shown_once(DONE):
        st.html(_download(name, say("Download {name}", name=name)))
    _new(desk)
    kept = backups.kept_in(making.own_folder(desk.store), desk.school.zone)
    if kept:
        _list(desk, kept)
    else:
        st.info(say("There is no backup yet. Make the first one above."))


def _new(desk: Desk) -> None:
    with st.form("backup", border=False):
        passphrase = st.text_input(
            say("Passphrase (may stay empty)"),
            type="password",
            key="backup-passphrase",
            help=say(
                "At least {least} characters; empty: as the daily backups. Whoever "
                "forgets it cannot open the backup: nobody can.",
                least=SHORTEST_PASSPHRASE,
            ),
        )
        sent = st.form_submit_button(say("Back up now"), type="primary")
    if sent:
        with saving("backup", say("The backup was made.")):
            made = to_the_end(
                say("The backup is being made"), partial(_made, desk, passphrase)
            )
            daily.second = made.second
            show_once(DONE, made.file.name)


def _made(desk: Desk, passphrase: str, told: Steps) -> Made:
    """Make a backup beside the page, by a cursor of its own."""
    stages = list(Stage)

    def at(stage: Stage) -> None:
        number = stages.index(stage) + 1
        told(Step(number, len(stages), say(stage.label)))

    store = desk.store.cursor()
    try:
        return back_up(Act(store, desk.person, desk.clock()), passphrase, at)
    finally:
        store.close()


def _list(desk: Desk, kept: list[KeptBackup]) -> None:
    heads = ((say("When"), ""), (say("Kind"), ""), (say("Size"), "number"), ("", ""))
    rows = [
        (
            plain(in_moment(one.made_at, desk.school.zone), "lead"),
            plain(say(one.kind.label)),
            plain(_size(one.size), "number", say("Size")),
            Cell(_download(one.name, say("Download"))),
        )
        for one in kept
    ]
    listing(heads, [Group((), rows)])


def _download(name: str, label: str) -> str:
    return f'<a href="/backups/{escape(name)}" download>{escape(label)}</a>'


def _size(size: int) -> str:
    if size < MEGABYTE:
        return f"{in_number(-(-size // 1024))} kB"
    return f"{in_number(round(size / MEGABYTE, 1))} MB"


def _restore() -> None:
    passages(
        Passage(words)
        for words in (
            say(
                "A backup takes the place of everything that is here now. First it is "
                "judged, and you are told what would be replaced; what is here is "
                "backed up before."
            ),
            say(
                "On a new computer: install Siklus Humas, then type “humas restore "
                "FILE --data FOLDER” in its window."
            ),
        )
    )
    go(say("Choose a backup to restore"), "/restore", ":material/history: ")


def _settings(desk: Desk) -> None:
    setting = as_drawn(backups.setting(desk.store), "backup-setting")
    key = str(setting.version)
    with st.form(f"backup-setting-{key}"):
        fields = Fields(key, setting)
        fields.line(
            "second_folder",
            say("Second folder (may stay empty)"),
            help=say(
                "A USB disk or a folder of the network, by its whole path. Every "
                "backup is copied there too; when it is not there, you are told, and "
                "the backup beside the records is made all the same."
            ),
        )
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("Saved."), **fields.labels):
            draft = BackupSettingDraft(second_folder=fields.typed["second_folder"])
            keep_setting(desk.act(), setting.version, draft)
    if setting.is_locked:
        _locked(desk, setting.version)
    else:
        _unlocked(desk, setting.version)


def _locked(desk: Desk, version: int) -> None:
    st.markdown(say("Daily backups are locked with a passphrase."))
    st.caption(
        say(
            "The passphrase is kept nowhere, not here either. Write it down and keep "
            "it where the school keeps what is important."
        )
    )
    if st.button(say("Lock them no more"), key=f"unlock-{version}"):
        told_then = say("Daily backups are made without a lock from now on.")
        with saving("unlock", told_then):
            unlock_daily(desk.act(), version)


def _unlocked(desk: Desk, version: int) -> None:
    st.markdown(say("Daily backups are not locked."))
    with st.form(f"lock-{version}"):
        first, second = (
            st.text_input(label, type="password", key=f"{name}-{version}")
            for name, label in (
                ("passphrase", say("Passphrase")),
                ("again", say("Passphrase once more")),
            )
        )
        st.caption(
            say(
                "Whoever forgets it cannot open these backups: nobody can. It is kept "
                "nowhere, so write it down."
            )
        )
        sent = st.form_submit_button(say("Lock daily backups"))
    if sent:
        with saving("lock", say("Daily backups are locked from now on.")):
            if first != second:
                raise Refused(N_("The passphrase was typed differently twice."))
            lock_daily(desk.act(), version, first)


def _check(desk: Desk) -> None:
    st.caption(
        say(
            "Looks at every record, every reference, the journal of changes, the "
            "attachments and the chain of the history."
        )
    )
    if st.button(say("Check now"), type="primary"):
        with telling(), st.spinner(say("Checking …")):
            _say_found(checked(desk.store))


def _say_found(found: list[Checked]) -> None:
    if is_well(found):
        st.success(say("Everything is there, and as it was written."))
    else:
        st.error(say("Not everything is as it was written."))
    passages(Passage(f"{'✗' if one.faults else '✓'} {_said(one)}") for one in found)


def _said(one: Checked) -> str:
    """Return what was looked at, and below it what is wrong."""
    counted = say(one.what, count=in_number(one.number))
    return "\n".join([counted, *(f"    {why(fault)}" for fault in one.faults)])
