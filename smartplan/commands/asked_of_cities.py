"""What somebody may ask of many cities on the command line; nothing heavy is imported here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the cities, as it was typed.

    Attributes:
        by: under which name a city says its class; `all`: one league.
        framework: use only cities under this framework (an id or a path).
        year: use only cities of this year.
        track: use only this track.
        coherence: whether the frameworks are judged by the cities too.
        strict: whether the questions that the assessments raise are told too.
        step: instead of leagues, the figures after this step are wanted.
        least: what is said of groups of fewer cities is taken out.
        under: the framework that all are read under (an id or a path); None: each under its own.
        crosswalks: files of crosswalks to it, used before the shipped ones.
    """

    by: str
    framework: str | None
    year: int | None
    track: Literal["self", "verified"] | None
    coherence: bool
    strict: bool
    step: str | None
    least: int
    under: str | None = None
    crosswalks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where to: a file of tables, the folder of a pack (None: no such); what is there may be replaced.

    `letter` names the file that says what the letters of the pack bear.
    """

    tables: str | None
    pack: str | None
    letter: str | None
    force: bool

    @property
    def are_asked_for(self) -> bool:
        """Whether anything is to be written beside the answer."""
        return self.tables is not None or self.pack is not None or self.letter is not None


@dataclass(frozen=True, slots=True)
class Means:
    """What the work is done with.

    Attributes:
        jobs: how many processes; None: one a core.
        remember: whether what files came to is kept for the next run.
        scheduler: the address of a Dask cluster; None: this machine.
        hashes: by name, those of files that were hashed already.
    """

    jobs: int | None = None
    remember: bool = True
    scheduler: str | None = None
    hashes: Mapping[str, str | None] = field(default_factory=dict)
