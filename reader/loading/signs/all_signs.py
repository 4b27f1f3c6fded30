"""Every table of signs by name: for the test that proves each sign, and for whoever wants to see them all."""

from __future__ import annotations

from reader.loading.signs.days import DATELINES
from reader.loading.signs.furniture import FURNITURE
from reader.loading.signs.people import BYLINES
from reader.loading.signs.pictures import CAPTION_STARTS, CREDITS, POSITIONS, TAIL_CREDITS
from reader.loading.signs.sign import Signs

TABLES: dict[str, Signs] = {
    "bylines": BYLINES,
    "datelines": DATELINES,
    "credits": CREDITS,
    "credits at the end": TAIL_CREDITS,
    "starts of captions": CAPTION_STARTS,
    "positions": POSITIONS,
    "furniture": FURNITURE,
}
