"""From a question about many files to the answer that it had before, while it holds; nothing heavy."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from smartplan.read.basis import Basis, Ground, ground_of, still_lies
from smartplan.read.cache import Answer, Cache, cache_path


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of many files.

    Attributes:
        key: what tells it from any other question; None: its answer is not remembered.
        ground: what lies where the files were looked for.
    """

    key: str | None = None
    ground: Ground = field(default_factory=lambda: Ground((), {}))

    def answered(self) -> Answer | None:
        """Return what was said to it before; None where something has changed since."""
        if self.key is None:
            return None
        cache = Cache(cache_path())
        found = cache.answer(self.key)
        cache.close()
        return found if found is not None and still_lies(found.beside) else None

    def keep(self, basis: Basis, out: str, err: str, code: int) -> None:
        """Keep what was said to it, if that rests on what was looked at and on nothing else."""
        if self.key is None or basis.hashes != self.ground.hashes:
            return
        cache = Cache(cache_path())
        cache.keep_answer(self.key, Answer(basis.as_text(), out, err, code))
        cache.close()


def question_about(files: Sequence[str], asked: object) -> Question:
    """Return a question about files, every one of them read and hashed.

    Args:
        files: assessments, folders of them, tables.
        asked: what is asked of them, and how the answer is to look, as JSON knows it.
    """
    ground = ground_of(files)
    return Question(ground.question(asked), ground)
