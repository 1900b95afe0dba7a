"""A report as an operator writes it to a file."""

import shutil
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner

import app


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("annual", "Laporan Tahunan Humas 2025/2026"),
        ("summary", "Ringkasan Humas 2025/2026"),
        ("semester", "Laporan Humas Semester Genap 2025/2026"),
    ],
)
def test_a_report_is_written_to_a_file_that_opens(
    built_sample: Path, tmp_path: Path, kind: str, title: str
) -> None:
    folder, out = tmp_path / "school", tmp_path / "laporan.docx"
    shutil.copytree(built_sample, folder)
    asked = f"export report --out {out} --kind {kind} --year 2025/2026 --semester 2"

    result = CliRunner().invoke(app.commands, [*asked.split(), "--data", str(folder)])

    assert result.exit_code == 0, result.output
    assert Document(str(out)).core_properties.title == title
