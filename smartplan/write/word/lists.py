"""The lists of our Word files: points, numbers and boxes; every numbered list begins at one."""

from collections.abc import Iterator
from itertools import count

from smartplan.write.charts.svg import ACCENT, PRIMARY
from smartplan.write.word.markup import BOLD, w
from smartplan.write.word.styles import BOXES, BULLETS, NUMBERS, TEXT

FIRST_OF_ITS_OWN = 9100


class Numberings:
    """Hands out a numbering for each numbered list, so that none goes on with the one before."""

    def __init__(self) -> None:
        self._numbers = count(FIRST_OF_ITS_OWN)
        self.given: list[int] = []

    def new(self) -> int:
        """Return the number of a new list."""
        self.given.append(next(self._numbers))
        return self.given[-1]


def definitions() -> Iterator[str]:
    """Yield how each kind of list looks."""
    accent, primary = w("color", val=ACCENT[1:]), w("color", val=PRIMARY[1:])
    fonts = w("rFonts", ascii=TEXT, hAnsi=TEXT, cs=TEXT)
    for number, kind, mark, look in (
        (BULLETS, "bullet", "•", fonts + accent),
        (NUMBERS, "decimal", "%1.", fonts + BOLD + primary),
        (BOXES, "bullet", "☐", fonts),
    ):
        level = w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=kind),
            w("lvlText", val=mark),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=360, hanging=300)),
            w("rPr", look),
            ilvl=0,
        )
        yield w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=number)


def instances(given: list[int]) -> Iterator[str]:
    """Yield the lists that styles refer to, and the numbered ones that begin anew."""
    for number in (BULLETS, NUMBERS, BOXES):
        yield w("num", w("abstractNumId", val=number), numId=number)
    for number in given:
        anew = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        yield w("num", w("abstractNumId", val=NUMBERS), anew, numId=number)
