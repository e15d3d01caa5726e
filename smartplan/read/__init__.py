"""The only room that opens input: bytes to checked, frozen values, every problem with its place."""
