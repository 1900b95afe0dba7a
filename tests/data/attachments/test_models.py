import random
import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from data.attachments.models import (
    LIMIT,
    LONGEST_PROFILE,
    LONGEST_SIDE,
    UNPACKED,
    FileKind,
    take,
)
from data.errors import HumasError, Refused, UnreadableFile

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


def a_package_listing(types: bytes, *parts: str) -> bytes:
    """A package that lists the kinds of its parts."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", types)
        for part in ("word/document.xml", *parts):
            package.writestr(part, "x")
    return made.getvalue()


def a_package_of_zeros(size: int) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(1024))
        with package.open("word/media/a", "w", force_zip64=True) as part:
            for _ in range(size // 1024 // 1024 + 1):
                part.write(bytes(1024 * 1024))
    return made.getvalue()


def a_png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that say they are a picture of any size."""
    kept = b"\x89PNG\r\n\x1a\n"
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    for kind, inside in ((b"IHDR", header), (b"IDAT", b""), (b"IEND", b"")):
        check = struct.pack(">I", zlib.crc32(kind + inside))
        kept += struct.pack(">I", len(inside)) + kind + inside + check
    return kept


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


def test_what_was_written_into_a_picture_is_dropped() -> None:
    written = PngImagePlugin.PngInfo()
    written.add_text("Comment", "Rahasia")
    written.add_text("Lokasi", "Rahasia" * 9, zip=True)
    written.add_itxt("XML:com.adobe.xmp", "Rahasia")
    picture, png, webp, jpeg = Image.new("RGB", (9, 9)), BytesIO(), BytesIO(), BytesIO()
    picture.save(png, "PNG", pnginfo=written)
    picture.save(webp, "WEBP", xmp=b"Rahasia", exif=b"Exif\x00\x00Rahasia")
    picture.save(jpeg, "JPEG", xmp=b"Rahasia", icc_profile=b"Rahasia" * LONGEST_PROFILE)

    for made in (png, webp, jpeg):
        kept = take("foto", made.getvalue()).content
        assert b"Rahasia" not in kept
        assert not {"xmp", "exif", "comment", "icc_profile"} & set(opened(kept).info)
        assert not getattr(opened(kept), "text", {})


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_hides_behind_a_picture(form: str) -> None:
    kept = take("foto", a_picture(form) + b"<script>PK" + a_package("a")).content

    assert b"<script>" not in kept
    assert not zipfile.is_zipfile(BytesIO(kept))


def test_of_a_moving_picture_the_first_stays() -> None:
    made = BytesIO()
    frames = [Image.new("RGB", (40, 30), (n, 0, 0)) for n in range(40)]
    frames[0].save(made, "WEBP", save_all=True, append_images=frames[1:])

    assert getattr(opened(take("a", made.getvalue()).content), "n_frames", 1) == 1


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
        a_package("word/document.xml", "word/VBAPROJECT.BIN"),
        a_package_listing(b"application/vnd.ms-word.document.macroEnabled.main+xml"),
        a_package_listing(b"application/vnd.ms-office.vbaProject", "word/a.bin"),
        a_package_listing("ms-office.vbaProject".encode("utf-16"), "word/a.bin"),
        a_package_listing(b"ms-office.vba&#80;roject", "word/a.bin"),
        a_package_listing(b" " * 2_000_000),
        a_package("word/document.xml")[:-9],
        b"MZ\x90\x00" + a_package("word/document.xml"),
        b"<script>alert(1)</script>%PDF-1.7",
        HEIC,
        b"\xff\xd8\xff bukan foto",
        a_picture("JPEG", size=(900, 900))[:600],
        b"\x89PNG\r\n\x1a\n bukan gambar",
    ],
)
def test_a_file_of_another_kind_is_not_taken(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        take("undangan.pdf", content)


def test_a_package_that_would_fill_the_memory_is_not_taken() -> None:
    with pytest.raises(UnreadableFile):
        take("a.docx", a_package_of_zeros(UNPACKED))


def test_an_honest_package_is_taken() -> None:
    types = b"<Types><Default Extension='xml' ContentType='application/xml'/></Types>"

    assert take("a", a_package_listing(types)).media_type is FileKind.DOCX
    assert take("a", b"\xef\xbb\xbf\r\n%PDF-1.4").media_type is FileKind.PDF


@pytest.mark.parametrize(
    "given",
    [a_picture("JPEG"), a_picture("PNG"), a_picture("WEBP"), a_package_listing(b"x")],
)
def test_a_damaged_file_is_taken_or_refused_and_nothing_else(given: bytes) -> None:
    chance = random.Random(1945)
    for _ in range(150):
        damaged = bytearray(given)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(4, len(damaged))] = chance.choice((0, 255, 6))
        try:
            take("a", bytes(damaged[: chance.randint(9, 2 * len(damaged))]))
        except HumasError as refusal:
            assert isinstance(refusal, (Refused, UnreadableFile))  # noqa: PT017


def test_a_heic_photo_is_explained() -> None:
    with pytest.raises(UnreadableFile, match="HEIC"):
        take("IMG_1.HEIC", HEIC)


def test_a_file_that_is_too_large_is_not_taken() -> None:
    with pytest.raises(Refused, match="10 MB"):
        take("a.pdf", b"%PDF-" + bytes(LIMIT))


@pytest.mark.parametrize("size", [(10_000, 9_000), (20_000, 20_000), (2**31 - 1, 9)])
def test_a_picture_that_would_fill_the_memory_is_not_opened(
    size: tuple[int, int],
) -> None:
    with pytest.raises(Refused, match="pixels"):
        take("a.png", a_png_that_claims(*size))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Foto\\surat.PDF", "surat.pdf"),
        ("laporan.exe", "laporan.exe.pdf"),
        ('a"b<c>\x00d.pdf', "a b c d.pdf"),
        ("gpj.\u202efdp.pdf", "gpj. fdp.pdf"),
        ("gpj.\u2067fdp\u2069\x85.pdf", "gpj. fdp.pdf"),
        ("a\u200b\ufeff\u061c\ud800b\r\nSet-Cookie: x.pdf", "a b Set-Cookie  x.pdf"),
        (".pdf", "berkas.pdf"),
        ("..", "berkas.pdf"),
        ("x" * 300, "x" * 100 + ".pdf"),
    ],
)
def test_a_name_does_not_mislead(name: str, kept: str) -> None:
    assert take(name, b"%PDF-1.7").name == kept


def test_a_refusal_names_the_file_without_signs_that_mislead() -> None:
    with pytest.raises(UnreadableFile) as refused:
        take("../gpj.\u202eexe\r\n", b"MZ")

    assert "“gpj. exe ”" in str(refused.value)
