"""One module a command, named as it is typed: parse, pull the data through once, show."""
