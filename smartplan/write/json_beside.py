"""A city beside what was published of others, as JSON."""

from smartplan.core.process.beside import Beside
from smartplan.write.json_results import Json, real


def beside_json(found: Beside) -> Json:
    """Return one mean, and how far the city is from it."""
    return {
        "kind": found.mean.kind,
        "year": found.mean.year,
        "regions": found.mean.regions,
        "computed": found.computed,
        "standing": found.published.standing,
        "sources": [source.title for source in found.published.sources],
        "distances": [
            {
                "node": distance.node,
                "mean": real(distance.mean),
                "score": real(distance.value),
                "difference": real(distance.difference),
            }
            for distance in found.distances
        ],
    }
