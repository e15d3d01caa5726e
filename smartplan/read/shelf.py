"""What many files have in common: the frameworks that they name, each read once."""

import os

from smartplan.core.check import Checker
from smartplan.core.model import Assessment, Framework, Track
from smartplan.core.scores import Scorer, Scores
from smartplan.errors import Place, Problem, errors_in
from smartplan.read.frameworks import find_framework
from smartplan.read.loaded import Loaded
from smartplan.read.paths import referred
from smartplan.shipped import framework_ids


class Shelf:
    """The frameworks of one run, with what answers under them come to.

    Only frameworks that nothing is wrong with are kept.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Loaded[Framework], tuple[Problem, ...]]] = {}
        self._names: dict[tuple[str, str], str] = {}
        # By the id of a framework, which each of them holds, so that no other one has it.
        self._checkers: dict[int, Checker] = {}
        self._scorers: dict[tuple[int, Track | None], Scorer] = {}

    def find(
        self, ref: str, by: str, problems: list[Problem], place: Place | None = None
    ) -> Loaded[Framework] | None:
        """Return a framework, as `find_framework` does."""
        name = self._name(ref, by)
        if name in self._kept:
            framework, told = self._kept[name]
            problems.extend(told)
            return framework
        own: list[Problem] = []
        found = find_framework(ref, by, own, place)
        problems.extend(own)
        if name and found is not None and not errors_in(own):
            self._kept[name] = found, tuple(own)
        return found

    def check(self, assessment: Assessment, framework: Framework) -> list[Problem]:
        """Check an assessment as `check_assessment` does."""
        if id(framework) not in self._checkers:
            self._checkers[id(framework)] = Checker(framework)
        return self._checkers[id(framework)].check(assessment)

    def score(self, assessment: Assessment, framework: Framework, track: Track | None) -> Scores:
        """Score an assessment as `assess` does."""
        key = (id(framework), track)
        if key not in self._scorers:
            self._scorers[key] = Scorer(framework, track)
        return self._scorers[key].score(assessment)

    def _name(self, ref: str, by: str) -> str:
        """Return the name of the file of a framework; asked of the disk once a folder."""
        key = (ref, os.path.dirname(by))  # noqa: PTH120 - asked for every file
        if key not in self._names:
            is_path = ref.startswith(("./", "../")) and ref not in framework_ids()
            named = referred(ref, by) if is_path else ref
            self._names[key] = named if isinstance(named, str) else ""
        return self._names[key]
