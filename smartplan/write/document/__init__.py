"""Results to a document: findings as sentences, figures, tables, in the reader's language."""

from smartplan.write.document.case import InputFile, Masterplan
from smartplan.write.document.compose import make_document

__all__ = ["InputFile", "Masterplan", "make_document"]
