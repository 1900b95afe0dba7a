"""Which parts does a package of Office hold? Each is read within its bounds.

By a parser that knows no entities. Nothing is looked up by its usual name: Word on the
web calls its main part ``word/document2.xml``.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final, NamedTuple
from xml.parsers import expat

PARTS: Final = 4000
"""A package with more parts is no document."""

UNPACKED: Final = 160 * 1024 * 1024
"""Bytes of all parts together that are read."""

SMALL: Final = 8 * 1024 * 1024
"""Bytes of a part that only says how others are connected or look."""

PIECE: Final = 256 * 1024
TYPES: Final = "[content_types].xml"
ENCRYPTED: Final = 0x1

Attributes = dict[str, str]
Opened = Callable[[str, Attributes], None]


class Unfit(Exception):
    """The file is not what it should be: a fault by its name, and where."""

    def __init__(self, fault: str, **facts: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.facts = facts


class Relation(NamedTuple):
    """What a part needs another for: the last word of its kind, and where it is."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a package, read within its bounds. Raises Unfit."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as bad:
            raise Unfit("damaged") from bad
        members = [one for one in self._zip.infolist() if not one.is_dir()]
        self._parts = {_named(one.filename): one for one in members}
        if len(self._parts) != len(members) or len(members) > PARTS:
            raise Unfit("damaged")
        if any(one.flag_bits & ENCRYPTED for one in members):
            raise Unfit("protected")
        self.left = UNPACKED

    @property
    def names(self) -> Iterable[str]:
        """What the parts are called, in lower case."""
        return self._parts

    @property
    def whole_size(self) -> int:
        """How many bytes all parts say that they have."""
        return sum(part.file_size for part in self._parts.values())

    def __contains__(self, part: str) -> bool:
        """Whether there is such a part."""
        return _named(part) in self._parts

    def size(self, part: str) -> int:
        """Return how large a part says that it is."""
        return self._part(part).file_size

    def pieces(self, part: str, most: int = SMALL) -> Iterator[bytes]:
        """Give a part's bytes, piece by piece, until there are too many."""
        most = min(most, self.left)
        try:
            with self._zip.open(self._part(part)) as opened:
                while piece := opened.read(PIECE):
                    most -= len(piece)
                    self.left -= len(piece)
                    if most < 0:
                        raise Unfit("large", sheet="", cell="")
                    yield piece
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError) as bad:
            raise Unfit("damaged") from bad
        except (NotImplementedError, RuntimeError) as unknown:
            raise Unfit("damaged") from unknown

    def walk(self, part: str, opened: Opened) -> bytes:
        """Read a small part; ``opened`` is told every element. Returns its bytes."""
        read: list[bytes] = []
        parser = parser_of(opened)
        with judging():
            for piece in self.pieces(part):
                parser.Parse(piece, False)
                read.append(piece)
            parser.Parse(b"", True)
        return b"".join(read)

    def relations(self, part: str = "") -> list[Relation]:
        """Return what a part (or the package) says it is connected with."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        found: list[Relation] = []

        def opened(element: str, has: Attributes) -> None:
            if element == "Relationship" and has.get("TargetMode") != "External":
                target = has.get("Target", "").replace("\\", "/")
                where = posixpath.normpath(posixpath.join("/", folder, target))
                kind = has.get("Type", "").rpartition("/")[2]
                found.append(Relation(has.get("Id", ""), kind, where.lstrip("/")))

        if listed in self:
            self.walk(listed, opened)
        return found

    def main(self) -> str:
        """Return the part with which reading begins."""
        mains = [r.target for r in self.relations() if r.kind == "officeDocument"]
        if len(mains) != 1 or mains[0] not in self:
            raise Unfit("damaged")
        return mains[0]

    def types(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return what parts say they are, in lower case: by name, and by ending."""
        by_name: dict[str, str] = {}
        by_ending: dict[str, str] = {}

        def opened(element: str, has: Attributes) -> None:
            kind = has.get("ContentType", "").lower()
            if element == "Override":
                by_name[_named(has.get("PartName", ""))] = kind
            elif element == "Default":
                by_ending[has.get("Extension", "").lower()] = kind

        if TYPES in self:
            self.walk(TYPES, opened)
        return by_name, by_ending

    def type_of(
        self, part: str, types: tuple[dict[str, str], dict[str, str]] | None = None
    ) -> str:
        """Return what a part says it is, in lower case."""
        by_name, by_ending = types or self.types()
        ending = part.rpartition(".")[2].lower()
        return by_name.get(_named(part), by_ending.get(ending, ""))

    def _part(self, part: str) -> zipfile.ZipInfo:
        try:
            return self._parts[_named(part)]
        except KeyError:
            raise Unfit("damaged") from None


def _named(part: str) -> str:
    """Return a part's name as it is compared."""
    return part.replace("\\", "/").lstrip("/").casefold()


def parser_of(opened: Opened) -> expat.XMLParserType:
    """Return a parser that tells the elements by their own names, and no entities."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def begun(name: str, has: Attributes) -> None:
        opened(name.rpartition(":")[2] if ":" in name else name, has)

    parser.StartElementHandler = begun
    parser.StartDoctypeDeclHandler = _refused
    return parser


@contextmanager
def judging() -> Iterator[None]:
    """Say of XML that cannot be parsed that the file is damaged."""
    try:
        yield
    except (expat.ExpatError, ValueError) as bad:
        raise Unfit("damaged") from bad


def _refused(*_declared: object) -> None:
    raise Unfit("damaged")
