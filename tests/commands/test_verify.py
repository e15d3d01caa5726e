"""A report is read back: consistent ones are verified, altered ones are not, nothing leaves its folder."""

import json
from pathlib import Path

import pikepdf
import pytest

from smartplan.cli import run
from smartplan.read.report import CLAIMS

DENPASAR = Path(__file__).parents[2] / "examples" / "denpasar" / "2021.yaml"


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The report of a real city, beside a text that its people wrote."""
    city = tmp_path_factory.mktemp("city")
    (city / "text" / "en").mkdir(parents=True)
    (city / "2021.yaml").write_bytes(DENPASAR.read_bytes())
    (city / "text" / "foreword.md").write_text("Kata pengantar dari Denpasar.", encoding="utf-8")
    (city / "text" / "en" / "foreword.md").write_text("A foreword from Denpasar.", encoding="utf-8")
    made = city / "made.pdf"
    assert (
        run(["masterplan", str(city / "2021.yaml"), "-o", str(made), "--lang", "en", "--book", "summary"])
        == 0
    )
    return made


def altered(report, tmp_path, change):
    """Return a copy of the report on which `change` was carried out."""
    copy = tmp_path / "altered.pdf"
    with pikepdf.open(report) as pdf:
        change(pdf)
        pdf.save(copy)
    return copy


def replaced(name, old, new):
    """Return a change that replaces bytes of an attached file."""

    def change(pdf):
        spec = pdf.attachments[name]
        content = spec.get_file().read_bytes()
        assert old in content
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content.replace(old, new, 1), filename=name)

    return change


def codes_of(file, capsys):
    code = run(["verify", str(file), "--format", "json"])
    answer = json.loads(capsys.readouterr().out)
    return code, [entry["code"] for entry in answer["diagnostics"]], answer


def test_a_report_as_it_was_made_is_verified(report, capsys):
    assert run(["verify", str(report), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("Verified: 4 attached files give every figure; digest ")


def test_its_digest_is_the_one_printed_in_the_document(report, tmp_path, capsys):
    _, codes, answer = codes_of(report, capsys)
    assert codes == []
    city = report.parent / "2021.yaml"
    assert run(["masterplan", str(city), "-o", str(tmp_path / "made.md"), "--lang", "en"]) == 0

    assert answer["digest"] in (tmp_path / "made.md").read_text(encoding="utf-8")


def test_another_score_among_the_inputs_is_caught_and_every_figure_it_moves_is_named(
    report, tmp_path, capsys
):
    file = altered(
        report,
        tmp_path,
        replaced("2021.yaml", b"I01: {self: 2, verified: 4}", b"I01: {self: 2, verified: 5}"),
    )
    code, codes, answer = codes_of(file, capsys)
    told = [entry["message"] for entry in answer["diagnostics"]]

    assert code == 1
    assert codes[0] == "report-figure-differs" or "report-file-changed" in codes
    assert any("indicators.I01.score" in message for message in told)
    assert any("index.score" in message for message in told)


def test_another_figure_in_the_claims_is_caught(report, tmp_path, capsys):
    file = altered(report, tmp_path, replaced(CLAIMS, b'"reported": 3.19', b'"reported": 4.19'))
    code, codes, answer = codes_of(file, capsys)

    assert code == 1
    assert "report-digest-differs" in codes
    (differing,) = [e["message"] for e in answer["diagnostics"] if e["code"] == "report-figure-differs"]
    assert differing == "the report says 4.19 for index.reported; its inputs give 3.19"


def test_another_page_is_caught(report, tmp_path, capsys):
    def change(pdf):
        pdf.pages[2].Contents = pdf.make_stream(pdf.pages[2].Contents.read_bytes() + b" ")

    code, _, answer = codes_of(altered(report, tmp_path, change), capsys)

    assert code == 1
    assert [entry["message"] for entry in answer["diagnostics"]] == ["page 3 is not the page that was made"]


def test_a_page_taken_away_is_caught(report, tmp_path, capsys):
    def change(pdf):
        del pdf.pages[-1]

    code, codes, _ = codes_of(altered(report, tmp_path, change), capsys)

    assert code == 1
    assert "report-page-changed" in codes


@pytest.mark.parametrize(
    ("name", "told"), [("text/foreword.md", "report-file-missing"), ("new.yaml", "report-file-added")]
)
def test_files_taken_away_or_added_are_caught(report, tmp_path, capsys, name, told):
    def change(pdf):
        if name in pdf.attachments:
            del pdf.attachments[name]
        else:
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, b"a: 1\n", filename=name)

    code, codes, _ = codes_of(altered(report, tmp_path, change), capsys)

    assert (code, told in codes) == (1, True)


def test_inputs_that_are_wrong_are_told_with_their_own_name_and_line(report, tmp_path, capsys):
    file = altered(
        report,
        tmp_path,
        replaced("2021.yaml", b"I01: {self: 2, verified: 4}", b"I01: {self: 2, verified: 9}"),
    )

    assert run(["verify", str(file), "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert "--> 2021.yaml:" in told
    assert "smartplan-" not in told


def test_what_is_no_report_can_not_be_verified(tmp_path, report, capsys):
    (tmp_path / "text.pdf").write_text("no PDF at all", encoding="utf-8")
    (tmp_path / "cut.pdf").write_bytes(report.read_bytes()[:20_000])
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "empty.pdf")

    assert run(["verify", str(tmp_path / "text.pdf")]) == 2
    assert run(["verify", str(tmp_path / "cut.pdf")]) == 2
    assert run(["verify", str(tmp_path / "empty.pdf")]) == 2
    assert run(["verify", str(tmp_path / "none.pdf")]) == 2
    assert "bug" not in capsys.readouterr().err


def test_extract_gives_back_the_very_files(report, tmp_path, capsys):
    assert run(["extract", str(report), "-o", str(tmp_path / "out")]) == 0

    assert (tmp_path / "out" / "2021.yaml").read_bytes() == DENPASAR.read_bytes()
    assert (tmp_path / "out" / "text" / "en" / "foreword.md").read_text() == "A foreword from Denpasar."
    assert (tmp_path / "out" / "indicators" / "spbe-2020.yaml").exists()
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_extract_replaces_nothing_unless_told_to(report, tmp_path, capsys):
    (tmp_path / "2021.yaml").write_text("mine", encoding="utf-8")

    assert run(["extract", str(report), "-o", str(tmp_path)]) == 2
    assert (tmp_path / "2021.yaml").read_text(encoding="utf-8") == "mine"
    assert run(["extract", str(report), "-o", str(tmp_path), "--force"]) == 0
    assert (tmp_path / "2021.yaml").read_bytes() == DENPASAR.read_bytes()


@pytest.mark.parametrize(
    "name", ["../evil.yaml", "/evil.yaml", "a/../../b", ".git/hooks/x", "C:x", "a\\b", "MADE.md/x"]
)
def test_a_file_whose_name_leads_elsewhere_is_refused(report, tmp_path, name, capsys):
    def change(pdf):
        pdf.attachments["made.md"] = pikepdf.AttachedFileSpec(pdf, b"x", filename="made.md")
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, b"x", filename=name)

    file = altered(report, tmp_path, change)

    assert run(["extract", str(file), "-o", str(tmp_path / "out")]) == 2
    assert "attachment-refused" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_extract_follows_no_link_out_of_its_folder(report, tmp_path, capsys):
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "text").symlink_to(tmp_path / "elsewhere")

    assert run(["extract", str(report), "-o", str(tmp_path / "out")]) != 0
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert [entry.name for entry in (tmp_path / "out").iterdir()] == ["text"]


def test_it_is_archival_and_accessible_and_carries_its_sources(report):
    with pikepdf.open(report) as pdf:
        relations = {name: str(spec.relationship) for name, spec in pdf.attachments.items()}
        described = [spec.description for spec in pdf.attachments.values()]
        with pdf.open_metadata() as metadata:
            assert metadata.pdfa_status == "3A"
            assert metadata["pdfuaid:part"] == "1"

        assert set(relations) == {
            "2021.yaml", "indicators/spbe-2020.yaml", "text/foreword.md", "text/en/foreword.md", CLAIMS,
        }  # fmt: skip
        assert relations.pop(CLAIMS) == "/Data"
        assert set(relations.values()) == {"/Source"}
        assert all(described)
        assert pdf.Root.OutputIntents
        assert len(pdf.Root.AF) >= len(described)


def test_the_same_files_on_the_same_day_give_the_same_bytes(report, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    city = str(report.parent / "2021.yaml")
    for name in ("one.pdf", "two.pdf"):
        assert run(["masterplan", city, "-o", str(tmp_path / name), "--book", "summary"]) == 0

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_english_texts_stand_in_english_documents(report, tmp_path):
    city = str(report.parent / "2021.yaml")
    for language in ("id", "en"):
        assert run(["masterplan", city, "-o", str(tmp_path / f"{language}.md"), "--lang", language]) == 0

    assert "Kata pengantar dari Denpasar" in (tmp_path / "id.md").read_text(encoding="utf-8")
    assert "A foreword from Denpasar" in (tmp_path / "en.md").read_text(encoding="utf-8")
