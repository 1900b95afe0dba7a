"""The index of a bundle as a page and as a workbook, and the list of checksums."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple
from urllib.parse import quote

from jinja2 import Environment

from data.language import in_long, say
from data.workbook.writing import Book, Link, PrintedColumn, Value
from evaluation.bundle.facts import Plan, Row

SUMS: Final = "SHA256SUMS.txt"
PAGE: Final = "INDEKS.html"
WORKBOOK: Final = "INDEKS.xlsx"

COLUMNS: Final = (
    PrintedColumn("Nomor", 8),
    PrintedColumn("Butir", 28),
    PrintedColumn("Judul bukti", 34),
    PrintedColumn("Jenis", 18),
    PrintedColumn("Tanggal fakta", 16),
    PrintedColumn("Berkas", 34),
    PrintedColumn("Sumber", 26),
    PrintedColumn("Keterangan", 30),
)

TEMPLATE: Final = """<!doctype html>
<html lang="id"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ title }}</title>
<style>
body{font:16px/1.45 "Source Sans 3",system-ui,sans-serif;color:#1f2933;margin:0 auto;
max-width:72rem;padding:1rem}
h1{font-size:1.5rem;margin:.2rem 0}h2{font-size:1.1rem;margin:1.6rem 0 .3rem}
.about{opacity:.8;margin:.1rem 0}.personal{background:#fff3e0;border-left:4px solid
#a85d00;padding:.5rem .8rem;margin:.8rem 0}
ul{list-style:none;margin:0;padding:0}
li{border:1px solid #d5dce3;border-radius:.5rem;padding:.5rem .75rem;margin:.4rem 0}
li small{display:block;opacity:.75;overflow-wrap:anywhere}a{color:#1d5fa8;
overflow-wrap:anywhere}
.missing{border-style:dashed;color:#8a1c13}
@media print{body{max-width:none;font-size:12px}li{break-inside:avoid}}
</style></head><body>
<h1>{{ title }}</h1>
{% for line in about %}<p class="about">{{ line }}</p>
{% endfor %}{% if personal %}<p class="personal">{{ personal }}</p>{% endif %}
{% for heading, rows in items %}<h2>{{ heading }}</h2>
<ul>{% for row in rows %}<li{% if row.is_missing %} class="missing"{% endif %}>
{% if row.href %}<a href="{{ row.href }}">{{ row.title }}</a>{% else %}{{ row.title }}
{% endif %}<small>{{ row.about }}</small></li>
{% endfor %}</ul>
{% endfor %}</body></html>
"""

_page: Final = Environment(autoescape=True).from_string(TEMPLATE)


class Made(NamedTuple):
    """By whom and when a bundle was made; ``faults``: why a file is not in it."""

    by: str
    on: date
    faults: Mapping[str, str]


class _Line(NamedTuple):
    title: str
    about: str
    href: str
    is_missing: bool


def index_page(plan: Plan, made: Made) -> bytes:
    """Return the index as a page that opens without a network, on a phone too."""
    by_item: dict[str, list[_Line]] = {}
    for row in plan.rows:
        heading = f"{row.code} {row.item}"
        by_item.setdefault(heading, []).append(_line(plan, made, row))
    return _page.render(
        title=f"Berkas Bukti {plan.instrument.title}",
        about=_about(plan, made),
        personal=_personal(plan, made),
        items=by_item.items(),
    ).encode()


def index_workbook(plan: Plan, made: Made) -> bytes:
    """Return the index as a workbook whose links open the files beside it."""
    personal = _personal(plan, made)
    book = Book("Indeks bukti", plan.school.name, personal[:60], made.on)
    heading = [f"INDEKS BUKTI {plan.instrument.title}", *_about(plan, made)]
    rows = [_cells(plan, made, row) for row in plan.rows]
    book.printed("Indeks", [*heading, personal or " "], COLUMNS, rows).paged()
    return book.to_bytes()


def checksums(sums: Iterable[tuple[str, str]]) -> bytes:
    """Return hashes and paths as ``sha256sum -c`` reads them."""
    return "".join(f"{digest}  {path}\n" for digest, path in sums).encode()


def _about(plan: Plan, made: Made) -> list[str]:
    return [
        f"{plan.school.name} · NPSN {plan.school.npsn}",
        f"Disusun oleh {made.by}, {in_long(made.on)}. {len(plan.pieces)} berkas untuk "
        f"{plan.items} butir; {plan.missing} jenis bukti belum ada.",
    ]


def _personal(plan: Plan, made: Made) -> str:
    """Return the mark of what carries personal data, or nothing."""
    if not any(row.is_personal and row.piece for row in plan.rows):
        return ""
    return (
        f"Memuat data pribadi (UU 27/2022). Diekspor oleh {made.by}, "
        f"{in_long(made.on)}. Jangan dibagikan lebih luas daripada yang diperlukan."
    )


def _line(plan: Plan, made: Made, row: Row) -> _Line:
    path = _path(plan, made, row)
    day = in_long(row.day) if row.day else ""
    about = (row.kind, day, row.source, _note(made, row))
    title = row.title or row.kind or say("No proof")
    return _Line(title, " · ".join(filter(None, about)), quote(path), row.is_missing)


def _cells(plan: Plan, made: Made, row: Row) -> tuple[Value, ...]:
    path = _path(plan, made, row)
    return (
        row.code,
        row.item,
        row.title,
        row.kind,
        row.day,
        Link(path) if path else None,
        row.source,
        _note(made, row),
    )


def _path(plan: Plan, made: Made, row: Row) -> str:
    """Return where a line's file lies in the bundle, or nothing."""
    if not row.piece or row.piece in made.faults:
        return ""
    return plan.pieces[row.piece].path


def _note(made: Made, row: Row) -> str:
    return "; ".join(filter(None, (row.note, made.faults.get(row.piece, ""))))
