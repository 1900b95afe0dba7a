"""How does a page wait for a file that is being read? By saying how far it is.

Who leaves the page meanwhile ends the reading.
"""

from contextlib import AbstractContextManager

from data.language import say
from data.ui.links import unmarked
from data.ui.progress import share_of, waiting
from data.workshop import Told


def reading(name: str) -> AbstractContextManager[Told]:
    """Show how far the reading of a file is, where it is not done at once."""
    return waiting(share_of(say("Reading {name}", name=unmarked(name))))
