"""The language of a case: its own, with the words that its region has for our terms."""

from smartplan.commands import options
from smartplan.read.loaded import Case
from smartplan.write.glossary import own_terms
from smartplan.write.words import Words


def words_of(case: Case, chosen: str | None) -> Words:
    """Return the words of a case, in the language asked for, else in its own."""
    language = options.language(chosen, case.assessment.model.language)
    return Words(language, own_terms(case.glossary.model if case.glossary else None, language))
