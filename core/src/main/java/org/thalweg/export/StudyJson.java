package org.thalweg.export;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.audit.Finding;
import org.thalweg.cost.Item;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.Alternative;
import org.thalweg.study.AlternativeSpec;
import org.thalweg.study.Line;
import org.thalweg.study.Pareto;
import org.thalweg.study.Scenario;
import org.thalweg.study.Study;
import org.thalweg.study.Together;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A study in numbers: {@code study.json}. The schema is the resource {@code study.schema.json} beside this class.
 *
 * <p>Lengths are metres, times seconds, money the scenario's currency. A value that does not exist (no bound, a rule
 * without limit) is null. Amounts carry two decimals and add up to {@code construction_cost} exactly; {@code gap} is
 * cost / bound - 1. Quantities and unit costs carry every digit of the number that the amount was made from.
 */
public final class StudyJson {
    private StudyJson() {}

    /**
     * The text of {@code study.json}.
     *
     * @param study the study
     * @return JSON, ending with a line feed
     */
    public static String text(Study study) {
        Scenario scenario = study.scenario();
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("generator", Version.GENERATOR);
        root.put("version", Version.NUMBER);
        root.put("content", "study");
        root.put("name", scenario.name());
        root.put("summary", scenario.summary() == null ? "" : scenario.summary());
        root.put("seed", scenario.seed());
        root.put("crs", scenario.crs());
        root.put("currency", scenario.currency());
        root.put("price_year", scenario.priceYear());
        terrain(root.putObject("terrain"), study);
        Json.put(root, "grid_scale", study.gridScale(), 9);
        perMode(root.putObject("floor_of_length_m"), study.floors());
        ArrayNode notes = root.putArray("notes");
        study.notes().forEach(notes::add);
        ArrayNode alternatives = root.putArray("alternatives");
        study.alternatives().forEach(a -> alternative(alternatives.addObject(), a));
        pareto(root.putObject("pareto"), study);
        SecurityJson.put(root.putObject("security"), study);
        if (study.posts() != null) {
            BorderJson.put(root.putObject("border"), study.posts(), scenario.currency());
        }
        OperationJson.put(root, study);
        EconomyJson.put(root, study.worth());
        if (study.terms() != null) {
            TermsJson.put(root.putObject("terms"), study.terms());
        }
        assumptions(root.putArray("assumptions"), scenario);
        ObjectNode inputs = root.putObject("inputs_sha256");
        scenario.hashes().forEach(inputs::put);
        return Json.text(root);
    }

    private static void pareto(ObjectNode to, Study study) {
        for (Mode mode : study.scenario().modes().keySet()) {
            ArrayNode rows = to.putArray(mode.slug());
            for (Pareto.Row row : Pareto.of(study.alternatives(), mode)) {
                ObjectNode node = rows.addObject();
                node.put("alternative", row.alternative());
                node.put("made_by", row.madeBy());
                for (Pareto.Measure m : Pareto.Measure.values()) {
                    Json.put(node, m.name().toLowerCase(java.util.Locale.ROOT), row.values().get(m.ordinal()), 2);
                }
                ArrayNode dominated = node.putArray("dominated_by");
                row.dominatedBy().forEach(dominated::add);
                measures(node.putArray("best_at"), row.bestAt());
                ObjectNode ahead = node.putObject("better_than");
                row.ahead().forEach((name, list) -> measures(ahead.putArray(name), list));
                ObjectNode apart = node.putObject("apart");
                row.apart().forEach((name, share) -> Json.put(apart, name, share, 4));
            }
        }
    }

    private static void measures(ArrayNode to, java.util.List<Pareto.Measure> measures) {
        measures.forEach(m -> to.add(m.name().toLowerCase(java.util.Locale.ROOT)));
    }

    private static void together(ArrayNode to, Together together) {
        for (Together.Item item : together.items()) {
            ObjectNode node = to.addObject();
            node.put("kind", item.kind());
            node.put("about", item.about());
            node.put("unit", item.unit());
            Json.put(node, "without", item.without(), 2);
            Json.put(node, "with", item.with(), 2);
            Json.put(node, "saving", item.saving(), 2);
            node.put("in_bills", item.inBills());
        }
    }

    private static void terrain(ObjectNode to, Study study) {
        to.put("note", study.terrainNote());
        to.put("model", study.modelTerrain());
        Json.put(to, "cell_m", study.terrain().frame().cell(), 6);
        to.put("columns", study.terrain().frame().columns());
        to.put("rows", study.terrain().frame().rows());
        to.put("voids", study.voids());
    }

    private static void perMode(ObjectNode to, Map<Mode, Double> values) {
        values.forEach((mode, value) -> Json.put(to, mode.slug(), value, 3));
    }

    private static void assumptions(ArrayNode to, Scenario scenario) {
        for (Scenario.Assumption assumption : scenario.assumptions()) {
            ObjectNode node = to.addObject();
            node.put("topic", assumption.topic());
            node.put("statement", assumption.statement());
            node.put("source", assumption.source());
            node.put("verified", assumption.verified());
        }
    }

    private static void alternative(ObjectNode to, Alternative alternative) {
        AlternativeSpec spec = alternative.spec();
        to.put("name", spec.name());
        to.put("title", spec.title());
        ObjectNode weights = to.putObject("weights");
        spec.weights().forEach((name, weight) -> Json.put(weights, name, weight, 9));
        ObjectNode setbacks = to.putObject("setbacks_m");
        new TreeMap<>(spec.setbacks()).forEach((name, metres) -> Json.put(setbacks, name, metres, 3));
        to.put("reuse", spec.reuse());
        ArrayNode best = to.putArray("best_at");
        alternative.bestAt().forEach(best::add);
        ObjectNode differences = to.putObject("differences");
        alternative.differences().forEach((name, share) -> Json.put(differences, name, share, 4));
        together(to.putArray("together"), alternative.together());
        ObjectNode modes = to.putObject("modes");
        alternative.lines().forEach((mode, line) -> {
            ObjectNode node = modes.putObject(mode.slug());
            line(node, line);
            SensitivityJson.put(node, alternative.sensitivity().get(mode));
        });
    }

    private static void line(ObjectNode to, Line line) {
        to.put("standard", line.standard().id());
        Json.put(to, "length_m", line.alignment().length(), 4);
        to.put("construction_cost", line.bill().total());
        Json.put(to, "objective", line.objective(), 2);
        Json.put(to, "search_cost", line.searchCost(), 2);
        Json.put(to, "lower_bound", line.lowerBound(), 2);
        Json.put(to, "gap", line.gap(), 6);
        to.put("bound_kind", line.boundKind());
        Json.put(to, "travel_time_s", line.travelTime(), 2);
        Json.put(to, "mean_border_distance_m", line.borderDistance(), 2);
        Json.put(to, "land_m2", sum(line.stations().land()), 2);
        ArrayNode breakdown = to.putArray("breakdown");
        line.bill().items().forEach(item -> item(breakdown.addObject(), item));
        to.put("audit_ok", line.audit().ok());
        ArrayNode audit = to.putArray("audit");
        line.audit().findings().forEach(finding -> finding(audit.addObject(), finding));
        ObjectNode lengths = to.putObject("structure_lengths_m");
        for (Structure structure : Structure.values()) {
            Json.put(lengths, structure.slug(), length(line, structure), 4);
        }
        AlignmentJson.structures(to.putArray("structures"), line.alignment().structures());
    }

    private static void item(ObjectNode to, Item item) {
        to.put("item", item.item());
        to.put("quantity", BigDecimal.valueOf(item.quantity()));
        to.put("unit", item.unit());
        to.put("unit_cost", BigDecimal.valueOf(item.unitCost()));
        to.put("amount", item.amount());
    }

    private static void finding(ObjectNode to, Finding finding) {
        to.put("rule", finding.rule());
        Json.put(to, "limit", finding.limit(), 9);
        Json.put(to, "worst", finding.worst(), 9);
        to.put("unit", finding.unit());
        Json.put(to, "station_m", finding.station(), 3);
        to.put("ok", finding.ok());
    }

    private static double length(Line line, Structure structure) {
        return line.alignment().structures().stream()
                .filter(span -> span.structure() == structure)
                .mapToDouble(StructureSpan::length)
                .sum();
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
