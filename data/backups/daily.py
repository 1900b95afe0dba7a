"""The day's backup makes itself while the app runs, and says when it could not."""

import logging
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, tzinfo
from threading import Event, Thread
from typing import Final

from data.act import Act
from data.actor import Actor
from data.backups import making
from data.backups import store as backups
from data.backups.actions import back_up_daily
from data.backups.models import BackupKind, KeptBackup, lateness
from data.errors import Busy, HumasError, Refused
from data.language import N_
from data.store import Store

FIRST: Final = 60.0
"""Seconds after the start; people come first."""

EVERY: Final = 600.0
"""Seconds from one look at the clock to the next."""

log: Final = logging.getLogger("humas")


class Daily:
    """Makes a backup on every day on which the app runs; a failure ends nothing."""

    def __init__(self) -> None:
        self.failure: HumasError | None = None
        """Why the last try failed; without what it was raised in."""

        self.second: HumasError | None = None
        """Why the last backup did not get into the second folder."""

        self._stop = Event()

    def start(
        self,
        records: Callable[[], Store],
        clock: Callable[[], datetime],
        by: Actor,
        *,
        first: float = FIRST,
        every: float = EVERY,
    ) -> None:
        """Look at the clock from now on, until ``stop``."""
        self.failure = self.second = None
        self._stop = Event()
        wait = self._stop.wait

        def run() -> None:
            pause = first
            while not wait(pause):
                self.look(records, clock, by)
                pause = every

        Thread(target=run, name="daily backup", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._stop.set()

    def look(
        self, records: Callable[[], Store], clock: Callable[[], datetime], by: Actor
    ) -> None:
        """Make the day's backup if there is none yet."""
        try:
            with closing(records().cursor()) as store:
                self._look(store, clock(), by)
        except Busy:
            log.info("Another backup is being made; the daily one waits.")
        except HumasError as failure:
            self.failure = Refused(failure.message, **failure.facts)
            log.warning("The daily backup failed: %s", failure)
        except Exception:
            self.failure = Refused(
                N_("The daily backup failed; why stands in the server's log.")
            )
            log.exception("The daily backup failed.")

    def _look(self, store: Store, now: datetime, by: Actor) -> None:
        zone = backups.zone_of(store)
        if not backups.facts_of(store).school:
            return
        if not is_due(last_daily(store), now, zone):
            return
        self.second = back_up_daily(Act(store, by, now)).second
        self.failure = None


daily: Final = Daily()
"""This process's own."""


def is_due(last: KeptBackup | None, now: datetime, zone: tzinfo) -> bool:
    """Return whether the day at the school's clock has no backup yet."""
    return last is None or last.made_at.date() != now.astimezone(zone).date()


def last_daily(store: Store) -> KeptBackup | None:
    """Return the newest daily backup."""
    if store.folder is None:
        return None
    kept = backups.kept_in(making.own_folder(store), backups.zone_of(store))
    return next((one for one in kept if one.kind is BackupKind.DAILY), None)


def told(store: Store, now: datetime) -> list[HumasError]:
    """Return what whoever keeps the backups must know: too late, failed, not beside.

    Records that began a day ago have none yet, and nothing to tell.
    """
    if store.folder is None:
        return []
    last, zone = last_daily(store), backups.zone_of(store)
    begun = last.made_at if last else backups.begun_at(store)
    late = lateness(last, daily.failure, begun, now, zone)
    return [one for one in (late, daily.second) if one]
