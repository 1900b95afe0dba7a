"""Finding templates: the ready catalogue, and what the school made of it."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from data.errors import NotFound, Stale
from data.language import N_
from data.language.naming import SCHOOL, Naming, named
from data.names import alphabetical
from data.school import store as schools
from data.store import STALE, Store
from planning.activities.models import PlannedTaskDraft
from planning.templates.models import KeptTemplate, Origin, Template, TemplateDraft

CATALOGUE: Final = Path(__file__).parent / "catalogue.toml"
AS_DELIVERED: Final = "{}"
"""The kept content of a ready template that is only hidden, or shown again."""


@cache
def ready_templates(naming: Naming = SCHOOL) -> tuple[Template, ...]:
    """Return the templates the product is delivered with, in their order.

    In the words of this kind of school; the papers they come from keep their titles.
    """
    content = tomllib.loads(CATALOGUE.read_text("utf-8"))
    rows = (_in_words_of(naming, row) for row in content["template"])
    sets = _in_words_of(naming, content["task_sets"])
    return tuple(_ready(row, content["papers"], sets) for row in rows)


def _in_words_of(naming: Naming, said: Any) -> Any:  # noqa: ANN401 -- any part of TOML
    if isinstance(said, dict):
        return {key: _in_words_of(naming, part) for key, part in said.items()}
    if isinstance(said, list):
        return [_in_words_of(naming, part) for part in said]
    return named(said, naming) if isinstance(said, str) else said


def _ready(
    row: dict[str, Any], cited: dict[str, str], sets: dict[str, Any]
) -> Template:
    shared = sets.get(row.pop("task_set", ""), [])
    tasks = sorted([*shared, *row.pop("tasks", [])], key=lambda task: task[0])
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
    delivered = ready_templates(schools.naming_of(store))
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
    words = TemplateDraft.model_validate_json(row.content)
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
