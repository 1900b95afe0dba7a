"""What one row of a list says about a pupil, cell by cell."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Final

from data.language import N_
from data.names import NamedParent, is_nobody, person_key, without_mark
from data.phones import SCIENTIFIC, Phone, PhoneKind, as_written, split_phones
from data.record import Record
from data.roster.cells import COLUMNS, PARENTS, Line, Said
from data.workbook import BadRow

NISN_DIGITS: Final = 10
SHORTEST_NISN: Final = 8
DECEASED: Final = re.compile("meninggal|wafat|almarhum|^alm", re.IGNORECASE)
BOYS: Final = frozenset(
    {"l", "lk", "laki", "lakilaki", "laki2", "lelaki", "pria", "m", "male", "putra"}
)
GIRLS: Final = frozenset(
    {"p", "pr", "prp", "perempuan", "wanita", "f", "female", "putri"}
)
DESTROYED: Final = N_(
    "Excel has destroyed the number “{value}”; correct it in Dapodik and download "
    "again."
)
STANDS_TWICE: Final = N_(
    "{nisn} stands in row {first} already; correct or remove one of the two."
)
STRUCK_OUT: Final = N_(
    "“{value}” is struck out and was not taken in. Take the line off the name where "
    "the pupil belongs to the school, or delete the row."
)
HIDDEN: Final = N_(
    "“{value}” stands in a hidden row and was not taken in. Clear the filter or show "
    "the row where the pupil belongs to the school, or delete it."
)
BELOW: Final = N_(
    "“{value}” is taken for a signature or a sum below the list, and not for a pupil."
)
EXCEL_FAULT: Final = N_(
    "“{value}” is a fault of Excel's and no value; nothing was read from it. Mend the "
    "formula in the file."
)


class Fault(BadRow):
    """A row of a list with a fault; the sheet is named where the file has several."""

    sheet: str = ""


class PupilRow(Record):
    """What one row says about a pupil, in which row, on which of several sheets.

    What is in ``unsaid`` the row does not say: its column is not there, or nobody can
    read it. ``known_by`` hides name and birth date, ``old_keys`` as older records did.
    """

    row: int
    sheet: str = ""
    name: str
    nipd: str | None
    gender: str
    nisn: str | None
    class_group: str
    phones: tuple[Phone, ...]
    phone_typed: str = ""
    email: str
    father_name: str
    mother_name: str
    guardian_name: str
    father_deceased: bool
    mother_deceased: bool
    residence: str
    known_by: str = ""
    old_keys: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        """Where the row stands in its file."""
        return f"{self.sheet}!{self.row}"

    @property
    def mobile(self) -> str | None:
        """The first mobile number in E.164, or None."""
        mobiles = (p.e164 for p in self.phones if p.kind is PhoneKind.MOBILE)
        return next(mobiles, None)


class Mention(Record):
    """Whom a row names that cannot be taken in: they are on the list all the same."""

    name: str = ""
    nisn: str | None = None
    nipd: str | None = None
    known_by: str = ""
    old_keys: frozenset[str] = frozenset()


class RowFault(Exception):
    """Why a row cannot be taken in, or what it still needs."""

    def __init__(self, column: str, message: str, **facts: object) -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.facts = facts


def pupil_of(line: Line, said: Said) -> PupilRow:
    """Return the pupil of a row, or raise RowFault where it names none for sure."""
    _demand_a_pupil(said)
    nisn, nipd = _numbers(said)
    gender, phones = _gender(said.gender), tuple(split_phones(said.phones))
    father, mother, guardian = (_parent(said.text(f"{who}_name")) for who in PARENTS)
    return PupilRow(
        row=line.number,
        sheet=line.sheet,
        name=said.text("name"),
        nipd=nipd,
        gender=gender,
        nisn=nisn,
        class_group=said.class_group,
        phones=phones,
        phone_typed=said.phones,
        email=said.text("email"),
        father_name=father.name,
        mother_name=mother.name,
        guardian_name=guardian.name,
        father_deceased=father.is_deceased or _died(said.text("father_job")),
        mother_deceased=mother.is_deceased or _died(said.text("mother_job")),
        residence=said.text("residence"),
        known_by=_known_by(said),
        old_keys=_old_keys(said),
        unsaid=frozenset({*said.unsaid, *_unreadable(gender, phones)}),
    )


def mention_of(said: Said) -> Mention:
    """Return whom a row names that cannot be taken in."""
    return Mention(
        name=said.text("name"),
        nisn=_ten_digits(said.nisn),
        nipd=said.nipd or None,
        known_by=_known_by(said),
        old_keys=_old_keys(said),
    )


def _demand_a_pupil(said: Said) -> None:
    name = said.text("name")
    if not name:
        raise RowFault("Nama", N_("The name is missing; correct it in Dapodik."))
    if not re.search(r"[^\W\d_]", name):
        raise RowFault(
            "Nama", N_("“{value}” is no name; correct it in Dapodik."), value=name
        )
    if said.is_only_a_name:
        raise RowFault(
            "Nama",
            N_(
                "Beside “{value}” stand neither NISN, NIPD, sex nor birth date; it is "
                "not taken for a pupil."
            ),
            value=name,
        )
    if not said.class_group:
        wrong = said.errors.get("class_group")
        missing = N_("The class group is missing; place the pupil in one in Dapodik.")
        message = EXCEL_FAULT if wrong else missing
        raise RowFault("Rombel Saat Ini", message, value=wrong)


def _unreadable(gender: str, phones: Sequence[Phone]) -> Iterator[str]:
    """Give the fields that a row fills in so that nobody can read them."""
    if not gender:
        yield "gender"
    if phones and not any(phone.e164 for phone in phones):
        yield "phone"


def _numbers(said: Said) -> tuple[str | None, str | None]:
    """Return NISN and NIPD, each None where missing or unusable.

    A pupil whose only number is unusable and who has no birth date cannot be known
    again, and is not taken in.
    """
    nisn = _ten_digits(said.nisn)
    nipd = None if SCIENTIFIC.match(said.nipd) else said.nipd or None
    if not nisn and not nipd and not said.birth_day:
        if said.nipd:
            raise RowFault("NIPD", DESTROYED, value=said.nipd)
        if said.nisn:
            message = N_("“{value}” is not ten digits; correct it in Dapodik.")
            raise RowFault("NISN", message, value=said.nisn)
    return nisn, nipd


def _gender(typed: str) -> str:
    """Return L or P for ``Laki-laki``, ``Pr.`` or ``F``; nothing for another word."""
    word = "".join(re.findall(r"\w+", typed.casefold()))
    return "L" if word in BOYS else "P" if word in GIRLS else ""


def _parent(typed: str) -> NamedParent:
    named = without_mark(typed)
    return named._replace(name="") if is_nobody(named.name) else named


def _died(job: str) -> bool:
    return bool(DECEASED.search(job))


def remarks_on(said: Said) -> Iterator[RowFault]:
    """Say what a row that is taken in still needs."""
    for field, value in said.errors.items():
        yield RowFault(COLUMNS.get(field, field), EXCEL_FAULT, value=value)
    yield from _remarks_on_numbers(said)
    if said.is_of_another_grade:
        message = N_(
            "The file names grade {grade} and the class group {group}; the class group "
            "was taken. Correct one of the two."
        )
        facts = {"grade": said.text("grade"), "group": said.class_group}
        yield RowFault("Rombel Saat Ini", message, **facts)
    gender = said.gender
    if gender and not _gender(gender):
        message = N_(
            "“{value}” is neither L nor P; the pupil is taken in without it. Correct "
            "it in Dapodik."
        )
        yield RowFault("JK", message, value=gender)
    for phone in split_phones(said.phones):
        yield from _remarks_on_phone(phone)


def _remarks_on_numbers(said: Said) -> Iterator[RowFault]:
    if said.nisn and _ten_digits(said.nisn) is None:
        message = N_(
            "“{value}” is not ten digits; the pupil is known by NIPD, or by name and "
            "birth date. Correct it in Dapodik."
        )
        yield RowFault("NISN", message, value=said.nisn)
    if SCIENTIFIC.match(said.nipd):
        yield RowFault("NIPD", DESTROYED, value=said.nipd)
    born = said.text("birth_date") or said.text("birth")
    if born and not (said.birth_day or said.nisn or said.nipd):
        message = N_(
            "“{value}” is no date; the pupil is known by name and class group only. "
            "Write it like 12-05-2012."
        )
        yield RowFault("Tanggal Lahir", message, value=born)


def _remarks_on_phone(phone: Phone) -> Iterator[RowFault]:
    if phone.kind is PhoneKind.DESTROYED:
        yield RowFault("HP", DESTROYED, value=phone.typed)
    elif phone.kind is PhoneKind.INVALID:
        message = N_(
            "“{value}” is not a phone number that can be called; correct it in Dapodik."
        )
        yield RowFault("HP", message, value=phone.typed)
    elif phone.is_mended and phone.e164:
        message = N_("“{value}” was read as {read}; correct it in Dapodik.")
        yield RowFault("HP", message, value=phone.typed, read=as_written(phone.e164))


def _ten_digits(typed: str) -> str | None:
    """Return a NISN in ten digits, or None.

    NISN of today's pupils begin with 00 or 01 (the birth year), so a number format
    leaves eight or nine digits, never a zero in front: those get their zeros back.
    Where a zero is still in front, another digit is missing and nobody knows which.
    """
    if not (typed.isascii() and typed.isdecimal()):
        return None
    if len(typed) == NISN_DIGITS:
        return typed
    has_lost_zeros = SHORTEST_NISN <= len(typed) < NISN_DIGITS and typed[0] != "0"
    return typed.zfill(NISN_DIGITS) if has_lost_zeros else None


def _known_by(said: Said) -> str:
    """Return what name and birth date are known by, without keeping the date."""
    if said.birth_day is None or not said.text("name"):
        return ""
    return _hidden(f"{person_key(said.text('name'))}|{said.birth_day.isoformat()}")


def _old_keys(said: Said) -> frozenset[str]:
    """Return the same as records before hid it: the date as the list had it."""
    name = " ".join(said.text("name").casefold().split())
    days = {said.text("birth_date")}
    if said.birth_day:
        days.add(said.birth_day.isoformat())
    return frozenset(_hidden(f"{name}|{day}") for day in days)


def _hidden(known: str) -> str:
    return hashlib.sha256(known.encode()).hexdigest()
