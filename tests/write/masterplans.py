"""A small made-up region with everything a masterplan can hold."""

from datetime import date
from fractions import Fraction

from builders import assessment, framework, indicator, initiative, node, plan

from smartplan.core.gaps import Target, find_gaps
from smartplan.core.process import standing_of
from smartplan.core.roadmap import make_roadmap
from smartplan.core.scores import assess
from smartplan.write.document import InputFile, Masterplan, make_document
from smartplan.write.words import Words

DAY = date(2026, 11, 24)
DIMENSIONS = ("Governance", "Branding", "Economy")


def a_framework(**keys):
    """Return three dimensions of two parts with two indicators each."""
    tree = [
        node(
            name.lower(),
            *(
                node(
                    f"{name.lower()}.{part}",
                    *(
                        indicator(f"{name.lower()}.{part}.{n}", title=f"{name} {part} goal {n}")
                        for n in (1, 2)
                    ),
                    title=f"{name} part {part}",
                )
                for part in "ab"
            ),
            title={"id": f"Smart {name}", "en": f"Smart {name.lower()}"},
        )
        for name in DIMENSIONS
    ]
    return framework(*tree, title="Kerangka Uji", rounding={"digits": 2}, **keys)


SCORES = {
    "governance.a.1": {
        "score": 2,
        "agency": "kominfo",
        "note": "Berjalan.",
        "evidence": [{"source": "Laporan"}],
    },
    "governance.a.2": {"score": 1, "agency": "kominfo"},
    "governance.b.1": 0,
    "governance.b.2": 3,
    "branding.a.1": {"score": 1, "agency": "disporapar"},
    "branding.a.2": 0,
    "branding.b.1": "unknown",
    "branding.b.2": {"not_applicable": "tidak ada pelabuhan"},
    "economy.a.1": 2,
    "economy.a.2": 2,
    "economy.b.1": 3,
}


def an_initiative(id_, raises, **keys):
    """Return an initiative with money, risks and partners, as it is written."""
    return initiative(
        id_,
        title={"id": f"Inisiatif {id_}", "en": f"Initiative {id_}"},
        agency="kominfo",
        fund="apbd",
        cost=250_000_000,
        duration=2,
        kind="applications",
        raises={raises: {"from": 0, "to": 3}},
        risks=[{"risk": "Terlambat", "mitigation": "Jadwal dipantau"}],
        partners={"academia": "Perguruan tinggi"},
        output="Layanan berjalan",
        **keys,
    )


def a_plan(**keys):
    """Return a plan of two years with four initiatives, one of which has no room."""
    initiatives = [
        an_initiative("portal", "governance.a.1", quick_win=True, quick={"problem": "Antrean panjang"}),
        an_initiative("data", "governance.a.2", depends_on=["portal"], revives="lapor"),
        an_initiative("brand", "branding.a.2", mandatory=True),
        an_initiative("tram", "economy.a.1", earliest="2027Q4", latest="2027Q4"),
    ]
    written = {
        "city": {"name": "Kota Uji", "kind": "kota"},
        "targets": {2026: {"index": 2}, 2027: {"index": Fraction(5, 2), "governance": 3}},
        "funds": {"apbd": {"2026": 400_000_000, "2027": 400_000_000}},
        "agencies": {"kominfo": {"title": "Dinas Kominfo (Diskominfo)", "capacity": 1}},
        "priority": ["governance"],
        "vision": "Kota yang melayani",
        "missions": ["Melayani", "Menghubungkan"],
        "services": [
            {
                "id": "lapor",
                "title": "Lapor Warga",
                "agency": "kominfo",
                "status": "stalled",
                "integrates_with": ["lapor"],
                "indicators": ["governance.a.1"],
            }
        ],
        "stakeholders": [{"name": "Kampus", "group": "academia", "role": "Riset"}],
        "meetings": [{"date": date(2026, 1, 9), "title": "Rapat", "agenda": ["Arah"], "groups": ["media"]}],
        "swot": {"structure": {"strengths": ["SDM"], "threats": ["Mutasi"]}},
        "issues": [{"text": "Layanan belum terpadu"}],
        "statements": [{"text": "Kota akan maju", "source": "Berita", "date": date(2026, 1, 9)}],
        "directions": {
            "governance": {"future": "Terpadu", "goal": "Tingkat 3", "strategies": ["Satu pintu"]}
        },
        "legal": ["Undang-Undang Nomor 23 Tahun 2014"],
        "adoption": {"state": "pending"},
        **keys,
    }
    return plan(*written.pop("initiatives", initiatives), years=2, **written)


def a_masterplan(*, of_plan=True, scores=None, texts=None, city=None, draft=False, **keys):
    """Return a masterplan; with no plan it is an assessment and its gaps."""
    notes = {
        "governance": {
            "strengths": ["Kuat"],
            "weaknesses": ["Lemah"],
            "recommendations": [{"text": "Perbaiki"}],
        }
    }
    given = assessment(
        SCORES if scores is None else scores,
        city={"name": "Kota Uji", "kind": "kota", **(city or {})},
        notes=notes,
        assessor="Tim Penilai",
        **keys,
    )
    wanted = a_plan() if of_plan is True else of_plan or None
    found = find_gaps(
        assess(a_framework(), given),
        Target(everywhere=Fraction(3), goal=Fraction(5, 2), year=2027 if wanted else None),
    )
    return Masterplan(
        gaps=found,
        standing=standing_of(found, wanted, {}, DAY),
        plan=wanted,
        roadmap=make_roadmap(found, wanted) if wanted else None,
        texts=texts or {},
        inputs=(InputFile("uji.yaml", "ab" * 32),),
        version="0.1.0",
        draft=draft,
    )


def a_document(language="id", **keys):
    """Return the whole document of a masterplan in a language, and the words it was written with."""
    words = Words(language)
    return make_document(a_masterplan(**keys), words, DAY), words


def sections_of(document):
    """Return every section by its id."""
    found = {section.id: section for section in document.front}
    for book in document.books:
        for chapter in book.chapters:
            found.update({section.id: section for section in chapter.sections})
    return found
