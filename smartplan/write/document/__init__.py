"""Results to a document: findings as sentences, figures, tables, in the reader's language."""

from smartplan.write.document.case import InputFile, Masterplan

__all__ = ["InputFile", "Masterplan"]
