"""The workbooks behind the charts of slides, in which no text ever becomes a formula."""

from collections.abc import Sequence
from io import BytesIO

from smartplan.write.workbook import new_workbook


def data_of_chart(
    names: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], number_format: str
) -> bytes:
    """Return the workbook behind a chart, where the chart looks for it: names in A, series from B on.

    The library's own would take a name that begins with `=` for a formula, and would bear the time.
    """
    content = BytesIO()
    book = new_workbook(content)
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
