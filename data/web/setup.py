"""How does a school begin? One page, opened by a code from the server's own window."""

import secrets
from typing import Final

from anyio import to_thread
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from data.accounts.actions import found_school, sign_in
from data.accounts.models import SHORTEST_PASSWORD, AccountDraft
from data.actor import Role
from data.calendar import SchoolYear, TimeZone
from data.errors import HumasError
from data.faults import sentences
from data.language import say, speak, why
from data.nip import nip_of
from data.people.models import Element, PersonDraft
from data.record import Term, new_id
from data.school.models import LOGO_LIMIT, Level, SchoolDraft
from data.web import clock, cookie, html, place
from data.web.sign_in import other_language, text_of

SCHOOL_FIELDS: Final = (
    "name",
    "npsn",
    "level",
    "address",
    "city",
    "time_zone",
    "principal_name",
    "principal_number",
    "phone",
    "website",
    "email",
)
"""What a school's record holds as it was typed."""

LOGOS: Final = ("owner_logo", "logo")

Logos = dict[str, bytes | None]

FIELDS: Final = (
    *SCHOOL_FIELDS,
    "letterhead",
    "year",
    "lead_name",
    "username",
    "password",
    "again",
)


async def show_setup(request: Request) -> Response:
    """Answer GET /setup."""
    return await to_thread.run_sync(_shown, request)


async def save_setup(request: Request) -> Response:
    """Answer POST /setup."""
    if closed := await to_thread.run_sync(_closed, request):
        return closed
    form = await request.form(max_files=2, max_fields=20)
    logos = {name: await _picture(form.get(name)) for name in LOGOS}
    typed = dict.fromkeys(FIELDS, "") | text_of(form)
    return await to_thread.run_sync(_founded, request, typed, logos)


async def _picture(file: object) -> bytes | None:
    """Return what was uploaded; None where nothing was."""
    return (await file.read() or None) if isinstance(file, UploadFile) else None


def _shown(request: Request) -> Response:
    if closed := _closed(request):
        return closed
    today = clock.now().date()
    begun = {
        "level": Level.SMP.value,
        "time_zone": TimeZone.WIB.value,
        "year": str(SchoolYear.of(today)),
    }
    return _page(request, dict.fromkeys(FIELDS, "") | begun)


def _closed(request: Request) -> Response | None:
    """Return why the set-up page is closed, or None for who has the code."""
    speak(html.language_of(request))
    code = place.setup_code()
    if code is None:
        return RedirectResponse("/sign-in", 303)
    given = request.query_params.get("code", "")
    if secrets.compare_digest(given.encode(), code.encode()):
        return None
    return html.message(
        say("The code is missing"),
        say(
            "The set-up page opens with the link that stands in the window where the "
            "app was started. It ends with a code."
        ),
        code=403,
        link="/sign-in",
        link_words=say("Look again"),
    )


def _founded(request: Request, typed: dict[str, str], logos: Logos) -> Response:
    speak(html.language_of(request))
    if wrong := _mistakes(typed, logos):
        return _page(request, typed, wrong)
    username, password = typed["username"], typed["password"]
    with place.reading() as store:
        try:
            found_school(
                store,
                _school(typed, logos),
                SchoolYear.parse(typed["year"]),
                typed["lead_name"],
                username,
                password,
                is_sample=False,
                now=clock.now(),
            )
            token = sign_in(store, username, password, now=clock.now())
        except HumasError as failure:
            if place.setup_code() is None:
                return RedirectResponse("/sign-in?told=founded", 303)
            return _page(request, typed, [why(failure)])
    answer = RedirectResponse("/", 303)
    cookie.give(answer, token)
    return answer


def _mistakes(typed: dict[str, str], logos: Logos) -> list[str]:
    """Return everything that is wrong with the form, at once."""
    found: list[str] = []
    labels = _words()
    try:
        found += map(why, _school(typed, logos).refusals())
    except ValidationError as invalid:
        found += sentences(invalid, {**labels, "npsn": "NPSN"})
    try:
        nip_of(typed["principal_number"])
    except HumasError as refused:
        found.append(why(refused))
    try:
        PersonDraft(name=typed["lead_name"], element=Element.TEACHER)
    except ValidationError as invalid:
        found += sentences(invalid, {"name": labels["lead_name"]})
    try:
        AccountDraft(
            username=typed["username"], person_id=new_id(), role=Role.HUMAS_LEAD
        )
    except ValidationError as invalid:
        found += sentences(invalid, labels)
    if typed["password"] != typed["again"]:
        found.append(say("The password was typed differently twice."))
    return found


def _school(typed: dict[str, str], logos: Logos) -> SchoolDraft:
    lines = (line.strip() for line in typed["letterhead"].splitlines())
    return SchoolDraft.model_validate(
        {
            **{name: typed[name] for name in SCHOOL_FIELDS},
            "letterhead": tuple(line for line in lines if line),
            **logos,
        }
    )


def _page(
    request: Request, typed: dict[str, str], wrong: list[str] | None = None
) -> HTMLResponse:
    this_year = SchoolYear.of(clock.now().date())
    return html.page(
        "setup",
        say("Set up the school"),
        code=400 if wrong else 200,
        wrong=wrong or [],
        typed=typed,
        action=f"{request.url.path}?{request.url.query}",
        levels=_choices(Level),
        zones=_choices(TimeZone),
        years=[str(y) for y in (this_year.before, this_year, this_year.after)],
        words=_words(),
        **other_language(request),
    )


def _choices(terms: type[Term]) -> list[dict[str, str]]:
    return [{"code": term.value, "label": say(term.label)} for term in terms]


def _words() -> dict[str, str]:
    return {
        "about": say(
            "These records are empty. What you enter here stands on every letter and "
            "report; it can be changed later."
        ),
        "restore": say(
            "Is there a backup of your school? Then do not fill this in: stop the app "
            "and type “humas restore FILE” in its window."
        ),
        "school": say("The school"),
        "name": say("Name of the school"),
        "npsn_help": say("Eight digits"),
        "level": say("Level"),
        "address": say("Address"),
        "city": say("City or district"),
        "city_help": say("As letters are dated: “Prabumulih, 20 November 2026”."),
        "time_zone": say("Time zone"),
        "principal_name": say("Name of the principal"),
        "principal_help": say("With degrees, as on letters"),
        "principal_number": say("Employee number (NIP)"),
        "optional": say("May stay empty"),
        "letters": say("Letters"),
        "letterhead": say("Lines above the school's name"),
        "letterhead_help": say(
            "One line each, such as the government or foundation and its office."
        ),
        "phone": say("Telephone"),
        "website": say("Website"),
        "email": say("E-mail"),
        "owner_logo": say("Left logo: region or foundation"),
        "logo": say("Logo of the school"),
        "logo_help": say(
            "PNG or JPEG, at most {most} kB; may stay empty.", most=LOGO_LIMIT // 1024
        ),
        "year_title": say("School year"),
        "year": say("The year to begin with"),
        "lead": say("Your account"),
        "lead_help": say(
            "The first account belongs to the vice principal for public relations, "
            "who opens all others."
        ),
        "lead_name": say("Your name"),
        "username": say("Username"),
        "username_help": say(
            "2 to 40 letters a-z, digits, dots, dashes or underscores."
        ),
        "password": say("Password"),
        "password_help": say(
            "At least {least} characters; a short sentence is good.",
            least=SHORTEST_PASSWORD,
        ),
        "again": say("Password once more"),
        "found": say("Set up the school"),
    }
