"""Whether a page asks for something outside of itself: a picture, a style, a script, another page."""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]*")
OUTSIDE = re.compile(
    r"""@import[^;]*|(?:url|src|image|image-set)\((?!\s*['"]?(?:data:|smartplan:|#))[^)]*\)?""", re.IGNORECASE
)
FETCHING = frozenset(
    {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest", "codebase"}
)
"""Attributes that make a reader of pages ask for something."""
FOREIGN = frozenset({"iframe", "frame", "object", "embed", "applet", "link", "base", "portal"})
STYLED = frozenset({"style", "fill", "stroke", "filter", "mask", "clip-path", "cursor"}) | {
    f"marker-{place}" for place in ("start", "mid", "end")
}
"""Attributes that hold styles."""
LINKS = ("#", "http://", "https://", "mailto:")


def asked_outside(page: str, values: Mapping[str, object]) -> str | None:
    """Return the first thing that a page asks for outside of itself, or that only a script could; else None.

    Args:
        page: the HTML.
        values: what it was laid out with; `script` and `policy`, where there are any, are ours.
    """
    seen = _Seen(str(values.get("script", "")))
    seen.feed(page)
    seen.close()
    policy = values.get("policy")
    if not seen.found and policy is not None and policy not in seen.policies:
        return "Content-Security-Policy"
    return next(iter(seen.found), None)


class _Seen(HTMLParser):
    """Collects what a page asks for."""

    def __init__(self, script: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.policies: list[str] = []
        self._script = script
        self._open = ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the start of an element."""
        self._open = tag
        given = {name: value or "" for name, value in attrs}
        if tag in FOREIGN:
            self.found.append(f"<{tag}")
        if tag == "meta" and "http-equiv" in given:
            if given["http-equiv"].lower() == "content-security-policy":
                self.policies.append(given.get("content", ""))
            else:
                self.found.append(given["http-equiv"])
        self.found += [text for name, value in given.items() for text in _asked(tag, name, value)]

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element; of scripts and styles the whole text is known then."""
        text = "".join(self._text)
        if tag == "script" and text != self._script:
            self.found.append("<script")
        if tag == "style":
            self.found += OUTSIDE.findall(text)
        if tag in ("script", "style"):
            self._text, self._open = [], ""

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._open in ("script", "style"):
            self._text.append(data)


def _asked(tag: str, name: str, value: str) -> Iterator[str]:
    """Yield what an attribute asks for."""
    address = value.strip()
    allowed = LINKS if tag == "a" else ("#",)
    fetched = name in FETCHING and not PICTURE.fullmatch(address)
    if name.startswith("on"):
        yield f"{name}="
    elif fetched or (name in ("href", "xlink:href") and not address.lower().startswith(allowed)):
        yield value
    elif name in STYLED:
        yield from OUTSIDE.findall(value)
