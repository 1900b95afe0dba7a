from uuid import UUID

import pytest

from data.errors import Refused
from planning.activities.models import Audience, PlannedTaskDraft
from planning.activities.reading import Families, in_lines, read_tasks


def test_planned_tasks_are_read_line_by_line() -> None:
    typed = """
    H-14 | Mengirim undangan | Sekretaris
    h |Mencatat kehadiran

    +7\tMenyusun LPJ\tKetua
    H − 3 | Mengingatkan lewat WA |
    """

    assert read_tasks(typed) == (
        PlannedTaskDraft(
            title="Mengirim undangan", offset_days=-14, section="Sekretaris"
        ),
        PlannedTaskDraft(title="Mencatat kehadiran"),
        PlannedTaskDraft(title="Menyusun LPJ", offset_days=7, section="Ketua"),
        PlannedTaskDraft(title="Mengingatkan lewat WA", offset_days=-3),
    )


def test_planned_tasks_are_typed_as_they_were_read() -> None:
    tasks = (
        PlannedTaskDraft(title="Undangan", offset_days=-14, section="Sekretaris"),
        PlannedTaskDraft(title="Foto"),
        PlannedTaskDraft(title="LPJ", offset_days=7),
    )

    assert in_lines(tasks) == "H-14 | Undangan | Sekretaris\nH | Foto\nH+7 | LPJ"
    assert read_tasks(in_lines(tasks)) == tasks


@pytest.mark.parametrize(
    "line",
    [
        "Mengirim undangan",
        "Senin | Mengirim undangan",
        "14 | Mengirim undangan",
        "H-14 |",
        "| Mengirim undangan",
        "H-900 | Mengirim undangan",
        "H-1 | Undangan | Sekretaris | Budi",
    ],
)
def test_unreadable_task_is_named_with_its_line(line: str) -> None:
    with pytest.raises(Refused) as refused:
        read_tasks(f"H | Foto\n{line}")

    assert refused.value.facts == {"number": 2, "line": line}


def test_audience_is_what_was_chosen_together() -> None:
    seven_a, seven_b, nine = UUID(int=71), UUID(int=72), UUID(int=91)
    of_grade = {7: [seven_a, seven_b], 9: [nine]}

    assert Families.chosen([], of_grade).audience is Audience.ALL
    assert Families.chosen([Audience.KOMITE], of_grade) == Families(
        audience=Audience.KOMITE
    )
    assert Families.chosen([7], of_grade) == Families(
        audience=Audience.GRADES, grades=(7,)
    )
    assert Families.chosen([nine, 7, seven_a], of_grade) == Families(
        audience=Audience.CLASS_GROUPS, class_group_ids=(nine, seven_a, seven_b)
    )
