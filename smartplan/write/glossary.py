"""The glossary of a region beside the shipped one: which usual word it says how."""

from collections.abc import Mapping
from functools import cache

from smartplan.core.model.glossary import Glossary, Term, Terms
from smartplan.shipped import templates_dir


def own_terms(glossary: Glossary | None, language: str) -> Mapping[str, str]:
    """Return usual words by what the region says instead; nothing where it says nothing.

    Args:
        glossary: the region's own, if it has one.
        language: `id` or `en`.
    """
    if glossary is None:
        return {}
    forms = ("en", "plural") if language == "en" else ("id",)
    pairs = (
        (_form(usual, form), _form(getattr(glossary.terms, name), form))
        for name, usual in usual_terms().items()
        for form in forms
    )
    return {usual: own for usual, own in pairs if usual and own and usual != own}


@cache
def usual_terms() -> Mapping[str, Term]:
    """Return the terms as the shipped glossary has them."""
    import yaml

    text = (templates_dir() / "glossary.yaml").read_text(encoding="utf-8")
    terms = Glossary.model_validate(yaml.safe_load(text)).terms
    return {name: getattr(terms, name) for name in Terms.model_fields}


def _form(term: Term, form: str) -> str | None:
    word: str | None = getattr(term, form)
    return word
