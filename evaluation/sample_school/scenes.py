"""Pictures of the sample school, drawn and plainly so: a meeting, a receipt."""

import random
from collections.abc import Sequence
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from data.attachments.models import FileKind, TakenFile

SIZE: Final = (960, 640)
PAPER: Final = (540, 720)
WALL: Final = ((244, 238, 225), (228, 236, 243), (236, 242, 230))
CLOTHES: Final = (
    (31, 78, 121),
    (169, 68, 66),
    (76, 125, 84),
    (204, 148, 52),
    (112, 88, 140),
    (58, 128, 138),
)
SKIN: Final = ((198, 150, 112), (176, 128, 92), (214, 170, 132))
INK: Final = (52, 58, 64)
CHAIR: Final = (120, 128, 136)


def meeting(title: str, school: str, chance: random.Random) -> TakenFile:
    """Draw a hall with a banner and people who listen to somebody at a desk."""
    wall = chance.choice(WALL)
    picture = Image.new("RGB", SIZE, wall)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 430, *SIZE), fill=(205, 178, 148))
    draw.rectangle((90, 50, 870, 170), fill=CLOTHES[0])
    _in_middle(draw, title, (480, 92), 30, (255, 255, 255))
    _in_middle(draw, school, (480, 138), 20, (214, 226, 238))
    _person(draw, (480, 300), 1.1, chance)
    draw.rectangle((400, 320, 560, 400), fill=(139, 94, 60))
    for row, (top, scale) in enumerate(((430, 0.9), (510, 1.1), (600, 1.35))):
        step = int(96 * scale)
        for left in range(40 + row * 24, SIZE[0], step):
            draw.rectangle((left - 22, top - 6, left + 22, top + 60), fill=CHAIR)
            if chance.random() < 0.86:  # noqa: PLR2004 -- a chair stays empty now and then
                _person(draw, (left, top - 10), scale, chance)
    return _taken("foto", picture)


def field(title: str, school: str, chance: random.Random) -> TakenFile:
    """Draw people in the open, under a banner between two posts."""
    picture = Image.new("RGB", SIZE, (186, 216, 238))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((760, 40, 850, 130), fill=(250, 226, 140))
    draw.rectangle((0, 330, *SIZE), fill=(150, 186, 122))
    for left in (150, 800):
        draw.rectangle((left, 90, left + 10, 380), fill=(139, 94, 60))
    draw.rectangle((155, 95, 805, 195), fill=CLOTHES[2])
    _in_middle(draw, title, (480, 130), 26, (255, 255, 255))
    _in_middle(draw, school, (480, 168), 18, (230, 240, 230))
    for row, (top, scale) in enumerate(((360, 0.9), (450, 1.15), (550, 1.5))):
        step = int(104 * scale)
        for left in range(50 + row * 30, SIZE[0], step):
            if chance.random() < 0.8:  # noqa: PLR2004 -- they stand in groups
                _person(draw, (left, top + chance.randint(-8, 8)), scale, chance)
    return _taken("foto", picture)


def receipt(number: str, lines: Sequence[tuple[str, str]], total: str) -> TakenFile:
    """Draw a receipt as it lies on a table."""
    table = Image.new("RGB", (620, 800), (150, 116, 84))
    paper = Image.new("RGB", PAPER, (252, 251, 246))
    draw = ImageDraw.Draw(paper)
    _in_middle(draw, "KUITANSI", (270, 60), 34, INK)
    _in_middle(draw, f"No. {number}", (270, 105), 20, INK)
    draw.line((40, 140, 500, 140), fill=INK, width=2)
    for place, (label, words) in enumerate(lines):
        top = 175 + place * 62
        draw.text((40, top), label, fill=(120, 120, 120), font=_font(17))
        draw.text((40, top + 22), words[:38], fill=INK, font=_font(21))
        draw.line((40, top + 52, 500, top + 52), fill=(206, 204, 196))
    draw.rectangle((40, 520, 300, 580), outline=INK, width=2)
    draw.text((56, 536), total, fill=INK, font=_font(25))
    draw.ellipse((350, 540, 470, 660), outline=CLOTHES[1], width=4)
    _in_middle(draw, "LUNAS", (410, 600), 24, CLOTHES[1])
    table.paste(paper, (40, 40))
    return _taken("kuitansi", table)


def _person(
    draw: ImageDraw.ImageDraw,
    at: tuple[int, int],
    scale: float,
    chance: random.Random,
) -> None:
    left, top = at
    size = int(19 * scale)
    cloth, skin = chance.choice(CLOTHES), chance.choice(SKIN)
    draw.rounded_rectangle(
        (left - 2 * size, top + size // 2, left + 2 * size, top + 5 * size),
        radius=int(1.4 * size),
        fill=cloth,
    )
    draw.ellipse((left - size, top - size, left + size, top + size), fill=skin)
    hair = cloth if chance.random() < 0.4 else (44, 38, 34)  # noqa: PLR2004 -- a scarf, or hair
    draw.chord(
        (left - size - 2, top - size - 3, left + size + 2, top + size),
        180,
        360,
        fill=hair,
    )


def _in_middle(
    draw: ImageDraw.ImageDraw,
    words: str,
    at: tuple[int, int],
    size: int,
    colour: tuple[int, int, int],
) -> None:
    draw.text(at, words[:46], fill=colour, font=_font(size), anchor="mm")


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=size)


def _taken(name: str, picture: Image.Image) -> TakenFile:
    whole, thumbnail = BytesIO(), BytesIO()
    picture.save(whole, "JPEG", quality=80)
    small = picture.reduce(2)
    small.save(thumbnail, "WEBP", quality=70, method=0)
    return TakenFile(
        name=f"{name}.jpg",
        media_type=FileKind.JPEG,
        content=whole.getvalue(),
        thumbnail=thumbnail.getvalue(),
    )
