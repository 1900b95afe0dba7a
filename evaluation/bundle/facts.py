"""Everything that goes into a bundle, item by item, before any of it is written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final, NamedTuple
from uuid import UUID

from data.act import Act
from data.attachments.models import Attachment
from data.attachments.store import content_of
from data.few import shared_one
from data.language import N_, Language, in_number, say, speaking
from data.school.models import School
from evaluation.accreditation.models import (
    COUNTS_ONLY,
    Evidence,
    Instrument,
    Item,
    is_of_year_only,
)
from evaluation.accreditation.queries import (
    ItemStanding,
    Proof,
    item_standings,
    proofs,
)
from evaluation.bundle.models import (
    BundleDraft,
    Photos,
    apart,
    file_called,
    folder_called,
)
from evaluation.bundle.papers import SIZE, Write, paper_of
from evaluation.bundle.queries import BundleFiles, bundle_files
from execution.files.actions import OWNERS

PERSONAL: Final = N_("Contains personal data")
"""What stands at every proof with the names of pupils or families."""

CONSENTED: Final = frozenset({"activity", "evidence"})
"""Of these records' pictures it is asked whether the parents agreed."""

PLACES: Final[Mapping[str, str]] = {
    "calendar_feed": "kalender?tahun={year}",
    "closing": "penutupan?tahun={year}&kegiatan={activity}",
    "evidence": "akreditasi?tahun={year}",
    "family_contact": "kontak?tahun={year}",
    "finding_decision": "temuan?tahun={year}",
    "gift": "pemberian?tahun={year}&pemberian={key}",
    "letter_batch": "undangan?tahun={year}&surat={key}",
    "meeting": "notulen?tahun={year}&notulen={key}",
    "questionnaire": "angket?tahun={year}&angket={key}",
    "monitoring_remark": "pemantauan?tahun={year}&bagian=catatan",
    "recognition": "capaian?pengakuan={key}",
    "review": "penilaian?tahun={year}&bagian=ditandatangani",
    "review_answer": "penilaian?tahun={year}&bagian=ditandatangani",
    "year_review": "penilaian?tahun={year}&bagian=tahun",
    "work_program": "dokumen?tahun={year}",
}
ROOM: Final = "ruang?tahun={year}&kegiatan={activity}"


class Piece(NamedTuple):
    """One file of a bundle: where it lies inside, and how it is made.

    ``size`` in bytes, of a paper about.
    """

    path: str
    size: int
    day: date
    made: Write
    proof: Proof


class Row(NamedTuple):
    """A line of the index; ``piece`` is the key of its file, or empty."""

    code: str
    item: str
    title: str
    kind: str
    day: date | None
    piece: str
    source: str
    note: str
    is_missing: bool = False
    is_personal: bool = False


class Plan(NamedTuple):
    """What a bundle will have: its lines, and its files by their keys."""

    instrument: Instrument
    school: School
    draft: BundleDraft
    rows: tuple[Row, ...]
    pieces: Mapping[str, Piece]

    @property
    def size(self) -> int:
        """About how many bytes all files have together."""
        return sum(piece.size for piece in self.pieces.values())

    @property
    def missing(self) -> int:
        """How many expected kinds of proof are not there."""
        return sum(row.is_missing for row in self.rows)

    @property
    def items(self) -> int:
        """For how many items a file is there."""
        return len({row.code for row in self.rows if row.piece})


def bundle_plan(act: Act, instrument: Instrument, draft: BundleDraft) -> Plan:
    """Return what goes into a bundle of an instrument, in the order of its items."""
    school = act.store.get(School)
    today = act.now.astimezone(school.zone).date()
    by_code: Mapping[str, list[Proof]] = defaultdict(list)
    for proof in proofs(act.store, instrument, today):
        by_code[proof.code].append(proof)
    gathering = _Gathering(act, draft)
    for standing in item_standings(act.store, instrument, today):
        gathering.take(standing, by_code[standing.item.code])
    rows = tuple(gathering.rows)
    return Plan(instrument, school, draft, rows, gathering.pieces)


def paper_plan(act: Act, instrument: Instrument, draft: BundleDraft) -> Plan:
    """Return the same in the words that papers of the school have: Indonesian."""
    with speaking(Language.INDONESIAN):
        return bundle_plan(act, instrument, draft)


class _Gathering:
    """Gathers the lines and files of one bundle."""

    def __init__(self, act: Act, draft: BundleDraft) -> None:
        self._act = act
        self._draft = draft
        self._files: Mapping[tuple[str, str], list[BundleFiles]] = defaultdict(list)
        for file in bundle_files(act.store):
            self._files[file.record, file.record_key].append(file)
        self._seen: dict[tuple[str, UUID], bool] = {}
        self._paths: set[str] = set()
        self.rows: list[Row] = []
        self.pieces: dict[str, Piece] = {}

    def take(self, standing: ItemStanding, found: Sequence[Proof]) -> None:
        """Take in what there is for an item, then what is missing."""
        item = standing.item
        if item.absence:
            note = say("Does not apply: {reason}", reason=item.absence)
            self._line(item, note)
            return
        for proof in found:
            rows = list(self._of(item, proof))
            self.rows += rows or [_without_file(item, proof)]
        for kind in standing.missing:
            note = say("MISSING: this proof is expected and not there.")
            if kind in standing.unlinked:
                note = say(
                    "MISSING here: the records hold some of this kind, but none is "
                    "linked with this item."
                )
            self._line(item, note, say(kind.label), is_missing=True)
        if not found and not standing.missing:
            self._line(item, say("Shown by others in the school."))

    def _line(
        self, item: Item, note: str, kind: str = "", *, is_missing: bool = False
    ) -> None:
        row = Row(item.code, item.called, "", kind, None, "", "", note, is_missing)
        self.rows.append(row)

    def _of(self, item: Item, proof: Proof) -> Iterator[Row]:
        """Give a line for each paper and file of a proof."""
        if paper := paper_of(proof):
            is_personal = paper.is_personal or proof.is_sensitive
            row = _row(item, proof, _called(proof), is_personal=is_personal)
            if is_personal and not self._draft.with_personal:
                yield _left_out(row)
            else:
                key = f"{proof.kind}:{proof.record}:{proof.record_key}"
                piece = Piece("", SIZE, proof.happened_on, paper.write, proof)
                yield self._placed(item, row, key, "docx", piece)
        for file in self._files[proof.record, proof.record_key]:
            if self._fits(proof, file) and self._sees(file):
                yield self._file(item, proof, file)
        yield from self._told(item, proof)

    def _file(self, item: Item, proof: Proof, file: BundleFiles) -> Row:
        title = file.caption or file.name.rpartition(".")[0] or _called(proof)
        row = _row(item, proof, title, is_personal=proof.is_sensitive)
        row = row._replace(day=file.happened_on)
        if proof.is_sensitive and not self._draft.with_personal:
            return _left_out(row)
        if file.is_picture and file.is_closed and file.owner in CONSENTED:
            if self._draft.photos is Photos.LEFT_OUT:
                return row._replace(
                    note=say("Left out: parents did not agree to publication.")
                )
            closed = _joined(row.note, say("Not to be published"))
            row = row._replace(note=closed, is_personal=True)
        made = partial(_content, file.attachment_id)
        piece = Piece("", file.size, file.happened_on, made, proof)
        return self._placed(item, row, f"sha256:{file.sha256}", file.ending, piece)

    def _told(self, item: Item, proof: Proof) -> Iterator[Row]:
        """Give a line for the address or the words of a proof that was handed in."""
        if proof.record != "evidence":
            return
        kept = self._act.store.find(Evidence, UUID(proof.record_key))
        if kept is None or not (kept.address or kept.note):
            return
        row = _row(item, proof, kept.title, is_personal=kept.is_sensitive)
        if kept.is_sensitive and not self._draft.with_personal:
            if not self._files[proof.record, proof.record_key]:
                yield _left_out(row)
            return
        yield row._replace(
            source=kept.address or row.source, note=_joined(kept.note, row.note)
        )

    def _placed(self, item: Item, row: Row, key: str, ending: str, piece: Piece) -> Row:
        """Put a file into the folder of its first item; later ones point there."""
        if key not in self.pieces:
            folder = folder_called(item.code, item.called)
            named = file_called(piece.day, row.kind, row.title, ending)
            path = apart(f"{folder}/{named}", self._paths)
            self._paths.add(path)
            self.pieces[key] = piece._replace(path=path)
        return row._replace(piece=key)

    def _fits(self, proof: Proof, file: BundleFiles) -> bool:
        """Whether a file is of this kind: photos apart from the other material."""
        if proof.record != "activity":
            return True
        return file.is_picture == (proof.kind.value == "photo")

    def _sees(self, file: BundleFiles) -> bool:
        """Whether the person may see the record that a file belongs to."""
        key = (file.owner, file.owner_id)
        if key not in self._seen:
            owner = OWNERS.get(file.owner)
            refused = owner.unseen(self._act, file.owner_id) if owner else None
            self._seen[key] = refused is None
        return self._seen[key]


def _content(attachment_id: UUID, act: Act, _: Proof) -> bytes:
    return content_of(act.store, act.store.get(Attachment, attachment_id))


def _row(item: Item, proof: Proof, title: str, *, is_personal: bool) -> Row:
    note = say(PERSONAL) if is_personal else ""
    if not proof.is_fresh:
        note = _joined(note, say("Not fresh any more"))
    return Row(
        item.code,
        item.called,
        title,
        say(proof.kind.label),
        None if is_of_year_only(proof.record, proof.happened_on) else proof.happened_on,
        "",
        _place(proof),
        note,
        is_personal=is_personal,
    )


def _without_file(item: Item, proof: Proof) -> Row:
    """Return the line of a proof that has no paper: where it is read, how many."""
    row = _row(item, proof, _called(proof), is_personal=proof.is_sensitive)
    is_closed = proof.kind in COUNTS_ONLY  # of few families nobody reads how many
    count = shared_one(proof.counted) if is_closed else in_number(proof.counted)
    counted = say("{count} in the records", count=count)
    return row._replace(note=_joined(row.note, counted))


def _left_out(row: Row) -> Row:
    return row._replace(note=_joined(row.note, say("not taken in")))


def _called(proof: Proof) -> str:
    """Return what a proof is called: its own words, its activity, or its year."""
    if proof.record in {"year_review", "review_answer"}:
        return proof.called
    if is_of_year_only(proof.record, proof.happened_on):
        return f"{proof.title} ({proof.happened_on.year})"
    return (
        proof.title or proof.activity or f"{proof.school_year}/{proof.school_year + 1}"
    )


def _place(proof: Proof) -> str:
    """Return where a proof is read in the app."""
    words = PLACES.get(proof.record, ROOM if proof.activity_id else "akreditasi")
    found = words.format(
        year=proof.school_year, activity=proof.activity_id, key=proof.record_key
    )
    return f"Siklus Humas: /{found}"


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))
