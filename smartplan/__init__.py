"""Assess a city, see its gaps, plan its roadmap, print its masterplan."""

__version__ = "0.1.0"
