"""Whole rupiah: how they are kept and how they are said."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

Rupiah = Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=0)]
"""An amount in whole rupiah, never negative, never float."""
