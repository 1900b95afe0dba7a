"""What is written in the sample school's files? Read once, wrong facts named."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from data.calendar import SchoolYear
from evaluation.sample_school.models import Facts, SampleActivity
from planning.templates.models import Template
from planning.templates.store import ready_templates

FOLDER: Final = Path(__file__).parent / "facts"


@cache
def facts() -> Facts:
    """Return the sample school's facts; raises ValueError naming file and key."""
    return read(FOLDER)


def template_of(sample: SampleActivity) -> Template:
    """Return the ready template that an activity was planned from."""
    ready = ready_templates(facts().school.school.level)
    return next(template for template in ready if template.key == sample.template)


def met_on(year: SchoolYear) -> date:
    """Return the day of the annual meeting, which opens the plan."""
    return facts().situation.meeting.held.within(year)


def approved_on(year: SchoolYear) -> date:
    """Return the day on which the principal approves the plan of a year."""
    return met_on(year) + timedelta(days=3)


def read(folder: Path) -> Facts:
    """Return the facts of a folder, a file for each part of them.

    Raises ValueError that names every wrong fact by its file and key.
    """
    read, wrong = {}, []
    for name, field in Facts.model_fields.items():
        try:
            read[name] = _part(folder / f"{name}.toml", field.annotation)
        except ValueError as failure:
            wrong.append(str(failure))
    if wrong:
        raise ValueError("\n".join(wrong))
    return Facts(**read)


def _part(file: Path, part: Any) -> BaseModel:  # noqa: ANN401 -- a field's type
    try:
        written = tomllib.loads(file.read_text("utf-8"), parse_float=Decimal)
        return part.model_validate(written)  # type: ignore[no-any-return]
    except tomllib.TOMLDecodeError as failure:
        msg = f"{file.name}: {failure}"
        raise ValueError(msg) from failure
    except ValidationError as failure:
        wrong = [f"{file.name}: {_key(e['loc'])}: {e['msg']}" for e in failure.errors()]
        raise ValueError("\n".join(wrong)) from failure


def _key(places: tuple[int | str, ...]) -> str:
    """Return where a fact stands; tables of a list are counted from 1."""
    return ".".join(str(p + 1) if isinstance(p, int) else p for p in places)
