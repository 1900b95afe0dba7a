"""A poster: one page that is read from afar, everything in its middle."""

from io import BytesIO

from docx.shared import Cm

from data.paper.models import Letterhead
from data.paper.writing import Paper


class Poster(Paper):
    """One page with big words and a picture; it carries no page number."""

    def __init__(self, letterhead: Letterhead, title: str) -> None:
        super().__init__(letterhead, title, is_dense=True)
        self._document.sections[0].footer.paragraphs[0].clear()

    def big(self, text: str, size: float, *, is_bold: bool = False) -> None:
        """Write a line in the middle, ``size`` points high."""
        self._centred(text, size=size, bold=is_bold, after=size / 3)

    def picture(self, picture: bytes, width: float) -> None:
        """Write a picture in the middle, ``width`` centimetres wide."""
        paragraph = self._centred("")
        paragraph.add_run().add_picture(BytesIO(picture), width=Cm(width))
