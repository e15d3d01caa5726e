"""The ministry pack: a letter with its report for every city, a national report, tables for open data."""
