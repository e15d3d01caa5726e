"""Every sentence of the pages is translated, and every entry of the outline has its builder."""

import re
from pathlib import Path

from babel.messages.pofile import read_po

from smartplan.write.document.builders import BUILDERS
from smartplan.write.document.outline import roadmap_outline, shipped_outline

ROOT = Path(__file__).parents[2]


def _in_templates():
    for page in (ROOT / "templates" / "pages").glob("*.j2"):
        yield from re.findall(r'words\("([^"]+)"', page.read_text(encoding="utf-8"))


def _translated():
    known = {}
    for file in (ROOT / "templates" / "locale" / "id" / "LC_MESSAGES").glob("*.po"):
        with file.open("rb") as opened:
            for entry in read_po(opened, locale="id"):
                key = entry.id if isinstance(entry.id, str) else entry.id[0]
                known[key] = entry.string
    return known


def test_every_sentence_of_the_pages_is_translated():
    known, used = _translated(), set(_in_templates())

    assert len(used) > 20
    assert sorted(said for said in used if not known.get(said)) == []


def test_no_page_holds_words_of_its_own():
    for page in (ROOT / "templates" / "pages").glob("*.j2"):
        text = re.sub(r"\{[{%#].*?[}%#]\}", " ", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"<[^>]*>", " ", text)

        assert re.findall(r"[A-Za-z]{2,}", text) == [], page.name


def test_every_builder_stands_in_an_outline_and_every_other_entry_has_a_title():
    shipped = (*shipped_outline().entries(), *roadmap_outline().entries())
    entries = {entry.id: entry.title for entry in shipped}

    assert set(BUILDERS) <= set(entries)
    assert [id_ for id_, title in entries.items() if id_ not in BUILDERS and title is None] == ["foreword"]
