package org.thalweg.export;

import java.util.List;
import java.util.Map;
import org.thalweg.economy.Activity;
import org.thalweg.economy.Appraisal;
import org.thalweg.economy.Assumptions;
import org.thalweg.economy.CashFlow;
import org.thalweg.economy.Delivered;
import org.thalweg.economy.DeliveryOption;
import org.thalweg.economy.Finance;
import org.thalweg.economy.OverrunClass;
import org.thalweg.economy.Programme;
import org.thalweg.economy.Risk;
import org.thalweg.economy.Spread;
import org.thalweg.security.Availability;
import org.thalweg.study.StudyWorth;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The sections {@code economy} and {@code security.availability} of {@code study.json}. */
final class EconomyJson {
    private static final int[] PERCENTILES = {5, 10, 25, 50, 75, 80, 90, 95};

    private EconomyJson() {}

    /** Puts both sections; a study without worth gets none. */
    static void put(ObjectNode root, StudyWorth worth) {
        if (worth != null) {
            economy(root.putObject("economy"), worth);
            if (worth.alternatives().stream().anyMatch(e -> e.availability() != null)) {
                ObjectNode security = root.get("security") instanceof ObjectNode there ? there : root.putObject("security");
                ArrayNode list = security.putArray("availability");
                worth.alternatives().stream().filter(e -> e.availability() != null)
                        .forEach(e -> availability(list.addObject(), e));
            }
        }
    }

    private static void economy(ObjectNode to, StudyWorth worth) {
        Assumptions a = worth.plan().assumptions();
        to.put("base_year", a.baseYear());
        to.put("years", a.years());
        Json.put(to, "discount_rate", a.rate(), 6);
        ObjectNode hurdles = to.putObject("hurdle_rates");
        a.hurdles().forEach((name, rate) -> Json.put(hurdles, name, rate, 6));
        Json.put(to, "financial_rate", a.financialRate(), 6);
        ObjectNode demand = to.putObject("demand_weights");
        a.demands().forEach(d -> Json.put(demand, d.name(), d.weight(), 6));
        to.put("central_demand", a.demands().get(a.central()).name());
        ObjectNode risk = to.putObject("risk");
        risk.put("draws", worth.risk().draws());
        risk.put("baseline", worth.plan().risk().baseline());
        Json.put(risk, "none_positive", worth.risk().noneShare(), 6);
        ArrayNode classes = risk.putArray("overruns");
        worth.plan().overruns().forEach(c -> overrun(classes.addObject(), c));
        ArrayNode list = to.putArray("alternatives");
        for (int i = 0; i < worth.alternatives().size(); i++) {
            alternative(list.addObject(), worth.alternatives().get(i), worth.risk().alternatives().get(i), a);
        }
    }

    private static void overrun(ObjectNode to, OverrunClass c) {
        to.put("kind", c.kind());
        to.put("class", c.id());
        Json.put(to, "mean", c.ratio().mean() - 1, 6);
        Json.put(to, "sd", c.ratio().deviation(), 6);
        Json.put(to, "p50", c.ratio().quantile(0.5) - 1, 6);
        Json.put(to, "p90", c.ratio().quantile(0.9) - 1, 6);
        to.put("baseline", c.baseline());
        to.put("source", c.source());
        to.put("verified", c.verified());
        to.put("critique", c.critique());
    }

    private static void alternative(ObjectNode to, StudyWorth.Entry e, Risk.Outcome risk, Assumptions a) {
        double[] plain = e.worth().plain();
        to.put("name", e.name());
        ObjectNode cost = to.putObject("construction_with_design_and_supervision");
        e.worth().costs(plain).forEach((mode, v) -> Json.put(cost, mode.slug(), v, 2));
        ObjectNode openings = to.putObject("opening_months");
        e.worth().openings(plain).forEach((mode, v) -> Json.put(openings, mode.slug(), v, 2));
        ObjectNode programme = to.putObject("programme");
        e.worth().programmes().forEach((mode, p) -> programme(programme.putObject(mode.slug()), p));
        ObjectNode gains = to.putObject("gain_per_unit");
        e.worth().gains(plain).forEach((flow, v) -> Json.put(gains, flow, v, 4));
        ObjectNode times = to.putObject("times");
        e.worth().candidate().times().forEach((flow, t) -> {
            ObjectNode time = times.putObject(flow);
            Json.put(time, "running_h", t.running(), 4);
            time.put("running_basis", t.runningBasis());
            Json.put(time, "posts_h", t.posts(), 4);
            time.put("posts_basis", t.postsBasis());
        });
        appraisal(to.putObject("economic"), e.economic(), a.hurdles());
        appraisal(to.putObject("financial"), e.financial(), Map.of());
        ObjectNode modes = to.putObject("economic_by_mode");
        e.byMode().forEach((mode, v) -> brief(modes.putObject(mode.slug()), v));
        ObjectNode demands = to.putObject("economic_by_demand");
        e.byDemand().forEach((name, v) -> brief(demands.putObject(name), v));
        risk(to.putObject("risk"), risk);
        ArrayNode delivery = to.putArray("delivery");
        e.delivery().forEach(d -> delivered(delivery.addObject(), d));
    }

    private static void programme(ObjectNode to, Programme p) {
        Json.put(to, "months", p.months(), 3);
        ArrayNode path = to.putArray("critical_path");
        p.criticalPath().forEach(i -> path.add(p.activities().get(i).name()));
        numbers(to.putArray("spending_by_year"), p.spending(), 2);
        ArrayNode activities = to.putArray("activities");
        for (int i = 0; i < p.activities().size(); i++) {
            Activity a = p.activities().get(i);
            ObjectNode node = activities.addObject();
            node.put("name", a.name());
            node.put("trade", a.trade() == null ? null : a.trade().slug());
            Json.put(node, "start_month", p.start().get(i), 3);
            Json.put(node, "months", a.months(), 3);
            Json.put(node, "slack_months", p.slack().get(i), 3);
            Json.put(node, "cost", a.cost(), 2);
        }
    }

    private static void numbers(ArrayNode to, double[] values, int decimals) {
        for (double v : values) {
            to.add(Decimal.plain(v, decimals));
        }
    }

    private static void brief(ObjectNode to, Appraisal a) {
        Json.put(to, "npv", a.npv(), 2);
        Json.put(to, "irr", a.irr().single().orElse(Double.NaN), 6);
        to.put("irr_undefined", a.irr().why());
        to.put("sign_changes", a.irr().signChanges());
        Json.put(to, "mirr", a.mirr(), 6);
        Json.put(to, "benefit_cost_ratio", a.benefitCostRatio(), 6);
        Json.put(to, "first_year_return", a.firstYearReturn(), 6);
    }

    private static void appraisal(ObjectNode to, Appraisal a, Map<String, Double> hurdles) {
        brief(to, a);
        Json.put(to, "rate", a.rate(), 6);
        if (!hurdles.isEmpty()) {
            ObjectNode at = to.putObject("npv_at_hurdles");
            hurdles.forEach((name, rate) -> Json.put(at, name, a.net().npv(rate), 2));
        }
        ObjectNode switching = to.putObject("switching_values");
        a.switchingValues().forEach((name, v) -> Json.put(switching, name, v, 6));
        ObjectNode streams = to.putObject("streams");
        a.streams().forEach((name, flow) -> stream(streams.putArray(name), flow));
    }

    private static void stream(ArrayNode to, CashFlow flow) {
        numbers(to, flow.amounts(), 2);
    }

    private static void risk(ObjectNode to, Risk.Outcome o) {
        spread(to.putObject("construction"), o.cost(), 2);
        spread(to.putObject("opening_months"), o.openingMonths(), 3);
        spread(to.putObject("npv"), o.npv(), 2);
        spread(to.putObject("irr"), o.irr(), 6);
        spread(to.putObject("financial_npv"), o.financialNpv(), 2);
        Json.put(to, "below_hurdle", o.belowHurdle(), 6);
        Json.put(to, "without_single_irr", o.noRate(), 6);
        Json.put(to, "best", o.best(), 6);
        Json.put(to, "ahead", o.ahead(), 6);
        ArrayNode tornado = to.putArray("tornado");
        for (Risk.Swing s : o.tornado()) {
            ObjectNode node = tornado.addObject();
            node.put("factor", s.factor().slug());
            Json.put(node, "low", s.low(), 6);
            Json.put(node, "high", s.high(), 6);
            Json.put(node, "npv_at_low", s.npvAtLow(), 2);
            Json.put(node, "npv_at_high", s.npvAtHigh(), 2);
        }
    }

    private static void spread(ObjectNode to, Spread s, int decimals) {
        Json.put(to, "mean", s.mean(), decimals);
        for (int p : PERCENTILES) {
            Json.put(to, "p" + p, s.p(p), decimals);
        }
    }

    private static void delivered(ObjectNode to, Delivered d) {
        DeliveryOption o = d.option();
        to.put("option", o.name());
        to.put("title", o.title());
        texts(to.putArray("builders"), o.builders());
        texts(to.putArray("financiers"), o.financiers());
        Json.put(to, "construction", d.cost(), 2);
        Json.put(to, "opening_months", d.openingMonths(), 2);
        brief(to.putObject("economic"), d.economic());
        brief(to.putObject("financial"), d.financial());
        Json.put(to, "given", d.given(), 2);
        Json.put(to, "owners", d.owners(), 2);
        ObjectNode risk = to.putObject("risk");
        risk.put("draws", d.risk().npv().draws());
        spread(risk.putObject("construction"), d.risk().cost(), 2);
        spread(risk.putObject("opening_months"), d.risk().openingMonths(), 3);
        spread(risk.putObject("npv"), d.risk().npv(), 2);
        spread(risk.putObject("financial_npv"), d.risk().financialNpv(), 2);
        Json.put(risk, "below_hurdle", d.risk().belowHurdle(), 6);
        Json.put(risk, "ahead_of_other_options", d.risk().ahead(), 6);
        Finance.Service s = d.service();
        ObjectNode debt = to.putObject("debt");
        Json.put(debt, "drawn", s.drawn(), 2);
        Json.put(debt, "interest_added", s.interestAdded(), 2);
        Json.put(debt, "yearly", s.yearly(), 2);
        debt.put("first_year", s.first());
        debt.put("last_year", s.last());
        Json.put(debt, "cover", s.cover(), 6);
        debt.put("repaid_year", s.repaid() < 0 ? null : (Integer) s.repaid());
        ArrayNode conditions = to.putArray("conditions");
        for (DeliveryOption.Condition c : o.conditions()) {
            conditions.addObject().put("party", c.party()).put("says", c.says()).put("source", c.source()).put("date", c.date())
                    .put("confirmed", c.confirmed()).put("note", c.note());
        }
        ArrayNode excludes = to.putArray("excludes");
        o.excludes().forEach(x -> excludes.addObject().put("whom", x.whom()).put("why", x.why()));
    }

    private static void texts(ArrayNode to, List<String> texts) {
        texts.forEach(to::add);
    }

    private static void availability(ObjectNode to, StudyWorth.Entry e) {
        Availability.Result r = e.availability();
        to.put("name", e.name());
        to.put("years_drawn", r.years());
        ObjectNode costs = to.putObject("closed_day_costs");
        Json.put(costs, "road", e.closedDayCosts().road(), 2);
        Json.put(costs, "rail", e.closedDayCosts().rail(), 2);
        Json.put(costs, "both", e.closedDayCosts().both(), 2);
        ObjectNode lines = to.putObject("lines");
        r.lines().forEach((mode, line) -> closed(lines.putObject(mode.slug()), line));
        closed(to.putObject("both_closed"), r.both());
        Json.put(to, "cost_a_year", r.cost(), 2);
        ObjectNode hazards = to.putObject("closed_days_by_hazard");
        r.byHazard().forEach((name, days) -> Json.put(hazards, name, days, 4));
        ArrayNode chokes = to.putArray("choke_points");
        r.chokes().stream().limit(20).forEach(c -> {
            ObjectNode node = chokes.addObject();
            node.put("mode", c.part().mode().slug());
            node.put("kind", c.part().kind());
            Json.put(node, "from_m", c.part().from(), 2);
            Json.put(node, "to_m", c.part().to(), 2);
            Json.put(node, "closed_days", c.closedDays(), 5);
            Json.put(node, "cost_a_year", c.cost(), 2);
        });
    }

    private static void closed(ObjectNode to, Availability.Line line) {
        Json.put(to, "closed_days_a_year", line.closedDays(), 4);
        Json.put(to, "closed_days_p95", line.closedDaysP95(), 4);
        Json.put(to, "longest_closure_p95_days", line.longestP95(), 4);
        Json.put(to, "open_share", line.open(), 8);
        Json.put(to, "open_share_closed_form", line.exactOpen(), 8);
    }
}
