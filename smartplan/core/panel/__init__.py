"""Many cities: scored together, ranked in leagues, their answers described, the framework judged by them."""

from smartplan.core.panel.among import Among, ItemMeans, among, last_year, means_of, scores_of
from smartplan.core.panel.array import Array
from smartplan.core.panel.averages import Average, averages_of
from smartplan.core.panel.chain import Chain, Steps, chain_of
from smartplan.core.panel.coherence import Group, Pair, Part, coherence_of
from smartplan.core.panel.cohort import (
    CITY_COLUMNS,
    Cohort,
    Member,
    Restated,
    cohorts_of,
    score_cohort,
    tally_cohort,
)
from smartplan.core.panel.distribution import Distribution, distributions_of
from smartplan.core.panel.evaluate import Draws, evaluate, is_mean, values_of
from smartplan.core.panel.figures import Figures, figures_of
from smartplan.core.panel.judged import Judged, figures_after, judge
from smartplan.core.panel.league import League, Standing, leagues_of
from smartplan.core.panel.letters import letter_numbers, unaddressed
from smartplan.core.panel.movers import Move, Turnover, moves_of
from smartplan.core.panel.ranks import drawn_ranks
from smartplan.core.panel.treat import Treatment
from smartplan.core.panel.tree import Branch, Tree, tree_of, with_scores

__all__ = [
    "CITY_COLUMNS",
    "Among",
    "Array",
    "Average",
    "Branch",
    "Chain",
    "Cohort",
    "Distribution",
    "Draws",
    "Figures",
    "Group",
    "ItemMeans",
    "Judged",
    "League",
    "Member",
    "Move",
    "Pair",
    "Part",
    "Restated",
    "Standing",
    "Steps",
    "Treatment",
    "Tree",
    "Turnover",
    "among",
    "averages_of",
    "chain_of",
    "coherence_of",
    "cohorts_of",
    "distributions_of",
    "drawn_ranks",
    "evaluate",
    "figures_after",
    "figures_of",
    "is_mean",
    "judge",
    "last_year",
    "leagues_of",
    "letter_numbers",
    "means_of",
    "moves_of",
    "score_cohort",
    "scores_of",
    "tally_cohort",
    "tree_of",
    "unaddressed",
    "values_of",
    "with_scores",
]
