"""Finding templates: the ready catalogue, and what the school made of it."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from data.errors import NotFound, Stale
from data.language import N_
from data.language.naming import named
from data.names import alphabetical
from data.record import KEPT
from data.roster.class_groups import NUMERALS, ROMAN
from data.school.models import Level, School
from data.store import STALE, Store
from planning.activities.models import PlannedTaskDraft
from planning.templates.models import KeptTemplate, Origin, Template, TemplateDraft

CATALOGUE: Final = Path(__file__).parent / "catalogue.toml"
FIRST, LAST = 7, 9
_GRADE: Final = re.compile(r"\b(?:VII|VIII|IX)\b")
"""How the catalogue writes the three grades of an SMP."""

AS_DELIVERED: Final = "{}"
"""The kept content of a ready template that is only hidden, or shown again."""


@cache
def ready_templates(level: Level = Level.SMP) -> tuple[Template, ...]:
    """Return the templates the product is delivered with, in their order.

    In the words and grades of a school of this level; the papers they come from keep
    their titles. What is for a grade is left out where a school has none.
    """
    content = tomllib.loads(CATALOGUE.read_text("utf-8"))
    return tuple(
        _ready(_fitted(row, level), content["papers"])
        for row in content["template"]
        if level.grades or not row.get("grades")
    )


def _fitted(row: dict[str, Any], level: Level) -> dict[str, Any]:
    """Return a row of the catalogue in the words and grades of a school."""
    fitted = {
        name: part if name == "key" else _in_words_of(level, part)
        for name, part in row.items()
    }
    return fitted | {"grades": _grades(row.get("grades", ()), level)}


def _in_words_of(level: Level, said: Any) -> Any:  # noqa: ANN401 -- any part of TOML
    if isinstance(said, list):
        return [_in_words_of(level, part) for part in said]
    if not isinstance(said, str):
        return said
    worded = named(said, level.naming)
    return _GRADE.sub(lambda found: _numeral(found[0], level), worded)


def _grades(of_three: Sequence[int], level: Level) -> list[int]:
    """Return the grades that those of an SMP stand for; two are all but the last."""
    if len(of_three) > 1:
        return list(level.grades)[:-1]
    return [grade for one in of_three if (grade := _grade(one, level))]


def _grade(of_three: int, level: Level) -> int | None:
    """Return the first, the last but one or the last grade for 7, 8 or 9."""
    known = level.grades
    if not known:
        return None
    return {FIRST: known[0], LAST: known[-1]}.get(of_three, known[-2])


def _numeral(said: str, level: Level) -> str:
    grade = _grade(ROMAN[said], level)
    return NUMERALS[grade] if grade else said


def _ready(row: dict[str, Any], cited: dict[str, str]) -> Template:
    tasks = row.pop("tasks", [])
    papers = [cited[paper] for paper in row.pop("papers", [])]
    lines = [_line(*line) for line in row.pop("budget", [])]
    return Template.model_validate(
        row
        | {
            "tasks": [
                {"offset_days": offset, "section": section, "title": title}
                for offset, section, title in tasks
            ],
            "budget": lines,
            "source": "; ".join([*papers, *filter(None, [row.get("source")])]),
        }
    )


def _line(  # noqa: PLR0917 -- a row of the catalogue
    title: str, volume: float, unit: str, price: int, source: str, partner: str = ""
) -> dict[str, Any]:
    return {
        "title": title,
        "volume": volume,
        "unit": unit,
        "price": price,
        "source": source,
        "partner": partner,
        "is_voluntary": source == "donation",
    }


def templates(store: Store) -> list[Template]:
    """Return the templates to pick from: ready, adapted and own; not the hidden."""
    return [found for found in all_templates(store) if not found.is_hidden]


def all_templates(store: Store) -> list[Template]:
    """Return every template, hidden ones too: ready ones in order, then own by title.

    The school's version of a ready one stands in its place.
    """
    kept = {row.key: row for row in store.rows(KeptTemplate, _EVERY)}
    school = store.find(School)
    delivered = ready_templates(school.level if school else Level.SMP)
    ready = {template.key: template for template in delivered}
    shown = [_as_kept(template, kept.get(key)) for key, template in ready.items()]
    own = [_own(row) for key, row in kept.items() if key not in ready]
    return shown + sorted(own, key=lambda template: alphabetical(template.title))


_EVERY: Final = "from activity_template order by key, id"


def _as_kept(template: Template, row: KeptTemplate | None) -> Template:
    if row is None:
        return template
    at = {"is_hidden": row.is_hidden, "version": row.version}
    if row.content == AS_DELIVERED:
        return template.model_copy(update=at)
    return _made(row, Origin.CHANGED)


def _own(row: KeptTemplate) -> Template:
    return _made(row, Origin.OWN)


def _made(row: KeptTemplate, origin: Origin) -> Template:
    words = TemplateDraft.model_validate_json(row.content, context=KEPT)
    return Template(
        **{name: getattr(words, name) for name in TemplateDraft.model_fields},
        key=row.key,
        origin=origin,
        is_hidden=row.is_hidden,
        version=row.version,
    )


def template(store: Store, key: str) -> Template:
    """Return one template, hidden or not, or raise NotFound."""
    for found in all_templates(store):
        if found.key == key:
            return found
    raise NotFound(N_("This template is not there any more. Choose another one."))


def find_template(store: Store, template_id: UUID) -> Template | None:
    """Return the kept template with this id, or None when there is none."""
    found = store.find(KeptTemplate, template_id)
    return template(store, found.key) if found else None


def add(
    store: Store,
    template_id: UUID,
    key: str,
    content: TemplateDraft | None,
    *,
    is_hidden: bool = False,
) -> bool:
    """Keep a template for the first time; without content its words stay as delivered.

    Returns False where its key was kept already.
    """
    if store.exists(KeptTemplate, key=key):
        return False
    words = content.model_dump_json() if content else AS_DELIVERED
    new = KeptTemplate(
        id=template_id, key=key, content=words, is_hidden=is_hidden, version=1
    )
    return bool(store.add(new))


def replace(
    store: Store, key: str, content: TemplateDraft, version: int, *, is_hidden: bool
) -> None:
    """Keep a template's next version, or raise Stale."""
    _keep_next(
        store, key, version, content=content.model_dump_json(), is_hidden=is_hidden
    )


def keep_hidden(store: Store, key: str, version: int, *, is_hidden: bool) -> None:
    """Keep whether a template is hidden, or raise Stale."""
    _keep_next(store, key, version, is_hidden=is_hidden)


def _keep_next(store: Store, key: str, version: int, **changes: object) -> None:
    kept = store.find(KeptTemplate, key=key)
    if kept is None:
        raise Stale(STALE)
    store.replace(kept.model_copy(update=changes | {"version": version}))


def grades_of(store: Store, class_group_ids: Sequence[UUID]) -> list[int]:
    """Return the grades that these class groups belong to."""
    return store.column(
        """
        select distinct grade
        from class_group
        where list_contains($ids::uuid[], id)
        order by grade
        """,
        ids=list(class_group_ids),
    )


def given_tasks(store: Store, activity_id: UUID) -> list[PlannedTaskDraft]:
    """Return what an activity's committee was given to do, by section."""
    return store.rows(
        PlannedTaskDraft,
        """
        select
            task.title,
            task.offset_days,
            coalesce(committee_position.title, '') as section
        from task
        left join committee_position on committee_position.id = task.position_id
        where task.activity_id = $activity_id
        order by task.offset_days, alphabetical(task.title), task.id
        """,
        activity_id=activity_id,
    )
