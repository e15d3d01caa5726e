"""The parameters of every draw of a study, as a table."""

from smartplan.core.uncertainty import CHOICES, Sensitivity, draw, indices


def parameters_csv(result: Sensitivity) -> str:
    """Return one row a draw: its choices, the factor of every weight, the move of every unsure score.

    Choices are told as the number of the option, from 1, which is the framework's own. A move is in widths:
    -1 is one step down. Of a single city the index that came out stands last.
    """
    import pandas as pd

    design = result.design
    frames = []
    for parameters in draw(design, design.draws):
        columns: dict[str, object] = {
            "draw": range(parameters.first + 1, parameters.first + len(parameters) + 1)
        }
        for place, choice in enumerate(CHOICES):
            columns[choice] = parameters.options[:, place] + 1
        for place, id_ in enumerate(design.base.ids):
            columns[f"weight {id_}"] = parameters.factors[:, place]
        for place, unsure in enumerate(design.unsure):
            key = design.cohort.members[unsure.city].key
            columns[f"score {key} {unsure.id}"] = parameters.moves[:, place]
        if len(result.outcomes) == 1:
            columns["index"] = indices(design, parameters)[:, 0]
        frames.append(pd.DataFrame(columns))
    text: str = pd.concat(frames).to_csv(index=False, lineterminator="\n")
    return text
