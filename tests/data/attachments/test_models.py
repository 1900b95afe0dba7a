import zipfile
from io import BytesIO

import pytest
from PIL import Image

from data.attachments.models import LIMIT, LONGEST_SIDE, FileKind, take
from data.errors import Refused, UnreadableFile

HEIC = b"\x00\x00\x00\x18ftypheic" + bytes(40)


def a_picture(form: str, mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture that says where it was taken, turned by the camera."""
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    exif[0x010F] = "Rahasia"
    exif.get_ifd(0x8825)[1] = "S"
    made = BytesIO()
    Image.new(mode, size).save(made, form, exif=exif)
    return made.getvalue()


def a_package(*parts: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for part in parts:
            package.writestr(part, "x")
    return made.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_keeps_nothing_but_its_pixels(form: str) -> None:
    given = a_picture(form)
    assert b"Rahasia" in given

    kept = take("foto.dat", given).content

    assert b"Rahasia" not in kept
    assert not opened(kept).getexif()
    assert opened(kept).size == (40, 60)


def test_a_comment_inside_a_picture_is_dropped() -> None:
    made = BytesIO()
    Image.new("RGB", (9, 9)).save(made, "JPEG", comment=b"Rahasia")

    assert b"Rahasia" not in take("foto.jpg", made.getvalue()).content


def test_a_large_photo_is_made_smaller() -> None:
    kept = opened(take("foto.jpg", a_picture("JPEG", size=(4000, 3000))).content)

    assert kept.size == (LONGEST_SIDE * 3 // 4, LONGEST_SIDE)


def test_a_small_picture_is_not_made_larger() -> None:
    assert opened(take("logo.png", a_picture("PNG", "RGBA")).content).mode == "RGBA"
    assert opened(take("logo.png", a_picture("PNG", "P")).content).size == (40, 60)
    assert opened(take("a.jpg", a_picture("JPEG", "CMYK")).content).mode == "RGB"


@pytest.mark.parametrize(
    ("content", "kind", "name"),
    [
        (b"%PDF-1.7 isi", FileKind.PDF, "surat.pdf"),
        (a_package("word/document.xml"), FileKind.DOCX, "surat.docx"),
        (a_package("xl/workbook.xml"), FileKind.XLSX, "surat.xlsx"),
        (a_picture("JPEG"), FileKind.JPEG, "surat.jpg"),
        (a_picture("PNG"), FileKind.PNG, "surat.png"),
        (a_picture("WEBP"), FileKind.WEBP, "surat.webp"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_file_is_its_content_says(
    content: bytes, kind: FileKind, name: str
) -> None:
    taken = take("surat.pdf", content)

    assert (taken.media_type, taken.name) == (kind, name)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>bukan pdf</html>",
        b"MZ\x90\x00",
        a_package("word/document.xml", "word/vbaProject.bin"),
        a_package("lain.xml"),
        HEIC,
        b"\xff\xd8\xff bukan foto",
        a_picture("JPEG", size=(900, 900))[:600],
        b"\x89PNG\r\n\x1a\n bukan gambar",
    ],
)
def test_a_file_of_another_kind_is_not_taken(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        take("undangan.pdf", content)


def test_a_heic_photo_is_explained() -> None:
    with pytest.raises(UnreadableFile, match="HEIC"):
        take("IMG_1.HEIC", HEIC)


def test_a_file_that_is_too_large_is_not_taken() -> None:
    with pytest.raises(Refused, match="10 MB"):
        take("a.pdf", b"%PDF-" + bytes(LIMIT))


def test_a_picture_that_would_fill_the_memory_is_not_opened() -> None:
    made = BytesIO()
    Image.new("1", (10_000, 9_000)).save(made, "PNG")

    with pytest.raises(Refused, match="pixels"):
        take("a.png", made.getvalue())


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Foto\\surat.PDF", "surat.pdf"),
        ("laporan.exe", "laporan.exe.pdf"),
        ('a"b<c>\x00d.pdf', "a b c d.pdf"),
        ("gpj.\u202efdp.pdf", "gpj. fdp.pdf"),
        (".pdf", "berkas.pdf"),
        ("x" * 300, "x" * 100 + ".pdf"),
    ],
)
def test_a_name_does_not_mislead(name: str, kept: str) -> None:
    assert take(name, b"%PDF-1.7").name == kept
