"""What does each row of a file become? A sheet whole, or a row with its faults."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple
from uuid import UUID

from data.errors import HumasError, Refused
from data.language import N_
from data.roster.class_groups import same_as
from data.workbook import BadRow, Cell, label_of, text_of
from evaluation.answers.matching.cells import NotUnderstood, Said, answered
from evaluation.answers.models import (
    Intake,
    Leaving,
    Meaning,
    ReadAnswer,
    ReadSheet,
    Remark,
    Says,
    Unknown,
)
from evaluation.answers.reading import (
    AnswerFile,
    Around,
    FileRow,
    Heading,
    Moments,
    Points,
    moments_of,
    points_of,
)
from evaluation.answers.reading.choices import canonical, changed_by_sheet
from evaluation.answers.reading.files import TIMES
from evaluation.questionnaires.models import Item, Moment, Questionnaire, Relation

MINUTE = timedelta(minutes=1)

RELATIONS: Mapping[str, Relation] = {
    word: relation
    for relation, words in {
        Relation.FATHER: "ayah,bapak,bpk,papa,father,ayah kandung,abah,abi,dad",
        Relation.MOTHER: "ibu,mama,bunda,umi,ummi,mother,ibu kandung,mom",
        Relation.GUARDIAN: "wali,guardian,wali siswa,wali murid",
    }.items()
    for word in words.split(",")
}
MOMENTS: Mapping[str, Moment] = {
    word: moment
    for moment, words in {
        Moment.BEFORE: "sebelum,pre,pretes,pre tes,pre test,pretest,awal,before",
        Moment.AFTER: (
            "sesudah,setelah,post,postes,pos tes,post test,posttest,akhir,after,"
            "tes akhir"
        ),
    }.items()
    for word in words.split(",")
}

TWO_ANSWERS = N_("“{value}”: another column of the same item says “{other}”.")
NO_TIME = N_("No time stands in this row, so it cannot be told again.")
NO_CODE = N_("No code stands in this row, so it cannot be paired.")
OTHER_PROGRAM = N_(
    "“{value}” is what a program made of an answer. Say what was answered, or mend it "
    "in the file."
)
NOT_KNOWN = N_(
    "“{value}” is not understood. Say what it means, or mend it in the file."
)


class Known(NamedTuple):
    """What the records and the school say that rows are compared with.

    ``keys`` are those of sheets that are kept already.
    """

    items: Sequence[Item]
    class_groups: Mapping[str, UUID]
    keys: Iterable[str]
    zone: tzinfo
    around: Around | None = None
    moment: Moment = Moment.NONE
    group_names: tuple[str, ...] = ()


@dataclass
class _Reader:
    """Reads row after row; what is not understood is gathered by its words."""

    file: AnswerFile
    meanings: Sequence[Meaning]
    known: Known
    is_anonymous: bool
    moments: Moments
    bad: list[BadRow] = field(default_factory=list)
    asked: dict[int, tuple[Item, Points | None]] = field(default_factory=dict)
    unknown: dict[tuple[str, str], Unknown] = field(default_factory=dict)

    def read(self, row: FileRow, key: str) -> ReadSheet | None:
        """Return what a row says, or None where it has faults."""
        before = len(self.bad)
        facts: dict[str, object] = {}
        answers: dict[UUID, ReadAnswer] = {}
        for heading, meaning in zip(self.file.headings, self.meanings, strict=True):
            cell = row.at(heading.place)
            try:
                self._take(cell, heading, meaning, facts, answers)
            except NotUnderstood as other:
                self._ask(row, heading, other.said)
            except HumasError as refused:
                self._fault(row, heading.text, refused)
        sheet = self._sheet(row, key, facts, answers)
        return sheet if len(self.bad) == before else None

    def _take(
        self,
        cell: Cell,
        heading: Heading,
        meaning: Meaning,
        facts: dict[str, object],
        answers: dict[UUID, ReadAnswer],
    ) -> None:
        if not text_of(cell):
            return
        if meaning.says is Says.ITEM:
            item, points = self._asked(heading, meaning)
            self._keep(answered(cell, item, meaning, points), answers)
        elif meaning.says is Says.CLASS_GROUP:
            facts["class_group_id"] = self._class_group(cell, meaning)
        elif meaning.says is Says.RELATION:
            facts["relation"] = _relation(cell)
        elif meaning.says is Says.CODE:
            facts["code"] = "".join(text_of(cell).upper().split())[:40]
        elif meaning.says is Says.MOMENT:
            facts["moment"] = _moment(cell, meaning)

    def _asked(self, heading: Heading, meaning: Meaning) -> tuple[Item, Points | None]:
        """Return the item of a column, and the points of its words, read once."""
        if heading.place not in self.asked:
            item = next(i for i in self.known.items if i.id == meaning.item_id)
            points = points_of(self.file.cells(heading), item.options)
            self.asked[heading.place] = item, points
        return self.asked[heading.place]

    def _keep(self, read: ReadAnswer | None, answers: dict[UUID, ReadAnswer]) -> None:
        if read is None:
            return
        other = answers.setdefault(read.item_id, read)
        if other != read:
            said, before = (_in_words(one) for one in (read, other))
            raise Refused(TWO_ANSWERS, value=said, other=before)

    def _class_group(self, cell: Cell, meaning: Meaning) -> UUID | None:
        said = meaning.words.get(text_of(cell), text_of(cell))
        if not said or said in {"-", "–"}:
            return None
        found = self.known.class_groups.get(same_as(said))
        if found is None or isinstance(changed_by_sheet(cell), date):
            names = tuple((name, name) for name in self.known.group_names)
            raise NotUnderstood(Said(text_of(cell), names, is_changed=False))
        return found

    def _ask(self, row: FileRow, heading: Heading, said: Said) -> None:
        place = (heading.key, said.text)
        known = self.unknown.get(place)
        rows = (*(known.rows if known else ()), row.row)
        self.unknown[place] = Unknown(
            heading=heading.key,
            text=heading.text,
            said=said.text,
            rows=rows,
            choices=said.choices,
            is_changed=said.is_changed,
        )
        message = OTHER_PROGRAM if said.is_changed else NOT_KNOWN
        self._fault(row, heading.text, Refused(message, value=said.text))

    def _fault(self, row: FileRow, column: str, refused: HumasError) -> None:
        self.bad.append(
            BadRow(
                row=row.row,
                column=column,
                message=refused.message,
                facts=dict(refused.facts),
            )
        )

    def _sheet(
        self,
        row: FileRow,
        key: str,
        facts: dict[str, object],
        answers: dict[UUID, ReadAnswer],
    ) -> ReadSheet | None:
        time_column = _heading_of(self.file, self.meanings, Says.TIMESTAMP)
        if time_column and row.row not in self.moments.at:
            refused = self.moments.faults.get(row.row, Refused(NO_TIME))
            self._fault(row, time_column.text, refused)
        code_column = _heading_of(self.file, self.meanings, Says.CODE)
        if code_column and not facts.get("code"):
            self._fault(row, code_column.text, Refused(NO_CODE))
        moment = facts.pop("moment", None) or self.known.moment
        at = self.moments.at.get(row.row)
        return ReadSheet.model_validate(
            {
                "row": row.row,
                "key": key,
                "answered_at": self._told(at) if at else None,
                "moment": moment,
                "answers": tuple(answers.values()),
                **facts,
            }
        )

    def _told(self, at: datetime) -> datetime:
        """Return what is kept of a moment: where nobody is named, its day."""
        if not self.is_anonymous:
            return at
        day = at.astimezone(self.known.zone).date()
        return datetime.combine(day, time(), self.known.zone)


def understood(
    file: AnswerFile,
    questionnaire: Questionnaire,
    meanings: Sequence[Meaning],
    known: Known,
) -> Intake:
    """Return what a file's rows become with these meanings: new, known, or faulty.

    Raises Refused where all answers lie too far from the activity's day.
    """
    moments = _moments(file, meanings, known)
    reader = _Reader(file, meanings, known, questionnaire.is_anonymous, moments)
    contents = _contents(file, moments, meanings)
    there, gone = _met(contents, known.keys)
    new, empty = list[ReadSheet](), 0
    keys = _keys(contents, there, known.keys)
    for row in file.rows:
        if row.row in there:
            continue
        sheet = reader.read(row, keys[row.row])
        if sheet is not None and not sheet.answers:
            empty += 1
        elif sheet is not None:
            new.append(sheet)
    remarks = [moments.remark] if moments.remark else []
    return Intake(
        new=tuple(new),
        known=len(there),
        gone=gone,
        bad=(*file.bad, *reader.bad),
        unknown=tuple(reader.unknown.values()),
        remarks=(*remarks, *_remarks(file, questionnaire, meanings)),
        empty=empty,
        dropped=tuple(file.dropped),
    )


NO_TIMES = N_(
    "No column says when was answered. Rows that are wholly alike can then only be "
    "counted, not told apart."
)
NO_CODES = N_(
    "No column has codes, so that sheets before and after cannot be paired; only their "
    "means are compared."
)


def _remarks(
    file: AnswerFile, questionnaire: Questionnaire, meanings: Sequence[Meaning]
) -> list[Remark]:
    messages = []
    if not _heading_of(file, meanings, Says.TIMESTAMP):
        messages.append(NO_TIMES)
    if questionnaire.is_paired and not _heading_of(file, meanings, Says.CODE):
        messages.append(NO_CODES)
    return [Remark(message=message, facts={}) for message in messages]


def _heading_of(
    file: AnswerFile, meanings: Sequence[Meaning], says: Says
) -> Heading | None:
    pairs = zip(file.headings, meanings, strict=True)
    return next((heading for heading, one in pairs if one.says is says), None)


def _moments(file: AnswerFile, meanings: Sequence[Meaning], known: Known) -> Moments:
    heading = _heading_of(file, meanings, Says.TIMESTAMP)
    if heading is None:
        return Moments({}, {}, None)
    cells = {row.row: row.at(heading.place) for row in file.rows}
    filled = {row: cell for row, cell in cells.items() if text_of(cell)}
    return moments_of(filled, known.zone, known.around)


# ── telling rows again ───────────────────────────────────────────────────────
Content = tuple[str, datetime | None]


def _contents(
    file: AnswerFile, moments: Moments, meanings: Sequence[Meaning]
) -> dict[int, Content]:
    """Return what tells each row: what stands in it, and its minute.

    Neither the order of rows nor the habit in which a program writes times, numbers
    and lists changes it; empty cells, points of a quiz and names do not enter.
    """
    times = {
        heading.place
        for heading, one in zip(file.headings, meanings, strict=True)
        if one.says is Says.TIMESTAMP or label_of(heading.text) in TIMES
    }
    places = [
        heading.place
        for heading in file.headings
        if heading.left is Leaving.NOT_SAID and heading.place not in times
    ]
    contents = {}
    for row in file.rows:
        said = (canonical(row.at(place)) for place in places)
        at = moments.at.get(row.row)
        contents[row.row] = "\n".join(filter(None, said)), at and _minute(at)
    return contents


def _minute(at: datetime) -> datetime:
    """Return the minute: not every program keeps the seconds."""
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def _stem(content: str, minute: datetime | None) -> str:
    said = f"{content}\n{minute.isoformat() if minute else ''}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _met(contents: Mapping[int, Content], keys: Iterable[str]) -> tuple[set[int], int]:
    """Return the rows that are kept already, and how many kept ones the file lacks.

    First those of the same minute, then those beside it: a program may have rounded.
    """
    left = Counter(key.partition(":")[0] for key in keys)
    there: set[int] = set()
    for steps in ((timedelta(),), (-MINUTE, MINUTE)):
        for row, (content, minute) in contents.items():
            if row in there or (minute is None and steps != (timedelta(),)):
                continue
            minutes = [minute and minute + step for step in steps]
            stems = [_stem(content, one) for one in minutes]
            found = next((stem for stem in stems if left[stem] > 0), None)
            if found:
                left[found] -= 1
                there.add(row)
    return there, sum(left.values())


def _keys(
    contents: Mapping[int, Content], there: set[int], keys: Iterable[str]
) -> dict[int, str]:
    """Return the keys of new rows: equal ones are counted on from those kept."""
    counted = Counter(key.partition(":")[0] for key in keys)
    made = {}
    for row, content in contents.items():
        if row not in there:
            stem = _stem(*content)
            counted[stem] += 1
            made[row] = f"{stem}:{counted[stem]}"
    return made


# ── cells beside the items ───────────────────────────────────────────────────
def _relation(cell: Cell) -> Relation:
    label = label_of(cell)
    if not label:
        return Relation.NONE
    return RELATIONS.get(label) or RELATIONS.get(label.split()[0], Relation.OTHER)


def _moment(cell: Cell, meaning: Meaning) -> Moment:
    said = meaning.words.get(text_of(cell))
    if said is not None:
        return next(one for one in Moment if one.value == said)
    label = label_of(cell)
    found = MOMENTS.get(label) or MOMENTS.get((label.split() or [""])[0])
    if found is None:
        named = (Moment.BEFORE, Moment.AFTER)
        choices = tuple((one.value, one.label) for one in named)
        raise NotUnderstood(Said(text_of(cell), choices, is_changed=False))
    return found


def _in_words(read: ReadAnswer) -> str:
    if read.chosen:
        return ", ".join(read.chosen)
    return read.text or (f"{read.value:g}" if read.value is not None else "–")
