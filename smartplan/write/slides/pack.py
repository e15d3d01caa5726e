"""The same bytes for the same slides: archives in one order and with one time, data of charts made safe."""

import zipfile
from collections.abc import Sequence
from io import BytesIO

OPENING = "[Content_Types].xml"
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(content: bytes) -> bytes:
    """Return an archive with its members in order and without the time at which it was made."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as given, zipfile.ZipFile(out, "w") as made:
        for name in sorted(given.namelist(), key=lambda name: (name != OPENING, name)):
            member = zipfile.ZipInfo(name, ZIP_EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            made.writestr(member, given.read(name))
    return out.getvalue()


def data_of_chart(
    names: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], number_format: str
) -> bytes:
    """Return the workbook behind a chart, where the chart looks for it: names in A, series from B on.

    The library's own would take a name that begins with `=` for a formula, and would bear the time.
    """
    import datetime as dt

    from xlsxwriter import Workbook

    content = BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(content, {"in_memory": True, **safe})
    book.set_properties({"created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)})
    sheet = book.add_worksheet("Sheet1")
    shown = book.add_format({"num_format": number_format})
    for row, name in enumerate(names, 1):
        sheet.write_string(row, 0, name)
    for column, (title, values) in enumerate(series, 1):
        sheet.write_string(0, column, title)
        for row, value in enumerate(values, 1):
            if value is not None:
                sheet.write_number(row, column, value, shown)
    book.close()
    return content.getvalue()
