"""YAML as many hands write it: every value in one of its spellings, with comments and blanks between."""

import json

from hypothesis import strategies as st

WORDS = st.sampled_from(["a", "b", "note", "score", "I01", "governance.x.1", "evidence", "2026"])
TEXTS = st.one_of(
    st.sampled_from(
        ["x", "Perwali 43/2020", "a: b", "no", "# t", "", " pad ", "3.5", "two\nlines", "q\"'", "- x"]
    ),
    st.text(
        st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), exclude_characters="\u3000\xa0"),
        max_size=12,
    ).filter(lambda text: all(c == " " or not c.isspace() for c in text)),
)
SCALARS = st.one_of(TEXTS, st.integers(-5, 10**12), st.decimals(-99, 99, places=2), st.booleans())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=8,
)
MAPPINGS = st.dictionaries(WORDS, VALUES, min_size=1, max_size=4)


@st.composite
def messy(draw, value):
    """Return a text that says `value`, laid out by chance."""
    writer = _Writer(draw)
    return writer.spare() + writer.mapping(value, 0) + writer.spare()


class _Writer:
    """Writes values, asking `draw` wherever there is a choice."""

    def __init__(self, draw):
        self._draw = draw

    def chance(self, one_in=3):
        return self._draw(st.integers(1, one_in)) == 1

    def spare(self, column=0):
        """Return blank lines and comment lines."""
        lines = self._draw(st.lists(st.sampled_from(["", "  ", "#", "# why: [x", "    # deep"]), max_size=2))
        return "".join(f"{' ' * column if line.startswith('#') else ''}{line}\n" for line in lines)

    def between(self, column):
        return self.spare(column) if self.chance(4) else ""

    def end(self):
        return self._draw(st.sampled_from(["", "", "", "  ", " # c", "   #c: 'd"])) + "\n"

    def mapping(self, value, column):
        return "".join(
            f"{' ' * column}{self.key(key)}{self.behind(inner, column)}{self.between(column)}"
            for key, inner in value.items()
        )

    def key(self, key):
        return (json.dumps(key) if self.chance(5) else key) + (" " if self.chance(8) else "") + ":"

    def behind(self, value, column):
        """Return what stands behind a colon: on the same line, or below it."""
        space = " " * self._draw(st.integers(1, 3))
        deeper = column + self._draw(st.integers(1, 4))
        if isinstance(value, dict) and value and not self.chance(4):
            return self.end() + self.mapping(value, deeper)
        if isinstance(value, list) and value and not self.chance(4):
            return self.end() + self.items(value, column if self.chance() else deeper)
        if (
            isinstance(value, str)
            and "\n" not in value.strip("\n")
            and value.strip() == value
            and value
            and self.chance(5)
        ):
            return (
                f"{space}|-\n{' ' * deeper}{value}\n" if value[0] != " " else f"{space}{self.flow(value)}\n"
            )
        return space + self.flow(value) + self.end()

    def items(self, value, column):
        return "".join(self.item(inner, column) for inner in value)

    def item(self, value, column):
        dash, space = " " * column + "-", self._draw(st.integers(1, 3))
        if isinstance(value, dict) and value and not self.chance(4):
            text = self.mapping(value, column + 1 + space)
            return dash + text[column + 1 :]
        if isinstance(value, list) and value and not self.chance(4):
            text = self.items(value, column + 1 + space)
            return dash + text[column + 1 :]
        return dash + " " * space + self.flow(value) + self.end()

    def flow(self, value):
        """Return a value in brackets or quotes, or as a bare word."""
        gap = " " if self.chance() else ""
        comma = "," + ("" if self.chance(4) else " ")
        if isinstance(value, dict):
            return (
                "{"
                + gap
                + comma.join(f"{json.dumps(k)}: {self.flow(v)}" for k, v in value.items())
                + gap
                + "}"
            )
        if isinstance(value, list):
            return "[" + gap + comma.join(self.flow(v) for v in value) + gap + "]"
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, str):
            return (
                json.dumps(value, ensure_ascii=False)
                if self.chance(2) or "\n" in value
                else "'" + value.replace("'", "''") + "'"
            )
        return f"{value:f}" if not isinstance(value, int) else str(value)


def comments(text):
    """Return the comments of a text from `messy`, in order; a quoted text of it never holds one."""
    return [line[line.index("#") :].rstrip() for line in text.splitlines() if line.lstrip().startswith("#")]
