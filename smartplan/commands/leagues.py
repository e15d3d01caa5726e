"""An answer of `benchmark` that is not remembered; it takes all that the models and figures take."""

from collections.abc import Sequence

from smartplan.commands import options, show
from smartplan.commands.asked_of_cities import Asked, Means, Outputs
from smartplan.commands.packed import accept, save_outputs
from smartplan.commands.pull.again import Question
from smartplan.commands.pull.benchmark import benchmark_of
from smartplan.commands.pull.cohort import language_in
from smartplan.write.benchmark import benchmark_text, step_text
from smartplan.write.words import Words


def answer_anew(
    question: Question,
    files: Sequence[str],
    asked: Asked,
    outputs: Outputs,
    means: Means,
    output_format: str,
    lang: str | None,
) -> int:
    """Answer, keep the answer for the next time, and return the exit code."""
    letter = accept(outputs)
    with show.progress(Words(options.language(lang)), "reading cities") as tick:
        benchmark, basis = benchmark_of(files, asked, means, tick)
    words = Words(options.language(lang, language_in(benchmark.cohorts)))
    if asked.step is None:
        out = benchmark_text(benchmark, words, output_format)
    else:
        out = step_text(benchmark, asked.step)
    # What is wrong with cities is told though a disk may be full; and an answer comes once, or its failure.
    err = show.remarks(benchmark.problems, words)
    show.beside(err)
    beside = save_outputs(benchmark, words, asked, outputs, letter, means)
    show.remark(beside, words)
    show.answer(out)
    code = show.exit_code_of_many((*benchmark.problems, *beside), files, strict=asked.strict)
    question.keep(basis, out, err, code)
    return code
