"""The engagement score calculated a second time, row by row in plain Python, from the contract and not from the code.

Rows are dictionaries of delivered columns; days are those of UTC. `State` holds what month M and the months before it
delivered. Nothing here is shared with the transforms but the names of tables and columns.
"""

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Row = Mapping[str, Any]

#: key: component, weight, target, higher is better.
FACTORS: dict[str, tuple[str, float, float, bool]] = {
    "email_response_rate": ("communication", 15, 70, True),
    "response_time_hours": ("communication", 10, 24, False),
    "meeting_attendance": ("communication", 15, 90, True),
    "proactive_outreach": ("communication", 10, 1, True),
    "login_frequency": ("product", 15, 3, True),
    "feature_breadth": ("product", 10, 50, True),
    "session_minutes": ("product", 5, 15, True),
    "active_user_share": ("product", 10, 70, True),
    "stakeholder_depth": ("relationship", 5, 3, True),
    "executive_access": ("relationship", 3, 90, False),
    "champion_activity": ("relationship", 2, 1, True),
}
COMPONENTS = {"communication": 50.0, "product": 40.0, "relationship": 10.0}
PRODUCT = {key for key, (component, *_) in FACTORS.items() if component == "product"}


def first_of(day: date) -> date:
    return day.replace(day=1)


def last_of(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def back(month: date, months: int) -> date:
    index = month.year * 12 + month.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def nine(value: float | None) -> float | None:
    return None if value is None else round(value, 9)


def one(value: float | None) -> float | None:
    """One decimal, halves away from zero."""
    if value is None:
        return None
    return float(Decimal(repr(round(value, 9))).quantize(Decimal("0.1"), ROUND_HALF_UP))


@dataclass
class World:
    """Deliveries by source and month; a source that is not listed under a month was not delivered for it.

    `days` is the length of the period, in days.
    """

    months: dict[date, dict[str, list[Row]]]
    days: int = 30

    def of(self, month: date, source: str) -> list[Row]:
        return self.months.get(month, {}).get(source, [])

    def is_delivered(self, month: date, source: str) -> bool:
        return source in self.months.get(month, {})

    def months_of_events(self, month: date) -> int:
        """The months whose events count: twelve, or as many as the period and the one before it touch."""
        first = last_of(month) - timedelta(days=2 * self.days - 1)
        return max(12, (month.year - first.year) * 12 + month.month - first.month + 1)

    def year(self, month: date, source: str) -> Iterable[tuple[date, Row]]:
        for ago in reversed(range(self.months_of_events(month))):
            for row in self.of(back(month, ago), source):
                yield back(month, ago), row


class Month:
    """Everything as of month M: merges, scope, subscriptions, features."""

    def __init__(self, world: World, month: date, in_unreliable_window: bool = False) -> None:
        self.world, self.month, self.last = world, month, last_of(month)
        self.in_unreliable_window = in_unreliable_window
        self.merges = {
            row["victim_account_csn"]: row["surviving_account_csn"]
            for row in world.of(month, "victim_survivor_mapping")
            if row["final_merge_status"] == "COMPLETED"
        }
        self.successors = {
            (row["product_offering"], row["offering_product_line_code"]): (
                row["successor_offering"],
                row["successor_line_code"],
            )
            for row in world.of(month, "product_successions")
            if row["valid_from"] <= self.last
        }
        self.standard: dict[tuple[str, str], bool] = {
            (row["product_offering"], row["offering_product_line_code"]): row["is_standard_aum"]
            for row in world.of(month, "product_offerings")
        }

    def survivor(self, csn: str) -> str:
        while csn in self.merges:
            csn = self.merges[csn]
        return csn

    def code(self, offering: str, line: str) -> tuple[str, str]:
        while (offering, line) in self.successors:
            offering, line = self.successors[offering, line]
        return offering, line

    def offering(self, offering: str) -> str:
        """The successor of an offering named without a line code, if all its successions end in one offering."""
        ends = {self.code(*pair)[0] for pair in self.successors if pair[0] == offering}
        return ends.pop() if len(ends) == 1 else offering

    def subscriptions(self, day: date) -> list[dict[str, Any]]:
        """Active and in scope on a day, not renewed by then; under the codes of the month."""
        scoped = []
        for row in self.world.of(self.month, "entitlements"):
            code = self.code(row["offering_external_key"], row["offering_product_line_code"])
            is_commercial = row["usage_type"] == "COM" and row["entitlement_model"] == "SUS" and not row["is_unlimited"]
            if is_commercial and self.standard.get(code):
                scoped.append({**row, "offering": code[0], "line": code[1]})
        by_id = {row["subscription_id"]: row for row in scoped}
        renewed = {
            row["renews_subscription_id"]
            for row in scoped
            if row.get("renews_subscription_id") in by_id and row["start_date"] <= day
        }
        return [
            {**row, "survivor": self.survivor(row["account_csn"])}
            for row in scoped
            if row["start_date"] <= day
            and (row["end_date"] is None or day < row["end_date"])
            and row["subscription_id"] not in renewed
        ]


def _measure(m: Month, last: date, csn: str, is_previous: bool) -> dict[str, tuple[float | None, bool]]:
    """The eleven values of an account over the period that ends with `last`; and whether its executive is silent."""
    world, month = m.world, m.month
    days_of_period = world.days
    first = last - timedelta(days=days_of_period - 1)
    subscriptions = m.subscriptions(last)
    own = [row for row in subscriptions if row["survivor"] == csn]
    pools = {(row["tenant_id"], row["pool_id"]) for row in own}
    tenants = {row["tenant_id"] for row in own}
    lines = {row["line"] for row in own}
    values: dict[str, float | None] = dict.fromkeys(FACTORS)

    def inside(day: date) -> bool:
        return first <= day <= last

    touched = sorted({first_of(first + timedelta(days=n)) for n in range(days_of_period)})

    def delivered(source: str) -> bool:
        if is_previous:
            return all(world.is_delivered(touched_month, source) for touched_month in touched)
        return world.is_delivered(month, source)

    def in_use(source: str) -> bool:
        return any(world.is_delivered(back(month, ago), source) for ago in range(world.months_of_events(month)))

    contact_sources = all(delivered(source) for source in ("emails", "meetings") if in_use(source))

    # Messages.
    threads: dict[str, list[Row]] = defaultdict(list)
    for _, row in world.year(month, "emails"):
        if m.survivor(row["account_csn"]) == csn and row["sent_at"].date() <= last:
            threads[row["thread_id"]].append(row)
    asked = answered = begun = 0
    waited: list[float] = []
    for rows in threads.values():
        rows.sort(key=lambda row: (row["sent_at"], row["message_id"]))
        opening = rows[0]
        if opening["direction"] == "inbound" and not opening.get("is_auto_reply") and inside(opening["sent_at"].date()):
            begun += 1
        for place, row in enumerate(rows):
            day = row["sent_at"].date()
            if row["direction"] != "outbound" or row.get("is_auto_reply") or not inside(day):
                continue
            if day > last - timedelta(days=3):
                continue
            asked += 1
            replies = [
                reply
                for reply in rows[place + 1 :]
                if reply["direction"] == "inbound" and not reply.get("is_auto_reply")
            ]
            if replies:
                answered += 1
                waited.append((replies[0]["sent_at"] - row["sent_at"]).total_seconds() / 3600)
    if delivered("emails"):
        values["email_response_rate"] = 100 * answered / asked if asked else None
        values["response_time_hours"] = sum(waited) / len(waited) if waited else None

    # Meetings.
    meetings = [
        row
        for _, row in world.year(month, "meetings")
        if m.survivor(row["account_csn"]) == csn and not row.get("is_cancelled") and row["scheduled_at"].date() <= last
    ]
    scheduled = [row for row in meetings if inside(row["scheduled_at"].date())]
    if delivered("meetings"):
        values["meeting_attendance"] = (
            100 * sum(row["attended"] for row in scheduled) / len(scheduled) if scheduled else None
        )
    invited = sum(row.get("initiated_by") == "customer" for row in scheduled)
    if contact_sources and (in_use("emails") or in_use("meetings")):
        values["proactive_outreach"] = (begun + invited) * 30 / days_of_period

    # Sessions, features, seats.
    sessions = [
        row
        for _, row in world.year(month, "product_sessions")
        if row["tenant_id"] in tenants and inside(row["started_at"].date())
    ]
    users = {row["user_id"] for row in sessions}
    if delivered("product_sessions"):
        values["login_frequency"] = len(sessions) / len(users) / (days_of_period / 7) if sessions else 0.0
        if sessions:
            values["session_minutes"] = sum(row["duration_minutes"] for row in sessions) / len(sessions)
        assigned = _assigned(m, last, pools, subscriptions)
        if assigned:
            values["active_user_share"] = min(100.0, 100 * len(users) / assigned)
        if world.is_delivered(month, "product_features"):
            offerings = {code[0] for code in (m.code(*pair) for pair in m.standard) if code[1] in lines}
            available = {
                (m.offering(row["product_offering"]), row["feature"].strip())
                for row in world.of(month, "product_features")
                if m.offering(row["product_offering"]) in offerings
            }
            used = {
                (m.offering(row["product_offering"]), item.strip())
                for row in sessions
                for item in (row.get("features_used") or "").split(";")
                if item.strip()
            }
            if available:
                values["feature_breadth"] = 100 * len(available & used) / len(available)

    # Stakeholders.
    silent = False
    if contact_sources and world.is_delivered(month, "stakeholders"):
        known = {
            (row["contact_id"], row["contact_role"])
            for row in world.of(month, "stakeholders")
            if m.survivor(row["account_csn"]) == csn and not (row.get("left_on") and row["left_on"] <= last)
        }
        events: dict[str, list[date]] = defaultdict(list)
        for rows in threads.values():
            for row in rows:
                if row["direction"] == "inbound" and not row.get("is_auto_reply") and row.get("contact_id"):
                    events[row["contact_id"]].append(row["sent_at"].date())
        for row in meetings:
            if row["attended"] and row.get("contact_id"):
                events[row["contact_id"]].append(row["scheduled_at"].date())
        named: dict[tuple[str, str], list[date]] = defaultdict(list)
        for _, row in world.year(month, "stakeholders"):
            if m.survivor(row["account_csn"]) == csn and row.get("last_contact_on") and row["last_contact_on"] <= last:
                named[row["contact_id"], row["contact_role"]].append(row["last_contact_on"])
        if known:
            values["stakeholder_depth"] = float(
                len(
                    {
                        contact
                        for contact, role in known
                        if any(last - timedelta(days=89) <= day for day in events[contact] + named[contact, role])
                    }
                )
            )
        executives = [(contact, role) for contact, role in known if role == "executive"]
        if executives:
            days = [day for contact, role in executives for day in events[contact] + named[contact, role]]
            if days:
                values["executive_access"] = float((last - max(days)).days)
            else:
                silent = True
        champions = {contact for contact, role in known if role == "champion"}
        if champions:
            count = sum(inside(day) for contact in champions for day in events[contact])
            if not count:
                count = int(any(inside(day) for contact in champions for day in named[contact, "champion"]))
            values["champion_activity"] = count * 30 / days_of_period
    return {key: (value, silent and key == "executive_access") for key, value in values.items()}


def _assigned(m: Month, last: date, pools: set[Any], subscriptions: list[dict[str, Any]]) -> int | None:
    if m.world.is_delivered(m.month, "seat_assignments"):
        return len(
            {
                row["user_id"]
                for row in m.world.of(m.month, "seat_assignments")
                if (row["tenant_id"], row["pool_id"]) in pools
                and row["assigned_on"] <= last
                and (row.get("unassigned_on") is None or last < row["unassigned_on"])
            }
        )
    if m.in_unreliable_window:
        return None
    total = 0
    for pool in pools:
        known = [
            row["seats_assigned"]
            for row in subscriptions
            if (row["tenant_id"], row["pool_id"]) == pool and row["seats_assigned"] is not None
        ]
        if not known:
            return None
        total += max(known)
    return total


def factor_score(key: str, value: float | None, silent: bool) -> float | None:
    _, _, target, higher = FACTORS[key]
    if silent:
        return 0.0
    if value is None:
        return None
    if higher:
        return min(100.0, 100 * value / target)
    return 100.0 if value == 0 else min(100.0, 100 * target / value)


def compose(scores: Mapping[str, float | None]) -> dict[str, float | None]:
    """Scores by component and overall."""
    composed: dict[str, float | None] = {}
    for component in COMPONENTS:
        known = [(FACTORS[key][1], score) for key, score in scores.items() if FACTORS[key][0] == component]
        present = [(weight, score) for weight, score in known if score is not None]
        weight = sum(weight for weight, _ in present)
        composed[component] = sum(weight * score for weight, score in present) / weight if present else None
    present_components = [(COMPONENTS[name], score) for name, score in composed.items() if score is not None]
    weight = sum(weight for weight, _ in present_components)
    composed["overall"] = (
        sum(weight * score for weight, score in present_components) / weight if present_components else None
    )
    return composed


def seat_band(seats: int) -> str:
    return "1-10" if seats <= 10 else "11-50" if seats <= 50 else "51-250" if seats <= 250 else "251+"


class Calculation:
    """Month after month: factors, scores and peers of each.

    The noise of factors is that of the published periods of 30 days, which `published` has for other lengths.
    """

    def __init__(self, world: World, published: "Calculation | None" = None) -> None:
        self.world = world
        self.published = published or self
        #: By month: account, factor or component to the row.
        self.factors: dict[date, dict[tuple[str, str], dict[str, Any]]] = {}
        self.scores: dict[date, dict[tuple[str, str], dict[str, Any]]] = {}
        self.peers: dict[date, dict[tuple[str, str], dict[str, Any]]] = {}
        self.active: dict[date, set[str]] = {}

    def add(self, month: date, in_unreliable_window: bool = False) -> None:
        m = Month(self.world, month, in_unreliable_window)
        previous_last = m.last - timedelta(days=self.world.days)
        now_rows, before_rows = m.subscriptions(m.last), m.subscriptions(previous_last)
        accounts = sorted({row["survivor"] for row in now_rows})
        had_subscription = {row["survivor"] for row in before_rows}
        owners: dict[int, set[str]] = defaultdict(set)
        for row in now_rows:
            owners[row["tenant_id"]].add(row["survivor"])
        raw: dict[str, dict[str, float | None]] = {}
        factors: dict[tuple[str, str], dict[str, Any]] = {}
        previous_raw: dict[str, dict[str, float | None]] = {}
        for csn in accounts:
            current = _measure(m, m.last, csn, is_previous=False)
            known_before = self.world.is_delivered(first_of(previous_last), "entitlements") and csn in had_subscription
            nothing: dict[str, tuple[float | None, bool]] = dict.fromkeys(FACTORS, (None, False))
            previous = _measure(m, previous_last, csn, is_previous=True) if known_before else nothing
            raw[csn] = {key: factor_score(key, *current[key]) for key in FACTORS}
            previous_raw[csn] = {key: factor_score(key, *previous[key]) for key in FACTORS}
            is_shared = any(len(owners[row["tenant_id"]]) > 1 for row in now_rows if row["survivor"] == csn)
            for key in FACTORS:
                factors[csn, key] = self._factor(month, csn, key, current[key][0], previous[key][0], raw[csn])
                factors[csn, key]["is_shared"] = is_shared and key in PRODUCT
        self.active[month] = set(accounts)
        self.factors[month] = factors
        self._score(m, accounts, raw, previous_raw, now_rows)
        self._freeze(m)

    def _factor(
        self,
        month: date,
        csn: str,
        key: str,
        value: float | None,
        previous: float | None,
        scores: Mapping[str, float | None],
    ) -> dict[str, Any]:
        component, weight, target, higher = FACTORS[key]
        trend = None
        if value is not None and previous is not None:
            change = (value - previous) if higher else (previous - value)
            band = self._band(month, csn, key, target)
            trend = "up" if nine(change) > nine(band) else "down" if nine(change) < -nine(band) else "flat"  # type: ignore[operator]
        score = scores[key]
        composed = compose(scores)
        effective = 0.0
        if score is not None:
            own = sum(
                FACTORS[other][1] for other in FACTORS if FACTORS[other][0] == component and scores[other] is not None
            )
            present = sum(COMPONENTS[name] for name in COMPONENTS if composed[name] is not None)
            effective = weight / own * COMPONENTS[component] / present * 100
        rounded = nine(score)
        if rounded is None:
            status = "missing"
        elif rounded >= 100:
            status = "healthy"
        elif rounded < 50:
            status = "critical"
        elif rounded < 80 or (rounded < 90 and trend == "down"):
            status = "warning"
        else:
            status = "near target"
        return {
            "component": component,
            "current_value": value,
            "previous_value": previous,
            "target": target,
            "score": one(score),
            "weight": weight,
            "effective_weight": effective,
            "contribution": 0.0 if score is None else effective * score / 100,
            "status": status,
            "trend": trend,
        }

    def _band(self, month: date, csn: str, key: str, target: float) -> float:
        changes = []
        for ago in range(1, 7):
            one_month, other = back(month, ago), back(month, ago + 1)
            active, factors = self.published.active, self.published.factors
            if csn in active.get(one_month, ()) and csn in active.get(other, ()):
                value = factors[one_month][csn, key]["current_value"]
                former = factors[other][csn, key]["current_value"]
                if value is not None and former is not None:
                    changes.append(value - former)
        if len(changes) >= 4:
            middle = statistics.median(changes)
            band: float = 1.4826 * statistics.median(abs(change - middle) for change in changes)
            if round(band, 9) > 0:
                return band
        return 0.05 * target

    def _score(
        self,
        m: Month,
        accounts: list[str],
        raw: dict[str, dict[str, float | None]],
        previous_raw: dict[str, dict[str, float | None]],
        subscriptions: list[dict[str, Any]],
    ) -> None:
        pool_seats: dict[tuple[int, str], int] = defaultdict(int)
        for row in subscriptions:
            pool_seats[row["tenant_id"], row["pool_id"]] += row["seats_purchased"]
        industries = {row["account_csn"]: row.get("industry_group") for row in m.world.of(m.month, "accounts")}
        groups: dict[str, list[tuple[str, Any]]] = {}
        for csn in accounts:
            pools = {(row["tenant_id"], row["pool_id"]) for row in subscriptions if row["survivor"] == csn}
            band = seat_band(sum(pool_seats[pool] for pool in pools))
            industry = industries.get(csn)
            groups[csn] = [("industry_and_band", (industry, band))] if industry is not None else []
            groups[csn] += [("band", band), ("all", None)]
        composed = {csn: compose(raw[csn]) for csn in accounts}
        scores: dict[tuple[str, str], dict[str, Any]] = {}
        peers: dict[tuple[str, str], dict[str, Any]] = {}
        for csn in accounts:
            before = compose(previous_raw[csn])
            filled = {
                key: score
                if score is not None
                else _peer_median(csn, groups, {peer: raw[peer][key] for peer in accounts})
                for key, score in raw[csn].items()
            }
            imputed = compose(filled)
            for name in (*COMPONENTS, "overall"):
                scores[csn, name] = _score_row(name, raw[csn], composed[csn], before, imputed)
                everybody = {peer: composed[peer][name] for peer in accounts}
                peers[csn, name] = _against_peers(csn, groups, everybody)
        self.scores[m.month] = scores
        self.peers[m.month] = peers

    def _freeze(self, m: Month) -> None:
        """Accounts that no longer have a subscription repeat their last rows for twelve months."""
        for ago in range(1, 13):
            earlier = back(m.month, ago)
            for csn in self.active.get(earlier, ()):
                later = any(csn in self.active.get(back(m.month, months), ()) for months in range(ago))
                if later or csn in m.merges:
                    continue
                for tables in (self.factors, self.scores, self.peers):
                    rows = {key: row for key, row in tables[earlier].items() if key[0] == csn}
                    tables[m.month].update({key: dict(row) for key, row in rows.items()})
                for name in (*COMPONENTS, "overall"):
                    self.scores[m.month][csn, name]["is_frozen"] = True


def _others(csn: str, groups: Mapping[str, list[Any]], scores: Mapping[str, float | None]) -> tuple[Any, list[float]]:
    """The first peer group with at least 20 others that have the score, and their scores."""
    for name, value in groups[csn]:
        others = [
            score
            for peer, score in scores.items()
            if peer != csn and score is not None and (name, value) in groups[peer]
        ]
        if len(others) >= 20:
            return name, others
    return None, []


def _peer_median(csn: str, groups: Mapping[str, list[Any]], scores: Mapping[str, float | None]) -> float | None:
    _, others = _others(csn, groups, scores)
    return statistics.median(others) if others else None


def _against_peers(csn: str, groups: Mapping[str, list[Any]], scores: Mapping[str, float | None]) -> dict[str, Any]:
    name, others = _others(csn, groups, scores)
    if name is None:
        return {"peer_group": None, "n_peers": None, "peer_average": None, "percentile": None}
    own, percentile = nine(scores[csn]), None
    if own is not None:
        below = sum(round(score, 9) < own for score in others)
        equal = sum(round(score, 9) == own for score in others)
        share = Decimal(100) * (Decimal(below) + Decimal(equal) / 2) / len(others)
        percentile = float(share.quantize(Decimal(1), ROUND_HALF_UP))
    return {
        "peer_group": name,
        "n_peers": len(others),
        "peer_average": one(sum(others) / len(others)),
        "percentile": percentile,
    }


def _score_row(
    name: str,
    scores: Mapping[str, float | None],
    composed: Mapping[str, float | None],
    before: Mapping[str, float | None],
    imputed: Mapping[str, float | None],
) -> dict[str, Any]:
    keys = [key for key in FACTORS if name in (FACTORS[key][0], "overall")]
    weight = sum(FACTORS[key][1] for key in keys)
    covered = sum(FACTORS[key][1] for key in keys if scores[key] is not None)
    earned = sum(FACTORS[key][1] * (scores[key] or 0.0) for key in keys)
    coverage = 100 * covered / weight
    score, previous = composed[name], before[name]
    lacks = name == "overall" and any(
        composed[component] is None for component, heavy in COMPONENTS.items() if heavy >= 40
    )
    rounded = nine(score)
    if rounded is None or round(coverage, 9) <= 60 or lacks:
        status = "unknown"
    else:
        status = "Good" if rounded >= 70 else "Fair" if rounded >= 50 else "Poor"
    trend = None
    if score is not None and previous is not None:
        change = round(score - previous, 9)
        trend = "improving" if change >= 2 else "declining" if change <= -2 else "stable"
    present = sum(value for component, value in COMPONENTS.items() if composed[component] is not None)
    contribution = score
    if name != "overall":
        contribution = None if score is None else COMPONENTS[name] / present * score
    return {
        "score": one(score),
        "previous_score": one(previous),
        "coverage": coverage,
        "lower_bound": one(earned / weight),
        "upper_bound": one((earned + 100 * (weight - covered)) / weight),
        "peer_median_score": one(imputed[name]) if covered < weight else None,
        "weight": weight,
        "contribution": contribution,
        "status": status,
        "trend": trend,
        "is_frozen": False,
    }


def at(day: date, hour: float = 12) -> datetime:
    """A moment of a day, UTC."""
    from datetime import UTC

    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour)
