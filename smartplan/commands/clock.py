"""The clock: the one place that knows what day it is."""

import datetime as dt
import os


def today() -> dt.date:
    """Return the day, in UTC; SOURCE_DATE_EPOCH sets it, so that a document can be made again to the byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    return dt.datetime.now(tz=dt.UTC).date()
