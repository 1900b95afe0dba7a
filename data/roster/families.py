"""Which pupils are of one family, and what their rows say about the parents.

Families are one when the parents' names, made plain, agree and the phone too; a parent
whom one row leaves out is no contradiction. The same names with another phone are a
question for a person, never a guess.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from data.names import plain_name
from data.record import new_id
from data.roster.models import (
    Family,
    SiblingAnswer,
    SiblingQuestion,
    joined_families,
)
from data.roster.rows import PupilRow

MUHAMMAD: Final = frozenset(
    re.findall(
        r"\w+",
        "m md mhd moch moh mohd muh mochamad mochammad mohamad mohammad muhamad",
    )
)
"""How the name is shortened and written that most fathers bear."""

Parents = tuple[str, str, str]


class Households:
    """The families of the records, and those that a list adds or changes."""

    def __init__(
        self, families: Iterable[Family], questions: Iterable[SiblingQuestion]
    ) -> None:
        asked = list(questions)
        self.new: dict[UUID, Family] = {}
        self.changed: dict[UUID, Family] = {}
        self.questions: list[SiblingQuestion] = []
        self._kept = {family.id: family for family in families}
        self._families = dict(self._kept)
        self._joined = joined_families(asked)
        self._asked = {frozenset((q.family_id, q.other_family_id)) for q in asked}
        self._rows: dict[UUID, list[PupilRow]] = {}
        self._of_parent: dict[tuple[int, str], list[UUID]] = {}
        for family in self._kept.values():
            self._index(family)

    def of_new(self, row: PupilRow) -> UUID:
        """Return the family of a pupil who is new: a sibling's, or one of their own."""
        wanted = _family(row)
        alike = list(dict.fromkeys(self._alike(_parents(wanted))))
        for family_id in alike:
            if wanted.phone and self._families[family_id].phone == wanted.phone:
                return self._joined.get(family_id, family_id)
        same = [f for f in alike if self._has(f, _parents(wanted))]
        for family_id in dict.fromkeys(self._joined.get(f, f) for f in same):
            self._ask(family_id, wanted.id)
        self._families[wanted.id] = self.new[wanted.id] = wanted
        self._index(wanted)
        return wanted.id

    def hear(self, family_id: UUID, row: PupilRow) -> None:
        """Note what a pupil's row says about the parents."""
        self._rows.setdefault(family_id, []).append(row)

    def settle(self) -> set[str]:
        """Weigh all that was heard; return the places of rows that changed a family.

        Siblings' rows may differ. A spelling that is kept stays where one of them has
        it, so that the same list in another order changes nothing.
        """
        changed = set()
        for family_id, rows in self._rows.items():
            before = self._families[family_id]
            said = before.model_copy(update=dict(_said(before, rows)))
            if said == before:
                continue
            if family_id in self.new:
                self.new[family_id] = said
                continue
            version = {"version": before.version + 1}
            self.changed[family_id] = said.model_copy(update=version)
            changed.add(rows[0].place)
        return changed

    def _alike(self, parents: Parents) -> Iterator[UUID]:
        """Give the families with a parent of these, and none who contradicts."""
        for place, name in enumerate(parents):
            for family_id in self._of_parent.get((place, name), ()) if name else ():
                others = _parents(self._families[family_id])
                pairs = zip(parents, others, strict=True)
                if all(one == other or not (one and other) for one, other in pairs):
                    yield family_id

    def _has(self, family_id: UUID, parents: Parents) -> bool:
        return _parents(self._families[family_id]) == parents

    def _index(self, family: Family) -> None:
        for place, name in enumerate(_parents(family)):
            if name:
                self._of_parent.setdefault((place, name), []).append(family.id)

    def _ask(self, family_id: UUID, other_id: UUID) -> None:
        pair = frozenset((family_id, other_id))
        if pair not in self._asked:
            self._asked.add(pair)
            self.questions.append(
                SiblingQuestion(
                    family_id=family_id,
                    other_family_id=other_id,
                    answer=SiblingAnswer.OPEN,
                )
            )


def _said(kept: Family, rows: list[PupilRow]) -> Iterator[tuple[str, object]]:
    """Give the fields of a family as its rows have them; what none says stays."""
    for who in ("father", "mother", "guardian"):
        name = f"{who}_name"
        named = [getattr(row, name) for row in rows if getattr(row, name)]
        if named and getattr(kept, name) not in named:
            yield name, named[0]
    for who in ("father", "mother"):
        mark = f"{who}_deceased"
        told = [getattr(row, mark) for row in rows if mark not in row.unsaid]
        if told:
            yield mark, any(told)
    mobiles = (row.mobile for row in rows if row.mobile)
    yield "phone", kept.phone or next(mobiles, None)


def _family(row: PupilRow) -> Family:
    return Family(
        id=new_id(),
        father_name=row.father_name,
        mother_name=row.mother_name,
        guardian_name=row.guardian_name,
        father_deceased=row.father_deceased,
        mother_deceased=row.mother_deceased,
        phone=row.mobile,
        version=1,
    )


def _parents(family: Family) -> Parents:
    father, mother = _parent_key(family.father_name), _parent_key(family.mother_name)
    guardian = "" if father or mother else _parent_key(family.guardian_name)
    return father, mother, guardian


def _parent_key(name: str) -> str:
    """Return by what a parent is known: *M. Budi* is *Muhammad Budi* too."""
    words = plain_name(name).split()
    if len(words) > 1 and words[0] in MUHAMMAD:
        words[0] = "muhammad"
    return "".join(words)
