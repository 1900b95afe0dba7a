"""Whom each row of a list names: somebody new, or somebody of the directory."""

from collections import defaultdict
from typing import Final, NamedTuple
from uuid import UUID

from data.joining.models import (
    A_NEW_PERSON,
    LEFT_OUT,
    Answers,
    Change,
    Difference,
    Directory,
    Fact,
    Intake,
    ListFault,
    PeopleList,
    PersonQuestion,
    PersonRow,
)
from data.language import N_
from data.names import person_key
from data.nip import in_groups
from data.people.models import OF_THE_SCHOOL, Element, HeldClassGroup, Person
from data.phones import as_written
from data.record import new_id
from data.roster.class_groups import same_as

NO_ELEMENT: Final = N_(
    "The list does not say what {name} is to the school. Choose it above, or add a "
    "column “Unsur”."
)
NIP_TWICE: Final = N_(
    "NIP {number} stands in row {first} already, beside another name; correct one of "
    "the two."
)
NAMED_TWICE: Final = N_("Row {first} names the same person already; leave one out.")
NO_CLASS_GROUP: Final = N_(
    "There is no class group “{name}” this year. Write it as on the page Pupils."
)
LED_TWICE: Final = N_(
    "Row {first} names a homeroom teacher of {name} already; correct one of the two."
)
NOT_ACTIVE: Final = N_(
    "{name} is in the directory but not active; take them back on this page."
)


class _Named(NamedTuple):
    """A row and whom it names."""

    row: PersonRow
    person: Person | None


class _Fault(Exception):
    """Why a row cannot be taken in."""

    def __init__(self, column: str, message: str, **facts: object) -> None:
        super().__init__(message)
        self.column, self.message, self.facts = column, message, facts


class _Waits(Exception):
    """A row that a person has to decide about."""

    def __init__(self, question: PersonQuestion) -> None:
        super().__init__(question.name)
        self.question = question


class _Repeated(Exception):
    """A row that says again what another one says."""


def intake(directory: Directory, listed: PeopleList, answers: Answers) -> Intake:
    """Return what taking in a list would change."""
    return _Matching(directory, answers).of(listed)


class _Matching:
    """Goes through a list; one fault does not stop the next row."""

    def __init__(self, directory: Directory, answers: Answers) -> None:
        self._answers = answers
        self._by_nip = {p.employee_number: p for p in directory.people}
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        for person in directory.people:
            self._by_name[person_key(person.name)].append(person)
        self._groups = {same_as(group.name): group for group in directory.class_groups}
        self._led: dict[UUID, tuple[UUID, ...]] = defaultdict(tuple)
        for group in directory.class_groups:
            if group.person_id:
                self._led[group.person_id] += (group.id,)
        self._rows: dict[str, list[_Named]] = defaultdict(list)
        self._taken: dict[UUID, PersonRow] = {}
        self._leading: dict[UUID, PersonRow] = {}
        self._nips: dict[str, PersonRow] = {}
        self.added: list[Person] = []
        self.changed: list[Person] = []
        self.homerooms: dict[UUID, tuple[UUID, ...]] = {}
        self.differences: list[Difference] = []
        self.bad: list[ListFault] = []
        self.remarks: list[ListFault] = []
        self.questions: list[PersonQuestion] = []
        self.same = self.repeated = 0

    def of(self, listed: PeopleList) -> Intake:
        """Return what the rows of a list change."""
        for row in listed.rows:
            try:
                self._row(row)
            except _Fault as fault:
                self.bad.append(_told(row, fault.column, fault.message, **fault.facts))
            except _Waits as waits:
                self.questions.append(waits.question)
            except _Repeated:
                self.repeated += 1
        return Intake(
            read=len(listed.rows) + len({(f.sheet, f.row) for f in listed.bad}),
            same=self.same,
            repeated=self.repeated,
            added=tuple(self.added),
            changed=tuple(self.changed),
            homerooms=self.homerooms,
            differences=tuple(self.differences),
            bad=tuple(sorted((*listed.bad, *self.bad), key=lambda f: (f.sheet, f.row))),
            remarks=(*listed.remarks, *self.remarks),
            questions=tuple(self.questions),
        )

    def _row(self, row: PersonRow) -> None:
        self._demand_own_number(row)
        person = self._person(row)
        if person and (first := self._taken.get(person.id)):
            raise _Fault("Nama", NAMED_TWICE, first=first.row)
        element = row.element or (person and person.element) or self._answers.element
        if element is None:
            raise _Fault("Unsur", NO_ELEMENT, name=row.name)
        leads = self._class_groups(row)
        kept = _person(row, element, person)
        self._note(row, kept, person, leads)
        if person and not person.is_active:
            self.remarks.append(_told(row, "Nama", NOT_ACTIVE, name=person.name))

    def _demand_own_number(self, row: PersonRow) -> None:
        first = self._nips.get(row.employee_number) if row.employee_number else None
        if first is None:
            if row.employee_number:
                self._nips[row.employee_number] = row
            return
        if person_key(first.name) == person_key(row.name) and _adds_nothing(row, first):
            raise _Repeated
        number = in_groups(row.employee_number)
        message = (
            NAMED_TWICE if person_key(first.name) == person_key(row.name) else NIP_TWICE
        )
        raise _Fault("NIP", message, number=number, first=first.row)

    def _person(self, row: PersonRow) -> Person | None:
        """Return whom of the directory a row names, None for somebody new."""
        answer = self._answers.people.get(row.place)
        if answer == LEFT_OUT:
            raise _Repeated
        found = self._by_nip.get(row.employee_number) if row.employee_number else None
        namesakes = [
            one
            for one in self._by_name[person_key(row.name)]
            if not (one.employee_number and row.employee_number)
        ]
        if found and person_key(found.name) == person_key(row.name):
            return found
        if found:
            return self._answered(row, answer, [found], may_be_new=False)
        free = [one for one in namesakes if one.id not in self._taken]
        whole = [one for one in free if _is_same(row, one)]
        twins = [] if whole else self._twins(row)
        by_phone = [one for one in free if row.phone and one.phone == row.phone]
        alone = free if len(free) == 1 and not twins else []
        sure = whole or (by_phone if len(by_phone) == 1 else alone)
        if sure and (sure is not alone or not _contradicts(row, sure[0])):
            return sure[0]
        if not free and not twins:
            return None
        return self._answered(row, answer, free, twins=twins)

    def _twins(self, row: PersonRow) -> list[_Named]:
        """Return the rows above that may name the same person."""
        above = [
            one
            for one in self._rows[person_key(row.name)]
            if not (one.row.employee_number and row.employee_number)
        ]
        if any(_adds_nothing(row, one.row) for one in above):
            raise _Repeated
        return above

    def _answered(
        self,
        row: PersonRow,
        answer: str | None,
        candidates: list[Person],
        *,
        may_be_new: bool = True,
        twins: list[_Named] | None = None,
    ) -> Person | None:
        """Return whom a person said that the row names, or let it wait."""
        if answer == A_NEW_PERSON and may_be_new:
            return None
        for one in candidates:
            if answer == str(one.id):
                return one
        raise _Waits(
            PersonQuestion(
                row=row.row,
                sheet=row.sheet,
                place=row.place,
                name=row.name,
                words=" · ".join(filter(None, _facts(row))),
                first=twins[0].row.row if twins else 0,
                may_be_new=may_be_new,
                candidates=tuple(candidates),
            )
        )

    def _class_groups(self, row: PersonRow) -> list[HeldClassGroup]:
        """Return the class groups whose homeroom teacher the row names."""
        found = []
        for name in row.class_groups:
            group = self._groups.get(same_as(name))
            if group is None:
                raise _Fault("Rombel", NO_CLASS_GROUP, name=name)
            if first := self._leading.get(group.id):
                raise _Fault("Rombel", LED_TWICE, name=group.name, first=first.row)
            found.append(group)
        return found

    def _note(
        self,
        row: PersonRow,
        kept: Person,
        before: Person | None,
        leads: list[HeldClassGroup],
    ) -> None:
        """Note what the row changes."""
        self._taken[kept.id] = row
        self._rows[person_key(row.name)].append(_Named(row, before))
        self._leading |= {group.id: row for group in leads}
        ids = tuple(group.id for group in leads)
        is_led_anew = bool(ids) and set(ids) != set(self._led[kept.id])
        if is_led_anew:
            self.homerooms[kept.id] = ids
        if before is None:
            self.added.append(kept)
        elif kept != before.model_copy(update={"version": kept.version}):
            self.changed.append(kept)
        elif not is_led_anew:
            self.same += 1
            return
        shown = leads if is_led_anew else []
        self.differences.append(_difference(row, kept, before, shown))


def _person(row: PersonRow, element: Element, before: Person | None) -> Person:
    """Return the person of a row; what it does not say stays as it is."""
    if before is None:
        return Person(
            id=new_id(),
            name=row.name,
            element=element,
            position=row.position,
            phone=row.phone,
            employee_number=row.employee_number,
            is_active=True,
            version=1,
        )
    said = {
        "name": row.name,
        "element": element,
        "position": row.position or before.position,
        "phone": row.phone or before.phone,
        "employee_number": row.employee_number or before.employee_number,
    }
    return before.model_copy(update=said | {"version": before.version + 1})


def _difference(
    row: PersonRow,
    kept: Person,
    before: Person | None,
    leads: list[HeldClassGroup],
) -> Difference:
    new, old = _shown(kept), _shown(before) if before else {}
    names = [name for name in new if new[name] != old.get(name, "")]
    after: list[Fact] = [(name, new[name]) for name in names]
    was: list[Fact] = [(name, old[name]) for name in names if old.get(name)]
    for group in leads:
        after.append((N_("Class group"), group.name))
        if group.person_name and group.person_id != kept.id:
            was.append((N_("Class group"), f"{group.name} ({group.person_name})"))
    return Difference(
        row=row.row,
        sheet=row.sheet,
        name=kept.name,
        change=Change.CHANGED if before else Change.NEW,
        before=tuple(was),
        after=tuple(one for one in after if before or one[1] != kept.name),
    )


def _shown(person: Person) -> dict[str, Element | str]:
    return {
        N_("Name"): person.name,
        N_("Element"): person.element,
        N_("Position"): person.position,
        N_("Phone"): as_written(person.phone) if person.phone else "",
        "NIP": in_groups(person.employee_number),
    }


def _facts(row: PersonRow) -> list[str]:
    phone = as_written(row.phone) if row.phone else ""
    number = f"NIP {in_groups(row.employee_number)}" if row.employee_number else ""
    return [row.position, phone, number, ", ".join(row.class_groups)]


def _is_same(row: PersonRow, person: Person) -> bool:
    """Whether a row says of a person just what the directory says."""
    names = ("name", "element", "position", "phone", "employee_number")
    said = ((getattr(person, name), getattr(row, name)) for name in names)
    return all(kept == new for kept, new in said if new)


def _contradicts(row: PersonRow, person: Person) -> bool:
    """Whether a row says of somebody of this name what may be true of another one."""
    if row.phone and person.phone and row.phone != person.phone:
        return True
    both = {row.element or person.element, person.element}
    return len(both) > 1 and not both <= OF_THE_SCHOOL


def _adds_nothing(row: PersonRow, first: PersonRow) -> bool:
    """Whether a row says nothing that a row above of the same name does not say."""
    names = ("element", "position", "phone", "employee_number", "class_groups")
    said = {name: getattr(row, name) for name in names}
    return all(getattr(first, name) == of for name, of in said.items() if of)


def _told(row: PersonRow, column: str, message: str, **facts: object) -> ListFault:
    return ListFault(
        row=row.row, sheet=row.sheet, column=column, message=message, facts=facts
    )
