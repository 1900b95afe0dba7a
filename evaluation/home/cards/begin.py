"""A school's first year: what is there already, and the next step."""

from html import escape

from data.language import in_number, say, say_many
from data.ui.cards import Card, words
from data.ui.desk import Desk
from data.ui.links import link
from evaluation.home.models import FirstStep, FirstSteps
from evaluation.home.queries import first_steps
from planning.activities.queries import year_plan


def steps(desk: Desk) -> FirstSteps | None:
    """Return a school's first steps; None once its first plan was submitted."""
    [found] = first_steps(desk.store, desk.year)
    is_running = desk.year.start == desk.school.current_year and desk.year_is_open
    return found if is_running and not found.was_submitted else None


def of_the_lead(desk: Desk, found: FirstSteps) -> Card:
    """Return the steps to the first plan, each with its state and its button."""
    done = found.done(_complete(desk))
    told, places = _told(desk, found), _places(desk)
    waiting = next((step for step in FirstStep if not done[step]), None)
    lines = []
    for step in FirstStep:
        said = f"<strong>{escape(say(step.label))}</strong>"
        said = f"<span>{said}<small>{escape(told[step])}</small></span>"
        look = "act first" if step is waiting else "look" if done[step] else "act"
        words_of, url = places[step]
        label = escape(say("Look") if done[step] else words_of)
        mark = ' class="over"' if done[step] else ""
        button = f'<a class="{look}" href="{escape(url)}" target="_self">{label}</a>'
        lines.append(f"<li{mark}>{said}{button}</li>")
    count = say(
        "{done} of {all} steps to the first work programme",
        done=in_number(sum(done.values())),
        all=in_number(len(done)),
    )
    return Card(count, f'<ol class="steps-on">{"".join(lines)}</ol>')


def of_the_principal(desk: Desk, found: FirstSteps) -> Card:
    """Tell the principal of a school that begins how far it is, and what comes."""
    done = found.done(_complete(desk))
    told = say(
        "The vice principal for public relations is preparing the first year: {done} "
        "of {all} steps are done. Once the plan is submitted, it waits here for your "
        "decision.",
        done=in_number(sum(done.values())),
        all=in_number(len(done)),
    )
    return Card(say("The first year begins"), words(told))


def _complete(desk: Desk) -> int:
    return sum(not row.lacks for row in year_plan(desk.store, desk.year))


def _places(desk: Desk) -> dict[FirstStep, tuple[str, str]]:
    """Return what each step's button says, and where it leads."""
    return {
        FirstStep.SCHOOL: (say("Look"), link(desk, "sekolah")),
        FirstStep.PUPILS: (say("Take in the pupils"), link(desk, "siswa")),
        FirstStep.PEOPLE: (say("Add people"), link(desk, "orang")),
        FirstStep.ACCOUNTS: (say("Open accounts"), link(desk, "akun")),
        FirstStep.GOALS: (say("Set goals"), link(desk, "tujuan")),
        FirstStep.ACTIVITIES: (say("Plan activities"), link(desk, "agenda")),
        FirstStep.SUBMIT: (say("Submit the plan"), link(desk, "program")),
    }


def _told(desk: Desk, found: FirstSteps) -> dict[FirstStep, str]:
    """Return what is there of each step, in words."""
    logo = "" if desk.school.logo else say("the logo for letters may be added")
    accounts = say_many("{count} account", "{count} accounts", found.accounts)
    if not found.deciders:
        accounts = say(
            "{accounts}; the principal needs one to approve the plan",
            accounts=accounts,
        )
    groups = say_many("{count} class group", "{count} class groups", found.class_groups)
    pupils = say_many("{count} pupil", "{count} pupils", found.pupils)
    plan = say_many("{count} activity", "{count} activities", found.activities)
    if found.activities:
        complete = in_number(_complete(desk))
        plan = say("{plan}, {count} of them complete", plan=plan, count=complete)
    return {
        FirstStep.SCHOOL: " · ".join(filter(None, (desk.school.name, logo))),
        FirstStep.PUPILS: say("{pupils} in {groups}", pupils=pupils, groups=groups)
        if found.pupils
        else say("none yet: the list from Dapodik or EMIS is taken in as a file"),
        FirstStep.PEOPLE: say_many(
            "{count} person in the directory",
            "{count} people in the directory",
            found.people,
        ),
        FirstStep.ACCOUNTS: accounts,
        FirstStep.GOALS: say_many("{count} goal", "{count} goals", found.goals),
        FirstStep.ACTIVITIES: plan,
        FirstStep.SUBMIT: say("the principal reads it and decides"),
    }
