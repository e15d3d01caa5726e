"""What makes a paper formal: whose it is, and who signs it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper it is, on top of it: an institution, the part of it that writes, lines of an address."""

    kind: ClassVar[str] = "letterhead"
    institution: str
    unit: str
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Where and when it is signed, in whose office, by whom (empty: a line), and what stands below."""

    kind: ClassVar[str] = "signature"
    place: str
    office: str
    name: str = ""
    below: str = ""
