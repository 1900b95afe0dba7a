"""How a paper is signed: signers side by side, their names on one line."""

from collections.abc import Sequence
from typing import Final

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.table import Table

from data.nip import WITHOUT, in_groups
from data.paper import ooxml, tables
from data.paper.models import Align, Signer

WIDTH: Final = 15.5
ALONE: Final = 9.0
DOTS: Final = "…" * 13
"""Where there is no name or number, there is a line to write it on."""


def widths_of(signers: Sequence[Signer]) -> list[float]:
    """Return how wide each signs, in centimetres; beside nobody there is more room."""
    if len(signers) > 1 and not signers[0].name.strip() and not signers[0].role:
        return [WIDTH - ALONE, ALONE]
    return [WIDTH / len(signers)] * len(signers)


def sign(table: Table, dated: Sequence[str], signers: Sequence[Signer]) -> None:
    """Fill an empty table with signers, a column each, and keep it on one page.

    ``dated`` is what stands above each, such as place and date above the last.
    """
    before = [signer.before for signer in signers]
    if dated[-1] and not before[-1]:  # "Mengetahui," stands beside the date
        rows = [[*before[:-1], dated[-1]]]
    else:
        rows = [list(dated), before]
    rows = [row for row in (*rows, [s.role for s in signers]) if any(row)]
    align = Align.LEFT if len(signers) > 1 else Align.CENTER
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for row in (*rows, ["\n\n"] * len(signers)):
        _row(table, row, align)
    _names(table, signers, align)
    if any(signer.has_number for signer in signers):
        _row(table, [number_of(signer) for signer in signers], align)
    for row_above in table.rows[:-1]:
        for cell in row_above.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def number_of(signer: Signer) -> str:
    """Return the NIP as it stands below a name, a line, or nothing."""
    if not signer.has_number:
        return ""
    if signer.number:
        return f"NIP. {in_groups(signer.number)}"
    return f"NIP. {WITHOUT if signer.name.strip() else DOTS}"


def _row(table: Table, texts: Sequence[str], align: Align) -> None:
    for cell, text in zip(ooxml.add_row(table).cells, texts, strict=True):
        tables.fill(cell, text, align, size=12, room=0)


def _names(table: Table, signers: Sequence[Signer], align: Align) -> None:
    _row(table, [signer.name or DOTS for signer in signers], align)
    for cell, signer in zip(table.rows[-1].cells, signers, strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM  # close to the NIP
        [name] = cell.paragraphs[0].runs
        name.bold = True
        name.underline = bool(signer.name.strip()) or None
