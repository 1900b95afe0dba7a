"""Who the sample's pupils are: fictional, the same at every rebuild."""

import random
from functools import cache
from itertools import product
from typing import Final

from data.calendar import SchoolYear
from data.phones import split_phones
from data.roster.reading import RosterFile
from data.roster.rows import PupilRow
from evaluation.sample_school.reading import facts

GRADES: Final = {7: "VII", 8: "VIII", 9: "IX"}
CLASS_SIZE: Final = 30
LETTERS: Final = "ABCDEFG"
AWAY: Final = 0.014
"""So many of the pupils live far from their parents."""

ORPHANED: Final = 0.3
"""So many of those without a father have no mother either."""

FICTIONAL: Final = "08120000"
"""How every telephone of the sample begins; no operator gives out such numbers."""


def roster_of(year: SchoolYear) -> RosterFile:
    """Return the year's list of pupils: three grades, 21 class groups, 630 pupils."""
    seats = product(GRADES, range(CLASS_SIZE * len(LETTERS)))
    rows = tuple(
        _pupil(year.start - (grade - 7), seat).model_copy(
            update={
                "row": number,
                "class_group": f"{GRADES[grade]} {LETTERS[seat // CLASS_SIZE]}",
            }
        )
        for number, (grade, seat) in enumerate(seats, 7)
    )
    return RosterFile(
        pupils=rows,
        bad=(),
        warnings=(),
        dropped_columns=(),
        read=len(rows),
        downloaded_at=None,
        school_name="",
    )


@cache
def _pupil(entered: int, seat: int) -> PupilRow:
    """Return the pupil who entered in that year and sits there since."""
    chance = random.Random(f"{entered}-{seat}")  # noqa: S311 -- fiction, not secrets
    names, gender = facts().names, chance.choice("LP")
    given = chance.choice(names.boys if gender == "L" else names.girls)
    family = _family(entered, seat)
    return PupilRow(
        row=0,
        name=f"{given} {chance.choice(names.second)} {family['surname']}",
        nipd=f"{entered % 100:02}{(entered + 1) % 100:02}{seat + 1:03}",
        gender=gender,
        nisn=f"00{entered % 100:02}{seat + 1:06}",
        class_group="",
        phones=tuple(split_phones(family["phone"])),
        phone_typed=family["phone"],
        email="",
        father_name=family["father"],
        mother_name=family["mother"],
        guardian_name="",
        father_deceased=family["father"] == "",
        mother_deceased=family["mother"] == "",
        residence=_residence(entered, seat),
    )


def _family(entered: int, seat: int) -> dict[str, str]:
    """Return the parents; every fourteenth pupil has a sibling one grade above."""
    if seat % 14 == 0:
        entered -= entered % 2
    chance = random.Random(f"family-{entered}-{seat}")  # noqa: S311 -- fiction
    names = facts().names
    surname = chance.choice(names.families)
    number = chance.randint(1000, 9999)
    family = {
        "surname": surname,
        "father": f"{chance.choice(names.fathers)} {surname}"
        if chance.random() > 0.02  # noqa: PLR2004
        else "",
        "mother": f"{chance.choice(names.mothers)} {chance.choice(names.families)}",
        "phone": f"{FICTIONAL}{number}" if chance.random() > 0.04 else "",  # noqa: PLR2004
    }
    if not family["father"] and chance.random() < ORPHANED:
        family["mother"] = ""
    return family


def _residence(entered: int, seat: int) -> str:
    chance = random.Random(f"home-{entered}-{seat}")  # noqa: S311 -- fiction
    if chance.random() > AWAY:
        return "Bersama orang tua"
    return chance.choice(("Asrama", "Kost"))
