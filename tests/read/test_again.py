"""A file is read again before it is rewritten."""

import pytest

from smartplan.commands.pull.edits import rewritten
from smartplan.errors import InputError, OutputError
from smartplan.read.yaml_text import parse


@pytest.fixture
def document(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: 1\nb: 2  # two\n")
    return parse(file.read_bytes(), str(file))


def test_new_bytes_say_what_is_wanted(document):
    assert rewritten(document, {"a": 1, "b": 3}) == {document.file: b"a: 1\nb: 3  # two\n"}


def test_a_file_that_changed_meanwhile_is_not_overwritten(document, tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"a: 9\n")

    with pytest.raises(InputError, match="changed-meanwhile"):
        rewritten(document, {"a": 2})


def test_a_file_that_is_gone_meanwhile_is_told(document, tmp_path):
    (tmp_path / "a.yaml").unlink()

    with pytest.raises(InputError, match="file-not-found"):
        rewritten(document, {"a": 2})


def test_standard_input_is_not_edited():
    with pytest.raises(InputError, match="input-not-editable"):
        rewritten(parse(b"a: 1\n", "-"), {"a": 2})


def test_an_edit_that_would_not_be_read_back_as_meant_is_refused(tmp_path):
    file = tmp_path / "odd.yaml"
    file.write_bytes(b"a: 1\n? b\n")

    with pytest.raises(OutputError, match="edit-refused"):
        rewritten(parse(file.read_bytes(), str(file)), {"a": 1, "b": 2})
    assert file.read_bytes() == b"a: 1\n? b\n"
