"""roadmap --priority: what smart government first costs and brings, on the screen, as JSON, in the books."""

import json
from pathlib import Path

from smartplan.cli import run

MALANG = str(Path(__file__).parents[2] / "examples" / "kota-malang" / "assessment.yaml")


def test_the_price_of_smart_government_first_stands_on_the_screen_in_points_years_and_rupiah(capsys):
    assert run(["roadmap", MALANG, "--priority", "--lang", "en"]) == 0

    told = " ".join(capsys.readouterr().out.split())
    assert "Putting Smart governance first costs the index 0.065 points on the mean of the horizon" in told
    assert "Smart governance reaches its target of 3 in 2022, and without the priority in 2024." in told
    assert "It costs Rp70 million more." in told


def test_the_same_price_stands_in_json_and_in_the_books(capsys, tmp_path):
    assert run(["roadmap", MALANG, "--priority", "--format", "json"]) == 0
    price = json.loads(capsys.readouterr().out)["priority"]
    assert run(["masterplan", MALANG, "-o", str(tmp_path / "m.md"), "--lang", "en"]) == 0
    book = (tmp_path / "m.md").read_text(encoding="utf-8")

    low = price["costs"]["low"]
    assert price["costs"]["high"] == low
    assert book.count(f"Putting Smart governance first costs the index {low:.3f} points") == 3
    last = price["years"][-1]
    assert f"the index is {last['index']:.2f}; without the priority it would be" in book
    assert f"| {last['year']} | {last['index']:.2f} | {last['index_without']:.2f} |" in book


def test_a_plan_that_puts_nothing_first_has_nothing_to_price(tmp_path, capsys):
    folder = Path(MALANG).parent
    for name in ("assessment.yaml", "plan.yaml", "readiness.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("priority: [governance]\n", ""), encoding="utf-8")

    assert run(["roadmap", str(tmp_path / "assessment.yaml"), "--priority", "--lang", "en"]) == 1
    assert "error[no-priority]" in capsys.readouterr().err
