"""Rules for the papers of the repository: what they name is there.

Inline code, links and commands are looked at; what stands in a fenced block is an
example, and may be about things that are not there yet.
"""

import importlib
import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from pathlib import PurePosixPath
from typing import Any, get_type_hints

import typer

from tests.house_rules import HOUSE, ROOT, Source

PLACES = {*HOUSE, "tests", ".github", ".ci", "app.py", "pyproject.toml"}
FENCED = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CHOICE = re.compile(r"\[(-[^\]]*)\]")
"""What of a command may be left out, as the papers write it."""


@cache
def sources_of_the_papers() -> tuple[Source, ...]:
    """Return the papers for users and for those who change the house."""
    files = (ROOT / "README.md", *sorted((ROOT / ".github").glob("*.md")))
    return tuple(
        Source(file.relative_to(ROOT).as_posix(), file.read_text("utf-8"))
        for file in files
    )


def plain(paper: Source) -> str:
    return FENCED.sub("", paper.text)


def links_that_lead_nowhere(among: Sequence[Source]) -> list[str]:
    """A link leads to a file that is there, and to a heading that it has."""
    return [
        f"{paper.path}: {target}"
        for paper in among
        for target in LINK.findall(plain(paper))
        if "://" not in target and not leads_somewhere(paper, target)
    ]


def leads_somewhere(paper: Source, target: str) -> bool:
    path, _, heading = target.partition("#")
    file = ROOT / paper.at.parent / path if path else None
    if file and not file.exists():
        return False
    text = file.read_text("utf-8") if file and heading else paper.text
    return not heading or heading in {anchor(h) for h in HEADING.findall(text)}


def anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-")


def files_that_are_not_there(among: Sequence[Source]) -> list[str]:
    """A path in the running text names something of the repository."""
    return [
        f"{paper.path}: {named}"
        for paper in among
        for named in CODE.findall(plain(paper))
        if re.fullmatch(r"[\w./]+", named)
        if PurePosixPath(named).parts[:1] and PurePosixPath(named).parts[0] in PLACES
        if not (ROOT / named).exists()
    ]


def commands_that_are_not_there(among: Sequence[Source]) -> list[str]:
    """A command, with its options, can be typed as the papers write it."""
    return [
        f"{paper.path}: {written}"
        for paper in among
        for written in commands_in(paper)
        if not is_a_command(shlex.split(CHOICE.sub(r"\1", written)))
    ]


def commands_in(paper: Source) -> Iterator[str]:
    """Give what is typed into a shell: lines of blocks, and code in the text."""
    blocks = "\n".join(FENCED.findall(paper.text)).splitlines()
    steps = (step.strip() for line in blocks for step in line.split("&&"))
    for written in (*steps, *CODE.findall(plain(paper))):
        if written.startswith(("humas ", "python ")):
            yield written.replace("\\|", "|")


def is_a_command(words: Sequence[str]) -> bool:
    if words[:2] == ["python", "-m"]:
        return (ROOT / f"{words[2].replace('.', '/')}.py").exists()
    if words[0] == "python":
        return (ROOT / words[1]).exists() and is_known(words[2:])
    return is_known(words[1:])


def is_known(words: Sequence[str]) -> bool:
    """Return whether ``humas`` has these commands, choices and options."""
    at, taken = commands(), list(words)
    while hasattr(at, "list_commands"):
        if not taken or taken[0].startswith("-"):
            break
        at = at.get_command(None, taken.pop(0))
        if at is None:
            return False
    options = {name for one in at.params for name in one.opts}
    listed = taken[0].split("|") if taken and "|" in taken[0] else []
    asked = {word for word in taken if word.startswith("--")}
    return asked <= options and set(listed) <= choices_of(at.callback)


def choices_of(command: Callable[..., object]) -> set[str]:
    kinds = [
        kind for kind in get_type_hints(command).values() if isinstance(kind, type)
    ]
    return {str(one) for kind in kinds if issubclass(kind, StrEnum) for one in kind}


@cache
def commands() -> Any:
    """Return the commands of the app; imported only when a paper names one."""
    return typer.main.get_command(importlib.import_module("app").commands)
