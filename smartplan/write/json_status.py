"""Where a city stands, as JSON that other programs rely on."""

from collections.abc import Mapping, Sequence

from smartplan.core.model.process import Event, Meeting
from smartplan.core.process import Standing
from smartplan.core.process.integration import Integration, Link
from smartplan.core.process.missing import Owed
from smartplan.core.process.outcomes import Progress
from smartplan.core.process.points import TableWeights
from smartplan.core.process.services import Idle
from smartplan.core.process.standing import Process
from smartplan.core.process.wins import Win
from smartplan.write.json_beside import beside_json
from smartplan.write.json_results import Json, city_json, real
from smartplan.write.steps import step_command, step_sentence
from smartplan.write.words import Words


def status_json(
    standing: Standing, file: str, diagnostics: Sequence[Mapping[str, object]], words: Words
) -> Json:
    """Return the answer of `status`."""
    scores, root = standing.gaps.scores, standing.gaps.scores.root
    return {
        "schema": "smartplan/status@1",
        "city": city_json(scores.assessment.city),
        "year": scores.assessment.year,
        "today": standing.today.isoformat(),
        "index": {
            "score": real(root.value),
            "reported": real(root.reported),
            "low": real(root.low),
            "high": real(root.high),
            "coverage": real(root.coverage),
        },
        "missing": [_owed(owed) for owed in standing.owed],
        "recommendations": [
            {
                "node": found.node,
                "text": _titles(found.recommendation.text),
                "state": found.state,
                "initiatives": [initiative.id for initiative in found.answers],
                "finished": found.finished,
            }
            for found in standing.follow_ups
        ],
        "published": [beside_json(found) for found in standing.beside],
        **(_process(standing.process) if standing.process else {}),
        "next": [
            {"code": s.code, "text": step_sentence(s, words), "command": step_command(s, file, words)}
            for s in standing.steps()
        ],
        "diagnostics": list(diagnostics),
    }


def _titles(titles: object) -> Json:
    return {language: getattr(titles, language) for language in ("id", "en")}


def _owed(owed: Owed) -> Json:
    return {
        "agency": owed.agency,
        "indicators": owed.total,
        "unanswered": [score.id for score in owed.unanswered],
        "unconfirmed": [score.id for score in owed.unconfirmed],
        "without_evidence": [score.id for score in owed.without_evidence],
    }


def _process(process: Process) -> Json:
    dates = process.dates
    return {
        "services": {
            "idle": [_idle(idle) for idle in process.idle],
            "cheapest_win": _win(process.best) if process.best else None,
        },
        "integration": _integration(process.integration),
        "groups": [
            {
                "dimension": seats.dimension,
                "initiatives": seats.initiatives,
                "partners": dict(seats.partners),
                "members": dict(seats.members),
                "missing": list(seats.missing),
            }
            for seats in process.seats
        ],
        "table_weights": _weights(process.weights) if process.weights else None,
        "alignment": [
            {"initiative": found.initiative.id, "missing": list(found.missing)} for found in process.alignment
        ],
        "outcomes": [_outcome(progress) for progress in process.outcomes],
        "late": [
            {"initiative": late.initiative.id, "since": late.since.isoformat() if late.since else None}
            for late in process.late
        ],
        "unreported": [initiative.id for initiative in process.unreported],
        "calendar": {
            "overdue": [_dated(event) for event in dates.overdue],
            "coming": [_dated(item) for item in dates.coming],
            "unreported": [_dated(meeting) for meeting in dates.unreported],
        },
        "adoption": _adoption(process),
    }


def _outcome(progress: Progress) -> Json:
    outcome, baseline = progress.outcome, progress.outcome.baseline
    return {
        "id": outcome.id,
        "title": _titles(outcome.title),
        "unit": _titles(outcome.unit),
        "direction": outcome.direction,
        "agency": outcome.agency,
        "dimension": outcome.dimension,
        "indicators": list(outcome.indicators),
        "baseline": {"year": baseline.year, "value": real(baseline.value)} if baseline else None,
        "targets": {str(year): real(value) for year, value in sorted(outcome.targets.items())},
        "realised": {str(year): real(one.value) for year, one in sorted(outcome.realised.items())},
        "state": progress.course,
        "way": real(progress.way),
        "unreported": list(progress.unreported),
    }


def _weights(weights: TableWeights) -> Json:
    return {
        "index": real(weights.index),
        "dimensions": [
            {
                "id": row.dimension,
                "official": real(row.official),
                "groups": {group: real(share) for group, share in row.groups.items()},
                "mean": real(row.mean),
                "spread": real(row.spread),
            }
            for row in weights.dimensions
        ],
    }


def _dated(item: Event | Meeting) -> Json:
    return {"date": item.date.isoformat(), "title": _titles(item.title)}


def _adoption(process: Process) -> Json:
    adoption = process.adoption
    return {
        "state": adoption.state if adoption else None,
        "instrument": adoption.instrument if adoption else None,
        "sign_offs": [
            {
                "by": signed.sign_off.by,
                "role": signed.sign_off.role,
                "date": signed.sign_off.date.isoformat(),
                "stands": not signed.changed,
                "changed": list(signed.changed),
            }
            for signed in process.signed
        ],
    }


def _idle(idle: Idle) -> Json:
    return {
        "service": idle.service.id,
        "status": idle.service.status,
        "resting": [
            {
                "indicator": r.score.id,
                "score": real(r.score.value),
                "others": [other.id for other in r.others],
            }
            for r in idle.resting
        ],
        "lapsed": [list(link.ends) for link in idle.lapsed],
        "revivals": [_win(win) for win in idle.revivals],
        "cheapest_win": idle.cheapest is not None,
    }


def _win(win: Win) -> Json:
    return {
        "initiative": win.initiative.id,
        "needs": [needed.id for needed in win.needs],
        "cost": win.cost,
        "gain": real(win.gain),
    }


def _integration(integration: Integration) -> Json:
    return {
        "links": [_link(link) for link in integration.links],
        "share": real(integration.share),
        "target": real(integration.target),
        "year": integration.year,
        "next": _link(integration.next) if integration.next else None,
        "alone": [service.id for service in integration.alone],
    }


def _link(link: Link) -> Json:
    return {"services": list(link.ends), "state": str(link.state), "worth": real(link.worth)}
