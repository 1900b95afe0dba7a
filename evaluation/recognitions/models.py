"""What an accreditation, a standing or an award is, and when it ends."""

import re
from datetime import date, timedelta
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from data.errors import HumasError, Refused
from data.language import N_
from data.record import KeptRecord, Record, Term, Text, Title, Words

WARNED: Final = timedelta(days=365)
"""So long before its end it is said: a new accreditation takes a school year."""

FIRST_YEAR: Final = 1850


class RecognitionKind(Term):
    """What the school was given."""

    ACCREDITATION = "accreditation", N_("Accreditation")
    STANDING = "standing", N_("Standing of the school")
    AWARD = "award", N_("Award")


class AwardLevel(Term):
    """How far a contest or an award reaches."""

    SCHOOL = "school", N_("School or district")
    CITY = "city", N_("City or regency")
    PROVINCE = "province", N_("Province")
    NATION = "nation", N_("National")
    WORLD = "world", N_("International")


class Validity(Term):
    """Whether something still holds on a day."""

    OPEN = "open", N_("no end is noted")
    HOLDS = "holds", N_("valid")
    ENDING = "ending", N_("ends soon")
    ENDED = "ended", N_("has ended")


class RecognitionDraft(Record):
    """A recognition as it is filled in; number, predicate and score as on its paper."""

    kind: RecognitionKind
    title: Title
    given_on: date | None = None
    given_year: Annotated[int, Field(ge=FIRST_YEAR, le=9999)] | None = None
    issuer: Words = ""
    number: Words = ""
    predicate: Words = ""
    score: Words = ""
    level: AwardLevel | None = None
    valid_until: date | None = None
    note: Text = ""

    @property
    def year(self) -> int | None:
        """The calendar year in which it was given."""
        return self.given_on.year if self.given_on else self.given_year

    def refusal(self, today: date) -> HumasError | None:
        """Return why it cannot be kept, or None."""
        facts = {"title": self.title}
        if self.year is None:
            return Refused(
                N_("“{title}”: enter the day on which it was given, or its year."),
                **facts,
            )
        if self.given_on and self.given_year not in (None, self.given_on.year):
            return Refused(
                N_(
                    "“{title}”: the day is not in the year {year}. Correct one of them."
                ),
                year=str(self.given_year),
                **facts,
            )
        if self.year > today.year or (self.given_on and self.given_on > today):
            return Refused(
                N_("“{title}”: the day on which it was given has not come yet."),
                **facts,
            )
        first = self.given_on or date(self.year, 1, 1)
        if self.valid_until and self.valid_until < first:
            return Refused(
                N_("“{title}”: it would have ended before it was given."), **facts
            )
        return None

    @property
    def is_numbered_like(self) -> str:
        """Its number without spaces, dots and case, by which two are known as one."""
        return re.sub(r"[\W_]+", "", self.number).casefold()


class Recognition(RecognitionDraft, KeptRecord, table="recognition"):
    """A kept recognition."""

    id: UUID
    version: int

    @property
    def draft(self) -> RecognitionDraft:
        """What was filled in."""
        names = RecognitionDraft.model_fields
        return RecognitionDraft.as_kept(**{name: getattr(self, name) for name in names})

    def validity(self, today: date) -> Validity:
        """Return whether it holds on a day, and whether its end is near."""
        return validity(self.valid_until, today)


def validity(valid_until: date | None, today: date) -> Validity:
    """Return whether what is valid up to and with a day holds, and for how long."""
    if valid_until is None:
        return Validity.OPEN
    if valid_until < today:
        return Validity.ENDED
    return Validity.ENDING if valid_until <= today + WARNED else Validity.HOLDS


def twice_refusal(kept: Recognition) -> HumasError:
    """Return why a second recognition with the same number is not kept."""
    return Refused(
        N_("The number {number} is on the list already, as “{title}”."),
        number=kept.number,
        title=kept.title,
    )
