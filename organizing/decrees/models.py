"""What a decree that sets up a committee says, and what it still lacks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, Self
from uuid import UUID, uuid5

from data.calendar import SchoolYear
from data.errors import HumasError, Refused, WrongStep
from data.language import N_, in_list
from data.language.naming import Naming
from data.language.titles import as_title
from data.letters.models import LetterDraft, NumberChoice
from data.record import KeptRecord, Record, Text, Words
from organizing.committees.models import Position
from planning.budget.models import LEVY_WORDING, FundSource
from planning.chapters.models import LegalBasis
from planning.papers.models import Gap

RECORD: Final = "decree"
"""The table's name, as the register of letters knows it."""

CORRECTED: Final = "corrected"
"""The event of a decree that was signed again under its number."""

PUBLIC: Final[Mapping[FundSource, str]] = {
    FundSource.BOS: "Dana BOSP",
    FundSource.REGIONAL: "APBD",
    FundSource.FOUNDATION: "anggaran yayasan",
}
"""Money that a decree may name: of the state, the region or the foundation."""

LAWFUL: Final = "sumber yang sah dan tidak mengikat"
OTHERWISE_LAWFUL: Final = "sumber lain yang sah dan tidak mengikat"
GIVEN: Final = re.compile(
    r"\b(?:sumbangan|donasi|infa[kq]|sede[kq]ah|orang ?tua|wali (?:murid|siswa))\b",
    re.IGNORECASE,
)
"""Money that is given: a decree cannot put its costs on it."""
BEFORE_YEAR: Final = timedelta(days=184)
SPACE: Final = UUID("0c4b6f52-0d6c-5f5e-9d61-8a1f5f2f7b90")


class DecreeDraft(Record):
    """What a person fills in about a decree: a line each, legal bases in order."""

    considering: Text = ""
    basis_ids: tuple[UUID, ...] = ()
    attention: Text = ""
    costs: Text = ""
    copies: Text = ""


class Decree(DecreeDraft, KeptRecord, table="decree", fixed=("activity_id",)):
    """The decree of one activity's committee.

    Version 0 has the ready words and is not kept yet. Without number and date it is a
    draft.
    """

    id: UUID
    activity_id: UUID
    number: Words = ""
    decided_on: date | None = None
    version: int

    @property
    def is_final(self) -> bool:
        """Whether it has its number and its date."""
        return bool(self.number) and self.decided_on is not None

    def says(self, draft: DecreeDraft) -> bool:
        """Whether it already reads like ``draft``."""
        names = DecreeDraft.model_fields
        return draft == DecreeDraft.as_kept(**{n: getattr(self, n) for n in names})

    def worded(self, draft: DecreeDraft) -> Self:
        """Return its next version with these words."""
        return self._next(**draft.model_dump())

    def numbered(self, number: str, decided_on: date) -> Self:
        """Return its next version with number and date."""
        return self._next(number=number, decided_on=decided_on)

    def without_number(self) -> Self:
        """Return its next version as a draft again."""
        return self._next(number="", decided_on=None)

    def corrected(self) -> Self:
        """Return its next version, signed again under the same number."""
        return self._next()

    def _next(self, **changed: object) -> Self:
        return self.model_copy(update={**changed, "version": self.version + 1})


class NumberDraft(NumberChoice):
    """What a person fills in to give a decree its number and date."""

    decided_on: date

    def refusal(self, year: SchoolYear) -> HumasError | None:
        """Return why a decree of this school year cannot be numbered so, or None."""
        first = year.first_day - BEFORE_YEAR
        if not first <= self.decided_on <= year.last_day:
            return Refused(
                N_(
                    "{day} does not fit a decree of school year {year}; choose a date "
                    "between {first} and {last}."
                ),
                day=self.decided_on,
                year=str(year),
                first=first,
                last=year.last_day,
            )
        return self.choice_refusal()

    def letter(self, decree: Decree, title: str) -> LetterDraft:
        """Return what the register of letters notes of an activity's decree."""
        return LetterDraft.as_kept(
            code=self.code,
            subject=f"SK Panitia {title}",
            record=RECORD,
            record_id=decree.id,
            dated_on=self.decided_on,
        )


class ReadyFacts(Record):
    """What the ready words of a decree are made of (in Indonesian, as on paper)."""

    title: str
    school: str
    year: str
    sources: tuple[FundSource, ...]
    meeting_on: str
    naming: Naming
    komite_chair: str = ""

    @property
    def costs(self) -> str:
        """What the costs are put on: public money by its name, all other as lawful.

        What families give is voluntary (Permendikbud 75/2016); no decree counts on it.
        """
        public = [words for source, words in PUBLIC.items() if source in self.sources]
        if not public:
            return LAWFUL
        last = "serta" if len(public) > 1 else "dan"
        return f"{in_list(public)} {last} {OTHERWISE_LAWFUL}"

    @property
    def copies(self) -> str:
        """Who gets a copy, the komite's chair by name where the records have one."""
        komite = f"Ketua {self.naming.komite}"
        if self.komite_chair:
            komite = f"{komite} ({self.komite_chair})"
        report = f"Kepala {self.naming.office} (sebagai laporan)"
        return "\n".join((report, komite, "Yang bersangkutan", "Arsip"))


def decree_id(activity_id: UUID) -> UUID:
    """Return the id of an activity's decree; there is one for each activity."""
    return uuid5(SPACE, str(activity_id))


class Correction(Record):
    """When a decree was signed again under its number, by whose entry, and why."""

    noted_at: datetime
    person: str
    reason: str


def ready_words(facts: ReadyFacts, bases: Sequence[LegalBasis]) -> DecreeDraft:
    """Return what a decree says until the school words it itself.

    In Indonesian, as on paper. It cites every regulation that the school's list has
    for papers, and names the budget's public money and the annual meeting if held.
    """
    named = f"Panitia {as_title(facts.title)}"
    meeting = f"Hasil rapat tahunan tanggal {facts.meeting_on}"
    return DecreeDraft.as_kept(
        considering=(
            f"bahwa untuk kelancaran pelaksanaan {as_title(facts.title)} "
            f"{facts.school} tahun pelajaran {facts.year} perlu dibentuk panitia\n"
            "bahwa mereka yang namanya tercantum dalam lampiran keputusan ini "
            "dipandang mampu dan bersedia melaksanakan tugas sebagai panitia\n"
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud pada huruf a dan "
            f"huruf b perlu menetapkan Keputusan Kepala {facts.school} tentang {named}"
        ),
        basis_ids=tuple(basis.id for basis in bases if basis.is_active),
        attention=meeting if facts.meeting_on else "",
        costs=facts.costs,
        copies=facts.copies,
    )


def lines_of(text: str) -> list[str]:
    """Return the lines of a text without the marks that the paper sets itself."""
    lines = (line.strip().rstrip(";.").strip() for line in text.splitlines())
    return [line for line in lines if line]


def costs_refusal(costs: str) -> HumasError | None:
    """Return why a decree cannot put its costs on this, or None."""
    found = GIVEN.search(costs) or LEVY_WORDING.search(costs)
    if found is None:
        return None
    return Refused(
        N_(
            "A decree cannot put its costs on what families give (“{word}”): that is "
            "voluntary. Name public money such as BOSP, and write “{lawful}” for all "
            "other."
        ),
        word=found[0],
        lawful=OTHERWISE_LAWFUL,
    )


def numbering_refusal(
    decree: Decree, positions: Sequence[Position]
) -> HumasError | None:
    """Return why a decree cannot have its number now, or None."""
    if not decree.version:
        return Refused(
            N_("Save the words of the decree first; then it can have its number.")
        )
    if decree.number:
        return WrongStep(
            N_("The decree has the number {number} already. Take it back first."),
            number=decree.number,
        )
    if not positions:
        return Refused(
            N_("There is no committee yet. Set it up first; the decree names it.")
        )
    return costs_refusal(decree.costs)


def correcting_refusal(decree: Decree) -> HumasError | None:
    """Return why a decree cannot be signed again under its number, or None."""
    if decree.number:
        return None
    return WrongStep(
        N_("The decree has no number yet; it is still a draft and needs no correction.")
    )


def decree_gaps(
    decree: Decree,
    *,
    positions: int,
    vacant: int,
    has_chair: bool,
    principal_number: str,
) -> Iterator[Gap]:
    """Say what a decree still lacks before it is signed, and where it is mended."""
    there = {
        N_("the committee"): (positions > 0, "panitia"),
        N_("a chair"): (has_chair or not positions, "panitia"),
        N_("people for every position"): (not vacant, "panitia"),
        N_("a legal basis"): (bool(decree.basis_ids), "keputusan"),
        N_("who bears the costs"): (bool(decree.costs), "keputusan"),
        N_("the principal's number (NIP)"): (bool(principal_number), "sekolah"),
        N_("number and date"): (decree.is_final, "keputusan"),
    }
    for message, (is_there, page) in there.items():
        if not is_there:
            yield Gap(message=message, page=page)
