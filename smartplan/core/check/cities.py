"""Whether two files speak of the same city."""

from smartplan.core.model import City


def same_city(one: City, other: City) -> bool:
    """Return whether two cities are the same: by code where both have one, else by name."""
    if one.code and other.code:
        return one.code == other.code
    return one.name.casefold() == other.name.casefold()


def name_and_code(city: City) -> str:
    """Return how a message names a city."""
    return f"{city.name} ({city.code})" if city.code else city.name
