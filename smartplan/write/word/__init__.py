"""Document to Word: real styles, captions and contents to edit, the same bytes for the same."""

from smartplan.write.word.render import render_word

__all__ = ["render_word"]
