"""How the school stands on its papers: its letterhead, and who signs as what.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from datetime import date

from data.language import in_long
from data.paper import Letterhead, Signer
from data.school.models import School


def letterhead_of(school: School) -> Letterhead:
    """Return the school's letterhead: region or foundation left, school right."""
    contacts = {
        "Telepon": school.phone,
        "Laman": school.website,
        "Pos-el": school.email,
    }
    return Letterhead(
        lines=school.letterhead,
        name=school.name,
        address=school.address,
        city=school.city,
        npsn=school.npsn,
        contacts=tuple(f"{name} {said}" for name, said in contacts.items() if said),
        owner_logo=school.owner_logo,
        logo=school.logo,
    )


def place_and_day(school: School, day: date | None, unknown: str = "") -> str:
    """Return ``Prabumulih, 20 November 2026``, as it stands above a signature."""
    return f"{school.city}, {in_long(day) if day else unknown}"


def principal_signs(school: School, before: str = "") -> Signer:
    """Return the principal as a signer; ``before`` stands above ("Mengetahui,")."""
    return Signer(
        role=f"{school.level.naming.principal},",
        name=school.principal_name,
        number=school.principal_number,
        before=before,
    )


def lead_signs(school: School, name: str, number: str, before: str = "") -> Signer:
    """Return the vice principal for public relations as a signer."""
    role = f"{school.level.naming.lead},"
    return Signer(role=role, name=name, number=number, before=before)


def komite_signs(school: School, name: str, before: str = "Mengetahui,") -> Signer:
    """Return the komite's chair as a signer; without a name a line to write it on."""
    role = f"Ketua {school.level.naming.komite},"
    return Signer(role=role, name=name, before=before, has_number=False)
