"""With how many decimals figures are shown."""

from smartplan.core.model import Framework

UNSAID = 2
"""Decimals of a framework that doesn't say how it rounds."""


def digits_of(framework: Framework) -> int:
    """Return with how many decimals a framework reports; two where it doesn't say."""
    return framework.rounding.digits if framework.rounding else UNSAID
