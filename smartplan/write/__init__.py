"""The only room that knows how things look: words, figures, charts, pages, files."""
