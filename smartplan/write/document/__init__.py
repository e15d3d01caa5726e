"""Results to a document: findings as sentences, figures, tables, in the reader's language."""

from smartplan.write.document.case import InputFile, Masterplan
from smartplan.write.document.compose import author_of, make_document

__all__ = ["InputFile", "Masterplan", "author_of", "make_document"]
