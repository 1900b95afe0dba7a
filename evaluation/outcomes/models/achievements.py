"""What an achievement is; pupils are counted, and never named."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from data.calendar import SchoolYear
from data.errors import HumasError, Refused
from data.language import N_
from data.names import plain_name
from data.record import KeptRecord, Record, Term, Title, Words
from evaluation.recognitions.models import AwardLevel

SEVERAL: Final = 2
"""From so many words on a name is known in a text; one word may mean anything."""


class AchievementField(Term):
    """In what it was achieved."""

    ACADEMIC = "academic", N_("Academic")
    OTHER = "other", N_("Non-academic")


class AchievementDraft(Record):
    """An achievement as it is filled in; ``holder`` is a team or a class group."""

    title: Title
    field: AchievementField
    level: AwardLevel
    rank: Words = ""
    holder: Words = ""
    pupils: Annotated[int, Field(ge=1, le=9999)] | None = None
    achieved_on: date | None = None
    organiser: Words = ""
    source: Words = ""

    def refusal(self, year: SchoolYear, today: date) -> HumasError | None:
        """Return why it cannot be kept among those of a school year, or None."""
        return day_refusal(self.title, self.achieved_on, year, today)


class Achievement(
    AchievementDraft, KeptRecord, table="achievement", fixed=("school_year",)
):
    """A kept achievement."""

    id: UUID
    school_year: int
    version: int

    @property
    def draft(self) -> AchievementDraft:
        """What was filled in."""
        names = AchievementDraft.model_fields
        return AchievementDraft.as_kept(**{name: getattr(self, name) for name in names})


def day_refusal(
    title: str, day: date | None, year: SchoolYear, today: date
) -> HumasError | None:
    """Return why something is not of this day, or None."""
    if day is None:
        return None
    if day > today:
        return Refused(N_("“{title}”: {day} has not come yet."), title=title, day=day)
    if day not in year:
        return Refused(
            N_(
                "“{title}”: {day} is not in the school year {year}. Correct the day, "
                "or note it in its own year."
            ),
            title=title,
            day=day,
            year=year,
        )
    return None


def named_pupil(texts: Iterable[str], names: Iterable[str]) -> str | None:
    """Return the first pupil whose whole name stands in one of these texts, or None.

    A name of one word is not looked for: it may be that of a contest or a place.
    """
    told = [f" {_plain(text)} " for text in texts if text]
    for name in names:
        known = plain_name(name)
        if known.count(" ") + 1 >= SEVERAL and any(f" {known} " in t for t in told):
            return name
    return None


def names_refusal(name: str) -> HumasError:
    """Return why a text with a pupil's name is not kept."""
    return Refused(
        N_(
            "“{name}” is the name of a pupil. Names of pupils are not kept here: write "
            "the team or the class group, such as “a pupil of class VIII”, and how "
            "many they were."
        ),
        name=name,
    )


def _plain(text: str) -> str:
    words = re.findall(r"[^\W_]+", text.replace("'", "").replace("’", ""))
    return " ".join(words).casefold()
