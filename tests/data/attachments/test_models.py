import random
import struct
import zipfile
import zlib
from datetime import date
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from data.attachments.models import (
    LIMIT,
    LONGEST_SIDE,
    FileKind,
    take,
)
from data.errors import HumasError, Refused, UnreadableFile
from data.opening.office import UNPACKED
from data.opening.pictures import LONGEST_PROFILE
from tests.data.make_package import cell, package, relations, types, workbook

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


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main"
MAIN = "word/document.xml"


def a_package(*parts: str, main: str = MAIN, kind: str = f"{DOCX}+xml") -> bytes:
    """A document with further parts."""
    return package(
        {
            "[Content_Types].xml": types(**{main: kind}),
            "_rels/.rels": relations(officeDocument=main),
            main: "<document/>",
            **dict.fromkeys(parts, "x"),
        }
    )


def a_package_listing(listed: str | bytes, *parts: str) -> bytes:
    """A document that says so of its parts."""
    said = {
        "[Content_Types].xml": listed,
        "_rels/.rels": relations(officeDocument=MAIN),
    }
    return package({**said, **dict.fromkeys((MAIN, *parts), "x")})


def listing(kind: str) -> str:
    """What an honest document says of its parts, and this of another."""
    return types(**{MAIN: f"{DOCX}+xml", "word/a.bin": kind})


def a_package_of_zeros(size: int) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as made_package:
        made_package.writestr("[Content_Types].xml", types(**{MAIN: f"{DOCX}+xml"}))
        made_package.writestr("_rels/.rels", relations(officeDocument=MAIN))
        made_package.writestr(MAIN, bytes(1024))
        with made_package.open("word/media/a", "w", force_zip64=True) as part:
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
@pytest.mark.parametrize(
    "behind",
    [a_package("a"), b"<script>alert(1)</script>", b"\n<!DOCTYPE html><p>"],
    ids=["package", "script", "page"],
)
def test_a_picture_that_is_a_second_file_too_is_refused(
    form: str, behind: bytes
) -> None:
    with pytest.raises(UnreadableFile, match="second file"):
        take("foto", a_picture(form) + behind)


def test_a_pdf_that_is_a_package_too_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="second file"):
        take("surat.pdf", b"%PDF-1.7\n" + a_package("a"))


def test_what_a_phone_writes_behind_a_photo_is_dropped() -> None:
    kept = take("foto", a_picture("JPEG") + b"SEFT\x00\x00 ftypmp42 film").content

    assert b"SEFT" not in kept


def test_a_pdf_that_was_cut_is_refused() -> None:
    whole = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"

    assert take("a.pdf", whole).media_type is FileKind.PDF
    with pytest.raises(UnreadableFile, match="copied to its end"):
        take("a.pdf", whole[:30])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"MZ\x90\x00\x03", "is a program"),
        (b"\x7fELF\x02", "is a program"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "carry programs"),
        (b"<!DOCTYPE html><p>a", "carry programs"),
        (b"GIF89a", "is not a file that can be handed in"),
    ],
)
def test_what_is_no_photo_and_no_paper_is_told(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableFile, match=told):
        take("foto.jpg", content)


def test_a_photo_has_a_thumbnail_and_the_day_of_its_camera() -> None:
    made, noted = BytesIO(), Image.Exif()
    noted.get_ifd(0x8769)[0x9003] = "2026:08:15 09:12:44"
    Image.new("RGB", (1200, 900), "teal").save(made, "JPEG", exif=noted)

    taken = take("foto.jpg", made.getvalue())

    assert taken.taken_on == date(2026, 8, 15)
    small = Image.open(BytesIO(taken.thumbnail))
    assert (small.format, small.size) == ("WEBP", (480, 360))
    assert not dict(opened(taken.content).getexif())


@pytest.mark.parametrize("noted", ["0000:00:00 00:00:00", "1980:01:01 00:00:00", "x"])
def test_a_camera_without_a_clock_says_no_day(noted: str) -> None:
    made, exif = BytesIO(), Image.Exif()
    exif[0x0132] = noted
    Image.new("RGB", (40, 30)).save(made, "JPEG", exif=exif)

    assert take("foto.jpg", made.getvalue()).taken_on is None


def test_of_a_moving_picture_the_first_stays() -> None:
    made = BytesIO()
    frames = [Image.new("RGB", (40, 30), (n, 0, 0)) for n in range(40)]
    frames[0].save(made, "WEBP", save_all=True, append_images=frames[1:])

    assert getattr(opened(take("a", made.getvalue()).content), "n_frames", 1) == 1


def test_a_large_photo_is_made_smaller() -> None:
    kept = opened(take("foto.jpg", a_picture("JPEG", size=(4000, 3000))).content)

    assert kept.size == (LONGEST_SIDE * 3 // 4, LONGEST_SIDE)


@pytest.mark.parametrize("depth", [8, 10, 12, 16])
def test_a_deep_grey_scan_keeps_its_shades(depth: int) -> None:
    lightest = 2**depth - 1
    scan = Image.new("I", (90, 30))
    for column in range(90):
        shade = (0, lightest // 2, lightest)[column // 30]
        scan.paste(shade, (column, 0, column + 1, 30))
    made = BytesIO()
    scan.convert("I;16").save(made, "PNG")

    kept = opened(take("pindaian.png", made.getvalue()).content)

    assert kept.mode == "L"
    shades = [kept.getpixel((column, 15)) for column in (10, 45, 80)]
    assert shades[0] == 0
    assert shades[1] in (126, 127, 128)
    assert shades[2] == 255


def test_a_scan_of_one_shade_only_is_no_riddle() -> None:
    made, dark = BytesIO(), BytesIO()
    Image.new("I;16", (9, 9), 65_000).save(made, "PNG")
    Image.new("I;16", (9, 9), 0).save(dark, "PNG")

    assert opened(take("a.png", made.getvalue()).content).getpixel((4, 4)) == 252
    with pytest.raises(UnreadableFile, match="shades of grey"):
        take("a.png", dark.getvalue())


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_picture_keeps_light_and_dark(mode: str) -> None:
    two = Image.new("RGBA", (40, 20), (250, 250, 250, 255))
    two.paste((10, 20, 30, 255), (0, 0, 20, 20))
    for form in ("PNG", "WEBP"):
        made = BytesIO()
        two.convert(mode).save(
            made, form, **({"lossless": True} if form == "WEBP" else {})
        )
        kept = opened(take("a", made.getvalue()).content).convert("L")

        dark, light = (kept.getpixel((column, 10)) for column in (5, 35))
        assert isinstance(dark, int)
        assert isinstance(light, int)
        assert dark < 60
        assert light > 200


def test_the_colours_of_print_become_those_of_a_screen() -> None:
    made = BytesIO()
    Image.new("RGB", (30, 30), (250, 30, 30)).convert("CMYK").save(made, "JPEG")

    kept = opened(take("a.jpg", made.getvalue()).content).getpixel((9, 9))

    assert isinstance(kept, tuple)
    assert kept[0] > 200
    assert kept[1] < 80


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photo_stands_as_it_was_taken(turned: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turned
    upright = Image.new("L", (40, 20), 255)
    upright.paste(0, (0, 0, 10, 10))
    lies = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[turned]
    made = BytesIO()
    (upright if lies is None else upright.transpose(lies)).save(made, "PNG", exif=exif)

    kept = opened(take("a.png", made.getvalue()).content)

    assert kept.size == (40, 20)
    assert (kept.getpixel((3, 3)), kept.getpixel((36, 16))) == (0, 255)


def test_a_small_picture_is_not_made_larger() -> None:
    assert opened(take("logo.png", a_picture("PNG", "RGBA")).content).mode == "RGBA"
    assert opened(take("logo.png", a_picture("PNG", "P")).content).size == (40, 60)
    assert opened(take("a.jpg", a_picture("JPEG", "CMYK")).content).mode == "RGB"


@pytest.mark.parametrize(
    ("content", "kind", "name"),
    [
        (b"%PDF-1.7 isi", FileKind.PDF, "surat.pdf"),
        (a_package(), FileKind.DOCX, "surat.docx"),
        (a_package(main="word/document2.xml"), FileKind.DOCX, "surat.docx"),
        (a_package(main="isi/a.xml"), FileKind.DOCX, "surat.docx"),
        (workbook(cell("A1")), FileKind.XLSX, "surat.xlsx"),
        (workbook(cell("A1"), main="workbook3"), FileKind.XLSX, "surat.xlsx"),
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
        a_package("word/vbaProject.bin"),
        package({"lain.xml": "x"}),
        a_package("word/VBAPROJECT.BIN"),
        a_package("mimetype", kind="application/vnd.oasis.opendocument.text"),
        a_package(kind="application/vnd.ms-word.document.macroEnabled.main+xml"),
        a_package_listing(
            listing("application/vnd.ms-office.vbaProject"), "word/a.bin"
        ),
        a_package_listing(
            listing("ms-office.vbaProject").encode("utf-16"), "word/a.bin"
        ),
        a_package_listing(listing("ms-office.vba&#80;roject"), "word/a.bin"),
        a_package_listing("<!DOCTYPE a>" + listing("a")),
        a_package_listing(b" " * 2_000_000),
        a_package()[:-9],
        b"MZ\x90\x00" + a_package(),
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
    assert (
        take("a", a_package_listing(listing("text/plain"))).media_type == FileKind.DOCX
    )
    assert take("a", b"\xef\xbb\xbf\r\n%PDF-1.4").media_type is FileKind.PDF


@pytest.mark.parametrize(
    "given",
    [a_picture("JPEG"), a_picture("PNG"), a_picture("WEBP"), a_package()],
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
        ("gpj.\u202efdp.pdf", "gpj.fdp.pdf"),
        ("gpj.\u2067fdp\u2069\x85.pdf", "gpj.fdp.pdf"),
        ("a\u200b\ufeff\u061c\ud800b\r\nSet-Cookie: x.pdf", "ab Set-Cookie  x.pdf"),
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

    assert "“gpj.exe ”" in str(refused.value)
