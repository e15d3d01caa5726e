"""What was signed: digests of the content, and which sign-offs still stand for it.

A digest tells whether anything was edited since. It is no signature: whoever can write the file can write the
digest too.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from smartplan.core.model import Plan
from smartplan.core.model.process import SignOff

DIGITS = 32
"""So many hexadecimal digits of SHA-256 are kept."""

# What goes on after the content was agreed: how it is adopted, carried out and followed up.
_AFTERWARDS = {
    "plan": frozenset({"adoption", "sign_offs", "calendar", "realised"}),
    "assessment": frozenset({"state"}),
}

_OF_A_YEAR = frozenset({"assessment", "also"})


@dataclass(frozen=True, slots=True)
class Signed:
    """A sign-off and whether it still stands.

    Attributes:
        sign_off: as the plan has it.
        changed: the parts that are not what was signed; none: it stands.
    """

    sign_off: SignOff
    changed: tuple[str, ...]


def digests_of(parts: Mapping[str, object]) -> dict[str, str]:
    """Return the digest of each part of the content.

    Args:
        parts: by name, plain values as a file has them, or text.
    """
    return {
        name: _digest(_content(value, _AFTERWARDS.get(name, frozenset()))) for name, value in parts.items()
    }


def signed_by(plan: Plan, digests: Mapping[str, str], year: int) -> tuple[Signed, ...]:
    """Return the sign-offs of a plan, and what has changed since each.

    Args:
        plan: the plan.
        digests: of the content as it is now.
        year: the year of the assessment as it is now; that of another year was never signed, nor edited.
    """
    return tuple(Signed(one, tuple(_changed(one, digests, year))) for one in plan.sign_offs)


def _changed(sign_off: SignOff, now: Mapping[str, str], year: int) -> Iterator[str]:
    then, another = sign_off.digests, sign_off.year not in (None, year)
    for name in dict.fromkeys((*then, *now)):
        if then.get(name) != now.get(name) and not (another and name in _OF_A_YEAR):
            yield name


def _content(value: Any, left_out: frozenset[str]) -> Any:  # noqa: ANN401 - whatever a file says
    """Return a value in one spelling: keys in order, numbers without needless digits."""
    if isinstance(value, Mapping):
        return {key: _content(value[key], left_out) for key in sorted(value) if key not in left_out}
    if isinstance(value, list | tuple):
        return [_content(inner, left_out) for inner in value]
    if isinstance(value, Decimal):
        return {"number": f"{value.normalize():f}"}
    return {"number": str(value)} if isinstance(value, int) and not isinstance(value, bool) else value


def _digest(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]
