"""Saving: whole or not at all, and nothing is lost."""

import errno
import hashlib

import pytest

from smartplan.errors import OutputError
from smartplan.write.save import save, save_all


def codes(caught):
    return [problem.code for problem in caught.value.problems]


def test_content_is_written_whole(tmp_path):
    save(b"isi", tmp_path / "a.pdf")
    save("teks é", tmp_path / "a.md")

    assert (tmp_path / "a.pdf").read_bytes() == b"isi"
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "teks é"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "a.pdf"]


def test_an_existing_file_is_kept_unless_told_otherwise(tmp_path):
    file = tmp_path / "a.pdf"
    save("lama", file)

    with pytest.raises(OutputError) as caught:
        save("baru", file)
    assert codes(caught) == ["output-exists"]
    assert caught.value.exit_code == 2
    assert file.read_text(encoding="utf-8") == "lama"

    save("baru", file, force=True)
    assert file.read_text(encoding="utf-8") == "baru"


def test_where_one_file_exists_none_is_written(tmp_path):
    (tmp_path / "b").write_text("lama", encoding="utf-8")

    with pytest.raises(OutputError) as caught:
        save_all({tmp_path / "a": "x", tmp_path / "b": "y"})

    assert codes(caught) == ["output-exists"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b"]


def test_charts_get_their_folder_beside_the_text(tmp_path):
    save_all({tmp_path / "m.md": "x", tmp_path / "m-charts" / "a.svg": "y"})

    assert (tmp_path / "m-charts" / "a.svg").read_text(encoding="utf-8") == "y"


def test_a_missing_folder_is_said_and_not_made(tmp_path):
    with pytest.raises(OutputError) as caught:
        save("x", tmp_path / "tidak-ada" / "a.pdf")

    assert codes(caught) == ["output-unwritable"]
    assert "tidak-ada" in str(caught.value.problems[0].values["path"])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_never_replaced(tmp_path):
    with pytest.raises(OutputError) as caught:
        save("x", tmp_path, force=True)

    assert codes(caught) == ["output-unwritable"]


def test_a_file_in_the_place_of_a_folder_leaves_nothing_behind(tmp_path):
    (tmp_path / "m-charts").write_text("berkas", encoding="utf-8")

    with pytest.raises(OutputError) as caught:
        save_all({tmp_path / "m.md": "x", tmp_path / "m-charts" / "a.svg": "y"})

    assert codes(caught) == ["output-unwritable"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["m-charts"]


def test_a_new_file_may_be_read_by_whom_the_mask_lets(tmp_path):
    save("x", tmp_path / "a")
    plain = tmp_path / "b"
    plain.write_text("y", encoding="utf-8")

    assert (tmp_path / "a").stat().st_mode == plain.stat().st_mode


def test_what_writes_itself_is_written_and_its_digest_told_before_it_is_in_its_place(tmp_path):
    told = {}

    def note(digests):
        assert list(tmp_path.glob("*.csv")) == []
        told.update(digests)

    save_all(
        {tmp_path / "a.csv": lambda out: out.write(b"isi") and None, tmp_path / "b.csv": "isi"}, note=note
    )

    digest = hashlib.sha256(b"isi").hexdigest()
    assert told == {tmp_path / "a.csv": digest, tmp_path / "b.csv": digest}
    assert (tmp_path / "a.csv").read_bytes() == b"isi"


@pytest.mark.parametrize("stopped", [KeyboardInterrupt(), OSError(errno.ENOSPC, "full")])
def test_what_stops_halfway_leaves_nothing_behind(tmp_path, stopped):
    def write(out):
        out.write(b"half")
        raise stopped

    with pytest.raises((KeyboardInterrupt, OutputError)):
        save_all({tmp_path / "a": "whole", tmp_path / "b": write})

    assert list(tmp_path.iterdir()) == []
