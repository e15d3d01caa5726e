"""Words and figures: complete translations, and numbers as the country writes them."""

import ast
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from smartplan.write.words import DOMAINS, Words

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "templates" / "locale" / "id" / "LC_MESSAGES"
SAYING = {"words", "later", "plural"}


def _used() -> set[str]:
    """Return every English sentence that the code hands to `words`, `plural` or `later`, in f-strings too."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in (ROOT / "smartplan").rglob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    return {said for call in calls if _name(call.func) in SAYING for said in _sentences(call.args[0])}


def _name(called: ast.expr) -> str:
    return getattr(called, "attr", None) or getattr(called, "id", "")


def _sentences(said: ast.expr) -> Iterator[str]:
    """Yield the sentence that stands in an argument; both, where it is one of two."""
    if isinstance(said, ast.Constant) and isinstance(said.value, str):
        yield said.value
    elif isinstance(said, ast.IfExp):
        yield from (*_sentences(said.body), *_sentences(said.orelse))


def _translated() -> dict[str, object]:
    known: dict[str, object] = {}
    for domain in DOMAINS:
        file = CATALOGUES / f"{domain}.po"
        if file.is_file():
            for entry in read_po(BytesIO(file.read_bytes()), locale="id"):
                if entry.id:
                    known[_key(entry)] = entry.string
    return known


def _key(message: Message) -> str:
    """Return the English sentence of an entry; of a plural, the sentence for one."""
    return message.id if isinstance(message.id, str) else message.id[0]


def test_every_sentence_of_the_code_is_translated() -> None:
    known, used = _translated(), _used()

    assert len(used) > 1000
    assert sorted(said for said in used if not known.get(said)) == []


def test_every_translation_keeps_the_placeholders() -> None:
    def names(text: str) -> set[str]:
        return {part.split("}")[0] for part in text.split("{")[1:]}

    known = {key: said for key, said in _translated().items() if isinstance(said, str)}
    wrong = [key for key, said in known.items() if names(key) != names(said)]

    assert wrong == []


@pytest.mark.parametrize("file", sorted(CATALOGUES.glob("*.po")), ids=lambda file: file.stem)
def test_compiled_catalogue_is_fresh(file: Path) -> None:
    fresh = BytesIO()
    write_mo(fresh, read_po(BytesIO(file.read_bytes()), locale="id"))

    made = read_mo(BytesIO(fresh.getvalue()))
    kept = read_mo(BytesIO(file.with_suffix(".mo").read_bytes()))

    assert {_key(m): m.string for m in made if m.id} == {_key(m): m.string for m in kept if m.id}


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=4))
def test_numbers_are_written_as_babel_writes_them(value: Decimal) -> None:
    for language in ("id", "en"):
        rounded = abs(value).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
        expected = format_decimal(rounded, format="#,##0.00", locale=language)

        assert Words(language).number(abs(value), 2) == expected


@pytest.mark.parametrize("language", ["id", "en"])
def test_dates_are_written_as_babel_writes_them(language: str) -> None:
    for month in range(1, 13):
        day = date(2026, month, 24)

        assert Words(language).day(day) == format_date(day, "d MMMM y", locale=language)


@pytest.mark.parametrize(
    ("rupiah", "full", "short"),
    [
        (1_250_000_000, "Rp1.250.000.000,00", "Rp1,25 miliar"),
        (350_000_000, "Rp350.000.000,00", "Rp350 juta"),
        (2_000_000_000_000, "Rp2.000.000.000.000,00", "Rp2 triliun"),
        (950_000, "Rp950.000,00", "Rp950.000"),
        (0, "Rp0,00", "Rp0"),
    ],
)
def test_money_is_written_in_full_and_as_it_is_said(rupiah: int, full: str, short: str) -> None:
    words = Words("id")

    assert (words.money(rupiah), words.money_short(rupiah)) == (full, short)


def test_half_is_rounded_up_and_never_on_the_binary_float() -> None:
    words = Words("en")

    assert words.number(2.675, 2) == "2.68"
    assert words.number(Fraction("2.595"), 2) == "2.60"
    assert words.number(Decimal("-0.004"), 2) == "0.00"


def test_missing_is_a_dash_and_never_zero() -> None:
    words = Words("id")

    assert {words.number(None), words.percent(None), words.money(None), words.day(None)} == {"–"}


def test_lists_are_joined_as_the_language_does() -> None:
    assert Words("id").listing(["a", "b", "c"]) == "a, b, dan c"
    assert Words("en").listing(["a", "b", "c"]) == "a, b and c"
    assert Words("id").listing(["a", "b"]) == "a dan b"
