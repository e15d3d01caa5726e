"""The stages of the line as the commands pull them, each one call to the room that owns it."""
