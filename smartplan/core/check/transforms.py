"""Which values a transform takes."""

from fractions import Fraction

from smartplan.core.model import Transform
from smartplan.core.model.indicator import TransformLog, TransformPower


def is_defined(transform: Transform, value: Fraction) -> bool:
    """Whether a transform takes a value: logarithms and negative powers want it above 0, the others from 0.

    Below zero roots are not defined, and even powers would turn back.
    """
    if transform == "linear":
        return True
    if isinstance(transform, TransformLog):
        return value + transform.add > 0
    is_open = transform == "log" or (isinstance(transform, TransformPower) and transform.exponent < 0)
    return value > 0 or (value == 0 and not is_open)
